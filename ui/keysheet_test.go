package ui_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/i18n"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// The key sheet is made of the very actions that the screens offer: each is
// opened over the case, and what it lists is written down. `make keys` writes
// it anew.
func TestKeySheetIsWhatTheScreensOffer(t *testing.T) {
	path := meijiang(t, busy)
	for _, lang := range []string{"zh", "en"} {
		sheet := keySheet(t, path, lang)
		compareSheet(t, "../assets/help/keys."+lang+".md", sheet)
		if lang == "en" {
			readme, err := os.ReadFile("../README.md")
			if err != nil {
				t.Fatal(err)
			}
			const begin, end = "<!-- keys: written by make keys -->\n", "<!-- /keys -->\n"
			head, rest, ok := strings.Cut(string(readme), begin)
			_, tail, ok2 := strings.Cut(rest, end)
			if !ok || !ok2 {
				t.Fatal("README has no place for the keys")
			}
			compareSheet(t, "../README.md", head+begin+sheet+end+tail)
		}
	}
}

func compareSheet(t *testing.T, path, want string) {
	t.Helper()
	if os.Getenv("UPDATE_KEYS") != "" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is stale: run make keys", path)
	}
}

// keySheet opens every screen and lists its keys, one row each.
func keySheet(t *testing.T, path, lang string) string {
	t.Helper()
	words := i18n.For(lang).Desk
	rows := []string{"| | |", "| --- | --- |"}
	add := func(route app.Route, list []app.Action) {
		owner := map[string]string{}
		for _, a := range list {
			for _, k := range a.Keys {
				if other, taken := owner[k]; taken && other != a.ID {
					t.Errorf("screen %q: %s does %s and %s", route, k, other, a.ID)
				}
				owner[k] = a.ID
			}
		}
		if len(list) > 0 {
			rows = append(rows, "| "+words.Screen[string(route)]+" | "+keysOf(list)+" |")
		}
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		st, err := store.Open(ctx, store.Options{Path: path, Wall: wall, Version: "test", Synchronous: "OFF"})
		if err != nil {
			t.Fatal(err)
		}
		who, err := st.PersonByName(ctx, clerk)
		if err != nil {
			t.Fatal(err)
		}
		root := ui.NewRoot(ctx, ui.Options{Store: st, Set: app.Settings{Lang: lang, Mouse: true}, Theme: theme.New("dark", false), Officer: who.ID})
		r := uitest.NewRig(t, root, 120, 40)
		defer func() {
			root.Close()
			cancel()
			r.End()
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}()
		board, every := root.Actions()
		add("", every)
		add(app.Board, board)
		for _, to := range visits(t, st) {
			r.Send(to)
			here, _ := root.Actions()
			if keysOf(here) != keysOf(board) { // a route without a screen of its own shows the board
				add(to.Route, here)
			}
			r.Send(app.Go{Route: app.Board})
		}
	})
	return strings.Join(rows, "\n") + "\n"
}

// visits is one example of every screen.
func visits(t *testing.T, st *store.Store) []app.Go {
	t.Helper()
	ctx := context.Background()
	m, err := st.Matter(ctx, "K-011")
	if err != nil {
		t.Fatal(err)
	}
	g, err := st.Grid(ctx, "4")
	if err != nil {
		t.Fatal(err)
	}
	s, err := st.Site(ctx, "east")
	if err != nil {
		t.Fatal(err)
	}
	house, round := sweep(t, st)
	drafts(t, st)
	draft, err := st.Sitrep(ctx, store.SitDraft)
	if err != nil {
		t.Fatal(err)
	}
	return []app.Go{{Route: app.Matters}, {Route: app.Matter, ID: m.ID}, {Route: app.Grids}, {Route: app.Grid, ID: g.ID}, {Route: app.Shifts}, {Route: app.Sites},
		{Route: app.Site, ID: s.ID}, {Route: app.Stock}, {Route: app.Notices}, {Route: app.Journal}, {Route: app.People}, {Route: app.Handover}, {Route: app.Since}, {Route: app.Prefs}, {Route: app.Help}, {Route: app.Gaps}, {Route: app.Playbook}, {Route: app.Forces}, {Route: app.Force, ID: m.ID}, {Route: app.Intake}, {Route: app.Census}, {Route: app.Doors}, {Route: app.House, ID: house},
		{Route: app.Rounds}, {Route: app.Round, ID: round}, {Route: app.RoundDoors, ID: round + " " + g.ID}, {Route: app.Medical}, {Route: app.Hotline}, {Route: app.Points}, {Route: app.Point, ID: "hall"}, {Route: app.Sitreps}, {Route: app.Sitrep, ID: draft.ID}, {Route: app.Outlook}, {Route: app.Paper}}
}

func keysOf(list []app.Action) string {
	var parts []string
	for _, a := range list {
		var keys []string
		for _, k := range a.Keys {
			keys = append(keys, "`"+app.KeyName(k)+"`")
		}
		parts = append(parts, strings.TrimSpace(strings.Join(keys, " ")+" "+a.Name))
	}
	return strings.ReplaceAll(strings.Join(parts, " · "), "|", `\|`)
}

// Every route that a screen can be on has its name.
func TestEveryRouteIsNamed(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, r := range routes(t) {
			if i18n.For(lang).Desk.Screen[r] == "" {
				t.Error(fmt.Sprint(lang, ": the route ", r, " has no name"))
			}
		}
	}
}
