package sitrep

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// pages is a report as it prints.
type pages struct {
	name  string
	lines []string
	page  []int // page of each line
	count int
	top   int
}

// pageWidth is the width of a printed page of text, in cells.
const pageWidth = 78

func paged(name, text string) *pages {
	p := &pages{name: name}
	for i, page := range strings.Split(text, "\f") {
		if i > 0 { // a page begins with a blank line above it
			p.lines, p.page = append(p.lines, ""), append(p.page, i)
		}
		for _, l := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
			p.lines, p.page = append(p.lines, l), append(p.page, i+1)
		}
		p.count = i + 1
	}
	return p
}

func (p *pages) scroll(by, room int) { p.top = max(min(p.top+by, len(p.lines)-room), 0) }

type previewed struct {
	s    *Screen
	text string
	err  error
}

// preview lays the draft out as it is now.
func (s *Screen) preview() tea.Cmd {
	return func() tea.Msg {
		text, err := s.text()
		return previewed{s, text, err}
	}
}

func (s *Screen) previewed(msg previewed) tea.Cmd {
	if msg.s != s {
		return nil
	}
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.pages = paged(sprintf(s.env.Words.T.Sitrep.Preview, s.heading()), msg.text)
	return nil
}

func (s *Screen) room() int { return max(s.h-2, 1) }

// turn moves in the pages.
func (s *Screen) turn(key string) tea.Cmd {
	p, room := s.pages, s.room()
	switch key {
	case "esc", "backspace":
		return s.closePages()
	case "up":
		p.scroll(-1, room)
	case "down":
		p.scroll(1, room)
	case "pgup":
		p.scroll(-room, room)
	case "pgdown", "space":
		p.scroll(room, room)
	case "home":
		p.scroll(-len(p.lines), room)
	case "end":
		p.scroll(len(p.lines), room)
	}
	return nil
}

// closePages goes back to the draft, or from what was issued to the list.
func (s *Screen) closePages() tea.Cmd {
	if s.d.State != store.SitDraft {
		return app.Say(app.Back{})
	}
	s.pages = nil
	return nil
}

func (s *Screen) pagesView() string {
	t, b, p := s.env.Theme, s.env.Words.T.Hand, s.pages
	at := p.page[min(p.top, len(p.page)-1)]
	out := []string{kit.Spread(" "+t.Title.Render(p.name), t.Muted.Render(sprintf(b.PreviewPage, at, p.count))+" ", s.w)}
	margin := strings.Repeat(" ", max((s.w-pageWidth)/2, 0))
	for i := p.top; i < p.top+s.room(); i++ {
		line := ""
		if i < len(p.lines) {
			line = margin + t.Text.Render(kit.Fit(p.lines[i], min(pageWidth, s.w)))
		}
		out = append(out, kit.Fit(line, s.w))
	}
	return strings.Join(append(out, t.Muted.Render(kit.Fit(" "+b.PreviewKeys, s.w))), "\n")
}
