package pdf

import (
	"zhiban/ui/paper"
)

// codeSide is the side of the code on page one.
const codeSide = 17 * mm

// code draws the square code as areas, sharp at any size.
func code(c canvas, d paper.Document, x, y, side float64) error {
	rows, n, err := paper.QR(d)
	if err != nil {
		return err
	}
	m := side / float64(n+2*paper.Quiet)
	var areas [][4]float64
	for _, r := range rows {
		areas = append(areas, [4]float64{x + float64(r.X+paper.Quiet)*m, y + float64(r.Y+paper.Quiet)*m, float64(r.W) * m, m + 0.01})
	}
	c.fill(0, areas...)
	return nil
}
