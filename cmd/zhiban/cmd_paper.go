package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/intake"
	"zhiban/store/journal"
	"zhiban/ui/line"
	"zhiban/ui/word"
)

func (a *app) paperCmd() *cobra.Command {
	c := a.command("paper", "paper COMMAND", nil)
	c.AddCommand(a.paperAdd(), a.paperImport(), a.paperList())
	return c
}

// slipText is one slip as somebody gives it.
type slipText struct{ serial, date, writer, text string }

// readSlip reads a slip; a sentence says what keeps it from being entered.
func (a *app) readSlip(x slipText, names line.Context, v *store.View, w word.Words) (cmd store.EnterSlip, echo, problem string) {
	now := v.Now().In(v.Zone())
	var day time.Time
	if x.date != "" {
		var ok bool
		if day, ok = word.ParseDay(x.date, now, v.Zone()); !ok {
			return cmd, "", fmt.Sprintf(w.T.Paper.BadDay, x.date)
		}
	}
	s := line.ReadSlip(x.text, day, now)
	switch {
	case s.Problem == line.SlipNoTime:
		return cmd, "", w.T.Paper.NoTime
	case s.Problem == line.SlipFuture:
		return cmd, "", fmt.Sprintf(w.T.Paper.FutureDate, w.Full(journal.At(s.At)))
	case s.Text == "":
		return cmd, "", fmt.Sprintf(w.T.Paper.NoText, w.Full(journal.At(s.At)))
	}
	names.Now = s.At
	p := line.Parse(s.Text, names)
	echo = strings.TrimPrefix(p.Echo(w), w.T.Line.Arrow)
	if !p.Ready() {
		return cmd, "", echo
	}
	return p.Entered(s, x.serial, x.writer), w.Full(journal.At(s.At)) + " " + echo, ""
}

func (a *app) paperAdd() *cobra.Command {
	var x slipText
	var again bool
	c := a.command("paper add", "add [--date DAY] [--writer NAME] [--serial NUMBER] [--again] TEXT...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		x.text = strings.Join(args, " ")
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			names, err := line.Load(ctx, st.View, line.ReadSlip(x.text, time.Time{}, st.Now().In(st.Zone())).Text)
			if err != nil {
				return err
			}
			words, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			slip, echo, problem := a.readSlip(x, names, st.View, words)
			if problem != "" {
				return said{problem}
			}
			var opts []store.Option
			if again {
				opts = append(opts, store.Again())
			}
			r, err := a.write(ctx, st, &writes{}, slip, opts...)
			if err != nil {
				return err
			}
			return a.receipt(r, echo)
		})
	})
	c.Flags().StringVar(&x.date, "date", "", a.flag("slip-date"))
	c.Flags().StringVar(&x.writer, "writer", "", a.flag("slip-writer"))
	c.Flags().StringVar(&x.serial, "serial", "", a.flag("slip-serial"))
	c.Flags().BoolVar(&again, "again", false, a.flag("again"))
	return c
}

// slipsOut is what becomes of a file of slips.
type slipsOut struct {
	Slips   int        `json:"slips"`
	Unused  []string   `json:"unused"` // columns that mean nothing here
	Refused []slipFail `json:"refused"`
	Applied bool       `json:"applied"`
}

type slipFail struct {
	Line int    `json:"line"`
	Why  string `json:"why"`
}

func (a *app) paperImport() *cobra.Command {
	var apply, skip bool
	c := a.command("paper import", "import FILE [--apply] [--skip]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "FILE"); err != nil {
			return err
		}
		ctx := cmd.Context()
		sheet, err := intake.Open(ctx, args[0], intake.OpenOptions{})
		if err != nil {
			return err
		}
		return a.with(ctx, func(st *store.Store) error {
			words, err := a.words(ctx, st.View)
			if err != nil {
				return err
			}
			batch, out, echoes, err := a.slips(ctx, sheet, st, words)
			if err != nil {
				return err
			}
			out.Applied = apply && len(batch) > 0 && (skip || len(out.Refused) == 0)
			if out.Applied {
				if _, err := a.write(ctx, st, &writes{}, store.TakeIn{Kind: "paper", File: sheet.File, Sum: sheet.Sum, New: len(batch), Refused: len(out.Refused), Do: batch}); err != nil {
					return err
				}
			}
			if err := a.print(out, st.Zone(), func(o io.Writer) { slipsSaid(o, out, echoes, apply, words) }); err != nil {
				return err
			}
			if apply && !out.Applied {
				return said{fmt.Sprintf(words.T.Paper.RefusedLine, len(out.Refused))}
			}
			return nil
		})
	})
	c.Flags().BoolVar(&apply, "apply", false, a.flag("slip-apply"))
	c.Flags().BoolVar(&skip, "skip", false, a.flag("slip-skip"))
	return c
}

func slipsSaid(o io.Writer, out slipsOut, echoes []string, apply bool, w word.Words) {
	for _, e := range echoes {
		fmt.Fprintln(o, e)
	}
	for _, r := range out.Refused {
		fmt.Fprintf(o, w.T.Paper.Line+": %s\n", r.Line, r.Why)
	}
	if len(out.Unused) > 0 {
		fmt.Fprintf(o, w.T.Paper.Unused+"\n", strings.Join(out.Unused, w.T.Record.And))
	}
	switch {
	case out.Applied:
		fmt.Fprintf(o, w.T.Paper.Imported+"\n", out.Slips)
	case !apply: // else the error says why nothing was written
		fmt.Fprintf(o, w.T.Paper.DryRun+"\n", out.Slips, len(out.Refused))
	}
}

// slipColumns finds the columns of a table of slips by their names; unused are
// the names that mean nothing here.
func slipColumns(heads []string, w word.Words) (at map[string]int, unused []string) {
	at = map[string]int{}
	for i, head := range heads {
		known := strings.TrimSpace(head) == ""
		for name, words := range w.T.Paper.Column {
			if slices.Contains(words, strings.ToLower(strings.TrimSpace(head))) {
				at[name], known = i+1, true
			}
		}
		if !known {
			unused = append(unused, strings.TrimSpace(head))
		}
	}
	return at, unused
}

// slips reads a table of slips: serial, date, time, writer, text.
func (a *app) slips(ctx context.Context, sheet *intake.Sheet, st *store.Store, w word.Words) (batch []store.Command, out slipsOut, echoes []string, err error) {
	v := st.View
	if len(sheet.Lines) == 0 {
		return nil, out, nil, said{w.T.Paper.NoColumns}
	}
	at, unused := slipColumns(sheet.Lines[0].Cells, w)
	out.Unused = unused
	if at["time"] == 0 || at["text"] == 0 {
		return nil, out, nil, said{w.T.Paper.NoColumns}
	}
	names, err := line.Load(ctx, v)
	if err != nil {
		return nil, out, nil, err
	}
	seen := map[string]int{}
	var lines []int // lines of the file, of the batch
	for _, l := range sheet.Lines[1:] {
		cell := func(name string) string {
			if i := at[name]; i > 0 && i <= len(l.Cells) {
				return strings.TrimSpace(l.Cells[i-1])
			}
			return ""
		}
		if cell("time")+cell("text") == "" {
			continue
		}
		x := slipText{cell("serial"), cell("date"), cell("writer"), cell("time") + " " + cell("text")}
		if names, err = names.Named(ctx, v, line.Parse(cell("text"), names)); err != nil {
			return nil, out, nil, err
		}
		slip, echo, problem := a.readSlip(x, names, v, w)
		if slip.At.IsZero() && problem == w.T.Paper.NoTime && cell("time") != "" {
			problem = fmt.Sprintf(w.T.Paper.BadTime, cell("time"))
		}
		if problem == "" {
			problem, err = a.slipTaken(ctx, v, store.ParseSerial(x.serial), seen, l.No, w)
		}
		switch {
		case err != nil:
			return nil, out, nil, err
		case problem != "":
			out.Refused = append(out.Refused, slipFail{l.No, problem})
		default:
			batch, echoes, lines = append(batch, slip), append(echoes, fmt.Sprintf(w.T.Paper.Line, l.No)+": "+strings.Join(strings.Fields(store.ParseSerial(slip.Serial)+" "+slip.Writer+" "+echo), " ")+" ← "+cell("text")), append(lines, l.No)
		}
	}
	batch, echoes, err = a.tried(ctx, st, batch, echoes, lines, &out, w)
	out.Slips = len(batch)
	return batch, out, echoes, err
}

// tried keeps the slips that the record would take one after the other, and
// says of the rest why not: what the dry run says is what happens then.
func (a *app) tried(ctx context.Context, st *store.Store, batch []store.Command, echoes []string, lines []int, out *slipsOut, w word.Words) (good []store.Command, said []string, err error) {
	by, err := a.officer(ctx, st)
	if err != nil {
		return nil, nil, err
	}
	wrong, err := st.Probe(ctx, by, batch)
	if err != nil {
		return nil, nil, err
	}
	for i, err := range wrong {
		if err != nil {
			out.Refused = append(out.Refused, slipFail{lines[i], w.Error(err)})
			continue
		}
		good, said = append(good, batch[i]), append(said, echoes[i])
	}
	slices.SortStableFunc(out.Refused, func(x, y slipFail) int { return x.Line - y.Line })
	return good, said, nil
}

// slipTaken says where a number stands already: in the record or in the file.
func (a *app) slipTaken(ctx context.Context, v *store.View, serial string, seen map[string]int, no int, w word.Words) (string, error) {
	if serial == "" {
		return "", nil
	}
	old, err := v.Paper(ctx, serial)
	switch {
	case err != nil && store.CodeOf(err) != store.NotFound:
		return "", err
	case err == nil && !old.Dropped:
		return w.Error(&store.Error{Code: store.Refused, Field: "serial", Reason: "paper.serial_taken", Arg: serial + " " + w.Full(old.At)}), nil
	case seen[serial] > 0:
		return w.Error(&store.Error{Code: store.Refused, Field: "serial", Reason: "paper.serial_taken", Arg: serial + " " + fmt.Sprintf(w.T.Paper.Line, seen[serial])}), nil
	}
	seen[serial] = no
	return "", nil
}

func (a *app) paperList() *cobra.Command {
	var limit int
	c := a.command("paper list", "list [--limit COUNT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, "", func(v *store.View, w word.Words) error {
			all, err := v.PaperLines(ctx, limit)
			if err != nil {
				return err
			}
			slices.Reverse(all)
			return a.print(all, w.Zone, func(o io.Writer) {
				var rows [][]string
				for _, p := range all {
					text := w.SlipText(p)
					rows = append(rows, []string{cmp.Or(p.Serial, "—"), w.Full(p.At), cmp.Or(p.Writer, "—"), text})
				}
				if len(rows) == 0 {
					fmt.Fprintln(o, w.T.Paper.None)
					return
				}
				a.table(o, rows)
			})
		})
	})
	c.Flags().IntVar(&limit, "limit", 200, a.flag("limit"))
	return c
}
