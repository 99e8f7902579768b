package counts

// mostCases are the past forecasts of a series that are judged.
const mostCases = 26

// check judges, for every pair and class, the forecasts of the last quarter of
// the days before until, or of the least number of cases, with weights fitted
// on what was known before those. The baseline to beat is the one that does
// best over all pairs. Shape: pairs × classes.
func (p *Panel) check(until, length int) [][]Check {
	split := until - max(length+originStep*(LeastCases-1), min(until/4, length+originStep*mostCases))
	m := Fit(p, split, length)
	var at []int
	for o := split; o+length <= until; o += originStep {
		at = append(at, o)
	}
	own, all := make([]*Evaluation, len(p.Pairs)*p.Classes), make([]*Evaluation, p.Classes)
	for i := range own {
		own[i] = newEvaluation()
	}
	list := p.samples(at, length)
	for i := range list {
		own[list[i].pair*p.Classes+list[i].class].judge(m, p, &list[i])
	}
	for c := range all {
		all[c] = newEvaluation()
		for i := range p.Pairs {
			all[c].join(own[i*p.Classes+c])
		}
		all[c].mean()
	}
	out := make([][]Check, len(p.Pairs))
	for i := range out {
		out[i] = make([]Check, p.Classes)
		for c := range all {
			e := own[i*p.Classes+c].mean()
			best := all[c].Best()
			out[i][c] = Check{Cases: e.Cases, Model: e.Scores[0].CRPS, Best: e.Scores[best].CRPS, Baseline: e.Scores[best].Name,
				Skill: e.skillOver(best), All: all[c].skillOver(best)}
		}
	}
	return out
}

// Wins tells of every pair and class whether the model beat the baselines on
// days before until that its weights had not seen; where it did not, Predict
// abstains.
func (p *Panel) Wins(until, length int) [][]bool {
	out := make([][]bool, len(p.Pairs))
	for i, checks := range p.check(until, length) {
		out[i] = make([]bool, p.Classes)
		for c := range checks {
			var f Forecast
			f.abstain(&checks[c], length)
			out[i][c] = f.Abstains == ""
		}
	}
	return out
}
