// Package i18n holds every sentence of the program in Chinese and English: one
// struct of texts, so that a key that does not exist cannot compile. Both
// languages of a text stand side by side, so none can be forgotten. What a
// plan calls its own things comes from the plan, never from here.
package i18n

import "strings"

// Texts is one language.
type Texts struct {
	Lang     string // "zh" or "en"
	Word     Words
	Time     Times
	Report   Report
	Board    Board
	Matter   Matter
	Ledger   Ledger
	Diary    Diary
	Hand     Hand
	Pin      Pin
	Since    Since
	Setup    Setup
	Line     Line
	CLI      CLI
	Site     SiteText
	Grid     GridText
	Roster   Roster
	People   People
	Desk     Desk
	Census   Census
	Rounds   Rounds
	Supply   Supply
	Notice   NoticeText
	Sitrep   SitrepText
	Form     FormText
	Paper    PaperText
	Outlook  OutlookText
	More     MoreText
	Muster   Muster
	Medical  MedicalText
	Point    PointText
	Hotline  HotlineText
	Files    FileText
	Intake   IntakeText
	Page     PageText
	Template TemplateText
	Record   RecordText
	Error    map[string]string // by reason; {arg} stands for what it names
	Damage   map[string]string // by code of a verification
}

// pick chooses one of the two languages.
type pick func(zh, en string) string

// For gives the texts of a language tag: English for "en…", else Chinese.
func For(lang string) *Texts {
	t := &Texts{Lang: "zh"}
	p := func(zh, _ string) string { return zh }
	if strings.HasPrefix(strings.ToLower(lang), "en") {
		t.Lang = "en"
		p = func(_, en string) string { return en }
	}
	t.Word, t.Time, t.Report = words(p), times(p), report(p)
	t.Board, t.Matter, t.Hand, t.Line = board(p), matter(p), hand(p), line(p)
	t.Pin, t.Since, t.Setup = pinTexts(p), sinceTexts(p), setupTexts(p)
	t.Ledger, t.Diary = ledger(p), diary(p)
	t.Site, t.Grid = siteText(p), gridText(p)
	t.Roster, t.People = roster(p), people(p)
	t.CLI, t.Error, t.Damage = cli(p), sentences(p), damage(p)
	t.Desk = desk(p)
	t.Census = census(p)
	t.Rounds = rounds(p)
	addDesk(t, p)
	addSupply(t, p)
	addNotice(t, p)
	addMuster(t, p)
	addMedical(t, p)
	addPoint(t, p)
	addHotline(t, p)
	addFiles(t, p)
	addSitrep(t, p)
	addOutlook(t, p)
	t.More = moreText(p)
	addIntake(t, p)
	addPage(t, p)
	addForm(t, p)
	addPaper(t, p)
	addTemplate(t, p)
	addRecord(t, p)
	return t
}

// Known reports whether a language tag is one that the program speaks.
func Known(lang string) bool {
	return lang == "zh" || lang == "en" || lang == "zh-CN" || lang == "en-US"
}

// Fill replaces {arg} in a sentence.
func Fill(sentence, arg string) string { return strings.ReplaceAll(sentence, "{arg}", arg) }
