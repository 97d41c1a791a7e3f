package intake

import (
	"context"
	"slices"

	"zhiban/store"
)

// columns are those of a list that goes out.
func columns(k Kind) []Field {
	return slices.DeleteFunc(Fields(k), func(f Field) bool { return f.silent || k == People && f.Slug == "grid" })
}

// ExportFor is Export for a reader of a level. For superiors names are 李某,
// of an address the building is left, and what is no code or figure is empty;
// such a list does not come in again. Errors: refused (a list for the public:
// what it gets are counts), internal.
func ExportFor(ctx context.Context, v *store.View, k Kind, lang string, level store.Level) (*List, error) {
	if !level.Rows() {
		return nil, refused("level", "intake.level_public", string(k))
	}
	l, err := Export(ctx, v, k, lang)
	if err != nil || level.Full() {
		return l, err
	}
	fields := columns(k)
	for _, row := range l.Rows {
		for i := range row {
			row[i] = shown(fields[i].Slug, row[i], level)
		}
	}
	return l, nil
}

// shown is a cell as a reader of the level may see it. A column that nobody
// thought about is empty.
func shown(column, cell string, level store.Level) string {
	switch column {
	case "name", "driver":
		return level.Name(cell)
	case "building":
		return level.Address(cell)
	case "grid", "people", "vacant", "sex", "floating", "needs", "role", "seats", "store", "item", "amount", "date", "shift", "post":
		return level.Kind(cell)
	}
	return ""
}
