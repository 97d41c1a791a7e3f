package handover_test

import (
	"regexp"
	"strings"
	"testing"

	"zhiban/ui/paper/export"
)

// Section 12 is the parcel ledger of the case: what came, what went out to each
// grid, what was short and what the count found.
func TestMeijiangParcelsStandInSectionTwelve(t *testing.T) {
	r := load(t, play(t, ""), "2022-09-02-A")
	for lang, want := range map[string][]string{
		"zh": {"十二、物资", `生活物资包 +村委会物资点 +0 +7,400 +7,360 +0 +-8 +32 `, "损坏 20", `生活物资包 +7格 +573 +672 +60 +20 +0`, `生活物资包 +合计 +7,300 +7,360 +60 +20 +0`, "出库 7格 生活物资包 .612；少到 60", "盘点 生活物资包 -8；.*→ 物资保障组B岗"},
		"en": {"12 Supplies", `Living +Village +0 +7,400 +7,360 +0 +-8 +32 `, "damaged 20"},
	} {
		raw, err := r.Bytes("txt", export.As{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		at := strings.Index(text, want[0])
		if at < 0 {
			t.Fatalf("%s: no section 12 in\n%s", lang, text)
		}
		for _, w := range want[1:] {
			if !regexp.MustCompile(w).MatchString(text[at:]) {
				t.Errorf("%s: section 12 does not say %s:\n%.2500s", lang, w, text[at:])
			}
		}
	}
	// the night before had no book, and says so
	raw, err := load(t, play(t, ""), "2022-09-01-B").Bytes("txt", export.As{Lang: "zh"})
	if err != nil || !strings.Contains(string(raw), "十二、物资：没有记录") {
		t.Errorf("section 12 without a book: %v", err)
	}
}
