package store

import (
	"context"
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// Transfer is a slip with which tubes go to a lab (转运单): numbered, with who
// carries them.
type Transfer struct {
	ID       string       `json:"id"`
	Number   string       `json:"number"` // spoken: K-T001
	Station  string       `json:"station"`
	Num      int64        `json:"num"`
	Round    string       `json:"round"`
	Lab      string       `json:"lab"`
	Carrier  string       `json:"carrier"`
	Vehicle  string       `json:"vehicle"`
	Tubes    []string     `json:"tubes"` // ids
	Text     string       `json:"text"`
	At       journal.Time `json:"at"`
	By       string       `json:"by"`
	Received *Received    `json:"received"` // nil: the lab has not confirmed it
	Void     bool         `json:"void"`
	Reason   string       `json:"reason"`

	Counts TubeCounts `json:"counts,omitzero"` // of what is on it, where it was asked for
}

// Received is the word of the lab on what came.
type Received struct {
	Who   string       `json:"who"`
	N     int          `json:"n"` // tubes that it counted
	Text  string       `json:"text"`
	At    journal.Time `json:"at"`
	Entry string       `json:"entry"`
}

// Short is how many tubes fewer came than were sent.
func (x Transfer) Short() int {
	if x.Received == nil {
		return 0
	}
	return len(x.Tubes) - x.Received.N
}

type transferSent struct {
	Num     int64        `json:"num"`
	Round   string       `json:"round"`
	Tubes   []string     `json:"tubes"`
	Lab     journal.Text `json:"lab"`
	Carrier journal.Text `json:"carrier"`
	Vehicle journal.Text `json:"vehicle"`
	Text    journal.Text `json:"text"`
}

type transferReceived struct {
	Open bool         `json:"open"` // taken back
	N    int          `json:"n"`
	Who  journal.Text `json:"who"`
	Text journal.Text `json:"text"`
}

type transferVoided struct {
	Void   bool         `json:"void"`
	Reason journal.Text `json:"reason"`
}

func transferTable() table[Transfer] {
	return newTable("transfer", []string{"number", "station", "num", "at"}, func(x *Transfer) []any {
		return []any{x.Number, x.Station, x.Num, int64(x.At)}
	})
}

func transferKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: Human, Noun: "transfer", Counter: counter}
	}
	return []kind{
		kindOf("transfer.send", o("transfer.void"), func(f *folder, e Event, p *transferSent) {
			transferTable().put(f, e.Subject, &Transfer{ID: e.Subject, Number: transferNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, Round: p.Round, Lab: string(p.Lab), Carrier: string(p.Carrier),
				Vehicle: string(p.Vehicle), Tubes: p.Tubes, Text: string(p.Text), At: e.At, By: e.Officer})
			putOnSlip(f, e.Subject, p.Tubes)
		}),
		kindOf("transfer.receive", o("transfer.receive"), func(f *folder, e Event, p *transferReceived) {
			transferTable().update(f, e.Subject, func(x *Transfer) {
				if x.Received = (&Received{Who: string(p.Who), N: p.N, Text: string(p.Text), At: e.At, Entry: e.ID}); p.Open {
					x.Received = nil
				}
			})
		}),
		kindOf("transfer.void", o("transfer.void"), func(f *folder, e Event, p *transferVoided) {
			transferTable().update(f, e.Subject, func(x *Transfer) {
				x.Void, x.Reason = p.Void, string(p.Reason)
				f.exec("DELETE FROM transfer_tube WHERE subject = ?", e.Subject)
				if !p.Void {
					putOnSlip(f, e.Subject, x.Tubes)
				}
			})
		}),
	}
}

func putOnSlip(f *folder, slip string, tubes []string) {
	for _, t := range tubes {
		f.exec("INSERT INTO transfer_tube (subject, tube) VALUES (?, ?) ON CONFLICT DO NOTHING", slip, t)
	}
}

func transferNumber(station string, n int64) string { return fmt.Sprintf("%s-T%03d", station, n) }

// SendTubes gives tubes to somebody who carries them to a lab, with a numbered
// slip. Without tubes it takes all that are sealed and not sent.
type SendTubes struct {
	Tubes   []string // numbers and runs
	Lab     string
	Carrier string
	Vehicle string
	Text    string
	Round   string
}

func (c SendTubes) plan(tx *Tx) error {
	p, err := tx.Plan(tx.ctx)
	if err != nil {
		return err
	}
	if err := hasTubes(p); err != nil {
		return err
	}
	d := &transferSent{Vehicle: trimmed(c.Vehicle), Text: trimmed(c.Text)}
	if d.Lab, err = required("lab", trimmed(c.Lab)); err != nil {
		return err
	}
	if d.Carrier, err = required("carrier", trimmed(c.Carrier)); err != nil {
		return err
	}
	list, err := c.list(tx)
	if err != nil {
		return err
	}
	for _, t := range list {
		switch {
		case t.Transfer != nil:
			return refused("tube", "tube.sent", t.Number+" "+t.Transfer.Number)
		case t.Sealed.IsZero():
			return refused("tube", "tube.not_sealed", t.Number)
		}
		d.Tubes, d.Round = append(d.Tubes, t.ID), t.Round
	}
	if err := tx.db.queryRow(tx.ctx, "SELECT coalesce(max(num), 0) + 1 FROM transfer WHERE station = ?", tx.station).Scan(&d.Num); err != nil {
		return internal("write.number", err)
	}
	if _, err = tx.create("transfer.send", d); err != nil {
		return err
	}
	tx.number = transferNumber(tx.station, d.Num)
	return nil
}

func (c SendTubes) list(tx *Tx) ([]Tube, error) {
	if len(c.Tubes) > 0 {
		return tx.tubes(c.Tubes)
	}
	r, _, err := tx.LaneRound(tx.ctx, c.Round)
	if err != nil {
		return nil, err
	}
	list, err := tx.Tubes(tx.ctx, TubeFilter{Round: r.ID, State: TubeSealed, Limit: mostTubes})
	if err == nil && len(list) == 0 {
		err = refused("tube", "tube.none_sealed", "")
	}
	return list, err
}

// ReceiveTransfer is the word of the lab on what came.
type ReceiveTransfer struct {
	ID   string
	Who  string
	N    int // tubes that it counted; 0: all
	Text string
	Open bool // takes back what was confirmed
}

func (c ReceiveTransfer) plan(tx *Tx) error {
	x, err := tx.Transfer(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = x.Number
	switch {
	case x.Void:
		return refused("transfer", "transfer.void", x.Number)
	case c.Open == (x.Received == nil):
		return refused("transfer", map[bool]string{true: "transfer.not_received", false: "transfer.received"}[c.Open], x.Number)
	case c.N < 0 || c.N > len(x.Tubes):
		return invalid("n", "transfer.more", fmt.Sprint(len(x.Tubes)))
	case c.N == 0:
		c.N = len(x.Tubes)
	}
	return tx.append("transfer.receive", x.ID, &transferReceived{Open: c.Open, N: c.N, Who: trimmed(c.Who), Text: trimmed(c.Text)})
}

// VoidTransfer takes a slip back with a reason: its tubes are sealed and not
// sent again. Its number is never used anew.
type VoidTransfer struct {
	ID     string
	Back   bool // it holds again
	Reason string
}

func (c VoidTransfer) plan(tx *Tx) error {
	x, err := tx.Transfer(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = x.Number
	reason, err := required("reason", trimmed(c.Reason))
	switch {
	case err != nil:
		return err
	case x.Void != c.Back:
		return refused("transfer", map[bool]string{true: "transfer.not_void", false: "transfer.void"}[c.Back], x.Number)
	case x.Received != nil:
		return refused("transfer", "transfer.received", x.Number)
	}
	if c.Back {
		for _, id := range x.Tubes {
			t, err := tx.liveTube(id)
			if err != nil {
				return err
			}
			if t.Transfer != nil {
				return refused("tube", "tube.sent", t.Number+" "+t.Transfer.Number)
			}
		}
		tx.number = x.Number
	}
	return tx.append("transfer.void", x.ID, &transferVoided{Void: !c.Back, Reason: reason})
}

// Transfer finds a transfer slip by id or number. Errors: not_found, internal.
func (v *View) Transfer(ctx context.Context, ref string) (Transfer, error) {
	x, ok, err := transferTable().one(ctx, v.q, "WHERE subject = ?1 OR number = ?2 ORDER BY subject <> ?1", ref, normalTransfer(ref))
	if err == nil && !ok {
		return x, notFound("transfer", "transfer.unknown", ref)
	}
	return x, err
}

// normalTransfer reads K-T001 however it is written: kt1, K-T01.
func normalTransfer(ref string) string {
	s := strings.ReplaceAll(tubeNumber(ref), "-", "")
	if len(s) < 3 || s[1] != 'T' || !allDigits(s[2:]) {
		return tubeNumber(ref)
	}
	var n int64
	if _, err := fmt.Sscan(trimZeros(s[2:]), &n); err != nil {
		return tubeNumber(ref)
	}
	return transferNumber(s[:1], n)
}

// Transfers lists the transfer slips, newest first, with what is on them.
// Errors: internal.
func (v *View) Transfers(ctx context.Context, limit int) ([]Transfer, error) {
	if limit <= 0 {
		limit = 100
	}
	list, err := transferTable().list(ctx, v.q, "ORDER BY at DESC, num DESC LIMIT ?", limit)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Counts, err = v.tubeCounts(ctx, "t.subject IN (SELECT tube FROM transfer_tube WHERE subject = ?)", list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}
