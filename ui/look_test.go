package ui_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// stage opens a file in the rig in a given look and shows the root, too.
func stage(t *testing.T, path, lang, mode string, w, h int, test func(t *testing.T, r *uitest.Rig, root *ui.Root, st *store.Store)) {
	t.Helper()
	set := app.Settings{Lang: lang, Mouse: true}
	onStage(t, store.Options{Path: path, Wall: wall}, ui.Options{Set: set, Theme: theme.New(mode, false), Keeper: kept{}}, w, h, test)
}

// onStage is stage with a clock and with settings.
func onStage(t *testing.T, file store.Options, o ui.Options, w, h int, test func(t *testing.T, r *uitest.Rig, root *ui.Root, st *store.Store)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		file.Version, file.Synchronous, file.PIN = "test", "OFF", store.PINCost{MemoryKiB: 8, Passes: 1}
		st, err := store.Open(ctx, file)
		if err != nil {
			t.Fatal(err)
		}
		who, err := st.PersonByName(ctx, clerk)
		if err != nil {
			t.Fatal(err)
		}
		o.Store, o.Officer = st, who.ID
		root := ui.NewRoot(ctx, o)
		r := uitest.NewRig(t, root, w, h)
		defer func() {
			root.Close()
			cancel()
			r.End()
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}()
		test(t, r, root, st)
	})
}

// The three screens of the night in every size, language and look. Dark and
// mono must say the same in words and signs: mono's files keep the marks of
// bold and reverse, for what is left of emphasis without colour.
func TestLookInEverySizeLanguageAndTheme(t *testing.T) {
	if err := os.MkdirAll(filepath.Join("testdata", "look"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := meijiang(t, busy)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {160, 48}} {
		for _, lang := range []string{"zh", "en"} {
			words := map[string]string{}
			for _, mode := range []string{"dark", "mono"} {
				stage(t, path, lang, mode, size[0], size[1], func(t *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
					for _, s := range []struct{ name, open string }{{"board", ""}, {"matter", "enter"}, {"handover", "f10"}} {
						if s.open != "" {
							r.Key(s.open)
						}
						look(t, r, goldenName("look/"+s.name, lang, size[0], size[1]), mode, words)
						r.Send(app.Go{Route: app.Board})
					}
				})
			}
		}
	}
}

// look compares a picture: dark as words, mono with its marks and against the
// words of dark.
func look(t *testing.T, r *uitest.Rig, name, mode string, words map[string]string) {
	t.Helper()
	if mode == "dark" {
		words[name] = r.Screen()
		golden(t, name, r.Screen())
		return
	}
	marked, err := r.Marked()
	if err != nil {
		t.Errorf("%s in mono: %v", name, err)
	}
	if !strings.Contains(marked, "‹r›") {
		t.Errorf("%s in mono marks nothing: where one stands is lost", name)
	}
	golden(t, name+"-mono", marked)
	if r.Screen() != words[name] {
		t.Errorf("%s says something else without colours:\n%s", name, r.Screen())
	}
}

func TestTooSmallWindowSaysWhatItNeeds(t *testing.T) {
	path := meijiang(t, night)
	for _, lang := range []string{"zh", "en"} {
		for _, mode := range []string{"dark", "mono"} { // no style: one picture for both
			stage(t, path, lang, mode, 80, 24, func(t *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
				r.Type("写到一半")
				for _, key := range []string{"", "enter", "f10", "ctrl+p"} {
					if key != "" {
						r.Key(key)
					}
					r.Resize(60, 18)
					golden(t, goldenName("look/small", lang, 60, 18), r.Screen())
					for _, w := range []int{1, 5, 20, 59} { // it may not break at any size
						for _, h := range []int{1, 5, 19} {
							r.Resize(w, h)
							if s := r.Screen(); w >= 20 && h >= 5 && !strings.Contains(s, "60x20") {
								t.Fatalf("%dx%d does not name the least size:\n%s", w, h, s)
							}
						}
					}
					r.Resize(60, 20)
					if s := r.Screen(); strings.Contains(s, "60x20") {
						t.Fatalf("the least size is not enough:\n%s", s)
					}
				}
			})
		}
	}
}

// Every route that app declares is visited by the tests that walk all screens.
func TestEveryRouteIsVisited(t *testing.T) {
	seen := map[string]bool{string(app.Board): true, string(app.Setup): true} // walked by tests of their own
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		for _, to := range visits(t, st) {
			seen[string(to.Route)] = true
		}
	})
	for _, name := range routes(t) {
		if !seen[name] {
			t.Errorf("no test walks the route %q", name)
		}
	}
}

// routes reads the names of the routes from where they are declared.
func routes(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("app", "app.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || fmt.Sprint(spec.Type) != "Route" {
			return true
		}
		for _, v := range spec.Values {
			if lit, ok := v.(*ast.BasicLit); ok {
				name, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, name)
			}
		}
		return true
	})
	if len(out) < 10 {
		t.Fatalf("only %d routes found", len(out))
	}
	return out
}

// dark are the options of a run in a language.
func dark(lang string) ui.Options {
	return ui.Options{Set: app.Settings{Lang: lang, Mouse: true}, Theme: theme.New("dark", false), Keeper: kept{}}
}
