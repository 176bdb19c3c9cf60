package exchange

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// An Actor is an entry of an actor dictionary.
type Actor struct {
	Line  int
	Names []string // with spaces; the first is the entry's own, the others synonyms
	Codes []Dated
	Note  string // comment of the entry
}

// A Dated is a code with the days it holds on, inclusive, "YYYY-MM-DD"; "" is
// unlimited.
type Dated struct {
	Code     string
	From, To string
	Line     int
}

// An AgentNoun is an entry of an agent dictionary.
type AgentNoun struct {
	Line  int
	Nouns []string // singular and plural
	Code  string   // without "~"
}

// The limits of what one entry may grow to by its synonym sets.
const maxNames = 500

// ParseActors reads an actor dictionary. It returns all entries that can be
// read and a problem for each line that can't; the error is one of reading.
//
// An entry is a name, with "_" for spaces, its codes in brackets on the same
// line or on the following ones, which start with a blank, and synonyms on lines
// that start with "+". A code may be dated: [RUSGOV 20000507-20080507],
// [RUSELI >080507], [RUSELI <20000507]. The span starts on its first date and
// ends the day before its second; ">" holds from its date on, "<" to the day
// before. A line "&NAME_" starts a set: its "+" lines are what &NAME_ stands for
// in names. "#" and ";" start comments.
func ParseActors(file string, r io.Reader) ([]Actor, []Problem, error) {
	p := &actorParser{file: file, sets: map[string][]string{}}
	if err := eachLine(r, p.line); err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", file, err)
	}
	p.end()
	return p.actors, p.problems, nil
}

type actorParser struct {
	file     string
	actors   []Actor
	problems []Problem
	open     bool   // an entry is being read
	bad      bool   // a code of it could not be read, and that was told
	set      string // the set being read
	sets     map[string][]string
}

func (p *actorParser) fail(n int, format string, args ...any) {
	p.problems = append(p.problems, Problem{p.file, n, fmt.Sprintf(format, args...)})
}

// end closes the entry.
func (p *actorParser) end() {
	if !p.open {
		return
	}
	p.open = false
	a := &p.actors[len(p.actors)-1]
	if len(a.Codes) == 0 {
		if !p.bad {
			p.fail(a.Line, "%s has no code; write one in brackets, [RUSGOV]", a.Names[0])
		}
		p.actors = p.actors[:len(p.actors)-1]
	}
}

func (p *actorParser) line(n int, text string, long bool) {
	if long {
		p.fail(n, "%s", longReason)
		return
	}
	blank := strings.HasPrefix(text, "\t") || strings.HasPrefix(text, " ")
	text, note := comment(text)
	if text == "" || strings.HasPrefix(text, "<!--") {
		return
	}
	switch {
	case text[0] == '&' && !blank:
		p.end()
		name, _, _ := strings.Cut(text, "[")
		p.set = strings.TrimSpace(strings.Trim(strings.TrimSpace(name), "_"))
		if p.set == "&" {
			p.fail(n, "a set needs a name, &NAME_")
			p.set = "&?"
		}
		p.sets[p.set] = []string{}
		return
	case text[0] == '+' && p.set != "":
		name := spaced(text[1:])
		if name == "" {
			p.fail(n, "the member of the set is empty")
		} else if len(p.sets[p.set]) < maxNames {
			p.sets[p.set] = append(p.sets[p.set], name)
		}
		return
	}
	p.set = ""
	if text[0] == '[' {
		if !p.open {
			p.fail(n, "a code without a name above it")
			return
		}
		p.codes(n, text)
		return
	}
	name, codes := text, ""
	if i := strings.IndexByte(text, '['); i >= 0 {
		name, codes = text[:i], text[i:]
	}
	if synonym := text[0] == '+'; synonym {
		if !p.open {
			p.fail(n, "a synonym without a name above it")
			return
		}
		p.names(n, name[1:])
	} else {
		p.end()
		p.actors = append(p.actors, Actor{Line: n, Note: note})
		if !p.names(n, name) {
			p.actors = p.actors[:len(p.actors)-1]
			return
		}
		p.open, p.bad = true, false
	}
	if codes != "" {
		p.codes(n, codes)
	}
}

// names adds a name to the entry, and its plural in braces.
func (p *actorParser) names(n int, s string) bool {
	a := &p.actors[len(p.actors)-1]
	s, plural := braces(s)
	ok := false
	for _, s := range append([]string{s}, plural...) {
		name := spaced(s)
		switch {
		case name == "":
			if len(plural) == 0 {
				p.fail(n, "the name is empty")
			}
			continue
		case len(name) > maxName:
			p.fail(n, "the name is longer than %d bytes", maxName)
			continue
		case strings.ContainsAny(name, "[]{}|\t"):
			p.fail(n, "the name %q has a bracket or bar; close every [CODE]", name)
			continue
		}
		for _, e := range p.expand(name) {
			if !slices.Contains(a.Names, e) && len(a.Names) < maxNames {
				a.Names = append(a.Names, e)
			}
		}
		ok = ok || len(a.Names) > 0
	}
	return ok
}

// expand puts the members of sets in the place of their names.
func (p *actorParser) expand(name string) []string {
	out := []string{name}
	for round := 0; round < 3; round++ {
		var next []string
		again := false
		for _, s := range out {
			words := strings.Fields(s)
			i := slices.IndexFunc(words, func(w string) bool { return len(p.sets[strings.Trim(w, "_")]) > 0 })
			if i < 0 {
				next = append(next, s)
				continue
			}
			again = true
			for _, m := range p.sets[strings.Trim(words[i], "_")] {
				if len(next) < maxNames {
					t := strings.Join(slices.Concat(words[:i], []string{m}, words[i+1:]), " ")
					if len(t) <= maxName {
						next = append(next, t)
					}
				}
			}
		}
		out = next
		if !again {
			break
		}
	}
	return out
}

// codes reads one or more codes in brackets.
func (p *actorParser) codes(n int, s string) {
	a := &p.actors[len(p.actors)-1]
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] != '[' {
			p.fail(n, "%q after the code; start a comment with \";\" or \"#\"", s)
			return
		}
		end := strings.IndexByte(s, ']')
		if end < 0 {
			p.fail(n, "the code %q has no closing bracket", s)
			p.bad = true
			return
		}
		d, err := dated(s[1:end])
		if err != nil {
			p.fail(n, "%v", err)
			p.bad = true
		} else if len(a.Codes) < maxNames {
			d.Line = n
			a.Codes = append(a.Codes, d)
		}
		s = s[end+1:]
	}
}

// dated reads what stands between brackets.
func dated(s string) (Dated, error) {
	f := strings.Fields(strings.ReplaceAll(s, "\t", " "))
	if len(f) == 0 {
		return Dated{}, fmt.Errorf("the code is empty")
	}
	code, rest := strings.ToUpper(f[0]), strings.Join(f[1:], "")
	if i := strings.IndexAny(code, "<>"); i > 0 {
		code, rest = code[:i], code[i:]+rest
	}
	if strings.Trim(code, "-") == "" {
		code = "---"
	} else if strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return Dated{}, fmt.Errorf("code %q has other signs than letters; write one code in a pair of brackets", code)
	}
	d := Dated{Code: code}
	if rest == "" {
		return d, nil
	}
	var err error
	var from, to string
	switch {
	case rest[0] == '<':
		to = rest[1:]
	case rest[0] == '>':
		from = rest[1:]
	default:
		var found bool
		if from, to, found = strings.Cut(rest, "-"); !found {
			return Dated{}, fmt.Errorf("restriction %q of %s is none of <DATE, >DATE, DATE-DATE", rest, code)
		}
	}
	if from != "" || rest[0] == '>' {
		if d.From, err = dictionaryDay(from); err != nil {
			return Dated{}, fmt.Errorf("%s: %w", code, err)
		}
	}
	if to != "" || rest[0] != '>' {
		if d.To, err = dictionaryDay(to); err != nil {
			return Dated{}, fmt.Errorf("%s: %w", code, err)
		}
		if d.From != "" && d.To <= d.From {
			return Dated{}, fmt.Errorf("%s ends %s, not after it starts %s", code, d.To, d.From)
		}
		d.To = step(d.To, -1)
	}
	return d, nil
}

// comment takes the comment off a line.
func comment(s string) (text, note string) {
	if i := strings.IndexAny(s, ";#"); i >= 0 {
		s, note = s[:i], strings.TrimSpace(s[i+1:])
	}
	return strings.TrimSpace(s), note
}

// spaced is a name of a dictionary with spaces for underscores.
func spaced(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "_", " ")), " ")
}

// braces takes the forms in braces off a name: "ARMY {ARMIES}".
func braces(s string) (string, []string) {
	i := strings.IndexByte(s, '{')
	if i < 0 {
		return s, nil
	}
	j := strings.IndexByte(s[i:], '}')
	if j < 0 {
		return s, nil
	}
	return s[:i] + " " + s[i+j+1:], strings.Split(s[i+1:i+j], ",")
}

// ParseAgents reads an agent dictionary: a noun, its plural in braces (with a
// trailing "_" it has none, else one in S), and its code as [~GOV] or [GOV~]. A
// line "!NAME! = A, B" defines what !NAME! stands for in the nouns below it.
func ParseAgents(file string, r io.Reader) ([]AgentNoun, []Problem, error) {
	var out []AgentNoun
	var problems []Problem
	sets := map[string][]string{}
	err := eachLine(r, func(n int, text string, long bool) {
		fail := func(format string, args ...any) {
			problems = append(problems, Problem{file, n, fmt.Sprintf(format, args...)})
		}
		if long {
			fail("%s", longReason)
			return
		}
		text, _ = comment(text)
		if text == "" || strings.HasPrefix(text, "<!--") {
			return
		}
		if text[0] == '!' {
			if name, members, found := strings.Cut(text, "="); found {
				name = strings.TrimSpace(name)
				if len(name) < 3 || !strings.HasSuffix(name, "!") {
					fail("%q is not the name of a set; write !NAME! = A, B", name)
					return
				}
				sets[name] = nil
				for _, m := range strings.Split(members, ",") {
					if m = strings.TrimSpace(m); m != "" && len(sets[name]) < 50 {
						sets[name] = append(sets[name], m)
					}
				}
				return
			}
		}
		i, j := strings.IndexByte(text, '['), strings.IndexByte(text, ']')
		if i < 0 || j < i {
			fail("no code; write one in brackets, [~GOV]")
			return
		}
		if rest := strings.TrimSpace(text[j+1:]); rest != "" {
			fail("%q after the code; start a comment with \";\" or \"#\"", rest)
			return
		}
		code := strings.ToUpper(strings.Trim(strings.TrimSpace(text[i+1:j]), "~"))
		if code == "" || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			fail("%q is not a code; write one in brackets, [~GOV]", text[i+1:j])
			return
		}
		noun, plural := braces(text[:i])
		noun = strings.TrimSpace(noun)
		if noun == "" || strings.ContainsAny(noun, "{}[]|") {
			fail("%q is not a noun", strings.TrimSpace(text[:i]))
			return
		}
		if len(plural) == 0 && !strings.HasSuffix(noun, "_") && !strings.Contains(noun, "!") {
			plural = []string{noun + "S"}
		}
		a := AgentNoun{Line: n, Code: code}
		for _, s := range append([]string{noun}, plural...) {
			forms := []string{s}
			for _, name := range slices.Sorted(maps.Keys(sets)) {
				members := sets[name]
				var next []string
				for _, f := range forms {
					if !strings.Contains(f, name) {
						next = append(next, f)
						continue
					}
					for _, m := range members {
						next = append(next, strings.ReplaceAll(f, name, m))
					}
				}
				forms = next[:min(len(next), maxNames)]
			}
			for _, f := range forms {
				if strings.Contains(f, "!") {
					fail("%q names a set that no line above defines", f)
					continue
				}
				if f = spaced(f); f != "" && len(f) <= maxName && !slices.Contains(a.Nouns, f) {
					a.Nouns = append(a.Nouns, f)
				}
			}
		}
		if len(a.Nouns) > 0 {
			out = append(out, a)
		}
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", file, err)
	}
	return out, problems, nil
}
