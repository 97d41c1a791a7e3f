package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/paper/diary"
	"zhiban/ui/word"
)

// toldEvery is after how many entries the export says how far it is.
const toldEvery = 100_000

// exportCmd writes the whole record, or the entries that the flags of the
// journal choose, for a reader.
func (a *app) exportCmd() *cobra.Command {
	l := &lineFilter{}
	var format, out string
	c := a.command("export", "export [--format FORMAT] [--level LEVEL] [--out FILE] [--since TIME] [--until TIME] [--grid NUMBER] [--kind KIND] [--grep TEXT] [--system]", nil)
	level := a.reader(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		reader, err := level()
		if err == nil {
			err = a.args(args, 0, 0, "")
		}
		if err != nil {
			return err
		}
		x := diary.Export{Format: formatOf(format, out), Level: reader}
		switch err := x.Check(); {
		case err != nil:
			return err
		case out == "" && !diary.Streamed(x.Format):
			return &store.Error{Code: store.Invalid, Field: "out", Reason: "record.out", Arg: x.Format}
		}
		return a.view(cmd.Context(), "", func(v *store.View, w word.Words) error {
			if x.Filter, err = l.filter(cmd, a, v); err != nil {
				return err
			}
			if x.Filter.Stream == "" {
				x.Filter.Stream = store.AllStreams
			}
			x.Lists = *l == lineFilter{}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt) // Ctrl+C leaves no half file
			defer stop()
			x.Progress = a.howFar(ctx, w)
			err := a.writeRecord(ctx, v, w, x, out)
			if ctx.Err() != nil {
				return &store.Error{Code: store.Refused, Reason: "record.stopped"}
			}
			return err
		})
	}
	a.lineFlagsTo(c, l)
	f := c.Flags()
	f.StringVar(&format, "format", "", a.flag("record-format"))
	f.StringVar(&out, "out", "", a.flag("record-out"))
	return c
}

// formatOf is the format that is asked for, or that the end of a file name
// tells.
func formatOf(format, out string) string {
	if format != "" {
		return strings.ToLower(format)
	}
	for _, f := range diary.Formats() {
		if strings.HasSuffix(strings.ToLower(out), "."+f) {
			return f
		}
	}
	return diary.JSONL
}

// howFar says on the side how far a long export is.
func (a *app) howFar(ctx context.Context, w word.Words) func(n int) error {
	told := 0
	return func(n int) error {
		if n/toldEvery > told {
			told = n / toldEvery
			fmt.Fprintf(a.err, w.T.Record.Going+"\n", n)
		}
		return ctx.Err()
	}
}

// writeRecord writes into the file, or onto the screen when there is none.
func (a *app) writeRecord(ctx context.Context, v *store.View, w word.Words, x diary.Export, out string) error {
	if out == "" {
		b := bufio.NewWriterSize(a.out, 64<<10)
		if _, err := diary.Write(ctx, v, w, x, b); err != nil {
			return err
		}
		if err := b.Flush(); err != nil {
			return fmt.Errorf("write the record: %w", err)
		}
		return nil
	}
	done, err := diary.WriteFile(ctx, v, w, x, store.CleanPath(out))
	if err != nil {
		return err
	}
	return a.exported(done, w)
}

// exported tells what was written.
func (a *app) exported(done diary.Done, w word.Words) error {
	return a.print(done, w.Zone, func(o io.Writer) {
		for _, s := range done.Say(w) {
			fmt.Fprintln(o, s)
		}
	})
}
