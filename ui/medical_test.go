package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/uitest"
)

// treated enters patients with their medicine, a rota, a treatment, a watch and
// a visit.
func treated(t *testing.T, st *store.Store) {
	t.Helper()
	do := does(t, st)
	now := st.Now()
	do(store.SetOnCall{Role: "doctor", People: []string{"梁医生", "区医生", "谭医生"}, From: now.Add(-time.Hour), To: now.Add(23 * time.Hour), Hours: 8})
	do(store.SetOnCall{Role: "nurse", People: []string{"温护士"}, From: now.Add(-time.Hour), To: now.Add(7 * time.Hour), Phone: "13800000061"})
	do(store.AddPatient{Name: "李秀英", Phone: "13900001111", Grid: "4", Household: "12号", Conditions: []string{"chronic"}, Illness: "高血压", Allergies: "青霉素"})
	do(store.SetDrug{Patient: "李秀英", Drug: "缬沙坦", Dose: "早晚各一片", Unit: "片", PerDay: 200, Stock: 150})
	do(store.AddPatient{Name: "陈伯", Grid: "7", Household: "3栋102", Conditions: []string{"dialysis"}})
	do(store.SetDrug{Patient: "陈伯", Drug: "胰岛素", Unit: "单位", PerDay: 3600, Stock: 30000})
	do(store.AddPatient{Name: "何婆", Grid: "2", Household: "8号"})
	do(store.WatchPatient{ID: "何婆", Every: 120, Reason: "头晕，血压 170/100"})
	do(store.SetTreatment{Patient: "陈伯", What: "血透", Weekdays: []int{1, 3, 5, 6}, Time: "07:30", Place: "市医院"})
	do(store.AskMedicine{PatientAt: store.PatientAt{Patient: "李秀英"}, Drug: "缬沙坦", Amount: 2800})
	do(store.AskMedicine{PatientAt: store.PatientAt{Grid: "9", Household: "5栋301", Name: "黄小妹"}, Drug: "布洛芬混悬液", Amount: 100, Unit: "瓶"})
	do(store.AddVisit{PatientAt: store.PatientAt{Patient: "何婆"}, Doctor: "梁医生", Findings: "血压 160/95，头晕减轻", Disposition: "观察"})
}

func TestMedicalLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		w, h       int
		keys       []string
	}{
		{"medical-now-zh-80x24", "zh", 80, 24, nil}, {"medical-now-en-120x40", "en", 120, 40, nil},
		{"medical-register-zh-80x24", "zh", 80, 24, []string{"tab"}}, {"medical-register-en-120x40", "en", 120, 40, []string{"tab"}},
		{"medical-medicine-zh-80x24", "zh", 80, 24, []string{"tab", "tab"}}, {"medical-medicine-en-120x40", "en", 120, 40, []string{"tab", "tab"}},
		{"medical-turns-zh-80x24", "zh", 80, 24, []string{"tab", "tab", "tab"}}, {"medical-turns-en-120x40", "en", 120, 40, []string{"tab", "tab", "tab"}},
		{"medical-visits-zh-80x24", "zh", 80, 24, []string{"shift+tab"}}, {"medical-visits-en-120x40", "en", 120, 40, []string{"shift+tab"}},
		{"medical-call-zh-80x24", "zh", 80, 24, []string{"tab", "e"}}, {"medical-call-en-120x40", "en", 120, 40, []string{"tab", "e"}},
	} {
		screen(t, meijiang(t, busy), c.lang, clerk, c.w, c.h, func(t *testing.T, r *uitest.Rig, st *store.Store) {
			treated(t, st)
			r.Send(app.Go{Route: app.Medical})
			for _, k := range c.keys {
				r.Key(k)
			}
			golden(t, c.name, r.Screen())
		})
	}
}

// An order is moved from the need to the door, a treatment gets its car, an
// emergency is called: all of it with keys.
func TestMedicalIsWorkedFromTheKeyboard(t *testing.T) {
	screen(t, meijiang(t, busy), "zh", clerk, 80, 24, func(t *testing.T, r *uitest.Rig, st *store.Store) {
		ctx := context.Background()
		treated(t, st)
		r.Key("f8")
		r.Key("tab")
		r.Key("tab")
		r.Key("home")
		for _, who := range []string{"梁医生", "大参林", "小王"} {
			r.Key("space")
			r.Type(who)
			r.Key("enter")
			r.Key("end") // where it stands now
			r.Key("home")
			r.Key("end")
		}
		p, err := st.Patient(ctx, "黄小妹")
		if err != nil {
			t.Fatal(err)
		}
		q, err := st.Patient(ctx, "李秀英")
		if err != nil || p.Orders[0].Stage()+q.Orders[0].Stage() == store.MedicineAsked+store.MedicineAsked {
			t.Fatalf("%+v %+v, %v\n%s", p.Orders, q.Orders, err, r.Screen())
		}
		r.Key("tab")
		r.Key("home")
		r.Key("a")
		r.Type("粤J12345 陈师傅")
		r.Key("enter")
		if !strings.Contains(r.Screen(), "已定车 粤J12345 陈师傅") {
			t.Errorf("the car does not stand there:\n%s", r.Screen())
		}
		before, err := st.CountMatters(ctx, store.MatterFilter{Open: true})
		if err != nil {
			t.Fatal(err)
		}
		r.Key("alt+e")
		r.Type("7格")
		r.Key("enter")
		r.Type("3栋102")
		r.Key("ctrl+s") // what happened is missing: the form stays open
		if !strings.Contains(r.Screen(), "3栋102") {
			t.Fatalf("what was typed is gone:\n%s", r.Screen())
		}
		r.Type("过敏 喉咙肿")
		r.Key("ctrl+s")
		list, err := st.Matters(ctx, store.MatterFilter{Open: true, Levels: []string{"red"}})
		after, cerr := st.CountMatters(ctx, store.MatterFilter{Open: true})
		if err != nil || cerr != nil || after != before+1 || list[len(list)-1].Type != "allergy" && list[0].Type != "allergy" {
			t.Errorf("%d then %d, %+v, %v\n%s", before, after, list, err, r.Screen())
		}
	})
}
