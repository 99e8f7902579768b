package api

import (
	"encoding/json"
	"reflect"
	"strings"
)

// schemas makes JSON Schemas (draft 2020-12) of Go types as encoding/json
// writes them; named structs become components.
type schemas struct {
	components map[string]any
	names      map[reflect.Type]string
}

// object is a JSON object.
type object = map[string]any

func newSchemas() *schemas {
	return &schemas{map[string]any{}, map[reflect.Type]string{}}
}

// of is the schema of a type.
func (s *schemas) of(t reflect.Type) object {
	if t == reflect.TypeFor[json.RawMessage]() {
		return object{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return nullable(s.of(t.Elem()))
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Float32, reflect.Float64:
		return object{"type": "number"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return object{"type": "integer"}
	case reflect.Slice, reflect.Array:
		return object{"type": []string{"array", "null"}, "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": []string{"object", "null"}, "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		if t.Name() == "" {
			return s.structure(t)
		}
		return s.named(t)
	}
	return object{} // anything
}

// nullable allows null beside a schema.
func nullable(x object) object {
	switch t := x["type"].(type) {
	case string:
		out := object{}
		for k, v := range x {
			out[k] = v
		}
		out["type"] = []string{t, "null"}
		return out
	case []string:
		return x
	}
	if len(x) == 0 {
		return x
	}
	return object{"anyOf": []any{x, object{"type": "null"}}}
}

// named is a reference to the component of a struct.
func (s *schemas) named(t reflect.Type) object {
	name, known := s.names[t]
	if !known {
		name = title(t.Name())
		for _, taken := s.components[name]; taken; _, taken = s.components[name] {
			name += "_"
		}
		s.names[t] = name
		s.components[name] = object{} // for types that hold themselves
		s.components[name] = s.structure(t)
	}
	return object{"$ref": "#/components/schemas/" + name}
}

// title makes a component's name of a type's: "page[*entente.Claim]" is
// PageOfClaim.
func title(name string) string {
	base, arg, generic := strings.Cut(name, "[")
	if generic {
		arg = strings.TrimSuffix(arg, "]")
		arg = arg[strings.LastIndexAny(arg, ".*/")+1:]
		base += "Of" + strings.ToUpper(arg[:1]) + arg[1:]
	}
	base = strings.TrimSuffix(base, "View")
	return strings.ToUpper(base[:1]) + base[1:]
}

func (s *schemas) structure(t reflect.Type) object {
	properties, required := object{}, []string{}
	s.fields(t, properties, &required)
	out := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// fields adds those of a struct; embedded structs are written flat.
func (s *schemas) fields(t reflect.Type, properties object, required *[]string) {
	for f := range t.Fields() {
		tag := f.Tag.Get("json")
		name, opts, _ := strings.Cut(tag, ",")
		if f.Anonymous && name == "" {
			e := f.Type
			if e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			if e.Kind() == reflect.Struct {
				s.fields(e, properties, required)
				continue
			}
		}
		if tag == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		properties[name] = s.of(f.Type)
		if !strings.Contains(opts, "omitempty") && !strings.Contains(opts, "omitzero") {
			*required = append(*required, name)
		}
	}
}
