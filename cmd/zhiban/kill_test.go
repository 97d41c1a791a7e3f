package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// kills is how many processes are killed: many in the fault suite, some always.
func kills() int {
	if os.Getenv("ZHIBAN_FAULTS") != "" {
		return 120
	}
	return 8
}

// The program is killed while it writes, alone and beside a second process.
// What it acknowledged (exit 0 with a number) must be there afterwards.
func TestFaultKill(t *testing.T) {
	for _, writers := range []int{1, 2} {
		db := filepath.Join(t.TempDir(), "post", "post.db")
		command(t, db, "init", "--plan", "urban-village", "--officer", "冯")
		start := time.Now()
		command(t, db, "note", "这台电脑写一条要多久")
		acked, killed := hammer(t, db, writers, 2*time.Since(start))
		command(t, db, "verify")
		command(t, db, "rebuild", "--check")
		lost := 0
		for text := range acked {
			if out := command(t, db, "journal", "search", text, "--json"); len(out) < 10 {
				lost++
				t.Errorf("acknowledged and lost: %s", text)
			}
		}
		fmt.Printf("faults: %d process(es), kills %d, acknowledged entries %d, lost %d\n", writers, killed, len(acked), lost)
		if len(acked) == 0 || killed == 0 {
			t.Errorf("%d acknowledged, %d killed: nothing was tried", len(acked), killed)
		}
	}
}

// hammer kills each writer at some time within span, so that on a slow laptop
// too some are faster than the kill.
func hammer(t *testing.T, db string, writers int, span time.Duration) (acked map[string]bool, killed int) {
	t.Helper()
	acked = map[string]bool{}
	var mu sync.Mutex
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			rng := rand.New(rand.NewPCG(7, uint64(w)))
			for i := range kills() {
				text := fmt.Sprintf("压测第%d台第%d条", w, i)
				ok := writeAndKill(t, db, text, time.Duration(rng.Int64N(int64(span)))*time.Duration(writers))
				mu.Lock()
				if ok {
					acked[text] = true
				} else {
					killed++
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return acked, killed
}

// writeAndKill writes one note and kills the process after a while, unless it
// was faster; true when the note was acknowledged.
func writeAndKill(t *testing.T, db, text string, after time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	out, err := exec.CommandContext(ctx, binary(t), "--db", db, "--json", "note", text).Output()
	if err != nil {
		return false
	}
	var r struct {
		ID string `json:"id"`
	}
	return json.Unmarshal(out, &r) == nil && r.ID != ""
}
