package names

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestIOB2IsRead(t *testing.T) {
	got, err := ReadIOB2(strings.NewReader("# sent_id = 1\n1\tJane\tB-PER\t-\t-\n2\tDoe\tI-PER\t-\t-\n3\tleft\tO\t-\t-\n4\tOslo\tB-LOC\t-\t-\n5\tBonn\tB-LOC\t-\t-\n\n1\tHi\tO\t-\t-\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sentence{{[]string{"Jane", "Doe", "left", "Oslo", "Bonn"}, []Name{{0, 1, "PER"}, {3, 3, "LOC"}, {4, 4, "LOC"}}}, {Forms: []string{"Hi"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if _, err := ReadIOB2(strings.NewReader("1\tx\n")); err == nil {
		t.Error("a line of two columns is accepted")
	}
}

func TestOnlyExactSpanAndTypeCount(t *testing.T) {
	s := map[string]Score{}
	Compare([]Name{{0, 1, "PER"}, {3, 3, "LOC"}, {5, 6, "ORG"}}, []Name{{0, 1, "PER"}, {3, 3, "ORG"}, {5, 5, "ORG"}}, s)
	if s["PER"] != (Score{1, 1, 1}) || s["LOC"] != (Score{0, 1, 0}) || s["ORG"] != (Score{0, 1, 2}) {
		t.Errorf("got %+v", s)
	}
	if f := s["PER"].add(s["LOC"]).add(s["ORG"]).F1(); f != 2.0/6 {
		t.Errorf("F1 %g, want 1/3", f)
	}
}

func TestMeasure(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir = filepath.Join(dir, "bench/treebank")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no treebanks at " + dir)
	}
	var out strings.Builder
	if err := Run(context.Background(), dir, &out); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + out.String())
}
