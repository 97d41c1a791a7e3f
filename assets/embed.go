// Package assets holds the files that the program brings along: plans, drills
// and the manual. They are data, not code: every word that belongs to one kind
// of emergency stands here and nowhere else.
package assets

import "embed"

// FS holds plans/NAME.toml, drills/NAME.toml, templates/NAME.toml and help/LANG.md.
//
//go:embed plans drills help templates
var FS embed.FS
