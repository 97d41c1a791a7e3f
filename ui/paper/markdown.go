package paper

import (
	"fmt"
	"strings"
)

// Markdown writes CommonMark with tables.
func Markdown(d Document) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", mdEscape(d.Title))
	if d.Mark != "" {
		fmt.Fprintf(&b, "**【%s】**\n\n", mdEscape(d.Mark))
	}
	for _, x := range d.Blocks {
		mdBlock(&b, x)
	}
	if d.Foot != "" {
		fmt.Fprintf(&b, "---\n\n%s\n", mdEscape(d.Foot))
	}
	return []byte(b.String()), nil
}

func mdBlock(b *strings.Builder, x Block) {
	switch x := x.(type) {
	case Heading:
		if x.ID != "" {
			fmt.Fprintf(b, "<a id=\"%s\"></a>\n\n", mdID(x.ID))
		}
		fmt.Fprintf(b, "%s %s\n\n", strings.Repeat("#", min(max(x.Level, 1), 6)), mdEscape(x.Text))
	case Para:
		fmt.Fprintf(b, "%s\n\n", mdSpans(x.Spans))
	case List:
		for i, it := range x.Items {
			mark := x.Mark(i, "- ")
			if x.Tick(i) != NoTick {
				mark = "- " + mark
			}
			fmt.Fprintf(b, "%s%s\n", mark, mdSpans(it))
		}
		b.WriteString("\n")
	case Pairs:
		for _, it := range x.Items {
			fmt.Fprintf(b, "- **%s**：%s\n", mdEscape(it.Label), mdSpans(it.Value))
		}
		b.WriteString("\n")
	case Table:
		mdTable(b, x)
	case Chart:
		mdTable(b, x.Table)
	case Note:
		fmt.Fprintf(b, "> %s\n\n", mdSpans(x.Spans))
	case Stamp:
		for _, l := range x.Lines {
			fmt.Fprintf(b, "> **%s**\n>\n", mdEscape(l))
		}
		b.WriteString("\n")
	case Signature:
		for _, s := range x.Boxes {
			name := mdEscape(s.Name)
			if name == "" {
				name = "\\_\\_\\_\\_\\_\\_\\_\\_"
			}
			fmt.Fprintf(b, "- **%s**：%s %s %s\n", mdEscape(s.Role), name, mdEscape(s.How), mdEscape(s.At))
		}
		b.WriteString("\n")
	case Break:
		b.WriteString("---\n\n")
	}
}

func mdTable(b *strings.Builder, t Table) {
	n := t.Columns()
	row := func(cells []string) {
		for i := range n {
			fmt.Fprintf(b, "| %s ", mdEscape(t.Cell(cells, i)))
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	for i := range n {
		b.WriteString(map[Align]string{Left: "| --- ", Right: "| ---: ", Center: "| :---: "}[t.AlignOf(i)])
	}
	b.WriteString("|\n")
	for _, r := range t.Rows {
		row(r)
	}
	if t.Note != "" {
		fmt.Fprintf(b, "\n%s\n", mdEscape(t.Note))
	}
	b.WriteString("\n")
}

func mdSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := mdEscape(s.Text)
		trimmed := strings.TrimSpace(text)
		lead, trail := text[:len(text)-len(strings.TrimLeft(text, " "))], text[len(strings.TrimRight(text, " ")):]
		switch {
		case trimmed == "":
			b.WriteString(text)
		case s.Ref != "":
			fmt.Fprintf(&b, "%s[%s](#%s)%s", lead, trimmed, mdID(s.Ref), trail)
		case s.Struck:
			b.WriteString(lead + "~~" + trimmed + "~~" + trail)
		case s.Bold:
			b.WriteString(lead + "**" + trimmed + "**" + trail)
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

// mdEscape makes sure that what somebody typed stays text.
func mdEscape(s string) string {
	var b strings.Builder
	for _, r := range Clean(s) {
		if strings.ContainsRune("\\`*_{}[]<>#|~&!$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	out := b.String()
	if t := strings.TrimLeft(out, " "); len(t) > 0 && strings.ContainsRune("+-=", rune(t[0])) {
		out = out[:len(out)-len(t)] + "\\" + t
	}
	return out
}

// mdID keeps the letters and digits of an anchor.
func mdID(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, s)
}
