package pipeline

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"kawat"
	"kawat/coder"
	"kawat/extract"
	"kawat/lang"
	"kawat/resolve"
	"kawat/ud"
)

// Process derives everything from one report. It is a function of the bytes and
// the stamp alone. An error wraps ErrInvalid where the bytes can't be a report,
// and leaves it to the caller to name the report; a fault of the program's own is returned as an error too, never a panic.
func (p *Pipeline) Process(raw kawat.Raw) (kawat.Analysis, error) {
	an, _, err := p.process(raw, false)
	return an, err
}

// An Explanation is an analysis with what led to it.
type Explanation struct {
	Analysis kawat.Analysis
	Doc      *kawat.Doc
	Traces   []coder.Trace
	Gaps     []coder.Gap
	Because  map[string][]string // kinds of evidence for each event, by its ID
	// OtherSides are the possible other sides of events whose words name none, by their IDs.
	OtherSides map[string][]coder.OtherSide
}

// Trace is Process with a trace of all rules tried. A text in a language without rules is an error.
func (p *Pipeline) Trace(raw kawat.Raw) (Explanation, error) {
	_, ex, err := p.process(raw, true)
	return ex, err
}

// Explain analyses a text as body, with a trace of all rules tried. Language
// "" is detected; published is a day, "YYYY-MM-DD", or "".
func (p *Pipeline) Explain(text, language, published string) (Explanation, error) {
	if language != "" && p.langs[language] == nil {
		return Explanation{}, fmt.Errorf("explain: language %q: %w", language, kawat.ErrNotFound)
	}
	return p.Trace(kawat.Raw{Name: "sentence", Media: kawat.Text, Bytes: []byte(text), Lang: language, Published: published, Title: " "})
}

func (p *Pipeline) process(raw kawat.Raw, explain bool) (an kawat.Analysis, ex Explanation, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("fault of the program: %v\n%s", fault, debug.Stack())
		}
	}()
	an = kawat.Analysis{ID: raw.ID, Hash: raw.Hash(), Stamp: p.stamp, State: kawat.StateCoded}
	if an.ID == "" {
		an.ID = an.Hash
	}
	if an.Article, err = extract.Article(raw); err != nil {
		return an, ex, err
	}
	art := &an.Article
	code := raw.Lang
	if !explain || code == "" {
		code, _ = lang.Detect(art.Headline+"\n"+art.Text, raw.Lang)
	}
	if explain && p.langs[code] == nil {
		// Who explains a sentence means one of our languages, if it may be.
		for _, c := range slices.Sorted(maps.Keys(p.langs)) {
			if d, _ := lang.Detect(art.Text, c); d == c {
				code = c
				break
			}
		}
	}
	an.Lang = code
	l := p.langs[code]
	if l == nil {
		an.State = kawat.StateOther
		an.Reason = fmt.Sprintf("language %s has no rules", code)
		if explain {
			return an, ex, fmt.Errorf("explain: the sentence looks like language %q, which has no rules; name one with --lang: %w", code, kawat.ErrInvalid)
		}
		return an, ex, nil
	}
	doc := &kawat.Doc{Lang: code}
	for _, part := range []kawat.Part{kawat.Headline, kawat.Deck} {
		if text := art.PartText(part); text != "" {
			doc.Sentences = append(doc.Sentences, l.parser.Parse(text, part, []kawat.Span{{Start: 0, End: len(text)}})...)
		}
	}
	paragraphs := art.Paragraphs
	if n := slices.IndexFunc(paragraphs, func(s kawat.Span) bool { return s.End > maxText }); n >= 0 {
		paragraphs = slices.Clone(paragraphs[:n+1])
		paragraphs[n].End = len(strings.ToValidUTF8(art.Text[:maxText], "")) // no half letter
		if paragraphs[n].Start >= paragraphs[n].End {
			paragraphs = paragraphs[:n]
		}
		an.Limits = append(an.Limits, fmt.Sprintf("body: %d bytes, coded up to byte %d", len(art.Text), maxText))
	}
	doc.Sentences = append(doc.Sentences, l.parser.Parse(art.Text, kawat.Body, paragraphs)...)
	for i := range doc.Sentences {
		// A sentence that the parser cut ends within a run of text.
		if s := &doc.Sentences[i]; len(s.Tokens) >= ud.MaxTokens/4 && i+1 < len(doc.Sentences) {
			if o := &doc.Sentences[i+1]; o.In == s.In && o.Paragraph == s.Paragraph && len(s.Tokens)+len(o.Tokens) > ud.MaxTokens && !strings.ContainsAny(s.Tokens[len(s.Tokens)-1].Form, ".!?…\"”’»)") {
				an.Limits = append(an.Limits, fmt.Sprintf("sentence %d: more than %d words, cut at %d", i+1, ud.MaxTokens, len(s.Tokens)))
			}
		}
	}

	in := p.input(art, doc, l)
	an.Mentions = in.Mentions
	run := l.coder.Code
	if explain {
		run = l.coder.Explain
	}
	res := run(in)
	an.Events, an.Statements = res.Events, res.Statements
	for i := range an.Events {
		p.name(an.Events[i].Actors, l.pack.Code)
		p.name(an.Events[i].Recipients, l.pack.Code)
	}
	return an, Explanation{an, doc, res.Traces, res.Gaps, res.Because, res.OtherSides}, nil
}

// name gives actors that no words of the report name the name of their state.
func (p *Pipeline) name(side []kawat.Actor, lang string) {
	for i := range side {
		if e := p.base.Entity(side[i].Code); side[i].Name == "" && e != nil {
			side[i].Name = e.Name(lang)
		}
	}
}

// maxText is how many bytes of a body are parsed and coded; a news report has
// some thousands. What lies behind is kept and shown, but not coded, so that time
// per report is bounded.
const maxText = 400_000

// asOf is the day up to which the embedded knowledge was kept.
const asOf = "2026-01-01"

// input hands the coder what resolve found.
func (p *Pipeline) input(art *kawat.Article, doc *kawat.Doc, l *language) coder.Input {
	// A report without a date is at least as old as the last day it tells of;
	// one that tells of none is read as of the knowledge's own day.
	published := art.PublishedDay()
	times := resolve.Times(doc, l.pack, published)
	latest := published
	if published == "" {
		for _, t := range times {
			if t.Date.Precision == "day" {
				latest = max(latest, t.Date.To)
			}
		}
	}
	dated := *art
	if dated.Published = latest; latest == "" {
		dated.Published = asOf
	}
	res := p.resolver.Resolve(&dated, doc)
	in := coder.Input{Article: art, Doc: doc, Mentions: res.Mentions, Outlet: res.Outlet, At: p.resolver.At}
	for _, t := range res.Traits {
		in.Traits = append(in.Traits, coder.Trait{Locative: t.Locative, Outlet: t.Outlet})
	}
	for _, o := range res.Outlets {
		kind := kawat.LinkMedium
		if o.Kind == "agency" {
			kind = kawat.LinkAgency
		}
		name := o.Name
		if written := art.Slice(o.Span); !strings.Contains(written, " ") {
			name = written // "AP" rather than "Associated Press", where the report says so
		}
		in.Media = append(in.Media, coder.Medium{Span: o.Span, Entity: o.Entity, Name: name, Kind: kind, Sentence: o.Sentence, First: o.First, Last: o.Last})
	}
	for _, pl := range res.Places {
		in.Places = append(in.Places, coder.PlaceMention{Span: pl.Span, Place: pl.Place, Case: pl.Case, Sentence: pl.Sentence, First: pl.First, Last: pl.Last})
	}
	for _, t := range times {
		if !t.Dated() && !t.Duration && !t.Recurring {
			in.Undated = append(in.Undated, coder.TimeMention{Span: t.Span, Sentence: t.Sentence, First: t.First, Last: t.Last})
		}
		if !t.Dated() || t.Before || t.After || t.Weak {
			continue
		}
		in.Times = append(in.Times, coder.TimeMention{Span: t.Span, Date: t.Date, Next: t.Next, Prev: t.Prev, Complement: t.Complement, Entry: t.Entry, Sentence: t.Sentence, First: t.First, Last: t.Last})
	}
	in.Historical = func(d kawat.Date) bool { return resolve.TimeHistorical(d, latest) }
	return in
}
