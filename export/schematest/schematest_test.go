package schematest

import "testing"

// TestWhatIsWrongIsFound shows that the schemas can say no.
func TestWhatIsWrongIsFound(t *testing.T) {
	const id = "--6f1d5c0e-247b-4a51-9d2f-3b8e70c491a6"
	const made = `"spec_version":"2.1","created":"2024-01-01T00:00:00.000Z","modified":"2024-01-01T00:00:00.000Z"`
	for _, c := range []struct{ schema, bad string }{
		{"prov-json", `{"entity":{}}`},
		{"prov-json", `{"prefix":{"a":"urn:a:"},"entity":{"no name":{}}}`},
		{"prov-json", `{"prefix":{"a":"urn:a:"},"wasDerivedFrom":{"_:1":{"prov:usedEntity":"a:1"}}}`},
		{"prov-json", `{"prefix":{"a":"urn:a:"},"activity":{"a:1":{"prov:startTime":"yesterday"}}}`},
		{"web-annotation", `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:a","type":"AnnotationCollection","total":1,"first":{"id":"urn:b","type":"AnnotationPage","items":[{"id":"urn:c","type":"Annotation"}]}}`},
		{"web-annotation", `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:a","type":"AnnotationCollection","total":1,"first":{"id":"urn:b","type":"AnnotationPage","items":[{"id":"urn:c","type":"Annotation","target":[{"source":{"id":"urn:d"},"selector":[{"type":"TextPositionSelector","start":-1,"end":2}]}]}]}}`},
		{"timelinejs", `{"events":[{"text":{"headline":"x"}}]}`},
		{"timelinejs", `{"events":[{"start_date":{"year":2024,"month":13}}]}`},
		{"csl-data", `[{"id":"a","type":"newspaper"}]`},
		{"csl-data", `[{"id":"a","type":"article","issued":{"date-parts":[[1,2,3,4]]}}]`},
		{"plover", `{"id":"a","date":"2024","source":[{"code":"USA"}],"event":["AGREE"]}`},
		{"plover", `{"id":"a","date":"2024-01-01","source":[],"event":["AGREE"]}`},
		{"plover", `{"id":"a","date":"2024-01-01","source":[{"code":"USA"}],"event":["MEET"]}`},
		{"stix-2.1", `{"type":"bundle","id":"bundle` + id + `","objects":[{"type":"note","id":"note` + id + `",` + made + `,"content":"x"}]}`},
		{"stix-2.1", `{"type":"bundle","id":"bundle` + id + `","objects":[{"type":"identity","id":"note` + id + `",` + made + `,"name":"x"}]}`},
		{"stix-2.1", `{"type":"bundle","id":"bundle` + id + `","objects":[{"type":"location","id":"location` + id + `",` + made + `,"country":"PAK"}]}`},
		{"ftm", `{"id":"a","schema":"Article","properties":{"title":["x"]}}`},
		{"ftm", `{"id":"a","schema":"Event","properties":{"name":["x"],"when":["2024"]}}`},
		{"ftm", `{"id":"a","schema":"PublicBody","properties":{"name":["x"],"country":["PAK"]}}`},
		{"nothing", `{}`},
	} {
		if Validate(c.schema, []byte(c.bad)) == nil {
			t.Errorf("%s takes %s", c.schema, c.bad)
		}
	}
}
