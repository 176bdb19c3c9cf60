package web

import (
	"context"
	"strings"

	"kawat"
)

// A Why says how the program comes to an event, worked out anew from the kept
// report: the record has the rule and the evidence only.
type Why struct {
	Rule   string // text of the rule, as in its file, without examples
	Kinds  []string
	Sides  []WhySide  // the possible other sides, where the act's words name none
	Tokens []WhyToken // of the sentence of the trigger
	Tried  []WhyRule  // the other rules tried at the trigger
}

// A WhySide is a possible other side of an event whose words name none: its code, ""
// for nobody, and the chance that it is the right one, from 0 to 1.
type WhySide struct {
	Code   string
	Chance float64
}

// A WhyToken is a token of a sentence as the language model reads it
// (Universal Dependencies).
type WhyToken struct {
	N                         int // from 1
	Form, Lemma, UPOS, Deprel string
	Head                      string // form of the head, "" for the root
	Trigger                   bool
}

// A WhyRule is a rule that was tried and did not fire.
type WhyRule struct{ Word, Rule, Reason string }

// why is the explanation of an event, nil if there is none: the pages have no
// coder, or the program of today would code the report otherwise.
func (s *server) why(ctx context.Context, hash, event string) (*Why, error) {
	if s.opts.Why == nil {
		return nil, nil
	}
	raw, err := s.store.Raw(ctx, hash)
	if err != nil {
		return nil, err
	}
	return s.opts.Why(raw, event)
}

// KindText is what a kind of evidence is called in a language of the pages, "en" or
// "id"; a kind without name is called by itself.
func KindText(lang, kind string) string {
	if t, ok := strings.CutPrefix(kind, "type "); ok {
		return translate(lang, "kind.type", kawat.EventType(t))
	}
	if text := translate(lang, "kind."+kind); text != "kind."+kind {
		return text
	}
	return kind
}
