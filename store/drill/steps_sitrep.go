package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// sitrepActions are the commands about situation reports: «sitrep» cuts off and
// begins a draft, «sitrep_set» reads kind (weather, assessment, action, event)
// with text, no, until (of an action) and correct (true: left out),
// «sitrep_need» name (an item or what) and items with one number for each
// horizon, or slug (the key of a computed need), «sitrep_issue» signs.
func sitrepActions() map[string]action {
	return map[string]action{
		"sitrep": func(ctx context.Context, p *player, by string, _ time.Time, _ Step) error {
			return p.do(ctx, by, time.Time{}, Step{As: "sitrep"}, store.CutSitrep{})
		},
		"sitrep_set": func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
			c := store.EditSitrep{Part: st.Kind, No: st.No, Text: st.Text, Out: st.Correct}
			if st.Until != "" {
				var err error
				if c.Due, err = p.script.time(st.Until, p.zone); err != nil {
					return err
				}
			}
			return p.do(ctx, by, when, st, c)
		},
		"sitrep_need": simple(func(_ *player, st Step) store.Command {
			c := store.EditSitrep{Part: store.SitNeedPart, Key: st.Slug, Item: st.Name, Text: st.Text}
			for i := range min(len(c.N), len(st.Items)) {
				c.N[i] = st.Items[i].N
			}
			return c
		}),
		"sitrep_issue": issueSitrep,
	}
}

func issueSitrep(ctx context.Context, p *player, by string, _ time.Time, _ Step) error {
	s, err := p.st.Sitrep(ctx, store.SitDraft)
	if err != nil {
		return err
	}
	if p.o.Issue != nil {
		return p.o.Issue(ctx, p.st, s.ID, by)
	}
	sign, err := p.st.SitSigner(ctx, by, "")
	if err != nil {
		return err
	}
	f, err := p.st.SitFacts(ctx, s.ID, sign)
	if err != nil {
		return err
	}
	_, err = p.st.Do(ctx, by, time.Time{}, store.IssueSitrep{ID: s.ID, Facts: f})
	return err
}
