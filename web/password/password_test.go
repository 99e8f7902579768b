package password

import (
	"strings"
	"testing"
)

func TestAPasswordMatchesItsHashAndNoOther(t *testing.T) {
	a, err := Hash("a long enough pass phrase")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Hash("a long enough pass phrase")
	if err != nil || a == b {
		t.Errorf("two hashes of one password are alike: %v", err)
	}
	if !Matches(a, "a long enough pass phrase") || !Matches(b, "a long enough pass phrase") {
		t.Error("the password does not match")
	}
	for _, wrong := range []string{"", "a long enough pass phras", "A long enough pass phrase", "a long enough pass phrase ", strings.Repeat("x", 4000)} {
		if Matches(a, wrong) {
			t.Errorf("%.30q matches", wrong)
		}
	}
	if !strings.HasPrefix(a, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %s", a)
	}
}

func TestAHashThatCannotBeReadMatchesNothingAndCostsNothing(t *testing.T) {
	for _, hash := range []string{"", "x", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=18$m=64,t=1,p=1$AAAA$AAAA",
		"$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=99999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
		"$argon2id$v=19$m=64,t=1,p=0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=1,p=1$!!$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"} {
		if Matches(hash, "") || Matches(hash, "a long enough pass phrase") {
			t.Errorf("%s matches", hash)
		}
	}
}

func TestShortAndLongPasswordsAreRefused(t *testing.T) {
	for _, p := range []string{"", "short", "ninechars", strings.Repeat("x", 257)} {
		if _, err := Hash(p); err == nil {
			t.Errorf("%.12q is taken", p)
		}
	}
}
