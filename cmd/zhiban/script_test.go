package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // to damage a file as somebody with a SQL tool would

	"zhiban/store"
)

// Scripts run the command line in this process, on a clock that stands at NOW
// (an environment variable of the script; «tick 5» moves it by minutes).
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("ZHIBAN_DB", filepath.Join(e.WorkDir, "post", "post.db"))
			e.Setenv("ZHIBAN_SETTINGS", filepath.Join(e.WorkDir, "cfg", "settings.toml"))
			e.Setenv("NOW", "2022-09-02T01:00:00+08:00")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"zhiban": zhibanCmd, "tick": tickCmd, "damage": damageCmd, "same": sameCmd, "golden": goldenCmd, "edit": editCmd, "code": codeCmd},
	})
}

// zhibanCmd runs one command line: «zhiban 1 note» wants exit code 1.
func zhibanCmd(ts *testscript.TestScript, neg bool, args []string) {
	want := 0
	if len(args) > 0 {
		if n, err := strconv.Atoi(args[0]); err == nil {
			want, args = n, args[1:]
		}
	}
	now, err := time.Parse(time.RFC3339, ts.Getenv("NOW"))
	ts.Check(err)
	a := &app{in: strings.NewReader(""), out: ts.Stdout(), err: ts.Stderr(), env: ts.Getenv, wall: func() time.Time { return now }, terminal: func(any) bool { return false },
		pin: store.PINCost{MemoryKiB: 8, Passes: 1}}
	for i, s := range args { // paths of a script are relative to its folder
		if strings.HasPrefix(s, "./") {
			args[i] = ts.MkAbs(s)
		}
	}
	if code := a.run(context.Background(), args); code != want || neg {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// tickCmd moves the clock.
func tickCmd(ts *testscript.TestScript, _ bool, args []string) {
	now, err := time.Parse(time.RFC3339, ts.Getenv("NOW"))
	ts.Check(err)
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Setenv("NOW", now.Add(time.Duration(n)*time.Minute).Format(time.RFC3339))
}

// damageCmd changes a file with plain SQL.
func damageCmd(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", "file:"+ts.Getenv("ZHIBAN_DB"))
	ts.Check(err)
	for _, q := range args {
		_, err := db.Exec(q)
		ts.Check(err)
	}
	ts.Check(db.Close())
}

// sameCmd compares two files byte for byte.
func sameCmd(ts *testscript.TestScript, neg bool, args []string) {
	a, b := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	if (a == b) == neg {
		ts.Fatalf("%s and %s: same %v", args[0], args[1], a == b)
	}
}

// goldenCmd says how many lines of a file hold a text.
func goldenCmd(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	matches, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	n := 0
	for _, m := range matches {
		raw, err := os.ReadFile(m)
		ts.Check(err)
		n += strings.Count(string(raw), args[1])
	}
	if n != want {
		ts.Fatalf("%s stands %d times in %s, want %d", args[1], n, fmt.Sprint(matches), want)
	}
}

// editCmd changes a text in a file once, as somebody with an editor would.
func editCmd(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	changed := strings.Replace(string(raw), args[1], args[2], 1)
	if changed == string(raw) {
		ts.Fatalf("%s does not say %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(changed), 0o600))
}

// codeCmd takes the head code out of what was printed last: WHOLE, SHORT as it
// stands at the foot of a page, LOOSE as it may be typed.
func codeCmd(ts *testscript.TestScript, _ bool, _ []string) {
	whole := regexp.MustCompile(`[0-9a-f]{64}`).FindString(ts.ReadFile("stdout"))
	if whole == "" {
		ts.Fatalf("no head code was printed")
	}
	ts.Setenv("WHOLE", strings.ToUpper(whole))
	ts.Setenv("SHORT", whole[:4]+" "+whole[4:8]+" "+whole[8:12]+" "+whole[12:16])
	ts.Setenv("LOOSE", strings.ToUpper(whole[:8]+"-"+whole[8:16]))
}

// Every command and every flag has its words in both languages.
func TestEveryCommandIsWorded(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		a := &app{out: os.Stdout, err: os.Stderr, env: func(string) string { return "" }, wall: time.Now}
		a.lang = lang
		a.t = texts(lang)
		walk(t, a.root(), lang)
	}
}
