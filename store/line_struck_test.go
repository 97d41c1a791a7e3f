package store

import (
	"context"
	"strings"
	"testing"
)

// Struck lines are few in a long journal: a page of them must not read it all,
// wherever it begins.
func TestStruckLinesAreLookedUp(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	kept := p.do(WriteNote{Text: "留着"})
	first := p.do(WriteNote{Text: "错一"})
	second := p.do(WriteNote{Text: "错二"})
	p.do(StrikeEntry{Entry: first.Entries[0].ID, Reason: "写错"})
	p.do(StrikeEntry{Entry: second.Entries[0].ID, Reason: "写错"})
	all, err := p.Lines(ctx, LineFilter{Struck: true})
	if err != nil || len(all) != 2 || all[0].ID != first.Entries[0].ID {
		t.Fatalf("%d struck lines, %v; %v is none", len(all), err, kept)
	}
	for _, f := range []LineFilter{
		{Struck: true}, {Struck: true, Newest: true}, {Struck: true, Stream: AllStreams, After: all[0].Place}, {Struck: true, Newest: true, Before: all[1].Place},
	} {
		lines, err := p.Lines(ctx, f)
		if want := 2; err != nil || len(lines) == 0 || f.After.IsZero() && f.Before.IsZero() && len(lines) != want {
			t.Errorf("%+v: %d lines, %v", f, len(lines), err)
		}
		where, args, err := f.where(ctx, p.View)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := p.q.query(ctx, "EXPLAIN QUERY PLAN SELECT n FROM journal j "+where+f.order()+" LIMIT 100", args...)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(plan, "; "); strings.Contains(all, "SCAN j") || strings.Contains(all, "journal_order") {
			t.Errorf("%+v walks the journal: %s", f, all)
		}
	}
}
