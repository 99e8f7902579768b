package journeys

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"entente/web"
)

// axeSource reads axe-core (Deque, MPL-2.0), which tools/test.sh gets from
// npm into .cache; it is not a part of the program.
func axeSource(t *testing.T) string {
	t.Helper()
	name := os.Getenv("ENTENTE_AXE")
	if name == "" {
		name = filepath.Join("..", "..", ".cache", "axe", "package", "axe.min.js")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skip("no axe-core at " + name + ": run tools/test.sh, or npm pack axe-core and set ENTENTE_AXE to its axe.min.js")
	}
	return string(data)
}

// violation is what axe found.
type violation struct {
	ID, Impact, Help string
	Nodes            []string
}

// runAxe asks axe for what it finds on the page; only is a rule, "" for all.
func (b *browser) runAxe(only string) []violation {
	b.t.Helper()
	options := "{}"
	if only != "" {
		options = fmt.Sprintf(`{runOnly: {type: "rule", values: [%q]}}`, only)
	}
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`axe.run(document, `+options+`).then(r => JSON.stringify(r.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 4).map(n => n.html.slice(0, 200) + " " + (n.failureSummary || "").slice(0, 300))}))))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	var list []violation
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		b.t.Fatal(err)
	}
	return list
}

func (b *browser) scheme(value string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}})
	if err != nil {
		b.t.Fatal(err)
	}
}

// mostWeight is what a page with its style and scripts may weigh on the wire.
const mostWeight = 200_000

func TestNoPageViolatesARuleOfAccessibilityOrWeighsMuchOrAsksAnybodyElse(t *testing.T) {
	axe := axeSource(t)
	for _, full := range []bool{false, true} {
		d := newDesk(t)
		pages := []string{"/", "/pairs", "/search", "/sources", "/review", "/briefs", "/alerts", "/settings", "/dyad/CHL-PER", "/dyad/CHL-PER/timeline", "/nowhere"}
		b := d.browser()
		if full {
			d.add(map[string]string{"a.txt": first, "b.txt": second, "c.txt": third})
			d.addFolder(filepath.Join("..", "..", "examples", "egypt-ethiopia"), filepath.Join("..", "..", "examples", "pakistan-united-states"))
			pages = append(pages, d.deep(b)...)
		}
		for _, p := range pages {
			b.weight = 0
			b.scheme("light")
			b.open(p)
			if b.weight > mostWeight {
				t.Errorf("%s weighs %.0f bytes", p, b.weight)
			}
			if b.weight == 0 {
				t.Errorf("%s: no weight was measured", p)
			}
			b.eval(axe + `;"loaded"`)
			b.found(p, "light", b.runAxe(""))
			b.scheme("dark")
			b.found(p, "dark", b.runAxe("color-contrast"))
		}
		b.alone()
	}
	office := newDesk(t, func(o *web.Options) { o.Accounts = true })
	b := office.browser()
	b.open("/")
	b.eval(axe + `;"loaded"`)
	b.found("/login", "light", b.runAxe(""))
	b.do(chromedp.SendKeys(chromedp.ID("name"), "nobody"), chromedp.SendKeys(chromedp.ID("password"), "nothing"))
	b.leave(chromedp.Submit(chromedp.CSS(".login form")))
	b.reads("Name or password is wrong")
	b.scheme("dark")
	b.eval(axe + `;"loaded"`)
	b.found("/login, after a failure", "dark", b.runAxe(""))
}

func (b *browser) found(page, scheme string, list []violation) {
	for _, v := range list {
		b.t.Errorf("%s, %s: %s (%s): %s", page, scheme, v.ID, v.Impact, v.Help)
		for _, n := range v.Nodes {
			b.t.Log(n)
		}
	}
}

// deep are the addresses of pages about something in the archive.
func (d *desk) deep(b *browser) []string {
	d.t.Helper()
	b.open("/briefs?between=PAK-USA&form=issues#new")
	b.clickText("Write")
	brief := b.eval("location.pathname")
	b.open("/briefs?between=CHL-PER&form=timeline#new")
	b.clickText("Write")
	other := b.eval("location.pathname")
	b.open("/review")
	b.leave(chromedp.KeyEvent("r"))
	b.open("/dyad/CHL-PER")
	incident := b.eval(`document.querySelector(".card .more a").getAttribute("href")`)
	document := b.eval(`document.querySelector("a.src").getAttribute("href").split("#")[0]`)
	b.open("/alerts?between=CHL-PER#new")
	b.do(chromedp.SendKeys(chromedp.ID("name"), "All of it"))
	b.clickText("Set")
	alert := b.eval("location.pathname")
	d.add(map[string]string{"d.txt": third + "\nPeru accepted it.\n"})
	return []string{"/dyad/PAK-USA", "/dyad/PAK-USA/timeline", "/dyad/EGY-ETH", "/pairs?state=EGY", incident, document, brief, other, brief + "?check=1",
		"/briefs/compare?between=CHL-PER&form=timeline&then=2023-05-21", alert, "/source?name=Andean+Ledger", "/search?q=agreement", "/search?q=agreement&between=CHL-PER&status=asserted", brief + "/brief.html"}
}
