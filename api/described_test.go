package api

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestAnswersAreAsDescribed checks an answer of every route against the schema
// that the description gives it.
func TestAnswersAreAsDescribed(t *testing.T) {
	srv, _, s := door(t)
	described := ask(t, srv.URL+Base+"/openapi.json")
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(described.body))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:api", doc); err != nil {
		t.Fatal(err)
	}
	paths := examples(t, srv)
	for _, r := range s.routes {
		path, ok := paths[r.id]
		if !ok {
			if r.id != "getDispute" {
				t.Errorf("no example of %s", r.id)
			}
			continue
		}
		a := ask(t, srv.URL+Base+path)
		if r.id == "getIndex" && a.status == http.StatusUnprocessableEntity {
			continue // too little to measure, which is an answer too
		}
		if a.status != 200 {
			t.Errorf("%s: %d %s", path, a.status, a.body)
			continue
		}
		if r.media != "" {
			continue
		}
		at := "urn:api#/paths/" + strings.ReplaceAll(url.PathEscape(strings.ReplaceAll(r.path, "/", "~1")), "%7E", "~") + "/get/responses/200/content/application~1json/schema"
		schema, err := c.Compile(at)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	srv, _, _ := door(t)
	body := ask(t, srv.URL+Base+"/openapi.json").body
	doc, err := openapi3.NewLoader().LoadFromData(body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || doc.Paths.Len() < 15 {
		t.Errorf("version %s with %d paths", doc.OpenAPI, doc.Paths.Len())
	}
}

// TestPublicValidatorsAgree runs validators of others where they are there.
func TestPublicValidatorsAgree(t *testing.T) {
	srv, _, _ := door(t)
	name := filepath.Join(t.TempDir(), "openapi.json")
	if err := os.WriteFile(name, ask(t, srv.URL+Base+"/openapi.json").body, 0o600); err != nil {
		t.Fatal(err)
	}
	ran := 0
	if err := exec.Command("python3", "-c", "import openapi_spec_validator").Run(); err == nil {
		ran++
		if text, err := exec.Command("python3", "-m", "openapi_spec_validator", name).CombinedOutput(); err != nil {
			t.Errorf("openapi-spec-validator: %v\n%s", err, text)
		}
	}
	if dir := os.Getenv("ENTENTE_VALIDATORS"); dir != "" {
		ran++
		if text, err := exec.Command("node", "testdata/validate.cjs", dir, name).CombinedOutput(); err != nil {
			t.Errorf("openapi-schema-validator: %v\n%s", err, text)
		}
	}
	if ran == 0 {
		t.Skip("neither Python's openapi-spec-validator nor ENTENTE_VALIDATORS is there: run tools/exports.sh")
	}
}

// TestAClientInAnotherLanguageCallsEveryRoute runs a client that knows nothing
// but the description.
func TestAClientInAnotherLanguageCallsEveryRoute(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is absent")
	}
	srv, _, s := door(t)
	text, err := exec.CommandContext(t.Context(), "python3", "testdata/client.py", srv.URL+Base, "EGY,ETH").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, r := range s.routes {
		if !bytes.Contains(text, []byte(" "+r.id+" ")) {
			t.Errorf("%s was not called", r.id)
		}
	}
	t.Logf("%s", text)
}
