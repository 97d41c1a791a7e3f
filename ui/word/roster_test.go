package word_test

import (
	"testing"
	"time"

	"zhiban/ui/word"
)

func TestNameAndPhoneInOneLine(t *testing.T) {
	for text, want := range map[string][2]string{
		"王强 13812345678": {"王强", "13812345678"}, "王强13812345678": {"王强", "13812345678"}, "+王强 １３８１２３４５６７８": {"王强", "13812345678"}, "＋ 王强，138-1234-5678": {"王强", "138-1234-5678"},
		"王强": {"王强", ""}, "13812345678 王强": {"王强", "13812345678"}, "3组 王强 0750-8881234": {"3组 王强", "0750-8881234"}, "": {"", ""}, "120": {"120", ""}, "13812345678": {"", "13812345678"},
		"7格12号 李婶": {"7格12号 李婶", ""}, "王强 abc": {"王强", "abc"}, "Feng Li": {"Feng Li", ""}, "王强 没带手机": {"王强 没带手机", ""},
	} {
		name, phone := word.NamePhone(text)
		if name != want[0] || phone != want[1] {
			t.Errorf("%q: name %q phone %q, want %q", text, name, phone, want)
		}
	}
}

func FuzzNamePhone(f *testing.F) {
	for _, s := range []string{"王强 13812345678", "a-1-2-3-4-5", "－－－－－", "１２３４５６"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name, phone := word.NamePhone(text)
		if len(name)+len(phone) > 2*len(text)+2 {
			t.Errorf("%q became %q %q", text, name, phone)
		}
	})
}

func TestHoursAreShort(t *testing.T) {
	zh := word.New("zh", nil, nil)
	for d, want := range map[time.Duration]string{0: "0时", 14 * time.Minute: "0时", 15 * time.Minute: "0.5时", 8 * time.Hour: "8时", 19*time.Hour + 30*time.Minute: "19.5时", 19*time.Hour + 50*time.Minute: "20时"} {
		if got := zh.Hours(d); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
}
