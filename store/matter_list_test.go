package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zhiban/store/journal"
)

func numbers(list []Matter) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Number)
	}
	return strings.Join(out, " ")
}

// ledger has one matter of every sort, an hour and ten minutes old.
func ledger(t *testing.T) *testPost {
	t.Helper()
	p := mustCreate(t)
	p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "垃圾没清"})                                      // 1 yellow
	p.do(ReportMatter{Type: "allergy", Grid: "1", Text: "蚂蚁叮咬", Source: "hotline", Household: "12号"}) // 2 red
	p.do(ReportMatter{Kind: "order", Level: "orange", Text: "报物资数", Source: "above"})                 // 3
	p.do(ReportMatter{Type: "medicine", Grid: "3", Text: "断药", Source: "hotline"})                    // 4 orange
	p.do(ReportMatter{Kind: "task", Level: "blue", Grid: "2", Text: "贴通知"})                           // 5
	p.do(ReportMatter{Type: "rubbish", Grid: "1", Text: "纸箱"})                                        // 6
	p.do(DispatchMatter{ID: "K-004", Group: "medical"})
	p.do(CloseMatter{ID: "K-006", Result: "清了"})
	p.clock.Minutes(70)
	return p
}

func TestMattersAreListedByTheirFilters(t *testing.T) {
	p := ledger(t)
	ctx := context.Background()
	other := p.person("何医生")
	p.doBy(other, DispatchMatter{ID: "K-005", Person: other})
	group := func() string {
		g, err := p.Group(ctx, "medical")
		if err != nil {
			t.Fatal(err)
		}
		return g.ID
	}()
	grid := func(ref string) string {
		g, err := p.Grid(ctx, ref)
		if err != nil {
			t.Fatal(err)
		}
		return g.ID
	}
	for _, c := range []struct {
		name string
		f    MatterFilter
		want string
	}{
		{"all", MatterFilter{}, "K-002 K-003 K-004 K-001 K-005 K-006"},
		{"open", MatterFilter{Open: true}, "K-002 K-003 K-004 K-001 K-005"},
		{"ended", MatterFilter{Ended: true}, "K-006"},
		{"a page", MatterFilter{Open: true, Limit: 2, Offset: 1}, "K-003 K-004"},
		{"urgent", MatterFilter{Open: true, Levels: []string{"red", "orange"}}, "K-002 K-003 K-004"},
		{"hotline", MatterFilter{Open: true, Source: "hotline"}, "K-002 K-004"},
		{"orders", MatterFilter{Open: true, Kinds: []string{"order"}}, "K-003"},
		{"grid", MatterFilter{Open: true, Grid: grid("2")}, "K-001 K-005"},
		{"group", MatterFilter{Open: true, Group: group}, "K-004"},
		{"mine", MatterFilter{Open: true, Mine: other}, "K-005"},
		{"overdue", MatterFilter{Overdue: true}, "K-002 K-003 K-004"}, // resolve, dispatch, accept
		{"by grid", MatterFilter{Open: true, Sort: ByGrid}, "K-002 K-001 K-005 K-004 K-003"},
		{"newest", MatterFilter{Open: true, Sort: ByNewest}, "K-005 K-004 K-003 K-002 K-001"},
		{"by due", MatterFilter{Open: true, Sort: ByDue}, "K-002 K-003 K-004 K-001 K-005"},
		{"by owner", MatterFilter{Open: true, Sort: ByOwner}, "K-005 K-004 K-002 K-003 K-001"},
		{"words", MatterFilter{Grep: "断药"}, "K-004"},
		{"words and a page", MatterFilter{Grep: "K-00", Offset: 4, Limit: 1}, "K-005"},
	} {
		list, err := p.Matters(ctx, c.f)
		if err != nil || numbers(list) != c.want {
			t.Errorf("%s: %s, want %s, %v", c.name, numbers(list), c.want, err)
		}
		c.f.Limit, c.f.Offset = 0, 0
		n, err := p.CountMatters(ctx, c.f)
		if list, lerr := p.Matters(ctx, c.f); err != nil || lerr != nil || n != len(list) {
			t.Errorf("%s: counted %d of %d, %v %v", c.name, n, len(list), err, lerr)
		}
	}
	counts, err := p.CountOpen(ctx, other)
	if want := (MatterCounts{Open: 5, Mine: 1, Overdue: 3, Urgent: 3, Hotline: 2, Orders: 1}); err != nil || counts != want {
		t.Errorf("%+v, want %+v, %v", counts, want, err)
	}
}

// What SQL calls overdue is what Matter.Late says, whatever has happened.
func TestOverdueIsOneRule(t *testing.T) {
	ctx := context.Background()
	late := 0
	for seed := range uint64(3) {
		p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{T0: time.Date(2022, 9, 2, 0, 20, 0, 0, testZone(t))})
		a := newActor(p, rand.New(rand.NewPCG(seed, 7)))
		for range 40 {
			for range 6 {
				a.give(p.by, a.matterCommand())
				p.clock.Add(time.Duration(a.rng.IntN(900)) * time.Second)
			}
			all, err := p.Matters(ctx, MatterFilter{Limit: 1 << 30})
			if err != nil {
				t.Fatal(err)
			}
			want := slices.DeleteFunc(slices.Clone(all), func(m Matter) bool { _, _, is := m.Late(p.nowMS()); return !is })
			got, err := p.Matters(ctx, MatterFilter{Overdue: true})
			if err != nil || numbers(got) != numbers(want) {
				t.Fatalf("seed %d: %s, want %s, %v", seed, numbers(got), numbers(want), err)
			}
			late += len(got)
			inOrder(t, all, p.nowMS())
		}
	}
	if late < 100 {
		t.Errorf("only %d overdue ones were seen", late)
	}
}

// inOrder holds that open matters go by level, then by the limit that runs out
// next, so that of one level the overdue ones stand first.
func inOrder(t *testing.T, all []Matter, now journal.Time) {
	t.Helper()
	for i := 1; i < len(all) && all[i].Open(); i++ {
		a, b := all[i-1], all[i]
		if levelRank(a.Level) != levelRank(b.Level) {
			continue
		}
		_, _, first := a.Late(now)
		_, _, second := b.Late(now)
		if second && !first || b.NextDue() != 0 && (a.NextDue() == 0 || a.NextDue() > b.NextDue()) {
			t.Fatalf("%s %s stands above %s %s", a.Number, a.State, b.Number, b.State)
		}
	}
}

func matterOf(t *testing.T, p *testPost, ref string) Matter {
	t.Helper()
	m, err := p.Matter(context.Background(), ref)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Who has a matter and is sent it once more has no more time to accept it.
func TestDispatchedAgainToTheSameTheClockRunsOn(t *testing.T) {
	p := mustCreate(t)
	p.do(ReportMatter{Kind: "medical", Level: "red", Text: "胸痛"})
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	first := matterOf(t, p, "K-001").Dispatched
	p.clock.Minutes(5)
	p.do(DispatchMatter{ID: "K-001", Group: "medical", To: "医疗组", ETA: 9})
	if m := matterOf(t, p, "K-001"); m.Dispatched != first || m.ETA != 9 {
		t.Errorf("%+v", m)
	}
	p.do(AcceptMatter{ID: "K-001"})
	p.do(DispatchMatter{ID: "K-001", Group: "medical"})
	if m := matterOf(t, p, "K-001"); m.State != MatterAccepted {
		t.Errorf("accepted, then sent once more: %s", m.State)
	}
	p.do(DispatchMatter{ID: "K-001", To: "何医生"})
	if m := matterOf(t, p, "K-001"); m.State != MatterDispatched || m.Dispatched == first {
		t.Errorf("somebody else has it: %+v", m)
	}
}

func TestNextStepIsWritten(t *testing.T) {
	p := ledger(t)
	p.do(SetIfThen{ID: "K-002", Text: " 若 30分钟内再肿 → 转运 "})
	m, err := p.Matter(context.Background(), "K-002")
	if err != nil || m.IfThen != "若 30分钟内再肿 → 转运" || m.LastText != "" {
		t.Errorf("%+v, %v", m, err)
	}
	p.refuse(SetIfThen{ID: "K-002", Text: "若 30分钟内再肿 → 转运"}, Refused, "command.no_change")
	p.do(SetIfThen{ID: "K-002"})
	if m, err = p.Matter(context.Background(), "K-002"); err != nil || m.IfThen != "" {
		t.Errorf("not taken away: %+v, %v", m, err)
	}
	p.refuse(SetIfThen{ID: "K-006", Text: "x"}, Refused, "matter.ended")
	p.sound()
}

func TestTheSameCallIsFound(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	p.do(ReportMatter{Type: "medicine", Grid: "1", Household: "12号", Person: "李婶", Phone: "13800000001", Text: "高血压断药两天"})
	p.do(ReportMatter{Type: "rubbish", Grid: "2", Household: "12号", Text: "楼下垃圾堆满没人清"})
	p.do(ReportMatter{Type: "rubbish", Grid: "1", Text: "走廊灯坏"})
	grid, err := p.Grid(ctx, "1")
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.Grid(ctx, "2")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, grid, house, person, text, want string }{
		{"household", grid.ID, "１２号", "", "人不舒服", "K-001 household"},
		{"the household of another grid", two.ID, "12号", "", "人不舒服", "K-002 household"},
		{"a household without its grid", "", "12号", "", "人不舒服", ""},
		{"person", grid.ID, "", "李婶", "人不舒服", "K-001 person"},
		{"phone", "", "", "13800000001", "人不舒服", "K-001 phone"},
		{"words", grid.ID, "", "", "报 高血压断药两天了", "K-001 text"},
		{"words of another grid", grid.ID, "", "", "楼下垃圾堆满没人清", ""},
		{"words without a grid", "", "", "", "楼下的垃圾堆满没人清", "K-002 text"},
		{"nothing", "", "", "", "", ""},
	} {
		got, err := p.SimilarMatters(ctx, c.grid, c.house, c.person, c.text, 5)
		var list []string
		for _, s := range got {
			list = append(list, s.Number+" "+s.Why)
		}
		if err != nil || strings.Join(list, ", ") != c.want {
			t.Errorf("%s: %v, want %q, %v", c.name, list, c.want, err)
		}
	}
	p.do(CloseMatter{ID: "K-001", Result: "送到", Verifier: p.person("罗")})
	if got, err := p.SimilarMatters(ctx, grid.ID, "12号", "", "", 5); err != nil || len(got) != 1 {
		t.Errorf("just ended: %v, %v", got, err)
	}
	p.clock.Minutes(25 * 60)
	if got, err := p.SimilarMatters(ctx, grid.ID, "12号", "", "", 5); err != nil || len(got) != 0 {
		t.Errorf("ended yesterday: %v, %v", got, err)
	}
}

func TestLinkedMattersAreNamed(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	for i := range 3 {
		p.do(ReportMatter{Type: "medicine", Grid: "1", Household: "12号", Text: fmt.Sprint("断药", i)})
		p.clock.Minutes(2)
	}
	p.do(MergeMatter{ID: "K-002", Into: "K-001", Reason: "同一件"})
	one, err := p.Matter(ctx, "K-001")
	if err != nil {
		t.Fatal(err)
	}
	l, err := p.LinkedMatters(ctx, one)
	if err != nil || numbers(l.From) != "K-002" || numbers(l.Household) != "K-003 K-002" || l.Calls != 3 || l.Into != nil {
		t.Errorf("%+v, %v", l, err)
	}
	two, err := p.Matter(ctx, "K-002")
	if err != nil {
		t.Fatal(err)
	}
	if l, err = p.LinkedMatters(ctx, two); err != nil || l.Into == nil || l.Into.Number != "K-001" {
		t.Errorf("%+v, %v", l, err)
	}
	if like, err := p.SimilarTo(ctx, one, 5); err != nil || len(like) != 1 || like[0].Number != "K-003" {
		t.Errorf("%+v, %v", like, err)
	}
	all, err := p.Matters(ctx, MatterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if same := Same(all); len(same) != 1 || same[l.Household[0].ID].Number != "K-001" {
		t.Errorf("%+v", same)
	}
}

// All open matters are sorted in Go, every other list in SQL: by one order.
func TestOpenMattersComeInTheOrderOfTheLists(t *testing.T) {
	p := ledger(t)
	rnd := rand.New(rand.NewPCG(3, 4))
	for i := range 60 {
		r := p.do(ReportMatter{Kind: "task", Level: []string{"red", "orange", "yellow", "blue"}[rnd.IntN(4)], Text: fmt.Sprintf("第%d件", i)})
		if rnd.IntN(2) == 0 {
			p.do(DispatchMatter{ID: r.Number, Group: "medical"})
		}
		p.clock.Minutes(rnd.IntN(9))
	}
	open, err := p.Matters(context.Background(), MatterFilter{Open: true})
	if err != nil {
		t.Fatal(err)
	}
	paged, err := p.Matters(context.Background(), MatterFilter{Open: true, Levels: []string{"red", "orange", "yellow", "blue"}})
	if err != nil || numbers(open) != numbers(paged) || len(open) < 60 {
		t.Errorf("%v\n%s\nwant\n%s", err, numbers(open), numbers(paged))
	}
}
