package diary_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/paper/diary"
	"zhiban/ui/paper/read"
	"zhiban/ui/word"
)

// post has more lines than one page, one of them struck and corrected.
func post(t *testing.T) (*store.Store, word.Words) {
	t.Helper()
	p, problems, err := plan.Open(assets.FS, "minimal")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.UTC)
	st, err := store.Create(context.Background(), store.Options{Path: filepath.Join(t.TempDir(), "x.db"), Wall: func() time.Time { return now }, Version: "test", Synchronous: "OFF"},
		store.Init{Plan: p, Officer: "冯"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	who, err := st.PersonByName(context.Background(), "冯")
	if err != nil {
		t.Fatal(err)
	}
	do := func(c store.Command) store.Receipt {
		now = now.Add(time.Minute)
		r, err := st.Do(context.Background(), who.ID, time.Time{}, c)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for i := range 1001 {
		do(store.WriteNote{Text: fmt.Sprintf("第%d条 <铁马>", i)})
	}
	do(store.CorrectEntry{Entry: do(store.WriteNote{Text: "铁马两个"}).Entries[0].ID, Reason: "数错", Text: "铁马三个"})
	return st, word.New("zh", p, st.Zone())
}

func TestEverythingShownIsWritten(t *testing.T) {
	st, w := post(t)
	dir := filepath.Join(t.TempDir(), "new", "folder")
	ctx := context.Background()
	write := func(format string) diary.Done {
		t.Helper()
		d, err := diary.WriteFile(ctx, st.View, w, diary.Export{Format: format}, filepath.Join(dir, "journal-1."+format))
		if err != nil || d.Lines != 1003 || d.Path != filepath.Join(dir, "journal-1."+format) {
			t.Fatalf("%+v, %v", d, err)
		}
		return d
	}
	n := write(diary.Text).Lines
	write(diary.JSONL)
	text, err := os.ReadFile(filepath.Join(dir, "journal-1.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(text); strings.Count(s, "\n") != n+1 || !strings.HasPrefix(s, "# 日志 · 全文：含姓名") || !strings.Contains(s, "第0条 <铁马>\n") || !strings.Contains(s, "铁马两个 （划改：数错）") {
		t.Errorf("%d lines, the last:\n%s", strings.Count(s, "\n"), s[len(s)-300:])
	}
	f, err := os.Open(filepath.Join(dir, "journal-1.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var last struct {
		ID, Corrects, At string
		Seq              int64
		Texts            map[string]string
		Struck           *struct{ Reason, Right string }
	}
	var struck string
	lines, seq := 0, int64(0)
	for sc := bufio.NewScanner(f); sc.Scan(); lines++ {
		last.Struck = nil
		if err := json.Unmarshal(sc.Bytes(), &last); err != nil || last.Seq <= seq {
			t.Fatalf("%s: %v", sc.Text(), err)
		}
		if _, err := time.Parse(time.RFC3339, last.At); err != nil {
			t.Fatal(err)
		}
		seq = last.Seq
		if last.Struck != nil {
			struck = last.ID + last.Struck.Right
		}
	}
	if lines != n || last.Texts["text"] != "铁马三个" || struck != last.Corrects+last.ID {
		t.Errorf("%d lines, the last %+v", lines, last)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestExportThatCannotBeWrittenSaysSo(t *testing.T) {
	st, w := post(t)
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := diary.Export{Format: diary.JSONL}
	_, err := diary.WriteFile(context.Background(), st.View, w, x, filepath.Join(blocked, "x.jsonl"))
	if store.CodeOf(err) != store.Refused || !strings.Contains(w.Error(err), blocked) {
		t.Errorf("%v: %s", err, w.Error(err))
	}
	dir := t.TempDir()
	d, err := diary.WriteFile(context.Background(), st.View, w, x, dir)
	if err != nil || d.Path != filepath.Join(dir, "日志-20220903-0143-full.jsonl") {
		t.Errorf("into a folder: %+v, %v", d, err)
	}
	x.Format = "doc"
	if _, err := diary.WriteFile(context.Background(), st.View, w, x, dir); store.CodeOf(err) != store.Invalid {
		t.Errorf("an unknown format: %v", err)
	}
	x.Format = diary.XLSX
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	gone := t.TempDir()
	if _, err = diary.WriteFile(ctx, st.View, w, x, filepath.Join(gone, "x.xlsx")); err == nil {
		t.Error("no error when it was stopped")
	}
	x.Progress = func(n int) error {
		if n >= 1000 {
			return context.Canceled
		}
		return nil
	}
	if _, err = diary.WriteFile(context.Background(), st.View, w, x, filepath.Join(gone, "x.xlsx")); !errors.Is(err, context.Canceled) {
		t.Errorf("given up half way: %v", err)
	}
	if left, err := os.ReadDir(gone); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The journal on paper has every line in its order, a heading to each day, and
// says when a name has a character that is not in the font.
func TestTheJournalIsPrintedWhole(t *testing.T) {
	st, w := post(t)
	ctx := context.Background()
	who, err := st.PersonByName(ctx, "冯")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Do(ctx, who.ID, st.Now().Add(-48*time.Hour), store.WriteNote{Text: "前天补记 𬭎龑 😀"}); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	done, err := diary.Write(ctx, st.View, w, diary.Export{Format: diary.PDF}, &buf)
	if err != nil || done.Lines != 1004 || strings.Join(done.Missing, " ") != "U+1F600" || !strings.Contains(strings.Join(done.Say(w), "\n"), "U+1F600") {
		t.Fatalf("%+v, %v", done, err)
	}
	text, ok := read.Text(buf.Bytes())
	if !ok {
		t.Fatal("no text in the PDF")
	}
	at := 0
	for _, want := range []string{"日志", "条数1004", "起止2022-09-0101:43–2022-09-0301:43", "9月2日周五", "第0条<铁马>", "第500条<铁马>", "9月3日周六", "第1000条<铁马>", "铁马两个（划改：数错）", "铁马三个", "9月1日周四", "前天补记𬭎龑"} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Errorf("no %q in its place", want)
			continue
		}
		at += i
	}
	if n := strings.Count(text, "9月2日周五"); n != 1 {
		t.Errorf("%d headings of one day", n)
	}
	var again bytes.Buffer
	if _, err := diary.Write(ctx, st.View, w, diary.Export{Format: diary.PDF}, &again); err != nil || !bytes.Equal(buf.Bytes(), again.Bytes()) {
		t.Errorf("other bytes on the second run: %v", err)
	}
	if _, err := diary.Write(ctx, st.View, w, diary.Export{Format: diary.DOCX, Filter: store.LineFilter{Limit: 3}}, io.Discard); err != nil {
		t.Error(err)
	}
}
