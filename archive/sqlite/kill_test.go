package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/archive/archivetest"
)

// TestMain runs a child that adds documents when it is told to.
func TestMain(m *testing.M) {
	if job := os.Getenv("ENTENTE_TEST_ADD"); job != "" {
		os.Exit(addForever(job))
	}
	os.Exit(m.Run())
}

// addForever adds the documents from..to of "path|from|to" and prints the
// number of each one that the archive has taken.
func addForever(job string) int {
	part := strings.Split(job, "|")
	from, _ := strconv.Atoi(part[1])
	to, _ := strconv.Atoi(part[2])
	a, err := Open(context.Background(), part[0])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer a.Close()
	for n := from; n < to; n++ {
		doc, raw, claims := archivetest.Document(n)
		if _, err := a.Add(context.Background(), doc, raw, claims, at, "v1"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(n)
	}
	return 0
}

// child starts an adder; the channel gives what it has acknowledged and is
// closed when it is gone.
func child(t *testing.T, path string, from, to int) (*exec.Cmd, <-chan int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("ENTENTE_TEST_ADD=%s|%d|%d", path, from, to))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	acked := make(chan int, to-from)
	go func() {
		defer close(acked)
		for sc := bufio.NewScanner(out); sc.Scan(); {
			if n, err := strconv.Atoi(sc.Text()); err == nil {
				acked <- n
			}
		}
	}()
	return cmd, acked
}

// TestKilledAtAnyPointNothingIsLostOrDoubled kills one or two processes that
// add to one archive, at random moments (ENTENTE_TEST_KILLS of them).
func TestKilledAtAnyPointNothingIsLostOrDoubled(t *testing.T) {
	kills := 50
	if v, err := strconv.Atoi(os.Getenv("ENTENTE_TEST_KILLS")); err == nil {
		kills = v
	}
	if testing.Short() {
		kills = 5
	}
	const documents, span = 400, 50
	path := filepath.Join(t.TempDir(), "a.db")
	rng := rand.New(rand.NewPCG(1, 2))
	acked := map[int]bool{}
	for round := 0; kills > 0; round++ {
		var cmds []*exec.Cmd
		var outs []<-chan int
		for i := range 1 + round%2 { // every second round two at once, overlapping
			from := rng.IntN(documents - span)
			cmd, out := child(t, path, from, from+span+i)
			cmds, outs = append(cmds, cmd), append(outs, out)
		}
		time.Sleep(time.Duration(rng.IntN(110)+5) * time.Millisecond)
		for i, cmd := range cmds {
			cmd.Process.Kill()
			for n := range outs[i] {
				acked[n] = true
			}
			cmd.Wait() // its end by a signal is what we want
			kills--
		}
		inspect(t, path, acked)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d documents were acknowledged by processes that were killed", len(acked))
	if len(acked) == 0 {
		t.Fatal("no document was taken before a kill")
	}
	cmd, out := child(t, path, 0, documents)
	for n := range out {
		acked[n] = true
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	inspect(t, path, acked)
	fresh := open(t, filepath.Join(t.TempDir(), "fresh.db"))
	fill(t, fresh, documents)
	if dump(t, open(t, path)) != dump(t, fresh) {
		t.Error("the archive differs from one that was never interrupted")
	}
}

// inspect checks the archive and that all acknowledged documents are in it,
// each logged once.
func inspect(t *testing.T, path string, acked map[int]bool) {
	t.Helper()
	ctx := context.Background()
	a, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	r, err := a.Check(ctx)
	if err != nil || len(r.Faults) > 0 || r.Readings != r.Documents || r.Claims != 2*r.Documents || r.Entries != r.Documents {
		t.Fatalf("after a kill: %+v, %v", r, err)
	}
	for n := range acked {
		doc, _, _ := archivetest.Document(n)
		if _, err := a.Document(ctx, doc.ID); err != nil {
			t.Fatalf("document %d was acknowledged and is lost: %v", n, err)
		}
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	ctx := context.Background()
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 5)
	var pages int
	if err := a.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := a.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+4)); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for n := 5; n < 60; n++ {
		doc, raw, claims := archivetest.Document(n)
		if _, err := a.Add(ctx, doc, raw, claims, at, "v1"); err != nil {
			refused++
		}
	}
	if refused == 0 {
		t.Fatal("the disk never was full")
	}
	r, err := a.Check(ctx)
	if err != nil || len(r.Faults) > 0 || r.Claims != 2*r.Documents {
		t.Errorf("got %+v, %v", r, err)
	}
	if _, err := a.write.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	fill(t, a, 60)
	if r, err := a.Check(ctx); err != nil || r.Documents != 60 || len(r.Faults) > 0 {
		t.Errorf("got %+v, %v", r, err)
	}
}
