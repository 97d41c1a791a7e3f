package find_test

import (
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/plan"
	"zhiban/ui/find"
)

func post(t *testing.T) *store.Store {
	t.Helper()
	p, problems, err := plan.Open(assets.FS, "minimal")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	now := time.Date(2022, 9, 2, 1, 0, 0, 0, time.UTC)
	st, err := store.Create(context.Background(), store.Options{Path: filepath.Join(t.TempDir(), "x.db"), Wall: func() time.Time { return now }, Version: "test"},
		store.Init{Plan: p, Officer: "A班主班 罗"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	who, err := st.PersonByName(context.Background(), "A班主班 罗")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []store.Command{
		store.AddPerson{Name: "曾乐"}, store.ReportMatter{Text: "断药", Person: "李婶"}, store.ReportMatter{Text: "漏水", Person: "林爽"},
	} {
		if _, err := st.Do(context.Background(), who.ID, time.Time{}, c); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

func TestWordsStandForNamesByTheirInitials(t *testing.T) {
	st := post(t)
	for query, want := range map[string][][]string{
		"断药 东门":       {{"断药"}, {"东门"}},
		"ls":          {{"ls", "李婶", "林爽"}},
		"LS 断药":       {{"ls", "李婶", "林爽"}, {"断药"}},
		"zl":          {{"zl", "曾乐"}},
		"cy":          {{"cy", "曾乐"}}, // another reading of both
		"l":           {{"l"}},        // one letter says too little
		"abcdefg":     {{"abcdefg"}},
		"k-058":       {{"k-058"}},
		"，。 ":         nil,
		"ｌｓ":          {{"ls", "李婶", "林爽"}},
		"7格":          {{"7格"}},
		"dongmen 断药 ": {{"dongmen"}, {"断药"}},
	} {
		got, err := find.Words(context.Background(), st.View, query)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v, %v", query, got, want, err)
		}
	}
}

func TestFoundWordsAreMarked(t *testing.T) {
	for _, c := range []struct {
		text  string
		words [][]string
		want  string
	}{
		{"李婶 断药两天", [][]string{{"断药"}}, "李婶 [断药]两天"},
		{"断药断药", [][]string{{"断药"}}, "[断药断药]"},
		{"Ｋ－０５８ 到场", [][]string{{"k-058"}}, "[Ｋ－０５８] 到场"},
		{"AB型血", [][]string{{"ab"}, {"血"}}, "[AB]型[血]"},
		{"李婶来电", [][]string{{"ls", "李婶"}}, "[李婶]来电"},
		{"没有", [][]string{{"断药"}}, "没有"},
		{"没有", nil, "没有"},
		{"", [][]string{{"断药"}}, ""},
	} {
		if got := bracket(c.text, find.Mark(c.text, c.words)); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func bracket(text string, spans []find.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From] + "[" + text[s.From:s.To] + "]")
		at = s.To
	}
	return b.String() + text[at:]
}

// Whatever the text, spans lie in it, in order, on characters.
func FuzzMark(f *testing.F) {
	f.Add("李婶 断药", "断药")
	f.Add("Ｋ－０５８ İstanbul ß", "k")
	f.Add("e\u0301\xff𬭚", "e")
	f.Fuzz(func(t *testing.T, text, word string) {
		last := 0
		for _, s := range find.Mark(text, [][]string{{word}}) {
			if s.From < last || s.To <= s.From || s.To > len(text) {
				t.Fatalf("span %v of %q", s, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.From:s.To]) {
				t.Fatalf("span %v cuts a character of %q", s, text)
			}
			last = s.To
		}
	})
}
