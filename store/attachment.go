package store

import (
	"context"
	"errors"
	"strings"

	"zhiban/store/journal"
)

// Attachment is a photo or a file that belongs to a matter. Its content lies
// beside the database (see files.go) and is shared by all that are the same.
type Attachment struct {
	ID        string       `json:"id"`     // of its entry
	Matter    string       `json:"matter"` // id
	No        int          `json:"no"`     // n-th of its matter, as listed
	Name      string       `json:"name"`   // cleaned; "" once purged
	Size      int64        `json:"size"`   // bytes
	Media     string       `json:"media"`  // guessed by the content
	Hash      string       `json:"hash"`   // SHA-256 of the content, hex; "" once purged
	Text      string       `json:"text"`   // what somebody said of it
	At        journal.Time `json:"at"`
	By        string       `json:"by"`
	Station   string       `json:"station"`
	Withdrawn journal.Time `json:"withdrawn"` // it does not belong here after all; the file stays
	Why       string       `json:"why"`       // it was withdrawn
	Purged    journal.Time `json:"purged"`    // name, hash and content are erased
}

// Live reports whether it stands.
func (a Attachment) Live() bool { return a.Withdrawn.IsZero() && !a.Erased() }

// Erased reports whether a purge took its content; also of a moment before the
// purge, as what was erased is erased for every look back.
func (a Attachment) Erased() bool { return !a.Purged.IsZero() || a.Hash == "" }

type attachmentAdded struct {
	Size  int64        `json:"size"`
	Media string       `json:"media"`
	Name  journal.Text `json:"name"`
	Hash  journal.Text `json:"hash"`
	Text  journal.Text `json:"text"`
}

type attachmentWithdrawn struct {
	Attachment string       `json:"attachment"`
	Back       bool         `json:"back"`
	Reason     journal.Text `json:"reason"`
}

func attachmentKinds() []kind {
	o := kindOptions{Stream: Human, Noun: "matter", Counter: "attachment.withdraw", Commutes: true}
	return []kind{
		kindOf("attachment.add", o, func(f *folder, e Event, p *attachmentAdded) {
			putAttachment(f, e, Attachment{ID: e.ID, Matter: e.Subject, Name: string(p.Name), Size: p.Size, Media: p.Media, Hash: string(p.Hash), Text: string(p.Text), At: e.At, By: e.Officer, Station: e.Station})
		}),
		kindOf("attachment.withdraw", o, func(f *folder, e Event, p *attachmentWithdrawn) {
			if a, ok := getAttachment(f, e.Subject, p.Attachment); ok {
				a.Withdrawn, a.Why = e.At, string(p.Reason)
				if p.Back {
					a.Withdrawn, a.Why = 0, ""
				}
				putAttachment(f, e, a)
			}
		}),
	}
}

func getAttachment(f *folder, subject, id string) (Attachment, bool) {
	var doc string
	if !f.scan("SELECT doc FROM attachment WHERE subject = ? AND entry = ?", []any{subject, id}, &doc) {
		return Attachment{}, false
	}
	a, err := decodeDoc[Attachment](doc)
	if err != nil {
		f.err = err
		return a, false
	}
	return a, true
}

func putAttachment(f *folder, e Event, a Attachment) {
	doc, err := encodeDoc(a)
	if err != nil {
		f.err = err
		return
	}
	f.exec("INSERT INTO attachment (subject, entry, hash, live, at, hlc, doc) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject, entry) DO UPDATE SET hash = excluded.hash, live = excluded.live, doc = excluded.doc",
		e.Subject, a.ID, a.Hash, btoi(a.Live()), int64(a.At), e.HLC, doc)
}

// AttachFile attaches a file of this machine to a matter. The file is copied
// beside the database first and the entry written then: a crash in between
// leaves a copy that nothing names, never an entry without its file.
type AttachFile struct {
	ID   string // of the matter
	Path string // as typed or dropped into a terminal
	Name string // "": the file's own
	Text string

	file *storedFile
}

// prepare copies the file before the transaction begins: others may write
// meanwhile.
func (c AttachFile) prepare(ctx context.Context, s *Store) (Command, error) {
	if _, err := s.Matter(ctx, c.ID); err != nil {
		return nil, err
	}
	p, err := s.Plan(ctx)
	if err != nil {
		return nil, err
	}
	limit := int64(defaultAttachmentMB)
	if p.Settings.AttachmentMB > 0 {
		limit = int64(p.Settings.AttachmentMB)
	}
	if c.file, err = s.keepFile(CleanPath(c.Path), limit<<20); err != nil {
		return nil, err
	}
	if c.Name == "" {
		c.Name = c.file.name
	}
	return c, nil
}

func (c AttachFile) plan(tx *Tx) error {
	if c.file == nil {
		return internal("write.attachment", errors.New("the file was not kept"))
	}
	m, err := tx.Matter(tx.ctx, c.ID)
	if err != nil {
		return err
	}
	tx.number = m.Number
	list, err := tx.Attachments(tx.ctx, m.ID)
	if err != nil {
		return err
	}
	for _, a := range list {
		if a.Live() && a.Hash == c.file.hash {
			return refused("path", "attachment.same", m.Number)
		}
	}
	return tx.append("attachment.add", m.ID, &attachmentAdded{Size: c.file.size, Media: c.file.media, Name: journal.Text(CleanName(c.Name)), Hash: journal.Text(c.file.hash), Text: trimmed(c.Text)})
}

// WithdrawFile takes an attachment off its matter with a reason, or puts it on
// again. The file stays until it is purged.
type WithdrawFile struct {
	ID     string // of the attachment
	Reason string
	Back   bool
}

func (c WithdrawFile) plan(tx *Tx) error {
	a, err := tx.attachment(c.ID)
	if err != nil {
		return err
	}
	reason, err := required("reason", journal.Text(c.Reason))
	if err != nil {
		return err
	}
	switch {
	case !a.Purged.IsZero():
		return refused("", "attachment.purged", tx.number)
	case a.Withdrawn.IsZero() == c.Back:
		return refused("", map[bool]string{true: "attachment.stands", false: "attachment.withdrawn"}[c.Back], tx.number)
	}
	return tx.append("attachment.withdraw", a.Matter, &attachmentWithdrawn{Attachment: a.ID, Back: c.Back, Reason: reason})
}

// attachment finds one and notes the number of its matter.
func (tx *Tx) attachment(ref string) (Attachment, error) {
	a, err := tx.Attachment(tx.ctx, ref)
	if err != nil {
		return a, err
	}
	m, err := tx.Matter(tx.ctx, a.Matter)
	tx.number = m.Number
	return a, err
}

// Attachments lists what is attached to a matter, in the order in which it
// came, withdrawn and purged ones too. Errors: not_found, internal.
func (v *View) Attachments(ctx context.Context, ref string) ([]Attachment, error) {
	m, err := v.Matter(ctx, ref)
	if err != nil {
		return nil, err
	}
	list, err := docsOf[Attachment](ctx, v, "read.attachment", "SELECT doc FROM attachment WHERE subject = ? ORDER BY hlc", m.ID)
	for i := range list {
		list[i].No = i + 1
	}
	return list, err
}

// Attached is an attachment with the number of its matter.
type Attached struct {
	Attachment
	Number string `json:"number"`
}

// AllAttachments lists the attachments of the post, the newest first. Errors:
// internal.
func (v *View) AllAttachments(ctx context.Context, limit, offset int) ([]Attached, error) {
	if limit <= 0 {
		limit = 100
	}
	list, err := docsOf[Attachment](ctx, v, "read.attachment", "SELECT doc FROM attachment ORDER BY at DESC, hlc DESC LIMIT ? OFFSET ?", limit, offset)
	if err != nil {
		return nil, err
	}
	out := make([]Attached, 0, len(list))
	for _, a := range list {
		all, err := v.Attachments(ctx, a.Matter)
		if err != nil {
			return nil, err
		}
		m, err := v.Matter(ctx, a.Matter)
		if err != nil {
			return nil, err
		}
		for _, x := range all {
			if x.ID == a.ID {
				out = append(out, Attached{x, m.Number})
			}
		}
	}
	return out, nil
}

// Attachment finds one by the id of its entry, by the entry's number (K#123),
// or by the matter's number with its own («K-058/2», «K-058-2»; «K-058» when it
// has only one). Errors: not_found, internal.
func (v *View) Attachment(ctx context.Context, ref string) (Attachment, error) {
	ref = strings.TrimSpace(ref)
	list, err := docsOf[Attachment](ctx, v, "read.attachment", "SELECT doc FROM attachment WHERE entry = ?", ref)
	if err != nil {
		return Attachment{}, err
	}
	if len(list) == 1 {
		all, err := v.Attachments(ctx, list[0].Matter)
		for _, a := range all {
			if a.ID == ref {
				return a, err
			}
		}
		return list[0], err
	}
	number, no := splitAttachment(ref)
	if number == "" {
		return Attachment{}, notFound("attachment", "attachment.unknown", ref)
	}
	all, err := v.Attachments(ctx, number)
	if err != nil {
		return Attachment{}, err
	}
	if no == 0 && len(all) == 1 {
		no = 1
	}
	if no < 1 || no > len(all) {
		return Attachment{}, notFound("attachment", "attachment.unknown", ref)
	}
	return all[no-1], nil
}

// splitAttachment reads «K-058/2», «k58-2» or «K-058».
func splitAttachment(ref string) (number string, no int) {
	ref = foldText(strings.TrimSpace(ref))
	cut := strings.LastIndexAny(ref, "/-－")
	if cut > 0 {
		if n, ok := small(ref[cut+1:]); ok && NormalNumber(ref[:cut]) != "" {
			return NormalNumber(ref[:cut]), n
		}
	}
	return NormalNumber(ref), 0
}

func small(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
