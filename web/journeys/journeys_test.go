package journeys

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Sentences of our own about two countries, from two papers, of which one
// copies a figure wrongly.
const (
	first = `---
title: Lima and Santiago sign on anchovies
publisher: The Coastal Post
published: 2023-05-20
---
Chile and Peru signed a fisheries agreement in Lima on 12 May 2023.

Peru expelled two Chilean diplomats on 18 May 2023.

Chile will pay Peru $40 million for the use of the harbour, Foreign Minister Alberto van Klaveren said on 19 May 2023.
`
	second = `---
title: A deal about fish
publisher: Andean Ledger
published: 2023-05-22
---
On 12 May 2023 Chile and Peru signed a fisheries agreement in Lima, officials said.

Peru expelled three Chilean diplomats on 18 May 2023.
`
	third = `---
title: Envoys are called home
publisher: Andean Ledger
published: 2023-06-10
---
Chile recalled its ambassador from Peru on 9 June 2023.
`
)

func TestANewUserComesToAFirstBrief(t *testing.T) {
	d := newDesk(t)
	b := d.browser()
	b.open("/")
	b.reads("The archive is empty", "entente add PATH")
	d.add(map[string]string{"a.txt": first, "b.txt": second})
	b.open("/pairs")
	b.reads("Chile", "Peru")
	b.follow(`table.bars a[href="/dyad/CHL-PER"]`)
	b.reads("Chile and Peru", "fisheries agreement", "Where sources differ")
	b.clickText("Write a brief")
	b.do(chromedp.SetValue(chromedp.ID("form"), "timeline"))
	b.clickText("Write")
	b.reads("Chile and Peru: timeline", "fisheries agreement", "The Coastal Post")
	b.follow(`a[href*="check=1"]`)
	b.reads("Every sentence was proved again")
	b.follow(`a[href$="/brief.html"]`)
	b.reads("fisheries agreement")
	b.alone()
}

func TestACorrectedClaimFlagsTheBriefThatRestsOnIt(t *testing.T) {
	d := newDesk(t)
	d.add(map[string]string{"a.txt": first})
	b := d.browser()
	b.open("/briefs?between=CHL-PER&form=timeline#new")
	b.clickText("Write")
	b.reads("expelled two Chilean diplomats")
	brief := b.eval("location.pathname")
	// The way from the sentence to its claim and on to the queue.
	b.leave(chromedp.Click(chromedp.Search(`//p[contains(@class,"sent") and contains(.,"expelled")]//a[.="trace"]`)))
	b.leave(chromedp.Click(chromedp.Search(`//a[.="review"]`)))
	b.reads("Rejecting or correcting it touches")
	b.do(chromedp.KeyEvent("e"), chromedp.WaitVisible(chromedp.ID("e-status")), chromedp.SetValue(chromedp.ID("e-status"), "alleged"),
		chromedp.SetValue(chromedp.ID("reason"), "the ministry denies it"))
	b.follow("#save")
	b.reads("Corrected.", "1 recorded brief rested on it")
	b.open(brief)
	b.reads("Outdated.", "1 sentence is marked", "the ministry denies it")
	b.open("/")
	b.reads("Briefs that a decision has overtaken")
	b.clickText("Chile and Peru: timeline")
	b.clickText("Write it anew")
	b.clickText("Write")
	if text := b.text(); strings.Contains(text, "Outdated.") || strings.Contains(text, "Peru expelled two Chilean diplomats on 18 May 2023. source") && !strings.Contains(text, "alleged") {
		t.Errorf("the new brief tells the corrected claim as a fact:\n%.900s", text)
	}
	// By keys alone: the next of the queue is rejected.
	b.open("/review")
	b.leave(chromedp.KeyEvent("r"))
	b.reads("Rejected.")
	b.alone()
}

func TestASentenceIsTracedToItsBytes(t *testing.T) {
	d := newDesk(t)
	d.add(map[string]string{"a.txt": first})
	b := d.browser()
	b.open("/briefs?between=CHL-PER&form=timeline#new")
	b.clickText("Write")
	b.leave(chromedp.Click(chromedp.Search(`//p[contains(@class,"sent") and contains(.,"fisheries")]//a[.="trace"]`)))
	b.reads("From bytes to sentence", "Who tells it", "no shared origin found", "signed a fisheries agreement in Lima on 12 May 2023", "Chile and Peru: timeline")
	raw := b.eval(`[...document.querySelectorAll("ol.chain .path")].map(e => e.textContent).find(s => s.startsWith("SHA-256"))`)
	b.leave(chromedp.Click(chromedp.CSS("ol.chain a[href^='/document/']")))
	b.reads("Where it came from", "Lima and Santiago sign on anchovies")
	if shown := b.eval(`document.querySelector("details table").textContent`); !strings.Contains(shown, strings.TrimPrefix(raw, "SHA-256 ")) {
		t.Errorf("the reader does not show the bytes' hash %s: %s", raw, shown)
	}
	if lit := b.eval(`document.querySelector(".at:target").textContent`); !strings.Contains(lit, "signed a fisheries agreement") {
		t.Errorf("the words that are lit are %q", lit)
	}
	// The keys walk through the claims of the text.
	before := b.eval("location.hash")
	b.do(chromedp.KeyEvent("n"), chromedp.KeyEvent("n"))
	if after := b.eval("location.hash"); after == before || after == "" {
		t.Errorf("n leads from %q to %q", before, after)
	}
	b.alone()
}

func TestADisputeIsFollowedFromThePairToBothSides(t *testing.T) {
	d := newDesk(t)
	d.add(map[string]string{"a.txt": first, "b.txt": second})
	b := d.browser()
	b.open("/dyad/CHL-PER")
	b.reads("Where sources differ", "The Coastal Post", "Andean Ledger", "expelled two", "expelled three")
	b.leave(chromedp.Click(chromedp.CSS(".card .more a")))
	b.reads("Who tells it", "Origin 1", "Origin 2", "Where they differ", "expelled two", "expelled three")
	rows := b.eval(`String(document.querySelectorAll(".card table.sides tbody tr").length)`)
	if rows != "2" {
		t.Errorf("the dispute has %s sides in its table, want 2", rows)
	}
	b.leave(chromedp.Click(chromedp.CSS(".card table.sides tbody tr a")))
	if lit := b.eval(`document.querySelector(".at:target")?.textContent ?? ""`); !strings.Contains(lit, "Chilean diplomats") {
		t.Errorf("the words of the side are not lit: %q", lit)
	}
	b.alone()
}

func TestAnAlertIsSetAndCalls(t *testing.T) {
	d := newDesk(t)
	d.add(map[string]string{"a.txt": first})
	b := d.browser()
	b.open("/dyad/CHL-PER")
	b.clickText("Set an alert")
	if got := b.eval(`document.getElementById("between").value`); got != "CHL-PER" {
		t.Errorf("the form asks for %q", got)
	}
	b.do(chromedp.SendKeys(chromedp.ID("name"), "Envoys recalled"), chromedp.SendKeys(chromedp.ID("q"), "ambassador"))
	b.clickText("Set")
	b.reads("Envoys recalled", "It has not called yet")
	page := b.eval("location.pathname")
	d.add(map[string]string{"b.txt": second})
	b.open(page)
	b.reads("It has not called yet")
	d.add(map[string]string{"c.txt": third})
	b.open(page)
	b.reads("1 document", "Envoys are called home")
	feed := b.fetch(`document.querySelector("a[type='application/atom+xml']").href`)
	if !strings.Contains(feed, "<entry>") || !strings.Contains(feed, "Envoys are called home") {
		t.Errorf("the feed: %s", feed)
	}
	b.open("/")
	b.reads("Alerts that called", "Envoys recalled")
	b.open(page)
	b.clickText("End this alert")
	b.reads("The alert is ended.")
	b.alone()
}

func TestTheTimelineIsZoomedByDraggingAndByKeys(t *testing.T) {
	d := newDesk(t)
	d.add(map[string]string{"a.txt": first, "b.txt": second, "c.txt": third})
	b := d.browser()
	b.open("/dyad/CHL-PER/timeline")
	b.reads("events from 1 May 2023 to 30 June 2023")
	b.leave(chromedp.KeyEvent("+"))
	if b.eval("location.search") == "" {
		t.Error("plus does not zoom")
	}
	b.leave(chromedp.KeyEvent("0"))
	b.reads("events from 1 May 2023 to 30 June 2023")
	box := strings.Fields(b.eval(`(r => [r.left, r.top + r.height / 3, r.width].join(" "))(document.querySelector("svg.overview").getBoundingClientRect())`))
	var at [3]float64
	for i := range at {
		at[i], _ = strconv.ParseFloat(box[i], 64)
	}
	b.leave(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, at[0]+at[2]*.6, at[1], chromedp.ButtonLeft), chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0]+at[2]*.8, at[1], chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, at[0]+at[2]*.9, at[1], chromedp.ButtonLeft))
	b.reads("1 event from", "recalled its ambassador", "earlier")
	if strings.Contains(b.eval(`document.querySelector("table.events").innerText`), "fisheries") {
		t.Error("what lies outside the window that was drawn is still listed")
	}
	b.alone()
}
