package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
)

func (a *app) verifyRecord(ctx context.Context) error {
	return a.with(ctx, func(st *store.Store) error {
		v, err := st.Verify(ctx)
		if err != nil {
			return err
		}
		if err := a.print(v, st.Zone(), func(w io.Writer) { a.verification(w, v, st.Zone()) }); err != nil {
			return err
		}
		if !v.OK() {
			return errUnsound
		}
		return nil
	})
}

func (a *app) verification(w io.Writer, v store.Verification, zone *time.Location) {
	t := a.t.CLI
	total := int64(0)
	for _, c := range v.Chains {
		fmt.Fprintf(w, t.Chain+"\n", c.Station, c.Entries, c.Good, c.Certified)
		total += c.Entries
	}
	for _, g := range v.Gaps {
		if a.t.Lang == "en" {
			fmt.Fprintf(w, t.Gap+"\n", g.From, g.To, g.Station)
		} else {
			fmt.Fprintf(w, t.Gap+"\n", g.Station, g.From, g.To)
		}
	}
	if v.OK() {
		fmt.Fprintf(w, t.VerifyFine+"\n", total, v.Seals)
		a.verifiedFiles(w, v.Files)
		return
	}
	n := len(v.Damage)
	for _, d := range v.Damage {
		where := ""
		if d.Seq > 0 {
			where = fmt.Sprintf("%s#%d %s %s ", d.Station, d.Seq, d.At.In(zone).Format(a.t.Time.Full), d.Recorded.In(zone).Format("15:04"))
		}
		fmt.Fprintln(w, where+fill(a.t.Damage[d.Code], d.Detail))
	}
	if v.State != nil {
		n++
		a.difference(w, v.State)
	}
	fmt.Fprintf(w, t.VerifyBad+"\n", n)
}

func (a *app) difference(w io.Writer, d *store.Difference) {
	fmt.Fprintf(w, a.t.CLI.Differs+"\n", d.Table, d.Row, d.Live, d.Fold)
}

func (a *app) rebuildCmd() *cobra.Command {
	var check bool
	c := a.command("rebuild", "rebuild [--check]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			type rebuilt struct {
				Entries    int64             `json:"entries,omitempty"` // of a rebuild
				Difference *store.Difference `json:"difference"`
			}
			if !check {
				n, err := st.Rebuild(ctx)
				if err != nil {
					return err
				}
				return a.print(rebuilt{Entries: n}, st.Zone(), func(w io.Writer) { fmt.Fprintf(w, a.t.CLI.Rebuilt+"\n", n) })
			}
			d, err := st.CheckState(ctx)
			if err != nil {
				return err
			}
			if err := a.print(rebuilt{Difference: d}, st.Zone(), func(w io.Writer) {
				if d == nil {
					fmt.Fprintln(w, a.t.CLI.Same)
				} else {
					a.difference(w, d)
				}
			}); err != nil {
				return err
			}
			if d != nil {
				return errUnsound
			}
			return nil
		})
	})
	c.Flags().BoolVar(&check, "check", false, a.flag("check"))
	return c
}

func (a *app) backupCmd() *cobra.Command {
	c := a.command("backup", "backup now|list", nil)
	now := a.command("backup now", "now", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(st *store.Store) error {
			b, err := st.Backup(cmd.Context(), "now")
			if err != nil {
				return err
			}
			return a.print(b, st.Zone(), func(w io.Writer) { fmt.Fprintf(w, a.t.CLI.BackedUp+"\n", b.Path) })
		})
	})
	list := a.command("backup list", "list", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(st *store.Store) error {
			all, err := st.Backups()
			if err != nil {
				return err
			}
			var rows [][]string
			for _, b := range all {
				rows = append(rows, []string{b.Time.In(st.Zone()).Format(a.t.Time.Full), fmt.Sprintf("%d KB", b.Size/1024), b.Path})
			}
			return a.print(all, st.Zone(), func(w io.Writer) {
				if len(rows) == 0 {
					fmt.Fprintln(w, a.t.CLI.NoBackups)
					return
				}
				a.table(w, rows)
			})
		})
	})
	c.AddCommand(now, list, a.backupPath())
	return c
}

// backupPath shows or sets the second folder that every backup goes to, such as
// a stick; «-» forgets it.
func (a *app) backupPath() *cobra.Command {
	return a.command("backup path", "path [DIR|-]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			if len(args) == 1 {
				dir := ""
				if args[0] != "-" {
					abs, err := filepath.Abs(args[0])
					if err != nil {
						return fmt.Errorf("backup path %s: %w", args[0], err)
					}
					dir = abs
					if err := writable(dir); err != nil {
						return &store.Error{Code: store.Refused, Field: "dir", Reason: "backup.path", Arg: dir}
					}
				}
				if err := st.SetLocal(ctx, "backup_path", dir); err != nil {
					return err
				}
			}
			dir, err := st.Local(ctx, "backup_path")
			if err != nil {
				return err
			}
			out := struct {
				ID string `json:"id"`
			}{dir}
			return a.print(out, st.Zone(), func(w io.Writer) {
				if dir == "" {
					dir = a.t.CLI.Empty
				}
				fmt.Fprintln(w, dir)
			})
		})
	})
}

// writable finds out now, and not at the seal at eight in the morning, whether
// the second folder takes files.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make %s: %w", dir, err)
	}
	f, err := os.CreateTemp(dir, ".zhiban-*")
	if err != nil {
		return fmt.Errorf("write into %s: %w", dir, err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

func (a *app) restoreCmd() *cobra.Command {
	return a.command("restore", "restore FILE", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FILE"); err != nil {
			return err
		}
		path, err := a.path()
		if err != nil {
			return err
		}
		r, err := store.Restore(cmd.Context(), a.options(path), args[0], "")
		if err != nil {
			return err
		}
		return a.print(r, time.UTC, func(w io.Writer) {
			fmt.Fprintf(w, a.t.CLI.Restored+"\n", r.Station)
			if r.Old != "" {
				fmt.Fprintf(w, a.t.CLI.OldKept+"\n", r.Old)
			}
			for _, g := range r.Missing {
				fmt.Fprintf(w, a.t.CLI.Missing+"\n", g.Station, g.From, g.To)
			}
		})
	})
}

func (a *app) versionCmd() *cobra.Command {
	return a.command("version", "version", func(_ *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		out := struct {
			ID      string `json:"id"`
			Format  string `json:"format"`
			Journal string `json:"journal"`
		}{version(), store.FactsFormat, journal.Format}
		return a.print(out, time.UTC, func(w io.Writer) { fmt.Fprintf(w, "zhiban %s (%s, %s)\n", out.ID, out.Journal, out.Format) })
	})
}
