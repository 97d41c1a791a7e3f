package read_test

import (
	"strings"
	"testing"

	"zhiban/ui/paper/read"
)

func TestCodesAsTheyAreTyped(t *testing.T) {
	const short = "1aeb156a64494d59"
	for _, c := range []struct{ in, number, code string }{
		{"K-J01", "K-J01", ""},
		{"k-j01 1aeb 156a 6449 4d59", "K-J01", short},
		{"1AEB156A64494D59", "", short},
		{"1aeb-156a-6449-4d59", "", short},
		{"１ａｅｂ　１５６ａ　６４４９　４ｄ５９", "", short},
		{"Ｋ－Ｊ０１ · 全文 · 首码 1aeb 156a 6449 4d59", "K-J01", short},
		{"K-J01 · full · head code 1aeb 156a 6449 4d59", "K-J01", short},
		{"K—R12 laeb 156a 6449 4d59", "K-R12", short},
		{"ZHIBAN/1 K-J01 " + strings.ToUpper(code), "K-J01", code},
		{code, "", code},
		{"1aeb 156a", "", "1aeb156a"},
		{"交接班", "", ""},
		{"", "", ""},
	} {
		if n, got := read.ParseCode(c.in); n != c.number || got != c.code {
			t.Errorf("%q: %q %q, want %q %q", c.in, n, got, c.number, c.code)
		}
	}
}
