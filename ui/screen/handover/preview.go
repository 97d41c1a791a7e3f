package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/paper/export"
	paper "zhiban/ui/paper/handover"
)

// preview is the report as it prints, page by page.
type preview struct {
	name  string
	lines []string
	page  []int // page of each line
	pages int
	top   int
}

type paged struct {
	p   *preview
	err error
}

// openPreview lays the report out as it is now, or as it was sealed.
func (s *Screen) openPreview() tea.Cmd {
	st, ctx, h, lang := s.env.Store, s.env.Ctx, s.report(), s.env.Words.T.Lang
	return func() tea.Msg {
		r, err := paper.Load(ctx, st, h.ID)
		if err != nil {
			return paged{err: err}
		}
		text, err := r.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			return paged{err: err}
		}
		p := &preview{name: h.Number}
		for i, page := range strings.Split(string(text), "\f") {
			if i > 0 {
				p.add(i, "") // a page begins with a blank line above it
			}
			for _, l := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
				p.add(i+1, l)
			}
			p.pages = i + 1
		}
		return paged{p: p}
	}
}

func (p *preview) add(page int, line string) {
	p.lines, p.page = append(p.lines, line), append(p.page, page)
}

func (s *Screen) paged(msg paged) tea.Cmd {
	if msg.err != nil {
		return app.Say(s.env.Complain(msg.err))
	}
	s.preview = msg.p
	return nil
}

func (s *Screen) closePreview() tea.Cmd {
	s.preview = nil
	return nil
}

func (s *Screen) previewRoom() int { return max(s.h-2, 1) }

func (p *preview) scroll(by, room int) { p.top = max(min(p.top+by, len(p.lines)-room), 0) }

// turn moves in the preview.
func (s *Screen) turn(key string) tea.Cmd {
	p, room := s.preview, s.previewRoom()
	switch key {
	case "esc", "backspace", "v":
		return s.closePreview()
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

func (s *Screen) previewView() string {
	t, b, p := s.env.Theme, s.env.Words.T.Hand, s.preview
	at := p.page[min(p.top, len(p.page)-1)]
	out := []string{kit.Spread(" "+t.Title.Render(fmt.Sprintf(b.Preview, p.name)), t.Muted.Render(fmt.Sprintf(b.PreviewPage, at, p.pages))+" ", s.w)}
	margin := strings.Repeat(" ", max((s.w-pageWidth)/2, 0))
	for i := p.top; i < p.top+s.previewRoom(); i++ {
		line := ""
		if i < len(p.lines) {
			line = margin + t.Text.Render(kit.Fit(p.lines[i], min(pageWidth, s.w)))
		}
		out = append(out, kit.Fit(line, s.w))
	}
	return strings.Join(append(out, t.Muted.Render(kit.Fit(" "+b.PreviewKeys, s.w))), "\n")
}

// pageWidth is the width of a printed page of text, in cells.
const pageWidth = 78
