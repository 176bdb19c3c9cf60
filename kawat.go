// Package kawat holds the domain of Kawat: the types that every room of the
// program shares, and the three contracts (Source, Store, Queue) behind which
// the outside world stands. It imports nothing but the standard library.
//
// # The straight line
//
// One report runs through the program like this:
//
//	Raw → extract.Article → lang.Detect → ud.Parse → resolve.Mentions
//	    → coder.Events + coder.Statements → Analysis → Store.Save
//
// A [Raw] is what came from outside: bytes, and what the bringer said of them.
// Everything else is derived from it, carries a [Stamp], and can be derived
// again. An [Article] is the report itself: headline, body text, paragraphs,
// who wrote it. A [Doc] is the text as sentences of tokens in Universal
// Dependencies. A [Mention] is a stretch of text that stands for a political
// actor. An [Event] is a reported act of one of PLOVER's sixteen types, a
// [Statement] is content attributed to a speaker, and a [Link] is one step of
// the chain through which it reached the reader. An [Analysis] is all of it.
//
// # Offsets
//
// Every offset in this program is a half-open range [start,end) of bytes into
// UTF-8 text. Which text is said by [Span.In]: the body ([Article.Text], the
// default), the headline or the deck.
package kawat

import "errors"

// The three kinds of error that callers tell apart; every other error is a
// fault of the program or the machine. Test with errors.Is.
var (
	// ErrNotFound: the thing named does not exist.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: the input can't be what it claims to be.
	ErrInvalid = errors.New("invalid")
	// ErrConflict: the request contradicts what is already there.
	ErrConflict = errors.New("conflict")
)

// Part names the text of a report that a Span points into.
type Part string

// The parts of a report that are coded. The body is the zero value.
const (
	Body     Part = ""
	Headline Part = "headline"
	Deck     Part = "deck"
)

// A Span is a half-open byte range [Start,End) into one part of a report.
type Span struct {
	Start int  `json:"start"`
	End   int  `json:"end"`
	In    Part `json:"in,omitempty"`
}

// Empty reports whether s covers no byte. The zero Span is empty and stands
// for "not in the text".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies within s, in the same part.
func (s Span) Contains(t Span) bool {
	return s.In == t.In && s.Start <= t.Start && t.End <= s.End
}

// Overlaps reports whether s and t share a byte of the same part.
func (s Span) Overlaps(t Span) bool {
	return s.In == t.In && s.Start < t.End && t.Start < s.End
}

// Cover returns the smallest span over s and t, which must be of one part; an
// empty span adds nothing.
func (s Span) Cover(t Span) Span {
	if s.Empty() {
		return t
	}
	if t.Empty() || s.In != t.In {
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End), s.In}
}

// A Stamp says which versions derived an Analysis. Two analyses of the same
// bytes under the same stamp are equal, byte for byte.
type Stamp struct {
	Program   string `json:"program"`
	Models    string `json:"models"`
	Rules     string `json:"rules"`
	Knowledge string `json:"knowledge"`
}

// Key is the stamp as one word, the key of the ledger of coded reports.
func (s Stamp) Key() string {
	return s.Program + "+" + s.Models + "+" + s.Rules + "+" + s.Knowledge
}
