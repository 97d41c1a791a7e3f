package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

// defaultAttachmentMB is the limit of plans that set none (assumed: a photo of
// a telephone is 3 to 8 MB, a scan of some pages less than 20).
const defaultAttachmentMB = 20

// orphanAfter is how old a file must be that nothing names before it is swept:
// its entry may be on the way.
const orphanAfter = 24 * time.Hour

// storedFile is a file beside the database.
type storedFile struct {
	name, hash, media string
	size              int64
}

// FilesDir is where the contents of attachments lie, by their hash:
// FILE.files/ab/abcdef….
func (s *Store) FilesDir() string { return s.opts.Path + ".files" }

func fileIn(dir, hash string) string {
	if len(hash) != 2*sha256.Size {
		return filepath.Join(dir, "none")
	}
	return filepath.Join(dir, hash[:2], hash)
}

// FilePath is where the content of an attachment lies on this laptop.
func (s *Store) FilePath(a Attachment) string { return fileIn(s.FilesDir(), a.Hash) }

// OpenFile opens the content of an attachment. Errors: refused (purged), not_found
// (it is not on this laptop), internal.
func (s *Store) OpenFile(a Attachment) (io.ReadCloser, error) {
	if a.Hash == "" {
		return nil, refused("attachment", "attachment.purged", a.ID)
	}
	f, err := os.Open(s.FilePath(a))
	if errors.Is(err, os.ErrNotExist) {
		return nil, notFound("attachment", "attachment.not_here", a.Name)
	}
	if err != nil {
		return nil, internal("read.attachment", err)
	}
	return f, nil
}

// keepFile copies a file beside the database: temporary name, synced, renamed
// to its hash, folder synced. What is there already is kept once.
func (s *Store) keepFile(path string, limit int64) (_ *storedFile, err error) {
	src, err := openRegular(path, limit)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, internalOrNil("write.attachment", src.Close())) }()
	dir := s.FilesDir()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, internal("write.attachment", err)
	}
	tmp, err := os.CreateTemp(dir, "coming-*")
	if err != nil {
		return nil, internal("write.attachment", err)
	}
	defer func() {
		if rm := os.Remove(tmp.Name()); rm != nil && !errors.Is(rm, os.ErrNotExist) {
			err = errors.Join(err, internal("write.attachment", rm))
		}
	}()
	out, err := copyHashed(tmp, src, limit)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		if asError(err) != nil {
			return nil, err
		}
		return nil, internal("write.attachment", err)
	}
	out.name = filepath.Base(path)
	return out, s.placeFile(tmp.Name(), dir, out.hash)
}

// openRegular opens a file that can be attached, and says why another cannot.
func openRegular(path string, limit int64) (*os.File, error) {
	if path == "" {
		return nil, invalid("path", "text.empty", "")
	}
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, notFound("path", "attachment.no_file", path)
	case errors.Is(err, os.ErrPermission):
		return nil, refused("path", "attachment.unreadable", path)
	case errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return nil, notFound("path", "attachment.no_file", path)
	case err != nil:
		return nil, internal("read.attachment", err)
	case st.IsDir():
		return nil, refused("path", "attachment.folder", path)
	case !st.Mode().IsRegular():
		return nil, refused("path", "attachment.no_plain_file", path)
	case st.Size() == 0:
		return nil, refused("path", "attachment.empty", path)
	case st.Size() > limit:
		return nil, refused("path", "attachment.too_big", tooBig(st.Size(), limit))
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrPermission) {
		return nil, refused("path", "attachment.unreadable", path)
	}
	return f, internalOrNil("read.attachment", err)
}

// tooBig names both sizes in MB, rounded up and down.
func tooBig(size, limit int64) string {
	return fmt.Sprintf("%.1f MB > %d MB", float64(size)/(1<<20), limit>>20)
}

// copyHashed copies at most limit bytes and says what they are.
func copyHashed(dst io.Writer, src io.Reader, limit int64) (*storedFile, error) {
	sum := sha256.New()
	var head bytes.Buffer
	n, err := io.Copy(io.MultiWriter(dst, sum, &limited{&head, 512}), io.LimitReader(src, limit+1))
	switch {
	case err != nil:
		return nil, err
	case n > limit: // it grew while it was read
		return nil, refused("path", "attachment.too_big", tooBig(n, limit))
	case n == 0:
		return nil, refused("path", "attachment.empty", "")
	}
	return &storedFile{hash: hex.EncodeToString(sum.Sum(nil)), size: n, media: mediaOf(head.Bytes())}, nil
}

// limited keeps the first bytes and lets the others go by.
type limited struct {
	w    *bytes.Buffer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	l.w.Write(p[:n])
	return len(p), nil
}

// mediaOf guesses what a file is by its first bytes.
func mediaOf(head []byte) string {
	for _, k := range []struct{ media, magic string }{
		{"image/jpeg", "\xff\xd8\xff"}, {"image/png", "\x89PNG\r\n\x1a\n"}, {"image/gif", "GIF8"}, {"image/bmp", "BM"}, {"application/pdf", "%PDF-"}, {"application/zip", "PK\x03\x04"},
		{"audio/mpeg", "ID3"}, {"audio/amr", "#!AMR"}, {"audio/ogg", "OggS"}, {"application/msword", "\xd0\xcf\x11\xe0"},
	} {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.media
		}
	}
	switch {
	case len(head) > 12 && bytes.HasPrefix(head, []byte("RIFF")) && string(head[8:12]) == "WEBP":
		return "image/webp"
	case len(head) > 12 && string(head[4:8]) == "ftyp" && strings.HasPrefix(string(head[8:12]), "hei"):
		return "image/heic"
	case len(head) > 12 && string(head[4:8]) == "ftyp":
		return "video/mp4"
	case plainText(head):
		return "text/plain"
	}
	return "application/octet-stream"
}

// plainText reports whether some first bytes are UTF-8 without control signs;
// the last sign may be cut off.
func plainText(head []byte) bool {
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		switch {
		case r == utf8.RuneError && n <= 1:
			return len(head) < utf8.UTFMax
		case r < ' ' && r != '\n' && r != '\r' && r != '\t':
			return false
		}
		head = head[n:]
	}
	return true
}

// placeFile moves a synced temporary file to its hash.
func (s *Store) placeFile(tmp, dir, hash string) error {
	final := fileIn(dir, hash)
	if err := os.MkdirAll(filepath.Dir(final), 0o700); err != nil {
		return internal("write.attachment", err)
	}
	if same, err := hasContent(final, hash); err != nil || same {
		return internalOrNil("write.attachment", err)
	}
	return internalOrNil("write.attachment", errors.Join(os.Chmod(tmp, 0o600), os.Rename(tmp, final), syncDir(filepath.Dir(final)), syncDir(dir)))
}

// hasContent reports whether a file is there with that hash: one that was
// damaged is written anew.
func hasContent(path, hash string) (bool, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)) == hash, errors.Join(err, f.Close())
}

// eachFile gives every file beside the database by its hash.
func eachFile(dir string, do func(hash string, info fs.FileInfo) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		return do(filepath.Base(path), info)
	})
}

// named reports whether an attachment that is not purged has a content.
func (v *View) named(ctx context.Context, hash string) (is bool, err error) {
	err = v.q.queryRow(ctx, "SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ? AND hash <> '')", hash).Scan(&is)
	return is, internalOrNil("read.attachment", err)
}

// sweepFiles removes what nothing names: the content of what was purged at
// once, and what a crash left behind once it is old.
func (s *Store) sweepFiles(ctx context.Context, at time.Time, gone ...string) error {
	for _, hash := range gone {
		is, err := s.named(ctx, hash)
		if err != nil {
			return err
		}
		for _, dir := range []string{s.FilesDir(), backupFiles(s.BackupDir())} {
			if is {
				continue
			}
			if err := os.Remove(fileIn(dir, hash)); err != nil && !errors.Is(err, os.ErrNotExist) {
				return &Error{Code: Internal, Reason: "attachment.not_removed", Arg: fileIn(dir, hash), wrapped: err}
			}
		}
	}
	return internalOrNil("read.attachment", eachFile(s.FilesDir(), func(name string, info fs.FileInfo) error {
		if at.Sub(info.ModTime()) < orphanAfter {
			return nil
		}
		is, err := s.named(ctx, name)
		if err != nil || is {
			return err
		}
		path := fileIn(s.FilesDir(), name)
		if strings.HasPrefix(name, "coming-") {
			path = filepath.Join(s.FilesDir(), name)
		}
		return os.Remove(path)
	}))
}
