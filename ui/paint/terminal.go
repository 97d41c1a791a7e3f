package paint

import (
	"bytes"
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// Read reads what is typed; the framework does not ask it of its output.
func (p *Painter) Read(b []byte) (int, error) {
	n, err := p.tty.Read(b)
	if err != nil {
		return n, fmt.Errorf("read the terminal: %w", err)
	}
	return n, nil
}

// Fd is the terminal's: the framework sets its modes and asks its size by it.
func (p *Painter) Fd() uintptr { return p.tty.Fd() }

// Write passes on what the framework writes. Where that may touch the screen or
// the cursor the frame is drawn anew behind it, in the same write: nobody sees
// the empty screen between the two when a window changes its size.
func (p *Painter) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	enter, leave := bytes.LastIndex(b, []byte(ansi.SetModeAltScreenSaveCursor)), bytes.LastIndex(b, []byte(ansi.ResetModeAltScreenSaveCursor))
	var out []byte
	if p.on && leave > enter { // the shell's cursor is its own
		out = append(out, ansi.SetCursorStyle(0)+ansi.SetModeTextCursorEnable...)
	}
	out = append(out, b...)
	if enter >= 0 || leave >= 0 {
		p.on = enter > leave
	}
	if !bytes.Equal(b, []byte("\a")) {
		p.stale = true
		out = append(out, p.pending()...)
	}
	if _, err := p.tty.Write(out); err != nil {
		return 0, fmt.Errorf("write to the terminal: %w", err)
	}
	return len(b), nil
}
