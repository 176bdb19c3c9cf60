package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"kawat"
)

// A term is one part of a parsed query, as shown to the reader.
type term struct {
	Kind  string // word, phrase, prefix or field
	Field string // of a field
	Text  string
}

// A parsed is what a query was understood as.
type parsed struct {
	Query kawat.Query
	Terms []term
	// Notes are catalogue keys of things in the query that are not understood
	// and were read in another way.
	Notes []string
}

// HasText reports whether the query asks for words, not only for fields.
func (p parsed) HasText() bool { return p.Query.Text != "" }

// parseQuery reads the query language of the search page: words that all must
// occur, "phrases", prefixes ending in *, and fields such as actor:PRK,
// dyad:PRK-RUS, type:CONSULT or date:2022-08-01..2022-08-31. A field that is
// not known is an error that wraps kawat.ErrInvalid; so is a value that its
// field can't have.
func parseQuery(s string) (parsed, error) {
	var p parsed
	var text []string
	note := func(key string) { p.Notes = appendNew(p.Notes, key) }
	for rest := strings.TrimSpace(clean(s)); rest != ""; rest = strings.TrimSpace(rest) {
		if after, ok := strings.CutPrefix(rest, `"`); ok {
			phrase, tail, closed := strings.Cut(after, `"`)
			if !closed {
				note("search.note.quote")
			}
			rest = tail
			if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
				p.Terms = append(p.Terms, term{Kind: "phrase", Text: phrase})
				text = append(text, `"`+phrase+`"`)
			}
			continue
		}
		i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
		if i < 0 {
			i = len(rest)
		}
		word := rest[:i]
		rest = rest[i:]
		if field, value, ok := strings.Cut(word, ":"); ok && isField(field) {
			if value == "" && strings.HasPrefix(rest, `"`) {
				value, rest, _ = strings.Cut(rest[1:], `"`)
			}
			if err := p.field(strings.ToLower(field), value); err != nil {
				return p, err
			}
			p.Terms = append(p.Terms, term{Kind: "field", Field: strings.ToLower(field), Text: value})
			continue
		}
		switch {
		case word == "AND":
			continue // it is what we do anyway
		case word == "OR", word == "NOT":
			note("search.note.operators")
			continue
		case strings.HasPrefix(word, "-"):
			note("search.note.operators")
		case strings.ContainsAny(word, "()"):
			note("search.note.operators")
		}
		kind := "word"
		stem := strings.TrimRight(word, "*")
		if stem != word {
			kind = "prefix"
		}
		stem = strings.TrimFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if stem == "" {
			continue
		}
		if kind == "prefix" {
			stem += "*"
		}
		p.Terms = append(p.Terms, term{Kind: kind, Text: stem})
		text = append(text, stem)
	}
	p.Query.Text = strings.Join(text, " ")
	return p, nil
}

// clean leaves out control characters and bytes that are no text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// isField reports whether s can be the name of a field: ASCII letters only, so
// that "12:30" stays text.
func isField(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

func (p *parsed) field(name, value string) error {
	q := &p.Query
	if value == "" {
		return fmt.Errorf("query: field %s: without a value: %w", name, kawat.ErrInvalid)
	}
	switch name {
	case "actor":
		q.Actor = actorID(value)
	case "source":
		q.Source = actorID(value)
	case "target":
		q.Target = actorID(value)
	case "dyad":
		a, b, ok := strings.Cut(value, "-")
		if !ok || a == "" || b == "" {
			return fmt.Errorf("query: dyad %q: must be two codes, as in PRK-RUS: %w", value, kawat.ErrInvalid)
		}
		q.Dyad = [2]string{actorID(a), actorID(b)}
	case "type":
		for v := range strings.SplitSeq(value, ",") {
			t, err := eventType(v)
			if err != nil {
				return err
			}
			q.Types = append(q.Types, t)
		}
	case "status":
		s, err := status(value)
		if err != nil {
			return err
		}
		q.Status = s
	case "lang":
		q.Lang = strings.ToLower(value)
	case "report":
		q.Report = strings.ToLower(value)
	case "date":
		from, to, ok := strings.Cut(value, "..")
		if !ok {
			to = from
		}
		return setDays(q, from, to)
	default:
		return fmt.Errorf("query: field %q is not known: %w", name, kawat.ErrInvalid)
	}
	return nil
}

// actorID is what the reader typed, as a code if it can be one.
func actorID(s string) string {
	if len(s) == 3 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == "" {
		return strings.ToUpper(s)
	}
	return s
}

func eventType(s string) (kawat.EventType, error) {
	t := kawat.EventType(strings.ToUpper(strings.TrimSpace(s)))
	if !slices.Contains(kawat.EventTypes, t) {
		return "", fmt.Errorf("query: event type %q is not known: %w", s, kawat.ErrInvalid)
	}
	return t, nil
}

// statuses lists the values of a status filter.
var statuses = []kawat.Status{kawat.Actual, kawat.Future, kawat.Hypothetical, kawat.Negated}

func status(s string) (kawat.Status, error) {
	v := kawat.Status(strings.ToLower(s))
	if !slices.Contains(statuses, v) {
		return "", fmt.Errorf("query: status %q is not known: %w", s, kawat.ErrInvalid)
	}
	return v, nil
}

// setDays sets the first and last day; each may be "".
func setDays(q *kawat.Query, from, to string) error {
	for _, d := range []string{from, to} {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return fmt.Errorf("query: day %q is not of the form YYYY-MM-DD: %w", d, kawat.ErrInvalid)
		}
	}
	if from != "" && to != "" && from > to {
		return fmt.Errorf("query: the first day, %s, is after the last, %s: %w", from, to, kawat.ErrInvalid)
	}
	q.From, q.To = from, to
	return nil
}

// filters reads the filter form that lists of events share.
func filters(v url.Values) (kawat.Query, error) {
	q := kawat.Query{Cursor: v.Get("cursor")}
	for _, s := range v["type"] {
		if s == "" {
			continue
		}
		t, err := eventType(s)
		if err != nil {
			return q, err
		}
		if !slices.Contains(q.Types, t) {
			q.Types = append(q.Types, t)
		}
	}
	if s := v.Get("status"); s != "" {
		st, err := status(s)
		if err != nil {
			return q, err
		}
		q.Status = st
	}
	if l := v.Get("language"); l != "" {
		if len(l) > 8 || strings.Trim(l, "abcdefghijklmnopqrstuvwxyz") != "" {
			return q, fmt.Errorf("query: language %q is not a code: %w", l, kawat.ErrInvalid)
		}
		q.Lang = l
	}
	return q, setDays(&q, v.Get("from"), v.Get("to"))
}

// A filterForm is the filter form as filled in.
type filterForm struct {
	kawat.Query
	Action string
	Set    bool // any filter is set
}

func formOf(action string, q kawat.Query) filterForm {
	return filterForm{q, action, len(q.Types) > 0 || q.Status != "" || q.Lang != "" || q.From != "" || q.To != ""}
}

// Types of the form, with whether they are chosen.
func (f filterForm) TypeBoxes() []typeBox {
	out := make([]typeBox, len(kawat.EventTypes))
	for i, t := range kawat.EventTypes {
		out[i] = typeBox{t, slices.Contains(f.Types, t)}
	}
	return out
}

// Statuses are the values of the status field.
func (f filterForm) Statuses() []kawat.Status { return statuses }

type typeBox struct {
	Type kawat.EventType
	On   bool
}
