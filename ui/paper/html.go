package paper

import (
	"fmt"
	"html"
	"strings"
)

// style is a quiet form for A4; margins and sizes are DESIGN §5 «Documents».
const style = `@page { size: A4; margin: 20mm 18mm 20mm 20mm; @bottom-left { content: string(foot); font-size: 8pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }
* { box-sizing: border-box }
body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #111; background: #fff; max-width: 180mm; margin: 8mm auto; padding: 0 4mm; position: relative }
h1 { font-size: 18pt; text-align: center; margin: 0 0 4mm; padding-bottom: 2mm; border-bottom: 1.5pt solid #111 }
h2 { font-size: 12pt; margin: 5mm 0 1.5mm; break-after: avoid }
h3 { font-size: 10.5pt; margin: 3mm 0 1mm; break-after: avoid }
p { margin: 0 0 1.5mm }
ul, ol { margin: 0 0 2mm; padding-left: 6mm }
li { margin-bottom: .6mm; break-inside: avoid }
.mark { text-align: center; font-weight: bold; border: 1pt solid #111; width: fit-content; margin: 0 auto 3mm; padding: .5mm 4mm }
dl { display: grid; gap: .4mm 6mm; margin: 0 0 2mm }
dl > div { display: flex; gap: 2mm }
dt { color: #555; white-space: nowrap }
dd { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 0 0 2mm; font-size: 10pt }
th, td { border: .5pt solid #888; padding: .6mm 1.6mm; text-align: left; vertical-align: top }
th { background: #f1f1f1; font-weight: 600 }
thead { display: table-header-group }
tr { break-inside: avoid }
.r { text-align: right; font-variant-numeric: tabular-nums }
.c { text-align: center }
.sign { display: flex; gap: 8mm; break-inside: avoid; margin: 3mm 0 }
.sign > div { flex: 1; border: .5pt solid #888; padding: 2mm 3mm; min-height: 22mm }
.sign .role { color: #555 }
.sign .name { font-size: 12pt; min-height: 8mm }
.note { border-left: 2pt solid #888; padding: .5mm 0 .5mm 3mm; margin: 0 0 2mm }
.stamp { width: 60mm; min-height: 28mm; margin: 3mm 0 3mm auto; border: .5pt dashed #888; padding: 2mm; text-align: center; break-inside: avoid }
.boxes { list-style: none; padding-left: 0 }
.bars { display: block; margin: 0 0 2mm }
.code { position: absolute; top: 0; right: 0; width: 17mm; height: 17mm }
.break { break-before: page }
@media print { body { margin: 0; padding: 0; max-width: none } }
footer { color: #555; font-size: 8.5pt; border-top: .5pt solid #888; margin-top: 4mm; padding-top: 1mm; string-set: foot content() }
`

// HTML writes one file that needs nothing else: no script, no picture, no font
// from elsewhere; it prints on A4.
func HTML(d Document) ([]byte, error) {
	var b strings.Builder
	lang := map[string]string{"zh": "zh-CN", "en": "en"}[d.Lang]
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", esc(lang))
	b.WriteString("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width\">\n")
	fmt.Fprintf(&b, "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n", esc(d.Title+" "+d.Foot), style)
	if d.Mark != "" {
		fmt.Fprintf(&b, "<div class=\"mark\">%s</div>\n", esc(d.Mark))
	}
	if d.Code != "" {
		if err := htmlCode(&b, d); err != nil {
			return nil, err
		}
	}
	fmt.Fprintf(&b, "<h1>%s</h1>\n", esc(d.Title))
	open := false
	for _, x := range d.Blocks {
		if _, ok := x.(Break); ok {
			if open {
				b.WriteString("</section>\n")
			}
			b.WriteString("<section class=\"break\">\n")
			open = true
			continue
		}
		htmlBlock(&b, x)
	}
	if open {
		b.WriteString("</section>\n")
	}
	fmt.Fprintf(&b, "<footer>%s</footer>\n", esc(d.Foot))
	if seal := d.SealText(); seal != "" {
		fmt.Fprintf(&b, "<template id=\"zhiban-seal\">%s</template>\n", seal)
	}
	b.WriteString("</body>\n</html>\n")
	return []byte(b.String()), nil
}

func esc(s string) string { return html.EscapeString(Clean(s)) }

func htmlBlock(b *strings.Builder, x Block) {
	switch x := x.(type) {
	case Heading:
		id := ""
		if x.ID != "" {
			id = fmt.Sprintf(" id=\"%s\"", mdID(x.ID))
		}
		level := min(max(x.Level, 2), 6)
		fmt.Fprintf(b, "<h%d%s>%s</h%d>\n", level, id, esc(x.Text), level)
	case Para:
		fmt.Fprintf(b, "<p>%s</p>\n", htmlSpans(x.Spans))
	case List:
		tag := map[bool]string{false: "ul", true: "ol"}[x.Ordered]
		class := ""
		if len(x.Ticks) > 0 {
			class = " class=\"boxes\""
		}
		fmt.Fprintf(b, "<%s%s>\n", tag, class)
		for i, it := range x.Items {
			box := ""
			if x.Tick(i) != NoTick {
				box = x.Mark(i, "")
			}
			fmt.Fprintf(b, "<li>%s%s</li>\n", box, htmlSpans(it))
		}
		fmt.Fprintf(b, "</%s>\n", tag)
	case Pairs:
		fmt.Fprintf(b, "<dl style=\"grid-template-columns: repeat(%d, 1fr)\">\n", min(max(x.Columns, 1), 3))
		for _, it := range x.Items {
			fmt.Fprintf(b, "<div><dt>%s</dt><dd>%s</dd></div>\n", esc(it.Label), htmlSpans(it.Value))
		}
		b.WriteString("</dl>\n")
	case Table:
		htmlTable(b, x)
	case Chart:
		htmlBars(b, x)
		htmlTable(b, x.Table)
	case Note:
		fmt.Fprintf(b, "<p class=\"note\">%s</p>\n", htmlSpans(x.Spans))
	case Stamp:
		b.WriteString("<div class=\"stamp\">\n")
		for _, l := range x.Lines {
			fmt.Fprintf(b, "<div>%s</div>\n", esc(l))
		}
		b.WriteString("</div>\n")
	case Signature:
		b.WriteString("<div class=\"sign\">\n")
		for _, s := range x.Boxes {
			fmt.Fprintf(b, "<div><div class=\"role\">%s</div><div class=\"name\">%s</div><div>%s</div><div>%s</div></div>\n", esc(s.Role), esc(s.Name), esc(s.How), esc(s.At))
		}
		b.WriteString("</div>\n")
	}
}

func htmlTable(b *strings.Builder, t Table) {
	n := t.Columns()
	row := func(cells []string, tag string) {
		if t.Tall > 0 && tag == "td" {
			fmt.Fprintf(b, "<tr style=\"height: %dmm\">", 5*t.Tall)
		} else {
			b.WriteString("<tr>")
		}
		for i := range n {
			class := map[Align]string{Left: "", Right: " class=\"r\"", Center: " class=\"c\""}[t.AlignOf(i)]
			fmt.Fprintf(b, "<%s%s>%s</%s>", tag, class, esc(t.Cell(cells, i)), tag)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("<table>\n<thead>\n")
	row(t.Head, "th")
	b.WriteString("</thead>\n<tbody>\n")
	for _, r := range t.Rows {
		row(r, "td")
	}
	b.WriteString("</tbody>\n</table>\n")
	if t.Note != "" {
		fmt.Fprintf(b, "<p>%s</p>\n", esc(t.Note))
	}
}

func htmlSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := esc(s.Text)
		switch {
		case s.Ref != "":
			text = fmt.Sprintf("<a href=\"#%s\">%s</a>", mdID(s.Ref), text)
		case s.Struck:
			text = "<s>" + text + "</s>"
		case s.Bold:
			text = "<b>" + text + "</b>"
		}
		b.WriteString(text)
	}
	return b.String()
}

// htmlCode draws the square code at the head of the page.
func htmlCode(b *strings.Builder, d Document) error {
	rows, n, err := QR(d)
	if err != nil {
		return err
	}
	side := n + 2*Quiet
	fmt.Fprintf(b, "<svg class=\"code\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"%s\"><path d=\"", side, side, esc(d.Number))
	for _, r := range rows {
		fmt.Fprintf(b, "M%d %dh%dv1h-%dz", r.X+Quiet, r.Y+Quiet, r.W, r.W)
	}
	b.WriteString("\"/></svg>\n")
	return nil
}

// htmlBars draws the bars of a chart; the words stand in the table below.
func htmlBars(b *strings.Builder, c Chart) {
	bars := c.Bars()
	if len(bars) == 0 {
		return
	}
	const w, row = 600, 14
	fmt.Fprintf(b, "<svg class=\"bars\" width=\"100%%\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">\n", w, len(bars)*row)
	for i, x := range bars {
		shade := []string{"#333", "#888", "#bbb"}[x.Series%3]
		fmt.Fprintf(b, "<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", i*row+2, max(int(x.Share*w), 1), row-4, shade)
	}
	b.WriteString("</svg>\n")
}
