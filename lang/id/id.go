// Package id describes Indonesian.
package id

import "kawat/lang"

// Pack is Indonesian.
var Pack = &lang.Pack{
	Code:      "id",
	Name:      "Bahasa Indonesia",
	Parser:    Parser,
	VerbKeys:  VerbKeys,
	NounKeys:  NounKeys,
	VerbForms: VerbForms,
	Passive:   Passive,
	Time:      Time,
	Refer:     Refer,
	Status:    Status,
	Speech:    Speech,
}
