// Package journal shows the journal as it was written: human and system lines
// apart, days and cut-offs between them, filters and search, and what is wrong
// struck and put right. It holds a window of the lines, however many there are.
package journal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/steps"
)

// Screen is the journal.
type Screen struct {
	env     *app.Env
	w, h    int
	gen     int // of the filter: what was asked for another one is dropped
	f       filter
	win     window
	busy    bool // a page is on its way
	stop    func()
	pending bool // what is in sight is not yet what was asked for
	again   bool // the record changed meanwhile
	ready   bool
	sel     string // chosen line, "": none, and the newest are in sight
	top     int    // first row in sight
	news    bool   // something came in below what is in sight
	mine    string // an entry that was written here and is to be shown
	search  *kit.Field
	typing  bool // the search field takes the keys
	before  store.Stream
	names   names
	bar     app.Bar
	ask     *steps.Asker
}

// names are what the filter form offers.
type names struct {
	grids    []store.Grid
	officers []store.Person
}

// New makes the journal; query is what to search for at once.
func New(env *app.Env, query string) *Screen {
	s := &Screen{env: env, f: filter{stream: store.Human}, before: store.Human, search: kit.NewField(), ask: steps.New(env), top: end, stop: func() {}}
	if query != "" {
		s.search.SetValue(query)
		s.f.query, s.f.stream = query, store.AllStreams
	}
	return s
}

type offered struct {
	s     *Screen
	names names
	err   error
}

// Init reads the newest page, and what the filter form offers.
func (s *Screen) Init() tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	return tea.Batch(s.fresh(), s.ask.Init(), func() tea.Msg {
		out := offered{s: s}
		if out.names.grids, out.err = st.Grids(ctx); out.err == nil {
			out.names.officers, out.err = st.People(ctx, store.PersonFilter{Role: store.RoleOfficer})
		}
		return out
	})
}

// Update takes messages.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case offered:
		if msg.s == s {
			s.names = msg.names
			if msg.err != nil {
				return app.Say(s.env.Complain(msg.err))
			}
		}
	case paged:
		if msg.s == s && msg.gen == s.gen {
			return s.paged(msg)
		}
	case reported:
		if msg.s == s {
			return s.correctReport(msg)
		}
	case app.Changed:
		return s.refresh()
	case app.Minute:
		s.win.now = journal.At(s.env.Store.Now())
	case steps.Saved:
		if msg.From == s.ask {
			return s.wrote(msg.Receipt)
		}
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	case tea.PasteMsg:
		if s.typing {
			s.search.Update(msg)
			return s.searched()
		}
		return s.ask.Update(msg)
	default:
		return s.ask.Update(msg)
	}
	return nil
}

func (s *Screen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case s.ask.Active():
		return s.ask.Key(msg)
	case s.typing:
		return s.searchKey(msg)
	}
	switch key := msg.String(); key {
	case "esc":
		if s.f.plain() {
			return app.Say(app.Back{})
		}
		return s.clear()
	case "backspace":
		return app.Say(app.Back{})
	case "tab":
		return s.nextStream()
	case "up":
		return s.move(-1)
	case "down":
		return s.move(1)
	case "pgup":
		return s.jump(-max(s.room()-1, 1))
	case "pgdown":
		return s.jump(max(s.room()-1, 1))
	case "home":
		return s.first()
	case "end":
		return s.newest()
	default:
		cmd, _ := s.bar.Key(key, s.barActions())
		return cmd
	}
}

// searchKey is a key while the search field takes them: what is found follows
// every change.
func (s *Screen) searchKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "enter", "up", "down", "tab":
		s.typing = false
		if key := msg.String(); key == "up" || key == "down" {
			return s.key(msg)
		}
		return nil
	case "esc":
		s.typing = false
		return s.clearSearch()
	}
	if s.search.Update(msg) {
		return s.searched()
	}
	return nil
}

// Resize sets the size.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.hold("", 0)
}

// Loading reports whether nothing was read yet.
func (s *Screen) Loading() bool { return !s.ready }

// Title names the screen.
func (s *Screen) Title() string { return s.env.Words.T.Board.Act["journal"] }

// Typing reports whether keys are text now.
func (s *Screen) Typing() bool { return s.ask.Active() || s.typing }

// CanUndo reports whether typing can be taken back.
func (s *Screen) CanUndo() bool { return s.ask.CanUndo() || s.typing && s.search.CanUndo() }

// wrote shows what was written here: the officer asked for it.
func (s *Screen) wrote(r store.Receipt) tea.Cmd {
	if len(r.Entries) > 1 { // a correction: the right words come first
		s.mine = r.Entries[0].ID
	}
	return s.refresh()
}

// openSearch puts the cursor into the search field.
func (s *Screen) openSearch() tea.Cmd {
	s.typing = true
	return nil
}

// searched asks for what the field holds now.
func (s *Screen) searched() tea.Cmd {
	query := strings.TrimSpace(s.search.Value())
	switch {
	case query == s.f.query:
		return nil
	case s.f.query == "": // a search looks everywhere
		s.before, s.f.stream = s.f.stream, store.AllStreams
	case query == "":
		s.f.stream = s.before
	}
	s.f.query = query
	return s.fresh()
}

func (s *Screen) clearSearch() tea.Cmd {
	s.search.Reset()
	return s.searched()
}
