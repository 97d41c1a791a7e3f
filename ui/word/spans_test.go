package word

import (
	"reflect"
	"testing"
	"time"

	"zhiban/store"
)

func TestDoorsAsPeopleWriteThem(t *testing.T) {
	now := time.Date(2022, 9, 2, 11, 0, 0, 0, time.UTC)
	six := time.Date(2022, 9, 2, 18, 0, 0, 0, time.UTC)
	done, out := store.TickDone, store.TickAbsent
	for text, want := range map[string][]store.Span{
		"101-106 好 107 不在":    {{From: "101", To: "106", State: done}, {From: "107", State: out}},
		"101-106好107不在18:00":  {{From: "101", To: "106", State: done}, {From: "107", State: out, Next: six}},
		"１０１～１０３、２０１":         {{From: "101", To: "103", State: done}, {From: "201", State: done}},
		"101 102 没人 301拒 嫌远":  {{From: "101", State: out}, {From: "102", State: out}, {From: "301", State: store.TickRefused, Text: "嫌远"}},
		"好":                   {{State: done}},
		"整栋":                  nil,
		"101 to":              nil,
		"101-106 ok, 107 out": {{From: "101", To: "106", State: done}, {From: "107", State: out}},
		"501室 约 18:00":        {{From: "501", State: store.TickPromised, Next: six}},
		"a1-a4 上门":            {{From: "a1", To: "a4", State: store.TickHome}},
		"18:00":               nil,
		"":                    nil,
		"101 好 不在":            nil,
	} {
		got, bad := Spans(text, now, time.UTC)
		if !reflect.DeepEqual(got, want) || (want == nil) != (bad != "" || text == "") {
			t.Errorf("%q: %+v %q", text, got, bad)
		}
	}
}
