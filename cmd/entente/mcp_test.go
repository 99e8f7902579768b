package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bufio"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestTheOfficialClientListsAndCallsEveryTool runs entente mcp as an assistant
// does, over standard input and output and over HTTP, with the client of the
// protocol's own authors.
func TestTheOfficialClientListsAndCallsEveryTool(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "desk.db")
	for name, text := range map[string]string{"a.txt": desk, "b.txt": "---\npublisher: The Harbour Gazette\npublished: 2023-05-21\n---\nPeru expelled three diplomats of Chile on 18 May 2023, the foreign ministry in Lima said.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := run(t.Context(), []string{"add", "--archive", db, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")}, strings.NewReader(""), io.Discard, io.Discard); got != 0 {
		t.Fatalf("add ends with %d", got)
	}
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command(os.Args[0], append([]string{"--archive", db, "mcp"}, args...)...)
		cmd.Env = append(os.Environ(), "ENTENTE_TEST_LOOPBACK=1")
		return cmd
	}
	t.Run("stdio", func(t *testing.T) { callAll(t, &mcp.CommandTransport{Command: command()}) })
	t.Run("http", func(t *testing.T) {
		cmd := command("--http", "127.0.0.1:0")
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Error(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("ended with %v", err)
			}
		}()
		line, err := bufio.NewReader(stderr).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		callAll(t, &mcp.StreamableClientTransport{Endpoint: regexp.MustCompile(`http://\S+/mcp`).FindString(line), DisableStandaloneSSE: true})
	})
}

func callAll(t *testing.T, transport mcp.Transport) {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	if info := session.InitializeResult(); info.ServerInfo.Name != "entente" || !strings.Contains(info.Instructions, "cite") {
		t.Errorf("got %+v", info)
	}
	if err := session.Ping(t.Context(), nil); err != nil {
		t.Error(err)
	}
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	incident := ""
	calls := map[string]func() map[string]any{
		"search":   func() map[string]any { return map[string]any{"query": "fisheries", "between": "PER,CHL"} },
		"timeline": func() map[string]any { return map[string]any{"between": "Peru,Chile", "limit": 10} },
		"incident": func() map[string]any { return map[string]any{"id": incident} },
		"disputes": func() map[string]any { return map[string]any{"between": "PER,CHL"} },
		"brief":    func() map[string]any { return map[string]any{"between": "PER,CHL", "form": "timeline"} },
		"verify_paragraph": func() map[string]any {
			return map[string]any{"paragraph": "Chile and Peru signed a fisheries agreement on 12 May 2023. Peru expelled nine Chilean diplomats on 18 May 2023."}
		},
	}
	want := map[string]string{"search": "The Coastal Post", "timeline": "2023-05-12", "incident": "Origins", "disputes": "“", "brief": "fisheries agreement", "verify_paragraph": "1 supported, 1 contradicted"}
	if len(list.Tools) != len(calls) {
		t.Errorf("%d tools", len(list.Tools))
	}
	for _, name := range []string{"search", "timeline", "incident", "disputes", "brief", "verify_paragraph"} {
		args := calls[name]()
		res, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: args})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text := res.Content[0].(*mcp.TextContent).Text
		if res.IsError || !strings.Contains(text, want[name]) {
			t.Errorf("%s gives %s", name, text)
			continue
		}
		cited(t, name, res.StructuredContent)
		if m := regexp.MustCompile(`i:[0-9a-f]{16}`).FindString(text); name == "timeline" {
			incident = m
		}
	}
	for name, args := range map[string]map[string]any{"timeline": {"between": "PER,Atlantis"}, "incident": {"id": "i:0"}, "search": {"query": "x", "limit": 0}, "brief": {"between": "EGY,ETH"}} {
		res, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: args})
		if err != nil || !res.IsError {
			t.Errorf("%s %v: %+v, %v", name, args, res, err)
		}
	}
	if _, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: "delete"}); err == nil {
		t.Error("a tool that is not there was called")
	}
}

// cited checks that a result cites: every number that is cited is a citation
// with words.
func cited(t *testing.T, name string, object any) {
	t.Helper()
	data, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Citations []struct {
			N               int
			Document, Quote string
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Citations) == 0 && name != "disputes" {
		t.Errorf("%s cites nothing", name)
	}
	for i, c := range got.Citations {
		if c.N != i+1 || c.Quote == "" || !strings.HasPrefix(c.Document, "sha256:") {
			t.Errorf("%s: citation %+v", name, c)
		}
	}
}
