package amount

import (
	"fmt"
	"testing"

	"entente"
)

func show(a entente.Amount) string {
	s := fmt.Sprintf("%s|", a.Text)
	if a.Value != nil {
		s += fmt.Sprintf("%g", *a.Value)
	}
	if a.High != nil {
		s += fmt.Sprintf("-%g", *a.High)
	}
	s += " " + a.Unit
	if a.Bound != "" {
		s += " " + a.Bound
	}
	if a.Approximate {
		s += " ~"
	}
	if a.Per != "" {
		s += " /" + a.Per
	}
	if a.Of != "" {
		s += " of " + a.Of
	}
	return s
}

func TestAmountsWithoutTrees(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They pledged $500 million in aid.", "$500 million|5e+08 USD of aid"},
		{"They pledged US$500m.", "US$500m|5e+08 USD"},
		{"It cost Rs 2.3 trillion, the ministry in Islamabad said.", "Rs 2.3 trillion|2.3e+12 PKR"},
		{"Delhi set aside Rs 2,30,000 crore.", "Rs 2,30,000 crore|2.3e+12 INR"},
		{"A loan of EUR 1.2bn was agreed.", "EUR 1.2bn|1.2e+09 EUR of loan"},
		{"a 19 per cent tariff on textiles", "19 per cent|19 percent of tariff"},
		{"It rose by 2 percentage points.", "2 percentage points|2 percentage-points"},
		{"More than 20 soldiers were hurt.", "20|20 count min of soldiers"},
		{"between $5 and $7 million", "$5 and $7 million|5e+06-7e+06 USD"},
		{"10-15% of exports", "10-15%|10-15 percent of exports"},
		{"nearly 3,000 people fled", "3,000|3000 count ~ of people"},
		{"billions of dollars", "billions of dollars| USD"},
		{"It sells at $80 per barrel.", "$80|80 USD /barrel"},
		{"The plant makes 300 MW.", "300 MW|300 MW"},
		{"It was in 2025 that F-16 jets flew on June 18 at 11:30.", ""},
		{"The two countries met for three days.", ""},
		{"Article 370 and Resolution 1267 stand.", ""},
		{"twenty-five thousand refugees", "twenty-five thousand|25000 count of refugees"},
		{"It rose from 19 to 29 percent.", "19|19 percent; 29 percent|29 percent"},
		{"three F-35 jets and 12 F-16s", "three|3 count of F-35 jets; 12|12 count of F-16s"},
		{"a $2bn-a-year pipeline", "$2bn|2e+09 USD /year"},
		{"a tariff of at least 19%", "19%|19 percent min of tariff"},
		{"The S&P 500 fell in Tokyo.", ""},
		{"several hundred troops", "several hundred| count of troops"},
		{"half a million people", "half a million|500000 count of people"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := ""
			for i, a := range Find(c.text, nil) {
				if i > 0 {
					got += "; "
				}
				got += show(a)
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
