package grade

import (
	"reflect"
	"slices"
	"testing"
)

func small() *Model {
	hashes := []uint32{Hash("a"), Hash("b")}
	slices.Sort(hashes)
	return &Model{
		Hashes: hashes, Linear: []int16{LinearUnit, LinearUnit}, Bias: LinearUnit / 2,
		Nets: []Net{{
			Dim: 1, Hidden: 1, Vectors: []int8{2, 2}, In: []int16{3}, InBias: []int64{-1},
			Out: []int16{4}, OutBias: 10, Unit: 10,
		}},
	}
}

func TestGradeByHand(t *testing.T) {
	// linear 0.5 + 1; net (10 + 4·max(0, 3·2-1)) / 10 = 3; mean 2.25
	if got := small().Grade([]string{"a", "unknown"}); got != 2.25 {
		t.Errorf("got %v, want 2.25", got)
	}
	// linear 0.5; net (10 + 4·0) / 10 = 1; mean 0.75
	if got := small().Grade(nil); got != 0.75 {
		t.Errorf("got %v, want 0.75", got)
	}
}

func TestEncodeAndDecodeAreInverse(t *testing.T) {
	m := small()
	got, err := Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, m) {
		t.Errorf("got %+v, want %+v", got, m)
	}
}

func TestEmbeddedModelLoads(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Hashes) < 10000 || !slices.IsSorted(m.Hashes) || len(m.Nets) == 0 {
		t.Errorf("%d features, sorted %v, %d nets", len(m.Hashes), slices.IsSorted(m.Hashes), len(m.Nets))
	}
}

func FuzzDecodeNeverPanics(f *testing.F) {
	f.Add(small().Encode())
	f.Add([]byte(magic + "\x02\x00\x00\x00\x01\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Decode(data); err == nil && len(m.Linear) != len(m.Hashes) {
			t.Errorf("%d weights for %d features", len(m.Linear), len(m.Hashes))
		}
	})
}
