package ranking

import "slices"

// foremost moves the n first of list, by the strict order before, to its
// front, in order; the others follow in any, but always the same, order. Cost
// is linear in list, and n·log n.
func foremost(list []int32, n int, before func(a, b int32) bool) {
	if n > 0 && n < len(list) {
		low, high := 0, len(list)-1
		for low < high {
			pivot := list[low+(high-low)/2]
			i, j := low, high
			for i <= j {
				for before(list[i], pivot) {
					i++
				}
				for before(pivot, list[j]) {
					j--
				}
				if i <= j {
					list[i], list[j] = list[j], list[i]
					i++
					j--
				}
			}
			switch {
			case n-1 <= j:
				high = j
			case n-1 >= i:
				low = i
			default:
				low, high = 0, 0
			}
		}
	}
	slices.SortFunc(list[:n], func(a, b int32) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
}
