package web

import (
	"cmp"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"entente/archive"
	"entente/web/draw"
)

const (
	mostNodes = 18 // states in the matrix and the network
	mostEdges = 60 // lines in the network
	mostPairs = 60 // rows of the table
)

// pairsPage shows who is told of with whom: a network, a matrix and a table.
type pairsPage struct {
	*desk
	all   *keeper[struct{}, []archive.Pair]
	views *keeper[string, *pairsView]
}

func newPairs(d *desk, a Store, all *keeper[struct{}, []archive.Pair]) *pairsPage {
	p := &pairsPage{desk: d, all: all}
	p.views = &keeper[string, *pairsView]{now: d.now, most: 64, version: a.Last, build: p.view}
	return p
}

type pairsView struct {
	State, Name string // the state asked for, "" for all
	Network     template.HTML
	Heads       []stateHead
	Rows        []matrixRow
	Table       []otherPair
	More        int
	States      int
}

type stateHead struct{ Code, Name string }

type matrixRow struct {
	stateHead
	Cells []matrixCell
}

type matrixCell struct {
	Pair   string // "" on the diagonal
	Name   string
	Claims int
	Depth  int // 0 to 5
	Tone   draw.Tone
	Mean   float64
}

func (p *pairsPage) show(w http.ResponseWriter, r *http.Request) error {
	state, title := "", "Pairs"
	if asked := r.URL.Query().Get("state"); asked != "" {
		code, ok := p.countries.Country(asked)
		if !ok {
			return errNoCountry(p.countries, asked)
		}
		state, title = code, p.name(code)+" and others"
	}
	v, err := p.views.get(r.Context(), state)
	if err != nil {
		return err
	}
	return p.render(w, r, "pairs.html", page{Title: title, Here: "pairs", Body: v})
}

func (p *pairsPage) view(c ctx, state string) (*pairsView, error) {
	list, err := p.all.fresh(c, struct{}{})
	if err != nil {
		return nil, err
	}
	v := &pairsView{State: state}
	if state != "" {
		v.Name = p.name(state)
	}
	nodes := p.nodes(list, state)
	v.States = len(nodes)
	v.table(p.desk, list)
	v.matrix(nodes, list)
	v.network(p.desk, nodes, list)
	return v, nil
}

// nodes are the states told of most; with a state, it and its partners.
func (p *pairsPage) nodes(list []archive.Pair, state string) []draw.Node {
	weight := map[string]int{}
	for _, x := range list {
		if state != "" && !x.Dyad.Has(state) {
			continue
		}
		weight[x.Dyad[0]] += x.Claims
		weight[x.Dyad[1]] += x.Claims
	}
	var out []draw.Node
	for code, n := range weight {
		out = append(out, draw.Node{Code: code, Name: p.name(code), Weight: n})
	}
	slices.SortFunc(out, func(a, b draw.Node) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Code, b.Code))
	})
	return out[:min(mostNodes, len(out))]
}

func (v *pairsView) table(d *desk, list []archive.Pair) {
	top := 0
	for _, x := range list {
		if v.State != "" && !x.Dyad.Has(v.State) {
			continue
		}
		if len(v.Table) == mostPairs {
			v.More++
			continue
		}
		top = max(top, x.Claims)
		mean := x.Score / float64(max(1, x.Claims))
		v.Table = append(v.Table, otherPair{x, d.name(x.Dyad[0]), d.name(x.Dyad[1]), max(1, 100*x.Claims/top), draw.ToneFor(mean), mean})
	}
}

func (v *pairsView) matrix(nodes []draw.Node, list []archive.Pair) {
	cell := map[string]archive.Pair{}
	most := 1
	for _, x := range list {
		cell[x.Dyad.String()] = x
	}
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			most = max(most, cell[pairName(a.Code, b.Code)].Claims)
		}
		v.Heads = append(v.Heads, stateHead{a.Code, a.Name})
	}
	for _, a := range nodes {
		row := matrixRow{stateHead: stateHead{a.Code, a.Name}}
		for _, b := range nodes {
			if a.Code == b.Code {
				row.Cells = append(row.Cells, matrixCell{})
				continue
			}
			x := cell[pairName(a.Code, b.Code)]
			mean := x.Score / float64(max(1, x.Claims))
			row.Cells = append(row.Cells, matrixCell{pairName(a.Code, b.Code), a.Name + " and " + b.Name, x.Claims, depth(x.Claims, most), draw.ToneFor(mean), mean})
		}
		v.Rows = append(v.Rows, row)
	}
}

// depth is the step of shade of a count, on a scale of halves.
func depth(n, most int) int {
	out := 0
	for k := n; k > 0 && out < 5; k = k * 2 {
		out++
		if k >= most {
			return 6 - out
		}
	}
	if n > 0 {
		return 1
	}
	return 0
}

func pairName(a, b string) string {
	if a > b {
		a, b = b, a
	}
	return a + "-" + b
}

func (v *pairsView) network(d *desk, nodes []draw.Node, list []archive.Pair) {
	in := map[string]bool{}
	for _, n := range nodes {
		in[n.Code] = true
	}
	var edges []draw.Edge
	for _, x := range list {
		if in[x.Dyad[0]] && in[x.Dyad[1]] && len(edges) < mostEdges {
			edges = append(edges, draw.Edge{A: x.Dyad[0], B: x.Dyad[1], Weight: x.Claims, Mean: x.Score / float64(max(1, x.Claims)),
				Name: d.name(x.Dyad[0]) + " and " + d.name(x.Dyad[1]), Link: "/dyad/" + x.Dyad.String()})
		}
	}
	// The picture escapes all text and carries neither style nor script.
	v.Network = template.HTML(draw.Network(nodes, edges, func(code string) string { return "/pairs?state=" + code }, "States and what is told between them"))
}

func errNoCountry(c Countries, asked string) error {
	hint := "give an ISO code or the usual English name"
	if near := c.Suggest(asked); len(near) > 0 {
		hint = "did you mean " + strings.Join(near[:min(3, len(near))], ", ") + "?"
	}
	return invalid("no country “"+asked+"” is known", hint)
}
