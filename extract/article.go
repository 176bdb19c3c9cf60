// Package extract turns the bytes of a news report, a web page or a text
// pasted from one, into a [kawat.Article]: the report without its furniture.
//
// Both media go through the same grammar. A page is first reduced to lines
// (page.go), each with the element that it stands in; a pasted text is lines
// already (paste.go). From there on bylines (names.go), dates (date.go),
// datelines (dateline.go) and furniture (furniture.go) are read from lines
// alone, because what a portal prints is what a reader pastes.
//
// Nothing here touches the network or the clock, and the same input always
// gives the same article. The order in which sources are believed is: the
// caller; what the page prints under a label; what it prints elsewhere; what
// it only declares (JSON-LD, meta). Printed beats declared because on Indonesian
// portals the declared author is often the editor.
package extract

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"kawat"
)

// MaxBytes is the size of the largest input that Article reads. News pages
// are some hundred kilobytes; what is larger is something else.
const MaxBytes = 16 << 20

// Article reads a report. The bytes are decoded by, in this order: byte order
// mark, raw.Charset, UTF-8 if all of it is valid, the charset declared in the
// first 8 KB, UTF-8 if only stray bytes are not (they become U+FFFD),
// Windows-1252; Damage tells of both. Errors wrap kawat.ErrInvalid and
// say what to do: the input is empty, too large, binary, of an unknown media
// type, or a page without article text, or raw.Published is no date.
//
// The text of the article is normalised: line breaks are "\n", no-break and
// other fancy spaces are " ", soft hyphens and zero-width characters are gone.
// Apart from that each paragraph of a pasted text stands as it stood there.
func Article(raw kawat.Raw) (kawat.Article, error) {
	if len(raw.Bytes) > MaxBytes {
		return kawat.Article{}, invalid("the input is %.1f MB, the bound is %d MB; give one report at a time", float64(len(raw.Bytes))/(1<<20), MaxBytes>>20)
	}
	text, damage, err := decode(raw.Bytes, raw.Charset)
	if err != nil {
		return kawat.Article{}, err
	}
	if raw.Published, err = Published(raw.Published); err != nil {
		return kawat.Article{}, fmt.Errorf("extract article: %w", err)
	}
	if strings.TrimSpace(normalize(text)) == "" {
		return kawat.Article{}, invalid("the input is empty; give the text or the page of a report")
	}
	a := newDraft(raw)
	switch {
	case raw.Media == kawat.HTML, raw.Media == kawat.Text && isPage(text):
		if err := a.readPage(text); err != nil {
			return kawat.Article{}, err
		}
		if cutOff(text) {
			damage = strings.TrimPrefix(damage+", the page is cut off", ", ")
		}
	case raw.Media == kawat.Text:
		a.readPaste(normalize(text))
	default:
		return kawat.Article{}, invalid("the media type %q is unknown; use %q or %q", raw.Media, kawat.Text, kawat.HTML)
	}
	out := a.article()
	if damage != "" {
		out.Found["text"] += damageMark + damage
	}
	return out, nil
}

// damageMark stands in Found["text"] between where the text was found and what
// is wrong with it.
const damageMark = "; "

// Damage tells what is wrong with an input that an article was read from all the
// same, such as "the page is cut off"; "" if nothing is.
func Damage(a *kawat.Article) string {
	_, damage, _ := strings.Cut(a.Found["text"], damageMark)
	return damage
}

var pageEnd = regexp.MustCompile(`(?i)</(?:body|html)\s*>`)

// cutOff reports whether a page ends within a tag, or without the end of an
// element that holds its text.
func cutOff(text string) bool {
	if strings.LastIndexByte(text, '<') > strings.LastIndexByte(text, '>') {
		return true
	}
	low := strings.ToLower(text)
	open := func(name string) bool {
		return strings.Count(low, "<"+name+">")+strings.Count(low, "<"+name+" ") > strings.Count(low, "</"+name)
	}
	return !pageEnd.MatchString(text) && (open("article") || open("main") || open("div"))
}

// isPage reports whether what was announced as plain text is the source of a
// web page: it opens with a document type or the root element.
func isPage(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s[:min(len(s), 512)]))
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html")
}

func invalid(format string, args ...any) error {
	return fmt.Errorf("extract article: %w: %s", kawat.ErrInvalid, fmt.Sprintf(format, args...))
}

// A draft is an article in the making: the fields found so far and where.
type draft struct {
	raw        kawat.Raw
	url        string
	outlet     string
	headline   string
	deck       string
	byline     []string
	editor     []string
	published  string
	modified   string
	dateline   string
	paragraphs []string
	bodyWhere  string // where the page has its body; "" in a text
	bodyLines  []int  // lines of a text with a paragraph
	related    []kawat.Related
	relLines   []int // lines of a text with a related link
	found      map[string]string

	junk     map[string]bool // lines known to be furniture, or not to be
	initials []string        // sign-off initials "(gem/yos)", a byline if there is no other
	team     string          // "Tim Nusa24", a byline if there is no other
	mark     string          // the outlet as the dateline prints it
	rights   string          // the outlet as the copyright line prints it, the weakest evidence
}

func newDraft(raw kawat.Raw) *draft {
	a := &draft{raw: raw, found: map[string]string{}, junk: map[string]bool{}}
	if raw.URL != "" {
		a.url = clean(raw.URL)
		a.found["url"] = "caller"
	}
	if o := clean(raw.Outlet); o != "" {
		a.outlet = o
		a.found["outlet"] = "caller"
	}
	if t := clean(raw.Title); t != "" {
		a.headline = t
		a.found["headline"] = "caller"
	}
	if p := clean(raw.Published); p != "" {
		a.published = p
		a.found["published"] = "caller"
	}
	return a
}

// set fills a field that is still empty and notes where its value was found.
func (a *draft) set(field *string, name, value, where string) bool {
	value = strings.TrimSpace(value)
	if *field != "" || value == "" {
		return false
	}
	*field = value
	a.found[name] = where
	return true
}

// add appends names to a list field, leaving out those that are there already.
func (a *draft) add(list *[]string, field string, names []string, where string) {
	for _, n := range names {
		if len(*list) >= maxNames || hasName(*list, n) {
			continue
		}
		if len(*list) == 0 {
			a.found[field] = where
		}
		*list = append(*list, n)
	}
}

// article completes the draft: it fills the fields that only have weak
// evidence and lays out the text.
func (a *draft) article() kawat.Article {
	if len(a.byline) == 0 && a.team != "" {
		a.add(&a.byline, "byline", []string{a.team}, "team")
	}
	if len(a.byline) == 0 && len(a.editor) == 0 {
		a.add(&a.byline, "byline", a.initials, "initials")
	}
	a.set(&a.outlet, "outlet", a.mark, "dateline")
	a.set(&a.outlet, "outlet", a.rights, "rights")
	a.set(&a.published, "published", a.modified, a.found["modified"]) // the only date that the report prints
	out := kawat.Article{
		URL: a.url, Outlet: a.outlet, Headline: a.headline, Deck: a.deck,
		Byline: a.byline, Editor: a.editor,
		Published: a.published, Modified: a.modified, Dateline: a.dateline,
		Paragraphs: make([]kawat.Span, 0, len(a.paragraphs)),
		Related:    a.related,
	}
	if out.Byline == nil {
		out.Byline = []string{}
	}
	if out.Editor == nil {
		out.Editor = []string{}
	}
	if out.Related == nil {
		out.Related = []kawat.Related{}
	}
	a.noteBody()
	out.Found = a.found
	var b strings.Builder
	for _, p := range a.paragraphs {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		start := b.Len()
		b.WriteString(p)
		out.Paragraphs = append(out.Paragraphs, kawat.Span{Start: start, End: b.Len()})
	}
	out.Text = b.String()
	return out
}

// noteBody says where text, paragraphs and related links were found: in which
// part of a page, or on which lines of a text.
func (a *draft) noteBody() {
	where := a.bodyWhere
	if where == "" {
		where = lineRange(a.bodyLines)
	}
	a.found["text"], a.found["paragraphs"] = where, where
	if len(a.related) > 0 {
		a.found["related"] = "visible"
		if len(a.relLines) > 0 {
			a.found["related"] = lineRange(a.relLines)
		}
	}
}

// lineRange names lines that come in order: "line 3", "lines 3-9".
func lineRange(nums []int) string {
	if len(nums) == 0 {
		return "line 1"
	}
	first, last := nums[0], nums[len(nums)-1]
	if first == last {
		return fmt.Sprintf("line %d", first)
	}
	return fmt.Sprintf("lines %d-%d", first, last)
}

// clean returns a value from outside as one line of valid UTF-8.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.Join(strings.Fields(normalize(s)), " ")
}
