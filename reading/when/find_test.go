package when

import (
	"testing"

	"entente"
)

func doc(d string) entente.Date { return entente.Date{Start: d, End: d, EDTF: d} }

func TestValues(t *testing.T) {
	for _, c := range []struct{ anchor, text, want, value string }{
		{"2025-08-20", "They met on June 18, 2025.", "June 18, 2025", "2025-06-18"},
		{"2025-08-20", "They met on 18 June.", "18 June", "2025-06-18"},
		{"2025-08-20", "Talks were held in March.", "March", "2025-03"},
		{"2025-08-20", "Talks were held in November.", "November", "2024-11"},
		{"2025-08-20", "Talks will be held in November.", "November", "2025-11"},
		{"2025-08-20", "It was signed last week.", "last week", "2025-W33"},
		{"2025-08-20", "It was signed on Tuesday.", "Tuesday", "2025-08-19"},
		{"2025-08-20", "It will be signed on Tuesday.", "Tuesday", "2025-08-26"},
		{"2025-08-20", "It was signed two years ago.", "two years ago", "2023"},
		{"2025-08-20", "From mid-2025 onward, ties improved.", "mid-2025", "2025"},
		{"2025-08-20", "This came in the second half of 2025.", "the second half of 2025", "2025-H2"},
		{"2025-08-20", "It grew in the first nine months of 2024.", "the first nine months of 2024", "P9M"},
		{"2025-08-20", "It reports monthly.", "monthly", "P1M"},
		{"2025-08-20", "In the past decade and a half, little moved.", "the past decade and a half", "P1.5DE"},
		{"2025-08-20", "They will meet at 5 p.m. on Friday.", "5 p.m. on Friday", "2025-08-22T17:00"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := Find(c.text, nil, doc(c.anchor))
			if len(got) != 1 || got[0].Text != c.want || got[0].Value != c.value {
				t.Errorf("got %+v, want %q = %s", got, c.want, c.value)
			}
		})
	}
}

func TestTheGrammarCompiles(t *testing.T) {
	if _, err := compiled(); err != nil {
		t.Fatal(err)
	}
}
