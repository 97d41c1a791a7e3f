// Package drill plays a scripted case (演练) through the same commands that
// people use. A script is a TOML file: who is there, and what is done when.
// It makes a new file or continues one that the same script began; the times
// of its entries are the script's, and everything random derives from its
// seed, so two runs write identical journals.
package drill

import (
	"fmt"
	"time"

	"github.com/BurntSushi/toml"
)

// Script is a drill file.
type Script struct {
	Name    string   `toml:"name"`
	ZH      string   `toml:"zh"`
	EN      string   `toml:"en"`
	Plan    string   `toml:"plan"` // name of a plan that ships with the program
	Post    string   `toml:"post"` // name of the post
	Seed    string   `toml:"seed"`
	Start   string   `toml:"start"`   // "2006-01-02 15:04" in the plan's zone
	Officer string   `toml:"officer"` // key of the first officer in People
	People  []Person `toml:"person"`
	Teams   []Team   `toml:"team"`
	Steps   []Step   `toml:"step"`
}

// Person is somebody of the drill; staff are named by role, residents invented.
type Person struct {
	Key   string `toml:"key"`
	Name  string `toml:"name"`
	Phone string `toml:"phone"`
	Role  string `toml:"role"`
}

// Team is a team that exists from the start of the drill, or one that a step
// makes; only a step gives it a kind, a leader and a branch.
type Team struct {
	Key    string `toml:"key"`
	Name   string `toml:"name"`
	Kind   string `toml:"kind"`
	Grid   int    `toml:"grid"`
	Size   int    `toml:"size"`
	Leader string `toml:"leader"` // name of a person who comes with it
	Phone  string `toml:"phone"`
	Branch string `toml:"branch"`
	Site   string `toml:"site"` // where the branch stands
}

// Figure is a key figure of a note.
type Figure struct {
	Slug   string `toml:"slug"`
	What   string `toml:"what"`
	Number int64  `toml:"number"`
	Unit   string `toml:"unit"`
	Basis  string `toml:"basis"`
}

// Step is one thing that somebody does. Do names the command; which other
// fields it reads is said in steps.go.
type Step struct {
	At      string   `toml:"at"`   // "09-02 00:30", when it is recorded
	When    string   `toml:"when"` // when it happened, if not at At
	By      string   `toml:"by"`   // key of a person
	Do      string   `toml:"do"`
	Part    string   `toml:"part"` // of the case, for Options.Without
	As      string   `toml:"as"`   // name under which later steps find what this one makes
	Ref     string   `toml:"ref"`  // name an earlier step gave
	Text    string   `toml:"text"`
	Reason  string   `toml:"reason"`
	Grid    int      `toml:"grid"`
	Site    string   `toml:"site"`
	Group   string   `toml:"group"`
	Team    string   `toml:"team"`
	Person  string   `toml:"person"`
	People  []string `toml:"people"`
	Post    string   `toml:"post"` // a or b
	Place   string   `toml:"place"`
	Role    string   `toml:"role"`
	Shift   string   `toml:"shift"` // key "2022-09-02-A"; "" is the current one
	Kind    string   `toml:"kind"`
	Type    string   `toml:"type"`
	Level   string   `toml:"level"`
	House   string   `toml:"household"`
	Name    string   `toml:"name"`
	Phone   string   `toml:"phone"`
	Source  string   `toml:"source"`
	To      string   `toml:"to"`
	IfThen  string   `toml:"if_then"`
	State   string   `toml:"state"`
	Lanes   int      `toml:"lanes"`
	Lane    int      `toml:"lane"`
	No      int      `toml:"no"`
	Slug    string   `toml:"slug"`
	Until   string   `toml:"until"`
	Minutes int      `toml:"minutes"`
	Count   int      `toml:"count"`  // people
	Skills  []string `toml:"skills"` // "driver=2", "nurse"
	Body    string   `toml:"body"`
	Counted int64    `toml:"counted"`
	Correct bool     `toml:"corrected"`
	Weather string   `toml:"weather"`
	Asks    []string `toml:"asks"`
	Figures []Figure `toml:"figures"`

	Households int    `toml:"households"` // of a census or a baseline
	Residents  int    `toml:"residents"`
	Items      []Item `toml:"items"` // of a slip, a count, a survey
	Gave       string `toml:"gave"`
	Took       string `toml:"took"`
	Round      string `toml:"round"`
	Damaged    bool   `toml:"damaged"`
	Matter     string `toml:"matter"` // name of an earlier step

	Grids []GridRow `toml:"grids"` // of a census, a baseline, counts of a round
	Doors []Door    `toml:"doors"` // of households, ticks of a round
	Teams []Team    `toml:"teams"`
	Names []string  `toml:"names"` // keys of teams
	Needs []string  `toml:"needs"` // of a round: slugs of the plan
	Due   string    `toml:"due"`
	Cases []Case    `toml:"cases"` // patients
	Rows  []string  `toml:"rows"`  // of points with lanes and tubes
}

// GridRow is what a step says of one grid.
type GridRow struct {
	Grid       int    `toml:"grid"`
	Households int    `toml:"households"`
	Residents  int    `toml:"residents"`
	Floating   int    `toml:"floating"`
	From       int    `toml:"from"` // of a census: this share of the doors, in percent
	To         int    `toml:"to"`
	Reached    int    `toml:"reached"`
	Absent     int    `toml:"absent"`
	Refused    int    `toml:"refused"`
	Basis      string `toml:"basis"`
	Name       string `toml:"name"` // who counted
	Reason     string `toml:"reason"`
	Text       string `toml:"text"`
}

// Door is what a step says of one household, or of some that follow each other.
type Door struct {
	Grid    int      `toml:"grid"`
	Address string   `toml:"address"`
	First   int      `toml:"first"` // place in walking order, when no address is given
	N       int      `toml:"n"`     // how many from there on
	Name    string   `toml:"name"`
	Phone   string   `toml:"phone"`
	People  int      `toml:"people"`
	Born    int      `toml:"born"`
	Needs   []string `toml:"needs"`
	State   string   `toml:"state"`
	Next    string   `toml:"next"`
	Vehicle string   `toml:"vehicle"`
	To      string   `toml:"to"`
	Text    string   `toml:"text"`
}

// Parse reads a script and refuses unknown keys, unknown commands, times that
// run backwards and persons that are not listed, each with its step.
func Parse(src []byte) (*Script, error) {
	var s Script
	meta, err := toml.Decode(string(src), &s)
	if err != nil {
		return nil, fmt.Errorf("read drill: %w", err)
	}
	if un := meta.Undecoded(); len(un) > 0 {
		return nil, fmt.Errorf("read drill: unknown key %q", un[0].String())
	}
	people := map[string]bool{}
	for _, p := range s.People {
		if p.Key == "" || p.Name == "" {
			return nil, fmt.Errorf("read drill: person %q needs key and name", p.Key+p.Name)
		}
		if people[p.Key] {
			return nil, fmt.Errorf("read drill: person %q stands twice", p.Key)
		}
		people[p.Key] = true
	}
	if s.Seed == "" || s.Plan == "" || !people[s.Officer] {
		return nil, fmt.Errorf("read drill: seed, plan and an officer who is listed are required")
	}
	if _, err := s.start(time.UTC); err != nil {
		return nil, err
	}
	return &s, s.checkSteps(people)
}

func (s *Script) checkSteps(people map[string]bool) error {
	last, _ := s.start(time.UTC) // checked by Parse
	for i, st := range s.Steps {
		at, err := s.time(st.At, time.UTC)
		if err != nil {
			return fmt.Errorf("drill step %d (%s): %w", i+1, st.Do, err)
		}
		if at.Before(last) {
			return fmt.Errorf("drill step %d (%s at %s): earlier than the step before", i+1, st.Do, st.At)
		}
		last = at
		if _, ok := actions()[st.Do]; !ok {
			return fmt.Errorf("drill step %d: unknown command %q", i+1, st.Do)
		}
		for _, key := range append([]string{st.By, st.Person}, st.People...) {
			if key != "" && !people[key] {
				return fmt.Errorf("drill step %d (%s): unknown person %q", i+1, st.Do, key)
			}
		}
	}
	return nil
}

const dayLayout = "2006-01-02 15:04"

func (s *Script) start(zone *time.Location) (time.Time, error) {
	t, err := time.ParseInLocation(dayLayout, s.Start, zone)
	if err != nil {
		return t, fmt.Errorf("drill start %q: want YYYY-MM-DD HH:MM", s.Start)
	}
	return t, nil
}

// time reads "09-02 03:00" in the year of the start.
func (s *Script) time(text string, zone *time.Location) (time.Time, error) {
	start, err := s.start(zone)
	if err != nil {
		return start, err
	}
	t, err := time.ParseInLocation(dayLayout, fmt.Sprintf("%04d-%s", start.Year(), text), zone)
	if err != nil {
		return t, fmt.Errorf("time %q: want MM-DD HH:MM", text)
	}
	return t, nil
}
