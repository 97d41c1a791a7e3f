package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
)

// record is a closed post with one sealed handover and a few entries behind
// it, to be copied and damaged.
type record struct {
	path    string
	clock   *testClock
	sealed  int64 // the seal certifies the entries up to here
	seal    int64 // the entry that seals
	note    int64 // an entry with a text, behind the seal
	last    int64
	matter  string // subject of K-001
	journal string // all journal and value rows
	state   string
}

func makeRecord(t *testing.T) record {
	t.Helper()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	matter := p.do(ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"})
	p.clock.Minutes(5)
	cut := p.do(CutOff{Weather: "晴"})
	other := p.person("何")
	sealHandover(t, p, other)
	r := record{path: p.Path(), clock: p.clock, sealed: cut.Entries[len(cut.Entries)-1].Seq - 1, seal: headOf(t, p, "K"), matter: matter.Subject}
	p.clock.Minutes(5)
	r.note = p.do(WriteNote{Text: "东门换岗"}).Entries[0].Seq
	for i := range 4 {
		p.do(WriteNote{Text: fmt.Sprint("第", i)})
	}
	p.do(DispatchMatter{ID: "K-001", To: "何医生"})
	r.last = headOf(t, p, "K")
	r.journal, r.state = dumpRecord(t, p.reader), dump(t, p.reader)
	r.close(t, p)
	return r
}

// close leaves one whole file with its key and head beside it.
func (r record) close(t *testing.T, p *testPost) {
	t.Helper()
	ctx := context.Background()
	if err := p.WriteHead(ctx); err != nil {
		t.Fatal(err)
	}
	if err := p.writer.exec(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
}

// sealHandover leads the open handover to its seal.
func sealHandover(t *testing.T, p *testPost, receiver string) {
	t.Helper()
	ctx := context.Background()
	h, err := p.Handover(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	text := "接"
	for _, it := range h.Items {
		p.doBy(receiver, AcceptItem{No: it.No})
		text += " " + it.Number
	}
	p.doBy(receiver, ReadBack{Text: text})
	p.doBy(h.Outgoing, SignHandover{Side: "out"})
	p.doBy(receiver, SignHandover{Side: "in"})
	facts, err := p.HandoverFacts(ctx, h.ID)
	if err != nil {
		t.Fatal(err)
	}
	p.do(SealHandover{Facts: facts, Text: "# 交接班报告"})
}

// dumpRecord writes what must never change: journal and values.
func dumpRecord(tb testing.TB, q querier) string {
	tb.Helper()
	var b strings.Builder
	for _, table := range []string{"journal", "value"} {
		r, err := openRows(context.Background(), q, table)
		if err != nil {
			tb.Fatal(err)
		}
		for row, err := r.next(); row != nil || err != nil; row, err = r.next() {
			if err != nil {
				tb.Fatal(err)
			}
			b.WriteString(show(row) + "\n")
		}
		if err := r.rows.Close(); err != nil {
			tb.Fatal(err)
		}
	}
	return b.String()
}

// copyTo copies the file with what stands beside it and returns its path.
func (r record) copyTo(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "copy.db")
	for _, suffix := range []string{"", ".key", ".head"} {
		if err := copyFile(r.path+suffix, path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// damaged copies the record, lets somebody with plain SQL at it (who cleans up
// behind himself), and verifies it.
func (r record) damaged(t *testing.T, hurt func(*vandal)) (*Store, Verification) {
	t.Helper()
	path := r.copyTo(t, t.TempDir())
	v := openVandal(t, path)
	hurt(v)
	v.close()
	s, err := Open(context.Background(), Options{Path: path, Wall: r.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.closePools(); err != nil {
			t.Error(err)
		}
	})
	out, err := s.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s, out
}

// vandal changes a file behind the store's back.
type vandal struct {
	t        *testing.T
	c        *conn
	triggers []string
}

func openVandal(t *testing.T, path string) *vandal {
	t.Helper()
	c, err := dial(fileDSN(path, "_dqs=0", ""), 1)
	if err != nil {
		t.Fatal(err)
	}
	v := &vandal{t: t, c: c}
	rows, err := c.query(context.Background(), "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			t.Fatal(err)
		}
		names, v.triggers = append(names, name), append(v.triggers, sql)
	}
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		v.sql("DROP TRIGGER " + n)
	}
	return v
}

func (v *vandal) sql(q string, args ...any) {
	v.t.Helper()
	if _, err := v.c.db.ExecContext(context.Background(), q, args...); err != nil {
		v.t.Fatalf("%s: %v", q, err)
	}
}

func (v *vandal) close() {
	v.t.Helper()
	for _, t := range v.triggers {
		v.sql(t)
	}
	if err := v.c.close(); err != nil {
		v.t.Fatal(err)
	}
}

// chain reads K's entries from a number on.
func (v *vandal) chain(from int64) []journal.Entry {
	v.t.Helper()
	var out []journal.Entry
	err := entriesWhere(context.Background(), v.c, "WHERE station = 'K' AND seq >= ? ORDER BY seq", []any{from}, func(e journal.Entry, _ []journal.Value) error {
		out = append(out, e)
		return nil
	})
	if err != nil {
		v.t.Fatal(err)
	}
	return out
}

// forge changes the bytes of one entry and links everything behind it again,
// as somebody would who knows the format but has not the key.
func (v *vandal) forge(seq int64, from, to string) {
	v.t.Helper()
	list := v.chain(seq)
	prev := list[0].Prev
	list[0].Raw = bytes.Replace(list[0].Raw, []byte(from), []byte(to), 1)
	for _, e := range list {
		sum := journal.Sum("K", e.Seq, prev, e.Raw)
		v.sql("UPDATE journal SET body = ?, prev = ?, hash = ? WHERE station = 'K' AND seq = ?", e.Raw, prev[:], sum[:], e.Seq)
		prev = sum
	}
}

func TestDamageByPlainSQLIsNamed(t *testing.T) {
	r := makeRecord(t)
	at := func(q string) func(*vandal) { return func(v *vandal) { v.sql(q, r.note) } }
	rowCodes := map[string]bool{"verify.columns": true, "verify.hash": true, "verify.chain": true, "verify.gap": true, "verify.value": true}
	entry := "(SELECT id FROM journal WHERE seq = ?)"
	for _, c := range []struct {
		name      string
		hurt      func(*vandal)
		code      string
		seq       int64
		good      int64 // entries before it that link
		certified int64 // entries before it that a seal or head covers
	}{
		{"untouched", func(*vandal) {}, "", 0, r.last, r.last},
		{"time changed", at("UPDATE journal SET at = at + 1 WHERE seq = ?"), "verify.columns", r.note, r.note - 1, r.sealed},
		{"officer changed", at("UPDATE journal SET officer = 'K99' WHERE seq = ?"), "verify.columns", r.note, r.note - 1, r.sealed},
		{"body changed", at("UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '480', '481') AS BLOB) WHERE seq = ?"), "verify.hash", r.note, r.note - 1, r.sealed},
		{"hash changed", at("UPDATE journal SET hash = zeroblob(32) WHERE seq = ?"), "verify.hash", r.note, r.note - 1, r.sealed},
		{"prev changed", at("UPDATE journal SET prev = zeroblob(32) WHERE seq = ?"), "verify.chain", r.note, r.note - 1, r.sealed},
		{"body and hash changed", func(v *vandal) {
			e := v.chain(r.note)[0]
			raw := bytes.Replace(e.Raw, []byte(`"zone":480`), []byte(`"zone":420`), 1)
			sum := journal.Sum("K", e.Seq, e.Prev, raw)
			v.sql("UPDATE journal SET body = ?, hash = ?, zone = 420 WHERE seq = ?", raw, sum[:], r.note)
		}, "verify.chain", r.note + 1, r.note, r.sealed},
		{"deleted", at("DELETE FROM journal WHERE seq = ?"), "verify.gap", r.note + 1, r.note - 1, r.sealed},
		{"first deleted but one", func(v *vandal) { v.sql("DELETE FROM journal WHERE seq = 2") }, "verify.gap", 3, 1, 0},
		{"swapped", func(v *vandal) {
			v.sql("UPDATE journal SET seq = -1 WHERE seq = ?", r.note)
			v.sql("UPDATE journal SET seq = ?1 WHERE seq = ?1 + 1", r.note)
			v.sql("UPDATE journal SET seq = ? WHERE seq = -1", r.note+1)
		}, "verify.chain", r.note, r.note - 1, r.sealed},
		{"appended", func(v *vandal) {
			v.sql(`INSERT INTO journal (station, seq, id, hlc, at, recorded, zone, officer, kind, version, subject, base, body, prev, hash)
				SELECT station, seq + 1, 'x', hlc + 1, at, recorded, zone, officer, kind, version, subject, base, body, hash, hash FROM journal WHERE seq = ?`, r.last)
		}, "verify.hash", r.last + 1, r.last, r.last},
		{"text changed", at("UPDATE value SET text = '西门换岗' WHERE entry = " + entry), "verify.value", r.note, r.last, r.last},
		{"salt changed", at("UPDATE value SET salt = zeroblob(16) WHERE entry = " + entry), "verify.value", r.note, r.last, r.last},
		{"text deleted", at("DELETE FROM value WHERE entry = " + entry), "verify.value", r.note, r.last, r.last},
		{"text moved to another field", at("UPDATE value SET field = 'reason' WHERE entry = " + entry), "verify.value", r.note, r.last, r.last},
		{"text of no entry", func(v *vandal) { v.sql("INSERT INTO value VALUES ('x', 'text', zeroblob(16), '东门')") }, "verify.value_without_entry", 0, r.last, r.last},
		{"seal changed", func(v *vandal) { v.forge(r.seal, `"signed":"zhiban/1 head`, `"signed":"zhiban/1 Head`) }, "verify.seal", r.seal, r.last, 0},
		{"seal over other facts", func(v *vandal) { v.forge(r.seal, `"facts_sha256":"`, `"facts_sha256":"0`) }, "verify.seal", r.seal, r.last, 0},
		{"sealed report changed", func(v *vandal) {
			v.sql("UPDATE value SET text = text || ' ' WHERE field = 'text' AND entry = "+entry, r.seal)
		}, "verify.value", r.seal, r.last, r.last},
		{"chain forged under the seal", func(v *vandal) {
			v.forge(2, `"zone":480`, `"zone":420`)
			v.sql("UPDATE journal SET zone = 420 WHERE seq = 2")
		}, "verify.seal_head", r.seal, r.last, 0},
		{"chain forged behind the seal", func(v *vandal) {
			v.forge(r.note, `"zone":480`, `"zone":420`)
			v.sql("UPDATE journal SET zone = 420 WHERE seq = ?", r.note)
		}, "verify.head_file", 0, r.last, r.sealed},
		{"key exchanged", func(v *vandal) {
			key := journal.NewKey("zhiban/x/K", [32]byte{1})
			public, err := key.Public()
			if err != nil {
				t.Fatal(err)
			}
			old := strings.SplitN(string(v.chain(1)[0].Raw), `"public":"`, 2)[1]
			v.forge(1, old[:strings.Index(old, `"`)], public)
		}, "verify.seal", r.seal, r.last, 0},
		{"tail cut", func(v *vandal) {
			v.sql("DELETE FROM value WHERE entry IN (SELECT id FROM journal WHERE seq > ?)", r.last-2)
			v.sql("DELETE FROM journal WHERE seq > ?", r.last-2)
		}, "verify.cut_tail", r.last - 1, r.last - 2, r.sealed},
		{"trigger dropped", func(v *vandal) { v.triggers = v.triggers[1:] }, "verify.schema", 0, r.last, r.last},
		{"table added", func(v *vandal) { v.sql("CREATE TABLE mine (x)") }, "verify.schema", 0, r.last, r.last},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, out := r.damaged(t, c.hurt)
			chain := out.Chains[0]
			if chain.Station != "K" || chain.Good != c.good || chain.Certified != c.certified {
				t.Errorf("chain %+v, want %d good and %d certified", chain, c.good, c.certified)
			}
			if c.code == "" {
				if !out.OK() || out.Seals != 1 || len(out.Gaps) != 0 {
					t.Errorf("%+v", out)
				}
				return
			}
			if len(out.Damage) == 0 {
				t.Fatal("found nothing")
			}
			d := out.Damage[0]
			wantStation := "K"
			if c.code == "verify.value_without_entry" || c.code == "verify.schema" {
				wantStation = ""
			}
			if d.Code != c.code || d.Seq != c.seq || d.Station != wantStation {
				t.Errorf("named %+v, want %s %s-%d", out.Damage, c.code, wantStation, c.seq)
			}
			if rowCodes[c.code] && d.Recorded == 0 {
				t.Errorf("does not say when: %+v", d)
			}
		})
	}
}

func TestChangedStateIsNamedWithWhatTheJournalSays(t *testing.T) {
	r := makeRecord(t)
	for _, c := range []struct {
		name, sql, table, row string
	}{
		{"row changed", "UPDATE matter SET doc = json_set(doc, '$.level', 'blue') WHERE number = 'K-001'", "matter", r.matter},
		{"row deleted", "DELETE FROM matter WHERE number = 'K-001'", "matter", r.matter},
		{"row added", "INSERT INTO team VALUES ('K900', '无', '{}')", "team", "K900"},
		{"entry appended that links, without its effect", "", "subject", "K1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, out := r.damaged(t, func(v *vandal) {
				if c.sql != "" {
					v.sql(c.sql)
					return
				}
				v.appendLinked()
			})
			if len(out.Damage) != 0 || out.State == nil || out.State.Table != c.table || out.State.Row != c.row {
				t.Fatalf("%+v %+v", out.Damage, out.State)
			}
			if c.sql == "" {
				return // what was appended is now part of the journal
			}
			if _, err := s.Rebuild(context.Background()); err != nil {
				t.Fatal(err)
			}
			sameDump(t, "rebuilt", dump(t, s.reader), r.state)
		})
	}
}

// appendLinked writes an entry that links behind the last one.
func (v *vandal) appendLinked() {
	v.t.Helper()
	list := v.chain(1)
	last := list[len(list)-1]
	b := last.Body
	b.ID, b.HLC, b.Kind, b.Subject, b.Data = "x", b.HLC+1, "post.mode", "K1", []byte(`{"mode":"peace","reason":""}`)
	e, err := journal.Link("K", last.Seq+1, last.Hash, b)
	if err != nil {
		v.t.Fatal(err)
	}
	v.sql(insertJournal, e.Station, e.Seq, e.ID, e.HLC, int64(e.At), int64(e.Recorded), e.Zone, e.Officer, e.Kind, e.Version, e.Subject, e.Base, e.Raw, e.Prev[:], e.Hash[:])
}

func TestHeadFileThatIsGoneOrDamagedIsNamed(t *testing.T) {
	r := makeRecord(t)
	for name, c := range map[string]struct {
		code string
		hurt func(path string) error
	}{
		"gone":    {"verify.no_head", os.Remove},
		"damaged": {"verify.head_damaged", func(p string) error { return os.WriteFile(p, []byte("zhiban/1 head\n"), 0o600) }},
	} {
		t.Run(name, func(t *testing.T) {
			path := r.copyTo(t, t.TempDir())
			if err := c.hurt(path + ".head"); err != nil {
				t.Fatal(err)
			}
			v := openVandal(t, path) // the state is compared all the same
			v.sql("DELETE FROM matter")
			v.close()
			s, err := Open(context.Background(), Options{Path: path, Wall: r.clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			out, err := s.Verify(context.Background())
			if err != nil || len(out.Damage) != 1 || out.Damage[0].Code != c.code || out.State == nil || out.Chains[0].Certified != r.sealed || out.Chains[0].Good != r.last {
				t.Errorf("%+v, %v", out, err)
			}
			if err := s.closePools(); err != nil {
				t.Error(err)
			}
		})
	}
}

// A station that went on from a copy declares what it lost; what it did not
// declare is still damage.
func TestDeclaredGapIsToldFromDamage(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "a", "post.db"), Init{})
	b, err := p.Backup(ctx, "stick")
	if err != nil {
		t.Fatal(err)
	}
	have := headOf(t, p, "K")
	for i := range 3 {
		p.do(WriteNote{Text: fmt.Sprint("丢", i)})
	}
	lost := record{path: p.Path(), clock: p.clock}
	lost.close(t, p)
	path := lost.copyTo(t, t.TempDir())
	o := Options{Path: path, Wall: p.clock.Now}
	got, err := Restore(ctx, o, b.Path, "")
	if err != nil {
		t.Fatal(err)
	}
	want := []Gap{{Station: "K", From: have + 1, To: have + 3}}
	if fmt.Sprint(got.Missing) != fmt.Sprint(want) || got.Station != "L" {
		t.Fatalf("restored %+v, want %v", got, want)
	}
	r := record{path: path, clock: p.clock}
	_, out := r.damaged(t, func(*vandal) {})
	if !out.OK() || fmt.Sprint(out.Gaps) != fmt.Sprint(want) {
		t.Errorf("gap is not told from damage: %+v", out)
	}
	_, out = r.damaged(t, func(v *vandal) {
		v.sql("DELETE FROM value WHERE entry IN (SELECT id FROM journal WHERE station = 'K' AND seq = ?)", have)
		v.sql("DELETE FROM journal WHERE station = 'K' AND seq = ?", have)
	})
	if len(out.Damage) == 0 || out.Damage[0].Code != "verify.cut_tail" || out.Damage[0].Station != "K" || out.Damage[0].Seq != have {
		t.Errorf("one more entry is gone, but verify says %+v", out.Damage)
	}
}

// A post is verified while another window goes on writing: what is written
// meanwhile must not look like damage.
func TestVerifyWhileOthersWriteFindsNoDamage(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	p.do(ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"})
	other, err := Open(ctx, p.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	}()
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			_, err := other.Do(ctx, p.by, time.Time{}, ChaseMatter{ID: "K-001"})
			if err := errors.Join(err, other.WriteHead(ctx)); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 20 {
		if out, err := p.Verify(ctx); err != nil || !out.OK() {
			t.Errorf("%+v %+v, %v", out.Damage, out.State, err)
			break
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestBitFlipsAreNamedOrHarmless(t *testing.T) {
	r := makeRecord(t)
	raw, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := r.copyTo(t, dir)
	rng := rand.New(rand.NewPCG(7, 7))
	outcomes := map[string]int{}
	for range faultRuns(60, 300) {
		at, bit := rng.IntN(len(raw)), rng.IntN(8)
		flipped := bytes.Clone(raw)
		flipped[at] ^= 1 << bit
		if err := os.WriteFile(path, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		outcomes[r.afterFlip(t, path, fmt.Sprintf("byte %d bit %d", at, bit))]++
		for _, suffix := range []string{"-wal", "-shm"} {
			if err := os.Remove(path + suffix); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d bytes: %v", len(raw), outcomes)
	if outcomes["named"] == 0 || outcomes["harmless"] == 0 {
		t.Errorf("the flips reach too little of the file: %v", outcomes)
	}
}

// afterFlip says how one flip ended: not opened with a reason, named by
// verify, or harmless, which is proved.
func (r record) afterFlip(t *testing.T, path, where string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s, err := Open(ctx, Options{Path: path, Wall: r.clock.Now})
	if err != nil {
		if e := asError(err); e == nil || e.Reason == "" {
			t.Errorf("%s: opening fails without a sentence: %v", where, err)
		}
		return "refused"
	}
	defer func() {
		if err := s.closePools(); err != nil {
			t.Logf("%s: close: %v", where, err)
		}
	}()
	out, err := s.Verify(ctx)
	switch {
	case err != nil:
		t.Errorf("%s: verify could not look: %v", where, err)
		return "failed"
	case len(out.Damage) > 0:
		return "named"
	case out.State != nil:
		return "state"
	}
	if got := dumpRecord(t, s.reader); got != r.journal {
		t.Errorf("%s: verify says it is sound, but the record differs", where)
	}
	if _, err := s.Rebuild(ctx); err != nil {
		t.Errorf("%s: verify says it is sound, but rebuild fails: %v", where, err)
		return "failed"
	}
	sameDump(t, where+": rebuilt state", dump(t, s.reader), r.state)
	if out.Seals != 1 {
		t.Errorf("%s: %d seals", where, out.Seals)
	}
	return "harmless"
}
