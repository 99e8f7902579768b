package when

import (
	"testing"

	"entente"
)

// Words that count from the day of writing stay undated when nobody knows it.
func TestDeicticWordsStayOpenWithoutADate(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"The court ruled in October 2018. Then, in July last year, the ministry closed the port. It reopened the next month.", "July last year", ""},
		{"The court ruled in October 2018. Then, in July last year, the ministry closed the port. It reopened the next month.", "the next month", ""},
		{"The port was built in 2011. It burned down two years ago.", "two years ago", ""},
		{"The port was built in 2011. The two countries met last month.", "last month", ""},
		{"The port was built in March 2011. It burned down the following month.", "the following month", "2011-04"},
		{"The port was built in March 2011. It burned down two years later.", "two years later", "2013"},
	} {
		found := false
		for _, x := range Find(c.text, nil, entente.Date{}) {
			if x.Text == c.words {
				found = true
				if x.Date.EDTF != c.want && (len(x.Date.EDTF) < 4 || x.Date.EDTF[:4] != c.want || c.want == "") {
					t.Errorf("%q is dated %q, want %q", c.words, x.Date.EDTF, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%q is not found in %q", c.words, c.text)
		}
	}
}
