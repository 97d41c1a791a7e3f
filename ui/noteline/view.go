package noteline

import (
	"charm.land/lipgloss/v2"

	"zhiban/ui/kit"
)

// CanUndo reports whether typing can be taken back.
func (l *Line) CanUndo() bool { return l.field.CanUndo() }

// View draws the line and its echo, w cells wide; the cursor stands in cell x
// of the first row.
func (l *Line) View(w int) (rows []string, x int) {
	t := l.env.Theme
	l.field.SetWidth(w - 4)
	l.field.SetHint(l.env.Words.T.Board.Placeholder)
	if l.slips != nil {
		l.field.SetHint(l.env.Words.T.Paper.Hint)
	}
	text, x := l.field.View()
	styled := t.Text.Render(text)
	if hint := l.field.Hint(); hint != "" {
		styled = t.Muted.Render(hint)
	}
	return []string{" " + t.Accent.Render(t.Glyph.Prompt) + " " + styled + " ", l.echo(w)}, 3 + x
}

// echo is what was understood, or what became of the last save.
func (l *Line) echo(w int) string {
	t := l.env.Theme
	switch {
	case l.note != "" && l.bad:
		return t.Error.Render(kit.Fit("   "+l.note, w))
	case l.note != "" && l.field.Empty():
		return t.OK.Render(kit.Fit("   "+l.note, w))
	case l.back && l.note != "":
		return kit.Spread(t.Accent.Render("   "+l.note), l.kept(), w)
	case l.field.Empty() && len(l.waiting) > 0:
		return t.Accent.Render(kit.Fit("   "+l.left(), w))
	case l.field.Empty() || !l.ready:
		return kit.Fit("", w)
	}
	if why := l.slipWrong(); why != "" {
		return kit.Spread(t.Muted.Render("   "+why), l.kept(), w)
	}
	style := t.Muted
	if l.parsed.Problem != "" || l.parsed.Stranger != "" {
		style = t.Yellow
	}
	return l.understood(style, w)
}

// understood is the echo with what Tab would change; before it was pressed
// that is left out where the room is short.
func (l *Line) understood(style lipgloss.Style, w int) string {
	t := l.env.Theme
	echo, right, tab := "   "+l.lead()+l.parsed.Echo(l.env.Words), l.kept(), l.correction()
	if left := l.left(); left != "" {
		right = t.Accent.Render(left) + " " + right
	}
	if tab != "" && (l.fixed || kit.Width(echo)+kit.Width(tab)+kit.Width(right)+3 <= w) {
		look := t.Muted
		if l.fixed {
			look = t.Accent
		}
		right = look.Render(tab) + " " + right
	}
	return kit.Spread(style.Render(echo), right, w)
}

// kept says that the line as it stands would survive a crash, once typing rests:
// a mark that comes and goes in mid typing draws the eye.
func (l *Line) kept() string {
	if l.content() != l.draft || l.pauses > 0 {
		return ""
	}
	return l.env.Theme.Muted.Render(l.env.Theme.Glyph.Done + " " + l.env.Words.T.Board.Draft + " ")
}
