package web

import (
	"net/url"
	"strings"
	"testing"

	"entente"
	"entente/archive"
)

func TestNothingThatPeopleTypeIsMarkup(t *testing.T) {
	b := newBench(t, fixedBriefs{page: "<html>"})
	b.send("/source", url.Values{"name": {b.doc.Publisher}, "letter": {"C"}, "reason": {evil}}, nil, "")
	w := b.send("/alerts", url.Values{"name": {evil}, "q": {"anchovy"}}, nil, "")
	alert := w.Header().Get("Location")
	brief := b.send("/briefs", url.Values{"between": {"CHL-PER"}, "form": {"timeline"}}, nil, "").Header().Get("Location")
	b.send("/review", url.Values{"claim": {b.list[0].ID}, "verdict": {"reject"}, "reason": {evil}}, nil, "")
	for _, path := range []string{"/source?name=" + url.QueryEscape(b.doc.Publisher), "/sources", "/alerts", alert, brief, brief + "?check=1", "/briefs", "/", "/review",
		"/briefs/compare?between=CHL-PER&form=timeline&then=2023-05-13", "/alerts?name=" + url.QueryEscape(evil) + "&q=" + url.QueryEscape(evil), "/briefs?between=" + url.QueryEscape(evil)} {
		w := b.get(path)
		if w.Code != 200 || strings.Contains(w.Body.String(), "<script>") || strings.Contains(w.Body.String(), "<img") {
			t.Errorf("%s: %d, or markup", path, w.Code)
		}
	}
	feed := b.get(alert + ".atom")
	if feed.Code != 200 || !strings.HasPrefix(feed.Header().Get("Content-Type"), "application/atom+xml") || strings.Contains(feed.Body.String(), "<script>") {
		t.Errorf("the feed: %d %s", feed.Code, feed.Body)
	}
}

func TestWhatIsAskedWronglyOfTheNewPagesIsRefused(t *testing.T) {
	b := newBench(t, fixedBriefs{page: "<html>"})
	brief := b.send("/briefs", url.Values{"between": {"CHL-PER"}, "form": {"timeline"}}, nil, "").Header().Get("Location")
	for path, want := range map[string]int{
		"/source": 404, "/source?name=nobody": 404, "/pairs?state=Atlantis": 400, "/briefs/none": 404, "/briefs/..%2f..%2fdesk.db": 404, brief + "/brief.exe": 404, brief + "/x.html": 404, brief + "/..%2fbrief.html": 404,
		"/alerts/none": 404, "/alerts/none.atom": 404, "/alerts/%27%20OR%201=1": 404, "/dyad/CHL-PER/incident/none": 404, "/dyad/CHL-PER/incident/..%2f": 404, "/dyad/XXX-YYY/timeline": 404,
		"/dyad/CHL-PER/timeline?from=soon": 400, "/search?status=nice": 400, "/search?type=DROP": 400, "/search?kind=x": 400, "/search?issue=x": 400, "/search?actor=Atlantis": 400,
		"/briefs/compare": 400, "/briefs/compare?between=CHL-PER&form=timeline": 400, "/briefs/compare?a=none&b=none": 404, "/timeline.js/x": 404, "/keys.js": 200, "/assets/keys.js": 404,
	} {
		if w := b.get(path); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	for name, form := range map[string]url.Values{
		"no name": {"q": {"fish"}}, "nothing asked": {"name": {"x"}}, "no words": {"name": {"x"}, "q": {"-"}}, "not a number": {"name": {"x"}, "q": {"fish"}, "least": {"many"}},
		"too many": {"name": {"x"}, "q": {"fish"}, "least": {"9999"}}, "days below nothing": {"name": {"x"}, "q": {"fish"}, "days": {"-1"}}, "no such pair": {"name": {"x"}, "between": {"CHL-XXX"}},
	} {
		if w := b.send("/alerts", form, nil, ""); w.Code != 400 {
			t.Errorf("alert with %s: %d", name, w.Code)
		}
	}
	for name, form := range map[string]url.Values{"no such letter": {"name": {b.doc.Publisher}, "letter": {"G"}}, "two letters": {"name": {b.doc.Publisher}, "letter": {"AB"}}, "no publisher": {"letter": {"A"}}} {
		if w := b.send("/source", form, nil, ""); w.Code != 400 {
			t.Errorf("judging with %s: %d", name, w.Code)
		}
	}
	if w := b.send("/source", url.Values{"name": {"Nobody's Paper"}, "letter": {"A"}}, nil, ""); w.Code != 404 {
		t.Errorf("judging a paper that is not there: %d", w.Code)
	}
	if w := b.send("/alerts/none/end", nil, nil, ""); w.Code != 404 {
		t.Errorf("ending no alert: %d", w.Code)
	}
	if err := b.store.Decide(t.Context(), archive.Decision{Claim: "c:none", Verdict: archive.Accept, RecordedAt: "2024-01-01"}); entente.CodeOf(err) != entente.ErrNotFound {
		t.Errorf("deciding on nothing: %v", err)
	}
}
