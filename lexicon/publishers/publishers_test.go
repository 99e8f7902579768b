package publishers

import "testing"

func TestTablesLoad(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Families) < 150 || len(tab.Forms) < 50 {
		t.Errorf("%d families, %d forms", len(tab.Families), len(tab.Forms))
	}
}

func TestDocumentsOfOneHouseShareAFamily(t *testing.T) {
	tab, _ := Load()
	for _, c := range []struct{ name, url, want string }{
		{"Reuters", "", "Reuters"},
		{"REUTERS", "", "Reuters"},
		{"", "https://www.reuters.com/world/x", "Reuters"},
		{"", "https://edition.cnn.com/x", "CNN"},
		{"The Economic Times", "", "Times of India"},
		{"", "https://economictimes.indiatimes.com/x", "Times of India"},
		{"The Little Valley Gazette", "", "little valley gazette"},
		{"", "http://www.valley-gazette.example/a", "valley-gazette.example"},
		{"", "", ""},
		{"app", "", "app"}, // a short name in the wrong case is not the agency
	} {
		if got := tab.Family(c.name, c.url); got != c.want {
			t.Errorf("Family(%q, %q) = %q, want %q", c.name, c.url, got, c.want)
		}
	}
}
