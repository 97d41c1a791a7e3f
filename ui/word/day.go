package word

import (
	"fmt"
	"strings"
	"time"

	"zhiban/store"
)

// ParseDay reads a day in the past or today as people write it: 9/1, 9月1日,
// 2022-09-01, 昨天, yesterday. Without a year it is the last one of that name.
func ParseDay(text string, now time.Time, zone *time.Location) (time.Time, bool) {
	now = now.In(zone)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, zone)
	text = oneLine(text)
	for i, names := range [][]string{{"今天", "今日", "today"}, {"昨天", "昨日", "yesterday"}, {"前天", "前日"}} {
		for _, n := range names {
			if text == n {
				return today.AddDate(0, 0, -i), true
			}
		}
	}
	if t, ok := first(text, zone, "2006-1-2", "2006/1/2", "20060102", "2006年1月2日"); ok {
		return t, true
	}
	t, ok := first(text, zone, "1/2", "1-2", "1月2日", "1.2")
	if !ok {
		return t, false
	}
	for year := now.Year(); year > now.Year()-8; year-- { // 29 February comes every fourth
		d := time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, zone)
		if d.Day() == t.Day() && !d.After(today) {
			return d, true
		}
	}
	return t, false
}

// PaperMark is the slip that a line was typed in from: 纸-0012 罗.
func (w Words) PaperMark(serial, writer string) string {
	if serial == "" {
		serial = w.T.Paper.Mark
	}
	return joinWords(serial, writer)
}

// SlipText is what a slip became, in one line.
func (w Words) SlipText(p store.PaperLines) string {
	var parts []string
	for _, l := range p.Lines {
		l.Paper = nil
		parts = append(parts, w.Line(l))
	}
	text := strings.Join(parts, w.T.Report.Sep)
	if p.Dropped {
		text += fmt.Sprintf(w.T.Report.Paren, w.T.Paper.Dropped)
	}
	return text
}
