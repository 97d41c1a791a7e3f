package ui_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// What is typed into every field: Chinese, mixed, and more than any field
// shows at once.
func typings() []string {
	return []string{"李婶断药", "送A1药，e\u0301x7栋", strings.Repeat("很长的一行", 12) + "尾Z巴"}
}

// atCursor says what is wrong with the cells left of the cursor after a text
// was typed, "" when they show its end.
func atCursor(r *uitest.Rig, text string) string {
	before, ok := r.Before()
	if !ok {
		return "no cursor"
	}
	var clusters []string
	for s := text; s != ""; {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		clusters, s = append(clusters, c), s[len(c):]
	}
	rest, n := before, 0
	for n < len(clusters) && strings.HasSuffix(rest, clusters[len(clusters)-1-n]) {
		rest = strings.TrimSuffix(rest, clusters[len(clusters)-1-n])
		n++
	}
	switch {
	case n == 0:
		return fmt.Sprintf("the cell before the cursor is not %q", clusters[len(clusters)-1])
	case n < len(clusters) && !strings.HasSuffix(rest, "…") && !strings.HasSuffix(rest, " "):
		return fmt.Sprintf("only the last %d of %d characters stand before the cursor", n, len(clusters))
	}
	return ""
}

// atMask is atCursor for a secret.
func atMask(r *uitest.Rig, text string) string {
	before, ok := r.Before()
	if n := len(before) - len(strings.TrimRight(before, "•")); !ok || n == 0 || n/len("•") != len(text) && !strings.Contains(before, "…") {
		return "the signs of the secret do not stand before the cursor"
	}
	return ""
}

// probe types into the field with the cursor and looks at the cells before it;
// false when nothing takes the text.
func probe(t *testing.T, r *uitest.Rig, where string) bool {
	t.Helper()
	if _, ok := r.Before(); !ok {
		return false
	}
	for _, text := range takenHere(r) {
		r.Key("ctrl+u")
		r.Type(text)
		if why := atCursor(r, text); why != "" {
			t.Errorf("%s: %s after %.20q:\n%s", where, why, text, r.Screen())
			return true
		}
	}
	r.Key("ctrl+u")
	return true
}

// takenHere is what to type where the cursor stands: a cell of a sheet takes
// nothing but digits.
func takenHere(r *uitest.Rig) []string {
	r.Type("药") // a toast goes with the next key
	before := r.Screen()
	r.Type("药")
	if r.Screen() == before {
		return []string{"7", "48", "107"}
	}
	return typings()
}

// probeAll goes through the fields of what is open with Tab; it returns how
// many there are.
func probeAll(t *testing.T, r *uitest.Rig, where string) int {
	t.Helper()
	seen := map[string]bool{}
	for n := 0; ; n++ {
		at := cursorOf(r)
		if seen[at] || n == 12 || !probe(t, r, fmt.Sprintf("%s, field %d", where, n+1)) {
			return n
		}
		seen[at] = true
		r.Key("tab")
		if cursorOf(r) == at { // a list of options is open over the field
			r.Key("esc")
			r.Key("tab")
		}
	}
}

// cursorOf is the row of the cursor: fields stand below each other.
func cursorOf(r *uitest.Rig) string {
	s := r.Screen()
	s = s[strings.LastIndex(strings.TrimSuffix(s, "\n"), "\n")+1:]
	return s[strings.LastIndex(s, ",")+1:]
}

// leave goes back to the board whatever is open.
func leave(r *uitest.Rig) {
	for range 2 {
		r.Send(app.CloseDialog{})
	}
	r.Send(app.Go{Route: app.Board}) // what was open above it is gone
	r.Key("ctrl+u")
}

// walk presses every key that a screen offers and probes what opens.
func walk(t *testing.T, r *uitest.Rig, root *ui.Root, to app.Go, seen map[string]int) {
	t.Helper()
	r.Send(to)
	actions, _ := root.Actions()
	leave(r)
	for _, a := range actions {
		if len(a.Keys) == 0 || a.Keys[0] == "esc" {
			continue
		}
		where := string(to.Route) + " " + a.Keys[0]
		r.Send(to)
		r.Key(a.Keys[0])
		seen[where] = probeAll(t, r, where)
		leave(r)
	}
}

// way leads to fields: a route, keys, and how many fields stand there at least
// before one that is chosen and not typed.
type way struct {
	name string
	to   app.Route
	keys []string
	n    int
}

// fields are the ways to fields that no single key of a screen opens.
func fields() []way {
	return []way{
		{"the note line of the board", app.Board, nil, 1},
		{"the note line above a screen", app.Matters, []string{"ctrl+n"}, 1},
		{"the palette", app.Board, []string{"ctrl+p"}, 1},
		{"why undo", app.Board, []string{"ctrl+z"}, 1},
		{"why put off", app.Board, []string{"ctrl+g", "s"}, 1},
		{"who is here", app.Board, []string{"ctrl+r"}, 1},
		{"second backup", app.Prefs, []string{"down", "down", "down", "down", "down", "down", "enter"}, 1},
		{"search of the journal", app.Journal, []string{"ctrl+f"}, 1},
		{"filter of the journal", app.Journal, []string{"f"}, 2},
		{"strike of the journal", app.Journal, []string{"up", "x"}, 1},
		{"correction of the journal", app.Journal, []string{"up", "c"}, 1},
		{"export of the journal", app.Journal, []string{"w"}, 1},
		{"export of the matters", app.Matters, []string{"ctrl+x"}, 1},
		{"dispatch of a matter", app.Matters, []string{"p"}, 1},
		{"search of people", app.People, nil, 1},
		{"walk-up", app.Shifts, []string{"+"}, 1},
		{"walk-up of the roll call", app.Shifts, []string{"r", "+"}, 1},
		{"status of a grid", app.Grids, []string{"s"}, 1},
		{"counts of a place", app.Sites, []string{"m"}, 1},
		{"cut-off", app.Handover, []string{"c", "enter", "enter"}, 1}, // long before the end, and whoever is here is not on the roster: asked first
		{"correction of a person", app.People, []string{"enter", "down", "down", "enter"}, 2},
		{"skills of a person", app.People, []string{"enter", "down", "down", "down", "enter"}, 1},
		{"a new team", app.People, []string{"tab", "tab", "tab", "tab", "tab", "enter"}, 2},
		{"zone of a grid", app.Grids, []string{"z"}, 1},
		{"households of a grid", app.Grids, []string{"h"}, 2},
		{"state of a place", app.Sites, []string{"s"}, 1},
		{"amending a matter", app.Matters, []string{"l"}, 1},
		{"generator of the roster", app.Shifts, []string{"g"}, 2},
		{"export of the census", app.Census, []string{"w"}, 1},
		{"export of people", app.People, []string{"ctrl+x"}, 1},
		{"export of a report", app.Handover, []string{"x"}, 2},
		{"printing of a report", app.Handover, []string{"p"}, 1},
		{"a slip from paper", app.Paper, nil, 1},
		{"slips that follow", app.Paper, []string{"ctrl+e"}, 3},
		{"a slip", app.Stock, []string{"n"}, 3},
		{"what arrived of a slip", app.Stock, []string{"tab", "down", "down", "f"}, 2},
		{"a notice", app.Notices, []string{"n"}, 2},
		{"where a notice was announced", app.Notices, []string{"space"}, 2},
		{"a vehicle", app.Notices, []string{"v"}, 3},
		{"a trip", app.Notices, []string{"tab", "down", "s"}, 3},
		{"addendum", app.Handover, []string{"u"}, 1},
		{"baseline of a grid", app.Census, []string{"b"}, 3},
		{"a household", app.Census, []string{"n"}, 3},
		{"correction of a household", app.Doors, []string{"enter", "e"}, 4},
		{"somebody of a household", app.Doors, []string{"enter", "a"}, 2},
		{"a round", app.Rounds, []string{"n"}, 1},
		{"the count of a grid", app.Rounds, []string{"enter", "c"}, 3},
		{"a baseline that was passed", app.Rounds, []string{"enter", "b"}, 2},
		{"a promise at a door", app.Rounds, []string{"enter", "down", "down", "down", "enter", "p"}, 4},
		{"activation", app.Playbook, []string{"o"}, 2},
		{"a patient", app.Medical, []string{"n"}, 4},
		{"an emergency call", app.Medical, []string{"e"}, 3},
		{"a need of medicine", app.Medical, []string{"m"}, 5},
		{"a visit to a patient", app.Medical, []string{"v"}, 5},
		{"who is on call", app.Medical, []string{"o"}, 1},
		{"what a patient takes", app.Medical, []string{"tab", "d"}, 5},
		{"a count of medicine", app.Medical, []string{"tab", "c"}, 1},
		{"a watch", app.Medical, []string{"tab", "w"}, 2},
		{"a treatment", app.Medical, []string{"tab", "t"}, 5},
		{"tubes", app.Points, []string{"tab", "tab", "n"}, 3},
		{"who is in a tube", app.Points, []string{"tab", "tab", "p"}, 2},
		{"tubes to a lab", app.Points, []string{"tab", "tab", "g"}, 4},
		{"a file for a matter", app.Matters, []string{"enter", "y"}, 2},
		{"a call", app.Hotline, []string{"n"}, 5},
		{"a promise on a matter", app.Hotline, []string{"down", "down", "down", "p"}, 3},
		{"a call back", app.Hotline, []string{"tab", "tab", "b", "tab"}, 1},
		{"moving a promise", app.Hotline, []string{"tab", "tab", "tab", "m"}, 2},
		{"words of a situation report", app.Sitreps, []string{"home", "enter", "w"}, 2},
		{"an event of a situation report", app.Sitreps, []string{"home", "enter", "tab", "n"}, 1},
		{"figures of a need", app.Sitreps, []string{"home", "enter", "tab", "tab", "e"}, 4},
		{"a need of a situation report", app.Sitreps, []string{"home", "enter", "tab", "tab", "n"}, 6},
		{"a planned action", app.Sitreps, []string{"home", "enter", "tab", "tab", "tab", "n"}, 2},
		{"why a draft is dropped", app.Sitreps, []string{"home", "enter", "x"}, 1},
		{"export of a situation report", app.Sitreps, []string{"home", "down", "enter", "x"}, 2},
		{"a list to take in", app.Intake, nil, 1},
		{"blank forms", app.Board, []string{"alt+p", "down"}, 3},
	}
}

// mustered are those that a post has only once its plan is in force and people
// were asked for.
func mustered() []way {
	return []way{
		{"a deadline", app.Playbook, []string{"a"}, 2},
		{"moving a deadline", app.Playbook, []string{"tab", "m"}, 2},
		{"standing down", app.Playbook, []string{"x"}, 1},
		{"a request for people", app.Forces, []string{"a"}, 5},
		{"amending a request", app.Forces, []string{"m"}, 4},
		{"what a body above said", app.Forces, []string{"b", "tab", "tab"}, 1},
		{"walk-up of a request", app.Forces, []string{"enter", "w"}, 3},
	}
}

// follow goes the ways and probes what stands at their end.
func follow(t *testing.T, r *uitest.Rig, lang string, ways []way, walked map[string]int) {
	t.Helper()
	for _, f := range ways {
		r.Send(app.Go{Route: f.to})
		for _, k := range f.keys {
			r.Key(k)
		}
		n := probeAll(t, r, lang+" "+f.name)
		if n < f.n {
			t.Errorf("%s %s: %d fields, want %d:\n%s", lang, f.name, n, f.n, r.Screen())
		}
		walked[f.name] = n
		leave(r)
	}
}

// cursorOnEveryScreen goes through what fields() names, and presses every key
// that a screen offers.
func cursorOnEveryScreen(t *testing.T, lang string, walked map[string]int) {
	t.Helper()
	path := troubled(t)
	onStage(t, store.Options{Path: path, Wall: wall}, dark(lang), 80, 24, func(t *testing.T, r *uitest.Rig, root *ui.Root, st *store.Store) {
		r.Fast = true
		announced(t, st)
		treated(t, st)
		sampled(t, st)
		rung(t, st)
		screens := append([]app.Go{{Route: app.Board}}, visits(t, st)...)                // makes a household and a round
		by(t, st, store.CountRound{Round: "door_knock", Grid: "1", Reached: 240}, clerk) // more than the baseline
		follow(t, r, lang, fields(), walked)
		musters(t, st)
		follow(t, r, lang, mustered(), walked)
		seen := map[string]int{}
		for _, to := range screens {
			walk(t, r, root, to, seen)
		}
		n := 0
		for _, k := range seen {
			n += k
		}
		if n < 100 {
			t.Errorf("%d fields were found, the walk sees little: %v", n, seen)
		}
	})
}

// cursorInTheHandover: its fields come one behind the other.
func cursorInTheHandover(t *testing.T, lang string, walked map[string]int) {
	t.Helper()
	atDesk(t, lang, 80, 24, func(t *testing.T, d *desk) {
		d.Fast = true
		secret := func(where, pin string) {
			t.Helper()
			walked[where]++
			d.Type(pin)
			if why := atMask(d.Rig, pin); why != "" {
				t.Errorf("%s %s: %s:\n%s", lang, where, why, d.Screen())
			}
		}
		fields := func(where string, n int) {
			t.Helper()
			walked[where] = n
			if n == 1 && probe(t, d.Rig, lang+" "+where) {
				return
			}
			if got := probeAll(t, d.Rig, lang+" "+where); got < n {
				t.Errorf("%s %s: %d fields, want %d:\n%s", lang, where, got, n, d.Screen())
			}
		}
		d.do(d.feng, store.WalkUp{Name: "郑", Phone: "13800000099"})
		for name, where := range map[string]string{"罗": "first PIN", "冯": "own PIN", "郑": "a new officer"} {
			d.press("ctrl+r")
			d.Type(name)
			d.press("enter")
			secret(where, "1234")
			d.press("ctrl+u", "esc")
		}
		d.press("alt+g", "enter")
		fields("what set-up left open", 1)
		leave(d.Rig)
		d.setPIN(d.luo, "7777")
		d.press("f10", "c")
		fields("cut-off", 2)
		d.press("ctrl+s")
		for _, key := range []string{"n", "t", "d", "m", "w"} { // what is added to the brief, or takes it back
			d.press("down", "down", key)
			fields("brief "+key, 1)
			d.press("esc", "home")
		}
		d.press("o")
		fields("who", 1)
		d.Type("罗")
		d.press("enter")
		secret("PIN", "7777")
		d.press("enter", "space", "q")
		fields("question", 1)
		d.Type("谁送？")
		d.press("enter", "down", "r")
		fields("refusal", 1)
		d.Type("11")
		d.press("ctrl+s", "up", "up", "up", "space")
		fields("answer", 1)
		d.Type("吴，21点前")
		d.press("enter", "a", "b")
		fields("read-back", 1)
		d.Type("K-001 K-002")
		d.press("ctrl+s", "s")
		secret("signature", "777")
	})
}

// cursorInSetUp: that form is there before any post.
func cursorInSetUp(t *testing.T, lang string, walked map[string]int) {
	t.Helper()
	setUp(t, lang, 80, 24, func(t *testing.T, r *uitest.Rig, _ func() *store.Store) {
		n := probeAll(t, r, lang+" set-up")
		if n < 3 {
			t.Errorf("%s: %d fields:\n%s", lang, n, r.Screen())
		}
		walked["set-up"] = n
	})
}

// walking names the language in which this process walks every field, "" in the
// process that started it.
func walking() string { return os.Getenv("ZHIBAN_WALK") }

// The cursor stands behind what was typed, in every field of every form of
// every screen, in both languages. What the environment says of the locale
// decides nothing about a cell: it is read when a process starts, so each
// language is walked by two processes of its own: Chinese under an English
// locale in every test run, all four in make check.
func TestCursorIsExactInEveryField(t *testing.T) {
	if lang := walking(); lang != "" {
		walked := map[string]int{}
		cursorOnEveryScreen(t, lang, walked)
		cursorInTheHandover(t, lang, walked)
		cursorInSetUp(t, lang, walked)
		for form, name := range forms() {
			if walked[name] == 0 {
				t.Errorf("%s: no field of %s was walked (%s)", lang, form, name)
			}
		}
		return
	}
	if os.Getenv("ZHIBAN_LONG") == "" {
		t.Skip("make check walks every field under each pair of locale and language")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	made := troubled(t)
	for _, locale := range []string{"zh_CN.UTF-8", "en_US.UTF-8"} {
		for _, lang := range []string{"zh", "en"} {
			t.Run(lang+" under "+locale, func(t *testing.T) {
				t.Parallel()
				cmd := exec.CommandContext(context.Background(), self, "-test.run=^TestCursorIsExactInEveryField$", "-test.count=1") //nolint:gosec // this very test
				cmd.Env = append(os.Environ(), "LANG="+locale, "LC_ALL="+locale, "LC_CTYPE="+locale, "ZHIBAN_WALK="+lang, troubledFile+"="+made)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
	}
}
