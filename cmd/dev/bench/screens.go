package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// keys that open a screen from the board, and those that move in it by turns.
type view struct{ name, open, move string }

// key is the i-th key. What is typed changes from key to key: a row that has
// scrolled shows nothing new when the same letter comes again.
func (v view) key(i int) string {
	if len(v.move) > 3 { // letters
		return v.move[i%len(v.move) : i%len(v.move)+1]
	}
	return v.move
}

func views() []view {
	down := "\x1b[B"
	return []view{
		{"board", "", down}, {"board, typing", "", "abcdefghijklmnopqrst"}, {"matters", "\x1bOQ", down}, {"grids", "\x1bOR", down}, {"shifts", "\x1bOS", down}, {"gates", "\x1b[15~", down},
		{"journal", "\x1b[20~", "\x1b[A"}, {"people", "\x14", down}, {"playbook", alt("c"), down}, {"reinforcements", alt("r"), down}, {"handover", "\x1b[21~", down}, {"settings", "\x0f", down}, {"commands", "\x10", down},
		{"rounds", "\x1b[17~", down}, {"supplies", "\x1b[18~", down}, {"census", alt("h"), down}, {"notices", alt("w"), down},
		{"medical", "\x1b[19~", down}, {"hotline", alt("t"), down}, {"points", alt("s"), down},
		{"situation reports", alt("b"), down}, {"looking ahead", alt("l"), down},
	}
}

// alt is an Alt key as terminals with the kitty protocol send it. From others it
// comes as Esc and the letter, and the framework waits 50 ms for more of it.
func alt(letter string) string { return fmt.Sprintf("\x1b[%d;3u", letter[0]) }

// screens measures what a key costs on every screen of the large post, against
// a bare Bubble Tea program that lists the same rows from the same file.
func screens(ctx context.Context, entries int) error {
	peer := filepath.Join(folder, "list")
	if out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", peer, "./cmd/dev/bench/list").CombinedOutput(); err != nil {
		return fmt.Errorf("build the list: %w: %s", err, out)
	}
	st, path, err := large(ctx, entries)
	if err != nil {
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	fmt.Printf("\nscreens at %d entries, against a bare list of the same rows\n", entries)
	return errors.Join(startsLarge(ctx, path, peer), opens(ctx, path, peer), keysOf(ctx, path, peer), idle(ctx, path), memory(ctx, path, peer))
}

func startsLarge(ctx context.Context, path, peer string) error {
	var ours, theirs sample
	for range 7 {
		a, err := start(ctx, "bin/zhiban", "--db", path, "--clock-ok")
		if err != nil {
			return err
		}
		b, err := start(ctx, peer, path)
		if err != nil {
			return err
		}
		ours, theirs = append(ours, a), append(theirs, b)
	}
	x := ratio(ours.p50(), theirs.p50())
	line("start to board", ours, fmt.Sprintf("list %s: %.2fx (goal 1.6x)", round(theirs.p50()), x), x <= 1.6)
	return nil
}

// opens measures how long each screen takes from its key to its last row, from
// the board. No screen may be slower than the bare list is to start.
func opens(ctx context.Context, path, peer string) error {
	var bare sample
	for range 7 {
		d, err := start(ctx, peer, path)
		if err != nil {
			return err
		}
		bare = append(bare, d)
	}
	for _, v := range views() {
		if v.open == "" {
			continue
		}
		t, err := startTTY(ctx, "bin/zhiban", "--db", path, "--clock-ok")
		if err != nil {
			return err
		}
		t.rest(ctx)
		var s sample
		for range 9 {
			took, _, err := t.press(ctx, v.open)
			if err != nil {
				t.close()
				return fmt.Errorf("open %s: %w", v.name, err)
			}
			s = append(s, took)
			if _, _, err := t.press(ctx, "\x1b"); err != nil {
				t.close()
				return fmt.Errorf("leave %s: %w", v.name, err)
			}
		}
		t.close()
		x := ratio(s.p50(), bare.p50())
		line(v.name+": key to the whole screen", s, fmt.Sprintf("the list starts in %s: %.2fx (goal 1.0x)", round(bare.p50()), x), x <= 1)
	}
	return nil
}

// presses measures one key on one screen of one program.
func presses(ctx context.Context, n int, v view, name string, args ...string) (sample, time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	t, err := startTTY(ctx, name, args...)
	if err != nil {
		return nil, 0, err
	}
	defer t.close()
	t.rest(ctx)
	if v.open != "" {
		if _, _, err := t.press(ctx, v.open); err != nil {
			return nil, 0, err
		}
	}
	t.rest(ctx)
	var s sample
	for i := range n {
		took, ok, err := t.press(ctx, v.key(i))
		if err != nil {
			return nil, 0, err
		}
		if ok {
			s = append(s, took)
		}
		if i == 9 && len(s) == 0 {
			return nil, 0, nil
		}
	}
	drain, err := t.flood(ctx, v.key, 60)
	return s, drain, err
}

func keysOf(ctx context.Context, path, peer string) error {
	const n = 200
	theirs, peerDrain, err := presses(ctx, n, view{move: "\x1b[A"}, peer, path)
	if err != nil {
		return err
	}
	line("list: key to paint", theirs, fmt.Sprintf("p99 by thirds %s, drain of 60 keys %s", round(theirs.steady()), round(peerDrain)), true)
	const frames = 2 * time.Second / 60
	for _, v := range views() {
		ours, drain, err := presses(ctx, n, v, "bin/zhiban", "--db", path, "--clock-ok")
		if err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if len(ours) == 0 {
			fmt.Printf("%-34s nothing to move through\n", v.name)
			continue
		}
		x := ratio(ours.steady(), theirs.steady())
		line(v.name+": key to paint", ours, fmt.Sprintf("p99 by thirds %s: %.2fx of the list (goal 1.2x), drain %s", round(ours.steady()), x, round(drain)), x <= 1.2 && drain <= max(frames, peerDrain)+frames)
	}
	return nil
}

// idle counts what is written to the terminal while nobody does anything, in a
// stretch in which the clock does not reach a new minute.
func idle(ctx context.Context, path string) error {
	const stretch = 5 * time.Second
	t, err := startTTY(ctx, "bin/zhiban", "--db", path, "--clock-ok")
	if err != nil {
		return err
	}
	defer t.close()
	t.rest(ctx)
	time.Sleep(time.Second) // what the start leaves for later
	if left := time.Until(time.Now().Truncate(time.Minute).Add(time.Minute)); left < stretch+time.Second {
		time.Sleep(left + time.Second)
	}
	before, _ := t.state()
	time.Sleep(stretch)
	after, _ := t.state()
	verdict := "ok"
	if after != before {
		verdict = "MISSED"
	}
	fmt.Printf("%-34s %d bytes in %s (goal 0)  %s\n", "idle: written to the terminal", after-before, stretch, verdict)
	return nil
}

// memory compares what the programs hold: on the large post, the list, and an
// empty post.
func memory(ctx context.Context, path, peer string) error {
	dir, err := os.MkdirTemp(folder, "empty-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder of the bench
	empty := filepath.Join(dir, "post.db")
	if out, err := exec.CommandContext(ctx, "bin/zhiban", "--db", empty, "init", "--plan", "urban-village", "--officer", "冯").CombinedOutput(); err != nil {
		return fmt.Errorf("make an empty post: %w: %s", err, out)
	}
	var held [3]int
	for i, args := range [][]string{{"bin/zhiban", "--db", path, "--clock-ok"}, {peer, path}, {"bin/zhiban", "--db", empty}} {
		t, err := startTTY(ctx, args[0], args[1:]...)
		if err != nil {
			return err
		}
		t.rest(ctx)
		time.Sleep(time.Second)
		held[i], err = t.rss()
		t.close()
		if err != nil {
			return err
		}
	}
	a, b := float64(held[0])/float64(held[1]), float64(held[0])/float64(held[2])
	verdict := "ok"
	if a > 2 || b > 1.4 {
		verdict = "MISSED"
	}
	fmt.Printf("%-34s %d MiB; list %d MiB: %.2fx (goal 2x); empty post %d MiB: %.2fx (goal 1.4x)  %s\n", "memory", held[0]/1024, held[1]/1024, a, held[2]/1024, b, verdict)
	return nil
}
