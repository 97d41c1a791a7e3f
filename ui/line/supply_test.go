package line_test

import (
	"reflect"
	"testing"

	"zhiban/store"
	"zhiban/ui/line"
)

func TestSuppliesAndNoticesBecomeCommands(t *testing.T) {
	c := village(t)
	parcel := func(n int64) []store.Amount { return []store.Amount{{Item: "parcel", N: n}} }
	for typed, want := range map[string]store.Command{
		"入 生活物资包 7,400份 街道 张":     store.WriteSlip{Type: store.SlipIn, Lines: parcel(7400), Gave: "街道 张"},
		"入 生活物资包 500 街道张 应 K-051": store.WriteSlip{Type: store.SlipIn, Lines: parcel(500), Gave: "街道张", Need: "M051"},
		"出7格生活物资包600吴":            store.WriteSlip{Type: store.SlipOut, Grid: "G7", Lines: parcel(600), Took: "吴"},
		"出 7格 物资包 60 何伯 先发老人":     store.WriteSlip{Type: store.SlipOut, Grid: "G7", Lines: parcel(60), Took: "何伯", Text: "先发老人"},
		"出 7格 物资包 60 吴 补 ks3":     store.WriteSlip{Type: store.SlipOut, Grid: "G7", Lines: parcel(60), Took: "吴", Adds: "K-S003"},
		"出 东门 卡口套装 1 王建国":         store.WriteSlip{Type: store.SlipOut, To: "site/east", Lines: []store.Amount{{Item: "gate_kit", N: 1}}, Took: "王建国"},
		"退 7格 物资包 20 损坏 吴":        store.WriteSlip{Type: store.SlipReturn, Grid: "G7", Lines: []store.Amount{{Item: "parcel", N: 20, Bad: true}}, Gave: "吴"},
		"盘 物资包 32 林 中午盘点":         store.CountStock{Counts: parcel(32), Second: "林", Text: "中午盘点"},
		"需 7格 3栋101 奶粉 2 答应 1":    store.SurveyDemand{Grid: "G7", Household: "3栋101", Lines: []store.DemandLine{{Item: "milk_powder", Wanted: 2, Promised: 1}}},
		"需 7格 物资包 600":            store.SurveyDemand{Grid: "G7", Lines: []store.DemandLine{{Item: "parcel", Wanted: 600, Promised: store.AsBefore}}},
		"送 7格 3栋101 物资包 1 本人":     store.Deliver{Grid: "G7", Household: "3栋101", Lines: parcel(1), Took: "本人"},
		"播 K-N003 7格 传单 80户":      store.Announce{ID: "K-N003", Grids: []string{"G7"}, Medium: "leaflet", Amount: 80},
		"车 粤J12345 去 市医院 取药 2人":   store.SendVehicle{ID: "粤J12345", To: "市医院", Text: "取药", People: 2},
		"车 粤J12345 回 药取到":         store.VehicleBack{ID: "粤J12345", Text: "药取到"},
		// what only begins like a slip is a note
		"出门登记要看通行证":  store.WriteNote{Text: "出门登记要看通行证"},
		"送药上门 3栋101": store.WriteNote{Text: "送药上门 3栋101"},
	} {
		p := line.Parse(typed, c)
		if got := p.Command(); !p.Ready() || !reflect.DeepEqual(got, want) {
			t.Errorf("%s (%s)\n got %+v\nwant %+v", typed, p.Problem, got, want)
		}
	}
	for typed, problem := range map[string]string{"入 生活物资包 300": "from", "出 生活物资包 600 吴": "whither", "出 99格 生活物资包 6 吴": "grid", "盘 生活物资包 32": "second", "送 7格 生活物资包 1": "wherehouse", "车 粤J12345": "whereto", "播 K-N001 7格 8格 80户": "onegrid"} {
		if p := line.Parse(typed, c); p.Ready() || p.Problem != problem {
			t.Errorf("%s: %s, ready %v", typed, p.Problem, p.Ready())
		}
	}
}
