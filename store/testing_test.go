package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zhiban/store/plan"
)

// testClock is a clock that moves only when told to.
type testClock struct{ now time.Time }

func (c *testClock) Now() time.Time      { return c.now }
func (c *testClock) Add(d time.Duration) { c.now = c.now.Add(d) }
func (c *testClock) Minutes(n int)       { c.Add(time.Duration(n) * time.Minute) }
func (c *testClock) Set(t time.Time)     { c.now = t }
func testZone(tb testing.TB) *time.Location {
	tb.Helper()
	z, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

// testPlan has three grids, two groups, a gate, a point with lanes and two shifts.
func testPlan() *plan.Plan {
	w := func(slug, zh, en string) plan.Word { return plan.Word{Slug: slug, ZH: zh, EN: en} }
	return &plan.Plan{
		Slug: "test", Zone: "Asia/Shanghai", Name: plan.Name{ZH: "测试指挥部", EN: "Test post"}, Kind: w("test", "测试", "test"),
		Settings: plan.Settings{BackdateFlagMinutes: 30, SilentHours: 4, LateHandoverMinutes: 15, PrepareMinutes: 30, CheckinMinutes: 60, NightFrom: "23:00", NightTo: "06:00"},
		Limits: plan.Limits{Red: plan.Limit{AcceptMinutes: 10, ResolveMinutes: 60}, Orange: plan.Limit{AcceptMinutes: 30, ResolveMinutes: 240},
			Yellow: plan.Limit{AcceptMinutes: 120, ResolveMinutes: 720}, Blue: plan.Limit{ResolveMinutes: 1440}},
		Places: []plan.Word{w("hq", "指挥部", "headquarters"), w("village", "村里", "village")},
		Zones:  []plan.Word{w("inner", "内", "inner"), w("outer", "外", "outer")},
		Grids: []plan.Grid{{Number: 1, Name: "东片", Zone: "inner", Households: 100, Basis: "exact"}, {Number: 2, Name: "西片", Zone: "inner", Households: 50, Basis: "near"},
			{Number: 3, Name: "河边", Zone: "outer", Households: 70, Basis: "assumed", Assumed: true}},
		Groups:       []plan.Group{{Word: w("medical", "医疗保障", "Medical"), PlaceA: "hq", PlaceB: "village"}, {Word: w("supply", "物资保障", "Supplies"), PlaceA: "hq", PlaceB: "village"}},
		SiteKinds:    []plan.SiteKind{{Word: w("gate", "卡口", "checkpoint"), Role: plan.RoleGate}, {Word: w("point", "点", "point"), Role: plan.RoleLanes}},
		MaterialSets: []plan.Word{w("gate", "卡口", "gate")},
		Materials:    []plan.Material{{Word: w("tent", "帐篷", "tent"), Set: "gate"}, {Word: w("thermometer", "测温枪", "thermometer"), Set: "gate"}, {Word: w("lamp", "照明灯", "lamp"), Set: "gate"}},
		Sites:        []plan.Site{{Key: "east", Kind: "gate", Name: "东门", NameEN: "East gate", Grid: 1, GuardsDue: 2, Materials: []string{"tent", "thermometer"}}, {Key: "hall", Kind: "point", Name: "村委会", NameEN: "Village hall", Grid: 1, Lanes: 5}},
		Shifts:       []plan.Shift{{Word: w("A", "A班", "Shift A"), Start: "08:00", End: "20:00"}, {Word: w("B", "B班", "Shift B"), Start: "20:00", End: "08:00"}},
		PostRoles:    []plan.PostRole{{Word: w("chief", "值班长", "Shift head"), Due: 1}, {Word: w("main", "主班", "Main"), Due: 1}},
		Types: []plan.Type{{Word: w("allergy", "过敏", "Allergy"), Kind: plan.Medical, Level: plan.Red}, {Word: w("medicine", "用药", "Medicine"), Kind: plan.Request, Level: plan.Orange},
			{Word: w("rubbish", "垃圾", "Rubbish"), Kind: plan.Request, Level: plan.Yellow}, {Word: w(plan.Breach, "闯卡", "Forced gate"), Kind: plan.Incident, Level: plan.Orange},
			{Word: w("odd_tube", "异常管", "Abnormal tube"), Kind: plan.Incident, Level: plan.Orange}, {Word: w("isolate", "就地隔离", "Isolate"), Kind: plan.Task, Level: plan.Orange}, {Word: w("again", "单采复核", "Take again"), Kind: plan.Task, Level: plan.Yellow}},
		TubeKinds:    []plan.TubeKind{{Word: w("ten", "十混一", "Ten in one"), People: 10, ResultHours: 6, Abnormal: "odd_tube", Isolate: "isolate", Again: "again"}, {Word: w("one", "单管", "Single"), People: 1}},
		Thresholds:   []plan.Threshold{{Word: w("swabs_per_hour", "每台每小时", "Per lane-hour"), Value: 50}},
		SpecialNeeds: []plan.SpecialNeed{{Word: w("alone", "独居老人", "Elderly alone"), Home: true}, {Word: w("infant", "婴幼儿", "Infant")}, {Word: w("chronic", "慢病", "Chronic illness")}},
		Languages:    []plan.Word{w("local", "本地话", "Local"), w("common", "普通话", "Mandarin")},
		RoundKinds: []plan.RoundKind{{Word: w("knock", "敲门", "Door knock"), Tally: plan.ByHousehold, Words: []string{"入户"}}, {Word: w("test", "采样", "Test"), Tally: plan.ByHousehold, Target: UnitResident, RepeatHours: 24, Lanes: true},
			{Word: w("visit", "探访", "Visit"), Tally: plan.ByHousehold, Needs: []string{"alone"}, Item: "tent"}, {Word: w("spray", "消毒", "Spray"), Tally: plan.ByGrid}},
		Media:      []plan.Word{w("speaker", "喇叭", "loudspeaker"), w("leaflet", "传单", "leaflet")},
		Clocks:     []plan.Clock{{Word: w("first", "前6时", "First 6 h"), Hours: 6}},
		Milestones: []plan.Milestone{{Word: w("guarded", "出入口守住", "Entrances held"), AtMinutes: 60, Group: "supply", Report: "first"}},
		Labels:     map[string]plan.Name{},
		Skills:     []plan.Skill{{Word: w("driver", "司机", "Driver"), Words: []string{"驾驶"}}, {Word: w("nurse", "护士", "Nurse")}, {Word: w("doctor", "医生", "Doctor")}},
		Bodies:     []plan.Body{{Word: w("village", "村委会", "Village committee"), Phone: "13900000001", Up: "street"}, {Word: w("street", "街道办", "Street office"), Up: "city"}, {Word: w("city", "市里", "City"), Phone: "13900000003"}},
		Conditions: []plan.Condition{{Word: w("fit", "体检合格", "Fit"), Hours: 48}},
		CheckLists: []plan.CheckList{{Word: w("phones", "通讯录", "Phones"), Days: 90}},
		FirstTasks: []plan.FirstTask{{Word: w("gates", "出入口派人", "Man the entrances"), Group: "supply", Level: plan.Orange}, {Word: w("count", "摸底数", "Count people"), Group: "medical", Level: plan.Yellow}},
	}
}

type testPost struct {
	*Store
	tb    testing.TB
	clock *testClock
	by    string // the first officer
	opts  Options
}

// mustCreate makes a post in a temporary folder on 2 September 2022, 00:30.
func mustCreate(tb testing.TB) *testPost {
	tb.Helper()
	return mustCreateAs(tb, filepath.Join(tb.TempDir(), "post", "post.db"), Init{})
}

func mustCreateAs(tb testing.TB, path string, init Init) *testPost {
	tb.Helper()
	clock := &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(tb))}
	init.Plan = testPlan()
	init.Officer = "值班员 冯"
	o := Options{Path: path, Wall: clock.Now, Version: "test", Synchronous: "OFF"} // the faults ask what a disk keeps
	s, err := Create(context.Background(), o, init)
	if err != nil {
		tb.Fatal(err)
	}
	p := &testPost{Store: s, tb: tb, clock: clock, opts: o}
	tb.Cleanup(func() {
		if err := p.Close(); err != nil {
			tb.Error(err)
		}
	})
	who, err := s.PersonByName(context.Background(), "值班员 冯")
	if err != nil {
		tb.Fatal(err)
	}
	p.by = who.ID
	return p
}

// do runs a command by the first officer, now.
func (p *testPost) do(cmd Command) Receipt {
	p.tb.Helper()
	return p.doBy(p.by, cmd)
}

func (p *testPost) doBy(by string, cmd Command) Receipt {
	p.tb.Helper()
	r, err := p.Do(context.Background(), by, time.Time{}, cmd)
	if err != nil {
		p.tb.Fatalf("%T: %v", cmd, err)
	}
	return r
}

// refuse runs a command that must fail with a code and a reason.
func (p *testPost) refuse(cmd Command, code Code, reason string) {
	p.tb.Helper()
	_, err := p.Do(context.Background(), p.by, time.Time{}, cmd)
	wantError(p.tb, err, code, reason)
}

func wantError(tb testing.TB, err error, code Code, reason string) {
	tb.Helper()
	if err == nil {
		tb.Fatalf("no error, want %s %s", code, reason)
	}
	e := asError(err)
	if e == nil || e.Code != code || e.Reason != reason {
		tb.Fatalf("got %v, want %s %s", err, code, reason)
	}
}

// person adds somebody and returns the id.
func (p *testPost) person(name string) string {
	p.tb.Helper()
	return p.do(AddPerson{Name: name, Phone: "13800000000", Role: RoleOfficer}).Subject
}

// sound verifies the record and that the state is what the journal says.
func (p *testPost) sound() {
	p.tb.Helper()
	if err := p.WriteHead(context.Background()); err != nil {
		p.tb.Fatal(err)
	}
	v, err := p.Verify(context.Background())
	if err != nil {
		p.tb.Fatal(err)
	}
	if !v.OK() {
		p.tb.Fatalf("record is not sound: %+v %+v", v.Damage, v.State)
	}
}
