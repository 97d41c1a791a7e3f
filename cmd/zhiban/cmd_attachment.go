package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper/handover"
	"zhiban/ui/word"
)

func (a *app) matterAttach() *cobra.Command {
	var w *writes
	var n store.AttachFile
	c := a.command("matter attach", "attach NUMBER PATH [--note TEXT] [--file-name NAME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, 2, "NUMBER PATH"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			out := n
			out.ID, out.Path = args[0], args[1]
			return out, nil
		})
	})
	c.Flags().StringVar(&n.Text, "note", "", a.flag("note"))
	c.Flags().StringVar(&n.Name, "file-name", "", a.flag("file-name"))
	w = a.writing(c)
	return c
}

func (a *app) attachmentCmd() *cobra.Command {
	c := a.command("attachment", "attachment COMMAND", nil)
	c.AddCommand(a.attachmentList(), a.attachmentShow(), a.attachmentExport(), a.attachmentWithdraw(), a.attachmentPurge())
	return c
}

// attachmentRow is one attachment in a list.
func attachmentRow(x store.Attached, w word.Words, now journal.Time) []string {
	state := w.Bytes(x.Size)
	switch {
	case !x.Purged.IsZero():
		state = w.T.Files.Purged
	case !x.Withdrawn.IsZero():
		state = w.T.Files.Withdrawn
	}
	return []string{fmt.Sprintf("%s/%d", x.Number, x.No), w.Time(x.At, now), x.Name, state, x.Media, strings.TrimSpace(x.Text + " " + x.Why)}
}

func (a *app) attachmentList() *cobra.Command {
	var matter string
	var limit int
	var asOf *string
	c := a.command("attachment list", "list [--of-matter NUMBER] [--limit N] [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			var list []store.Attached
			var err error
			if matter == "" {
				list, err = v.AllAttachments(ctx, limit, 0)
			} else {
				list, err = ofMatter(cmd, v, matter)
			}
			if err != nil {
				return err
			}
			rows := make([][]string, 0, len(list))
			for _, x := range list {
				rows = append(rows, attachmentRow(x, w, journal.At(v.Now())))
			}
			return a.print(list, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	c.Flags().StringVar(&matter, "of-matter", "", a.flag("of-matter"))
	c.Flags().IntVar(&limit, "limit", 0, a.flag("limit"))
	asOf = a.reading(c)
	return c
}

func ofMatter(cmd *cobra.Command, v *store.View, ref string) ([]store.Attached, error) {
	m, err := v.Matter(cmd.Context(), ref)
	if err != nil {
		return nil, err
	}
	all, err := v.Attachments(cmd.Context(), m.ID)
	out := make([]store.Attached, 0, len(all))
	for _, x := range all {
		out = append(out, store.Attached{Attachment: x, Number: m.Number})
	}
	return out, err
}

// attachmentOut is an attachment for programs.
type attachmentOut struct {
	store.Attached
	Path string `json:"path"`
}

func (a *app) attachmentShow() *cobra.Command {
	return a.command("attachment show", "show ATTACHMENT", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "ATTACHMENT"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.viewOf(ctx, "", func(st *store.Store, v *store.View, w word.Words) error {
			x, err := v.Attachment(ctx, args[0])
			if err != nil {
				return err
			}
			m, err := v.Matter(ctx, x.Matter)
			if err != nil {
				return err
			}
			out := attachmentOut{Attached: store.Attached{Attachment: x, Number: m.Number}}
			if x.Purged.IsZero() {
				out.Path = st.FilePath(x)
			}
			return a.print(out, w.Zone, func(o io.Writer) {
				a.table(o, [][]string{attachmentRow(out.Attached, w, journal.At(v.Now()))})
				if out.Path != "" {
					fmt.Fprintf(o, w.T.Files.At+"\n", out.Path)
				}
			})
		})
	})
}

func (a *app) attachmentExport() *cobra.Command {
	var out string
	c := a.command("attachment export", "export ATTACHMENT --out DIR", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "ATTACHMENT"); err != nil {
			return err
		}
		if out == "" {
			return a.usage("%s", a.t.CLI.NoPath)
		}
		ctx := cmd.Context()
		return a.viewOf(ctx, "", func(st *store.Store, v *store.View, w word.Words) error {
			x, err := v.Attachment(ctx, args[0])
			if err != nil {
				return err
			}
			m, err := v.Matter(ctx, x.Matter)
			if err != nil {
				return err
			}
			path := filepath.Join(out, store.CleanName(fmt.Sprintf("%s-%d-%s", m.Number, x.No, x.Name)))
			if err := handover.CopyAttachment(st, x, path); err != nil {
				return err
			}
			return a.print(map[string]string{"id": x.ID, "path": path}, w.Zone, func(o io.Writer) { fmt.Fprintf(o, a.t.CLI.Written+"\n", path) })
		})
	})
	c.Flags().StringVar(&out, "out", "", a.flag("out"))
	return c
}

func (a *app) attachmentWithdraw() *cobra.Command {
	var w *writes
	var back bool
	c := a.command("attachment withdraw", "withdraw ATTACHMENT REASON... [--back-on]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ATTACHMENT REASON"); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) {
			return store.WithdrawFile{ID: args[0], Reason: strings.Join(args[1:], " "), Back: back}, nil
		})
	})
	c.Flags().BoolVar(&back, "back-on", false, a.flag("back-on"))
	w = a.writing(c)
	return c
}

func (a *app) attachmentPurge() *cobra.Command {
	var w *writes
	c := a.command("attachment purge", "purge ATTACHMENT REASON...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ATTACHMENT REASON"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			r, err := a.write(ctx, st, w, store.PurgeFile{ID: args[0], Reason: strings.Join(args[1:], " ")})
			if err != nil {
				return err
			}
			if err := a.receipt(r); err != nil || a.json {
				return err
			}
			return a.stillHeld(cmd.OutOrStdout(), st)
		})
	})
	w = a.writing(c)
	return c
}

// stillHeld names the copies of the record that were made before a purge: they
// hold what it erased.
func (a *app) stillHeld(w io.Writer, st *store.Store) error {
	list, err := st.Backups()
	for _, b := range list {
		fmt.Fprintf(w, a.t.Files.Held+"\n", b.Path)
	}
	return err
}

// verifiedFiles says of attachments what there is to say.
func (a *app) verifiedFiles(w io.Writer, f store.FilesReport) {
	t := a.t.Files
	var parts []string
	if f.Files+f.Purged > 0 {
		parts = append(parts, fmt.Sprintf(t.Verified, f.Files, f.Purged))
	}
	if f.Elsewhere > 0 {
		parts = append(parts, fmt.Sprintf(t.Elsewhere, f.Elsewhere))
	}
	if f.Unnamed > 0 {
		parts = append(parts, fmt.Sprintf(t.Unnamed, f.Unnamed))
	}
	if len(parts) > 0 {
		fmt.Fprintln(w, strings.Join(parts, " · "))
	}
}
