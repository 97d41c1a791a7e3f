package store

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMatterLivesAndTheRecordIsSound(t *testing.T) {
	p := mustCreate(t)
	r := p.do(ReportMatter{Type: "allergy", Grid: "2", Household: "12号", Text: "蚂蚁叮咬，喉咙肿"})
	if r.Number != "K-001" {
		t.Errorf("number %s", r.Number)
	}
	p.clock.Minutes(2)
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	p.refuse(CloseMatter{ID: "k001", Result: "好了"}, Refused, "matter.needs_verifier")
	other := p.person("何")
	p.do(CloseMatter{ID: "K-001", Result: "脱离危险", Verifier: other})
	p.refuse(DispatchMatter{ID: "K-001", To: "x"}, Refused, "matter.ended")
	m, err := p.Matter(context.Background(), "K-001")
	if err != nil || m.State != MatterClosed || m.Level != "red" {
		t.Fatalf("%+v, %v", m, err)
	}
	hits, err := p.Search(context.Background(), "喉咙", 10)
	if err != nil || len(hits) != 1 {
		t.Errorf("search: %v, %v", hits, err)
	}
	p.sound()
}

func TestDuplicateNoteIsRefusedUnlessRepeatedOnPurpose(t *testing.T) {
	p := mustCreate(t)
	n := WriteNote{Text: "东门换岗"}
	p.do(n)
	p.refuse(n, Refused, "note.duplicate")
	if _, err := p.Do(context.Background(), p.by, time.Time{}, n, Again()); err != nil {
		t.Error(err)
	}
	p.clock.Minutes(2)
	p.do(n)
	p.sound()
}

func TestEveryKindNamesItsCounterKind(t *testing.T) {
	for name, k := range kinds().kinds {
		if _, ok := kinds().kinds[k.counter]; !ok {
			t.Errorf("%s: counter-kind %q is not declared", name, k.counter)
		}
	}
}

func TestChangedByPlainSQLIsNamed(t *testing.T) {
	p := mustCreate(t)
	p.do(WriteNote{Text: "一"})
	ctx := context.Background()
	if err := p.WriteHead(ctx); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"DROP TRIGGER journal_no_update", "UPDATE journal SET at = at + 1 WHERE seq = 2"} {
		if err := p.writer.exec(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	v, err := p.Verify(ctx)
	if err != nil || v.OK() {
		t.Fatalf("verify found nothing: %+v, %v", v, err)
	}
	if d := v.Damage[0]; d.Code != "verify.columns" || d.Station != "K" || d.Seq != 2 {
		t.Errorf("named %+v", d)
	}
}

// An amendment prints both values, and a red matter never turns yellow without
// a line in the report.
func TestAmendmentTellsBothValues(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	m := p.do(ReportMatter{Kind: "medical", Type: "allergy", Grid: "1", Text: "过敏"}).Number
	p.do(AmendMatter{ID: m, Level: "yellow", Grid: "2", Reason: "已缓解"})
	lines, err := p.Lines(ctx, LineFilter{Kind: "matter.amend"})
	if err != nil || len(lines) != 1 {
		t.Fatal(lines, err)
	}
	if want := []FieldChange{{"level", "red", "yellow"}, {"grid", "1", "2"}}; !slices.Equal(lines[0].Changes, want) {
		t.Errorf("changes %v, want %v", lines[0].Changes, want)
	}
	if !isKey(lines[0]) {
		t.Error("a red matter turned yellow and the report would not say so")
	}
	p.do(AmendMatter{ID: m, Level: "blue", Reason: "只是咨询"})
	if lines, err = p.Lines(ctx, LineFilter{Kind: "matter.amend"}); err != nil || isKey(lines[1]) {
		t.Errorf("yellow to blue is no key entry: %v, %v", lines, err)
	}
}

func TestWhatThePlanDoesNotKnowIsRefused(t *testing.T) {
	p := mustCreate(t)
	p.refuse(SetLanes{ID: "east", Lanes: 5}, Refused, "site.no_lanes_here")
	p.refuse(AddPerson{Name: "值班员 冯", Role: RoleOfficer}, Refused, "officer.exists")
	p.refuse(AddPerson{Name: strings.Repeat("长", 61)}, Invalid, "name.too_long")
	p.refuse(SetT0{T0: p.clock.Now().Add(25 * time.Hour)}, Invalid, "t0.too_far")
	p.do(SetT0{T0: p.clock.Now().Add(30 * time.Minute)})
	s, err := p.CurrentShift(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p.refuse(AssignDuty{Shift: s.Key, Person: p.by, Role: "foo"}, Invalid, "duty.role_unknown")
}
