package store

import (
	"fmt"
	"strings"

	"zhiban/store/journal"
	"zhiban/store/plan"
)

// Results of a tube.
const (
	TubeNormal   = "normal"
	TubeAbnormal = "abnormal"
	TubeInvalid  = "invalid" // the lab could not tell: to be taken again
)

// TubeResults lists the results.
func TubeResults() []string { return []string{TubeNormal, TubeAbnormal, TubeInvalid} }

// States of a tube, in the order of its way.
const (
	TubeOpen     = "open"
	TubeSealed   = "sealed"
	TubeSent     = "sent"     // on a transfer slip
	TubeReceived = "received" // by the lab
	TubeVoid     = "void"
)

// TubeStates lists the states in which a tube waits for something.
func TubeStates() []string { return []string{TubeOpen, TubeSealed, TubeSent, TubeReceived} }

// Tube is one tube of samples (管): who is in it, and its way to a result.
type Tube struct {
	ID       string       `json:"id"`
	Number   string       `json:"number"` // as printed on it; unique in its round
	Round    string       `json:"round"`
	Kind     string       `json:"kind"` // slug of the plan's tube kinds
	Site     string       `json:"site"`
	Lane     int          `json:"lane"`
	People   int          `json:"people"` // how many are in it
	Who      []Listed     `json:"who"`    // as far as they were named
	Opened   journal.Time `json:"opened"`
	By       string       `json:"by"`
	Sealed   journal.Time `json:"sealed"`
	Result   string       `json:"result"` // "" while there is none
	ResultAt journal.Time `json:"result_at"`
	Text     string       `json:"text"`
	Matters  []string     `json:"matters"` // that an abnormal result opened: the red one, then the tasks
	Void     bool         `json:"void"`
	Reason   string       `json:"reason"`
	Transfer *Transfer    `json:"transfer,omitempty"` // that it went out with
}

// State is where the tube is.
func (t Tube) State() string {
	switch {
	case t.Void:
		return TubeVoid
	case t.Result != "":
		return t.Result
	case t.Transfer != nil && t.Transfer.Received != nil:
		return TubeReceived
	case t.Transfer != nil:
		return TubeSent
	case !t.Sealed.IsZero():
		return TubeSealed
	}
	return TubeOpen
}

// Waits is since when a tube waits for its result.
func (t Tube) Waits() journal.Time { return max(t.Opened, t.Sealed) }

type tubeOpened struct {
	Round  string         `json:"round"`
	Kind   string         `json:"kind"`
	Site   string         `json:"site"`
	Lane   int            `json:"lane"`
	People int            `json:"people"`
	Number journal.Text   `json:"number"`
	Who    []roundListing `json:"who"`
}

type tubeFilled struct {
	People int            `json:"people"`
	Reason journal.Text   `json:"reason"`
	Who    []roundListing `json:"who"`
}

type tubeSealed struct {
	Open   bool         `json:"open"` // opened again
	Reason journal.Text `json:"reason"`
}

type tubeVoided struct {
	Void   bool         `json:"void"`
	Reason journal.Text `json:"reason"`
}

type tubeTold struct {
	Result  string       `json:"result"` // "": taken back
	Matters []string     `json:"matters"`
	Text    journal.Text `json:"text"`
}

func tubeTable() table[Tube] {
	return newTable("tube", []string{"number", "round", "site", "kind", "people", "sealed", "result", "void", "since"}, func(t *Tube) []any {
		return []any{t.Number, t.Round, t.Site, t.Kind, t.People, btoi(!t.Sealed.IsZero()), t.Result, btoi(t.Void), int64(t.Waits())}
	})
}

func onTube[P any](change func(*Tube, Event, *P)) func(*folder, Event, *P) {
	return func(f *folder, e Event, p *P) {
		tubeTable().update(f, e.Subject, func(t *Tube) { change(t, e, p) })
	}
}

func tubeKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "tube", Counter: counter}
	}
	return []kind{
		kindOf("tube.open", o("tube.void"), func(f *folder, e Event, p *tubeOpened) {
			tubeTable().put(f, e.Subject, &Tube{ID: e.Subject, Number: string(p.Number), Round: p.Round, Kind: p.Kind, Site: p.Site, Lane: p.Lane, People: p.People, Who: listedOf(p.Who), Opened: e.At, By: e.Officer})
		}),
		kindOf("tube.people", o("tube.people"), onTube(func(t *Tube, _ Event, p *tubeFilled) { t.People, t.Who = p.People, listedOf(p.Who) })),
		kindOf("tube.seal", o("tube.seal"), onTube(func(t *Tube, e Event, p *tubeSealed) {
			if t.Sealed = e.At; p.Open {
				t.Sealed = 0
			}
		})),
		kindOf("tube.void", o("tube.void"), onTube(func(t *Tube, _ Event, p *tubeVoided) { t.Void, t.Reason = p.Void, string(p.Reason) })),
		kindOf("tube.result", kindOptions{Stream: Human, Noun: "tube", Counter: "tube.result"}, func(f *folder, e Event, p *tubeTold) {
			known := tubeTable().update(f, e.Subject, func(t *Tube) {
				t.Result, t.ResultAt, t.Text, t.Matters = p.Result, e.At, string(p.Text), p.Matters
				if p.Result == "" {
					t.ResultAt = 0
				}
			})
			if !known {
				return
			}
			f.exec("DELETE FROM tube_matter WHERE subject = ?", e.Subject)
			for _, m := range p.Matters {
				f.exec("INSERT INTO tube_matter (subject, matter) VALUES (?, ?) ON CONFLICT DO NOTHING", e.Subject, m)
			}
		}),
	}
}

func listedOf(list []roundListing) []Listed {
	out := make([]Listed, 0, len(list))
	for _, t := range list {
		out = append(out, Listed{Ref: t.Ref, Household: t.Household, No: t.No, Grid: t.Grid, Name: string(t.Name), Phone: string(t.Phone), Place: string(t.Place)})
	}
	return out
}

func listingOf(list []Listed) []roundListing {
	out := make([]roundListing, 0, len(list))
	for _, t := range list {
		out = append(out, roundListing{Ref: t.Ref, Household: t.Household, No: t.No, Grid: t.Grid, Name: journal.Text(t.Name), Phone: journal.Text(t.Phone), Place: journal.Text(t.Place)})
	}
	return out
}

// mostTubes is how many tubes one command may be about.
const mostTubes = 400

// TubeNumbers reads numbers as they are printed on tubes, "0271", and runs of
// them, "0260-0271". Errors: invalid.
func TubeNumbers(list ...string) ([]string, error) {
	var out []string
	for _, word := range list {
		for _, s := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(" ,，、;；", r) }) {
			from, to, run := strings.Cut(strings.NewReplacer("至", "-", "～", "-", "~", "-", "–", "-").Replace(s), "-")
			if from, to = tubeNumber(from), tubeNumber(to); !run || !allDigits(from) || !allDigits(to) {
				out = append(out, tubeNumber(s))
				continue
			}
			var a, b int
			if _, err := fmt.Sscan(trimZeros(from)+" "+trimZeros(to), &a, &b); err != nil || b < a || b-a >= mostTubes {
				return nil, invalid("tube", "tube.run", s)
			}
			for n := a; n <= b; n++ {
				out = append(out, fmt.Sprintf("%0*d", len(from), n))
			}
		}
	}
	switch {
	case len(out) == 0:
		return nil, invalid("tube", "tube.number", "")
	case len(out) > mostTubes:
		return nil, invalid("tube", "tube.run", fmt.Sprint(len(out)))
	}
	return out, nil
}

func tubeNumber(s string) string { return strings.ToUpper(foldText(strings.TrimSpace(s))) }

func allDigits(s string) bool { return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == "" }

func trimZeros(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return "0"
}

// hasTubes refuses what a plan without tubes does not know.
func hasTubes(p *plan.Plan) error {
	if len(p.TubeKinds) == 0 {
		return refused("", "tube.no_kinds", "")
	}
	return nil
}
