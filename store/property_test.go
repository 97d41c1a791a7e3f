package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
)

// dump writes every state row of a database, so that two states can be
// compared as texts.
func dump(tb testing.TB, q querier) string {
	tb.Helper()
	var b strings.Builder
	for _, table := range stateTables() {
		r, err := openRows(context.Background(), q, table)
		if err != nil {
			tb.Fatal(err)
		}
		for {
			row, err := r.next()
			if err != nil {
				tb.Fatal(err)
			}
			if row == nil {
				break
			}
			b.WriteString(table + ": " + show(row) + "\n")
		}
		if err := r.rows.Close(); err != nil {
			tb.Fatal(err)
		}
	}
	return b.String()
}

// sameDump fails with the first line in which two states differ.
func sameDump(tb testing.TB, what, got, want string) {
	tb.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			tb.Fatalf("%s: line %d\n got %s\nwant %s", what, i+1, a, b)
		}
	}
}

// actor gives random commands to one station. It remembers what it made, and
// now and then asks for things that are not there: refusals are part of life.
type actor struct {
	p       *testPost
	rng     *rand.Rand
	people  []string
	matters []string
	teams   []string
	shifts  []string
	clocks  []string // deadlines
	forces  []string // requests for people
	entries []string
	done    map[string]int // kinds that got through
	refused map[string]int // reasons
}

func newActor(p *testPost, rng *rand.Rand) *actor {
	return &actor{p: p, rng: rng, people: []string{p.by}, matters: []string{"K-001"}, teams: []string{"K3"}, shifts: []string{""}, clocks: []string{"K9"}, forces: []string{"K-001"},
		entries: []string{"none"}, done: map[string]int{}, refused: map[string]int{}}
}

func (a *actor) pick(list ...string) string { return list[a.rng.IntN(len(list))] }
func (a *actor) chance(percent int) bool    { return a.rng.IntN(100) < percent }
func (a *actor) person() string             { return a.pick(a.people...) }
func (a *actor) matter() string             { return a.pick(a.matters...) }
func (a *actor) grid() string               { return a.pick("1", "2", "3", "1", "2", "9") }
func (a *actor) group() string              { return a.pick("medical", "supply", "物资保障") }
func (a *actor) site() string               { return a.pick("east", "hall", "east", "west") }

// text is what a tired person types: two scripts, full width, rare characters,
// signs that JSON or SQL could trip over, or nothing.
func (a *actor) text() string {
	return a.pick("东门换岗", "李婶 12号 断药", "蚂蚁叮咬，喉咙肿", "ＡＢ型 血", "𬭚䶮𪚥", "it's <ok> & \"done\"", "two\nlines\u2028three", "k058 见", "", "  ",
		"7,300余份", "e\u0301 combining") + fmt.Sprint(a.rng.IntN(4))
}

// step gives one random command and lets some time pass.
func (a *actor) step() {
	a.p.tb.Helper()
	a.p.clock.Add(time.Duration(1+a.rng.IntN(400_000)) * time.Millisecond)
	by := a.person()
	var cmd Command
	switch n := a.rng.IntN(100); {
	case n < 7:
		cmd = a.hotlineCommand()
	case n < 40:
		cmd = a.matterCommand()
	case n < 52:
		cmd = a.noteCommand()
	case n < 62:
		cmd = a.placeCommand()
	case n < 75:
		cmd = a.peopleCommand()
	case n < 80:
		cmd = a.dutyCommand()
	case n < 85:
		cmd = a.censusCommand()
	case n < 89:
		cmd = a.roundCommand()
	case n < 91:
		cmd = a.postCommand()
	case n < 94:
		cmd = a.deskCommand(by)
	default:
		cmd, by = a.handoverCommand(by)
	}
	a.give(by, cmd)
}

// give sends a command, at times back-dated or with a base that may be stale,
// and remembers what came of it. Only refusals by a rule are allowed.
func (a *actor) give(by string, cmd Command) {
	a.p.tb.Helper()
	var at time.Time
	switch {
	case a.chance(15):
		at = a.p.clock.Now().Add(-time.Duration(a.rng.IntN(5000)) * time.Second)
	case a.chance(3):
		at = a.p.clock.Now().Add(time.Duration(a.rng.IntN(200)) * time.Second)
	}
	var opts []Option
	if a.chance(5) {
		opts = append(opts, Base(a.pick(a.entries...)))
	}
	r, err := a.p.Do(context.Background(), by, at, cmd, opts...)
	if err != nil {
		e := asError(err)
		if e == nil || e.Code == Internal || e.Code == Unknown {
			a.p.tb.Fatalf("%T %+v: %v", cmd, cmd, err)
		}
		a.refused[e.Reason]++
		return
	}
	for _, e := range r.Entries {
		a.done[e.Kind]++
		a.entries = append(a.entries, e.ID)
		switch e.Kind {
		case "matter.report":
			a.matters = append(a.matters, e.Subject)
		case "person.add":
			a.people = append(a.people, e.Subject)
		case "team.add":
			a.teams = append(a.teams, e.Subject)
		case "deadline.set":
			a.clocks = append(a.clocks, e.Subject)
		case "force.call":
			a.forces = append(a.forces, e.Subject)
		case "shift.add":
			a.shifts = append(a.shifts, e.Subject)
		}
	}
}

func (a *actor) matterCommand() Command {
	id, text := a.matter(), a.text()
	switch a.rng.IntN(17) {
	case 0, 1, 2:
		return ReportMatter{Kind: a.pick("", "", "task", "order", "need"), Type: a.pick("", "allergy", "medicine", "rubbish"), Level: a.pick("", "red", "yellow", "blue"),
			Grid: a.grid(), Household: a.pick("", "12号"), Person: a.pick("", "王某𬭚"), Phone: a.pick("", "13900000000"), Source: "hotline", Text: text, IfThen: a.pick("", "不行就送医")}
	case 3, 4:
		return DispatchMatter{ID: id, To: a.pick("", "何医生"), Group: a.pick("", "medical", "x"), Team: a.pick("", a.pick(a.teams...)), Text: text, ETA: a.rng.IntN(30) - 1}
	case 5:
		return AcceptMatter{ID: id, Text: text}
	case 6:
		return SceneMatter{ID: id, Text: text}
	case 7:
		return HandMatter{ID: id, Text: text}
	case 8:
		return HoldMatter{ID: id, Reason: text, Resume: a.p.clock.Now().Add(time.Duration(a.rng.IntN(600)-60) * time.Minute)}
	case 9:
		return VerifyMatter{ID: id, Text: text}
	case 10:
		return CloseMatter{ID: id, Result: text, Verifier: a.pick("", a.person())}
	case 11:
		return a.matterExit(id, text)
	case 12:
		return ReturnMatter{ID: id, Reason: text, To: a.pick("", "街道")}
	case 13:
		return ChaseMatter{ID: id, Text: text}
	case 14:
		return ReopenMatter{ID: id, Reason: text}
	case 15:
		return SetIfThen{ID: id, Text: text}
	}
	return AmendMatter{ID: id, Level: a.pick("", "red", "orange", "blue"), Grid: a.pick("", a.grid()), Type: a.pick("", "medicine"), Household: a.pick("", "8号"), Reason: text}
}

func (a *actor) matterExit(id, text string) Command {
	switch a.rng.IntN(3) {
	case 0:
		return AnswerMatter{ID: id, Result: text}
	case 1:
		return MergeMatter{ID: id, Into: a.matter(), Reason: text}
	}
	return VoidMatter{ID: id, Reason: text}
}

func (a *actor) noteCommand() Command {
	switch a.rng.IntN(6) {
	case 5:
		return a.correction()
	case 0:
		return StrikeEntry{Entry: a.pick(a.entries...), Reason: a.text()}
	case 1:
		return WriteNote{Text: a.text(), Figures: []Figure{
			{Slug: "breakfast", What: "早餐", Number: int64(a.rng.IntN(4000)), Unit: "份", Basis: a.pick(bases()...)},
			{What: a.text(), Number: -int64(a.rng.IntN(9)), Basis: a.pick("exact", "guess")},
		}}
	}
	return WriteNote{Text: a.text(), Subject: a.pick("", "", a.matter(), a.person(), a.pick(a.teams...), "K4", "K8", "Z9")}
}

func (a *actor) correction() Command {
	c := CorrectEntry{Entry: a.pick(a.entries...), Reason: a.text(), Text: a.text(), Subject: a.pick("", "", a.matter(), "K4")}
	if a.chance(30) {
		c.Report = &ReportMatter{Type: a.pick("", "medicine"), Grid: a.grid()}
	}
	return c
}

func (a *actor) placeCommand() Command {
	if a.chance(20) {
		return a.siteCommand()
	}
	switch a.rng.IntN(14) {
	case 12, 13:
		return RecordPass{Site: a.site(), Who: a.pick("粤J12345", "粤J·12345", "粤Ｊ12345", "李婶", a.text()), Reason: a.pick("", "送菜", a.text()), In: a.chance(60)}
	case 0:
		return SetGridStatus{ID: a.grid(), Level: a.pick(Calm, Watch, Urgent), Reason: a.text()}
	case 1:
		return RenameGrid{ID: a.grid(), Number: a.rng.IntN(6), Name: a.pick("", "新片")}
	case 2:
		return SetGridZone{ID: a.grid(), Zone: a.pick("inner", "outer", "x"), Reason: a.text()}
	case 3:
		return SetGridLeader{ID: a.grid(), Person: a.pick("", a.person()), Absent: a.chance(50)}
	case 4:
		return SetGridHouseholds{ID: a.grid(), Households: a.rng.IntN(300) - 2, Basis: a.pick("", "near"), Reason: a.text()}
	case 5:
		return RetireGrid{ID: "3", Back: a.chance(70), Reason: a.text()}
	case 6:
		return SetSiteState{ID: a.site(), State: a.pick(SiteInService, SiteClosed, SiteSettingUp, "x"), Text: a.text()}
	case 7:
		return SetLanes{ID: "hall", Lanes: a.rng.IntN(7), No: max(0, a.rng.IntN(6)-2), Open: a.chance(50), Reason: a.text()}
	case 8:
		return PostGuard{ID: a.site(), Person: a.person()}
	case 9:
		return a.relieve()
	case 10:
		return HoldKey{ID: a.site(), Person: a.person()}
	}
	return CheckIn{ID: a.site(), Text: a.text()}
}

func (a *actor) siteCommand() Command {
	switch a.rng.IntN(5) {
	case 4:
		if s, err := a.p.Site(context.Background(), "east"); err == nil && len(s.Guards) > 0 {
			return RelieveGuard{ID: s.ID, Person: s.Guards[0].Person}
		}
		return PostGuard{ID: "east", Person: a.person()}
	case 0:
		return ReportShortage{ID: a.site(), Lead: a.pick("", "缺", "short of"), Lang: a.pick("zh", "en")}
	case 1:
		return ReportBreach{ID: a.site(), Text: a.text()}
	}
	c := CountMaterials{ID: a.site(), Report: a.chance(40), Lead: "缺", Lang: a.pick("zh", "en")}
	for range a.rng.IntN(3) {
		c.Counts = append(c.Counts, MaterialCount{Material: a.pick("tent", "测温枪", "lamp", "swab"), Have: a.rng.IntN(6) - 1, Need: a.rng.IntN(6) - 1})
	}
	return c
}

func (a *actor) peopleCommand() Command {
	switch a.rng.IntN(10) {
	case 9:
		return SetSkills{ID: a.person(), Skills: a.pick("", "医生", "驾驶 护士"), Reason: a.text()}
	case 0, 1:
		return AddPerson{Name: a.pick("何𬭚", "罗", "Anna", ""), Phone: a.pick("", "1380"), Role: a.pick("", RoleOfficer, "volunteer"), Walkup: a.chance(20)}
	case 2:
		return ChangePerson{ID: a.person(), Name: a.pick("", "何二"), Phone: a.pick("", "1390"), Reason: a.text()}
	case 3:
		return AddRole{ID: a.person(), Role: a.pick("", "volunteer", RoleOfficer)}
	case 4:
		if a.chance(40) {
			return a.forgotPIN()
		}
		return EndRole{ID: a.person(), Role: a.pick("volunteer", "leader")}
	case 5:
		return AddTeam{Name: a.pick("尖刀队", "突击队", ""), Kind: "spearhead", Grid: a.pick("", a.grid()), Leader: a.person(), Size: a.rng.IntN(40) - 1}
	case 6:
		return ChangeTeam{ID: a.pick(a.teams...), AddTeam: AddTeam{Name: "先锋队", Size: a.rng.IntN(20)}}
	case 7:
		return JoinTeam{ID: a.pick(a.teams...), Person: a.person()}
	}
	return a.leaveTeam()
}

// leaveTeam takes somebody out of a team, most of the time one who is in it.
func (a *actor) leaveTeam() Command {
	a.p.tb.Helper()
	teams, err := a.p.Teams(context.Background())
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, t := range teams {
		if len(t.Members) > 0 && a.chance(60) {
			return LeaveTeam{ID: t.ID, Person: t.Members[0]}
		}
	}
	return LeaveTeam{ID: a.pick(a.teams...), Person: a.person()}
}

func (a *actor) dutyCommand() Command {
	shift := a.pick(a.shifts...)
	switch a.rng.IntN(14) {
	case 9:
		return TradeDuties{Shift: shift, No: 1 + a.rng.IntN(4), With: a.pick("", shift, a.pick(a.shifts...)), WithNo: 1 + a.rng.IntN(4), Reason: a.text()}
	case 10:
		return WalkUp{Shift: shift, Name: a.pick("王强", "曾乐", ""), Phone: a.pick("", "13812345678"), Role: a.pick("", RoleVolunteer)}
	case 11:
		return a.roster()
	case 0:
		return AddShift{Slug: a.pick("A", "B", "C"), Start: a.p.clock.Now().AddDate(0, 0, a.rng.IntN(3))}
	case 1, 2:
		return AssignDuty{Shift: shift, Role: a.pick("", "chief", "main"), Group: a.pick("", "K5"), Post: a.pick("a", "b", ""), Site: a.pick("", "east"), Person: a.person()}
	case 3:
		return RemoveDuty{Shift: shift, No: 1 + a.rng.IntN(4), Reason: a.text()}
	case 4:
		return SwapDuty{Shift: shift, No: 1 + a.rng.IntN(4), Person: a.person(), Reason: a.text()}
	case 5, 6:
		return SignIn{Shift: shift, Person: a.person()}
	case 7, 12, 13: // most of them find nobody signed in
		return SignOut{Shift: shift, Person: a.person()}
	}
	if a.chance(50) {
		return SetHolder{ID: a.group(), Post: a.pick("a", "b", "c"), Person: a.pick("", a.person()), Place: a.pick("", "village")}
	}
	return MusterGroup{ID: a.group(), Post: a.pick("a", "b"), Left: a.chance(30), Text: a.text()}
}

// roster is a generated roster of two crews, right or not.
func (a *actor) roster() Command {
	member := func(s Slot) CrewSlot { return CrewSlot{Slot: s, Person: a.pick("", a.person())} }
	crew := func() []CrewSlot {
		return []CrewSlot{member(Slot{Role: "chief"}), member(Slot{Role: "main"}), member(Slot{Group: "K6", Post: "a"}), member(Slot{Site: "east"})}
	}
	return GenerateRoster{From: a.p.clock.Now(), Days: a.rng.IntN(3), Pattern: a.pick(Patterns()...), Rotation: []int{1, a.rng.IntN(4), 2}, Crews: [][]CrewSlot{crew(), crew()}}
}

func (a *actor) postCommand() Command {
	switch a.rng.IntN(3) {
	case 0:
		return SetT0{T0: a.p.clock.Now().Add(-time.Hour), Reason: a.pick("", "更正")}
	case 1:
		return SetMode{Mode: Mode(a.pick(string(Peace), string(Emergency), "x")), Reason: a.text()}
	}
	return MarkMilestone{Slug: a.pick("guarded", "first", "x"), Undo: a.chance(30)}
}

// handoverCommand leads the open handover on, most of the time by whoever may.
func (a *actor) handoverCommand(by string) (Command, string) {
	h, err := a.p.Handover(context.Background(), "open")
	if err != nil {
		if a.chance(20) {
			return AnswerAsk{No: a.rng.IntN(3), Text: a.text()}, by
		}
		if a.chance(20) {
			return AddAddendum{Handover: "last", Text: a.text()}, by
		}
		return CutOff{Weather: "晴", Asks: []string{"先看7格", "还药箱"}[:a.rng.IntN(3)], Extra: []string{"钥匙一把"}[:a.rng.IntN(2)], Anyway: a.chance(80)}, by
	}
	receiver := firstOf(h.Incoming, by)
	if a.chance(4) {
		return WithdrawHandover{Reason: a.text()}, by
	}
	if a.chance(8) {
		return AddBrief{Asks: []string{a.text()}, Extra: []string{a.text()}}, by
	}
	if a.chance(8) {
		return a.briefChange(h), h.Outgoing
	}
	if left := h.Unseen(); len(left) > 0 && a.chance(40) { // all at once, so that many a handover comes to its seal
		var all Batch
		for _, no := range left {
			if h.Item(no).Verdict == Questioned && h.Item(no).Answer == "" {
				return AnswerItem{No: no, Text: "问过了"}, h.Outgoing
			}
			all = append(all, AcceptItem{No: no})
		}
		return all, receiver
	}
	for _, it := range h.Items {
		if it.Verdict == "" || it.Verdict == Questioned {
			return a.verdict(it), receiver
		}
	}
	if h.State == HandoverOpen {
		text := "都接了"
		for _, it := range h.Items {
			text += " " + it.Number
		}
		return ReadBack{Text: text}, receiver
	}
	switch len(h.Signed) {
	case 0:
		return SignHandover{Side: "out", How: "paper"}, h.Outgoing
	case 1:
		return SignHandover{Side: "in", How: a.pick("paper", "")}, receiver
	}
	return SealHandover{Facts: &Facts{Format: FactsFormat, Handover: FactHandover{Number: h.Number, Last: h.Last}, ReadBack: journal.Text(h.ReadBack)}, Text: "# 交接班"}, by
}

// relieve takes somebody off a post, most of the time one who is there.
func (a *actor) relieve() Command {
	a.p.tb.Helper()
	sites, err := a.p.Sites(context.Background())
	if err != nil {
		a.p.tb.Fatal(err)
	}
	for _, s := range sites {
		if len(s.Guards) > 0 && a.chance(60) {
			return RelieveGuard{ID: s.ID, Person: s.Guards[0].Person}
		}
	}
	return RelieveGuard{ID: a.site(), Person: a.person()}
}

func (a *actor) briefChange(h Handover) Command {
	no := 1 + a.rng.IntN(12)
	if a.chance(30) {
		return SetItemIfThen{No: no, Text: a.text()}
	}
	for _, it := range h.Items {
		if it.Dropped() && a.chance(50) {
			return DropItem{No: it.No, Reason: "还是要交", Back: true}
		}
		if it.Verdict == "" && !it.Urgent() && a.chance(50) {
			return DropItem{No: it.No, Reason: "已办完"}
		}
	}
	return DropItem{No: no, Reason: a.text(), Back: a.chance(40)}
}

// forgotPIN sets a PIN, which is no entry, and asks to take it away.
func (a *actor) forgotPIN() Command {
	a.p.tb.Helper()
	who := a.person()
	if had, err := a.p.HasPIN(context.Background(), who); err != nil {
		a.p.tb.Fatal(err)
	} else if !had {
		if err := a.p.SetPIN(context.Background(), who, "", "4821"); err != nil {
			a.p.tb.Fatal(err)
		}
	}
	return ResetPIN{Person: who, Reason: a.text()}
}

func (a *actor) verdict(it HandoverItem) Command {
	n := int64(a.rng.IntN(9))
	switch a.rng.IntN(6) {
	case 0:
		return QuestionItem{No: it.No, Text: a.text()}
	case 1:
		return RefuseItem{No: it.No, Counted: &n, Text: "数不对", Corrected: a.chance(50)}
	case 2:
		return RefuseItem{No: it.No, Text: a.text()}
	case 3:
		return AcceptRest{}
	}
	return AcceptItem{No: it.No}
}

// quickPost is a post whose commits do not wait for the disk: these tests are
// about what is written, not about power cuts.
func quickPost(tb testing.TB, path string, init Init) *testPost {
	tb.Helper()
	clock := &testClock{now: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(tb))}
	init.Plan, init.Officer = testPlan(), "值班员 冯"
	o := Options{Path: path, Wall: clock.Now, Version: "test", Synchronous: "OFF", PIN: PINCost{MemoryKiB: 8, Passes: 1}}
	s, err := Create(context.Background(), o, init)
	if err != nil {
		tb.Fatal(err)
	}
	return postOf(tb, s, clock, o)
}

// postOf puts the helpers around an open store and closes it with the test.
func postOf(tb testing.TB, s *Store, clock *testClock, o Options) *testPost {
	tb.Helper()
	who, err := s.PersonByName(context.Background(), "值班员 冯")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &testPost{Store: s, tb: tb, clock: clock, by: who.ID, opts: o}
}

// moment is the state as it was read live at some time.
type moment struct {
	at    time.Time
	state string
}

// seeds is how many random runs a test makes: a few in every test run, more in
// make check.
func seeds(few, more uint64) uint64 {
	if os.Getenv("ZHIBAN_LONG") != "" {
		return more
	}
	return few
}

func TestLiveRebuiltAndAsOfAreOneState(t *testing.T) {
	reached := map[string]int{}
	seeds := uint64(2)
	long := os.Getenv("ZHIBAN_LONG") != "" // make check
	if long {
		seeds = 9
	}
	if testing.Short() { // the race detector makes each of them 20 times as long
		seeds = 2
	}
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{T0: time.Date(2022, 9, 2, 0, 20, 0, 0, testZone(t))})
			a := newActor(p, rand.New(rand.NewPCG(seed, 1)))
			var seen []moment
			for i := range 1120 {
				a.step()
				if i%6 == 5 {
					a.give(a.person(), a.supplyCommand())
					a.give(a.person(), a.noticeCommand())
					a.give(a.person(), a.musterCommand())
					a.give(a.person(), a.medicalCommand())
					a.give(a.person(), a.pointCommand())
					a.give(a.person(), a.transferCommand())
					if i%4 == 1 {
						a.give(a.person(), a.gridDoubt())
						a.give(a.person(), a.baseline())
					}
				}
				if i%12 == 7 {
					by := a.person()
					a.give(by, a.sitrepCommand(by))
					a.give(by, a.paperCommand(by))
				}
				if i%110 == 40 {
					seen = append(seen, moment{p.clock.Now(), dump(t, p.reader)})
				}
			}
			ctx := context.Background()
			live := dump(t, p.reader)
			seen = append(seen, moment{p.clock.Now(), live})
			if diff, err := p.CheckState(ctx); err != nil || diff != nil {
				t.Fatalf("check: %+v, %v", diff, err)
			}
			for _, m := range seen {
				asOfIs(t, p, m)
			}
			copiesAreFolds(t, p, 3)
			hits := searchAll(t, p)
			if _, err := p.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			sameDump(t, "rebuilt", dump(t, p.reader), live)
			if again := searchAll(t, p); again != hits {
				t.Errorf("search finds after the rebuild\n%s\nand before\n%s", again, hits)
			}
			p.sound()
			for k, n := range a.done {
				reached[k] += n
			}
		})
	}
	if !long {
		return // so few sequences do not reach everything
	}
	// lists have sequences of their own, and what a purge erases is gone from
	// every state before it, too
	for name, k := range kinds().kinds {
		if reached[name] == 0 && !oneOf(name, "post.genesis", "plan.adopt", "grid.add", "group.add", "site.add", "station.join", "clock.ack", "conflict.settle", kindIntake, kindPurge) {
			t.Errorf("no sequence reached %s of %s: the property says nothing about it", name, k.noun)
		}
	}
}

func asOfIs(t *testing.T, p *testPost, m moment) {
	t.Helper()
	c, err := p.AsOf(context.Background(), m.at)
	if err != nil {
		t.Fatal(err)
	}
	sameDump(t, "as of "+m.at.Format("15:04:05"), dump(t, c.q), m.state)
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// searchAll is what some searches find, in order.
func searchAll(t *testing.T, p *testPost) string {
	t.Helper()
	var b strings.Builder
	for _, words := range []string{"东门", "断药", "喉咙", "ab", "k058", "7", "王某𬭚", "何", "done"} {
		hits, err := p.Search(context.Background(), words, 1000)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s: %d", words, len(hits))
		for _, h := range hits {
			b.WriteString(" " + h.Entry)
		}
		b.WriteString("\n")
	}
	return b.String()
}
