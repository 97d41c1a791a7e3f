package word_test

import (
	"slices"
	"testing"

	"zhiban/ui/word"
)

func TestNamesAreTakenApart(t *testing.T) {
	for text, want := range map[string][]string{
		"冯": {"冯"}, "": nil, " 、 ": nil, "冯伟 罗敏": {"冯伟", "罗敏"}, "冯、罗": {"冯", "罗"}, "冯伟\n罗敏\r\n何家明": {"冯伟", "罗敏", "何家明"}, "冯伟，罗敏;冯伟": {"冯伟", "罗敏"},
		"冯 伟": {"冯 伟"}, "Feng Li": {"Feng Li"}, "Feng Li, Luo Min": {"Feng Li", "Luo Min"}, "A班值班长 冯": {"A班值班长 冯"}, "欧阳明月　罗敏": {"欧阳明月", "罗敏"},
	} {
		if got := word.Names(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
