package ui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/prefs"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// laptop opens a file in the rig with settings that are kept in a file.
func laptop(t *testing.T, path string, set app.Settings, keeper app.Keeper, w, h int, test func(t *testing.T, r *uitest.Rig, st *store.Store)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		st, err := store.Open(ctx, store.Options{Path: path, Wall: time.Now, Version: "test", Synchronous: "OFF"})
		if err != nil {
			t.Fatal(err)
		}
		who, err := st.PersonByName(ctx, clerk)
		if err != nil {
			t.Fatal(err)
		}
		root := ui.NewRoot(ctx, ui.Options{Store: st, Set: set, Theme: theme.New("dark", set.ASCII), Officer: who.ID, Keeper: keeper})
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

// kept is a place for settings that never changes.
type kept struct{}

func (kept) Path() string        { return "~/.config/zhiban/settings.toml" }
func (kept) Fixed(string) string { return "" }
func (kept) Set(string, string) (app.Settings, error) {
	return app.DefaultSettings(), nil
}

func TestDeskLooksAsItShould(t *testing.T) {
	for _, c := range []struct{ key, name string }{{"ctrl+p", "palette"}, {"ctrl+g", "alarms"}, {"ctrl+z", "undo"}, {"ctrl+o", "settings"}, {"f1", "help"}} {
		for _, size := range []struct {
			lang, at string
			w, h     int
		}{{"zh", "zh-80x24", 80, 24}, {"en", "en-120x40", 120, 40}} {
			set := app.DefaultSettings()
			set.Lang = size.lang
			laptop(t, troubled(t), set, kept{}, size.w, size.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
				r.Key(c.key)
				golden(t, c.name+"-"+size.at, r.Screen())
			})
		}
	}
}

// troubled gives a copy of the case with some things gone wrong; what it is
// copied from is made once, and handed to the processes of the cursor test.
func troubled(t *testing.T) string {
	t.Helper()
	if made := os.Getenv(troubledFile); made != "" {
		return copyOf(t, made)
	}
	played := meijiang(t, busy)
	plays.Lock()
	defer plays.Unlock()
	if plays.files["troubled"] == "" {
		path := filepath.Join(plays.dir, fmt.Sprint(len(plays.files)), "x.db")
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Dir(path), os.DirFS(filepath.Dir(played))); err != nil {
			t.Fatal(err)
		}
		hurt(t, path)
		plays.files["troubled"] = path
	}
	return copyOf(t, plays.files["troubled"])
}

// troubledFile names the file of troubled to a process that need not play it.
const troubledFile = "ZHIBAN_TROUBLED"

func hurt(t *testing.T, path string) {
	t.Helper()
	laptop(t, path, app.DefaultSettings(), nil, 80, 24, func(t *testing.T, _ *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		late := st.Now().Add(-40 * time.Minute)
		who, err := st.PersonByName(ctx, clerk)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := st.Do(ctx, who.ID, late, store.ReportMatter{Type: "medicine", Grid: "7", Household: "5号", Text: "高血压断药"}); err != nil {
			t.Fatal(err)
		}
		site, err := st.Site(ctx, "west")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range site.Guards {
			by(t, st, store.RelieveGuard{ID: site.ID, Person: g.Person}, clerk)
		}
		for _, a := range alarmsOf(t, st) {
			if a.Code == store.AlarmMilestone {
				by(t, st, store.SnoozeAlarm{Key: a.Key, Until: st.Now().Add(time.Hour), Reason: "表还在收"}, clerk)
				break
			}
		}
		by(t, st, store.DispatchMatter{ID: "K-011", To: "何医生、民警"}, clerk)
	})
}

func alarmsOf(t *testing.T, st *store.Store) []store.Alarm {
	t.Helper()
	all, err := st.Alarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// by gives a command as an officer.
func by(t *testing.T, st *store.Store, cmd store.Command, name string) store.Receipt {
	t.Helper()
	who, err := st.PersonByName(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Do(context.Background(), who.ID, time.Time{}, cmd)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAlarmIsSeenPutOffAndWoken(t *testing.T) {
	path := troubled(t)
	screen(t, path, "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		before, err := st.Alarms(ctx)
		if err != nil || len(before) < 2 {
			t.Fatalf("the case has %d alarms, %v", len(before), err)
		}
		r.Type("正在写")
		r.Key("ctrl+g")
		if s := r.Screen(); !strings.Contains(s, "提醒 ") || !strings.Contains(s, "❯ 正在写") {
			t.Fatalf("no list, or the typed text is gone:\n%s", s)
		}
		r.Key("s")
		r.Type("药在路上")
		r.Key("enter") // how long?
		if s := r.Screen(); !strings.Contains(s, "末尾写推迟多久") || !strings.Contains(s, "药在路上") {
			t.Fatalf("no complaint, or the reason is gone:\n%s", s)
		}
		r.Type(" 20分")
		r.Key("enter")
		a, err := st.Alarm(ctx, before[0].Key)
		if err != nil || a.Snoozed == nil || a.Snoozed.Reason != "药在路上" || a.Snoozed.Until.Sub(a.Snoozed.At) != 20*time.Minute {
			t.Fatalf("%+v, %v\n%s", a.Snoozed, err, r.Screen())
		}
		if s := r.Screen(); !strings.Contains(s, "推迟到") {
			t.Errorf("not shown as put off:\n%s", s)
		}
		r.Key("w")
		if a, err = st.Alarm(ctx, before[0].Key); err != nil || a.Snoozed != nil {
			t.Errorf("not woken: %+v, %v\n%s", a.Snoozed, err, r.Screen())
		}
		r.Type("换班在路上 半小时") // what an IME commits is the reason
		r.Key("enter")
		if a, err = st.Alarm(ctx, before[0].Key); err != nil || a.Snoozed == nil || a.Snoozed.Reason != "换班在路上" {
			t.Errorf("%+v, %v\n%s", a.Snoozed, err, r.Screen())
		}
		r.Key("esc")
		if s := r.Screen(); !strings.Contains(s, "❯ 正在写") {
			t.Errorf("the typed text is gone:\n%s", s)
		}
	})
}

func TestAlarmJumpsToItsSubject(t *testing.T) {
	screen(t, troubled(t), "zh", clerk, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+g")
		for _, a := range alarmsOf(t, st) {
			if a.Noun == "matter" {
				r.Key("enter")
				if s := r.Screen(); !strings.Contains(s, a.Number) || !strings.Contains(s, "返回") {
					t.Errorf("not on %s:\n%s", a.Number, s)
				}
				return
			}
			r.Key("down")
		}
		t.Error("the case has no late matter")
	})
}

// The bell sounds once when something begins, never at the start, and not when
// it is switched off.
func TestBellSoundsOnce(t *testing.T) {
	for _, bell := range []bool{true, false} {
		set := app.DefaultSettings()
		set.Bell = bell
		laptop(t, meijiang(t, night), set, nil, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			if n := len(r.Raw); n != 0 {
				t.Errorf("%d bells at the start", n)
			}
			by(t, st, store.ReportMatter{Type: "allergy", Text: "喉咙肿"}, clerk)
			time.Sleep(11 * time.Minute)
			r.Send(nil)
			if !strings.Contains(r.Screen(), "未派") {
				t.Errorf("the alarm is not in the footer:\n%s", r.Screen())
			}
			n := strings.Count(strings.Join(r.Raw, ""), "\a")
			if bell && n == 0 || !bell && n > 0 {
				t.Errorf("bell %v: it sounded %d times", bell, n)
			}
			r.Send(app.Changed{})
			if more := strings.Count(strings.Join(r.Raw, ""), "\a"); more != n {
				t.Error("it sounded again for the same alarm")
			}
		})
	}
}

func TestUndoAsksAndRecords(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		id := by(t, st, store.ReportMatter{Type: "medicine", Text: "断药"}, clerk).Number
		by(t, st, store.DispatchMatter{ID: id, To: "何医生"}, clerk)
		by(t, st, store.SceneMatter{ID: id}, clerk)
		was, err := st.Matter(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		by(t, st, store.VerifyMatter{ID: id, Text: "退烧了"}, clerk)
		r.Type("字")
		r.Key("ctrl+z") // typing comes first
		if s := r.Screen(); strings.Contains(s, "撤销我最后做的事") || strings.Contains(s, "❯ 字") {
			t.Fatalf("the field did not undo its own typing:\n%s", s)
		}
		r.Key("ctrl+z")
		if s := r.Screen(); !strings.Contains(s, id+" 待核查 退烧了") || !strings.Contains(s, id+" 退单") || !strings.Contains(s, id+" 到场") {
			t.Fatalf("not said in words:\n%s", s)
		}
		r.Type("按错了")
		r.Key("enter")
		m, err := st.Matter(ctx, id)
		if err != nil || m.State != was.State || m.Owner != was.Owner {
			t.Errorf("%s %s, %v\n%s", m.State, m.Owner, err, r.Screen())
		}
		lines, err := st.Lines(ctx, store.LineFilter{Subject: m.ID, Stream: store.System, Newest: true, Limit: 1})
		if err != nil || len(lines) != 1 || lines[0].Kind != "act.undo" || lines[0].Texts["reason"] != "按错了" {
			t.Errorf("%+v, %v", lines, err)
		}
		if s := r.Screen(); !strings.Contains(s, "✓ 已撤销") {
			t.Errorf("not told:\n%s", s)
		}
	})
}

func TestPaletteFindsActionsAndRecords(t *testing.T) {
	path := meijiang(t, busy)
	screen(t, path, "zh", clerk, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		for _, c := range []struct{ query, want string }{
			{"K-011", "K-011"}, {"k011", "K-011"}, {"交班", "现在截止会交出"}, {"设置", "提醒响铃"}, {"shezhi", "提醒响铃"}, {"help", "帮助 · 按键"},
		} {
			r.Key("ctrl+p")
			r.Type(c.query)
			r.Key("enter")
			if s := r.Screen(); !strings.Contains(s, c.want) || strings.Contains(s, "命令与记录") {
				t.Errorf("%s does not lead to %s:\n%s", c.query, c.want, s)
			}
			r.Key("esc")
		}
		r.Key("ctrl+p")
		r.Type("zheng") // 郑 by pinyin
		if s := r.Screen(); !strings.Contains(s, "郑") {
			t.Errorf("nobody found:\n%s", s)
		}
		r.Key("esc")
		if s := r.Screen(); strings.Contains(s, "命令与记录") {
			t.Errorf("still open:\n%s", s)
		}
	})
}

func TestSettingsHoldAtOnceAndAreKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cfg", "settings.toml")
	env := map[string]string{"ZHIBAN_SETTINGS": file, "ZHIBAN_KEYBOARD": "basic"}
	keeper := prefs.At(func(k string) string { return env[k] })
	set, err := keeper.Load()
	if err != nil {
		t.Fatal(err)
	}
	laptop(t, meijiang(t, night), set, keeper, 100, 30, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+o")
		r.Key("right") // English
		if s := r.Screen(); !strings.Contains(s, "Bell for alarms") {
			t.Fatalf("not in English:\n%s", s)
		}
		for range 2 {
			r.Key("down")
		}
		r.Key("space") // ASCII borders
		if s := r.Screen(); strings.ContainsAny(s, "╭│─❯") {
			t.Errorf("not in ASCII:\n%s", s)
		}
		r.Key("down")
		r.Key("left") // no mouse
		for range 2 {
			r.Key("down")
		}
		r.Key("right")
		if s := r.Screen(); !strings.Contains(s, "ZHIBAN_KEYBOARD") {
			t.Errorf("the variable is not named:\n%s", s)
		}
		r.Key("down")
		r.Key("enter")
		r.Type(filepath.Join(filepath.Dir(file), "stick"))
		r.Key("enter")
		dir, err := st.Local(context.Background(), "backup_path")
		if err != nil || !strings.HasSuffix(dir, "stick") {
			t.Errorf("%q, %v\n%s", dir, err, r.Screen())
		}
	})
	delete(env, "ZHIBAN_KEYBOARD")
	got, err := keeper.Load()
	if want := (app.Settings{Lang: "en", Theme: "auto", ASCII: true, Keyboard: "full", Bell: true}); err != nil || got != want {
		t.Errorf("kept %+v, %v", got, err)
	}
}

func TestFooterTakesClicksWhileTheMouseIsOn(t *testing.T) {
	for _, mouse := range []bool{true, false} {
		set := app.DefaultSettings()
		set.Mouse = mouse
		laptop(t, meijiang(t, night), set, nil, 120, 30, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
			r.Send(tea.MouseClickMsg{X: 2, Y: 29, Button: tea.MouseLeft}) // F1
			if got := strings.Contains(r.Screen(), "帮助 · 按键"); got != mouse {
				t.Errorf("mouse %v: help %v", mouse, got)
			}
		})
	}
}

func TestLightGroundGivesTheLightTheme(t *testing.T) {
	laptop(t, meijiang(t, night), app.DefaultSettings(), nil, 80, 24, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		dark := r.Styled()
		r.Send(tea.BackgroundColorMsg{Color: white{}})
		if r.Styled() == dark {
			t.Error("nothing changed on a light ground")
		}
	})
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

func TestPasteOfManyLinesAsks(t *testing.T) {
	path := meijiang(t, night)
	screen(t, path, "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		text := "东门换岗\r\n\n报 7格 12号 李婶 断药\n派 K-999 医疗"
		r.Send(tea.PasteMsg{Content: text})
		if s := r.Screen(); !strings.Contains(s, "粘贴了 3 行") || !strings.Contains(s, "每行记一条") {
			t.Fatalf("it does not ask:\n%s", s)
		}
		r.Key("up")    // a command among them: an entry each is the default
		r.Key("enter") // one line
		if s := r.Screen(); !strings.Contains(s, "❯ 东门换岗 报 7格 12号 李婶 断药 派 K-999 医疗") {
			t.Fatalf("not one line:\n%s", s)
		}
		r.Key("ctrl+u")
		r.Send(tea.PasteMsg{Content: text})
		r.Key("enter")
		lines, err := st.Lines(ctx, store.LineFilter{Newest: true, Limit: 2})
		if err != nil || len(lines) != 2 || lines[0].Kind != "matter.report" || lines[1].Text() != "东门换岗" {
			t.Errorf("%+v, %v\n%s", lines, err, r.Screen())
		}
		if s := r.Screen(); !strings.Contains(s, "已记 2 条，1 条没记：没有事项 K-999") || !strings.Contains(s, "❯ 派 K-999 医疗") {
			t.Errorf("the command that failed is gone, or nothing is said:\n%s", s)
		}
		r.Key("ctrl+u")
		r.Send(tea.PasteMsg{Content: text})
		r.Key("esc")
		if s := r.Screen(); strings.Contains(s, "粘贴了") {
			t.Errorf("still open:\n%s", s)
		}
		r.Send(tea.PasteMsg{Content: "一行\n"})
		if s := r.Screen(); !strings.Contains(s, "❯ 一行") {
			t.Errorf("one line asks, or is lost:\n%s", s)
		}
	})
}

// With ASCII signs nothing is drawn that a terminal with wide ambiguous
// characters would draw wider than it was measured: on any screen, in any
// dialog, in both languages.
func TestASCIISignsEverywhere(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		set := app.DefaultSettings()
		set.Lang, set.ASCII, set.Theme = lang, true, "mono"
		laptop(t, troubled(t), set, kept{}, 120, 40, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			look := func(where string) {
				t.Helper()
				for _, c := range r.Screen() {
					kind := width.LookupRune(c).Kind()
					if c > 126 && kind != width.EastAsianWide && kind != width.EastAsianFullwidth {
						t.Errorf("%s %s: %q (%U) is drawn:\n%s", lang, where, c, c, r.Screen())
						return
					}
				}
			}
			for _, key := range []string{"ctrl+p", "ctrl+g", "ctrl+z"} {
				r.Key(key)
				look(key)
				r.Key("esc")
			}
			for _, to := range visits(t, st) {
				r.Send(to)
				look(string(to.Route))
				r.Send(app.Go{Route: app.Board})
			}
			r.Type("报 7格 12号 李婶 断药")
			r.Key("tab")
			look("line")
			r.Key("esc")
			r.Key("enter")
			if s := r.Screen(); !strings.Contains(s, "v "+map[string]string{"zh": "已记", "en": "saved"}[lang]) {
				t.Errorf("%s: what was saved is not marked as done:\n%s", lang, s)
			}
		})
	}
}

// NO_COLOR and mono write no colour.
func TestMonoWritesNoColour(t *testing.T) {
	set := app.DefaultSettings()
	set.Theme = "mono"
	laptop(t, troubled(t), set, kept{}, 100, 30, func(t *testing.T, r *uitest.Rig, _ *store.Store) {
		r.Send(app.Prefer{Set: app.Settings{Lang: "zh", Theme: "dark"}})
		if !strings.Contains(r.Styled(), "38;2;") {
			t.Fatal("the dark theme has no colours: the test sees nothing")
		}
		r.Send(app.Prefer{Set: set})
		for _, key := range []string{"", "ctrl+p", "ctrl+g", "ctrl+o"} {
			if key != "" {
				r.Key(key)
			}
			if s := r.Styled(); strings.Contains(s, "38;2;") || strings.Contains(s, "48;2;") {
				t.Errorf("colours after %q", key)
			}
			r.Key("esc")
		}
	})
}

func TestAlarmsTakeClicks(t *testing.T) {
	laptop(t, troubled(t), app.DefaultSettings(), nil, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		r.Key("ctrl+g")
		rows := strings.Split(r.Screen(), "\n")
		y := slices.IndexFunc(rows, func(s string) bool { return strings.Contains(s, "西门") && strings.Contains(s, "脱岗") })
		r.Send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft})
		if row := strings.Split(r.Screen(), "\n")[y]; !strings.Contains(row, "❯") {
			t.Fatalf("not selected:\n%s", r.Screen())
		}
		r.Send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft})
		if s := r.Screen(); strings.Contains(s, "提醒 ") || !strings.Contains(s, "西门") {
			t.Errorf("not opened:\n%s", s)
		}
	})
}
