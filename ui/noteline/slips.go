package noteline

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/line"
)

// slipDraftKey is where an unsaved slip survives a crash.
const slipDraftKey = "draft-slip"

// Slips is what holds for all slips that are typed in one after the other.
type Slips struct {
	Writer string    // as on the slips, "" nobody
	Day    time.Time // zero: whenever the time of the slip was last
	Serial string    // of the next one, "" when they have none
}

// slipLine is the part of a line that is typed in from paper.
type slipLine struct {
	Slips
	at line.Slip
}

// NewSlips makes an empty line for slips: the time on the slip stands first, and
// what is saved is marked as from paper.
func NewSlips(env *app.Env, head Slips) *Line {
	l := New(env)
	l.slips, l.draftKey = &slipLine{Slips: head}, slipDraftKey
	return l
}

// Head is what holds for the next slip.
func (l *Line) Head() Slips { return l.slips.Slips }

// SetHead changes what holds for the slips that follow.
func (l *Line) SetHead(head Slips) {
	l.slips.Slips = head
	l.parse()
}

// read understands what is typed; a slip is understood as of its time.
func (l *Line) read() {
	text, names := l.field.Value(), l.names
	if l.slips != nil {
		now := l.env.Store.Now().In(l.env.Store.Zone())
		l.slips.at = line.ReadSlip(text, l.slips.Day, now)
		text = l.slips.at.Text
		if l.slips.at.Problem == "" {
			names.Now = l.slips.at.At
		}
		if text == "" {
			l.parsed, l.mark, l.fixed = line.Parsed{}, "", false
			return
		}
	}
	l.parsed = l.parsed.Again(text, names) // with what was corrected so far
}

// slipWrong is what keeps a slip from being saved, "" when nothing does.
func (l *Line) slipWrong() string {
	if l.slips == nil {
		return ""
	}
	t := l.env.Words.T.Paper
	at := l.env.Words.Full(journal.At(l.slips.at.At))
	switch {
	case l.slips.at.Problem == line.SlipNoTime:
		return t.NoTime
	case l.slips.at.Problem == line.SlipFuture:
		return fmt.Sprintf(t.Future, at)
	case l.slips.at.Text == "":
		return fmt.Sprintf(t.NoText, at)
	}
	return ""
}

// entered is the command of what is typed: as it is, or as a slip.
func (l *Line) entered(cmd store.Command) store.Command {
	if l.slips == nil {
		return cmd
	}
	return store.EnterSlip{Serial: l.slips.Serial, Writer: l.slips.Writer, At: l.slips.at.At, Cmd: cmd}
}

// turned counts on to the next slip once one was taken.
func (l *Line) turned() {
	if l.slips != nil {
		l.slips.Serial = store.NextSerial(l.slips.Serial)
	}
}

// lead is the time of a slip before its echo.
func (l *Line) lead() string {
	if l.slips == nil {
		return ""
	}
	return l.env.Words.Full(journal.At(l.slips.at.At)) + " "
}

// dropped takes several lines at once: each is a slip and waits for its Enter.
func (l *Line) dropped(lines []string) tea.Cmd {
	return l.putBack(lines, l.env.Words.T.Desk.GoOn)
}

// Leave writes what is typed down, then goes on with what comes: the line is
// gone with its screen.
func (l *Line) Leave(then tea.Msg) tea.Cmd {
	text, st, ctx := l.content(), l.env.Store, l.env.Ctx
	if st.ReadOnly() != nil || text == l.draft && !l.drafting {
		return app.Say(then)
	}
	return func() tea.Msg {
		if err := st.SetLocal(ctx, l.draftKey, text); err != nil {
			return l.env.Complain(err) // the screen stays with what is typed
		}
		return then
	}
}
