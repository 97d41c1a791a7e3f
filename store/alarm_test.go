package store

import (
	"context"
	"strings"
	"testing"
	"time"
)

// sounding lists the keys of the alarms that are not put off, without subjects.
func sounding(t *testing.T, v *View) string {
	t.Helper()
	all, err := v.Alarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range all {
		if a.Snoozed == nil {
			_, name, _ := strings.Cut(a.Key, ":")
			out = append(out, name+" "+a.Level)
		}
	}
	return strings.Join(out, ", ")
}

// alarmKey finds the key of an alarm by its code.
func alarmKey(t *testing.T, v *View, code string) string {
	t.Helper()
	all, err := v.Alarms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Code == code {
			return a.Key
		}
	}
	t.Fatalf("no alarm %s in %+v", code, all)
	return ""
}

func wantAlarms(t *testing.T, p *testPost, what, want string) {
	t.Helper()
	if got := sounding(t, p.View); got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

func TestNothingSoundsInPeace(t *testing.T) {
	p := mustCreate(t)
	p.do(SetSiteState{ID: "east", State: SiteInService})
	p.clock.Minutes(60 * 24)
	wantAlarms(t, p, "after a day of peace", "")
	p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"})
	p.clock.Minutes(11)
	wantAlarms(t, p, "a matter counts always", "matter.dispatch red")
}

func TestMatterSoundsByTheLimitItHasPassed(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "喉咙肿"})
	p.clock.Minutes(10)
	wantAlarms(t, p, "on the minute", "")
	p.clock.Minutes(1)
	wantAlarms(t, p, "not dispatched", "matter.dispatch red")
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	wantAlarms(t, p, "dispatched", "")
	p.clock.Minutes(11)
	wantAlarms(t, p, "not accepted", "matter.accept red")
	p.do(AcceptMatter{ID: "K-001"})
	wantAlarms(t, p, "accepted", "")
	p.clock.Minutes(39)
	wantAlarms(t, p, "not resolved", "matter.resolve red")
	p.do(HoldMatter{ID: "K-001", Reason: "等车", Resume: p.clock.Now().Add(30 * time.Minute)})
	wantAlarms(t, p, "on hold", "")
	p.clock.Minutes(31)
	wantAlarms(t, p, "the hold is over", "matter.resolve red")
	p.do(ReportMatter{Type: "rubbish", Text: "满了"})
	p.do(HoldMatter{ID: "K-002", Reason: "等车", Resume: p.clock.Now().Add(30 * time.Minute)})
	p.clock.Minutes(31)
	wantAlarms(t, p, "a hold that is over within the limit", "matter.resolve red, matter.resume yellow")
	all, err := p.Alarms(context.Background())
	if err != nil || all[0].Number != "K-001" || all[0].Grid != 1 || all[0].Person != "医疗保障" || all[0].Text != "喉咙肿" {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestGatesGridsClocksAndHandoverSound(t *testing.T) {
	p := mustCreateAs(t, t.TempDir()+"/post.db", Init{T0: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))})
	a, b := p.person("何"), p.person("罗")
	wantAlarms(t, p, "at the start", "")
	p.do(SetSiteState{ID: "east", State: SiteInService})
	p.clock.Minutes(5)
	wantAlarms(t, p, "nobody there", "site.unmanned orange")
	p.do(PostGuard{ID: "east", Person: a})
	wantAlarms(t, p, "one of two", "site.short yellow")
	p.do(PostGuard{ID: "east", Person: b})
	wantAlarms(t, p, "both", "")
	p.clock.Minutes(61) // 01:36
	wantAlarms(t, p, "no check-in, and a step of the playbook is late", "milestone.late/guarded yellow, site.silent yellow")
	p.clock.Minutes(60)
	wantAlarms(t, p, "twice as late", "site.silent orange, milestone.late/guarded yellow")
	p.do(RelieveGuard{ID: "east", Person: b})
	wantAlarms(t, p, "one left, still no check-in", "site.checkin orange, milestone.late/guarded yellow, site.short yellow")
	p.do(CheckIn{ID: "east"})
	p.do(PostGuard{ID: "east", Person: b})
	p.do(MarkMilestone{Slug: "guarded"})
	wantAlarms(t, p, "all well", "")
	p.clock.Set(time.Date(2022, 9, 2, 4, 31, 0, 0, testZone(t)))
	p.do(CheckIn{ID: "east"})
	for _, g := range []string{"1", "2"} {
		grid, err := p.Grid(context.Background(), g)
		if err != nil {
			t.Fatal(err)
		}
		p.do(WriteNote{Text: "一切正常", Subject: grid.ID})
	}
	wantAlarms(t, p, "one grid is silent", "grid.silent yellow")
	p.clock.Set(time.Date(2022, 9, 2, 6, 31, 0, 0, testZone(t)))
	wantAlarms(t, p, "the clock ran out", "clock.late/first orange, grid.silent yellow, site.silent yellow")
	p.clock.Set(time.Date(2022, 9, 2, 8, 15, 0, 0, testZone(t)))
	if got := sounding(t, p.View); strings.Contains(got, "handover") {
		t.Errorf("too early: %s", got)
	}
	p.clock.Minutes(1)
	if got := sounding(t, p.View); !strings.Contains(got, "handover.late/B orange") {
		t.Errorf("nobody took over: %s", got)
	}
	p.clock.Minutes(61)
	if got := sounding(t, p.View); !strings.HasPrefix(got, "handover.late/B red") {
		t.Errorf("and an hour later: %s", got)
	}
}

func TestSnoozeEndsByItself(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Type: "medicine", Text: "断药"})
	p.clock.Minutes(31)
	key := alarmKey(t, p.View, AlarmDispatch)
	p.refuse(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(20 * time.Minute)}, Invalid, "text.empty")
	p.refuse(SnoozeAlarm{Key: key, Until: p.clock.Now(), Reason: "等药"}, Invalid, "alarm.until_past")
	p.refuse(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(25 * time.Hour), Reason: "等药"}, Invalid, "alarm.until_far")
	p.refuse(SnoozeAlarm{Key: "K1:none", Until: p.clock.Now().Add(time.Hour), Reason: "等药"}, NotFound, "alarm.unknown")
	p.refuse(WakeAlarm{Key: key}, Refused, "alarm.not_snoozed")
	if r := p.do(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(20 * time.Minute), Reason: "等药"}); r.Number != "K-001" {
		t.Errorf("the receipt names %q", r.Number)
	}
	wantAlarms(t, p, "put off", "")
	a, err := p.Alarm(context.Background(), key)
	if err != nil || a.Snoozed == nil || a.Snoozed.Reason != "等药" || a.Snoozed.ByName != "值班员 冯" {
		t.Fatalf("%+v, %v", a.Snoozed, err)
	}
	p.clock.Minutes(20)
	wantAlarms(t, p, "its time is over", "matter.dispatch orange")
	p.do(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(time.Hour), Reason: "等药"})
	p.do(AmendMatter{ID: "K-001", Level: "red", Reason: "昏倒"})
	wantAlarms(t, p, "it got worse", "matter.dispatch red")
	p.do(SnoozeAlarm{Key: key, Until: p.clock.Now().Add(time.Hour), Reason: "车在路上"})
	p.do(WakeAlarm{Key: key})
	wantAlarms(t, p, "somebody woke it", "matter.dispatch red")
	p.sound()
}

// A gate that is manned and then deserted again is another trouble than the
// one that somebody put off.
func TestSnoozeDoesNotHideASecondTrouble(t *testing.T) {
	p := mustCreateAs(t, t.TempDir()+"/post.db", Init{T0: time.Date(2022, 9, 2, 0, 30, 0, 0, testZone(t))})
	a := p.person("何")
	p.do(SetSiteState{ID: "east", State: SiteInService})
	p.do(SnoozeAlarm{Key: alarmKey(t, p.View, AlarmUnmanned), Until: p.clock.Now().Add(2 * time.Hour), Reason: "换班在路上"})
	wantAlarms(t, p, "put off", "")
	p.clock.Minutes(5)
	p.do(PostGuard{ID: "east", Person: a})
	p.clock.Minutes(5)
	p.do(RelieveGuard{ID: "east", Person: a})
	wantAlarms(t, p, "deserted again", "site.unmanned orange")
}

// Alarms as of an earlier minute are those of that minute.
func TestAlarmsAsOf(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Type: "allergy", Text: "喉咙肿"})
	p.clock.Minutes(11)
	then := p.clock.Now()
	p.clock.Minutes(1)
	p.do(DispatchMatter{ID: "K-001", To: "何"})
	c, err := p.AsOf(context.Background(), then)
	if err != nil {
		t.Fatal(err)
	}
	if got := sounding(t, c.View); got != "matter.dispatch red" {
		t.Errorf("as of then: %s", got)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	wantAlarms(t, p, "now", "")
}
