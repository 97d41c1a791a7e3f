package store

import (
	"regexp"
	"strconv"
	"strings"
)

// numberRange is a stretch of numbers of one station; without a letter it is of
// any.
type numberRange struct {
	station  string
	from, to int
}

type numberRanges []numberRange

// rangeForm reads «K-008至K-015», «K-008-K-015», «k8~15», «008 to 015». A
// single dash between bare digits is no range: it stands in phone numbers and
// dates.
var rangeForm = regexp.MustCompile(`(?:([a-z])-?)?(\d{1,5})\s*(至|到|–|—|~|\.\.|\bto\b|-)\s*(?:([a-z])-?)?(\d{1,5})`)

// readRanges finds the ranges of numbers in what somebody read back.
func readRanges(text string) numberRanges {
	var out numberRanges
	for _, m := range rangeForm.FindAllStringSubmatch(foldText(text), -1) {
		from, err1 := strconv.Atoi(m[2])
		to, err2 := strconv.Atoi(m[5])
		bare := m[1] == "" && m[4] == ""
		other := m[1] != "" && m[4] != "" && m[1] != m[4]
		if err1 != nil || err2 != nil || from > to || other || m[3] == "-" && bare {
			continue
		}
		out = append(out, numberRange{strings.ToUpper(firstOf(m[1], m[4])), from, to})
	}
	return out
}

// holds reports whether one of the ranges names a number.
func (list numberRanges) holds(number string) bool {
	station, digits, _ := strings.Cut(number, "-")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return false
	}
	for _, r := range list {
		if r.from <= n && n <= r.to && (r.station == "" || r.station == station) {
			return true
		}
	}
	return false
}
