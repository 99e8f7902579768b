package main

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/lexicon/actors"
)

// choice is what the flags of incidents, disputes, claims and timeline choose.
type choice struct {
	selection
	about   string
	without []string
}

// filter is the predicate over claims that the flags choose.
func (o *choice) filter(lex *actors.Lexicon) (func(*entente.Claim) bool, error) {
	keep, err := o.selection.filter(lex)
	if err != nil || o.about == "" {
		return keep, err
	}
	is := named(lex, o.about)
	return func(c *entente.Claim) bool {
		return keep(c) && (slices.ContainsFunc(c.Actors, is) || slices.ContainsFunc(c.Recipients, is) || slices.ContainsFunc(c.ThirdParties, is))
	}, nil
}

// named matches an actor by a country's code or name, by another code, or by
// whole words of the name: "Rubio", "central bank".
func named(lex *actors.Lexicon, about string) func(entente.Actor) bool {
	about = strings.TrimSpace(about)
	code, country := lex.Country(about)
	want := " " + strings.ToLower(strings.Join(strings.Fields(about), " ")) + " "
	return func(a entente.Actor) bool {
		if country {
			return a.Code == code
		}
		if strings.EqualFold(a.Code, about) {
			return true
		}
		for _, n := range []string{a.Name, a.Text} {
			if strings.Contains(" "+strings.ToLower(strings.Join(strings.Fields(n), " "))+" ", want) {
				return true
			}
		}
		return false
	}
}

// without leaves out the documents of the sources named: by publisher, by path
// or a part of it, or by the beginning of a document's ID. A name that fits no
// document is an error, for it would seem to make no difference.
func without(docs []*entente.Document, sources []string) ([]*entente.Document, error) {
	for _, s := range sources {
		left := slices.DeleteFunc(slices.Clone(docs), func(d *entente.Document) bool { return isOf(d, s) })
		if len(left) == len(docs) {
			return nil, entente.Invalid(fmt.Sprintf("--without %s names no source that was read", s), "give a publisher, a path or the beginning of a document's ID")
		}
		docs = left
	}
	if len(docs) == 0 {
		return nil, entente.Refuse("without those sources no document is left", "leave out fewer")
	}
	return docs, nil
}

func isOf(d *entente.Document, source string) bool {
	return strings.EqualFold(strings.TrimSpace(d.Publisher), strings.TrimSpace(source)) || d.Path == source ||
		len(source) >= 4 && strings.Contains("/"+d.Path, "/"+source) ||
		len(source) >= 8 && strings.HasPrefix(strings.TrimPrefix(d.ID, "sha256:"), strings.TrimPrefix(source, "sha256:"))
}
