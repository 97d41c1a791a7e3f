package line_test

import (
	"reflect"
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

// What is understood of patients and their medicine becomes the right command.
func TestMedicalLinesBecomeCommands(t *testing.T) {
	c := village(t)
	at := store.PatientAt{Grid: "G4", Household: "12号", Name: "李婶"}
	for typed, want := range map[string]store.Command{
		"药 4格 12号 李婶 缬沙坦 30片 饭后":           store.AskMedicine{PatientAt: at, Drug: "缬沙坦", Amount: 3000, Unit: "片", Text: "饭后"},
		"药 K-P003 缬沙坦 0.5片":                store.AskMedicine{PatientAt: store.PatientAt{Patient: "K-P003"}, Drug: "缬沙坦", Amount: 50, Unit: "片"},
		"药 K-058 缬沙坦 两盒":                   store.AskMedicine{Matter: "M058", Drug: "缬沙坦", Amount: 200, Unit: "盒"},
		"方 K-058 李医生":                      store.StepMedicine{Order: "M058", Stage: store.MedicinePrescribed, Who: "李医生", Close: true},
		"购 K-058 大参林 42.5元":                store.StepMedicine{Order: "M058", Stage: store.MedicineProcured, Who: "大参林", Cost: 4250, Close: true},
		"带 K-058 小王":                       store.StepMedicine{Order: "M058", Stage: store.MedicineCarried, Who: "小王", Close: true},
		"送药 K-051 李婶本人 28片 核 罗":            store.StepMedicine{Order: "M051", Stage: store.MedicineDelivered, Who: "李婶本人", Amount: 2800, Close: true, Verifier: "P4"},
		"诊 4格 12号 李婶 何医生 血压160/95 观察":      store.AddVisit{PatientAt: at, Doctor: "何医生", Findings: "血压160/95", Disposition: "观察"},
		"药店老板来电":                           store.WriteNote{Text: "药店老板来电"},
		"送药上门 3栋101":                       store.WriteNote{Text: "送药上门 3栋101"},
		"prescribe K-058 Dr Li":            store.StepMedicine{Order: "M058", Stage: store.MedicinePrescribed, Who: "Dr Li", Close: true},
		"medicine K-P003 insulin 1 pen":    store.AskMedicine{PatientAt: store.PatientAt{Patient: "K-P003"}, Drug: "insulin", Amount: 100, Unit: "pen"},
		"visit K-P003 sugar 7.8 come back": store.AddVisit{PatientAt: store.PatientAt{Patient: "K-P003"}, Findings: "sugar 7.8", Disposition: "come back"},
	} {
		p := line.Parse(typed, c)
		if got := p.Command(); !p.Ready() || !reflect.DeepEqual(got, want) {
			t.Errorf("%s (%s)\n got %+v\nwant %+v", typed, p.Problem, got, want)
		}
	}
	call, ok := line.Parse("急 7格 3栋102 过敏 喉咙肿", c).Command().(store.CallEmergency)
	if !ok || call.Grid != "G7" || call.Household != "3栋102" || call.Type != "allergy" || call.Level != "red" || call.Words.Doctor != "医生" {
		t.Errorf("%+v", call)
	}
	call, ok = line.Parse("emergency grid 7 house 3 allergy", c).Command().(store.CallEmergency)
	if !ok || call.Words.Doctor != "Doctor" {
		t.Errorf("%+v", call)
	}
}
