package store

import (
	"context"
	"strings"
	"testing"
)

// What screens and alarms ask of the register comes from its indexes, never
// from reading everybody.
func TestTheRegisterIsReadByItsIndexes(t *testing.T) {
	p := mustCreate(t)
	for q, index := range map[string]string{
		"SELECT subject, no FROM patient_drug WHERE out <= 5 ORDER BY out, subject, no LIMIT 30":                                                       "patient_drug_out",
		"SELECT doc FROM patient WHERE ended = 0 ORDER BY due, subject LIMIT 200":                                                                      "patient_due",
		"SELECT doc FROM patient WHERE watch <> 0 ORDER BY watch, subject LIMIT 30":                                                                    "patient_watch",
		"SELECT doc FROM patient INDEXED BY patient_treated WHERE treated <> 0 LIMIT 2000":                                                             "patient_treated",
		"SELECT doc FROM patient WHERE ended = 0 AND grid = 'G' AND household = 'H' LIMIT 2":                                                           "patient_place",
		"SELECT doc FROM patient WHERE (house = 'H' AND house <> '' OR grid = 'G' AND household = 'H') AND +ended = 0 ORDER BY +due, subject LIMIT 20": "patient_house",
		"SELECT subject, no FROM medicine WHERE open = 1 ORDER BY stage, at, subject, no LIMIT 200":                                                    "medicine_open",
		"SELECT subject, no FROM medicine WHERE matter = 'M' AND matter <> '' ORDER BY open DESC, no LIMIT 1":                                          "medicine_matter",
		"SELECT doc FROM visit WHERE back = 0 AND at >= 0 ORDER BY at DESC, entry LIMIT 100":                                                           "visit_at",
		"SELECT doc FROM oncall WHERE ended = 0 AND stop > 5 AND start < 6 ORDER BY start":                                                             "oncall_stop",
	} {
		rows, err := p.reader.query(context.Background(), "EXPLAIN QUERY PLAN "+q)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
		if got := strings.Join(plan, "; "); !strings.Contains(got, index) {
			t.Errorf("%s\nreads by %s, want %s", q, got, index)
		}
	}
}
