package handover_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/handover"
)

// Section 11 of the first day: visits, deliveries, who is watched, who is
// driven next and who is on call.
func TestMeijiangMedicineStandsInSectionEleven(t *testing.T) {
	r := load(t, play(t, ""), "2022-09-02-A")
	for lang, want := range map[string][]string{
		"zh": {"十一、", "巡诊 4；要药 22；药送到 22；在办的药 0；在册", "值班医生 丙", "下一班的治疗", "血透 接送 救护车 周师傅", "重点观察", "已送到 本人 收"},
		"en": {"11 Medical", "Visits 4; Medicine asked for 22; Medicine delivered 22", "received by 本人"},
	} {
		raw, err := r.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		at := strings.Index(text, want[0])
		if at < 0 {
			t.Fatalf("%s: no section 11 in\n%s", lang, text)
		}
		for _, w := range want[1:] {
			if !strings.Contains(text[at:], w) {
				t.Errorf("%s: section 11 does not say %s:\n%.3000s", lang, w, text[at:])
			}
		}
	}
}

// At the superior level nobody is named beyond the surname, nothing says what
// they have or take, and no phone is printed; the public gets counts.
func TestSectionElevenMasksWhatAReaderMayNotSee(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine: the race run has nothing to find here")
	}
	st := play(t, "2022-09-02 19:30")
	ctx := context.Background()
	who, err := st.PersonByName(ctx, "A班主班 罗")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []store.Command{
		store.AddPatient{Name: "李秀英", Phone: "13900001111", Grid: "4", Household: "3栋502", Conditions: []string{"chronic"}, Illness: "高血压", Allergies: "青霉素"},
		store.SetDrug{Patient: "李秀英", Drug: "缬沙坦", Dose: "早晚各一片", Unit: "片", PerDay: 200, Stock: 100},
		store.AskMedicine{PatientAt: store.PatientAt{Patient: "李秀英"}, Drug: "硝苯地平", Amount: 1000, Text: "饭后"}, store.WatchPatient{ID: "李秀英", Every: 60, Reason: "头晕"},
		store.SetTreatment{Patient: "李秀英", What: "血透", Weekdays: []int{1, 2, 3, 4, 5, 6, 7}, Time: "07:00", Place: "市医院", Transport: "粤J12345 陈师傅"},
		store.AddVisit{PatientAt: store.PatientAt{Patient: "李秀英"}, Doctor: "林医生", Findings: "血压170/100", Disposition: "卧床"}, store.CutOff{Weather: "晴"},
	} {
		if _, err := st.Do(ctx, who.ID, st.Now(), c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	f, err := st.HandoverFacts(ctx, "open")
	if err != nil {
		t.Fatal(err)
	}
	p, err := st.Plan(ctx)
	if err != nil {
		t.Fatal(err)
	}
	text := func(l store.Level) string {
		t.Helper()
		blocks, err := handover.Care(f, p, handover.Options{As: export.As{Lang: "zh", Level: l}})
		if err != nil {
			t.Fatal(err)
		}
		raw, err := paper.Plain(paper.Document{Title: "x", Lang: "zh", Blocks: blocks}, paper.PlainOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	secret := []string{"秀英", "502", "13900001111", "高血压", "青霉素", "缬沙坦", "硝苯地平", "早晚", "饭后", "头晕", "血透", "市医院", "陈师傅", "粤J", "林医生", "170", "卧床", "本人", "1371112"}
	full := text(store.LevelFull)
	for _, w := range []string{"秀英", "缬沙坦", "头晕", "血透", "林医生", "170"} {
		if !strings.Contains(full, w) {
			t.Errorf("the full level lacks %s:\n%s", w, full)
		}
	}
	superior, public := text(store.LevelSuperior), text(store.LevelPublic)
	if !strings.Contains(superior, "李某") || !strings.Contains(superior, "4格 3栋") {
		t.Errorf("the superior level names nobody:\n%s", superior)
	}
	for _, w := range secret {
		for name, s := range map[string]string{"superior": superior, "public": public} {
			if strings.Contains(s, w) {
				t.Errorf("the %s level says %s:\n%s", name, w, s)
			}
		}
	}
	if strings.Contains(public, "李") || !strings.Contains(public, "<5") || strings.Count(public, "\n") > 8 {
		t.Errorf("the public level:\n%s", public)
	}
}
