package steps

import (
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

// choose moves over the suggestions or completes the best one; false when the
// key is for the field.
func (a *Asker) choose(msg tea.KeyPressMsg) bool {
	list := a.people.Matches(shown)
	switch msg.String() {
	case "down":
		a.sel = min(a.sel+1, len(list)-1)
	case "up":
		a.sel = max(a.sel-1, -1)
	case "tab":
		if len(list) > 0 {
			a.ask.Field.SetValue(list[max(a.sel, 0)].Text + " ")
			a.people.SetQuery(list[max(a.sel, 0)].Text)
			a.sel = -1
		}
	default:
		return false
	}
	return true
}

// dispatch sends the matter to the chosen suggestion, else to whom the words
// name, else to the words.
func (a *Asker) dispatch(text string) (store.Command, error) {
	who, eta := minutes(text)
	list := a.people.Matches(shown)
	pick := a.sel
	if pick < 0 {
		for i, o := range list { // a whole name needs no choosing
			if who != "" && strings.EqualFold(o.Text, who) {
				pick = i
				break
			}
		}
	}
	if pick < 0 || pick >= len(list) {
		return a.understood("派", text), nil
	}
	cmd := store.DispatchMatter{ID: a.m.ID, ETA: eta}
	switch kind, id, _ := strings.Cut(list[pick].ID, ":"); kind {
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
	list := a.people.Matches(shown)
	if len(list) == 0 {
		return append(rows, t.Muted.Render(kit.Fit("   "+a.env.Words.T.Ledger.SuggestNone, w)))
	}
	for i, o := range list {
		if i == a.sel {
			rows = append(rows, t.Select.Render(kit.Fit(" "+t.Glyph.Prompt+" "+kit.Fit(kit.Clean(o.Text), 24)+" "+kit.Clean(o.Note), w)))
			continue
		}
		rows = append(rows, "   "+t.Text.Render(kit.Fit(kit.Clean(o.Text), 24))+" "+t.Muted.Render(kit.Fit(kit.Clean(o.Note), max(w-28, 0))))
	}
	return rows
}
