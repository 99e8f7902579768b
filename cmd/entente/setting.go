package main

import (
	"slices"
	"strings"

	"entente"
	"entente/coding"
	"entente/reading"
	"entente/work"
)

// readings are the choices of --reading.
var readings = []string{"accurate", "fast"}

// options are those of a pipeline by the flags --reading and --strictness.
func (a *app) options() (work.Options, error) {
	over, err := a.overlay()
	if err != nil {
		return work.Options{}, err
	}
	if !slices.Contains(readings, a.setting) {
		return work.Options{}, entente.Invalid("--reading "+a.setting+" is not a setting", "use accurate or fast")
	}
	s, err := coding.ParseStrictness(a.strictness)
	if err != nil {
		return work.Options{}, err
	}
	return work.Options{Setting: a.setting, Overlay: over, Strictness: s.String()}, nil
}

// readingName names the rules and the settings that claims are read with, for
// briefs and archives: "1/accurate", or "1/accurate/high" where the strictness
// is not the default.
func (a *app) readingName() string {
	name := reading.Version + "/" + a.setting
	if s, err := coding.ParseStrictness(a.strictness); err == nil && s != coding.Default {
		name += "/" + s.String()
	}
	return name
}

// readAs undoes readingName. It is false for other rules, or for a setting
// that this program does not have.
func readAs(name string) (work.Options, bool) {
	part := strings.Split(name, "/")
	if len(part) < 2 || len(part) > 3 || part[0] != reading.Version || !slices.Contains(readings, part[1]) {
		return work.Options{}, false
	}
	o := work.Options{Setting: part[1]}
	if len(part) == 3 {
		s, err := coding.ParseStrictness(part[2])
		if err != nil {
			return work.Options{}, false
		}
		o.Strictness = s.String()
	}
	return o, true
}
