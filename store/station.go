package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"zhiban/store/journal"
)

// letters are the station letters in the order they are given: never A or B
// (班, 岗), no I, no O (DOMAIN §2 «Station»).
const letters = "KLMNPQRSTUVWXYZCDEFGHJ"

// StationInfo is one laptop that writes into the post's record.
type StationInfo struct {
	ID      string         `json:"id"`
	Letter  string         `json:"letter"`
	Public  string         `json:"public"`  // verifier key
	Missing []Gap          `json:"missing"` // entries it declared missing when it took over from a copy
	Heads   []journal.Head `json:"heads"`   // what it started from
	Since   journal.Time   `json:"since"`
}

// Gap is a range of entries that a station declared missing.
type Gap struct {
	Station string `json:"station"`
	From    int64  `json:"from"`
	To      int64  `json:"to"`
}

type stationJoined struct {
	Letter  string         `json:"letter"`
	Public  string         `json:"public"`
	From    []journal.Head `json:"from"`    // heads of the copy it goes on from
	Known   []journal.Head `json:"known"`   // newest heads that were known beside it
	Missing []Gap          `json:"missing"` // what lies between
}

func stationTable() table[StationInfo] {
	return newTable("station", []string{"letter"}, func(s *StationInfo) []any { return []any{s.Letter} })
}

func stationKinds() []kind {
	return []kind{
		kindOf("station.join", kindOptions{Stream: System, Noun: "station", Counter: "journal.strike"}, func(f *folder, e Event, p *stationJoined) {
			stationTable().put(f, e.Subject, &StationInfo{ID: e.Subject, Letter: p.Letter, Public: p.Public, Missing: p.Missing, Heads: p.From, Since: e.Recorded})
		}),
	}
}

// Stations lists the laptops of the post by letter.
func (v *View) Stations(ctx context.Context) ([]StationInfo, error) {
	return stationTable().list(ctx, v.q, "ORDER BY letter")
}

// genesis makes the key and writes the first entries of a new post.
func (s *Store) genesis(ctx context.Context, init Init) error {
	if init.Plan == nil {
		return invalid("plan", "init.no_plan", "")
	}
	zone, err := time.LoadLocation(init.Plan.Zone)
	if err != nil {
		return invalid("zone", "init.zone", init.Plan.Zone)
	}
	if init.Station == "" {
		init.Station = letters[:1]
	}
	s.meta = meta{drill: init.Seed != "", seed: init.Seed, station: init.Station, zone: zone, zoneName: init.Plan.Zone, subject: init.Station + "1"}
	if s.meta.post, err = s.newPostID(); err != nil {
		return err
	}
	if err := s.makeKey(); err != nil {
		return err
	}
	r := request{by: init.Station + "2", cmd: init, ids: newIDs(s)}
	_, _, err = s.try(ctx, r)
	return err
}

func (s *Store) newPostID() (string, error) {
	if s.meta.seed != "" {
		sum := derive(s.meta.seed, "post")
		return fmt.Sprintf("%x", sum[:16]), nil
	}
	id, err := (&ids{entropy: s.opts.Entropy}).entry(0, "", 0)
	return id, internalOrNil("init.random", err)
}

// makeKey makes this station's key and keeps it beside the database.
func (s *Store) makeKey() error {
	var seed [32]byte
	if s.meta.seed != "" {
		seed = derive(s.meta.seed, "key/"+s.meta.station)
	} else if _, err := s.opts.Entropy.Read(seed[:]); err != nil {
		return internal("init.random", err)
	}
	key := journal.NewKey(journal.KeyName(s.meta.post, s.meta.station), seed)
	public, err := key.Public()
	if err != nil {
		return internal("init.key", err)
	}
	s.meta.key, s.meta.public = &key, public
	return internalOrNil("init.key", writeFileDurably(s.keyPath(), []byte(key.Encode()+"\n")))
}

// plan writes genesis, first officer, plan, and the current shift.
func (c Init) plan(tx *Tx) error {
	name := c.Name
	if name == "" {
		name = c.Plan.Name.ZH
	}
	m := tx.s.meta
	g := &genesis{Format: journal.Format, Post: m.post, Station: m.station, Public: m.public, Zone: m.zoneName,
		Drill: m.drill, Seed: m.seed, Name: journal.Text(name), Program: tx.s.opts.Version}
	if _, err := tx.create("post.genesis", g); err != nil {
		return err
	}
	if err := tx.db.exec(tx.ctx, "INSERT INTO local (key, value) VALUES ('station', ?)", m.station); err != nil {
		return internal("init.local", err)
	}
	officer := AddPerson{Name: c.Officer, Role: RoleOfficer}
	if err := officer.plan(tx); err != nil {
		return err
	}
	if err := c.writePlan(tx); err != nil {
		return err
	}
	if !c.T0.IsZero() {
		if err := (SetT0{T0: c.T0}).plan(tx); err != nil {
			return err
		}
	}
	return openShiftNow(tx)
}

// loadMeta reads who this post and this laptop are from the genesis entry and
// the local table, and the key that stands beside the file.
func (s *Store) loadMeta(ctx context.Context) error {
	var g genesis
	var subject string
	err := entriesWhere(ctx, s.reader, postOrder+" LIMIT 1", nil, func(e journal.Entry, v []journal.Value) error {
		subject = e.Subject
		return journal.Open(e.Data, &g, func(string) (string, bool) { return "", false })
	})
	if err != nil {
		return internal("open.genesis", err)
	}
	if g.Format != journal.Format {
		return refused("db", "open.no_genesis", s.opts.Path)
	}
	zone, err := time.LoadLocation(g.Zone)
	if err != nil {
		return internal("open.zone", err)
	}
	m := meta{post: g.Post, subject: subject, drill: g.Drill, seed: g.Seed, zone: zone, zoneName: g.Zone, station: g.Station, public: g.Public}
	err = s.reader.queryRow(ctx, "SELECT value FROM local WHERE key = 'station'").Scan(&m.station)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return internal("open.station", err)
	}
	if m.station != g.Station {
		if m.public, err = s.publicOf(ctx, m.station); err != nil {
			return err
		}
	}
	s.meta = m
	return s.loadKey()
}

// loadKey reads FILE.key; without the right key this file is a copy.
func (s *Store) loadKey() error {
	raw, err := os.ReadFile(s.keyPath())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return internal("open.key", err)
	}
	key, err := journal.ParseKey(string(raw))
	if err != nil {
		return refused("key", "open.key_damaged", s.keyPath())
	}
	public, err := key.Public()
	if err != nil {
		return internal("open.key", err)
	}
	if public == s.meta.public {
		s.meta.key = &key
	}
	return nil
}

// publicOf finds a station's verifier key in the journal.
func (s *Store) publicOf(ctx context.Context, letter string) (string, error) {
	st, ok, err := stationTable().one(ctx, s.reader, "WHERE letter = ?", letter)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", refused("station", "open.no_station", letter)
	}
	return st.Public, nil
}
