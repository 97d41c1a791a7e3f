package line

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"

	"zhiban/store"
)

// Problems of the time on a slip.
const (
	SlipNoTime = "no_time" // it does not begin with one
	SlipFuture = "future"  // it has not come yet
)

// Slip is a line as it is typed in from paper: its time first, as 0312, 3:12
// or 3点12, then what the slip says.
type Slip struct {
	At      time.Time
	Text    string // behind the time, "" when nothing is there yet
	Clock   string // the time as typed, "" when none was
	Problem string
}

// ReadSlip reads a line; day is the date of the slips, zero: whenever that time
// of day was last. now is the clock of the post in its zone.
func ReadSlip(text string, day, now time.Time) Slip {
	clock, rest, hour, minute, ok := clockAhead(text)
	if !ok {
		return Slip{Text: strings.TrimSpace(text), Problem: SlipNoTime}
	}
	s := Slip{Text: strings.TrimSpace(rest), Clock: clock}
	loose := day.IsZero()
	if loose {
		day = now
	}
	s.At = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, now.Location())
	if s.At.After(now) {
		if !loose {
			s.Problem = SlipFuture
			return s
		}
		s.At = time.Date(day.Year(), day.Month(), day.Day()-1, hour, minute, 0, 0, now.Location())
	}
	return s
}

// clockAhead takes a time of day off the head of a text. Four digits that go on
// as a number are none: 0312345 is a phone.
func clockAhead(text string) (clock, rest string, hour, minute int, ok bool) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	typed := []rune(text)
	r := make([]rune, len(typed))
	for i, c := range typed {
		r[i] = c
		if f := width.LookupRune(c).Folded(); f != 0 {
			r[i] = f
		}
	}
	digits := func(from, most int) (n, end int) {
		for end = from; end < len(r) && end < from+most && r[end] >= '0' && r[end] <= '9'; end++ {
			n = n*10 + int(r[end]-'0')
		}
		return n, end
	}
	n, end := digits(0, 7)
	if (end == 5 || end == 6) && end < len(r) && strings.ContainsRune("格栋号巷楼座幢", r[end]) { // 02315格 is 02:31 5格
		n, end = digits(0, 4)
		if n%100 < 60 && n/100 < 24 {
			return string(r[:end]), text[len(string(typed[:end])):], n / 100, n % 100, true
		}
	}
	switch {
	case end == 4:
		hour, minute = n/100, n%100
	case end == 1 || end == 2:
		if end >= len(r) || !strings.ContainsRune(":点时.", r[end]) {
			return "", text, 0, 0, false
		}
		hour = n
		from := end + 1
		var stop int
		if minute, stop = digits(from, 2); stop == from && r[end] != '点' && r[end] != '时' {
			return "", text, 0, 0, false
		}
		end = stop
		if end < len(r) && r[end] == '分' {
			end++
		}
	default:
		return "", text, 0, 0, false
	}
	if hour > 23 || minute > 59 || end < len(r) && r[end] >= '0' && r[end] <= '9' {
		return "", text, 0, 0, false
	}
	return string(r[:end]), text[len(string(typed[:end])):], hour, minute, true
}

// Entered is the command of a slip of the line, written by somebody on paper.
func (p Parsed) Entered(s Slip, serial, writer string) store.EnterSlip {
	return store.EnterSlip{Serial: serial, Writer: writer, At: s.At, Cmd: p.Command()}
}
