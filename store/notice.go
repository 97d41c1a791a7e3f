package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Notice is something that is announced to people (通知): what, by which media,
// where, until when, and who has been told so far.
type Notice struct {
	ID      string       `json:"id"`
	Number  string       `json:"number"` // spoken: K-N003
	Station string       `json:"station"`
	Num     int64        `json:"num"`
	Title   string       `json:"title"`
	Text    string       `json:"text"`
	Media   []string     `json:"media"`  // slugs of the plan
	Grids   []string     `json:"grids"`  // ids it is for; none: all
	Until   journal.Time `json:"until"`  // 0: until it is ended
	Repeat  int          `json:"repeat"` // minutes between two announcements, 0: once
	At      journal.Time `json:"at"`
	By      string       `json:"by"`
	Ended   journal.Time `json:"ended"`
	Why     string       `json:"why"` // it was ended
}

// Open reports whether a notice still holds.
func (n Notice) Open() bool { return n.Ended.IsZero() }

// Told is one announcement: by loudspeaker in a grid, leaflets at so many
// doors, a message to a group, or one household that was told in person.
type Told struct {
	Entry     string       `json:"entry"`
	Notice    string       `json:"notice"`
	Medium    string       `json:"medium"`
	Grid      string       `json:"grid"`
	Household string       `json:"household"`
	Amount    int64        `json:"amount"` // households that it reached, 0: nobody counted
	Text      string       `json:"text"`
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Back      string       `json:"back,omitempty"` // the announcement that it takes back
}

type noticeAdded struct {
	Num    int64        `json:"num"`
	Media  []string     `json:"media"`
	Grids  []string     `json:"grids"`
	Until  journal.Time `json:"until"`
	Repeat int          `json:"repeat"`
	Title  journal.Text `json:"title"`
	Text   journal.Text `json:"text"`
}

type noticeTold struct {
	Medium    string       `json:"medium"`
	Grid      string       `json:"grid"`
	Amount    int64        `json:"amount"`
	Back      string       `json:"back,omitempty"`
	Household journal.Text `json:"household"`
	Text      journal.Text `json:"text"`
}

type noticeEnded struct {
	Ended  bool         `json:"ended"`
	Reason journal.Text `json:"reason"`
}

func noticeTable() table[Notice] {
	return newTable("notice", []string{"number", "station", "num", "open", "at"}, func(n *Notice) []any {
		return []any{n.Number, n.Station, n.Num, btoi(n.Open()), int64(n.At)}
	})
}

func noticeKinds() []kind {
	human := func(counter string) kindOptions { return kindOptions{Stream: Human, Noun: "notice", Counter: counter} }
	told := kindOptions{Stream: System, Noun: "notice", Counter: "notice.told", Commutes: true}
	return []kind{
		kindOf("notice.add", human("notice.end"), func(f *folder, e Event, p *noticeAdded) {
			noticeTable().put(f, e.Subject, &Notice{ID: e.Subject, Number: noticeNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, Title: string(p.Title), Text: string(p.Text), Media: p.Media, Grids: p.Grids,
				Until: p.Until, Repeat: p.Repeat, At: e.At, By: e.Officer})
		}),
		kindOf("notice.end", human("notice.end"), func(f *folder, e Event, p *noticeEnded) {
			noticeTable().update(f, e.Subject, func(n *Notice) {
				n.Ended, n.Why = e.At, string(p.Reason)
				if !p.Ended {
					n.Ended = 0
				}
			})
		}),
		kindOf("notice.told", told, func(f *folder, e Event, p *noticeTold) {
			doc, err := encodeDoc(Told{Entry: e.ID, Notice: e.Subject, Medium: p.Medium, Grid: p.Grid, Household: string(p.Household), Amount: p.Amount, Text: string(p.Text), At: e.At, By: e.Officer, Back: p.Back})
			if err != nil {
				f.err = err
				return
			}
			f.exec("INSERT INTO told (subject, entry, medium, grid, household, amount, at, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", e.Subject, e.ID, p.Medium, p.Grid, houseKey(string(p.Household)), p.Amount, int64(e.At), doc)
		}),
	}
}

func noticeNumber(station string, n int64) string { return fmt.Sprintf("%s-N%03d", station, n) }

// AddNotice says what is to be announced, how and where.
type AddNotice struct {
	Title  string
	Text   string
	Media  []string // slugs or names of the plan
	Grids  []string // ids or numbers; none: all
	Until  time.Time
	Repeat int // minutes
}

func (c AddNotice) plan(tx *Tx) error {
	title, err := required("title", journal.Text(c.Title))
	if err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	d := &noticeAdded{Title: title, Text: journal.Text(strings.TrimSpace(c.Text)), Until: journal.At(c.Until), Repeat: c.Repeat}
	for _, m := range c.Media {
		slug, ok := mediumNamed(p, m)
		if !ok {
			return notFound("media", "notice.medium_unknown", m)
		}
		d.Media = append(d.Media, slug)
	}
	for _, ref := range c.Grids {
		g, err := tx.Grid(tx.ctx, ref)
		if err != nil {
			return err
		}
		d.Grids = append(d.Grids, g.ID)
	}
	switch {
	case c.Repeat < 0:
		return invalid("repeat", "number.negative", "")
	case !c.Until.IsZero() && d.Until <= tx.at:
		return invalid("until", "notice.until_past", "")
	}
	if err := tx.duplicate("notice.add", "", string(d.Text)); err != nil && d.Text != "" {
		return err
	}
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) + 1 FROM notice WHERE station = ?", tx.station).Scan(&d.Num); err != nil {
		return internal("write.number", err)
	}
	tx.number = noticeNumber(tx.station, d.Num)
	_, err = tx.create("notice.add", d)
	return err
}

func mediumNamed(p *plan.Plan, ref string) (string, bool) {
	ref = strings.TrimSpace(ref)
	i := slices.IndexFunc(p.Media, func(m plan.Word) bool { return ref == m.Slug || ref == m.ZH || strings.EqualFold(ref, m.EN) })
	if i < 0 {
		return "", false
	}
	return p.Media[i].Slug, true
}

// Announce writes down that a notice was given out: where, by which medium, and
// how many households it reached.
type Announce struct {
	ID        string // id or number
	Medium    string // "": the notice's first
	Grids     []string
	Household string // one that was told in person
	Amount    int64  // households
	Text      string
}

func (c Announce) plan(tx *Tx) error {
	n, err := tx.Notice(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = n.Number
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	d := noticeTold{Amount: c.Amount, Household: journal.Text(strings.TrimSpace(c.Household)), Text: journal.Text(strings.TrimSpace(c.Text))}
	if c.Medium == "" && len(n.Media) > 0 {
		c.Medium = n.Media[0]
	}
	ok := c.Medium == ""
	if !ok {
		if d.Medium, ok = mediumNamed(p, c.Medium); !ok {
			return notFound("medium", "notice.medium_unknown", c.Medium)
		}
	}
	grids, err := c.grids(tx, n)
	if err != nil {
		return err
	}
	switch {
	case !n.Open():
		return refused("", "notice.ended", n.Number)
	case c.Amount < 0 || c.Amount > maxAmount:
		return invalid("amount", "number.negative", "")
	case (c.Amount > 0 || d.Household != "") && len(grids) != 1:
		return invalid("grid", "notice.one_grid", "")
	}
	if d.Household != "" && d.Amount == 0 {
		d.Amount = 1
	}
	for _, g := range grids {
		d := d
		d.Grid = g
		if err := tx.append("notice.told", n.ID, &d); err != nil {
			return err
		}
	}
	return nil
}

// grids it was announced in; without any, those that the notice is for.
func (c Announce) grids(tx *Tx, n Notice) ([]string, error) {
	if len(c.Grids) == 0 {
		if len(n.Grids) > 0 {
			return n.Grids, nil
		}
		all, err := tx.Grids(tx.ctx)
		out := make([]string, 0, len(all))
		for _, g := range all {
			out = append(out, g.ID)
		}
		return out, err
	}
	var out []string
	for _, ref := range c.Grids {
		g, err := tx.Grid(tx.ctx, ref)
		if err != nil {
			return nil, err
		}
		out = append(out, g.ID)
	}
	return out, nil
}

// EndNotice ends a notice with a reason; Back lets it hold again.
type EndNotice struct {
	ID     string
	Back   bool
	Reason string
}

func (c EndNotice) plan(tx *Tx) error {
	n, err := tx.Notice(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = n.Number
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	if n.Open() == c.Back {
		return refused("", map[bool]string{true: "notice.holds", false: "notice.ended"}[c.Back], n.Number)
	}
	return tx.append("notice.end", n.ID, &noticeEnded{Ended: !c.Back, Reason: reason})
}

// Notice finds a notice by id or number. Errors: not_found, internal.
func (v *View) Notice(ctx context.Context, ref string) (Notice, error) {
	n, ok, err := noticeTable().one(ctx, v.q, "WHERE subject = ?1 OR number = upper(?2)", ref, foldText(strings.TrimSpace(ref)))
	if err == nil && !ok {
		return n, notFound("notice", "notice.unknown", ref)
	}
	return n, err
}

// Notices lists notices, those that hold first, newest first. Errors: internal.
func (v *View) Notices(ctx context.Context, all bool, limit int) ([]Notice, error) {
	if limit <= 0 {
		limit = 100
	}
	where := "WHERE open = 1 "
	if all {
		where = ""
	}
	return noticeTable().list(ctx, v.q, where+"ORDER BY open DESC, at DESC, num DESC LIMIT ?", limit)
}

// Reach is how far a notice has come in one grid.
type Reach struct {
	Grid       string       `json:"grid"`
	Number     int          `json:"number"`
	Times      int          `json:"times"`      // announcements
	Told       int64        `json:"told"`       // households, as counted
	Households int          `json:"households"` // of the grid
	Last       journal.Time `json:"last"`
	Next       journal.Time `json:"next"` // when it is to be repeated, 0: not
}

// Unreached reports whether nobody there has heard of it.
func (r Reach) Unreached() bool { return r.Times <= 0 }

// NoticeReach tells for each grid that a notice is for how often it was
// announced and how many were told; who has not been reached stands first.
// Errors: not_found, internal.
func (v *View) NoticeReach(ctx context.Context, ref string) ([]Reach, error) {
	n, err := v.Notice(ctx, ref)
	if err != nil {
		return nil, err
	}
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	told, err := v.toldByGrid(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	var out []Reach
	for _, g := range grids {
		if len(n.Grids) > 0 && !slices.Contains(n.Grids, g.ID) {
			continue
		}
		r := told[g.ID]
		r.Grid, r.Number, r.Households = g.ID, g.Number, g.Households
		if n.Repeat > 0 && n.Open() && r.Times > 0 {
			r.Next = r.Last.Add(time.Duration(n.Repeat) * time.Minute)
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b Reach) int { return int(btoi(b.Unreached()) - btoi(a.Unreached())) })
	return out, nil
}

// toldByGrid adds the announcements of a notice up by grid.
func (v *View) toldByGrid(ctx context.Context, notice string) (map[string]Reach, error) {
	rows, err := v.q.query(ctx, `SELECT grid, sum(CASE WHEN json_extract(doc, '$.back') IS NULL THEN 1 ELSE -1 END), sum(amount), max(at) FROM told WHERE subject = ? GROUP BY grid`, notice)
	if err != nil {
		return nil, internal("read.notice", err)
	}
	defer rows.Close()
	out := map[string]Reach{}
	for rows.Next() {
		var r Reach
		if err := rows.Scan(&r.Grid, &r.Times, &r.Told, &r.Last); err != nil {
			return nil, internal("read.notice", err)
		}
		out[r.Grid] = r
	}
	return out, internalOrNil("read.notice", rows.Err())
}
