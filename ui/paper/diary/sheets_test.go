package diary

import (
	"errors"
	"io"
	"testing"
	"time"

	"zhiban/store"
	"zhiban/ui/word"
)

// Nobody binds a million entries: the paper ends with a sentence that says what
// to do instead.
func TestPaperTakesOnlySoMuch(t *testing.T) {
	s := &sheets{w: word.New("zh", nil, time.UTC), out: io.Discard}
	for range OnPaper {
		if err := s.line(store.Line{Kind: "note.add"}); err != nil {
			t.Fatal(err)
		}
	}
	err := s.line(store.Line{Kind: "note.add"})
	if e := (*store.Error)(nil); !errors.As(err, &e) || e.Reason != "record.on_paper" || e.Arg != "20000" {
		t.Errorf("entry %d: %v", OnPaper+1, err)
	}
}
