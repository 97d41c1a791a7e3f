package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/creack/pty"
)

// tty runs a program on a pseudo-terminal and notes when it wrote what; it
// draws nothing, so that it costs next to nothing itself.
type tty struct {
	cmd  *exec.Cmd
	file *os.File
	mu   sync.Mutex
	raw  []byte
	last time.Time // of the last byte
	done chan struct{}
}

// settle is how long a program must be silent to count as having drawn.
const settle = 40 * time.Millisecond

func startTTY(ctx context.Context, name string, args ...string) (*tty, error) {
	t := &tty{cmd: exec.CommandContext(ctx, name, args...), done: make(chan struct{})}
	t.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "ZHIBAN_SETTINGS="+os.DevNull)
	var err error
	if t.file, err = pty.StartWithSize(t.cmd, &pty.Winsize{Rows: 40, Cols: 120}); err != nil {
		return nil, fmt.Errorf("start %s on a terminal: %w", name, err)
	}
	go func() {
		defer close(t.done)
		buf := make([]byte, 1<<16)
		for {
			n, err := t.file.Read(buf)
			if n > 0 {
				t.mu.Lock()
				t.raw, t.last = append(t.raw, buf[:n]...), time.Now()
				t.mu.Unlock()
			}
			if err != nil {
				return
			}
		}
	}()
	return t, nil
}

func (t *tty) state() (n int, last time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.raw), t.last
}

// rest waits until the program has been silent.
func (t *tty) rest(ctx context.Context) {
	for ctx.Err() == nil {
		n, last := t.state()
		if n > 0 && time.Since(last) > settle {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// press writes a key and gives the time until the last byte of what it drew;
// ok is false when nothing was drawn.
func (t *tty) press(ctx context.Context, key string) (took time.Duration, ok bool, err error) {
	before, _ := t.state()
	begun := time.Now()
	if _, err := t.file.WriteString(key); err != nil {
		return 0, false, err
	}
	for ctx.Err() == nil {
		n, last := t.state()
		switch {
		case n > before && time.Since(last) > settle:
			return last.Sub(begun), true, nil
		case n == before && time.Since(begun) > 5*settle:
			return 0, false, nil
		}
		time.Sleep(time.Millisecond)
	}
	return 0, false, ctx.Err()
}

// flood writes n keys 1 ms apart and gives the time from the last one
// to the last byte drawn.
func (t *tty) flood(ctx context.Context, key func(int) string, n int) (time.Duration, error) {
	var begun time.Time
	for i := range n {
		begun = time.Now()
		if _, err := t.file.WriteString(key(i)); err != nil {
			return 0, err
		}
		time.Sleep(time.Millisecond)
	}
	t.rest(ctx)
	_, last := t.state()
	return max(last.Sub(begun), 0), nil // 0: nothing more was drawn
}

// rss is the memory that the program holds, in KiB.
func (t *tty) rss() (int, error) {
	raw, err := os.ReadFile("/proc/" + strconv.Itoa(t.cmd.Process.Pid) + "/status")
	if err != nil {
		return 0, err
	}
	for _, l := range strings.Split(string(raw), "\n") {
		if rest, ok := strings.CutPrefix(l, "VmRSS:"); ok {
			return strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
		}
	}
	return 0, fmt.Errorf("no VmRSS")
}

func (t *tty) close() {
	_ = t.cmd.Process.Kill() //nolint:errcheck // it may have ended
	_ = t.file.Close()       //nolint:errcheck // its other end is gone
	<-t.done
	_ = t.cmd.Wait() //nolint:errcheck // it was killed
}
