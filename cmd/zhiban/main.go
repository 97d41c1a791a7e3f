// Command zhiban runs a temporary command post on one laptop: the board, the
// journal, the ledger of matters and the shift handover. This package is
// wiring: flags, exit codes and words of the command line. Rules live in
// store, layout in ui.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/mattn/go-runewidth"
)

func main() {
	// With LANG=zh_* runewidth counts “ ” … ① as two cells while the terminal
	// and lipgloss say one: the cursor would drift. Before anything measures.
	runewidth.DefaultCondition.EastAsianWidth = false
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		env: os.Getenv, wall: time.Now, terminal: isTerminal,
	}
	code := a.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
