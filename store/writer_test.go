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
