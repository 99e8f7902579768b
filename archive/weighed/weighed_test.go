package weighed

import (
	"context"
	"fmt"
	"iter"
	"testing"

	"entente"
	"entente/archive"
	"entente/weighing"
)

// shelf is a Store in memory.
type shelf struct {
	head   string
	docs   []*entente.Document
	claims []entente.Claim
	asked  int
}

func (s *shelf) Head(context.Context) (string, error) { return s.head, nil }

func (s *shelf) Documents(_ context.Context, f archive.Filter) iter.Seq2[*entente.Document, error] {
	return func(yield func(*entente.Document, error) bool) {
		s.asked++
		n := 0
		for _, d := range s.docs {
			if f.Dyad != nil && d.Publisher != f.Dyad.String() {
				continue
			}
			if n++; f.Limit > 0 && n > f.Limit {
				return
			}
			c := *d
			if !yield(&c, nil) {
				return
			}
		}
	}
}

func (s *shelf) Claims(_ context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error] {
	return func(yield func(*entente.Claim, error) bool) {
		for i := range s.claims {
			if f.Document == "" || s.claims[i].Document == f.Document {
				if !yield(&s.claims[i], nil) {
					return
				}
			}
		}
	}
}

func filled(n int) *shelf {
	s := &shelf{head: "h1"}
	for i := range n {
		id := fmt.Sprintf("sha256:%04d", i)
		text := fmt.Sprintf("Peru and Chile met on day %d.", i)
		pair := "CHL-PER"
		if i%2 == 1 {
			pair = "EGY-ETH"
		}
		s.docs = append(s.docs, &entente.Document{ID: id, Text: text, Publisher: pair})
		s.claims = append(s.claims, entente.Claim{ID: fmt.Sprint("c:", i), Document: id, Kind: entente.KindEvent, Lemma: "meet", Status: entente.Asserted,
			Event: &entente.Event{Type: "CONSULT"}, Sentence: entente.Span{Start: 0, End: len(text)}, Evidence: []entente.Evidence{{Span: entente.Span{Start: 0, End: 4}, Quote: "Peru"}}})
	}
	return s
}

func desk(t *testing.T, s *shelf, o Options) *Desk {
	t.Helper()
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	return New(s, w, o)
}

func TestAViewIsMadeOnceForAHeadAndAgainWhenItMoves(t *testing.T) {
	s := filled(4)
	d := desk(t, s, Options{})
	ctx := context.Background()
	a, err := d.View(ctx, Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := d.View(ctx, Scope{}); err != nil || b != a || s.asked != 1 {
		t.Errorf("made %d times, %v", s.asked, err)
	}
	s.head = "h2"
	if c, err := d.View(ctx, Scope{}); err != nil || c == a || c.Head != "h2" {
		t.Errorf("got the old view, %v", err)
	}
}

func TestEveryClaimIsInOneIncidentThatIsFound(t *testing.T) {
	d := desk(t, filled(6), Options{})
	v, err := d.View(context.Background(), Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.Claims {
		c := &v.Claims[i]
		x := v.Of(c.ID)
		if x == nil || v.Incident(x.ID) != x || v.Claim(c.ID) != c || v.Document(c.Document) == nil {
			t.Errorf("claim %s is lost", c.ID)
		}
	}
	if v.Incident("i:none") != nil || v.Dispute("none") != nil {
		t.Error("found what is not there")
	}
}

func TestALargeArchiveIsWeighedByPair(t *testing.T) {
	d := desk(t, filled(20), Options{Whole: 10, Most: 15})
	ctx := context.Background()
	if _, err := d.View(ctx, Scope{}); entente.CodeOf(err) != entente.ErrRefused {
		t.Errorf("got %v", err)
	}
	v, err := d.View(ctx, Scope{Pair: entente.NewDyad("PER", "CHL")})
	if err != nil || len(v.Documents) != 10 || len(v.Claims) != 10 || v.LeftOut != 0 {
		t.Fatalf("got %+v, %v", v, err)
	}
	d = desk(t, filled(20), Options{Whole: 10, Most: 9})
	if v, err := d.View(ctx, Scope{Pair: entente.NewDyad("PER", "CHL")}); err != nil || len(v.Documents) != 9 || v.LeftOut != 1 {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestViewsThatAreNotAskedForAreForgotten(t *testing.T) {
	s := filled(2)
	d := desk(t, s, Options{})
	for i := range 3 * mostKept {
		if _, err := d.View(context.Background(), Scope{AsOf: fmt.Sprintf("2024-01-%02d", i+1)}); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.kept) != mostKept {
		t.Errorf("%d views are kept", len(d.kept))
	}
}
