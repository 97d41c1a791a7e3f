package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"zhiban/ui/uitest"
)

// prompt is what both programs show last.
const prompt = "❯"

// starts measures from exec to the board against a Bubble Tea program that
// opens nothing, started in turn.
func starts(ctx context.Context, _ int) error {
	bare := filepath.Join(folder, "bare")
	if out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", bare, "./cmd/dev/bench/bare").CombinedOutput(); err != nil {
		return fmt.Errorf("build the bare program: %w: %s", err, out)
	}
	dir, err := os.MkdirTemp(folder, "start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder of the bench
	db := filepath.Join(dir, "demo.db")
	if out, err := exec.CommandContext(ctx, "bin/zhiban", "--db", db, "drill", "run", "meijiang", "--until", "2022-09-03 00:30").CombinedOutput(); err != nil {
		return fmt.Errorf("play the drill (make build first): %w: %s", err, out)
	}
	var ours, peer sample
	for range 11 {
		a, err := start(ctx, "bin/zhiban", "--db", db)
		if err != nil {
			return err
		}
		b, err := start(ctx, bare)
		if err != nil {
			return err
		}
		ours, peer = append(ours, a), append(peer, b)
	}
	x := ratio(ours.p50(), peer.p50())
	line("start to board", ours, fmt.Sprintf("bare Bubble Tea %s: %.2fx (goal 1.5x)", round(peer.p50()), x), x <= 1.5)
	return nil
}

func start(ctx context.Context, name string, args ...string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, uitest.Patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "ZHIBAN_SETTINGS="+os.DevNull)
	begun := time.Now()
	term, err := uitest.Start(cmd, 120, 40)
	if err != nil {
		return 0, err
	}
	err = term.Wait(ctx, func(s string) bool { return contains(s, prompt) && contains(s, "12") })
	took := time.Since(begun)
	return took, errors.Join(err, term.Close())
}
