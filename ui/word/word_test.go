package word_test

import (
	"fmt"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func shanghai(t *testing.T) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestTimesAsPeopleWriteThem(t *testing.T) {
	z := shanghai(t)
	now := time.Date(2022, 9, 2, 1, 30, 0, 0, z)
	for text, want := range map[string]string{
		"01:00": "2022-09-02 01:00", "03:00": "2022-09-01 03:00", "01:31": "2022-09-02 01:31", "0130": "2022-09-02 01:30",
		"０１：００": "2022-09-02 01:00", "9/2 03:00": "2022-09-02 03:00", "09-01 23:10": "2022-09-01 23:10", "9月1日 23:10": "2022-09-01 23:10",
		"2022-08-31 23:59": "2022-08-31 23:59", "12-31 23:00": "2021-12-31 23:00", "2022-09-02T01:00:00+08:00": "2022-09-02 01:00",
	} {
		got, ok := word.ParseTime(text, now, z)
		if !ok || got.In(z).Format("2006-01-02 15:04") != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "25:00", "明天", "1:2:3", "13/40 03:00"} {
		if got, ok := word.ParseTime(text, now, z); ok {
			t.Errorf("%q was read as %s", text, got)
		}
	}
	if next, ok := word.NextTime("01:00", now, z); !ok || next.Format("2006-01-02 15:04") != "2022-09-03 01:00" {
		t.Errorf("the next 01:00 is %s", next)
	}
}

func TestDurationsHaveTheirWord(t *testing.T) {
	zh, en := word.New("zh", nil, shanghai(t)), word.New("en", nil, shanghai(t))
	at := journal.At(time.Date(2022, 9, 2, 11, 0, 0, 0, time.UTC))
	for _, c := range []struct{ got, want string }{
		{zh.Duration(48 * time.Minute), "48分"}, {zh.Duration(4 * time.Hour), "4时"}, {zh.Duration(250 * time.Minute), "4时10分"}, {zh.Duration(50 * time.Hour), "2天2时"},
		{zh.Left(at.Add(48*time.Minute), at), "余 48分"}, {zh.Left(at, at.Add(12*time.Minute)), "超 12分"}, {zh.Elapsed(at, at.Add(12*time.Minute)), "已 12分"},
		{zh.TPlus(at, at.Add(34*time.Hour+42*time.Minute)), "T+34:42"}, {zh.TPlus(0, at), "T —"}, {en.Left(at, at.Add(12*time.Minute)), "12 min over"},
		{zh.Figure(3000, "份", "over"), "3,000余份"}, {zh.Figure(100, "人", "near"), "近100人"}, {zh.Figure(13, "组", "exact"), "13组"}, {en.Figure(7300, "parcels", "over"), "over 7,300 parcels"},
		{zh.Duration(0), "0分"}, {zh.Duration(59*time.Minute + 59*time.Second), "59分"}, {zh.Duration(47*time.Hour + 59*time.Minute), "47时59分"}, {zh.Duration(48 * time.Hour), "2天0时"},
		{zh.Left(at, at), "余 0分"}, {zh.Left(at, at.Add(30*time.Second)), "超 0分"}, {en.Left(at.Add(250*time.Minute), at), "4 h 10 min left"},
		{zh.TPlus(at, at), "T+0:00"}, {zh.TPlus(at, at.Add(-90*time.Minute)), "T−1:30"}, {zh.TPlus(at, at.Add(100*time.Hour)), "T+100:00"},
		{zh.Figure(3000, "份", "rumour"), "3,000份"}, {en.Figure(3000, "", "over"), "over 3,000"}, {zh.Figure(999, "", "exact"), "999"},
		{word.Thousands(0), "0"}, {word.Thousands(1000), "1,000"}, {word.Thousands(-999), "-999"},
		{word.Thousands(-1234567), "-1,234,567"}, {zh.Time(at, at.Add(time.Hour)), "19:00"}, {zh.Time(at, at.Add(48*time.Hour)), "9/2 19:00"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestErrorsBecomeSentences(t *testing.T) {
	w := word.New("zh", nil, nil)
	err := fmt.Errorf("outer: %w", &store.Error{Code: store.NotFound, Reason: "matter.unknown", Arg: "K-099"})
	if got := w.Error(err); got != "没有事项 K-099，请查 zhiban matter list" {
		t.Error(got)
	}
	if got := w.Error(fmt.Errorf("disk on fire")); got == "" || got == "disk on fire" {
		t.Errorf("an unknown error is told as %q", got)
	}
}

// The year is not written: a time around New Year or on 29 February must not
// slip into another one.
func TestTimesAroundMidnightAndNewYear(t *testing.T) {
	z := shanghai(t)
	at := func(s string) time.Time {
		x, err := time.ParseInLocation("2006-01-02 15:04", s, z)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, c := range []struct{ text, now, past, next string }{
		{"00:00", "2022-09-02 00:00", "2022-09-02 00:00", "2022-09-03 00:00"},
		{"00:00", "2022-09-01 23:59", "2022-09-02 00:00", "2022-09-02 00:00"}, // half a minute of hurry
		{"00:00", "2022-09-01 12:00", "2022-09-01 00:00", "2022-09-02 00:00"},
		{"23:59", "2022-09-02 00:01", "2022-09-01 23:59", "2022-09-02 23:59"},
		{"23:30", "2023-01-01 00:10", "2022-12-31 23:30", "2023-01-01 23:30"},
		{"06:30", "2022-12-31 23:00", "2022-12-31 06:30", "2023-01-01 06:30"},
		{"０６：３０", "2022-09-02 12:00", "2022-09-02 06:30", "2022-09-03 06:30"},
		{" ６点３０分 ", "2022-09-02 12:00", "2022-09-02 06:30", "2022-09-03 06:30"},
		{"6点", "2022-09-02 12:00", "2022-09-02 06:00", "2022-09-03 06:00"},
		{"0630", "2022-09-02 12:00", "2022-09-02 06:30", "2022-09-03 06:30"},
		{"９/２ ０３:００", "2022-09-02 12:00", "2022-09-02 03:00", "2022-09-02 03:00"},
		{"12-31 23:00", "2023-01-01 08:00", "2022-12-31 23:00", "2022-12-31 23:00"},
		{"1/1 03:00", "2022-12-31 22:00", "2023-01-01 03:00", "2023-01-01 03:00"},
		{"9月3日 06:00", "2022-09-02 12:00", "2022-09-03 06:00", "2022-09-03 06:00"},
		{"2/29 03:00", "2024-03-01 12:00", "2024-02-29 03:00", "2024-02-29 03:00"},
		{"20220902 03:00", "2022-09-02 12:00", "2022-09-02 03:00", "2022-09-02 03:00"},
		{"2022-09-02T03:00", "2022-09-02 12:00", "2022-09-02 03:00", "2022-09-02 03:00"}, // a date is never moved
		{"2022-09-01T19:00:00Z", "2022-09-02 12:00", "2022-09-02 03:00", "2022-09-02 03:00"},
	} {
		if got, ok := word.ParseTime(c.text, at(c.now), z); !ok || !got.Equal(at(c.past)) {
			t.Errorf("ParseTime(%q) at %s: %s %v, want %s", c.text, c.now, got.In(z), ok, c.past)
		}
		if got, ok := word.NextTime(c.text, at(c.now), z); !ok || !got.Equal(at(c.next)) {
			t.Errorf("NextTime(%q) at %s: %s %v, want %s", c.text, c.now, got.In(z), ok, c.next)
		}
	}
	for _, c := range []struct{ text, now string }{{"2/29 03:00", "2022-09-02 12:00"}, {"2022-02-29 03:00", "2022-09-02 12:00"}, {"9/31 03:00", "2022-09-02 12:00"}} {
		if got, ok := word.ParseTime(c.text, at(c.now), z); ok {
			t.Errorf("%s is no day of that year, read as %s", c.text, got)
		}
	}
}
