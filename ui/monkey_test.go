package ui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui"
	"zhiban/ui/app"
	"zhiban/ui/prefs"
	"zhiban/ui/theme"
	"zhiban/ui/uitest"
)

// monkey presses what a hand on the keyboard, an input method, a mouse and a
// window manager can, in an order that only its seed knows.
type monkey struct {
	*uitest.Rig
	rnd  *rand.Rand
	w, h int
	last []string // what it did, the newest at the end
}

// Commits of an input method and lines of the note line: what is understood,
// what is not, and what breaks a terminal when it gets through.
func commits() []string {
	return []string{"报 7格 12号 李婶 高血压断药 急", "东门换岗", "派 K-011 医疗组 9分钟到", "结 K-011 送到 核 冯", "岗 东门 缺测温枪", "过 东门 粤J12345 救护车 进", "王强 13812345678", "记错网格",
		"十二格３栋", "20分", "11", "12:30", "明天 06:00", "A班主班 罗", "K-011", "，。", "？", "／", "：", "　", "👩‍👩‍👧‍👦", "é\u0301", "ﷺ", "\u202e倒", "a\tb", "\x1b[31m红", "㊙️", strings.Repeat("很长的一行字", 40)}
}

// names are the keys that have a name, the frequent ones more than once. The
// slash is missing: without it nothing typed names a folder elsewhere. Ctrl+Q
// and Ctrl+C would only end it.
func names() []string {
	var out []string
	add := func(n int, keys ...string) {
		for range n {
			out = append(out, keys...)
		}
	}
	add(6, "enter", "up", "down")
	add(3, "left", "right", "tab", "esc", "space")
	add(1, "shift+tab", "backspace", "pgup", "pgdown", "home", "end", "ctrl+s")
	for n := range 12 {
		add(1, fmt.Sprint("f", n+1))
	}
	for _, c := range "abdefghjklnoprstuwyz" {
		add(1, "ctrl+"+string(c))
	}
	for _, c := range "0123456789cghrw" {
		add(1, "alt+"+string(c))
	}
	return out
}

func (m *monkey) did(what string) {
	if m.last = append(m.last, what); len(m.last) > 60 {
		m.last = m.last[1:]
	}
}

// step does one thing.
func (m *monkey) step(names, commits []string) {
	switch n := m.rnd.IntN(100); {
	case n < 12:
		m.fill(commits)
	case n < 50:
		key := names[m.rnd.IntN(len(names))]
		m.did(key)
		m.Key(key)
	case n < 78:
		const keys = "abcdefghijklmnopqrstuvwxyz0123456789+?-=[]<>,.ABCXYZ"
		key := string(keys[m.rnd.IntN(len(keys))])
		m.did(key)
		m.Key(key)
	case n < 88:
		text := commits[m.rnd.IntN(len(commits))]
		m.did(fmt.Sprintf("%q", text))
		m.Type(text)
	case n < 94:
		m.mouse()
	case n < 97:
		text := commits[m.rnd.IntN(len(commits))]
		if m.rnd.IntN(2) == 0 {
			text += "\n" + commits[m.rnd.IntN(len(commits))] + "\r\n\r\n" + commits[m.rnd.IntN(len(commits))]
		}
		m.did(fmt.Sprintf("paste %q", text))
		m.Send(tea.PasteMsg{Content: text})
	case n < 99:
		m.w, m.h = 50+m.rnd.IntN(130), 15+m.rnd.IntN(40)
		m.did(fmt.Sprintf("resize %dx%d", m.w, m.h))
		m.Resize(m.w, m.h)
	default:
		m.did("a while")
		time.Sleep(time.Duration(m.rnd.IntN(90)) * time.Second)
		m.Send(nil)
	}
}

// fill does what a person does with a field: empty it, write, go on. Without
// it what stands in a field soon is nothing that anything takes.
func (m *monkey) fill(commits []string) {
	text := commits[m.rnd.IntN(len(commits))]
	on := []string{"enter", "enter", "ctrl+s", "tab"}[m.rnd.IntN(4)]
	m.did(fmt.Sprintf("ctrl+u %q %s", text, on))
	m.Key("ctrl+u")
	m.Type(text)
	m.Key(on)
}

func (m *monkey) mouse() {
	x, y := m.rnd.IntN(m.w), m.rnd.IntN(m.h)
	switch m.rnd.IntN(3) {
	case 0:
		m.did(fmt.Sprintf("wheel %d,%d", x, y))
		m.Send(tea.MouseWheelMsg{X: x, Y: y, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[m.rnd.IntN(2)]})
	default:
		m.did(fmt.Sprintf("click %d,%d", x, y))
		m.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	}
}

// run does n things; whatever goes wrong is told with the seed and the way
// that led there.
func (m *monkey) run(t *testing.T, seed uint64, n int) {
	t.Helper()
	i := 0
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		if t.Failed() {
			t.Logf("seed %d, step %d; before it: %s", seed, i, strings.Join(m.last, " · "))
		}
	}()
	keys, texts := names(), commits()
	for ; i < n; i++ {
		m.step(keys, texts)
	}
}

// Ten thousand random keys over the case neither panic nor break a frame, Esc
// leads out of whatever they opened, and the record is whole behind them. ZHIBAN_MONKEY names another seed.
func TestMonkeyBreaksNothing(t *testing.T) {
	total := 500
	if os.Getenv("ZHIBAN_LONG") != "" { // make check
		total = 10_000
	}
	seeds := []uint64{1, 2}
	if total > 500 {
		seeds = []uint64{1, 2, 3, 4}
	}
	if s := os.Getenv("ZHIBAN_MONKEY"); s != "" {
		var seed uint64
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatal(err)
		}
		seeds = []uint64{seed}
	}
	written := 0
	for _, seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			path := monkeyPost(t)
			set := app.DefaultSettings()
			set.Lang = []string{"zh", "en"}[seed%2]
			file := filepath.Join(filepath.Dir(path), "settings.toml")
			keeper := prefs.At(func(k string) string { return map[string]string{"ZHIBAN_SETTINGS": file}[k] })
			onStage(t, store.Options{Path: path, Wall: time.Now}, ui.Options{Set: set, Theme: theme.New("dark", false), Keeper: keeper}, 100, 30, func(t *testing.T, r *uitest.Rig, _ *ui.Root, st *store.Store) {
				ctx := context.Background()
				for _, key := range []string{"export.folder", "report-dir"} { // where files go: beside the copy
					if err := st.SetLocal(ctx, key, "out"); err != nil {
						t.Fatal(err)
					}
				}
				m := &monkey{Rig: r, rnd: rand.New(rand.NewPCG(seed, 0)), w: 100, h: 30} //nolint:gosec // a seed that can be repeated
				before := entries(t, st)
				m.run(t, seed, total/len(seeds))
				after := entries(t, st)
				t.Logf("%d entries written", after-before)
				written += after - before
				if m.leave(); entries(t, st) == after {
					t.Errorf("it got stuck: Esc does not lead to where a line can be written:\n%s", m.Screen())
				}
				whole(t, st)
			})
		})
	}
	if written == 0 {
		t.Errorf("no seed wrote anything: the monkey reaches nothing")
	}
}

// leave is what anybody does who no longer knows where they are: Esc until the
// board is back, then a line. Luck has no part in it: whether a random hand
// writes anything in so few keys depends on how long it stays in one question.
func (m *monkey) leave() {
	m.Resize(100, 30)
	for range 12 {
		m.Key("esc")
	}
	m.Key("ctrl+n")
	m.Key("ctrl+u")
	m.Type("还能写")
	m.Key("enter")
}

// monkeyPost is a copy of the case with a home of its own: nothing that the
// monkey exports lands anywhere else.
func monkeyPost(t *testing.T) string {
	t.Helper()
	path := meijiang(t, busy)
	cage := filepath.Join(filepath.Dir(path), "cage", "inner")
	if err := os.MkdirAll(cage, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, cage)
	}
	t.Chdir(cage)
	return path
}

// entries is how many entries the journal holds.
func entries(t *testing.T, st *store.Store) int {
	t.Helper()
	v, err := st.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range v.Chains {
		n += int(c.Entries)
	}
	return n
}

// whole holds that the record verifies and that its state is what the journal
// says.
func whole(t *testing.T, st *store.Store) {
	t.Helper()
	ctx := context.Background()
	v, err := st.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !v.OK() {
		t.Errorf("the record does not verify: %+v", v)
	}
	if diff, err := st.CheckState(ctx); err != nil || diff != nil {
		t.Errorf("the state is not what the journal says: %+v, %v", diff, err)
	}
}
