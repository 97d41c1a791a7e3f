package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/ui/i18n"
	"zhiban/ui/prefs"
	"zhiban/ui/word"
)

// Exit codes (stable contract).
const (
	exitDone     = 0
	exitRefused  = 1
	exitUsage    = 2
	exitUnsound  = 3
	programName  = "zhiban"
	defaultLang  = "zh"
	fileName     = "post.db"
	folderName   = "zhiban"
	jsonSpacing  = " "
	officerLocal = "officer" // who signed in last on this laptop
)

// app is one run of the program: what it takes from outside and its flags.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	wall     func() time.Time
	terminal func(any) bool
	pin      store.PINCost // of new PINs

	db, as, lang string
	json         bool
	clockOK      bool
	t            *i18n.Texts
	prefs        *prefs.File // settings of this laptop
}

// usageError is a mistake in the command line itself.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// said is an error that is a sentence already.
type said struct{ text string }

func (e said) Error() string { return e.text }

// errUnsound means that verification failed; what it found is printed.
var errUnsound = errors.New("the record is not sound")

// run executes one command line and returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.prefs = prefs.At(a.env)
	a.lang = a.langOf(args)
	a.t = i18n.For(a.lang)
	if !i18n.Known(a.lang) {
		fmt.Fprintf(a.err, "%s: %s\n", programName, fmt.Sprintf(a.t.CLI.BadLang, a.lang))
		return exitUsage
	}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errUnsound):
		return exitUnsound
	}
	a.complain(err)
	if _, ok := isUsage(err); ok {
		return exitUsage
	}
	return exitRefused
}

func isUsage(err error) (string, bool) {
	var u usageError
	if errors.As(err, &u) {
		return u.text, true
	}
	// cobra's own: an unknown command comes as plain text
	if strings.HasPrefix(err.Error(), "unknown command") {
		return err.Error(), true
	}
	return "", false
}

// langOf looks for the language before flags are parsed: errors of the parser
// are worded too.
func (a *app) langOf(args []string) string {
	for i, s := range args {
		if v, ok := strings.CutPrefix(s, "--lang="); ok {
			return v
		}
		if s == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	if v := a.env("ZHIBAN_LANG"); v != "" {
		return v // also one that is unknown: it is complained about
	}
	set, err := a.prefs.Load()
	if err != nil {
		return defaultLang // the screen and «settings list» say what is wrong
	}
	return set.Lang
}

// complain prints one sentence, or with --json the error as an object.
func (a *app) complain(err error) {
	text := a.sentence(err)
	if !a.json {
		fmt.Fprintf(a.err, "%s: %s\n", programName, text)
		return
	}
	out := struct {
		Code    string `json:"code"`
		Field   string `json:"field"`
		Message string `json:"message"`
	}{Code: string(store.CodeOf(err)), Message: text}
	var e *store.Error
	if errors.As(err, &e) {
		out.Field = e.Field
	} else if _, ok := isUsage(err); ok || errors.As(err, new(said)) {
		out.Code = string(store.Invalid)
	}
	if werr := writeJSON(a.err, out, time.UTC); werr != nil {
		fmt.Fprintf(a.err, "%s: %s\n", programName, text)
	}
}

// sentence words an error for the user.
func (a *app) sentence(err error) string {
	var s said
	var e *store.Error
	switch text, usage := isUsage(err); {
	case usage && strings.HasPrefix(text, "unknown command"):
		name := text
		if parts := strings.Split(text, `"`); len(parts) > 1 {
			name = parts[1]
		}
		return fmt.Sprintf(a.t.CLI.UnknownCommand, name)
	case usage:
		return text
	case errors.As(err, &s):
		return s.text
	case errors.As(err, &e):
		text := word.New(a.lang, nil, nil).Error(err)
		if e.Code == store.Internal && os.Getenv("ZHIBAN_DEBUG") != "" {
			text += " [" + err.Error() + "]"
		}
		return text
	}
	return err.Error()
}

// path is the data file.
func (a *app) path() (string, error) {
	for _, p := range []string{a.db, a.env("ZHIBAN_DB")} {
		if p != "" {
			return filepath.Abs(p)
		}
	}
	dir, err := a.dataDir()
	if err != nil {
		return "", &store.Error{Code: store.Refused, Field: "db", Reason: "open.no_home"}
	}
	return filepath.Join(dir, folderName, fileName), nil
}

// dataDir is the user's folder for data on this system.
func (a *app) dataDir() (string, error) {
	if d := a.env("XDG_DATA_HOME"); d != "" {
		return d, nil
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		d, err := os.UserConfigDir()
		if err != nil {
			return "", fmt.Errorf("find the data folder: %w", err)
		}
		return d, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return filepath.Join(home, ".local", "share"), nil
}

// version is what the build recorded: a tag, or the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}

func isTerminal(f any) bool {
	file, ok := f.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(file.Fd())
}

// usage turns an argument check into a worded usage error.
func (a *app) usage(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// missing says what a command line lacks.
func (a *app) missing(names string) error { return a.usage(a.t.CLI.MissingArg, a.metavars(names)) }

var metavar = regexp.MustCompile(`\b[A-Z]{2,}\b`)

// metavars words the placeholders of a usage line: NUMBER is 编号.
func (a *app) metavars(s string) string {
	return metavar.ReplaceAllStringFunc(s, func(m string) string {
		if w, ok := a.t.CLI.Metavar[m]; ok {
			return w
		}
		return m
	})
}

// command makes a command whose short text comes from the catalogue.
func (a *app) command(path, use string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	c := &cobra.Command{Use: use, Short: a.t.CLI.Command[path], DisableFlagsInUseLine: true, Args: cobra.ArbitraryArgs}
	if run != nil {
		c.RunE = run
	} else {
		c.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.usage(a.t.CLI.UnknownCommand, cmd.CommandPath()+" "+args[0])
			}
			return cmd.Help()
		}
	}
	return c
}

// args checks how many words follow; names say what is missing.
func (a *app) args(got []string, low, high int, names string) error {
	switch {
	case len(got) < low:
		return a.missing(names)
	case high >= 0 && len(got) > high:
		return a.usage(a.t.CLI.ExtraArg, strings.Join(got[high:], " "))
	}
	return nil
}
