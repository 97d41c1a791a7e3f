package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// States of a matter, in the order of its life (DOMAIN §2 «Lifecycle»).
const (
	MatterNew        = "new"
	MatterDispatched = "dispatched"
	MatterAccepted   = "accepted"
	MatterOnScene    = "on_scene"
	MatterInHand     = "in_hand"
	MatterOnHold     = "on_hold"
	MatterToVerify   = "to_verify"
	MatterClosed     = "closed"
	MatterAnswered   = "answered" // 当场答复
	MatterMerged     = "merged"
	MatterVoid       = "void"
)

// MatterKinds are the kinds of the one ledger (台账).
func MatterKinds() []string {
	return []string{plan.Incident, plan.Request, plan.Medical, plan.Task, plan.Need, plan.Support, plan.Order}
}

// Levels lists the levels, most urgent first.
func Levels() []string { return []string{plan.Red, plan.Orange, plan.Yellow, plan.Blue} }

func levelRank(level string) int {
	if i := slices.Index(Levels(), level); i >= 0 {
		return i
	}
	return len(Levels())
}

// Matter is one line of the ledger: an incident, request, medical call, task,
// need, support request or order, with its whole life.
type Matter struct {
	ID         string       `json:"id"`
	Number     string       `json:"number"` // spoken: K-058
	Station    string       `json:"station"`
	Num        int64        `json:"num"`
	Kind       string       `json:"kind"`
	Type       string       `json:"type"`
	Level      string       `json:"level"`
	State      string       `json:"state"`
	Grid       string       `json:"grid"`
	Site       string       `json:"site"`
	Household  string       `json:"household"`
	Person     string       `json:"person"` // caller or resident, as told
	Phone      string       `json:"phone"`
	Source     string       `json:"source"`
	Text       string       `json:"text"`
	IfThen     string       `json:"if_then"`
	Owner      string       `json:"owner"` // whom it was dispatched to, in words
	OwnerGroup string       `json:"owner_group"`
	OwnerTeam  string       `json:"owner_team"`
	OwnerID    string       `json:"owner_id"` // a person
	ETA        int          `json:"eta"`      // minutes that were promised
	Limits     plan.Limit   `json:"limits"`   // copied at the report: editing the plan moves no clock
	Reported   journal.Time `json:"reported"`
	Dispatched journal.Time `json:"dispatched"`
	Accepted   journal.Time `json:"accepted"`
	OnScene    journal.Time `json:"on_scene"`
	InHand     journal.Time `json:"in_hand"`
	ToVerify   journal.Time `json:"to_verify"`
	Closed     journal.Time `json:"closed"` // closed, answered, merged or void
	Resume     journal.Time `json:"resume"` // of a hold
	HoldReason string       `json:"hold_reason"`
	Result     string       `json:"result"`
	Verifier   string       `json:"verifier"`
	Handlers   []string     `json:"handlers"` // officers who recorded its steps
	Returns    int          `json:"returns"`
	Chases     int          `json:"chases"`
	Reopened   int          `json:"reopened"`
	Into       string       `json:"into"` // merged into
	LastText   string       `json:"last_text"`
	LastAt     journal.Time `json:"last_at"`
	LastEntry  string       `json:"last_entry"`
	Receipt    journal.Time `json:"receipt,omitempty"` // of an order: confirmed to whoever gave it
	Replied    journal.Time `json:"replied,omitempty"`
	CalledBack journal.Time `json:"called_back,omitempty"` // the caller was asked how it came out
	Satisfied  string       `json:"satisfied,omitempty"`   // and said: yes or no
	BackTries  int          `json:"back_tries,omitempty"`  // calls back that nobody took
	Promised   journal.Time `json:"promised,omitempty"`    // time of the next promise that is still to be kept
}

// Open reports whether something is still to do.
func (m Matter) Open() bool {
	return !oneOf(m.State, MatterClosed, MatterAnswered, MatterMerged, MatterVoid)
}

// Urgent reports whether the level is red or orange.
func (m Matter) Urgent() bool { return m.Level == plan.Red || m.Level == plan.Orange }

// Due is when the matter must be resolved; 0 when its level has no limit. A
// hold moves it to the resume time when that is later.
func (m Matter) Due() journal.Time {
	if m.Limits.ResolveMinutes == 0 {
		return 0
	}
	due := m.Reported.Add(time.Duration(m.Limits.ResolveMinutes) * time.Minute)
	if m.State == MatterOnHold {
		due = max(due, m.Resume)
	}
	return due
}

// AcceptDue is when a dispatched matter must be accepted, and when a red or
// orange one must have been dispatched at the latest; 0 when there is no such
// limit or it was met.
func (m Matter) AcceptDue() journal.Time {
	limit := time.Duration(m.Limits.AcceptMinutes) * time.Minute
	switch {
	case limit == 0 || !m.Open():
		return 0
	case m.State == MatterNew && m.Urgent():
		return m.Reported.Add(limit)
	case m.State == MatterDispatched:
		return m.Dispatched.Add(limit)
	}
	return 0
}

// NextDue is the limit of an open matter that runs out next: to dispatch or to
// accept it, while that is still to do, to keep a promise, or to resolve it; 0
// when it has none.
// An open matter is late when it is past (Late), and lists go by it (nextDue).
func (m Matter) NextDue() journal.Time {
	out := m.Due()
	for _, due := range []journal.Time{m.AcceptDue(), m.Promised} {
		if due != 0 && (out == 0 || due < out) {
			out = due
		}
	}
	return out
}

// Late tells which limit an open matter has passed ("dispatch", "accept",
// "resolve", or the time of a "promise") and by how much.
func (m Matter) Late(now journal.Time) (which string, by time.Duration, late bool) {
	if !m.Open() {
		return "", 0, false
	}
	if due := m.Due(); due != 0 && now > due {
		return "resolve", now.Sub(due), true
	}
	if due := m.AcceptDue(); due != 0 && now > due {
		if m.State == MatterNew {
			return "dispatch", now.Sub(due), true
		}
		return "accept", now.Sub(due), true
	}
	if m.Promised != 0 && now > m.Promised {
		return "promise", now.Sub(m.Promised), true
	}
	return "", 0, false
}

func matterTable() table[Matter] {
	return newTable("matter", []string{"number", "station", "num", "open", "rank", "grid", "kind", "due"}, func(m *Matter) []any {
		return []any{m.Number, m.Station, m.Num, btoi(m.Open()), levelRank(m.Level), m.Grid, m.Kind, int64(m.Due())}
	})
}

// ReportMatter opens a matter. Kind and Level may be left to the type.
type ReportMatter struct {
	Kind      string
	Type      string // slug of the plan, or ""
	Level     string // "" takes the type's, else yellow
	Grid      string // id or number
	Site      string // id or key
	Household string
	Person    string // caller or resident
	Phone     string
	Source    string // hotline, grid, above …
	Text      string
	IfThen    string

	corrects string // of CorrectEntry
}

type matterReported struct {
	Num       int64        `json:"num"`
	Kind      string       `json:"kind"`
	Type      string       `json:"type"`
	Level     string       `json:"level"`
	Grid      string       `json:"grid"`
	Site      string       `json:"site"`
	Source    string       `json:"source"`
	Limits    plan.Limit   `json:"limits"`
	Household journal.Text `json:"household"`
	Person    journal.Text `json:"person"`
	Phone     journal.Text `json:"phone"`
	Text      journal.Text `json:"text"`
	IfThen    journal.Text `json:"if_then"`
	Corrects  string       `json:"corrects,omitempty"` // the struck entry that it puts right
}

func (c ReportMatter) plan(tx *Tx) error {
	text, err := required("text", journal.Text(c.Text))
	if err != nil {
		return err
	}
	if err := checkPhone(c.Phone); err != nil {
		return err
	}
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if err := c.fromType(p); err != nil {
		return err
	}
	if err := c.place(tx); err != nil {
		return err
	}
	if c.corrects == "" {
		if err := tx.duplicate("matter.report", c.Grid, string(text)); err != nil {
			return err
		}
	}
	var n int64
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) FROM matter WHERE station = ?", tx.station).Scan(&n); err != nil {
		return internal("write.number", err)
	}
	tx.number = matterNumber(tx.station, n+1)
	_, err = tx.create("matter.report", &matterReported{Num: n + 1, Kind: c.Kind, Type: c.Type, Level: c.Level, Grid: c.Grid, Site: c.Site,
		Source: c.Source, Limits: limitOf(p, c.Level), Household: journal.Text(c.Household), Person: journal.Text(c.Person),
		Phone: journal.Text(c.Phone), Text: text, IfThen: journal.Text(c.IfThen), Corrects: c.corrects})
	return err
}

func matterNumber(station string, n int64) string { return fmt.Sprintf("%s-%03d", station, n) }

func limitOf(p *plan.Plan, level string) plan.Limit {
	switch level {
	case plan.Red:
		return p.Limits.Red
	case plan.Orange:
		return p.Limits.Orange
	case plan.Yellow:
		return p.Limits.Yellow
	}
	return p.Limits.Blue
}

// fromType fills kind and level from the type and checks all three.
func (c *ReportMatter) fromType(p *plan.Plan) error {
	if c.Type != "" {
		i := slices.IndexFunc(p.Types, func(t plan.Type) bool { return t.Slug == c.Type })
		if i < 0 {
			return notFound("type", "matter.type_unknown", c.Type)
		}
		c.Kind, c.Level = firstOf(c.Kind, p.Types[i].Kind), firstOf(c.Level, p.Types[i].Level)
	}
	c.Kind, c.Level = firstOf(c.Kind, plan.Request), firstOf(c.Level, plan.Yellow)
	if !slices.Contains(MatterKinds(), c.Kind) {
		return invalid("kind", "matter.kind_unknown", c.Kind)
	}
	if !slices.Contains(Levels(), c.Level) {
		return invalid("level", "matter.level_unknown", c.Level)
	}
	return nil
}

// place turns grid and site into ids; a site brings its grid along.
func (c *ReportMatter) place(tx *Tx) error {
	if c.Site != "" {
		s, err := tx.Site(tx.ctx, c.Site)
		if err != nil {
			return err
		}
		c.Site, c.Grid = s.ID, firstOf(c.Grid, s.Grid)
	}
	if c.Grid == "" {
		return nil
	}
	g, err := tx.Grid(tx.ctx, c.Grid)
	if err != nil {
		return err
	}
	c.Grid = g.ID
	return nil
}

// NormalNumber reads a spoken number as people write it: "K-058", "k058",
// "Ｋ－58". It returns "" for anything else.
func NormalNumber(ref string) string {
	ref = strings.ToUpper(foldText(strings.TrimSpace(ref)))
	if ref == "" || ref[0] < 'A' || ref[0] > 'Z' {
		return ""
	}
	var n int64
	digits := strings.TrimLeft(ref[1:], "-－ ")
	if digits == "" || strings.Trim(digits, "0123456789") != "" || len(digits) > 9 {
		return ""
	}
	if _, err := fmt.Sscan(strings.TrimLeft(digits, "0")+"", &n); err != nil {
		return ""
	}
	return matterNumber(ref[:1], n)
}
