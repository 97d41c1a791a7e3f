package main

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/assets"
)

// keysCmd prints the key sheet, which is made of the screens' own actions.
func (a *app) keysCmd() *cobra.Command {
	var format string
	c := a.command("keys", "keys [--format text|md]", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		sheet, err := fs.ReadFile(assets.FS, "help/keys."+a.t.Lang+".md")
		if err != nil {
			return fmt.Errorf("read the key sheet: %w", err)
		}
		switch format {
		case "md":
			_, err = a.out.Write(sheet)
			return err
		case "text":
			return a.keysText(string(sheet))
		}
		return a.usage(a.t.CLI.FormatUnknown, format, "text md")
	})
	c.Flags().StringVar(&format, "format", "text", a.t.Desk.KeysFormat)
	return c
}

// keyRow is what one screen offers, for programs.
type keyRow struct {
	ID   string   `json:"id"` // name of the screen
	Keys []string `json:"keys"`
}

// keysText takes the table apart: a screen, then a line for each key.
func (a *app) keysText(sheet string) error {
	var out []keyRow
	for _, row := range strings.Split(sheet, "\n")[2:] {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		if len(cells) != 2 {
			continue
		}
		keys := strings.Split(strings.ReplaceAll(cells[1], `\|`, "|"), " · ")
		out = append(out, keyRow{cells[0], keys})
	}
	return a.print(out, nil, func(w io.Writer) {
		for _, r := range out {
			fmt.Fprintln(w, r.ID)
			for _, k := range r.Keys {
				end := strings.LastIndex(k, "`")
				fmt.Fprintln(w, "  "+pad(strings.ReplaceAll(k[:end+1], "`", ""), 12)+strings.TrimSpace(k[end+1:]))
			}
		}
	})
}
