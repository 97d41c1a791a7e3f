package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
)

// Types of a slip: what it does to a store.
const (
	SlipIn     = "in"     // 入库
	SlipOut    = "out"    // 出库: to a grid, a site or a household
	SlipReturn = "return" // 退回: back from where it went
	SlipMove   = "move"   // 调拨: into another store
	SlipCount  = "count"  // 盘点: what was counted differs from the book
)

// SlipTypes lists the types of a slip.
func SlipTypes() []string { return []string{SlipIn, SlipOut, SlipReturn, SlipMove, SlipCount} }

// Slip is one movement of supplies on paper (单): numbered, with two names. It
// is never changed; a wrong one is reversed (冲销) as a whole and written anew.
type Slip struct {
	ID        string       `json:"id"`
	Number    string       `json:"number"` // spoken: K-S012
	Station   string       `json:"station"`
	Num       int64        `json:"num"`
	Type      string       `json:"type"`
	Store     string       `json:"store"` // site
	To        string       `json:"to"`    // site it went to: another store, a gate …
	Grid      string       `json:"grid"`
	Household string       `json:"household"`
	Round     string       `json:"round"` // that it belongs to
	Need      string       `json:"need"`  // matter that it answers
	Adds      string       `json:"adds"`  // slip that it makes good (补)
	Lines     []SlipLine   `json:"lines"`
	Gave      string       `json:"gave"` // who handed over; the first of two who counted
	Took      string       `json:"took"` // who took; the second who counted
	Text      string       `json:"text"`
	Paper     bool         `json:"paper"` // entered from a paper slip
	At        journal.Time `json:"at"`
	By        string       `json:"by"` // officer
	Entry     string       `json:"entry"`
	Arrived   *Arrival     `json:"arrived"`  // nil: nobody has confirmed it
	Reversed  *Reversal    `json:"reversed"` // nil: it counts
}

// SlipLine is one item of a slip.
type SlipLine struct {
	Item    string `json:"item"`
	Amount  int64  `json:"amount"`            // of a count: counted less book
	Bad     bool   `json:"bad,omitempty"`     // came back damaged: it is not put to stock
	Kit     string `json:"kit,omitempty"`     // kit that it is part of
	Book    int64  `json:"book,omitempty"`    // of a count: what the book said
	Counted int64  `json:"counted,omitempty"` // of a count
	Got     int64  `json:"got"`               // of what arrived, as the receiver counted
}

// Arrival is the receiver's word on what came.
type Arrival struct {
	Who   string       `json:"who"`
	Text  string       `json:"text"`
	At    journal.Time `json:"at"`
	Entry string       `json:"entry"`
}

// Reversal takes a slip back.
type Reversal struct {
	Reason string       `json:"reason"`
	At     journal.Time `json:"at"`
	By     string       `json:"by"`
	Entry  string       `json:"entry"`
}

// Short is how much less came than went out, 0 while nobody has confirmed it.
func (s Slip) Short() int64 {
	if s.Arrived == nil || s.Reversed != nil {
		return 0
	}
	var n int64
	for _, l := range s.Lines {
		n += max(l.Amount-l.Got, 0)
	}
	return n
}

// Total adds the lines of a slip up.
func (s Slip) Total() int64 {
	var n int64
	for _, l := range s.Lines {
		n += l.Amount
	}
	return n
}

type slipMoved struct {
	Num       int64        `json:"num"`
	Type      string       `json:"type"`
	Store     string       `json:"store"`
	To        string       `json:"to"`
	Grid      string       `json:"grid"`
	Round     string       `json:"round"`
	Need      string       `json:"need"`
	Adds      string       `json:"adds"`
	Paper     bool         `json:"paper"`
	Lines     []movedLine  `json:"lines"`
	Household journal.Text `json:"household"`
	Gave      journal.Text `json:"gave"`
	Took      journal.Text `json:"took"`
	Text      journal.Text `json:"text"`
}

type movedLine struct {
	Item    string `json:"item"`
	Amount  int64  `json:"amount"`
	Bad     bool   `json:"bad,omitempty"`
	Kit     string `json:"kit,omitempty"`
	Book    int64  `json:"book,omitempty"`
	Counted int64  `json:"counted,omitempty"`
}

type slipArrived struct {
	Lines []movedLine  `json:"lines"`
	Open  bool         `json:"open"` // nobody has confirmed it after all
	Who   journal.Text `json:"who"`
	Text  journal.Text `json:"text"`
}

type slipReversed struct {
	Reason journal.Text `json:"reason"`
}

func slipTable() table[Slip] {
	return newTable("slip", []string{"number", "station", "num", "at", "type", "grid", "short"}, func(s *Slip) []any {
		return []any{s.Number, s.Station, s.Num, int64(s.At), s.Type, s.Grid, s.Short()}
	})
}

// slipKinds: two stations may reverse one slip; once is enough, so that is no
// conflict. What arrived is one fact, and two words on it are one.
func slipKinds() []kind {
	o := func(counter string, commutes bool) kindOptions {
		return kindOptions{Stream: System, Noun: "slip", Counter: counter, Commutes: commutes}
	}
	return []kind{
		kindOf("slip.move", o("slip.reverse", false), foldSlip),
		kindOf("slip.arrive", o("slip.arrive", false), foldSlipArrived),
		kindOf("slip.reverse", o("slip.move", true), foldReversed),
	}
}

// slipNumber is the number of a slip as it is said.
func slipNumber(station string, n int64) string { return fmt.Sprintf("%s-S%03d", station, n) }

// NormalSlip reads the number of a slip as people write it: «K-S012», «ks12»;
// "" for anything else.
func NormalSlip(ref string) string {
	ref = strings.ToUpper(foldText(strings.TrimSpace(ref)))
	if len(ref) < 3 || ref[0] < 'A' || ref[0] > 'Z' {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(ref[1:], "- "), "S")
	if !ok {
		return ""
	}
	n := NormalNumber(ref[:1] + strings.TrimLeft(rest, "- "))
	if n == "" {
		return ""
	}
	return n[:2] + "S" + n[2:]
}

func foldSlip(f *folder, e Event, p *slipMoved) {
	s := &Slip{ID: e.Subject, Number: slipNumber(e.Station, p.Num), Station: e.Station, Num: p.Num, Type: p.Type, Store: p.Store, To: p.To, Grid: p.Grid, Household: string(p.Household),
		Round: p.Round, Need: p.Need, Adds: p.Adds, Gave: string(p.Gave), Took: string(p.Took), Text: string(p.Text), Paper: p.Paper, At: e.At, By: e.Officer, Entry: e.ID}
	for _, l := range p.Lines {
		s.Lines = append(s.Lines, SlipLine{Item: l.Item, Amount: l.Amount, Bad: l.Bad, Kit: l.Kit, Book: l.Book, Counted: l.Counted})
	}
	slipTable().put(f, e.Subject, s)
	moveAll(f, e, s, 1)
}

// moveAll writes what a slip moves, or takes it back with sign -1.
func moveAll(f *folder, e Event, s *Slip, sign int64) {
	no := 0
	row := func(store string, l SlipLine, delta, bad int64) {
		no++
		f.exec(`INSERT INTO movement (subject, entry, no, type, store, item, amount, delta, bad, grid, household, round, need, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			e.Subject, e.ID, no, s.Type, store, l.Item, sign*l.Amount, sign*delta, sign*bad, s.Grid, houseKey(s.Household), s.Round, s.Need, int64(e.At))
	}
	for _, l := range s.Lines {
		switch s.Type {
		case SlipOut:
			row(s.Store, l, -l.Amount, 0)
		case SlipMove:
			row(s.Store, l, -l.Amount, 0)
			row(s.To, l, l.Amount, 0)
		case SlipReturn:
			if l.Bad {
				row(s.Store, l, 0, l.Amount)
				continue
			}
			row(s.Store, l, l.Amount, 0)
		default:
			row(s.Store, l, l.Amount, 0)
		}
	}
}

func foldSlipArrived(f *folder, e Event, p *slipArrived) {
	slipTable().update(f, e.Subject, func(s *Slip) {
		s.Arrived = &Arrival{Who: string(p.Who), Text: string(p.Text), At: e.At, Entry: e.ID}
		if p.Open {
			s.Arrived = nil
		}
		for i := range s.Lines {
			s.Lines[i].Got = 0
			for _, l := range p.Lines {
				if l.Item == s.Lines[i].Item && l.Kit == s.Lines[i].Kit {
					s.Lines[i].Got = l.Amount
				}
			}
		}
	})
}

func foldReversed(f *folder, e Event, p *slipReversed) {
	s := slipTable().get(f, e.Subject)
	if s == nil || s.Reversed != nil {
		return
	}
	moveAll(f, e, s, -1)
	s.Reversed = &Reversal{Reason: string(p.Reason), At: e.At, By: e.Officer, Entry: e.ID}
	slipTable().put(f, e.Subject, s)
}
