package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// forms are all functions that make a form, each with the name of the walk that
// goes through its fields.
func forms() map[string]string {
	return map[string]string{
		"signin/pin.go askPIN":                  "PIN",
		"signin/pin.go offerPIN":                "first PIN",
		"signin/pin.go register":                "a new officer",
		"signin/pin.go change":                  "own PIN",
		"screen/shift/generate.go generate":     "generator of the roster",
		"screen/journal/filter.go openFilter":   "filter of the journal",
		"screen/gaps/fill.go open":              "what set-up left open",
		"screen/handover/sign.go signPIN":       "signature",
		"out/out.go exportForm":                 "export of a report",
		"out/out.go printForm":                  "printing of a report",
		"out/record.go form":                    "export of the journal",
		"screen/handover/forms.go form":         "brief n",
		"screen/grid/desk.go status":            "status of a grid",
		"screen/grid/desk.go zone":              "zone of a grid",
		"screen/grid/desk.go count":             "households of a grid",
		"screen/handover/answer.go answer":      "answer",
		"screen/setup/screen.go build":          "set-up",
		"screen/site/forms.go count":            "counts of a place",
		"screen/site/forms.go state":            "state of a place",
		"screen/people/actions.go edit":         "correction of a person",
		"screen/people/actions.go skills":       "skills of a person",
		"screen/people/team.go openTeam":        "a new team",
		"steps/more.go openAmend":               "amending a matter",
		"screen/stock/forms.go form":            "a slip",
		"screen/stock/forms.go confirm":         "what arrived of a slip",
		"screen/notice/actions.go add":          "a notice",
		"screen/notice/actions.go tell":         "where a notice was announced",
		"screen/notice/actions.go vehicle":      "a vehicle",
		"screen/notice/actions.go send":         "a trip",
		"screen/census/desk.go baseline":        "baseline of a grid",
		"screen/census/desk.go add":             "a household",
		"screen/census/house_forms.go edit":     "correction of a household",
		"screen/census/house_forms.go resident": "somebody of a household",
		"screen/round/desk.go begin":            "a round",
		"screen/round/desk.go count":            "the count of a grid",
		"screen/round/desk.go correct":          "a baseline that was passed",
		"screen/round/doors.go promise":         "a promise at a door",
		"screen/muster/forces.go call":          "a request for people",
		"screen/muster/forces.go amend":         "amending a request",
		"screen/muster/forces.go step":          "what a body above said",
		"screen/muster/roll.go walkUp":          "walk-up of a request",
		"screen/muster/playbook.go activate":    "activation",
		"screen/muster/playbook.go standDown":   "standing down",
		"screen/muster/playbook.go add":         "a deadline",
		"screen/muster/playbook.go move":        "moving a deadline",
		"screen/medical/forms.go form":          "a patient",
		"screen/medical/emergency.go open":      "an emergency call",
		"screen/point/tubes.go openTubes":       "tubes",
		"screen/point/tubes.go fill":            "who is in a tube",
		"screen/point/tubes.go send":            "tubes to a lab",
		"screen/matter/files.go attach":         "a file for a matter",
		"screen/hotline/call.go take":           "a call",
		"screen/hotline/actions.go promise":     "a promise on a matter",
		"screen/hotline/actions.go move":        "moving a promise",
		"screen/hotline/actions.go callBack":    "a call back",
		"screen/sitrep/actions.go signPIN":      "signature",
		"screen/sitrep/actions.go write":        "words of a situation report",
		"screen/sitrep/actions.go event":        "an event of a situation report",
		"screen/sitrep/actions.go action":       "a planned action",
		"screen/sitrep/actions.go amounts":      "figures of a need",
		"screen/sitrep/actions.go need":         "a need of a situation report",
		"screen/form/form.go ask":               "blank forms",
		"screen/paper/screen.go ask":            "slips that follow",
	}
}

// A form that is not on the list would not be walked.
func TestEveryFormIsWalked(t *testing.T) {
	found := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "NewForm" {
					found[path+" "+f.Name.Name] = true
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for f := range found {
		if forms()[f] == "" {
			t.Errorf("%s makes a form that the cursor test does not walk: add it to forms()", f)
		}
	}
	for f := range forms() {
		if !found[f] {
			t.Errorf("%s makes no form any more", f)
		}
	}
}
