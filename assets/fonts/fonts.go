// Package fonts holds the two fonts that pages are printed in. Noto Sans SC
// Regular is whole, because a subset is a font in which somebody's name is
// missing. Noto Serif SC Regular, for the body of official papers, has the
// characters of the table of 2013 (通用规范汉字表, 8105), those of GB 2312 and
// the signs; what it lacks is drawn with the other. They stand apart from
// package assets so that only what prints pages carries them; nothing is done
// with them before the first page.
//
// Made by «make fonts»; licences in OFL.txt and OFL-Serif.txt.
package fonts

import (
	_ "embed" // for the fonts below
	"fmt"

	"github.com/klauspost/compress/zstd"
)

//go:embed NotoSansSC-Regular.ttf.zst
var sans string

//go:embed NotoSerifSC-Subset.ttf.zst
var serif string

// Sum and SerifSum are the SHA-256 of the unpacked fonts.
const (
	Sum      = "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"
	SerifSum = "d20263f5c138c9d7071f9ee0bf1f2322d6c08a9bee7352dfe7683f4196c79649"
)

// How long the unpacked fonts are: room is made once.
const (
	size      = 10_559_284
	serifSize = 4_258_316
)

// Sans unpacks Noto Sans SC Regular, a TrueType font. It takes about 40 ms and
// keeps nothing: who prints several pages holds on to what it gets. The packed
// form carries a checksum, so a damaged program says so here.
func Sans() ([]byte, error) { return unpack(sans, size) }

// Serif unpacks the characters of Noto Serif SC Regular that are carried, like
// [Sans].
func Serif() ([]byte, error) { return unpack(serif, serifSize) }

func unpack(packed string, size int) ([]byte, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, fmt.Errorf("unpack font: %w", err)
	}
	defer d.Close()
	out, err := d.DecodeAll([]byte(packed), make([]byte, 0, size))
	if err != nil {
		return nil, fmt.Errorf("unpack font: %w", err)
	}
	return out, nil
}
