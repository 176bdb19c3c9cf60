// Package ontology holds coding schemes and their rules as data: which event
// types there are, what each is worth, and which words in which construction
// tell one. The coder applies them and knows none of them by name.
package ontology

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kawat"
)

// A Scheme is an event ontology.
type Scheme struct {
	Version  string
	CAMEO    map[string]Code
	Contexts []Context
	types    map[kawat.EventType]map[string]TypeMode
	order    []kawat.EventType            // the types as the table has them
	modes    map[kawat.EventType][]string // their modes likewise, without ""
	texts    map[kawat.EventType]map[string]Text
}

// A Context says what an act is about, beside what is done: military, legal,
// election.
type Context struct {
	Name  string
	About map[string]string // what it covers, by language
}

// A Code is a row of the CAMEO code list.
type Code struct {
	Code, Name string
	Goldstein  float64 // −10…10
	Type       kawat.EventType
	Mode       string
	Contexts   []string
}

// A TypeMode is an event type with a mode ("" for none).
type TypeMode struct {
	Quad      int     // 1…4
	Intensity float64 // −10…10
	Future    string  // CAMEO code of the promise of such an act; "" if it does not become one
}

// HasMode reports whether the scheme has the type with that mode.
func (s *Scheme) HasMode(t kawat.EventType, mode string) bool {
	_, ok := s.types[t][mode]
	return ok
}

// Of returns what the scheme says of a type and mode; an unknown mode falls
// back to the type.
func (s *Scheme) Of(t kawat.EventType, mode string) TypeMode {
	if tm, ok := s.types[t][mode]; ok {
		return tm
	}
	return s.types[t][""]
}

// Goldstein is the value of a CAMEO code, found by its longest known prefix.
func (s *Scheme) Goldstein(code string) float64 {
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if c, ok := s.CAMEO[code]; ok {
			return c.Goldstein
		}
	}
	return 0
}

// ReadScheme reads the tables of a scheme: types (type, mode, quad, intensity,
// future), CAMEO codes (cameo, name, goldstein, root, type, mode, contexts joined
// by ";") and contexts (context, en, id), tab separated, with a header line; "#"
// opens a comment. Codes may name only contexts of the list.
func ReadScheme(types, codes, contexts io.Reader) (*Scheme, error) {
	s := &Scheme{CAMEO: map[string]Code{}, types: map[kawat.EventType]map[string]TypeMode{}, modes: map[kawat.EventType][]string{}}
	err := rows(types, "types.tsv", 5, func(_ int, f []string) error {
		quad, err := strconv.Atoi(f[2])
		if err != nil {
			return err
		}
		intensity, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return err
		}
		t := kawat.EventType(f[0])
		if s.types[t] == nil {
			s.types[t] = map[string]TypeMode{}
			s.order = append(s.order, t)
		}
		if f[1] != "" {
			s.modes[t] = append(s.modes[t], f[1])
		}
		s.types[t][f[1]] = TypeMode{quad, intensity, f[4]}
		return nil
	})
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	err = rows(contexts, "contexts.tsv", 3, func(_ int, f []string) error {
		known[f[0]] = true
		s.Contexts = append(s.Contexts, Context{f[0], map[string]string{"en": f[1], "id": f[2]}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows(codes, "cameo.tsv", 7, func(_ int, f []string) error {
		g, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return err
		}
		c := Code{f[0], f[1], g, kawat.EventType(f[4]), f[5], nil}
		if f[4] != "" && !s.HasMode(c.Type, c.Mode) {
			return fmt.Errorf("code %s: no type and mode %s %s: %w", f[0], f[4], f[5], kawat.ErrInvalid)
		}
		for _, x := range strings.FieldsFunc(f[6], func(r rune) bool { return r == ';' }) {
			if !known[x] {
				return fmt.Errorf("no context %q: %w", x, kawat.ErrInvalid)
			}
			c.Contexts = append(c.Contexts, x)
		}
		s.CAMEO[f[0]] = c
		return nil
	})
	return s, err
}

func rows(in io.Reader, name string, cols int, row func(line int, fields []string) error) error {
	sc := bufio.NewScanner(in)
	header := true
	for n := 1; sc.Scan(); n++ {
		text := sc.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		f := strings.Split(text, "\t")
		if len(f) != cols {
			return fmt.Errorf("%s:%d: %d columns, want %d: %w", name, n, len(f), cols, kawat.ErrInvalid)
		}
		if err := row(n, f); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}
