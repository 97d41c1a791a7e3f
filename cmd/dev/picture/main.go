// Command picture draws the board of the real program as an SVG: it plays the
// drill into a file under out/, runs bin/zhiban on a pseudo-terminal and writes
// down what stands in the cells.
package main

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"

	"zhiban/ui/uitest"
)

const (
	columns, lines = 120, 40
	cellW, cellH   = 9.0, 19.0
	demo           = "out/picture/demo.db"
	until          = "2022-09-03 11:41"
	target         = "assets/help/board.svg"
	ground         = "#16181d"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func run() error {
	if err := os.RemoveAll("out/picture"); err != nil {
		return err
	}
	play := exec.Command("bin/zhiban", "--db", demo, "drill", "run", "meijiang", "--until", until) //nolint:noctx // short
	play.Stderr = os.Stderr
	if err := play.Run(); err != nil {
		return fmt.Errorf("play the drill: %w", err)
	}
	cmd := exec.Command("bin/zhiban", "--db", demo) //nolint:noctx // ended below
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "ZHIBAN_LANG=zh", "ZHIBAN_THEME=dark", "ZHIBAN_SETTINGS="+os.DevNull)
	term, err := uitest.Start(cmd, columns, lines)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), uitest.Patience)
	defer cancel()
	err = errors.Join(term.WaitFor(ctx, "K-011"), term.Type("报 7格 12号 李婶 血压高 断药"), term.WaitFor(ctx, "用药"), draw(term), term.Close())
	return err
}

// draw writes the cells as SVG; the emulator is not written to any more.
func draw(term *uitest.Term) error {
	f, err := os.Create(target)
	if err != nil {
		return fmt.Errorf("write picture: %w", err)
	}
	fmt.Fprintf(f, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\" font-family=\"'Noto Sans Mono CJK SC','Source Han Mono SC','Microsoft YaHei',monospace\" font-size=\"15\">\n",
		columns*cellW, lines*cellH)
	fmt.Fprintf(f, "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n", ground)
	for y := range lines {
		row(f, term, y)
	}
	fmt.Fprintln(f, "</svg>")
	return f.Close()
}

func row(w io.Writer, term *uitest.Term, y int) {
	emu := term.Emulator()
	for x := 0; x < columns; x++ {
		c := emu.CellAt(x, y)
		if c == nil || c.Width == 0 {
			continue
		}
		if bg := hex(c.Style.Bg); bg != "" {
			fmt.Fprintf(w, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"%s\"/>\n", float64(x)*cellW, float64(y)*cellH, float64(c.Width)*cellW, cellH, bg)
		}
		text := strings.TrimSpace(c.Content)
		if text == "" {
			continue
		}
		fg := hex(c.Style.Fg)
		if fg == "" {
			fg = "#d9dce3"
		}
		fmt.Fprintf(w, "<text x=\"%g\" y=\"%g\" fill=\"%s\">%s</text>\n", float64(x)*cellW, float64(y)*cellH+14.5, fg, escape(text))
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, a := c.RGBA()
	if a == 0 {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
