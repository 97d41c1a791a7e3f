package store

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store/plan"
)

// written makes a file of some bytes.
func written(tb testing.TB, name, content string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

const jpeg = "\xff\xd8\xff\xe0photo of a leg"

// filesOf lists what lies beside the database.
func filesOf(tb testing.TB, p *testPost) []string {
	tb.Helper()
	var out []string
	err := filepath.WalkDir(p.FilesDir(), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		if os.IsNotExist(err) {
			return nil
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// codesOf verifies and gives the codes of the damage.
func codesOf(tb testing.TB, p *testPost) (string, FilesReport) {
	tb.Helper()
	if err := p.WriteHead(context.Background()); err != nil {
		tb.Fatal(err)
	}
	v, err := p.Verify(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	var codes []string
	for _, d := range v.Damage {
		codes = append(codes, d.Code)
	}
	if v.State != nil {
		codes = append(codes, "state "+v.State.Table)
	}
	return strings.Join(codes, " "), v.Files
}

// The journal holds a commitment, never the hash or the name; the file lies
// beside it once, however often it is attached.
func TestAFileIsKeptOnceBesideTheRecord(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "蚂蚁叮咬", Grid: "1"})
	p.do(ReportMatter{Text: "又一例", Grid: "1"})
	path := written(t, "腿.jpg", jpeg)
	r := p.do(AttachFile{ID: "K-001", Path: path, Text: "肿到膝盖"})
	if r.Number != "K-001" || r.Entries[0].Kind != "attachment.add" {
		t.Errorf("%+v", r)
	}
	p.do(AttachFile{ID: "K-002", Path: written(t, "copy.bin", jpeg)})
	p.refuse(AttachFile{ID: "K-001", Path: path}, Refused, "attachment.same")
	list, err := p.Attachments(ctx, "K-001")
	if err != nil || len(list) != 1 || list[0].Name != "腿.jpg" || list[0].Media != "image/jpeg" || list[0].Size != int64(len(jpeg)) || list[0].Text != "肿到膝盖" || list[0].No != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	files := filesOf(t, p)
	if len(files) != 1 || files[0] != p.FilePath(list[0]) || filepath.Base(filepath.Dir(files[0])) != list[0].Hash[:2] {
		t.Fatalf("%v", files)
	}
	if st, err := os.Stat(files[0]); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", st.Mode(), err)
	}
	f, err := p.OpenFile(list[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(f)
	if err != nil || string(got) != jpeg || f.Close() != nil {
		t.Errorf("%q, %v", got, err)
	}
	var body []byte
	if err := p.reader.queryRow(ctx, "SELECT body FROM journal WHERE id = ?", list[0].ID).Scan(&body); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body, []byte(list[0].Hash)) || bytes.Contains(body, []byte("腿")) {
		t.Errorf("the journal says %s", body)
	}
	if codes, rep := codesOf(t, p); codes != "" || rep != (FilesReport{Files: 2}) {
		t.Errorf("%s %+v", codes, rep)
	}
	for _, ref := range []string{"K-001/1", "k1-1", "K-001", list[0].ID} {
		if a, err := p.Attachment(ctx, ref); err != nil || a.ID != list[0].ID || a.No != 1 {
			t.Errorf("%s: %+v, %v", ref, a, err)
		}
	}
}

func TestWhatCannotBeAttachedSaysWhy(t *testing.T) {
	p := mustCreateWith(t, func(pl *plan.Plan) { pl.Settings.AttachmentMB = 1 })
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	dir := t.TempDir()
	loop := filepath.Join(dir, "loop")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	fifo := "/dev/null"
	for _, c := range []struct {
		path   string
		code   Code
		reason string
	}{
		{"", Invalid, "text.empty"}, {filepath.Join(dir, "nothing"), NotFound, "attachment.no_file"}, {dir, Refused, "attachment.folder"}, {loop, NotFound, "attachment.no_file"}, {fifo, Refused, "attachment.no_plain_file"},
		{written(t, "empty", ""), Refused, "attachment.empty"}, {written(t, "big", strings.Repeat("x", 1<<20+1)), Refused, "attachment.too_big"},
	} {
		p.refuse(AttachFile{ID: "K-001", Path: c.path}, c.code, c.reason)
	}
	p.refuse(AttachFile{ID: "K-009", Path: written(t, "a", "x")}, NotFound, "matter.unknown")
	if files := filesOf(t, p); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
	p.do(AttachFile{ID: "K-001", Path: written(t, "just", strings.Repeat("x", 1<<20))})
	if os.Getuid() != 0 {
		locked := written(t, "locked", "x")
		if err := os.Chmod(locked, 0); err != nil {
			t.Fatal(err)
		}
		p.refuse(AttachFile{ID: "K-001", Path: locked}, Refused, "attachment.unreadable")
	}
}

// A crash between the file and its entry leaves a file that nothing names: the
// record is sound, verify counts it, and it is swept once it is old.
func TestACrashBetweenFileAndEntryIsHarmless(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	if _, err := p.keepFile(written(t, "a.txt", "x光片"), 1<<20); err != nil { // and no entry follows
		t.Fatal(err)
	}
	if codes, rep := codesOf(t, p); codes != "" || rep != (FilesReport{Unnamed: 1}) {
		t.Errorf("%s %+v", codes, rep)
	}
	if err := p.sweepFiles(ctx, time.Now().Add(orphanAfter/2)); err != nil || len(filesOf(t, p)) != 1 {
		t.Errorf("swept while its entry may come: %v", err)
	}
	p.do(AttachFile{ID: "K-001", Path: written(t, "b.txt", "有主的")})
	if err := p.sweepFiles(ctx, time.Now().Add(2*orphanAfter)); err != nil || len(filesOf(t, p)) != 1 {
		t.Errorf("%v, %v", filesOf(t, p), err)
	}
	p.sound()
}

// Purge is the only way to delete: name, hash and content go, the chain stands,
// verify says purged and not missing. A content that another attachment shares
// stays.
func TestAPurgeErasesAndTheChainStands(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	p.do(ReportMatter{Text: "又一例", Grid: "1"})
	p.do(AttachFile{ID: "K-001", Path: written(t, "身份证王某.jpg", jpeg), Text: "证件照片"})
	p.do(AttachFile{ID: "K-002", Path: written(t, "b.jpg", jpeg)})
	p.do(AttachFile{ID: "K-001", Path: written(t, "c.jpg", jpeg+"2")})
	found := func() int {
		t.Helper()
		lines, err := p.Lines(ctx, LineFilter{Words: SearchWords("身份证王某"), Stream: AllStreams})
		if err != nil {
			t.Fatal(err)
		}
		return len(lines)
	}
	if found() != 1 {
		t.Errorf("found %d before", found())
	}
	p.refuse(PurgeFile{ID: "K-001/1"}, Invalid, "text.empty")
	p.do(PurgeFile{ID: "K-001/1", Reason: "解封后清除"})
	p.refuse(PurgeFile{ID: "K-001/1", Reason: "解封后清除"}, Refused, "attachment.purged")
	list, err := p.Attachments(ctx, "K-001")
	if err != nil || len(list) != 2 || list[0].Purged.IsZero() || list[0].Name+list[0].Hash+list[0].Text != "" || list[0].Size == 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	if n := len(filesOf(t, p)); n != 2 {
		t.Errorf("%d files: what another attachment shares must stay", n)
	}
	if codes, rep := codesOf(t, p); codes != "" || rep != (FilesReport{Files: 2, Purged: 1}) {
		t.Errorf("%s %+v", codes, rep)
	}
	var n int
	if err := p.reader.queryRow(ctx, "SELECT count(*) FROM value WHERE entry = ?", list[0].ID).Scan(&n); err != nil || n != 0 || found() != 0 {
		t.Errorf("%d values, found %d, %v", n, found(), err)
	}
	p.do(PurgeFile{ID: "K-002/1", Reason: "解封后清除"})
	if n := len(filesOf(t, p)); n != 1 {
		t.Errorf("%d files after the last one that named it was purged", n)
	}
	if _, err := p.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if codes, rep := codesOf(t, p); codes != "" || rep != (FilesReport{Files: 1, Purged: 2}) || found() != 0 {
		t.Errorf("after a rebuild: %s %+v, found %d", codes, rep, found())
	}
	for _, path := range []string{p.opts.Path, p.opts.Path + "-wal"} {
		raw, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte("身份证王某")) {
			t.Errorf("%s still holds the name", filepath.Base(path))
		}
	}
}

// Missing without a purge is damage, and so is another content.
func TestVerifyTellsMissingAndChanged(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	p.do(AttachFile{ID: "K-001", Path: written(t, "a.jpg", jpeg)})
	list, err := p.Attachments(ctx, "K-001")
	if err != nil {
		t.Fatal(err)
	}
	path := p.FilePath(list[0])
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if codes, _ := codesOf(t, p); codes != "verify.file_changed" {
		t.Errorf("changed: %q", codes)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if codes, _ := codesOf(t, p); codes != "verify.file_missing" {
		t.Errorf("missing: %q", codes)
	}
	p.do(WithdrawFile{ID: "K-001/1", Reason: "传错了"})
	if codes, _ := codesOf(t, p); codes != "verify.file_missing" {
		t.Errorf("withdrawn is not purged: %q", codes)
	}
	p.do(PurgeFile{ID: "K-001/1", Reason: "清除"})
	if codes, rep := codesOf(t, p); codes != "" || rep.Purged != 1 {
		t.Errorf("purged: %q %+v", codes, rep)
	}
}

// Undo withdraws and puts on again; the file stays. A purge cannot be undone.
func TestUndoOfAnAttachmentWithdraws(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	p.do(AttachFile{ID: "K-001", Path: written(t, "a.jpg", jpeg)})
	act, err := p.LastAct(ctx, p.by)
	if err != nil || len(act.Counters) != 1 || act.Counters[0].Kind != "attachment.withdraw" {
		t.Fatalf("%+v, %v", act, err)
	}
	p.do(UndoAct{Entry: act.Line.ID, Reason: "传错了"})
	if list, _ := p.Attachments(ctx, "K-001"); list[0].Live() || list[0].Why != "传错了" || len(filesOf(t, p)) != 1 {
		t.Errorf("%+v", list)
	}
	p.refuse(WithdrawFile{ID: "K-001/1", Reason: "再撤"}, Refused, "attachment.withdrawn")
	p.do(WithdrawFile{ID: "K-001/1", Reason: "没错", Back: true})
	p.do(PurgeFile{ID: "K-001/1", Reason: "清除"})
	if act, err = p.LastAct(ctx, p.by); err != nil || act.Why != "undo.stands" {
		t.Errorf("%+v, %v", act, err)
	}
}

// A copy has the contents beside it; a restore brings them back.
func TestBackupAndRestoreBringTheFiles(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Text: "断药", Grid: "1"})
	p.do(AttachFile{ID: "K-001", Path: written(t, "a.jpg", jpeg)})
	info, err := p.Backup(ctx, "now")
	if err != nil {
		t.Fatal(err)
	}
	o := p.opts
	o.Path = filepath.Join(t.TempDir(), "new", "post.db")
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, o, info.Path, ""); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	a, err := s.Attachment(ctx, "K-001/1")
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.OpenFile(a)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); err != nil || string(got) != jpeg || f.Close() != nil {
		t.Errorf("%q, %v", got, err)
	}
	p.do(PurgeFile{ID: "K-001/1", Reason: "清除"})
	if _, err := os.Stat(fileIn(backupFiles(p.BackupDir()), a.Hash)); !os.IsNotExist(err) {
		t.Errorf("the copies' own content stays: %v", err)
	}
}

// What another laptop attached may lie there only; its purge erases here, too.
func TestAttachmentsOfAnotherStation(t *testing.T) {
	k, l := twoStations(t)
	ctx := context.Background()
	k.do(ReportMatter{Text: "断药", Grid: "1"})
	k.do(AttachFile{ID: "K-001", Path: written(t, "a.jpg", jpeg)})
	exchange(t, k, l)
	if codes, rep := codesOf(t, l); codes != "" || rep != (FilesReport{Elsewhere: 1}) {
		t.Errorf("%s %+v", codes, rep)
	}
	a, err := l.Attachment(ctx, "K-001/1")
	if err != nil || a.Name != "a.jpg" {
		t.Fatalf("%+v, %v", a, err)
	}
	_, err = l.OpenFile(a)
	wantError(t, err, NotFound, "attachment.not_here")
	k.do(PurgeFile{ID: "K-001/1", Reason: "清除"})
	exchange(t, k, l)
	var n int
	if err := l.reader.queryRow(ctx, "SELECT count(*) FROM value WHERE entry = ?", a.ID).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d values, %v", n, err)
	}
	for _, p := range []*testPost{k, l} {
		if codes, rep := codesOf(t, p); codes != "" || rep != (FilesReport{Purged: 1}) {
			t.Errorf("%s %+v", codes, rep)
		}
	}
}

func TestNamesAndPathsAreCleaned(t *testing.T) {
	for in, want := range map[string]string{
		"../../etc/passwd": "passwd", `C:\Users\x\照片.jpg`: "照片.jpg", "a\x00b\x1b[31m.txt": "ab[31m.txt", "invoice\u202egpj.exe": "invoicegpj.exe", "\u200b隐\u2066形.png": "隐形.png", "...": "file", "": "file", ".hidden": "hidden",
		"a:b*c?.txt": "a_b_c_.txt", "  空格 .pdf ": "空格 .pdf", "\xff坏.txt": "_坏.txt", "行\n换.txt": "行换.txt",
	} {
		if got := CleanName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	long := CleanName(strings.Repeat("很", 200) + ".jpeg")
	if len(long) > longestFileName || !strings.HasSuffix(long, ".jpeg") || strings.ContainsRune(long, '\ufffd') {
		t.Errorf("%d %q", len(long), long)
	}
	for in, want := range map[string]string{
		"/a/b.jpg": "/a/b.jpg", " '/a/照 片.jpg' ": "/a/照 片.jpg", `"/a/b c.jpg"`: "/a/b c.jpg", `/a/b\ c\(1\).jpg`: "/a/b c(1).jpg", "file:///a/b%20c.jpg": "/a/b c.jpg", "file://localhost/a/b": "/a/b", `'/a/it'\''s.jpg'`: "/a/it's.jpg", "": "",
	} {
		if got := CleanPath(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestMediaIsGuessedByTheContent(t *testing.T) {
	for head, want := range map[string]string{jpeg: "image/jpeg", "\x89PNG\r\n\x1a\nx": "image/png", "%PDF-1.7": "application/pdf", "PK\x03\x04x": "application/zip", "RIFF1234WEBPVP8 ": "image/webp", "\x00\x00\x00\x18ftypheic1": "image/heic", "\x00\x00\x00\x18ftypisom1": "video/mp4",
		"就是文字\r\n": "text/plain", "文字\xe5": "text/plain", "\x00\x01\x02": "application/octet-stream"} {
		if got := mediaOf([]byte(head)); got != want {
			t.Errorf("%q: %s, want %s", head, got, want)
		}
	}
}
