package verify

import (
	"embed"

	"entente/lexicon/tsv"
)

//go:embed wordings.tsv
var files embed.FS

// wording is a line of wordings.tsv.
type wording struct{ deed, traveller string }

// wordings are the deeds whose verb may differ, by CAMEO code.
func wordings() (map[string]wording, error) {
	t, err := tsv.Load(files, "wordings.tsv", "code", "deed", "traveller")
	if err != nil {
		return nil, err
	}
	out := map[string]wording{}
	for _, r := range t.Rows {
		w := wording{r.Get("deed"), r.Get("traveller")}
		switch {
		case len(r.Get("code")) < 3 || w.deed == "":
			return nil, r.Errorf("a code of three digits and a deed are needed")
		case w.traveller != "" && w.traveller != "actor" && w.traveller != "recipient":
			return nil, r.Errorf("the traveller is actor, recipient or nobody, not %q", w.traveller)
		case out[r.Get("code")].deed != "":
			return nil, r.Errorf("code %s stands twice", r.Get("code"))
		}
		out[r.Get("code")] = w
	}
	return out, nil
}

// retold reports whether deed b says deed a in other words: one deed by the
// table, between the same sides, with the same one travelling where a says so.
func retold(a, b *deed) bool {
	if a.wording.deed == "" || a.wording.deed != b.wording.deed {
		return false
	}
	if a.wording.traveller == "" {
		all := append(append([]string{}, b.actors...), b.others...)
		return within(a.actors, all) && within(a.others, all) && len(a.actors)+len(a.others) > 0
	}
	if b.wording.traveller == "" {
		return false // it does not say who came to whom
	}
	to, from := a.others, a.actors
	if a.wording.traveller != b.wording.traveller {
		to, from = from, to
	}
	return within(from, b.actors) && within(to, b.others) && len(from) > 0 && len(to) > 0
}

// within reports whether all codes of a are known and among those of b.
func within(a, b []string) bool {
	for _, x := range a {
		if !meets([]string{x}, b) {
			return false
		}
	}
	return true
}
