package kit

import (
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// editKeys are the keys that a fuzzer may press.
var editKeys = []tea.KeyPressMsg{
	{Code: tea.KeyLeft}, {Code: tea.KeyRight}, {Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyHome}, {Code: tea.KeyEnd}, {Code: tea.KeyPgUp}, {Code: tea.KeyPgDown},
	{Code: tea.KeyBackspace}, {Code: tea.KeyDelete}, {Code: tea.KeyEnter}, {Code: 'w', Mod: tea.ModCtrl}, {Code: 'u', Mod: tea.ModCtrl}, {Code: 'k', Mod: tea.ModCtrl},
	{Code: 'z', Mod: tea.ModCtrl}, {Code: 'y', Mod: tea.ModCtrl}, {Code: tea.KeyHome, Mod: tea.ModCtrl}, {Code: tea.KeyEnd, Mod: tea.ModCtrl}, {Code: tea.KeyEsc},
}

var hardTexts = []string{
	"", "a", "报 7格 12号 李婶\n高血压 断药", "䶮𬭎㛃", "e\u0301a\u0300", "👨‍👩‍👧‍👦家\r\n👍🏽", "①②…“”", "ａｂｃ", "\x1b[31m红\x1b[0m\n", "a\x00b\x07c\r\nd\te", "שלום עולם", "ไทยกำ", "क्षत्रिय", "🇨🇳🇨",
	"\u0301x", "\u0600", "\u0600a", "\u0903", "\ufe0f", "a\u200b\u200dc", "각", strings.Repeat("中a", 60), strings.Repeat("word ", 40), "，。；，。；，。；", "\n\n\n", "\u2028x\u2029",
}

// press is the message of a fuzzer's byte: a key or something an IME commits.
func press(b byte) tea.Msg {
	if int(b) < len(editKeys) {
		return editKeys[b]
	}
	if b < 64 {
		return tea.PasteMsg{Content: hardTexts[int(b)%len(hardTexts)]}
	}
	return tea.KeyPressMsg{Text: string([]rune{'中', rune(b), rune(0x300 + int(b)%16)}[:1+int(b)%3]), Code: tea.KeyExtended}
}

// bare is a text without what drawing may add, move or leave out.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || prepends(r) || r == '◌' {
			return -1
		}
		return r
	}, s)
}

// checkEditor holds what must be true of an editor at any time.
func checkEditor(t *testing.T, e *Editor) {
	t.Helper()
	if n := len(e.Value()); n != e.size {
		t.Fatalf("%d bytes counted, %d there", e.size, n)
	}
	rows, x, y := e.View()
	if len(rows) != e.h || x < 0 || x >= e.w || y < 0 || y >= e.h {
		t.Fatalf("%d rows of %d, cursor %d,%d in %dx%d", len(rows), e.h, x, y, e.w, e.h)
	}
	for _, r := range rows {
		if Width(r) != e.w {
			t.Fatalf("row of %d cells, not %d: %q", Width(r), e.w, r)
		}
	}
	p := &e.paras[e.line]
	prefix := ""
	for _, c := range p.clusters[p.rows[p.rowOf(e.pos)]:e.pos] {
		c, _ = shown(c)
		prefix += c
	}
	if Width(prefix) != x {
		t.Fatalf("cursor %d behind %q of %d cells", x, prefix, Width(prefix))
	}
	if !strings.HasPrefix(rows[y], prefix) {
		t.Fatalf("row %d is %q, cursor behind %q", y, rows[y], prefix)
	}
}

func FuzzEditor(f *testing.F) {
	for i, s := range hardTexts {
		f.Add(s, []byte{0, 1, 2, 3, 70, 4, 5, 6, 7, 8, 9, 10, byte(20 + i), 11, 2, 100, 12, 3, 13, 14, 14, 15}, 5+i, 1+i%5)
	}
	f.Fuzz(func(t *testing.T, text string, keys []byte, w, h int) {
		w, h, text, keys = 4+(w%60+60)%60, 1+(h%8+8)%8, text[:min(len(text), 2000)], keys[:min(len(keys), maxUndo-2)]
		e := NewEditor()
		e.SetSize(w, h)
		e.Update(tea.PasteMsg{Content: text})
		if !e.Full() && e.Value() != CleanLines(text) {
			t.Fatalf("lost text: %q, want %q", e.Value(), CleanLines(text))
		}
		e.SetSize(w, e.Rows())
		rows, _, _ := e.View()
		if got, want := bare(strings.Join(rows, "")), bare(e.Value()); got != want {
			t.Fatalf("drawn %q, typed %q", got, want)
		}
		e.SetSize(w, h)
		for _, k := range keys {
			before := e.Value()
			e.Update(press(k))
			checkEditor(t, e)
			if after := e.Value(); after != before && e.CanUndo() && k > 15 { // pastes and commits only ever add
				if len(after) < len(before) {
					t.Fatalf("%q became %q", before, after)
				}
			}
		}
		undoes(t, e)
	})
}

// undoes takes everything back and brings it forth again; it asks for fewer
// steps than are kept.
func undoes(t *testing.T, e *Editor) {
	t.Helper()
	end, n := e.Value(), 0
	for e.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}) {
		checkEditor(t, e)
		n++
	}
	if !e.Empty() {
		t.Fatalf("%q is left after undoing everything", e.Value())
	}
	for range n {
		e.Update(tea.KeyPressMsg{Code: 'y', Mod: tea.ModCtrl})
	}
	if e.Value() != end {
		t.Fatalf("%q came back, not %q", e.Value(), end)
	}
}

func FuzzFieldCursor(f *testing.F) {
	for i, s := range hardTexts {
		f.Add(s, []byte{0, 1, 70, 4, 5, 8, 9, byte(20 + i), 11, 100, 14, 14, 15}, 5+i)
	}
	f.Fuzz(func(t *testing.T, text string, keys []byte, w int) {
		w, text, keys = 5+(w%60+60)%60, text[:min(len(text), 2000)], keys[:min(len(keys), 80)]
		fld := NewField()
		fld.SetWidth(w)
		fld.SetValue(text)
		for _, k := range keys {
			fld.Update(press(k))
			view, x := fld.View()
			prefix := ""
			if fld.off > 0 {
				prefix = "…"
			}
			for i := fld.off; i < fld.pos; i++ {
				c, _ := shown(fld.clusters[i])
				prefix += c
			}
			if Width(view) != w || Width(prefix) != x || !strings.HasPrefix(view, prefix) {
				t.Fatalf("%d cells of %d, cursor %d in %q, prefix %q", Width(view), w, x, view, prefix)
			}
		}
	})
}
