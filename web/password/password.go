// Package password hashes passwords with argon2id (RFC 9106) and compares
// them, in the PHC string format.
//
// A hash takes 19 MiB of memory and about 40 ms, the first of OWASP's
// recommended settings for argon2id (Password Storage Cheat Sheet, 2024).
// Functions are safe for concurrent use; callers bound how many run at once.
package password

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"entente"
)

const (
	memory   = 19 << 10 // KiB
	rounds   = 2
	lanes    = 1
	length   = 32
	salted   = 16
	shortest = 10
	longest  = 256
)

// Hash makes the PHC string of a password with a new salt. It refuses one
// that is too short or too long.
func Hash(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < shortest {
		return "", entente.Invalid(fmt.Sprintf("the password has %d characters", n), fmt.Sprintf("take at least %d", shortest))
	}
	if len(password) > longest {
		return "", entente.Invalid("the password is too long", fmt.Sprintf("take at most %d bytes", longest))
	}
	salt := make([]byte, salted)
	if _, err := rand.Read(salt); err != nil {
		return "", fmt.Errorf("make salt: %w", err)
	}
	key := argon2.IDKey([]byte(password), salt, rounds, memory, lanes, length)
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, rounds, lanes, enc.EncodeToString(salt), enc.EncodeToString(key)), nil
}

// Matches reports whether a password is the one of a hash, in a time that
// does not tell how much of it is right. A hash that cannot be read matches
// nothing.
func Matches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || len(password) > longest {
		return false
	}
	var v, m, t, p int
	if _, err := fmt.Sscanf(parts[2]+"$"+parts[3], "v=%d$m=%d,t=%d,p=%d", &v, &m, &t, &p); err != nil {
		return false
	}
	if v != argon2.Version || m < 8 || m > 1<<20 || t < 1 || t > 100 || p < 1 || p > 16 {
		return false
	}
	enc := base64.RawStdEncoding
	salt, err1 := enc.DecodeString(parts[4])
	want, err2 := enc.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(want) < 16 || len(want) > 128 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, uint32(t), uint32(m), uint8(p), uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

// Waste takes as long as a comparison, for names that do not exist.
func Waste(password string) {
	if len(password) <= longest {
		argon2.IDKey([]byte(password), make([]byte, salted), rounds, memory, lanes, length)
	}
}
