package drill

import (
	"context"
	"time"

	"zhiban/store"
)

// teamActions are the commands about many teams at once: «teams» makes them
// with their leaders, «team_arrive» takes those in «names» in for the request
// in ref and sends each to its grid, «branches» founds the temporary party
// branch of each team at a site.
func teamActions() map[string]action {
	return map[string]action{"teams": teams, "team_arrive": teamArrive, "branches": branches}
}

// teams finds what is there already, so that it may be played once more.
func teams(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for _, t := range st.Teams {
		known, err := p.st.Team(ctx, t.Name)
		if err == nil {
			p.mark.Refs["team/"+t.Key] = known.ID
			continue
		}
		grid, err := p.grid(ctx, t.Grid)
		if err != nil {
			return err
		}
		leader, err := p.leader(ctx, by, t)
		if err != nil {
			return err
		}
		r, err := p.st.Do(ctx, by, when, store.AddTeam{Name: t.Name, Kind: t.Kind, Grid: grid, Leader: leader, Size: t.Size})
		if err != nil {
			return err
		}
		p.mark.Refs["team/"+t.Key] = r.Subject
	}
	return nil
}

// leader is the person who leads a team, entered when nobody has that name.
func (p *player) leader(ctx context.Context, by string, t Team) (string, error) {
	if t.Leader == "" {
		return "", nil
	}
	known, err := p.st.PersonByName(ctx, t.Leader)
	if err == nil || store.CodeOf(err) != store.NotFound {
		return known.ID, err
	}
	r, err := p.st.Do(ctx, by, time.Time{}, store.AddPerson{Name: t.Leader, Phone: t.Phone, Role: store.RoleVolunteer})
	return r.Subject, err
}

// teamArrive takes teams in and sends each to the grid it works in.
func teamArrive(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	id, err := p.ref(st.Ref)
	if err != nil {
		return err
	}
	for i, key := range st.Names {
		if i < p.again {
			continue
		}
		t, err := p.st.Team(ctx, p.mark.Refs["team/"+key])
		if err != nil {
			return err
		}
		if err := p.do(ctx, by, when, st, store.ArriveForce{ForceWho: store.ForceWho{Force: id, Team: t.ID, Heads: t.Size}, Grid: t.Grid, Text: st.Text}); err != nil {
			return err
		}
	}
	return nil
}

func branches(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	for i, t := range st.Teams {
		if i < p.again {
			continue
		}
		if err := p.do(ctx, by, when, st, store.SetBranch{Team: p.mark.Refs["team/"+t.Key], Name: t.Branch, Site: t.Site}); err != nil {
			return err
		}
	}
	return nil
}
