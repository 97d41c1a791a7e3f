package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhiban/ui/uitest"
)

// The ten jobs of a duty officer, each a script that works the whole program
// on a real terminal and states how many keys it takes beside the text.
func TestE2ETenJobs(t *testing.T) {
	files, err := filepath.Glob("testdata/jobs/*.txt")
	if err != nil || len(files) < 10 {
		t.Errorf("%d scripts, %v", len(files), err)
	}
	plays := &played{dir: t.TempDir()}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			j := &job{t: t, plays: plays, db: filepath.Join(t.TempDir(), "post", "post.db")}
			for i, l := range strings.Split(string(text), "\n") {
				if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
					j.at = fmt.Sprintf("%s:%d: %s", filepath.Base(f), i+1, l)
					j.line(l)
				}
			}
			if j.stated == 0 || j.keys != 0 {
				t.Error("the script does not state how many keys it takes")
			}
		})
	}
}

// job is one script while it runs.
type job struct {
	t      *testing.T
	plays  *played
	db     string
	at     string
	term   *uitest.Term
	keys   int
	stated int
}

func (j *job) must(err error) {
	j.t.Helper()
	if err != nil {
		j.t.Fatalf("%s\n%v", j.at, err)
	}
}

// line does one line of a script:
//
//	zhiban ARGS      a subcommand on the same file; «| TEXT» behind it must stand in its output
//	start 120x40     the program on a terminal
//	type TEXT        what an input method commits; it does not count
//	key K K*3 ...    presses, which count
//	wait TEXT, gone TEXT
//	pass QUESTION | TEXT    waits for the text; a question that only some hours of the day ask is answered with Enter, which does not count
//	expect TEXT, reject TEXT    what stands there or not, without waiting
//	cursor X Y       waits until the real cursor, where the input method opens, is in that cell
//	exists PATTERN   files beside the database
//	show             logs the screen, for writing scripts
//	keys N           so many keys were pressed since the last «keys»
//	kill             SIGKILL: the power goes
//	quit             Ctrl+Q, and the terminal is as it was
func (j *job) line(l string) {
	j.t.Helper()
	verb, rest, _ := strings.Cut(l, " ")
	switch verb {
	case "zhiban":
		args, want, _ := strings.Cut(rest, " | ")
		if until, ok := strings.CutPrefix(args, "drill run meijiang --until "); ok {
			j.plays.begin(j.t, until, j.db)
			defer j.plays.keep(j.t, until, j.db)
		}
		if out := command(j.t, j.db, append([]string{"--lang", "zh"}, strings.Fields(args)...)...); !strings.Contains(out, want) {
			j.t.Fatalf("%s\nnot in the output:\n%s", j.at, out)
		}
	case "start":
		var w, h int
		_, err := fmt.Sscanf(rest, "%dx%d", &w, &h)
		j.must(err)
		j.term, _ = start(j.t, []string{"LANG=zh_CN.UTF-8"}, w, h, "--db", j.db)
	case "type":
		j.must(j.term.Type(rest))
	case "key":
		for _, k := range strings.Fields(rest) {
			j.press(k)
		}
	case "wait":
		j.until(func(s string) bool { return strings.Contains(s, rest) })
	case "pass":
		question, want, _ := strings.Cut(rest, " | ")
		seen := ""
		j.until(func(s string) bool { seen = s; return strings.Contains(s, question) || strings.Contains(s, want) })
		if !strings.Contains(seen, want) {
			j.must(j.term.Type("\r"))
			j.until(func(s string) bool { return strings.Contains(s, want) })
		}
	case "gone":
		j.until(func(s string) bool { return !strings.Contains(s, rest) })
	case "expect", "reject":
		if s := j.term.Screen(); strings.Contains(s, rest) != (verb == "expect") {
			j.t.Fatalf("%s\n%s", j.at, s)
		}
	case "cursor":
		var x, y int
		_, err := fmt.Sscanf(rest, "%d %d", &x, &y)
		j.must(err)
		j.until(func(string) bool {
			atX, atY := j.term.Cursor()
			return atX == x && atY == y
		})
	case "exists":
		if found, err := filepath.Glob(filepath.Join(filepath.Dir(j.db), rest)); err != nil || len(found) == 0 {
			j.t.Fatalf("%s\nno such file, %v", j.at, err)
		}
	case "show":
		x, y := j.term.Cursor()
		j.t.Logf("%s (cursor %d %d)\n%s", j.at, x, y, j.term.Screen())
	case "keys":
		n, err := strconv.Atoi(rest)
		j.must(err)
		if j.keys != n {
			j.t.Errorf("%s\n%d keys were pressed", j.at, j.keys)
		}
		j.stated, j.keys = j.stated+1, 0
	case "kill":
		j.must(j.term.Close())
	case "quit":
		j.must(j.term.Type("\x11"))
		ctx, cancel := context.WithTimeout(context.Background(), uitest.Patience)
		defer cancel()
		j.must(j.term.End(ctx))
		restored(j.t, j.term.Raw())
	default:
		j.t.Fatalf("%s\nno such verb", j.at)
	}
}

// until waits for a screen, each time anew as long as a slow machine needs.
func (j *job) until(want func(screen string) bool) {
	j.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), uitest.Patience)
	defer cancel()
	j.must(j.term.Wait(ctx, want))
}

// press writes one key, or one several times: down*3. The screen is given time
// to answer by the «wait» behind it, never by sleeping.
func (j *job) press(name string) {
	j.t.Helper()
	n := 1
	if k, times, ok := strings.Cut(name, "*"); ok && k != "" {
		var err error
		if n, err = strconv.Atoi(times); err != nil {
			j.t.Fatalf("%s: %v", j.at, err)
		}
		name = k
	}
	bytes, ok := keyBytes(name)
	if !ok {
		j.t.Fatalf("%s\nno key %q", j.at, name)
	}
	for range n {
		j.keys++
		j.must(j.term.Type(bytes))
	}
}

// keyBytes is what a terminal sends for a key.
func keyBytes(name string) (string, bool) {
	fixed := map[string]string{"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
		"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F", "shift+tab": "\x1b[Z", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
		"f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f12": "\x1b[24~"}
	if b, ok := fixed[name]; ok {
		return b, true
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok && len(c) == 1 {
		return string(c[0] & 0x1f), true
	}
	if c, ok := strings.CutPrefix(name, "alt+"); ok && len(c) == 1 {
		return "\x1b" + c, true
	}
	return name, len([]rune(name)) == 1
}
