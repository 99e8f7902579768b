// Package schematest checks what the exports write against the public
// description of each format, for tests only.
//
// The schemas in schemas/ are JSON Schemas of our own, written from the
// documents that each names in its description; they are as strict as those
// are, and stricter where they leave open what we never write.
package schematest

import (
	"bytes"
	"embed"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed schemas/*.json
var schemas embed.FS

// Check fails the test unless data, a JSON text, fits schemas/NAME.json.
func Check(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := Validate(name, data); err != nil {
		t.Errorf("%s: %v\n%.2000s", name, err, data)
	}
}

// Validate returns what is wrong with data under schemas/NAME.json.
func Validate(name string, data []byte) error {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	file := "schemas/" + name + ".json"
	raw, err := schemas.ReadFile(file)
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	if err := c.AddResource("urn:"+name, doc); err != nil {
		return err
	}
	s, err := c.Compile("urn:" + name)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return s.Validate(v)
}
