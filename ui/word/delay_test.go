package word_test

import (
	"testing"
	"time"

	"zhiban/ui/word"
)

func TestDelaysAsPeopleWriteThem(t *testing.T) {
	z := shanghai(t)
	now := time.Date(2022, 9, 2, 11, 0, 0, 0, z)
	for _, c := range []struct{ text, reason, until string }{
		{"等材料 20分", "等材料", "11:20"}, {"等材料20分钟", "等材料", "11:20"}, {"等材料，２０分", "等材料", "11:20"}, {"换班半小时", "换班", "11:30"}, {"换班半个小时", "换班", "11:30"},
		{"等车一小时", "等车", "12:00"}, {"等车 二十五分钟", "等车", "11:25"}, {"等车十分", "等车", "11:10"}, {"等药 两个小时", "等药", "13:00"}, {"waits for tape 20min", "waits for tape", "11:20"},
		{"waits for tape 2 h", "waits for tape", "13:00"}, {"等药 12:30", "等药", "12:30"}, {"等 A组 9/2 12:30", "等 A组", "12:30"}, {"20分", "", "11:20"}, {"第 7 楼 15 分", "第 7 楼", "11:15"},
		{"ＡＢ型 ５分", "ＡＢ型", "11:05"},
	} {
		reason, until, ok := word.Delay(c.text, now, z)
		if !ok || reason != c.reason || until.In(z).Format("15:04") != c.until {
			t.Errorf("%q: %q until %s %v, want %q %s", c.text, reason, until.In(z).Format("15:04"), ok, c.reason, c.until)
		}
	}
	for _, text := range []string{"", "等材料", "等材料 0分", "20", "上午"} {
		if reason, until, ok := word.Delay(text, now, z); ok {
			t.Errorf("%q was read as %q until %s", text, reason, until)
		}
	}
}
