package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"zhiban/ui/uitest"
)

var built struct {
	sync.Once
	path string
	err  error
}

// binary is the program itself: the one that ZHIBAN_BIN names, else one built
// for this run.
func binary(tb testing.TB) string {
	tb.Helper()
	if p := os.Getenv("ZHIBAN_BIN"); p != "" {
		return p
	}
	built.Do(func() {
		dir, err := os.MkdirTemp("", "zhiban-bin-")
		if err != nil {
			built.err = err
			return
		}
		built.path = filepath.Join(dir, "zhiban")
		cmd := exec.Command("go", "build", "-o", built.path, ".")
		if out, err := cmd.CombinedOutput(); err != nil {
			built.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	if built.err != nil {
		tb.Fatal(built.err)
	}
	return built.path
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.path != "" {
		if err := os.RemoveAll(filepath.Dir(built.path)); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}

// start runs the program on a real pseudo-terminal.
func start(t *testing.T, env []string, w, h int, args ...string) (*uitest.Term, context.Context) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), uitest.Patience)
	t.Cleanup(cancel)
	cmd := exec.Command(binary(t), args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, env...)
	term, err := uitest.Start(cmd, w, h)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := term.Close(); err != nil {
			t.Log(err)
		}
	})
	return term, ctx
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// command runs a subcommand of the binary.
func command(t *testing.T, db string, args ...string) string {
	t.Helper()
	out, err := exec.Command(binary(t), append([]string{"--db", db}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// The main thing: start, type a Chinese note, see it on the board, quit, and
// find the terminal as it was.
func TestE2ENoteOnARealTerminal(t *testing.T) {
	for _, lang := range []string{"LANG=en_US.UTF-8", "LANG=zh_CN.UTF-8"} {
		db := filepath.Join(t.TempDir(), "post", "post.db")
		command(t, db, "init", "--plan", "urban-village", "--officer", "冯")
		term, ctx := start(t, []string{lang}, 120, 40, "--db", db)
		must(t, term.WaitFor(ctx, "村委会东"))
		must(t, term.Type("报 7格 12号 李婶"))
		must(t, term.Wait(ctx, func(s string) bool {
			x, y := term.Cursor()
			return strings.Contains(s, "报 7格 12号 李婶") && strings.Contains(s, "7格  12号 李婶") && x == 3+16 && y == 37
		}))
		must(t, term.Type("\x15东门铁马到位\r")) // Ctrl+U, then a note
		must(t, term.WaitFor(ctx, "✓ 已记 K#"))
		must(t, term.Wait(ctx, func(s string) bool { return strings.Count(s, "东门铁马到位") == 1 }))
		command(t, db, "note", "另一个窗口写的一条") // a second process on the same file
		must(t, term.WaitFor(ctx, "另一个窗口写的一条"))
		must(t, term.Type("\x11")) // Ctrl+Q
		must(t, term.End(ctx))
		restored(t, term.Raw())
		if out := command(t, db, "journal", "list"); !strings.Contains(out, "东门铁马到位") {
			t.Errorf("the note is not in the journal:\n%s", out)
		}
		command(t, db, "verify")
	}
}

// restored looks for what leaves a terminal broken.
func restored(t *testing.T, raw string) {
	t.Helper()
	for _, pair := range [][2]string{{"\x1b[?1049h", "\x1b[?1049l"}, {"\x1b[?2004h", "\x1b[?2004l"}, {"\x1b[?25l", "\x1b[?25h"}} {
		if on := strings.LastIndex(raw, pair[0]); on >= 0 && strings.LastIndex(raw, pair[1]) < on {
			t.Errorf("%q was switched on last and never off", pair[0])
		}
	}
}

// Without a post the program asks for what it needs and goes on to the board.
func TestE2ESetUpFromAnEmptyFolder(t *testing.T) {
	db := filepath.Join(t.TempDir(), "new", "post.db")
	term, ctx := start(t, nil, 80, 24, "--db", db)
	must(t, term.WaitFor(ctx, "建立指挥部"))
	must(t, term.Type("冯\x13"))
	must(t, term.WaitFor(ctx, "缺口"))
	must(t, term.WaitFor(ctx, "村委会东"))
	must(t, term.Type("\x11"))
	must(t, term.End(ctx))
	restored(t, term.Raw())
	if out := command(t, db, "officer", "list"); !strings.Contains(out, "冯") {
		t.Errorf("officers: %s", out)
	}
}

// A draft outlives the program being killed.
func TestE2EDraftSurvivesAKill(t *testing.T) {
	db := filepath.Join(t.TempDir(), "post", "post.db")
	command(t, db, "init", "--plan", "flood", "--officer", "冯")
	term, ctx := start(t, nil, 80, 24, "--db", db)
	must(t, term.WaitFor(ctx, "❯"))
	must(t, term.Type("写到一半的话"))
	must(t, term.WaitFor(ctx, "写到一半的话"))
	must(t, term.Type("，还没存"))
	must(t, term.Wait(ctx, func(s string) bool { return strings.Contains(s, "还没存") && strings.Contains(s, "✓ 草稿") }))
	must(t, term.Close()) // SIGKILL
	again, ctx := start(t, nil, 80, 24, "--db", db)
	must(t, again.WaitFor(ctx, "写到一半的话，还没存"))
}

func TestE2EWithoutATerminalItSaysHow(t *testing.T) {
	out, err := exec.Command(binary(t), "--db", filepath.Join(t.TempDir(), "x.db")).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "zhiban status") {
		t.Errorf("%v: %s", err, out)
	}
}
