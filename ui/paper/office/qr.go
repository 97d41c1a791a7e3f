package office

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"zhiban/ui/paper"
)

// The square code stands at the head of page one, right, as on the PDF.
const (
	codePart = "media/code.png"
	emuPerMM = 36000
	codeSide = 17 * emuPerMM
	codeX    = (210 - 18 - 15) * emuPerMM // its left edge from that of the page
	codeY    = 7 * emuPerMM
	perDot   = 6 // pixels of a module
)

// codePicture is the square code of a document as a picture.
func codePicture(d paper.Document) (string, error) {
	rows, n, err := paper.QR(d)
	if err != nil {
		return "", err
	}
	side := (n + 2*paper.Quiet) * perDot
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for _, r := range rows {
		for y := (r.Y + paper.Quiet) * perDot; y < (r.Y+paper.Quiet+1)*perDot; y++ {
			for x := (r.X + paper.Quiet) * perDot; x < (r.X+r.W+paper.Quiet)*perDot; x++ {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return "", fmt.Errorf("draw the code of %q: %w", d.Number, err)
	}
	return b.String(), nil
}

// codeDrawing places the picture with a relation id on the page.
func codeDrawing(d paper.Document, id string) string {
	const (
		wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
		a  = "http://schemas.openxmlformats.org/drawingml/2006/main"
		p  = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	)
	return fmt.Sprintf(`<w:r><w:drawing><wp:anchor xmlns:wp="%s" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionV>`+
		`<wp:extent cx="%[4]d" cy="%[4]d"/><wp:wrapNone/><wp:docPr id="1" name="code" descr="%[5]s"/>`+
		`<a:graphic xmlns:a="%[6]s"><a:graphicData uri="%[7]s"><pic:pic xmlns:pic="%[7]s"><pic:nvPicPr><pic:cNvPr id="1" name="code"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[8]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[4]d" cy="%[4]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`+
		`</wp:anchor></w:drawing></w:r>`, wp, codeX, codeY, codeSide, esc(d.Number), a, p, id)
}
