package main

import (
	"github.com/spf13/cobra"
)

func (a *app) statusCmd() *cobra.Command {
	return a.command("status", "status [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		return nil
	})
}
