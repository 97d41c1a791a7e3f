package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// The font is the one that «make fonts» packs, byte for byte, and its licence
// stands beside it.
func TestFontIsWholeAndLicensed(t *testing.T) {
	ttf, err := Sans()
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(ttf)
	if got := hex.EncodeToString(sum[:]); got != Sum || len(ttf) != size {
		t.Errorf("%d bytes with the sum %s, want %d and %s", len(ttf), got, size, Sum)
	}
	licence, err := os.ReadFile("OFL.txt")
	if err != nil || !strings.Contains(string(licence), "SIL OPEN FONT LICENSE") {
		t.Errorf("no licence beside the font: %v", err)
	}
}
