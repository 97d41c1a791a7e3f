package store

import (
	"context"
	"encoding/json"
	"strings"
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
// officers come with that role. It is what a line is read against: with a
// whole village entered, phones and histories would be read for nothing.
func (v *View) PersonNames(ctx context.Context) ([]Person, error) {
	rows, err := v.q.query(ctx, "SELECT subject, name, instr(doc, ?1) > 0, CASE WHEN instr(doc, ?1) > 0 THEN doc ELSE '' END FROM person ORDER BY length(subject), subject", `"slug":"`+RoleOfficer+`"`)
	if err != nil {
		return nil, internal("read.person", err)
	}
	defer rows.Close()
	var out []Person
	for rows.Next() {
		var p Person
		var officer bool
		var doc []byte
		if err := rows.Scan(&p.ID, &p.Name, &officer, &doc); err != nil {
			return nil, internal("read.person", err)
		}
		if officer {
			if err := json.Unmarshal(doc, &p); err != nil {
				return nil, internal("read.person", err)
			}
		}
		if strings.TrimSpace(p.Name) != "" {
			out = append(out, p)
		}
	}
	return out, internalOrNil("read.person", rows.Err())
}
