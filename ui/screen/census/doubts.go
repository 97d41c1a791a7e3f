package census

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// mostDoubts of one grid stand below the list; zhiban census gaps lists all.
const mostDoubts = 3

// doubts are what is to find out about the chosen grid.
func (l *List) doubts() []string {
	c, ok := l.table.Selected()
	if !ok {
		return nil
	}
	var out []string
	for i, d := range c.Grid.OpenDoubts() {
		if i == mostDoubts {
			break
		}
		out = append(out, l.env.Theme.Yellow.Render(kit.Fit(fmt.Sprintf("%s %d  %s  %s", l.env.Words.T.Census.Doubts, d.No, d.Text, l.env.Words.Time(d.At, l.now)), l.w-4)))
	}
	return out
}

func (l *List) doubt(g store.Grid) tea.Cmd {
	return l.asks("griddoubt", l.named(g), g, func(text string) store.Command { return store.RaiseGridDoubt{Grid: g.ID, Text: text} })
}

// settle goes on with the only doubt there is, or asks which.
func (l *List) settle(g store.Grid) tea.Cmd {
	open := g.OpenDoubts()
	options := make([]kit.Option, 0, len(open))
	for _, d := range open {
		options = append(options, kit.Option{ID: fmt.Sprint(d.No), Text: d.Text})
	}
	pick := func(o kit.Option) tea.Cmd {
		return l.asks("settle", o.Text, g, func(answer string) store.Command {
			return store.SettleGridDoubt{Grid: g.ID, No: count(o.ID), Answer: answer}
		})
	}
	if len(options) == 1 {
		return pick(options[0])
	}
	return app.OpenPick(l.env, l.env.Words.T.Census.Ask["doubts"], options, pick)
}

func (l *List) named(g store.Grid) string { return fmt.Sprintf(l.env.Words.T.Report.Grid, g.Number) }

// asks asks for one line about a grid and gives it to a command.
func (l *List) asks(id, about string, g store.Grid, cmd func(text string) store.Command) tea.Cmd {
	t := l.env.Words.T.Census
	l.Ask.Open(fmt.Sprintf(t.Ask[id], about), func(text string) tea.Cmd {
		return l.Do(cmd(text), fmt.Sprintf(t.Done["saved"], l.named(g)))
	})
	return nil
}
