package main

import (
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
	for _, s := range c.Commands() {
		walk(t, s, lang)
	}
}
