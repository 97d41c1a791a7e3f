package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"zhiban/store"
	"zhiban/ui/kit"
)

// FormDialog is a form above the screen. What is typed is kept as a draft
// beside the record and offered back, until the record took it or the officer
// gave it up.
type FormDialog struct {
	env   *Env
	key   string // of the draft, "" keeps none
	form  *kit.Form
	save  func(values map[string]string) (store.Command, error)
	side  Beside // what stands beside the form, nil: nothing
	busy  bool
	draft string               // what was last written to the draft
	keeps bool                 // a draft is being written
	head  func(w int) []string // rows above the form, nil: none
	above int                  // of them, when last drawn

	writing sync.Mutex // commands run side by side
	gone    bool       // the draft was given up: one that is still to be written is not
}

type formDone struct {
	d       *FormDialog
	receipt store.Receipt
	err     error
}

type formDraft struct {
	d    *FormDialog
	text string
	read bool
}

// OpenForm opens a form. save makes the command of its values; what the store
// refuses stands under the field that it names, and the form stays open.
func OpenForm(env *Env, key string, form *kit.Form, save func(values map[string]string) (store.Command, error)) tea.Cmd {
	return Say(OpenDialog{Dialog: &FormDialog{env: env, key: key, form: form, save: save}})
}

// OpenFormUnder is OpenForm with rows above the form that are to be read while
// it is filled in.
func OpenFormUnder(env *Env, key string, head func(w int) []string, form *kit.Form, save func(values map[string]string) (store.Command, error)) tea.Cmd {
	return Say(OpenDialog{Dialog: &FormDialog{env: env, key: key, form: form, save: save, head: head}})
}

// FormWords are the words of every form in the language of the screens.
func (e *Env) FormWords() kit.FormWords {
	t := e.Words.T.Board
	return kit.FormWords{Required: t.FormRequired, NotNumber: t.FormNumber, NotTime: t.FormTime, Keys: t.FormKeys, Discard: t.FormDiscard, Nothing: t.PickEmpty, Busy: t.FormBusy}
}

func (d *FormDialog) draftKey() string { return "draft:" + d.key }

// Init reads the draft.
func (d *FormDialog) Init() tea.Cmd {
	if d.key == "" {
		return nil
	}
	st, ctx := d.env.Store, d.env.Ctx
	return func() tea.Msg {
		text, err := st.Local(ctx, d.draftKey())
		if err != nil {
			return d.env.Complain(err)
		}
		return formDraft{d: d, text: text, read: true}
	}
}

// Update takes keys, the draft and the answer of the record.
func (d *FormDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case formDraft:
		if msg.d == d {
			return tea.Batch(d.drafted(msg), d.follow())
		}
	case formDone:
		if msg.d == d {
			return d.done(msg)
		}
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		if click, ok := msg.(tea.MouseClickMsg); ok {
			click.Y -= d.above
			msg = click
		}
		if d.besideKey(msg) {
			return tea.Batch(d.keep(), d.follow())
		}
		switch d.form.Update(msg) {
		case kit.FormSave:
			return d.run()
		case kit.FormCancel:
			return tea.Batch(Say(CloseDialog{Dialog: d}), d.forget())
		}
		cmd := d.keep()
		d.mark()
		return tea.Batch(cmd, d.follow())
	default:
		if d.side != nil {
			return d.side.Update(msg)
		}
	}
	return nil
}

// mark says at the foot when all that is typed would survive a crash.
func (d *FormDialog) mark() {
	word := ""
	if text, err := json.Marshal(d.form.Raw()); err == nil && d.draft != "" && string(text) == d.draft {
		word = d.env.Theme.Glyph.Done + " " + d.env.Words.T.Board.Draft
	}
	d.form.SetKept(word)
}

func (d *FormDialog) drafted(msg formDraft) tea.Cmd {
	d.draft = msg.text
	defer d.mark()
	if !msg.read {
		d.keeps = false
		return d.keep()
	}
	var values map[string]string
	if msg.text == "" || json.Unmarshal([]byte(msg.text), &values) != nil || d.form.Dirty() {
		return nil
	}
	for k, v := range values {
		d.form.SetValue(k, v)
	}
	d.form.SetNotice(d.env.Words.T.Board.FormDraft)
	return nil
}

// keep writes what is typed down, one write at a time.
func (d *FormDialog) keep() tea.Cmd {
	if d.key == "" || d.keeps || !d.form.Dirty() || d.env.Store.ReadOnly() != nil {
		return nil
	}
	text, err := json.Marshal(d.form.Raw()) // without what is secret
	if err != nil || string(text) == d.draft {
		return nil
	}
	d.keeps = true
	st, ctx := d.env.Store, d.env.Ctx
	return func() tea.Msg {
		d.writing.Lock()
		defer d.writing.Unlock()
		if d.gone {
			return nil
		}
		if err := st.SetLocal(ctx, d.draftKey(), string(text)); err != nil {
			return d.env.Complain(err)
		}
		return formDraft{d: d, text: string(text)}
	}
}

// Unsaved reports whether closing the program would lose what is typed.
func (d *FormDialog) Unsaved() bool {
	return d.form.Dirty() && (d.key == "" || d.env.Store.ReadOnly() != nil)
}

// Flush writes the draft down at the end of the program: the last write may
// still be waiting for the one before.
func (d *FormDialog) Flush(ctx context.Context) error {
	if d.key == "" || !d.form.Dirty() || d.env.Store.ReadOnly() != nil {
		return nil
	}
	text, err := json.Marshal(d.form.Raw())
	if err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	if d.gone || string(text) == d.draft {
		return nil
	}
	if err := d.env.Store.SetLocal(ctx, d.draftKey(), string(text)); err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	return nil
}

// forget takes the draft away.
func (d *FormDialog) forget() tea.Cmd {
	if d.key == "" || d.env.Store.ReadOnly() != nil {
		return nil
	}
	st, ctx := d.env.Store, d.env.Ctx
	return func() tea.Msg {
		d.writing.Lock()
		defer d.writing.Unlock()
		d.gone = true
		if err := st.SetLocal(ctx, d.draftKey(), ""); err != nil {
			return d.env.Complain(err)
		}
		return nil
	}
}

// Loading reports whether what was typed is being saved: what is typed behind
// the Enter is meant for what comes after.
func (d *FormDialog) Loading() bool { return d.busy }

func (d *FormDialog) run() tea.Cmd {
	if d.busy {
		return nil
	}
	cmd, err := d.save(d.form.Values())
	if err != nil {
		d.complain(err)
		return nil
	}
	d.busy = true
	return d.env.Do(cmd, func(r store.Receipt, err error) tea.Msg { return formDone{d, r, err} })
}

func (d *FormDialog) done(msg formDone) tea.Cmd {
	d.busy = false
	if msg.err != nil {
		d.complain(msg.err)
		return nil
	}
	text := d.env.Words.T.Board.FormSaved
	if n := msg.receipt.Number; n != "" {
		text = strings.ReplaceAll(d.env.Words.T.Board.SavedNote, "%s", n) // a matter is called by its number from now on
	}
	return tea.Batch(Say(CloseDialog{Dialog: d}), d.forget(), Say(Toast{Text: text}))
}

// complain puts the sentence under the field that the error names.
func (d *FormDialog) complain(err error) {
	var e *store.Error
	if errors.As(err, &e) && e.Field != "" {
		if _, ok := d.form.Values()[e.Field]; ok {
			d.form.SetError(e.Field, d.env.Words.Error(err))
			return
		}
	}
	d.form.SetProblem(d.env.Words.Error(err))
}

// View draws the form.
func (d *FormDialog) View(w, h int) ([]string, *tea.Cursor) {
	if d.side != nil {
		return d.viewBeside(w, h)
	}
	w = min(w, formWidth)
	var above []string
	if d.head != nil {
		above = d.head(w)
	}
	d.above = len(above)
	rows, x, y := d.form.View(d.env.Theme, w, min(max(h-len(above), 3), d.form.Height(d.env.Theme, w)))
	return append(above, rows...), tea.NewCursor(x, y+len(above))
}

// formWidth is how wide a form is drawn at most.
const formWidth = 96
