package web

import (
	"context"
	"sync"
	"time"
)

// quick is how long a view may take to be made anew at once when the archive
// has changed.
const quick = 60 * time.Millisecond

// settle is how long a slower view is shown as it is although the archive has
// changed; after that it is shown once more while it is made anew behind.
const settle = 5 * time.Second

// keeper keeps the views that cost a walk through the archive, most of them
// at a time. A view stands until the archive's version moves. Those who ask
// for one view wait for one making of it. It is safe for concurrent use; a
// kept view must not be changed.
type keeper[K comparable, V any] struct {
	now     func() time.Time
	most    int
	version func(ctx context.Context) (int64, error)
	build   func(ctx context.Context, key K) (V, error)

	mu    sync.Mutex
	kept  map[K]*keptView[V]
	order []K // the one asked for longest ago first
}

type keptView[V any] struct {
	mu      sync.Mutex
	value   V
	version int64
	at      time.Time
	took    time.Duration
	made    bool
	busy    bool // it is being made anew
}

// forget has views made anew before they are shown again.
func (k *keeper[K, V]) forget(which func(K) bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for key := range k.kept {
		if which(key) {
			delete(k.kept, key)
		}
	}
}

// get shows a view as it is kept, or makes it.
func (k *keeper[K, V]) get(ctx context.Context, key K) (V, error) {
	return k.show(ctx, key, false)
}

// fresh is get for those who make another view of it: it is never behind.
func (k *keeper[K, V]) fresh(ctx context.Context, key K) (V, error) {
	return k.show(ctx, key, true)
}

func (k *keeper[K, V]) show(ctx context.Context, key K, fresh bool) (V, error) {
	now, err := k.version(ctx)
	if err != nil {
		var none V
		return none, err
	}
	e := k.entry(key)
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.made || now != e.version && (fresh || e.took < quick && !e.busy) {
		begun := k.now()
		v, err := k.build(context.WithoutCancel(ctx), key)
		if err != nil {
			e.made = false
			return v, err
		}
		e.value, e.version, e.at, e.made = v, now, k.now(), true
		e.took = e.at.Sub(begun)
	}
	if now != e.version && k.now().Sub(e.at) >= settle && !e.busy {
		e.busy = true
		go k.renew(context.WithoutCancel(ctx), key, e, now)
	}
	return e.value, nil
}

func (k *keeper[K, V]) entry(key K) *keptView[V] {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[K]*keptView[V]{}
	}
	for i, o := range k.order {
		if o == key {
			k.order = append(k.order[:i], k.order[i+1:]...)
			break
		}
	}
	k.order = append(k.order, key)
	if len(k.order) > k.most {
		delete(k.kept, k.order[0])
		k.order = k.order[1:]
	}
	e := k.kept[key]
	if e == nil {
		e = &keptView[V]{}
		k.kept[key] = e
	}
	return e
}

// renew makes a view anew; when that fails, the next who asks waits for it
// and learns why.
func (k *keeper[K, V]) renew(ctx context.Context, key K, e *keptView[V], version int64) {
	begun := k.now()
	v, err := k.build(ctx, key)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.busy = false
	if version < e.version { // somebody could not wait
		return
	}
	e.made = err == nil
	if err == nil {
		e.value, e.version, e.at = v, version, k.now()
		e.took = e.at.Sub(begun)
	}
}
