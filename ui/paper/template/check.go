package template

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhiban/store"
	"zhiban/store/plan"
)

// The A4 page in mm, what must be left of it, and a point in mm.
const (
	pageW, pageH = 210.0, 297.0
	leastW       = 60.0
	leastH       = 80.0
	pt           = 25.4 / 72
	maxText      = 120 // characters of a title, head or foot
)

var field = regexp.MustCompile(`\{[^{}]*\}`)

// checker looks at what the words and numbers of a template mean.
type checker struct {
	t      *Template
	report func(key, code, arg string)
}

func (c *checker) all() {
	c.head()
	c.texts()
	c.sections()
	c.layout()
	c.tables()
	for i, s := range c.t.Signs {
		at := fmt.Sprintf("signatures[%d]", i+1)
		c.text(at+".zh", s.ZH, true)
		c.text(at+".en", s.EN, true)
	}
}

func (c *checker) head() {
	if c.t.Slug == "" {
		c.report("slug", plan.CodeMissing, "")
	} else if !slug(c.t.Slug) {
		c.report("slug", plan.CodeBadSlug, c.t.Slug)
	}
	c.text("name.zh", c.t.Name.ZH, true)
	c.text("name.en", c.t.Name.EN, true)
	c.list("kinds", c.t.Kinds, Kinds(), true)
	c.list("languages", c.t.Languages, []string{"zh", "en"}, true)
	if l := c.t.Level; l != "" {
		var all []string
		for _, x := range store.ReaderLevels() {
			all = append(all, string(x))
		}
		if !slices.Contains(all, l) {
			c.report("level", plan.CodeChoice, strings.Join(all, " "))
		}
	}
	if slices.Contains(c.t.Kinds, Bulletin) && c.t.Level != string(store.LevelPublic) { // the street reads it
		c.report("level", plan.CodeChoice, string(store.LevelPublic))
	}
}

func slug(s string) bool {
	return len(s) <= 40 && unicode.IsLetter(rune(s[0])) && !strings.ContainsFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
	})
}

func (c *checker) text(at, s string, must bool) {
	switch {
	case strings.TrimSpace(s) == "":
		if must {
			c.report(at, plan.CodeMissing, "")
		}
	case utf8.RuneCountInString(s) > maxText || strings.ContainsFunc(s, unicode.IsControl):
		c.report(at, plan.CodeBadText, fmt.Sprint(maxText))
	}
}

// list checks names of a closed list: each known, none twice.
func (c *checker) list(at string, names, known []string, must bool) {
	if must && len(names) == 0 {
		c.report(at, plan.CodeMissing, "")
	}
	for i, n := range names {
		key := fmt.Sprintf("%s[%d]", at, i+1)
		switch {
		case !slices.Contains(known, n):
			c.report(key, plan.CodeNoSuch, meant(n, known))
		case slices.Contains(names[:i], n):
			c.report(key, plan.CodeDuplicate, n)
		}
	}
}

// meant names a word that nobody knows with the one that was probably meant,
// else with all that there are.
func meant(word string, known []string) string {
	if near := plan.Nearest(word, known); near != "" {
		return fmt.Sprintf("%s (→ %s ?)", word, near)
	}
	return fmt.Sprintf("%s (→ %s)", word, strings.Join(known, " "))
}

// texts checks the fields of title, head, foot, page word and number.
func (c *checker) texts() {
	for _, x := range []struct {
		key  string
		name plan.Name
	}{{"title", c.t.Title}, {"header", c.t.Header}, {"footer", c.t.Footer}, {"page", c.t.Page}, {"number", c.t.Number}} {
		var known []string
		for _, f := range fieldsOf(x.key) {
			known = append(known, "{"+f+"}")
		}
		for lang, s := range map[string]string{"zh": x.name.ZH, "en": x.name.EN} {
			at := x.key + "." + lang
			c.text(at, s, false)
			for _, f := range field.FindAllString(s, -1) {
				if !slices.Contains(known, f) {
					c.report(at, CodeField, meant(f, known))
				}
			}
			if strings.ContainsAny(field.ReplaceAllString(s, ""), "{}") {
				c.report(at, CodeField, meant("{", known))
			}
			c.needs(x.key, at, s)
		}
	}
}

// needs checks what a foot and a page word cannot do without: a page that
// somebody finds on the floor must say of which report it is.
func (c *checker) needs(key, at, s string) {
	if s == "" {
		return
	}
	switch key {
	case "footer":
		for _, f := range []string{"{number}", "{code}"} {
			if !strings.Contains(s, f) && c.t.Level != string(store.LevelPublic) {
				c.report(at, CodeNeeds, f)
			}
		}
	case "page":
		if strings.Contains(s, "%") {
			c.report(at, CodeField, meant("%", []string{"{page}", "{pages}"}))
		}
		if strings.Count(s, "{page}") != 1 || strings.Count(s, "{pages}") != 1 || strings.Index(s, "{page}") > strings.Index(s, "{pages}") {
			c.report(at, CodeNeeds, "{page} … {pages}")
		}
	}
}

func (c *checker) sections() {
	if len(c.t.Sections) == 0 {
		return
	}
	var known []string // those that every kind has
	for i, k := range c.t.Kinds {
		list := SectionsOf(k)
		if i == 0 {
			known = list
		} else if list != nil {
			known = slices.DeleteFunc(slices.Clone(known), func(s string) bool { return !slices.Contains(list, s) })
		}
	}
	if known != nil {
		c.list("sections", c.t.Sections, known, false)
	}
}

func (c *checker) layout() {
	l := c.t.Layout
	for _, x := range []struct {
		key   string
		is    string
		known []string
	}{{"style", l.Style, []string{"form", "official"}}, {"font", l.Font, []string{"sans", "serif"}}} {
		if !slices.Contains(x.known, x.is) {
			c.report("layout."+x.key, plan.CodeChoice, strings.Join(x.known, " "))
		}
	}
	ok := true
	for _, x := range []struct {
		key           string
		n, low, high  float64
		margin, whole bool
	}{
		{"top_mm", l.Top, 5, 150, true, false}, {"bottom_mm", l.Bottom, 5, 150, true, false}, {"left_mm", l.Left, 5, 150, true, false}, {"right_mm", l.Right, 5, 150, true, false},
		{"title_pt", l.Title, 8, 60, false, false}, {"heading_pt", l.Head, 6, 40, false, false}, {"body_pt", l.Body, 6, 40, false, false}, {"table_pt", l.Table, 5, 30, false, false}, {"foot_pt", l.Foot, 5, 14, false, false},
		{"lines", float64(l.Lines), 0, 100, false, true}, {"characters", float64(l.Chars), 0, 120, false, true}, {"columns", float64(l.Cols), 0, 2, false, true}, {"most_pages", float64(l.Pages), 0, 20, false, true},
		{"fit_pages", float64(l.Fit), 0, 20, false, true},
	} {
		if x.n < x.low || x.n > x.high {
			ok = ok && !x.margin
			unit := " pt"
			if x.margin {
				unit = " mm"
			} else if x.whole {
				unit = ""
			}
			c.report("layout."+x.key, CodeSize, fmt.Sprintf("%g … %g%s", x.low, x.high, unit))
		}
	}
	if ok {
		c.room()
	}
}

// room checks that a page is left between the margins, and that the lines and
// characters that are asked for stand on it.
func (c *checker) room() {
	l := c.t.Layout
	w, h := pageW-l.Left-l.Right, pageH-l.Top-l.Bottom
	fits := true
	if w < leastW {
		c.report("layout.left_mm", CodeNoRoom, fmt.Sprintf("%g mm (≥ %g mm)", w, leastW))
		fits = false
	}
	if h < leastH {
		c.report("layout.top_mm", CodeNoRoom, fmt.Sprintf("%g mm (≥ %g mm)", h, leastH))
		fits = false
	}
	if !fits || l.Body <= 0 {
		return
	}
	if need := float64(l.Lines) * l.Body * pt; need > h {
		c.report("layout.lines", CodeLines, fmt.Sprintf("%d × %g pt = %.1f mm > %g mm (≤ %d)", l.Lines, l.Body, need, h, int(h/(l.Body*pt))))
	}
	if need := float64(l.Chars) * l.Body * pt; need > w {
		c.report("layout.characters", CodeChars, fmt.Sprintf("%d × %g pt = %.1f mm > %g mm (≤ %d)", l.Chars, l.Body, need, w, int(w/(l.Body*pt))))
	}
}

func (c *checker) tables() {
	room := pageW - c.t.Layout.Left - c.t.Layout.Right
	seen := map[string]bool{}
	for i, t := range c.t.Tables {
		at := fmt.Sprintf("table[%d]", i+1)
		columns, with := c.columns(t.Section)
		switch {
		case t.Section == "":
			c.report(at+".section", plan.CodeMissing, "")
			continue
		case columns == nil:
			c.report(at+".section", plan.CodeNoSuch, meant(t.Section, with))
			continue
		case seen[t.Section]:
			c.report(at+".section", plan.CodeDuplicate, t.Section)
		}
		seen[t.Section] = true
		if len(t.Columns) == 0 {
			c.report(at+".columns", plan.CodeMissing, "")
		}
		c.widths(at, t, columns, room)
	}
}

func (c *checker) widths(at string, t Table, columns []string, room float64) {
	sum, had := 0.0, map[string]bool{}
	for k, col := range t.Columns {
		key := fmt.Sprintf("%s.columns[%d]", at, k+1)
		switch {
		case col.Name == "":
			c.report(key+".name", plan.CodeMissing, "")
		case !slices.Contains(columns, col.Name):
			c.report(key+".name", plan.CodeNoSuch, meant(col.Name, columns))
		case had[col.Name]:
			c.report(key+".name", plan.CodeDuplicate, col.Name)
		}
		had[col.Name] = true
		if col.MM != 0 && (col.MM < 6 || col.MM > pageW) {
			c.report(key+".mm", CodeSize, fmt.Sprintf("6 … %g mm", pageW))
		} else {
			sum += max(col.MM, 6)
		}
	}
	if room >= leastW && sum > room {
		c.report(at+".columns", CodeTooWide, fmt.Sprintf("%g mm > %g mm", sum, room))
	}
}

// columns are those that a section of any of the kinds has, with all sections
// that have some.
func (c *checker) columns(section string) (columns, with []string) {
	for _, k := range c.t.Kinds {
		for _, s := range SectionsOf(k) {
			list := ColumnsOf(k, s)
			if list == nil {
				continue
			}
			if !slices.Contains(with, s) {
				with = append(with, s)
			}
			if s == section {
				for _, x := range list {
					if !slices.Contains(columns, x) {
						columns = append(columns, x)
					}
				}
			}
		}
	}
	return columns, with
}
