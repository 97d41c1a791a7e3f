package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// backupFiles is where the contents of attachments lie beside the copies of the
// record, each once for all of them.
func backupFiles(dir string) string { return filepath.Join(dir, "files") }

// copyFiles brings every content that is not there yet from one folder of
// contents to another: by a hard link where both are on one disk.
func copyFiles(from, to string) error {
	return eachFile(from, func(hash string, _ fs.FileInfo) error {
		if len(hash) != 64 || strings.HasPrefix(hash, "coming-") {
			return nil
		}
		target := fileIn(to, hash)
		if _, err := os.Stat(target); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		if os.Link(fileIn(from, hash), target) == nil {
			return nil
		}
		return copyContent(fileIn(from, hash), target)
	})
}

func copyContent(from, to string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, src.Close()) }()
	dst, err := os.OpenFile(to+".tmp", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	if err = errors.Join(err, dst.Sync(), dst.Close()); err != nil {
		return errors.Join(err, os.Remove(to+".tmp"))
	}
	return errors.Join(os.Rename(to+".tmp", to), syncDir(filepath.Dir(to)))
}
