// Package theme holds the semantic tokens of the screens: what a thing means,
// not how it is coloured. Three looks (dark, light, mono) and two sets of
// glyphs; a word always stands beside colour and glyph.
package theme

import "charm.land/lipgloss/v2"

// Theme is one look.
type Theme struct {
	Text, Muted, Accent, Red, Orange, Yellow, Blue, OK, Line, Select, Title, Key, Error lipgloss.Style
	Glyph                                                                               Glyphs
	Mode                                                                                string
}

// Glyphs are the signs of the screens, all one cell wide.
type Glyphs struct {
	Red, Orange, Yellow, Blue, OK, Closed, Down, Up, Done, Prompt, Cross, Ellipsis, Bullet, Bar string
	H, V, TL, TR, BL, BR                                                                        string
}

// Palette names the colours of a look, for the test of their contrast.
type Palette struct{ Ground, Text, Muted, Accent, Red, Orange, Yellow, Blue, OK, Line, Select string }

// Modes are the looks that exist.
func Modes() []string { return []string{"dark", "light", "mono"} }

// PaletteOf gives the colours of a look; mono has none.
func PaletteOf(mode string) (Palette, bool) {
	switch mode {
	case "dark":
		return Palette{Ground: "#16181d", Text: "#d9dce3", Muted: "#949cab", Accent: "#7fb4ff", Red: "#ff7a75", Orange: "#ffab5c", Yellow: "#e6cf5a",
			Blue: "#79b8e8", OK: "#86c98c", Line: "#565e6d", Select: "#2c3444"}, true
	case "light":
		return Palette{Ground: "#fbfaf7", Text: "#22262e", Muted: "#5d6572", Accent: "#0b57b0", Red: "#b3171b", Orange: "#964300", Yellow: "#6e5900",
			Blue: "#0f5f95", OK: "#22692b", Line: "#a4a9b2", Select: "#dfe7f4"}, true
	}
	return Palette{}, false
}

// New makes a look; ascii draws borders and signs with ASCII only.
func New(mode string, ascii bool) Theme {
	t := Theme{Mode: mode, Glyph: glyphs(ascii)}
	plain := lipgloss.NewStyle()
	p, ok := PaletteOf(mode)
	if !ok {
		t.Mode = "mono"
		bold := plain.Bold(true)
		t.Text, t.Muted, t.Accent, t.Orange, t.Yellow, t.Blue, t.OK, t.Line = plain, plain, plain, bold, plain, plain, plain, plain
		t.Red, t.Select, t.Title, t.Key, t.Error = plain.Reverse(true), plain.Reverse(true), bold, bold, bold
		return t
	}
	fg := func(c string) lipgloss.Style { return plain.Foreground(lipgloss.Color(c)) }
	t.Text, t.Muted, t.Accent, t.Red, t.Orange = fg(p.Text), fg(p.Muted), fg(p.Accent), fg(p.Red).Bold(true), fg(p.Orange)
	t.Yellow, t.Blue, t.OK, t.Line = fg(p.Yellow), fg(p.Blue), fg(p.OK), fg(p.Line)
	t.Select = fg(p.Text).Background(lipgloss.Color(p.Select)).Bold(true)
	t.Title, t.Key, t.Error = fg(p.Text).Bold(true), fg(p.Accent), fg(p.Red)
	return t
}

// Plain is a look without any escape sequence: for text that is printed.
func Plain() Theme {
	s := lipgloss.NewStyle()
	return Theme{Text: s, Muted: s, Accent: s, Red: s, Orange: s, Yellow: s, Blue: s, OK: s, Line: s, Select: s, Title: s, Key: s, Error: s, Glyph: glyphs(false), Mode: "plain"}
}

func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{Red: "#", Orange: "^", Yellow: "*", Blue: "+", OK: "o", Closed: ".", Down: "v", Up: "^", Done: "v", Prompt: ">", Cross: "x", Ellipsis: "~", Bullet: "-", Bar: "|",
			H: "-", V: "|", TL: "+", TR: "+", BL: "+", BR: "+"}
	}
	return Glyphs{Red: "■", Orange: "▲", Yellow: "◆", Blue: "◇", OK: "●", Closed: "○", Down: "↓", Up: "↑", Done: "✓", Prompt: "❯", Cross: "×", Ellipsis: "…", Bullet: "·", Bar: "▌",
		H: "─", V: "│", TL: "╭", TR: "╮", BL: "╰", BR: "╯"}
}

// Level is the style of a level of a matter.
func (t Theme) Level(level string) lipgloss.Style {
	switch level {
	case "red":
		return t.Red
	case "orange":
		return t.Orange
	case "yellow":
		return t.Yellow
	case "blue":
		return t.Blue
	}
	return t.Text
}

// LevelGlyph is the sign of a level.
func (t Theme) LevelGlyph(level string) string {
	switch level {
	case "red":
		return t.Glyph.Red
	case "orange":
		return t.Glyph.Orange
	case "yellow":
		return t.Glyph.Yellow
	}
	return t.Glyph.Blue
}

// Status is the sign and the style of a grid's status; watch without anything
// orange is drawn calmer.
func (t Theme) Status(status string, orange bool) (string, lipgloss.Style) {
	switch {
	case status == "urgent":
		return t.Glyph.Red, t.Red
	case status == "watch" && orange:
		return t.Glyph.Orange, t.Orange
	case status == "watch":
		return t.Glyph.Yellow, t.Yellow
	}
	return t.Glyph.OK, t.OK
}
