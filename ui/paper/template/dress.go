package template

import (
	"slices"
	"strings"

	"zhiban/ui/paper"
)

// Values are what the fields of a report say.
type Values struct{ Post, Number, Shift, Date, Level, Code string }

// fill puts values into the fields of a text.
func fill(text string, v Values, title string) string {
	return strings.NewReplacer("{post}", v.Post, "{number}", v.Number, "{shift}", v.Shift, "{date}", v.Date, "{level}", v.Level, "{code}", v.Code, "{title}", title).Replace(text)
}

// Dress puts title, head, foot and page of the template on a document. What the
// template leaves empty stays as the report has it. A nil template changes
// nothing.
func (t *Template) Dress(d *paper.Document, v Values) {
	if t == nil {
		return
	}
	if s := t.Title.In(d.Lang); s != "" {
		d.Title = fill(s, v, d.Title)
	}
	d.Header = fill(t.Header.In(d.Lang), v, d.Title)
	if s := t.Footer.In(d.Lang); s != "" {
		d.Foot = fill(s, v, d.Title)
	}
	if s := t.Page.In(d.Lang); s != "" {
		d.PageWord = strings.NewReplacer("{page}", "%d", "{pages}", "%d").Replace(s)
	}
	d.Above = fill(t.Number.In(d.Lang), v, d.Title)
	d.Layout = t.Laid()
}

// Laid is the page as backends take it; nil for what every document has anyway.
func (t *Template) Laid() *paper.Layout {
	if t == nil {
		return nil
	}
	l := t.Layout
	out := paper.Layout{Official: l.Style == "official", Serif: l.Font == "serif", Top: l.Top, Bottom: l.Bottom, Left: l.Left, Right: l.Right,
		Title: l.Title, Head: l.Head, Body: l.Body, Table: l.Table, Foot: l.Foot, Lines: l.Lines, Chars: l.Chars, Columns: l.Cols, MostPages: l.Pages, FitPages: l.Fit}
	if out == paper.Form() {
		return nil
	}
	return &out
}

// Order is the sections of a kind in the order of the template.
func (t *Template) Order(kind string) []string {
	if t == nil || len(t.Sections) == 0 {
		return SectionsOf(kind)
	}
	return t.Sections
}

// Columns takes the columns of a section's table that the template chooses.
func (t *Template) Columns(section string, blocks []paper.Block) []paper.Block {
	if t == nil {
		return blocks
	}
	i := slices.IndexFunc(t.Tables, func(x Table) bool { return x.Section == section })
	if i < 0 {
		return blocks
	}
	out := slices.Clone(blocks)
	for k, b := range out {
		if table, ok := b.(paper.Table); ok && len(table.Keys) > 0 {
			out[k] = choose(table, t.Tables[i].Columns)
		}
	}
	return out
}

// choose makes a table of some columns of another one.
func choose(t paper.Table, columns []Column) paper.Table {
	out := paper.Table{Name: t.Name, Note: t.Note, Kept: t.Kept, Rows: make([][]string, len(t.Rows))}
	for _, c := range columns {
		i := slices.Index(t.Keys, c.Name)
		if i < 0 {
			continue
		}
		out.Keys, out.Head, out.Align, out.Widths = append(out.Keys, c.Name), append(out.Head, t.Head[i]), append(out.Align, t.AlignOf(i)), append(out.Widths, c.MM)
		for r, row := range t.Rows {
			out.Rows[r] = append(out.Rows[r], t.Cell(row, i))
		}
	}
	return out
}

// Signatures are the boxes that the template adds to those of the report.
func (t *Template) Signatures(lang string) []paper.SignBox {
	if t == nil {
		return nil
	}
	var out []paper.SignBox
	for _, s := range t.Signs {
		out = append(out, paper.SignBox{Role: s.In(lang)})
	}
	return out
}
