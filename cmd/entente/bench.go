package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"entente"
)

func newBench(a *app) *cobra.Command {
	var data string
	var list bool
	cmd := &cobra.Command{
		Use:   "bench TASK --data DIR",
		Short: "Measure a task on public data with its official metric",
		Long: `Bench reads the original formats of public benchmarks from a folder and prints
the official metric beside the record.

EXIT STATUS
  0 measured, 2 no such task or no data in the folder`,
		Example: "  entente bench when --data bench/timex",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if list {
				for _, name := range slices.Sorted(maps.Keys(tasks)) {
					fmt.Fprintln(a.stdout, name)
				}
				return nil
			}
			if len(args) == 0 {
				return entente.Invalid("which task?", "see entente bench --list")
			}
			return a.bench(cmd.Context(), args[0], data)
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "folder of the benchmark's data, or of all benchmarks")
	cmd.Flags().BoolVar(&list, "list", false, "list the tasks")
	return cmd
}

func (a *app) bench(ctx context.Context, name, data string) error {
	t, ok := tasks[name]
	if !ok {
		return entente.Invalid("there is no task "+name, "see entente bench --list")
	}
	if data != "" {
		if _, err := os.Stat(data); err != nil {
			return entente.Invalid(fmt.Sprintf("--data %s cannot be read: %v", data, err), "give the folder of the benchmark's data")
		}
	}
	if sub := filepath.Join(data, t.folder); data != "" && t.folder != "" {
		if info, err := os.Stat(sub); err == nil && info.IsDir() {
			data = sub
		}
	}
	return t.run(ctx, a, data, a.stdout)
}

// runner measures one task.
type runner func(ctx context.Context, a *app, dir string, w io.Writer) error

// plain adapts a task that needs only its folder.
func plain(f func(context.Context, string, io.Writer) error) runner {
	return func(ctx context.Context, _ *app, dir string, w io.Writer) error { return f(ctx, dir, w) }
}
