package ui_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/uitest"
)

// Keys that are typed ahead of a screen that still reads do what they would
// have done a moment later.
func TestKeysAheadOfALoadingScreen(t *testing.T) {
	path := troubled(t)
	for _, keys := range [][]string{
		{"f2", "down", "enter"},
		{"f3", "down", "enter"},
		{"f5", "down", "enter"},
		{"f2", "enter", "n"},         // a question of the next screen
		{"f3", "s", "down"},          // a form
		{"f2", "down", "f3", "down"}, // the root's own key does not wait
		{"f2", "down", "esc"},        // nor does the way out
		{"f4", "right", "down"},
		{"f9", "up", "up"},
		{"f10", "c"},
	} {
		var slow, fast string
		stage(t, path, "zh", "dark", 80, 24, func(_ *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
			for _, k := range keys {
				r.Key(k)
			}
			slow = r.Screen()
		})
		stage(t, path, "zh", "dark", 80, 24, func(_ *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
			r.Burst(keys...)
			fast = r.Screen()
		})
		if fast != slow {
			t.Errorf("%v at once:\n%s\nwant\n%s", keys, fast, slow)
		}
	}
}

// Esc closes the screen that it was pressed on, not one that the next key has
// opened meanwhile.
func TestEscClosesTheScreenItWasPressedOn(t *testing.T) {
	var slow, fast string
	look := func(into *string, press func(r *uitest.Rig)) {
		stage(t, troubled(t), "zh", "dark", 80, 24, func(_ *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
			r.Key("f2")
			press(r)
			*into = r.Screen()
		})
	}
	look(&slow, func(r *uitest.Rig) { r.Key("esc"); r.Key("f3") })
	look(&fast, func(r *uitest.Rig) { r.Burst("esc", "f3") })
	if fast != slow {
		t.Errorf("at once:\n%s\nwant\n%s", fast, slow)
	}
}

// A held key does not pile up behind a screen that loads.
func TestKeysAheadAreBounded(t *testing.T) {
	stage(t, troubled(t), "zh", "dark", 80, 24, func(t *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
		keys := []string{"f9"}
		for range 200 {
			keys = append(keys, "up")
		}
		r.Burst(keys...)
		held := r.Screen()
		r.Key("esc")
		r.Key("f9")
		for range 32 {
			r.Key("up")
		}
		if s := r.Screen(); s != held {
			t.Errorf("more or less than 32 keys were kept:\n%s\nwant\n%s", held, s)
		}
	})
}

// Ctrl+Q works in a dialog as elsewhere; what no draft keeps is asked for once.
func TestQuitInADialog(t *testing.T) {
	for _, c := range []struct {
		name  string
		keys  []string
		typed string
		asks  bool
	}{
		{"palette", []string{"ctrl+p"}, "网格", false},
		{"form with a draft", []string{"f3", "s"}, "", false},
		{"undo", []string{"ctrl+z"}, "记错了", true},
		{"undo, nothing typed", []string{"ctrl+z"}, "", false},
		{"alarm", []string{"ctrl+g", "s"}, "换班在路上", true},
		{"filter of the journal", []string{"f9", "f"}, "", false},
	} {
		stage(t, troubled(t), "zh", "dark", 80, 24, func(t *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
			for _, k := range c.keys {
				r.Key(k)
			}
			if c.typed != "" {
				r.Type(c.typed)
			}
			before := r.Screen()
			r.Key("ctrl+q")
			if c.asks {
				if s := r.Screen(); r.Quit || !strings.Contains(s, "再按一次 Ctrl+Q") || !strings.Contains(s, c.typed) {
					t.Errorf("%s: it does not ask:\n%s", c.name, s)
				}
				r.Key("ctrl+q")
			}
			if !r.Quit {
				t.Errorf("%s: it does not quit:\n%s", c.name, before)
			}
		})
	}
}

// What is typed into a form when the program ends is offered back.
func TestQuitInAFormKeepsTheDraft(t *testing.T) {
	path := troubled(t)
	stage(t, path, "zh", "dark", 80, 24, func(t *testing.T, r *uitest.Rig, root *ui.Root, _ *store.Store) {
		r.Key("f3")
		r.Key("s")
		r.Key("tab")
		r.Update(uitest.Key("火")) // its write has not come back when the program ends
		r.Update(uitest.Key("情"))
		r.Key("ctrl+q")
		if !r.Quit {
			t.Fatalf("it does not quit:\n%s", r.Screen())
		}
		if err := root.Flush(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
	stage(t, path, "zh", "dark", 80, 24, func(t *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
		r.Key("f3")
		r.Key("s")
		if s := r.Screen(); !strings.Contains(s, "火情") {
			t.Errorf("the draft is lost:\n%s", s)
		}
	})
}

// What is typed behind the key that saves a form is meant for the screen below.
func TestKeysAheadOfASave(t *testing.T) {
	path := troubled(t)
	keys := []string{"f3", "s", "down", "x", "ctrl+s", "down", "down", "enter"}
	var slow, fast string
	stage(t, path, "zh", "dark", 80, 24, func(_ *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
		for _, k := range keys {
			r.Key(k)
		}
		r.Key("left") // the toast goes with the next key
		slow = r.Screen()
	})
	stage(t, path, "zh", "dark", 80, 24, func(_ *testing.T, r *uitest.Rig, _ *ui.Root, _ *store.Store) {
		for _, k := range keys[:4] {
			r.Key(k)
		}
		r.Burst(keys[4:]...)
		r.Key("left")
		fast = r.Screen()
	})
	if fast != slow || !strings.Contains(slow, "村委会东") {
		t.Errorf("at once:\n%s\nwant\n%s", fast, slow)
	}
}
