package main

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/assets"
	"zhiban/ui/i18n"
)

// helpCmd prints the manual, or the usage of a command, or a section of the
// manual by a word of its title.
func (a *app) helpCmd(root *cobra.Command) *cobra.Command {
	return a.command("help", "help [COMMAND|TOPIC]", func(_ *cobra.Command, args []string) error {
		manual, err := fs.ReadFile(assets.FS, "help/"+a.t.Lang+".md")
		if err != nil {
			return fmt.Errorf("read the manual: %w", err)
		}
		if len(args) == 0 {
			if _, err := a.out.Write(manual); err != nil {
				return err
			}
			fmt.Fprintln(a.out)
			a.usageText(root)
			return nil
		}
		if cmd, rest, err := root.Find(args); err == nil && len(rest) == 0 && cmd != root {
			a.usageText(cmd)
			return nil
		}
		topic := strings.Join(args, " ")
		for _, s := range strings.Split(string(manual), "\n## ")[1:] {
			title, _, _ := strings.Cut(s, "\n")
			if strings.Contains(strings.ToLower(title), strings.ToLower(topic)) {
				fmt.Fprintln(a.out, "## "+strings.TrimSpace(s))
				return nil
			}
		}
		return a.usage(a.t.CLI.HelpUnknown+"\n"+a.t.CLI.Topics, topic, titles(string(manual)))
	})
}

func titles(manual string) string {
	var out []string
	for _, s := range strings.Split(manual, "\n## ")[1:] {
		title, _, _ := strings.Cut(s, "\n")
		out = append(out, title)
	}
	return strings.Join(out, " · ")
}

func fill(sentence, arg string) string { return i18n.Fill(sentence, arg) }
