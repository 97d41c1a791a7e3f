package board

import (
	"time"

	"zhiban/store"
)

// collapse makes one line of the check-ins that one officer wrote within a
// minute of the clock in the same words: a round of the gates must not push what
// people wrote out of sight. A struck one stands by itself. n is how many a line
// stands for.
func collapse(lines []store.Line) (out []store.Line, n map[string]int) {
	type round struct {
		by, text string
		minute   int64
	}
	first, n := map[round]string{}, map[string]int{}
	out = make([]store.Line, 0, len(lines))
	for _, l := range lines {
		if l.Kind != "site.checkin" || l.Struck != nil {
			out = append(out, l)
			continue
		}
		key := round{l.By, l.Text(), int64(l.At) / time.Minute.Milliseconds()}
		if id, ok := first[key]; ok {
			n[id]++
			continue
		}
		first[key], n[l.ID] = l.ID, 1
		out = append(out, l)
	}
	return out, n
}
