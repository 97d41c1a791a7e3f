package kit_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// commit types parts as an IME commits them: several characters at once.
func commit(update func(tea.Msg) bool, parts ...string) {
	for _, p := range parts {
		update(tea.KeyPressMsg{Text: p, Code: tea.KeyExtended})
	}
}

// trimmed are rows without the blanks at their ends.
func trimmed(rows []string) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = strings.TrimRight(r, " ")
	}
	return out
}

func TestEditorWraps(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		w    int
		want []string
		x, y int
	}{
		"chinese by character":      {"高血压断药三天", 9, []string{"高血压断", "药三天"}, 6, 1},
		"latin by word":             {"send the doctor now", 10, []string{"send the", "doctor", "now"}, 3, 2},
		"mixed":                     {"K-058过敏happy", 9, []string{"K-058过", "敏happy"}, 7, 1},
		"a word longer than a row":  {"abcdefghij", 5, []string{"abcd", "efgh", "ij"}, 2, 2},
		"no sign begins a row":      {"断药三天，急", 9, []string{"断药三", "天，急"}, 6, 1},
		"lines are kept":            {"一\n\n三", 9, []string{"一", "", "三"}, 2, 2},
		"a family is one character": {"👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5, []string{"👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"}, 2, 1},
		"rare names":                {"𬭎䶮㛃", 5, []string{"𬭎䶮", "㛃"}, 2, 1},
		"the cursor behind the row": {"高血压断", 9, []string{"高血压断"}, 8, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := kit.NewEditor()
			e.SetSize(c.w, len(c.want))
			e.Update(tea.PasteMsg{Content: c.text})
			rows, x, y := e.View()
			if got := strings.Join(trimmed(rows), "/"); got != strings.Join(c.want, "/") || x != c.x || y != c.y {
				t.Errorf("%s, cursor %d,%d", got, x, y)
			}
		})
	}
}

func TestEditorMovesByRows(t *testing.T) {
	e := kit.NewEditor()
	e.SetSize(9, 5)
	e.SetValue("高血压断药三天\nab")
	e.Update(key("up"))
	if _, x, y := e.View(); x != 2 || y != 1 {
		t.Fatalf("up: %d,%d", x, y)
	}
	e.Update(key("up"))
	if _, x, y := e.View(); x != 2 || y != 0 {
		t.Fatalf("up in a wrapped line: %d,%d", x, y)
	}
	if e.Update(key("up")) {
		t.Error("up in the first row was taken")
	}
	e.Update(key("down"))
	e.Update(key("down"))
	if e.Update(key("down")) {
		t.Error("down in the last row was taken")
	}
}

func TestUndoTakesBackWhatAPersonThinksOf(t *testing.T) {
	type input interface {
		Update(tea.Msg) bool
		Value() string
		CanUndo() bool
		SetValue(string)
	}
	for name, in := range map[string]input{"field": kit.NewField(), "editor": kit.NewEditor()} {
		t.Run(name, func(t *testing.T) {
			commit(in.Update, "报", "4格", " ", "李", "婶")
			for range 3 {
				in.Update(key("backspace"))
			}
			in.Update(tea.PasteMsg{Content: "王五"})
			undo, redo := key("ctrl+z"), key("ctrl+y")
			for _, want := range []string{"报4格", "报4格 李婶", "报4格 ", ""} {
				if !in.Update(undo) || in.Value() != want {
					t.Fatalf("%q, want %q", in.Value(), want)
				}
			}
			if in.CanUndo() || in.Update(undo) {
				t.Error("there is something left to undo")
			}
			for range 4 {
				in.Update(redo)
			}
			if in.Value() != "报4格王五" {
				t.Errorf("redone: %q", in.Value())
			}
			in.SetValue("另一条")
			if in.CanUndo() {
				t.Error("the undo of another text is left")
			}
		})
	}
}

func TestEditorErases(t *testing.T) {
	for name, c := range map[string]struct {
		keys []string
		want string
	}{
		"joins lines backwards":      {[]string{"home", "backspace"}, "第一行second word"},
		"joins lines forwards":       {[]string{"up", "end", "delete"}, "第一行second word"},
		"a word":                     {[]string{"ctrl+w"}, "第一行\nsecond "},
		"to the beginning":           {[]string{"ctrl+u"}, "第一行\n"},
		"to the end":                 {[]string{"home", "ctrl+k"}, "第一行\n"},
		"the break at the end":       {[]string{"up", "end", "ctrl+k"}, "第一行second word"},
		"a word at a line's start":   {[]string{"home", "ctrl+w"}, "第一行second word"},
		"nothing behind the end":     {[]string{"delete", "ctrl+k"}, "第一行\nsecond word"},
		"nothing before the start":   {[]string{"up", "home", "backspace", "ctrl+u"}, "第一行\nsecond word"},
		"a break where one is typed": {[]string{"home", "right", "enter"}, "第一行\ns\necond word"},
	} {
		t.Run(name, func(t *testing.T) {
			e := kit.NewEditor()
			e.SetSize(30, 4)
			e.SetValue("第一行\nsecond word")
			for _, k := range c.keys {
				e.Update(key(k))
			}
			if e.Value() != c.want {
				t.Errorf("%q", e.Value())
			}
		})
	}
}

func TestEditorRefusesWhatIsTooLongAndKeepsTheRest(t *testing.T) {
	e := kit.NewEditor()
	e.SetValue("稿")
	e.Update(tea.PasteMsg{Content: strings.Repeat("长", 40000)})
	if e.Value() != "稿" || !e.Full() {
		t.Errorf("%d bytes, full %v", len(e.Value()), e.Full())
	}
}

func TestEditorMarksWhatIsOutOfSight(t *testing.T) {
	e := kit.NewEditor()
	e.SetSize(9, 3)
	e.SetValue("一\n二\n三\n四\n五")
	for _, c := range []struct{ key, want string }{{"end", "三      …/四/五"}, {"pgup", "三      …/四/五"}, {"up", "二      …/三/四      …"}, {"ctrl+home", "一/二/三      …"}} {
		e.Update(key(c.key))
		rows, _, _ := e.View()
		if got := strings.Join(trimmed(rows), "/"); got != c.want {
			t.Errorf("%s: %s", c.key, got)
		}
	}
}

// TestCellsUnderEveryLocale runs the tests that measure cells as a program of
// its own under each locale: the tables of width are chosen when it starts.
func TestCellsUnderEveryLocale(t *testing.T) {
	if os.Getenv("KIT_LOCALE") != "" {
		return // this is that program
	}
	for _, lang := range []string{"en_US.UTF-8", "zh_CN.UTF-8", "C"} {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=Cursor|Wraps|Hangs|Scrolls|Tabs|Box|Fuzz")
		cmd.Env = append(os.Environ(), "LANG="+lang, "LC_ALL="+lang, "LC_CTYPE="+lang, "KIT_LOCALE=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", lang, err, out)
		}
	}
}
