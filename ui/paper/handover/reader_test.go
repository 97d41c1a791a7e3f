package handover_test

import (
	"strings"
	"testing"

	"zhiban/ui/paper/export"
)

// day is the report of the first day of Meijiang: what somebody new found odd in
// it is what these tests are about.
const day = "2022-09-02-A"

func dayText(t *testing.T, lang string) string {
	t.Helper()
	return string(written(t, load(t, play(t, ""), day), "txt", export.As{Lang: lang}))
}

// What is key and late stands in two lists of the facts and once in the log of
// who did it; a unit without people says so below the head of block 6.
func TestActivityLogSaysAnEntryOnce(t *testing.T) {
	text := string(written(t, load(t, play(t, ""), day), "txt", dressed(t, "ics-214", "zh")))
	if n := strings.Count(text, "警务室采样点到两箱采样管"); n != 1 {
		t.Errorf("the back-dated entry stands %d times", n)
	}
	_, post, _ := strings.Cut(text, "■ 指挥部\n")
	if _, rest, ok := strings.Cut(post, "──\n"); !ok || !strings.HasPrefix(rest, "无") {
		t.Errorf("block 6 of the post:\n%.600s", post)
	}
}
