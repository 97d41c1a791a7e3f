package store

import (
	"fmt"
	"strings"

	"zhiban/store/plan"
)

// TellResult writes results down: of some tubes, or of all on a transfer slip
// that have none yet. An abnormal tube opens, in the same breath, a red matter
// and, for each household or person in it, the tasks that the plan names.
type TellResult struct {
	Tubes    []string // numbers and runs, or one id
	Transfer string   // id or number: all on it without a result
	Except   []string // of these: numbers and runs
	Result   string   // normal, abnormal, invalid
	Text     string   // needed to change a result
	Lang     string   // of the matters that are opened
}

func (c TellResult) plan(tx *Tx) error {
	if !oneOf(c.Result, TubeResults()...) {
		return invalid("result", "tube.result_unknown", c.Result)
	}
	list, err := c.tubes(tx)
	if err != nil {
		return err
	}
	for _, t := range list {
		if err := c.tell(tx, t); err != nil {
			return err
		}
	}
	if c.Transfer != "" && c.Result != TubeAbnormal {
		tx.number = list[0].Transfer.Number
	}
	return nil
}

func (c TellResult) tubes(tx *Tx) ([]Tube, error) {
	if c.Transfer == "" {
		return tx.tubes(c.Tubes)
	}
	x, err := tx.Transfer(tx.ctx, c.Transfer)
	if err != nil {
		return nil, err
	}
	if x.Void {
		return nil, refused("transfer", "transfer.void", x.Number)
	}
	not := map[string]bool{}
	if len(c.Except) > 0 {
		numbers, err := TubeNumbers(c.Except...)
		if err != nil {
			return nil, err
		}
		for _, n := range numbers {
			not[n] = true
		}
	}
	all, err := tx.Tubes(tx.ctx, TubeFilter{Transfer: x.ID, Limit: mostTubes})
	if err != nil {
		return nil, err
	}
	var out []Tube
	for _, t := range all {
		if t.Result == "" && !not[t.Number] && !t.Void {
			out = append(out, t)
		}
		delete(not, t.Number)
	}
	for n := range not {
		return nil, notFound("except", "transfer.not_on_it", n)
	}
	if len(out) == 0 {
		return nil, refused("transfer", "transfer.all_told", x.Number)
	}
	return out, nil
}

func (c TellResult) tell(tx *Tx, t Tube) error {
	d := &tubeTold{Result: c.Result, Matters: t.Matters, Text: trimmed(c.Text)}
	switch {
	case t.Result == c.Result:
		return refused("tube", "tube.result_same", t.Number)
	case t.Result != "" && d.Text == "":
		return invalid("text", "tube.result_again", t.Number)
	case t.Sealed.IsZero():
		return refused("tube", "tube.not_sealed", t.Number)
	}
	if c.Result == TubeAbnormal && len(t.Matters) == 0 {
		p, err := tx.Plan(tx.ctx)
		if err != nil {
			return err
		}
		w := &tubeCase{tx: tx, p: p, t: t, lang: firstOf(c.Lang, "zh")}
		w.kind, _ = p.TubeKind(t.Kind)
		if err := w.open(); err != nil {
			return err
		}
		d.Matters = w.matters
	}
	if err := tx.append("tube.result", t.ID, d); err != nil {
		return err
	}
	if c.Result != TubeAbnormal {
		tx.number = t.Number
	}
	return nil
}

// untell puts a result back to what it was; its matters are voided beside it.
type untell struct {
	tube   string
	result string // that stands again
	text   string
	keep   []string // matters that stood with it
}

func (c untell) plan(tx *Tx) error {
	if _, err := tx.liveTube(c.tube); err != nil {
		return err
	}
	return tx.append("tube.result", c.tube, &tubeTold{Result: c.result, Matters: c.keep, Text: trimmed(c.text)})
}

// tubeCase is what an abnormal tube opens.
type tubeCase struct {
	tx      *Tx
	p       *plan.Plan
	t       Tube
	kind    plan.TubeKind
	lang    string
	matters []string
	red     string // its number
}

// open writes the red matter with everybody in the tube, then the tasks.
func (w *tubeCase) open() error {
	lines, err := w.who()
	if err != nil {
		return err
	}
	text := joinBlank(w.name(w.kind.Abnormal, "word.tube"), w.t.Number)
	m := ReportMatter{Kind: plan.Incident, Type: w.kind.Abnormal, Level: plan.Red, Site: w.t.Site, Source: "tube"}
	if w.t.Site != "" {
		s, err := w.tx.Site(w.tx.ctx, w.t.Site)
		if err != nil {
			return err
		}
		text = joinBlank(text, s.In(w.lang))
	}
	if w.t.Lane > 0 {
		text = joinBlank(text, w.label("word.lane")+fmt.Sprint(w.t.Lane))
	}
	text = joinBlank(text, fmt.Sprintf("%d%s", w.t.People, w.unit()))
	names := make([]string, 0, len(lines))
	for _, l := range lines {
		names = append(names, joinBlank(l.Name, l.Place))
	}
	if len(names) > 0 {
		text += map[bool]string{true: ": ", false: "："}[w.lang == "en"] + strings.Join(names, map[bool]string{true: ", ", false: "、"}[w.lang == "en"])
	}
	m.Text = text
	if len(lines) == 1 {
		m.Grid, m.Household, m.Person = lines[0].Grid, lines[0].Household, lines[0].Name
	}
	if err := w.report(m); err != nil {
		return err
	}
	w.red = w.tx.number
	for _, l := range lines {
		for _, slug := range []string{w.kind.Isolate, w.kind.Again} {
			if slug == "" {
				continue
			}
			typ, _ := w.p.Type(slug)
			task := ReportMatter{Kind: plan.Task, Type: slug, Level: typ.Level, Grid: l.Grid, Household: l.Household, Person: l.Name, Phone: l.Phone, Source: "tube", Text: joinBlank(typ.In(w.lang), w.t.Number, l.Name, l.Place)}
			if err := w.report(task); err != nil {
				return err
			}
		}
	}
	w.tx.number = w.red
	return nil
}

func (w *tubeCase) report(m ReportMatter) error {
	if err := m.plan(w.tx); err != nil {
		return err
	}
	w.matters = append(w.matters, w.tx.refs[len(w.tx.refs)-1].Subject)
	return nil
}

// caseLine is a household, or a person of no household, in an abnormal tube.
type caseLine struct {
	Name, Phone, Place, Grid, Household string
}

// who puts the people of a tube together by household, with their grids.
func (w *tubeCase) who() ([]caseLine, error) {
	numbers, err := w.tx.gridNumbers(w.tx.ctx)
	if err != nil {
		return nil, err
	}
	var out []caseLine
	at := map[string]int{}
	for _, l := range w.t.Who {
		c := caseLine{Name: l.Name, Phone: l.Phone, Place: l.Place, Grid: l.Grid}
		if l.Household != "" {
			h, err := w.tx.Household(w.tx.ctx, l.Household)
			if err != nil {
				return nil, err
			}
			c.Household, c.Grid, c.Place = h.Address().String(), h.Grid, h.Address().String()
			if x, ok := h.Resident(l.No); ok {
				c.Name, c.Phone = x.Name, firstOf(x.Phone, c.Phone)
			} else if c.Name == "" {
				c.Name, c.Phone = h.Contact()
			}
			if i, ok := at[l.Household]; ok {
				out[i].Name = joinBlank(out[i].Name, c.Name)
				continue
			}
			at[l.Household] = len(out)
		}
		if n := numbers[c.Grid]; n > 0 {
			c.Place = joinBlank(w.label("word.grid")+fmt.Sprint(n), c.Place)
		}
		out = append(out, c)
	}
	return out, nil
}

// name is what the plan calls a type, or else what it calls the tube itself.
func (w *tubeCase) name(slug, label string) string {
	if t, ok := w.p.Type(slug); ok {
		return t.In(w.lang)
	}
	return w.label(label)
}

// label is a word of the plan, "" in a plan that does not word it.
func (w *tubeCase) label(slug string) string {
	n := w.p.Labels[slug]
	if w.lang == "en" && n.EN != "" {
		return n.EN + " "
	}
	return n.In(w.lang)
}

func (w *tubeCase) unit() string {
	if w.lang == "en" {
		return " " + strings.TrimSpace(w.label("unit.person"))
	}
	return w.label("unit.person")
}

func joinBlank(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}
