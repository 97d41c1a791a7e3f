package store

import (
	"slices"
	"strings"

	"zhiban/store/journal"
)

// matterNext is what is to happen next, in a person's words.
type matterNext struct {
	Text journal.Text `json:"text"`
	Old  journal.Text `json:"old"`
}

// SetIfThen writes the next step of a matter, «if X then Y» (若…则…), or takes
// it away with an empty text.
type SetIfThen struct{ ID, Text string }

func (c SetIfThen) plan(tx *Tx) error {
	m, err := tx.openMatter(c.ID)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(c.Text)
	if text == m.IfThen {
		return refused("", "command.no_change", m.Number)
	}
	return tx.append("matter.next", m.ID, &matterNext{Text: journal.Text(text), Old: journal.Text(m.IfThen)})
}

func foldNext(f *folder, e Event, p *matterNext) {
	matterTable().update(f, e.Subject, func(m *Matter) {
		m.IfThen, m.LastAt, m.LastEntry = string(p.Text), max(m.LastAt, e.At), e.ID
		if !slices.Contains(m.Handlers, e.Officer) {
			m.Handlers = append(m.Handlers, e.Officer)
		}
	})
}
