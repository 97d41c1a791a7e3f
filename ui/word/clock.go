package word

import (
	"strings"
	"time"

	"golang.org/x/text/width"
)

// How far ahead a time without its day or its year may lie and still be taken
// for a coming one, where times that have passed are asked for.
const (
	hurry = 2 * time.Minute // the laptop's clock is a little behind the wall's
	soon  = 48 * time.Hour
)

// ParseTime reads a time as people write it: 03:00 (the last one past; half a
// minute of hurry is forgiven), 09-02 03:00, 9/2 03:00, 2022-09-02 03:00 or
// RFC 3339. Full-width digits and colons count as their half-width twins.
func ParseTime(text string, now time.Time, zone *time.Location) (time.Time, bool) {
	now = now.In(zone)
	text = oneLine(text)
	if t, ok := fullTime(text, zone); ok {
		return t, true
	}
	if days, ok := dayTimes(text, now, zone); ok {
		return latest(days, now.Add(soon)), true
	}
	if clocks, ok := clockTimes(text, now, zone); ok {
		return latest(clocks, now.Add(hurry)), true
	}
	return time.Time{}, false
}

// NextTime reads a clock time as the next one to come: for «until 06:30». A
// written day is never moved to another; its year is the one that is nearest.
func NextTime(text string, now time.Time, zone *time.Location) (time.Time, bool) {
	now = now.In(zone)
	text = oneLine(text)
	if t, ok := fullTime(text, zone); ok {
		return t, true
	}
	if days, ok := dayTimes(text, now, zone); ok {
		best := days[0]
		for _, t := range days {
			if t.Sub(now).Abs() < best.Sub(now).Abs() {
				best = t
			}
		}
		return best, true
	}
	clocks, ok := clockTimes(text, now, zone)
	for _, t := range clocks {
		if t.After(now) {
			return t, true
		}
	}
	return time.Time{}, ok
}

// Narrow makes half-width letters and digits of full-width ones, in one line.
func Narrow(text string) string { return oneLine(text) }

func oneLine(text string) string {
	return strings.Join(strings.Fields(width.Fold.String(text)), " ")
}

// latest takes the last of the times that is not after a limit; they are in
// order, and the first stands when all are.
func latest(times []time.Time, limit time.Time) time.Time {
	best := times[0]
	for _, t := range times[1:] {
		if !t.After(limit) {
			best = t
		}
	}
	return best
}

// fullTime reads a time with its year.
func fullTime(text string, zone *time.Location) (time.Time, bool) {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, true
	}
	return first(text, zone, "2006-01-02 15:04", "2006/1/2 15:04", "2006-01-02T15:04", "20060102 15:04")
}

// dayTimes reads a day with its time in the years around now that have that
// day: written in January about December, or about 29 February.
func dayTimes(text string, now time.Time, zone *time.Location) ([]time.Time, bool) {
	t, ok := first(text, zone, "01-02 15:04", "1-2 15:04", "1/2 15:04", "1月2日 15:04", "1月2日15:04")
	if !ok {
		return nil, false
	}
	var out []time.Time
	for year := now.Year() - 1; year <= now.Year()+1; year++ {
		if d := time.Date(year, t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, zone); d.Day() == t.Day() {
			out = append(out, d)
		}
	}
	return out, len(out) > 0
}

// clockTimes reads a time without a day as yesterday's, today's and
// tomorrow's.
func clockTimes(text string, now time.Time, zone *time.Location) ([]time.Time, bool) {
	t, ok := first(text, zone, "15:04", "1504", "15点04分", "15点")
	if !ok {
		return nil, false
	}
	var out []time.Time
	for day := -1; day <= 1; day++ {
		out = append(out, time.Date(now.Year(), now.Month(), now.Day()+day, t.Hour(), t.Minute(), 0, 0, zone))
	}
	return out, true
}

func first(text string, zone *time.Location, layouts ...string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
