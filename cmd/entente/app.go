package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"entente"
)

// version is the program's own; it stands in no brief.
const version = "0.1.0"

// app carries what every command shares.
type app struct {
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	lexicon string // --lexicon: the user's overlay folder
	archive string // --archive: the archive's file
	setting string // --reading: accurate or fast
	// strictness is --strictness: low, default, high or a number.
	strictness string
	quiet      bool
	problems   int // inputs that could not be read
	// dial lets addresses past the guard of fetching; nil outside tests.
	dial func(address string) bool
}

// run is main without the process: it returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&app{stdin: stdin, stdout: stdout, stderr: stderr}).run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	stdin, stdout, stderr := a.stdin, a.stdout, a.stderr
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && a.problems > 0 {
		return 2
	}
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "entente: interrupted")
		return 130
	}
	fmt.Fprintf(stderr, "entente: %v\n", err)
	var e *entente.Error
	if errors.As(err, &e) && e.Hint != "" {
		fmt.Fprintf(stderr, "entente: hint: %s\n", e.Hint)
	}
	return status(err)
}

// status maps an error to the exit status of the contract.
func status(err error) int {
	switch entente.CodeOf(err) {
	case entente.ErrWanting:
		return 1
	case entente.ErrRefused:
		return 3
	}
	return 2
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "entente",
		Short: "The documented state of a relationship between two countries",
		Long: `Entente reads what was written about two countries and writes a neutral brief
in which every sentence is anchored to verbatim text, every claim shows its
origins and its certainty, and every disagreement is visible.`,
		Example: `  # a brief from a folder of articles, and its proof
  entente review --between PAK,USA -o brief.html articles/
  entente verify brief.html --sources articles/

  # the same for another pair, in another form, as Markdown
  entente review --between Serbia,Kosovo --form timeline -o brief.md articles/

  # the parts
  entente claims --between EGY,ETH articles/
  entente disputes --between EGY,ETH --format jsonl articles/`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version,
	}
	root.SetVersionTemplate("entente {{.Version}}\n")
	f := root.PersistentFlags()
	f.StringVar(&a.lexicon, "lexicon", "", "folder of your own lexicon files, which add to and correct those built in")
	f.StringVar(&a.archive, "archive", "", "file of the archive (default: in your data directory)")
	f.StringVar(&a.setting, "reading", "accurate", "how to parse: accurate or fast")
	f.StringVar(&a.strictness, "strictness", "default", "how sure of a claim to be: low, default, high, or a probability from 0 to 1")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "no progress and no summary")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return entente.Invalid(err.Error(), "see entente help")
	})
	for _, add := range commands {
		root.AddCommand(add(a))
	}
	return root
}

// commands lists the doors in the order of the help.
var commands = []func(*app) *cobra.Command{
	newReview, newVerify, newClaims, newIncidents, newDisputes, newTimeline, newRead, newCode, newActors,
	newAdd, newWatch, newHooks, newList, newShow, newSearch, newServe, newMCP, newAccounts, newRemove, newCheck, newBackup, newRestore, newIndex, newTurns, newCycle, newForecast, newLedger, newImport, newExport, newBench, newMan,
}

// overlay is the user's lexicon folder, or nil.
func (a *app) overlay() (fs.FS, error) {
	if a.lexicon == "" {
		return nil, nil
	}
	if info, err := os.Stat(a.lexicon); err != nil || !info.IsDir() {
		return nil, entente.Invalid(fmt.Sprintf("--lexicon %s is not a folder", a.lexicon), "give a folder of .tsv files")
	}
	return os.DirFS(a.lexicon), nil
}

// note writes a line for people to stderr.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.stderr, format+"\n", args...)
	}
}

// terminal reports whether stderr is one.
func (a *app) terminal() bool {
	f, ok := a.stderr.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
