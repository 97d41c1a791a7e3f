package store

import (
	"context"
	"strings"
	"time"

	"zhiban/store/journal"
)

// TubeFilter says which tubes to list; the zero value is all of them.
type TubeFilter struct {
	Round    string // id; "-": of no round
	Site     string // id
	Transfer string // id
	Matter   string // id: that an abnormal one opened
	State    string // a state or a result; "": all but void ones
	Late     bool   // without a result for longer than the plan allows
	Grep     string // part of the number
	Limit    int    // 0 means 200
	Offset   int
}

// onSlip is the transfer slip of a tube t; two laptops may have sent one twice.
const onSlip = "(SELECT min(l.subject) FROM transfer_tube l WHERE l.tube = t.subject)"

// Tube finds a tube by id; or by its number: of the round that runs, else the
// newest. Errors: not_found, internal.
func (v *View) Tube(ctx context.Context, ref string) (Tube, error) {
	list, err := v.tubeRows(ctx, "t.subject = ?", []any{ref}, 1, 0)
	if err == nil && len(list) == 0 {
		round := ""
		if r, _, err := v.LaneRound(ctx, ""); err == nil {
			round = r.ID
		}
		list, err = v.tubeRows(ctx, "t.number = ? ORDER BY t.void, t.round <> ?, t.since DESC", []any{tubeNumber(ref), round}, 1, 0)
	}
	if err != nil {
		return Tube{}, err
	}
	if len(list) == 0 {
		return Tube{}, notFound("tube", "tube.unknown", strings.TrimSpace(ref))
	}
	return list[0], nil
}

// Tubes lists tubes by number. Errors: internal.
func (v *View) Tubes(ctx context.Context, f TubeFilter) ([]Tube, error) {
	where, args, err := f.where(ctx, v)
	if err != nil {
		return nil, err
	}
	if f.Limit <= 0 {
		f.Limit = 200
	}
	return v.tubeRows(ctx, where+" ORDER BY t.number, t.since", args, f.Limit, f.Offset)
}

func (f TubeFilter) where(ctx context.Context, v *View) (string, []any, error) {
	parts, args := []string{"1"}, []any{}
	add := func(s string, a ...any) { parts, args = append(parts, s), append(args, a...) }
	if f.Round != "" {
		add("t.round = ?", strings.TrimPrefix(f.Round, "-"))
	}
	if f.Site != "" {
		add("t.site = ?", f.Site)
	}
	if f.Transfer != "" {
		add("t.subject IN (SELECT tube FROM transfer_tube WHERE subject = ?)", f.Transfer)
	}
	if f.Matter != "" {
		add("t.subject IN (SELECT subject FROM tube_matter WHERE matter = ?)", f.Matter)
	}
	if f.Grep != "" {
		add("t.number LIKE '%' || ? || '%'", tubeNumber(f.Grep))
	}
	const received = "EXISTS (SELECT 1 FROM transfer x WHERE x.subject = " + onSlip + " AND json_extract(x.doc, '$.received') IS NOT NULL)"
	switch f.State {
	case "":
		add("t.void = 0")
	case TubeVoid:
		add("t.void = 1")
	case TubeOpen:
		add("t.void = 0 AND t.result = '' AND t.sealed = 0")
	case TubeSealed:
		add("t.void = 0 AND t.result = '' AND t.sealed = 1 AND " + onSlip + " IS NULL")
	case TubeSent:
		add("t.void = 0 AND t.result = '' AND " + onSlip + " IS NOT NULL AND NOT " + received)
	case TubeReceived:
		add("t.void = 0 AND t.result = '' AND " + received)
	default:
		add("t.void = 0 AND t.result = ?", f.State)
	}
	if f.Late {
		late, more, err := v.lateTubes(ctx)
		if err != nil {
			return "", nil, err
		}
		add(late, more...)
	}
	return strings.Join(parts, " AND "), args, nil
}

// lateTubes is the condition for tubes without a result past the limit of their
// kind.
func (v *View) lateTubes(ctx context.Context) (string, []any, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return "", nil, err
	}
	parts, args := []string{"0"}, []any{}
	for _, k := range p.TubeKinds {
		if k.ResultHours > 0 {
			parts = append(parts, "(t.kind = ? AND t.since < ?)")
			args = append(args, k.Slug, int64(v.nowMS().Add(-time.Duration(k.ResultHours)*time.Hour)))
		}
	}
	return "t.void = 0 AND t.result = '' AND (" + strings.Join(parts, " OR ") + ")", args, nil
}

func (v *View) tubeRows(ctx context.Context, where string, args []any, limit, offset int) ([]Tube, error) {
	rows, err := v.q.query(ctx, "SELECT t.doc, coalesce((SELECT x.doc FROM transfer x WHERE x.subject = "+onSlip+"), '') FROM tube t WHERE "+where+" LIMIT ? OFFSET ?", append(args, limit, offset)...)
	if err != nil {
		return nil, internal("read.tube", err)
	}
	defer rows.Close()
	var out []Tube
	for rows.Next() {
		var doc, slip string
		if err := rows.Scan(&doc, &slip); err != nil {
			return nil, internal("read.tube", err)
		}
		t, err := decodeDoc[Tube](doc)
		if err != nil {
			return nil, internal("read.tube", err)
		}
		if slip != "" {
			x, err := decodeDoc[Transfer](slip)
			if err != nil {
				return nil, internal("read.tube", err)
			}
			t.Transfer = &x
		}
		out = append(out, t)
	}
	return out, internalOrNil("read.tube", rows.Err())
}

// TubeCounts is where the tubes of a round are.
type TubeCounts struct {
	Tubes    int `json:"tubes"`
	People   int `json:"people"`
	Open     int `json:"open"`
	Sealed   int `json:"sealed"`   // and not sent
	Sent     int `json:"sent"`     // without a result
	Normal   int `json:"normal"`   //
	Abnormal int `json:"abnormal"` //
	Invalid  int `json:"invalid"`  //
	Late     int `json:"late"`     // without a result past the limit
}

// Waiting is how many tubes have no result.
func (c TubeCounts) Waiting() int { return c.Open + c.Sealed + c.Sent }

// TubeCounts counts the tubes of a round by state. Errors: internal.
func (v *View) TubeCounts(ctx context.Context, round string) (TubeCounts, error) {
	return v.tubeCounts(ctx, "t.round = ?", round)
}

func (v *View) tubeCounts(ctx context.Context, where string, args ...any) (TubeCounts, error) {
	var c TubeCounts
	late, more, err := v.lateTubes(ctx)
	if err != nil {
		return c, err
	}
	err = v.q.queryRow(ctx, `SELECT count(*), coalesce(sum(t.people), 0), coalesce(sum(t.result = '' AND t.sealed = 0), 0),
		coalesce(sum(t.result = '' AND t.sealed = 1 AND NOT EXISTS (SELECT 1 FROM transfer_tube l WHERE l.tube = t.subject)), 0),
		coalesce(sum(t.result = '' AND EXISTS (SELECT 1 FROM transfer_tube l WHERE l.tube = t.subject)), 0),
		coalesce(sum(t.result = 'normal'), 0), coalesce(sum(t.result = 'abnormal'), 0), coalesce(sum(t.result = 'invalid'), 0), coalesce(sum(`+late+`), 0)
		FROM tube t WHERE t.void = 0 AND `+where, append(more, args...)...).Scan(&c.Tubes, &c.People, &c.Open, &c.Sealed, &c.Sent, &c.Normal, &c.Abnormal, &c.Invalid, &c.Late)
	return c, internalOrNil("read.tube", err)
}

// TubesOf lists the tubes that opened a matter. Errors: internal.
func (v *View) TubesOf(ctx context.Context, matter string) ([]Tube, error) {
	return v.Tubes(ctx, TubeFilter{Matter: matter})
}

// LateTubes are tubes without a result past the limit: those on one slip, or,
// without a slip, those that were never sent.
type LateTubes struct {
	Transfer Transfer     `json:"transfer"` // without an id: not sent
	N        int          `json:"n"`
	Since    journal.Time `json:"since"` // limit of the first of them
	Round    string       `json:"round"`
}

// LateTubesBySlip puts the late tubes together by slip. Errors: internal.
func (v *View) LateTubesBySlip(ctx context.Context) ([]LateTubes, error) {
	late, args, err := v.lateTubes(ctx)
	if err != nil {
		return nil, err
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := v.q.query(ctx, "SELECT coalesce("+onSlip+", ''), t.kind, t.round, count(*), min(t.since) FROM tube t WHERE "+late+" GROUP BY 1, 2, 3 ORDER BY 1, 3, 2", args...)
	if err != nil {
		return nil, internal("read.tube", err)
	}
	defer rows.Close()
	var out []LateTubes
	for rows.Next() {
		var x LateTubes
		var kind string
		if err := rows.Scan(&x.Transfer.ID, &kind, &x.Round, &x.N, &x.Since); err != nil {
			return nil, internal("read.tube", err)
		}
		k, _ := p.TubeKind(kind)
		x.Since = x.Since.Add(hours(k.ResultHours))
		if n := len(out); n > 0 && out[n-1].Transfer.ID == x.Transfer.ID && (x.Transfer.ID != "" || out[n-1].Round == x.Round) {
			out[n-1].N, out[n-1].Since = out[n-1].N+x.N, min(out[n-1].Since, x.Since)
			continue
		}
		out = append(out, x)
	}
	if err := rows.Err(); err != nil {
		return nil, internal("read.tube", err)
	}
	for i := range out {
		if out[i].Transfer.ID != "" {
			if out[i].Transfer, err = v.Transfer(ctx, out[i].Transfer.ID); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// TransferCounts is where the tubes of a slip are. Errors: internal.
func (v *View) TransferCounts(ctx context.Context, transfer string) (TubeCounts, error) {
	return v.tubeCounts(ctx, "t.subject IN (SELECT tube FROM transfer_tube WHERE subject = ?)", transfer)
}
