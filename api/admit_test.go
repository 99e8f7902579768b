package api

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestOnlyNamesOfTheLoopbackInterfaceAreAnsweredLocally(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1:8765": true, "localhost": true, "[::1]:80": true, "LOCALHOST:1": true,
		"example.org": false, "localhost.example.org": false, "10.0.0.1": false, "169.254.169.254": false, "": false, "127.0.0.1.example.org:80": false, "[::ffff:10.0.0.1]": false} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		if got := Local(w, r); got != want || !got && w.Code != http.StatusMisdirectedRequest {
			t.Errorf("%q: %v, %d", host, got, w.Code)
		}
	}
}

func TestAPasswordIsCheckedOnceInAWhileAndGuessingIsSlowed(t *testing.T) {
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	checks := 0
	b := &Basic{Now: func() time.Time { return now }, Check: func(_ context.Context, name, password string) bool {
		checks++
		return name == "ada" && password == "right"
	}}
	try := func(name, password string) int {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		if name != "" {
			r.SetBasicAuth(name, password)
		}
		w := httptest.NewRecorder()
		if b.Admit(w, r) {
			return http.StatusOK
		}
		if w.Code == http.StatusUnauthorized && w.Header().Get("WWW-Authenticate") == "" {
			t.Error("a refusal asks for nothing")
		}
		return w.Code
	}
	if got := try("", ""); got != http.StatusUnauthorized {
		t.Errorf("without a name: %d", got)
	}
	for range 3 {
		if got := try("ada", "right"); got != http.StatusOK {
			t.Errorf("with the password: %d", got)
		}
	}
	if checks != 1 {
		t.Errorf("the password was checked %d times", checks)
	}
	for i := range 8 {
		want := http.StatusUnauthorized
		if i >= basicTries {
			want = http.StatusTooManyRequests
		}
		if got := try("ada", "wrong"); got != want {
			t.Errorf("wrong password %d: %d, want %d", i, got, want)
		}
	}
	if got := try("ada", "right"); got != http.StatusOK {
		t.Errorf("whoever is in is shut out by the guessing of others: %d", got)
	}
	now = now.Add(6 * time.Minute)
	if got := try("ada", "wrong"); got != http.StatusUnauthorized {
		t.Errorf("after the minute: %d", got)
	}
	if got := try("ada", "right"); got != http.StatusOK || checks != 1+basicTries+2 {
		t.Errorf("%d after %d checks", got, checks)
	}
}
