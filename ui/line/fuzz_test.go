package line_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"zhiban/ui/line"
	"zhiban/ui/word"
)

// signs are what was typed without blanks, which may be set or left out.
func signs(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// holds checks what is true of every line whatever is typed.
func holds(t *testing.T, typed string, c line.Context, words ...word.Words) {
	t.Helper()
	p := line.Parse(typed, c)
	if got := signs(p.Word + p.Text); got != signs(typed) {
		t.Errorf("typed %q, kept %q and %q", typed, p.Word, p.Text)
	}
	if !reflect.DeepEqual(p.Command(), line.Parse(typed, c).Command()) {
		t.Errorf("%q is read in two ways", typed)
	}
	for _, w := range words {
		echo := p.Echo(w)
		if strings.ContainsAny(echo, "\n\r\u2028\u2029\x1b") || !strings.HasPrefix(echo, w.T.Line.Arrow) {
			t.Errorf("%q is echoed as %q", typed, echo)
		}
		if again := line.Parse(typed, c).Echo(w); again != echo {
			t.Errorf("%q is echoed as %q, then as %q", typed, echo, again)
		}
	}
	for _, part := range p.Parts() {
		if part.Text != "" && !strings.Contains(p.Text, part.Text) {
			t.Errorf("%q: %s was not typed as %q", typed, part.Slug, part.Text)
		}
		for _, a := range part.Alternatives {
			q := p.With(part.Slug, a.ID)
			if q.Text != p.Text || q.Verb != p.Verb || q.Call(words[0], part.Slug, a.ID) == "" {
				t.Errorf("%q: %s %q changes more than itself", typed, part.Slug, a.ID)
			}
			if q.Doubt() == part.Slug && a.ID != part.Value {
				t.Errorf("%q: %s is in doubt after %q was chosen", typed, part.Slug, a.ID)
			}
		}
	}
}

// Nothing that is typed breaks the parser, gets lost or is read in two ways.
func FuzzParse(f *testing.F) {
	c := village(f)
	zh, en := word.New("zh", c.Plan, time.UTC), word.New("en", c.Plan, time.UTC)
	files, err := filepath.Glob("testdata/*.golden")
	if err != nil || len(files) < 2 {
		f.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, l := range strings.Split(string(raw), "\n") {
			if typed, ok := strings.CutPrefix(l, "> "); ok {
				f.Add(typed)
			}
		}
	}
	for _, s := range []string{"", "\u3000报\u3000", "K-99999999999999999999", "报\n7格\r\n断药", "\x1b[31m红", "\xff报 7格", "派 K-058 \u2028 医疗组", "İK-058", "ﬀ 7格", "报 ㈱ 7格", "ｶﾞ7格",
		"报 " + strings.Repeat("三", 40) + "格", "报 9999999999999999格", "结 K-059 核 核 核", "岗 东门 缺缺缺", "过 东门 进 进 出", "：：：", "报：", "粤J", "半", "十号", "+30",
		"拟 明晚6点前送药", "拟下午", "研判：", "报需 24小时 48小时 胰岛素 9999999999999999999", "续报"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if len(typed) < 4096 { // each reading of each part is read again
			holds(t, typed, c, zh, en)
		}
	})
}
