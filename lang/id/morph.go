package id

import (
	"slices"
	"strings"

	"kawat"
)

// enclitics are written together with their host and are no part of its key.
var enclitics = []string{"nya", "lah", "kah", "pun"}

// VerbKeys gives the stems that an Indonesian verb form may have without its
// voice prefix. The nasal of meN- hides the stem's first consonant (menyerang →
// serang, memukul → pukul, menahan → tahan, mengirim → kirim), so there can be
// several; only the true one is a trigger of any rule. Derivational ber-, per-,
// -kan and -i stay, since they make other verbs.
//
// What looks like an enclitic may belong to the root (mengalah, menghimpun), so
// the whole form gives keys too.
func VerbKeys(t *kawat.Token) []string {
	keys := stems(bare(t.Form))
	if whole := strings.ToLower(t.Form); whole != keys[0] {
		keys = append(keys, stems(whole)...)
	}
	return keys
}

// stems gives a form and what it may be without its voice prefix.
func stems(form string) []string {
	keys := []string{form}
	add := func(stem string) {
		if len(stem) >= 3 {
			keys = append(keys, stem)
		}
	}
	if rest, ok := strings.CutPrefix(form, "me"); ok {
		switch {
		case strings.HasPrefix(rest, "nge"):
			add(rest[3:])
			add(rest[2:])
			add("k" + rest[2:])
		case strings.HasPrefix(rest, "ng"):
			add(rest[2:])
			add("k" + rest[2:])
		case strings.HasPrefix(rest, "ny"):
			add("s" + rest[2:])
			add(rest) // menyatakan → nyatakan, whose root begins with ny
		case strings.HasPrefix(rest, "n"):
			add(rest[1:])
			add("t" + rest[1:])
			add(rest)
		case strings.HasPrefix(rest, "m"):
			add(rest[1:])
			add("p" + rest[1:])
			add(rest)
		default:
			add(rest)
		}
		return keys
	}
	for _, p := range []string{"di", "ter", "ku", "kau"} {
		if rest, ok := strings.CutPrefix(form, p); ok {
			add(rest)
		}
	}
	return keys
}

// NounKeys gives the forms under which an Indonesian noun is looked up: without
// enclitic, and the single form of a reduplication (serangan-serangan).
func NounKeys(t *kawat.Token) []string {
	form := bare(t.Form)
	if a, b, ok := strings.Cut(form, "-"); ok && a == b {
		form = a
	}
	return []string{form}
}

// VerbForms gives the forms of a verb with its prefixes of voice, and without:
// menyerang, diserang, terserang, serang.
func VerbForms(key string) []string {
	if key == "" {
		return nil
	}
	nasal, rest := "meng", key
	switch key[0] {
	case 'k':
		rest = key[1:]
	case 'p':
		nasal, rest = "mem", key[1:]
	case 'b', 'f', 'v':
		nasal = "mem"
	case 't':
		nasal, rest = "men", key[1:]
	case 'd', 'j', 'c', 'z':
		nasal = "men"
	case 's':
		nasal, rest = "meny", key[1:]
	case 'l', 'r', 'm', 'n', 'w', 'y':
		nasal = "me"
	}
	return []string{nasal + rest, "di" + key, "ter" + key, key, "me" + key}
}

// unaccusative are verbs in ter- that are no passives.
var unaccusative = []string{"terbang", "terjun", "tertawa", "terjadi", "tertarik", "terlibat", "tersenyum", "tertuju", "terletak",
	"terdiri", "terhenti", "terkejut", "terpaksa", "tergantung", "terbatas", "terkenal", "tertinggal",
	// Roots that begin so.
	"teriak", "terang", "terima", "teror", "terbit", "tertib", "terbuka", "tertarik", "termasuk", "tersebut", "ternyata", "terus", "terik", "terpal", "terapi", "teras"}

// Passive reports whether a verb form is passive: di- or ter- before a stem, or
// so tagged.
func Passive(t *kawat.Token) bool {
	if slices.Contains(unaccusative, strings.ToLower(t.Form)) {
		return false
	}
	switch t.Feat("Voice") {
	case "Pass":
		return true
	case "Act":
		return false
	}
	form := strings.ToLower(t.Form)
	return strings.HasPrefix(form, "di") && len(form) > 4 && t.UPOS == "VERB"
}

// bare is the lower-case form without an enclitic that the tokeniser left on it.
func bare(form string) string {
	form = strings.ToLower(form)
	for _, c := range enclitics {
		if rest, ok := strings.CutSuffix(form, c); ok && len(rest) >= 5 {
			return rest
		}
	}
	return form
}
