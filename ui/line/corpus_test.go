package line_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

// village is a post in the middle of its first day: people, teams, and matters
// from K-040 on.
func village(tb testing.TB) line.Context {
	tb.Helper()
	c := names(tb)
	officer := []store.Role{{Slug: store.RoleOfficer}}
	c.People = []store.Person{{ID: "P1", Name: "何医生"}, {ID: "P2", Name: "A班值班长 冯", Roles: officer}, {ID: "P3", Name: "何伯"}, {ID: "P4", Name: "罗", Roles: officer},
		{ID: "P5", Name: "张秀英"}, {ID: "P6", Name: "王建国"}, {ID: "P7", Name: "陈强"}, {ID: "P8", Name: "陈强"}, {ID: "P9", Name: "冯小妹"}, {ID: "P10", Name: "Feng Li"}}
	c.Teams = []store.Team{{ID: "T1", Name: "尖刀队一组"}, {ID: "T2", Name: "突击队"}}
	m := func(number, level, state string) store.Matter {
		return store.Matter{ID: "M" + number[2:], Number: number, Level: level, State: state}
	}
	c.Matters = []store.Matter{m("K-051", "orange", store.MatterNew), m("K-058", "yellow", store.MatterDispatched), m("K-059", "red", store.MatterOnScene), m("K-060", "blue", store.MatterClosed)}
	c.Now = time.Date(2022, 9, 2, 11, 41, 0, 0, time.UTC)
	return c.Indexed()
}

// answer is the echo of a line in both languages; of a line in doubt also what
// each of its readings would be.
func answer(typed string, c line.Context, zh, en word.Words) string {
	p := line.Parse(typed, c)
	var b strings.Builder
	fmt.Fprintf(&b, "  %s\n  %s\n", p.Echo(zh), p.Echo(en))
	if p.Problem != "which" {
		return b.String()
	}
	for _, part := range p.Parts() {
		if part.Slug != p.Doubt() {
			continue
		}
		for _, a := range part.Alternatives {
			fmt.Fprintf(&b, "    %s: %s\n", p.Call(zh, part.Slug, a.ID), p.With(part.Slug, a.ID).Echo(zh))
		}
	}
	return b.String()
}

// The corpus: lines as tired people type them, each with what is understood.
// UPDATE_GOLDEN=1 writes the answers anew; read what it writes.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/corpus*.golden")
	if err != nil {
		t.Fatal(err)
	}
	lines, foreign := 0, 0
	for _, file := range files {
		a, b := corpus(t, file)
		lines, foreign = lines+a, foreign+b
	}
	if lines < 250 || foreign < 30 {
		t.Errorf("the corpus has %d lines, %d of them English", lines, foreign)
	}
}

// corpus compares one file; it counts its lines and those in English.
func corpus(t *testing.T, file string) (lines, foreign int) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := village(t)
	zh, en := word.New("zh", c.Plan, time.UTC), word.New("en", c.Plan, time.UTC)
	var out strings.Builder
	for _, l := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		typed, ok := strings.CutPrefix(l, "> ")
		switch {
		case ok:
			lines++
			if strings.Trim(typed, " 0123456789") != "" && strings.IndexFunc(typed, func(r rune) bool { return r > 0x2e80 }) < 0 {
				foreign++
			}
			out.WriteString(l + "\n" + answer(typed, c, zh, en))
		case !strings.HasPrefix(l, "  "):
			out.WriteString(l + "\n")
		}
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return lines, foreign
	}
	got, want := strings.Split(out.String(), "\n"), strings.Split(string(raw), "\n")
	for i := range max(len(got), len(want)) {
		var a, b string
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			t.Fatalf("%s: line %d\n got %s\nwant %s", file, i+1, a, b)
		}
	}
	return lines, foreign
}
