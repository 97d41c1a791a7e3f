package line

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeAt reads a time of day (15:45, 九点半, 下午3点) or a stretch (9分钟到,
// 半小时). The value is «15:45» or the minutes as «+9».
func (r *reader) timeAt(i int) (string, int) {
	value, end := r.minutesAt(i)
	if end < 0 {
		if value, end = r.clockAt(i); end < 0 {
			return "", -1
		}
	}
	// 到 or 内 behind it belongs to it, but not the verb of another word
	for _, w := range []string{"以内", "之内", "内", "左右", "后", "前"} {
		if stop := r.t.has(end, w); stop >= 0 {
			end = stop
			break
		}
	}
	if stop := r.t.any(end, "到达", "赶到", "能到", "到"); stop >= 0 && r.t.edge(stop) {
		end = stop
	}
	return value, end
}

// minutesAt reads a stretch of time.
func (r *reader) minutesAt(i int) (string, int) {
	t, j := r.t, i
	if end := t.word(i, "in"); end >= 0 && digit(t.rune(t.blank(end))) {
		j = t.blank(end)
	}
	if end := t.any(j, "半个小时", "半小时", "半个钟头", "半个钟", "half an hour"); end >= 0 {
		return "+30", end
	}
	if end := t.any(j, "一刻钟"); end >= 0 {
		return "+15", end
	}
	if !t.begins(j) {
		return "", -1
	}
	n, k, ok := t.count(j)
	if !ok || n > 1440 {
		return "", -1
	}
	if end := t.any(k, "个半小时", "个半钟"); end >= 0 {
		return fmt.Sprintf("+%d", n*60+30), end
	}
	if end := t.any(k, "个小时", "小时", "个钟头", "个钟"); end >= 0 {
		return fmt.Sprintf("+%d", n*60), end
	}
	if end := t.has(k, "分钟"); end >= 0 {
		return fmt.Sprintf("+%d", n), end
	}
	// 分 alone is minutes only where somebody comes
	if end := t.has(k, "分"); end >= 0 && (r.p.Verb == Dispatch && t.edge(end) || t.any(end, "到", "内") >= 0) {
		return fmt.Sprintf("+%d", n), end
	}
	for _, w := range []string{"minutes", "minute", "mins", "min"} {
		if end := t.has(t.blank(k), w); end >= 0 && !latin(t.rune(end)) {
			return fmt.Sprintf("+%d", n), end
		}
	}
	for _, w := range []string{"hours", "hour", "h"} {
		if end := t.has(t.blank(k), w); end >= 0 && !latin(t.rune(end)) {
			return fmt.Sprintf("+%d", n*60), end
		}
	}
	return "", -1
}

// clockAt reads a time of day.
func (r *reader) clockAt(i int) (string, int) {
	t, j, later := r.t, i, 0
	if end := t.any(i, "下午", "晚上", "傍晚", "今晚"); end >= 0 {
		j, later = end, 12
	} else if end := t.any(i, "早上", "上午", "凌晨", "中午"); end >= 0 {
		j = end
	}
	if !t.begins(j) {
		return "", -1
	}
	h, k, ok := t.count(j)
	if !ok || h > 24 {
		return "", -1
	}
	if h < 12 {
		h += later
	}
	if t.rune(k) == ':' && digit(t.rune(k+1)) {
		if m, end, ok := t.count(k + 1); ok && m < 60 && end == k+3 && t.rune(end) != ':' {
			return clock(h, m), end
		}
		return "", -1
	}
	end := t.has(k, "点")
	if end < 0 || t.any(end, "名", "位") >= 0 {
		return "", -1
	}
	switch t.rune(end) {
	case '半':
		return clock(h, 30), end + 1
	case '整', '钟':
		return clock(h, 0), end + 1
	}
	if m, stop, ok := t.count(end); ok && m < 60 {
		if last := t.has(stop, "分"); last >= 0 {
			stop = last
		}
		return clock(h, m), stop
	}
	if j == i && inNumeral(t.rune(j)) && h < 3 && t.has(end, "到") < 0 {
		return "", -1 // 快一点, 提两点要求
	}
	return clock(h, 0), end
}

func clock(h, m int) string { return fmt.Sprintf("%02d:%02d", h%24, m) }

// eta is a time token as minutes from now; 0 when it cannot be told.
func eta(value string, now time.Time) int {
	if n, ok := strings.CutPrefix(value, "+"); ok {
		minutes, err := strconv.Atoi(n)
		if err != nil {
			return 0
		}
		return minutes
	}
	at, err := time.Parse("15:04", value)
	if err != nil || now.IsZero() {
		return 0
	}
	then := time.Date(now.Year(), now.Month(), now.Day(), at.Hour(), at.Minute(), 0, 0, now.Location())
	if then.Before(now) {
		then = then.AddDate(0, 0, 1)
	}
	return int((then.Sub(now) + time.Minute - 1) / time.Minute)
}
