package site

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/store/journal"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/word"
)

// reportKey is the field of the counts that says whether to ask for what is
// short; a material's slug cannot begin like this.
const reportKey = ":report"

// count opens the materials sheet as a form: a line for each, «0/2», and only
// what is typed counts. What is short becomes one need unless told not to.
func (d *desk) count(s store.SiteView) tea.Cmd {
	w := d.env.Words
	t, now := w.T.Site, journal.At(d.env.Store.Now())
	fields := make([]kit.FormField, 0, len(s.Sheet)+1)
	for _, it := range s.Sheet {
		hint, known := t.CountHint, it.Known
		if known {
			hint = fmt.Sprintf("%d/%d  %s", it.Have, it.Need, fmt.Sprintf(t.CountedBy, w.Time(it.At, now), it.ByName))
		}
		fields = append(fields, kit.FormField{Key: it.Slug, Label: it.Name.In(w.T.Lang), Hint: hint, Check: func(v string) string {
			if _, need, ok := word.HaveNeed(v); !ok || need == store.AsBefore && !known {
				return t.CountBad
			}
			return ""
		}})
	}
	fields = append(fields, kit.FormField{Key: reportKey, Label: t.CountAsk, Kind: kit.FormChoice, Value: "yes", Options: []kit.Option{{ID: "yes", Text: t.Yes}, {ID: "no", Text: t.No}}})
	form := kit.NewForm(d.say(t.Ask["count"], s), fields, d.env.FormWords())
	return app.OpenForm(d.env, "count:"+s.Site.ID, form, func(values map[string]string) (store.Command, error) {
		cmd := store.CountMaterials{ID: s.Site.ID, Report: values[reportKey] == "yes", Lead: t.Lead, Lang: w.T.Lang}
		for _, it := range s.Sheet {
			if have, need, ok := word.HaveNeed(values[it.Slug]); ok {
				cmd.Counts = append(cmd.Counts, store.MaterialCount{Material: it.Slug, Have: have, Need: need})
			}
		}
		return cmd, nil
	})
}

// state opens the choice of a state; to shut or lock a site needs a reason.
func (d *desk) state(s store.SiteView) tea.Cmd {
	w := d.env.Words
	var options []kit.Option
	for _, slug := range []string{store.SitePlanned, store.SiteSettingUp, store.SiteInService, store.SiteClosed, store.SiteLocked} {
		options = append(options, kit.Option{ID: slug, Text: w.SiteState(slug)})
	}
	form := kit.NewForm(d.say(w.T.Site.Ask["state"], s), []kit.FormField{
		{Key: "state", Label: w.T.Site.StateField, Kind: kit.FormChoice, Options: options, Value: s.Site.State},
		{Key: "reason", Label: w.T.Site.ReasonField},
	}, d.env.FormWords())
	return app.OpenForm(d.env, "state:"+s.Site.ID, form, func(values map[string]string) (store.Command, error) {
		shut := values["state"] == store.SiteClosed || values["state"] == store.SiteLocked
		if shut && values["reason"] == "" {
			return nil, noReason()
		}
		return store.SetSiteState{ID: s.Site.ID, State: values["state"], Text: values["reason"]}, nil
	})
}

// readLanes reads «5», «3 关 停电» or «3 开».
func readLanes(site, text string) (store.Command, error) {
	wrong := &store.Error{Code: store.Invalid, Field: "lanes", Reason: "site.lanes_line"}
	words := strings.Fields(word.Narrow(text))
	if len(words) == 0 {
		return nil, wrong
	}
	n, err := strconv.Atoi(words[0])
	if err != nil {
		return nil, wrong
	}
	if len(words) == 1 {
		return store.SetLanes{ID: site, Lanes: n}, nil
	}
	open, ok := map[string]bool{"开": true, "open": true, "关": false, "shut": false, "close": false, "closed": false}[strings.ToLower(words[1])]
	if !ok || n < 1 {
		return nil, wrong
	}
	return store.SetLanes{ID: site, No: n, Open: open, Reason: strings.Join(words[2:], " ")}, nil
}
