package kit_test

import (
	"strings"
	"testing"

	"zhiban/ui/kit"
)

func TestWrapKeepsWordsWhole(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		w    int
		want string
	}{
		"chinese by character":        {"高血压断药三天", 9, "高血压断/药三天"},
		"a word goes to the next row": {"send the doctor now", 10, "send the/doctor now"},
		"a number stays whole":        {"编号是（K-058）的", 12, "编号是/（K-058）的"},
		"a word longer than a row":    {"abcdefghij", 4, "abcd/efgh/ij"},
		"no sign begins a row":        {"断药三天，急", 8, "断药三/天，急"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(kit.Wrap(c.text, c.w), "/"); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
