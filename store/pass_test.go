package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

func passLine(p Pass) string {
	way := "out"
	if p.In {
		way = "in"
	}
	s := fmt.Sprintf("%s %s %s", p.Who, p.Reason, way)
	if p.Struck != nil {
		s += " struck: " + p.Struck.Reason
	}
	return s
}

func passes(t *testing.T, p *testPost, f PassFilter) string {
	t.Helper()
	list, err := p.Passes(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range list {
		out = append(out, passLine(x))
	}
	return strings.Join(out, "\n")
}

func TestPassLog(t *testing.T) {
	ctx := context.Background()
	p := mustCreate(t)
	p.refuse(RecordPass{Site: "nowhere", Who: "x"}, NotFound, "site.unknown")
	p.refuse(RecordPass{Site: "east", Who: "  "}, Invalid, "text.empty")
	begin := p.clock.Now()
	for _, c := range []RecordPass{
		{Site: "east", Who: "粤J12345", Reason: "救护车", In: true}, {Site: "东门", Who: "李婶", Reason: "透析"},
		{Site: "hall", Who: "粤J·12345", Reason: "送药", In: true}, {Site: "east", Who: "粤Ｊ12345", Reason: "回场"},
		{Site: "east", Who: "粤Ｊ12345", Reason: "回场"}, // the same again at once: no duplicate
	} {
		p.clock.Minutes(1)
		p.do(c)
	}
	wrong := p.do(RecordPass{Site: "east", Who: "粤J99999", In: true}).Entries[0].ID
	p.do(StrikeEntry{Entry: wrong, Reason: "看错车牌"})
	p.refuse(StrikeEntry{Entry: wrong, Reason: "again"}, Refused, "strike.struck_already")

	if got, want := passes(t, p, PassFilter{Site: "east"}), "粤J99999  in struck: 看错车牌\n粤Ｊ12345 回场 out\n粤Ｊ12345 回场 out\n李婶 透析 out\n粤J12345 救护车 in"; got != want {
		t.Errorf("east\n%s\nwant\n%s", got, want)
	}
	if got := passes(t, p, PassFilter{Who: "粤j 12345", Limit: 2}); got != "粤Ｊ12345 回场 out\n粤Ｊ12345 回场 out" {
		t.Errorf("one plate however typed:\n%s", got)
	}
	in, out, err := p.CountPasses(ctx, PassFilter{Site: "east", Since: begin})
	if err != nil || in != 1 || out != 3 {
		t.Errorf("in %d, out %d, %v", in, out, err)
	}
	known, err := p.KnownPasses(ctx, "粤J", 0)
	if err != nil || len(known) != 1 || known[0].Who != "粤Ｊ12345" || known[0].Reason != "回场" || known[0].In {
		t.Errorf("known by their first signs: %+v, %v", known, err)
	}
	if known, err = p.KnownPasses(ctx, "", 10); err != nil || len(known) != 2 || known[1].Who != "李婶" {
		t.Errorf("all known: %+v, %v", known, err)
	}
	s, err := p.Site(ctx, "east")
	if err != nil || s.LastCheckin.In(time.UTC) != p.clock.Now().UTC() {
		t.Errorf("a pass is a sign of life: %v, now %v, %v", s.LastCheckin.In(time.UTC), p.clock.Now(), err)
	}
	lines, err := p.Lines(ctx, LineFilter{Entry: wrong, Stream: AllStreams})
	if err != nil || len(lines) != 1 || lines[0].Stream != System || lines[0].Text() != "粤J99999" || lines[0].Struck == nil {
		t.Errorf("%+v, %v", lines, err)
	}
	p.sound()
}

func TestACheckInMayBeStruckButNoSystemLine(t *testing.T) {
	p := mustCreate(t)
	e := p.do(CheckIn{ID: "east", Text: "齐"}).Entries[0].ID
	p.do(StrikeEntry{Entry: e, Reason: "说的是西门"})
	guard := p.do(PostGuard{ID: "east", Person: p.by}).Entries[0].ID
	p.refuse(StrikeEntry{Entry: guard, Reason: "x"}, Refused, "strike.human_only")
}
