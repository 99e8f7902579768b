package eml

import (
	"strings"
	"testing"
)

const head = "From: =?UTF-8?Q?J=C3=BCrgen_Roe?= <j@post.example>\r\nSubject: =?ISO-8859-1?Q?Pr=E9sident?= visits\r\nDate: Tue, 14 May 2024 23:00:00 +0500\r\nMIME-Version: 1.0\r\n"

func TestMessagesAreRead(t *testing.T) {
	for _, c := range []struct{ name, mail, text, derived string }{
		{"plain", head + "\r\nThe envoys met.\r\n", "The envoys met.\r\n", "eml"},
		{"quoted-printable", head + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe pr=E9sident of Nor=\r\nland spoke.", "The président of Norland spoke.", "eml; charset:windows-1252"},
		{"base64", head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIGVudm95\r\ncyBtZXQu\r\n", "The envoys met.", "eml"},
		{"html only", head + "Content-Type: text/html\r\n\r\n<p>The envoys <b>met</b>.</p>", "The envoys met.", "eml; html"},
		{"alternative", head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The page</p>\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + strings.Repeat("The envoys met. ", 20) + "\r\n--b--\r\n", strings.Repeat("The envoys met. ", 20), "eml"},
		{"plain part only points at html", head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView in a browser\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The envoys met.</p>\r\n--b--\r\n", "The envoys met.", "eml; html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read([]byte(c.mail))
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != c.text || d.Derived != c.derived {
				t.Errorf("got %q, %q", d.Text, d.Derived)
			}
			if d.Meta.Title != "Président visits" || d.Meta.Author != "Jürgen Roe" || d.Meta.Published.EDTF != "2024-05-14" {
				t.Errorf("got %+v", d.Meta)
			}
		})
	}
}

func TestAttachmentsAreNamed(t *testing.T) {
	d, err := Read([]byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"note.pdf\"\r\n\r\nx\r\n--b--\r\n"))
	if err != nil || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "note.pdf") {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestMessagesWithoutTextAreRefused(t *testing.T) {
	for name, mail := range map[string]string{
		"no headers": "just some text",
		"no body":    head + "\r\n",
		"bomb":       head + strings.Repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 100),
	} {
		if d, err := Read([]byte(mail)); err == nil {
			t.Errorf("%s: read as %q", name, d.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n"))
	f.Add([]byte(head + "Content-Type: text/plain; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhl!"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := Read(raw); err == nil && len(d.Pieces) == 0 && strings.TrimSpace(d.Text) != "" {
			t.Fatalf("text without pieces: %q", d.Text)
		}
	})
}
