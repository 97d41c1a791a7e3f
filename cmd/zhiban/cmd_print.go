package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zhiban/ui/paper/printer"
)

// usual is what --print stands for without a value: the usual printer.
const usual = "-"

// printFlag is --print, alone or with the name of a printer.
func (a *app) printFlag(c *cobra.Command) *pflag.Flag {
	c.Flags().String("print", "", a.flag("print"))
	f := c.Flags().Lookup("print")
	f.NoOptDefVal = usual
	return f
}

// printed is a report that went to a printer, for programs.
type printed struct {
	Number  string `json:"number"`
	Printer string `json:"printer"`
	Job     string `json:"job"` // what the printing system says of it
}

// printReport sends a report as PDF to the printer that --print names.
func (a *app) printReport(ctx context.Context, f *pflag.Flag, number string, pdf func() ([]byte, error)) error {
	data, err := pdf()
	if err != nil {
		return err
	}
	name := f.Value.String()
	if name == usual {
		name = ""
	}
	job, err := printer.Print(ctx, data, number, name)
	if err != nil {
		return err
	}
	out := printed{number, name, job}
	return a.print(out, time.UTC, func(w io.Writer) { fmt.Fprintf(w, a.t.Page.Printed+"\n", number, job) })
}
