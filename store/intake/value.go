package intake

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// values are the cells of a row by field.
type values struct {
	row   Row
	m     Mapping
	at    map[string]int // column of a field
	csv   bool           // cells may be guarded
	fault error
	where int // column of the fault, -1 none of them
}

func newValues(t *Table, m Mapping) *values {
	v := &values{m: m, csv: t.csv, at: map[string]int{}}
	for _, c := range m.Columns {
		if c.Field != "" {
			v.at[c.Field] = c.Column
		}
	}
	return v
}

// on begins with a row. What was wrong in reading counts when the column is
// taken.
func (v *values) on(r Row) {
	v.row, v.fault, v.where = r, nil, -1
	for col := range r.Cells {
		if err := r.faults[col]; err != nil && v.taken(col) {
			v.fail(col, err)
			return
		}
	}
}

func (v *values) taken(col int) bool {
	return col < len(v.m.Columns) && v.m.Columns[col].Field != ""
}

// fail keeps the first fault of a row.
func (v *values) fail(col int, err error) {
	if v.fault == nil {
		v.fault, v.where = err, col
	}
}

// column of a field, -1 when it is fixed or not there.
func (v *values) column(field string) int {
	if i, ok := v.at[field]; ok {
		return i
	}
	return -1
}

// wrong marks a field of the row.
func (v *values) wrong(field string, err error) { v.fail(v.column(field), err) }

// raw is the cell of a field as it stands there, or what is fixed for all rows.
func (v *values) raw(field string) string {
	if i, ok := v.at[field]; ok {
		if c := strings.TrimSpace(v.row.cell(i)); c != "" {
			if v.csv { // in a workbook the mark is text
				return unguard(c)
			}
			return c
		}
	}
	return v.m.Fixed[field]
}

// text is a cell as text. A number that a spreadsheet rounded is not one.
func (v *values) text(field string) string {
	c := v.raw(field)
	if s, ok := unscience(c); ok {
		return s
	}
	if scientific.MatchString(c) {
		v.wrong(field, refused(field, "intake.eaten", c))
	}
	return strings.TrimSuffix(c, "\u200b")
}

var scientific = regexp.MustCompile(`^[0-9](\.[0-9]+)?[eE]\+?[0-9]{1,3}$`)

// unscience writes 1.3900001111E10 as 13900001111; ok is false when the cell is
// no such number or has lost digits.
func unscience(c string) (string, bool) {
	if !scientific.MatchString(c) {
		return "", false
	}
	mantissa, exp, _ := strings.Cut(strings.ToLower(c), "e")
	n, err := strconv.Atoi(strings.TrimPrefix(exp, "+"))
	digits := strings.Replace(mantissa, ".", "", 1)
	if err != nil || n > 14 || len(digits) > n+1 || len(digits) < n-1 {
		return "", false
	}
	return digits + strings.Repeat("0", n+1-len(digits)), true
}

// phone is a cell as a phone.
func (v *values) phone(field string) string {
	c := narrow(v.text(field))
	if c == "" {
		return ""
	}
	if rest, ok := strings.CutSuffix(c, ".0"); ok {
		c = rest
	}
	if strings.IndexFunc(c, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		v.wrong(field, invalid(field, "phone.no_digit", shorten(c, 20)))
	}
	if digits := strings.Map(digit, c); len(digits) >= 15 && !strings.ContainsAny(c, " /,、;-") {
		v.wrong(field, invalid(field, "intake.phone_long", shorten(c, 30)))
	}
	if len(c) >= 7 && len(c) != 11 && c[0] == '1' && strings.Map(digit, c) == c { // a mobile that lost or got a digit; 110 and 12345 are shorter
		v.wrong(field, invalid(field, "intake.phone_digits", shorten(c, 20)))
	}
	return c
}

func digit(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// number is a whole number between two bounds; ok is false for an empty cell
// and for a wrong one.
func (v *values) number(field string, low, high int64) (int64, bool) {
	c := narrow(v.text(field))
	if c == "" || v.fault != nil {
		return 0, false
	}
	c = strings.TrimRight(strings.ReplaceAll(c, ",", ""), "人口户座个件箱包袋只层岁台套瓶份")
	n, err := strconv.ParseFloat(strings.TrimSpace(c), 64)
	switch {
	case err != nil || n != math.Trunc(n) || math.IsInf(n, 0):
		v.wrong(field, invalid(field, "intake.number", shorten(c, 20)))
		return 0, false
	case n < float64(low) || n > float64(high):
		v.wrong(field, invalid(field, "intake.number_range", fmt.Sprintf("%s|%d|%d", shorten(c, 20), low, high)))
		return 0, false
	}
	return int64(n), true
}

// yes is a yes or no; ok is false for an empty cell and for a wrong one.
func (v *values) yes(field string) (yes, ok bool) {
	c := fold(v.raw(field))
	switch c {
	case "":
		return false, false
	case "是", "有", "y", "yes", "true", "1", "√", "✓", "✔", "对", "空", "空置", "流动", "外来", "x":
		return true, true
	case "否", "无", "没有", "不是", "n", "no", "false", "0", "×", "✗", "—", "非", "常住", "户籍", "本地":
		return false, true
	}
	v.wrong(field, invalid(field, "intake.yes_no", shorten(v.raw(field), 20)))
	return false, false
}

// sex is m, f or "".
func (v *values) sex(field string) string {
	switch fold(v.raw(field)) {
	case "":
		return ""
	case "男", "男性", "m", "male", "man":
		return "m"
	case "女", "女性", "f", "female", "woman":
		return "f"
	}
	v.wrong(field, invalid(field, "resident.sex", shorten(v.raw(field), 20)))
	return ""
}

var yearIn = regexp.MustCompile(`^(1[89][0-9]{2}|20[0-9]{2})(?:[^0-9].*|[0-9]{2}|[0-9]{4})?$`)

// year reads a year of birth out of a year, a date in any writing, or the day
// number that a workbook keeps for a date.
func (v *values) year(field string, now int) int {
	c := narrow(v.text(field))
	if c == "" || v.fault != nil {
		return 0
	}
	y := 0
	if m := yearIn.FindStringSubmatch(c); m != nil {
		y, _ = strconv.Atoi(m[1]) //nolint:errcheck // four digits
	} else if day, ok := serialDay(c); ok {
		y = day.Year()
	}
	if y < 1880 || y > now {
		v.wrong(field, invalid(field, "intake.year", shorten(c, 20)))
		return 0
	}
	return y
}

// serialDay is the day of a number that a workbook keeps for a date: days since
// the end of 1899.
func serialDay(c string) (time.Time, bool) {
	n, err := strconv.ParseFloat(c, 64)
	if err != nil || n < 1 || n > 80000 {
		return time.Time{}, false
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)), true
}

var dateIn = regexp.MustCompile(`^(20[0-9]{2})[-/.年 ]?([0-9]{1,2})[-/.月 ]?([0-9]{1,2})日?(?:[ T].*)?$`)

// date is a day as 2022-09-02.
func (v *values) date(field string) string {
	c := narrow(v.text(field))
	if c == "" {
		return ""
	}
	if m := dateIn.FindStringSubmatch(c); m != nil {
		d := fmt.Sprintf("%s-%02s-%02s", m[1], pad2(m[2]), pad2(m[3]))
		if _, err := time.Parse("2006-01-02", d); err == nil {
			return d
		}
	} else if day, ok := serialDay(c); ok && day.Year() > 2000 {
		return day.Format("2006-01-02")
	}
	v.wrong(field, invalid(field, "intake.date", shorten(c, 20)))
	return ""
}

func pad2(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}

// id is a national ID number: 18 characters whose last proves the others. It is
// compared and never kept.
func (v *values) id(field string) string {
	c := strings.ToUpper(narrow(v.raw(field)))
	if c == "" {
		return ""
	}
	switch {
	case scientific.MatchString(c), len(c) == 18 && strings.HasSuffix(c, "000") && !idProven(c):
		v.wrong(field, refused(field, "intake.id_eaten", c))
	case !idShape(c) || !idProven(c):
		v.wrong(field, invalid(field, "intake.id_wrong", shorten(c, 20)))
	}
	return c
}

var idPattern = regexp.MustCompile(`^[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$`)

func idShape(c string) bool { return idPattern.MatchString(c) }

// idProven checks the last character (GB 11643-1999: weights 2^(17-i) mod 11).
func idProven(c string) bool {
	if len(c) != 18 {
		return false
	}
	sum := 0
	for i := range 17 {
		if c[i] < '0' || c[i] > '9' {
			return false
		}
		sum += int(c[i]-'0') * (1 << (17 - i) % 11)
	}
	return "10X98765432"[sum%11] == c[17]
}
