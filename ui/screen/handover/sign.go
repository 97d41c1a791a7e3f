package handover

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/app"
	"zhiban/ui/kit"
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	paper "zhiban/ui/paper/handover"
	"zhiban/ui/paper/template"
)

// sign gives the signature that comes next: with the signer's own PIN, whoever
// is at the laptop; without one only by the officer at the laptop.
func (s *Screen) sign() tea.Cmd {
	side := s.side()
	who, f := s.signer(side), s.env.Words.T.Hand.Form
	title := fmt.Sprintf(f.Sign, s.env.Words.T.Word.Side[side], s.names[who])
	if s.pins[who] {
		return s.signPIN(title, who, side)
	}
	return app.OpenConfirm(s.env, title, []string{fmt.Sprintf(f.SignPlain, s.names[who])}, func() tea.Cmd { return s.signAs(who, side, "") })
}

// signPIN asks for a PIN and signs with the proof of it.
func (s *Screen) signPIN(title, who, side string) tea.Cmd {
	f, st, ctx := s.env.Words.T.Hand.Form, s.env.Store, s.env.Ctx
	words := s.env.FormWords()
	words.Keys = s.env.Words.T.Pin.Keys
	form := kit.NewForm(title, []kit.FormField{{Key: "pin", Label: f.SignPIN, Kind: kit.FormSecret, Required: true}}, words)
	return app.OpenTask(s.env, form, func(v map[string]string) (tea.Cmd, error) {
		proof, err := st.CheckPIN(ctx, who, v["pin"])
		if err != nil {
			return nil, err
		}
		if _, err := st.Do(ctx, who, time.Time{}, store.SignHandover{Side: side, Proof: proof}); err != nil {
			return nil, err
		}
		return app.Say(done{}), nil
	})
}

func (s *Screen) signPaper() tea.Cmd {
	side := s.side()
	who, f := s.signer(side), s.env.Words.T.Hand.Form
	title := fmt.Sprintf(f.Sign, s.env.Words.T.Word.Side[side], s.names[who])
	return app.OpenConfirm(s.env, title, []string{fmt.Sprintf(f.SignPaper, s.names[who])}, func() tea.Cmd { return s.signAs(who, side, "paper") })
}

// signHead: nobody came; the head of the shift signs alone, or whoever is at the
// laptop where the roster has none.
func (s *Screen) signHead() tea.Cmd {
	f, who := s.env.Words.T.Hand.Form, s.env.Officer
	title := fmt.Sprintf(f.SignHead, s.names[who])
	if s.pins[who] {
		return s.signPIN(title, who, "head")
	}
	lines := []string{f.SignHeadPlain}
	if len(s.shift.Heads()) == 0 {
		lines = append(lines, f.SignNoHead)
	}
	return app.OpenConfirm(s.env, title, append(lines, fmt.Sprintf(f.SignPlain, s.names[who])), func() tea.Cmd { return s.signAs(who, "head", "") })
}

func (s *Screen) signAs(who, side, how string) tea.Cmd {
	st, ctx := s.env.Store, s.env.Ctx
	return func() tea.Msg {
		_, err := st.Do(ctx, who, time.Time{}, store.SignHandover{Side: side, How: how})
		return done{err: err}
	}
}

// seal builds facts and report, seals and backs up.
func (s *Screen) seal() tea.Cmd {
	st, ctx, by, id, w := s.env.Store, s.env.Ctx, s.env.Officer, s.h0.ID, s.env.Words
	return func() tea.Msg {
		r, err := paper.Seal(ctx, st, id, by, st.Now())
		if err != nil && len(r.Entries) == 0 {
			return done{err: err}
		}
		if err != nil {
			return done{toast: w.T.CLI.BackupFailed}
		}
		h, err := st.Handover(ctx, id)
		if err != nil {
			return done{err: err}
		}
		return done{toast: fmt.Sprintf(w.T.Hand.SealedToast, h.Number, short(h.Facts))}
	}
}

// short groups the first 16 digits of a head code: enough to compare by eye.
func short(code string) string {
	if len(code) < 16 {
		return code
	}
	return code[:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16]
}

// exported names the files that a report went into.
type exported struct{ paths []string }

// leaving is the report with the ways in which it leaves the laptop, the same
// as on the command line.
func (s *Screen) leaving() out.Report {
	st, ctx, h := s.env.Store, s.env.Ctx, s.report()
	return out.Report{Number: h.Number, Kind: template.Handover, Done: func(paths []string) tea.Msg { return exported{paths} }, Load: func() (out.Loaded, error) {
		r, err := paper.Load(ctx, st, h.ID)
		if err != nil {
			return out.Loaded{}, err
		}
		return out.Loaded{Code: r.HeadCode,
			Write: func(dir string, formats []string, as export.As) ([]out.File, error) {
				return files(r.Export(dir, formats, as))
			},
			Extra: func(dir string) ([]out.File, error) { return files(r.ExportFiles(ctx, st, dir, export.As{})) },
			PDF:   func(as export.As) ([]byte, error) { return r.Bytes("pdf", as) },
		}, nil
	}}
}

func files(list []paper.Written, err error) ([]out.File, error) {
	var all []out.File
	for _, x := range list {
		all = append(all, out.File{Path: x.Path, Missing: x.Missing, Signed: x.Signed})
	}
	return all, err
}

// export writes the report out.
func (s *Screen) export() tea.Cmd { return out.Files(s.env, s.leaving()) }

// print sends it to a printer.
func (s *Screen) print() tea.Cmd { return out.Printer(s.env, s.leaving()) }
