package drill

import (
	"context"
	"fmt"
	"strings"
	"time"

	"zhiban/store"
)

// report opens a matter: kind, type, level, grid, site, household, name, phone,
// text, if_then, source.
func report(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	grid, err := p.grid(ctx, st.Grid)
	if err != nil {
		return err
	}
	site, err := p.site(ctx, st.Site)
	if err != nil {
		return err
	}
	return p.do(ctx, by, when, st, store.ReportMatter{
		Kind: st.Kind, Type: st.Type, Level: st.Level, Grid: grid, Site: site, Household: st.House,
		Person: st.Name, Phone: st.Phone, Text: st.Text, Source: st.Source, IfThen: st.IfThen,
	})
}

func dispatch(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	group, err := p.group(ctx, st.Group)
	if err != nil {
		return err
	}
	return onMatter(func(p *player, st Step, id string) store.Command {
		return store.DispatchMatter{ID: id, To: st.To, Group: group, Person: p.who(st.Person), Text: st.Text, ETA: st.Minutes}
	})(ctx, p, by, when, st)
}

func hold(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	resume, err := p.script.time(st.Until, p.zone)
	if err != nil {
		return err
	}
	return onMatter(func(_ *player, st Step, id string) store.Command {
		return store.HoldMatter{ID: id, Reason: st.Reason, Resume: resume}
	})(ctx, p, by, when, st)
}

// itemNo finds the item a step means: by number, or by the matter it names.
func (p *player) itemNo(ctx context.Context, st Step) (int, error) {
	if st.No != 0 {
		return st.No, nil
	}
	h, err := p.st.Handover(ctx, "open")
	if err != nil {
		return 0, err
	}
	for _, it := range h.Items {
		if (st.Ref != "" && it.Ref == p.mark.Refs[st.Ref]) || (st.Slug != "" && it.Slug == st.Slug) {
			return it.No, nil
		}
	}
	return 0, fmt.Errorf("handover %s has no item %q", h.Number, st.Ref+st.Slug)
}

func item(cmd func(no int, st Step) store.Command) action {
	return func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
		no, err := p.itemNo(ctx, st)
		if err != nil {
			return err
		}
		return p.do(ctx, by, when, st, cmd(no, st))
	}
}

func refuse(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	return item(func(no int, st Step) store.Command {
		r := store.RefuseItem{No: no, Text: st.Text, Corrected: st.Correct}
		if st.Counted != 0 {
			r.Counted = &st.Counted
		}
		return r
	})(ctx, p, by, when, st)
}

// take accepts the item a step names (text is what the outgoing officer answers
// to its question), or, item by item, all that have no verdict yet.
func take(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	h, err := p.st.Handover(ctx, "open")
	if err != nil {
		return err
	}
	if st.No != 0 || st.Ref != "" || st.Slug != "" {
		if st.Text != "" {
			answer := item(func(no int, st Step) store.Command { return store.AnswerItem{No: no, Text: st.Text} })
			if err := answer(ctx, p, h.Outgoing, when, st); err != nil {
				return err
			}
		}
		return item(func(no int, _ Step) store.Command { return store.AcceptItem{No: no} })(ctx, p, by, when, st)
	}
	for _, it := range h.Items {
		if it.Verdict != "" {
			continue
		}
		if err := p.do(ctx, by, when, st, store.AcceptItem{No: it.No}); err != nil {
			return err
		}
	}
	return nil
}

// readBack puts the numbers of the red and orange items where the text says
// {urgent}: a script cannot know them.
func readBack(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	h, err := p.st.Handover(ctx, "open")
	if err != nil {
		return err
	}
	var numbers []string
	for _, it := range h.Items {
		if it.Level == "red" || it.Level == "orange" {
			numbers = append(numbers, it.Number)
		}
	}
	text := strings.ReplaceAll(st.Text, "{urgent}", strings.Join(numbers, "、"))
	return p.do(ctx, by, when, st, store.ReadBack{Text: text})
}

func seal(ctx context.Context, p *player, by string, _ time.Time, _ Step) error {
	h, err := p.st.Handover(ctx, "open")
	if err != nil {
		return err
	}
	return p.o.Seal(ctx, p.st, h.ID, by, p.now)
}
