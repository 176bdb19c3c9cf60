package ontology

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kawat"
)

// This file reads the rule files of a language. They are data that a linguist
// writes; the grammar is documented for them in docs/rules.md, and in short:
//
//	# a comment
//	set NAME: word word …            a word class; @NAME uses it in any word list
//	TYPE[/mode] CAMEO name [flag …]  opens a rule
//	  verb: word …                   triggers: lemma (en) or stem (id); a_b is a phrase
//	  noun: word …
//	  need: SLOT[=word …]            condition; SLOT alone: the slot is filled
//	  never: SLOT[=word …]
//	  actor: SLOT | SLOT …           the first that yields an actor fills the role
//	  recip: SLOT | SLOT … | -
//	  + sentence => ACTORS > RECIPIENTS [status]
//	  - sentence                     the rule must not fire
//
// "kirim(kan)" in a word list stands for both "kirim" and "kirimkan".

// A POS says what kind of token triggers a rule.
type POS byte

// The kinds of trigger.
const (
	Verb POS = 'v'
	Noun POS = 'n'
)

// A Trigger is a word or fixed phrase that may open a rule.
type Trigger struct {
	POS   POS
	Words []string // the key word first, then the words that must follow it
}

// A Slot names a dependent of the trigger, as a path: "obj", "obl(ke,kepada)",
// "obj.poss".
type Slot struct {
	Steps []Step
}

// A Step is one step of a Slot: a function, and the case markers or lemmas it
// is restricted to (nil: any).
type Step struct {
	Name  string
	Words []string
}

func (s Slot) String() string {
	parts := make([]string, len(s.Steps))
	for i, st := range s.Steps {
		parts[i] = st.Name
		if st.Words != nil {
			parts[i] += "(" + strings.Join(st.Words, ",") + ")"
		}
	}
	return strings.Join(parts, ".")
}

// A Cond is a condition on a slot: that it is filled, by one of Words if any.
type Cond struct {
	Slot  Slot
	Words []string // lemmas or lower-case forms; nil: any filler
}

func (c Cond) String() string {
	if c.Words == nil {
		return c.Slot.String()
	}
	words := c.Words
	if len(words) > 6 {
		words = append(slices.Clone(words[:6]), "…")
	}
	return c.Slot.String() + "=" + strings.Join(words, " ")
}

// A Flag changes how a rule is applied.
type Flag string

// The flags of a rule.
const (
	// Mutual: all participants are actors, none is a recipient.
	Mutual Flag = "mutual"
	// Absorb: what the trigger governs as its content is not coded again.
	Absorb Flag = "absorb"
	// Absorbs also the nouns that are the trigger's object ("menolak tuduhan").
	AbsorbObject Flag = "absorb-obj"
	// NeedRecipient: without a recipient there is no event.
	NeedRecipient Flag = "need-recip"
	// Doer: an agentless passive takes the last actor of the sectors after "=":
	// "doer=COP,MIL".
	Doer Flag = "doer"
	// Place: a recipient may be read from a place ("berkunjung ke Pyongyang").
	PlaceActor Flag = "place"
	// Ahead: the act told by the trigger is still to come ("dijadwalkan").
	Ahead Flag = "ahead"
	// Not: the trigger must be negated, and its negation tells the act ("tidak
	// mengindahkan seruan PBB").
	Not Flag = "not"
)

var flags = []Flag{Mutual, Absorb, AbsorbObject, NeedRecipient, Doer, PlaceActor, Ahead, Not}

// A Rule says which words, with which dependents, tell an event of which type.
type Rule struct {
	Name     string // unique within the language
	Type     kawat.EventType
	Mode     string
	CAMEO    string
	Triggers []Trigger
	Need     []Cond
	Never    []Cond
	Actor    []Slot
	Recip    []Slot
	Flags    map[Flag][]string // flag → its values
	Examples []Example
	File     string
	Line     int
}

// ID is how records cite the rule: its file and name.
func (r *Rule) ID() string { return r.File + ":" + r.Name }

// Has reports whether the rule carries flag f.
func (r *Rule) Has(f Flag) bool { _, ok := r.Flags[f]; return ok }

// Specificity orders rules that match the same trigger: the more the rule asks
// for, the more specific it is. A phrase counts for each further word.
func (r *Rule) Specificity(t Trigger) int {
	n := 2 * (len(t.Words) - 1)
	if r.Has(Not) {
		n += 2
	}
	for _, c := range r.Need {
		n += 2
		if c.Words != nil {
			n++
		}
	}
	return n
}

// An Example is a sentence with what the rule must make of it.
type Example struct {
	Line     int
	Sentence string
	Positive bool
	// Want lists what a positive example must yield: codes, comma separated.
	Actors, Recipients string
	Status             kawat.Status    // "" for actual
	Type               kawat.EventType // "" for the rule's own; future cooperation gives AGREE
}

// Rules are the rules of a language.
type Rules struct {
	Sets map[string][]string
	List []*Rule

	used map[string]bool // set → whether a rule or set inserts it
	at   map[string]place
}

type place struct {
	file string
	line int
}

// A RuleFile is a rule file to read, with the name that faults and records cite.
type RuleFile struct {
	Name string
	Text io.Reader
}

// Set returns the words of a class, nil if there is none of that name.
func (r *Rules) Set(name string) []string { return r.Sets[name] }

// A RuleError is a fault in a rule file, with its place.
type RuleError struct {
	File         string
	Line, Column int // 1-based; column in bytes
	Msg          string
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
}

// Unwrap makes a RuleError an invalid input.
func (e *RuleError) Unwrap() error { return kawat.ErrInvalid }

// ParseRules reads the rule files of a language, in their order: sets of one
// are known in those after it. All faults are reported at once, joined.
func ParseRules(scheme *Scheme, files ...RuleFile) (*Rules, error) {
	p := &ruleParser{out: &Rules{Sets: map[string][]string{}, used: map[string]bool{}, at: map[string]place{}}, scheme: scheme, names: map[string]*Rule{}}
	for _, f := range files {
		p.file, p.line = f.Name, 0
		sc := bufio.NewScanner(f.Text)
		sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
		for sc.Scan() {
			p.line++
			p.read(sc.Text())
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("read %s:%d: %w", f.Name, p.line+1, err)
		}
		p.close()
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	return p.out, nil
}

type ruleParser struct {
	out    *Rules
	scheme *Scheme
	rule   *Rule
	names  map[string]*Rule
	file   string
	line   int
	errs   []error
}

func (p *ruleParser) fail(col int, format string, args ...any) {
	if len(p.errs) < 50 {
		p.errs = append(p.errs, &RuleError{p.file, p.line, col + 1, fmt.Sprintf(format, args...)})
	}
}

func (p *ruleParser) read(text string) {
	if !utf8.ValidString(text) {
		p.fail(0, "line is not valid UTF-8")
		return
	}
	trimmed := strings.TrimSpace(text)
	if trimmed == "" || trimmed[0] == '#' {
		return
	}
	indented := text[0] == ' ' || text[0] == '\t'
	col := len(text) - len(strings.TrimLeft(text, " \t"))
	switch {
	case !indented && strings.HasPrefix(trimmed, "set "):
		p.close()
		p.set(trimmed)
	case !indented:
		p.close()
		p.header(trimmed)
	case p.rule == nil:
		p.fail(col, "indented line outside a rule")
	case trimmed[0] == '+' || trimmed[0] == '-':
		p.example(trimmed, col)
	default:
		p.clause(trimmed, col)
	}
}

func (p *ruleParser) set(text string) {
	name, rest, ok := strings.Cut(strings.TrimPrefix(text, "set "), ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " \t@") {
		p.fail(0, "a set is written \"set NAME: word word …\"")
		return
	}
	if _, again := p.out.at[name]; !again {
		p.out.used[name] = false
		p.out.at[name] = place{p.file, p.line}
	}
	p.out.Sets[name] = append(p.out.Sets[name], p.words(rest, len(text)-len(rest))...)
}

// words reads a word list: @class, optional endings and phrases.
func (p *ruleParser) words(text string, col int) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		if name, ok := strings.CutPrefix(w, "@"); ok {
			set, known := p.out.Sets[name]
			if !known {
				p.fail(col+strings.Index(text, w), "unknown set @%s (sets stand above their use)", name)
			}
			out = append(out, set...)
			p.out.used[name] = true
			continue
		}
		open := strings.IndexByte(w, '(')
		if open < 0 {
			out = append(out, w)
			continue
		}
		end := strings.IndexByte(w, ')')
		if end < open {
			p.fail(col+strings.Index(text, w), "%q: an optional ending is written in round brackets", w)
			continue
		}
		out = append(out, w[:open]+w[end+1:], w[:open]+w[open+1:end]+w[end+1:])
	}
	return out
}

func (p *ruleParser) header(text string) {
	f := strings.Fields(text)
	if len(f) < 3 {
		p.fail(0, "a rule opens with \"TYPE[/mode] CAMEO name\"")
		return
	}
	typ, mode, _ := strings.Cut(f[0], "/")
	r := &Rule{Name: f[2], Type: kawat.EventType(typ), Mode: mode, CAMEO: f[1], Flags: map[Flag][]string{}, File: p.file, Line: p.line}
	p.rule = r
	if !p.scheme.HasMode(r.Type, mode) {
		p.fail(0, "no type and mode %s", f[0])
	}
	if _, ok := p.scheme.CAMEO[r.CAMEO]; !ok {
		p.fail(len(f[0])+1, "no CAMEO code %s", r.CAMEO)
	}
	if old, dup := p.names[r.Name]; dup {
		p.fail(0, "rule %s stands in %s:%d already", r.Name, old.File, old.Line)
	}
	p.names[r.Name] = r
	for _, w := range f[3:] {
		name, val, _ := strings.Cut(w, "=")
		if !slices.Contains(flags, Flag(name)) {
			p.fail(strings.Index(text, w), "unknown flag %s", name)
			continue
		}
		r.Flags[Flag(name)] = strings.FieldsFunc(val, func(c rune) bool { return c == ',' })
	}
}

func (p *ruleParser) clause(text string, col int) {
	key, rest, ok := strings.Cut(text, ":")
	if !ok {
		p.fail(col, "expected \"verb:\", \"noun:\", \"need:\", \"never:\", \"actor:\", \"recip:\", \"+\" or \"-\"")
		return
	}
	at := col + len(key) + 1
	r := p.rule
	switch key {
	case "verb", "noun":
		pos := Verb
		if key == "noun" {
			pos = Noun
		}
		for _, w := range p.words(rest, at) {
			r.Triggers = append(r.Triggers, Trigger{pos, strings.Split(w, "_")})
		}
	case "need", "never":
		slot, words, has := strings.Cut(rest, "=")
		s, err := parseSlot(slot)
		if err != nil {
			p.fail(at, "%v", err)
			return
		}
		c := Cond{Slot: s}
		if has {
			if c.Words = p.words(words, at+len(slot)+1); len(c.Words) == 0 {
				p.fail(at, "no words after \"=\"")
			}
		}
		if key == "need" {
			r.Need = append(r.Need, c)
		} else {
			r.Never = append(r.Never, c)
		}
	case "actor", "recip":
		var slots []Slot
		if strings.TrimSpace(rest) != "-" {
			for _, s := range strings.Split(rest, "|") {
				slot, err := parseSlot(s)
				if err != nil {
					p.fail(at, "%v", err)
					return
				}
				slots = append(slots, slot)
			}
		} else {
			slots = []Slot{}
		}
		if key == "actor" {
			r.Actor = slots
		} else {
			r.Recip = slots
		}
	default:
		p.fail(col, "unknown clause %q", key)
	}
}

// SlotNames are the functions that a slot step may name; see docs/rules.md.
var SlotNames = []string{"agent", "patient", "subj", "obj", "iobj", "obl", "comp", "poss", "mod", "head", "text"}

func parseSlot(text string) (Slot, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Slot{}, errors.New("empty slot")
	}
	var s Slot
	for rest := text; rest != ""; {
		end := strings.IndexAny(rest, ".(")
		name := rest
		if end >= 0 {
			name = rest[:end]
		}
		if !slices.Contains(SlotNames, name) {
			return Slot{}, fmt.Errorf("unknown slot %q (one of %s)", name, strings.Join(SlotNames, " "))
		}
		st := Step{Name: name}
		rest = rest[len(name):]
		if strings.HasPrefix(rest, "(") {
			to := strings.IndexByte(rest, ')')
			if to < 0 {
				return Slot{}, fmt.Errorf("slot %q: missing \")\"", text)
			}
			for _, w := range strings.Split(rest[1:to], ",") {
				if w = strings.TrimSpace(w); w != "" {
					st.Words = append(st.Words, w)
				}
			}
			rest = rest[to+1:]
		}
		s.Steps = append(s.Steps, st)
		if rest == "" {
			break
		}
		if rest[0] != '.' || len(rest) == 1 {
			return Slot{}, fmt.Errorf("slot %q: steps are joined by \".\"", text)
		}
		rest = rest[1:]
	}
	return s, nil
}

func (p *ruleParser) example(text string, col int) {
	e := Example{Line: p.line, Positive: text[0] == '+'}
	body := strings.TrimSpace(text[1:])
	if !e.Positive {
		e.Sentence = body
		p.rule.Examples = append(p.rule.Examples, e)
		return
	}
	i := strings.LastIndex(body, "=>")
	if i < 0 {
		p.fail(col, "an example is written \"+ sentence => ACTORS > RECIPIENTS [status]\"")
		return
	}
	e.Sentence = strings.TrimSpace(body[:i])
	left, right, _ := strings.Cut(body[i+2:], ">")
	for _, w := range strings.Fields(left) {
		if slices.Contains(kawat.EventTypes, kawat.EventType(w)) {
			e.Type = kawat.EventType(w)
		} else {
			e.Actors = w
		}
	}
	for _, w := range strings.Fields(right) {
		switch s := kawat.Status(w); s {
		case kawat.Actual, kawat.Future, kawat.Hypothetical, kawat.Negated:
			e.Status = s
		default:
			e.Recipients = w
		}
	}
	if e.Actors == "" {
		p.fail(col, "the example names no actor code")
	}
	p.rule.Examples = append(p.rule.Examples, e)
}

// close ends the open rule and checks that it is whole.
func (p *ruleParser) close() {
	r := p.rule
	if r == nil {
		return
	}
	p.rule = nil
	at := p.line
	p.line = r.Line
	defer func() { p.line = at }()
	if len(r.Triggers) == 0 {
		p.fail(0, "rule %s has no trigger", r.Name)
	}
	if !slices.ContainsFunc(r.Examples, func(e Example) bool { return e.Positive }) {
		p.fail(0, "rule %s has no example", r.Name)
	}
	if r.Actor == nil {
		r.Actor = []Slot{{[]Step{{Name: "agent"}}}}
	}
	if r.Recip == nil {
		r.Recip = []Slot{{[]Step{{Name: "patient"}}}}
	}
	p.out.List = append(p.out.List, r)
}
