package word

import (
	"strings"
	"time"

	"golang.org/x/text/width"
)

// ParseTime reads a time as people write it: 03:00 (the last one past; half a
// minute of hurry is forgiven), 09-02 03:00, 9/2 03:00, 2022-09-02 03:00 or
// RFC 3339. Full-width digits and colons count as their half-width twins.
func ParseTime(text string, now time.Time, zone *time.Location) (time.Time, bool) {
	text = strings.Join(strings.Fields(width.Fold.String(text)), " ")
	now = now.In(zone)
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, true
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006/1/2 15:04", "2006-01-02T15:04", "20060102 15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t, true
		}
	}
	for _, layout := range []string{"01-02 15:04", "1-2 15:04", "1/2 15:04", "1月2日 15:04", "1月2日15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			t = time.Date(now.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, zone)
			if t.After(now.Add(48 * time.Hour)) { // written in January about December
				t = t.AddDate(-1, 0, 0)
			}
			return t, true
		}
	}
	for _, layout := range []string{"15:04", "1504", "15点04分", "15点"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			t = time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), 0, 0, zone)
			if t.After(now.Add(2 * time.Minute)) {
				t = t.AddDate(0, 0, -1)
			}
			return t, true
		}
	}
	return time.Time{}, false
}

// NextTime reads a clock time as the next one to come: for «until 06:30».
func NextTime(text string, now time.Time, zone *time.Location) (time.Time, bool) {
	t, ok := ParseTime(text, now, zone)
	if ok && !t.After(now) && len(strings.Fields(text)) == 1 && len(text) < 9 {
		t = t.AddDate(0, 0, 1)
	}
	return t, ok
}
