package store

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zhiban/store/journal"
)

func TestNamesForThoseAbove(t *testing.T) {
	for name, want := range map[string]string{
		"李秀英": "李某", "李某": "李某", "欧阳某": "欧阳某", "𬭚某某": "𬭚某", "欧阳娜娜": "欧阳某", "冯": "冯某", "带班领导 陈": "带班领导 陈某", "综合协调组A岗": "综合协调组A岗", "1号网格长": "1号网格长", "班成长": "班某", "A班值班长 冯": "A班值班长 冯某",
		"12号": "某", "某": "某", "Chen Li": "C.", "j": "J.", "J.": "J.", "李秀英 13900001111": "李某", "李岗": "李某", "王大爷家": "王某", "𬭎先生": "𬭎某", "": "",
	} {
		if got := LevelSuperior.Name(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
		if LevelPublic.Name(name) != "" || LevelFull.Name(name) != name {
			t.Errorf("%q at the other levels: %q, %q", name, LevelPublic.Name(name), LevelFull.Name(name))
		}
	}
}

// Every text of the facts is masked, wherever it lies, and what was sealed is
// left as it is.
func TestNoTextOfTheFactsIsForgotten(t *testing.T) {
	for _, facts := range []any{new(Facts), new(SitFacts)} {
		v := reflect.ValueOf(facts).Elem()
		fillTexts(v)
		before := fmt.Sprintf("%+v", facts)
		for _, l := range []Level{LevelSuperior, LevelPublic} {
			var out any
			switch f := facts.(type) {
			case *Facts:
				out = f.Masked(l, nil)
			case *SitFacts:
				out = f.Masked(l, nil)
			}
			n := 0
			texts(reflect.ValueOf(out).Elem(), "", "", func(path, tag, text string) {
				n++
				switch {
				case tag == readerOpen:
				case l == LevelPublic && text != "":
					t.Errorf("the public reads %s: %q", path, text)
				case tag != readerAbove && strings.Contains(text, "秘密"):
					t.Errorf("those above read %s: %q", path, text)
				}
			})
			if n < 10 {
				t.Errorf("%T has only %d texts", facts, n)
			}
		}
		if after := fmt.Sprintf("%+v", facts); after != before {
			t.Errorf("masking changed the %T", facts)
		}
	}
}

// A string of the facts is a code, an id, a number of the post's or a word of the plan:
// whoever adds one says here that it is.
func TestStringsOfTheFactsAreCodes(t *testing.T) {
	got := map[string]bool{}
	for _, x := range []any{Facts{}, SitFacts{}} {
		plainStrings(reflect.TypeOf(x), got, map[reflect.Type]bool{})
	}
	names := make([]string, 0, len(got))
	for n := range got {
		names = append(names, n)
	}
	slices.Sort(names)
	want := strings.Fields(factStrings)
	for _, n := range names {
		if !slices.Contains(want, n) {
			t.Errorf("%s is a plain string: a code? then list it here; typed by somebody? then it is a journal.Text", n)
		}
	}
	for _, n := range want {
		if !slices.Contains(names, n) {
			t.Errorf("%s is listed and not there", n)
		}
	}
}

// plainStrings collects Type.Field of all strings, and refuses what the mask
// does not walk into.
func plainStrings(t reflect.Type, out map[string]bool, seen map[reflect.Type]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		plainStrings(t.Elem(), out, seen)
	case reflect.Array, reflect.Map:
		if k := t.Elem().Kind(); k != reflect.Int64 && k != reflect.Int {
			out["!"+t.String()] = true
		}
	case reflect.Struct:
		if seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			e := f.Type
			for e.Kind() == reflect.Slice {
				e = e.Elem()
			}
			if e.Kind() == reflect.String && e != textType {
				out[t.Name()+"."+f.Name] = true
				continue
			}
			plainStrings(f.Type, out, seen)
		}
	}
}

// fillTexts puts a secret into every text, and something into every list.
func fillTexts(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillTexts(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillTexts(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillTexts(v.Field(i))
			}
		}
	case reflect.String:
		if v.Type() == textType {
			v.Set(reflect.ValueOf(journal.Text("甲秘密")))
		}
	}
}

func texts(v reflect.Value, path, tag string, see func(path, tag, text string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			texts(v.Elem(), path, tag, see)
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), fmt.Sprintf("%s[%d]", path, i), tag, see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				texts(v.Field(i), path+"."+f.Name, f.Tag.Get("reader"), see)
			}
		}
	case reflect.String:
		if v.Type() == textType {
			see(path, tag, v.String())
		}
	}
}

const factStrings = `
	FactAddendum.Code FactAddendum.Number FactCaller.Open FactClock.Slug FactCount.Name FactCount.NameEN FactCount.Slug FactCount.Unit FactDrug.Stage
	FactDrug.UnderWay FactFigure.Basis FactFigure.Entry FactFile.Media FactForce.Number FactGate.Breaches FactGate.Name FactGate.NameEN FactHandover.Last
	FactHandover.Number FactHandover.PrevCode FactHandover.Previous FactHandover.State FactItem.Kind FactItem.Level FactItem.Number FactItem.Settled
	FactItem.Slug FactItem.Verdict FactLine.Kind FactLine.Number FactManned.Name FactManned.NameEN FactMaterial.Item FactMatter.Kind FactMatter.Level
	FactMatter.Number FactMatter.State FactMatter.Type FactMedicine.Order FactMedicine.Stage FactNext.Gaps FactNotice.Media FactNotice.Number
	FactOnCall.Role FactOutlook.Basis FactOutlook.Ref FactOutlook.Round FactOutlook.Slug FactOutlook.State FactOwed.Item FactPaper.Serial FactPatient.Number
	FactPerson.Group FactPerson.Post FactPerson.Role FactPoint.Key FactPoint.Name FactPoint.NameEN FactPoint.Never FactPoints.Kind FactPoints.Never
	FactReason.Slug FactRef.ID FactRound.Kind FactRound.Unit FactShare.Item FactShift.Key FactShift.Slug FactSign.How FactSign.Side FactSit.Kind
	FactSit.Last FactSit.Number FactSit.PrevCode FactSit.Previous FactSitSign.How FactSite.Before FactSite.Key FactSite.Kind FactSite.Manning
	FactSite.Name FactSite.NameEN FactSite.Role FactSite.State FactSlip.Item FactSlip.Number FactSlip.Type FactSlipT.Number FactStep.Group FactStep.Slug
	FactSupply.Item FactSupply.Name FactSupply.NameEN FactSupply.Store FactSupport.Body FactSupport.Step FactSupport.To FactTally.Slug FactTrip.Matter
	FactTube.Matter FactTube.Number FactTube.Point FactTube.PointEN FactTube.State FactTurn.State FactVow.Number FactVow.State Facts.Format Facts.Post
	Facts.Status Facts.Zone FieldChange.From FieldChange.To FieldChange.What Head.Hash Head.Station OutlookInput.Slug SitCorrection.Entry
	SitCorrection.Kind SitCorrection.Number SitCount.Group SitCount.Ref SitCount.Slug SitEvent.Kind SitEvent.Level SitEvent.Number SitEvent.Ref
	SitEvent.State SitEvent.Type SitFacts.Format SitFacts.Post SitFacts.Zone SitNeed.Item SitNeed.Key SitNeed.Kind SitNeed.Number SitSnapshot.Shift
	SitSnapshot.Status SkillHave.Skill`
