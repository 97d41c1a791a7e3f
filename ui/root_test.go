package ui_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/paper/handover"
	"zhiban/ui/paper/sitrep"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

func wall() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

// plays keeps what was played; every test works on a copy of its own.
var plays = struct {
	sync.Mutex
	dir   string
	files map[string]string
}{files: map[string]string{}}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "zhiban-plays-")
	if err != nil {
		panic(err)
	}
	plays.dir = dir
	if err := putLP(dir); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		code = 1
	}
	os.Exit(code)
}

// meijiang gives a copy of the case played until a time, without the census of
// the village, its rounds, the teams that came and its patients: most screens
// are about something else, and their numbers shall stay when the case grows.
func meijiang(t *testing.T, until string) string {
	t.Helper()
	return played(t, until, "census", "helpers", "reasons", "medical")
}

// village gives a copy of the whole case played until a time.
func village(t *testing.T, until string) string {
	t.Helper()
	return played(t, until)
}

func played(t *testing.T, until string, without ...string) string {
	t.Helper()
	plays.Lock()
	defer plays.Unlock()
	key := fmt.Sprint(until, without)
	if plays.files[key] == "" {
		path := filepath.Join(plays.dir, fmt.Sprint(len(plays.files)), "x.db")
		record(t, path, until, without)
		plays.files[key] = path
	}
	return copyOf(t, plays.files[key])
}

// copyOf is a closed file in a folder of its own: the WAL is folded back.
func copyOf(t *testing.T, file string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	for _, end := range []string{"", ".key", ".head"} {
		data, err := os.ReadFile(file + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func record(t *testing.T, path, until string, without []string) {
	t.Helper()
	src, err := fs.ReadFile(assets.FS, "drills/meijiang.toml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "urban-village")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	zone, err := p.Location()
	if err != nil {
		t.Fatal(err)
	}
	stop, err := time.ParseInLocation("2006-01-02 15:04", until, zone)
	if err != nil {
		t.Fatal(err)
	}
	_, err = drill.Run(context.Background(), drill.Options{Path: path, Script: src, Plan: p, Until: stop, Wall: wall, Version: "test", Synchronous: "OFF", Without: without,
		Seal: func(ctx context.Context, st *store.Store, ref, by string, at time.Time) error {
			_, err := handover.Seal(ctx, st, ref, by, at)
			return err
		},
		Issue: func(ctx context.Context, st *store.Store, ref, by string) error {
			_, err := sitrep.Issue(ctx, st, ref, sitrep.Signing{By: by})
			return err
		}})
	if err != nil {
		t.Fatal(err)
	}
}

// screen opens a file in the rig inside a bubble and closes it behind the test.
func screen(t *testing.T, path, lang, officer string, w, h int, test func(t *testing.T, r *uitest.Rig, st *store.Store)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		st, err := store.Open(ctx, store.Options{Path: path, Wall: wall, Version: "test", Synchronous: "OFF"})
		if err != nil {
			t.Fatal(err)
		}
		who, err := st.PersonByName(ctx, officer)
		if err != nil {
			t.Fatal(err)
		}
		root := ui.NewRoot(ctx, ui.Options{Store: st, Set: app.Settings{Lang: lang, Mouse: true}, Theme: theme.New("dark", false), Officer: who.ID})
		r := uitest.NewRig(t, root, w, h)
		defer func() {
			root.Close()
			cancel()
			r.End()
			if err := st.Close(); err != nil {
				t.Error(err)
			}
		}()
		test(t, r, st)
	})
}

// golden compares with a file; UPDATE_GOLDEN=1 writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s changed:\n%s", name, got)
	}
}

const (
	night = "2022-09-03 00:30"
	busy  = "2022-09-03 11:41"
	clerk = "B班主班 郑"
)

func TestBoardLooksAsItShould(t *testing.T) {
	path := meijiang(t, busy)
	for _, c := range []struct {
		name, lang string
		w, h       int
	}{{"board-zh-80x24", "zh", 80, 24}, {"board-zh-120x40", "zh", 120, 40}, {"board-en-80x24", "en", 80, 24}, {"board-en-160x48", "en", 160, 48}} {
		screen(t, path, c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, _ *store.Store) { golden(t, c.name, r.Screen()) })
	}
}

func TestEverySizeKeepsItsBorders(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 200, 60, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		for _, route := range []string{"", "enter", "f10", "f1"} {
			if route != "" {
				r.Key(route)
			}
			for w := 58; w <= 200; w += 7 {
				for h := 14; h <= 60; h += 5 {
					r.Resize(w, h)
				}
			}
			r.Resize(200, 60)
			if route != "" {
				r.Key("esc")
			}
		}
	})
}

func TestChineseNoteIsSavedAndSeen(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("报 7格 12号 李婶")
		if s := r.Screen(); !strings.HasSuffix(s, "cursor 19,37\n") || !strings.Contains(s, "7格  12号 李婶") {
			t.Fatalf("cursor or echo:\n%s", s)
		}
		r.Type(" 血压高 断药")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "✓ 已记 K-010") || !strings.Contains(s, "K-010 新报 7格 12号 李婶 血压高 断药") {
			t.Fatalf("not saved or not seen:\n%s", s)
		}
		m, err := st.Matter(context.Background(), "K-010")
		if err != nil || m.Level != "orange" || m.Type != "medicine" || m.Household != "12号" || m.Person != "李婶" {
			t.Errorf("%+v, %v", m, err)
		}
	})
}

func TestNothingTypedIsLost(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("结 K-009 退烧了")
		r.Key("enter") // orange: a verifier is missing
		if s := r.Screen(); !strings.Contains(s, "结 K-009 退烧了") || !strings.Contains(s, "核 姓名") {
			t.Fatalf("the line or the reason is gone:\n%s", s)
		}
		r.Key("f10")
		r.Key("esc")
		r.Key("f12")
		if s := r.Screen(); !strings.Contains(s, "结 K-009 退烧了") {
			t.Fatalf("lost on another screen:\n%s", s)
		}
		r.Rest()
		draft, err := st.Local(context.Background(), "draft")
		if err != nil || draft != "结 K-009 退烧了" {
			t.Errorf("draft %q, %v", draft, err)
		}
	})
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		if s := r.Screen(); !strings.Contains(s, "结 K-009 退烧了") {
			t.Errorf("the draft does not come back:\n%s", s)
		}
	})
}

func TestChangeByAnotherProcessArrives(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Type("正在写")
		who, err := st.PersonByName(context.Background(), clerk)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := st.Do(context.Background(), who.ID, time.Time{}, store.WriteNote{Text: "另一个窗口写的"}); err != nil {
			t.Fatal(err)
		}
		r.Send(nil)
		if s := r.Screen(); !strings.Contains(s, "另一个窗口写的") || !strings.Contains(s, "❯ 正在写") {
			t.Errorf("no news, or the typed text moved:\n%s", s)
		}
	})
}

func TestMatterTakesItsSteps(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("enter")
		golden(t, "matter-zh-100x30", r.Screen())
		r.Key("d") // in hand
		r.Type("注射，观察")
		r.Key("enter")
		m, err := st.Matter(context.Background(), "K-011")
		if err != nil || m.State != store.MatterInHand {
			t.Fatalf("%s %s, %v\n%s", m.Number, m.State, err, r.Screen())
		}
		r.Key("c") // close without a verifier
		r.Type("脱离危险")
		r.Key("enter")
		if s := r.Screen(); !strings.Contains(s, "脱离危险") || !strings.Contains(s, "另一个人核查") {
			t.Errorf("the refusal or the text is gone:\n%s", s)
		}
		r.Type(" 核 冯")
		r.Key("enter")
		if m, err = st.Matter(context.Background(), "K-011"); err != nil || m.State != store.MatterClosed {
			t.Errorf("%s, %v\n%s", m.State, err, r.Screen())
		}
	})
}

func TestKeysThatWorkEverywhere(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Key("alt+1") // F1 where the terminal keeps F1 for itself
		if s := r.Screen(); !strings.Contains(s, "帮助 · 按键") {
			t.Errorf("no help:\n%s", s)
		}
		r.Key("esc")
		r.Key("ctrl+l")
		if s := r.Screen(); !strings.Contains(s, "Urgent and overdue") {
			t.Errorf("no English:\n%s", s)
		}
		r.Send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		if r.Quit {
			t.Error("one Ctrl+C ended the program")
		}
		r.Send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		if !r.Quit {
			t.Error("two Ctrl+C did not end it")
		}
	})
}
