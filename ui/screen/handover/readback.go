package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// readBack is the read-back being written. What is typed is kept as a draft
// until the record took it.
type readBack struct {
	area  *kit.Editor
	key   string // of the draft
	saved string // what the draft holds
	busy  bool   // the draft is being written
	wants bool   // saving waits for that
}

type drafted struct {
	key, text   string
	read, taken bool // it was read; the record took the words
}

func (s *Screen) openReadBack() tea.Cmd {
	s.edit = &readBack{area: kit.NewEditor(), key: "draft:readback:" + s.h0.ID}
	st, ctx, key := s.env.Store, s.env.Ctx, s.edit.key
	return func() tea.Msg {
		text, err := st.Local(ctx, key)
		if err != nil {
			return done{err: err}
		}
		return drafted{key: key, text: text, read: true}
	}
}

func (s *Screen) editActions() []app.Action {
	return []app.Action{s.act("save", "", s.saveReadBack, "ctrl+s"), s.act("keep", "", s.leaveReadBack, "esc")}
}

func (s *Screen) leaveReadBack() tea.Cmd {
	s.edit = nil
	return nil
}

// saveReadBack gives the words to the record; the editor closes when it took
// them, and stays with them when a number is missing.
func (s *Screen) saveReadBack() tea.Cmd {
	if s.edit.busy { // else the draft would be written after it was forgotten
		s.edit.wants = true
		return nil
	}
	text, key, st, ctx := s.edit.area.Value(), s.edit.key, s.env.Store, s.env.Ctx
	return s.env.Do(store.ReadBack{Text: text}, func(_ store.Receipt, err error) tea.Msg {
		if err != nil {
			return done{err: err}
		}
		if err := st.SetLocal(ctx, key, ""); err != nil {
			return done{err: err}
		}
		return drafted{key: key, taken: true}
	})
}

// takes gives a key or a paste to the editor.
func (s *Screen) takes(msg tea.Msg) tea.Cmd {
	if s.edit == nil {
		return nil
	}
	s.edit.area.Update(msg)
	return s.keepDraft()
}

// keepDraft writes what is typed down, one write at a time.
func (s *Screen) keepDraft() tea.Cmd {
	e := s.edit
	text := e.area.Value()
	if e.busy || text == e.saved || s.env.Store.ReadOnly() != nil {
		return nil
	}
	e.busy = true
	st, ctx, key := s.env.Store, s.env.Ctx, e.key
	return func() tea.Msg {
		if err := st.SetLocal(ctx, key, text); err != nil {
			return done{err: err}
		}
		return drafted{key: key, text: text}
	}
}

func (s *Screen) drafted(msg drafted) tea.Cmd {
	e := s.edit
	if e == nil || e.key != msg.key {
		return nil
	}
	switch {
	case msg.read:
		if e.area.Empty() {
			e.area.SetValue(msg.text)
			e.saved = msg.text
		}
		return nil
	case msg.taken:
		s.edit = nil
		return s.load()
	}
	wants := e.wants
	e.busy, e.wants, e.saved = false, false, msg.text
	if wants {
		return s.saveReadBack()
	}
	return s.keepDraft()
}

// editRows are the editor with what the words do not name yet; the cursor
// stands in cells of these rows.
func (s *Screen) editRows(w, h int) (rows []string, x, y int) {
	t, b := s.env.Theme, s.env.Words.T.Hand
	rows = []string{kit.Separator(t, b.Editing, w)}
	missing := s.missing(w, max(h-3, 1))
	s.edit.area.SetSize(w, max(h-2-len(missing), 1))
	area, x, y := s.edit.area.View()
	for _, l := range area {
		rows = append(rows, t.Text.Render(l))
	}
	rows = append(rows, missing...)
	return append(rows, t.Muted.Render(kit.Fit(b.EditKeys, w))), x, y + 1
}

// missing says which numbers the words do not name yet, wrapped: a number that
// is cut off cannot be named. Where even that has no room, how many are left.
func (s *Screen) missing(w, most int) []string {
	t, b := s.env.Theme, s.env.Words.T.Hand
	list := s.h0.MissingNumbers(s.edit.area.Value())
	if len(list) == 0 {
		return []string{t.OK.Render(kit.Fit(t.Glyph.Done+" "+b.Complete, w))}
	}
	lines := kit.Wrap(fmt.Sprintf(b.Missing, strings.Join(list, " ")), w)
	for n := len(list) - 1; len(lines) > most && n > 0; n-- {
		lines = kit.Wrap(fmt.Sprintf(b.Missing, strings.Join(list[:n], " ")+" "+fmt.Sprintf(s.env.Words.T.Board.More, len(list)-n)), w)
	}
	rows := make([]string, 0, len(lines))
	for _, l := range lines {
		rows = append(rows, t.Orange.Render(l))
	}
	return rows
}
