package ui_test

import (
	"strings"
	"testing"

	"zhiban/store"
)

// Space, q and r go on to the next item; what was refused stays so: a question
// is refused with the way out, Space asks, and r asks before it turns an
// acceptance round. Opened again the screen begins with what nobody has seen.
func TestVerdictsAreNotTurnedRoundByMistake(t *testing.T) {
	for lang, says := range map[string][3]string{
		"zh": {"已经不认，问话写进理由", "第 1 项已经不认，改为接受？", "第 2 项已经接受，改为不认？"},
		"en": {"refused: put the question in the reason", "Item 1 is refused: accept it after all?", "Item 2 is accepted: refuse it after all?"},
	} {
		atDesk(t, lang, 100, 30, func(t *testing.T, d *desk) {
			d.press("f10", "c", "ctrl+s", "o")
			d.Type("罗")
			d.press("enter", "enter", "enter", "r")
			d.Type("重复，只有一件")
			d.press("ctrl+s", "space", "q")
			d.Type("谁挂？")
			d.press("enter")
			h := d.handover("open")
			if h.Items[0].Verdict != store.RefusedBy || h.Items[1].Verdict != store.Accepted || h.Items[2].Verdict != store.Questioned {
				t.Fatalf("r, Space, q did not go on:\n%+v\n%s", h.Items[:3], d.Screen())
			}
			d.press("home", "q")
			d.sees(says[0])
			d.press("space")
			d.sees(says[1], "重复，只有一件")
			d.press("esc", "home", "down", "r")
			d.sees(says[2])
			d.press("esc")
			if h := d.handover("open"); h.Items[0].Verdict != store.RefusedBy || h.Items[1].Verdict != store.Accepted {
				t.Errorf("turned round: %+v", h.Items[:2])
			}
			d.press("esc", "f10", "space") // the third was asked: its answer opens
			d.sees("谁挂？", "冯")
			d.press("esc", "home", "space", "y")
			if h := d.handover("open"); h.Items[0].Verdict != store.Accepted {
				t.Errorf("not accepted when said so: %+v", h.Items[0])
			}
		})
	}
}

// A cut-off many hours before the end is asked about once.
func TestEarlyCutOffIsAskedAboutOnce(t *testing.T) {
	for lang, says := range map[string]string{"zh": "离下班还有 9时", "en": "9 h until the shift ends"} {
		atDeskAt(t, lang, 100, 30, 11, func(t *testing.T, d *desk) {
			d.press("f10", "c")
			d.sees(says)
			d.press("esc", "c", "enter", "ctrl+s")
			if h := d.handover("open"); h.Outgoing != d.feng {
				t.Errorf("%+v", h)
			}
		})
	}
}

// Whoever comes back to sign is not signed in for another shift, and after the
// seal board and handover name the same person.
func TestComingToSignIsNoSignIn(t *testing.T) {
	atDesk(t, "zh", 120, 40, func(t *testing.T, d *desk) {
		d.do(d.feng, store.AssignDuty{Shift: "2022-09-02-B", Role: "chief", Person: d.feng})
		d.press("f10", "c", "ctrl+s", "o")
		d.Type("罗")
		d.press("enter", "enter", "enter", "space", "space", "a", "b")
		d.Type("K-001至K-002 都盯着")
		d.press("ctrl+s", "s", "enter", "o")
		d.Type("冯")
		d.press("enter", "enter", "enter")
		if strings.Contains(d.Screen(), "已在 B班 签到") {
			t.Errorf("signed in for the next shift:\n%s", d.Screen())
		}
		d.press("s", "enter", "ctrl+e")
		d.sees("罗 当班")
		d.press("esc")
		d.sees("08:00 罗")
	})
}
