package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// root is the whole command tree.
func (a *app) root() *cobra.Command {
	c := a.command("", programName, func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.usage(a.t.CLI.UnknownCommand, args[0])
		}
		return a.board(cmd.Context())
	})
	c.SilenceErrors, c.SilenceUsage = true, true
	f := c.PersistentFlags()
	f.StringVar(&a.db, "db", "", a.t.CLI.Flag["db"])
	f.StringVar(&a.as, "as", "", a.t.CLI.Flag["as"])
	f.StringVar(&a.lang, "lang", a.lang, a.t.CLI.Flag["lang"])
	f.BoolVar(&a.json, "json", false, a.t.CLI.Flag["json"])
	f.BoolVar(&a.clockOK, "clock-ok", false, a.t.CLI.Flag["clock-ok"])
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return a.flagError(err) })
	c.AddCommand(
		a.initCmd(), a.noteCmd(), a.statusCmd(), a.postCmd(), a.gridCmd(), a.groupCmd(), a.personCmd(), a.officerCmd(), a.matterCmd(), a.siteCmd(), a.censusCmd(), a.householdCmd(), a.roundCmd(), a.stockCmd(), a.demandCmd(), a.noticeCmd(), a.vehicleCmd(), a.orderCmd(), a.shiftCmd(), a.teamCmd(),
		a.journalCmd(), a.handoverCmd(), a.sinceCmd(), a.reportCmd(), a.drillCmd(), a.planCmd(), a.verifyCmd(), a.rebuildCmd(), a.backupCmd(), a.restoreCmd(),
		a.exportCmd(), a.versionCmd(), a.alarmCmd(), a.undoCmd(), a.settingsCmd(), a.keysCmd(), a.deadlineCmd(), a.forceCmd(),
		a.patientCmd(), a.medicineCmd(), a.treatmentCmd(), a.visitCmd(), a.oncallCmd(), a.medicalCmd(),
		a.pointCmd(), a.tubeCmd(),
		a.hotlineCmd(), a.promiseCmd(), a.attachmentCmd(),
		a.sitrepCmd(), a.outlookCmd(),
		a.intakeCmd(), a.listCmd(),
		a.keyCmd(),
		a.formCmd(),
		a.paperCmd(),
		a.templateCmd(),
	)
	c.SetHelpCommand(a.helpCmd(c))
	c.CompletionOptions.HiddenDefaultCmd = true
	c.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.usageText(cmd) })
	c.InitDefaultHelpFlag()
	return c
}

// flagError words what pflag says in English.
func (a *app) flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var odd *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return a.usage(a.t.CLI.UnknownFlag, "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		return a.usage(a.t.CLI.UnknownFlag, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &bare):
		return a.usage(a.t.CLI.FlagNeedsValue, "--"+bare.GetFlag().Name)
	case errors.As(err, &wrong):
		return a.usage(a.t.CLI.BadFlag, "--"+wrong.GetFlag().Name, wrong.GetValue())
	case errors.As(err, &odd):
		return a.usage(a.t.CLI.UnknownFlag, odd.GetSpecifiedFlag())
	}
	return a.usage("%s", err.Error()) // pflag knows no other
}

// usageText is the help of one command, worded.
func (a *app) usageText(cmd *cobra.Command) {
	t := a.t.CLI
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "%s\n\n%s%s%s\n", cmd.Short, t.Usage, a.t.Report.Colon, a.metavars(cmd.UseLine()))
	if subs := visible(cmd); len(subs) > 0 {
		fmt.Fprintf(w, "\n%s%s\n", t.Commands, strings.TrimSpace(a.t.Report.Colon))
		for _, s := range subs {
			fmt.Fprintf(w, "  %s%s\n", pad(s.Name(), 12), s.Short)
		}
	}
	a.flagList(w.Write, t.Flags, cmd.LocalNonPersistentFlags())
	a.flagList(w.Write, t.Globals, cmd.Root().PersistentFlags())
	if len(visible(cmd)) > 0 {
		fmt.Fprintf(w, "\n"+t.MoreHelp+"\n", cmd.CommandPath())
	}
}

func visible(cmd *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, s := range cmd.Commands() {
		if s.IsAvailableCommand() {
			out = append(out, s)
		}
	}
	return out
}

func (a *app) flagList(write func([]byte) (int, error), title string, set *pflag.FlagSet) {
	var b strings.Builder
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		text := f.Usage
		if f.Name == "help" {
			text = a.t.CLI.Flag["help"]
		}
		fmt.Fprintf(&b, "  %s%s\n", pad("--"+f.Name, 14), text)
	})
	if b.Len() > 0 {
		if _, err := write([]byte("\n" + title + strings.TrimSpace(a.t.Report.Colon) + "\n" + b.String())); err != nil {
			return // nobody is left to tell
		}
	}
}

// flag text from the catalogue; a flag without one would be seen in help.
func (a *app) flag(name string) string { return a.t.CLI.Flag[name] }
