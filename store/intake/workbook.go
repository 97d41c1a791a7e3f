package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped is the largest workbook when unpacked: a few bytes can hold
// gigabytes of nothing.
const maxUnzipped = 1 << 30

func readWorkbook(ctx context.Context, raw []byte, name string, o OpenOptions) (*Sheet, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, refused("file", "intake.cut_off", name)
	}
	if err := looksLikeWorkbook(z, name); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: 256 << 20})
	if err != nil {
		return nil, broken(name, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	s := &Sheet{Encoding: "xlsx"}
	if err := s.choose(f, o.Sheet); err != nil {
		return nil, err
	}
	marks, err := scanSheet(z, s.Name)
	if err != nil {
		return nil, broken(name, err)
	}
	s.merges, s.Formulas = marks.merges, marks.formulas
	rows, err := f.Rows(s.Name)
	if err != nil {
		return nil, broken(name, err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	for no := 1; rows.Next(); no++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, broken(name, err)
		}
		if err := s.take(ctx, Line{No: no, Cells: cells}); err != nil {
			return nil, err
		}
		if no%2000 == 0 {
			if err := tell(ctx, o.Progress, no, marks.rows); err != nil {
				return nil, err
			}
		}
	}
	if err := rows.Error(); err != nil {
		return nil, broken(name, err)
	}
	return s, nil
}

// looksLikeWorkbook tells other packed files from a workbook, and refuses what
// would fill the memory.
func looksLikeWorkbook(z *zip.Reader, name string) error {
	var size uint64
	kind := ""
	for _, f := range z.File {
		size += f.UncompressedSize64
		switch {
		case f.Name == "xl/workbook.xml":
			kind = "xlsx"
		case f.Name == "xl/workbook.bin":
			return refused("file", "intake.binary_excel", name)
		case f.Name == "content.xml" || strings.HasSuffix(f.Name, ".iwa"):
			return refused("file", "intake.other_sheet", name)
		case strings.HasPrefix(f.Name, "word/"):
			return refused("file", "intake.word", name)
		}
	}
	switch {
	case size > maxUnzipped:
		return refused("file", "intake.too_big", name)
	case kind == "":
		return refused("file", "intake.archive", name)
	}
	return nil
}

// choose picks the sheet: the one that is asked for, else the first that can
// be seen and holds something; the others are named.
func (s *Sheet) choose(f *excelize.File, want string) error {
	for _, n := range f.GetSheetList() {
		seen, err := f.GetSheetVisible(n)
		switch {
		case err != nil:
			continue
		case want != "" && strings.EqualFold(strings.TrimSpace(want), strings.TrimSpace(n)):
			s.Name = n
		case !seen:
			s.Hidden = append(s.Hidden, n)
		case want == "" && s.Name == "" && holds(f, n):
			s.Name = n
		default:
			s.Others = append(s.Others, n)
		}
	}
	switch {
	case s.Name != "":
		return nil
	case want != "":
		return notFound("sheet", "intake.sheet_unknown", want+"|"+strings.Join(append(s.Others, s.Hidden...), "、"))
	case len(s.Hidden) > 0:
		return refused("sheet", "intake.all_hidden", strings.Join(s.Hidden, "、"))
	}
	return refused("file", "intake.no_sheet", "")
}

// holds reports whether a sheet has a row that is not empty.
func holds(f *excelize.File, sheet string) bool {
	rows, err := f.Rows(sheet)
	if err != nil {
		return false
	}
	defer rows.Close() //nolint:errcheck // it was only read
	for n := 0; n < 50 && rows.Next(); n++ {
		if cells, err := rows.Columns(); err == nil && !(Line{Cells: cells}).empty() {
			return true
		}
	}
	return false
}

// marks are what the rows of a sheet do not tell.
type marks struct {
	merges   []merge
	formulas int
	rows     int
}

type relations struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type workbookPart struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
		ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"sheets>sheet"`
}

// scanSheet looks through the part of a sheet for merged cells and formulas:
// to build the whole sheet for them takes many times as long.
func scanSheet(z *zip.Reader, sheet string) (marks, error) {
	var m marks
	var book workbookPart
	var rel relations
	if err := readPart(z, "xl/workbook.xml", &book); err != nil {
		return m, err
	}
	if err := readPart(z, "xl/_rels/workbook.xml.rels", &rel); err != nil {
		return m, err
	}
	part := ""
	for _, s := range book.Sheets {
		for _, r := range rel.List {
			if s.Name == sheet && s.ID == r.ID {
				part = partPath(r.Target)
			}
		}
	}
	f, err := z.Open(part)
	if err != nil { // a writer with names of its own: only the marks are missing
		return m, nil //nolint:nilerr // the rows are read by the library
	}
	defer f.Close() //nolint:errcheck // it was only read
	body, err := io.ReadAll(io.LimitReader(f, maxUnzipped))
	if err != nil {
		return m, err
	}
	m.rows, m.formulas = bytes.Count(body, []byte("<row ")), bytes.Count(body, []byte("<f>"))+bytes.Count(body, []byte("<f "))
	if at := bytes.LastIndex(body, []byte("<mergeCells")); at >= 0 {
		for _, ref := range mergeRef.FindAllSubmatch(body[at:], maxRows) {
			if x, ok := parseMerge(string(ref[1])); ok {
				m.merges = append(m.merges, x)
			}
		}
	}
	return m, nil
}

var mergeRef = regexp.MustCompile(`<mergeCell [^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"`)

func partPath(target string) string {
	if t, ok := strings.CutPrefix(target, "/"); ok {
		return t
	}
	return path.Join("xl", target)
}

func readPart(z *zip.Reader, name string, into any) error {
	f, err := z.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return xml.NewDecoder(io.LimitReader(f, 16<<20)).Decode(into)
}

func parseMerge(ref string) (merge, bool) {
	a, b, ok := strings.Cut(ref, ":")
	c1, r1, err1 := excelize.CellNameToCoordinates(a)
	c2, r2, err2 := excelize.CellNameToCoordinates(b)
	if !ok || err1 != nil || err2 != nil {
		return merge{}, false
	}
	return merge{ref, min(r1, r2), max(r1, r2), min(c1, c2) - 1, max(c1, c2) - 1}, true
}
