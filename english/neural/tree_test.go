package neural

import "testing"

// best finds the best projective tree with one root by trying all.
func best(score []int64, n int) int64 {
	heads := make([]int32, n)
	top := int64(never)
	var try func(i int)
	try = func(i int) {
		if i < n {
			for h := range n + 1 {
				if h != i {
					heads[i] = int32(h)
					try(i + 1)
				}
			}
			return
		}
		if !isTree(heads, n) || !projective(heads, n) {
			return
		}
		if v := value(score, heads, n); v > top {
			top = v
		}
	}
	try(0)
	return top
}

func value(score []int64, heads []int32, n int) int64 {
	sum := int64(0)
	for i, h := range heads {
		sum += score[i*(n+1)+int(h)]
	}
	return sum
}

func projective(heads []int32, n int) bool {
	for i, h := range heads {
		if int(h) == n {
			continue
		}
		for k := min(i, int(h)) + 1; k < max(i, int(h)); k++ {
			j := k
			for j != n && j != int(h) {
				j = int(heads[j])
			}
			if j == n {
				return false
			}
		}
	}
	return true
}

func TestEisnerFindsTheBestProjectiveTree(t *testing.T) {
	seed := uint64(1)
	var s Scratch
	for n := 1; n <= 5; n++ {
		for range 60 {
			score := make([]int64, n*(n+1))
			for i := range score {
				seed = seed*6364136223846793005 + 1442695040888963407
				score[i] = int64(seed>>40) % 1000
			}
			heads := make([]int32, n)
			s.eisner(score, n, heads)
			if !isTree(heads, n) || !projective(heads, n) {
				t.Fatalf("n=%d: %v is no projective tree with one root", n, heads)
			}
			if got, want := value(score, heads, n), best(score, n); got != want {
				t.Fatalf("n=%d: %v scores %d, best is %d", n, heads, got, want)
			}
		}
	}
}

func TestCyclesAndSecondRootsAreNoTrees(t *testing.T) {
	for _, c := range []struct {
		heads []int32
		want  bool
	}{
		{[]int32{3, 0, 1}, true}, {[]int32{1, 0, 3}, false}, {[]int32{3, 3, 1}, false}, {[]int32{1, 2, 0}, false}, {[]int32{2, 2, 3}, true}, {[]int32{1}, true},
	} {
		if got := isTree(c.heads, len(c.heads)); got != c.want {
			t.Errorf("%v: %v", c.heads, got)
		}
	}
}

func TestDistanceClassesAreInRange(t *testing.T) {
	seen := map[int]bool{}
	for d := -300; d <= 300; d++ {
		if d != 0 {
			c := Distance(300, 300+d)
			if c < 1 || c >= Distances {
				t.Fatalf("class %d of distance %d", c, d)
			}
			seen[c] = true
		}
	}
	if len(seen) != Distances-1 {
		t.Errorf("%d classes are used of %d", len(seen), Distances-1)
	}
}

func TestWordsAreDescribedByFormAndPlace(t *testing.T) {
	v := Vocabulary{"peace": 7}
	a := Words(nil, v, []string{"Talks", "Peace", "peace", "PEACE"})
	if a[1].Vector != 7 || a[3].Vector != 7 || a[0].Vector != -1 {
		t.Errorf("vectors %+v", a)
	}
	if a[1].Rows[0] != a[2].Rows[0] || a[1].Rows == a[2].Rows {
		t.Error("letter case must show in the shape and not in the word")
	}
	for i, r := range a[0].Rows {
		if int(r) >= Tables[i].Rows {
			t.Errorf("row %d of table %s", r, Tables[i].Name)
		}
	}
}
