package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zhiban/ui/i18n"
)

func texts(lang string) *i18n.Texts { return i18n.For(lang) }

func walk(t *testing.T, c *cobra.Command, lang string) {
	t.Helper()
	if c.Short == "" {
		t.Errorf("%s: %s has no short text", lang, c.CommandPath())
	}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Usage == "" {
			t.Errorf("%s: --%s of %s has no text", lang, f.Name, c.CommandPath())
		}
	})
	a := &app{lang: lang, t: texts(lang)}
	for _, m := range metavar.FindAllString(c.Use, -1) {
		if a.t.CLI.Metavar[m] == "" || (lang == "zh" && a.metavars(m) == m) {
			t.Errorf("%s: %s of %s has no word", lang, m, c.CommandPath())
		}
	}
	for _, s := range c.Commands() {
		walk(t, s, lang)
	}
}

// What somebody pasted must not break a row of a list or move the terminal.
func TestRowsOfListsStayOneLine(t *testing.T) {
	var out strings.Builder
	a := &app{t: texts("zh")}
	a.table(&out, [][]string{{"K#1", "两行\n文字\x1b[31m红\a"}, {"K#22", "下一条"}})
	if want := "K#1   两行 文字红\nK#22  下一条\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
}
