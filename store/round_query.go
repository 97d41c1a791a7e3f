package store

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// RoundFilter says which rounds to list; the zero value is all of them.
type RoundFilter struct {
	Kind string // slug
	Open bool
}

// Rounds lists rounds, those that run first, then the newest. Errors: internal.
func (v *View) Rounds(ctx context.Context, f RoundFilter) ([]Round, error) {
	return roundTable().list(ctx, v.q, "WHERE (?1 = '' OR kind = ?1) AND (?2 = 0 OR closed = 0) ORDER BY closed, opened DESC, length(subject) DESC, subject DESC", f.Kind, btoi(f.Open))
}

// Round finds a round by id; by its kind (slug, name or word of the plan), the
// one that runs or else the last; or by kind and number, «sampling 2». "" is
// the only one that runs. Errors: not_found, refused (several run), internal.
func (v *View) Round(ctx context.Context, ref string) (Round, error) {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		open, err := v.Rounds(ctx, RoundFilter{Open: true})
		switch {
		case err != nil:
			return Round{}, err
		case len(open) == 0:
			return Round{}, notFound("round", "round.none_open", "")
		case len(open) > 1:
			return Round{}, refused("round", "round.several_open", "")
		}
		return open[0], nil
	}
	r, ok, err := roundTable().one(ctx, v.q, "WHERE subject = ?", ref)
	if err != nil || ok {
		return r, err
	}
	p, err := v.Plan(ctx)
	if err != nil {
		return r, err
	}
	name, number := ref, 0
	if at := strings.LastIndexAny(ref, " -"); at > 0 {
		if n, err := strconv.Atoi(ref[at+1:]); err == nil {
			name, number = strings.TrimSpace(ref[:at]), n
		}
	}
	k, ok := FindRoundKind(p, name)
	if !ok {
		return r, notFound("round", "round.unknown", ref)
	}
	all, err := v.Rounds(ctx, RoundFilter{Kind: k.Slug})
	i := slices.IndexFunc(all, func(r Round) bool { return number == 0 || r.No == number })
	if err == nil && i < 0 {
		return r, notFound("round", "round.unknown", ref)
	}
	if err != nil {
		return r, err
	}
	return all[i], nil
}

// target makes the condition that says which households (h) a round is about.
func (r Round) target() (string, []any) {
	parts, args := []string{"h.state = 0"}, []any{}
	if len(r.Grids) > 0 {
		marks := make([]string, len(r.Grids))
		for i, g := range r.Grids {
			marks[i], args = "?", append(args, g)
		}
		parts = append(parts, "h.grid IN ("+strings.Join(marks, ", ")+")")
	}
	if len(r.Needs) > 0 {
		marks := make([]string, len(r.Needs))
		for i, n := range r.Needs {
			marks[i], args = "?", append(args, n)
		}
		who := ""
		if r.Unit == UnitResident {
			who = " AND n.no = x.no"
		}
		parts = append(parts, "EXISTS (SELECT 1 FROM resident_need n WHERE n.subject = h.subject"+who+" AND n.need IN ("+strings.Join(marks, ", ")+"))")
	}
	if r.Floating && r.Unit == UnitResident {
		parts = append(parts, "x.floating = 1")
	} else if r.Floating {
		parts = append(parts, "h.floating > 0")
	}
	return strings.Join(parts, " AND "), args
}

// Filtered reports whether the round is about some of the households only.
func (r Round) Filtered() bool { return len(r.Needs) > 0 || r.Floating || r.Listed }

// from is what the targets of a round are read from, as ref, household (h),
// and for residents x; cond restricts it.
func (r Round) from() (from, ref, grid, cond string, args []any) {
	switch {
	case r.Listed:
		return "round_target l", "l.ref", "l.grid", "l.subject = ? AND l.dropped = 0", []any{r.ID}
	case r.Unit == UnitResident:
		cond, args = r.target()
		return "household h JOIN resident x ON x.subject = h.subject AND x.present = 1", "x.subject || '/' || x.no", "h.grid", cond, args
	}
	cond, args = r.target()
	return "household h", "h.subject", "h.grid", cond, args
}

func (v *View) roundList(ctx context.Context, round string, dropped bool) ([]Listed, error) {
	rows, err := v.q.query(ctx, "SELECT doc FROM round_target WHERE subject = ? AND dropped <= ? ORDER BY length(ref), ref", round, btoi(dropped))
	if err != nil {
		return nil, internal("read.round", err)
	}
	defer rows.Close()
	var out []Listed
	for rows.Next() {
		var doc string
		if err := rows.Scan(&doc); err != nil {
			return nil, internal("read.round", err)
		}
		l, err := decodeDoc[Listed](doc)
		if err != nil {
			return nil, internal("read.round", err)
		}
		out = append(out, l)
	}
	return out, internalOrNil("read.round", rows.Err())
}

// householdVisits lists what rounds say of a household, newest first.
func (v *View) householdVisits(ctx context.Context, household string) ([]Visit, error) {
	p, err := v.Plan(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := v.q.query(ctx, `SELECT t.doc, r.doc FROM round_tick t JOIN round r ON r.subject = t.subject
		WHERE t.household = ? AND t.household <> '' AND t.state <> '' ORDER BY json_extract(t.doc, '$.at') DESC, t.ref LIMIT 40`, household)
	if err != nil {
		return nil, internal("read.round", err)
	}
	defer rows.Close()
	var out []Visit
	for rows.Next() {
		var td, rd string
		if err := rows.Scan(&td, &rd); err != nil {
			return nil, internal("read.round", err)
		}
		t, err := decodeDoc[Tick](td)
		if err != nil {
			return nil, internal("read.round", err)
		}
		r, err := decodeDoc[Round](rd)
		if err != nil {
			return nil, internal("read.round", err)
		}
		k, _ := FindRoundKind(p, r.Kind)
		out = append(out, Visit{Round: r.ID, Kind: r.Kind, No: r.No, Ref: t.Ref, State: t.State, Item: k.Item, At: t.At, Next: t.Next, Text: strings.TrimSpace(t.Text + " " + t.Vehicle + " " + t.To), By: t.By})
	}
	return out, internalOrNil("read.round", rows.Err())
}
