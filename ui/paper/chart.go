package paper

import (
	"strconv"
	"strings"
)

// Bar is one bar of a chart.
type Bar struct {
	Row    int     // row of the table
	Series int     // 0 for the first column that is drawn
	Label  string  // name of the row; "" from its second bar on
	Value  string  // as it stands in the table
	Share  float64 // of the longest bar, 0 to 1
}

// Bars are the bars of a chart in the order in which they stand. A cell that is
// not a whole number from 0 has none; nothing is left out of the table for it.
func (c Chart) Bars() []Bar {
	var out []Bar
	var values []int64
	most := int64(1)
	for i, r := range c.Table.Rows {
		label := c.Table.Cell(r, 0)
		for k, col := range c.Drawn {
			text := c.Table.Cell(r, col)
			n, err := strconv.ParseInt(strings.TrimPrefix(text, "+"), 10, 64)
			if err != nil || n < 0 {
				continue
			}
			out = append(out, Bar{Row: i, Series: k, Label: label, Value: text})
			values = append(values, n)
			most, label = max(most, n), ""
		}
	}
	for i := range out {
		out[i].Share = float64(values[i]) / float64(most)
	}
	return out
}
