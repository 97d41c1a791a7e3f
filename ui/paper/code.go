package paper

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// QRText is what the square code of a document says: the report's number and
// the head code of its sealed facts, in capitals, which take the least room.
func QRText(d Document) string { return strings.ToUpper("ZHIBAN/1 " + d.Number + " " + d.Code) }

// Quiet is the white around a square code that readers need, in modules.
const Quiet = 4

// QRRow is a run of dark modules.
type QRRow struct{ X, Y, W int }

// QR is the square code of a document as runs of dark modules on a grid of n by
// n. Errors: internal only.
func QR(d Document) (rows []QRRow, n int, err error) {
	grid, err := qr.Encode(QRText(d), qr.M, qr.Auto)
	if err != nil {
		return nil, 0, fmt.Errorf("make the code of %q: %w", d.Number, err)
	}
	n = grid.Bounds().Dx()
	dark := func(i, j int) bool { r, _, _, _ := grid.At(i, j).RGBA(); return r == 0 }
	for j := range n {
		for i := 0; i < n; i++ {
			from := i
			for i < n && dark(i, j) {
				i++
			}
			if i > from {
				rows = append(rows, QRRow{from, j, i - from})
			}
		}
	}
	return rows, n, nil
}
