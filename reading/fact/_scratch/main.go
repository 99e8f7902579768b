package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strings"

	"entente"
	"entente/english"
	"entente/reading/fact"
)

func main() {
	e, _ := english.Open(os.Args[1])
	n := 0
	fmt.Sscan(os.Args[3], &n)
	f, _ := os.Open(os.Args[2])
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	rng := rand.New(rand.NewSource(int64(n)))
	var outs []string
	k := 0
	for sc.Scan() {
		text := sc.Text()
		if strings.HasSuffix(os.Args[2], "jsonl") {
			var d struct{ Text string }
			json.Unmarshal(sc.Bytes(), &d)
			text = d.Text
			k++
			if rng.Intn(20) != 0 {
				continue
			}
		}
		for _, para := range strings.Split(text, "\n") {
			if len(para) < 40 {
				continue
			}
			sents, _ := e.Analyse(para, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(para)}}})
			for si := range sents {
				s := sents[si]
				preds := fact.Judge(para, []entente.Sentence{s})
				var b strings.Builder
				at := s.Start
				for _, p := range preds {
					b.WriteString(para[at:p.Start])
					b.WriteString("{" + para[p.Start:p.End])
					if p.Status != "asserted" {
						b.WriteString("|" + string(p.Status)[:3])
						for _, w := range p.Because {
							b.WriteString(" " + w)
						}
					}
					b.WriteString("}")
					at = p.End
				}
				b.WriteString(para[at:s.End])
				outs = append(outs, b.String())
			}
		}
	}
	rng.Shuffle(len(outs), func(i, j int) { outs[i], outs[j] = outs[j], outs[i] })
	for i := 0; i < n && i < len(outs); i++ {
		fmt.Println(outs[i])
	}
}
