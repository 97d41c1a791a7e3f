// Package printer hands a PDF to the printing system of the laptop, through lp
// where there is one.
package printer

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"

	"zhiban/store"
)

// Patience is how long lp may take to accept a job: it only queues it.
const Patience = 30 * time.Second

// Found reports whether this laptop has lp.
func Found() bool {
	_, err := exec.LookPath("lp")
	return err == nil
}

// Print sends a PDF to a printer, "" for the usual one, and returns what lp says
// of the job. Errors: refused (no lp, or what lp says is wrong).
func Print(ctx context.Context, pdf []byte, title, printer string) (string, error) {
	path, err := exec.LookPath("lp")
	if err != nil {
		return "", &store.Error{Code: store.Refused, Field: "printer", Reason: "print.no_lp"}
	}
	ctx, stop := context.WithTimeout(ctx, Patience)
	defer stop()
	args := []string{"-t", title}
	if printer != "" {
		args = append(args, "-d", printer)
	}
	cmd := exec.CommandContext(ctx, path, append(args, "-")...)
	var said, wrong bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(pdf), &said, &wrong
	cmd.WaitDelay = time.Second // what lp may have started must not hold us
	err = cmd.Run()
	switch {
	case err == nil:
		return line(said.String()), nil
	case ctx.Err() != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", &store.Error{Code: store.Refused, Field: "printer", Reason: "print.slow"}
	}
	text := line(wrong.String() + " " + said.String())
	if text == "" {
		text = err.Error()
	}
	return "", &store.Error{Code: store.Refused, Field: "printer", Reason: "print.failed", Arg: text}
}

// line makes one short line of what a program says.
func line(s string) string {
	r := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " "))
	if len(r) > 200 {
		r = append(r[:199], '…')
	}
	return string(r)
}
