package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"zhiban/store"
	"zhiban/ui/paper/diary"
)

// exports measures the whole record of the large post as files, by the program
// itself: how long and in how much memory. The floor is reading the same lines
// and doing nothing with them.
func exports(ctx context.Context, entries int) error {
	st, path, err := large(ctx, entries)
	if err != nil {
		return err
	}
	read, err := timed(func() error { return everyLine(ctx, st) })
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	fmt.Printf("\nthe record of %d entries as files\n", entries)
	line("reading every line (the floor)", sample{read}, "", true)
	for _, x := range []struct {
		format string
		level  store.Level
	}{{diary.JSONL, store.LevelFull}, {diary.CSV, store.LevelFull}, {diary.Text, store.LevelFull}, {diary.XLSX, store.LevelFull}, {diary.XLSX, store.LevelSuperior}} {
		out := filepath.Join(folder, "record."+x.format)
		cmd := exec.CommandContext(ctx, "bin/zhiban", "--db", path, "export", "--format", x.format, "--level", string(x.level), "--out", out)
		var said bytes.Buffer // how far it is, and what was wrong
		cmd.Stderr = &said
		d, err := timed(cmd.Run)
		if err != nil {
			return fmt.Errorf("export %s: %w: %s", x.format, err, said.String())
		}
		info, err := os.Stat(out)
		if err != nil {
			return err
		}
		line(x.format+" for "+string(x.level), sample{d}, fmt.Sprintf("%.1fx reading, at most %s in memory, %d MB file", ratio(d, read), most(cmd.ProcessState), info.Size()>>20), true)
		if err := os.Remove(out); err != nil {
			return err
		}
	}
	return nil
}

// everyLine reads the record page by page, as the export does.
func everyLine(ctx context.Context, st *store.Store) error {
	f := store.LineFilter{Stream: store.AllStreams, Limit: 1000}
	for {
		list, err := st.Lines(ctx, f)
		if err != nil {
			return err
		}
		if len(list) < f.Limit {
			return nil
		}
		f.After = list[len(list)-1].Place
	}
}
