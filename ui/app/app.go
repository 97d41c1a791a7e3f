// Package app is the contract between the root model and the screens: what a
// screen is, what it may ask of the root, and what it finds around it. Screens
// know this package and never each other.
package app

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/theme"
	"zhiban/ui/word"
)

// Screen is one full view. Keys reach it last: after the root's own and after
// its enabled actions.
type Screen interface {
	Init() tea.Cmd
	Update(msg tea.Msg) tea.Cmd
	Resize(w, h int)
	View() (string, *tea.Cursor) // the cursor in cells of the screen, nil when nobody types
	Title() string
	Actions() []Action
}

// Typing is a screen on which printable keys may be text.
type Typing interface{ Typing() bool }

// Undoable is a screen whose field can take typing back: Ctrl+Z is its own
// then, and proposes a counter-entry only when nothing typed is left to undo.
type Undoable interface{ CanUndo() bool }

// Dialog stands above the screens and takes every key, until it says
// CloseDialog. Mouse events reach it in cells of the whole window.
type Dialog interface {
	Init() tea.Cmd
	Update(msg tea.Msg) tea.Cmd
	// View draws at most h rows of one width of at most w cells; the cursor
	// stands in cells of the dialog, nil when nobody types.
	View(w, h int) (rows []string, cursor *tea.Cursor)
}

// DialogTop is the row of the window on which a dialog begins that was given h
// rows and drew some of them: the middle, above the footer.
func DialogTop(h, rows int) int { return max((h+2-rows)/2, 0) }

// Unsaved is a dialog that may hold typed text which no draft keeps: quitting
// asks once before it is lost.
type Unsaved interface{ Unsaved() bool }

// Flusher is a dialog that writes its draft down when the program ends.
type Flusher interface {
	Flush(ctx context.Context) error
}

// Loading is a screen that has not read what it shows yet, or a dialog that is
// saving: keys wait for it.
type Loading interface{ Loading() bool }

// OpenDialog opens a dialog. One that opens by itself asks for Grace: keys go
// on to what is below until typing has paused, so that it steals nothing.
type OpenDialog struct {
	Dialog Dialog
	Grace  bool
}

// CloseDialog closes a dialog, then does what comes next.
type CloseDialog struct {
	Dialog Dialog // nil: the one on top
	Then   tea.Cmd
}

// Officer says that somebody else is at the laptop now.
type Officer struct{ ID, Name string }

// Who asks who is at the laptop now. Stay leaves the screen as it is; else what
// changed since that officer left is shown.
type Who struct{ Stay bool }

// Action is something a person can do here. One list feeds keys, footer and
// help.
type Action struct {
	ID   string
	Keys []string // as Bubble Tea names them; the first one is shown
	Name string
	Why  string // why it cannot be done now, "" when it can
	Run  func() tea.Cmd
	Bar  bool // drawn in the screen's own bar, so not in the footer
}

// Route names a screen.
type Route string

// The screens. What stands behind says what an ID means there.
const (
	Board      Route = "board"
	Matters    Route = "matters" // a saved filter ("overdue", "red", "grid:ID", "group:ID"), "" all open
	Matter     Route = "matter"  // subject id
	Grids      Route = "grids"   // subject id of the one to select, or ""
	Grid       Route = "grid"    // subject id
	Shifts     Route = "shifts"  // id or key of the shift, "" the current one
	Sites      Route = "sites"   // subject id of the one to select, or ""
	Site       Route = "site"    // subject id
	Stock      Route = "stock"   // slug of an item or number of a slip to begin at, or ""
	Notices    Route = "notices" // tab to begin at: "vehicles", "orders", ""
	Journal    Route = "journal" // text to search for, or ""
	People     Route = "people"  // subject id of the one to select, or ""
	Handover   Route = "handover"
	Since      Route = "since" // id of a point of the journal, "" one's own leaving
	Prefs      Route = "settings"
	Help       Route = "help"
	Setup      Route = "setup"
	Gaps       Route = "gaps"   // what set-up left open
	Census     Route = "census" // subject id of the grid to select, or ""
	Doors      Route = "doors"  // households of a grid by its id, "" all
	Rounds     Route = "rounds"
	Round      Route = "round"       // subject id of a round
	RoundDoors Route = "round-doors" // «round grid», ids
	House      Route = "house"       // subject id of a household
	Playbook   Route = "playbook"    // what to begin at: "steps", "deadlines", "posts", "check", or the subject id of a deadline
	Forces     Route = "forces"      // subject id of the request to select, or ""
	Force      Route = "force"       // subject id of the request
	Medical    Route = "medical"     // tab to begin at: "register", "medicine", "treatments", "visits"; or the subject id of a patient
	Points     Route = "points"      // tab to begin at: "grids", "tubes", "slips", or ""
	Point      Route = "point"       // subject id of a point with lanes
	Hotline    Route = "hotline"     // tab to begin at: "calls", "callers", "back", "promises", "hours"; "" takes a call
	Sitreps    Route = "sitreps"
	Sitrep     Route = "sitrep" // subject id, or "final"
	Outlook    Route = "outlook"
	Paper      Route = "paper"  // slips that are typed in
	Intake     Route = "intake" // path of a list to begin with, or ""
)

// Go opens a screen; ID is what it shows. A screen that is already open with
// that ID comes to the top as it was left.
type Go struct {
	Route Route
	ID    string
}

// Back closes the screen on top.
type Back struct{}

// WriteLine begins a line for the officer to go on with, unless something is
// typed in it already.
type WriteLine struct{ Text string }

// Caller is a screen on which a call can be taken at once.
type Caller interface{ TakeCall() tea.Cmd }

// Toast shows one sentence until the next key.
type Toast struct {
	Text string
	Bad  bool
}

// Changed says that the record changed: visible screens read again.
type Changed struct {
	Topics []string // nouns that changed, "matter"; empty: anything may have
}

// Touches reports whether one of some nouns may have changed.
func (c Changed) Touches(nouns ...string) bool {
	return len(c.Topics) == 0 || slices.ContainsFunc(c.Topics, func(t string) bool { return slices.Contains(nouns, t) })
}

// Minute says that a minute has passed: what is computed from the clock is
// drawn anew.
type Minute struct{}

// SwitchLang changes the language of everything.
type SwitchLang struct{}

// Opened says that a post was set up and is open now.
type Opened struct{ Store *store.Store }

// Env is what every screen finds around it. The root owns it.
type Env struct {
	Ctx     context.Context //nolint:containedctx // the life of the program, handed to commands
	Store   *store.Store    // nil before there is a post
	Words   word.Words
	Theme   theme.Theme
	Officer string // subject id of who is at the laptop
	Set     Settings
	Keeper  Keeper // where settings are kept, nil: nowhere
}

// Do runs a command of the store outside the update loop.
func (e *Env) Do(cmd store.Command, done func(store.Receipt, error) tea.Msg, opts ...store.Option) tea.Cmd {
	st, ctx, by := e.Store, e.Ctx, e.Officer
	return func() tea.Msg { return done(st.Do(ctx, by, noTime(), cmd, opts...)) }
}

// Say makes a command of a message.
func Say(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Complain is a toast with the sentence of an error.
func (e *Env) Complain(err error) tea.Msg { return Toast{Text: e.Words.Error(err), Bad: true} }
