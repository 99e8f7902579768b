package forms

import "testing"

func TestEveryFormHasSections(t *testing.T) {
	f, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(f.All) != 6 {
		t.Fatalf("six forms are promised, got %v", f.Names())
	}
	for _, x := range f.All {
		if len(x.Sections) < 2 {
			t.Errorf("%s has %d sections", x.Name, len(x.Sections))
		}
	}
	if got := Fill("What {B} wants from {A}", "Pakistan", "the United States"); got != "What the United States wants from Pakistan" {
		t.Errorf("got %q", got)
	}
	if got := Fill("{A} and {B}: timeline", "the United States", "Venezuela"); got != "The United States and Venezuela: timeline" {
		t.Errorf("got %q", got)
	}
}
