package paper

import (
	"strings"
	"unicode"
)

// Part is a stretch of what a document says, from one heading to the next.
type Part struct{ Title, Text string }

// mostParts is how many stretches are told apart; the rest is one.
const mostParts = 120

// Said is all that a document says, in its order, as every format says it: what
// stands on each page is said once, blanks and control characters do not count
// (where a line breaks, they are lost). struck puts the brackets around struck
// text that formats without looks write.
func Said(d Document, struck bool) []Part {
	t := &teller{struck: struck, parts: []Part{{Title: Clean(d.Title)}}}
	if d.Mark != "" {
		t.say("【" + d.Mark + "】")
	}
	t.say(d.Title)
	for _, x := range d.Blocks {
		if h, ok := x.(Heading); ok && h.Level <= 3 && len(t.parts) < mostParts {
			t.parts = append(t.parts, Part{Title: Clean(h.Text)})
		}
		t.block(x)
	}
	return t.parts
}

type teller struct {
	struck bool
	parts  []Part
}

func (t *teller) say(texts ...string) {
	last := &t.parts[len(t.parts)-1]
	for _, s := range texts {
		last.Text += Bare(s)
	}
}

func (t *teller) spans(list []Span) {
	if t.struck {
		t.say(Flatten(list))
		return
	}
	for _, s := range list {
		t.say(s.Text)
	}
}

func (t *teller) block(x Block) {
	switch x := x.(type) {
	case Heading:
		t.say(x.Text)
	case Para:
		t.spans(x.Spans)
	case Note:
		t.spans(x.Spans)
	case List:
		for i, it := range x.Items {
			if x.Tick(i) != NoTick {
				t.say(string(x.Tick(i)))
			}
			t.spans(it)
		}
	case Pairs:
		for _, p := range x.Items {
			t.say(p.Label)
			t.spans(p.Value)
		}
	case Chart:
		t.table(x.Table)
	case Table:
		t.table(x)
	case Signature:
		for _, s := range x.Boxes {
			t.say(s.Role, s.Name, s.How, s.At)
		}
	case Stamp:
		t.say(x.Lines...)
	}
}

func (t *teller) table(x Table) {
	var b strings.Builder
	for _, r := range append([][]string{x.Head}, x.Rows...) {
		b.WriteString(strings.Join(r, ""))
	}
	t.say(b.String(), x.Note)
}

// Bare leaves out blanks, and control characters, which no format lets through.
func Bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, Clean(s))
}

// Signers are the names that stand in the boxes of a document, with their roles.
func Signers(d Document) []string {
	var out []string
	for _, x := range d.Blocks {
		if s, ok := x.(Signature); ok {
			for _, b := range s.Boxes {
				if b.Name != "" {
					out = append(out, Clean(strings.TrimSpace(b.Role+" "+b.Name)))
				}
			}
		}
	}
	return out
}

// Sealing is how the signed statement of a file about itself stands in it: one
// run of letters that every format carries unchanged.
const (
	SealHead = "zhiban-seal:"
	SealTail = ";"
	SealPart = "zhiban-seal.txt" // the file with it in formats that are archives
)

// SealText is what a backend writes where a document has a seal, "" else.
func (d Document) SealText() string {
	if d.Seal == "" {
		return ""
	}
	return SealHead + d.Seal + SealTail
}
