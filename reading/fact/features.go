package fact

import (
	"entente"
	"entente/lexicon/modality"
	"entente/reading/fact/grade"
)

// Features gives, for each token of a sentence, the features that the model
// of grade knows it by. It is what training reads.
func Features(s *entente.Sentence) (func(token int) []string, error) {
	lex, err := modality.Load()
	if err != nil {
		return nil, err
	}
	j := newJudge(s, lex)
	j.run()
	return j.features, nil
}

// Grades gives the number of any token of a sentence, whether or not Judge
// takes it for a predicate, as benchmarks with given predicates ask.
func Grades(s *entente.Sentence) (func(token int) float64, error) {
	features, err := Features(s)
	if err != nil {
		return nil, err
	}
	model, err := grade.Load()
	if err != nil {
		return nil, err
	}
	return func(token int) float64 { return model.Grade(features(token)) }, nil
}

func (j *judge) features(i int) []string {
	return grade.Features(j.Tree, i, grade.View{
		Status: string(j.st[i].status), Own: string(j.own[i].status), Above: string(j.env[i].status),
		Because: unique(j.st[i].because),
	})
}
