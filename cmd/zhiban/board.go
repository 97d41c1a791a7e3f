package main

import (
	"context"
)

// board opens the board on a terminal.
func (a *app) board(_ context.Context) error {
	return said{a.t.CLI.NoTerminal}
}
