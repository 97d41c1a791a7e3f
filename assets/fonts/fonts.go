// Package fonts holds the one font that pages are printed in: Noto Sans SC
// Regular, whole, because a subset is a font in which somebody's name is
// missing. It stands apart from package assets so that only what prints pages
// carries it; nothing is done with it before the first page.
//
// Made by «make fonts»; licence in OFL.txt.
package fonts

import (
	_ "embed" // for the font below
	"fmt"

	"github.com/klauspost/compress/zstd"
)

//go:embed NotoSansSC-Regular.ttf.zst
var packed string

// Sum is the SHA-256 of the unpacked font.
const Sum = "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"

// size is how long the unpacked font is: room is made once.
const size = 10_559_284

// Sans unpacks Noto Sans SC Regular, a TrueType font. It takes about 40 ms and
// keeps nothing: who prints several pages holds on to what it gets. The packed
// form carries a checksum, so a damaged program says so here.
func Sans() ([]byte, error) {
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
