package app

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

// Sheet is a table whatever its rows are: what a screen of sheets asks of the
// one in sight.
type Sheet interface {
	Key(key string) bool
	Click(row int) bool
	Wheel(by int)
	SortNext()
	Len() int
	SelectedID() string
	View(th theme.Theme, w, h int) []string
}

// Reading reads what a screen shows; it runs beside the screen and sees nothing
// of it.
type Reading[D any] func(context.Context, *store.View) (D, error)

// SheetsOf is what one screen of sheets has of its own; fields that may be nil
// say so.
type SheetsOf[D any] struct {
	Read    func() Reading[D] // all that the tabs show, as they stand
	Topics  []string          // changes that matter, none: every one
	Timely  bool              // read again each minute, too
	Columns func()            // sets the columns: at first and in another language
	Show    func()            // gives the tables what was read
	Title   func() string
	Tabs    func() []string // nil: one sheet without tabs
	Sheet   func() Sheet    // the one in sight
	Bar     func() []Action // what can be done, for the bar
	More    func() []Action // what else the keys do; nil
	Foot    func(w int) []string
	Open    func() tea.Cmd                   // the second click on a row; nil
	Turned  func(from int) tea.Cmd           // another tab has come into sight; nil
	Key     func(key string) (tea.Cmd, bool) // keys of its own, before those of the bar; nil
}

// Sheets is what the screens share that list a noun: tables behind tabs, read
// at once and anew when the record changes, acted on at a desk.
type Sheets[D any] struct {
	*Desk
	Env   *Env
	W, H  int
	Now   journal.Time // of the last reading
	Data  D
	Ready bool
	Tab   int

	of   SheetsOf[D]
	gen  int
	lang string
}

// NewSheets makes a screen of sheets at a desk; Be says later what it is about.
func NewSheets[D any](env *Env, desk *Desk) *Sheets[D] { return &Sheets[D]{Desk: desk, Env: env} }

// Be sets what the screen is about.
func (s *Sheets[D]) Be(of SheetsOf[D]) { s.of = of }

type sheetsRead[D any] struct {
	s    *Sheets[D]
	gen  int
	now  journal.Time
	data D
	err  error
}

// Init reads what the sheets show.
func (s *Sheets[D]) Init() tea.Cmd { return s.Load() }

// Load reads everything again; an answer that a later one has overtaken is
// dropped.
func (s *Sheets[D]) Load() tea.Cmd {
	s.gen++
	gen, st, ctx, read := s.gen, s.Env.Store, s.Env.Ctx, s.of.Read()
	return func() tea.Msg {
		out := sheetsRead[D]{s: s, gen: gen, now: journal.At(st.Now())}
		out.data, out.err = read(ctx, st.View)
		return out
	}
}

// Update takes messages.
func (s *Sheets[D]) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := s.Take(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case sheetsRead[D]:
		return s.show(msg)
	case Changed:
		if len(s.of.Topics) == 0 || msg.Touches(s.of.Topics...) {
			return s.Load()
		}
	case Minute:
		if s.of.Timely {
			return s.Load()
		}
	case tea.MouseClickMsg:
		return s.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		s.of.Sheet().Wheel(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s.key(msg.String())
	}
	return nil
}

func (s *Sheets[D]) show(msg sheetsRead[D]) tea.Cmd {
	if msg.s != s || msg.gen != s.gen {
		return nil
	}
	if msg.err != nil {
		return Say(s.Env.Complain(msg.err))
	}
	s.Now, s.Data, s.Ready = msg.now, msg.data, true
	if lang := s.Env.Words.T.Lang; lang != s.lang {
		s.lang = lang
		s.of.Columns()
	}
	s.of.Show()
	return nil
}

func (s *Sheets[D]) key(key string) tea.Cmd {
	if s.of.Sheet().Key(key) {
		return nil
	}
	switch key {
	case "tab":
		return s.Turn(1)
	case "shift+tab":
		return s.Turn(-1)
	case "esc", "backspace":
		return Say(Back{})
	}
	if s.of.Key != nil {
		if cmd, ok := s.of.Key(key); ok {
			return cmd
		}
	}
	cmd, _ := s.Bar.Key(key, s.of.Bar())
	return cmd
}

// Turn goes on to another tab, round and round.
func (s *Sheets[D]) Turn(by int) tea.Cmd {
	if s.of.Tabs == nil {
		return nil
	}
	n := len(s.of.Tabs())
	return s.to(((s.Tab+by)%n + n) % n)
}

func (s *Sheets[D]) to(tab int) tea.Cmd {
	from := s.Tab
	s.Tab = tab
	if s.of.Turned != nil {
		return s.of.Turned(from)
	}
	return nil
}

// top is the row of the window in which the table begins.
func (s *Sheets[D]) top() int {
	if s.of.Tabs == nil {
		return 1
	}
	return 2
}

func (s *Sheets[D]) click(x, y int) tea.Cmd {
	if y == 1 && s.of.Tabs != nil {
		if i := kit.TabAt(s.of.Tabs(), s.Tab, s.W-4, x-2); i >= 0 && i != s.Tab {
			return s.to(i)
		}
		return nil
	}
	sheet := s.of.Sheet()
	before := sheet.SelectedID()
	if y < s.top() || !sheet.Click(y-s.top()) || y == s.top() || s.of.Open == nil {
		return nil
	}
	if sheet.SelectedID() == before {
		return s.of.Open() // the second click on a row opens it
	}
	return nil
}

// Actions of the screen. Enter is the bar's: it runs what is chosen there.
func (s *Sheets[D]) Actions() []Action {
	if s.Ask.Active() || !s.Ready {
		return nil
	}
	var out []Action
	for _, a := range s.of.Bar() {
		if len(a.Keys) != 1 || a.Keys[0] != "enter" {
			out = append(out, a)
		}
	}
	if s.of.More != nil {
		out = append(out, s.of.More()...)
	}
	return append(out, Action{ID: "back", Keys: []string{"esc"}, Name: s.Env.Words.T.Board.Act["back"], Run: func() tea.Cmd { return Say(Back{}) }})
}

// TabAction goes to the next tab.
func (s *Sheets[D]) TabAction(name string) Action {
	return Action{ID: "tab", Keys: []string{"tab"}, Name: name, Run: func() tea.Cmd { return s.Turn(1) }}
}

// SortAction sorts by the next column.
func (s *Sheets[D]) SortAction(name string) Action {
	return Action{ID: "sort", Keys: []string{"t"}, Name: name, Run: func() tea.Cmd { s.of.Sheet().SortNext(); return nil }}
}

// Resize sets the size.
func (s *Sheets[D]) Resize(w, h int) { s.W, s.H = w, h }

// Loading reports whether nothing was read yet.
func (s *Sheets[D]) Loading() bool { return !s.Ready }

// Title names the screen.
func (s *Sheets[D]) Title() string { return s.of.Title() }

// View draws the tabs, the sheet in sight, what there is to say below it, and
// the bar.
func (s *Sheets[D]) View() (string, *tea.Cursor) {
	below, cursor := s.Below(s.W, s.H, s.of.Bar())
	height, inner := max(s.H-len(below), 4), s.W-4
	rows := []string{s.Env.Theme.Muted.Render(s.Env.Words.T.Board.Loading)}
	if s.Ready {
		var foot []string
		if s.of.Foot != nil {
			foot = s.of.Foot(inner)
		}
		rows = nil
		if s.of.Tabs != nil {
			rows = append(rows, kit.Tabs(s.Env.Theme, s.of.Tabs(), s.Tab, inner))
		}
		rows = append(rows, s.of.Sheet().View(s.Env.Theme, inner, max(height-1-s.top()-len(foot), 1))...)
		rows = append(rows, foot...)
	}
	out := kit.Box(s.Env.Theme, s.Env.Theme.Title.Render(s.Title()), rows, s.W, height)
	return strings.Join(append(out, below...), "\n"), cursor
}
