package handover

import (
	"testing"

	"zhiban/ui/app"
	"zhiban/ui/i18n"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// Ctrl+S in the moment in which the draft is written is not lost, and the
// editor closes.
func TestReadBackWaitsForItsDraft(t *testing.T) {
	s := New(&app.Env{Words: word.Words{T: i18n.For("zh")}})
	s.edit = &readBack{area: kit.NewEditor(), key: "k", busy: true}
	if s.saveReadBack() != nil {
		t.Fatal("saved while the draft was being written")
	}
	if s.drafted(drafted{key: "k", text: "盯K-001"}) == nil || s.edit == nil || s.edit.wants {
		t.Error("not saved after it")
	}
	s.drafted(drafted{key: "k", taken: true})
	if s.edit != nil {
		t.Error("the editor stays open after the record took the words")
	}
}
