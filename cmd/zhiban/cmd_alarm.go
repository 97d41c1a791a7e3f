package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func (a *app) alarmCmd() *cobra.Command {
	c := a.command("alarm", "alarm", nil)
	c.AddCommand(a.alarmList(), a.alarmSnooze(), a.alarmWake())
	return c
}

// alarmOut is an alarm for programs.
type alarmOut struct {
	ID string `json:"id"`
	store.Alarm
}

func (a *app) alarmList() *cobra.Command {
	var asOf *string
	c := a.command("alarm list", "list [--as-of TIME]", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 0, 0, ""); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.view(ctx, *asOf, func(v *store.View, w word.Words) error {
			list, err := v.Alarms(ctx)
			if err != nil {
				return err
			}
			out := make([]alarmOut, len(list))
			rows := make([][]string, len(list))
			now := journal.At(v.Now())
			for i, al := range list {
				out[i] = alarmOut{al.Key, al}
				rows[i] = alarmRow(w, i+1, al, now)
			}
			return a.print(out, w.Zone, func(o io.Writer) { a.table(o, rows) })
		})
	})
	asOf = a.reading(c)
	return c
}

// alarmRow begins with a number: it is enough to put the alarm off by.
func alarmRow(w word.Words, n int, al store.Alarm, now journal.Time) []string {
	more := strings.TrimSpace(al.Text + " " + al.Person)
	if s := al.Snoozed; s != nil {
		more = fmt.Sprintf(w.T.Desk.Snoozed, w.Time(s.Until, now), s.Reason, s.ByName)
	}
	return []string{strconv.Itoa(n), w.Level(al.Level), w.AlarmAbout(al), w.AlarmIs(al), w.AlarmAge(al, now), al.Key, more}
}

func (a *app) alarmSnooze() *cobra.Command {
	return a.command("alarm snooze", "snooze ALARM REASON MINUTES|TIME", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 2, -1, "ALARM REASON MINUTES"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, &writes{}, func(st *store.Store) (store.Command, error) {
			key, err := alarmKey(ctx, st.View, args[0])
			if err != nil {
				return nil, err
			}
			reason, until, ok := word.Delay(strings.Join(args[1:], " "), st.Now(), st.Zone())
			if !ok {
				return nil, a.usage("%s", a.t.Desk.SnoozeBad)
			}
			return store.SnoozeAlarm{Key: key, Until: until, Reason: reason}, nil
		})
	})
}

func (a *app) alarmWake() *cobra.Command {
	return a.command("alarm wake", "wake ALARM", func(cmd *cobra.Command, args []string) error {
		if err := a.args(args, 1, 1, "ALARM"); err != nil {
			return err
		}
		ctx := cmd.Context()
		return a.do(ctx, &writes{}, func(st *store.Store) (store.Command, error) {
			key, err := alarmKey(ctx, st.View, args[0])
			return store.WakeAlarm{Key: key}, err
		})
	})
}

// alarmKey finds an alarm by its key, its number in the list, or what it is
// about: K-058, a site's name.
func alarmKey(ctx context.Context, v *store.View, ref string) (string, error) {
	list, err := v.Alarms(ctx)
	if err != nil {
		return "", err
	}
	n, err := strconv.Atoi(ref)
	if err == nil && n >= 1 && n <= len(list) {
		return list[n-1].Key, nil
	}
	number := store.NormalNumber(ref)
	for _, al := range list {
		if al.Key == ref || number != "" && al.Number == number || al.Noun == "site" && (al.Name == ref || strings.EqualFold(al.NameEN, ref)) {
			return al.Key, nil
		}
	}
	return "", &store.Error{Code: store.NotFound, Field: "alarm", Reason: "alarm.unknown", Arg: ref}
}
