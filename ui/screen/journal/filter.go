package journal

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/find"
	"zhiban/ui/kit"
)

// filter is what is shown.
type filter struct {
	stream       store.Stream
	grid         string // id
	kind         string // first part of the kinds
	officer      string // person id
	matter       string // spoken number
	struck, late bool
	query        string
}

// plain reports whether nothing but the stream is chosen.
func (f filter) plain() bool {
	f.stream = ""
	return f == filter{}
}

// store makes of it what the record is asked for; the words come apart, they
// are what is marked in the lines.
func (f filter) store(ctx context.Context, v *store.View) (out store.LineFilter, err error) {
	out = store.LineFilter{Stream: f.stream, Grid: f.grid, Kind: f.kind, Officer: f.officer, Struck: f.struck, Late: f.late}
	number := f.matter
	if n := store.NormalNumber(f.query); n != "" && number == "" {
		if _, err := v.Matter(ctx, n); err == nil { // a number that was given is meant
			f.query, number = "", n
		}
	}
	if number != "" {
		m, err := v.Matter(ctx, number)
		if err != nil {
			return out, err
		}
		out.Subject = m.ID
	}
	if f.query != "" {
		out.Words, err = find.Words(ctx, v, f.query)
	}
	return out, err
}

// streams are the three ways to look, in the order of the tabs.
func streams() []store.Stream { return []store.Stream{store.Human, store.System, store.AllStreams} }

func (s *Screen) streamAt() int {
	for i, x := range streams() {
		if x == s.f.stream {
			return i
		}
	}
	return 0
}

func (s *Screen) streamLabels() []string {
	var out []string
	for _, x := range streams() {
		out = append(out, s.env.Words.T.Diary.Stream[string(x)])
	}
	return out
}

func (s *Screen) nextStream() tea.Cmd { return s.useStream((s.streamAt() + 1) % len(streams())) }

// useStream keeps the place: the line that was chosen, or its time.
func (s *Screen) useStream(i int) tea.Cmd {
	at, ok := s.chosen()
	s.f.stream = streams()[i]
	if !ok {
		return s.fresh()
	}
	return s.around(at.Place)
}

// clear takes the filters away, the search first.
func (s *Screen) clear() tea.Cmd {
	if s.f.query != "" {
		return s.clearSearch()
	}
	s.f = filter{stream: s.f.stream}
	return s.fresh()
}

// words of the filter for the head of the screen.
func (s *Screen) filterWords() string {
	t, w := s.env.Words.T.Diary, s.env.Words
	var parts []string
	for _, g := range s.names.grids {
		if g.ID == s.f.grid {
			parts = append(parts, fmt.Sprintf(w.T.Board.Grid, g.Number))
		}
	}
	if s.f.kind != "" {
		parts = append(parts, t.Kinds[s.f.kind])
	}
	for _, p := range s.names.officers {
		if p.ID == s.f.officer {
			parts = append(parts, p.Name)
		}
	}
	if s.f.matter != "" {
		parts = append(parts, s.f.matter)
	}
	if s.f.struck {
		parts = append(parts, t.OnlyStruck)
	}
	if s.f.late {
		parts = append(parts, t.OnlyLate)
	}
	return strings.Join(parts, " · ")
}

// kindOrder lists the first parts of kinds as the form offers them.
func kindOrder() []string {
	return []string{"note", "matter", "site", "grid", "duty", "shift", "handover", "person", "team", "group", "household", "round", "post", "journal"}
}

// dialog is the form of the filter.
type dialog struct {
	s    *Screen
	form *kit.Form
}

func (s *Screen) openFilter() tea.Cmd {
	t, w := s.env.Words.T.Diary, s.env.Words
	any := kit.Option{Text: t.Any}
	streamOptions := make([]kit.Option, 0, 3)
	for _, x := range streams() {
		streamOptions = append(streamOptions, kit.Option{ID: string(x), Text: t.Stream[string(x)]})
	}
	grids, kinds, officers := []kit.Option{any}, []kit.Option{any}, []kit.Option{any}
	for _, g := range s.names.grids {
		grids = append(grids, kit.Option{ID: g.ID, Text: fmt.Sprintf(w.T.Board.Grid, g.Number) + " " + g.Name, Keys: []string{fmt.Sprint(g.Number)}})
	}
	for _, k := range kindOrder() {
		kinds = append(kinds, kit.Option{ID: k, Text: t.Kinds[k]})
	}
	for _, p := range s.names.officers {
		officers = append(officers, kit.Option{ID: p.ID, Text: p.Name})
	}
	only := []kit.Option{any, {ID: "struck", Text: t.OnlyStruck}, {ID: "late", Text: t.OnlyLate}}
	value := map[bool]string{s.f.struck: "struck", s.f.late: "late"}[true]
	form := kit.NewForm(t.FilterTitle, []kit.FormField{
		{Key: "stream", Label: t.Stream1, Kind: kit.FormChoice, Options: streamOptions, Value: string(s.f.stream)},
		{Key: "grid", Label: t.Grid, Kind: kit.FormPick, Options: grids, Value: s.f.grid},
		{Key: "kind", Label: t.Kind, Kind: kit.FormPick, Options: kinds, Value: s.f.kind},
		{Key: "officer", Label: t.Officer, Kind: kit.FormPick, Options: officers, Value: s.f.officer},
		{Key: "matter", Label: t.Matter, Hint: "K-058", Value: s.f.matter},
		{Key: "only", Label: t.Only, Kind: kit.FormChoice, Options: only, Value: value},
		{Key: "query", Label: t.Search, Hint: t.SearchHint, Value: s.f.query},
	}, s.env.FormWords())
	return app.Say(app.OpenDialog{Dialog: &dialog{s, form}})
}

// Init has nothing to load.
func (d *dialog) Init() tea.Cmd { return nil }

// Update takes keys.
func (d *dialog) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
	default:
		return nil
	}
	switch d.form.Update(msg) {
	case kit.FormSave:
		return app.Say(app.CloseDialog{Dialog: d, Then: d.s.take(d.form.Values())})
	case kit.FormCancel:
		return app.Say(app.CloseDialog{Dialog: d})
	}
	return nil
}

// View draws the form.
func (d *dialog) View(w, h int) ([]string, *tea.Cursor) {
	rows, x, y := d.form.View(d.s.env.Theme, min(w, 76), min(h, d.form.Height(d.s.env.Theme, min(w, 76))))
	return rows, tea.NewCursor(x, y)
}

// take shows what the form says. A kind that people do not write is looked for
// in all lines.
func (s *Screen) take(v map[string]string) tea.Cmd {
	f := filter{stream: store.Stream(v["stream"]), grid: v["grid"], kind: v["kind"], officer: v["officer"], struck: v["only"] == "struck", late: v["only"] == "late", query: v["query"]}
	if f.matter = store.NormalNumber(v["matter"]); f.matter == "" {
		f.matter = strings.TrimSpace(v["matter"])
	}
	if f.stream == s.f.stream && (f.kind != "" && f.kind != s.f.kind || f.query != "" && s.f.query == "") {
		f.stream = store.AllStreams
	}
	s.f = f
	s.search.SetValue(f.query)
	return s.fresh()
}
