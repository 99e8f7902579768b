// Package entente holds the words of the domain: Document, Span, Actor,
// Claim, Incident, Dispute and Brief, their invariants and their JSON.
//
// Data flows one way through the rooms (see docs/ARCHITECTURE.md):
//
//	bytes → intake → Document → english → reading → coding → Claim → weighing → Incident, Dispute → brief
//
// This package imports nothing of the program and does no input or output.
// All types are plain values; they are safe to share between goroutines as
// long as nobody writes to them.
package entente
