package when

import (
	"strings"
	"testing"

	"entente"
)

// TestForms holds one sentence per form: the expressions with their values,
// and what they denote.
func TestForms(t *testing.T) {
	for _, c := range []struct{ name, anchor, text, want string }{
		{"range of days", "2025-08-20", "They met on June 3-5, 2025.", "June 3=2025-06-03 2025-06-03 | 5, 2025=2025-06-05 2025-06-05"},
		{"range of months", "2025-08-20", "It grew from March to June 2025.", "March=2025-03 2025-03 | June 2025=2025-06 2025-06"},
		{"range of years", "2025-08-20", "The war of 1914-18 ended.", "1914=1914 1914 | 18=1918 1918"},
		{"fiscal year, July to June", "2025-08-20", "Pakistan's budget for fiscal year 2025 passed.", "fiscal year 2025=FY2025 2024-07-01/2025-06-30"},
		{"fiscal year, April to March", "2025-08-20", "India's exports fell in FY25.", "FY25=FY2025 2024-04-01/2025-03-31"},
		{"fiscal year, October to September", "2025-08-20", "The Pentagon asked for it in fiscal 2025.", "fiscal 2025=FY2025 2024-10-01/2025-09-30"},
		{"fiscal year of nobody", "2025-08-20", "They report for fiscal 2025.", "fiscal 2025=FY2025 "},
		{"quarter", "2025-08-20", "Output rose in the second quarter of 2025.", "the second quarter of 2025=2025-Q2 2025-34"},
		{"quarter of the year before", "2025-08-20", "Profit rose in the second quarter from a year earlier.", "the second quarter=2025-Q2 2025-34 | a year earlier=2024-Q2 2024-34"},
		{"early in a month", "2025-08-20", "In early April they spoke.", "early April=2025-04 2025-04-01/2025-04-15"},
		{"later that month", "2025-08-20", "On April 10 they spoke. Later that month they met.", "April 10=2025-04-10 2025-04-10 | Later that month=2025-04 2025-04-10/2025-04-30"},
		{"earlier this year", "2025-08-20", "Earlier this year they met.", "Earlier this year=2025 2025-01-01/2025-08-20"},
		{"decade", "2025-08-20", "In the late 1990s it fell.", "the late 1990s=199 1995-01/1999-12"},
		{"century", "2025-08-20", "It dates from the 18th century.", "the 18th century=17 17XX"},
		{"before Christ", "", "The league was founded in 478 BC.", "478 BC=BC0478 -0477"},
		{"season", "2025-08-20", "In the spring of 2024 it began.", "the spring of 2024=2024-SP 2024-21"},
		{"next weekday", "2025-08-20", "They will meet next Friday.", "next Friday=2025-08-22 2025-08-22"},
		{"weekend", "2025-08-20", "Clashes broke out over the weekend.", "the weekend=2025-W33-WE 2025-08-16/2025-08-17"},
		{"zone", "2025-08-20", "It began at 09:30 GMT on Monday.", "09:30 GMT on Monday=2025-08-18T09:30Z 2025-08-18T09:30:00"},
		{"set", "2025-08-20", "They meet every two weeks.", "every two weeks=P2W "},
		{"duration", "2025-08-20", "It took more than two decades.", "more than two decades=P2DE "},
		{"holiday", "2025-08-20", "It was signed on Good Friday 2024.", "Good Friday 2024=2024-03-29 2024-03-29"},
		{"unresolved", "", "They met on June 18.", "June 18=XXXX-06-18 "},
		{"no year", "2025-08-20", "Some 2,000 troops and 1900 men with F-16 jets fought for 30 percent.", ""},
		{"a modal and a verb", "2025-08-20", "They may march on, and the fall of the city may follow.", ""},
		{"names", "2025-08-20", "April Jones read the Sunday Times.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var anchor entente.Date
			if c.anchor != "" {
				anchor = doc(c.anchor)
			}
			var got []string
			for _, x := range Find(c.text, nil, anchor) {
				got = append(got, x.Text+"="+x.Value+" "+x.EDTF)
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
