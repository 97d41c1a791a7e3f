package kit

import "testing"

// Whoever types all the initials of a name means that person, not a place that
// holds the letters somewhere or begins with their sounds.
func TestWholeInitialsGoBeforeLooserMatches(t *testing.T) {
	person, _ := Match("ls", Option{ID: "p", Text: "李婶"})
	for _, o := range []Option{
		{ID: "g", Text: "6格 老石片"}, {ID: "s", Text: "老水闸东"}, {ID: "k", Text: "南门", Keys: []string{"hills"}}, {ID: "m", Text: "K-003 12号 李婶 断药"},
	} {
		if place, ok := Match("ls", o); ok && place >= person {
			t.Errorf("%s scores %d, 李婶 %d", o.Text, place, person)
		}
	}
	if exact, _ := Match("ls", Option{Text: "ls"}); exact <= person {
		t.Error("what is typed itself goes first")
	}
}
