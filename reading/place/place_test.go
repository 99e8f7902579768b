package place

import (
	"strings"
	"testing"

	"entente"
)

func TestPlacesNeedContext(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met in Nairobi on Monday.", "Nairobi=KEN"},
		{"Nairobi said it would not attend.", ""},
		{"He is reading a nice book about Victoria Nyanza.", ""},
		{"Jack London wrote it.", ""},
		{"A blast hit a market in Hyderabad, Pakistan.", "Hyderabad=PAK"},
		{"Police in Pakistan said a blast hit a market in Hyderabad.", "Pakistan=PAK Hyderabad=PAK"},
		{"Ministers gathered in Oslo, Norway, and later in Geneva.", "Oslo=NOR Geneva=CHE"},
		{"She writes for the Washington Post about Mobile phones.", ""},
		{"Shelling was heard near the city of Kharkiv.", "Kharkiv=UKR"},
		{"He was invited to the White House in the United States.", "United States=USA"},
		{"Flights from Lagos and Accra were late.", "Lagos=NGA Accra=GHA"},
	} {
		t.Run(c.text, func(t *testing.T) {
			var got []string
			for _, p := range Find(c.text, nil, nil) {
				if p.Of(c.text) != p.Text {
					t.Errorf("span of %q is %q", p.Text, p.Of(c.text))
				}
				got = append(got, p.Text+"="+p.Country)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// tree makes a sentence of words with heads (1-based) and relations.
func tree(text string, rows ...[4]string) *entente.Sentence {
	s := &entente.Sentence{Span: entente.Span{End: len(text)}}
	at := 0
	for _, r := range rows {
		i := strings.Index(text[at:], r[0]) + at
		at = i + len(r[0])
		s.Tokens = append(s.Tokens, entente.Token{Span: entente.Span{Start: i, End: at}, Text: r[0], Lemma: strings.ToLower(r[0]), UPOS: r[1], Head: int(r[2][0] - '0'), Deprel: r[3]})
	}
	return s
}

func TestOnlyTheTreeTiesAPlace(t *testing.T) {
	text := "Officials in Lima signed it in Quito"
	s := tree(text, [4]string{"Officials", "NOUN", "4", "nsubj"}, [4]string{"in", "ADP", "3", "case"}, [4]string{"Lima", "PROPN", "1", "nmod"},
		[4]string{"signed", "VERB", "0", "root"}, [4]string{"it", "PRON", "4", "obj"}, [4]string{"in", "ADP", "7", "case"}, [4]string{"Quito", "PROPN", "4", "obl"})
	list := Find(text, []entente.Sentence{*s}, nil)
	p, ok := ForPredicate(s, 3, list)
	if !ok || p.Text != "Quito" {
		t.Errorf("got %v %v of %v, want Quito", p, ok, list)
	}
	if p, ok := ForPredicate(s, 4, list); ok {
		t.Errorf("a pronoun has the place %v", p)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("in Kyiv, Ukraine")
	f.Add("\xff in \xe2\x80\x93Paris")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, p := range Find(text, nil, nil) {
			if p.Check(text) != nil || p.Of(text) != p.Text || p.Start < last {
				t.Fatalf("bad place %+v", p)
			}
			last = p.End
		}
	})
}
