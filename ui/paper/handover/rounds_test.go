package handover_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
)

// Section 7 says who has not been reached, and what was reached before the
// opening is not counted again.
func TestReportSaysWhomRoundsHaveNotReached(t *testing.T) {
	ctx := context.Background()
	st := play(t, "2022-09-02 02:40")
	who, err := st.PersonByName(ctx, "A班主班 罗")
	if err != nil {
		t.Fatal(err)
	}
	do := func(cmds ...store.Command) {
		t.Helper()
		for _, c := range cmds {
			if _, err := st.Do(ctx, who.ID, time.Time{}, c); err != nil {
				t.Fatalf("%T: %v", c, err)
			}
		}
	}
	do(store.AddHousehold{Grid: "7", Building: "3栋", Room: "101", People: 2}, store.AddHousehold{Grid: "7", Building: "3栋", Room: "102", People: 1, Residents: []store.NewResident{{Name: "李婶"}}},
		store.SetBaseline{Grid: "7", Households: 3}, store.OpenRound{Kind: "door_knock", Grids: []string{"7"}},
		store.TickRound{Round: "door_knock", Marks: []store.Mark{{Household: "7 3栋101", State: store.TickDone}, {Household: "7 3栋102", State: store.TickPromised, Next: st.Now().Add(time.Hour), Vehicle: "粤J12345"}}},
		store.CutOff{Weather: "晴", Anyway: true})
	f, err := st.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Rounds) != 1 || f.Rounds[0].Left != 2 || f.Rounds[0].Reached != 1 || f.Rounds[0].Before != 0 || len(f.Rounds[0].Promises) != 1 {
		t.Fatalf("%+v", f.Rounds)
	}
	r, err := handover.Load(ctx, st, "open")
	if err != nil {
		t.Fatal(err)
	}
	for lang, words := range map[string][]string{"zh": {"七、未触达", "第1轮逐户敲门：未触达 2 户", "未登记 1", "李婶 约好", "粤J12345"}, "en": {"7 Not reached", "Not reached 2 households"}} {
		text, err := r.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s lacks %q:\n%s", lang, w, text)
			}
		}
	}
}
