package handover_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"zhiban/assets"
	"zhiban/store"
	"zhiban/store/drill"
	"zhiban/store/plan"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
	"zhiban/ui/word"
)

// playFlood plays the second case whole and opens it.
func playFlood(t *testing.T) *store.Store {
	t.Helper()
	ctx := context.Background()
	src, err := fs.ReadFile(assets.FS, "drills/flood.toml")
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := plan.Open(assets.FS, "flood")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	path := filepath.Join(t.TempDir(), "f", "x.db")
	_, err = drill.Run(ctx, drill.Options{Path: path, Script: src, Plan: p, Wall: wall, Version: "test", Synchronous: "OFF", Seal: sealed})
	if err != nil {
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
	return st
}

// Another emergency reads like itself: no word of an epidemic, nothing of the
// roster or the gates left open, the turns of a flood in their sections. Two
// runs seal the same reports.
func TestFloodReportsReadLikeAFlood(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	one, two := playFlood(t), playFlood(t)
	for i, ref := range []string{"K-J01", "K-J02", "K-J03"} {
		a, b := load(t, one, ref), load(t, two, ref)
		if a.HeadCode == "" || a.HeadCode != b.HeadCode {
			t.Errorf("%s: head codes %s and %s", ref, a.HeadCode, b.HeadCode)
		}
		for lang, want := range map[string][][]string{
			"zh": {{"管涌", "转移核人", "405 / 405", "编织袋", "驻军联络处", "强行返村", "劝了"}, {"被困", "洪峰水位 1,905厘米", "渗漏", "4/4"}, {"水位超警", "挂起", "盘点编织袋少35条", "冲锋舟：损坏 1"}},
			"en": {{"Piping", "Evacuation check", "405 of 405", "Sandbag", "Levee gates", "register desk"}, {"People trapped", "Seepage"}, {"Gauge over warning", "on hold", "damaged 1"}},
		} {
			text, err := a.Bytes("txt", export.As{Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range want[i] {
				if !strings.Contains(strings.ReplaceAll(string(text), "\n  ", ""), w) {
					t.Errorf("%s %s lacks %q", ref, lang, w)
				}
			}
			noEpidemic(t, ref+" "+lang, string(text))
		}
		f := a.Facts
		if len(f.Late) != 0 || len(f.Urgent) > 3 {
			t.Errorf("%s: %d late, %d urgent", ref, len(f.Late), len(f.Urgent))
		}
	}
	f, err := one.FinalReport(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p, err := one.Plan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh", "en"} {
		text, err := paper.Plain(final.Compose(f, word.New(lang, p, one.Zone()), store.LevelFull), paper.PlainOptions{})
		if err != nil {
			t.Fatal(err)
		}
		noEpidemic(t, "final "+lang, string(text))
	}
}

func noEpidemic(t *testing.T, what, text string) {
	t.Helper()
	for _, w := range []string{"核酸", "采样", "封控", "疫", "病毒", "隔离", "消杀", "白金", "黄金", "ampling", "ockdown", "pidemic", "solation", "isinfect", "latinum"} {
		if strings.Contains(text, w) {
			t.Errorf("%s says %q", what, w)
		}
	}
}
