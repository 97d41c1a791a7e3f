package drill

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
)

func holder(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	g, err := p.group(ctx, st.Group)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.SetHolder{ID: g, Post: st.Post, Person: p.who(st.Person), Place: st.Place})
}

func muster(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	g, err := p.group(ctx, st.Group)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.MusterGroup{ID: g, Post: st.Post, Text: st.Text})
}

// duty puts people on a shift, which is made when the plan's pattern has it.
func duty(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	shift, err := p.shift(ctx, by, st.Shift)
	if err != nil {
		return err
	}
	group, err := p.group(ctx, st.Group)
	if err != nil {
		return err
	}
	site, err := p.site(ctx, st.Site)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.AssignDuty{Shift: shift, Role: st.Role, Group: group, Post: st.Post, Site: site, Person: p.who(st.Person)})
}

// shift finds a shift by its key and makes it when it is not there yet.
func (p *player) shift(ctx context.Context, by, key string) (string, error) {
	if key == "" {
		s, err := p.st.CurrentShift(ctx)
		return s.ID, err
	}
	s, err := p.st.ShiftByKey(ctx, key)
	if err == nil || store.CodeOf(err) != store.NotFound {
		return s.ID, err
	}
	day, slug, ok := cutLast(key, "-")
	if !ok {
		return "", fmt.Errorf("shift %q: want YYYY-MM-DD-SLUG", key)
	}
	start, err := time.ParseInLocation("2006-01-02", day, p.zone)
	if err != nil {
		return "", fmt.Errorf("shift %q: want YYYY-MM-DD-SLUG", key)
	}
	r, err := p.st.Do(ctx, by, time.Time{}, store.AddShift{Slug: slug, Start: start})
	return r.Subject, err
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func onDuty(cmd func(shift, person string, st Step) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		shift, err := p.shift(ctx, by, st.Shift)
		if err != nil {
			return err
		}
		for _, key := range append(st.People, st.Person) {
			if key == "" {
				continue
			}
			if err := p.do(ctx, by, when, st, cmd(shift, p.who(key), st)); err != nil {
				return err
			}
		}
		return nil
	}
}

func swap(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	shift, err := p.shift(ctx, by, st.Shift)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.SwapDuty{Shift: shift, No: st.No, Person: p.who(st.Person), Reason: st.Reason})
}

func guard(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return p.each(ctx, by, when, st, func(site, person string) store.Command { return store.PostGuard{ID: site, Person: person} })
}

func relieve(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return p.each(ctx, by, when, st, func(site, person string) store.Command { return store.RelieveGuard{ID: site, Person: person} })
}

// each plays one command for every person of a step at its site.
func (p *player) each(ctx context.Context, by string, when time.Time, st Step, cmd func(site, person string) store.Command) error {
	site, err := p.site(ctx, st.Site)
	if err != nil {
		return err
	}
	for _, key := range append(st.People, st.Person) {
		if key == "" {
			continue
		}
		if err := p.do(ctx, by, when, st, cmd(site, p.who(key))); err != nil {
			return err
		}
	}
	return nil
}

// checkin reports from one site, or from all that are listed in To.
func checkin(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for i, key := range strings.Fields(st.Site) {
		if i < p.again { // one entry each: these are written
			continue
		}
		site, err := p.site(ctx, key)
		if err != nil {
			return err
		}
		if err := p.do(ctx, by, when, st, store.CheckIn{ID: site, Text: st.Text}); err != nil {
			return err
		}
	}
	return nil
}
