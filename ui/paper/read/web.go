package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"html"
	"regexp"
	"strings"

	"zhiban/ui/paper"
)

var marked = regexp.MustCompile(`^\s*<div class="mark">([^<]*)</div>`)

var tag = regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>`)

// HTML is the text of the body of a page, up to its foot, without blanks.
func HTML(data []byte) (string, bool) {
	_, body, ok := strings.Cut(string(data), "<body>")
	if !ok {
		return "", false
	}
	body, after, ok := strings.Cut(body, "<footer>")
	if !ok {
		return "", false
	}
	body = strings.Replace(marked.ReplaceAllString(body, "【$1】"), "\n", "", 1)
	text := html.UnescapeString(tag.ReplaceAllString(body, ""))
	if _, late, ok := strings.Cut(after, "</template>"); ok { // what somebody put below the foot
		text += html.UnescapeString(tag.ReplaceAllString(late, ""))
	}
	return paper.Bare(text), true
}

type jsonFile struct {
	Title  string          `json:"title"`
	Mark   string          `json:"mark"`
	Blocks []jsonBlock     `json:"blocks"`
	Data   json.RawMessage `json:"data"`
}

type jsonBlock struct {
	Text  string     `json:"text"`
	Items []string   `json:"items"`
	Ticks []string   `json:"ticks"`
	Pairs []jsonPair `json:"pairs"`
	Head  []string   `json:"head"`
	Rows  [][]string `json:"rows"`
	Boxes []jsonSign `json:"boxes"`
	Note  string     `json:"note"`
}

type jsonPair struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

type jsonSign struct {
	Role string `json:"role"`
	Name string `json:"name"`
	How  string `json:"how"`
	At   string `json:"at"`
}

// JSON is what the blocks of a JSON file say, without blanks.
func JSON(data []byte) (string, bool) {
	var f jsonFile
	if err := json.Unmarshal(data, &f); err != nil || f.Blocks == nil {
		return "", false
	}
	var b strings.Builder
	say := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(paper.Bare(t))
		}
	}
	if f.Mark != "" {
		say("【" + f.Mark + "】")
	}
	say(f.Title)
	for _, x := range f.Blocks {
		say(x.Text)
		for i, it := range x.Items {
			if i < len(x.Ticks) {
				say(x.Ticks[i])
			}
			say(it)
		}
		for _, p := range x.Pairs {
			say(p.Label, p.Value)
		}
		say(x.Head...)
		for _, r := range x.Rows {
			say(r...)
		}
		say(x.Note)
		for _, s := range x.Boxes {
			say(s.Role, s.Name, s.How, s.At)
		}
	}
	return b.String(), true
}

// factsOf is the SHA-256 of the facts in a JSON file, "" where it holds none;
// ok is false for JSON that is no report.
func factsOf(data []byte) (code string, ok bool) {
	var f jsonFile
	if err := json.Unmarshal(data, &f); err != nil || f.Blocks == nil {
		return "", false
	}
	if len(f.Data) == 0 || string(f.Data) == "null" {
		return "", true
	}
	var raw bytes.Buffer
	if err := json.Compact(&raw, f.Data); err != nil {
		return "", false
	}
	sum := sha256.Sum256(raw.Bytes())
	return hex.EncodeToString(sum[:]), true
}
