package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

func record(kind, target, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-14T10:00:00Z\r\nWARC-Record-ID: <urn:x>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, target, contentType, len(block), block)
}

func page(body string) string {
	return fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

var archive = []string{
	record("warcinfo", "", "application/warc-fields", "software: x\r\n"),
	record("request", "https://a.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
	record("response", "https://a.example/1", "application/http; msgtype=response", page("<p>one</p>")),
	record("response", "https://a.example/x.png", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
	record("response", "https://a.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>"),
	record("response", "https://a.example/2", "application/http; msgtype=response", page("<p>two</p>")),
}

func read(t *testing.T, data []byte) (targets []string, problems int, err error) {
	t.Helper()
	err = Read(bytes.NewReader(data), 1000, func(r *Record, err error) error {
		if err != nil {
			problems++
			return nil
		}
		if r.Charset != "iso-8859-1" || r.ContentType != "text/html" || !strings.HasPrefix(string(r.Body), "<p>") || r.Date != "2024-05-14T10:00:00Z" {
			t.Errorf("got %+v", r)
		}
		targets = append(targets, r.Target)
		return nil
	})
	return
}

func TestResponsesAreFoundPlainAndPacked(t *testing.T) {
	var members bytes.Buffer
	for _, r := range archive {
		zw := gzip.NewWriter(&members)
		zw.Write([]byte(r))
		zw.Close()
	}
	for name, data := range map[string][]byte{"plain": []byte(strings.Join(archive, "")), "gzip": members.Bytes()} {
		targets, problems, err := read(t, data)
		if err != nil || problems != 0 || strings.Join(targets, " ") != "https://a.example/1 https://a.example/2" {
			t.Errorf("%s: got %v, %d problems, %v", name, targets, problems, err)
		}
	}
}

func TestLongAndDamagedRecords(t *testing.T) {
	long := record("response", "https://a.example/long", "application/http", page(strings.Repeat("x", 2000)))
	targets, problems, err := read(t, []byte(archive[2]+long+archive[5]))
	if err != nil || problems != 1 || len(targets) != 2 {
		t.Errorf("got %v, %d problems, %v", targets, problems, err)
	}
	whole := strings.Join(archive, "")
	if _, _, err := read(t, []byte(whole[:len(whole)-30])); err == nil {
		t.Error("an archive that is cut off is not reported")
	}
	if _, _, err := read(t, []byte("<html>no archive</html>")); err == nil {
		t.Error("what is no archive is not reported")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(strings.Join(archive, "")))
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		err := Read(bytes.NewReader(data), 10_000, func(r *Record, err error) error {
			if err == nil && len(r.Body) == 0 {
				t.Fatal("an empty record is yielded")
			}
			return nil
		})
		_ = err // damaged input is expected; it must only end
	})
}
