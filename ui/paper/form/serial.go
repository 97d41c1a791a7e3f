package form

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"zhiban/store"
)

// serialKey is where this laptop keeps the last serial that it printed.
const serialKey = "form-serial"

// nextSerial is the number behind the last slip that was printed here or typed
// in, so that none comes twice; after 9999 they begin anew.
func nextSerial(ctx context.Context, v *store.Store) (int, error) {
	printed, err := v.Local(ctx, serialKey)
	if err != nil {
		return 0, fmt.Errorf("last serial: %w", err)
	}
	last, _ := strconv.Atoi(printed) // none yet is 0
	entered, err := v.LastSerial(ctx)
	if err != nil {
		return 0, fmt.Errorf("last serial: %w", err)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(entered, store.SerialPrefix)); err == nil {
		last = max(last, n)
	}
	return last%9999 + 1, nil
}

// LoadNext is [Load] with slips that go on behind the last serial, unless
// somebody says from where. Errors: those of Load.
func LoadNext(ctx context.Context, st *store.Store, ask Ask) (Sheet, error) {
	if ask.Form == Slip && ask.From == 0 {
		var err error
		if ask.From, err = nextSerial(ctx, st); err != nil {
			return Sheet{}, err
		}
	}
	return Load(ctx, st.View, ask)
}

// Printed remembers that a sheet was written, so that the next slips go on
// behind its numbers. Errors: internal.
func Printed(ctx context.Context, st *store.Store, s Sheet) error {
	if s.Last == 0 {
		return nil
	}
	if st.ReadOnly() == nil { // a laptop that only reads prints too
		if err := st.SetLocal(ctx, serialKey, strconv.Itoa(s.Last)); err != nil {
			return fmt.Errorf("keep the last serial: %w", err)
		}
	}
	return nil
}
