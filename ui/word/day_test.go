package word_test

import (
	"testing"
	"time"

	"zhiban/ui/word"
)

func TestDaysAsTheyAreTyped(t *testing.T) {
	zone := time.FixedZone("x", 8*3600)
	now := time.Date(2022, 9, 2, 3, 0, 0, 0, zone)
	for in, want := range map[string]string{
		"9/1": "2022-09-01", "９月１日": "2022-09-01", "09-01": "2022-09-01", "2022-09-01": "2022-09-01", "2022/9/1": "2022-09-01", "20220901": "2022-09-01", "昨天": "2022-09-01", "today": "2022-09-02",
		"9/2": "2022-09-02", "9/3": "2021-09-03", "2/29": "2020-02-29", "13/1": "", "明天": "", "": "", "2022-02-30": "",
	} {
		got, ok := word.ParseDay(in, now, zone)
		s := ""
		if ok {
			s = got.Format(time.DateOnly)
		}
		if s != want {
			t.Errorf("%q: %q, want %q", in, s, want)
		}
	}
}
