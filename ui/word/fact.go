package word

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"zhiban/store"
)

// fact holds the codes and numbers that entries about places carry.
type fact struct {
	Slug       string `json:"slug"`
	Have       int    `json:"have"`
	Need       int    `json:"need"`
	State      string `json:"state"`
	Status     string `json:"status"`
	Zone       string `json:"zone"`
	Lanes      int    `json:"lanes"`
	No         int    `json:"no"`
	Open       bool   `json:"open"`
	Absent     bool   `json:"absent"`
	Households int    `json:"households"`
	Basis      string `json:"basis"`
	In         bool   `json:"in"`
}

// Fact words what an entry about a grid or a site says beside its text: the
// state, the count, the status; "" when it says nothing more.
func (w Words) Fact(l store.Line) string {
	if l.Noun == "round" {
		return w.roundFact(l)
	}
	if s := w.supply(l); s != "" {
		return s
	}
	var f fact
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	switch l.Kind {
	case "site.material":
		return fmt.Sprintf("%s %d/%d", w.Material(f.Slug), f.Have, f.Need)
	case "site.state":
		return w.SiteState(f.State)
	case "site.lanes":
		return w.lanes(f)
	case "grid.set":
		return w.Status(f.Status)
	case "grid.zone":
		return w.Area(f.Zone)
	case "grid.leader":
		if f.Absent {
			return w.T.Grid.Away
		}
		return w.T.Grid.BackLeader
	case "grid.households":
		return w.Figure(int64(f.Households), w.Label("unit.household", ""), f.Basis)
	case "grid.baseline":
		return w.baselineFact(l)
	case "household.add", "household.change":
		return w.householdFact(l)
	case "site.pass":
		return w.Way(f.In)
	case "intake.add":
		return w.intakeFact(l)
	}
	return ""
}

func (w Words) lanes(f fact) string {
	switch {
	case f.Lanes >= 0:
		return fmt.Sprintf(w.T.Board.Lanes, f.Lanes)
	case f.Open:
		return fmt.Sprintf("%d %s", f.No, w.T.Site.LaneOpen)
	}
	return fmt.Sprintf("%d %s", f.No, w.T.Site.LaneClosed)
}

// Told words an entry for the history of its own place: the place itself is
// known there.
func (w Words) Told(l store.Line) string {
	var parts []string
	for _, s := range []string{w.Entry(l.Kind), w.Fact(l), l.Person, l.Text()} {
		if s != "" && !(s == w.Entry(l.Kind) && l.Kind == "note.add") {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// Material words a stock item of the plan.
func (w Words) Material(slug string) string {
	if m, ok := w.Plan.Material(slug); ok {
		return m.In(w.T.Lang)
	}
	return slug
}

// SitePost words a slot at a site: the A or the B post.
func (w Words) SitePost(post string) string {
	switch post {
	case "a":
		return w.T.Site.PostA
	case "b":
		return w.T.Site.PostB
	}
	return ""
}

// HaveNeed reads «0/2», and «0» alone when the need is known already. Full
// width is read as well.
func HaveNeed(text string) (have, need int, ok bool) {
	a, b, both := strings.Cut(oneLine(text), "/")
	have, err := strconv.Atoi(strings.TrimSpace(a))
	if err != nil || have < 0 {
		return 0, 0, false
	}
	if !both {
		return have, store.AsBefore, true
	}
	need, err = strconv.Atoi(strings.TrimSpace(b))
	return have, need, err == nil && need >= 0
}

// GridRole words what somebody is in a grid.
func (w Words) GridRole(slug string) string {
	if r, ok := w.T.Grid.Role[slug]; ok {
		return r
	}
	return w.Role(slug)
}

// TeamKind words a kind of team of the plan; without one it is a team.
func (w Words) TeamKind(slug string) string {
	for _, k := range w.Plan.TeamKinds {
		if k.Slug == slug {
			return k.In(w.T.Lang)
		}
	}
	return w.T.Grid.Teams
}
