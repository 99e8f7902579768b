package web

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestAKeptViewIsMadeOnceAndRenewedBehindTheOneShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made, fails := 0, false
		k := &keeper[string, int]{now: time.Now, most: 2, build: func(context.Context, string) (int, error) {
			if fails {
				return 0, errors.New("no archive")
			}
			made++
			return made, nil
		}}
		get := func(key string, want int) {
			t.Helper()
			got, err := k.get(t.Context(), key)
			synctest.Wait()
			if err != nil || got != want {
				t.Errorf("%s: %d, %v; want %d", key, got, err, want)
			}
		}
		get("a", 1)
		get("a", 1)
		time.Sleep(keepFor)
		get("a", 1) // shown once more while the second is made
		get("a", 2)
		k.forget()
		get("a", 3)
		get("b", 4)
		get("c", 5) // more than two are not kept
		get("a", 6)
		fails = true
		time.Sleep(keepFor)
		get("a", 6)
		if _, err := k.get(t.Context(), "a"); err == nil {
			t.Error("a view that cannot be renewed is shown on")
		}
		fails = false
		get("a", 7)
	})
}
