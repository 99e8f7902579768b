package sameevent

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunReadsThePublicFormat(t *testing.T) {
	dir := t.TempDir()
	line := `{"doc":"1_1x","topic":1,"sentences":[["Rain","flooded","the","mill","."],["The","flood","rose","."]],"mentions":[` +
		`{"kind":"ACTION_OCCURRENCE","sentence":0,"tokens":[1],"chain":"a"},{"kind":"ACTION_OCCURRENCE","sentence":1,"tokens":[1],"chain":"a"},` +
		`{"kind":"NEG_ACTION_STATE","sentence":1,"tokens":[2],"chain":"b"},{"kind":"HUMAN_PART","sentence":0,"tokens":[0],"chain":"c"}]}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "x.jsonl"), []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Run(context.Background(), dir, &b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "1 documents, 3 event mentions") {
		t.Errorf("got %s", b.String())
	}
}

func TestMentionsOutsideTheirSentenceAreRefused(t *testing.T) {
	dir := t.TempDir()
	line := `{"doc":"1_1x","sentences":[["Rain"]],"mentions":[{"kind":"ACTION_OCCURRENCE","sentence":3,"tokens":[1],"chain":"a"}]}`
	if err := os.WriteFile(filepath.Join(dir, "x.jsonl"), []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Run(context.Background(), dir, &bytes.Buffer{}); err == nil {
		t.Error("a mention of no sentence was accepted")
	}
}

func TestKindsOfOtherCorporaCount(t *testing.T) {
	dir := t.TempDir()
	line := `{"doc":"g1","sentences":[["A","shooting","."]],"mentions":[{"kind":"","sentence":0,"tokens":[1],"chain":"a"}]}` + "\n"
	file := filepath.Join(dir, "x.jsonl")
	if err := os.WriteFile(file, []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := Read(file)
	if err != nil || len(d.Gold) != 1 {
		t.Errorf("%v, %+v", err, d)
	}
}
