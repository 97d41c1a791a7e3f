package pinyin_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"zhiban/assets/pinyin"
)

func TestInitialsOfNames(t *testing.T) {
	for name, want := range map[string]string{
		"李婶": "ls", "B班主班 郑": "bbzbz", "ＡＢ１２": "ab12", "": "", "…（）": "", "Ann O'Neil": "annoneil",
	} {
		if got := strings.Join(pinyin.Initials(name), " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := pinyin.Initials("王强"); len(got) == 0 || got[0] != "wq" {
		t.Errorf("王强 is not typed by its usual reading first: %v", got)
	}
	for _, way := range []string{"zl", "cl", "zy", "cy"} {
		if got := pinyin.Initials("曾乐"); !slices.Contains(got, way) {
			t.Errorf("曾乐 is not typed by %s: %v", way, got)
		}
	}
}

// Names of many readings stay short, and every spelling is plain ASCII.
func FuzzInitials(f *testing.F) {
	for _, s := range []string{"曾乐单行重长朝", "𬭎䶮𪚥", "\xff李", "ﬁ̈Åß"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := pinyin.Initials(name)
		if len(got) > 8 || !slices.Equal(got, pinyin.Initials(name)) {
			t.Fatalf("%q: %v", name, got)
		}
		for _, s := range got {
			if len(s) == 0 || len(s) > 3*utf8.RuneCountInString(name) || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
				t.Fatalf("%q: %q", name, s)
			}
		}
	})
}

func TestNamesInOrder(t *testing.T) {
	names := strings.Fields("䶮 龑 𬭎 张三 燚 堃 喆 张 靐 㛃 Ann 李婶 \U0002EBE0 李")
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(pinyin.Key(a), pinyin.Key(b)) })
	if got, want := strings.Join(names, " "), "Ann 靐 𬭎 㛃 堃 李 李婶 䶮 龑 燚 张 张三 喆 \U0002EBE0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
