package ranking

import (
	"path/filepath"

	"entente/forecast/ranking"
)

// Data is a data set of events in the public format of ICEWS14 and ICEWS18,
// days counted from its own first time step.
type Data struct {
	Name                string
	Entities, Relations []string
	Train, Valid        []ranking.Fact
}

// Read reads the folder of one data set; it opens no test part.
func Read(dir string) (*Data, error) {
	d := &Data{Name: filepath.Base(dir)}
	set, err := readDataset(dir)
	if err != nil {
		return nil, err
	}
	d.Entities, d.Relations, d.Train, d.Valid = set.names.Entities, set.names.Relations, set.train, set.valid
	return d, nil
}

// Folders are dir itself when it holds a data set, else those in it.
func Folders(dir string) ([]string, error) { return foldersOf(dir) }
