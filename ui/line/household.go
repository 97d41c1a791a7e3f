package line

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"zhiban/store"
	"zhiban/ui/word"
)

// Door is the verb that enters a household into the census.
const Door = "door"

var heads = regexp.MustCompile(`(?:^|\s)(\d{1,3})\s*(?:口人|人|口|people)(?:\s|$)`)

// door reads «7格 3栋502 3人 李婶 13900001111»: the grid, the door, how many
// live there, and who.
func (r *reader) door() {
	got, ok := r.choose("grid", r.grids(), true)
	if !ok {
		if r.p.Problem == "" {
			r.problem("doorgrid", "")
		}
		return
	}
	r.p.Grid = r.c.grid(got.id)
	rest := strings.TrimSpace(r.t.without(got.span))
	at, rest, _ := strings.Cut(rest, " ")
	a := store.ParseAddress(at)
	d := &store.AddHousehold{Grid: r.p.Grid.ID, Building: a.Building, Floor: a.Floor, Room: a.Room}
	if d.Building == "" {
		r.problem("address", "")
		return
	}
	if m := heads.FindStringSubmatchIndex(width.Fold.String(rest)); m != nil {
		folded := width.Fold.String(rest)
		n, err := strconv.Atoi(folded[m[2]:m[3]])
		if err == nil {
			d.People = n
		}
		rest = strings.TrimSpace(folded[:m[0]] + " " + folded[m[1]:])
	}
	if strings.TrimSpace(rest) == "空户" || strings.EqualFold(strings.TrimSpace(rest), "vacant") {
		d.Vacant, rest = true, ""
	}
	needs, rest := r.needs(rest)
	d.Residents = word.NewResidents(rest)
	if len(needs) > 0 && len(d.Residents) == 0 {
		d.Residents = []store.NewResident{{}}
	}
	if len(needs) > 0 {
		d.Residents[0].Needs = needs
	}
	r.p.Door = d
}

// needs takes the special needs that the plan names out of who lives there; of
// several people they are the first one's.
func (r *reader) needs(rest string) (slugs []string, left string) {
	for _, n := range r.c.Plan.SpecialNeeds {
		for _, name := range []string{n.ZH, n.EN} {
			at := regexp.MustCompile("(?i)" + regexp.QuoteMeta(name)).FindStringIndex(rest)
			if name == "" || at == nil {
				continue
			}
			slugs = append(slugs, n.Slug)
			rest = strings.Join(strings.Fields(rest[:at[0]]+" "+rest[at[1]:]), " ")
			break
		}
	}
	return slugs, rest
}

// doors words the household that would be entered.
func (p Parsed) doors(e *echo) {
	e.add(p.place(e.w))
	if p.Door == nil {
		return
	}
	t := e.w.T.Census
	e.add(store.Address{Building: p.Door.Building, Room: p.Door.Room}.String())
	if p.Door.Vacant {
		e.add(t.Vacant)
	}
	if p.Door.People > 0 {
		e.add(fmt.Sprintf(t.Heads, p.Door.People))
	}
	for _, x := range p.Door.Residents {
		e.add(strings.TrimSpace(x.Name + " " + x.Phone))
		e.add(e.w.NeedWords(x.Needs))
	}
}
