package pdf

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"zhiban/assets/fonts"
	"zhiban/ui/paper"
)

// What may not begin and what may not end a line (DESIGN §5 «Documents»),
// written down a second time.
const (
	notFirst = "，、。；：？！）》」』】…—％℃”’"
	notLast  = "（《「『【“‘"
)

// sans is unpacked once for all tests.
var sans = sync.OnceValues(func() (*Font, error) {
	ttf, err := fonts.Sans()
	if err != nil {
		return nil, err
	}
	return ParseFont(ttf)
})

func font(tb testing.TB) *Font {
	tb.Helper()
	f, err := sans()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// At 10 points a Chinese character is 10 points wide.
func TestLinesKeepTheRules(t *testing.T) {
	s := setter{font: font(t), size: 10}
	for _, c := range []struct {
		text string
		w    float64
		want string
	}{
		{"", 50, ""},
		{"一二三四五六", 30, "一二三|四五六"},
		{"一二三四五六", 39, "一二三|四五六"},
		{"一二三四，五", 40, "一二三|四，五"},
		{"一二三（四", 40, "一二三|（四"},
		{"一二三“四", 40, "一二三|“四"},
		{"说“你好”，然后走了", 60, "说“你好”，|然后走了"},
		{"运到7,300余份物资", 50, "运到7,300|余份物资"},
		{"体温38.5℃以上", 50, "体温38.5℃|以上"},
		{"一二三……四五", 40, "一二|三……四|五"},
		{"，，，，，", 20, "，，|，，|，"},
		{"𬭎䶮㛃靐", 20, "𬭎䶮|㛃靐"},
		{"一二 三四", 20, "一二|三四"},
		{"宽", 1, "宽"},
	} {
		var got []string
		for _, l := range s.set([]run{{text: c.text}}, c.w, true) {
			got = append(got, l.String())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %v: %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

// However narrow a column is: no line is too long, none begins or ends with a
// mark that may not stand there, and nothing is lost.
func TestNoLineBeginsOrEndsWrong(t *testing.T) {
	s := setter{font: font(t), size: 10}
	text := strings.Repeat("村委会（东门）说：“你好”，然后走了；《通知》第3条……体温38.5℃以上、完成率97.5％——请看【附件】！", 6)
	for w := 60.0; w < 500; w += 7 {
		rest := text
		lines := s.set([]run{{text: text}}, w, true)
		for _, l := range lines {
			line := l.String()
			if l.w > w+slack {
				t.Errorf("%v points in %v: %s", l.w, w, line)
			}
			r := []rune(line)
			if strings.ContainsRune(notFirst, r[0]) || strings.ContainsRune(notLast, r[len(r)-1]) {
				t.Errorf("in %v points: %s", w, line)
			}
			var ok bool
			if rest, ok = strings.CutPrefix(rest, line); !ok {
				t.Fatalf("%q does not continue the text", line)
			}
		}
		if rest != "" {
			t.Errorf("lost %q", rest)
		}
	}
}

func TestSpreadPutsTheLastCharacterAtTheEdge(t *testing.T) {
	l := setter{font: font(t), size: 10}.set([]run{{text: "一二三四五六七八九十一二三四五六七八九十"}}, 104, true)[0]
	if n := len(l.x); n != 10 || l.x[9]+10 < 104-slack || l.x[9]+10 > 104+slack || l.x[0] != 0 {
		t.Errorf("places %v", l.x)
	}
}

func TestSpansKeepTheirLooks(t *testing.T) {
	var got []string
	for _, l := range (setter{font: font(t), size: 10}).set([]run{{text: "一二"}, {text: "三四", look: look{bold: true}}, {text: "五", to: 3}}, 30, false) {
		for _, p := range l.pieces {
			mark := ""
			if p.look.bold {
				mark = "*"
			}
			if p.to > 0 {
				mark = "→"
			}
			got = append(got, p.text+mark)
		}
		got = append(got, "|")
	}
	if s := strings.Join(got, ""); s != "一二三*|四*五→|" {
		t.Error(s)
	}
}

func TestDatesAndLengths(t *testing.T) {
	for in, want := range map[string]string{"2022-09-02T20:30:00+08:00": "D:20220902203000+08'00'", "2022-09-02T12:30:00Z": "D:20220902123000Z", "": "", "yesterday, at eight": ""} {
		if got := pdfDate(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	for in, want := range map[float64]string{0: "0", 1: "1", -0.5: "-0.5", 595.2756: "595.28", 0.333: "0.33"} {
		if got := num(in); got != want {
			t.Errorf("%v: %s, want %s", in, got, want)
		}
	}
	if got := hexText("𬭎a"); got != "<FEFFD872DF4E0061>" {
		t.Error(got)
	}
	if got := paper.QRText(paper.Document{Number: "K-J01", Code: "1aeb"}); got != "ZHIBAN/1 K-J01 1AEB" {
		t.Error(got)
	}
}

// The serif is a part of a font: what it has is drawn with it, a name that it
// lacks with the sans behind it, and neither is missing from the page.
func TestSerifBorrowsWhatItLacks(t *testing.T) {
	sans := font(t)
	ttf, err := fonts.Serif()
	if err != nil {
		t.Fatal(err)
	}
	part, err := ParseFont(ttf)
	if err != nil {
		t.Fatal(err)
	}
	serif, err := part.Before(sans, "NotoSerifSC-Regular")
	if err != nil {
		t.Fatal(err)
	}
	for r, own := range map[rune]bool{'交': true, '堃': true, '喆': true, '𬭎': true, '㛃': true, 'A': true, '。': true, '①': true, '龑': false, '靐': false} {
		g := serif.glyph(r)
		if f, _ := serif.whose(g); g == 0 || (f != sans) != own || (part.glyph(r) != 0) != own {
			t.Errorf("%c: glyph %d, drawn with the serif: %v, want %v", r, g, f != sans, own)
		}
	}
	text := "交接班 堃龑靐"
	r, err := Write(paper.Document{Title: text}, serif)
	if err != nil || len(r.Missing) > 0 {
		t.Fatalf("missing %q, %v", r.Missing, err)
	}
	// a font cut out of what was cut is the same font: nothing but the choice is lost
	var all []rune
	for _, g := range part.groups {
		all = append(all, rune(g.first))
	}
	if again := part.Only(all); !bytes.Equal(again, ttf) {
		t.Errorf("cut again it has %d bytes, had %d", len(again), len(ttf))
	}
}

// A font that is not one is an error, never a panic.
func FuzzParseFont(f *testing.F) {
	ttf, err := fonts.Sans()
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range []int{0, 4, 12, 300, 13000, 40000} {
		f.Add(ttf[:n])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := ParseFont(data)
		if err != nil {
			return
		}
		if _, err := Write(paper.Document{Title: "交接", Blocks: []paper.Block{paper.Para{Spans: paper.Text("班 abc")}}}, font); err != nil {
			t.Error(err)
		}
	})
}
