package journal_test

import (
	"reflect"
	"strings"
	"testing"

	"zhiban/store/journal"
)

func testKey(letter string) journal.Key {
	return journal.NewKey(journal.KeyName("post1", letter), [32]byte([]byte(strings.Repeat(letter, 32))))
}

func testPage() journal.Page {
	return journal.Page{Post: "post1", Report: "K-J01", Code: strings.Repeat("a", 64), Level: "full", Lang: "zh", Title: "交接班报告", At: "2022-09-02T08:00:00+08:00", Format: "pdf",
		File: strings.Repeat("b", 64), Text: strings.Repeat("c", 64), Signers: []string{"交班人 冯", "接班人 罗"}, Parts: []journal.PagePart{{Runes: 12, Hash: "0011223344556677", Title: "一、态势"}, {Runes: 3, Hash: "8899aabbccddeeff"}}}
}

func TestPagesAreSignedAndOpened(t *testing.T) {
	k, other := testKey("K"), testKey("L")
	pub, err := k.Public()
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := other.Public()
	if err != nil {
		t.Fatal(err)
	}
	p := testPage()
	p.Key = pub
	signed, err := k.SignPage(p)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := k.SignPage(p); again != signed {
		t.Error("two signatures of one page differ")
	}
	got, err := journal.OpenPage(signed, wrong, pub)
	if err != nil || !reflect.DeepEqual(got, p) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := journal.OpenPage(signed, wrong); err == nil {
		t.Error("opened with another key")
	}
	if _, err := journal.OpenPage(strings.Replace(signed, "K-J01", "K-J02", 1), pub); err == nil {
		t.Error("opened though a number was changed")
	}
}

// Neither a seal nor a page passes for the other, and no value adds a line.
func TestPagesAreNoSeals(t *testing.T) {
	k := testKey("K")
	pub, err := k.Public()
	if err != nil {
		t.Fatal(err)
	}
	p := testPage()
	p.Title = "报告\nfile " + strings.Repeat("0", 64) + "\n\n— x"
	signed, err := k.SignPage(p)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := journal.OpenPage(signed, pub); err != nil || got.File != p.File || strings.Contains(got.Title, "\n") {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := journal.OpenSeal(signed, pub); err == nil {
		t.Error("a page opens as a seal")
	}
	seal, err := k.Sign(journal.Statement{Post: "post1", Facts: strings.Repeat("a", 64)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.OpenPage(seal, pub); err == nil {
		t.Error("a seal opens as a page")
	}
}

func TestFingerprints(t *testing.T) {
	pub, err := testKey("K").Public()
	if err != nil {
		t.Fatal(err)
	}
	if f := journal.Fingerprint(pub); len(f) != 39 || strings.Count(f, " ") != 7 {
		t.Errorf("%q", f)
	}
	for _, s := range []string{"", "zhiban/post1/K", pub[:len(pub)-2], strings.Replace(pub, "post1", "post2", 1)} {
		if f := journal.Fingerprint(s); f != "" {
			t.Errorf("%q has the fingerprint %s", s, f)
		}
	}
}
