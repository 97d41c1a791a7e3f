package store

import (
	"context"
	"time"

	"zhiban/store/journal"
)

// HotlineHour is what the hotline did in one hour of the post's clock.
type HotlineHour struct {
	Start      journal.Time `json:"start"`
	In         int          `json:"in"`
	Out        int          `json:"out"` // calls out, without the calls back
	Answered   int          `json:"answered"`
	Dispatched int          `json:"dispatched"`
	Opened     int          `json:"opened"`
	Added      int          `json:"added"`
	Info       int          `json:"info"`
	Silent     int          `json:"silent"` // and wrong numbers
	Back       int          `json:"back"`   // callers who were asked and spoke
	Unreached  int          `json:"unreached"`
	Unhappy    int          `json:"unhappy"` // of Back: not content
}

// add counts a call, or one that was taken off again with -1.
func (h *HotlineHour) add(way, outcome string, n int) {
	if way == CallOut {
		h.Out += n
		return
	}
	h.In += n
	for _, c := range []struct {
		outcome string
		of      *int
	}{{CallAnswered, &h.Answered}, {CallDispatched, &h.Dispatched}, {CallOpened, &h.Opened}, {CallAdded, &h.Added}, {CallInfo, &h.Info}, {CallSilent, &h.Silent}, {CallWrong, &h.Silent}} {
		if c.outcome == outcome {
			*c.of += n
		}
	}
}

// back counts a call back.
func (h *HotlineHour) back(satisfied string, n int) {
	switch satisfied {
	case NotReached:
		h.Unreached += n
	case Unsatisfied:
		h.Back, h.Unhappy = h.Back+n, h.Unhappy+n
	default:
		h.Back += n
	}
}

// Sum adds hours up; Start stays that of the first.
func (h HotlineHour) Sum(x HotlineHour) HotlineHour { return h.plus(x, 1) }

// Less takes away what was counted before.
func (h HotlineHour) Less(x HotlineHour) HotlineHour { return h.plus(x, -1) }

func (h HotlineHour) plus(x HotlineHour, n int) HotlineHour {
	h.In, h.Out, h.Answered, h.Dispatched, h.Opened, h.Added = h.In+n*x.In, h.Out+n*x.Out, h.Answered+n*x.Answered, h.Dispatched+n*x.Dispatched, h.Opened+n*x.Opened, h.Added+n*x.Added
	h.Info, h.Silent, h.Back, h.Unreached, h.Unhappy = h.Info+n*x.Info, h.Silent+n*x.Silent, h.Back+n*x.Back, h.Unreached+n*x.Unreached, h.Unhappy+n*x.Unhappy
	return h
}

// Empty reports whether nothing happened in the hour.
func (h HotlineHour) Empty() bool {
	h.Start = 0
	return h == HotlineHour{}
}

// HotlineHours is the log of the hotline by hour between two times, zero times
// leave an end open; hours without a call are left out. A call counts in the
// hour in which it came, a call back in the hour in which it was made. Errors:
// internal.
func (v *View) HotlineHours(ctx context.Context, since, until journal.Time) ([]HotlineHour, error) {
	if until.IsZero() {
		until = 1 << 62
	}
	_, offset := v.Now().In(v.Zone()).Zone()
	const hour = int64(time.Hour / time.Millisecond)
	shift := int64(offset) * 1000
	rows, err := v.q.query(ctx, `SELECT (at + ?3) / ?4 AS h, 0, way, outcome, count(*) FROM hotcall WHERE at >= ?1 AND at < ?2 AND void = 0 GROUP BY h, way, outcome
		UNION ALL SELECT (at + ?3) / ?4 AS h, 1, '', satisfied, sum(n) FROM callback WHERE at >= ?1 AND at < ?2 GROUP BY h, satisfied ORDER BY 1`, int64(since), int64(until), shift, hour)
	if err != nil {
		return nil, internal("read.hotline", err)
	}
	defer rows.Close()
	var out []HotlineHour
	for rows.Next() {
		var at int64
		var isBack bool
		var way, what string
		var n int
		if err := rows.Scan(&at, &isBack, &way, &what, &n); err != nil {
			return nil, internal("read.hotline", err)
		}
		start := journal.Time(at*hour - shift)
		if len(out) == 0 || out[len(out)-1].Start != start {
			out = append(out, HotlineHour{Start: start})
		}
		if isBack {
			out[len(out)-1].back(what, n)
		} else {
			out[len(out)-1].add(way, what, n)
		}
	}
	return out, internalOrNil("read.hotline", rows.Err())
}

// HotlineStaff is who answers the hotline.
type HotlineStaff struct {
	Site   string       `json:"site"`   // id of the desk
	Opened bool         `json:"opened"` // the desk is in service; a group always is
	Group  string       `json:"group"`  // or of the group
	Name   string       `json:"name"`
	NameEN string       `json:"name_en"`
	People []Contact    `json:"people"` // who is there now
	Due    journal.Time `json:"due"`    // from when on somebody must be there, 0: not in peace
	Since  journal.Time `json:"since"`  // nobody has been there, 0: somebody is
}

// HotlineStaff tells who answers the hotline now, by the desk or the group that
// the plan names; nil when it names none. Somebody is there who is posted at
// the desk, or signed in on a duty of it or of the group. Errors: internal.
func (v *View) HotlineStaff(ctx context.Context) (*HotlineStaff, error) {
	p, err := v.Plan(ctx)
	if err != nil || p.Settings.Hotline == "" {
		return nil, err
	}
	out := &HotlineStaff{}
	var here []string
	var last journal.Time
	site, err := v.Site(ctx, p.Settings.Hotline)
	switch {
	case err == nil:
		out.Site, out.Name, out.NameEN, out.Opened = site.ID, site.Name, site.NameEN, site.State == SiteInService
		for _, g := range site.Guards {
			here = append(here, g.Person)
		}
		if last, err = v.lastGuard(ctx, site.ID); err != nil {
			return nil, err
		}
	case CodeOf(err) == NotFound:
		g, err := v.Group(ctx, p.Settings.Hotline)
		if err != nil {
			return nil, nil //nolint:nilerr // what the plan names is not there any more: nobody is asked for
		}
		out.Group, out.Name, out.NameEN, out.Opened = g.ID, g.ZH, g.EN, true
	default:
		return nil, err
	}
	more, left, err := v.hotlineDuties(ctx, out)
	if err != nil {
		return nil, err
	}
	if out.People, err = v.contacts(ctx, append(here, more...)); err != nil {
		return nil, err
	}
	post, err := v.Post(ctx)
	if err != nil {
		return nil, err
	}
	if post.Mode == Emergency && !post.T0.IsZero() {
		from := p.Settings.MannedFromHours
		for _, s := range p.Sites {
			if s.Key == site.Key {
				from = max(from, s.MannedFromHours)
			}
		}
		out.Due = post.T0.Add(hours(from))
	}
	if len(out.People) == 0 && !out.Due.IsZero() && out.Due <= v.nowMS() {
		out.Since = max(out.Due, last, left)
	}
	return out, nil
}

// hotlineDuties are who is signed in for the hotline in the shift on duty, and
// when the last of the others left.
func (v *View) hotlineDuties(ctx context.Context, h *HotlineStaff) (here []string, left journal.Time, err error) {
	s, err := v.CurrentShift(ctx)
	if err != nil && CodeOf(err) != NotFound { // without a shift nobody is signed in
		return nil, 0, err
	}
	for _, d := range s.Duties {
		if h.Site != "" && d.Site != h.Site || h.Group != "" && d.Group != h.Group || d.Removed {
			continue
		}
		if d.Here() {
			here = append(here, d.Person)
		}
		left = max(left, d.SignedOut)
	}
	return here, left, nil
}

// lastGuard is when somebody came to a site or left it last.
func (v *View) lastGuard(ctx context.Context, site string) (at journal.Time, err error) {
	err = v.q.queryRow(ctx, `SELECT coalesce((SELECT at FROM journal WHERE subject = ? AND kind IN ('site.guard', 'site.relieve') ORDER BY hlc DESC, station DESC, seq DESC LIMIT 1), 0)`, site).Scan(&at)
	return at, internalOrNil("read.hotline", err)
}

// contacts names some people, each once.
func (v *View) contacts(ctx context.Context, ids []string) ([]Contact, error) {
	out := make([]Contact, 0, len(ids))
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		c, err := v.contact(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}
