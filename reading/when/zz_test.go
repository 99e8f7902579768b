package when

import (
	"entente"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	a := strings.SplitN(os.Getenv("ZZ"), "|", 2)
	if len(a) < 2 {
		t.Skip()
	}
	d := entente.Date{Start: a[0], End: a[0]}
	for _, x := range Find(a[1], nil, d) {
		t.Logf("%q %s %s %s %s %s", x.Text, x.Type, x.Value, x.Mod, x.EDTF, x.Basis)
	}
}
