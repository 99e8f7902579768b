package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente"
)

// echo is a server with one tool that says its argument again.
func echo() *Server {
	return &Server{Version: "1", Tools: []Tool{{Name: "echo", Description: "says it again", Output: listOf("said"),
		Input: []Param{{Name: "text", Required: true}, {Name: "how", Enum: []string{"loud", "low"}}, {Name: "times", Most: 3}},
		Call: func(_ context.Context, a Args) (Result, error) {
			switch a.Text("text") {
			case "refuse":
				return Result{}, entente.Refuse("too little", "Give more")
			case "fail":
				return Result{}, errors.New("the words of an article")
			}
			return Result{strings.Repeat(a.Text("text"), a.Int("times", 1)), object{"said": []string{a.Text("text")}, "citations": []Cite{}}}, nil
		}}}}
}

func TestMessagesAreAnsweredAsTheProtocolSays(t *testing.T) {
	for in, want := range map[string]string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}`: `"protocolVersion":"2025-06-18"`,
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"1999-01-01"}}`: `"protocolVersion":"2025-11-25"`,
		`{"jsonrpc":"2.0","id":"a","method":"ping"}`:                                               `{"jsonrpc":"2.0","id":"a","result":{}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`:                                   ``,
		`{"jsonrpc":"2.0","id":7,"result":{}}`:                                                     ``,
		`{"jsonrpc":"2.0","id":1,"method":"server/discover"}`:                                      `"code":-32601`,
		`{"jsonrpc":"2.0","id":1}`:                                                                 `"code":-32600`,
		`{"jsonrpc":`:                                                                              `"code":-32700`,
		`nonsense`:                                                                                 `"code":-32700`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"none"}}`:                  `"code":-32602`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}`:                               `"code":-32602`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm","times":2}}}`:                              `"text":"hmhm"`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm","times":4}}}`:                              `"isError":true`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm","times":1.5}}}`:                            `"isError":true`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm","how":"wild"}}}`:                           `"isError":true`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm","other":1}}}`:                              `"isError":true`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{}}}`:                                                   `is missing`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":["x"]}}}`:                                       `"isError":true`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"refuse"}}}`:                                    `too little. Give more`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"fail"}}}`:                                      `The tool failed.`,
		`[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/cancelled"},{"jsonrpc":"2.0","id":2,"method":"ping"}]`: `[{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":2,"result":{}}]`,
	} {
		var out bytes.Buffer
		if err := echo().Serve(t.Context(), strings.NewReader(in+"\n"), &out); err != nil {
			t.Fatal(err)
		}
		got := out.String()
		if want == "" && got != "" || !strings.Contains(got, want) || strings.Contains(got, "words of an article") {
			t.Errorf("%s\n gives %s", in, got)
		}
	}
}

func TestMessagesAreAnsweredInOrderUntilTheEnd(t *testing.T) {
	var in strings.Builder
	for i := range 50 {
		in.WriteString(`{"jsonrpc":"2.0","id":` + strings.Repeat("1", i%5+1) + `,"method":"ping"}` + "\n\n")
	}
	var out bytes.Buffer
	if err := echo().Serve(t.Context(), strings.NewReader(in.String()), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 50 || !strings.Contains(lines[6], `"id":11,`) {
		t.Errorf("%d answers; the seventh is %s", len(lines), lines[min(6, len(lines)-1)])
	}
	if err := echo().Serve(t.Context(), strings.NewReader(strings.Repeat("x", mostMessage+10)), &out); err == nil {
		t.Error("a message without an end was read")
	}
}

func TestOverHTTPOnlyThisMachineIsAnswered(t *testing.T) {
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for _, c := range []struct {
		method, host, origin, kind, body string
		want                             int
	}{
		{"POST", "127.0.0.1:8766", "", "application/json", ping, 200},
		{"POST", "localhost:8766", "http://localhost:3000", "application/json; charset=utf-8", ping, 200},
		{"POST", "127.0.0.1", "", "application/json", `{"jsonrpc":"2.0","method":"notifications/initialized"}`, 202},
		{"POST", "evil.example", "", "application/json", ping, 421},
		{"POST", "127.0.0.1", "https://evil.example", "application/json", ping, 403},
		{"POST", "127.0.0.1", "null", "application/json", ping, 403},
		{"POST", "127.0.0.1", "", "text/plain", ping, 415},
		{"GET", "127.0.0.1", "", "", "", 405},
		{"DELETE", "127.0.0.1", "", "", "", 405},
		{"POST", "127.0.0.1", "", "application/json", strings.Repeat(" ", mostMessage+1), 413},
	} {
		r := httptest.NewRequest(c.method, "http://x/mcp", strings.NewReader(c.body))
		r.Host = c.host
		r.Header.Set("Content-Type", c.kind)
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		echo().ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s from %s, %s: %d, want %d", c.method, c.host, c.origin, w.Code, c.want)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/mcp", strings.NewReader(ping))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("MCP-Protocol-Version", "2023-01-01")
	w := httptest.NewRecorder()
	if echo().ServeHTTP(w, r); w.Code != http.StatusBadRequest {
		t.Errorf("an old revision: %d", w.Code)
	}
}

func FuzzAMessageIsAnsweredWithAMessage(f *testing.F) {
	f.Add([]byte(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hm"}}}`))
	f.Add([]byte(`[{"jsonrpc":"2.0","id":null,"method":"ping"}]`))
	f.Add([]byte(`{"id":{},"method":"initialize","params":{"protocolVersion":1}}`))
	s := echo()
	f.Fuzz(func(t *testing.T, data []byte) {
		a := s.line(t.Context(), data)
		if a == nil {
			return
		}
		if out, err := json.Marshal(a); err != nil || !json.Valid(out) {
			t.Errorf("%q gives %v", data, err)
		}
	})
}
