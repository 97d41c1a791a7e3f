package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/paper/handover"
)

func (a *app) handoverCmd() *cobra.Command {
	c := a.command("handover", "handover COMMAND", nil)
	c.AddCommand(a.handCutOff(), a.handBrief(), a.handDrop(), a.handIfThen(), a.handAccept(), a.handQuestion(), a.handReply(), a.handRefuse(), a.handReadBack(), a.handSign(), a.handSeal(),
		a.handWithdraw(), a.handAddendum(), a.handAnswer(), a.handShow())
	return c
}

func (a *app) handCutOff() *cobra.Command {
	var w *writes
	var cut store.CutOff
	c := a.command("handover cutoff", "cutoff [--weather TEXT] [--ask TEXT]... [--extra TEXT]... [--anyway]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			if err := a.early(ctx, st, w, cut); err != nil {
				return err
			}
			r, err := a.write(ctx, st, w, cut)
			if err != nil {
				return err
			}
			h, err := st.Handover(ctx, "open")
			if err != nil {
				return err
			}
			who, err := st.Person(ctx, h.Outgoing)
			if err != nil {
				return err
			}
			return a.receipt(r, fmt.Sprintf(a.t.CLI.CutOffAs, h.Number, who.Name, len(h.Items)))
		})
	})
	f := c.Flags()
	f.StringVar(&cut.Weather, "weather", "", a.flag("weather"))
	f.StringArrayVar(&cut.Asks, "ask", nil, a.flag("ask"))
	f.StringArrayVar(&cut.Extra, "extra", nil, a.flag("extra"))
	f.BoolVar(&cut.Anyway, "anyway", false, a.flag("anyway"))
	w = a.writing(c)
	return c
}

// early asks once, by a refusal that --anyway answers: a cut-off many hours
// before the end of the shift cannot be moved. What the store refuses it says
// itself.
func (a *app) early(ctx context.Context, st *store.Store, w *writes, cut store.CutOff) error {
	shift, err := st.CurrentShift(ctx)
	if err != nil {
		return err
	}
	by, err := a.officer(ctx, st)
	if err != nil {
		return err
	}
	left := shift.End.Sub(journal.At(st.Now()))
	if cut.Anyway || w.at != "" || left <= store.EarlyCutOff || !shift.HandsOver(by) {
		return nil
	}
	if _, err := st.Handover(ctx, "open"); store.CodeOf(err) != store.NotFound {
		return err
	}
	words, err := a.words(ctx, st.View)
	if err != nil {
		return err
	}
	return &store.Error{Code: store.Refused, Field: "anyway", Reason: "handover.early", Arg: words.Duration(left)}
}

func (a *app) handBrief() *cobra.Command {
	var w *writes
	var b store.AddBrief
	c := a.command("handover brief", "brief [--ask TEXT]... [--extra TEXT]...", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		return a.do(cmd.Context(), w, func(*store.Store) (store.Command, error) { return b, nil })
	})
	c.Flags().StringArrayVar(&b.Asks, "ask", nil, a.flag("ask"))
	c.Flags().StringArrayVar(&b.Extra, "extra", nil, a.flag("extra"))
	w = a.writing(c)
	return c
}

func (a *app) handAccept() *cobra.Command {
	var w *writes
	var answer string
	var rest bool
	c := a.command("handover accept", "accept NO... | --rest [--answer TEXT]", func(cmd *cobra.Command, args []string) error {
		low := 1
		if rest {
			low = 0
		}
		if err := a.args(args, low, -1, "NO | --rest"); err != nil {
			return err
		}
		var cmds []store.Command
		for _, s := range args {
			n, err := a.number(s)
			if err != nil {
				return err
			}
			cmds = append(cmds, store.AcceptItem{No: n})
		}
		if rest {
			cmds = append(cmds, store.AcceptRest{})
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			if answer != "" {
				return a.answersNot(ctx, st)
			}
			for _, c := range cmds {
				if _, err := a.write(ctx, st, w, c); err != nil {
					return err
				}
			}
			return a.showHandover(ctx, st.View, "open")
		})
	})
	c.Flags().StringVar(&answer, "answer", "", a.flag("answer"))
	c.Flags().BoolVar(&rest, "rest", false, a.flag("rest"))
	w = a.writing(c)
	return c
}

// answersNot refuses an answer given together with the acceptance: it would be
// the receiver's own.
func (a *app) answersNot(ctx context.Context, st *store.Store) error {
	h, err := st.Handover(ctx, "open")
	if err != nil {
		return err
	}
	who, err := st.Person(ctx, h.Outgoing)
	if err != nil {
		return err
	}
	return &store.Error{Code: store.Refused, Field: "answer", Reason: "handover.answer_own", Arg: who.Name}
}

func (a *app) handReply() *cobra.Command {
	return a.onItem("handover reply", "reply NO TEXT...", 2, func(no int, text string) store.Command { return store.AnswerItem{No: no, Text: text} })
}

// onItem is a command about one item of the open handover.
func (a *app) onItem(path, use string, low int, cmd func(no int, text string) store.Command) *cobra.Command {
	var w *writes
	c := a.command(path, use, func(c *cobra.Command, args []string) error {
		if err := a.args(args, low, -1, "NO TEXT"); err != nil {
			return err
		}
		n, err := a.number(args[0])
		if err != nil {
			return err
		}
		return a.do(c.Context(), w, func(*store.Store) (store.Command, error) { return cmd(n, strings.Join(args[1:], " ")), nil })
	})
	w = a.writing(c)
	return c
}

func (a *app) handQuestion() *cobra.Command {
	return a.onItem("handover question", "question NO TEXT...", 2, func(no int, text string) store.Command { return store.QuestionItem{No: no, Text: text} })
}

func (a *app) handRefuse() *cobra.Command {
	var figure int64
	var corrected bool
	var c *cobra.Command
	c = a.onItem("handover refuse", "refuse NO [TEXT...] [--figure COUNT] [--corrected]", 1, func(no int, text string) store.Command {
		r := store.RefuseItem{No: no, Text: text, Corrected: corrected}
		if c.Flags().Changed("figure") {
			r.Counted = &figure
		}
		return r
	})
	c.Flags().Int64Var(&figure, "figure", 0, a.flag("figure"))
	c.Flags().BoolVar(&corrected, "corrected", false, a.flag("corrected"))
	return c
}

func (a *app) handAnswer() *cobra.Command {
	var ref string
	c := a.onItem("handover answer", "answer NO TEXT... [--handover NUMBER]", 2, func(no int, text string) store.Command {
		return store.AnswerAsk{Handover: ref, No: no, Text: text}
	})
	c.Flags().StringVar(&ref, "handover", "", a.flag("handover"))
	return c
}

// withText is a handover command that takes one text.
func (a *app) withText(path, use string, cmd func(text string) store.Command) *cobra.Command {
	var w *writes
	c := a.command(path, use, func(c *cobra.Command, args []string) error {
		if err := a.args(args, 1, -1, "TEXT"); err != nil {
			return err
		}
		return a.do(c.Context(), w, func(*store.Store) (store.Command, error) { return cmd(strings.Join(args, " ")), nil })
	})
	w = a.writing(c)
	return c
}

func (a *app) handReadBack() *cobra.Command {
	return a.withText("handover readback", "readback TEXT...", func(s string) store.Command { return store.ReadBack{Text: s} })
}

func (a *app) handWithdraw() *cobra.Command {
	return a.withText("handover withdraw", "withdraw REASON...", func(s string) store.Command { return store.WithdrawHandover{Reason: s} })
}

func (a *app) handAddendum() *cobra.Command {
	ref := "last"
	c := a.withText("handover addendum", "addendum TEXT... [--handover NUMBER]", func(s string) store.Command { return store.AddAddendum{Handover: ref, Text: s} })
	c.Flags().StringVar(&ref, "handover", "last", a.flag("handover"))
	return c
}

func (a *app) handSign() *cobra.Command {
	var w *writes
	var secret *secrets
	var how string
	c := a.command("handover sign", "sign out|in|head [--how none|paper] [--pin-file FILE]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "out | in | head"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			by, err := a.officer(ctx, st)
			if err != nil {
				return err
			}
			proof, err := secret.proof(ctx, st, by, how)
			if err != nil {
				return err
			}
			r, err := a.write(ctx, st, w, store.SignHandover{Side: args[0], How: how, Proof: proof})
			if err != nil {
				return err
			}
			return a.receipt(r)
		})
	})
	c.Flags().StringVar(&how, "how", "", a.flag("how"))
	secret = a.secretFlag(c)
	w = a.writing(c)
	return c
}

func (a *app) handDrop() *cobra.Command {
	var back bool
	c := a.onItem("handover drop", "drop NO REASON... [--back]", 2, func(no int, text string) store.Command {
		return store.DropItem{No: no, Reason: text, Back: back}
	})
	c.Flags().BoolVar(&back, "back", false, a.flag("back"))
	return c
}

func (a *app) handIfThen() *cobra.Command {
	return a.onItem("handover ifthen", "ifthen NO TEXT...", 2, func(no int, text string) store.Command { return store.SetItemIfThen{No: no, Text: text} })
}

func (a *app) handSeal() *cobra.Command {
	return a.command("handover seal", "seal", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			h, err := st.Handover(ctx, "open")
			if err != nil {
				return err
			}
			by, err := a.officer(ctx, st)
			if err != nil {
				return err
			}
			r, err := handover.Seal(ctx, st, h.ID, by, st.Now())
			if err != nil && len(r.Entries) == 0 {
				return err
			}
			if err != nil { // sealed, only its copy failed: say so, but the seal stands
				fmt.Fprintln(a.err, a.t.CLI.BackupFailed)
			}
			sealed, err := st.Handover(ctx, h.ID)
			if err != nil {
				return err
			}
			return a.receipt(r, fmt.Sprintf(a.t.CLI.SealedAs, sealed.Number, sealed.Facts))
		})
	})
}

func (a *app) handShow() *cobra.Command {
	return a.command("handover show", "show [open|last|NUMBER|SHIFT]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			ref := first(args)
			if ref == "" {
				ref = "open"
				if _, err := st.Handover(ctx, ref); store.CodeOf(err) == store.NotFound {
					ref = "last"
				}
			}
			return a.showHandover(ctx, st.View, ref)
		})
	})
}

// verdictCounts says how many items were taken over, questioned and refused.
func (a *app) verdictCounts(h store.Handover) string {
	n := map[string]int{}
	for _, it := range h.Items {
		n[it.Verdict]++
	}
	return fmt.Sprintf(a.t.CLI.Verdicts, n[store.Accepted], n[store.Questioned], n[store.RefusedBy])
}

func (a *app) showHandover(ctx context.Context, v *store.View, ref string) error {
	h, err := v.Handover(ctx, ref)
	if err != nil {
		return err
	}
	w, err := a.words(ctx, v)
	if err != nil {
		return err
	}
	h.Salt = "" // opens the commitments in the facts: not for a screen
	rows := [][]string{}
	left := len(h.Unseen())
	for _, it := range h.Items {
		rows = append(rows, []string{fmt.Sprint(it.No), w.Item(it), w.T.Word.Verdict[it.Verdict], strings.TrimSpace(it.IfThen + " " + it.Question + " " + it.Answer + " " + it.Reason)})
	}
	return a.print(h, w.Zone, func(o io.Writer) {
		fmt.Fprintln(o, h.Number, w.T.Word.Hand[h.State], w.T.Report.CutOff, w.Full(h.CutOff))
		a.table(o, rows)
		fmt.Fprintln(o, a.verdictCounts(h))
		if h.Open() {
			fmt.Fprintf(o, a.t.CLI.ItemsLeft+"\n", left)
		}
		for _, k := range h.Asks {
			answer := k.Answer
			if answer == "" {
				answer = w.T.Report.Unanswered
			}
			fmt.Fprintf(o, "%d. %s → %s\n", k.No, k.Text, answer)
		}
		if h.Facts != "" {
			fmt.Fprintln(o, w.T.Report.HeadCode, h.Facts)
		}
	})
}
