package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"zhiban/store/journal"
)

// Codes of alarms. What an alarm is about stands in its subject.
const (
	AlarmDispatch  = "matter.dispatch" // red or orange, and nobody sent
	AlarmAccept    = "matter.accept"   // sent, and nobody took it
	AlarmResolve   = "matter.resolve"  // past its time limit
	AlarmResume    = "matter.resume"   // the hold is over
	AlarmUnmanned  = "site.unmanned"
	AlarmShort     = "site.short"
	AlarmSilent    = "site.silent"  // manned, but no check-in
	AlarmCheckin   = "site.checkin" // the check-in of a site that has other troubles or no guards is due
	AlarmGrid      = "grid.silent"
	AlarmClock     = "clock.late"
	AlarmMilestone = "milestone.late"
	AlarmHandover  = "handover.late"
	AlarmPromise   = "round.promise" // a visit or a car was promised and has not come
	AlarmRound     = "round.late"    // past its time, and somebody has not been reached
	AlarmDeadline  = "deadline.late" // a deadline of the post's own
	AlarmForce     = "force.short"   // reinforcements are missing after their time
	AlarmMuster    = "muster.late"   // posts of groups that have not reported
)

// AlarmCodes lists every code.
func AlarmCodes() []string {
	return []string{AlarmDispatch, AlarmAccept, AlarmResolve, AlarmResume, AlarmUnmanned, AlarmShort, AlarmSilent, AlarmCheckin, AlarmGrid, AlarmClock, AlarmMilestone, AlarmHandover, AlarmPromise, AlarmRound, AlarmStockLow, AlarmStockNegative,
		AlarmDeadline, AlarmForce, AlarmMuster,
		AlarmDrug, AlarmTreatment, AlarmWatch,
		AlarmTubes,
		AlarmHotline, AlarmKeep, AlarmOwed}
}

// Alarm is something that is not as it should be now. None is ever stored:
// they are computed when read (DOMAIN §3 rule 18). Only a person's act on one
// is an entry.
type Alarm struct {
	Key     string       `json:"key"` // names it as long as it lasts: «K12:matter.accept»
	Code    string       `json:"code"`
	Slug    string       `json:"slug"` // of a clock or a milestone of the plan
	Subject string       `json:"subject"`
	Noun    string       `json:"noun"` // matter, site, grid, post, shift or stock
	Level   string       `json:"level"`
	Since   journal.Time `json:"since"`  // when it began
	Number  string       `json:"number"` // of a matter, or the key of a shift
	Name    string       `json:"name"`   // of a site or a grid
	NameEN  string       `json:"name_en"`
	Grid    int          `json:"grid"`   // number, 0: none
	Text    string       `json:"text"`   // of a matter, as typed
	Person  string       `json:"person"` // who answers for it, by name
	Have    int          `json:"have"`   // guards on post
	Due     int          `json:"due"`    // guards that should be
	Snoozed *Snooze      `json:"snoozed"`
}

// alarmName is what tells the alarms of one subject apart.
func (a Alarm) alarmName() string {
	if a.Slug == "" {
		return a.Code
	}
	return a.Code + "/" + a.Slug
}

// Alarms lists what is not as it should be, the most urgent and oldest first.
// Alarms that somebody put off are marked with until when and why, and come
// last.
func (v *View) Alarms(ctx context.Context) ([]Alarm, error) {
	f := &alarmFinder{v: v, ctx: ctx, now: v.nowMS()}
	for _, part := range []func() error{f.load, f.matters, f.sites, f.silentGrids, f.clocks, f.handover, f.rounds, f.supplies, f.deadlines, f.forces, f.muster,
		f.medical, f.tubes, f.hotline, f.promises} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	for i := range f.out {
		a := &f.out[i]
		a.Key = a.Subject + ":" + a.alarmName()
	}
	if err := f.snoozes(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(f.out, func(a, b Alarm) int {
		return cmp.Or(cmp.Compare(btoi(a.Snoozed != nil), btoi(b.Snoozed != nil)), cmp.Compare(levelRank(a.Level), levelRank(b.Level)),
			cmp.Compare(a.Since, b.Since), strings.Compare(a.Key, b.Key))
	})
	return f.out, nil
}

// Alarm finds one that sounds now, or is put off, by its key. Errors:
// not_found, internal.
func (v *View) Alarm(ctx context.Context, key string) (Alarm, error) {
	all, err := v.Alarms(ctx)
	if err != nil {
		return Alarm{}, err
	}
	for _, a := range all {
		if a.Key == strings.TrimSpace(key) {
			return a, nil
		}
	}
	return Alarm{}, notFound("alarm", "alarm.unknown", key)
}

// maxSnooze is how long an alarm can be put off: a whole day's duty. Longer
// would hide it from a shift that never heard why.
const maxSnooze = 24 * time.Hour
