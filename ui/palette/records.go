package palette

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// record is one thing of the post that can be opened.
type record struct {
	option kit.Option
	to     app.Go
}

// How many of each noun are listed: the picker finds in all of them at once.
const (
	mostPeople = 20000
	shiftsBack = 3 * 24 * time.Hour
)

// records reads what can be opened: open matters, grids, sites, groups, people
// and the shifts around now.
func records(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	var out []record
	for _, part := range []func(context.Context, *store.View, word.Words) ([]record, error){matters, places, groups, shifts, people} {
		more, err := part(ctx, v, w)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

func of(noun string, to app.Go, text, note string, keys ...string) record {
	return record{kit.Option{ID: noun + ":" + to.ID, Text: text, Note: note, Keys: keys}, to}
}

func matters(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	list, err := v.Matters(ctx, store.MatterFilter{Open: true})
	if err != nil {
		return nil, err
	}
	out := make([]record, 0, len(list))
	for _, m := range list {
		text := strings.Join(strings.Fields(m.Number+" "+m.Household+" "+m.Person+" "+m.Text), " ")
		out = append(out, of("matter", app.Go{Route: app.Matter, ID: m.ID}, text, w.T.Desk.Record["matter"]+" "+w.Level(m.Level)+" "+w.State(m.State), m.Number))
	}
	return out, nil
}

func places(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	grids, err := v.Grids(ctx)
	if err != nil {
		return nil, err
	}
	var out []record
	for _, g := range grids {
		text := fmt.Sprintf(w.T.Board.Grid, g.Number) + " " + g.Name
		out = append(out, of("grid", app.Go{Route: app.Grid, ID: g.ID}, text, w.T.Desk.Record["grid"], fmt.Sprint(g.Number)))
	}
	sites, err := v.Sites(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sites {
		out = append(out, of("site", app.Go{Route: app.Site, ID: s.ID}, w.Name(s.Name, s.NameEN), w.SiteKind(s.Kind)+" "+w.SiteState(s.State), s.Name, s.Key))
	}
	return out, nil
}

func groups(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	list, err := v.Groups(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]record, 0, len(list))
	for _, g := range list {
		r := of("group", app.Go{Route: app.Matters, ID: "group:" + g.ID}, w.Name(g.ZH, g.EN), w.T.Desk.Record["group"], g.Slug)
		out = append(out, r)
	}
	return out, nil
}

func shifts(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	list, err := v.Shifts(ctx, v.Now().Add(-shiftsBack), time.Time{})
	if err != nil {
		return nil, err
	}
	out := make([]record, 0, len(list))
	now := journal.At(v.Now())
	for _, s := range list {
		text := w.Shift(s.Slug) + " " + w.Time(s.Start, now) + "–" + w.Time(s.End, now)
		out = append(out, of("shift", app.Go{Route: app.Shifts, ID: s.ID}, text, w.T.Desk.Record["shift"], s.Key))
	}
	return out, nil
}

func people(ctx context.Context, v *store.View, w word.Words) ([]record, error) {
	list, err := v.People(ctx, store.PersonFilter{Limit: mostPeople})
	if err != nil {
		return nil, err
	}
	out := make([]record, 0, len(list))
	for _, p := range list {
		r := of("person", app.Go{Route: app.People, ID: p.ID}, p.Name, strings.TrimSpace(w.T.Desk.Record["person"]+" "+p.Phone))
		if p.Phone != "" {
			r.option.Keys = []string{p.Phone}
		}
		out = append(out, r)
	}
	return out, nil
}
