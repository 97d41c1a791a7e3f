package word

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/width"

	"zhiban/store"
)

// stateWords are how people say what became of a door; the longer of two that
// begin alike comes first.
func stateWords() []struct{ word, state string } {
	return []struct{ word, state string }{
		{"不在家", store.TickAbsent}, {"不在", store.TickAbsent}, {"没人在", store.TickAbsent}, {"没人应", store.TickAbsent}, {"没人", store.TickAbsent}, {"无人", store.TickAbsent}, {"未开门", store.TickAbsent}, {"没开门", store.TickAbsent},
		{"拒绝", store.TickRefused}, {"拒", store.TickRefused}, {"不肯", store.TickRefused}, {"不开门", store.TickRefused}, {"要上门", store.TickHome}, {"上门", store.TickHome}, {"约好", store.TickPromised}, {"约", store.TickPromised},
		{"已到", store.TickDone}, {"已送", store.TickDone}, {"已采", store.TickDone}, {"送到", store.TickDone}, {"完成", store.TickDone}, {"完", store.TickDone}, {"好了", store.TickDone}, {"好", store.TickDone}, {"到了", store.TickDone}, {"到", store.TickDone},
		{"done", store.TickDone}, {"reached", store.TickDone}, {"ok", store.TickDone}, {"absent", store.TickAbsent}, {"out", store.TickAbsent}, {"nobody", store.TickAbsent}, {"refused", store.TickRefused}, {"refuse", store.TickRefused}, {"no", store.TickRefused},
		{"home", store.TickHome}, {"promised", store.TickPromised}, {"at", store.TickPromised},
	}
}

// What stands at the beginning of the rest of a line.
var (
	clockHead = regexp.MustCompile(`^\d{1,2}:\d{2}`)
	roomHead  = regexp.MustCompile(`^([a-z]?\d{1,4}[a-z]?)[室房]?(?:\s*(?:-|~|—|–|至|到)\s*([a-z]?\d{1,4}[a-z]?)[室房]?)?`)
)

// Spans reads what was found behind the doors of a building: «101-106 好 107
// 不在 18:00». Rooms without a word are reached; a word without rooms is the
// whole building. bad is what could not be read.
func Spans(text string, now time.Time, zone *time.Location) (list []store.Span, bad string) {
	s := strings.ToLower(width.Fold.String(text))
	pending := 0 // spans that still wait for their word
	last := 0    // where the spans of the last word begin
	for {
		s = strings.TrimLeft(s, " \t,、;；。.，")
		if s == "" {
			break
		}
		if clock := clockHead.FindString(s); clock != "" {
			next, ok := NextTime(clock, now, zone)
			if !ok || pending > 0 || len(list) == 0 {
				return nil, clock
			}
			for i := last; i < len(list); i++ {
				list[i].Next = next
			}
			s = s[len(clock):]
			continue
		}
		if word, state := stateHead(s); word != "" {
			if pending == 0 {
				if len(list) > 0 {
					return nil, word
				}
				list, pending = append(list, store.Span{}), 1
			}
			last = len(list) - pending
			for i := last; i < len(list); i++ {
				list[i].State = state
			}
			pending, s = 0, s[len(word):]
			continue
		}
		if m := roomHead.FindStringSubmatch(s); m != nil {
			list, pending, s = append(list, store.Span{From: m[1], To: m[2]}), pending+1, s[len(m[0]):]
			continue
		}
		remark, rest, _ := strings.Cut(s, " ")
		if pending > 0 || len(list) == 0 {
			return nil, remark
		}
		for i := last; i < len(list); i++ {
			list[i].Text = strings.TrimSpace(list[i].Text + " " + remark)
		}
		s = rest
	}
	for i := len(list) - pending; i < len(list); i++ {
		list[i].State = store.TickDone
	}
	if len(list) == 0 {
		return nil, strings.TrimSpace(text)
	}
	return list, ""
}

func stateHead(s string) (word, state string) {
	for _, w := range stateWords() {
		if rest, ok := strings.CutPrefix(s, w.word); ok && !(w.word[0] < 0x80 && rest != "" && rest[0] >= 'a' && rest[0] <= 'z') {
			return w.word, w.state
		}
	}
	return "", ""
}

// Span words what was found behind some doors: 101–106 已到.
func (w Words) Span(s store.Span) string {
	t := w.T.Rounds
	rooms := t.Whole
	if s.From != "" {
		rooms = s.From
	}
	if s.To != "" {
		rooms += "–" + s.To
	}
	out := rooms + " " + t.States[s.State]
	if !s.Next.IsZero() {
		out += " " + s.Next.In(w.Zone).Format("15:04")
	}
	return strings.TrimSpace(out + " " + s.Text)
}
