package theme_test

import (
	"math"
	"reflect"
	"strconv"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"zhiban/ui/theme"
)

// luminance is WCAG 2.1's relative luminance of #rrggbb.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var c [3]float64
	for i := range c {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.03928 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextCanBeReadOnItsGround(t *testing.T) {
	for _, mode := range []string{"dark", "light"} {
		p, _ := theme.PaletteOf(mode)
		for name, c := range map[string]string{"text": p.Text, "muted": p.Muted, "accent": p.Accent, "red": p.Red, "orange": p.Orange, "yellow": p.Yellow, "blue": p.Blue, "ok": p.OK} {
			if got := contrast(t, c, p.Ground); got < 4.5 {
				t.Errorf("%s %s: contrast %.2f", mode, name, got)
			}
		}
		if got := contrast(t, p.Text, p.Select); got < 4.5 {
			t.Errorf("%s selected text: contrast %.2f", mode, got)
		}
	}
}

func TestEveryGlyphIsOneCellWide(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		g := reflect.ValueOf(theme.New("dark", ascii).Glyph)
		for i := range g.NumField() {
			if s := g.Field(i).String(); ansi.StringWidth(s) != 1 {
				t.Errorf("%s %q is %d cells wide", g.Type().Field(i).Name, s, ansi.StringWidth(s))
			}
		}
	}
}

// With ASCII signs too, what is done must not look like what failed.
func TestDoneIsNotACross(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		if g := theme.New("dark", ascii).Glyph; g.Done == g.Cross || g.Done == g.Closed {
			t.Errorf("ascii %v: done is drawn as %q", ascii, g.Done)
		}
	}
}
