package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const desk = `---
title: Fish and <b>flags</b>
publisher: The Coastal Post
published: 2023-05-20
---
Chile and Peru signed a fisheries agreement in Lima on 12 May 2023.

Peru expelled two Chilean diplomats on 18 May 2023.
`

// TestTheWorkbenchServesABriefOfItsArchiveAndEndsWhenAsked runs the command
// as a user does, up to the interrupt.
func TestTheWorkbenchServesABriefOfItsArchiveAndEndsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	article, db := filepath.Join(dir, "a.txt"), filepath.Join(dir, "desk.db")
	if err := os.WriteFile(article, []byte(desk), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t.Context(), []string{"add", "--archive", db, article}, strings.NewReader(""), io.Discard, io.Discard); got != 0 {
		t.Fatalf("add ends with %d", got)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	stderr, into := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--archive", db, "--addr", "localhost:0"}, strings.NewReader(""), io.Discard, into)
		into.Close()
	}()
	lines := bufio.NewReader(stderr)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(line)
	if address == "" {
		t.Fatalf("no address in %q", line)
	}
	go io.Copy(io.Discard, lines)
	for path, want := range map[string]string{
		"/": "Fish and &lt;b&gt;flags&lt;/b&gt;", "/dyad/CHL-PER": "fisheries agreement", "/healthz": "ok",
		"/brief?between=Peru,Chile&form=timeline": "entente/brief/1",
	} {
		body, status := fetchPage(t, address+path)
		if status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d without %q", path, status, want)
		}
	}
	if _, status := fetchPage(t, address+"/brief?between=EGY-ETH"); status != http.StatusUnprocessableEntity {
		t.Errorf("a brief about nobody: %d", status)
	}
	interrupt()
	select {
	case got := <-ended:
		if got != 0 {
			t.Errorf("ended with %d", got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("does not end when asked to")
	}
}

func fetchPage(t *testing.T, address string) (string, int) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), resp.StatusCode
}

func TestAnAddressThatOthersCanReachAsksForEncryption(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8765": "127.0.0.1:8765", "localhost:1": "127.0.0.1:1", "[::1]:80": "[::1]:80", "127.9.9.9:0": "127.9.9.9:0",
		"0.0.0.0:80": "", "[::]:80": "", ":80": "", "10.0.0.1:80": "", "169.254.1.1:80": "", "localhost.evil.example:80": "", "127.0.0.1": "", "": "",
		"[::ffff:10.0.0.1]:80": "", "[fe80::1]:80": "",
	} {
		o := serveOptions{addr: addr}
		local, err := o.check()
		if local != (want != "") || (err == nil) != (want != "") || err == nil && o.addr != want {
			t.Errorf("%q gives %q, %v, %v", addr, o.addr, local, err)
		}
	}
	for name, o := range map[string]serveOptions{
		"a certificate": {addr: "0.0.0.0:80", cert: "a", key: "b"}, "said to be encrypted elsewhere": {addr: "10.0.0.1:80", plain: true},
	} {
		if local, err := o.check(); local || err != nil {
			t.Errorf("%s: %v, %v", name, local, err)
		}
	}
	o := serveOptions{addr: "127.0.0.1:1", cert: "a"}
	if _, err := o.check(); err == nil {
		t.Error("a certificate without its key is taken")
	}
}
