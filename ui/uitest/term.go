// Package uitest looks at the program as a person does: Term is a real
// pseudo-terminal with an emulator behind it, for the whole binary; Rig is a
// synchronous stand-in for the runtime, for single screens.
package uitest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Term runs a program on a pseudo-terminal.
type Term struct {
	cmd  *exec.Cmd
	pty  *os.File
	emu  *vt.Emulator
	mu   sync.Mutex
	raw  bytes.Buffer
	seen chan struct{} // something was drawn
	done chan struct{} // the program closed its side

	once   sync.Once
	closed error
}

// Start runs a program in a window of w by h cells.
func Start(cmd *exec.Cmd, w, h int) (*Term, error) {
	t := &Term{cmd: cmd, emu: vt.NewEmulator(w, h), seen: make(chan struct{}, 1), done: make(chan struct{})}
	var err error
	if t.pty, err = pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil { //nolint:gosec // a window is small
		return nil, fmt.Errorf("start %s on a terminal: %w", cmd.Path, err)
	}
	go t.read()
	go t.answer()
	return t, nil
}

// read feeds the emulator whole bursts: it breaks a cluster that is split over
// two writes.
func (t *Term) read() {
	defer close(t.done)
	buf := make([]byte, 1<<16)
	var held []byte
	for {
		n, err := t.pty.Read(buf)
		held = append(held, buf[:n]...)
		if end := wholeEnd(held); end > 0 {
			t.mu.Lock()
			t.raw.Write(held[:end])
			_, werr := t.emu.Write(held[:end])
			t.mu.Unlock()
			held = append([]byte(nil), held[end:]...)
			if werr != nil {
				return
			}
			select {
			case t.seen <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// wholeEnd is where the last whole UTF-8 character ends.
func wholeEnd(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-4; i-- {
		switch {
		case b[i] < 0x80:
			return len(b)
		case b[i] >= 0xc0:
			need := 2
			if b[i] >= 0xe0 {
				need++
			}
			if b[i] >= 0xf0 {
				need++
			}
			if len(b)-i >= need {
				return len(b)
			}
			return i
		}
	}
	return len(b)
}

// answer passes on what the emulator replies to questions of the program.
func (t *Term) answer() {
	buf := make([]byte, 1024)
	for {
		n, err := t.emu.Read(buf)
		if n > 0 {
			if _, werr := t.pty.Write(buf[:n]); werr != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// Type writes bytes as a keyboard or an input method does.
func (t *Term) Type(s string) error {
	_, err := io.WriteString(t.pty, s)
	return err
}

// Screen is what stands there now.
func (t *Term) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.emu.String()
}

// Emulator is the terminal behind it; stop the program before reading cells.
func (t *Term) Emulator() *vt.Emulator { return t.emu }

// Cursor is the cell of the real cursor.
func (t *Term) Cursor() (x, y int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := t.emu.CursorPosition()
	return p.X, p.Y
}

// Raw is every byte the program wrote.
func (t *Term) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

// Wait waits until the screen is as wanted; it looks after every drawing.
func (t *Term) Wait(ctx context.Context, want func(screen string) bool) error {
	for {
		if want(t.Screen()) {
			return nil
		}
		select {
		case <-t.seen:
		case <-t.done:
			if want(t.Screen()) {
				return nil
			}
			return fmt.Errorf("the program ended:\n%s", t.Screen())
		case <-ctx.Done():
			return fmt.Errorf("waited in vain:\n%s", t.Screen())
		}
	}
}

// WaitFor waits until a text stands on the screen.
func (t *Term) WaitFor(ctx context.Context, text string) error {
	err := t.Wait(ctx, func(s string) bool { return strings.Contains(s, text) })
	if err != nil {
		return fmt.Errorf("no %q: %w", text, err)
	}
	return nil
}

// End waits for the program to end by itself.
func (t *Term) End(ctx context.Context) error {
	select {
	case <-t.done:
	case <-ctx.Done():
		return fmt.Errorf("the program did not end:\n%s", t.Screen())
	}
	return t.cmd.Wait()
}

// Close kills what still runs. The emulator is told by the end of its input:
// its own Close is not made for two goroutines.
func (t *Term) Close() error {
	t.once.Do(func() {
		err := t.cmd.Process.Signal(syscall.SIGKILL)
		if errors.Is(err, os.ErrProcessDone) {
			err = nil
		}
		t.closed = errors.Join(err, t.pty.Close())
		<-t.done
		if c, ok := t.emu.InputPipe().(io.Closer); ok {
			t.closed = errors.Join(t.closed, c.Close())
		}
	})
	return t.closed
}

// Patience is how long a test waits for a screen on a slow machine.
const Patience = 30 * time.Second
