package word

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhiban/store"
	"zhiban/store/journal"
)

// OutlookName words what is looked ahead to.
func (w Words) OutlookName(r store.OutlookRow) string {
	t := w.T.Outlook
	name := of(t.Name, r.Slug)
	round := fmt.Sprintf("%s %d", w.RoundKind(r.Ref), r.No)
	switch r.Slug {
	case store.OutlookRound:
		return fmt.Sprintf(name, round)
	case store.OutlookGrid:
		return fmt.Sprintf(name, round, fmt.Sprintf(w.T.Report.Grid, r.Grid))
	case store.OutlookReach:
		return fmt.Sprintf(name, w.Clock(r.Ref), fmt.Sprintf("%s %d", w.RoundKind(r.Round), r.No))
	case store.OutlookStock:
		return fmt.Sprintf(name, w.Material(r.Ref))
	case store.OutlookRoster:
		return fmt.Sprintf(name, w.shiftKey(r.Ref))
	case store.OutlookHours:
		return fmt.Sprintf(name, r.Name)
	case store.OutlookPoint:
		return fmt.Sprintf(name, w.Name(r.Name, r.NameEN))
	case store.OutlookDrug:
		return fmt.Sprintf(name, fmt.Sprintf(w.T.Report.Grid, r.Grid), r.Name, r.Ref)
	case store.OutlookForce, store.OutlookVehicle:
		return fmt.Sprintf(name, joinWords(r.Number, r.Name))
	}
	return name
}

// shiftKey words the key of a shift: 2022-09-02-A is 9/2 A班.
func (w Words) shiftKey(key string) string {
	if len(key) < 12 {
		return key
	}
	day, err := time.Parse(time.DateOnly, key[:10])
	if err != nil {
		return key
	}
	return w.Day(day) + " " + w.Shift(key[11:])
}

// OutlookWhen words when it comes, or how many it is about.
func (w Words) OutlookWhen(r store.OutlookRow, now journal.Time) string {
	t := w.T.Outlook
	switch {
	case r.Slug == store.OutlookReach:
		return w.Figure(r.N, "", "exact")
	case r.Slug == store.OutlookForce:
		return fmt.Sprintf(t.Of["missing"], r.N)
	case r.Slug == store.OutlookPoint && r.Input("lanes") == 0:
		return t.Of["shut"]
	case r.At.IsZero():
		return t.NoRate
	}
	return w.Time(r.At, now)
}

// OutlookFormula shows how a row was worked out, with its numbers.
func (w Words) OutlookFormula(r store.OutlookRow, now journal.Time) string {
	t := w.T.Outlook
	n, minutes := Thousands, func(slug string) time.Duration { return time.Duration(r.Input(slug)) * time.Minute }
	var out string
	switch r.Slug {
	case store.OutlookRound, store.OutlookGrid, store.OutlookStock:
		left := r.Input("left")
		if r.At.IsZero() {
			return w.outlookDue(fmt.Sprintf(t.Of["norate"], n(left)), r, now)
		}
		key := "round"
		if r.Slug == store.OutlookStock {
			key = "stock"
		}
		out = fmt.Sprintf(t.Of[key], n(left), w.ratePerHour(r), hoursOf(r.At.Sub(now), w), w.Time(r.At, now))
	case store.OutlookPoint:
		return w.outlookDue(w.pointFormula(r, now), r, now)
	case store.OutlookDrug:
		return w.drugFormula(r, now)
	case store.OutlookReach:
		out = fmt.Sprintf(t.Of["reach"], n(r.Input("left")), w.ratePerHour(r), w.Duration(minutes("while")), n(r.N))
	case store.OutlookRoster:
		if r.Input("missing") == 0 {
			return t.Of["empty"]
		}
		return fmt.Sprintf(t.Of["roster"], r.Input("gaps"), r.Input("missing"))
	case store.OutlookHours:
		return fmt.Sprintf(t.Of["hours"], w.Duration(minutes("worked")), w.Duration(minutes("limit")), w.Time(r.At, now))
	case store.OutlookForce:
		return fmt.Sprintf(t.Of["force"], r.Input("asked"), r.Input("arrived"), r.Input("coming"), r.N, w.Time(r.Due, now))
	case store.OutlookVehicle:
		return fmt.Sprintf(t.Of["vehicle"], w.Duration(minutes("out")), w.Duration(minutes("limit")))
	}
	basis := t.Measured
	if r.Basis == store.BasisAssumed {
		basis = t.Assumed
	}
	return w.outlookDue(out+w.T.Report.Comma+fmt.Sprintf(basis, w.Duration(minutes("window"))), r, now)
}

// pointFormula: people left, by lanes and the rate of one.
func (w Words) pointFormula(r store.OutlookRow, now journal.Time) string {
	t := w.T.Outlook
	if r.At.IsZero() {
		return fmt.Sprintf(t.Of["norate"], Thousands(r.Input("left")))
	}
	basis := t.Of["lately"]
	if r.Basis == store.BasisAssumed {
		basis = t.Of["byplan"]
	}
	return fmt.Sprintf(t.Of["point"], Thousands(r.Input("left")), r.Input("lanes"), w.ratePerHour(r), hoursOf(r.At.Sub(now), w), w.Time(r.At, now)) + w.T.Report.Comma + basis
}

func (w Words) drugFormula(r store.OutlookRow, now journal.Time) string {
	t := w.T.Outlook
	out := fmt.Sprintf(t.Of["drug"], store.Qty(r.Input("left")), store.Qty(r.Input("per_day")), w.Time(r.At, now))
	if r.Number != "" {
		out += w.T.Report.Sep + fmt.Sprintf(t.Of["underway"], r.Number)
	}
	return out
}

func (w Words) outlookDue(text string, r store.OutlookRow, now journal.Time) string {
	if r.Due.IsZero() || r.Slug == store.OutlookReach {
		return text
	}
	return text + w.T.Report.Sep + fmt.Sprintf(w.T.Outlook.Of["due"], w.Time(r.Due, now))
}

func (w Words) ratePerHour(r store.OutlookRow) string {
	window := r.Input("window")
	if window == 0 {
		return "0"
	}
	return perHour(float64(r.Input("done")) * 60 / float64(window))
}

// hoursOf is a stretch in hours with one digit, or in minutes below one.
func hoursOf(d time.Duration, w Words) string {
	if d < time.Hour {
		return w.Duration(d)
	}
	return fmt.Sprintf(w.T.Outlook.Of["hour"], strings.TrimSuffix(strconv.FormatFloat(d.Hours(), 'f', 1, 64), ".0"))
}
