package steps

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/ui/kit"
)

// shown is how many suggestions stand above the answer.
const shown = 5

// openDispatch asks whom a matter goes to, with everybody it can go to beside
// what is typed.
func (a *Asker) openDispatch() tea.Cmd {
	a.people = kit.NewPicker()
	if a.ready {
		a.people.SetOptions(a.targets())
	}
	st, ctx := a.env.Store, a.env.Ctx
	return tea.Batch(a.load(), func() tea.Msg {
		people, err := st.People(ctx, store.PersonFilter{Limit: everybody})
		if err != nil {
			return a.env.Complain(err)
		}
		return called{a, people}
	})
}

// everybody is how many people a choice holds at most.
const everybody = 50_000

// called are the people with their phones.
type called struct {
	a      *Asker
	people []store.Person
}

// targets are the groups, teams and people of the post.
func (a *Asker) targets() []kit.Option {
	t := a.env.Words.T.Ledger
	var out []kit.Option
	for _, g := range a.names.Groups {
		name := a.env.Words.Name(g.ZH, g.EN)
		out = append(out, kit.Option{ID: "group:" + g.ID, Text: name, Note: t.Group, Keys: []string{g.ZH, g.Slug}})
	}
	for _, x := range a.names.Teams {
		out = append(out, kit.Option{ID: "team:" + x.ID, Text: x.Name, Note: t.Team})
	}
	for _, p := range a.folk {
		out = append(out, kit.Option{ID: "person:" + p.ID, Text: p.Name, Note: strings.TrimSpace(t.Person + " " + p.Phone), Keys: []string{p.Phone}})
	}
	return out
}

// minutes takes «10分» off the end of an answer.
func minutes(text string) (who string, eta int) {
	pattern := regexp.MustCompile(`(?i)\s*(\d{1,3})\s*(?:分钟到|分钟|分到|分|min)\s*$`)
	folded := width.Fold.String(text)
	m := pattern.FindStringSubmatchIndex(folded)
	if m == nil {
		return strings.TrimSpace(text), 0
	}
	n, err := strconv.Atoi(folded[m[2]:m[3]])
	if err != nil {
		return strings.TrimSpace(text), 0
	}
	return strings.TrimSpace(folded[:m[0]]), n
}

// offers is whom what is typed may mean: the best of the list, and last, once
// something is typed, the words as they are.
func (a *Asker) offers() []kit.Option {
	list := a.people.Matches(shown)
	text := strings.TrimSpace(a.ask.Field.Value())
	if text == "" {
		return list
	}
	note := ""
	if cmd, ok := a.understood("派", text).(store.DispatchMatter); ok && a.ready {
		switch {
		case cmd.Group+cmd.Team != "":
			note = a.env.Words.T.Line.Arrow + cmd.To
		case a.stranger(text) != "":
			note = fmt.Sprintf(a.env.Words.T.Line.Stranger, a.stranger(text))
		}
	}
	return append(list[:len(list):len(list)], kit.Option{ID: asWritten, Text: fmt.Sprintf(a.env.Words.T.Ledger.AsWritten, text), Note: note})
}

// asWritten is the choice of the words themselves.
const asWritten = "words:"

// highlight marks what Enter takes: the one who is called exactly so, else the
// best; nobody while nothing is typed.
func (a *Asker) highlight() {
	a.sel = -1
	who, _ := minutes(a.ask.Field.Value())
	if who == "" {
		return
	}
	a.sel = 0
	for i, o := range a.offers() {
		if strings.EqualFold(o.Text, who) {
			a.sel = i
			return
		}
	}
}

// choose moves over the suggestions or completes the highlighted one; false
// when the key is for the field.
func (a *Asker) choose(msg tea.KeyPressMsg) bool {
	list := a.offers()
	switch msg.String() {
	case "down":
		a.sel = min(a.sel+1, len(list)-1)
	case "up":
		a.sel = max(a.sel-1, -1)
	case "tab":
		if len(list) > 0 && list[max(a.sel, 0)].ID != asWritten {
			a.ask.Field.SetValue(list[max(a.sel, 0)].Text + " ")
			a.typed()
		}
	default:
		return false
	}
	return true
}

// dispatch sends the matter to the highlighted suggestion, or to whom the words
// name when they are chosen as they are.
func (a *Asker) dispatch(text string) (store.Command, error) {
	_, eta := minutes(text)
	list := a.offers()
	if a.sel < 0 || a.sel >= len(list) || list[a.sel].ID == asWritten {
		return a.understood("派", text), nil
	}
	cmd := store.DispatchMatter{ID: a.m.ID, ETA: eta}
	switch kind, id, _ := strings.Cut(list[a.sel].ID, ":"); kind {
	case "group":
		cmd.Group = id
	case "team":
		cmd.Team = id
	default:
		cmd.Person = id
	}
	return cmd, nil
}

// suggestions are whom the words may mean, the best first.
func (a *Asker) suggestions(w int) []string {
	if a.people == nil {
		return nil
	}
	t := a.env.Theme
	rows := []string{t.Muted.Render(kit.Fit(" "+a.env.Words.T.Ledger.Suggest, w))}
	for i, o := range a.offers() {
		name := kit.Fit(kit.Clean(o.Text), max(24, min(kit.Width(kit.Clean(o.Text)), w/2)))
		if i == a.sel {
			rows = append(rows, t.Select.Render(kit.Fit(" "+t.Glyph.Prompt+" "+name+" "+kit.Clean(o.Note), w)))
			continue
		}
		rows = append(rows, "   "+t.Text.Render(name)+" "+t.Muted.Render(kit.Fit(kit.Clean(o.Note), max(w-kit.Width(name)-4, 0))))
	}
	return rows
}
