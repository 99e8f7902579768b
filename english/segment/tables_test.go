package segment

import "testing"

func TestTablesAreValid(t *testing.T) {
	tab, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	if tab.exact["Inc"] != always || tab.folded["dr"] != beforeName || !tab.titles["Gen."] || len(tab.contractions["cannot"]) != 2 {
		t.Error("tables lack what they must hold")
	}
	for form, cuts := range tab.contractions {
		sum := 0
		for _, n := range cuts {
			sum += n
		}
		if sum != len(form) || len(cuts) < 2 {
			t.Errorf("contraction %q is cut into %v", form, cuts)
		}
	}
}
