package store

import (
	"context"
	"slices"
	"strconv"

	"zhiban/store/journal"
)

// Roles that a person can have in a grid; Role.Of names the grid.
const (
	RoleWorker    = "grid_worker" // 网格员
	RoleVolunteer = "volunteer"
)

// GridMember is somebody who works in a grid.
type GridMember struct {
	Contact
	Role  string       `json:"role"`
	Since journal.Time `json:"since"`
}

// GridTeam is a team that works in a grid.
type GridTeam struct {
	Team   Team    `json:"team"`
	Leader Contact `json:"leader"`
}

// GridView is a grid with its people, its matters and its sites.
type GridView struct {
	GridState
	Lead    Contact      `json:"lead"`
	Members []GridMember `json:"members"` // workers first, then volunteers, then others
	Teams   []GridTeam   `json:"teams"`
	Matters []Matter     `json:"matters"` // open ones, the most urgent first
	Sites   []SiteStatus `json:"sites"`
}

// Of lists the members with a role.
func (g GridView) Of(role string) []GridMember {
	var out []GridMember
	for _, m := range g.Members {
		if m.Role == role {
			out = append(out, m)
		}
	}
	return out
}

// GridView reads one grid with what is about it, by id or number; its timeline
// is GridLines. Errors: not_found, internal.
func (v *View) GridView(ctx context.Context, ref string) (out GridView, err error) {
	g, err := v.Grid(ctx, ref)
	if err != nil {
		return out, err
	}
	open, err := v.Matters(ctx, MatterFilter{Open: true})
	if err != nil {
		return out, err
	}
	if out.GridState, err = v.gridState(ctx, g, open); err != nil {
		return out, err
	}
	for _, m := range open {
		if m.Grid == g.ID {
			out.Matters = append(out.Matters, m)
		}
	}
	if out.Lead, err = v.contact(ctx, g.Leader); err != nil {
		return out, err
	}
	if out.Members, err = v.gridMembers(ctx, g.ID); err != nil {
		return out, err
	}
	teams, err := teamTable().list(ctx, v.q, "WHERE json_extract(doc, '$.grid') IN (?, ?) ORDER BY length(subject), subject", g.ID, strconv.Itoa(g.Number))
	if err != nil {
		return out, err
	}
	for _, t := range teams {
		c, err := v.contact(ctx, t.Leader)
		if err != nil {
			return out, err
		}
		out.Teams = append(out.Teams, GridTeam{Team: t, Leader: c})
	}
	states, err := v.SiteStates(ctx)
	for _, s := range states {
		if s.Site.Grid == g.ID {
			out.Sites = append(out.Sites, s)
		}
	}
	return out, err
}

// gridState derives one grid; one that is out of use is derived as well.
func (v *View) gridState(ctx context.Context, g Grid, open []Matter) (GridState, error) {
	states, err := v.gridStates(ctx, []Grid{g}, open)
	if err != nil {
		return GridState{}, err
	}
	return states[0], nil
}

func (v *View) contact(ctx context.Context, id string) (Contact, error) {
	if id == "" {
		return Contact{}, nil
	}
	p, ok, err := personTable().one(ctx, v.q, "WHERE subject = ?", id)
	if err != nil || !ok {
		return Contact{ID: id}, err
	}
	return Contact{ID: id, Name: p.Name, Phone: p.Phone}, nil
}

// gridMembers lists who has a role in a grid now.
func (v *View) gridMembers(ctx context.Context, grid string) ([]GridMember, error) {
	people, err := personTable().list(ctx, v.q, `WHERE instr(doc, '"of":"' || ? || '"') > 0 ORDER BY length(subject), subject`, grid)
	if err != nil {
		return nil, err
	}
	var out []GridMember
	for _, p := range people {
		for _, r := range p.Roles {
			if r.Of == grid && r.To.IsZero() {
				out = append(out, GridMember{Contact: Contact{ID: p.ID, Name: p.Name, Phone: p.Phone}, Role: r.Slug, Since: r.From})
			}
		}
	}
	rank := map[string]int{RoleWorker: -2, RoleVolunteer: -1}
	slices.SortStableFunc(out, func(a, b GridMember) int { return rank[a.Role] - rank[b.Role] })
	return out, nil
}
