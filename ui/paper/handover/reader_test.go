package handover_test

import (
	"fmt"
	"strings"
	"testing"

	"zhiban/store"
	"zhiban/ui/paper"
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

// What two sections say of the same thing is the same, or says of what it is.
func TestReportDoesNotDenyItself(t *testing.T) {
	text := strings.Join(strings.Fields(strings.ReplaceAll(dayText(t, "zh"), "\n", "")), "")
	for _, want := range []string{
		"值班席和工作组无；整张排班表（连卡口点位、组的每个岗）5处缺20人", "缺口5处，缺20人",
		"连同已排的班，任意24时内在岗超过16时", "到现在的24时内已在岗18时38分，往后的班不算",
		"结存32→还够2分", "=2分→19:47",
		"群众诉求（各来源）：上班结转1；本班新收2；本班办结2", "热线报来的各类事项了结0+4",
		"六、未办结任务与承诺·承诺-K-010",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the day does not say %q", want)
		}
	}
}

// Who reads two pages only must see what was refused and what the sums are.
func TestShortFormKeepsWhatMatters(t *testing.T) {
	text := string(written(t, load(t, play(t, ""), day), "txt", dressed(t, "short", "zh")))
	for _, want := range []string{"不认", "未到", "生活物资包  合计", "生活物资包  7格"} {
		if !strings.Contains(text, want) {
			t.Errorf("the short form leaves out %q", want)
		}
	}
	if !strings.Contains(text, "余 ") {
		t.Error("nothing is cut: this test proves nothing")
	}
}

// A template with an order of its own counts its sections as they stand, and one
// page has room for what the next shift is told and for who signed.
func TestBriefCountsItsSectionsAsTheyStand(t *testing.T) {
	for lang, want := range map[string]string{
		"zh": "一、本班|二、态势|三、未办结红橙事项|四、上一班嘱托的答复|数目（上班 / 变化 / 本班）|五、下一班|六、复述与签字",
		"en": "1 The shift|2 Situation|3 Red and orange matters still open|4 What the last shift asked for|Counts (opening / change / closing)|5 Next shift|6 Read-back and signatures",
	} {
		as := dressed(t, "brief", lang)
		r := load(t, play(t, ""), day)
		d, err := r.Document(as)
		if err != nil {
			t.Fatal(err)
		}
		var heads []string
		for _, b := range d.Blocks {
			if h, ok := b.(paper.Heading); ok && h.Level == 2 {
				heads = append(heads, h.Text)
			}
		}
		if got := strings.Join(heads, "|"); got != want {
			t.Errorf("%s: %s", lang, got)
		}
		text := string(written(t, r, "txt", as))
		for _, want := range []string{"热线夜间双人接听", "郑", "B班主班"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the brief does not say %q", lang, want)
			}
		}
	}
}

func TestEnglishReportCountsInEnglish(t *testing.T) {
	text := strings.Join(strings.Fields(dayText(t, "en")), " ")
	for _, bad := range []string{"moved 1 times", "(1 gaps", " 1 people"} {
		if strings.Contains(text, bad) {
			t.Errorf("the day says %q", bad)
		}
	}
	if !strings.Contains(text, "moved once") {
		t.Error("the day does not say that a promise was moved once")
	}
}

// What a reader may not read is counted and not listed: fifty lines of a time and
// three dots tell nobody anything.
func TestSuperiorsReadHowManyEntriesAreLeftOut(t *testing.T) {
	r := load(t, play(t, ""), day)
	for lang, want := range map[string]string{"zh": "另有 %d 条，本级别不列其文字", "en": "%d more, not listed"} {
		text := string(written(t, r, "txt", export.As{Lang: lang, Level: store.LevelSuperior}))
		_, text, _ = strings.Cut(text, map[string]string{"zh": "■ 十五", "en": "■ 15"}[lang])
		text, _, _ = strings.Cut(text, map[string]string{"zh": "■ 十六", "en": "■ 16"}[lang])
		list := strings.Count(text, "\n- ")
		for _, l := range strings.Split(text, "\n") {
			if strings.HasPrefix(l, "- ") && strings.Contains(l, "…") {
				t.Errorf("%s: %s", lang, l)
			}
		}
		if !strings.Contains(strings.ReplaceAll(text, "\n  ", ""), fmt.Sprintf(want, len(r.Facts.Key))) || list > 10 {
			t.Errorf("%s: %d lines, %d key entries:\n%s", lang, list, len(r.Facts.Key), text)
		}
	}
}

// Who reads the wall learns what a status means, and how many points are open:
// only people and matters are too few to be told.
func TestBulletinIsUnderstoodAtTheGate(t *testing.T) {
	for lang, want := range map[string][]string{
		"zh": {"关注：有事项需要加紧处理", "采样点在用 3 19:45", "本班新收 <5"}, "en": {"Watch: some matters have to be dealt with", "sampling points in service 3 19:45", "received <5"},
	} {
		text := strings.Join(strings.Fields(string(written(t, load(t, play(t, ""), day), "txt", dressed(t, "bulletin", lang)))), " ")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: the bulletin does not say %q:\n%s", lang, w, text)
			}
		}
	}
}
