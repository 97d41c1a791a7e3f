package paper

// Layout is how the pages of a document are measured. Lengths are millimetres,
// sizes of letters points. Backends that know no pages leave it alone.
type Layout struct {
	Official                 bool // 公文: a red head rule, no shrinking, indented paragraphs (GB/T 9704-2012)
	Serif                    bool // the body in a serif font
	Top, Bottom, Left, Right float64
	Title, Head, Body        float64
	Table, Foot              float64
	Lines, Chars             int // of a page and of a line; 0: as many as there is room for
	Columns                  int // beside each other on a page; 0 and 1: one
	MostPages                int // the text is set smaller until it fits; 0 for any number
	FitPages                 int // a little smaller if it fits so many pages then, else as many as it takes; 0: no matter
}

// Form is the layout of a document that names none: one column, 20/20/18/18 mm.
func Form() Layout {
	return Layout{Top: 20, Bottom: 20, Left: 18, Right: 18, Title: 18, Head: 11.5, Body: 10, Table: 9, Foot: 8}
}

// Compact is the layout that a handover is printed in: the whole text in two
// columns, on two pages where a shift was no fuller than most.
func Compact() Layout {
	return Layout{Top: 16, Bottom: 14, Left: 13, Right: 13, Title: 16, Head: 9.5, Body: 8.5, Table: 7.8, Foot: 7.5, Columns: 2, FitPages: 2}
}

// Laid is the layout of a document.
func (d Document) Laid() Layout {
	if d.Layout == nil {
		return Form()
	}
	return *d.Layout
}

// MM is the width of column i in millimetres, 0 where nobody fixed it.
func (t Table) MM(i int) float64 {
	if i < len(t.Widths) {
		return t.Widths[i]
	}
	return 0
}
