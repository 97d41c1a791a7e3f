package word

import (
	"encoding/json"
	"fmt"

	"zhiban/store"
)

// Bytes words a size: 820 B, 12 KB, 2.1 MB.
func (w Words) Bytes(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%d KB", (n+512)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// File words an attachment: its number, name and size, and how it stands.
func (w Words) File(a store.Attachment) string {
	t := w.T.Files
	switch {
	case a.Erased():
		return fmt.Sprintf("%d %s", a.No, t.Purged)
	case !a.Withdrawn.IsZero():
		return fmt.Sprintf("%d %s %s", a.No, a.Name, t.Withdrawn)
	}
	return fmt.Sprintf("%d %s %s", a.No, a.Name, w.Bytes(a.Size))
}

// fileFact words what an entry about an attachment says beside its text.
func (w Words) fileFact(l store.Line) string {
	var f struct {
		Size int64 `json:"size"`
		Back bool  `json:"back"`
	}
	if json.Unmarshal(l.Data, &f) != nil {
		return ""
	}
	switch {
	case l.Kind == "attachment.add" && l.Texts["name"] == "":
		return joinWords(w.T.Files.Purged, w.Bytes(f.Size))
	case l.Kind == "attachment.add":
		return joinWords(l.Texts["name"], w.Bytes(f.Size))
	case f.Back:
		return w.T.Notice.Holds
	}
	return ""
}
