package ontology

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"kawat"
)

// textLanguages are the languages that the texts of a scheme are written in.
var textLanguages = []string{"en", "id"}

// A Text says in words what a type or mode is, and what it is not, by language.
type Text struct {
	Is, Not map[string]string
}

// Text is what the scheme says of a type and mode in words.
func (s *Scheme) Text(t kawat.EventType, mode string) Text { return s.texts[t][mode] }

// Modes are the modes of a type in the order of the table, without "".
func (s *Scheme) Modes(t kawat.EventType) []string { return s.modes[t] }

// ReadTexts reads the words of a codebook (type, mode, en, id, en_not, id_not)
// into the scheme, in the form that ReadScheme takes. Each type and mode must
// have its text in all languages, a type also what it is not. All faults are
// reported at once, joined.
func (s *Scheme) ReadTexts(in io.Reader) error {
	const name = "codebook.tsv"
	texts := map[kawat.EventType]map[string]Text{}
	var errs []error
	fault := func(line int, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s:%d: %s: %w", name, line, fmt.Sprintf(format, args...), kawat.ErrInvalid))
	}
	err := rows(in, name, 6, func(line int, f []string) error {
		t, mode := kawat.EventType(f[0]), f[1]
		if !s.HasMode(t, mode) {
			fault(line, "no type and mode %s", label(t, mode))
			return nil
		}
		if _, dup := texts[t][mode]; dup {
			fault(line, "%s has a text already", label(t, mode))
			return nil
		}
		text := Text{map[string]string{}, map[string]string{}}
		for i, lang := range textLanguages {
			is, not := strings.TrimSpace(f[2+i]), strings.TrimSpace(f[4+i])
			if is == "" {
				fault(line, "%s has no text in column %s", label(t, mode), lang)
			}
			if not == "" && mode == "" {
				fault(line, "%s has no text in column %s_not", label(t, mode), lang)
			}
			text.Is[lang] = is
			if not != "" {
				text.Not[lang] = not
			}
		}
		if n := len(text.Not); n > 0 && n < len(textLanguages) && mode != "" {
			fault(line, "%s says what it is not in one language only", label(t, mode))
		}
		if texts[t] == nil {
			texts[t] = map[string]Text{}
		}
		texts[t][mode] = text
		return nil
	})
	if err != nil {
		return errors.Join(append(errs, err)...)
	}
	for _, t := range s.order {
		for _, mode := range append([]string{""}, s.modes[t]...) {
			if _, ok := texts[t][mode]; !ok && s.HasMode(t, mode) {
				errs = append(errs, fmt.Errorf("%s: %s has no text: %w", name, label(t, mode), kawat.ErrInvalid))
			}
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	s.texts = texts
	return nil
}

// label writes a type and mode as rules do: "ASSAULT/drone".
func label(t kawat.EventType, mode string) string {
	if mode == "" {
		return string(t)
	}
	return string(t) + "/" + mode
}

// A Shown is an example with the rule that it belongs to.
type Shown struct {
	*Rule
	Example
}

// shown is how many examples Show gives at most.
const shown = 4

// Show picks the examples of a type's rules that show it at its simplest, two to
// four, the same ones each time: spread over its modes, and within them over
// CAMEO codes, those with most rules first, with other sides where there is a
// choice; the last one is of an act that did not simply take place, if there is
// such a one. Sentences for which skip is true are passed over; skip may be nil.
func (r *Rules) Show(t kawat.EventType, skip func(sentence string) bool) []Shown {
	var plain, marked []Shown
	modes, codes := map[string]int{}, map[string]int{}
	for _, rule := range r.List {
		if rule.Type != t {
			continue
		}
		modes[rule.Mode]++
		codes[rule.CAMEO]++
		for _, e := range rule.Examples {
			switch {
			case !e.Positive || skip != nil && skip(e.Sentence):
			case e.Type != "" && e.Type != t || e.Status != "" && e.Status != kawat.Actual:
				marked = append(marked, Shown{rule, e})
			default:
				plain = append(plain, Shown{rule, e})
			}
		}
	}
	var out []Shown
	used := map[string]int{}
	take := func(from []Shown) bool {
		if len(from) == 0 {
			return false
		}
		best := slices.MinFunc(from, func(a, b Shown) int {
			return cmp.Or(
				cmp.Compare(used[a.Sentence], used[b.Sentence]),
				cmp.Compare(used["mode "+a.Mode], used["mode "+b.Mode]),
				cmp.Compare(modes[b.Mode], modes[a.Mode]),
				cmp.Compare(a.Mode, b.Mode),
				cmp.Compare(used["code "+a.CAMEO], used["code "+b.CAMEO]),
				cmp.Compare(codes[b.CAMEO], codes[a.CAMEO]),
				cmp.Compare(a.CAMEO, b.CAMEO),
				cmp.Compare(used["rule "+a.Name], used["rule "+b.Name]),
				cmp.Compare(used[a.Actors+">"+a.Recipients], used[b.Actors+">"+b.Recipients]),
				cmp.Compare(longWinded(a.Sentence), longWinded(b.Sentence)))
		})
		if used[best.Sentence] > 0 {
			return false
		}
		for _, key := range []string{best.Sentence, "mode " + best.Mode, "code " + best.CAMEO, "rule " + best.Name, best.Actors + ">" + best.Recipients} {
			used[key]++
		}
		out = append(out, best)
		return true
	}
	most := shown
	if len(marked) > 0 {
		most--
	}
	for len(out) < most && take(plain) {
	}
	for take(marked) && len(out) < 2 {
	}
	return out
}

// longWinded is 1 for a sentence that is not read at a glance.
func longWinded(sentence string) int {
	if len(strings.Fields(sentence)) > 9 || strings.Contains(sentence, ",") {
		return 1
	}
	return 0
}
