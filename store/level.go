package store

import (
	"strconv"
	"strings"
	"unicode"
)

// Level is who reads a report or a list (DOMAIN §3 rule 16): how much of
// somebody's name, place and illness they may see.
type Level string

// The levels, from who may see everything to who may see counts only.
const (
	LevelFull     Level = "full"     // everything: the post itself
	LevelSuperior Level = "superior" // 李某, building without room, the type of an illness; no phone, no ID, no free text
	LevelPublic   Level = "public"   // counts only, below 5 as «<5»
)

// ReaderLevels lists the levels.
func ReaderLevels() []Level { return []Level{LevelFull, LevelSuperior, LevelPublic} }

// ParseLevel reads a level; "" is full. Errors: invalid.
func ParseLevel(s string) (Level, error) {
	switch l := Level(strings.ToLower(strings.TrimSpace(s))); l {
	case "":
		return LevelFull, nil
	case LevelFull, LevelSuperior, LevelPublic:
		return l, nil
	}
	return "", invalid("level", "level.unknown", s)
}

// Full reports whether everything is shown.
func (l Level) Full() bool { return l == LevelFull || l == "" }

// Word is the level as it is typed: "" is full.
func (l Level) Word() string {
	if l == "" {
		return string(LevelFull)
	}
	return string(l)
}

// Rows reports whether single people and doors are shown at all; else counts.
func (l Level) Rows() bool { return l != LevelPublic }

// Name is a personal name for the level: whole, the surname with 某, or none. A
// name in Latin letters keeps its first letter. Staff who are named by their
// post keep it: 带班领导 陈 is 带班领导 陈某, 综合协调组A岗 stays.
func (l Level) Name(name string) string {
	name = strings.TrimSpace(name)
	switch {
	case l.Full() || name == "":
		return name
	case l != LevelSuperior:
		return ""
	}
	words := strings.Fields(name)
	for i, w := range words {
		if !postName(w) {
			return strings.Join(append(words[:i:i], surname(w)), " ")
		}
	}
	return name
}

// postName reports whether a word names a post and nobody who holds it.
func postName(word string) bool {
	if len([]rune(word)) < 4 {
		return false
	}
	for _, end := range []string{"岗", "班", "组", "领导", "长", "主任", "医生", "护士"} {
		if rest, ok := strings.CutSuffix(word, end); ok && strings.ContainsAny(rest, "组班岗队站所办科室格") {
			return true
		}
	}
	return false
}

// surname is what a word of a name is to those above.
func surname(word string) string {
	r := []rune(word)
	if rest, ok := strings.CutSuffix(word, "某"); ok && (len([]rune(rest)) < 2 || twoRuneSurname(rest)) || strings.HasSuffix(word, ".") && len(r) == 2 { // masked already
		return word
	}
	if !unicode.Is(unicode.Han, r[0]) {
		if !unicode.IsLetter(r[0]) { // «12号» stands for a name that nobody gave
			return "某"
		}
		return string(unicode.ToUpper(r[0])) + "."
	}
	if len(r) > 2 && twoRuneSurname(string(r[:2])) {
		return string(r[:2]) + "某"
	}
	return string(r[:1]) + "某"
}

// twoRuneSurname knows the compound surnames that are met most.
func twoRuneSurname(s string) bool {
	return strings.Contains("欧阳 司徒 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 东方 南宫 端木", s)
}

// Address is where somebody lives: whole, the building without the room, or
// nothing.
func (l Level) Address(address string) string {
	switch {
	case l.Full():
		return address
	case l != LevelSuperior:
		return ""
	}
	a := ParseAddress(address)
	if a.Room == "" && !strings.ContainsAny(a.Building, "栋幢座楼巷弄村号院") { // nothing tells the building from the room
		return ""
	}
	return a.Building
}

// Phone is a phone or an ID: only at the full level.
func (l Level) Phone(phone string) string {
	if l.Full() {
		return phone
	}
	return ""
}

// Free is text that nobody wrote for this reader: only at the full level. What
// an illness, a drug or a finding is in words is such text.
func (l Level) Free(text string) string { return l.Phone(text) }

// Kind is a type of the plan (an illness by its type): for all who see rows.
func (l Level) Kind(word string) string {
	if l.Rows() {
		return word
	}
	return ""
}

// Count is a number of people: below 5 the public sees no more than that.
func (l Level) Count(n int) string {
	if l == LevelPublic && n > 0 && n < 5 {
		return "<5"
	}
	return strconv.Itoa(n)
}
