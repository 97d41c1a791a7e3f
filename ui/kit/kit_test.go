package kit_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

func samples() []string {
	return []string{"", "a", "报 7格 12号 李婶", "䶮𬭎㛃", "e\u0301a\u0300", "👨‍👩‍👧‍👦家", "①②…“”", "ａｂｃ", "\x1b[31m红\x1b[0m", "a\x00b\x07c\r\nd", "שלום עולם", "ไทย", strings.Repeat("中a", 60)}
}

func TestFieldCursorStandsBehindChinese(t *testing.T) {
	for _, lang := range []string{"en_US.UTF-8", "zh_CN.UTF-8"} {
		t.Setenv("LANG", lang)
		t.Setenv("LC_ALL", lang)
		f := kit.NewField()
		f.SetWidth(60)
		for _, part := range []string{"报", " ", "7格", " ", "12号", " ", "李婶"} { // as an IME commits
			if !f.Update(tea.KeyPressMsg{Text: part, Code: tea.KeyExtended}) {
				t.Fatalf("%q was not taken as text", part)
			}
		}
		text, cursor := f.View()
		if cursor != 2+1+3+1+4+1+4 || kit.Width(text) != 60 || f.Value() != "报 7格 12号 李婶" {
			t.Errorf("%s: cursor %d, width %d, value %q", lang, cursor, kit.Width(text), f.Value())
		}
	}
}

func TestFieldRefusesWhatIsTooLongAndKeepsTheRest(t *testing.T) {
	f := kit.NewField()
	f.SetValue("稿")
	f.Update(tea.PasteMsg{Content: strings.Repeat("长", 40000)})
	if f.Value() != "稿" || !f.Full() {
		t.Errorf("%d bytes, full %v", len(f.Value()), f.Full())
	}
}

func FuzzField(f *testing.F) {
	for _, s := range samples() {
		f.Add(s, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8}, 12)
	}
	f.Fuzz(func(t *testing.T, text string, edits []byte, w int) {
		w = 3 + (w%80+80)%80
		fld := kit.NewField()
		fld.SetWidth(w)
		fld.Update(tea.PasteMsg{Content: text})
		if !fld.Full() && fld.Value() != kit.Clean(text) {
			t.Fatalf("lost text: %q, want %q", fld.Value(), kit.Clean(text))
		}
		keys := []string{"left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k"}
		for i, e := range edits {
			if int(e) < len(keys) {
				fld.Update(key(keys[e]))
			} else {
				fld.Update(tea.KeyPressMsg{Text: string([]rune{rune(e), '中', rune(0x300 + i%16)}), Code: tea.KeyExtended})
			}
			view, cursor := fld.View()
			if kit.Width(view) != w {
				t.Fatalf("width %d of %d: %q", kit.Width(view), w, view)
			}
			if cursor < 0 || cursor >= w {
				t.Fatalf("cursor %d of %d", cursor, w)
			}
		}
	})
}

// key makes the message of a named key.
func key(name string) tea.KeyPressMsg {
	codes := map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp,
		"pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab}
	var mod tea.KeyMod
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		name, mod = rest, tea.ModCtrl
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		name, mod = rest, mod|tea.ModShift
	}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c, Mod: mod}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	}
	c := []rune(name)[0]
	if mod != 0 {
		return tea.KeyPressMsg{Code: c, Mod: mod}
	}
	return tea.KeyPressMsg{Code: c, Text: name}
}

func FuzzText(f *testing.F) {
	for _, s := range samples() {
		f.Add(s, 7, 3)
	}
	f.Fuzz(func(t *testing.T, s string, w, x int) {
		w, x = (w%60+60)%60, (x%50+50)%50
		clean := kit.Clean(s)
		if got := kit.Width(kit.Fit(clean, w)); got != w {
			t.Fatalf("Fit: %d of %d", got, w)
		}
		if w > 0 {
			for _, l := range kit.Wrap(s, w) {
				if kit.Width(l) > max(w, 2) && len(l) > 1 && kit.Width(l) > 4 {
					t.Fatalf("Wrap: line of %d in %d: %q", kit.Width(l), w, l)
				}
			}
		}
		base := []string{kit.Fit(clean, 50), kit.Fit("中文中文中文中文中文", 50)}
		for _, row := range kit.Overlay(base, []string{kit.Fit("窗", 6), kit.Fit("x", 6)}, min(x, 44), 0) {
			if kit.Width(row) != 50 {
				t.Fatalf("Overlay at %d: %d cells: %q", x, kit.Width(row), row)
			}
		}
	})
}

func TestBoxIsAsLargeAsItSays(t *testing.T) {
	for _, th := range []theme.Theme{theme.New("dark", false), theme.New("mono", true), theme.Plain()} {
		for w := range 40 {
			for h := range 5 {
				rows := kit.Box(th, "网格 12 — 很长的标题很长的标题", samples(), w, h)
				if len(rows) != h {
					t.Fatalf("%dx%d: %d rows", w, h, len(rows))
				}
				for _, r := range rows {
					if kit.Width(r) != w {
						t.Fatalf("%dx%d: row of %d cells: %q", w, h, kit.Width(r), r)
					}
				}
			}
		}
	}
}

func TestListKeepsItsSelectionByID(t *testing.T) {
	var l kit.List
	l.SetIDs([]string{"a", "b", "c"})
	l.Key("down", 5)
	l.SetIDs([]string{"x", "a", "b", "c"})
	if l.Selected() != "b" {
		t.Errorf("selected %s", l.Selected())
	}
	l.SetIDs([]string{"x", "a"})
	if l.Selected() != "a" {
		t.Errorf("selected %s after the row was gone", l.Selected())
	}
	l.SetIDs(nil)
	if l.Selected() != "" || l.Rows(3, nil) != nil {
		t.Error("an empty list selects something")
	}
}
