// Package line reads the one-line entry: what an officer types into the note
// line or after «zhiban note».
//
//	entry  = [verb] token…            spaces are optional, order is free
//	verb   = 记 报 派 签 到 处 督 答 结 岗 过 轮 户 增援 限
//	         note report send accept scene «in hand» chase answer close gate pass round door
//	token  = grid       7格 十二格 三号网格 网格7 grid 7, or the grid's name
//	         household  12号 ３栋2单元501 三巷8号 house 12
//	         number     K-058 k58 Ｋ－０５８
//	         level      红 橙 黄 蓝 alone or in 【】, 急 = red; red … urgent
//	         time       15:45 九点半 9分钟到 半小时 «in 9 min»
//	         phone      138 0013 8000, 0750-3321234
//	         name       site, group, team, person: the longest one that fits
//	         type       the words that the plan gives it
//
// Full width and Chinese numerals are read everywhere. Without a verb it is a
// note. A verb of one letter needs no blank only where what follows leaves no
// doubt: 报7格…, 派K-058…, 岗东门…; «报到的志愿者» and «派出所来人» are notes.
//
//	报 7格 12号 李婶 高血压断药 急    a matter: place, household, person, type, level
//	派 K-058 医疗组 9分钟到           dispatch to a group, team or in words, with its minutes;
//	                                  the beginning of a name is enough (医疗)
//	签 到 处 督 答 K-058 text         accepted, on scene, in hand, chased, answered at once
//	结 K-058 送到 核 冯               close with a result and who verified it
//	岗 东门 缺测温枪 · 闯卡 · 齐      a need there, a red matter there, a check-in; else a note there
//	增援 20人 司机2 8:30前 搬物资      people are asked for: how many, skills, by when, of whom
//	到 K-061 12人 司机2 · 张三        they are here: a number, a person, a team
//	限 15:45 帐篷搭好                 a deadline of the post's own
//	过 东门 粤J12345 救护车 进        the pass log: who, why, 进 or 出 (in, when not said)
//	轮 7格 3栋 101-106 好 107 不在    a round: what was found behind the doors of a building
//	轮 敲门 7格 180户                 a round: the grid's own count, from the start
//	户 7格 3栋502 3人 李婶            the census: who lives behind a door
//	疑 7格 5栋 未数 · 销疑 7格 已补数   what the census does not know: see doubt.go
//	入 出 退 盘 需 送 物资 数量 人名    supplies: see supply.go
//	药 方 购 带 送药 诊 急             patients and medicine: see medical.go
//	道 关 开 上门 管 封 送检           points with lanes and tubes: see point.go
//	播 K-N003 7格 · 车 粤J12345 去 医院   notices and vehicles: see notice.go
//	来电 号码 7格 说什么 · 回访 K-058 满意 原话 · 诺 K-058 17:00 送药   the hotline: see hotline.go
//	附 K-058 /home/me/photo.jpg        a file for a matter
//
// Two readings of one token mean that none is taken: Problem is «which» and
// the echo names both; Parsed.With takes one of them. A site that nobody knows is
// «nosite»: the names that come near it are its readings. The typed words are kept
// as they are, in Text, whatever was understood.
package line

import (
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/plan"
)

// Verbs of an entry.
const (
	Note     = "note"
	Report   = "report"
	Dispatch = "dispatch"
	Accept   = "accept"
	Scene    = "scene"
	Hand     = "hand"
	Chase    = "chase"
	Answer   = "answer"
	Close    = "close"
	Gate     = "gate"
	Pass     = "pass"
	Call     = "call"   // people are asked for
	Limit    = "limit"  // a deadline of the post's own
	Arrive   = "arrive" // somebody of a request is here
)

// Acts of a word from a gate (Parsed.Act).
const (
	ActNeed    = "need"    // something is missing: a need matter
	ActBreach  = "breach"  // somebody forced it: a red matter
	ActCheckin = "checkin" // all is well
	ActNote    = "note"
)

// Parsed is what was understood.
type Parsed struct {
	Verb       string
	Word       string // the verb as typed, "" when there is none
	Text       string // everything behind the verb, as typed
	Say        string // what a step, a gate or a dispatch says: Text without what was understood
	Grid       *store.Grid
	Site       *store.Site
	Group      *store.Group
	Team       *store.Team
	Household  string
	Person     string
	Phone      string
	Level      string
	Kind       string
	Type       *plan.Type
	Matter     *store.Matter
	To         string
	Stranger   string // among those a dispatch goes to: whom the post does not know
	Verifier   *store.Person
	ETA        int            // minutes
	Figures    []store.Figure // key figures that the plan names
	Act        string         // of a gate
	Item       string         // what a gate lacks
	Who        string         // who passed: plate or name
	Reason     string         // why they passed
	In         bool           // inward
	Door       *store.AddHousehold
	Lines      []store.Amount // supplies with their numbers
	Bad        bool           // they came back damaged
	Promised   int64          // of what a household wants
	HasPromise bool
	Notice     string       // number of one that was announced
	Grids      []store.Grid // where
	Medium     string       // how
	Told       int64        // households that it reached
	People     int          // in a vehicle
	Back       bool         // it is back
	Adds       string       // slip that is made good
	Count      int          // people who are asked for, or are here
	Skills     []store.SkillNeed
	Due        time.Time // of a deadline or a request
	Body       string    // slug of a body of the plan
	Here       *store.Person
	needed
	swept
	treated
	sampled
	hot
	doubted
	Problem string // slug of what is missing, wrong or in doubt, "" when nothing is
	Arg     string // what the problem names

	readings []string // of what is in doubt, ids
	doubt    string   // slug of the part that is in doubt
	blocked  bool     // it cannot be saved like this
	missing  []string // numbers that the context does not hold
	parts    []Part
	line     string
	context  Context
	fixes    map[string]string
}

// Parse reads one line.
func Parse(text string, c Context) Parsed { return parse(text, c, nil) }

func parse(text string, c Context, fixes map[string]string) Parsed {
	if c.index == nil {
		c = c.Indexed()
	}
	verb, word, rest := split(text, c)
	p := Parsed{Verb: verb, Word: word, Text: strings.TrimSpace(rest), line: text, context: c, fixes: fixes}
	r := &reader{c: c, p: &p, t: newText(p.Text)}
	r.tokens()
	switch verb {
	case Report:
		r.report()
	case Dispatch:
		r.dispatch()
	case Close:
		r.close()
	case Accept, Scene, Hand, Chase, Answer:
		r.step()
	case Gate:
		r.gate()
	case Pass:
		r.pass()
	case In, Out, Back, Count, Want, Deliver:
		r.supply()
	case TallyLane, ShutLane, OpenLane, TallyHome, Tube, TubeIs, Seal, SendTubes:
		r.point()
	case Announce:
		r.announce()
	case Drive:
		r.drive()
	case Planned, Assess, Require, SitCut:
		r.sitrep()
	case Doubt, Settle:
		r.doubt()
	case Round:
		r.round()
	case Door:
		r.door()
	case Call:
		r.call()
	case Limit:
		r.limit()
	case Medicine, Prescribe, Procure, Carry, HandOver, VisitOf, Emergency:
		r.medical()
	case HotCall, HotBack, Promise, Kept, Broken:
		r.hotline()
	case Attach:
		r.attach()
	default:
		r.note()
	}
	return p
}

// Ready reports whether the line can be saved as it stands. What is merely in
// doubt is saved without the doubtful part.
func (p Parsed) Ready() bool { return p.Verb != "" && (p.Problem == "" || !p.blocked) }

// Command makes the command that saves what was understood.
func (p Parsed) Command() store.Command {
	switch p.Verb {
	case Report:
		return p.matter()
	case Dispatch:
		cmd := store.DispatchMatter{ID: p.matterID(), To: p.To, Text: p.Say, ETA: p.ETA}
		if p.Group != nil {
			cmd.Group = p.Group.ID
		}
		if p.Team != nil {
			cmd.Team = p.Team.ID
		}
		return cmd
	case Accept:
		return store.AcceptMatter{ID: p.matterID(), Text: p.Say}
	case Scene:
		return store.SceneMatter{ID: p.matterID(), Text: p.Say}
	case Hand:
		return store.HandMatter{ID: p.matterID(), Text: p.Say}
	case Chase:
		return store.ChaseMatter{ID: p.matterID(), Text: p.Say}
	case Answer:
		return store.AnswerMatter{ID: p.matterID(), Result: p.Say}
	case Close:
		cmd := store.CloseMatter{ID: p.matterID(), Result: p.Say}
		if p.Verifier != nil {
			cmd.Verifier = p.Verifier.ID
		}
		return cmd
	case Gate:
		return p.gateCommand()
	case In, Out, Back, Count, Want, Deliver:
		return p.supplyCommand()
	case TallyLane, ShutLane, OpenLane, TallyHome, Tube, Seal, SendTubes:
		return p.pointCommand()
	case Announce, Drive:
		return p.noticeCommand()
	case Medicine, Prescribe, Procure, Carry, HandOver, VisitOf, Emergency:
		return p.medicalCommand()
	case Planned, Assess, Require, SitCut:
		return p.sitrepCommand()
	case Doubt, Settle:
		return p.doubtCommand()
	case Round:
		return p.roundCommand()
	case Door:
		if p.Door != nil {
			return *p.Door
		}
		return store.AddHousehold{}
	case Call, Limit, Arrive:
		return p.musterCommand()
	case HotCall, HotBack, Promise, Kept, Broken:
		return p.hotlineCommand()
	case Attach:
		return p.attachCommand()
	case Pass:
		return store.RecordPass{Site: p.siteID(), Who: p.Who, Reason: p.Reason, In: p.In}
	}
	return store.WriteNote{Text: p.Text, Subject: p.subject(), Figures: p.Figures}
}

func (p Parsed) matter() store.Command {
	cmd := store.ReportMatter{Kind: p.Kind, Level: p.Level, Site: p.siteID(), Household: p.Household, Person: p.Person, Phone: p.Phone, Text: p.Text}
	if p.Type != nil {
		cmd.Type = p.Type.Slug
	}
	if p.Grid != nil {
		cmd.Grid = p.Grid.ID
	}
	return cmd
}

func (p Parsed) gateCommand() store.Command {
	switch p.Act {
	case ActNeed, ActBreach:
		return p.matter()
	case ActCheckin:
		return store.CheckIn{ID: p.siteID(), Text: p.Say}
	}
	return store.WriteNote{Text: p.Text, Subject: p.siteID()}
}

func (p Parsed) matterID() string {
	if p.Matter == nil {
		return ""
	}
	return p.Matter.ID
}

func (p Parsed) siteID() string {
	if p.Site == nil {
		return ""
	}
	return p.Site.ID
}

// subject is what a note is about: a matter it names first, else the site, else
// the grid, else the post.
func (p Parsed) subject() string {
	switch {
	case p.Matter != nil:
		return p.Matter.ID
	case p.Site != nil:
		return p.Site.ID
	case p.Grid != nil:
		return p.Grid.ID
	}
	return ""
}
