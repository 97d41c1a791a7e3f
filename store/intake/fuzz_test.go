package intake

import (
	"context"
	"testing"
)

// Whatever a file holds, it is read or refused, and every line keeps its place.
func FuzzReadText(f *testing.F) {
	for _, s := range []string{"姓名,电话\n李婶,139\n", "\xef\xbb\xbfa;b\r\n1;2", "a\tb\n\"x\ny\"\tz", "\xff\xfea\x00,\x00", "\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n", "sep=|\na|b", "\"", "a,\"b", "\x00\x01"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := read(context.Background(), raw, "x.csv", OpenOptions{})
		if err != nil {
			return
		}
		last := 0
		for _, l := range s.Lines {
			if l.No < last || len(l.Cells) == 0 || len(l.Cells) > maxColumns {
				t.Fatalf("line %d after %d with %d cells", l.No, last, len(l.Cells))
			}
			last = l.No
		}
		if len(s.Lines) == 0 {
			return
		}
		if k := s.GuessKind(); k != "" {
			tab, err := s.Table(k, 0)
			if err != nil {
				t.Fatal(err)
			}
			Guess(tab)
		}
	})
}

// Whatever the headings are, no field is given to two columns and none to a
// column that is not there.
func FuzzGuess(f *testing.F) {
	for _, s := range []string{"姓名,电话,网格,地址", "name,Name,NAME", "电话,户电话,联系电话", "车牌,（必填）", "(,(", "id,ID number"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, head string) {
		for _, k := range Kinds() {
			l := Line{No: 1, Cells: splitMarks(head, ",")}
			m, _ := fit(namedFields(k), l)
			seen := map[string]bool{}
			for i, c := range m {
				if c.Column != i || c.Field != "" && seen[c.Field] {
					t.Fatalf("%q: %+v", head, m)
				}
				seen[c.Field] = true
			}
		}
	})
}

// A guarded cell comes back as it was.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"=1", "'=1", "''", "'", "+86", "-", "@x", "李", "'李", "\tx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := unguard(Guard(s)); got != s {
			t.Fatalf("%q became %q", s, got)
		}
		if g := Guard(s); g != "" && isFormula(g) {
			t.Fatalf("%q would be run", g)
		}
	})
}

func TestProofOfAnIDNumber(t *testing.T) {
	// GB 11643-1999, annex: 11010519491231002X and 440524188001010014
	for id, want := range map[string]bool{"11010519491231002X": true, "440524188001010014": true, "110105194912310021": false, "": false, "11010519491231002x": false} {
		if idProven(id) != want {
			t.Errorf("%s: %v", id, !want)
		}
	}
}
