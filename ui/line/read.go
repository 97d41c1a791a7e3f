package line

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhiban/store"
	"zhiban/store/plan"
)

// reader walks over the words of one entry.
type reader struct {
	c Context
	p *Parsed
}

// patterns are compiled per line: an entry is typed by a hand.
func gridPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(\d{1,3})\s*(?:号?网格|格)|grid\s*(\d{1,3})`)
}

func housePattern() *regexp.Regexp {
	return regexp.MustCompile(`\d{1,4}(?:栋|幢|座|巷|弄)(?:\d{1,3}单元)?(?:\d{1,5}室?)?|\d{1,4}号(?:\d{1,5}室)?|\d{3,5}室`)
}

// free reads a note or a report.
func (r *reader) free() {
	r.number()
	r.grid()
	r.site()
	if r.p.Verb == Note {
		r.figures()
	}
	if r.p.Verb == Report {
		r.level()
		r.household()
		r.kind()
		if r.p.Level == "" {
			r.p.Level = plan.Yellow
			if r.p.Type != nil {
				r.p.Level = r.p.Type.Level
			}
		}
	}
	if r.p.Text == "" && r.p.Problem == "" {
		r.p.Problem = "text"
	}
}

func (r *reader) problem(slug, arg string) {
	if r.p.Problem == "" {
		r.p.Problem, r.p.Arg = slug, arg
	}
}

// number finds a matter that the text begins with.
func (r *reader) number() {
	first := firstWord(r.p.Text)
	n := store.NormalNumber(first)
	if n == "" || r.p.Verb == Report {
		return
	}
	r.p.Matter = r.matter(n)
}

func (r *reader) matter(number string) *store.Matter {
	for i := range r.c.Matters {
		if r.c.Matters[i].Number == number {
			return &r.c.Matters[i]
		}
	}
	return nil
}

func (r *reader) grid() {
	m := gridPattern().FindStringSubmatch(fold(r.p.Text))
	if m == nil {
		return
	}
	digits := m[1] + m[2]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return
	}
	for i := range r.c.Grids {
		if r.c.Grids[i].Number == n {
			r.p.Grid = &r.c.Grids[i]
			return
		}
	}
	r.problem("grid", digits)
}

// site finds the longest name of a site in the text.
func (r *reader) site() {
	text, best := strings.ToLower(fold(r.p.Text)), 0
	for i := range r.c.Sites {
		s := &r.c.Sites[i]
		for _, name := range []string{s.Name, s.NameEN} {
			if n := utf8.RuneCountInString(name); n > best && strings.Contains(text, strings.ToLower(fold(name))) {
				r.p.Site, best = s, n
			}
		}
	}
}

// level reads a colour that stands alone or in 【】 ; 红 inside a word is no level.
func (r *reader) level() {
	words := map[string]string{"红": plan.Red, "橙": plan.Orange, "黄": plan.Yellow, "蓝": plan.Blue, "红色": plan.Red, "橙色": plan.Orange, "黄色": plan.Yellow, "蓝色": plan.Blue,
		"red": plan.Red, "orange": plan.Orange, "yellow": plan.Yellow, "blue": plan.Blue}
	fields := strings.Fields(r.p.Text)
	for i, f := range fields {
		if level, ok := words[strings.ToLower(strings.Trim(f, "【】[]（）()，,。"))]; ok && (i == 0 || i == len(fields)-1) {
			r.p.Level = level
			r.p.Text = strings.Join(append(fields[:i:i], fields[i+1:]...), " ")
			return
		}
	}
}

// household reads 12号, 3栋2单元501; the word behind it is the person, if it
// looks like a name or a way to address somebody.
func (r *reader) household() {
	text := r.p.Text
	if loc := gridPattern().FindStringIndex(fold(text)); loc != nil && len(fold(text)) == len(text) {
		text = text[:loc[0]] + strings.Repeat(" ", loc[1]-loc[0]) + text[loc[1]:]
	}
	loc := housePattern().FindStringIndex(text)
	if loc == nil {
		return
	}
	r.p.Household = text[loc[0]:loc[1]]
	next := firstWord(text[loc[1]:])
	if n := utf8.RuneCountInString(next); n >= 2 && n <= 4 && isHan(next) && !r.isTypeWord(next) && r.addressed(next) {
		r.p.Person = next
	}
}

// addressed reports whether a word is how somebody is called: 李婶, 王先生, or
// a name that is on the list. Anything else (漏水) may be what happened.
func (r *reader) addressed(s string) bool {
	for _, end := range []string{"婶", "伯", "叔", "姨", "爷", "奶", "哥", "姐", "妈", "爸", "嫂", "公", "婆", "姑", "舅", "先生", "女士", "老师", "家"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	for _, p := range r.c.People {
		if p.Name == s {
			return true
		}
	}
	return false
}

func isHan(s string) bool {
	for _, c := range s {
		if c < 0x3400 || (c > 0x9fff && c < 0x20000) {
			return false
		}
	}
	return s != ""
}

func (r *reader) isTypeWord(s string) bool {
	for _, t := range r.c.Plan.Types {
		for _, w := range t.Words {
			if strings.Contains(s, w) {
				return true
			}
		}
	}
	return false
}

// kind takes the type whose words the text holds; the most urgent one wins,
// then the longest word.
func (r *reader) kind() {
	text := strings.ToLower(fold(r.p.Text))
	best, length := -1, 0
	for i, t := range r.c.Plan.Types {
		for _, w := range append([]string{t.ZH, t.EN}, t.Words...) {
			if !strings.Contains(text, strings.ToLower(fold(w))) {
				continue
			}
			if best < 0 || rank(t.Level) < rank(r.c.Plan.Types[best].Level) || (t.Level == r.c.Plan.Types[best].Level && len(w) > length) {
				best, length = i, len(w)
			}
		}
	}
	if best >= 0 {
		r.p.Type = &r.c.Plan.Types[best]
	}
}

func rank(level string) int {
	for i, l := range plan.Levels() {
		if l == level {
			return i
		}
	}
	return len(plan.Levels())
}

// takeNumber takes the matter's number off the text.
func (r *reader) takeNumber() bool {
	first := firstWord(r.p.Text)
	n := store.NormalNumber(first)
	if n == "" {
		r.problem("number", "")
		return false
	}
	r.p.Text = strings.TrimSpace(strings.TrimPrefix(r.p.Text, first))
	if r.p.Matter = r.matter(n); r.p.Matter == nil {
		r.problem("matter", n)
		return false
	}
	if !r.p.Matter.Open() {
		r.problem("ended", n)
	}
	return true
}

// dispatch reads «K-058 医疗组 10分».
func (r *reader) dispatch() {
	if !r.takeNumber() {
		return
	}
	minutes := regexp.MustCompile(`(?i)\s*(\d{1,3})\s*(?:分钟|分|min)\s*$`)
	to := fold(r.p.Text)
	if m := minutes.FindStringSubmatchIndex(to); m != nil {
		n, err := strconv.Atoi(to[m[2]:m[3]])
		if err == nil {
			r.p.ETA, to = n, strings.TrimSpace(to[:m[0]])
		}
	} else {
		to = r.p.Text
	}
	r.p.To = strings.TrimSpace(strings.TrimLeft(to, "→ "))
	if r.p.To == "" {
		r.problem("to", "")
		return
	}
	for i := range r.c.Groups {
		g := &r.c.Groups[i]
		if r.p.To == g.ZH || r.p.To == g.ZH+"组" || strings.EqualFold(r.p.To, g.EN) || strings.EqualFold(r.p.To, g.Slug) {
			r.p.Group = g
		}
	}
}

// close reads «K-058 已送到 核 冯»: the result, and who verified it.
func (r *reader) close() {
	if !r.takeNumber() {
		return
	}
	for _, mark := range []string{" 核查 ", " 核 ", " verified "} {
		i := strings.LastIndex(" "+r.p.Text, mark)
		if i < 0 {
			continue
		}
		name := strings.TrimSpace((" " + r.p.Text)[i+len(mark):])
		if p := r.person(name); p != nil {
			r.p.Verifier = p
			r.p.Text = strings.TrimSpace((" " + r.p.Text)[:i])
			break
		}
	}
	switch {
	case r.p.Text == "":
		r.problem("result", "")
	case r.p.Matter.Urgent() && r.p.Verifier == nil:
		r.problem("verifier", r.p.Matter.Number)
	}
}

// person finds one person by the whole name, or by a part that only one has.
func (r *reader) person(name string) *store.Person {
	if name == "" {
		return nil
	}
	var found *store.Person
	n := 0
	for i := range r.c.People {
		p := &r.c.People[i]
		if p.Name == name {
			return p
		}
		if strings.Contains(p.Name, name) {
			found, n = p, n+1
		}
	}
	if n == 1 {
		return found
	}
	return nil
}
