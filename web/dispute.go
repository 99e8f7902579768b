package web

import (
	"regexp"
	"slices"
	"strings"

	"entente"
)

// disputeCard is a disagreement as a table: sides as rows, the fields in
// which they differ as columns.
type disputeCard struct {
	About, Type string
	Incident    string // address, "" for none
	Fields      []string
	Sides       []sideView
}

type sideView struct {
	Source, Link, Quote string
	AsOf                entente.Date
	Published           entente.Date
	Values              []string // one for each of the card's fields
}

// fieldsOf are the fields of a claim that a reader may compare, in order.
var fieldNames = []string{"When", "Told as", "Who", "To whom", "Amount", "Act", "Where", "According to"}

func fieldValues(c *entente.Claim) []string {
	var amounts, voices []string
	for _, a := range c.Amounts {
		amounts = append(amounts, a.Text)
	}
	for _, s := range c.Attribution {
		voices = append(voices, s.Speaker)
	}
	place, act := "", ""
	if c.Place != nil {
		place = c.Place.Name
	}
	if c.Event != nil {
		act = plain(strings.ToLower(c.Event.Type))
		if c.Event.Mode != "" {
			act += ", " + plain(c.Event.Mode)
		}
	}
	return []string{when(c.Date), plain(string(c.Status)), shortNames(c.Actors), shortNames(c.Recipients), strings.Join(amounts, "; "), act, place, strings.Join(voices, "; ")}
}

// shortNames lists parties by name alone.
func shortNames(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		n := a.Name
		if n == "" {
			n = a.Text
		}
		if n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, "; ")
}

// card makes the table of a dispute.
func (d *desk) card(v *dossier, x *entente.Dispute) disputeCard {
	card := disputeCard{About: x.About, Type: plain(string(x.Type))}
	for i := range v.incidents {
		if v.incidents[i].ID == x.Incident {
			card.Incident = v.link(&v.incidents[i])
		}
	}
	values := make([][]string, len(x.Sides))
	for i, s := range x.Sides {
		for _, id := range s.Claims {
			if c := v.byID[id]; c != nil {
				values[i] = fieldValues(c)
				if card.Incident == "" && v.byClaim[id] != nil {
					card.Incident = v.link(v.byClaim[id])
				}
				break
			}
		}
	}
	var differ []int
	for f := range fieldNames {
		seen := map[string]bool{}
		for _, row := range values {
			if row != nil {
				seen[row[f]] = true
			}
		}
		if len(seen) > 1 {
			differ = append(differ, f)
			card.Fields = append(card.Fields, fieldNames[f])
		}
	}
	figures := ownFigures(x.Sides)
	if figures != nil {
		card.Fields = append([]string{"Figure"}, card.Fields...)
	}
	for i, s := range x.Sides {
		side := sideView{Source: short(s.Document), Quote: strings.Join(strings.Fields(s.Quote), " "), AsOf: s.AsOf, Link: "/document/" + short(s.Document)}
		if doc := v.docs[s.Document]; doc != nil {
			side.Source, side.Published = sourceName(doc), doc.Published
		}
		if len(s.Claims) > 0 {
			side.Link += "#" + anchorOf(s.Claims[0])
		}
		if figures != nil {
			side.Values = append(side.Values, figures[i])
		}
		for _, f := range differ {
			if values[i] == nil {
				side.Values = append(side.Values, "")
				continue
			}
			side.Values = append(side.Values, values[i][f])
		}
		card.Sides = append(card.Sides, side)
	}
	return card
}

// figure is a number as written, with its unit.
var figure = regexp.MustCompile(`[$€£]?\b\d[\d,.]*\d?(?:[ -](?:percent|per cent|million|billion|trillion|thousand))?|\b\d\b`)

// ownFigures are the numbers of each side's words that not all sides have;
// nil when there are none.
func ownFigures(sides []entente.Side) []string {
	in := map[string]int{}
	lists := make([][]string, len(sides))
	for i, s := range sides {
		for _, f := range figure.FindAllString(s.Quote, 20) {
			if !slices.Contains(lists[i], f) {
				lists[i] = append(lists[i], f)
				in[f]++
			}
		}
	}
	out := make([]string, len(sides))
	found := false
	for i, list := range lists {
		list = slices.DeleteFunc(list, func(f string) bool { return in[f] == len(sides) })
		out[i] = strings.Join(list, "; ")
		found = found || len(list) > 0
	}
	if !found {
		return nil
	}
	return out
}
