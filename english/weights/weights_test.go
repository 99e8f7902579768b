package weights

import (
	"bytes"
	"slices"
	"testing"
)

func TestSectionsSurviveTheFile(t *testing.T) {
	f := &File{}
	f.AddInt8("w", []int8{-127, 0, 5})
	f.AddLines("tags", []string{"a", "b"})
	var one, two bytes.Buffer
	if f.Encode(&one) != nil || f.Encode(&two) != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Fatal("two writings differ")
	}
	g, err := Decode(one.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	w, err := g.Int8("w")
	if err != nil || len(w) != 3 || w[0] != -127 || w[2] != 5 {
		t.Errorf("weights %v, %v", w, err)
	}
	if l, err := g.Lines("tags"); err != nil || len(l) != 2 || l[1] != "b" {
		t.Errorf("lines %v, %v", l, err)
	}
	if _, err := g.Bytes("none"); err == nil {
		t.Error("a missing section is found")
	}
}

func TestCoarseWeightsAreNearestMultiplesOfEight(t *testing.T) {
	f := &File{}
	f.AddCoarse("w", []int8{-128, -127, -12, -4, -3, 0, 3, 4, 11, 12, 127})
	w, err := f.Int8("w")
	want := []int8{-120, -120, -16, -8, 0, 0, 0, 8, 8, 16, 120}
	if err != nil || !slices.Equal(w, want) {
		t.Errorf("coarse weights %v, %v; want %v", w, err, want)
	}
}

func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	x := &File{}
	x.Add("a", []byte("bc"))
	if err := x.Encode(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		if g, err := Decode(b); err == nil && g == nil {
			t.Error("no file and no error")
		}
	})
}
