package paint_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"zhiban/ui/paint"
)

// paper is a terminal that keeps what is written on it.
type paper struct {
	mu  sync.Mutex
	emu *vt.Emulator
	raw bytes.Buffer

	writes int
}

func newPaper(w, h int) *paper { return &paper{emu: vt.NewEmulator(w, h)} }

func (t *paper) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw.Write(b)
	t.writes++
	return t.emu.Write(b)
}

func (t *paper) Read([]byte) (int, error) { return 0, fmt.Errorf("nobody types") }
func (t *paper) Close() error             { return nil }
func (t *paper) Fd() uintptr              { return ^uintptr(0) }

// since gives what was written and forgets it.
func (t *paper) since() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.raw.String()
	t.raw.Reset()
	return s
}

func (t *paper) screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.emu.CursorPosition()
	return t.emu.Render() + fmt.Sprint(at.X, at.Y)
}

const enter, leave = ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor

func write(t *testing.T, p *paint.Painter, s string) {
	t.Helper()
	if _, err := p.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	synctest.Wait()
}

func show(p *paint.Painter, cursor *tea.Cursor, rows ...string) {
	p.Show(rows, cursor)
	synctest.Wait()
}

func painter(t *testing.T, tty *paper) *paint.Painter {
	p := paint.New(tty, nil)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// Before the framework has turned to the alternate screen, and after it has
// left it, the terminal belongs to the shell.
func TestNothingIsDrawnOutsideTheAlternateScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tty := newPaper(10, 2)
		p := painter(t, tty)
		show(p, nil, "一二三四五", "abcdefghij")
		if got := tty.since(); got != "" {
			t.Errorf("before: %q", got)
		}
		write(t, p, enter)
		if got := tty.since(); !strings.Contains(got, "一二三四五") {
			t.Errorf("inside, what waited is not drawn: %q", got)
		}
		write(t, p, leave)
		tty.since()
		show(p, nil, "六七八九十", "abcdefghij")
		if got := tty.since(); got != "" {
			t.Errorf("after: %q", got)
		}
	})
}

// A frame costs what it changes: nothing when nothing changed, one row for one.
func TestOnlyWhatChangedIsWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tty := newPaper(10, 3)
		p := painter(t, tty)
		write(t, p, enter)
		cursor := tea.NewCursor(4, 1)
		show(p, cursor, "甲乙丙丁戊", "子丑寅卯辰", "abcdefghij")
		tty.since()
		show(p, cursor, "甲乙丙丁戊", "子丑寅卯辰", "abcdefghij")
		if got := tty.since(); got != "" {
			t.Errorf("the same frame again: %q", got)
		}
		show(p, cursor, "甲乙丙丁戊", "子丑巳卯辰", "abcdefghij")
		if got := tty.since(); !strings.Contains(got, "巳") || strings.Contains(got, "甲") || strings.Contains(got, "abc") {
			t.Errorf("one row changed: %q", got)
		}
		show(p, tea.NewCursor(6, 1), "甲乙丙丁戊", "子丑巳卯辰", "abcdefghij")
		if got := tty.since(); strings.Contains(got, "巳") || !strings.Contains(got, "\x1b[2;7H") {
			t.Errorf("the cursor moved: %q", got)
		}
		write(t, p, "\a")
		if got := tty.since(); got != "\a" {
			t.Errorf("the bell draws: %q", got)
		}
		write(t, p, "\x1b[2J")
		if got := tty.since(); !strings.Contains(got, "甲") || !strings.Contains(got, "abc") {
			t.Errorf("the framework wiped the screen: %q", got)
		}
		tty.writes = 0
		write(t, p, "\x1b[2J")
		if tty.writes != 1 {
			t.Errorf("%d writes: an empty screen is seen in between", tty.writes)
		}
	})
}

// Whatever frames came before, the screen is the one that the last frame alone
// would give.
func TestTheScreenIsTheLastFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const w, h = 12, 5
		tty := newPaper(w, h)
		p := painter(t, tty)
		write(t, p, enter)
		dice := rand.New(rand.NewPCG(1, 2))
		pieces := []string{"梅江", "ab12", "\x1b[31m红红\x1b[m", "龘𬭎", "\x1b[1;38;2;9;9;9m──··\x1b[m"}
		rows := make([]string, h)
		for round := range 400 {
			for y := range rows {
				if round == 0 || dice.IntN(3) == 0 {
					rows[y] = ""
					for range w / 4 {
						rows[y] += pieces[dice.IntN(len(pieces))]
					}
				}
			}
			if dice.IntN(20) == 0 {
				write(t, p, "\x1b[2J\x1b[H~")
			}
			cursor := tea.NewCursor(dice.IntN(w), dice.IntN(h))
			show(p, cursor, append([]string(nil), rows...)...)
			alone := newPaper(w, h)
			q := paint.New(alone, nil)
			write(t, q, enter)
			show(q, cursor, rows...)
			if err := q.Close(); err != nil {
				t.Fatal(err)
			}
			if got, want := tty.screen(), alone.screen(); got != want {
				t.Fatalf("round %d:\n%s\nwant\n%s", round, got, want)
			}
		}
	})
}

// Rest is told once after frames that came close together, not between them.
func TestRestIsToldOnceTheDrawingStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var rests atomic.Int32
		p := paint.New(newPaper(4, 1), func() { rests.Add(1) })
		for i := range 10 {
			show(p, nil, fmt.Sprintf("%4d", i))
			time.Sleep(5 * time.Millisecond)
		}
		if n := rests.Load(); n != 0 {
			t.Errorf("%d rests while frames come", n)
		}
		time.Sleep(time.Minute)
		if err := p.Close(); err != nil || rests.Load() != 1 {
			t.Errorf("%d rests, %v", rests.Load(), err)
		}
	})
}

// A terminal of few colours gets few.
func TestColoursAreLoweredToTheTerminals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for profile, want := range map[colorprofile.Profile]string{
			colorprofile.TrueColor: "\x1b[38;2;255;0;0m红\x1b[m", colorprofile.ANSI: "\x1b[91m红\x1b[m", colorprofile.ASCII: "\x1b[m红\x1b[m",
		} {
			tty := newPaper(10, 1)
			p := painter(t, tty)
			p.Profile(profile)
			write(t, p, enter)
			show(p, nil, "\x1b[38;2;255;0;0m红\x1b[m")
			if got := tty.since(); !strings.Contains(got, want) {
				t.Errorf("%s: %q, want %q in it", profile, got, want)
			}
		}
	})
}

// clock is a program that counts its messages.
type clock struct{ n int }

func (c *clock) Init() tea.Cmd { return nil }
func (c *clock) Update(tea.Msg) (tea.Model, tea.Cmd) {
	c.n++
	return c, nil
}

func (c *clock) View() tea.View {
	v := tea.NewView(fmt.Sprintf("第%d条", c.n))
	v.AltScreen, v.WindowTitle, v.Cursor = true, "clock", tea.NewCursor(0, 0)
	return v
}

// The framework keeps the modes and draws nothing.
func TestTheFrameworkKeepsTheModes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tty := newPaper(8, 1)
		p := painter(t, tty)
		var m tea.Model = paint.By(p, &clock{}, time.Now)
		m, _ = m.Update(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
		v := m.View()
		if strings.TrimSpace(v.Content) != "" || v.Content == "" || v.Cursor != nil || !v.AltScreen || v.WindowTitle != "clock" {
			t.Errorf("the framework is given %+v", v)
		}
		write(t, p, enter)
		if got := tty.since(); !strings.Contains(got, ansi.SetModeSynchronizedOutput) || !strings.Contains(got, "第1条") {
			t.Errorf("the frame: %q", got)
		}
	})
}

// Keys that come faster than a screen can show share a frame; one that comes
// alone is drawn at once.
func TestAHeldKeySharesFrames(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tty := newPaper(8, 1)
		p := painter(t, tty)
		write(t, p, enter)
		var m tea.Model = paint.By(p, &clock{}, time.Now)
		frames := 0
		m.View()
		synctest.Wait()
		tty.since()
		var wait tea.Cmd
		for range 50 {
			var cmd tea.Cmd
			if m, cmd = m.Update(tea.KeyPressMsg{}); cmd != nil {
				wait = cmd
			}
			m.View()
			synctest.Wait()
			if tty.since() != "" {
				frames++
			}
		}
		if frames != 0 || wait == nil {
			t.Fatalf("%d frames at once, and the last is waited for: %v", frames, wait != nil)
		}
		m, _ = m.Update(wait())
		m.View()
		synctest.Wait()
		if got := tty.since(); !strings.Contains(got, "第50条") {
			t.Errorf("the last key is not shown: %q", got)
		}
		time.Sleep(time.Second)
		m, cmd := m.Update(tea.KeyPressMsg{})
		m.View()
		synctest.Wait()
		if got := tty.since(); cmd != nil || !strings.Contains(got, "第51条") {
			t.Errorf("a key alone waits: %q", got)
		}
	})
}

// A program on a terminal ends with the terminal as it was.
func TestAProgramLeavesTheTerminal(t *testing.T) {
	tty := newPaper(20, 3)
	p := paint.New(tty, nil)
	prog := tea.NewProgram(paint.By(p, &clock{}, time.Now), tea.WithContext(context.Background()), tea.WithInput(nil), tea.WithOutput(p), tea.WithWindowSize(20, 3))
	go prog.Quit()
	if _, err := prog.Run(); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if got := tty.since(); strings.Count(got, enter) != strings.Count(got, leave) {
		t.Errorf("the alternate screen stays on: %q", got)
	}
}
