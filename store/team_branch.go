package store

import (
	"strings"

	"zhiban/store/journal"
)

// TeamBranch is the temporary party branch (临时党支部) of a team: its name, who
// leads it, and the point where it stands.
type TeamBranch struct {
	Name      string       `json:"name"`
	Secretary string       `json:"secretary"` // a person, or ""
	Site      string       `json:"site"`
	Since     journal.Time `json:"since"`
}

type teamBranchSet struct {
	Name      journal.Text `json:"name"` // "": dissolved
	Secretary string       `json:"secretary"`
	Site      string       `json:"site"`
}

func branchKind() kind {
	return kindOf("team.branch", kindOptions{Stream: System, Noun: "team", Counter: "team.branch"}, func(f *folder, e Event, p *teamBranchSet) {
		teamTable().update(f, e.Subject, func(t *Team) {
			t.Branch = nil
			if p.Name != "" {
				t.Branch = &TeamBranch{Name: string(p.Name), Secretary: p.Secretary, Site: p.Site, Since: e.At}
			}
		})
	})
}

func (t Team) branchName() string {
	if t.Branch == nil {
		return ""
	}
	return t.Branch.Name
}

// SetBranch founds the temporary party branch of a team or changes it; Name ""
// dissolves it.
type SetBranch struct {
	Team      string
	Name      string
	Secretary string // a person, "" the team's leader
	Site      string // id, key or name
}

func (c SetBranch) plan(tx *Tx) error {
	t, err := tx.Team(tx.ctx, c.Team)
	if err != nil {
		return err
	}
	data := &teamBranchSet{Name: journal.Text(strings.TrimSpace(c.Name))}
	if data.Name == "" {
		if t.Branch == nil {
			return invalid("name", "text.empty", "")
		}
		return tx.append("team.branch", t.ID, data)
	}
	if data.Secretary = firstOf(c.Secretary, t.Leader); data.Secretary != "" {
		if _, err := tx.Person(tx.ctx, data.Secretary); err != nil {
			return err
		}
	}
	if c.Site != "" {
		s, err := tx.Site(tx.ctx, c.Site)
		if err != nil {
			return err
		}
		data.Site = s.ID
	}
	return tx.append("team.branch", t.ID, data)
}
