package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"zhiban/store/journal"
)

// copiesAreFolds compares what AsOf and AtHeads make of the live rows with what
// a fold of the whole journal says, at n points from the beginning to the end.
func copiesAreFolds(t *testing.T, p *testPost, n int) {
	t.Helper()
	ctx := context.Background()
	heads, err := p.Heads(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n + 1 {
		var past []journal.Head
		var last int64 // recorded, of the newest of the heads
		for k, h := range heads {
			h.Seq = h.Seq * int64((i+k*2)%(n+1)) / int64(n) // the stations stand at different points
			if h.Seq == 0 {
				continue
			}
			past = append(past, h)
			var at int64
			if err := p.reader.queryRow(ctx, "SELECT recorded FROM journal WHERE station = ? AND seq = ?", h.Station, h.Seq).Scan(&at); err != nil {
				t.Fatal(err)
			}
			last = max(last, at)
		}
		where, args := headsWhere(past)
		at := journal.Time(last).In(p.Zone())
		c, err := p.AtHeads(ctx, past, at)
		sameAsFold(t, fmt.Sprintf("heads %+v", past), p, c, err, "WHERE "+where+postOrder, args)
		c, err = p.AsOf(ctx, at)
		sameAsFold(t, "as of "+at.String(), p, c, err, "WHERE recorded <= ?"+postOrder, []any{last})
	}
}

func sameAsFold(t *testing.T, what string, p *testPost, c *Copy, err error, where string, args []any) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	mem, err := foldIntoMemory(context.Background(), p.reader, where, args)
	if err != nil {
		t.Fatal(err)
	}
	sameDump(t, what, dump(t, c.q), dump(t, mem))
	if got, want := dumpEntries(t, c.q), dumpEntries(t, mem); got != want {
		t.Errorf("%s: the copy holds the entries\n%s\nthe fold\n%s", what, got, want)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if err := mem.close(); err != nil {
		t.Error(err)
	}
}

// dumpEntries lists the entries that a state knows of, and their texts.
func dumpEntries(t *testing.T, q querier) string {
	t.Helper()
	var b strings.Builder
	for _, sql := range []string{"SELECT station || seq || hex(hash) FROM journal ORDER BY hlc, station, seq", "SELECT v.field || v.text FROM journal j JOIN value v ON v.entry = j.id ORDER BY j.hlc, j.station, j.seq, v.field"} {
		rows, err := q.query(context.Background(), sql)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				t.Fatal(err)
			}
			b.WriteString(s + "\n")
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A copy stays what it was while the post goes on writing.
func TestCopyDoesNotMoveWithThePost(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	p.do(ReportMatter{Type: "medicine", Grid: "2", Text: "李婶断药"})
	heads, err := p.Heads(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.AtHeads(ctx, heads, p.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	was, entries := dump(t, c.q), dumpEntries(t, c.q)
	p.clock.Minutes(5)
	p.do(DispatchMatter{ID: "K-001", To: "何医生"})
	p.do(ReportMatter{Type: "medicine", Grid: "1", Text: "何伯断药"})
	sameDump(t, "the copy", dump(t, c.q), was)
	if got := dumpEntries(t, c.q); got != entries {
		t.Errorf("the copy holds\n%s\nnow, and held\n%s", got, entries)
	}
	if all, err := c.Matters(ctx, MatterFilter{}); err != nil || len(all) != 1 || all[0].Owner != "" {
		t.Errorf("%+v, %v", all, err)
	}
	now, err := c.Heads(ctx)
	if err != nil || fmt.Sprint(now) != fmt.Sprint(heads) {
		t.Errorf("%+v, want %+v, %v", now, heads, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
