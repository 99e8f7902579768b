package web

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestAKeptViewIsMadeOnceAndRenewedBehindTheOneShownWhenTheArchiveChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made, fails, version, slow := 0, false, int64(0), quick
		k := &keeper[string, int]{now: time.Now, most: 2, version: func(context.Context) (int64, error) { return version, nil },
			build: func(context.Context, string) (int, error) {
				if fails {
					return 0, errors.New("no archive")
				}
				made++
				time.Sleep(slow)
				return made, nil
			}}
		get := func(key string, want int) {
			t.Helper()
			got, err := k.get(t.Context(), key)
			time.Sleep(slow + 1)
			synctest.Wait()
			if err != nil || got != want {
				t.Errorf("%s: %d, %v; want %d", key, got, err, want)
			}
		}
		get("a", 1)
		time.Sleep(time.Hour)
		get("a", 1) // the archive has not changed
		version++
		time.Sleep(settle)
		get("a", 1) // shown once more while the second is made
		get("a", 2)
		version++
		get("a", 2) // a change just after is not followed at once
		get("a", 2)
		time.Sleep(settle)
		get("a", 2)
		get("a", 3)
		k.forget(func(key string) bool { return key == "b" })
		get("a", 3)
		k.forget(func(key string) bool { return key == "a" })
		get("a", 4)
		get("b", 5)
		get("a", 4)
		get("c", 6) // more than two are not kept: b was asked for longest ago
		get("a", 4)
		get("b", 7)
		fails, version = true, version+1
		time.Sleep(settle)
		get("b", 7)
		if _, err := k.get(t.Context(), "b"); err == nil {
			t.Error("a view that cannot be renewed is shown on")
		}
		fails = false
		get("b", 8)
		version++
		if got, err := k.fresh(t.Context(), "b"); err != nil || got != 9 {
			t.Errorf("fresh is %d, %v", got, err)
		}
		get("b", 9)
		slow, version = 0, version+1
		time.Sleep(settle)
		get("b", 9)
		get("b", 10)
		version++
		get("b", 11) // what is quickly made is made at once
	})
}
