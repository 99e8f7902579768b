package english

import (
	"fmt"
	"strings"
	"testing"

	"entente"
)

func TestNamesOfPlainNews(t *testing.T) {
	for _, setting := range []string{Accurate, Fast} {
		e := open(t, setting)
		for text, want := range map[string]string{
			"The Danish envoy left Nairobi for Sri Lanka on Monday.":   "Danish nationality|Nairobi place|Sri Lanka place",
			"Maria Lopez met Ahmed al-Rashid at the United Nations.":   "Maria Lopez person|Ahmed al-Rashid person|United Nations organisation",
			"Hezbollah fired rockets at Israel.":                       "Hezbollah armed-group|Israel place",
			"The U.S.-Norway panel met in Oslo.":                       "U.S. place|Norway place|Oslo place",
			"The ministers signed the Lisbon Treaty in December.":      "Lisbon Treaty law",
			"The minister and the president spoke on Friday in March.": "",
		} {
			_, m := e.Analyse(text, body(text))
			var got []string
			for _, x := range m {
				got = append(got, fmt.Sprintf("%s %s", x.Text, x.Kind))
			}
			if g := strings.Join(got, "|"); g != want {
				t.Errorf("%s: %s\n got %s\nwant %s", setting, text, g, want)
			}
		}
	}
}

func TestListsAreValid(t *testing.T) {
	l, err := readLists()
	if err != nil {
		t.Fatal(err)
	}
	if len(l.nationalities) < 300 || len(l.places) < 400 || len(l.given) < 400 || l.exact["nato"] != entente.Organisation || l.last["treaty"] != entente.Law {
		t.Errorf("lists are short: %d nationalities, %d places, %d given names", len(l.nationalities), len(l.places), len(l.given))
	}
}
