package intake_test

import (
	"context"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/store/intake"
)

// guessed is «heading=field» of a list with these headings and one row.
func guessed(tb testing.TB, p *post, k intake.Kind, head, row string) string {
	tb.Helper()
	m := intake.Guess(p.table(write(tb, "a.csv", []byte(head+"\n"+row+"\n")), k))
	var out []string
	for _, c := range m.Columns {
		out = append(out, c.Field)
	}
	return strings.Join(out, ",")
}

func TestHeadingsAreUnderstood(t *testing.T) {
	p := newPost(t, "urban-village")
	for _, c := range []struct {
		kind            intake.Kind
		head, row, want string
	}{
		{intake.Census, "姓名,联系电话,网格,住址,身份证号码,是否流动", "a,1,7,3栋,x,否", "name,phone,grid,address,id,floating"},
		{intake.Census, "户主姓名,户主电话,楼栋号,单元,房间号,家庭人口", "a,1,3,2,502,3", "name,home_phone,building,unit,room,people"},
		{intake.Census, "Full Name,Mobile,Grid No.,Block,Floor,Room No,Gender,Date of birth", "a,1,7,3,5,502,m,1990", "name,phone,grid,building,floor,room,sex,born"},
		{intake.Census, "网格,地址,名字,随便", "7,3栋,李,13900001111", "grid,address,name,phone"},
		{intake.Census, "网格,地址,姓名,手机（必填）,备注说明", "7,3栋,李,1,x", "grid,address,name,phone,note"},
		{intake.People, "姓名 ,手 机,职务,特长", "a,1,b,c", "name,phone,role,skills"},
		{intake.Vehicles, "车牌号码,车辆类型,核载人数,驾驶员,驾驶员电话", "a,b,3,c,1", "plate,what,seats,driver,phone"},
		{intake.Stock, "仓库,品名,规格,现有数量", "a,b,c,1", "store,item,,amount"},
		{intake.Roster, "值班日期,班次,岗位,值班人员,手机号", "a,b,c,d,1", "date,shift,post,name,phone"},
		{intake.Census, "rename,grid,address", "a,7,3栋", ",grid,address"},
	} {
		if got := guessed(t, p, c.kind, c.head, c.row); got != c.want {
			t.Errorf("%s: %s, want %s", c.head, got, c.want)
		}
	}
	for name, want := range map[string]intake.Kind{"姓名,电话,网格,地址": intake.Census, "姓名,电话,技能": intake.People, "车牌,司机": intake.Vehicles, "物资,数量": intake.Stock, "日期,班次,岗位,姓名": intake.Roster, "甲,乙": ""} {
		s, err := intake.Open(context.Background(), write(t, "a.csv", []byte(name+"\n1,2,3,4\n")), intake.OpenOptions{})
		must(t, err)
		if s.GuessKind() != want {
			t.Errorf("%s: %q, want %q", name, s.GuessKind(), want)
		}
	}
}

// Every way in which a row of a census can be wrong has its reason.
func TestEveryFaultOfACensusHasItsReason(t *testing.T) {
	p := newPost(t, "urban-village")
	head := "网格,地址,姓名,电话,性别,出生年,人数,空户,流动人口,特殊需要,语言,身份证号,备注,楼层"
	for _, c := range []struct{ row, want string }{
		{"7,3栋502,李婶,13900001111,女,1950,3,否,否,,,,,5", ""},
		{"99,3栋502,李婶", "grid.unknown"}, {",3栋502,李婶", "intake.grid_missing"}, {"7,,李婶", "intake.no_address"},
		{"7,3栋502,李婶,没有", "phone.no_digit"}, {"7,3栋502,李婶,138001380", "intake.phone_digits"}, {"7,3栋502,李婶,138001380000", "intake.phone_digits"}, {"7,3栋502,李婶,1.39E+10", "intake.eaten"}, {"7,3栋502,李婶,139000011112222333", "intake.phone_long"},
		{"7,3栋502,李婶,,x", "resident.sex"}, {"7,3栋502,李婶,,,2050", "intake.year"}, {"7,3栋502,李婶,,,很老", "intake.year"},
		{"7,3栋502,李婶,,,,两三", "intake.number"}, {"7,3栋502,李婶,,,,900", "intake.number_range"}, {"7,3栋502,李婶,,,,2.5", "intake.number"},
		{"7,3栋502,李婶,,,,,也许", "intake.yes_no"}, {"7,3栋502,李婶,,,,,是", "household.vacant_with_people"}, {"7,3栋502,李婶,,,,,,?", "intake.yes_no"},
		{"7,3栋502,李婶,,,,,,,会飞", "need.unknown"}, {"7,3栋502,李婶,,,,,,,,火星语", "language.unknown"},
		{"7,3栋502,李婶,,,,,,,,,4.40785E+17", "intake.id_eaten"}, {"7,3栋502,李婶,,,,,,,,,440785199001011000", "intake.id_eaten"}, {"7,3栋502,李婶,,,,,,,,,440785199001011239", "intake.id_wrong"},
		{"7,3栋502,李婶,,,1990,,,,,,11010519491231002X", "intake.born_differs"}, {"7,3栋502,李婶,,,1949,,,,,,11010519491231002X", ""},
		{"7,3栋502,=HYPERLINK(1)", "intake.formula"}, {"7,3栋502,@x", "intake.formula"}, {"7,3栋502,-2+3|cmd", "intake.formula"}, {"7,3栋502,'=好", ""}, {"7,3栋502,李,+86 139-0000-1111", ""},
		{"7,3栋502,#REF!", "intake.cell_error"}, {"7,3栋502," + strings.Repeat("长", 61), "name.too_long"}, {"7," + strings.Repeat("长", 61) + ",李", "address.too_long"},
		{"7,3栋502,李\ufffd", "intake.lost"}, {"7,3栋502,,,男", "intake.nobody"}, {"7,3栋502,李,,,,,,,,,,,300", "intake.number_range"}, {"7," + strings.Repeat("x", 2100), "intake.cell_long"},
		{"合计,,3", "intake.total_row"}, {"7,栋,李", "household.address"},
	} {
		d := p.draft(write(t, "a.csv", []byte(head+"\n"+c.row+"\n")), intake.Census, intake.CheckOptions{})
		got := ""
		if len(d.Refused) > 0 {
			got = reason(d.Refused[0].Err)
		}
		if got != c.want || len(d.Refused)+d.New != 1 {
			t.Errorf("%s: %q, want %q", c.row, got, c.want)
		}
	}
}

func TestRowsOfOneDoorBecomeOneHousehold(t *testing.T) {
	ctx := context.Background()
	p := newPost(t, "urban-village")
	p.do(store.AddHousehold{Grid: "7", Building: "3栋", Room: "502", People: 3, Phone: "1", Residents: []store.NewResident{{Name: "李婶", Phone: "13900001111"}}})
	d := p.draft(write(t, "a.csv", []byte(strings.Join([]string{"网格,楼栋,房号,人数,姓名,电话,出生年",
		"7,3,502室,4,李婶,,1950",         // is there: a year more, and four people
		"7,3幢,502,4,李小明,13900002222,", // new in the household
		"7,3栋,503,2,王强,13900003333,",  // a new door
		"7,3栋,503,5,王芳,,",             // says another number of people
		"7,3栋,503,,王强,,1980",          // the same again: merged or two
		"8,1栋,101,,李婶,139 0000 1111,", // she is known elsewhere
		"7,9号,,,,,", "7,9号,,3,,,", "7,9号,,3,陈,,2000"}, "\n"))), intake.Census, intake.CheckOptions{Reason: "名册"})
	counts(t, d, 6, 2, 0, 1, 2)
	if reason(d.Refused[0].Err) != "intake.row_contradicts" || d.Refused[0].Row.No != 5 {
		t.Errorf("%+v", d.Refused[0])
	}
	if _, err := d.Command(nil); reason(err) != "intake.undecided" {
		t.Error(err)
	}
	if d.Pairs[0].Why != intake.SameDoor || d.Pairs[0].OnLine != 4 || d.Pairs[1].Why != intake.SamePhone || d.Pairs[1].OnLine != 0 {
		t.Errorf("%+v", d.Pairs)
	}
	d.DecideAll(intake.Merge)
	counts(t, d, 4, 4, 0, 1, 2)
	p.take(d)
	h, err := p.HouseholdAt(ctx, "7", "3栋502")
	must(t, err)
	if h.People != 4 || len(h.Residents) != 2 || h.Residents[0].Born != 1950 || h.Residents[0].Phone != "13900001111" || h.Building != "3栋" || h.Phone != "1" {
		t.Errorf("%+v", h)
	}
	if h, err = p.HouseholdAt(ctx, "7", "3栋503"); err != nil || len(h.Residents) != 1 || h.Residents[0].Born != 1980 || h.Residents[0].Phone != "13900003333" {
		t.Errorf("%+v %v", h, err)
	}
	if h, err = p.HouseholdAt(ctx, "8", "1栋101"); err != nil || len(h.Residents) != 0 {
		t.Errorf("%+v %v", h, err)
	}
	act, err := p.LastAct(ctx, p.by)
	must(t, err)
	p.do(store.UndoAct{Entry: act.Line.ID, Reason: "x"})
	if h, err = p.HouseholdAt(ctx, "7", "3栋502"); err != nil || h.People != 3 || len(h.Present()) != 1 || h.Residents[0].Born != 0 {
		t.Errorf("after the undo %+v %v", h, err)
	}
	p.sound()
}

func TestListsOfOtherKindsAreChecked(t *testing.T) {
	p := newPost(t, "urban-village")
	pl, err := p.Plan(context.Background())
	must(t, err)
	item := pl.Materials[0].ZH
	p.do(store.AddVehicle{Plate: "粤J12345", What: "面包车", Seats: 7, Driver: "陈"}, store.AddPerson{Name: "陈", Phone: "13800000001"})
	for _, c := range []struct {
		kind                            intake.Kind
		text                            string
		fresh, changed, same, no, pairs int
		why                             string
	}{
		{intake.Vehicles, "车牌,车型,座位,司机\n粤J12345,面包车,7,陈\n粤J12345,面包车,7,陈\n", 0, 0, 1, 1, 0, "intake.twice"},
		{intake.Vehicles, "车牌,车型,座位,司机\n粤J 12345,面包车,7,林\n粤J00001,货车,,\n粤J00001,货车,,\n", 1, 1, 0, 1, 0, "intake.twice"},
		{intake.Vehicles, "车牌,车型\n粤J12345,货车\n", 0, 0, 0, 1, 0, "intake.vehicle_fixed"},
		{intake.Stock, "物资,数量,复核人\n" + item + ",40,罗\n", 1, 0, 0, 0, 0, ""},
		{intake.Stock, "物资,数量\n" + item + ",40\n", 0, 0, 0, 1, 0, "intake.second_missing"},
		{intake.Stock, "物资,数量,复核人\n月球车,40,罗\n", 0, 0, 0, 1, 0, "material.unknown"},
		{intake.Stock, "物资,数量,复核人\n" + item + ",-3,罗\n", 0, 0, 0, 1, 0, "intake.number_range"},
		{intake.People, "姓名,电话,角色\n陈,13800000001,志愿者(7格)\n", 0, 1, 0, 0, 0, ""},
		{intake.People, "姓名,电话,角色\n陈,13800000002,\n林,13800000001,\n陈,,国王\n", 2, 0, 0, 1, 2, "intake.role_unknown"},
		{intake.Volunteers, "姓名,电话,网格,技能\n吴,1,7,司机\n,2,7,\n吴,1,99,\n", 1, 0, 0, 2, 0, "text.empty"},
		{intake.Roster, "日期,班次,岗位,姓名\n2022/9/3," + pl.Shifts[0].ZH + "," + pl.PostRoles[0].ZH + ",冯\n2022-09-03," + pl.Shifts[0].Slug + "," + pl.PostRoles[0].Slug + ",新人\n", 2, 0, 0, 0, 0, ""},
		{intake.Roster, "日期,班次,岗位,姓名\n2022-13-03,A,x,陈\n", 0, 0, 0, 1, 0, "intake.date"},
		{intake.Roster, "日期,班次,岗位,姓名\n2022-09-03," + pl.Shifts[0].ZH + ",月球,陈\n", 0, 0, 0, 1, 0, "intake.post_unknown"},
		{intake.Roster, "日期,班次,岗位,姓名\n2022-09-03,月班," + pl.PostRoles[0].ZH + ",陈\n", 0, 0, 0, 1, 0, "shift.no_such_pattern"},
	} {
		d := p.draft(write(t, "a.csv", []byte(c.text)), c.kind, intake.CheckOptions{})
		counts(t, d, c.fresh, c.changed, c.same, c.no, c.pairs)
		if c.why != "" && (len(d.Refused) == 0 || reason(d.Refused[0].Err) != c.why) {
			t.Errorf("%s: %v, want %s", c.text, d.Refused, c.why)
		}
		if c.fresh+c.changed > 0 {
			act, _ := p.LastAct(context.Background(), p.by)
			d.DecideAll(intake.Both)
			p.take(d)
			now, err := p.LastAct(context.Background(), p.by)
			if err != nil || now.Line.ID == act.Line.ID || now.Why != "" {
				t.Fatalf("%s: %+v %v", c.text, now, err)
			}
			p.do(store.UndoAct{Entry: now.Line.ID, Reason: "x"})
		}
	}
	p.sound()
}

// How a file is read is corrected by hand, kept, and offered the next time.
func TestMappingIsCorrectedAndKept(t *testing.T) {
	ctx := context.Background()
	p := newPost(t, "urban-village")
	tab := p.table(write(t, "a.csv", []byte("地址,谁,打给谁,姓名\n3栋,李婶,1,x\n")), intake.Census)
	m := intake.Guess(tab)
	if m.Missing() != "" && m.Missing() != "grid" {
		t.Fatal(m.Missing())
	}
	if _, err := intake.Check(ctx, p.View, tab, intake.Mapping{Kind: intake.Census, Columns: m.Columns[1:]}, intake.CheckOptions{}); reason(err) != "intake.field_missing" {
		t.Error(err)
	}
	for text, want := range map[string]string{"B": "intake.map_part", "Z=name": "intake.column_unknown", "B=nose": "intake.field_unknown", "B=name,打给谁=电话,D=": ""} {
		if err := m.ReadMap(text); want == "" && err != nil || want != "" && reason(err) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	must(t, m.ReadFixed("grid=7"))
	d, err := intake.Check(ctx, p.View, tab, m, intake.CheckOptions{})
	must(t, err)
	counts(t, d, 1, 0, 0, 0, 0)
	must(t, intake.Remember(ctx, p.Store, tab, m))
	again := intake.Guess(tab)
	if ok, err := intake.Recall(ctx, p.Store, tab, &again); !ok || err != nil || again.Columns[1].Field != "name" || again.Columns[3].Field != "" || again.Fixed["grid"] != "7" {
		t.Errorf("%v %v %+v", ok, err, again)
	}
	other := p.table(write(t, "b.csv", []byte("地址,姓名\n3栋,李婶\n")), intake.Census)
	if ok, err := intake.Recall(ctx, p.Store, other, &again); ok || err != nil {
		t.Error(ok, err)
	}
}

// A list that was looked at before somebody changed the record is not taken.
func TestListIsLookedAtAgainWhenTheRecordChanged(t *testing.T) {
	p := newPost(t, "urban-village")
	d := p.draft(write(t, "a.csv", []byte("网格,地址,姓名\n7,3栋,李婶\n")), intake.Census, intake.CheckOptions{})
	cmd, err := d.Command(nil)
	must(t, err)
	p.do(store.WriteNote{Text: "a note changes no census"}, store.AddHousehold{Grid: "7", Building: "3栋"})
	if _, err := p.Do(context.Background(), p.by, timeZero(), cmd); reason(err) != "intake.changed_since" {
		t.Error(err)
	}
}
