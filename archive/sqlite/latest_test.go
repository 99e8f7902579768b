package sqlite

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"entente"
	"entente/archive"
	"entente/archive/archivetest"
)

func TestCommonWordsAreFoundNewestFirstAsFarAsTheFilterLets(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 60)
	if err := a.Remove(t.Context(), func() string { d, _, _ := archivetest.Document(59); return d.ID }(), at); err != nil {
		t.Fatal(err)
	}
	pair := entente.Dyad{"AAA", "BBB"}
	number := map[string]int{}
	for i := range 60 {
		d, _, _ := archivetest.Document(i)
		number[d.ID] = i
	}
	n := func(ids []string) (out []int) {
		for _, id := range ids {
			out = append(out, number[id])
		}
		return out
	}
	for name, f := range map[string]archive.Filter{
		"all": {}, "a pair": {Dyad: &pair}, "a pair alone": {Dyad: &pair}, "a publisher": {Publisher: "The Harbour Post"}, "a period": {From: "2024-02-01", To: "2024-05-31"}, "an issue": {Issue: "trade", Kind: entente.KindStatement}, "nothing": {Issue: "health"},
	} {
		v, err := a.newView(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		v.published(f)
		var claims *view
		if name == "a pair alone" {
			v.when(true, ofPair, f.Dyad[0], f.Dyad[1])
		} else if f.OfClaims() {
			claims = &view{}
			if err := a.ofClaims(t.Context(), claims, f, false); err != nil {
				t.Fatal(err)
			}
		}
		match, _ := parseQuery("meeting")
		walked, err1 := a.walk(t.Context(), v, claims, "", nil, match, 100)
		listed, args, err := a.listed(t.Context(), v, claims, f)
		if err != nil || (listed == "") != (name == "all") {
			t.Errorf("%s: listed by %q, %v", name, listed, err)
		}
		looked, err2 := a.walk(t.Context(), v, claims, listed, args, match, 100)
		var want []string
		for i := 58; i >= 0; i-- { // the order of adding, backwards
			d, _, list := archivetest.Document(i)
			in := f.Publisher == "" || d.Publisher == f.Publisher
			in = in && (f.From == "" || d.Published.Within(f.From, f.To))
			in = in && (!f.OfClaims() || slices.ContainsFunc(list, func(c entente.Claim) bool {
				return archive.Filter{Dyad: f.Dyad, Issue: f.Issue, Kind: f.Kind}.Matches(&c)
			}))
			if in {
				want = append(want, d.ID)
			}
		}
		if err1 != nil || err2 != nil || fmt.Sprint(walked) != fmt.Sprint(want) && len(walked)+len(want) > 0 || fmt.Sprint(looked) != fmt.Sprint(want) && len(looked)+len(want) > 0 {
			t.Errorf("%s: walked %d, looked up %d, want %d; %v, %v; %v %v %v", name, len(walked), len(looked), len(want), err1, err2, n(walked), n(looked), n(want))
		}
		hits, err := a.latest(t.Context(), v, claims, f, match, 5)
		if err != nil || len(hits) != min(5, len(want)) {
			t.Errorf("%s: %d hits, %v", name, len(hits), err)
		}
	}
}
