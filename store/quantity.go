package store

import (
	"strconv"
	"strings"
)

// Qty is a number of units in hundredths: half a tablet is 50.
type Qty int64

// maxQty is more than any patient takes.
const maxQty Qty = 1_000_000_00

// ParseQty reads a number with at most two decimals, in any width: 0.5, １２.
func ParseQty(s string) (Qty, bool) {
	s = foldText(strings.TrimSpace(s))
	whole, rest, _ := strings.Cut(s, ".")
	if len(rest) > 2 || whole == "" && rest == "" || len(whole) > 8 {
		return 0, false
	}
	if strings.Trim(whole+rest, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt("0"+whole+(rest + "00")[:2], 10, 64)
	return Qty(n), err == nil
}

// String is the number without needless zeros: 0.5, 12.
func (q Qty) String() string {
	sign := ""
	if q < 0 {
		sign, q = "-", -q
	}
	out := sign + strconv.FormatInt(int64(q/100), 10)
	if r := int64(q % 100); r != 0 {
		out += "." + strings.TrimRight(padded(int(r), 2), "0")
	}
	return out
}
