package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"zhiban/store/journal"
)

// Since is what changed after a point in the journal. Every matter stands in
// one of its lists at most, and opening plus what came minus what went is what
// stands now.
type Since struct {
	Person   string        `json:"person"`
	From     SincePoint    `json:"from"`
	Now      journal.Time  `json:"now"`
	Entries  int           `json:"entries"` // of the human stream
	Struck   []Line        `json:"struck"`  // struck after the point, as they read now
	Late     []Line        `json:"late"`    // recorded after the point about minutes before it
	Matters  []SinceMatter `json:"matters"` // by class, then by level
	Grids    []SinceGrid   `json:"grids"`   // where something changed, worst first
	Sites    []SinceSite   `json:"sites"`
	People   []Line        `json:"people"`
	Messages []SinceAsk    `json:"messages"` // for the next shift, unanswered first
	Counts   []SinceCount  `json:"counts"`
	More     int           `json:"more"` // lines that the lists left out
}

// Classes of changed matters, in the order in which they are shown.
const (
	MatterCame      = "came"      // new and open
	MatterWorse     = "worse"     // open at both ends, at a higher level now
	MatterBack      = "back"      // ended at the point, open now
	MatterWent      = "went"      // ended after the point
	MatterCameWent  = "came_went" // new and ended already
	MatterOtherwise = "moved"     // open at both ends, taken on meanwhile
)

// SinceMatter is a matter that changed.
type SinceMatter struct {
	Class  string `json:"class"`
	Matter Matter `json:"matter"`
	Was    string `json:"was"` // its level at the point, "" when it is new
	Late   bool   `json:"late"`
}

// SinceGrid is a grid in which something happened.
type SinceGrid struct {
	State   GridState `json:"state"`
	Entries int       `json:"entries"`
	Came    int       `json:"came"`
	Went    int       `json:"went"`
}

// SinceSite is a site whose state or guards changed.
type SinceSite struct {
	Status  SiteStatus `json:"status"`
	State   string     `json:"state_before"`
	Present int        `json:"present_before"`
}

// SinceAsk is a text for the next shift.
type SinceAsk struct {
	Handover string `json:"handover"` // subject id
	Number   string `json:"number"`
	Ask      Ask    `json:"ask"`
}

// SinceCount is a figure at the point and now.
type SinceCount struct {
	Slug    string `json:"slug"` // a level, open, overdue
	Opening int64  `json:"opening"`
	Came    int64  `json:"came"`
	Went    int64  `json:"went"`
	Now     int64  `json:"now"`
}

// sinceLines is how many lines one list holds.
const sinceLines = 200

// SinceLeft tells what changed since a person left, or since another point of
// [View.SincePoints] by its id. Errors: not_found (the point), internal.
func (v *View) SinceLeft(ctx context.Context, person, from string) (Since, error) {
	points, err := v.SincePoints(ctx, person)
	if err != nil {
		return Since{}, err
	}
	i := 0
	if from != "" {
		i = slices.IndexFunc(points, func(p SincePoint) bool { return p.ID == from || (p.Handover != "" && p.Handover == from) })
		if i < 0 {
			return Since{}, notFound("from", "since.no_such_point", from)
		}
	}
	b := &sinceBuilder{ctx: ctx, v: v, out: Since{Person: person, From: points[i], Now: v.nowMS()}}
	if b.from, b.args, err = v.after(ctx, points[i].Heads); err != nil {
		return b.out, err
	}
	for _, part := range []func() error{b.touch, b.before, b.matters, b.struck, b.late, b.grids, b.sites, b.people, b.messages} {
		if err := part(); err != nil {
			return b.out, internalOrNil("read.since", err)
		}
	}
	return b.out, nil
}

// sinceBuilder reads what was touched after the point and how it was before.
type sinceBuilder struct {
	ctx  context.Context
	v    *View
	from string // the entries j after the point
	args []any
	out  Since

	touched map[string]touch // by subject
	open    []Matter         // now
	was     map[string]Matter
	wasSite map[string]Site
	changed []SinceMatter
	struckN []string // entries that stand in Struck
}

type touch struct {
	noun string
	n    int // entries of the human stream
	real int // entries that are neither note nor check-in
}

// touch lists the subjects with entries after the point.
func (b *sinceBuilder) touch() error {
	b.touched = map[string]touch{}
	rows, err := b.v.q.query(b.ctx, `SELECT j.subject, coalesce(s.noun, ''), j.kind, count(*) FROM `+b.from+`
		LEFT JOIN subject s ON s.subject = j.subject GROUP BY j.subject, j.kind`, b.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var subject, noun, kindName string
		var n int
		if err := rows.Scan(&subject, &noun, &kindName, &n); err != nil {
			return err
		}
		t := b.touched[subject]
		t.noun = noun
		if k, ok := kinds().kinds[kindName]; ok && k.stream == Human {
			t.n += n
			b.out.Entries += n
		}
		if !oneOf(kindName, "note.add", "site.checkin", "journal.strike") {
			t.real += n
		}
		b.touched[subject] = t
	}
	return rows.Err()
}

// subjects lists the touched ones of a noun, in order.
func (b *sinceBuilder) subjects(noun string) []string {
	var out []string
	for s, t := range b.touched {
		if t.noun == noun && t.real > 0 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// before folds the touched matters and sites up to the point: what was not
// touched is as it was, so nothing else needs to be folded.
func (b *sinceBuilder) before() (err error) {
	b.was, b.wasSite = map[string]Matter{}, map[string]Site{}
	js, err := json.Marshal(append(b.subjects("matter"), b.subjects("site")...))
	if err != nil {
		return err
	}
	where, args := headsWhere(b.out.From.Heads)
	mem, err := foldIntoMemory(b.ctx, b.v.q, "WHERE subject IN (SELECT value FROM json_each(?)) AND kind NOT IN ('note.add', 'site.checkin') AND "+where+
		" ORDER BY +hlc, station, seq", append([]any{string(js)}, args...))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, mem.close()) }()
	matters, err := matterTable().list(b.ctx, mem, "")
	if err != nil {
		return err
	}
	for _, m := range matters {
		b.was[m.ID] = m
	}
	sites, err := siteTable().list(b.ctx, mem, "")
	for _, s := range sites {
		b.wasSite[s.ID] = s
	}
	return err
}

// linesOf reads the newest lines that a condition names, in post order, and
// how many there are.
func (b *sinceBuilder) linesOf(cond string, args ...any) ([]Line, int, error) {
	all := append(append([]any{}, b.args...), args...)
	var n int
	if err := b.v.q.queryRow(b.ctx, "SELECT count(*) FROM "+b.from+" WHERE "+cond, all...).Scan(&n); err != nil || n == 0 {
		return nil, n, err
	}
	rows, err := b.v.q.query(b.ctx, "SELECT j.id FROM "+b.from+" WHERE "+cond+" ORDER BY +j.hlc DESC, j.station DESC, j.seq DESC LIMIT ?", append(all, sinceLines)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, 0, err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, err
	}
	out, err := b.v.linesByID(b.ctx, ids)
	return out, n, err
}

// linesByID words some entries, in post order.
func (v *View) linesByID(ctx context.Context, ids []string) ([]Line, error) {
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, internal("read.journal", err)
	}
	b := &lineBuilder{v: v}
	err = entriesWhere(ctx, v.q, "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY +hlc, station, seq", []any{string(js)}, func(e journal.Entry, values []journal.Value) error {
		return b.add(ctx, e, values)
	})
	if err != nil {
		return nil, internal("read.journal", err)
	}
	return b.out, b.marks(ctx)
}

// struck are the lines that were struck after the point, whenever written.
func (b *sinceBuilder) struck() error {
	strikes, n, err := b.linesOf("j.kind = 'journal.strike'")
	if err != nil {
		return err
	}
	for _, l := range strikes {
		var d struck
		if err := json.Unmarshal(l.Data, &d); err != nil {
			return err
		}
		b.struckN = append(b.struckN, d.Entry)
	}
	b.out.More += n - len(strikes)
	b.out.Struck, err = b.v.linesByID(b.ctx, b.struckN)
	return err
}

// late are the lines about minutes before the point that came after it. One
// that opened a matter is marked there instead, a struck one stands above.
func (b *sinceBuilder) late() error {
	if b.out.From.Kind == SinceStart {
		return nil
	}
	lines, n, err := b.linesOf("j.at < ? AND j.kind IN ("+humanKinds()+")", int64(b.out.From.At))
	if err != nil {
		return err
	}
	b.out.More += n - len(lines)
	for _, l := range lines {
		i := slices.IndexFunc(b.changed, func(m SinceMatter) bool { return l.Kind == "matter.report" && m.Matter.ID == l.Subject && m.Was == "" })
		switch {
		case slices.Contains(b.struckN, l.ID):
		case i >= 0:
			b.changed[i].Late = true
		default:
			b.out.Late = append(b.out.Late, l)
		}
	}
	b.out.Matters = b.changed
	return nil
}

// people are the lines about who came, went, and what they are now.
func (b *sinceBuilder) people() error {
	kindNames := []string{"duty.sign_in", "duty.sign_out", "duty.swap", "duty.remove", "grid.leader", "group.holder", "person.role", "person.role_end", "person.pin_reset", "team.add"}
	lines, n, err := b.linesOf("j.kind IN ('" + strings.Join(kindNames, "', '") + "')")
	b.out.People, b.out.More = lines, b.out.More+n-len(lines)
	return err
}

// messages are what earlier shifts asked of later ones: everything of the
// reports sealed after the point, and of the last one.
func (b *sinceBuilder) messages() error {
	sealed, err := handoverTable().list(b.ctx, b.v.q, "WHERE json_extract(doc, '$.state') = 'sealed' ORDER BY cutoff DESC LIMIT ?", shiftsBack)
	if err != nil {
		return err
	}
	for i, h := range sealed {
		if i > 0 && h.SealedAt < b.out.From.At {
			break
		}
		for _, a := range h.Asks {
			b.out.Messages = append(b.out.Messages, SinceAsk{Handover: h.ID, Number: h.Number, Ask: a})
		}
	}
	slices.SortStableFunc(b.out.Messages, func(x, y SinceAsk) int { return int(btoi(x.Ask.Answer != "") - btoi(y.Ask.Answer != "")) })
	return nil
}
