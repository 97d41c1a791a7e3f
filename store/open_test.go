package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/mod/modfile"

	"zhiban/store/plan"
)

// sqlFile makes a SQLite file with plain SQL.
func sqlFile(t *testing.T, path string, statements ...string) {
	t.Helper()
	c, err := dial(fileDSN(path, "_dqs=0", ""), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range statements {
		if _, err := c.db.ExecContext(context.Background(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if err := c.close(); err != nil {
		t.Fatal(err)
	}
}

// listing is what lies in a folder, with sizes and contents.
func listing(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range list {
		if f.IsDir() {
			fmt.Fprintf(&b, "%s/\n", f.Name())
			continue
		}
		raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %x\n", f.Name(), raw)
	}
	return b.String()
}

func TestFilesThatAreNotOursAreRefusedAndNotTouched(t *testing.T) {
	write := func(data string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name   string
		make   func(t *testing.T, path string)
		code   Code
		reason string
	}{
		{"nothing there", func(*testing.T, string) {}, NotFound, "open.no_file"},
		{"empty", write(""), Refused, "open.foreign_file"},
		{"text", write(strings.Repeat("值班记录 2022-09-02\n", 400)), Refused, "open.foreign_file"},
		{"a few bytes", write("x"), Refused, "open.foreign_file"},
		{"SQLite's first line and nothing else", write("SQLite format 3\x00"), Refused, "open.foreign_file"},
		{"folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, Refused, "open.foreign_file"},
		{"another application", func(t *testing.T, path string) {
			sqlFile(t, path, "CREATE TABLE journal (n)", "PRAGMA user_version = 1")
		}, Refused, "open.foreign_file"},
		{"another application in WAL mode", func(t *testing.T, path string) {
			sqlFile(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE contacts (n)", "INSERT INTO contacts VALUES (1)")
		}, Refused, "open.foreign_file"},
		{"newer version", func(t *testing.T, path string) {
			r := makeRecord(t)
			if err := copyFile(r.path, path); err != nil {
				t.Fatal(err)
			}
			sqlFile(t, path, "PRAGMA user_version = 99")
		}, Refused, "open.newer_file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "post.db")
			c.make(t, path)
			before := listing(t, dir)
			_, err := Open(context.Background(), Options{Path: path, Wall: time.Now})
			wantError(t, err, c.code, c.reason)
			if after := listing(t, dir); after != before {
				t.Errorf("the folder changed:\n%.300s\nwas\n%.300s", after, before)
			}
		})
	}
}

func TestAProgramThatIsTooOldStopsWriting(t *testing.T) {
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	sqlFile(t, p.Path(), "PRAGMA user_version = 99")
	p.refuse(WriteNote{Text: "东门"}, Refused, "open.newer_file")
	newest, err := newestVersion()
	if err != nil {
		t.Fatal(err)
	}
	sqlFile(t, p.Path(), fmt.Sprintf("PRAGMA user_version = %d", newest))
	p.do(WriteNote{Text: "东门"})
}

func TestOnlyTheOwnerMayReadThePost(t *testing.T) {
	p := mustCreate(t)
	b, err := p.Backup(context.Background(), "now")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{
		filepath.Dir(p.Path()): 0o700, p.Path(): 0o600, p.Path() + "-wal": 0o600, p.keyPath(): 0o600, p.headPath(): 0o600, p.BackupDir(): 0o700, b.Path: 0o600,
	} {
		st, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := st.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), got, want)
		}
	}
}

func TestCreateThatFailsLeavesNothingBehind(t *testing.T) {
	wall := func() time.Time { return time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t)) }
	with := func(change func(*plan.Plan)) *plan.Plan {
		p := testPlan()
		change(p)
		return p
	}
	for _, c := range []struct {
		name   string
		o      Options
		init   Init
		code   Code
		reason string
	}{
		{"no plan", Options{Wall: wall}, Init{Officer: "冯"}, Invalid, "init.no_plan"},
		{"no such zone", Options{Wall: wall}, Init{Officer: "冯", Plan: with(func(p *plan.Plan) { p.Zone = "Asia/Nowhere" })}, Invalid, "init.zone"},
		{"no officer", Options{Wall: wall}, Init{Plan: testPlan()}, Invalid, "text.empty"},
		{"no shifts", Options{Wall: wall}, Init{Officer: "冯", Plan: with(func(p *plan.Plan) { p.Shifts = nil })}, Refused, "shift.no_pattern"},
		{"no clock", Options{}, Init{Officer: "冯", Plan: testPlan()}, Internal, "open.no_clock"},
		{"no random numbers", Options{Wall: wall, Entropy: strings.NewReader("too little")}, Init{Officer: "冯", Plan: testPlan()}, Internal, "init.random"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.o.Path = filepath.Join(dir, "post.db")
			_, err := Create(context.Background(), c.o, c.init)
			wantError(t, err, c.code, c.reason)
			if left := listing(t, dir); left != "" {
				t.Errorf("left behind:\n%.200s", left)
			}
		})
	}
}

// What lies there may be all that is left of a post: its head says how far it
// had come, its key signs for it, its WAL holds its last entries.
func TestCreateTouchesNothingThatIsThere(t *testing.T) {
	for _, suffix := range []string{"", "-wal", ".key", ".head"} {
		t.Run("post.db"+suffix, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "post.db")
			if err := os.WriteFile(path+suffix, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			before := listing(t, dir)
			_, err := Create(context.Background(), Options{Path: path, Wall: time.Now}, Init{Officer: "冯", Plan: testPlan()})
			wantError(t, err, Refused, "create.exists")
			if after := listing(t, dir); after != before {
				t.Errorf("the folder changed:\n%.300s", after)
			}
		})
	}
}

func TestTwoProgramsOnOneFileSeeEachOther(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	b, err := Open(ctx, a.opts)
	if err != nil {
		t.Fatal(err)
	}
	changes, unsubscribe := b.Subscribe()
	defer unsubscribe()
	watching := make(chan error, 1)
	go func() { watching <- b.Watch(ctx) }()
	seen := false
	for i := 0; !seen && i < 100; i++ { // the first notes may come before the watch has begun
		a.do(WriteNote{Text: fmt.Sprint("东门", i)})
		select {
		case <-changes:
			seen = true
		case <-time.After(2 * watchEvery):
		}
	}
	if !seen {
		t.Error("b was not told of a's notes")
	}
	cancel()
	if err := <-watching; err != nil {
		t.Error(err)
	}
	ctx = context.Background()
	for i, s := range []*Store{a.Store, b, b, a.Store} {
		r, err := s.Do(ctx, a.by, time.Time{}, ReportMatter{Grid: "1", Text: fmt.Sprint("垃圾", i)})
		if want := fmt.Sprintf("K-%03d", i+1); err != nil || r.Number != want {
			t.Errorf("number %s, %v, want %s", r.Number, err, want)
		}
	}
	va, err := a.Last(ctx, "K1")
	vb, errb := b.Last(ctx, "K1")
	if err := errors.Join(err, errb); err != nil || va != vb {
		t.Errorf("last entries %s and %s, %v", va, vb, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	a.sound()
}

// A connection pool is small: long reads and writes by several screens at once
// must not wait for each other, nor must a copy in memory, which has one connection.
func TestReadsAndWritesAtOnceAllEnd(t *testing.T) {
	ctx := context.Background() // waiting for ever is ended by the test's own time limit
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	r := p.do(ReportMatter{Grid: "1", Text: "垃圾"})
	chases, rounds := 600, 8 // more lines than one page, more readers than connections
	if testing.Short() {
		chases, rounds = 300, 3
	}
	for range chases {
		p.do(ChaseMatter{ID: r.Number, Text: "催"})
	}
	c, err := p.AsOf(ctx, p.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	reads := []func() error{
		func() error {
			lines, err := p.Lines(ctx, LineFilter{Kind: "matter", Limit: 1000})
			if err == nil && len(lines) <= chases {
				return fmt.Errorf("%d lines", len(lines))
			}
			return err
		},
		func() error { _, err := c.Lines(ctx, LineFilter{Stream: AllStreams, Limit: 1000}); return err },
		func() error { _, err := p.EntriesAfter(ctx, "K", 0, 1000); return err },
		func() error { _, err := p.CheckState(ctx); return err },
		func() error { _, err := p.Verify(ctx); return err },
		func() error { _, err := p.Search(ctx, "催", 1000); return err },
		func() error {
			_, err := p.Do(ctx, p.by, time.Time{}, ChaseMatter{ID: r.Number, Text: "催"})
			return err
		},
	}
	errs := make(chan error, rounds*len(reads))
	var all sync.WaitGroup
	for range rounds {
		for _, read := range reads {
			all.Go(func() { errs <- read() })
		}
	}
	all.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestACopyWithoutItsKeyIsReadOnly(t *testing.T) {
	r := makeRecord(t)
	otherPost := makeRecord(t)
	for _, c := range []struct {
		name string
		key  func(path string) error
	}{
		{"no key", func(string) error { return nil }},
		{"key of another post", func(path string) error { return copyFile(otherPost.path+".key", path+".key") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := context.Background()
			path := filepath.Join(t.TempDir(), "post.db")
			if err := errors.Join(copyFile(r.path, path), c.key(path)); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := Open(ctx, Options{Path: path, Wall: r.clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			wantError(t, s.ReadOnly(), Refused, "open.copied_file")
			_, err = s.Do(ctx, "K2", time.Time{}, WriteNote{Text: "x"})
			wantError(t, err, Refused, "open.copied_file")
			_, err = s.Rebuild(ctx)
			wantError(t, err, Refused, "open.copied_file")
			_, err = s.Ingest(ctx, nil)
			wantError(t, err, Refused, "open.copied_file")
			if m, err := s.Matter(ctx, "K-001"); err != nil || m.Text != "李婶断药" {
				t.Errorf("it cannot be read: %+v, %v", m, err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
				t.Errorf("reading changed the file (%v)", err)
			}
		})
	}
	t.Run("damaged key", func(t *testing.T) {
		path := r.copyTo(t, t.TempDir())
		if err := os.WriteFile(path+".key", []byte("PRIVATE+KEY+"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(context.Background(), Options{Path: path, Wall: r.clock.Now})
		wantError(t, err, Refused, "open.key_damaged")
	})
}

func TestAFileBehindItsHeadDoesNotGoOn(t *testing.T) {
	r := makeRecord(t)
	s, _ := r.damaged(t, func(v *vandal) { v.sql("DELETE FROM journal WHERE seq = ?", r.last) })
	wantError(t, s.ReadOnly(), Refused, "head.ahead")
	_, err := s.Do(context.Background(), "K2", time.Time{}, WriteNote{Text: "x"})
	wantError(t, err, Refused, "head.ahead")
}

func TestTimesOfAnEntry(t *testing.T) {
	for _, c := range []struct {
		name  string
		shift time.Duration
		ok    bool
	}{
		{"now", 0, true}, {"an hour ago", -time.Hour, true}, {"before the post was made", -48 * time.Hour, true},
		{"two minutes ahead", 2 * time.Minute, true}, {"more than two minutes ahead", 2*time.Minute + time.Millisecond, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
			p.clock.Minutes(90)
			now := p.clock.Now()
			r, err := p.Do(context.Background(), p.by, now.Add(c.shift), ReportMatter{Grid: "1", Text: "垃圾"})
			if !c.ok {
				wantError(t, err, Refused, "time.future")
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			lines, err := p.Lines(context.Background(), LineFilter{Entry: r.Entries[0].ID})
			if err != nil || len(lines) != 1 {
				t.Fatalf("%+v, %v", lines, err)
			}
			l := lines[0]
			if !l.At.In(now.Location()).Equal(now.Add(c.shift)) || !l.Recorded.In(now.Location()).Equal(now) || l.BackDated() != -c.shift {
				t.Errorf("at %v recorded %v", l.At, l.Recorded)
			}
			m, err := p.Matter(context.Background(), r.Number)
			if err != nil || m.Reported != l.At {
				t.Errorf("its limits run from %v, %v", m.Reported, err)
			}
		})
	}
}

func TestAClockBehindTheRecordAsksOnce(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	p.clock.Minutes(60)
	first := p.do(ReportMatter{Grid: "1", Text: "垃圾"})
	second := p.do(ChaseMatter{ID: first.Number})
	p.clock.Minutes(-30)
	p.refuse(WriteNote{Text: "钟不对"}, Refused, "clock.behind")
	p.AcceptClock()
	// a change in between is noticed all the same
	_, err := p.Do(ctx, p.by, time.Time{}, HandMatter{ID: first.Number}, Base(first.Entries[0].ID))
	wantError(t, err, Conflict, "subject.changed_meanwhile")
	if _, err := p.Do(ctx, p.by, time.Time{}, HandMatter{ID: first.Number}, Base(second.Entries[0].ID)); err != nil {
		t.Fatal(err)
	}
	p.do(WriteNote{Text: "钟是对的"})
	post, err := p.Post(ctx)
	if err != nil || post.ClockAcks != 1 {
		t.Errorf("%d confirmations, %v, want 1", post.ClockAcks, err)
	}
	lines, err := p.Lines(ctx, LineFilter{Stream: AllStreams, Kind: "clock.ack"})
	if err != nil || len(lines) != 1 || lines[0].By != p.by {
		t.Errorf("%+v, %v", lines, err)
	}
	newest, err := p.Lines(ctx, LineFilter{Newest: true, Limit: 1})
	if err != nil || len(newest) != 1 || newest[0].Text() != "钟是对的" {
		t.Errorf("post order follows the clock back: %+v, %v", newest, err)
	}
	p.sound()
}

// The driver is made for one version of its C library; another one may corrupt
// the file.
func TestLibcIsTheOneThatTheDriverNames(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Fatal(err)
	}
	ours, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "modernc.org/libc").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := strings.TrimSpace(string(out))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse(path, raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range mod.Require {
		if r.Mod.Path == "modernc.org/libc" {
			if got := strings.TrimSpace(string(ours)); got != r.Mod.Version {
				t.Errorf("modernc.org/libc is %s, the driver was tested with %s", got, r.Mod.Version)
			}
			return
		}
	}
	t.Error("the driver names no libc")
}

// A full disk or a folder that takes no files must not close the record to
// those who only look, and the sentence must say what to do.
func TestDiskThatTakesNothingLeavesTheRecordReadable(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(WriteNote{Text: "东门铁马到位"})
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	blocked := p.Path() + "-shm" // SQLite cannot put its index where a folder stands; permissions do not bind root
	if err := os.RemoveAll(blocked); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(blocked, 0o700); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(p.Path())
	if err != nil {
		t.Fatal(err)
	}
	st, err := Open(ctx, p.opts)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := st.Lines(ctx, LineFilter{})
	if err != nil || len(lines) != 1 {
		t.Errorf("%d lines, %v", len(lines), err)
	}
	_, err = st.Do(ctx, p.by, time.Time{}, WriteNote{Text: "写不进"})
	wantError(t, err, Internal, diskDenied)
	if err := st.Close(); err != nil {
		t.Error(err)
	}
	after, err := os.ReadFile(p.Path())
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	if st, err = Open(ctx, p.opts); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Do(ctx, p.by, time.Time{}, WriteNote{Text: "又写得进"}); err != nil {
		t.Error(err)
	}
	p.Store = st // closed at the end
}

func TestDiskCausesAreToldApart(t *testing.T) {
	for want, causes := range map[string][]error{
		diskFull:   {syscall.ENOSPC, &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}},
		diskDenied: {syscall.EROFS, fs.ErrPermission, &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}},
		"a.reason": {errors.New("anything else"), syscall.EIO},
	} {
		for _, c := range causes {
			if e := asError(internal("a.reason", c)); e.Reason != want || !errors.Is(e, c) {
				t.Errorf("%v is %s, want %s with its cause kept", c, e.Reason, want)
			}
		}
	}
}
