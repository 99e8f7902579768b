package api

import (
	"reflect"
	"strings"
)

// OpenAPI is the description of the routes, OpenAPI 3.1.
func (s *server) OpenAPI() any {
	sc := newSchemas()
	paths := object{}
	for i := range s.routes {
		paths[s.routes[i].path] = object{"get": sc.operation(&s.routes[i])}
	}
	paths["/openapi.json"] = object{"get": object{"operationId": "openapi", "summary": "This description",
		"responses": object{"200": object{"description": "OpenAPI 3.1", "content": object{"application/json": object{"schema": object{"type": "object"}}}}}}}
	sc.named(reflect.TypeFor[problem]())
	return object{
		"openapi": "3.1.0",
		"info": object{"title": "Entente", "version": s.Version, "license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "What the sources of an archive say about countries, with the words that say it. Spans are bytes of a document's text, end exclusive; absent knowledge is null or empty."},
		"servers":    []any{object{"url": Base}},
		"paths":      paths,
		"components": object{"schemas": sc.components, "responses": object{"Problem": problemResponse()}},
	}
}

func problemResponse() object {
	return object{"description": "What went wrong, and what to do (RFC 9457)",
		"content": object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}}
}

func (sc *schemas) operation(r *route) object {
	var params []any
	for _, p := range r.params {
		params = append(params, p.describe(r))
	}
	media, schema := "application/json", object{"type": "string"}
	if r.media != "" {
		media = strings.TrimSuffix(r.media, "; charset=utf-8")
	} else {
		schema = sc.of(reflect.TypeOf(r.gives))
	}
	headers := object{"ETag": object{"description": "for If-None-Match", "schema": object{"type": "string"}}}
	for _, p := range r.params {
		if p.name == "cursor" {
			headers["Link"] = object{"description": "the next page, rel=next; absent on the last", "schema": object{"type": "string"}}
		}
	}
	out := object{"operationId": r.id, "summary": r.summary,
		"responses": object{
			"200":     object{"description": "Found", "headers": headers, "content": object{media: object{"schema": schema}}},
			"304":     object{"description": "Nothing has changed since the ETag of If-None-Match was given"},
			"default": object{"$ref": "#/components/responses/Problem"},
		}}
	if len(params) > 0 {
		out["parameters"] = params
	}
	return out
}

func (p param) describe(r *route) object {
	schema := object{"type": "string"}
	switch p.form {
	case "integer":
		schema = object{"type": "integer", "minimum": 1, "maximum": mostItems, "default": usualItems}
	case "day":
		schema["format"] = "date"
	}
	if len(p.enum) > 0 {
		schema["enum"] = p.enum
	}
	out := object{"name": p.name, "in": "query", "description": p.about, "schema": schema}
	if p.required {
		out["required"] = true
	}
	if strings.Contains(r.path, "{"+p.name+"}") {
		out["in"] = "path"
	}
	if p.example != "" {
		out["example"] = p.example
	}
	return out
}
