package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/forecast/ledger"
	"entente/forecast/outlook"
	"entente/gauge/tables"
	"entente/lexicon/ontology"
)

// ledgerOptions are the flags of the ledger's commands.
type ledgerOptions struct {
	gaugeOptions
	file    string
	by      string
	types   []string
	quads   []string
	status  []string
	atLeast int
	origins int
	chance  float64
	source  string
	text    string
	basis   string
	svg     bool
	asJSON  bool
}

func newLedger(a *app) *cobra.Command {
	var o ledgerOptions
	cmd := &cobra.Command{
		Use:   "ledger ask|resolve|score|list",
		Short: "Questions about what comes next, frozen on entry and resolved by evidence",
		Long: `Ledger keeps questions with the chance given and the rule that will resolve
them: which acts of which pair, on which days, and how many make it true. A
question cannot be changed: each record of the file holds the hash of the one
before, and every reading checks all.

A question is resolved by evidence alone. It is true as soon as enough acts lie
within its days; false when its days are over, half of their weeks are told of,
and too few acts may lie within them; else void. Void ones are counted, not
scored.

EXIT STATUS
  0 done, 1 a record of the ledger was changed, 2 bad use or an input that could
  not be read, 3 refused for too little to score, 130 interrupted`,
		Example: `  entente ledger ask --between PER,CHL --quad material-conflict --from 2025-07-01 --to 2025-09-30 --chance 0.3 --basis table
  entente forecast --between PER,CHL --table events.jsonl --enter
  entente ledger resolve --table later.jsonl
  entente ledger score --svg >reliability.svg`,
	}
	cmd.PersistentFlags().StringVar(&o.file, "ledger", "", "file of the ledger (default: ledger.jsonl in your data directory)")
	cmd.PersistentFlags().BoolVar(&o.asJSON, "json", false, "print one JSON object a line")
	cmd.AddCommand(newLedgerAsk(a, &o), newLedgerResolve(a, &o), newLedgerScore(a, &o), newLedgerList(a, &o))
	return cmd
}

func newLedgerAsk(a *app, o *ledgerOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ask --between A,B --from D --to D --chance P",
		Short: "Enter a question with its rule and its chance",
		Long: `Ask enters a question. Its days begin after the day on which it is asked, which
is today or --as-of.

EXIT STATUS
  0 entered, 1 the ledger was changed, 2 bad use`,
		Example: "  entente ledger ask --between PER,CHL --type CONSULT --from 2025-07-01 --to 2025-07-31 --at-least 2 --chance 0.6",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.ledgerAsk(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "the two countries")
	f.StringVar(&o.by, "by", "", "the one of them that must act")
	f.StringSliceVar(&o.types, "type", nil, "PLOVER types that count, such as CONSULT")
	f.StringSliceVar(&o.quads, "quad", nil, "quad classes that count")
	f.StringSliceVar(&o.status, "status", nil, "statuses that count (default: asserted, ongoing)")
	f.StringVar(&o.issue, "issue", "", "only acts on this issue")
	f.StringVar(&o.from, "from", "", "first day")
	f.StringVar(&o.to, "to", "", "last day")
	f.IntVar(&o.atLeast, "at-least", 1, "so many acts make it true")
	f.IntVar(&o.origins, "origins", 1, "independent origins that an act needs")
	f.Float64Var(&o.chance, "chance", -1, "how likely you hold it, 0 to 1")
	f.StringVar(&o.source, "source", "", "who gives the chance")
	f.StringVar(&o.text, "text", "", "the question in your words; the rule decides")
	f.StringVar(&o.basis, "basis", ledger.Documents, "what resolves it: documents or table")
	f.StringVar(&o.asOf, "as-of", "", "the day on which it is asked (default: today)")
	return cmd
}

// openLedger opens the file of --ledger, or the user's own.
func (a *app) openLedger(o *ledgerOptions) (*ledger.Ledger, error) {
	path := o.file
	if path == "" {
		archive, err := home()
		if err != nil {
			return nil, err
		}
		path = filepath.Join(filepath.Dir(archive), "ledger.jsonl")
	}
	l, err := ledger.Open(path)
	if err != nil && entente.CodeOf(err) == entente.ErrInvalid {
		if _, stat := os.Stat(path); stat == nil {
			return nil, &entente.Error{Code: entente.ErrWanting, Message: err.Error(), Hint: "restore the ledger from a copy"}
		}
	}
	return l, err
}

func (a *app) ledgerAsk(o *ledgerOptions) error {
	if err := o.dates(); err != nil {
		return err
	}
	lex, over, err := a.lexiconOf()
	if err != nil {
		return err
	}
	dyad, err := o.pair(lex)
	if err != nil {
		return err
	}
	ont, err := ontology.Load(over)
	if err != nil {
		return err
	}
	rule := ledger.Rule{Between: dyad, Quads: o.quads, Issue: o.issue, From: o.from, To: o.to, AtLeast: o.atLeast, Origins: o.origins, Basis: o.basis}
	for _, q := range o.quads {
		if !slices.Contains(outlook.Quads(), q) {
			return entente.Invalid("--quad "+q+" is not a class", "use "+strings.Join(outlook.Quads(), ", "))
		}
	}
	for _, t := range o.types {
		if t = strings.ToUpper(t); !ont.HasType(t) {
			return entente.Invalid("--type "+t+" is not a type", "use one of the 16 PLOVER types, such as CONSULT, SANCTION, ASSAULT")
		}
		rule.Types = append(rule.Types, strings.ToUpper(t))
	}
	for _, s := range o.status {
		if !slices.Contains(statuses, entente.Status(s)) {
			return entente.Invalid("--status "+s+" is not a status", "use asserted, planned, ongoing, hedged, alleged, denied, negated, hypothetical or past-expectation")
		}
		rule.Status = append(rule.Status, entente.Status(s))
	}
	if o.by != "" {
		code, ok := lex.Country(o.by)
		if !ok {
			return entente.Invalid("--by "+o.by+" is no country", "name one of the two")
		}
		rule.By = code
	}
	asked := o.asOf
	if asked == "" {
		asked = now()[:10]
	}
	return a.enter(o, []ledger.Question{{Text: o.text, Rule: rule, Asked: asked, Chance: o.chance, Source: o.source}})
}

var statuses = []entente.Status{entente.Asserted, entente.Planned, entente.Ongoing, entente.Hedged, entente.Alleged, entente.Denied, entente.Negated, entente.Hypothetical, entente.PastExpectation}

// enter puts questions into the ledger and prints them.
func (a *app) enter(o *ledgerOptions, list []ledger.Question) error {
	l, err := a.openLedger(o)
	if err != nil {
		return err
	}
	var rows []ledger.Asked
	for _, q := range list {
		q, err := l.Ask(q, now())
		if err != nil {
			return err
		}
		rows = append(rows, ledger.Asked{Question: q})
	}
	return a.printQuestions(o, rows)
}

// enterForecast asks, of each chance that is given, whether it comes true.
func (a *app) enterForecast(o *ledgerOptions, out *outlook.Outlook) error {
	var list []ledger.Question
	for _, h := range out.Horizons {
		for _, f := range h.Forecasts {
			if f.Abstains == "" {
				list = append(list, ledger.Question{Asked: out.AsOf, Chance: float64(int(f.Any*1000+0.5)) / 1000, Source: "entente forecast",
					Rule: ledger.Rule{Between: out.Dyad, Quads: []string{f.Quad}, Issue: o.issue, From: h.From, To: h.To, AtLeast: 1, Origins: 1, Basis: out.Basis}})
			}
		}
	}
	return a.enter(o, list)
}

func newLedgerResolve(a *app, o *ledgerOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "resolve [--table FILE] [PATH...]",
		Short: "Decide open questions by documents, the archive or a table",
		Long: `Resolve decides what the evidence decides and says of the rest why it stays
open. Questions are resolved by the kind of evidence they name. Documents decide
up to the last day of publication, or --as-of; a table up to its last event.

EXIT STATUS
  0 done, 1 the ledger was changed, 2 bad use or an input that could not be read`,
		Example: "  entente ledger resolve --table later.jsonl\n  entente ledger resolve articles/",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.ledgerResolve(cmd.Context(), o, args) },
	}
	cmd.Flags().StringVar(&o.table, "table", "", "the events that entente import wrote to this file")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "leave out documents published (of a table: events) after this day")
	return cmd
}

func (a *app) ledgerResolve(ctx context.Context, o *ledgerOptions, paths []string) error {
	if err := o.dates(); err != nil {
		return err
	}
	if o.table != "" && len(paths) > 0 {
		return entente.Invalid("--table goes without PATH", "tables are kept apart from documents")
	}
	l, err := a.openLedger(o)
	if err != nil {
		return err
	}
	ev, err := a.evidence(ctx, o, paths)
	if err != nil {
		return err
	}
	var rows []ledger.Asked
	for _, q := range l.Questions() {
		if q.Resolution != nil {
			continue
		}
		r, open := ev.Resolve(&q.Question)
		if r == nil {
			a.note("entente: %s stays open: %s", q.Question.ID, open)
			continue
		}
		if err := l.Close(*r, now()); err != nil {
			return err
		}
		rows = append(rows, ledger.Asked{Question: q.Question, Resolution: r})
	}
	return a.printQuestions(o, rows)
}

// evidence reads the table, or the documents.
func (a *app) evidence(ctx context.Context, o *ledgerOptions, paths []string) (*ledger.Evidence, error) {
	ev := &ledger.Evidence{Basis: ledger.Documents, Until: o.asOf}
	if o.table != "" {
		quad, err := a.quads()
		if err != nil {
			return nil, err
		}
		ev.Basis, ev.Quad, ev.Until = ledger.Table, quad, ""
		err = a.eachEvent(ctx, &o.gaugeOptions, func(x *tables.Event) {
			ev.Rows = append(ev.Rows, *x)
			ev.Until = max(ev.Until, x.Date)
		})
		return ev, err
	}
	res, _, err := a.read(ctx, paths, o.asOf)
	if err != nil {
		return nil, err
	}
	ev.Incidents, ev.Claims, ev.Until = res.Incidents, byClaim(res), ""
	for _, d := range res.Documents {
		if d.Published.Known() {
			ev.Published = append(ev.Published, d.Published.Start)
			ev.Until = max(ev.Until, d.Published.Start)
		}
	}
	return ev, nil
}

func newLedgerScore(a *app, o *ledgerOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "score",
		Short: "How the chances given compare with what came",
		Long: `Score prints the Brier score of the resolved questions beside that of always
saying the share that came true, the share of void ones, and the reliability
diagram by the steps of the likelihood table. Fewer than 20 resolved questions
are refused.

EXIT STATUS
  0 done, 1 the ledger was changed, 2 bad use, 3 refused for too few questions`,
		Example: "  entente ledger score\n  entente ledger score --svg >reliability.svg",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.ledgerScore(o) },
	}
	cmd.Flags().BoolVar(&o.svg, "svg", false, "print the diagram as SVG")
	return cmd
}

func (a *app) ledgerScore(o *ledgerOptions) error {
	l, err := a.openLedger(o)
	if err != nil {
		return err
	}
	steps, err := outlook.Steps()
	if err != nil {
		return err
	}
	s := ledger.ScoreOf(l.Questions(), steps)
	if s.Resolved < ledger.LeastScored {
		return entente.Refuse(fmt.Sprintf("%d questions are resolved, %d are void and %d open", s.Resolved, s.Voided, s.Open),
			fmt.Sprintf("enough would be %d resolved ones; see entente ledger resolve", ledger.LeastScored))
	}
	switch {
	case o.svg:
		_, err = fmt.Fprint(a.stdout, s.SVG())
	case o.asJSON:
		err = json.NewEncoder(a.stdout).Encode(s)
	default:
		_, err = fmt.Fprintf(a.stdout, "%d questions: %d resolved, %d void (%.0f %% of those closed), %d open\nBrier %.3f; always saying %.0f %%: %.3f; skill %+.0f %%; log score %.3f\nreliability %.3f (0 is best), resolution %.3f, uncertainty %.3f\n\n%s",
			s.Questions, s.Resolved, s.Voided, 100*s.VoidRate, s.Open, s.Brier, 100*s.BaseRate, s.Climate, 100*s.Skill, s.Log, s.Reliability, s.Resolution, s.Uncertainty, s.Text())
	}
	return err
}

func newLedgerList(a *app, o *ledgerOptions) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "The questions of the ledger, and how they came out",
		Long:    "List prints the questions in the order of entry.\n\nEXIT STATUS\n  0 done, 1 the ledger was changed, 2 bad use",
		Example: "  entente ledger list --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			l, err := a.openLedger(o)
			if err != nil {
				return err
			}
			return a.printQuestions(o, l.Questions())
		},
	}
}

func (a *app) printQuestions(o *ledgerOptions, list []ledger.Asked) error {
	var rows []row
	for _, q := range list {
		out, why := "open", ""
		if q.Resolution != nil {
			out, why = q.Resolution.Outcome, q.Resolution.Because
		}
		rows = append(rows, row{q, []string{q.Question.ID, q.Question.Asked, fmt.Sprintf("%.3g", q.Question.Chance), out, q.Question.Text, why}})
	}
	format := "table"
	if o.asJSON {
		format = "jsonl"
	}
	return a.print(format, []string{"id", "asked", "chance", "outcome", "question", "because"}, rows)
}
