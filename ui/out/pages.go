package out

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/export"
)

// PageWidth is the width of a printed page of text, in cells.
const PageWidth = 78

// Pages is a report as it prints, page by page: the same document as on paper,
// with its head, foot and numbers, at any level and in both languages.
type Pages struct {
	env    *app.Env
	name   string
	as     export.As
	forms  forms
	text   func(as export.As) (string, error)
	lines  []string
	page   []int // page of each line, from 1
	starts []int // first line of each page
	top    int
}

// Laid is a report that was laid out, for the screen that asked.
type Laid struct {
	For any
	P   *Pages
	Err error
}

// Preview lays a report of a kind (as [Report] has it) out; text is the text of
// it at a level in a language and form. The answer is a [Laid].
func Preview(env *app.Env, owner any, name, kind string, as export.As, text func(as export.As) (string, error)) tea.Cmd {
	return func() tea.Msg {
		p, err := Lay(env, name, kind, as, text)
		return Laid{owner, p, err}
	}
}

// Lay is Preview at once, for who is outside the update loop already.
func Lay(env *app.Env, name, kind string, as export.As, text func(as export.As) (string, error)) (*Pages, error) {
	s, err := text(as)
	if err != nil {
		return nil, err
	}
	p := &Pages{env: env, name: name, as: as, forms: formsOf(env, kind), text: text}
	p.set(s)
	return p, nil
}

// NewPages shows a text that has one level and one language only.
func NewPages(env *app.Env, name, text string) *Pages {
	p := &Pages{env: env, name: name}
	p.set(text)
	return p
}

func (p *Pages) set(text string) {
	p.lines, p.page, p.starts = nil, nil, nil
	for i, page := range strings.Split(text, "\f") {
		p.starts = append(p.starts, len(p.lines))
		for _, l := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
			p.lines, p.page = append(p.lines, l), append(p.page, i+1)
		}
	}
}

// room is how many lines of a page are seen in a window.
func room(h int) int { return max(h-2, 1) }

// at is the page in sight, from 0.
func (p *Pages) at() int { return p.page[min(p.top, len(p.page)-1)] - 1 }

// end is the line behind a page.
func (p *Pages) end(page int) int {
	if page+1 < len(p.starts) {
		return p.starts[page+1]
	}
	return len(p.lines)
}

// last is the lowest line that a page is shown from: its foot is then at the
// foot of the window.
func (p *Pages) last(page, room int) int { return max(p.end(page)-room, p.starts[page]) }

// Scroll moves by lines as far as the page goes; from its end to the next one.
func (p *Pages) Scroll(by, h int) {
	page := p.at()
	first, last := p.starts[page], p.last(page, room(h))
	switch {
	case by > 0 && p.top >= last && page+1 < len(p.starts):
		p.top = p.starts[page+1]
	case by < 0 && p.top == first && page > 0:
		p.top = p.last(page-1, room(h))
	default:
		p.top = max(min(p.top+by, max(last, p.top)), first)
	}
}

// Key takes a key that moves; false for any other.
func (p *Pages) Key(key string, h int) bool {
	r := room(h)
	page := p.at()
	switch key {
	case "up":
		p.Scroll(-1, h)
	case "down":
		p.Scroll(1, h)
	case "pgup":
		p.Scroll(-r, h)
	case "pgdown", "space":
		p.Scroll(r, h)
	case "left":
		if p.top == p.starts[page] {
			page--
		}
		p.top = p.starts[max(page, 0)]
	case "right":
		p.top = p.starts[min(page+1, len(p.starts)-1)]
	case "home":
		p.top = 0
	case "end":
		p.top = p.last(len(p.starts)-1, r)
	default:
		return false
	}
	return true
}

// Actions switch language, level and form, where the report has several.
func (p *Pages) Actions(owner any) []app.Action {
	if p.text == nil {
		return nil
	}
	t := p.env.Words.T.Page
	again := func(as export.As) func() tea.Cmd {
		return func() tea.Cmd { return p.again(owner, as) }
	}
	lang, level := p.as, p.as
	lang.Lang = map[string]string{"zh": "en", "en": "zh"}[p.as.Lang]
	if lang.Template.Fits(p.forms.kind, lang.Lang) != nil { // the form is not there in the other one
		lang.Template = nil
	}
	all := store.ReaderLevels()
	level.Level = all[(slices.Index(all, store.Level(p.as.Level.Word()))+1)%len(all)]
	out := []app.Action{
		{ID: "language", Keys: []string{"tab", "g"}, Name: t.OtherLang, Run: again(lang)},
		{ID: "level", Keys: []string{"l", "shift+tab"}, Name: t.OtherLevel, Why: forced(p.env, p.as.Template), Run: again(level)},
	}
	if len(p.forms.names) > 0 {
		form := p.as
		form.Template = p.forms.next(form.Template, form.Lang)
		out = append(out, app.Action{ID: "form", Keys: []string{"f", "ctrl+f"}, Name: t.OtherForm, Run: again(form)})
	}
	return out
}

// again lays the report out for somebody else and stays on the page.
func (p *Pages) again(owner any, as export.As) tea.Cmd {
	page := p.at()
	q := &Pages{env: p.env, name: p.name, as: as, forms: p.forms, text: p.text}
	return func() tea.Msg {
		text, err := q.text(as)
		if err != nil {
			return Laid{owner, nil, err}
		}
		q.set(text)
		q.top = q.starts[min(page, len(q.starts)-1)]
		return Laid{owner, q, nil}
	}
}

// View draws the page in sight, never two at once.
func (p *Pages) View(w, h int) string {
	t, b := p.env.Theme, p.env.Words.T.Hand
	page := p.at()
	whom := ""
	if p.text != nil {
		if p.as.Template != nil {
			whom = " · " + p.as.Template.Name.In(p.env.Words.T.Lang)
		}
		whom += " · " + p.env.Words.T.Page.Levels[p.as.Resolved().Level.Word()] + " · " + map[string]string{"zh": "中文", "en": "English"}[p.as.Lang]
	}
	right := t.Muted.Render(fmt.Sprintf(b.PreviewPage, page+1, len(p.starts))) + " "
	title := kit.Fit(p.name+whom, min(kit.Width(p.name+whom), max(w-kit.Width(fmt.Sprintf(b.PreviewPage, page+1, len(p.starts)))-4, 1)))
	rows := []string{kit.Spread(" "+t.Title.Render(title), right, w)}
	margin := strings.Repeat(" ", max((w-PageWidth)/2, 0))
	for i := p.top; i < p.top+room(h); i++ {
		line := ""
		if i < p.end(page) {
			line = margin + t.Text.Render(kit.Fit(p.lines[i], min(PageWidth, w)))
		}
		rows = append(rows, kit.Fit(line, w))
	}
	keys := b.PreviewKeys
	if p.text != nil {
		keys = p.env.Words.T.Page.PreviewKeys
		if len(p.forms.names) > 0 {
			keys = p.env.Words.T.Page.PreviewForms
		}
	}
	return strings.Join(append(rows, t.Muted.Render(kit.Fit(" "+keys, w))), "\n")
}
