package line_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

// tallied is the village in which lane 3 of the hall was tallied at 08:30, and
// 43 people of grid 7 were served at their doors.
func tallied(tb testing.TB) line.Context {
	tb.Helper()
	c := village(tb)
	c.Tallies = []store.Tally{{Subject: "site/hall", Lane: 3, Slot: journal.At(time.Date(2022, 9, 2, 8, 30, 0, 0, time.UTC)), Minutes: 30, People: 45}, {Subject: "G7", People: 43}}
	return c
}

func TestLinesAboutLanesBecomeCommands(t *testing.T) {
	c := tallied(t)
	slot := func(h, m int) time.Time { return time.Date(2022, 9, 2, h, m, 0, 0, time.UTC) }
	for typed, want := range map[string]store.Command{
		"道 村委会 3道 48 9:10":        store.TallyLane{Site: "site/hall", Lane: 3, Slot: slot(9, 0), People: 48},
		"道 村委会 3道 48":             store.TallyLane{Site: "site/hall", Lane: 3, Slot: slot(11, 0), People: 48}, // 11:41: the slot that ended last
		"道 村委会 3 48 8:30 数错了":     store.TallyLane{Site: "site/hall", Lane: 3, Slot: slot(8, 30), People: 48, Reason: "数错了"},
		"道 村委会 3 45 8:30":         store.TallyLane{Site: "site/hall", Lane: 3, Slot: slot(8, 30), People: 45},
		"关 村委会 3道 堵车":             store.SetLanes{ID: "site/hall", No: 3, Reason: "堵车"},
		"开 村委会 3道":                store.SetLanes{ID: "site/hall", No: 3, Open: true},
		"上门 7格 50":                store.TallyHome{Grid: "G7", People: 50},
		"上门 7格 40 重复了":            store.TallyHome{Grid: "G7", People: 40, Reason: "重复了"},
		"管 0260-0271 村委会 2道 10人":  store.OpenTubes{Numbers: []string{"0260-0271"}, Site: "site/hall", Lane: 2, People: 10},
		"管 0271 单采 村委会 1道 1人":     store.OpenTubes{Numbers: []string{"0271"}, Kind: "single", Site: "site/hall", Lane: 1, People: 1},
		"管 0271 7格 3栋502 李婶":      store.FillTube{ID: "0271", Text: "7格 3栋502 李婶"},
		"管 0271 异常":               store.TellResult{Tubes: []string{"0271"}, Result: store.TubeAbnormal},
		"管 K-T001 全部正常 除 0271":    store.TellResult{Transfer: "K-T001", Except: []string{"0271"}, Result: store.TubeNormal},
		"管 kt1 收到 11管 陈":          store.ReceiveTransfer{ID: "K-T001", N: 11, Who: "陈"},
		"管 0271 作废 破了":            store.VoidTube{ID: "0271", Reason: "破了"},
		"封 0260-0271 0280":        store.SealTubes{Tubes: []string{"0260-0271", "0280"}},
		"送检 0260-0271 市疾控 王":      store.SendTubes{Tubes: []string{"0260-0271"}, Lab: "市疾控", Carrier: "王"},
		"送检 市疾控 王 粤J12345":        store.SendTubes{Lab: "市疾控", Carrier: "王", Vehicle: "粤J12345"},
		"tube 0271 grid 7 Li":     store.FillTube{ID: "0271", Text: "grid 7 Li"},
		"open hall lane 3":        store.SetLanes{ID: "site/hall", No: 3, Open: true},
		"lane hall 3 48 8:30 bad": store.TallyLane{Site: "site/hall", Lane: 3, Slot: slot(8, 30), People: 48, Reason: "bad"},
		// what only begins so is a note
		"采购口罩 300":  store.WriteNote{Text: "采购口罩 300"},
		"送检样本已到":    store.WriteNote{Text: "送检样本已到"},
		"管 30 人的饭":  store.WriteNote{Text: "管 30 人的饭"},
		"封 3 栋大门":   store.WriteNote{Text: "封 3 栋大门"},
		"道路不通 3道弯":  store.WriteNote{Text: "道路不通 3道弯"},
		"上门送药 10号楼": store.WriteNote{Text: "上门送药 10号楼"},
	} {
		p := line.Parse(typed, c)
		if got := p.Command(); !p.Ready() || !reflect.DeepEqual(got, want) {
			t.Errorf("%s (%s)\n got %+v\nwant %+v", typed, p.Problem, got, want)
		}
	}
	for typed, problem := range map[string]string{"道 村委会 3道 48 8:30": "lanewas", "上门 7格 40": "homewas", "关 村委会 3道": "lanewhy", "道 村委会 3道 8:30": "lanen", "道 东门 3道 48": "lanepoint", "管 0271": "tubewhat", "送检 0271": "tubelab", "上门 99格 3": "grid"} {
		if p := line.Parse(typed, c); p.Ready() || p.Problem != problem {
			t.Errorf("%s: %s, ready %v", typed, p.Problem, p.Ready())
		}
	}
	if echo := line.Parse("道 村委会 3 48 8:30 数错", c).Echo(word.New("zh", c.Plan, time.UTC)); !strings.Contains(echo, "原 45") || !strings.Contains(echo, "08:30–09:00") {
		t.Error(echo)
	}
}

// Lines about lanes and tubes are never lost or read in two ways.
func FuzzPointLine(f *testing.F) {
	c := tallied(f)
	zh, en := word.New("zh", c.Plan, time.UTC), word.New("en", c.Plan, time.UTC)
	raw, err := os.ReadFile("testdata/corpus-point.golden")
	if err != nil {
		f.Fatal(err)
	}
	for _, l := range strings.Split(string(raw), "\n") {
		if typed, ok := strings.CutPrefix(l, "> "); ok {
			f.Add(typed)
		}
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if len(typed) < 1024 {
			holds(t, typed, c, zh, en)
		}
	})
}
