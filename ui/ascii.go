package ui

import "strings"

// plainSigns draws what stands in words and typed text with ASCII, too: on a
// terminal that makes ambiguous characters wide each of them would push its
// row by one cell. Every pair is one cell for one cell. What is done is a v, the
// shape of its sign: an x reads like a failure.
func plainSigns() *strings.Replacer {
	return strings.NewReplacer("→", ">", "←", "<", "↑", "^", "↓", "v", "⇧", "^", "…", "~", "·", ".", "✓", "v", "✗", "x", "×", "x", "╳", "x", "■", "#", "▲", "^", "◆", "*", "◇", "+", "●", "o", "○", ".",
		"❯", ">", "▌", "|", "▏", "|", "▕", "|", "█", "#", "░", ".", "─", "-", "━", "-", "│", "|", "╭", "+", "╮", "+", "╰", "+", "╯", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+",
		"–", "-", "—", "-", "−", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "°", "o", "±", "~", "≤", "<", "≥", ">", "÷", "/", "※", "*", "«", `"`, "»", `"`)
}
