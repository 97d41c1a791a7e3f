package diary_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper/diary"
	"zhiban/ui/paper/read"
	"zhiban/ui/word"
)

func wall() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

// slipWriter wrote on paper and stands nowhere else.
const slipWriter = "何采薇"

// sealPlain seals without laying out a report: that is not what is tested.
func sealPlain(ctx context.Context, st *store.Store, ref, by string, _ time.Time) error {
	f, err := st.HandoverFacts(ctx, ref)
	if err != nil {
		return err
	}
	_, err = st.Do(ctx, by, time.Time{}, store.SealHandover{Handover: ref, Facts: f, Text: "x"})
	return err
}

// play plays a case whole.
func play(t *testing.T, name, with string) (*store.Store, *plan.Plan) {
	t.Helper()
	ctx := context.Background()
	src, err := fs.ReadFile(assets.FS, "drills/"+name+".toml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, with)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	path := filepath.Join(t.TempDir(), "a", "x.db")
	if _, err := drill.Run(ctx, drill.Options{Path: path, Script: src, Plan: p, Wall: wall, Version: "test", Synchronous: "OFF", Seal: sealPlain}); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(ctx, store.Options{Path: path, Wall: wall, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	// a slip in a stranger's hand: its writer is in no list
	people, err := st.People(ctx, store.PersonFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Do(ctx, people[0].ID, time.Time{}, store.EnterSlip{Writer: slipWriter, Cmd: store.WriteNote{Text: "纸上写的一句话没有别处"}}); err != nil {
		t.Fatal(err)
	}
	return st, p
}

// secrets are what somebody typed in a case, and what tells who lives where.
type secrets struct {
	names, doors, typed []string
	orders              map[string]bool // written for those above
}

func secretsOf(t *testing.T, st *store.Store, p *plan.Plan) secrets {
	t.Helper()
	ctx := context.Background()
	src, err := plan.Export(p)
	if err != nil {
		t.Fatal(err)
	}
	words := string(src)
	s := secrets{names: []string{slipWriter}, orders: map[string]bool{}}
	seen := map[string]bool{}
	add := func(list *[]string, text string) {
		if len([]rune(text)) > 1 && !seen[text] && !strings.Contains(words, text) {
			seen[text] = true
			*list = append(*list, text)
		}
	}
	matters, err := st.Matters(ctx, store.MatterFilter{Limit: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	order := map[string]bool{}
	for _, m := range matters {
		order[m.ID] = m.Kind == plan.Order
	}
	lines, err := st.Lines(ctx, store.LineFilter{Stream: store.AllStreams, Limit: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if order[l.Subject] && (l.Kind == "matter.report" || l.Kind == "order.reply" || l.Kind == "matter.close") {
			s.orders[l.Texts["text"]] = true
		}
	}
	err = st.EachHousehold(ctx, func(h store.Household) error {
		if a := h.Address(); a.Room != "" {
			add(&s.doors, a.String())
		}
		for _, r := range h.Residents {
			add(&s.names, r.Name)
			add(&s.typed, r.Phone)
		}
		add(&s.typed, h.Phone)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	people, err := st.People(ctx, store.PersonFilter{Limit: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range people {
		add(&s.names, x.Name)
		add(&s.typed, x.Phone)
	}
	for _, l := range lines {
		for field, text := range l.Texts {
			switch {
			case s.orders[text], l.Noun == "post" && l.Kind == "post.init":
			case field == "name" && (l.Noun == "patient" || l.Noun == "person"):
				add(&s.names, text)
			case len([]rune(text)) >= 6:
				add(&s.typed, text)
			}
		}
	}
	return s
}

// said is every byte that a file holds, each part of a workbook unpacked.
func said(t *testing.T, data []byte) string {
	t.Helper()
	if text, ok := read.PDF(data); ok { // what is packed inside, and the rest as it stands
		return text + strings.Join(strings.Fields(text), "") + string(data)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return string(data)
	}
	var out strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(f.Name + "\n" + f.Comment + "\n" + string(part) + "\n")
	}
	return out.String()
}

// leaks tells what a file says that its reader may not read.
func (s secrets) leaks(level store.Level, text string) []string {
	var all []string
	posts := "" // staff who are named by their post keep it
	for _, n := range s.names {
		if level.Name(n) == n {
			posts += n + "\n"
		}
		if shown := level.Name(n); shown == "" || !strings.Contains(shown, n) { // 带班领导 陈 is shown with 某
			all = append(all, n)
		}
	}
	all = append(all, s.doors...)
	for _, w := range s.typed {
		if level.Address(w) != w && !strings.Contains(posts, w) { // a building alone; 10格志愿队 of 10格志愿队队长
			all = append(all, w)
		}
	}
	for w := range s.orders {
		if level == store.LevelPublic && len([]rune(w)) > 3 {
			all = append(all, w)
		}
	}
	return found(all, text)
}

// found are those of many words that stand in a text, which is read once.
func found(words []string, text string) []string {
	begin := map[string][]string{} // by the first two characters
	for _, w := range words {
		k := string([]rune(w)[:2])
		begin[k] = append(begin[k], w)
	}
	seen := map[string]bool{}
	var out []string
	for i, r := range text {
		_, n := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		for _, w := range begin[text[i:i+utf8.RuneLen(r)+n]] {
			if !seen[w] && strings.HasPrefix(text[i:], w) {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// Must show: whatever the case holds of its people — names, phones, doors, what
// somebody wrote — stands in no export for the public, in none of its parts; and
// in one for superiors there are surnames only.
func TestTheRecordForOthersTellsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	for _, c := range []struct{ drill, plan string }{{"meijiang", "urban-village"}, {"flood", "flood"}} {
		t.Run(c.drill, func(t *testing.T) {
			st, p := play(t, c.drill, c.plan)
			s := secretsOf(t, st, p)
			if c.drill == "meijiang" && (len(s.names) < 100 || len(s.doors) < 50 || len(s.typed) < 200 || len(s.orders) < 2) {
				t.Fatalf("only %d names, %d doors, %d texts, %d orders to look for", len(s.names), len(s.doors), len(s.typed), len(s.orders))
			}
			for _, lang := range []string{"zh", "en"} {
				w := word.New(lang, p, st.Zone())
				if lang == "zh" {
					ledgerTellsNothing(t, st, w, s)
				}
				for _, level := range []store.Level{store.LevelSuperior, store.LevelPublic, store.LevelFull} {
					for _, f := range diary.Formats() {
						if lang == "en" && (level.Full() || f != diary.XLSX) { // a workbook holds all that the others do
							continue
						}
						var buf bytes.Buffer
						x := diary.Export{Filter: store.LineFilter{Stream: store.AllStreams}, Format: f, Level: level, Lists: true}
						if _, err := diary.Write(context.Background(), st.View, w, x, &buf); err != nil {
							t.Fatal(err)
						}
						text := said(t, buf.Bytes())
						found := s.leaks(level, text)
						if level.Full() { // what is looked for is found where it may stand
							if !strings.Contains(text, slipWriter) {
								t.Errorf("the full %s does not say who wrote the slip", f)
							}
							if found = s.leaks(store.LevelPublic, text); len(found) < 100 {
								t.Errorf("only %d secrets stand in the full %s", len(found), f)
							}
							continue
						}
						for i, w := range found {
							if i < 20 {
								t.Errorf("%s for %s in %s says %q", f, level, lang, w)
							}
						}
						if level == store.LevelSuperior && lang == "zh" && !strings.Contains(text, "某") {
							t.Errorf("%s for superiors names nobody", f)
						}
						for o := range s.orders {
							if level == store.LevelSuperior && len([]rune(o)) > 5 && !strings.Contains(o, "&") && !strings.Contains(text, o) {
								t.Errorf("%s for superiors has no order %q", f, o)
							}
						}
					}
				}
			}
		})
	}
}

// ledgerTellsNothing writes the matters alone: for superiors without names and
// words, whole with them, and for the public not at all.
func ledgerTellsNothing(t *testing.T, st *store.Store, w word.Words, s secrets) {
	t.Helper()
	ctx := context.Background()
	all, err := st.Matters(ctx, store.MatterFilter{Limit: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range diary.LedgerFormats() {
		for _, level := range []store.Level{store.LevelSuperior, store.LevelFull} {
			path := filepath.Join(t.TempDir(), "m."+f)
			done, err := diary.WriteLedger(ctx, st.View, w, diary.Ledger{Format: f, Level: level}, path)
			if err != nil || done.Lines != len(all) {
				t.Fatalf("%d of %d matters, %v", done.Lines, len(all), err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := said(t, data)
			for _, m := range all {
				if !strings.Contains(text, m.Number) {
					t.Errorf("%s at %s has no %s", f, level, m.Number)
				}
			}
			if found := s.leaks(level, text); len(found) > 0 && level != store.LevelFull {
				t.Errorf("%s for %s says %q", f, level, found)
			}
		}
		path := filepath.Join(t.TempDir(), "p."+f)
		_, err := diary.WriteLedger(ctx, st.View, w, diary.Ledger{Format: f, Level: store.LevelPublic}, path)
		if e := (*store.Error)(nil); !errors.As(err, &e) || e.Reason != "record.level_public" {
			t.Errorf("a list for the public: %v", err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("the refused file is there")
		}
	}
}
