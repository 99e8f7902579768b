package dispute

import (
	"fmt"
	"testing"

	"entente"
	"entente/english"
	"entente/reading"
)

func TestZZ(t *testing.T) {
	lang, err := english.Open("accurate")
	if err != nil {
		t.Fatal(err)
	}
	rd, err := reading.New(lang, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := New()
	for _, s := range []string{
		"Oman brokered the prisoner exchange between Yemen's government and Iran-backed fighters, the Omani foreign ministry said.",
		"Oman facilitated the prisoner exchange between Yemen's government and the fighters by lending an aircraft, a United Nations official said. The two sides had agreed on the names themselves.",
		"Lebanon blamed Syria for the killing of the customs chief in Chtaura on Monday.",
		"The army chief came twice in the summer. He lunched with the president on 19 June and returned in August for a ceremony in Florida.",
		"On 18 June President Donald Trump received Pakistan's army chief, Field Marshal Asim Munir, for lunch at the White House.",
	} {
		d := &entente.Document{ID: "x", Text: s, Language: "en", Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(s)}}}}
		r := rd.Read(d)
		n := f.Note(d, &r)
		for _, g := range n.graded {
			fmt.Printf("%+v\n", g)
		}
		for _, g := range n.days {
			fmt.Printf("%+v\n", g)
		}
		for _, l := range n.lines {
			fmt.Printf("  line %d codes %v said %+v\n", l.block, l.codes, l.said)
		}
	}
}
