package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func mustBackup(t *testing.T, p *testPost) BackupInfo {
	t.Helper()
	b, err := p.Backup(context.Background(), "test")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheLastFourteenBackupsAreKept(t *testing.T) {
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	if list, err := p.Backups(); err != nil || len(list) != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	var made []string
	for i := range keepBackups + 3 {
		p.do(WriteNote{Text: fmt.Sprint("第", i)})
		p.clock.Minutes(7)
		made = append([]string{mustBackup(t, p).Path}, made...)
	}
	list, err := p.Backups()
	if err != nil || len(list) != keepBackups {
		t.Fatalf("%d backups, %v", len(list), err)
	}
	for i, b := range list {
		if b.Path != made[i] || b.Size == 0 {
			t.Errorf("backup %d is %+v, want %s", i, b, made[i])
		}
	}
	if b := filepath.Base(list[0].Path); b != "20220902-022900-test.db" {
		t.Errorf("the name %s is not the time of the post's clock", b)
	}
	left, err := os.ReadDir(p.BackupDir())
	if err != nil || len(left) != keepBackups {
		t.Errorf("the folder holds %d files, %v", len(left), err)
	}
}

func TestABackupHoldsTheWholeRecordAndNoKey(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	p.do(ReportMatter{Grid: "1", Text: "垃圾"})
	second := filepath.Join(t.TempDir(), "stick", "zhiban")
	if err := p.SetLocal(ctx, "backup_path", second); err != nil {
		t.Fatal(err)
	}
	b := mustBackup(t, p)
	twin := filepath.Join(second, filepath.Base(b.Path))
	for _, path := range []string{b.Path, twin} {
		c, err := dial(fileDSN(path, readerDSN, ""), 1)
		if err != nil {
			t.Fatal(err)
		}
		if dumpRecord(t, c) != dumpRecord(t, p.reader) {
			t.Errorf("%s is not the record", path)
		}
		sameDump(t, path, dump(t, c), dump(t, p.reader))
		if err := c.close(); err != nil {
			t.Fatal(err)
		}
		if list := listing(t, filepath.Dir(path)); strings.Count(list, "\n") != 1 {
			t.Errorf("there lies more than the copy:\n%.200s", list)
		}
	}
	s, err := Open(ctx, Options{Path: twin, Wall: p.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	wantError(t, s.ReadOnly(), Refused, "open.copied_file")
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestABackupThatCannotBeMadeLeavesNoHalfCopy(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.SetLocal(ctx, "backup_path", filepath.Join(blocked, "x")); err != nil {
		t.Fatal(err)
	}
	b, err := p.Backup(ctx, "test")
	wantError(t, err, Internal, "backup.folder")
	if _, err := os.Stat(b.Path); err != nil {
		t.Errorf("the first copy is there all the same: %v", err)
	}
	cut, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := p.Backup(cut, "cut"); err == nil {
		t.Error("a backup that was cut off counts")
	}
	if list := listing(t, p.BackupDir()); strings.Count(list, "\n") != 1 {
		t.Errorf("left behind:\n%.300s", list)
	}
}

// lossy is a post with a backup and two notes that are not in it. The post is
// not open any more.
type lossy struct {
	o      Options
	backup string
	have   int64 // K's last entry in the backup
	clock  *testClock
}

func makeLossy(t *testing.T) lossy {
	t.Helper()
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "made.db"), Init{})
	p.do(ReportMatter{Grid: "1", Text: "垃圾"})
	l := lossy{backup: mustBackup(t, p).Path, have: headOf(t, p, "K"), clock: p.clock}
	p.do(WriteNote{Text: "甲"})
	p.do(WriteNote{Text: "乙"})
	if err := p.WriteHead(ctx); err != nil {
		t.Fatal(err)
	}
	if err := p.writer.exec(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	l.o = Options{Path: p.Path(), Wall: p.clock.Now, Version: "test"}
	return l.copy(t)
}

// copy is the same loss in a folder of its own.
func (l lossy) copy(t *testing.T) lossy {
	t.Helper()
	l.o.Path = record{path: l.o.Path}.copyTo(t, t.TempDir())
	return l
}

func TestRestoreGoesOnAsANewStationAndKeepsTheOldFile(t *testing.T) {
	ctx := context.Background()
	made := makeLossy(t)
	for _, c := range []struct {
		name string
		hurt func(t *testing.T, path string)
		lost int64 // entries that it must declare missing
		old  bool
	}{
		{"the file is whole", func(*testing.T, string) {}, 2, true},
		{"the file is damaged", func(t *testing.T, path string) { overwrite(t, path, 5000, 60000) }, 2, true},
		{"the file is no database any more", func(t *testing.T, path string) { overwrite(t, path, 0, 4096) }, 2, true},
		{"the file is gone, its head is there", func(t *testing.T, path string) { remove(t, path) }, 2, true},
		{"the head is gone", func(t *testing.T, path string) { remove(t, path+".head") }, 2, true},
		{"the key is gone", func(t *testing.T, path string) { remove(t, path+".key") }, 2, true},
		{"all is gone", func(t *testing.T, path string) { remove(t, path); remove(t, path+".key"); remove(t, path+".head") }, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := made.copy(t)
			c.hurt(t, l.o.Path)
			before := map[string][]byte{}
			for _, suffix := range []string{"", ".key", ".head"} {
				if raw, err := os.ReadFile(l.o.Path + suffix); err == nil {
					before[suffix] = raw
				}
			}
			got, err := Restore(ctx, l.o, l.backup, "")
			if err != nil {
				t.Fatal(err)
			}
			var want []Gap
			if c.lost > 0 {
				want = []Gap{{Station: "K", From: l.have + 1, To: l.have + c.lost}}
			}
			if got.Station != "L" || fmt.Sprint(got.Missing) != fmt.Sprint(want) || (got.Old != "") != c.old {
				t.Errorf("%+v, want %v", got, want)
			}
			for suffix, raw := range before {
				if kept, err := os.ReadFile(got.Old + suffix); err != nil || !bytes.Equal(kept, raw) {
					t.Errorf("the old file%s is not as it was: %v", suffix, err)
				}
			}
			goesOn(t, l, want)
		})
	}
}

// goesOn opens the restored file, writes, and finds the gap declared.
func goesOn(t *testing.T, l lossy, gaps []Gap) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, l.o)
	if err != nil {
		t.Fatal(err)
	}
	p := postOf(t, s, l.clock, l.o)
	if err := p.ReadOnly(); err != nil {
		t.Fatal(err)
	}
	r := p.do(ReportMatter{Grid: "2", Text: "接着记"})
	if r.Number != "L-001" || r.Entries[0].Station != "L" {
		t.Errorf("it goes on as %+v", r)
	}
	if m, err := p.Matter(ctx, "K-001"); err != nil || m.Text != "垃圾" {
		t.Errorf("what was in the backup: %+v, %v", m, err)
	}
	p.sound()
	v, err := p.Verify(ctx)
	if err != nil || fmt.Sprint(v.Gaps) != fmt.Sprint(gaps) {
		t.Errorf("gaps %v, %v, want %v", v.Gaps, err, gaps)
	}
	list, err := p.Stations(ctx)
	if err != nil || len(list) != 1 || list[0].Letter != "L" || fmt.Sprint(list[0].Missing) != fmt.Sprint(gaps) {
		t.Errorf("stations %+v, %v", list, err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// overwrite spoils part of a file.
func overwrite(t *testing.T, path string, from, to int) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < min(to, len(raw)); i++ {
		raw[i] ^= 0xa5
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestRestoreThatFailsReplacesNothing(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name   string
		by     string
		copy   func(t *testing.T, l *lossy)
		code   Code
		reason string
	}{
		{"no such copy", "", func(_ *testing.T, l *lossy) { l.backup += ".x" }, NotFound, "restore.no_file"},
		{"not a post", "", func(t *testing.T, l *lossy) { overwrite(t, l.backup, 0, 100) }, Refused, "restore.foreign_file"},
		{"an entry changed", "", func(t *testing.T, l *lossy) { spoil(t, l.backup, "UPDATE journal SET at = at + 1 WHERE seq = 5") }, Refused, "restore.damaged"},
		{"a text changed", "", func(t *testing.T, l *lossy) { spoil(t, l.backup, "UPDATE value SET text = '别的'") }, Refused, "restore.damaged"},
		{"nobody by that id", "K999", func(*testing.T, *lossy) {}, Invalid, "officer.unknown"},
		{"another post's", "", func(t *testing.T, l *lossy) { l.backup = makeLossy(t).backup }, Refused, "restore.other_post"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := makeLossy(t)
			c.copy(t, &l)
			before := listing(t, filepath.Dir(l.o.Path))
			_, err := Restore(ctx, l.o, l.backup, c.by)
			wantError(t, err, c.code, c.reason)
			for _, line := range strings.SplitAfter(before, "\n") {
				if after := listing(t, filepath.Dir(l.o.Path)); !strings.Contains(after, line) {
					t.Errorf("changed or gone: %.80s", line)
				}
			}
			s, err := Open(ctx, l.o)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Do(ctx, "K2", time.Time{}, WriteNote{Text: "照旧"}); err != nil {
				t.Errorf("the present file cannot be written any more: %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func spoil(t *testing.T, path string, q string) {
	t.Helper()
	v := openVandal(t, path)
	v.sql(q)
	v.close()
}

// What state says can always be made again from the journal: a copy whose
// journal is whole is worth restoring.
func TestRestoreMakesAWrongStateAgain(t *testing.T) {
	ctx := context.Background()
	l := makeLossy(t)
	spoil(t, l.backup, "DELETE FROM matter")
	if _, err := Restore(ctx, l.o, l.backup, ""); err != nil {
		t.Fatal(err)
	}
	goesOn(t, l, []Gap{{Station: "K", From: l.have + 1, To: l.have + 2}})
}

func TestRestoringTwiceKeepsBothOldFiles(t *testing.T) {
	ctx := context.Background()
	l := makeLossy(t)
	var olds, letters []string
	for range 3 { // within one second of the laptop's clock
		r, err := Restore(ctx, l.o, l.backup, "")
		if err != nil {
			t.Fatal(err)
		}
		olds, letters = append(olds, r.Old), append(letters, r.Station)
	}
	seen := map[string]bool{}
	for _, o := range olds {
		_, err := os.Stat(o)
		_, kerr := os.Stat(o + ".key")
		if err := errors.Join(err, kerr); err != nil || seen[o] {
			t.Errorf("old file %s: %v", filepath.Base(o), err)
		}
		seen[o] = true
	}
	if fmt.Sprint(letters) != "[L M N]" {
		t.Errorf("stations %v: a letter was given twice", letters)
	}
}

func TestSearchFindsWhatPeopleType(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{})
	texts := []string{
		"7格12号李婶，降压药断了", "Dr. Wang asked for ＩＮＳＵＬＩＮ", "早餐3,000余份送到", "东门卡口：车牌苏Ｅ·１２３４５", "𬭚师傅和䶮叔、𪚥姐到岗",
		"李家和婶子", "K-058 见备注", "电话 13800001234",
	}
	byText := map[string]string{}
	for _, text := range texts {
		byText[p.do(WriteNote{Text: text}).Entries[0].ID] = text
	}
	for query, want := range map[string][]int{
		"李婶": {0}, "断了": {0}, "药": {0}, "李婶 12号": {0}, "降压药断": {0}, "婶李": nil, "12": {0, 3}, "格": {0},
		"insulin": {1}, "INSULIN": {1}, "ｉｎｓｕ": {1}, "wang": {1}, "Wang 断": nil, "000": {2}, "3,000": {2}, "余份": {2},
		"12345": {3}, "１２３４５": {3}, "苏e": {3}, "卡口": {3}, "𬭚": {4}, "𬭚师": {4}, "䶮叔": {4}, "𪚥": {4}, "到岗": {4},
		"婶": {0, 5}, "k-058": {6}, "Ｋ－０５８": {6}, "058": {6}, "1380000": {7}, "没有": nil, "李": {0, 5},
	} {
		hits, err := p.Search(ctx, query, 100)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, h.Text)
			if byText[h.Entry] != h.Text {
				t.Errorf("%s: entry %s is not that of %q", query, h.Entry, h.Text)
			}
		}
		var exp []string
		for i := len(want) - 1; i >= 0; i-- { // newest first
			exp = append(exp, texts[want[i]])
		}
		if fmt.Sprint(got) != fmt.Sprint(exp) {
			t.Errorf("%s finds %q, want %q", query, got, exp)
		}
	}
	for _, empty := range []string{"", " ", "，。", `"*`} {
		_, err := p.Search(ctx, empty, 10)
		wantError(t, err, Invalid, "search.empty")
	}
	if hits, err := p.Search(ctx, "号", 1); err != nil || len(hits) != 1 {
		t.Errorf("limit: %v, %v", hits, err)
	}
}
