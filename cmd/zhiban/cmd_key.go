package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper/export"
)

func (a *app) keyCmd() *cobra.Command {
	c := a.command("key", "key show|export", nil)
	show := a.command("key show", "show", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.with(cmd.Context(), func(st *store.Store) error {
			keys, err := st.PublicKeys(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(keys, time.UTC, func(w io.Writer) {
				for _, k := range keys {
					own := ""
					if k.Own {
						own = a.t.Page.Own
					}
					fmt.Fprintf(w, a.t.Page.Key+"\n", k.Station, own, k.Name, k.Fingerprint, k.Public)
				}
			})
		})
	})
	c.AddCommand(show, a.keyExport())
	return c
}

// keyExport writes the verifier keys of the post's stations, one a line.
func (a *app) keyExport() *cobra.Command {
	var out string
	c := a.command("key export", "export --out FILE", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		if out == "" {
			return a.missing("--out FILE")
		}
		return a.with(cmd.Context(), func(st *store.Store) error {
			keys, err := st.PublicKeys(cmd.Context())
			if err != nil {
				return err
			}
			var b strings.Builder
			for _, k := range keys {
				fmt.Fprintf(&b, "# %s %s\n%s\n", k.Station, k.Fingerprint, k.Public)
			}
			if err := export.SaveAs(out, []byte(b.String())); err != nil {
				return err
			}
			return a.print(keys, time.UTC, func(w io.Writer) {
				fmt.Fprintf(w, a.t.Page.KeyWritten+"\n", out, len(keys))
				for _, k := range keys {
					fmt.Fprintln(w, "  "+k.Station+"  "+k.Fingerprint)
				}
			})
		})
	})
	c.Flags().StringVar(&out, "out", "", a.flag("key-out"))
	return c
}

// readKeys reads a file of verifier keys: one a line, # begins a remark.
func readKeys(path string) ([]string, error) {
	bad := &store.Error{Code: store.Refused, Field: "key", Reason: "page.bad_key", Arg: path}
	f, err := os.Open(path)
	if err != nil {
		return nil, &store.Error{Code: store.Refused, Field: "key", Reason: "page.unread", Arg: path}
	}
	defer f.Close() //nolint:errcheck // only read
	var keys []string
	lines := bufio.NewScanner(io.LimitReader(f, 1<<20))
	for lines.Scan() {
		l := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if _, err := journal.CheckPublic(l); err != nil {
			return nil, bad
		}
		keys = append(keys, l)
	}
	if lines.Err() != nil || len(keys) == 0 {
		return nil, bad
	}
	return keys, nil
}
