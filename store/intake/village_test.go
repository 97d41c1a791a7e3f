package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/intake"
)

func timeZero() time.Time { return time.Time{} }

// faulty are rows of a census that must be refused, each with its reason.
func faulty() []struct{ row, want string } {
	return []struct{ row, want string }{
		{"99,坏%d栋,101,,甲%d,", "grid.unknown"}, {",坏%d栋,101,,甲%d,", "intake.grid_missing"}, {"1,坏%d栋,101,,甲%d,没电话", "phone.no_digit"}, {"1,坏%d栋,101,许多,甲%d,", "intake.number"},
		{"1,坏%d栋,101,,=甲%d,", "intake.formula"}, {"1,坏%d栋,101,,甲%d,1.39E+10", "intake.eaten"}, {"1,坏%d栋,101,999,甲%d,", "intake.number_range"}, {"1,坏%d栋,101,,甲%d\ufffd,", "intake.lost"},
		{"1,坏%d栋,101,,甲%d" + strings.Repeat("长", 60) + ",", "name.too_long"}, {"合计,%d,%d", "intake.total_row"},
	}
}

// village is a census of n rows in three grids, three people a door, with so
// many of them planted faults; want is the reason by line.
func villageList(n, faults int) (l *intake.List, want map[int]string) {
	l, want = &intake.List{Kind: intake.Census, Head: []string{"网格", "楼栋", "房号", "人数", "姓名", "电话", "出生年"}}, map[int]string{}
	every := n / faults
	good := 0
	for i := range n {
		if i%every == every/2 && len(want) < faults {
			f := faulty()[len(want)%len(faulty())]
			l.Rows = append(l.Rows, strings.Split(fmt.Sprintf(f.row, i, i), ","))
			want[i+2] = f.want
			continue
		}
		h := good / 3
		l.Rows = append(l.Rows, []string{fmt.Sprint(h%3 + 1), fmt.Sprintf("%d栋", h/90), fmt.Sprintf("%d%02d", h/3%30/5+1, h/3%5+1), "3", "李" + string(rune('一'+good%9000)) + "明", fmt.Sprintf("139%08d", good), fmt.Sprint(1930 + good%80)})
		good++
	}
	return l, want
}

// A generated census with 100 planted faults: exactly those are refused, each
// with its reason; the rest comes in at once and goes back at once. 50,000 rows
// with ZHIBAN_LONG.
func TestCensusWithPlantedFaults(t *testing.T) {
	n := 3000
	if os.Getenv("ZHIBAN_LONG") != "" {
		n = 50_000
	}
	ctx := context.Background()
	p := newPost(t, "urban-village")
	l, want := villageList(n, 100)
	var raw bytes.Buffer
	c := "\xef\xbb\xbf" + strings.Join(l.Head, ",") + "\r\n"
	raw.WriteString(c)
	for _, r := range l.Rows { // unguarded, as others write it
		raw.WriteString(strings.Join(r, ",") + "\r\n")
	}
	path := write(t, "census.csv", raw.Bytes())
	before, err := p.LastAct(ctx, p.by)
	if err != nil && reason(err) != "undo.nothing" {
		t.Fatal(err)
	}
	began := time.Now()
	d := p.draft(path, "", intake.CheckOptions{})
	looked := time.Now()
	for _, r := range d.Refused {
		if want[r.Row.No] != reason(r.Err) {
			t.Errorf("line %d: %v, planted %q", r.Row.No, r.Err, want[r.Row.No])
		}
	}
	counts(t, d, n-100, 0, 0, 100, 0)
	steps := 0
	cmd, err := d.Command(func(done, all int) error { steps++; return nil })
	must(t, err)
	if _, err := p.Do(ctx, p.by, time.Time{}, cmd); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rows: looked at in %v, taken in %v, %d reports of progress", n, looked.Sub(began).Round(time.Millisecond), time.Since(looked).Round(time.Millisecond), steps)
	page, err := p.Households(ctx, store.HouseholdFilter{Limit: 1})
	must(t, err)
	if page.Total != d.Doors || page.Total != (n-100+2)/3 {
		t.Errorf("%d households, %d doors, %d rows", page.Total, d.Doors, n)
	}
	again := p.draft(path, "", intake.CheckOptions{})
	counts(t, again, 0, 0, n-100, 100, 0)
	refusals(t, p, d, want)
	act, err := p.LastAct(ctx, p.by)
	if err != nil || act.Why != "" || len(act.Counters) != 1 {
		t.Fatalf("%+v %v", act, err)
	}
	p.do(store.UndoAct{Entry: act.Line.ID, Reason: "wrong list"})
	if page, err = p.Households(ctx, store.HouseholdFilter{Limit: 1}); err != nil || page.Total != 0 {
		t.Errorf("%d left, %v", page.Total, err)
	}
	if after, err := p.LastAct(ctx, p.by); after.Line.ID != before.Line.ID {
		t.Errorf("after the undo: %+v %v, before %q", after.Line, err, before.Line.Kind)
	}
}

// refusals: the file of refused rows has each with its reason beside it, and
// comes in again as the same faults.
func refusals(t *testing.T, p *post, d *intake.Draft, want map[int]string) {
	t.Helper()
	l := intake.RefusedList(d, "行", "原因", func(r intake.Refusal) string { return reason(r.Err) })
	if len(l.Rows) != 100 {
		t.Fatalf("%d rows", len(l.Rows))
	}
	for _, r := range l.Rows {
		var line int
		if _, err := fmt.Sscan(r[len(r)-2], &line); err != nil || want[line] != r[len(r)-1] {
			t.Errorf("%v, planted %q", r, want[line])
		}
	}
	for _, format := range []string{"xlsx", "csv"} {
		back := p.draft(list(t, l, format, "utf8"), intake.Census, intake.CheckOptions{})
		if len(back.Refused) < 80 { // guarded formulas are text then
			t.Errorf("%s: %d refused", format, len(back.Refused))
		}
	}
}

// Whoever gives up half way leaves nothing behind.
func TestGivingUpLeavesNothing(t *testing.T) {
	ctx := context.Background()
	p := newPost(t, "urban-village")
	l, _ := villageList(2000, 1)
	path := list(t, l, "csv", "utf8")
	d := p.draft(path, "", intake.CheckOptions{})
	before, err := p.IntakeMark(ctx)
	must(t, err)
	stop := errors.New("stop")
	cmd, err := d.Command(func(done, all int) error {
		if done > all/2 {
			return stop
		}
		return nil
	})
	must(t, err)
	if _, err := p.Do(ctx, p.by, time.Time{}, cmd); reason(err) != "intake.cancelled" {
		t.Fatal(err)
	}
	after, err := p.IntakeMark(ctx)
	page, perr := p.Households(ctx, store.HouseholdFilter{Limit: 1})
	if err != nil || perr != nil || after != before || page.Total != 0 {
		t.Errorf("%d entries more, %d households, %v %v", after-before, page.Total, err, perr)
	}
	given, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := intake.Open(given, path, intake.OpenOptions{}); reason(err) != "intake.cancelled" {
		t.Error(err)
	}
	if _, err := intake.Check(given, p.View, d.Table, d.Mapping, intake.CheckOptions{}); err == nil {
		t.Error("a check that was given up went on")
	}
	p.take(p.draft(path, "", intake.CheckOptions{})) // and the way is free
}
