package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
)

// MattersNumbered reads the matters that some spoken numbers name, ended ones
// too; a number that names none is left out. Errors: internal.
func (v *View) MattersNumbered(ctx context.Context, numbers []string) ([]Matter, error) {
	list := make([]string, 0, len(numbers))
	for _, n := range numbers {
		if n = NormalNumber(n); n != "" {
			list = append(list, n)
		}
	}
	js, err := json.Marshal(list)
	if err != nil {
		return nil, internal("read.matter", err)
	}
	return matterTable().list(ctx, v.q, "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number", string(js))
}

// PersonNames lists everybody by id and name, in the order they were entered;
// officers come whole. It is what a line is read against: with a whole village
// entered, phones and histories would be read for nothing.
func (v *View) PersonNames(ctx context.Context) ([]Person, error) {
	out, err := v.allNames(ctx)
	if err != nil {
		return nil, err
	}
	officers, err := personTable().list(ctx, v.q, "WHERE instr(doc, ?) > 0", `"slug":"`+RoleOfficer+`"`)
	if err != nil {
		return nil, err
	}
	for _, o := range officers {
		if i, ok := slices.BinarySearchFunc(out, o, bySubject); ok {
			out[i] = o
		}
	}
	return out, nil
}

// allNames reads names from the index alone.
func (v *View) allNames(ctx context.Context) ([]Person, error) {
	rows, err := v.q.query(ctx, "SELECT subject, name FROM person INDEXED BY person_name")
	if err != nil {
		return nil, internal("read.person", err)
	}
	defer rows.Close()
	var out []Person
	for rows.Next() {
		var p Person
		if err := rows.Scan(&p.ID, &p.Name); err != nil {
			return nil, internal("read.person", err)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, bySubject)
	return out, internalOrNil("read.person", rows.Err())
}

// bySubject is the order in which subjects were made.
func bySubject(a, b Person) int {
	return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
}
