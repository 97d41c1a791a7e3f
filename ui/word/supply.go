package word

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// ItemUnit words the unit of a stock item, "" when the plan gives none.
func (w Words) ItemUnit(item string) string {
	m, ok := w.Plan.Material(item)
	if !ok || m.Unit == "" {
		return ""
	}
	return w.Label("unit."+m.Unit, "")
}

// Amount words a number of an item with its unit: 7,400份.
func (w Words) Amount(item string, n int64) string { return w.Figure(n, w.ItemUnit(item), "exact") }

// ItemAmount words an item and how many: 生活物资包 7,400份.
func (w Words) ItemAmount(item string, n int64) string {
	return fmt.Sprintf(w.T.Supply.Line, w.Supply(item), w.Amount(item, n))
}

// Supply words a stock item or a kit of the plan.
func (w Words) Supply(slug string) string {
	if k, ok := w.Plan.Kit(slug); ok {
		return k.In(w.T.Lang)
	}
	return w.Material(slug)
}

// SlipType words what a slip does.
func (w Words) SlipType(slug string) string { return of(w.T.Supply.Types, slug) }

// Lasts words how long something lasts at the present rate: 3天, 5时, 40分; a
// dash while nothing goes out.
func (w Words) Lasts(l store.StockLine) string {
	d, ok := l.Lasts()
	if !ok {
		return w.T.Supply.NoRate
	}
	return w.Short(d)
}

// Short words a stretch of time in its largest unit, rounded as the outlook
// rounds it: the same stock must not last one minute here and two there.
func (w Words) Short(d time.Duration) string {
	t := w.T.Supply
	switch d = d.Round(time.Minute); {
	case d < time.Hour:
		return fmt.Sprintf(t.LeftMinutes, int(d/time.Minute))
	case d < 72*time.Hour:
		return hoursOf(d, w)
	}
	return fmt.Sprintf(t.LeftDays, int(d/(24*time.Hour)))
}

// Rate words how much goes out in an hour.
func (w Words) Rate(l store.StockLine) string {
	if l.PerHour() == 0 {
		return w.T.Supply.NoRate
	}
	return fmt.Sprintf(w.T.Supply.Rate, perHour(l.PerHour()))
}

// perHour keeps one digit behind the point where the rate is small.
func perHour(r float64) string {
	if r >= 10 {
		return Thousands(int64(r + 0.5))
	}
	return strconv.FormatFloat(r, 'f', 1, 64)
}

// RateFormula shows how «lasts» was worked out, with its numbers.
func (w Words) RateFormula(l store.StockLine) string {
	if l.PerHour() == 0 {
		return ""
	}
	return fmt.Sprintf(w.T.Supply.Formula, w.Duration(time.Duration(l.Window)*time.Minute), Thousands(l.Used), perHour(l.PerHour()), Thousands(l.Balance), w.Lasts(l))
}

// SlipLines words what is on a slip, with its kits as kits.
func (w Words) SlipLines(lines []store.SlipLine, counted bool) string {
	var parts []string
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		switch {
		case counted:
			parts = append(parts, w.Supply(l.Item)+" "+signed(l.Amount)+fmt.Sprintf(w.T.Report.Paren, fmt.Sprintf(w.T.Supply.Counted, Thousands(l.Book), Thousands(l.Counted))))
		case l.Bad:
			parts = append(parts, w.Supply(l.Item)+" "+fmt.Sprintf(w.T.Supply.Bad, w.Amount(l.Item, l.Amount)))
		default:
			parts = append(parts, w.ItemAmount(l.Item, l.Amount))
		}
	}
	return strings.Join(parts, w.T.Report.Sep)
}

func signed(n int64) string {
	if n > 0 {
		return "+" + Thousands(n)
	}
	return Thousands(n)
}

// supplied is what entries about supplies carry beside their text.
type supplied struct {
	Type      string           `json:"type"`
	Lines     []store.SlipLine `json:"lines"`
	Item      string           `json:"item"`
	Low       int64            `json:"low"`
	Wanted    int64            `json:"wanted"`
	Promised  int64            `json:"promised"`
	Amount    int64            `json:"amount"`
	Requested int64            `json:"requested"`
	Was       int64            `json:"was"`
	Open      bool             `json:"open"`
}

// supply words an entry about supplies: the kind of slip, items and numbers,
// who gave and who took.
func (w Words) supply(l store.Line) string {
	switch l.Kind {
	case "slip.move", "slip.arrive", "stock.low", "demand.set", "demand.deliver", "need.ask":
	default:
		return w.notice(l)
	}
	var f supplied
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	t := w.T.Supply
	house := l.Texts["household"]
	switch l.Kind {
	case "slip.move":
		return joinWords(w.SlipType(f.Type), place(w, l), house, w.SlipLines(f.Lines, f.Type == store.SlipCount), l.Texts["gave"]+"→"+l.Texts["took"])
	case "slip.arrive":
		if f.Open {
			return t.NotArrived
		}
		return joinWords(place(w, l), w.SlipLines(f.Lines, false), l.Texts["who"])
	case "stock.low":
		return w.ItemAmount(f.Item, f.Low)
	case "demand.set":
		out := joinWords(house, w.ItemAmount(f.Item, f.Wanted))
		if f.Promised > 0 {
			out += " " + t.Promised + " " + Thousands(f.Promised)
		}
		return out
	case "demand.deliver":
		return joinWords(house, w.ItemAmount(f.Item, f.Amount), l.Texts["took"])
	}
	if f.Was > 0 {
		return joinWords(w.Supply(f.Item), fmt.Sprintf(t.Changed, Thousands(f.Was), Thousands(f.Requested)))
	}
	return joinWords(w.Supply(f.Item), fmt.Sprintf(t.Asked, w.Amount(f.Item, f.Requested)))
}

// place is the grid that a slip is about; of a line about the grid itself it
// stands there already.
func place(w Words, l store.Line) string {
	if l.Grid == 0 || l.Noun == "grid" {
		return ""
	}
	return fmt.Sprintf(w.T.Report.Grid, l.Grid)
}

func joinWords(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// errorArg words what a refusal names: an item in both languages, what there is
// of it and what was asked for.
func (w Words) errorArg(e *store.Error) string {
	if strings.HasPrefix(e.Reason, "intake.") {
		return w.intakeArg(e)
	}
	part := strings.Split(e.Arg, "|")
	if e.Reason != "stock.negative" && e.Reason != "slip.return_more" || len(part) != 4 {
		return e.Arg
	}
	have, err1 := strconv.ParseInt(part[2], 10, 64)
	want, err2 := strconv.ParseInt(part[3], 10, 64)
	if err1 != nil || err2 != nil {
		return e.Arg
	}
	return fmt.Sprintf("%s %s < %s", w.Name(part[0], part[1]), Thousands(have), Thousands(want))
}

// itemArg words what an undo would record: «parcel 60» is an item and a number.
func (w Words) itemArg(arg string) string {
	item, n, ok := strings.Cut(arg, " ")
	num, err := strconv.ParseInt(n, 10, 64)
	if !ok || err != nil {
		return arg
	}
	return w.ItemAmount(item, num)
}

// Parcel words what somebody took at a door: 18:05 生活物资包 1份 家属 收.
func (w Words) Parcel(d store.Delivery, now journal.Time) string {
	who := d.Took
	if who != "" {
		who += " " + w.T.Supply.Took
	}
	return joinWords(w.Time(d.At, now), w.ItemAmount(d.Item, d.Amount), who, d.Text)
}

// Wanted words what a household asked for and has not got.
func (w Words) Wanted(d store.Demand) string {
	return joinWords(w.T.Supply.Wanted, w.ItemAmount(d.Item, d.Wanted), fmt.Sprintf(w.T.Supply.StillOpen, w.Amount(d.Item, d.Missing())))
}
