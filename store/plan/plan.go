// Package plan reads, checks and writes plan files (预案): everything about a
// post that is prepared in peacetime and differs from one emergency to the next.
//
// The program itself knows no emergency. Which grids, groups, sites, clocks and
// types a post has, and the words that its screens and reports use for them,
// come from a TOML file of this shape. The record keeps only the slugs; the
// words are looked up in the plan when something is shown.
//
// The package is pure: it knows neither the record nor a clock. Load never
// panics and reports every mistake of a file with its line, because the person
// who edits a plan is rarely the person who wrote it.
package plan

// Levels, most urgent first.
const (
	Red    = "red"
	Orange = "orange"
	Yellow = "yellow"
	Blue   = "blue"
)

// Kinds of matter that a type can belong to.
const (
	Incident = "incident"
	Request  = "request"
	Medical  = "medical"
	Task     = "task"
	Need     = "need"
	Support  = "support"
	Order    = "order"
)

// Roles that a site kind plays, whatever the plan calls it.
const (
	RoleGate    = "gate"    // an entrance that is held: guards, passes, barriers
	RoleLanes   = "lanes"   // a point with lanes that people pass through
	RoleStore   = "store"   // where stock lies
	RoleClinic  = "clinic"  // where people are treated
	RoleDesk    = "desk"    // a hotline or a service desk
	RoleShelter = "shelter" // where people stay
)

// How far a number can be trusted: «3,000余» is over 3000.
const (
	Near    = "near"
	Over    = "over"
	Exact   = "exact"
	Assumed = "assumed"
)

// What a round counts by.
const (
	ByGrid      = "grid"
	ByHousehold = "household"
)

// Name is a word of the plan in both languages.
type Name struct {
	ZH string `toml:"zh" json:"zh"`
	EN string `toml:"en" json:"en"`
}

// In gives the name in a language; any tag that begins with "en" is English.
func (n Name) In(lang string) string {
	if len(lang) >= 2 && lang[:2] == "en" {
		return n.EN
	}
	return n.ZH
}

// Word is a slug with its names. Assumed marks what the source of the plan does
// not give.
type Word struct {
	Slug    string `toml:"slug" json:"slug"`
	ZH      string `toml:"zh" json:"zh"`
	EN      string `toml:"en" json:"en"`
	Assumed bool   `toml:"assumed,omitempty" json:"assumed,omitempty"`
}

// In gives the word in a language.
func (w Word) In(lang string) string { return Name{w.ZH, w.EN}.In(lang) }

// Plan is one plan file. The order of the fields is the order of the canonical
// file that Export writes.
type Plan struct {
	Slug string `toml:"slug" json:"slug"`
	Zone string `toml:"timezone" json:"timezone"` // IANA time zone that input, shifts and print use
	Name Name   `toml:"name" json:"name"`         // name of the post it sets up
	Kind Word   `toml:"kind" json:"kind"`         // kind of emergency

	Settings Settings `toml:"settings" json:"settings"`
	Limits   Limits   `toml:"limits" json:"limits"`

	Places       []Word        `toml:"place,omitempty" json:"places,omitempty"`
	Zones        []Word        `toml:"zone,omitempty" json:"zones,omitempty"`
	Groups       []Group       `toml:"group,omitempty" json:"groups,omitempty"`
	Grids        []Grid        `toml:"grid,omitempty" json:"grids,omitempty"`
	MaterialSets []Word        `toml:"material_set,omitempty" json:"material_sets,omitempty"`
	Materials    []Material    `toml:"material,omitempty" json:"materials,omitempty"`
	SiteKinds    []SiteKind    `toml:"site_kind,omitempty" json:"site_kinds,omitempty"`
	Sites        []Site        `toml:"site,omitempty" json:"sites,omitempty"`
	Stocks       []Stock       `toml:"stock,omitempty" json:"stocks,omitempty"`
	Kits         []Kit         `toml:"kit,omitempty" json:"kits,omitempty"`
	Shifts       []Shift       `toml:"shift,omitempty" json:"shifts,omitempty"`
	PostRoles    []PostRole    `toml:"post_role,omitempty" json:"post_roles,omitempty"`
	TeamKinds    []Word        `toml:"team_kind,omitempty" json:"team_kinds,omitempty"`
	SpecialNeeds []SpecialNeed `toml:"special_need,omitempty" json:"special_needs,omitempty"`
	Languages    []Word        `toml:"language,omitempty" json:"languages,omitempty"`
	Media        []Word        `toml:"medium,omitempty" json:"media,omitempty"`
	Types        []Type        `toml:"type,omitempty" json:"types,omitempty"`
	Clocks       []Clock       `toml:"clock,omitempty" json:"clocks,omitempty"`
	Milestones   []Milestone   `toml:"milestone,omitempty" json:"milestones,omitempty"`
	RoundKinds   []RoundKind   `toml:"round_kind,omitempty" json:"round_kinds,omitempty"`
	TubeKinds    []TubeKind    `toml:"tube_kind,omitempty" json:"tube_kinds,omitempty"`
	Figures      []Figure      `toml:"figure,omitempty" json:"figures,omitempty"`
	Thresholds   []Threshold   `toml:"threshold,omitempty" json:"thresholds,omitempty"`
	Skills       []Skill       `toml:"skill,omitempty" json:"skills,omitempty"`
	Bodies       []Body        `toml:"body,omitempty" json:"bodies,omitempty"`
	Conditions   []Condition   `toml:"condition,omitempty" json:"conditions,omitempty"`
	CheckLists   []CheckList   `toml:"check_list,omitempty" json:"check_lists,omitempty"`
	FirstTasks   []FirstTask   `toml:"first_task,omitempty" json:"first_tasks,omitempty"`
	Medical      MedicalCare   `toml:"medical,omitempty" json:"medical,omitzero"`

	// Labels are section titles ("section.gates"), function-key labels
	// ("key.sites"), words ("word.lane") and units ("unit.portion").
	Labels map[string]Name `toml:"labels,omitempty" json:"labels,omitempty"`
}

// Settings are the numbers of the post's routine.
type Settings struct {
	BackdateFlagMinutes int    `toml:"backdate_flag_minutes" json:"backdate_flag_minutes"`     // older entries are flagged in print
	SilentHours         int    `toml:"silent_hours" json:"silent_hours"`                       // a grid without a word for so long is 无报
	LateHandoverMinutes int    `toml:"late_handover_minutes" json:"late_handover_minutes"`     // acceptance later than this sounds the alarm
	PrepareMinutes      int    `toml:"prepare_minutes" json:"prepare_minutes"`                 // the outgoing officer starts so long before the end
	ArriveEarlyMinutes  int    `toml:"arrive_early_minutes" json:"arrive_early_minutes"`       // the incoming officer comes so long before the start
	CheckinMinutes      int    `toml:"checkin_minutes" json:"checkin_minutes"`                 // a check-in older than this is stale
	MannedFromHours     int    `toml:"manned_from_hours" json:"manned_from_hours"`             // T+ hours before which no site counts as unmanned
	NightFrom           string `toml:"night_from" json:"night_from"`                           // guards_night applies from here
	NightTo             string `toml:"night_to" json:"night_to"`                               // to here
	BStandsInForA       bool   `toml:"b_stands_in_for_a" json:"b_stands_in_for_a"`             // a manned B post covers an unmanned A post
	AttachmentMB        int    `toml:"attachment_mb,omitempty" json:"attachment_mb,omitempty"` // largest file that may be attached, 0: 20 MB
	Hotline             string `toml:"hotline,omitempty" json:"hotline,omitempty"`             // key of the desk, or slug of the group, that answers the hotline day and night
}

// Limits are the time limits of the four levels.
type Limits struct {
	Red    Limit `toml:"red" json:"red"`
	Orange Limit `toml:"orange" json:"orange"`
	Yellow Limit `toml:"yellow" json:"yellow"`
	Blue   Limit `toml:"blue" json:"blue"`
}

// Limit is one level's limits in minutes; 0 means none.
type Limit struct {
	AcceptMinutes  int `toml:"accept_minutes" json:"accept_minutes"`
	ResolveMinutes int `toml:"resolve_minutes" json:"resolve_minutes"`
}

// Group is a work group (工作组) and where its A and B posts are due.
type Group struct {
	Word
	PlaceA string `toml:"place_a" json:"place_a"`
	PlaceB string `toml:"place_b" json:"place_b"`
}

// Grid is an area (网格). Its name is plan text in one language.
type Grid struct {
	Number     int    `toml:"number" json:"number"`
	Name       string `toml:"name" json:"name"`
	Zone       string `toml:"zone" json:"zone"`
	Households int    `toml:"households" json:"households"`
	Basis      string `toml:"basis" json:"basis"` // near, over, exact or assumed
	Assumed    bool   `toml:"assumed,omitempty" json:"assumed,omitempty"`
}

// Material is a stock item.
type Material struct {
	Word
	Set  string `toml:"set" json:"set"`
	Unit string `toml:"unit,omitempty" json:"unit,omitempty"` // label «unit.<slug>»
}

// SiteKind is what the plan calls a kind of site, and the role it plays.
type SiteKind struct {
	Word
	Role string `toml:"role" json:"role"`
}

// Site is a fixed place with a state (点位).
type Site struct {
	Key             string   `toml:"key" json:"key"`
	Kind            string   `toml:"kind" json:"kind"`
	Name            string   `toml:"name" json:"name"`
	NameEN          string   `toml:"name_en" json:"name_en"`
	Grid            int      `toml:"grid,omitzero" json:"grid,omitempty"` // 0: in no grid
	Lanes           int      `toml:"lanes,omitzero" json:"lanes,omitempty"`
	GuardsDue       int      `toml:"guards_due" json:"guards_due"`
	GuardsNight     int      `toml:"guards_night,omitzero" json:"guards_night,omitempty"`           // 0: as by day
	CheckinMinutes  int      `toml:"checkin_minutes,omitzero" json:"checkin_minutes,omitempty"`     // 0: the setting
	MannedFromHours int      `toml:"manned_from_hours,omitzero" json:"manned_from_hours,omitempty"` // 0: the setting
	Locked          bool     `toml:"locked,omitempty" json:"locked,omitempty"`
	Phone           string   `toml:"phone,omitempty" json:"phone,omitempty"`
	Materials       []string `toml:"materials,omitempty" json:"materials,omitempty"`
	Assumed         bool     `toml:"assumed,omitempty" json:"assumed,omitempty"`
}

// Stock is what lies in a store when the plan is activated.
type Stock struct {
	Site     string `toml:"site" json:"site"`
	Material string `toml:"material" json:"material"`
	Quantity int    `toml:"quantity" json:"quantity"`
	Low      int    `toml:"low,omitzero" json:"low,omitempty"` // below this the store is short; 0: no mark
	Assumed  bool   `toml:"assumed,omitempty" json:"assumed,omitempty"`
}

// Kit is a set of materials that are handed out together. Parts are written as
// «slug number»: "tent 1".
type Kit struct {
	Word
	Parts []string `toml:"parts" json:"parts"`
}

// Shift is a duty shift (班次) on the clock of the plan's zone. An end at or
// before the start lies on the next day.
type Shift struct {
	Word
	Start string `toml:"start" json:"start"`
	End   string `toml:"end" json:"end"`
}

// PostRole is a post on the duty roster (值班长, 主班 …) and how many a shift needs.
type PostRole struct {
	Word
	Due int `toml:"due" json:"due"`
}

// Type is a type of matter with the level it has unless somebody says otherwise.
type Type struct {
	Word
	Kind  string   `toml:"kind" json:"kind"`
	Level string   `toml:"level" json:"level"`
	Group string   `toml:"group,omitempty" json:"group,omitempty"` // whom it usually goes to
	Words []string `toml:"words,omitempty" json:"words,omitempty"` // words of a one-line entry that mean this type
}

// Clock is a deadline counted from T0.
type Clock struct {
	Word
	Hours int `toml:"hours" json:"hours"`
}

// Milestone is a step of the T+ playbook. Clock names the clock that closes with it.
type Milestone struct {
	Word
	AtMinutes int    `toml:"at_minutes" json:"at_minutes"`
	Group     string `toml:"group" json:"group"`
	Clock     string `toml:"clock,omitempty" json:"clock,omitempty"`
	Report    string `toml:"report,omitempty" json:"report,omitempty"` // the situation report that is due with it: first, follow
}

// RoundKind is a kind of sweep over the grids, counted by grid or household.
type RoundKind struct {
	Word
	Tally       string `toml:"tally" json:"tally"`
	RepeatHours int    `toml:"repeat_hours,omitzero" json:"repeat_hours,omitempty"` // 0: when ordered

	Target  string   `toml:"target,omitempty" json:"target,omitempty"`   // resident: each is ticked; "": each household
	Needs   []string `toml:"needs,omitempty" json:"needs,omitempty"`     // only who has one of these special needs
	Item    string   `toml:"item,omitempty" json:"item,omitempty"`       // material that it brings
	Promise bool     `toml:"promise,omitempty" json:"promise,omitempty"` // a time, a vehicle and a destination are promised
	Words   []string `toml:"words,omitempty" json:"words,omitempty"`     // words of a one-line entry that mean this kind

	Lanes       bool `toml:"lanes,omitempty" json:"lanes,omitempty"`              // people pass through the lanes of points
	SlotMinutes int  `toml:"slot_minutes,omitzero" json:"slot_minutes,omitempty"` // lanes are tallied every so many minutes; 0: 30
}

// Figure is a number that reports add up (breakfasts handed out, people arrived).
type Figure struct {
	Word
	Unit string `toml:"unit" json:"unit"`
}

// Threshold is a number that somebody is warned by.
type Threshold struct {
	Word
	Value int    `toml:"value" json:"value"`
	Unit  string `toml:"unit,omitempty" json:"unit,omitempty"`
}

// LeaderOnCall is the slug of the post role that reports name in their head
// (带班领导); a plan without it has none.
const LeaderOnCall = "leader_on_call"

// ShiftHead is the slug of the post role that leads a shift (值班长).
const ShiftHead = "chief"

// Breach is the slug of the type of matter for somebody forcing a gate (闯卡);
// in a plan without it such a matter has no type.
const Breach = "forced_gate"
