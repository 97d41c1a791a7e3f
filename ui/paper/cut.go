package paper

import (
	"fmt"
	"slices"
)

// Shorten cuts lists and tables to so many rows, and says in each how many it
// left out: more holds one %d. The rows that a table marks as kept are never
// cut. Texts longer than chars end in «…»; 0 leaves
// them whole. Signatures, headings and what is shorter stay as they are.
func Shorten(blocks []Block, rows, chars int, more string) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case List:
			if n := len(b.Items) - rows; n > 0 {
				items := append(b.Items[:rows:rows], Text(fmt.Sprintf(more, n)))
				b.Items, b.Ticks = items, b.Ticks[:min(rows, len(b.Ticks))]
			}
			for k, it := range b.Items {
				if s := short(it, chars); s != nil {
					b.Items = append(append(b.Items[:k:k], s), b.Items[k+1:]...)
				}
			}
			out[i] = b
		case Table:
			out[i] = cutTable(b, rows, chars, more)
		case Chart:
			b.Table = cutTable(b.Table, rows, chars, more)
			out[i] = b
		case Para:
			if s := short(b.Spans, chars); s != nil {
				b.Spans = s
			}
			out[i] = b
		case Pairs:
			items := make([]Pair, len(b.Items))
			for k, it := range b.Items {
				if s := short(it.Value, chars); s != nil {
					it.Value = s
				}
				items[k] = it
			}
			b.Items = items
			out[i] = b
		default:
			out[i] = b
		}
	}
	return out
}

func cutTable(t Table, rows, chars int, more string) Table {
	all := len(t.Rows)
	t.Rows, t.Kept = t.keep(rows)
	if n := all - len(t.Rows); n > 0 {
		if t.Note != "" {
			t.Note += " "
		}
		t.Note += fmt.Sprintf(more, n)
	}
	if chars > 0 {
		cells := make([][]string, len(t.Rows))
		for i, r := range t.Rows {
			cells[i] = make([]string, len(r))
			for k, s := range r {
				cells[i][k] = clip(s, chars)
			}
		}
		t.Rows = cells
	}
	return t
}

// keep leaves so many rows in their order, those that are kept before the first
// others, and says which they are now.
func (t Table) keep(most int) (rows [][]string, kept []int) {
	others := most - len(t.Kept)
	for i, r := range t.Rows {
		switch must := slices.Contains(t.Kept, i); {
		case len(t.Rows) <= most && !must, !must && others > 0:
			others--
			rows = append(rows, r)
		case must:
			kept = append(kept, len(rows))
			rows = append(rows, r)
		}
	}
	return rows, kept
}

// short is a text cut to so many characters, nil where it is not too long.
func short(spans []Span, chars int) []Span {
	if chars <= 0 || len([]rune(Flatten(spans))) <= chars {
		return nil
	}
	var out []Span
	left := chars
	for _, s := range spans {
		n := len([]rune(s.Text))
		s.Text = clip(s.Text, left)
		out = append(out, s)
		if n > left {
			return out
		}
		left -= n
	}
	return out
}

func clip(s string, chars int) string {
	r := []rune(s)
	if len(r) <= chars {
		return s
	}
	return string(r[:max(chars-1, 0)]) + "…"
}
