package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match is what a column is taken for.
type Match struct {
	Column  int
	Head    string // as it stands in the file
	Field   string // slug, "" = is not taken
	Sure    int    // 0-100: 100 the heading says so, 0 nobody knows
	Samples []string
}

// Mapping says which column is which field.
type Mapping struct {
	Kind    Kind
	Columns []Match
	Fixed   map[string]string // field → value for every row, where no column has it
}

// How sure a guess is.
const (
	sureExact = 100
	surePart  = 70
	sureData  = 40
)

// headLines is how many lines may stand above the list.
const headLines = 20

// named is a field with the words for it as they are compared.
type named struct {
	slug  string
	words []string
}

func namedFields(k Kind) []named {
	var out []named
	for _, f := range Fields(k) {
		n := named{slug: f.Slug}
		for _, w := range append([]string{f.ZH, f.EN}, f.Words...) {
			n.words = append(n.words, fold(w))
		}
		out = append(out, n)
	}
	return out
}

// score says how well a heading, as typed and folded, names a field.
func (n named) score(head, h string) int {
	best := 0
	for _, w := range n.words {
		switch {
		case h == "":
			return 0
		case h == w:
			return sureExact
		case utf8.RuneCountInString(w) >= 2 && containsWord(head, h, w):
			best = surePart
		}
	}
	return best
}

// containsWord looks for a word in a heading: in Latin letters only a whole
// one, since «name» stands in «rename», too.
func containsWord(head, h, w string) bool {
	if w[0] >= 0x80 {
		return strings.Contains(h, w)
	}
	for _, part := range strings.FieldsFunc(strings.ToLower(head), func(r rune) bool { return !unicode.IsLetter(r) || r >= 0x80 }) {
		if part == w {
			return true
		}
	}
	return false
}

// fit matches headings with fields: each field gets the column that names it
// best.
func fit(fields []named, head Line) (out []Match, total int) {
	out = make([]Match, len(head.Cells))
	scores := make([][]int, len(head.Cells))
	for i, c := range head.Cells {
		out[i] = Match{Column: i, Head: strings.TrimSpace(c)}
		h := fold(c)
		for _, f := range fields {
			scores[i] = append(scores[i], f.score(out[i].Head, h))
		}
	}
	taken := map[string]bool{}
	for _, want := range []int{sureExact, surePart} {
		for i := range out {
			for k, f := range fields {
				if out[i].Field == "" && !taken[f.slug] && scores[i][k] == want {
					out[i].Field, out[i].Sure, taken[f.slug] = f.slug, want, true
					total += want
				}
			}
		}
	}
	return out, total
}

// complete reports whether a mapping has what no row can do without; the grid
// may be given for all rows.
func complete(k Kind, m []Match) bool {
	has := map[string]bool{}
	for _, c := range m {
		has[c.Field] = true
	}
	if k == Census {
		return has["address"] || has["building"] || has["room"] && has["unit"]
	}
	for _, f := range Fields(k) {
		if f.Needed && !has[f.Slug] && f.Slug != "grid" && !(k == Roster && f.Slug == "date" && has["shift"]) {
			return false
		}
	}
	return true
}

// findHead is the line that names most fields of a kind; -1 when none names
// enough.
func (s *Sheet) findHead(k Kind) (at, total int) {
	at = -1
	fields := namedFields(k)
	for i, l := range s.Lines[:min(len(s.Lines), headLines)] {
		m, sum := fit(fields, l)
		named := 0
		for _, c := range m {
			if c.Field != "" {
				named++
			}
		}
		if sum > total && (named > 1 || len(m) == 1) {
			at, total = i, sum
		}
	}
	return at, total
}

// GuessKind tells what a sheet is about, "" when nothing fits.
func (s *Sheet) GuessKind() Kind {
	best, bestScore := Kind(""), 0
	for _, k := range Kinds() {
		at, total := s.findHead(k)
		if at < 0 {
			continue
		}
		m, _ := fit(namedFields(k), s.Lines[at])
		if !complete(k, m) {
			continue
		}
		if k == Volunteers && s.says("志愿", "volunteer", "义工") {
			total += 50
		}
		if k == Volunteers { // a list of people is the wider one
			total--
		}
		if total > bestScore {
			best, bestScore = k, total
		}
	}
	return best
}

// says looks for words in the name of the file and above the list.
func (s *Sheet) says(words ...string) bool {
	where := strings.ToLower(s.File + " " + s.Name)
	for _, l := range s.Lines[:min(len(s.Lines), 3)] {
		where += " " + strings.ToLower(strings.Join(l.Cells, " "))
	}
	for _, w := range words {
		if strings.Contains(where, w) {
			return true
		}
	}
	return false
}

// Table finds the header of a list and fills merged cells; headLine is its
// number in the file, 0: it is looked for. Errors: refused (no header).
func (s *Sheet) Table(k Kind, headLine int) (*Table, error) {
	at := -1
	if headLine > 0 {
		for i, l := range s.Lines {
			if l.No == headLine {
				at = i
			}
		}
	} else {
		at, _ = s.findHead(k)
	}
	if at < 0 {
		return nil, refused("file", "intake.no_header", shorten(strings.Join(s.Lines[0].Cells, " "), 40))
	}
	t := &Table{Sheet: s, Kind: k, Head: s.Lines[at], Above: at}
	t.rows(s.Lines[at+1:])
	return t, nil
}

func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// rows makes the rows of a list: headings that are repeated on every page are
// passed over, merged cells filled downwards or marked.
func (t *Table) rows(lines []Line) {
	head := strings.Join(t.Head.Cells, "\x00")
	t.Rows = make([]Row, 0, len(lines))
	byLine := map[int]int{}
	for _, l := range lines {
		if strings.Join(l.Cells, "\x00") == head {
			continue
		}
		byLine[l.No] = len(t.Rows)
		t.Rows = append(t.Rows, Row{Line: l, faults: t.readFaults(l)})
	}
	for _, m := range t.merges {
		t.fill(m, byLine)
	}
}

// fill copies the value of a merged column into the rows that it covers. What
// is merged across columns cannot be told apart.
func (t *Table) fill(m merge, byLine map[int]int) {
	if m.lastRow <= t.Head.No {
		return
	}
	first, ok := byLine[m.firstRow]
	value := ""
	if ok {
		value = t.Rows[first].cell(m.firstCol)
	}
	for no := max(m.firstRow, t.Head.No+1); no <= m.lastRow; no++ {
		i, there := byLine[no]
		if !there {
			continue
		}
		r := &t.Rows[i]
		switch {
		case m.firstCol != m.lastCol || !ok:
			r.fault(m.firstCol, refused("", "intake.merged", m.ref))
		case no > m.firstRow:
			for len(r.Cells) <= m.firstCol {
				r.Cells = append(r.Cells, "")
			}
			r.Cells[m.firstCol] = value
			t.Filled++
		}
	}
}

func (r *Row) fault(column int, err error) {
	if r.faults == nil {
		r.faults = map[int]error{}
	}
	if r.faults[column] == nil {
		r.faults[column] = err
	}
}

// readFaults finds what went wrong before the file came here: cells that hold
// an error, characters that were lost, formulas, text without an end.
func (t *Table) readFaults(l Line) map[int]error {
	var out map[int]error
	set := func(i int, reason, arg string) {
		if out == nil {
			out = map[int]error{}
		}
		out[i] = refused("", reason, arg)
	}
	for i, c := range l.Cells {
		switch {
		case c == "":
		case strings.Contains(c, "\uFFFD"):
			set(i, "intake.lost", shorten(c, 20))
		case len(c) > maxCell && len([]rune(c)) > maxCell:
			set(i, "intake.cell_long", fmt.Sprint(len([]rune(c))))
		case c[0] == '#' && isExcelError(c):
			set(i, "intake.cell_error", c)
		case strings.IndexByte(c, 0) >= 0:
			set(i, "intake.lost", shorten(strings.ReplaceAll(c, "\x00", "?"), 20))
		case t.csv && isFormula(c):
			set(i, "intake.formula", shorten(c, 30))
		}
	}
	return out
}

func isExcelError(c string) bool {
	switch strings.TrimSpace(c) {
	case "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!":
		return true
	}
	return false
}

// isFormula finds what a spreadsheet would run: text that begins like a
// formula and is neither a number nor a phone.
func isFormula(c string) bool {
	switch c[0] {
	case '=', '@':
		return true
	case '+', '-', '\t', '\r':
		return strings.ContainsFunc(c[1:], func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(" -()./,", r) }) && len(c) > 1
	}
	return false
}

// unguard takes the mark off that a list which went out has before what a
// spreadsheet would run.
func unguard(c string) string {
	if len(c) > 1 && c[0] == '\'' && strings.IndexByte("=+-@\t\r'", c[1]) >= 0 {
		return c[1:]
	}
	return c
}

// Guess maps the columns of a list.
func Guess(t *Table) Mapping {
	cols, _ := fit(namedFields(t.Kind), t.Head)
	m := Mapping{Kind: t.Kind, Columns: cols, Fixed: map[string]string{}}
	for i := range m.Columns {
		m.Columns[i].Samples = t.samples(i)
	}
	m.guessByData(t)
	return m
}

// samples are the first three different values of a column.
func (t *Table) samples(col int) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, r := range t.Rows[:min(len(t.Rows), 200)] {
		if c := shorten(unguard(r.cell(col)), 24); !seen[c] {
			seen[c] = true
			if out = append(out, c); len(out) == 3 {
				break
			}
		}
	}
	return out
}

// guessByData takes a column whose heading says nothing for a phone or an ID
// when its values look like one.
func (m *Mapping) guessByData(t *Table) {
	for _, slug := range []string{"phone", "id"} {
		f, known := FieldOf(t.Kind, slug)
		if !known || m.has(slug) {
			continue
		}
		for i := range m.Columns {
			c := &m.Columns[i]
			if c.Field == "" && len(c.Samples) > 0 && looksLike(f.sort, c.Samples) {
				c.Field, c.Sure = f.Slug, sureData
				break
			}
		}
	}
}

func looksLike(s sort, samples []string) bool {
	for _, v := range samples {
		v = narrow(v)
		switch {
		case s == idNumber && !idShape(v):
			return false
		case s == phone && !(len(v) == 11 && v[0] == '1' && strings.Trim(v, "0123456789") == ""):
			return false
		}
	}
	return true
}

func (m Mapping) has(field string) bool {
	for _, c := range m.Columns {
		if c.Field == field {
			return true
		}
	}
	return m.Fixed[field] != ""
}

// Assign makes a column a field, or nothing with "". A column that was that
// field before is freed. Errors: invalid (no such field).
func (m *Mapping) Assign(column int, field string) error {
	if column < 0 || column >= len(m.Columns) {
		return invalid("map", "intake.column_unknown", fmt.Sprint(column))
	}
	if field != "" {
		f, ok := FieldOf(m.Kind, field)
		if !ok {
			return invalid("map", "intake.field_unknown", field)
		}
		field = f.Slug
		for i := range m.Columns {
			if m.Columns[i].Field == field {
				m.Columns[i].Field, m.Columns[i].Sure = "", 0
			}
		}
		delete(m.Fixed, field)
	}
	m.Columns[column].Field, m.Columns[column].Sure = field, sureExact
	return nil
}

// Missing is the first field without which no row can be taken, "" when there
// is none.
func (m Mapping) Missing() string {
	if m.Kind == Census && !m.has("address") && !m.has("building") {
		return "address"
	}
	for _, f := range Fields(m.Kind) {
		if f.Needed && !m.has(f.Slug) && !(m.Kind == Census && f.Slug == "grid" && m.addressNamesGrid()) && !(m.Kind == Roster && f.Slug == "date") {
			return f.Slug
		}
	}
	return ""
}

// addressNamesGrid reports whether addresses begin with their grid: 7格3栋502.
func (m Mapping) addressNamesGrid() bool {
	for _, c := range m.Columns {
		for _, v := range c.Samples {
			if c.Field == "address" && gridAhead.MatchString(narrow(v)) {
				return true
			}
		}
	}
	return false
}

// ReadMap takes a mapping as it is typed, «A=name,B=phone,备注=»: the left side
// is a column by its letter or its heading. Errors: invalid.
func (m *Mapping) ReadMap(text string) error {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，;；", r) }) {
		left, field, ok := strings.Cut(part, "=")
		if !ok {
			return invalid("map", "intake.map_part", part)
		}
		at := -1
		for i, c := range m.Columns {
			if strings.EqualFold(strings.TrimSpace(left), Column(i)) || fold(left) == fold(c.Head) {
				at = i
				break
			}
		}
		if at < 0 {
			return invalid("map", "intake.column_unknown", strings.TrimSpace(left))
		}
		if err := m.Assign(at, strings.TrimSpace(field)); err != nil {
			return err
		}
	}
	return nil
}

// ReadFixed takes values for every row, «grid=7». Errors: invalid.
func (m *Mapping) ReadFixed(text string) error {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，;；", r) }) {
		name, value, ok := strings.Cut(part, "=")
		f, known := FieldOf(m.Kind, name)
		switch {
		case !ok:
			return invalid("set", "intake.map_part", part)
		case !known:
			return invalid("set", "intake.field_unknown", strings.TrimSpace(name))
		}
		m.Fixed[f.Slug] = strings.TrimSpace(value)
	}
	return nil
}
