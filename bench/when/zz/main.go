package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"entente"
	"entente/reading/amount"
	"entente/reading/place"
	"entente/reading/when"
)

func main() {
	place.Find("in Paris", nil, nil); amount.Find("5", nil)
	for _, p := range os.Args[1:] {
		f, _ := os.Open(p)
		in := bufio.NewScanner(f)
		in.Buffer(make([]byte, 1<<22), 1<<24)
		c := map[string]int{}
		var width, bytes int
		var ta, tp, tw time.Duration
		ex := 0
		for in.Scan() {
			var d struct{ ID, Text, Published, Title string }
			if json.Unmarshal(in.Bytes(), &d) != nil || len(d.Published) < 10 { continue }
			x := when.DateDocument(&entente.Document{Text: d.Text})
			k := string(x.Basis)
			pub := d.Published[:10]
			if x.Known() { if x.Start <= pub && pub <= x.End { k += " right" } else { k += " wrong"; if ex < 25 && x.Basis != "window" || ex < 25 && os.Getenv("W") != "" { ex++; fmt.Println(d.ID, pub, x.EDTF, x.Basis, x.Text, d.Text[max(0,x.At.Start-60):min(len(d.Text),x.At.End+40)]) } } }
			c[k]++
			width++
			bytes += len(d.Text)
			s := time.Now(); amount.Find(d.Text, nil); ta += time.Since(s)
			s = time.Now(); place.Find(d.Text, nil, nil); tp += time.Since(s)
			s = time.Now(); when.Find(d.Text, nil, entente.Date{Start: pub, End: pub}); tw += time.Since(s)
		}
		fmt.Println(p, c, bytes, "amount", float64(bytes)/1e6/ta.Seconds(), "place", float64(bytes)/1e6/tp.Seconds(), "when", float64(bytes)/1e6/tw.Seconds())
	}
}
