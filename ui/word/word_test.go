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
