package ui_test

import (
	"strings"
	"testing"
	"time"

	"zhiban/store"
)

// row is the first row of the screen that holds a text.
func (d *desk) row(text string) string {
	for _, l := range strings.Split(d.Screen(), "\n") {
		if strings.Contains(l, text) {
			return l
		}
	}
	return ""
}

// A narrow corner says of what it warns before it says for how long.
func TestTheAlarmCornerNamesItsSubject(t *testing.T) {
	for _, lang := range languages() {
		atDesk(t, lang, 80, 24, func(t *testing.T, d *desk) {
			if row, want := d.row("^G"), map[string]string{"zh": "白金6小时", "en": "Platinum"}[lang]; !strings.Contains(row, want) {
				t.Errorf("%s: no subject in %q", lang, row)
			}
		})
	}
}

// A cut-off by who is not on the roster is asked about; the form names who
// hands over.
func TestCutOffNamesWhoHandsOver(t *testing.T) {
	asked := map[string][]string{"zh": {"罗 不在本班名单上", "排班上本班的值班员：冯"}, "en": {"罗 is not on this shift", "On the roster: 冯"}}
	names := map[string]string{"zh": "交班人 罗", "en": "outgoing: 罗"}
	for _, lang := range languages() {
		atDesk(t, lang, 80, 24, func(t *testing.T, d *desk) {
			d.press("ctrl+r")
			d.Type("罗")
			d.press("enter", "enter", "enter", "f10", "c")
			d.sees(asked[lang]...)
			d.press("esc")
			if _, err := d.st.Handover(t.Context(), "open"); store.CodeOf(err) != store.NotFound {
				t.Fatalf("cut off without asking: %v", err)
			}
			d.press("c", "enter")
			d.sees(names[lang])
			d.press("ctrl+s")
			if h := d.handover("open"); h.Outgoing != d.luo {
				t.Errorf("%s hands over", h.Outgoing)
			}
		})
	}
}

// What an officer wrote about a gate with their own hands stands on the board
// at once; the journal keeps its streams apart and says so.
func TestAPassIsSeenRightAfterItIsWritten(t *testing.T) {
	hint := map[string]string{"zh": "另有系统记录", "en": "s: system lines"}
	for _, lang := range languages() {
		atDesk(t, lang, 120, 40, func(t *testing.T, d *desk) {
			d.do(d.feng, store.CheckIn{ID: "east"})
			d.Type("过 东门 粤J12345 救护车 进")
			d.Key("enter")
			d.wait(time.Minute)
			d.sees("粤J12345")
			d.press("f9")
			if strings.Contains(d.Screen(), "粤J12345") {
				t.Error("the streams are mixed")
			}
			d.sees(hint[lang])
			d.press("s")
			d.sees("粤J12345")
		})
	}
}

// A gate that is only planned shows what is known of it: when it reported, and
// that it was forced.
func TestAPlannedGateShowsWhatIsKnown(t *testing.T) {
	for _, lang := range languages() {
		atDesk(t, lang, 120, 40, func(t *testing.T, d *desk) {
			d.do(d.feng, store.CheckIn{ID: "east"})
			r := d.do(d.feng, store.ReportBreach{ID: "east", Text: "三人冲出去"})
			d.wait(time.Minute)
			row := ""
			for _, l := range strings.Split(d.Screen(), "\n") {
				if name := map[string]string{"zh": "东门", "en": "East gate"}[lang]; row == "" && strings.Contains(l, name) && !strings.Contains(l, "三人") && strings.Contains(l, "■") {
					row = l
				}
			}
			if !strings.Contains(row, map[string]string{"zh": "报平安", "en": "Check-in"}[lang]) || !strings.Contains(row, "■"+r.Number) {
				t.Errorf("%s: %q\n%s", lang, row, d.Screen())
			}
		})
	}
}

// The text of a matter stands on the board once: below the line is what it cut.
func TestTheBoardSaysAMatterOnce(t *testing.T) {
	atDesk(t, "zh", 80, 24, func(t *testing.T, d *desk) {
		d.do(d.feng, store.ReportMatter{Type: "allergy", Grid: "3", Text: "甲家老人昏倒在楼梯口，呼吸很弱，家属说早上没有吃降压药，需要担架和两个人抬下楼"})
		d.wait(time.Minute)
		d.sees("…")
		n := 0
		for _, l := range strings.Split(d.Screen(), "\n") {
			if strings.Contains(l, "甲家老人") && !strings.Contains(l, "18:0") { // what was just written has a pane of its own
				n++
			}
		}
		if n != 1 {
			t.Errorf("said %d times:\n%s", n, d.Screen())
		}
	})
}

// A help that goes on below says so, until its end is reached.
func TestHelpSaysThatThereIsMore(t *testing.T) {
	more := map[string]string{"zh": "还有", "en": "more lines"}
	for _, lang := range languages() {
		atDesk(t, lang, 80, 24, func(t *testing.T, d *desk) {
			d.press("f1")
			d.sees(more[lang], "PgDn")
			d.press("end")
			if strings.Contains(d.Screen(), more[lang]) {
				t.Errorf("%s: more after the end:\n%s", lang, d.Screen())
			}
		})
	}
}

func languages() []string { return []string{"zh", "en"} }
