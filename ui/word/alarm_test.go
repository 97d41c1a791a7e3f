package word_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/word"
)

func TestEveryAlarmIsWorded(t *testing.T) {
	now := journal.At(time.Date(2022, 9, 2, 11, 0, 0, 0, time.UTC))
	for _, lang := range []string{"zh", "en"} {
		w := word.New(lang, nil, nil)
		for _, code := range store.AlarmCodes() {
			if w.T.Desk.Alarm[code] == "" || w.T.Desk.AlarmDo[code] == "" {
				t.Errorf("%s: the alarm %s is not worded", lang, code)
			}
		}
		if n := len(w.T.Desk.Alarm); n != len(store.AlarmCodes()) {
			t.Errorf("%s: %d alarms are worded", lang, n)
		}
	}
	w := word.New("zh", nil, nil)
	for _, c := range []struct {
		a    store.Alarm
		want string
	}{
		{store.Alarm{Code: store.AlarmAccept, Noun: "matter", Number: "K-051", Since: now.Add(-12 * time.Minute)}, "K-051 未签收 超 12分"},
		{store.Alarm{Code: store.AlarmUnmanned, Noun: "site", Name: "西门", Due: 2, Since: now.Add(-20 * time.Minute)}, "西门 脱岗 0/2 已 20分"},
		{store.Alarm{Code: store.AlarmGrid, Noun: "grid", Name: "河堤", Grid: 11, Since: now}, "11格 河堤 无报 超 0分"},
		{store.Alarm{Code: store.AlarmClock, Noun: "post", Slug: "platinum", Since: now.Add(-time.Hour)}, "platinum 逾时 超 1时"},
		{store.Alarm{Code: store.AlarmHandover, Noun: "shift", Slug: "A", Person: "冯", Since: now.Add(-time.Minute)}, "A 未接班 责任仍在 冯 超 1分"},
	} {
		if got := w.AlarmAbout(c.a) + " " + w.AlarmIs(c.a) + " " + w.AlarmAge(c.a, now); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Every reason why an act cannot be taken back is a sentence.
func TestEveryReasonAgainstUndoIsWorded(t *testing.T) {
	files, err := filepath.Glob("../../store/undo*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	n := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"(undo\.[a-z_]+)"`).FindAllStringSubmatch(string(src), -1) {
			n++
			for _, lang := range []string{"zh", "en"} {
				if word.New(lang, nil, nil).CannotUndo(m[1]) == "" {
					t.Errorf("%s: %s has no sentence", lang, m[1])
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d reasons found", n)
	}
}
