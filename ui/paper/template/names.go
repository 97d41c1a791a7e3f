package template

// SectionsOf lists the sections of a kind of document in their usual order.
func SectionsOf(kind string) []string {
	switch kind {
	case Handover:
		return []string{"shift", "status", "answers", "urgent", "counts", "figures", "annex", "orders", "unfinished", "closed", "files", "rounds", "gates", "points", "requests",
			"medical", "sites", "supplies", "people", "next", "journal", "addenda", "disputes", "items", "sign"}
	case Sitrep:
		return []string{"head", "situation", "assessment", "events", "counts", "needs", "actions", "corrections", "sign"}
	case Bulletin:
		return []string{"head", "status", "counts", "requests", "medical", "sign"}
	case Activity:
		return []string{"block1", "block2", "block3", "block4", "block5", "block6", "block7", "block8"}
	case Status:
		return []string{"incident", "approval", "location", "summary", "threat", "needs", "strategy", "resources", "remarks"}
	}
	return nil
}

// ColumnsOf lists the columns of the table of a section; none: it has no table
// whose columns can be chosen. A test compares them with what is laid out.
func ColumnsOf(kind, section string) []string {
	return map[string]map[string][]string{
		Handover: {
			"counts":   {"what", "opening", "change", "closing", "as_of"},
			"gates":    {"site", "state", "manning", "open"},
			"points":   {"site", "state", "lanes", "open"},
			"sites":    {"site", "state", "manning", "open"},
			"people":   {"duty", "person", "in", "out"},
			"items":    {"no", "item", "verdict", "remark"},
			"supplies": {"item", "store", "opening", "in", "out", "returned", "adjusted", "closing", "hours"},
		},
		Sitrep:   {"counts": {"what", "previous", "period", "total", "as_of"}},
		Bulletin: {"counts": {"what", "opening", "change", "closing", "as_of"}},
		Activity: {"block6": {"name", "position", "agency"}, "block7": {"time", "activity"}},
	}[kind][section]
}

// Fields that the texts of a template may hold.
const (
	fieldPost, fieldNumber, fieldShift, fieldDate = "post", "number", "shift", "date"
	fieldLevel, fieldCode, fieldTitle             = "level", "code", "title"
	fieldPage, fieldPages                         = "page", "pages"
)

// fieldsOf lists the fields that a text of the template may hold, as they are
// written.
func fieldsOf(text string) []string {
	list := []string{fieldPost, fieldNumber, fieldShift, fieldDate, fieldLevel, fieldTitle}
	switch text {
	case "page":
		return []string{fieldPage, fieldPages}
	case "header", "footer":
		return append(list, fieldCode)
	}
	return list
}
