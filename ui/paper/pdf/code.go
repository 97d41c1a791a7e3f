package pdf

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Side of the code on page one, and the white around it that readers need.
const (
	codeSide = 17 * mm
	quiet    = 4 // modules
)

// qrText is what the code says: the report's number and the head code of its
// sealed facts, in capitals, which take the least room.
func qrText(number, code string) string { return strings.ToUpper("ZHIBAN/1 " + number + " " + code) }

// code draws the QR code as areas, sharp at any size.
func code(c canvas, text string, x, y, side float64) error {
	grid, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return fmt.Errorf("make the code %q: %w", text, err)
	}
	n := grid.Bounds().Dx()
	m := side / float64(n+2*quiet)
	dark := func(i, j int) bool { r, _, _, _ := grid.At(i, j).RGBA(); return r == 0 }
	var areas [][4]float64
	for j := range n {
		for i := 0; i < n; i++ {
			from := i
			for i < n && dark(i, j) {
				i++
			}
			if i > from {
				areas = append(areas, [4]float64{x + float64(from+quiet)*m, y + float64(j+quiet)*m, float64(i-from) * m, m + 0.01})
			}
		}
	}
	c.fill(0, areas...)
	return nil
}
