package store

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// rareNames are given names that few fonts and tables have, with their initial
// letter.
func rareNames() map[string]string {
	return map[string]string{"𬭎": "h", "䶮": "y", "㛃": "j", "堃": "k", "喆": "z", "燚": "y", "龑": "y", "靐": "b"}
}

func TestRareNamesOfPeople(t *testing.T) {
	p := mustCreate(t)
	for _, n := range []string{"𬭎", "䶮", "㛃", "堃", "喆", "燚", "龑", "靐"} {
		p.do(AddPerson{Name: "林" + n})
	}
	for n, letter := range rareNames() {
		for _, text := range []string{n, "林" + n, "l" + letter} {
			if got := p.found(PeopleSearch{Text: text}); !slices.Contains(got, "林"+n) {
				t.Errorf("%s finds %q", text, got)
			}
		}
	}
	all, err := p.People(context.Background(), PersonFilter{Grep: "林", ByName: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range all {
		got = append(got, x.Name)
	}
	if want := "林靐 林𬭎 林㛃 林堃 林䶮 林龑 林燚 林喆"; strings.Join(got, " ") != want {
		t.Errorf("by name %q, want %s", got, want)
	}
}

func TestRareNamesOfResidents(t *testing.T) {
	p := mustCreate(t)
	var all []NewResident
	for n := range rareNames() {
		all = append(all, NewResident{Name: "林" + n})
	}
	p.do(AddHousehold{Grid: "1", Building: "3栋", Room: "101", Residents: all})
	for n, letter := range rareNames() {
		for _, text := range []string{n, "林" + n, "l" + letter} {
			found, err := p.FindResidents(context.Background(), text, 0)
			if err != nil || !slices.ContainsFunc(found, func(f Found) bool { return f.Resident.Name == "林"+n }) {
				t.Errorf("%s finds %d, %v", text, len(found), err)
			}
		}
	}
	found, err := p.FindResidents(context.Background(), "林", 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Resident.Name)
	}
	if want := "林靐 林𬭎 林㛃 林堃 林䶮 林龑 林燚 林喆"; strings.Join(got, " ") != want {
		t.Errorf("in order %q, want %s", got, want)
	}
}

func TestRareNamesInTheJournal(t *testing.T) {
	p := mustCreate(t)
	for n := range rareNames() {
		p.do(WriteNote{Text: "给林" + n + "送药"})
	}
	for n := range rareNames() {
		for _, text := range []string{n, "林" + n, "林" + n + "送药"} {
			hits, err := p.Search(context.Background(), text, 20)
			if err != nil || len(hits) != 1 {
				t.Errorf("%s: %d hits, %v", text, len(hits), err)
			}
		}
	}
}
