// Package en describes English.
package en

import "kawat/lang"

// Pack is English.
var Pack = &lang.Pack{
	Code:      "en",
	Name:      "English",
	Parser:    Parser,
	VerbKeys:  VerbKeys,
	VerbForms: VerbForms,
	NounKeys:  NounKeys,
	Passive:   Passive,
	Time:      Time,
	Refer:     Refer,
	Status:    Status,
	Speech:    Speech,
}
