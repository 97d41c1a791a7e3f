package app

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/kit"
)

// WorkDialog shows how far a long step is; Esc gives it up.
type WorkDialog struct {
	env    *Env
	title  string
	said   func(n int) string
	n      int
	cancel context.CancelFunc
	run    func() tea.Msg
	ticks  chan int
}

type workTick struct {
	d *WorkDialog
	n int
}

type workDone struct {
	d    *WorkDialog
	then tea.Cmd
	err  error
}

// workEvery is how often a long step is drawn at most.
const workEvery = 100 * time.Millisecond

// OpenWork opens it and runs outside the update loop. run tells how far it is;
// the error that it gets back means that it was given up. What it gives comes
// when the dialog has closed; an error is told as any other.
func OpenWork(env *Env, title string, said func(n int) string, run func(ctx context.Context, tell func(n int) error) (tea.Cmd, error)) tea.Cmd {
	ctx, cancel := context.WithCancel(env.Ctx)
	d := &WorkDialog{env: env, title: title, said: said, cancel: cancel, ticks: make(chan int, 1)}
	last := time.Time{}
	tell := func(n int) error {
		if now := time.Now(); now.Sub(last) >= workEvery { // how often it is drawn, nothing of the record
			last = now
			select {
			case d.ticks <- n:
			default:
			}
		}
		return ctx.Err()
	}
	d.run = func() tea.Msg {
		defer cancel()
		then, err := run(ctx, tell)
		close(d.ticks)
		return workDone{d, then, err}
	}
	return Say(OpenDialog{Dialog: d})
}

// Init begins the step.
func (d *WorkDialog) Init() tea.Cmd { return tea.Batch(d.listen, d.run) }

// listen waits for the next word of the step; nil at its end.
func (d *WorkDialog) listen() tea.Msg {
	if n, ok := <-d.ticks; ok {
		return workTick{d, n}
	}
	return nil
}

// Update takes Esc, how far it is, and the end.
func (d *WorkDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case workTick:
		if msg.d == d {
			d.n = msg.n
			return d.listen
		}
	case workDone:
		if msg.d != d {
			return nil
		}
		if msg.err != nil {
			return Say(CloseDialog{Dialog: d, Then: Say(d.env.Complain(msg.err))})
		}
		return Say(CloseDialog{Dialog: d, Then: msg.then})
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			d.cancel()
		}
	}
	return nil
}

// View draws how far it is.
func (d *WorkDialog) View(w, h int) ([]string, *tea.Cursor) {
	w = min(w, pickWidth)
	rows := []string{d.env.Theme.Text.Render(kit.Fit(d.said(d.n), w-4)), "", d.env.Theme.Muted.Render(d.env.Words.T.Record.Stop)}
	return kit.Box(d.env.Theme, d.env.Theme.Title.Render(d.title), rows, w, min(len(rows)+2, h)), nil
}
