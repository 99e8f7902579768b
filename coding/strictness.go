package coding

import (
	"fmt"
	"strconv"
	"strings"

	"entente"
)

// Strictness is the least confidence that a claim must have to be given, 0 to
// 1. For events it is a probability: at 0.7 an event is given when the learned
// layer holds it right in every field with probability 0.7 or more.
type Strictness float64

// The settings by name.
const (
	Low     Strictness = 0.1
	Default Strictness = 0.3
	High    Strictness = 0.65
)

// DefaultStrictness is the confidence below which an event is dropped.
const DefaultStrictness = Default

// rulesOffset is what is added to the setting where confidence is not a
// probability but the rules' own: other kinds of claim than events, and
// events by the rules alone.
const rulesOffset = 0.5 - Default

// ParseStrictness reads "low", "default", "high" or a number from 0 to 1; ""
// is the default.
func ParseStrictness(s string) (Strictness, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "low":
		return Low, nil
	case "", "default":
		return Default, nil
	case "high":
		return High, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		return 0, entente.Invalid(fmt.Sprintf("strictness %q is not a setting", s), "use low, default, high or a number from 0 to 1")
	}
	return Strictness(f), nil
}

// String is the name of a setting, or its number.
func (s Strictness) String() string {
	switch s {
	case Low:
		return "low"
	case Default:
		return "default"
	case High:
		return "high"
	}
	return strconv.FormatFloat(float64(s), 'g', -1, 64)
}

// passes reports whether a claim is sure enough to be given. A setting of 0
// lets everything pass.
func (c *Coder) passes(cl *entente.Claim) bool {
	least := c.opt.Strictness
	if least > 0 && (cl.Kind != entente.KindEvent || !c.weighs()) {
		least += rulesOffset
	}
	return cl.Confidence >= float64(least)
}
