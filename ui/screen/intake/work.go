package intake

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store/intake"
	"zhiban/ui/app"
)

// work is a long step that runs beside the screen.
type work struct {
	what      string
	cancel    context.CancelFunc
	ticks     chan tick
	done, all int
}

// tick is how far a step is.
type tick struct {
	w         *work
	done, all int
}

// finished is the end of a step; then goes on with the screen.
type finished struct {
	w    *work
	then func() tea.Cmd
	err  error
}

// start runs a step outside the update loop. It tells how far it is, and Esc
// gives it up.
func (s *Screen) start(what string, run func(ctx context.Context, p intake.Progress) (func() tea.Cmd, error)) tea.Cmd {
	ctx, cancel := context.WithCancel(s.env.Ctx)
	w := &work{what: what, cancel: cancel, ticks: make(chan tick, 1)}
	s.busy = w
	shown := -1
	report := func(done, all int) error {
		if percent := done * 50 / max(all, 1); percent != shown { // at most 50 drawings
			shown = percent
			select {
			case w.ticks <- tick{w, done, all}:
			default:
			}
		}
		return ctx.Err()
	}
	return tea.Batch(w.listen, func() tea.Msg {
		defer cancel()
		then, err := run(ctx, report)
		close(w.ticks)
		return finished{w, then, err}
	})
}

// listen waits for the next word of a step; nil at its end.
func (w *work) listen() tea.Msg {
	if t, ok := <-w.ticks; ok {
		return t
	}
	return nil
}

func (s *Screen) ticked(t tick) tea.Cmd {
	t.w.done, t.w.all = t.done, t.all
	if t.w != s.busy {
		return nil
	}
	return t.w.listen
}

func (s *Screen) finish(msg finished) tea.Cmd {
	if msg.w != s.busy {
		return nil
	}
	s.busy = nil
	if msg.err != nil {
		return s.failed(msg.err)
	}
	return msg.then()
}

// failed says what went wrong where it can be mended.
func (s *Screen) failed(err error) tea.Cmd {
	if s.step == stepFile {
		s.bad = s.env.Words.Error(err)
		return nil
	}
	return app.Say(s.env.Complain(err))
}

// open reads the file that the path names.
func (s *Screen) open() tea.Cmd {
	path, want, kind := s.field.Value(), s.want, s.kind
	s.bad, s.offers = "", nil
	return s.start(s.env.Words.T.Intake.Reading, func(ctx context.Context, p intake.Progress) (func() tea.Cmd, error) {
		sheet, err := intake.Open(ctx, path, intake.OpenOptions{Sheet: want, Progress: p})
		if err != nil {
			return nil, err
		}
		if kind == "" {
			kind = sheet.GuessKind()
		}
		return s.opened(ctx, sheet, kind)
	})
}

// opened finds out what the columns of a sheet are; a kind that cannot be told
// is asked for.
func (s *Screen) opened(ctx context.Context, sheet *intake.Sheet, kind intake.Kind) (func() tea.Cmd, error) {
	if kind == "" {
		return func() tea.Cmd { return s.askKind(sheet) }, nil
	}
	t, err := sheet.Table(kind, 0)
	if err != nil { // headings that nobody knows: the first line is taken, and a person says what they are
		if t, err = sheet.Table(kind, sheet.Lines[0].No); err != nil {
			return nil, err
		}
	}
	m := intake.Guess(t)
	recalled, err := intake.Recall(ctx, s.env.Store, t, &m)
	if err != nil {
		return nil, err
	}
	return func() tea.Cmd {
		s.kind, s.table, s.mapping, s.recalled, s.step, s.draft = kind, t, m, recalled, stepColumns, nil
		s.columns.SetRows(m.Columns)
		s.Bar = app.Bar{}
		return nil
	}, nil
}

// check is the dry run.
func (s *Screen) check() tea.Cmd {
	w := s.env.Words
	table, mapping, v := s.table, s.mapping, s.env.Store.View
	o := intake.CheckOptions{Reason: fmt.Sprintf(w.T.Intake.DidYou, table.File), Second: s.second}
	return s.start(w.T.Intake.Checking, func(ctx context.Context, p intake.Progress) (func() tea.Cmd, error) {
		o.Progress = p
		d, err := intake.Check(ctx, v, table, mapping, o)
		return func() tea.Cmd { return s.checked(d) }, err
	})
}

func (s *Screen) checked(d *intake.Draft) tea.Cmd {
	s.draft, s.step, s.tab = d, stepDry, tabRefused
	if len(d.Refused) == 0 && len(d.Pairs) > 0 {
		s.tab = tabPairs
	}
	s.refused.SetRows(d.Refused)
	s.showPairs()
	s.Bar = app.Bar{}
	return nil
}

func (s *Screen) showPairs() {
	rows := make([]pair, len(s.draft.Pairs))
	for i, p := range s.draft.Pairs {
		rows[i] = pair{p, i}
	}
	s.pairs.SetRows(rows)
}

// apply takes the list in.
func (s *Screen) apply() tea.Cmd {
	d, st, by, t := s.draft, s.env.Store, s.env.Officer, s.env.Words.T.Intake
	table, mapping := s.table, s.mapping
	return s.start(t.Taking, func(ctx context.Context, p intake.Progress) (func() tea.Cmd, error) {
		cmd, err := d.Command(p)
		if err != nil {
			return nil, err
		}
		if _, err := st.Do(ctx, by, noTime(), cmd); err != nil {
			if stale(err) { // somebody wrote meanwhile: look again, and say so
				return func() tea.Cmd { return tea.Batch(app.Say(s.env.Complain(err)), s.check()) }, nil
			}
			return nil, err
		}
		err = intake.Remember(ctx, st, table, mapping)
		return func() tea.Cmd {
			s.result = fmt.Sprintf(t.Done, table.File, d.New, d.Changed, d.Same, len(d.Refused))
			s.step, s.Bar = stepDone, app.Bar{}
			return nil
		}, err
	})
}
