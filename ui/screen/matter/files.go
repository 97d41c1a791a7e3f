package matter

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
)

// fileActions attach a file, and open the last one that stands.
func (s *Screen) fileActions() []app.Action {
	t := s.env.Words.T
	why := ""
	if s.env.Store.ReadOnly() != nil {
		why = t.Matter.Why["readonly"]
	}
	none := ""
	if len(s.standing()) == 0 {
		none = t.Files.None
	}
	return []app.Action{
		{ID: "attach", Keys: []string{"y"}, Name: t.Files.Act["attach"], Why: why, Bar: true, Run: s.attach},
		{ID: "files", Keys: []string{"f"}, Name: t.Files.Act["files"], Why: none, Bar: true, Run: s.openFile},
	}
}

// standing are the attachments that were neither withdrawn nor purged.
func (s *Screen) standing() []store.Attachment {
	var out []store.Attachment
	for _, a := range s.d.files {
		if a.Live() {
			out = append(out, a)
		}
	}
	return out
}

// fileRows are the attachments in the head, on one row.
func (s *Screen) fileRows(w int) []string {
	if len(s.d.files) == 0 {
		return nil
	}
	t, words := s.env.Theme, s.env.Words
	names := make([]string, 0, len(s.d.files))
	for _, a := range s.d.files {
		names = append(names, kit.Clean(words.File(a)))
	}
	head := words.T.Files.Head + " "
	return []string{t.Muted.Render(head) + t.Text.Render(kit.Fit(strings.Join(names, words.T.Report.Sep), max(w-kit.Width(head), 1)))}
}

// attach asks for the path of a file; what lies there stands beside it.
func (s *Screen) attach() tea.Cmd {
	t, m := s.env.Words.T.Files, s.d.m
	form := kit.NewForm(fmt.Sprintf(t.AskAdd, m.Number), []kit.FormField{{Key: "path", Label: t.Path, Required: true}, {Key: "text", Label: t.Note}}, s.env.FormWords())
	return app.OpenFormBeside(s.env, "attach:"+m.ID, form, newPaths(s.env), func(v map[string]string) (store.Command, error) {
		return store.AttachFile{ID: m.ID, Path: v["path"], Text: v["text"]}, nil
	})
}

// openFile shows the last attachment with the desktop's own program, or says
// where it lies when there is none.
func (s *Screen) openFile() tea.Cmd {
	list := s.standing()
	if len(list) == 0 {
		return nil
	}
	a, st, t := list[len(list)-1], s.env.Store, s.env.Words.T.Files
	return func() tea.Msg {
		f, err := st.OpenFile(a)
		if err != nil {
			return s.env.Complain(err)
		}
		path := st.FilePath(a)
		if err := f.Close(); err != nil {
			return s.env.Complain(err)
		}
		if !show(path) {
			return app.Toast{Text: fmt.Sprintf(t.NoViewer, path)}
		}
		return app.Toast{Text: fmt.Sprintf(t.Opened, kit.Clean(a.Name))}
	}
}

// show starts the desktop's viewer and does not wait for it; false where there
// is no desktop. Its input and output are none of the terminal's.
func show(path string) bool {
	name := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		name = "open"
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return false
	}
	bin, err := exec.LookPath(name)
	if err != nil {
		return false
	}
	cmd := exec.CommandContext(context.Background(), bin, path) //nolint:gosec // a fixed program, a path made of a hash; the viewer outlives the screen
	cmd.Stdin, cmd.Stdout, cmd.Stderr = nil, nil, nil
	if cmd.Start() != nil {
		return false
	}
	go func() { _ = cmd.Wait() }() // only to bury it
	return true
}
