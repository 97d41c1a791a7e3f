package store

import "zhiban/store/journal"

// FactFile is a file that was attached to a matter by the cut-off; its number
// is what the exported file is called by.
type FactFile struct {
	No     int          `json:"no"`
	Name   journal.Text `json:"name"`
	Media  string       `json:"media"`
	Size   int64        `json:"size"`
	Hash   journal.Text `json:"hash"`
	Purged bool         `json:"purged,omitempty"`
}

// files are those of the matters that the report lists.
func (b *factsOf) files() error {
	var some bool
	if err := b.at.q.queryRow(b.ctx, "SELECT EXISTS (SELECT 1 FROM attachment)").Scan(&some); err != nil || !some {
		return internalOrNil("read.attachment", err)
	}
	for _, list := range [][]FactMatter{b.f.Urgent, b.f.Orders, b.f.Unfinished, b.f.Closed} {
		for i := range list {
			all, err := b.at.Attachments(b.ctx, list[i].Number)
			if err != nil {
				return err
			}
			for _, a := range all {
				if !a.Withdrawn.IsZero() {
					continue
				}
				list[i].Files = append(list[i].Files, FactFile{No: a.No, Name: journal.Text(a.Name), Media: a.Media, Size: a.Size, Hash: journal.Text(a.Hash), Purged: a.Erased()})
			}
		}
	}
	return nil
}
