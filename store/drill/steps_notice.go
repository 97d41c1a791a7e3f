package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// noticeActions are the commands about notices, vehicles and orders: «notice»
// reads name, text, slug (the medium), grid and minutes; «tell» its ref, grid
// and counted; «vehicle» phone (the plate in name); «send» name, place (from), to,
// text, count (people) and the ref of a matter; «return_vehicle» name; «order_reply» the ref of an order,
// kind (receipt or reply), to and text.
func noticeActions() map[string]action {
	return map[string]action{
		"notice": onGrid(func(_ *player, st Step, grid string) store.Command {
			c := store.AddNotice{Title: st.Name, Text: st.Text, Repeat: st.Minutes}
			if grid != "" {
				c.Grids = []string{grid}
			}
			if st.Slug != "" {
				c.Media = []string{st.Slug}
			}
			return c
		}),
		"tell": onGrid(func(p *player, st Step, grid string) store.Command {
			c := store.Announce{ID: p.mark.Refs[st.Ref], Medium: st.Slug, Amount: st.Counted, Text: st.Text}
			if grid != "" {
				c.Grids = []string{grid}
			}
			return c
		}),
		"vehicle": simple(func(_ *player, st Step) store.Command {
			return store.AddVehicle{Plate: st.Name, What: st.Kind, Seats: st.Count, Driver: st.Took, Phone: st.Phone}
		}),
		"send": func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
			return p.do(ctx, by, when, st, store.SendVehicle{ID: st.Name, From: st.Place, To: st.To, Text: st.Text, Matter: p.mark.Refs[st.Ref], People: st.Count})
		},
		"return_vehicle": simple(func(_ *player, st Step) store.Command { return store.VehicleBack{ID: st.Name, Text: st.Text} }),
		"order_reply": simple(func(p *player, st Step) store.Command {
			return store.ReplyOrder{ID: p.mark.Refs[st.Ref], Step: st.Kind, To: st.To, Text: st.Text}
		}),
	}
}
