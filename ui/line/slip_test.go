package line

import (
	"strings"
	"testing"
	"time"
)

func TestTimesOfSlips(t *testing.T) {
	zone := time.FixedZone("x", 8*3600)
	now := time.Date(2022, 9, 2, 3, 0, 0, 0, zone)
	day := time.Date(2022, 9, 1, 0, 0, 0, 0, zone)
	for _, c := range []struct {
		text string
		day  time.Time
		at   string
		rest string
		want string // problem
	}{
		{"0212 报 7格断药", time.Time{}, "09-02 02:12", "报 7格断药", ""},
		{"2350 东门换岗", time.Time{}, "09-01 23:50", "东门换岗", ""}, // it has not come today: last night
		{"2:12报7格", time.Time{}, "09-02 02:12", "报7格", ""},
		{"２：１２　东门", time.Time{}, "09-02 02:12", "东门", ""},
		{"2点 东门", time.Time{}, "09-02 02:00", "东门", ""},
		{"2点12分东门", time.Time{}, "09-02 02:12", "东门", ""},
		{"0212东门", day, "09-01 02:12", "东门", ""},
		{"2350 东门", day, "09-01 23:50", "东门", ""},
		{"0312 东门", now, "09-02 03:12", "东门", SlipFuture},
		{"02125格 王伯", time.Time{}, "09-02 02:12", "5格 王伯", ""},
		{"021212格王伯", time.Time{}, "09-02 02:12", "12格王伯", ""},
		{"02123栋 失火", time.Time{}, "09-02 02:12", "3栋 失火", ""},
		{"02125 王伯", time.Time{}, "", "02125 王伯", SlipNoTime},
		{"0212", time.Time{}, "09-02 02:12", "", ""},
		{"东门换岗", time.Time{}, "", "东门换岗", SlipNoTime},
		{"2512 东门", time.Time{}, "", "2512 东门", SlipNoTime},
		{"0260 东门", time.Time{}, "", "0260 东门", SlipNoTime},
		{"13800138000 来电", time.Time{}, "", "13800138000 来电", SlipNoTime},
		{"7格 断药", time.Time{}, "", "7格 断药", SlipNoTime},
		{"12号 李婶", time.Time{}, "", "12号 李婶", SlipNoTime},
		{"", time.Time{}, "", "", SlipNoTime},
	} {
		s := ReadSlip(c.text, c.day, now)
		at := ""
		if !s.At.IsZero() {
			at = s.At.Format("01-02 15:04")
		}
		if at != c.at || s.Text != c.rest || s.Problem != c.want {
			t.Errorf("%q: %q %q %q, want %q %q %q", c.text, at, s.Text, s.Problem, c.at, c.rest, c.want)
		}
	}
}

func FuzzReadSlip(f *testing.F) {
	for _, s := range []string{"0312 报 7格", "3:12", "３点１２分东门", "3.", "点", "2350", "\u3000٣٤"} {
		f.Add(s)
	}
	now := time.Date(2022, 9, 2, 3, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		s := ReadSlip(text, time.Time{}, now)
		if !strings.HasSuffix(strings.TrimSpace(text), s.Text) {
			t.Errorf("%q lost something: %q", text, s.Text)
		}
		if s.Problem == "" && (s.At.After(now) || now.Sub(s.At) > 24*time.Hour) {
			t.Errorf("%q is at %s", text, s.At)
		}
	})
}
