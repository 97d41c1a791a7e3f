package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

// keepBackups is how many verified copies stay in a backup folder.
const keepBackups = 14

// BackupInfo is one verified copy.
type BackupInfo struct {
	Path string    `json:"path"`
	Size int64     `json:"size"` // bytes
	Time time.Time `json:"time"`
}

// BackupDir is where copies of this file go.
func (s *Store) BackupDir() string { return s.opts.Path + ".backup" }

// Backup copies the file beside it, checks the copy, keeps the newest 14 and
// writes the same copy to the second path if one is set. why is a slug that
// becomes part of the name ("seal"). Errors: internal; a copy that fails its
// check is removed.
func (s *Store) Backup(ctx context.Context, why string) (BackupInfo, error) {
	name := fmt.Sprintf("%s-%s.db", s.clock().In(s.Zone()).Format("20060102-150405"), why)
	info, err := s.backupInto(ctx, s.BackupDir(), name)
	if err != nil {
		return info, err
	}
	second, err := s.Local(ctx, "backup_path")
	if err != nil || second == "" {
		return info, err
	}
	if _, err := s.backupInto(ctx, second, name); err != nil {
		return info, err
	}
	return info, nil
}

func (s *Store) backupInto(ctx context.Context, dir, name string) (BackupInfo, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return BackupInfo{}, internal("backup.folder", err)
	}
	tmp, final := filepath.Join(dir, name+".tmp"), filepath.Join(dir, name)
	if err := os.Remove(tmp); err != nil && !errors.Is(err, os.ErrNotExist) {
		return BackupInfo{}, internal("backup.folder", err)
	}
	if err := s.copyChecked(ctx, tmp); err != nil {
		return BackupInfo{}, internal("backup.copy", errors.Join(err, removePost(tmp)))
	}
	if err := errors.Join(os.Rename(tmp, final), syncDir(dir)); err != nil {
		return BackupInfo{}, internal("backup.rename", err)
	}
	if err := copyFiles(s.FilesDir(), backupFiles(dir)); err != nil {
		return BackupInfo{}, internal("backup.copy", err)
	}
	if err := prune(dir); err != nil {
		return BackupInfo{}, internal("backup.prune", err)
	}
	st, err := os.Stat(final)
	if err != nil {
		return BackupInfo{}, internal("backup.stat", err)
	}
	return BackupInfo{Path: final, Size: st.Size(), Time: st.ModTime()}, nil
}

// copyChecked makes the copy with VACUUM INTO and proves that it opens, is
// sound and ends in the same heads.
func (s *Store) copyChecked(ctx context.Context, path string) error {
	// read before the copy: another process may write in between
	want, err := readHeads(ctx, s.reader)
	if err != nil {
		return err
	}
	if err := s.writer.exec(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy to %s: %w", path, err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	c, err := dial(fileDSN(path, readerDSN, ""), 1)
	if err != nil {
		return err
	}
	have, herr := readHeads(ctx, c)
	var ok string
	cerr := c.queryRow(ctx, "PRAGMA quick_check(1)").Scan(&ok)
	if err := errors.Join(herr, cerr, c.close()); err != nil {
		return fmt.Errorf("check copy %s: %w", path, err)
	}
	if ok != "ok" {
		return fmt.Errorf("check copy %s: %s", path, ok)
	}
	if !covers(have, want) {
		return fmt.Errorf("check copy %s: it ends before the original", path)
	}
	return syncFile(path)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func prune(dir string) error {
	list, err := listBackups(dir)
	if err != nil {
		return err
	}
	for i := keepBackups; i < len(list); i++ {
		if err := os.Remove(list[i].Path); err != nil {
			return err
		}
	}
	return nil
}

// Backups lists the copies beside the file, newest first.
func (s *Store) Backups() ([]BackupInfo, error) {
	list, err := listBackups(s.BackupDir())
	return list, internalOrNil("backup.list", err)
}

func listBackups(dir string) ([]BackupInfo, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []BackupInfo
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".db") {
			continue
		}
		st, err := f.Info()
		if err != nil {
			return nil, err
		}
		out = append(out, BackupInfo{Path: filepath.Join(dir, f.Name()), Size: st.Size(), Time: st.ModTime()})
	}
	// names begin with the time of the post's clock
	sort.Slice(out, func(i, j int) bool { return filepath.Base(out[i].Path) > filepath.Base(out[j].Path) })
	return out, nil
}

// backupBeforeMigration keeps a verified copy of the old version.
func (s *Store) backupBeforeMigration(ctx context.Context) error {
	name := "before-migration-" + s.opts.Wall().UTC().Format("20060102-150405") + ".db"
	_, err := s.backupInto(ctx, s.BackupDir(), name)
	return err
}

// Local reads a setting of this laptop, "" when it is not set.
func (s *Store) Local(ctx context.Context, key string) (string, error) {
	var v string
	err := s.reader.queryRow(ctx, "SELECT value FROM local WHERE key = ?", key).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, internalOrNil("local.read", err)
}

// SetLocal stores a setting of this laptop; it is in no journal and no copy
// of the state.
func (s *Store) SetLocal(ctx context.Context, key, value string) error {
	if err := s.ReadOnly(); err != nil {
		return err
	}
	err := s.writer.exec(ctx, "INSERT INTO local (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return internalOrNil("local.write", err)
}
