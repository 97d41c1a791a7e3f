package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// FilesReport is what verify found of the contents of attachments.
type FilesReport struct {
	Files     int `json:"files"`     // there and right
	Purged    int `json:"purged"`    // erased, and a purge says so
	Elsewhere int `json:"elsewhere"` // attached on another laptop, and not here
	Unnamed   int `json:"unnamed"`   // files that no attachment names: harmless, swept when old
}

// files checks the content of every attachment: it is there, and it is what its
// entry says. What another laptop attached may lie there only.
func (v *verifier) files(ctx context.Context) {
	const page = 500
	named := map[string]bool{}
	for offset := 0; ; offset += page {
		list, err := docsOf[Attachment](ctx, v.s.View, "read.attachment", "SELECT doc FROM attachment ORDER BY hlc, entry LIMIT ? OFFSET ?", page, offset)
		if err != nil {
			v.damage("verify.unreadable", "", 0, err.Error())
			return
		}
		for _, a := range list {
			v.file(a, named)
		}
		if len(list) < page {
			break
		}
	}
	err := eachFile(v.s.FilesDir(), func(hash string, _ fs.FileInfo) error {
		if !named[hash] {
			v.out.Files.Unnamed++
		}
		return nil
	})
	if err != nil {
		v.damage("verify.unreadable", "", 0, err.Error())
	}
}

func (v *verifier) file(a Attachment, named map[string]bool) {
	if a.Erased() {
		v.out.Files.Purged++
		return
	}
	right, known := named[a.Hash]
	if !known {
		named[a.Hash] = false
		size, sum, err := sumFile(v.s.FilePath(a))
		switch {
		case errors.Is(err, os.ErrNotExist) && a.Station != v.s.meta.station:
			v.out.Files.Elsewhere++
			return
		case errors.Is(err, os.ErrNotExist):
			v.damage("verify.file_missing", a.Station, 0, strings.TrimSpace(a.Name+" "+a.Hash))
			return
		case err != nil:
			v.damage("verify.unreadable", a.Station, 0, err.Error())
			return
		case sum != a.Hash || size != a.Size:
			v.damage("verify.file_changed", a.Station, 0, strings.TrimSpace(a.Name+" "+a.Hash))
			named[a.Hash] = true // its name is taken, though its content is wrong
			return
		}
		named[a.Hash], right = true, true
	}
	if right {
		v.out.Files.Files++
	}
}

func sumFile(path string) (size int64, sum string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	h := sha256.New()
	size, err = io.Copy(h, f)
	return size, hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}
