package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"zhiban/store"
)

// secrets reads PINs: from the terminal without showing them, or line by line
// from a file or standard input.
type secrets struct {
	a     *app
	file  string
	lines *bufio.Scanner
}

func (a *app) secretFlag(c *cobra.Command) *secrets {
	s := &secrets{a: a}
	c.Flags().StringVar(&s.file, "pin-file", "", a.flag("pin-file"))
	return s
}

// ask gives the next PIN; prompt is for a terminal.
func (s *secrets) ask(prompt string) (string, error) {
	if s.file != "" {
		return s.line()
	}
	fd, ok := s.a.in.(interface{ Fd() uintptr })
	if !ok || !s.a.terminal(s.a.in) {
		return "", said{s.a.t.Pin.NoTerminal}
	}
	fmt.Fprint(s.a.err, prompt)
	pin, err := term.ReadPassword(fd.Fd())
	fmt.Fprintln(s.a.err)
	if err != nil {
		return "", said{s.a.t.Pin.NoTerminal}
	}
	return string(pin), nil
}

func (s *secrets) line() (string, error) {
	if s.lines == nil {
		in := s.a.in
		if s.file != "-" {
			data, err := os.ReadFile(s.file)
			if err != nil {
				return "", said{fmt.Sprintf(s.a.t.Pin.NotRead, s.file)}
			}
			in = strings.NewReader(string(data))
		}
		s.lines = bufio.NewScanner(in)
	}
	if s.lines.Scan() {
		return s.lines.Text(), nil
	}
	if err := s.lines.Err(); err != nil {
		return "", said{fmt.Sprintf(s.a.t.Pin.NotRead, s.file)}
	}
	return "", nil
}

// proof asks whoever has a PIN for it; nobody is asked on paper or in a drill.
func (s *secrets) proof(ctx context.Context, st *store.Store, by, how string) (p store.PINProof, err error) {
	has, err := st.HasPIN(ctx, by)
	if err != nil || !has || how == "paper" || st.Drill() {
		return p, err
	}
	who, err := st.Person(ctx, by)
	if err != nil {
		return p, err
	}
	pin, err := s.ask(fmt.Sprintf(s.a.t.Pin.Prompt, who.Name))
	if err != nil {
		return p, err
	}
	return st.CheckPIN(ctx, by, pin)
}

func (a *app) pinCmd() *cobra.Command {
	c := a.command("officer pin", "pin COMMAND", nil)
	c.AddCommand(a.pinSet(), a.pinCheck(), a.pinReset())
	return c
}

// pinOf is a command about the PIN of one person: who is named, or whoever
// writes.
func (a *app) pinOf(path, use string, run func(ctx context.Context, st *store.Store, who store.Person, s *secrets) error) *cobra.Command {
	var s *secrets
	c := a.command(path, use, func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 1, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			ref := first(args)
			if ref == "" {
				by, err := a.officer(ctx, st)
				if err != nil {
					return err
				}
				ref = by
			}
			who, err := st.PersonByName(ctx, ref)
			if err != nil {
				return err
			}
			return run(ctx, st, who, s)
		})
	})
	s = a.secretFlag(c)
	return c
}

// pinSaid prints one sentence, or for programs who it is about.
func (a *app) pinSaid(st *store.Store, who store.Person, sentence string) error {
	out := struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}{who.ID, who.Name}
	return a.print(out, st.Zone(), func(w io.Writer) { fmt.Fprintln(w, sentence) })
}

func (a *app) pinSet() *cobra.Command {
	return a.pinOf("officer pin set", "set [NAME] [--pin-file FILE]", func(ctx context.Context, st *store.Store, who store.Person, s *secrets) error {
		has, err := st.HasPIN(ctx, who.ID)
		if err != nil {
			return err
		}
		old := ""
		if has {
			if old, err = s.ask(fmt.Sprintf(a.t.Pin.PromptOld, who.Name)); err != nil {
				return err
			}
		}
		pin, err := s.ask(fmt.Sprintf(a.t.Pin.PromptNew, who.Name))
		if err != nil {
			return err
		}
		if s.file == "" {
			again, err := s.ask(a.t.Pin.PromptAgain)
			if err != nil {
				return err
			}
			if again != pin {
				return said{a.t.Pin.NotSame}
			}
		}
		if err := st.SetPIN(ctx, who.ID, old, pin); err != nil {
			return err
		}
		return a.pinSaid(st, who, fmt.Sprintf(a.t.Pin.Set, who.Name))
	})
}

func (a *app) pinCheck() *cobra.Command {
	return a.pinOf("officer pin check", "check [NAME] [--pin-file FILE]", func(ctx context.Context, st *store.Store, who store.Person, s *secrets) error {
		pin, err := s.ask(fmt.Sprintf(a.t.Pin.Prompt, who.Name))
		if err != nil {
			return err
		}
		if _, err := st.CheckPIN(ctx, who.ID, pin); err != nil {
			return err
		}
		return a.pinSaid(st, who, a.t.Pin.Right)
	})
}

func (a *app) pinReset() *cobra.Command {
	var w *writes
	var reason string
	c := a.command("officer pin reset", "reset NAME --reason TEXT", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "NAME"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.with(ctx, func(st *store.Store) error {
			who, err := st.PersonByName(ctx, args[0])
			if err != nil {
				return err
			}
			r, err := a.write(ctx, st, w, store.ResetPIN{Person: who.ID, Reason: reason})
			if err != nil {
				return err
			}
			return a.receipt(r, fmt.Sprintf(a.t.Pin.Reset, who.Name))
		})
	})
	c.Flags().StringVar(&reason, "reason", "", a.flag("reason"))
	w = a.writing(c)
	return c
}
