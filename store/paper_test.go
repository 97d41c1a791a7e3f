package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"zhiban/store/plan"
)

func TestSlipsComeInWithTheirTimesAndWriters(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	luo := p.person("罗")
	slip := func(at time.Duration, c EnterSlip) (Receipt, error) {
		return p.Do(ctx, p.by, p.clock.Now().Add(at), c)
	}
	r, err := slip(-3*time.Hour, EnterSlip{Serial: "12", Writer: "罗", Cmd: ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"}})
	if err != nil || r.Number == "" || r.Entries[0].Kind != "matter.report" || r.Entries[len(r.Entries)-1].Kind != kindPaper {
		t.Fatalf("%+v, %v", r, err)
	}
	s, err := p.Paper(ctx, "纸－12")
	if err != nil || s.Serial != "纸-0012" || s.Writer != "罗" || s.WriterID != luo || s.By != p.by || s.Entered.Sub(s.At) != 3*time.Hour {
		t.Errorf("%+v, %v", s, err)
	}
	lines, err := p.Lines(ctx, LineFilter{Entry: r.Entries[0].ID})
	if err != nil || len(lines) != 1 || lines[0].Paper == nil || *lines[0].Paper != (PaperMark{"纸-0012", "罗"}) {
		t.Errorf("%+v, %v", lines, err)
	}
	// the number stands for one slip
	_, err = slip(-2*time.Hour, EnterSlip{Serial: "纸-0012", Cmd: WriteNote{Text: "另一张"}})
	if e := asError(err); e == nil || e.Reason != "paper.serial_taken" || !strings.Contains(e.Arg, "李婶断药") || e.Field != "serial" {
		t.Errorf("%v", err)
	}
	// a stranger's hand, and a slip without a number
	if _, err = slip(-time.Hour, EnterSlip{Writer: "志愿者小何", Cmd: WriteNote{Text: "东门换岗"}}); err != nil {
		t.Fatal(err)
	}
	all, err := p.Papers(ctx, 0)
	if err != nil || len(all) != 2 || all[0].Writer != "志愿者小何" || all[0].WriterID != "" || all[0].Serial != "" {
		t.Errorf("%+v, %v", all, err)
	}
	_, err = slip(-time.Hour, EnterSlip{Serial: "王伯断药", Cmd: WriteNote{Text: "x"}})
	if e := asError(err); e == nil || e.Reason != "paper.serial_wrong" {
		t.Errorf("%v", err)
	}
	// what cannot be done leaves no slip, and not its number
	if _, err = slip(-time.Hour, EnterSlip{Serial: "13", Cmd: ReportMatter{Type: "medicine", Grid: "99", Text: "x"}}); err == nil {
		t.Error("grid 99 was taken")
	}
	if _, err = slip(2*time.Hour, EnterSlip{Serial: "13", Cmd: WriteNote{Text: "明天的"}}); err == nil {
		t.Error("a slip of tomorrow was taken")
	}
	if last, err := p.LastSerial(ctx); err != nil || last != "纸-0012" || NextSerial(last) != "纸-0013" || NextSerial("A7") != "" {
		t.Errorf("%s, %v", last, err)
	}
	p.sound()
}

// One undo takes all of a slip back, and its number is free again.
func TestASlipIsTakenBackAsAWhole(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	p.do(WriteNote{Text: "先写的"})
	r := p.do(EnterSlip{Serial: "7", Cmd: Batch{ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"}, WriteNote{Text: "车已叫"}}})
	p.undone(kindPaper)
	if m, err := p.Matter(ctx, r.Subject); err != nil || m.State != MatterVoid {
		t.Errorf("%+v, %v", m, err)
	}
	if s, err := p.Paper(ctx, "7"); err != nil || !s.Dropped || s.Why != "误操作" {
		t.Errorf("%+v, %v", s, err)
	}
	p.do(EnterSlip{Serial: "7", Cmd: WriteNote{Text: "这回对了"}})
	p.undone(kindPaper)
	p.undone("note.add") // the one before the slips
	if act, err := p.LastAct(ctx, p.by); err == nil && act.Line.Kind == "matter.report" {
		t.Errorf("what the slip became is offered again: %+v", act)
	}
	p.sound()
}

// A slip that opens a matter and steps it on is taken back although the second
// entry changed what the first one made.
func TestASlipOfStepsIsTakenBack(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	m := p.do(ReportMatter{Type: "medicine", Level: plan.Orange, Grid: "2", Text: "李婶断药"})
	p.do(EnterSlip{Cmd: Batch{AcceptMatter{ID: m.Subject}, SceneMatter{ID: m.Subject}}})
	p.undone(kindPaper)
	if x, err := p.Matter(ctx, m.Subject); err != nil || x.State != MatterNew {
		t.Errorf("%+v, %v", x, err)
	}
	p.sound()
}

func TestSerialsAsTheyAreTyped(t *testing.T) {
	for in, want := range map[string]string{"12": "纸-0012", " 纸12 ": "纸-0012", "纸-0012": "纸-0012", "纸－００１２": "纸-0012", "0012": "纸-0012", "A12": "A12", "": "", "0": "0", "12345": "纸-12345"} {
		if got := ParseSerial(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A file of slips is one act: taken back in one step, all numbers free again.
func TestAFileOfSlipsIsOneAct(t *testing.T) {
	p := noticePost(t)
	at := p.clock.Now()
	file := TakeIn{Kind: "paper", File: "slips.csv", New: 2, Do: []Command{
		EnterSlip{Serial: "1", At: at.Add(-3 * time.Hour), Cmd: WriteNote{Text: "同一句话"}},
		EnterSlip{Serial: "2", At: at.Add(-2 * time.Hour), Cmd: ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"}},
	}}
	for range 2 {
		p.do(file)
		p.listUndone()
		for _, serial := range []string{"1", "2"} {
			if s, err := p.Paper(context.Background(), serial); err != nil || !s.Dropped {
				t.Errorf("%+v, %v", s, err)
			}
		}
	}
	p.sound()
}

// A slip of the pen in the typing: what is right has the time on the slip, its
// number and its writer, and the struck text stays beside it.
func TestACorrectedSlipStaysThatSlip(t *testing.T) {
	p := noticePost(t)
	ctx := context.Background()
	at := p.clock.Now().Add(-3 * time.Hour)
	for serial, c := range map[string]Command{"64": WriteNote{Text: "东门缺测问枪"}, "65": ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断要"}} {
		r := p.do(EnterSlip{Serial: serial, Writer: "钟", At: at, Cmd: c})
		fix := CorrectEntry{Entry: r.Entries[0].ID, Reason: "笔误", Text: "东门缺测温枪"}
		if serial == "65" {
			fix.Report = &ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"}
		}
		right := p.do(fix).Entries[0]
		lines, err := p.Lines(ctx, LineFilter{Entry: right.ID, Stream: AllStreams})
		if err != nil || len(lines) != 1 || lines[0].Paper == nil || *lines[0].Paper != (PaperMark{ParseSerial(serial), "钟"}) || !lines[0].At.In(time.UTC).Equal(at) {
			t.Errorf("%s: %+v, %v", serial, lines, err)
		}
		all, err := p.PaperLines(ctx, 1)
		if err != nil || len(all) != 1 || len(all[0].Lines) < 2 || all[0].Lines[0].Struck == nil || all[0].Lines[len(all[0].Lines)-1].ID != right.ID {
			t.Errorf("%s: %+v, %v", serial, all, err)
		}
	}
	if m, err := p.Matters(ctx, MatterFilter{Open: true}); err != nil || len(m) != 1 || !m[0].Reported.In(time.UTC).Equal(at) {
		t.Errorf("%+v, %v", m, err)
	}
	p.sound()
}
