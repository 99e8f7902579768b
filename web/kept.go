package web

import (
	"context"
	"sync"
	"time"
)

// keepFor is how long a view is shown as it is; after that it is shown once
// more while it is made anew behind.
const keepFor = 30 * time.Second

// keeper keeps the views that cost a walk through the archive, most of them
// at a time. Those who ask for one view wait for one making of it. It is safe
// for concurrent use; a kept view must not be changed.
type keeper[K comparable, V any] struct {
	now   func() time.Time
	most  int
	build func(ctx context.Context, key K) (V, error)

	mu   sync.Mutex
	kept map[K]*keptView[V]
}

type keptView[V any] struct {
	mu    sync.Mutex
	value V
	at    time.Time
	made  bool
	busy  bool // it is being made anew
}

// forget has every view made anew before it is shown again.
func (k *keeper[K, V]) forget() {
	k.mu.Lock()
	k.kept = nil
	k.mu.Unlock()
}

func (k *keeper[K, V]) get(ctx context.Context, key K) (V, error) {
	e := k.entry(key)
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.made {
		v, err := k.build(ctx, key)
		if err != nil {
			return v, err
		}
		e.value, e.at, e.made = v, k.now(), true
	}
	if k.now().Sub(e.at) >= keepFor && !e.busy {
		e.busy = true
		go k.renew(context.WithoutCancel(ctx), key, e)
	}
	return e.value, nil
}

func (k *keeper[K, V]) entry(key K) *keptView[V] {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.kept[key]
	if e == nil {
		if k.kept == nil || len(k.kept) >= k.most {
			k.kept = map[K]*keptView[V]{}
		}
		e = &keptView[V]{}
		k.kept[key] = e
	}
	return e
}

// renew makes a view anew; when that fails, the next who asks waits for it
// and learns why.
func (k *keeper[K, V]) renew(ctx context.Context, key K, e *keptView[V]) {
	v, err := k.build(ctx, key)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.busy, e.made = false, err == nil
	if err == nil {
		e.value, e.at = v, k.now()
	}
}
