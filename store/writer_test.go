package store

import (
	"context"
	"errors"
	"testing"
	"time"
)

// Whoever waits for the writer's turn may give up; whoever was given up leaves
// nothing behind, and the next one finds the connection clean.
func TestWriterGoesOnAfterATransactionThatWasCutShort(t *testing.T) {
	p := mustCreate(t)
	ctx, cancel := context.WithCancel(context.Background())
	held, err := p.writer.begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := held.exec(ctx, "INSERT INTO local (key, value) VALUES ('cut', 'short')"); err != nil {
		t.Fatal(err)
	}
	waiting, giveUp := context.WithCancel(context.Background())
	giveUp()
	if _, err := p.Do(waiting, p.by, time.Time{}, WriteNote{Text: "等不到"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a command that gave up waiting was answered with %v", err)
	}
	cancel()
	if err := held.exec(ctx, "INSERT INTO local (key, value) VALUES ('cut', 'again')"); !errors.Is(err, context.Canceled) {
		t.Errorf("a statement after the end of its context was answered with %v", err)
	}
	if err := held.tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := held.tx.Rollback(); err == nil {
		t.Error("a transaction ended twice without a word")
	}
	p.do(WriteNote{Text: "接着写"})
	if v, err := p.Local(context.Background(), "cut"); err != nil || v != "" {
		t.Errorf("the transaction that was cut short left %q (%v)", v, err)
	}
	p.sound()
}

// A connection whose transaction cannot be rolled back is replaced.
func TestWriterReplacesAConnectionThatCannotRollBack(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	tx, err := p.writer.begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.exec(ctx, "INSERT INTO local (key, value) VALUES ('own', 'end')"); err != nil {
		t.Fatal(err)
	}
	if err := tx.Exec(ctx, "ROLLBACK"); err != nil { // as SQLite does by itself when a disk fails
		t.Fatal(err)
	}
	if err := tx.tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	p.do(WriteNote{Text: "换了连接"})
	if v, err := p.Local(ctx, "own"); err != nil || v != "" {
		t.Errorf("what was rolled back reads %q (%v)", v, err)
	}
	p.sound()
}

// Open matters are kept between reads by what their rows say: a change shows.
func TestOpenMattersShowEachChange(t *testing.T) {
	p := mustCreate(t)
	ctx := context.Background()
	m := p.do(ReportMatter{Type: "rubbish", Grid: "1", Text: "垃圾未清"}).Subject
	other := p.do(ReportMatter{Type: "rubbish", Grid: "2", Text: "垃圾满了"}).Subject
	texts := func() map[string]string {
		t.Helper()
		open, err := p.Matters(ctx, MatterFilter{Open: true})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, m := range open {
			out[m.ID] = m.LastText
		}
		return out
	}
	before := texts()
	p.do(WriteNote{Text: "车在路上", Subject: m})
	if got := texts(); got[m] != "车在路上" || got[other] != before[other] {
		t.Errorf("after a note: %v", got)
	}
	p.do(VoidMatter{ID: m, Reason: "重复"})
	if got := texts(); len(got) != 1 || got[other] != before[other] {
		t.Errorf("after one was voided: %v", got)
	}
}
