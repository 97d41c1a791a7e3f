package drill

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// Options say what to play, where and how fast.
type Options struct {
	Path    string
	Script  []byte
	Plan    *plan.Plan // the one the script names
	Speed   float64    // script seconds per second; 0 plays without waiting
	Until   time.Time  // stop before steps later than this; zero plays all
	Wall    func() time.Time
	Sleep   func(context.Context, time.Duration) error // needed when Speed > 0
	Version string
	// Without are parts of the script that are left out. Tests that look at
	// something else play without «census», «helpers» and the like, so that what
	// they expect does not move whenever the case grows; the whole is played by
	// the tests of this package and of the handover report.
	Without []string
	// Synchronous is that of store.Options: what is played again after a power
	// cut need not be on the disk at once.
	Synchronous string
	// Seal closes a handover: laying out the report that is signed is not the
	// record's business.
	Seal func(ctx context.Context, st *store.Store, handover, by string, at time.Time) error
	// Issue signs a situation report; nil keeps no laid out text.
	Issue    func(ctx context.Context, st *store.Store, sitrep, by string) error
	Progress func(done, of int, at time.Time)
}

// Result says how far a run came.
type Result struct {
	Steps int // played in this run
	Of    int // steps in the script
	At    time.Time
}

// Run plays a script into a new file, or goes on where an earlier run of the
// same script stopped. A file of another script or a real post is refused.
func Run(ctx context.Context, o Options) (Result, error) {
	s, err := Parse(o.Script)
	if err != nil {
		return Result{}, err
	}
	zone, err := time.LoadLocation(o.Plan.Zone)
	if err != nil {
		return Result{}, fmt.Errorf("zone of the plan: %w", err)
	}
	p := &player{o: o, script: s, zone: zone}
	if p.now, err = s.start(zone); err != nil {
		return Result{}, err
	}
	if err := p.open(ctx); err != nil {
		return Result{}, err
	}
	perr := p.play(ctx)
	return Result{Steps: p.played, Of: len(s.Steps), At: p.now}, errors.Join(perr, p.st.Close())
}

// player is one run.
type player struct {
	o      Options
	script *Script
	zone   *time.Location
	st     *store.Store
	now    time.Time
	mark   mark
	played int
	again  int // entries of the next step that an earlier run wrote before it was killed
}

// mark is kept in the file's local table: what the next step is, and which
// subjects the names of the script stand for.
type mark struct {
	Script string            `json:"script"`
	Step   int               `json:"step"` // next to play
	Seq    int64             `json:"seq"`  // end of the chain before that step: more means it was played
	Refs   map[string]string `json:"refs"`
}

const markKey = "drill"

func (p *player) open(ctx context.Context) error {
	opts := store.Options{Path: p.o.Path, Wall: p.o.Wall, Clock: func() time.Time { return p.now }, Version: p.o.Version, Synchronous: p.o.Synchronous}
	if _, err := os.Stat(p.o.Path); errors.Is(err, os.ErrNotExist) {
		return p.create(ctx, opts)
	}
	st, err := store.Open(ctx, opts)
	if err != nil {
		return err
	}
	raw, err := st.Local(ctx, markKey)
	if err == nil && (raw == "" || !st.Drill()) {
		err = &store.Error{Code: store.Refused, Field: "db", Reason: "drill.not_a_drill", Arg: p.o.Path}
	}
	if err == nil {
		err = json.Unmarshal([]byte(raw), &p.mark)
	}
	if err == nil && p.mark.Script != p.script.Name {
		err = &store.Error{Code: store.Refused, Field: "db", Reason: "drill.other_script", Arg: p.mark.Script}
	}
	if err != nil {
		return errors.Join(err, st.Close())
	}
	p.st = st
	if err := p.resume(ctx); err != nil {
		return errors.Join(err, st.Close())
	}
	return nil
}

func (p *player) create(ctx context.Context, opts store.Options) error {
	var officer Person
	for _, x := range p.script.People {
		if x.Key == p.script.Officer {
			officer = x
		}
	}
	st, err := store.Create(ctx, opts, store.Init{Plan: p.o.Plan, Name: p.script.Post, Officer: officer.Name, Seed: p.script.Seed})
	if err != nil {
		return err
	}
	p.st = st
	p.mark = mark{Script: p.script.Name, Refs: map[string]string{}}
	if err := p.people(ctx, officer); err != nil {
		return errors.Join(err, st.Close())
	}
	return p.save(ctx)
}

// people enters everybody whom the script names.
func (p *player) people(ctx context.Context, officer Person) error {
	first, err := p.st.PersonByName(ctx, officer.Name)
	if err != nil {
		return err
	}
	p.mark.Refs["person/"+officer.Key] = first.ID
	for _, x := range p.script.People {
		if x.Key == officer.Key {
			continue
		}
		r, err := p.st.Do(ctx, first.ID, time.Time{}, store.AddPerson{Name: x.Name, Phone: x.Phone, Role: x.Role})
		if err != nil {
			return fmt.Errorf("drill person %s: %w", x.Key, err)
		}
		p.mark.Refs["person/"+x.Key] = r.Subject
	}
	for _, t := range p.script.Teams {
		grid, err := p.grid(ctx, t.Grid)
		if err != nil {
			return err
		}
		r, err := p.st.Do(ctx, first.ID, time.Time{}, store.AddTeam{Name: t.Name, Grid: grid, Size: t.Size})
		if err != nil {
			return fmt.Errorf("drill team %s: %w", t.Key, err)
		}
		p.mark.Refs["team/"+t.Key] = r.Subject
	}
	return nil
}

func (p *player) seq(ctx context.Context) (int64, error) {
	heads, err := p.st.Heads(ctx)
	if err != nil {
		return 0, err
	}
	for _, h := range heads {
		if h.Station == p.st.Station() {
			return h.Seq, nil
		}
	}
	return 0, nil
}

func (p *player) save(ctx context.Context) error {
	var err error
	if p.mark.Seq, err = p.seq(ctx); err != nil {
		return err
	}
	raw, err := json.Marshal(p.mark)
	if err != nil {
		return fmt.Errorf("mark of the drill: %w", err)
	}
	return p.st.SetLocal(ctx, markKey, string(raw))
}

// play goes through the steps that are left.
func (p *player) play(ctx context.Context) error {
	for p.mark.Step < len(p.script.Steps) {
		st := p.script.Steps[p.mark.Step]
		at, err := p.script.time(st.At, p.zone)
		if err != nil {
			return err
		}
		if !p.o.Until.IsZero() && at.After(p.o.Until) {
			return nil
		}
		if err := p.wait(ctx, at); err != nil {
			return err
		}
		if st.Part == "" || !slices.Contains(p.o.Without, st.Part) {
			err = p.step(ctx, st)
		}
		p.again = 0
		if err != nil {
			return fmt.Errorf("drill step %d (%s at %s): %w", p.mark.Step+1, st.Do, st.At, err)
		}
		p.mark.Step++
		p.played++
		if err := p.save(ctx); err != nil {
			return err
		}
		if p.o.Progress != nil {
			p.o.Progress(p.mark.Step, len(p.script.Steps), at)
		}
	}
	return nil
}

// wait lets script time pass.
func (p *player) wait(ctx context.Context, at time.Time) error {
	if at.Before(p.now) {
		at = p.now
	}
	if d := at.Sub(p.now); p.o.Speed > 0 && d > 0 && p.o.Sleep != nil {
		if err := p.o.Sleep(ctx, time.Duration(float64(d)/p.o.Speed)); err != nil {
			return err
		}
	}
	p.now = at
	return ctx.Err()
}

func (p *player) step(ctx context.Context, st Step) error {
	by := p.mark.Refs["person/"+p.script.Officer]
	if st.By != "" {
		by = p.mark.Refs["person/"+st.By]
	}
	var when time.Time
	if st.When != "" {
		var err error
		if when, err = p.script.time(st.When, p.zone); err != nil {
			return err
		}
	}
	return actions()[st.Do](ctx, p, by, when, st)
}

// do runs a command and remembers what it made under the step's name.
func (p *player) do(ctx context.Context, by string, when time.Time, st Step, cmd store.Command) error {
	r, err := p.st.Do(ctx, by, when, cmd)
	if p.doneBefore(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if st.As != "" {
		p.mark.Refs[st.As] = r.Subject
		p.mark.Refs["entry/"+st.As] = r.Entries[0].ID
	}
	return nil
}
