package kit

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"zhiban/ui/theme"
)

// Event is one thing that happened.
type Event struct {
	Time, Mark string
	Style      lipgloss.Style // of the mark
	Who, Text  string
	Struck     bool // drawn muted and struck through; the mark says so too
}

// Timeline draws events below each other: time, mark, who, and the text
// hanging under its column. Every row has exactly w cells.
func Timeline(t theme.Theme, events []Event, w int) []string {
	if w <= 0 {
		return nil
	}
	times, who := 0, 0
	for _, e := range events {
		times, who = max(times, Width(Clean(e.Time))), max(who, Width(ShortName(e.Who, max(w/6, 6))))
	}
	times, who = min(times, max(w/2, 5)), min(who, max(w/6, 6))
	if who > 0 {
		who += 2
	}
	indent := times + 3 + who
	if w-indent < 8 {
		indent = min(2, w/2) // too narrow for columns: the text stands below
	}
	var out []string
	for _, e := range events {
		out = append(out, event(t, e, times, who, indent, w)...)
	}
	return out
}

func event(t theme.Theme, e Event, times, who, indent, w int) []string {
	text, side := t.Text, t.Muted
	if e.Struck {
		text = t.Muted
	}
	lines := Wrap(e.Text, w-indent)
	head := side.Render(FitRight(Clean(e.Time), times)) + " " + e.Style.Render(Fit(Clean(e.Mark), 1)) + " "
	if who > 0 {
		head += side.Render(Fit(ShortName(e.Who, max(w/6, 6)), who))
	}
	var out []string
	if indent < times+3+who {
		out = append(out, Fit(head, w))
		head = strings.Repeat(" ", indent)
	}
	for i, l := range lines {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		if e.Struck && t.Mode != "plain" { // lipgloss would strike rune by rune and tear clusters apart
			l = ansi.Style{}.Strikethrough(true).Styled(l)
		}
		out = append(out, Fit(head+text.Render(l), w))
	}
	return out
}
