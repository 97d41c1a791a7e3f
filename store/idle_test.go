package store

import (
	"context"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// In a pause the WAL goes into the database, outside the way of any commit: the
// next one begins it anew, so the file does not grow. Not while somebody writes
// on.
func TestWALIsFoldedWhenNobodyWrites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := mustCreate(t)
		size := func() int64 {
			t.Helper()
			wal, err := os.Stat(p.Path() + "-wal")
			if err != nil {
				t.Fatal(err)
			}
			return wal.Size()
		}
		write := func(text string, after time.Duration) int64 {
			t.Helper()
			time.Sleep(after)
			synctest.Wait()
			p.do(WriteNote{Text: text})
			return size()
		}
		first := write("一", 0)
		second := write("二", idleDelay/2)
		third := write("三", idleDelay*3/4) // counted from the first one it would be long enough
		if first >= second || second >= third {
			t.Errorf("folded although somebody writes: %d, %d, %d bytes", first, second, third)
		}
		if fourth := write("四", idleDelay+time.Second); fourth > third {
			t.Errorf("not folded in a pause: %d after %d bytes", fourth, third)
		}
		p.checkpoint(context.Background(), "TRUNCATE")
		if n := size(); n != 0 {
			t.Errorf("the WAL still holds %d bytes", n)
		}
	})
}
