package board

import (
	"errors"
	"fmt"

	"zhiban/store"
)

// name is the spoken number of what was saved, else its place in the journal.
func name(r store.Receipt) string {
	if r.Number != "" {
		return r.Number
	}
	if len(r.Entries) == 0 {
		return ""
	}
	return fmt.Sprintf("%s#%d", r.Entries[0].Station, r.Entries[0].Seq)
}

// reason is the slug of why the record did not take something.
func reason(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}
