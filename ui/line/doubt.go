package line

import (
	"fmt"
	"strconv"
	"strings"

	"zhiban/store"
)

// Verbs about what the census does not know yet:
//
//	疑 7格 5栋 未数            of a part of a grid
//	疑 7格 3栋101 人数不对      of a household that is entered
//	销疑 7格 2 已补数           settles number 2; without one, the only open one
const (
	Doubt  = "doubt"
	Settle = "settle"
)

func doubtVerbs() []verbWord {
	return []verbWord{{"销疑", Settle, aDoor}, {"存疑", Doubt, aDoor}, {"疑", Doubt, aDoor}, {"doubt", Doubt, aDoor}, {"settle", Settle, aDoor}}
}

// doubted is what a line says of a doubt.
type doubted struct {
	DoubtOf string // «GRID ADDRESS» of a household, "" is the grid itself
	DoubtNo int    // 0: the only open one
}

func (r *reader) doubt() {
	got, ok := r.choose("grid", r.grids(), true)
	if !ok {
		if r.p.Problem == "" {
			r.problem("doubtgrid", "")
		}
		return
	}
	r.p.Grid = r.c.grid(got.id)
	gone := []span{got.span}
	if house := r.of("household"); len(house) > 0 && store.ParseAddress(house[0].value).Room != "" {
		r.p.Household = house[0].value
		r.p.DoubtOf = fmt.Sprintf("%d %s", r.p.Grid.Number, house[0].value)
		gone = append(gone, house[0].span)
	}
	r.p.Say = r.t.without(gone...)
	if r.p.Verb == Settle {
		r.settle()
	}
	if r.p.Say == "" {
		r.problem(r.p.Verb+"what", "")
	}
}

// settle takes the number of the doubt off what is said.
func (r *reader) settle() {
	first, rest, _ := strings.Cut(strings.TrimPrefix(foldString(r.p.Say), "#"), " ")
	if n, err := strconv.Atoi(first); err == nil && n > 0 && n < 1000 {
		r.p.DoubtNo, r.p.Say = n, strings.TrimSpace(rest)
	}
}

func (p Parsed) doubtCommand() store.Command {
	grid := ""
	if p.Grid != nil {
		grid = p.Grid.ID
	}
	switch {
	case p.Verb == Doubt && p.DoubtOf != "":
		return store.RaiseDoubt{Household: p.DoubtOf, Text: p.Say}
	case p.Verb == Doubt:
		return store.RaiseGridDoubt{Grid: grid, Text: p.Say}
	case p.DoubtOf != "":
		return store.SettleDoubt{Household: p.DoubtOf, No: p.DoubtNo, Answer: p.Say}
	}
	return store.SettleGridDoubt{Grid: grid, No: p.DoubtNo, Answer: p.Say}
}

// doubts words a doubt for the echo.
func (p Parsed) doubts(e *echo) {
	e.add(p.place(e.w))
	if p.DoubtOf != "" {
		e.add(p.Household)
	}
	if p.DoubtNo > 0 {
		e.add(fmt.Sprintf(e.w.T.Line.DoubtNo, p.DoubtNo))
	}
	e.add(p.Say)
}
