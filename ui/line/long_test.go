package line_test

import (
	"strings"
	"testing"

	"zhiban/ui/line"
)

// A whole page pasted into the line is kept, and is no work for minutes.
func TestALongPasteIsKept(t *testing.T) {
	c := crowd(t)
	for _, piece := range []string{"核 ", "7格 ", "K-058", "13800138000 ", "报 7格12号李婶断药急，", "岗东门缺缺", "过东门粤J12345进", "k ", "in ", "三十", "李", "王建国", "12号", "3栋", "2-", "。", " ", "急", "闯", "红 "} {
		for _, verb := range []string{"", "报 ", "派 ", "结 ", "岗 东门 ", "过 东门 "} {
			text := verb + strings.Repeat(piece, 12000/len(piece))
			p := line.Parse(text, c)
			if signs(p.Word+p.Text) != signs(text) {
				t.Errorf("%s… is not kept", text[:30])
			}
		}
	}
}
