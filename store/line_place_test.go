package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func marks(lines []Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, fmt.Sprintf("%s%d", l.Station, l.Seq))
	}
	return strings.Join(out, " ")
}

// Pages of any size, both ways, are the whole list and nothing twice, under
// every filter.
func TestPagesAreTheWholeJournal(t *testing.T) {
	ctx := context.Background()
	p := quickPost(t, filepath.Join(t.TempDir(), "post.db"), Init{T0: time.Date(2022, 9, 2, 0, 20, 0, 0, testZone(t))})
	a := newActor(p, rand.New(rand.NewPCG(3, 10)))
	for range 400 {
		a.step()
	}
	grids, err := p.Grids(ctx) // renamed at random
	if err != nil {
		t.Fatal(err)
	}
	grid := grids[0]
	full := 0
	for name, f := range map[string]LineFilter{
		"human": {}, "system": {Stream: System}, "all": {Stream: AllStreams}, "grid": {Grid: grid.ID, Stream: AllStreams}, "kind": {Kind: "matter"},
		"officer": {Officer: p.by}, "struck": {Struck: true}, "late": {Late: true, Stream: AllStreams}, "words": {Words: SearchWords("断药"), Stream: AllStreams},
		"one of two words": {Words: [][]string{{"李婶", "东门"}}}, "words of a grid": {Words: SearchWords("东门"), Grid: grid.ID}, "grep": {Grep: "喉咙"},
	} {
		all := f
		all.Limit = 1 << 20
		want, err := p.Lines(ctx, all)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(want) == 0 {
			t.Errorf("%s: nothing to page through", name)
		}
		full += len(want)
		for _, size := range []int{1, 7, 64} {
			if size == 1 && len(want) > 60 {
				continue
			}
			if got := pages(t, p, f, size, false); marks(got) != marks(want) {
				t.Errorf("%s, downwards by %d:\n%s\nwant\n%s", name, size, marks(got), marks(want))
			}
			if got := pages(t, p, f, size, true); marks(got) != marks(want) {
				t.Errorf("%s, upwards by %d:\n%s\nwant\n%s", name, size, marks(got), marks(want))
			}
		}
	}
	if full < 500 {
		t.Errorf("only %d lines were paged through", full)
	}
}

// pages reads page by page from one end to the other.
func pages(t *testing.T, p *testPost, f LineFilter, size int, newest bool) []Line {
	t.Helper()
	f.Limit, f.Newest = size, newest
	var out []Line
	for {
		got, err := p.Lines(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range got {
			if newest {
				out = append([]Line{l}, out...)
			} else {
				out = append(out, l)
			}
		}
		if len(got) < size {
			return out
		}
		if newest {
			f.Before = got[len(got)-1].Place
		} else {
			f.After = got[len(got)-1].Place
		}
	}
}

func TestPagesBeginAtADayOrALine(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	p.do(WriteNote{Text: "昨天的"})
	p.clock.Minutes(24 * 60)
	day := p.clock.Now().Truncate(time.Minute)
	p.do(WriteNote{Text: "今天的"})
	p.clock.Minutes(1)
	p.do(WriteNote{Text: "接着的"})
	for _, words := range [][][]string{nil, {{"天的", "接着"}}} {
		got, err := p.Lines(ctx, LineFilter{After: PlaceAt(day), Words: words})
		if err != nil || len(got) != 2 || got[0].Text() != "今天的" {
			t.Errorf("from the day on: %v, %v", got, err)
		}
		if got, err = p.Lines(ctx, LineFilter{After: got[1].Place.Back(), Words: words}); err != nil || len(got) != 1 || got[0].Text() != "接着的" {
			t.Errorf("from the line on: %v, %v", got, err)
		}
		if got, err = p.Lines(ctx, LineFilter{Before: PlaceAt(day), Newest: true, Words: words, Limit: 1}); err != nil || len(got) != 1 || got[0].Text() != "昨天的" {
			t.Errorf("before the day: %v, %v", got, err)
		}
	}
	if !PlaceAt(day).Less(Place{HLC: int64(1) << 62}) || !(Place{}).IsZero() || !(Place{5, "K", 1}).Less(Place{5, "L", 1}) || !(Place{5, "K", 1}).Less(Place{5, "K", 2}) {
		t.Error("places are in another order")
	}
	if _, err := p.Lines(ctx, LineFilter{Words: [][]string{{"，"}}}); CodeOf(err) != Invalid {
		t.Errorf("nothing to search for: %v", err)
	}
	if names, err := p.Names(ctx); err != nil || len(names) != 1 {
		t.Errorf("%v, %v", names, err)
	}
}

func TestCorrectionStrikesAndSaysItRight(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	one, err := p.Grid(ctx, "1")
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.Grid(ctx, "2")
	if err != nil {
		t.Fatal(err)
	}
	wrong := p.do(WriteNote{Text: "巷口铁马倒了", Subject: one.ID, Figures: []Figure{{What: "铁马", Number: 2, Basis: "exact"}}}).Entries[0].ID
	right := p.do(CorrectEntry{Entry: wrong, Reason: "记错网格", Text: "巷口铁马倒了", Subject: two.ID, Figures: []Figure{{What: "铁马", Number: 3, Basis: "exact"}}})
	if len(right.Entries) != 2 || right.Entries[0].Kind != "note.add" || right.Entries[1].Kind != "journal.strike" || right.Subject != two.ID {
		t.Fatalf("%+v", right)
	}
	lines, err := p.Lines(ctx, LineFilter{})
	if err != nil || len(lines) != 2 {
		t.Fatalf("%v, %v", lines, err)
	}
	if s := lines[0].Struck; s == nil || s.Reason != "记错网格" || s.Right != lines[1].ID || lines[1].Corrects != wrong || lines[1].Struck != nil {
		t.Errorf("not linked: %+v, %+v", lines[0].Struck, lines[1])
	}
	figures, err := p.Figures(ctx, nil, nil)
	if err != nil || len(figures) != 1 || figures[0].Number != 3 {
		t.Errorf("the struck figure counts: %+v, %v", figures, err)
	}
	p.refuse(CorrectEntry{Entry: wrong, Reason: "再改", Text: "x"}, Refused, "strike.struck_already")
	p.refuse(CorrectEntry{Entry: "none", Reason: "r", Text: "x"}, NotFound, "entry.unknown")
	p.refuse(CorrectEntry{Entry: right.Entries[0].ID, Text: "x"}, Invalid, "text.empty")
	p.refuse(CorrectEntry{Entry: right.Entries[0].ID, Reason: "r"}, Invalid, "text.empty")
	p.refuse(CorrectEntry{Entry: right.Entries[1].ID, Reason: "r", Text: "划改的划改"}, Refused, "strike.human_only")
	if again, err := p.Lines(ctx, LineFilter{Stream: AllStreams, Limit: 1000}); err != nil || len(again) == 0 || again[len(again)-1].ID != right.Entries[1].ID {
		t.Errorf("a refusal left something behind: %v", err)
	}
	p.sound()
}

func TestMistakenReportIsVoidedWithItsCorrection(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	r := p.do(ReportMatter{Type: "medicine", Grid: "1", Text: "7格断药"})
	p.do(CorrectEntry{Entry: r.Entries[0].ID, Reason: "网格听错", Text: "2格断药", Report: &ReportMatter{Type: "medicine", Grid: "2"}})
	old, err := p.Matter(ctx, "K-001")
	if err != nil || old.State != MatterVoid || old.Result != "网格听错" {
		t.Errorf("%+v, %v", old, err)
	}
	fresh, err := p.Matter(ctx, "K-002")
	if err != nil || fresh.State != MatterNew || fresh.Text != "2格断药" {
		t.Errorf("%+v, %v", fresh, err)
	}
	p.do(DispatchMatter{ID: "K-002", To: "何医生"}) // somebody is on the way: it is not voided
	p.do(CorrectEntry{Entry: mustStep(t, p, "K-002", "matter.report"), Reason: "又错", Text: "3格断药", Report: &ReportMatter{Grid: "3"}})
	if fresh, err = p.Matter(ctx, "K-002"); err != nil || fresh.State != MatterDispatched {
		t.Errorf("%+v, %v", fresh, err)
	}
	p.sound()
}

func mustStep(t *testing.T, p *testPost, number, kind string) string {
	t.Helper()
	lines, err := p.MatterSteps(context.Background(), number)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Kind == kind {
			return l.ID
		}
	}
	t.Fatal("no such step")
	return ""
}
