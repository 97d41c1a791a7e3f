// Command list is the peer of the bench for screens: a bare Bubble Tea program
// that lists the rows of a journal from SQLite, reading only what it shows.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	_ "modernc.org/sqlite" // the driver
)

type model struct {
	rows     *sql.Stmt
	last     int64 // number of the last row
	top, sel int64
	w, h     int
	shown    []string
	err      error
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.read()
	case tea.KeyPressMsg:
		switch msg.String() {
		case "down":
			m.move(1)
		case "up":
			m.move(-1)
		case "ctrl+q":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m *model) move(by int64) {
	m.sel = min(max(m.sel+by, 1), m.last)
	m.top = max(min(m.top, m.sel), m.sel-int64(m.h)+3)
	m.read()
}

// opened is how many rows above the last one the list opens with.
const opened = 30

func (m *model) read() {
	rows, err := m.rows.QueryContext(context.Background(), m.top, max(m.h-2, 1))
	if err != nil {
		m.err = err
		return
	}
	defer rows.Close()
	m.shown = m.shown[:0]
	for rows.Next() {
		var n, at int64
		var kind, text string
		if m.err = rows.Scan(&n, &at, &kind, &text); m.err != nil {
			return
		}
		mark := "  "
		if n == m.sel {
			mark = "❯ "
		}
		m.shown = append(m.shown, ansi.Truncate(fmt.Sprintf("%s%8d %s %-16s %s", mark, n, fmt.Sprint(at), kind, text), m.w, "…"))
	}
	m.err = rows.Err()
}

func (m *model) View() tea.View {
	v := tea.NewView(strings.Join(m.shown, "\n") + fmt.Sprintf("\n❯ %d of 12 %v", m.sel, m.err))
	v.AltScreen = true
	return v
}

func run(ctx context.Context) (err error) {
	db, err := sql.Open("sqlite", "file:"+os.Args[1]+"?mode=ro&_query_only=1")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	m := &model{top: 1, sel: 1}
	if err := db.QueryRowContext(ctx, "SELECT max(n) FROM journal").Scan(&m.last); err != nil {
		return err
	}
	// The newest rows, as a post opens its journal: they read like a shift's, the
	// first ones are the plan's.
	m.sel, m.top = m.last, max(m.last-int64(opened), 1)
	if m.rows, err = db.PrepareContext(ctx, "SELECT n, at, kind, coalesce((SELECT text FROM value WHERE entry = id LIMIT 1), '') FROM journal WHERE n >= ? ORDER BY n LIMIT ?"); err != nil {
		return err
	}
	_, err = tea.NewProgram(m).Run()
	return err
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
