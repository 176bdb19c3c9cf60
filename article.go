package kawat

// An Article is a report without its furniture: what was written, by whom,
// when, and what stands where. Absent fields are empty, never guessed.
type Article struct {
	URL      string   `json:"url,omitempty"`
	Outlet   string   `json:"outlet,omitempty"`
	Headline string   `json:"headline,omitempty"`
	Deck     string   `json:"deck,omitempty"` // the sentence printed under the headline
	Byline   []string `json:"byline"`         // writers, without role labels
	Editor   []string `json:"editor"`
	// Published and Modified are ISO 8601: a date ("2022-08-16") or a time with
	// its zone ("2022-08-16T09:14:00+07:00"), as precise as the report told.
	Published string `json:"published,omitempty"`
	Modified  string `json:"modified,omitempty"`
	// Dateline is the place that opens the body ("MOSKOW"), without the outlet.
	Dateline string `json:"dateline,omitempty"`
	// Text is the body: paragraphs joined by one "\n", without dateline,
	// related links, captions and other furniture.
	Text       string    `json:"text"`
	Paragraphs []Span    `json:"paragraphs"` // into Text, in order, without the line breaks
	Related    []Related `json:"related"`    // links printed inside the body
	// Found says for each filled field where it was found, such as "json-ld",
	// "meta:og:title", "label:Penulis", "caller". Keys are the JSON names above.
	Found map[string]string `json:"found,omitempty"`
}

// Related is a link that the report prints inside its body ("Baca juga: …").
type Related struct {
	Text string `json:"text"`          // without the label
	URL  string `json:"url,omitempty"` // target, absolute where the base is known
}

// PartText returns the text that spans of part p point into.
func (a *Article) PartText(p Part) string {
	switch p {
	case Headline:
		return a.Headline
	case Deck:
		return a.Deck
	}
	return a.Text
}

// Slice returns the text under s, or "" if s does not lie within its part.
func (a *Article) Slice(s Span) string {
	t := a.PartText(s.In)
	if s.Start < 0 || s.End > len(t) || s.Start > s.End {
		return ""
	}
	return t[s.Start:s.End]
}

// PublishedDay is the calendar day of Published, "YYYY-MM-DD" in the zone that
// the report gave, or "" if unknown.
func (a *Article) PublishedDay() string {
	if len(a.Published) < len("2006-01-02") {
		return ""
	}
	return a.Published[:len("2006-01-02")]
}
