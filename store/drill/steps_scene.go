package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// sceneActions are the commands about sites and about what goes astray:
// «materials» reads site, items (n and need) and reason (asks
// for what is short), «key» site and person, «breach» site and text, «pass»
// site, name, text and state (in or out), «clear» people, slug and text,
// «reopen», «void» and «merge» ref and reason.
func sceneActions() map[string]action {
	return map[string]action{
		"materials": onSite(func(_ *player, st Step, site string) store.Command {
			c := store.CountMaterials{ID: site, Report: st.Reason != "", Lead: st.Reason, Lang: "zh"}
			for _, it := range st.Items {
				need := it.Need
				if need == 0 {
					need = store.AsBefore
				}
				c.Counts = append(c.Counts, store.MaterialCount{Material: it.Item, Have: int(it.N), Need: need})
			}
			return c
		}),
		"key": onSite(func(p *player, st Step, site string) store.Command {
			return store.HoldKey{ID: site, Person: p.who(st.Person)}
		}),
		"breach": onSite(func(_ *player, st Step, site string) store.Command {
			return store.ReportBreach{ID: site, Text: st.Text}
		}),
		"pass": onSite(func(_ *player, st Step, site string) store.Command {
			return store.RecordPass{Site: site, Who: st.Name, Reason: st.Text, In: st.State != "out"}
		}),
		"clear": clearPeople,
		"reopen": onMatter(func(_ *player, st Step, id string) store.Command {
			return store.ReopenMatter{ID: id, Reason: st.Reason}
		}),
		"void": onMatter(func(_ *player, st Step, id string) store.Command { return store.VoidMatter{ID: id, Reason: st.Reason} }),
		"merge": onMatter(func(p *player, st Step, id string) store.Command {
			return store.MergeMatter{ID: id, Into: p.mark.Refs[st.To], Reason: st.Reason}
		}),
	}
}

// clearPeople records that people from inside meet a condition of the plan.
func clearPeople(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for i, key := range st.People {
		if i < p.again {
			continue
		}
		if err := p.do(ctx, by, when, st, store.ClearPerson{Person: p.who(key), Slug: st.Slug, Text: st.Text}); err != nil {
			return err
		}
	}
	return nil
}
