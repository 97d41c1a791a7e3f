package kit_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
	"zhiban/ui/theme"
)

func words() kit.FormWords {
	return kit.FormWords{Required: "要填写", NotNumber: "要填数字", NotTime: "要填时间", Keys: "Ctrl+S 存  Esc 退", Discard: "再按 Esc 放弃所填", Nothing: "没有符合的"}
}

func testForm() *kit.Form {
	return kit.NewForm("新报", []kit.FormField{
		{Key: "who", Label: "何人", Kind: kit.FormPick, Options: names(), Required: true, Hint: "拼音首字母也行"},
		{Key: "level", Label: "级别", Kind: kit.FormChoice, Options: []kit.Option{{ID: "red", Text: "红"}, {ID: "orange", Text: "橙"}, {ID: "blue", Text: "蓝"}}, Value: "orange"},
		{Key: "n", Label: "份数", Kind: kit.FormNumber},
		{Key: "at", Label: "时间", Kind: kit.FormTime, Check: func(v string) string {
			if v == "99:99" {
				return "没有这个时刻"
			}
			return ""
		}},
		{Key: "text", Label: "内容", Kind: kit.FormText},
		{Key: "note", Label: "说明", Kind: kit.FormArea},
		{Key: "pin", Label: "口令", Kind: kit.FormSecret},
	}, words())
}

func typeInto(f *kit.Form, parts ...string) {
	for _, p := range parts {
		f.Update(tea.KeyPressMsg{Text: p, Code: tea.KeyExtended})
	}
}

func press(f *kit.Form, keys ...string) kit.FormEvent {
	last := kit.FormNone
	for _, k := range keys {
		last = f.Update(key(k))
	}
	return last
}

func screen(f *kit.Form, w, h int) string {
	rows, _, _ := f.View(theme.Plain(), w, h)
	return strings.Join(rows, "\n")
}

func TestFormIsFilledWithoutTheMouse(t *testing.T) {
	f := testForm()
	typeInto(f, "l", "s")
	press(f, "down", "enter") // the second match, and on
	press(f, "left", "enter", "enter")
	typeInto(f, "３，０００")
	press(f, "enter")
	typeInto(f, "明天", "０６：００")
	press(f, "enter")
	typeInto(f, "　血压高 ")
	press(f, "enter")
	typeInto(f, "第一行")
	press(f, "enter")
	typeInto(f, "第二行")
	press(f, "tab")
	typeInto(f, "1234")
	if e := press(f, "enter"); e != kit.FormSave {
		t.Fatalf("Enter in the last field: %v\n%s", e, screen(f, 60, 20))
	}
	want := map[string]string{"who": "p2", "level": "red", "n": "3000", "at": "明天06:00", "text": "血压高", "note": "第一行\n第二行", "pin": "1234"}
	for k, v := range want {
		if f.Value(k) != v || f.Values()[k] != v {
			t.Errorf("%s: %q, not %q", k, f.Value(k), v)
		}
	}
	if strings.Contains(screen(f, 60, 20), "1234") || !strings.Contains(screen(f, 60, 20), "••••") {
		t.Error("the PIN is on the screen")
	}
	if _, ok := f.Raw()["pin"]; ok {
		t.Error("the PIN is in the draft")
	}
}

func TestFormSaysWhatIsWrongUnderTheField(t *testing.T) {
	f := testForm()
	if e := press(f, "ctrl+s"); e != kit.FormNone || f.Focused() != "who" {
		t.Fatalf("saved without a name; the focus is in %s", f.Focused())
	}
	f.SetValue("who", "p1")
	for _, c := range []struct{ key, typed, says string }{{"n", "三千", "要填数字"}, {"at", "99:99", "没有这个时刻"}} {
		f.Focus(c.key)
		typeInto(f, c.typed)
		press(f, "tab")
		rows := strings.Split(screen(f, 60, 24), "\n")
		i := lineOf(rows, c.typed)
		if i < 0 || !strings.Contains(rows[i+1], "× "+c.says) {
			t.Errorf("%s: %s", c.key, strings.Join(rows, "\n"))
		}
		f.Focus(c.key)
		press(f, "ctrl+u")
		if strings.Contains(screen(f, 60, 24), c.says) {
			t.Errorf("%s: the complaint stays while it is corrected", c.key)
		}
	}
	f.SetError("text", "同样的话 60 秒内记过")
	f.SetProblem("账本在别的窗口改过")
	if s := screen(f, 60, 24); !strings.Contains(s, "× 同样的话") || !strings.Contains(s, "× 账本") || f.Focused() != "text" {
		t.Error(s)
	}
}

func TestFormAsksOnceBeforeItDiscards(t *testing.T) {
	f := testForm()
	if press(f, "esc") != kit.FormCancel {
		t.Fatal("an untouched form asks")
	}
	f.Focus("text")
	typeInto(f, "字")
	if press(f, "esc") != kit.FormNone || !strings.Contains(screen(f, 60, 20), "再按 Esc") {
		t.Fatal("it does not ask")
	}
	if press(f, "left"); strings.Contains(screen(f, 60, 20), "再按 Esc") || press(f, "esc") != kit.FormNone {
		t.Fatal("another key does not take the question back")
	}
	if press(f, "esc") != kit.FormCancel || f.Value("text") != "字" {
		t.Error("the second Esc does not cancel")
	}
	f.Focus("text")
	press(f, "ctrl+z")
	if f.Dirty() || f.CanUndo() {
		t.Error("dirty after everything was undone")
	}
}

func TestFormOpensItsLists(t *testing.T) {
	f := testForm()
	for _, open := range []string{"enter", "space", "　"} {
		f.Focus("level")
		press(f, open)
		if s := screen(f, 60, 24); !strings.Contains(s, "╭─ 级别") || !strings.Contains(s, "❯ 橙") {
			t.Fatalf("%s: %s", open, s)
		}
		press(f, "down", "enter")
		if f.Value("level") != "blue" || f.Focused() != "n" {
			t.Fatalf("%s: %s chosen, focus in %s", open, f.Value("level"), f.Focused())
		}
		f.SetValue("level", "orange")
	}
	f.Focus("who")
	press(f, "enter", "esc")
	if f.Value("who") != "" || f.Focused() != "who" || press(f, "esc") != kit.FormCancel {
		t.Error("Esc in the list did more than close it")
	}
	f.SetValue("who", "p3")
	f.Focus("who")
	if press(f, "enter"); f.Focused() != "level" {
		t.Error("Enter on somebody chosen does not go on")
	}
	f.Focus("who")
	press(f, "backspace")
	if f.Value("who") != "" {
		t.Error("Backspace does not empty a pick")
	}
	f.SetValue("level", "orange") // Ctrl+S out of the list takes what was gone to …
	f.Focus("level")
	if press(f, "enter", "down", "ctrl+s"); f.Value("level") != "blue" {
		t.Errorf("Ctrl+S in the list leaves %s", f.Value("level"))
	}
	f.SetValue("who", "") // … and nothing of a list that was only opened
	f.Focus("who")
	if press(f, "enter", "ctrl+s"); f.Value("who") != "" {
		t.Errorf("Ctrl+S in a list that was only opened takes %s", f.Value("who"))
	}
}

func TestFormEndsInAChoice(t *testing.T) {
	f := kit.NewForm("级别", []kit.FormField{{Key: "level", Label: "级别", Kind: kit.FormChoice, Options: names(), Required: true}}, words())
	if press(f, "enter", "enter") != kit.FormNone || press(f, "enter") != kit.FormSave {
		t.Error("Enter, Enter to choose and Enter to save")
	}
}

func TestFormScrollsToItsFocus(t *testing.T) {
	for h := 6; h < 12; h++ {
		f := testForm()
		for range 20 {
			rows, x, y := f.View(theme.Plain(), 60, h)
			exact(t, rows, 60, h)
			at := lineOf(rows, "❯")
			if at < 1 || y < at || y >= h-2 || x < 10 {
				t.Fatalf("height %d, field %s: prompt in line %d, cursor %d,%d\n%s", h, f.Focused(), at, x, y, strings.Join(rows, "\n"))
			}
			press(f, "tab")
		}
	}
}

// TestFormCursorIsExactInEveryField types mixed text as an IME commits it,
// until it scrolls, and looks at what stands left of the cursor.
func TestFormCursorIsExactInEveryField(t *testing.T) {
	for _, field := range []string{"n", "at", "text", "note", "pin", "who", "level"} {
		f := testForm()
		f.Focus(field)
		typed := ""
		for _, part := range slices.Repeat([]string{"报", "7", "格", "李婶", "e\u0301", "𬭎䶮", "ab", "“①”", "👨‍👩‍👧‍👦", "。"}, 6) {
			typeInto(f, part)
			typed += part
			rows, x, y := f.View(theme.Plain(), 50, 24)
			left := leftOf(rows[y], x)
			if field == "pin" {
				if !strings.HasSuffix(left, "•") || strings.HasPrefix(rows[y][len(left):], "•") {
					t.Fatalf("pin: %q left of the cursor", left)
				}
				continue
			}
			tail := left[strings.LastIndexAny(left, " …"):]
			tail = strings.TrimLeft(tail, " …")
			if !strings.HasSuffix(typed, tail) || field != "note" && tail == "" {
				t.Fatalf("%s: typed %q, left of the cursor %q", field, typed, left)
			}
			if kit.Width(left) != x {
				t.Fatalf("%s: %d cells left of the cursor at %d", field, kit.Width(left), x)
			}
		}
	}
}

// leftOf is what stands in the first x cells of a row, "" when a wide
// character stands across that edge.
func leftOf(row string, x int) string {
	left := ""
	for i := range row {
		if kit.Width(row[:i]) == x && kit.Width(row[i:]) == kit.Width(row)-x {
			left = row[:i] // marks without a cell of their own belong to the left
		}
	}
	return left
}

func TestFormClicks(t *testing.T) {
	f := testForm()
	screen(f, 60, 24)
	if f.Click(3); f.Focused() != "n" {
		t.Fatalf("focus in %s", f.Focused())
	}
	f.Focus("level")
	press(f, "space")
	rows := strings.Split(screen(f, 60, 24), "\n")
	f.Click(lineOf(rows, "红"))
	if f.Value("level") != "red" {
		t.Errorf("%s", f.Value("level"))
	}
}

func FuzzForm(f *testing.F) {
	for i, s := range samples() {
		f.Add(s, []byte{0, 1, 2, 3, 4, 90, 5, 6, 7, 8, 9, 91, 92, 10, 11, 12, 13, 14, 15, 16, 17, 93}, 20+i, 8+i)
	}
	named := []string{"tab", "shift+tab", "up", "down", "left", "right", "enter", "esc", "ctrl+s", "ctrl+z", "ctrl+y", "space", "backspace", "delete", "home", "end", "ctrl+u", "ctrl+w", "pgup", "pgdown"}
	f.Fuzz(func(t *testing.T, text string, keys []byte, w, h int) {
		w, h = (w%90+90)%90, (h%20+20)%20
		text, keys = text[:min(len(text), 500)], keys[:min(len(keys), 60)]
		form := testForm()
		form.SetError("text", text)
		form.SetProblem(text)
		form.Focus("who")
		for _, k := range keys {
			before, at, dirty := form.Raw(), form.Focused(), form.Dirty()
			event := kit.FormNone
			switch {
			case int(k) < len(named):
				event = press(form, named[k])
			case k < 40:
				event = form.Update(tea.PasteMsg{Content: text})
			case k < 60:
				form.Click(int(k) - 40)
			default:
				typeInto(form, string([]rune{rune(k), '婶', 0x301}[:1+int(k)%3]))
			}
			if event == kit.FormCancel && dirty && named[k] != "esc" {
				t.Fatal("cancelled without being asked to")
			}
			for name, v := range form.Raw() {
				if v != before[name] && name != at {
					t.Fatalf("%s changed while the focus was in %s", name, at)
				}
			}
			for _, th := range []theme.Theme{theme.New("dark", false), theme.New("mono", true)} {
				rows, x, y := form.View(th, w, h)
				exact(t, rows, w, h)
				if w > 0 && h > 0 && (x < 0 || x >= w || y < 0 || y >= h) {
					t.Fatalf("cursor %d,%d in %dx%d", x, y, w, h)
				}
			}
		}
	})
}
