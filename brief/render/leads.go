package render

import "entente"

// leadsTitle heads what an event table says.
const leadsTitle = "What an event table shows"

// leadsNote says what the lines rest on, and that they are no evidence.
func leadsNote(l *entente.Leads) string {
	return "Statistics of the table " + l.Table + " (SHA-256 " + l.SHA256 + "): leads, not evidence. entente verify --table FILE computes them again."
}
