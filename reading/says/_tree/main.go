package main

import (
	"bufio"
	"fmt"
	"os"

	"entente"
	"entente/english"
)

func main() {
	e, err := english.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		text := sc.Text()
		ss, _ := e.Analyse(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}})
		for _, s := range ss {
			for i, t := range s.Tokens {
				fmt.Printf("%d:%s/%s/%s>%d:%s ", i+1, t.Text, t.Lemma, t.XPOS, t.Head, t.Deprel)
			}
			fmt.Println()
		}
	}
}
