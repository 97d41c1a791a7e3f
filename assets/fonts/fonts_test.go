package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// The fonts are those that «make fonts» packs, byte for byte, and their licences
// stand beside them.
func TestFontsAreWholeAndLicensed(t *testing.T) {
	for _, c := range []struct {
		unpack     func() ([]byte, error)
		size       int
		sum, terms string
	}{{Sans, size, Sum, "OFL.txt"}, {Serif, serifSize, SerifSum, "OFL-Serif.txt"}} {
		ttf, err := c.unpack()
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(ttf)
		if got := hex.EncodeToString(sum[:]); got != c.sum || len(ttf) != c.size {
			t.Errorf("%d bytes with the sum %s, want %d and %s", len(ttf), got, c.size, c.sum)
		}
		licence, err := os.ReadFile(c.terms)
		if err != nil || !strings.Contains(strings.ToUpper(string(licence)), "SIL OPEN FONT LICENSE") {
			t.Errorf("no licence beside the font: %v", err)
		}
	}
}
