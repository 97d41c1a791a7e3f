package store

import (
	"encoding/json"
	"time"

	"zhiban/store/journal"
)

// Snooze says that somebody put an alarm off, until when and why. It ends by
// itself: at its time, when the thing gets worse, or when it begins anew.
type Snooze struct {
	Until  journal.Time `json:"until"`
	Reason string       `json:"reason"`
	Level  string       `json:"level"` // of the alarm when it was put off
	By     string       `json:"by"`    // officer
	ByName string       `json:"by_name"`
	At     journal.Time `json:"at"`
	Entry  string       `json:"entry"`
}

// holds reports whether the alarm is still put off.
func (s Snooze) holds(a Alarm, now journal.Time) bool {
	return now < s.Until && levelRank(a.Level) >= levelRank(s.Level) && a.Since <= s.At
}

type alarmSnoozed struct {
	Alarm  string       `json:"alarm"` // code, with the slug of a clock behind it
	Level  string       `json:"level"`
	Until  journal.Time `json:"until"`
	Reason journal.Text `json:"reason"`
}

type alarmWoken struct {
	Alarm string `json:"alarm"`
}

// alarmKinds are in the system stream: they are about the program's alarms,
// and must not count as a word from the grid or the gate they are about.
func alarmKinds() []kind {
	o := func(counter string) kindOptions {
		return kindOptions{Stream: System, Noun: "alarm", Commutes: true, Counter: counter}
	}
	return []kind{
		kindOf("alarm.snooze", o("alarm.wake"), func(f *folder, e Event, p *alarmSnoozed) {
			doc, err := encodeDoc(Snooze{Until: p.Until, Reason: string(p.Reason), Level: p.Level, By: e.Officer, At: e.At, Entry: e.ID})
			if err != nil {
				f.err = err
				return
			}
			f.exec("INSERT INTO snooze (subject, alarm, until, doc) VALUES (?, ?, ?, ?) ON CONFLICT (subject, alarm) DO UPDATE SET until = excluded.until, doc = excluded.doc",
				e.Subject, p.Alarm, int64(p.Until), doc)
		}),
		kindOf("alarm.wake", o("alarm.snooze"), func(f *folder, e Event, p *alarmWoken) {
			f.exec("DELETE FROM snooze WHERE subject = ? AND alarm = ?", e.Subject, p.Alarm)
		}),
	}
}

// snoozes marks what is put off.
func (f *alarmFinder) snoozes() error {
	rows, err := f.v.q.query(f.ctx, "SELECT subject, alarm, doc FROM snooze WHERE until > ?", int64(f.now))
	if err != nil {
		return internal("read.alarms", err)
	}
	defer rows.Close()
	found := map[string]Snooze{}
	for rows.Next() {
		var subject, alarm, doc string
		var s Snooze
		if err := rows.Scan(&subject, &alarm, &doc); err != nil {
			return internal("read.alarms", err)
		}
		if err := json.Unmarshal([]byte(doc), &s); err != nil {
			return internal("read.alarms", err)
		}
		found[subject+":"+alarm] = s
	}
	if err := rows.Err(); err != nil {
		return internal("read.alarms", err)
	}
	var by []string
	for i := range f.out {
		if s, ok := found[f.out[i].Key]; ok && s.holds(f.out[i], f.now) {
			f.out[i].Snoozed = &s
			by = append(by, s.By)
		}
	}
	names, err := f.v.names(f.ctx, by)
	for i := range f.out {
		if s := f.out[i].Snoozed; s != nil {
			s.ByName = names[s.By]
		}
	}
	return err
}

// SnoozeAlarm puts an alarm off until a time, with the reason.
type SnoozeAlarm struct {
	Key    string
	Until  time.Time
	Reason string
}

func (c SnoozeAlarm) plan(tx *Tx) error {
	a, err := tx.Alarm(tx.ctx, c.Key)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	until := journal.At(c.Until)
	switch {
	case until <= tx.recorded:
		return invalid("until", "alarm.until_past", "")
	case until.Sub(tx.recorded) > maxSnooze:
		return invalid("until", "alarm.until_far", "")
	}
	tx.number = a.Number
	return tx.append("alarm.snooze", a.Subject, &alarmSnoozed{Alarm: a.alarmName(), Level: a.Level, Until: until, Reason: reason})
}

// WakeAlarm lets an alarm sound again that was put off.
type WakeAlarm struct{ Key string }

func (c WakeAlarm) plan(tx *Tx) error {
	a, err := tx.Alarm(tx.ctx, c.Key)
	if err != nil {
		return err
	}
	if a.Snoozed == nil {
		return refused("alarm", "alarm.not_snoozed", "")
	}
	tx.number = a.Number
	return tx.append("alarm.wake", a.Subject, &alarmWoken{Alarm: a.alarmName()})
}
