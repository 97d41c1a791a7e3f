package paper

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

type jsonDocument struct {
	Title  string          `json:"title"`
	Lang   string          `json:"lang"`
	Mark   string          `json:"mark"`
	Foot   string          `json:"foot"`
	Blocks []any           `json:"blocks"`
	Data   json.RawMessage `json:"data,omitempty"`
	Seal   string          `json:"seal,omitempty"`
}

type jsonBlock struct {
	Type    string     `json:"type"`
	Level   int        `json:"level,omitempty"`
	ID      string     `json:"id,omitempty"`
	Text    string     `json:"text,omitempty"`
	Ordered bool       `json:"ordered,omitempty"`
	Items   []string   `json:"items,omitempty"`
	Pairs   []jsonPair `json:"pairs,omitempty"`
	Head    []string   `json:"head,omitempty"`
	Rows    [][]string `json:"rows,omitempty"`
	Boxes   []jsonSign `json:"boxes,omitempty"`
	Ticks   []string   `json:"ticks,omitempty"`
	Drawn   []int      `json:"drawn,omitempty"`
	Note    string     `json:"note,omitempty"`
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

// JSON writes the document with the facts behind it, for programs.
func JSON(d Document) ([]byte, error) {
	out := jsonDocument{Title: Clean(d.Title), Lang: d.Lang, Mark: Clean(d.Mark), Foot: Clean(d.Foot), Blocks: []any{}, Data: d.Data, Seal: d.SealText()}
	for _, b := range d.Blocks {
		out.Blocks = append(out.Blocks, jsonOf(b))
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("write document %q as JSON: %w", d.Title, err)
	}
	return buf.Bytes(), nil
}

func jsonOf(b Block) jsonBlock {
	switch b := b.(type) {
	case Heading:
		return jsonBlock{Type: "heading", Level: b.Level, ID: b.ID, Text: Clean(b.Text)}
	case Para:
		return jsonBlock{Type: "para", Text: Flatten(b.Spans)}
	case List:
		out := jsonBlock{Type: "list", Ordered: b.Ordered}
		for _, it := range b.Items {
			out.Items = append(out.Items, Flatten(it))
		}
		for _, k := range b.Ticks {
			out.Ticks = append(out.Ticks, strings.Trim(string(k), "\x00"))
		}
		return out
	case Pairs:
		out := jsonBlock{Type: "pairs"}
		for _, p := range b.Items {
			out.Pairs = append(out.Pairs, jsonPair{Clean(p.Label), Flatten(p.Value)})
		}
		return out
	case Table:
		out := jsonBlock{Type: "table", Head: b.Head, Note: Clean(b.Note)}
		for _, r := range b.Rows {
			row := make([]string, b.Columns())
			for i := range row {
				row[i] = b.Cell(r, i)
			}
			out.Rows = append(out.Rows, row)
		}
		return out
	case Signature:
		out := jsonBlock{Type: "signature"}
		for _, s := range b.Boxes {
			out.Boxes = append(out.Boxes, jsonSign{Clean(s.Role), Clean(s.Name), Clean(s.How), Clean(s.At)})
		}
		return out
	}
	return jsonOfOther(b)
}

func jsonOfOther(b Block) jsonBlock {
	switch b := b.(type) {
	case Chart:
		out := jsonOf(b.Table)
		out.Type, out.Drawn = "chart", b.Drawn
		return out
	case Note:
		return jsonBlock{Type: "note", Text: Flatten(b.Spans)}
	case Stamp:
		out := jsonBlock{Type: "stamp"}
		for _, l := range b.Lines {
			out.Items = append(out.Items, Clean(l))
		}
		return out
	}
	return jsonBlock{Type: "break"}
}
