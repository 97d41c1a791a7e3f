package paper

import (
	"strings"
	"testing"
)

func TestWrapKeepsTheRulesOfTheLine(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"", 10, ""},
		{"   ", 10, ""},
		{"abcd efghi jk", 10, "abcd efghi|jk"},
		{"一二三四，五", 8, "一二三|四，五"},
		{"一二三（四", 8, "一二三|（四"},
		{"一二（ 三四五", 8, "一二|（ 三四|五"},
		{"说“你好”，然后走了", 10, "说“你好”，|然后走了"},
		{"运到7,300余份物资", 10, "运到7,300|余份物资"},
		{"一二三08:00–20:00在岗", 12, "一二三|08:00–20:00|在岗"},
		{"体温38.5℃以上", 9, "体温38.5℃|以上"}, {"体温38.5℃以上", 8, "体温|38.5℃以|上"},
		{"完成率 97.5%", 10, "完成率|97.5%"},
		{"don’t go", 5, "don’t|go"},
		{"élève à école", 7, "élève à|école"},
		{"1234567890123", 5, "12345|67890|123"},
		{"，，，，，", 4, "，，|，，|，"},
		{"𬭎䶮㛃", 4, "𬭎䶮|㛃"},
		{"👨‍👩‍👧👨‍👩‍👧家", 4, "👨‍👩‍👧👨‍👩‍👧|家"},
		{"宽", 1, "宽"},
		{"K-J01 · 首码", 7, "K-J01 ·|首码"},
	} {
		if got := strings.Join(wrap(c.text, c.w), "|"); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.w, got, c.want)
		}
	}
}

// breakable is the rule a second time, told as plainly as possible: may a line
// end after left and the next begin with right?
func breakable(left, right string, blanks bool) (good, word bool) {
	if strings.Contains(noStart, right) || strings.Contains(noEnd, left) {
		return false, false
	}
	if !blanks && isWord(left) && isWord(right) {
		return false, true
	}
	return true, false
}

// need is the width of the piece around a break that should have stayed
// whole: it reaches to the next place on either side where a break is fine.
func need(cs []cell, at int, words bool) int {
	text := []cell{}
	pos := 0
	for i, c := range cs {
		if i == at {
			pos = len(text)
		}
		text = append(text, c)
	}
	ok := func(i int) bool { // may a line break before text[i]?
		if text[i].blank {
			return false
		}
		j := i - 1
		for j >= 0 && text[j].blank {
			j--
		}
		if j < 0 {
			return true
		}
		good, word := breakable(text[j].text, text[i].text, j < i-1)
		return good || (word && !words)
	}
	from, to := pos, pos
	for from--; from > 0 && !ok(from); from-- {
	}
	for to++; to < len(text) && !ok(to); to++ {
	}
	var b strings.Builder
	for _, c := range text[max(from, 0):to] {
		b.WriteString(c.text)
	}
	return width(strings.Trim(b.String(), " "))
}

// FuzzWrap holds the rules: no line too long, nothing lost or added but blanks
// at breaks, and a break that offends a rule only where the piece it splits is
// longer than a line.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"", "说“你好”，然后走了。", "村委会（东门）：3,000余份；7,300余份！", "abc def ghi jkl", strings.Repeat("长", 90), "a，b。c",
		"👨‍👩‍👧 家", "（（（（（", "，，，，，，", "  开头 空格  ", "a ，b（ c", "https://example.org/a/very/long/path?x=1", "é\u0301e", "🇨🇳🇨🇳🇨"} {
		for _, w := range []int{2, 3, 5, 10, 33} {
			f.Add(s, w)
		}
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		s = Clean(s)
		w = 2 + (w%78+78)%78
		cs := cells(s)
		at := 0 // cluster that the line begins with
		for i, l := range wrap(s, w) {
			if width(l) > w {
				t.Errorf("%d cells in %d: %q", width(l), w, l)
			}
			if strings.Trim(l, " ") != l {
				t.Errorf("blanks at the ends of %q", l)
			}
			at = skipBlanks(cs, at)
			start := at
			for rest := l; rest != ""; at++ {
				if at == len(cs) || !strings.HasPrefix(rest, cs[at].text) {
					t.Fatalf("%q: line %q does not continue the text", s, l)
				}
				rest = rest[len(cs[at].text):]
			}
			if i > 0 && l != "" {
				checkBreak(t, cs, start, w)
			}
		}
		if skipBlanks(cs, at) != len(cs) {
			t.Errorf("%q lost its end", s)
		}
	})
}

func checkBreak(t *testing.T, cs []cell, start, w int) {
	t.Helper()
	before := start - 1
	for before > 0 && cs[before].blank {
		before--
	}
	good, word := breakable(cs[before].text, cs[start].text, before < start-1)
	if !good && need(cs, start, true) <= w {
		t.Errorf("a line of %d breaks between %q and %q without need", w, cs[before].text, cs[start].text)
	}
	if !good && !word && need(cs, start, false) <= w {
		t.Errorf("a line of %d breaks between %q and %q although a word could be split instead", w, cs[before].text, cs[start].text)
	}
}
