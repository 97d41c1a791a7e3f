package store

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"zhiban/store/journal"
)

// AllStreams shows human and system lines together.
const AllStreams Stream = "all"

// Line is a journal entry as people read it. Code and arguments are worded by
// whoever shows it; typed text stays as typed.
type Line struct {
	ID       string            `json:"id"`
	Station  string            `json:"station"`
	Seq      int64             `json:"seq"`
	At       journal.Time      `json:"at"`
	Recorded journal.Time      `json:"recorded"`
	By       string            `json:"by"` // subject id of the officer
	ByName   string            `json:"by_name"`
	Kind     string            `json:"kind"`
	Stream   Stream            `json:"stream"`
	Subject  string            `json:"subject"`
	Noun     string            `json:"noun"` // of the subject: matter, grid, site, group, post …
	Number   string            `json:"number"`
	Name     string            `json:"name"` // of the grid, site or group it is about
	NameEN   string            `json:"name_en"`
	Grid     int               `json:"grid"` // number, 0: none
	Level    string            `json:"level"`
	Person   string            `json:"person"` // name of whom the entry is about (signed in, posted, verifier)
	Data     json.RawMessage   `json:"data"`   // codes, ids, numbers; texts as commitments
	Texts    map[string]string `json:"texts"`  // by field
	Struck   *Strike           `json:"struck"`
	Paper    *PaperMark        `json:"paper,omitempty"` // typed in from a slip
	Corrects string            `json:"corrects"`        // the struck entry that this one puts right
	Place    Place             `json:"-"`
	Changes  []FieldChange     `json:"changes,omitempty"` // what an amendment changed, in both values
}

// FieldChange is one value before and after: level and type as slugs of the
// plan, grid as its number, household as typed ("" before: not recorded there).
type FieldChange struct {
	What string `json:"what"`
	From string `json:"from"`
	To   string `json:"to"`
}

// Text is the main text of the line.
func (l Line) Text() string {
	if who := l.Texts["who"]; who != "" {
		return strings.TrimSpace(who + " " + l.Texts["reason"])
	}
	for _, f := range []string{"text", "reason", "to", "name"} {
		if l.Texts[f] != "" {
			return l.Texts[f]
		}
	}
	return ""
}

// BackDated tells how long after the event the entry was recorded.
func (l Line) BackDated() time.Duration { return l.Recorded.Sub(l.At) }

// LineFilter says which lines to list; the zero value is the human stream from
// its start.
type LineFilter struct {
	Since, Until  time.Time  // recorded in this stretch
	Before, After Place      // pages: what lies before or after a line, without it
	Words         [][]string // found by the search index: of every group one word or more
	Officer       string     // person id: who wrote it
	Struck        bool       // struck ones only
	Late          bool       // only those flagged as written down late
	Grid          string     // id: lines about the grid or a matter in it
	Kind          string     // kind or its first part ("matter")
	Stream        Stream     // "" means Human
	Also          []string   // kinds that are shown beside the stream
	Grep          string
	Subject       string
	Entry         string         // one entry by its id
	Entries       []string       // entries by their ids
	From, To      []journal.Head // after From, up to To
	Newest        bool           // the last ones, newest first
	Limit         int            // 0 means 100
}

// Lines lists journal lines in post order, or the newest first.
func (v *View) Lines(ctx context.Context, f LineFilter) ([]Line, error) {
	where, args, err := f.where(ctx, v)
	if err != nil {
		return nil, err
	}
	if len(f.Words) > 0 {
		return v.foundLines(ctx, f, where, args)
	}
	order := f.order()
	if f.Limit <= 0 {
		f.Limit = 100
	}
	page := f.Limit
	if f.Grep != "" {
		page = 1 << 30 // matched below, on the worded line
	}
	b := &lineBuilder{v: v, f: f}
	err = entriesWhere(ctx, v.q, where+order+" LIMIT ?", append(args, page), func(e journal.Entry, values []journal.Value) error {
		if len(b.out) >= f.Limit {
			return errEnough
		}
		return b.add(ctx, e, values)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, internal("read.journal", err)
	}
	return b.out, b.marks(ctx)
}

// order is the order of the journal. Struck lines are few: they are looked up
// one by one and sorted, the plus sign keeps SQLite from walking the whole
// journal for them.
func (f LineFilter) order() string {
	hlc := "hlc"
	if f.Struck {
		hlc = "+hlc"
	}
	if f.Newest {
		return " ORDER BY " + hlc + " DESC, station DESC, seq DESC"
	}
	return " ORDER BY " + hlc + ", station, seq"
}

func (f LineFilter) where(ctx context.Context, v *View) (string, []any, error) {
	parts, args := []string{}, []any{}
	add := func(s string, a ...any) { parts, args = append(parts, s), append(args, a...) }
	if !f.Since.IsZero() {
		add("hlc >= ?", int64(journal.At(f.Since))<<16)
	}
	if !f.Until.IsZero() {
		add("hlc < ?", int64(journal.At(f.Until))<<16)
	}
	if f.Subject != "" {
		add("subject = ?", f.Subject)
	}
	if f.Entry != "" {
		add("id = ?", f.Entry)
	}
	if f.Kind != "" {
		add("(kind = ? OR kind LIKE ? || '.%')", f.Kind, f.Kind)
	}
	switch in := "kind " + map[bool]string{true: "NOT "}[f.Stream == System] + "IN (" + humanKinds() + ")"; {
	case f.Stream == AllStreams:
	case len(f.Also) > 0:
		add("("+in+" OR kind IN (SELECT value FROM json_each(?)))", jsonList(f.Also))
	default:
		add(in)
	}
	if len(f.To) > 0 {
		w, a := headsWhere(f.To)
		add(w, a...)
	}
	if len(f.From) > 0 {
		w, a := headsWhere(f.From)
		add("NOT "+w, a...)
	}
	if err := f.pageWhere(ctx, v, add); err != nil {
		return "", nil, err
	}
	if len(parts) == 0 {
		return "", args, nil
	}
	return "WHERE " + strings.Join(parts, " AND "), args, nil
}

// humanKinds is a list of constants from the registry, not of user input.
func humanKinds() string { return "'" + strings.Join(kinds().human, "', '") + "'" }
