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

// What the sections lacked: notices and who has not been told, trips, forced
// gates and missing materials, promises, who is on duty too long, and what the
// next shift has to keep.
func TestTheReportTellsNoticesTripsAndWhatComes(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	ctx := context.Background()
	st := play(t, "2022-09-02 18:31")
	by, err := st.PersonByName(ctx, "A班主班 罗")
	if err != nil {
		t.Fatal(err)
	}
	now := st.Now()
	for _, cmd := range []store.Command{
		store.AddNotice{Title: "明早停水", Media: []string{"speaker"}, Grids: []string{"7", "8"}, Repeat: 60},
		store.Announce{ID: "K-N001", Grids: []string{"7"}},
		store.AddVehicle{Plate: "粤J12345", Driver: "陈"},
		store.SendVehicle{ID: "粤J12345", To: "市医院", Text: "取药", People: 2},
		store.ReportBreach{ID: "east", Text: "面包车冲卡"},
		store.CountMaterials{ID: "east", Counts: []store.MaterialCount{{Material: "tent", Have: 1, Need: 3}}},
		store.SetDeadline{Text: "备好早餐", Due: now.Add(6 * time.Hour)},
		store.CutOff{Weather: "晴", Anyway: true},
	} {
		if _, err := st.Do(ctx, by.ID, time.Time{}, cmd); err != nil {
			t.Fatalf("%T: %v", cmd, err)
		}
	}
	r, err := handover.Load(ctx, st, "open")
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"zh": {"通知（谁还不知道）", "K-N001", "8格", "粤J12345", "去 市医院", "在外", "本班闯卡 K-", "帐篷 2", "带时间的承诺和限时", "备好早餐", "下一班到期", "预判"},
		"en": {"Notices (who has not been told)", "grids 8", "Vehicles", "forced in this shift", "Promises and deadlines", "Due in the next shift", "Looking ahead"},
	} {
		raw, err := r.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(string(raw), w) {
				t.Errorf("%s: the report does not say %s", lang, w)
			}
		}
		if t.Failed() {
			t.Logf("%s", raw)
		}
	}
}
