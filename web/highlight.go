package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kawat"
)

// A kind is what a mark stands for.
type kind string

// The kinds of mark, strongest first: where marks lie on each other, a stretch
// of text is drawn as the strongest that covers it, and a statement's line runs
// below all of them.
const (
	markEvent     kind = "e" // the words that tell an event
	markSource    kind = "k" // the words that name a link of a chain
	markActor     kind = "a" // a mention
	markStatement kind = "s" // the content of a statement
	markEvidence  kind = "v" // a sentence that tells an event; visible only on demand
)

// A mark is a stretch of a report that stands for something in its record.
// Several marks may carry one ID: an event's words and its evidence.
type mark struct {
	kawat.Span
	Kind  kind
	ID    string // "e1"; "" if nothing else on the page belongs to it
	Label string // printed before it, such as "E1"; "" for none
	Code  string // printed after it, such as "RUS"; "" for none
	Href  string // where the words lead, if anywhere
	Title string // what a pointer tells of it
	Tone  string // of events: "coop" or "conf"
}

// A segment is a stretch of text over which the same marks hold.
type segment struct {
	Text  string
	Class string
	Marks string // ids of the marks on it, separated by spaces
	Lit   string // ids of the events that it is evidence for
	Href  string
	Title string
	Opens []mark // the labelled marks that begin here, to be printed before it
	Code  string // the code of the mention that ends here
	Said  bool   // it lies in a statement, whose line goes on below the code
	Again bool   // the mark that Href comes from has begun before: one stop of the keyboard is enough
}

// cut divides text[from:to] into segments, so that each mark is a sequence of
// whole segments however marks nest or overlap. The texts of the segments join
// to text[from:to]. Marks are taken as they come: those outside the text are
// left out, and ends inside a rune move outwards to its borders. The marks in
// opened have had their label printed already; cut adds to it.
func cut(text string, from, to int, marks []mark, opened map[string]bool) []segment {
	from, to = snap(text, from, to)
	var on []mark
	bounds := []int{from, to}
	for _, m := range marks {
		m.Start, m.End = snap(text, m.Start, m.End)
		if m.Start = max(m.Start, from); m.Start >= m.End || m.Start >= to || m.End <= from {
			continue
		}
		closes := m.End <= to
		m.End = min(m.End, to)
		if !closes {
			m.Code = ""
		}
		on = append(on, m)
		bounds = append(bounds, m.Start, m.End)
	}
	slices.SortStableFunc(on, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)

	var out []segment
	for i := 1; i < len(bounds); i++ {
		start, end := bounds[i-1], bounds[i]
		s := segment{Text: text[start:end]}
		var top mark
		var ids, lit, classes []string
		for _, m := range on {
			if m.Start >= end || m.End <= start {
				continue
			}
			if m.Kind == markEvidence {
				lit = appendNew(lit, m.ID)
				continue
			}
			if m.Kind == markStatement {
				classes, s.Said = appendNew(classes, "m-s"), true
			} else if stronger(m.Kind, top.Kind) {
				top = m
			}
			if m.ID != "" {
				ids = appendNew(ids, m.ID)
			}
			if m.Start == start && m.Label != "" && !opened[m.ID] {
				opened[m.ID] = true
				s.Opens = append(s.Opens, m)
			}
			if m.End == end && m.Code != "" {
				s.Code = m.Code
			}
		}
		if top.Kind != "" {
			classes = append(classes, "m-"+string(top.Kind))
			s.Href, s.Title, s.Again = top.Href, top.Title, top.Start < start
			if top.Tone != "" {
				classes = append(classes, top.Tone)
			}
		}
		s.Class, s.Marks, s.Lit = strings.Join(classes, " "), strings.Join(ids, " "), strings.Join(lit, " ")
		out = append(out, s)
	}
	return out
}

// stronger reports whether a mark of kind a is drawn rather than one of kind b.
func stronger(a, b kind) bool {
	rank := func(k kind) int { return strings.Index("ake", string(k)) }
	return b == "" || rank(a) > rank(b)
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// snap brings a range into text and onto the borders of runes.
func snap(text string, start, end int) (int, int) {
	start, end = min(max(start, 0), len(text)), min(max(end, 0), len(text))
	for start > 0 && start < len(text) && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return start, max(start, end)
}

// paragraphs are the paragraphs of a body: those of the article if they are in
// order and inside it, else its lines.
func paragraphs(a *kawat.Article) []kawat.Span {
	at, sound := 0, len(a.Paragraphs) > 0
	for _, p := range a.Paragraphs {
		sound = sound && p.In == kawat.Body && p.Start >= at && p.End >= p.Start && p.End <= len(a.Text)
		at = p.End
	}
	if sound {
		return a.Paragraphs
	}
	var out []kawat.Span
	at = 0
	for line := range strings.SplitAfterSeq(a.Text, "\n") {
		end := at + len(strings.TrimSuffix(line, "\n"))
		if end > at {
			out = append(out, kawat.Span{Start: at, End: end})
		}
		at += len(line)
	}
	return out
}
