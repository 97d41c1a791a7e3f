package drill_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/drill"
)

// journalOf is every entry of a drill file, bytes and hashes.
func journalOf(t *testing.T, path string) (raw []string) {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: path, Wall: options(t, path).Wall, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := st.EntriesAfter(ctx, st.Station(), 0, 1<<20)
	if err = errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		raw = append(raw, string(e.Raw)+string(e.Hash[:]))
	}
	return raw
}

func same(t *testing.T, what string, a, b []string) {
	t.Helper()
	if len(a) != len(b) {
		t.Fatalf("%s: %d entries and %d", what, len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("%s: entry %d differs:\n%s\n%s", what, i+1, a[i], b[i])
		}
	}
}

// inPieces plays the case with stops and wants the journal of one go.
func inPieces(t *testing.T, want []string) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "b", "x.db")
	pieces := []string{"2022-09-02 03:00", "2022-09-02 08:00", "2022-09-03 11:35", ""}
	if testing.Short() {
		pieces = []string{"2022-09-02 08:00", ""}
	}
	for _, until := range pieces {
		o := options(t, path)
		if until != "" {
			o.Until = stopAt(t, until)
		}
		if _, err := drill.Run(ctx, o); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "one go and in pieces", want, journalOf(t, path))
}

func stopAt(t *testing.T, until string) time.Time {
	t.Helper()
	stop, err := time.Parse("2006-01-02 15:04 -0700", until+" +0800")
	if err != nil {
		t.Fatal(err)
	}
	return stop
}

// forget sets the mark back as if the program had been killed after the
// entries of the last step and before its mark.
func forget(t *testing.T, path string, entries int64, names ...string) {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: path, Wall: options(t, path).Wall, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := st.Local(ctx, "drill")
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Script string            `json:"script"`
		Step   int               `json:"step"`
		Seq    int64             `json:"seq"`
		Refs   map[string]string `json:"refs"`
	}
	if err := json.Unmarshal([]byte(raw), &m); err != nil {
		t.Fatal(err)
	}
	m.Step--
	m.Seq -= entries
	for _, n := range names {
		if m.Refs[n] == "" {
			t.Fatalf("the mark has no %s", n)
		}
		delete(m.Refs, n)
		delete(m.Refs, "entry/"+n)
	}
	out, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(st.SetLocal(ctx, "drill", string(out)), st.Close()); err != nil {
		t.Fatal(err)
	}
}

// killed plays the case with kills between an entry and its mark and wants the
// journal of one go, after each kill up to where it stands and at the end.
func killed(t *testing.T, want []string) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "k", "x.db")
	for _, c := range []struct {
		until   string
		entries int64 // that the last step wrote before the kill
		names   []string
	}{{"2022-09-02 01:02", 5, nil}, {"2022-09-02 02:50", 12, nil}, {"2022-09-02 03:50", 5, nil}, {"2022-09-02 04:10", 1, []string{"old1"}}, {"2022-09-02 06:45", 24, []string{"team/vol1", "team/vol12"}}, {"2022-09-02 06:58", 9, nil}, {"2022-09-02 07:45", 1, []string{"handover"}}} {
		o := options(t, path)
		o.Until = stopAt(t, c.until)
		if _, err := drill.Run(ctx, o); err != nil {
			t.Fatal(err)
		}
		before := journalOf(t, path)
		forget(t, path, c.entries, c.names...)
		if _, err := drill.Run(ctx, o); err != nil {
			t.Fatalf("%s: %v", c.until, err)
		}
		same(t, c.until+" again", before, journalOf(t, path))
		forget(t, path, c.entries, c.names...)
	}
	o := options(t, path)
	o.Until = stopAt(t, "2022-09-02 08:30") // past the first seal: it goes on as if nothing had been
	if _, err := drill.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
	got := journalOf(t, path)
	same(t, "killed seven times", want[:min(len(got), len(want))], got)
}

func TestDrillWaitsAtItsSpeed(t *testing.T) {
	var slept time.Duration
	o := options(t, filepath.Join(t.TempDir(), "s", "x.db"))
	o.Speed = 60
	o.Until = time.Date(2022, 9, 2, 3, 0, 0, 0, time.FixedZone("", 8*3600))
	o.Sleep = func(_ context.Context, d time.Duration) error { slept += d; return nil }
	if _, err := drill.Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if slept != 150*time.Minute/60 {
		t.Errorf("slept %s for 150 minutes at speed 60", slept)
	}
}

func TestMistakesOfAScriptAreNamed(t *testing.T) {
	const head = "name = \"x\"\nplan = \"minimal\"\nseed = \"s\"\nstart = \"2022-09-02 00:30\"\nofficer = \"a\"\n[[person]]\nkey = \"a\"\nname = \"甲\"\n"
	for _, src := range []string{
		"", "x = ", head + "bogus = 1\n", head + "[[person]]\nkey = \"a\"\nname = \"乙\"\n",
		head + "[[step]]\nat = \"09-02 00:40\"\ndo = \"fly\"\n", head + "[[step]]\nat = \"09-01 00:40\"\ndo = \"note\"\n",
		head + "[[step]]\nat = \"noon\"\ndo = \"note\"\n", head + "[[step]]\nat = \"09-02 00:40\"\ndo = \"note\"\nby = \"b\"\n",
	} {
		if _, err := drill.Parse([]byte(src)); err == nil {
			t.Errorf("passed: %s", src)
		}
	}
}
