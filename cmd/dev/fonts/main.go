// Command fonts makes assets/fonts: it fetches the package that ships Noto Sans
// SC as TrueType with the ordinary client (npm), checks that the font is the
// one this program was tested with, and packs it.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"zhiban/assets/fonts"
)

// The package and what is taken out of it.
const (
	source  = "@expo-google-fonts/noto-sans-sc@0.4.3"
	regular = "package/400Regular/NotoSansSC_400Regular.ttf"
	licence = "package/LICENSE_FONT"
	folder  = "assets/fonts"
)

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
	for _, c := range [][]string{{"sh", "-c", "npm pack --silent " + source + " >/dev/null"}, {"sh", "-c", "tar xzf *.tgz " + regular + " " + licence}} {
		cmd := exec.CommandContext(ctx, c[0], c[1:]...)
		cmd.Dir, cmd.Stderr = tmp, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", c[2], err)
		}
	}
	ttf, err := os.ReadFile(filepath.Join(tmp, regular))
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(ttf); hex.EncodeToString(sum[:]) != fonts.Sum {
		return fmt.Errorf("%s is another font than the one that was tested: %x", source, sum)
	}
	terms, err := os.ReadFile(filepath.Join(tmp, licence))
	if err != nil {
		return err
	}
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	packed := packer.EncodeAll(ttf, nil)
	fmt.Printf("%s: %d bytes packed into %d\n", source, len(ttf), len(packed))
	return errors.Join(os.WriteFile(filepath.Join(folder, "OFL.txt"), terms, 0o644), os.WriteFile(filepath.Join(folder, "NotoSansSC-Regular.ttf.zst"), packed, 0o644))
}
