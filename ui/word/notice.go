package word

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhiban/store"
	"zhiban/store/journal"
)

// Medium words a way of announcing of the plan.
func (w Words) Medium(slug string) string {
	for _, m := range w.Plan.Media {
		if m.Slug == slug {
			return m.In(w.T.Lang)
		}
	}
	return slug
}

// VehicleState words a state of a vehicle.
func (w Words) VehicleState(slug string) string { return of(w.T.Notice.Vehicle, slug) }

// OrderSteps words whether an order was confirmed and answered.
func (w Words) OrderSteps(receipt, replied, now journal.Time) string {
	t := w.T.Notice
	out := t.NoReceipt
	if !receipt.IsZero() {
		out = fmt.Sprintf(t.Receipt, w.Time(receipt, now))
	}
	if replied.IsZero() {
		return out + w.T.Report.Sep + t.NoReply
	}
	return out + w.T.Report.Sep + fmt.Sprintf(t.Replied, w.Time(replied, now))
}

// notice words an entry about a notice, a vehicle or an answer to an order.
func (w Words) notice(l store.Line) string {
	var f struct {
		Medium string   `json:"medium"`
		Media  []string `json:"media"`
		Amount int64    `json:"amount"`
		People int      `json:"people"`
		State  string   `json:"state"`
		Step   string   `json:"step"`
		Ended  bool     `json:"ended"`
	}
	switch l.Kind {
	case "notice.add", "notice.told", "vehicle.change", "vehicle.trip", "order.reply", "vehicle.add", "notice.end":
		if json.Unmarshal(l.Data, &f) != nil {
			return ""
		}
	default:
		return ""
	}
	t := w.T.Notice
	switch l.Kind {
	case "notice.add":
		media := make([]string, 0, len(f.Media))
		for _, m := range f.Media {
			media = append(media, w.Medium(m))
		}
		return joinWords(l.Texts["title"], strings.Join(media, w.T.Report.Sep))
	case "notice.told":
		told := ""
		if f.Amount != 0 {
			told = fmt.Sprintf(t.Told, f.Amount)
		}
		return joinWords(w.Medium(f.Medium), l.Texts["household"], told)
	case "vehicle.add":
		return joinWords(l.Texts["what"], l.Texts["driver"])
	case "vehicle.change":
		return joinWords(w.VehicleState(f.State), l.Texts["driver"])
	case "notice.end":
		return map[bool]string{true: t.Stopped, false: t.Holds}[f.Ended]
	case "vehicle.trip":
		if l.Texts["text"] == "" { // the line says whither by itself
			return ""
		}
		return fmt.Sprintf(t.To, l.Texts["to"])
	}
	if l.Texts["text"] == "" {
		return of(t.Step, f.Step)
	}
	return joinWords(of(t.Step, f.Step), l.Texts["to"])
}
