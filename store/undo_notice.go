package store

import "zhiban/store/journal"

// TakeBackNotice counters an announcement that did not happen as written.
type TakeBackNotice struct{ Entry, Reason string }

func (c TakeBackNotice) plan(tx *Tx) error {
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	var doc string
	var back bool
	err = tx.q.queryRow(tx.ctx, `SELECT coalesce((SELECT doc FROM told WHERE entry = ?1), ''), EXISTS (SELECT 1 FROM told t, told b WHERE t.entry = ?1 AND b.subject = t.subject AND b.grid = t.grid AND json_extract(b.doc, '$.back') = ?1)`, c.Entry).Scan(&doc, &back)
	switch {
	case err != nil:
		return internal("read.notice", err)
	case doc == "":
		return notFound("entry", "entry.unknown", c.Entry)
	}
	t, err := decodeDoc[Told](doc)
	if err != nil {
		return internal("read.notice", err)
	}
	if back || t.Back != "" {
		return refused("entry", "demand.taken_back", "")
	}
	return tx.append("notice.told", t.Notice, &noticeTold{Medium: t.Medium, Grid: t.Grid, Amount: -t.Amount, Back: t.Entry, Household: journal.Text(t.Household), Text: reason})
}

func noticeUndoings() map[string]undoing {
	return map[string]undoing{
		"notice.add": by(func(u *undo, _ *noticeAdded) { u.do(EndNotice{ID: u.e.Subject, Reason: u.reason}, "notice.end", "") }),
		"notice.end": by(func(u *undo, p *noticeEnded) {
			u.do(EndNotice{ID: u.e.Subject, Back: p.Ended, Reason: u.reason}, "notice.end", "")
		}),
		"notice.told": by(func(u *undo, p *noticeTold) {
			if p.Back != "" {
				u.do(Announce{ID: u.e.Subject, Medium: p.Medium, Grids: []string{p.Grid}, Household: string(p.Household), Amount: -p.Amount, Text: u.reason}, "notice.told", "")
				return
			}
			u.do(TakeBackNotice{Entry: u.e.ID, Reason: u.reason}, "notice.told", "")
		}),
		"vehicle.add": by(func(u *undo, _ *vehicleAdded) {
			u.do(ChangeVehicle{ID: u.e.Subject, State: VehicleGone, Reason: u.reason}, "vehicle.change", "")
		}),
		"vehicle.change": by(func(u *undo, _ *vehicleChanged) {
			if was, ok := stateBefore(u, vehicleTable()); ok {
				u.do(ChangeVehicle{ID: u.e.Subject, State: was.State, Driver: was.Driver, Phone: was.Phone, Reason: u.reason}, "vehicle.change", was.Driver)
			}
		}),
		"vehicle.trip": by(func(u *undo, _ *tripBegun) { u.do(VehicleBack{ID: u.e.Subject, Text: u.reason}, "vehicle.back", "") }),
		"vehicle.back": by(func(u *undo, p *tripEnded) {
			u.do(VehicleBack{ID: u.e.Subject, Open: !p.Open, Text: u.reason}, "vehicle.back", "")
		}),
		"order.reply": {counter: undoByStrike},
	}
}
