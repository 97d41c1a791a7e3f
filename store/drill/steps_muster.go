package drill

import (
	"context"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
)

// musterActions are about the switch to emergency, the post's own deadlines
// and reinforcements.
func musterActions() map[string]action {
	return map[string]action{
		"activate": simple(func(_ *player, st Step) store.Command { return store.Activate{Order: st.Text, Lang: "zh"} }),
		"stand_down": simple(func(_ *player, st Step) store.Command {
			return store.StandDown{To: st.To, Reason: st.Reason}
		}),
		"late": simple(func(_ *player, st Step) store.Command { return store.ExplainLate{Slug: st.Slug, Text: st.Reason} }),
		"deadline": func(ctx context.Context, p *player, by string, when time.Time, st Step) error {
			due, err := p.script.time(st.Until, p.zone)
			if err != nil {
				return err
			}
			return p.do(ctx, by, when, st, store.SetDeadline{Text: st.Text, Due: due, Group: st.Group, Site: st.Site})
		},
		"deadline_done": onMatter(func(_ *player, st Step, id string) store.Command { return store.KeepDeadline{ID: id, Text: st.Text} }),
		"force":         force,
		"force_come": onForce(func(who store.ForceWho, st Step) store.Command {
			return store.ExpectForce{ForceWho: who, Skills: st.Skills}
		}),
		"force_arrive": onForce(arrive),
		"force_place": onForce(func(who store.ForceWho, st Step) store.Command {
			grid := ""
			if st.Grid > 0 {
				grid = strconv.Itoa(st.Grid)
			}
			return store.PlaceForce{ForceWho: who, Grid: grid, Site: st.Site}
		}),
		"force_release": onMatter(func(_ *player, st Step, id string) store.Command {
			return store.ReleaseAllForce{Force: id, Text: st.Text}
		}),
		"support": onMatter(func(_ *player, st Step, id string) store.Command {
			return store.SupportStep{Matter: id, Step: st.Slug, Body: st.Body, To: st.To, N: st.Count, Text: st.Text}
		}),
		"branch": simple(func(p *player, st Step) store.Command {
			return store.SetBranch{Team: p.mark.Refs["team/"+st.Team], Name: st.Name, Site: st.Site}
		}),
	}
}

// force asks for people; with a ref it is an earlier support request that asks.
func force(ctx context.Context, p *player, by string, when time.Time, st Step) error {
	grid, err := p.grid(ctx, st.Grid)
	if err != nil {
		return err
	}
	c := store.CallForce{Matter: p.mark.Refs[st.Ref], Count: st.Count, Grid: grid, Site: st.Site, Body: st.Body, Level: st.Level, Text: st.Text}
	if st.Until != "" {
		if c.By, err = p.script.time(st.Until, p.zone); err != nil {
			return err
		}
	}
	c.Skills = needs(st.Skills)
	return p.do(ctx, by, when, st, c)
}

// needs reads "driver=2"; a skill alone is one.
func needs(list []string) []store.SkillNeed {
	out := make([]store.SkillNeed, 0, len(list))
	for _, s := range list {
		slug, n, _ := strings.Cut(s, "=")
		count, err := strconv.Atoi(n)
		if err != nil {
			count = 1
		}
		out = append(out, store.SkillNeed{Skill: slug, N: count})
	}
	return out
}

// arrive is a person or a team by name, or a number of people.
func arrive(who store.ForceWho, st Step) store.Command {
	if who.Person == "" && who.Team == "" {
		return store.ArriveHeads{Force: who.Force, Heads: who.Heads, Skills: needs(st.Skills)}
	}
	return store.ArriveForce{ForceWho: who, Skills: st.Skills}
}

// onForce is a step of a person, a team or a number of people of a request.
func onForce(cmd func(store.ForceWho, Step) store.Command) action {
	return onMatter(func(p *player, st Step, id string) store.Command {
		who := store.ForceWho{Force: id, Heads: st.Count}
		switch {
		case st.Person != "":
			who.Person, who.Heads = p.who(st.Person), 0
		case st.Team != "":
			who.Team = p.mark.Refs["team/"+st.Team]
		}
		return cmd(who, st)
	})
}
