package store

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
)

// PINCost is what argon2id spends on a PIN. The zero value is right for an old
// laptop; tests take less.
type PINCost struct {
	MemoryKiB uint32 // 0 means 64 MiB
	Passes    uint32 // 0 means 3
	Lanes     uint8  // 0 means 1
}

const (
	pinSalt = 16 // bytes
	pinHash = 32
	pinForm = "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s" // the encoded form that other programs read too
)

func (c PINCost) orDefault() PINCost {
	if c.MemoryKiB == 0 {
		c.MemoryKiB = 64 << 10
	}
	if c.Passes == 0 {
		c.Passes = 3
	}
	if c.Lanes == 0 {
		c.Lanes = 1
	}
	return c
}

// verifier makes the encoded string of a PIN with a new salt.
func (c PINCost) verifier(entropy io.Reader, pin string) (string, error) {
	c = c.orDefault()
	salt := make([]byte, pinSalt)
	if _, err := io.ReadFull(entropy, salt); err != nil {
		return "", fmt.Errorf("salt of a PIN: %w", err)
	}
	hash := argon2.IDKey([]byte(pin), salt, c.Passes, c.MemoryKiB, c.Lanes, pinHash)
	b := base64.RawStdEncoding
	return fmt.Sprintf(pinForm, argon2.Version, c.MemoryKiB, c.Passes, c.Lanes, b.EncodeToString(salt), b.EncodeToString(hash)), nil
}

// pinMatches compares a PIN with an encoded string by the parameters in it.
func pinMatches(verifier, pin string) (bool, error) {
	c, salt, hash, err := readVerifier(verifier)
	if err != nil {
		return false, err
	}
	got := argon2.IDKey([]byte(pin), salt, c.Passes, c.MemoryKiB, c.Lanes, uint32(len(hash)))
	return subtle.ConstantTimeCompare(got, hash) == 1, nil
}

// readVerifier reads an encoded string and refuses parameters that no version
// of this program wrote: they would stop it or eat the memory.
func readVerifier(s string) (c PINCost, salt, hash []byte, err error) {
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errors.New("not an argon2id string")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.MemoryKiB, &c.Passes, &c.Lanes); err != nil {
		return c, nil, nil, fmt.Errorf("parameters of an argon2id string: %w", err)
	}
	if c.MemoryKiB < 8 || c.MemoryKiB > 1<<20 || c.Passes < 1 || c.Passes > 64 || c.Lanes < 1 || c.Lanes > 16 {
		return c, nil, nil, fmt.Errorf("parameters of an argon2id string: %s", parts[3])
	}
	salt, err = base64.RawStdEncoding.DecodeString(parts[4])
	if err == nil {
		hash, err = base64.RawStdEncoding.DecodeString(parts[5])
	}
	if err != nil {
		return c, nil, nil, fmt.Errorf("argon2id string: %w", err)
	}
	if len(salt) < 8 || len(hash) < 16 || len(hash) > 64 {
		return c, nil, nil, errors.New("salt or hash of an argon2id string has a wrong length")
	}
	return c, salt, hash, nil
}
