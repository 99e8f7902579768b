package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"entente"
	"entente/archive"
)

func TestEveryPageAnswersWithItsHeadersAndNothingOfASourceIsMarkup(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	pages := map[string]string{ // path: what must stand in it
		"/": "Chile – Peru", "/search": "Published from", "/search?q=fisheries": "1 document", "/search?q=script": "&lt;script&gt;",
		"/search?between=Chile,Peru&issue=trade&from=2023-01-01&to=2024-01-01": "1 document", "/search?q=nothinglikeit": "0 documents",
		"/dyad/CHL-PER": "Not heard from", "/dyad/EGY-ETH": "No source in the archive", "/document/" + short(b.doc.ID): "id=\"c-",
		"/document/" + b.doc.ID: "Where it came from", "/review": "What was read", "/briefs": "Write a brief", "/alerts": "Set an alert", "/settings": "Colours", "/sources": "1 publisher", "/pairs": "Matrix",
		"/source?name=" + url.QueryEscape(b.doc.Publisher): "Output over time", "/dyad/CHL-PER/timeline": "The events", "/pairs?state=Chile": "Chile and others",
		b.incident(0): "From bytes to sentence", "/search?status=planned&type=COERCE&kind=event&actor=Peru": "1 document", "/search?status=denied": "0 documents",
		"/review?claim=" + b.list[0].ID + "&document=" + b.doc.ID: "signed a fisheries",
	}
	for path, want := range pages {
		w := b.get(path)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d without %q", path, w.Code, want)
		}
		if got := w.Header().Get("Content-Security-Policy"); got != policy {
			t.Errorf("%s: policy %q", path, got)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", path, w.Header())
		}
		for _, island := range []string{"keys.js", "timeline.js"} {
			body = strings.ReplaceAll(body, `<script src="/`+island+`" defer></script>`, "")
		}
		for _, bad := range []string{"<script", "<img", `href="javascript:`, "style=", "onclick", "http://", "https://"} {
			if strings.Contains(strings.ReplaceAll(body, `xmlns="http://www.w3.org/2000/svg"`, ""), bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
}

func TestTheTimelineDrawsTheDatedEventsAndLinksEachToItsIncident(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	body := b.get("/dyad/CHL-PER/timeline").Body.String()
	_, svg, _ := strings.Cut(body, `<svg class="timeline`)
	svg, table, _ := strings.Cut(svg, "</svg>")
	links := strings.Split(svg, `href="`)[1:]
	if len(links) != len(b.list) {
		t.Errorf("%d marks are links, want %d", len(links), len(b.list))
	}
	for _, part := range links {
		address, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(table, `href="`+address+`"`) || b.get(address).Code != http.StatusOK {
			t.Errorf("a mark leads to %s, which is no row or no page", address)
		}
	}
	if strings.Count(svg, "hollow") != 1 || strings.Contains(svg, "<script") || !strings.Contains(svg, "&lt;script&gt;") {
		t.Error("the planned event is not the only hollow one, or a label is markup")
	}
}

func TestTheTimelineMovesAndNarrows(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	for query, want := range map[string]string{
		"?from=2023-05-01&to=2023-05-31": "2 events", "?from=2024-01-01&to=2024-12-31": "2 events earlier</a>", "?from=2020-01-01&to=2020-12-31": "2 events later</a>",
		"?told=planned": "1 event from", "?told=fact": "1 event from", "?told=other": "0 events from", "?issue=trade": "2 events from", "?issue=health": "0 events from",
	} {
		if body := b.get("/dyad/CHL-PER/timeline" + query).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s: no %q", query, want)
		}
	}
	if w := b.get("/dyad/EGY-ETH/timeline"); w.Code != 200 || !strings.Contains(w.Body.String(), "no dated event") {
		t.Error("a pair without events has no page")
	}
	if w := b.get("/dyad/per-chl/timeline?from=2023-01-01"); w.Header().Get("Location") != "/dyad/CHL-PER/timeline?from=2023-01-01" {
		t.Errorf("leads to %q", w.Header().Get("Location"))
	}
}

func TestEveryInputHasALabelAndEveryPageOneHeading(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	for _, path := range []string{"/", "/search", "/review", "/briefs", "/alerts", "/settings", "/sources", "/pairs", "/dyad/CHL-PER", "/dyad/CHL-PER/timeline", b.incident(1), "/document/" + short(b.doc.ID), "/nowhere"} {
		body := b.get(path).Body.String()
		if strings.Count(body, "<h1") != 1 || !strings.Contains(body, `class="skip" href="#main"`) || !strings.Contains(body, `<html lang="en"`) {
			t.Errorf("%s: heading, skip link or language is missing", path)
		}
		for _, tag := range strings.Split(body, "<")[1:] {
			if !strings.HasPrefix(tag, "input") && !strings.HasPrefix(tag, "select") || strings.Contains(tag, `type="hidden"`) {
				continue
			}
			_, id, _ := strings.Cut(tag, `id="`)
			id, _, _ = strings.Cut(id, `"`)
			if id == "" || !strings.Contains(body, `<label for="`+id+`"`) {
				t.Errorf("%s: <%s has no label", path, tag)
			}
		}
		seen := map[string]bool{}
		for _, part := range strings.Split(body, ` id="`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if seen[id] {
				t.Errorf("%s: id %q stands twice", path, id)
			}
			seen[id] = true
		}
	}
}

func TestWhatIsNotThereOrNotWellFormedIsRefusedWithItsStatus(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	for path, want := range map[string]int{
		"/nowhere": 404, "/document/": 404, "/document/0000000000": 404, "/document/zzz": 404, "/document/sha256:": 404,
		"/document/..%2f..%2fetc%2fpasswd": 404, "/document/%2e%2e%2f%2e%2e%2fdesk.db": 404, "/assets/style.css": 404, "/style.css%00": 404,
		"/document/%27%20OR%201=1": 404, "/dyad/XXX-YYY": 404, "/dyad/CHL": 404, "/dyad/CHL-CHL": 404, "/dyad/CHL-PER-BOL": 404, "/dyad/%3Cscript%3E": 404,
		"/search?between=Atlantis,Peru": 400, "/search?from=yesterday": 400, "/search?from=2024-02-01&to=2024-01-01": 400, "/search?q=%22%22": 400,
		"/brief?between=CHL-PER&form=sonnet": 400, "/brief?between=CHL": 400, "/brief?between=CHL-PER&as-of=soon": 400,
		"/review?claim=c:00&document=" + b.doc.ID: 404, "/review?claim=" + b.list[0].ID + "&document=..": 404, "/review?claim=x": 404,
		"/dyad?between=Peru,Chile": 303, "/dyad/per-chl": 303, "/dyad?between=%3Cb%3E": 400,
	} {
		w := b.get(path)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
		if strings.Contains(w.Body.String(), "<script>") || strings.Contains(w.Body.String(), "<b>") {
			t.Errorf("%s gives markup of the address back", path)
		}
		if w.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s has no policy", path)
		}
	}
	for _, p := range []string{"/", "/search", "/document/" + b.doc.ID, "/brief", "/healthz"} {
		if w := b.ask(httptest.NewRequest(http.MethodPost, p, nil)); w.Code != http.StatusMethodNotAllowed && w.Code != http.StatusNotFound {
			t.Errorf("POST %s: %d", p, w.Code)
		}
	}
}

func TestADecisionIsRecordedAtTheTimeOfTheClockAndTheQueueGoesOn(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	if dyad := b.get("/dyad/CHL-PER").Body.String(); !strings.Contains(dyad, "2 claims from 1 document") || !strings.Contains(b.get("/").Body.String(), "2 claims in the archive") {
		t.Error("not both claims are counted")
	}
	first := b.get("/review").Body.String()
	if !strings.Contains(first, `value="`+b.list[1].ID+`"`) {
		t.Error("the least sure claim does not come first")
	}
	w := b.post(url.Values{"claim": {b.list[1].ID}, "verdict": {"reject"}, "reason": {evil}}, map[string]string{"Sec-Fetch-Site": "same-origin"})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/review?done=reject" {
		t.Fatalf("%d to %q", w.Code, w.Header().Get("Location"))
	}
	got := b.decisions()
	if len(got) != 1 || got[0].Claim != b.list[1].ID || got[0].Verdict != archive.Reject || got[0].By != "the desk" ||
		got[0].Document != b.doc.ID || got[0].Reason != evil || !strings.HasPrefix(got[0].RecordedAt, "2025-03-04T05:06:07") {
		t.Errorf("recorded %+v", got)
	}
	next := b.get("/review?done=reject").Body.String()
	if !strings.Contains(next, `value="`+b.list[0].ID+`"`) || !strings.Contains(next, "Rejected.") || strings.Contains(next, "<script>") {
		t.Error("the queue does not go on to the next claim")
	}
	if doc := b.get("/document/" + b.doc.ID).Body.String(); !strings.Contains(doc, ">rejected<") {
		t.Error("the reader does not say that the claim is rejected")
	}
	if home := b.get("/").Body.String(); !strings.Contains(home, "1 claim in the archive") {
		t.Error("the desk still counts the rejected claim")
	}
	if dyad := b.get("/dyad/CHL-PER").Body.String(); !strings.Contains(dyad, "1 claim from 1 document") {
		t.Error("the dyad's page still counts the rejected claim")
	}
}

func TestADecisionFromElsewhereIsRefused(t *testing.T) {
	form := func(b *bench) url.Values { return url.Values{"claim": {b.list[0].ID}, "verdict": {"accept"}} }
	for name, header := range map[string]map[string]string{
		"another site":               {"Sec-Fetch-Site": "cross-site"},
		"another host of one domain": {"Sec-Fetch-Site": "same-site"},
		"another origin":             {"Origin": "https://evil.example"},
		"another port":               {"Origin": "http://127.0.0.1:9999"},
		"no origin at all":           {"Origin": "null"},
	} {
		b := newBench(t, fixedBriefs{})
		if w := b.post(form(b), header); w.Code != http.StatusForbidden || len(b.decisions()) != 0 {
			t.Errorf("%s: %d, %d decisions", name, w.Code, len(b.decisions()))
		}
	}
	b := newBench(t, fixedBriefs{})
	for name, f := range map[string]url.Values{
		"no claim": {"verdict": {"accept"}}, "no verdict": {"claim": {b.list[0].ID}}, "an edit": {"claim": {b.list[0].ID}, "verdict": {"edit"}},
		"an unknown claim": {"claim": {"c:none"}, "verdict": {"accept"}}, "a long reason": {"claim": {b.list[0].ID}, "verdict": {"accept"}, "reason": {strings.Repeat("x", 600)}},
		"a huge form": {"claim": {b.list[0].ID}, "verdict": {"accept"}, "reason": {strings.Repeat("x", mostBody)}},
	} {
		if w := b.post(f, nil); w.Code < 400 || w.Code >= 500 || len(b.decisions()) != 0 {
			t.Errorf("%s: %d, %d decisions", name, w.Code, len(b.decisions()))
		}
	}
	if w := b.get("/review?verdict=accept&claim=" + b.list[0].ID + "&document=" + b.doc.ID); w.Code != http.StatusOK || len(b.decisions()) != 0 {
		t.Error("a GET decided")
	}
}

func TestOnlyNamesOfTheLoopbackInterfaceAreAnswered(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	for host, want := range map[string]int{
		"127.0.0.1:8765": 200, "localhost:8765": 200, "LOCALHOST": 200, "[::1]:8765": 200, "127.3.2.1": 200,
		"evil.example": 421, "evil.example:8765": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421, "192.168.1.4:8765": 421, "0.0.0.0": 421, "": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		b.pages.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
		if want != 200 && strings.Contains(w.Body.String(), "Chile") {
			t.Errorf("host %q is shown the archive", host)
		}
	}
}

func TestABriefIsServedUnderAPolicyForItAlone(t *testing.T) {
	page := "<html><style>p{}</style><p>x</p><script type=\"application/json\">{}</script><script>go()</script>"
	b := newBench(t, fixedBriefs{page: page})
	w := b.get("/brief?between=Peru,Chile&form=timeline&from=2023-01-01&to=2023-12-31&as-of=2024-01-01")
	want := BriefRequest{Dyad: entente.Dyad{"CHL", "PER"}, Form: "timeline", From: "2023-01-01", To: "2023-12-31", AsOf: "2024-01-01"}
	if w.Code != 200 || w.Body.String() != page || b.asked != want {
		t.Errorf("%d, asked %+v", w.Code, b.asked)
	}
	got := w.Header().Get("Content-Security-Policy")
	if !strings.Contains(got, "style-src "+hash([]byte("p{}"))) || !strings.Contains(got, "script-src "+hash([]byte("go()"))) || strings.Contains(got, "unsafe") {
		t.Errorf("policy %q", got)
	}
	for want, err := range map[int]error{422: entente.Refuse("nothing between them", ""), 500: errors.New("secret detail"), 503: context.Canceled} {
		b := newBench(t, fixedBriefs{err: err})
		w := b.get("/brief?between=CHL-PER")
		if w.Code != want || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%v: %d %s", err, w.Code, w.Body)
		}
	}
}

func TestTheLogHoldsNoTextOfASource(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	b.get("/search?q=fisheries")
	b.get("/document/" + b.doc.ID)
	if got := b.log.String(); strings.Contains(got, "fisheries") || strings.Count(got, "status=200") != 2 {
		t.Errorf("log: %s", got)
	}
}

func TestHealthAndStyleAreServed(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	if w := b.get("/healthz"); w.Code != 200 || w.Body.String() != "ok\n" {
		t.Errorf("health: %d %q", w.Code, w.Body)
	}
	w := b.get("/style.css")
	css, err := io.ReadAll(w.Body)
	if err != nil || w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("style: %d %v", w.Code, err)
	}
	if bytes.Contains(css, []byte("@import")) || bytes.Contains(css, []byte("http")) {
		t.Error("the style sheet asks for something else")
	}
	b.store.Close()
	if w := b.get("/healthz"); w.Code != 500 {
		t.Errorf("health without an archive: %d", w.Code)
	}
}

func TestCuttingATextLosesNothingOfIt(t *testing.T) {
	doc := &entente.Document{ID: "d", Text: "abcdefghij"}
	var claims []*entente.Claim
	for i, s := range []entente.Span{{Start: 0, End: 10}, {Start: 2, End: 5}, {Start: 4, End: 8}, {Start: 2, End: 3}, {Start: -3, End: 2}, {Start: 8, End: 99}} {
		claims = append(claims, &entente.Claim{ID: "c:" + string(rune('a'+i)), Clause: s})
	}
	var text string
	ids := map[string]int{}
	for _, b := range cutBlocks(doc, claims) {
		for _, r := range b.Runs {
			text += r.Text
			for _, id := range r.IDs {
				ids[id]++
			}
		}
	}
	if text != doc.Text || len(ids) != len(claims) {
		t.Errorf("text %q, anchors %v", text, ids)
	}
	for id, n := range ids {
		if n != 1 {
			t.Errorf("%s begins %d times", id, n)
		}
	}
}
