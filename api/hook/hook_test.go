package hook

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
)

const secret = "a secret of sixteen or more"

// ear is an address that is told.
type ear struct {
	mu       sync.Mutex
	status   int
	messages []Message
	bad      []string
	*httptest.Server
}

func newEar(t *testing.T, now func() time.Time) *ear {
	e := &ear{status: http.StatusNoContent}
	e.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		e.mu.Lock()
		defer e.mu.Unlock()
		var m Message
		at := r.Header.Get("Entente-Timestamp")
		switch {
		case json.Unmarshal(body, &m) != nil, r.Method != http.MethodPost, r.Header.Get("Content-Type") != "application/json":
			e.bad = append(e.bad, "not a message: "+string(body))
		case r.Header.Get("Entente-Signature") != "sha256="+Sign(secret, at, body), at != fmt.Sprint(now().Unix()):
			e.bad = append(e.bad, "not signed")
		case strings.Contains(string(body), "expelled"):
			e.bad = append(e.bad, "text of an article")
		}
		if e.status < 300 {
			e.messages = append(e.messages, m)
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(e.status)
	}))
	t.Cleanup(e.Close)
	return e
}

func (e *ear) answers(status int) { e.mu.Lock(); e.status = status; e.mu.Unlock() }

func (e *ear) heard(t *testing.T) []Message {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, b := range e.bad {
		t.Error(b)
	}
	return e.messages
}

// desk is an archive with an alert for every document of a publisher.
func desk(t *testing.T) (*sqlite.Archive, archive.Alert) {
	t.Helper()
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	al, err := a.SaveAlert(t.Context(), archive.Alert{Name: "Post", Publisher: "The Coastal Post", Least: 1, RecordedAt: "2024-05-01T00:00:00Z"})
	if err != nil {
		t.Fatal(err)
	}
	return a, al
}

func put(t *testing.T, a *sqlite.Archive, n int) {
	t.Helper()
	text := fmt.Sprintf("Peru expelled %d diplomats.", n)
	sum := archive.Sum([]byte(text))
	doc := &entente.Document{ID: "sha256:" + sum, Path: "a.txt", RawSHA256: sum, TextSHA256: sum, Text: text, Title: fmt.Sprint("Report ", n), Publisher: "The Coastal Post"}
	if _, err := a.Add(t.Context(), doc, []byte(text), nil, "2024-05-14T10:00:00Z", "v1"); err != nil {
		t.Fatal(err)
	}
}

func TestCallsAreToldOnceInOrderAndSigned(t *testing.T) {
	a, al := desk(t)
	now := time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	e := newEar(t, clock)
	put(t, a, 1)
	if _, err := a.SaveHook(t.Context(), archive.Hook{URL: e.URL, Secret: secret, Alert: al.ID, Private: true, RecordedAt: "2024-05-14T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	s := &Sender{Store: a, Now: clock}
	put(t, a, 2)
	put(t, a, 3)
	for range 2 {
		if _, err := s.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	got := e.heard(t)
	if len(got) != 2 || got[0].Documents[0].Title != "Report 2" || got[1].Documents[0].Title != "Report 3" || got[0].Name != "Post" || got[0].ID == got[1].ID {
		t.Errorf("heard %+v", got)
	}
}

func TestAnAddressInTroubleIsToldLaterAndLosesNothing(t *testing.T) {
	a, _ := desk(t)
	now := time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC)
	e := newEar(t, func() time.Time { return now })
	if _, err := a.SaveHook(t.Context(), archive.Hook{URL: e.URL, Secret: secret, Private: true, RecordedAt: "2024-05-14T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	put(t, a, 1)
	put(t, a, 2)
	var pauses []time.Duration
	e.answers(http.StatusBadGateway)
	for len(pauses) < 14 {
		out, err := (&Sender{Store: a, Now: func() time.Time { return now }}).Deliver(t.Context()) // a new one each time: the pause is kept
		if err != nil {
			t.Fatal(err)
		}
		if len(out) == 0 {
			now = now.Add(30 * time.Second)
			continue
		}
		if len(out) != 1 || out[0].Err == nil {
			t.Fatalf("got %+v", out)
		}
		pauses = append(pauses, out[0].Next.Sub(now))
		now = out[0].Next
	}
	for i, p := range pauses {
		if want := min(time.Minute<<i, 24*time.Hour); p != want {
			t.Errorf("pause %d is %s, want %s", i, p, want)
		}
	}
	e.answers(http.StatusOK)
	if _, err := (&Sender{Store: a, Now: func() time.Time { return now }}).Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := e.heard(t); len(got) != 2 {
		t.Errorf("heard %+v", got)
	}
	e.answers(http.StatusFound)
	put(t, a, 3)
	if out, err := (&Sender{Store: a, Now: func() time.Time { return now }}).Deliver(t.Context()); err != nil || len(out) != 1 || out[0].Err == nil {
		t.Errorf("a redirect was followed: %+v, %v", out, err)
	}
}

func TestPrivateAddressesAreNotToldUnlessAllowed(t *testing.T) {
	a, _ := desk(t)
	now := time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC)
	e := newEar(t, func() time.Time { return now })
	port := e.URL[strings.LastIndex(e.URL, ":"):]
	s := &Sender{Store: a, Now: func() time.Time { return now }}
	for _, address := range []string{"https://127.0.0.1" + port, "https://localhost" + port, "https://[::1]" + port, "https://10.1.2.3/x", "https://192.168.1.1/x", "https://[::ffff:127.0.0.1]" + port,
		"https://169.254.169.254/latest", "https://[fd00::1]/x", "https://0.0.0.0" + port, "https://[fe80::1]/x", "https://100.64.0.1/x"} {
		err := s.post(t.Context(), archive.Hook{URL: address, Secret: secret}, 1, []byte("{}"))
		if entente.CodeOf(err) != entente.ErrInvalid {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"http://169.254.169.254/latest", "http://[fe80::1]/x", "http://0.0.0.0" + port, "http://224.0.0.1/x"} {
		if err := s.post(t.Context(), archive.Hook{URL: address, Secret: secret, Private: true}, 1, []byte("{}")); entente.CodeOf(err) != entente.ErrInvalid {
			t.Errorf("%s, private: %v", address, err)
		}
	}
	if err := s.post(t.Context(), archive.Hook{URL: e.URL, Secret: secret, Private: true}, 1, []byte("{}")); err != nil {
		t.Error(err)
	}
	if n := len(e.heard(t)); n != 1 {
		t.Errorf("heard %d", n)
	}
}

func TestHooksThatCannotBeKeptSafeAreRefused(t *testing.T) {
	a, _ := desk(t)
	for _, h := range []archive.Hook{{URL: "http://example.org/x", Secret: secret}, {URL: "ftp://example.org", Secret: secret}, {URL: "https://user:pass@example.org", Secret: secret},
		{URL: "https://example.org", Secret: "short"}, {URL: "nonsense", Secret: secret}, {URL: "https://example.org", Secret: secret, Alert: "none"}} {
		h.RecordedAt = "2024-05-14T10:00:00Z"
		if _, err := a.SaveHook(t.Context(), h); err == nil {
			t.Errorf("%+v was kept", h)
		}
	}
	h, err := a.SaveHook(t.Context(), archive.Hook{URL: "https://example.org/x", Secret: secret, RecordedAt: "2024-05-14T10:00:00Z"})
	if err != nil {
		t.Fatal(err)
	}
	data, _ := json.Marshal(h)
	if strings.Contains(string(data), secret) {
		t.Error("the secret is shown again")
	}
	if err := a.EndHook(t.Context(), h.ID, "2024-05-15T00:00:00Z"); err != nil {
		t.Error(err)
	}
	if list, err := a.Hooks(context.Background()); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if r, err := a.Check(t.Context()); err != nil || len(r.Faults) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
}
