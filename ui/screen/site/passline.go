package site

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// knownRows is how many known passers are offered.
const knownRows = 4

// passLine writes one line of a gate's pass log: plate or name, reason, in or
// out. Whoever has passed before is offered while the line is typed and taken
// with one key. What was typed stays when the line is left.
type passLine struct {
	env   *app.Env
	site  store.Site
	field *kit.Field
	open  bool
	known []store.KnownPass
	sel   int    // the one that was taken, -1 none
	typed string // what stood there before one was taken
	gen   int
	busy  bool
}

func newPassLine(env *app.Env) *passLine { return &passLine{env: env, field: kit.NewField(), sel: -1} }

type knownRead struct {
	p    *passLine
	gen  int
	list []store.KnownPass
	err  error
}

type passed struct {
	p    *passLine
	text string
	who  string
	err  error
}

// begin opens the line for a gate; a line begun at another gate goes.
func (p *passLine) begin(s store.Site) tea.Cmd {
	if p.site.ID != s.ID {
		p.field.Reset()
	}
	p.site, p.open, p.sel = s, true, -1
	p.field.SetHint(p.env.Words.T.Site.PassHint)
	return p.look()
}

// look finds who is meant by the first word.
func (p *passLine) look() tea.Cmd {
	p.gen++
	first, _, _ := strings.Cut(strings.TrimLeft(spaced(p.field.Value()), " "), " ")
	gen, st, ctx := p.gen, p.env.Store, p.env.Ctx
	return func() tea.Msg {
		list, err := st.KnownPasses(ctx, first, knownRows)
		return knownRead{p, gen, list, err}
	}
}

func (p *passLine) known1(msg knownRead) tea.Cmd {
	if msg.p != p || msg.gen != p.gen {
		return nil
	}
	if msg.err != nil {
		return app.Say(p.env.Complain(msg.err))
	}
	p.known = msg.list
	return nil
}

func (p *passLine) paste(msg tea.PasteMsg) tea.Cmd {
	p.field.Update(msg)
	return p.changed()
}

func (p *passLine) changed() tea.Cmd {
	p.sel = -1
	return p.look()
}

func (p *passLine) key(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		p.open = false
		return nil
	case "down":
		p.take(p.sel + 1)
		return nil
	case "up":
		p.take(p.sel - 1)
		return nil
	case "enter":
		if p.offers() {
			p.take(0)
			return nil
		}
		return p.save()
	}
	if p.field.Update(msg) {
		return p.changed()
	}
	return nil
}

// offers reports whether Enter takes the first of the known: what is typed is
// only the beginning of a name that was written before.
func (p *passLine) offers() bool {
	text := spaced(p.field.Value())
	if p.sel >= 0 || len(p.known) == 0 || strings.Contains(text, " ") {
		return false
	}
	for _, k := range p.known {
		if same(k.Who, text) {
			return false
		}
	}
	return true
}

func same(a, b string) bool { return strings.EqualFold(word.Narrow(a), word.Narrow(b)) }

// take writes a known one into the line, the other way than last time; above
// the first one stands what was typed.
func (p *passLine) take(i int) {
	if len(p.known) == 0 {
		return
	}
	if p.sel < 0 {
		p.typed = p.field.Value()
	}
	p.sel = min(i, len(p.known)-1)
	if p.sel < 0 {
		p.sel = -1
		p.field.SetValue(p.typed)
		return
	}
	k := p.known[p.sel]
	p.field.SetValue(joined(strings.ReplaceAll(k.Who, " ", ""), k.Reason, p.way(!k.In)))
}

func (p *passLine) way(in bool) string { return p.env.Words.Way(in) }

// spaced makes blanks of full-width blanks.
func spaced(s string) string { return strings.ReplaceAll(s, "\u3000", " ") }

// read takes the line apart: who first, the way last, the reason between. A
// line that does not say which way goes in, unless they are known to be inside.
func (p *passLine) read() store.RecordPass {
	out := store.RecordPass{Site: p.site.ID, In: true}
	words := strings.Fields(spaced(p.field.Value()))
	if len(words) == 0 {
		return out
	}
	out.Who, words = words[0], words[1:]
	for _, k := range p.known {
		if same(k.Who, out.Who) {
			out.In = !k.In
		}
	}
	if n := len(words); n > 0 {
		switch in, ok := way(words[n-1]); {
		case ok:
			out.In, words = in, words[:n-1]
		}
	}
	out.Reason = strings.Join(words, " ")
	return out
}

// way reads a direction in either language.
func way(text string) (in, ok bool) {
	switch strings.ToLower(word.Narrow(text)) {
	case "进", "入", "in":
		return true, true
	case "出", "离", "out":
		return false, true
	}
	return false, false
}

func (p *passLine) save() tea.Cmd {
	cmd := p.read()
	if p.busy {
		return nil
	}
	p.busy = true
	text := p.field.Value()
	return p.env.Do(cmd, func(_ store.Receipt, err error) tea.Msg { return passed{p, text, cmd.Who, err} })
}

// passed is the answer of the record. Only a line that was taken leaves the
// field; the line stays open for the next one at the gate.
func (p *passLine) passed(msg passed) tea.Cmd {
	if msg.p != p {
		return nil
	}
	p.busy = false
	if msg.err != nil {
		return app.Say(p.env.Complain(msg.err))
	}
	if p.field.Value() == msg.text {
		p.field.Reset()
	}
	t := p.env.Words.T.Site
	return tea.Batch(p.changed(), app.Say(app.Toast{Text: fmt.Sprintf(t.Done["pass"], p.site.In(p.env.Words.T.Lang), msg.who)}))
}

// rows draws the known ones, what is understood, and the field.
func (p *passLine) rows(w int) (rows []string, x, y int) {
	t, words := p.env.Theme, p.env.Words
	now := journal.At(p.env.Store.Now())
	offer := p.offers()
	for i, k := range p.known {
		sign, style := " ", t.Text
		if i == p.sel || i == 0 && offer {
			sign, style = t.Glyph.Prompt, t.Select
		}
		left := sign + " " + joined(k.Who, k.Reason)
		right := fmt.Sprintf(words.T.Site.PassLast, words.Time(k.At, now), p.way(k.In)) + " "
		if i == 0 && offer {
			right = words.T.Site.PassTake + "  " + right
		}
		rows = append(rows, style.Render(kit.Spread(" "+kit.Clean(left), right, w)))
	}
	label := fmt.Sprintf(words.T.Site.PassLabel, p.site.In(words.T.Lang))
	if cmd := p.read(); cmd.Who != "" {
		label = fmt.Sprintf(words.T.Site.PassEcho, p.way(cmd.In), kit.Clean(cmd.Who), kit.Clean(cmd.Reason))
	}
	p.field.SetWidth(w - 3)
	text, at := p.field.View()
	style := t.Text
	if hint := p.field.Hint(); hint != "" {
		text, style = hint, t.Muted
	}
	rows = append(rows, t.Accent.Render(kit.Fit(" "+label, w)), " "+t.Accent.Render(t.Glyph.Prompt)+" "+style.Render(text))
	return rows, at + 3, len(rows) - 1
}
