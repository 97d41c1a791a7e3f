package handover_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/template"
)

// dressed is a report laid out by a template that ships.
func dressed(t *testing.T, name, lang string) export.As {
	t.Helper()
	tpl, err := template.Find(name, "")
	if err != nil {
		t.Fatal(err)
	}
	return export.As{Lang: lang, Template: tpl}
}

var pageCount = regexp.MustCompile(`/Type /Pages [^>]*/Count (\d+)`)

// The brief is one page, the short form at most two and so is the usual one, of
// the night of Meijiang and of the flood; the same bytes each time.
func TestTemplatesKeepTheirPages(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	for post, st := range map[string]*store.Store{"meijiang": play(t, ""), "flood": playFlood(t)} {
		ref := "last"
		if post == "meijiang" {
			ref = "2022-09-01-B"
		}
		for name, most := range map[string]string{"brief": "1", "short": "12", "compact": "12"} {
			for _, lang := range []string{"zh", "en"} {
				as := dressed(t, name, lang)
				raw, err := load(t, st, ref).Bytes("pdf", as)
				if err != nil {
					t.Fatal(err)
				}
				m := pageCount.FindSubmatch(raw)
				if m == nil || !strings.Contains(most, string(m[1])) {
					t.Errorf("%s of %s in %s: %q pages, at most %s", name, post, lang, m, most)
				}
				if again, err := load(t, st, ref).Bytes("pdf", as); err != nil || !bytes.Equal(raw, again) {
					t.Errorf("%s of %s in %s: other bytes the second time, %v", name, post, lang, err)
				}
			}
		}
	}
}

// The bulletin is for everybody: no name, phone or text of anybody, no facts, no
// addenda and no attached files, whatever the report has.
func TestBulletinTellsNobodysBusiness(t *testing.T) {
	st := play(t, "")
	ctx := context.Background()
	h, err := st.Handover(ctx, "K-J01")
	if err != nil {
		t.Fatal(err)
	}
	who, err := st.PersonByName(ctx, "A班主班 罗")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Do(ctx, who.ID, st.Now(), store.AddAddendum{Handover: h.ID, Text: "李婶家门牌更正"}); err != nil {
		t.Fatal(err)
	}
	r, as, dir := load(t, st, "K-J01"), dressed(t, "bulletin", "zh"), t.TempDir()
	list, err := r.Export(dir, []string{"json", "md", "html", "txt"}, as)
	if err != nil || len(list) != 4 {
		t.Fatalf("%d files, %v", len(list), err)
	}
	if files, err := r.ExportFiles(ctx, st, dir, as); err != nil || len(files) > 0 {
		t.Errorf("files %v %v", files, err)
	}
	people, err := st.People(ctx, store.PersonFilter{})
	if err != nil || len(people) < 20 {
		t.Fatal(len(people), err)
	}
	var secret []string
	for _, p := range people {
		if len([]rune(p.Name)) > 2 && !strings.ContainsAny(p.Name, "组队岗") {
			secret = append(secret, p.Name)
		}
		if p.Phone != "" {
			secret = append(secret, p.Phone)
		}
	}
	for _, m := range append(append(r.Facts.Urgent, r.Facts.Unfinished...), r.Facts.Closed...) {
		secret = append(secret, string(m.Text))
	}
	for _, f := range list {
		raw, err := os.ReadFile(f.Path)
		if err != nil || !strings.Contains(filepath.Base(f.Path), "public") {
			t.Fatal(f.Path, err)
		}
		for _, s := range append(secret, "李婶家门牌更正", `"facts"`) {
			if s != "" && bytes.Contains(raw, []byte(s)) {
				t.Errorf("%s says %s", f.Path, s)
			}
		}
	}
}
