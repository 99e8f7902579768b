package export

import (
	"io"

	"entente/export/lineage"
)

// writeProv writes the lineage of everything in the Set.
func writeProv(w io.Writer, x *index) (Left, error) {
	l := lineage.All(lineage.Input{Documents: x.Documents, Claims: x.Claims, Incidents: x.Incidents, Reading: x.Reading})
	return Left{}, l.WriteProv(w)
}
