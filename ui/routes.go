package ui

import (
	"zhiban/ui/app"
	"zhiban/ui/screen/board"
	"zhiban/ui/screen/census"
	"zhiban/ui/screen/gaps"
	"zhiban/ui/screen/grid"
	"zhiban/ui/screen/handover"
	"zhiban/ui/screen/help"
	"zhiban/ui/screen/hotline"
	"zhiban/ui/screen/intake"
	"zhiban/ui/screen/journal"
	"zhiban/ui/screen/matter"
	"zhiban/ui/screen/matters"
	"zhiban/ui/screen/medical"
	"zhiban/ui/screen/muster"
	"zhiban/ui/screen/notice"
	"zhiban/ui/screen/outlook"
	"zhiban/ui/screen/paper"
	"zhiban/ui/screen/people"
	"zhiban/ui/screen/point"
	"zhiban/ui/screen/round"
	"zhiban/ui/screen/settings"
	"zhiban/ui/screen/setup"
	"zhiban/ui/screen/shift"
	"zhiban/ui/screen/since"
	"zhiban/ui/screen/site"
	"zhiban/ui/screen/sitrep"
	"zhiban/ui/screen/stock"
)

// SetUp makes a post from what the set-up screen asked.
type SetUp = setup.Make

// screen makes the screen of a route. Only this file knows them all.
func (m *Root) screen(to app.Go) app.Screen {
	switch to.Route {
	case app.Journal:
		return journal.New(m.env, to.ID)
	case app.Matters:
		return matters.New(m.env, to.ID)
	case app.Matter:
		return matter.New(m.env, to.ID)
	case app.Gaps:
		return gaps.New(m.env)
	case app.Since:
		return since.New(m.env, to.ID)
	case app.Grids:
		return grid.NewList(m.env, to.ID)
	case app.Grid:
		return grid.New(m.env, to.ID)
	case app.Rounds:
		return round.NewList(m.env)
	case app.Round:
		return round.New(m.env, to.ID)
	case app.RoundDoors:
		return round.NewDoors(m.env, to.ID)
	case app.Census:
		return census.NewList(m.env, to.ID)
	case app.Doors:
		return census.NewDoors(m.env, to.ID)
	case app.House:
		return census.NewHouse(m.env, to.ID)
	case app.Sites:
		return site.NewList(m.env, to.ID)
	case app.Site:
		return site.New(m.env, to.ID)
	case app.Hotline:
		return hotline.New(m.env, to.ID)
	case app.Notices:
		return notice.New(m.env, to.ID)
	case app.Stock:
		return stock.New(m.env, to.ID)
	case app.Handover:
		return handover.New(m.env)
	case app.Shifts:
		return shift.New(m.env, to.ID)
	case app.People:
		return people.New(m.env, to.ID)
	case app.Playbook:
		return muster.NewPlaybook(m.env, to.ID)
	case app.Forces:
		return muster.NewForces(m.env, to.ID)
	case app.Force:
		return muster.NewRoll(m.env, to.ID)
	case app.Medical:
		return medical.New(m.env, to.ID)
	case app.Points:
		return point.New(m.env, to.ID)
	case app.Point:
		return point.NewSheet(m.env, to.ID)
	case app.Sitreps:
		return sitrep.NewList(m.env)
	case app.Sitrep:
		return sitrep.New(m.env, to.ID)
	case app.Outlook:
		return outlook.New(m.env)
	case app.Paper:
		return paper.New(m.env)
	case app.Intake:
		return intake.New(m.env, to.ID)
	case app.Help:
		return help.New(m.env, m.top().Actions, m.globals)
	case app.Prefs:
		return settings.New(m.env)
	case app.Setup:
		return setup.New(m.env, m.o.SetUp)
	}
	return board.New(m.env, m.note)
}
