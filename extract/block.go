package extract

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A block is a paragraph-like piece of a page: text between two boundaries
// of block elements, or between two line breaks in a row.
type block struct {
	line
	node  *html.Node // nearest block element
	part  part       // what the classes around it say it is
	time  string     // datetime of a time element in it
	title bool       // it is an h1
}

// A part is what the class names around a block say it is.
type part int

const (
	noPart part = iota
	authorPart
	editorPart
	datePart
	deckPart
	relatedPart
	captionPart
	junkPart
)

// partWords are the words of class names and ids by which portals mark parts.
// A class counts by its whole words: "detail__author", "article-author".
var partWords = map[string]part{
	"author": authorPart, "authors": authorPart, "byline": authorPart, "bylines": authorPart, "penulis": authorPart, "reporter": authorPart, "writer": authorPart, "contributor": authorPart, "contributors": authorPart, "pewarta": authorPart,
	"editor": editorPart, "penyunting": editorPart, "redaktur": editorPart,
	"date": datePart, "time": datePart, "timestamp": datePart, "published": datePart, "publish": datePart, "pubdate": datePart, "datetime": datePart, "dateline": datePart, "tanggal": datePart,
	"deck": deckPart, "dek": deckPart, "standfirst": deckPart, "subtitle": deckPart, "subheadline": deckPart, "subhead": deckPart, "subheading": deckPart, "subjudul": deckPart, "excerpt": deckPart, "lede": deckPart, "tagline": deckPart, "strapline": deckPart, "kicker": noPart,
	"linksisip": relatedPart, "lihatjg": relatedPart, "bacajuga": relatedPart, "readalso": relatedPart, "alsoread": relatedPart, "related": relatedPart, "terkait": relatedPart, "readmore": relatedPart, "inlinerelated": relatedPart, "readother": relatedPart, "bacalagi": relatedPart, "promo": relatedPart, "promotion": relatedPart, "recommended": relatedPart, "recommendation": relatedPart, "recommendations": relatedPart, "rekomendasi": relatedPart,
	"caption": captionPart, "figcaption": captionPart, "captions": captionPart, "photocaption": captionPart, "credit": captionPart, "credits": captionPart,
	"share": junkPart, "sharing": junkPart, "social": junkPart, "socials": junkPart, "sosmed": junkPart, "breadcrumb": junkPart, "breadcrumbs": junkPart, "tag": junkPart, "tags": junkPart, "tagging": junkPart, "comment": junkPart, "comments": junkPart, "komentar": junkPart,
	"newsletter": junkPart, "newsletters": junkPart, "subscribe": junkPart, "subscription": junkPart, "langganan": junkPart, "ad": junkPart, "ads": junkPart, "advert": junkPart, "adverts": junkPart, "advertisement": junkPart, "iklan": junkPart, "banner": junkPart, "sponsor": junkPart, "sponsored": junkPart,
	"popular": junkPart, "terpopuler": junkPart, "populer": junkPart, "trending": junkPart, "paging": junkPart, "pagination": junkPart, "pager": junkPart, "copyright": junkPart,
	"outbrain": junkPart, "taboola": junkPart, "mgid": junkPart, "cookie": junkPart, "cookies": junkPart, "modal": junkPart, "popup": junkPart, "login": junkPart, "toolbar": junkPart, "sidebar": junkPart, "player": junkPart, "nav": junkPart, "navbar": junkPart, "menu": junkPart, "footer": junkPart, "infobox": junkPart, "disclaimer": junkPart, "paywall": junkPart, "poll": junkPart, "widget": junkPart, "skip": junkPart,
}

var classWord = regexp.MustCompile(`[A-Za-z][a-z]*`)

// partOf reads the classes of one element. The word that says most about what
// to leave out decides.
func partOf(n *html.Node) part {
	best := noPart
	for _, a := range n.Attr {
		var v string
		switch a.Key {
		case "class", "id", "data-testid", "data-component", "data-gu-name":
			v = a.Val
		case "itemprop":
			switch a.Val {
			case "author":
				return authorPart
			case "editor":
				return editorPart
			case "datePublished", "dateModified":
				return datePart
			}
			continue
		case "rel":
			if a.Val == "author" {
				return authorPart
			}
			continue
		case "role":
			if a.Val == "navigation" || a.Val == "complementary" || a.Val == "dialog" || a.Val == "contentinfo" {
				return junkPart
			}
			continue
		default:
			continue
		}
		if len(v) > 400 {
			continue
		}
		low := strings.ToLower(v)
		if strings.Contains(low, "baca") && strings.Contains(low, "juga") || strings.Contains(low, "related-inline") || strings.Contains(low, "inline-related") || strings.Contains(low, "read__others") {
			return relatedPart
		}
		for _, w := range classWord.FindAllString(v, 40) {
			if p := partWords[strings.ToLower(w)]; p > best {
				best = p
			}
		}
	}
	return best
}

// blockTags are the elements that stand on lines of their own.
var blockTags = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "center": true, "dd": true, "details": true, "dialog": true, "div": true, "dl": true, "dt": true,
	"fieldset": true, "figcaption": true, "figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "header": true, "hr": true,
	"li": true, "main": true, "nav": true, "ol": true, "p": true, "pre": true, "section": true, "summary": true, "table": true, "tbody": true, "td": true, "th": true, "thead": true, "tr": true, "ul": true,
}

// deadTags hold no text of a report.
var deadTags = map[string]bool{
	"script": true, "style": true, "noscript": true, "template": true, "iframe": true, "svg": true, "object": true, "embed": true, "canvas": true, "video": true, "audio": true, "button": true,
	"select": true, "option": true, "input": true, "textarea": true, "head": true, "math": true, "map": true,
}

// A walker collects the blocks of a page or of one part of it.
type walker struct {
	base   *url.URL
	inside bool // of the body: leave out furniture; else only what can't be seen
	blocks []block

	text  strings.Builder
	space bool // white space is due before the next text
	links []inlineLink
	open  int // start of the link that is open, -1 for none
	href  string
	time  string
	h1    bool
	// An inline element that is marked, such as <span class="author">, and how
	// many bytes of the block stand in it.
	inline    part
	inlineLen int
}

type inlineLink struct {
	start, end int
	href       string
}

// collect returns the blocks under n in order.
func collect(n *html.Node, base *url.URL, inside bool) []block {
	w := &walker{base: base, inside: inside, open: -1}
	w.walk(n, n, noPart, "", 0)
	w.flush(n, noPart, "")
	return w.blocks
}

func (w *walker) walk(n, blockNode *html.Node, p part, tag string, depth int) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.DocumentNode:
	case html.ElementNode:
		if depth > 0 && w.skip(n) {
			if blockTags[n.Data] {
				w.flush(blockNode, p, tag)
			}
			return
		}
	default:
		return
	}
	outer := p
	if depth > 0 {
		if q := partOf(n); q != noPart && !(w.inside && q != relatedPart && isBulk(n)) && !(q == junkPart && !w.inside && isBulk(n)) {
			p = q
		}
	}
	switch n.Data {
	case "br":
		w.lineBreak(n, blockNode, p, tag)
		return
	case "a":
		if w.open < 0 {
			w.open, w.href = w.text.Len(), attr(n, "href")
			defer func() {
				if w.open >= 0 && w.text.Len() > w.open {
					w.links = append(w.links, inlineLink{w.open, w.text.Len(), w.href})
				}
				w.open = -1
			}()
		}
	case "time":
		if v := attr(n, "datetime"); v != "" && w.time == "" {
			w.time = v
		}
	}
	isBlock := n.Type == html.DocumentNode || blockTags[n.Data]
	if isBlock {
		w.flush(blockNode, outer, tag)
		if t := n.Data; t == "p" || t == "li" || t == "blockquote" || t == "figcaption" || len(t) == 2 && t[0] == 'h' && t[1] <= '6' {
			tag = t
		}
		if n.Data == "h1" {
			w.h1 = true
		}
		blockNode = n
	} else if !w.inside && (n.Data == "span" || n.Data == "a" || n.Data == "time" || n.Data == "label" || n.Data == "strong") {
		w.space = true // parts of a credit line are set apart by style alone
	}
	before := w.text.Len()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, blockNode, p, tag, depth+1)
	}
	if q := partOf(n); !isBlock && q != noPart && w.text.Len()-before > w.inlineLen {
		w.inline, w.inlineLen = q, w.text.Len()-before
	}
	if isBlock {
		if w.open >= 0 && w.text.Len() > w.open {
			w.links = append(w.links, inlineLink{w.open, w.text.Len(), w.href})
		}
		w.flush(n, p, tag)
		if w.open >= 0 {
			w.open = 0
		}
	} else if !w.inside && (n.Data == "span" || n.Data == "a" || n.Data == "time" || n.Data == "label") {
		w.space = true
	}
}

// skip reports whether an element shows no text of the report.
func (w *walker) skip(n *html.Node) bool {
	if deadTags[n.Data] || hidden(n) {
		return true
	}
	if !w.inside {
		return n.Data == "nav"
	}
	switch n.Data {
	case "nav", "aside", "footer", "form", "figure", "figcaption", "table", "dialog":
		if n.Data == "aside" || n.Data == "table" {
			if partOf(n) == relatedPart {
				return false
			}
			if t := clean(textOf(n)); len(t) < 300 && relatedLabel.MatchString(t) {
				return false
			}
		}
		return !isBulk(n)
	}
	switch p := partOf(n); p {
	case junkPart, captionPart:
		return !isBulk(n)
	}
	return false
}

// isBulk reports whether an element holds several long paragraphs, so that its
// class can't be meant for all of it.
func isBulk(n *html.Node) bool {
	count := 0
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if count >= 3 || depth > 12 || deadTags[n.Data] {
			return
		}
		if n.Data == "p" && len(textOf(n)) >= 100 {
			count++
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				walk(c, depth+1)
			}
		}
	}
	walk(n, 0)
	return count >= 3
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if hiddenStyle.MatchString(a.Val) {
				return true
			}
		case "class":
			for _, c := range strings.Fields(a.Val) {
				if c == "sr-only" || c == "visually-hidden" || c == "screen-reader-text" || c == "hidden" || c == "d-none" {
					return true
				}
			}
		}
	}
	return false
}

func (w *walker) write(s string) {
	s = normalize(s)
	for s != "" {
		i := strings.IndexAny(s, " \n")
		switch {
		case i == 0:
			w.space = true
			s = s[1:]
			continue
		case i < 0:
			i = len(s)
		}
		if w.space && w.text.Len() > 0 {
			w.text.WriteByte(' ')
		}
		w.space = false
		if w.open == w.text.Len()-1 && w.open >= 0 && strings.HasSuffix(w.text.String(), " ") {
			w.open++
		}
		w.text.WriteString(s[:i])
		s = s[i:]
	}
}

// lineBreak ends a paragraph at a second break in a row, and at a single one
// that follows a sentence or precedes a label.
func (w *walker) lineBreak(n, blockNode *html.Node, p part, tag string) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(normalize(next.Data)) == "" {
		next = next.NextSibling
	}
	double := next != nil && next.Type == html.ElementNode && next.Data == "br"
	soFar := w.text.String()
	ahead := ""
	for m := next; m != nil && len(ahead) < 40 && m.Data != "br"; m = m.NextSibling {
		ahead += textOf(m)
	}
	ahead = strings.TrimSpace(ahead)
	_, link := relatedText(ahead)
	role, _, _, colon := label(ahead)
	if double || !w.inside || endsSentence(soFar) && utf8.RuneCountInString(soFar) > 40 || link || role != noRole && colon {
		w.flush(blockNode, p, tag)
		return
	}
	w.space = true
}

// flush ends the block that is being collected.
func (w *walker) flush(n *html.Node, p part, tag string) {
	text := strings.TrimSpace(w.text.String())
	if text != "" {
		if p == noPart && w.inlineLen*3 >= len(text) {
			p = w.inline
		}
		b := block{line: line{text: text, tag: tag}, node: n, part: p, time: w.time, title: w.h1 && tag == "h1"}
		covered := 0
		for _, l := range w.links {
			covered += l.end - l.start
			if b.url == "" {
				b.url = w.absolute(l.href)
			}
		}
		b.linked = covered*10 >= len(text)*8
		w.blocks = append(w.blocks, b)
		w.time = ""
	}
	w.text.Reset()
	w.space = false
	w.links = nil
	w.inline, w.inlineLen = noPart, 0
	if w.open > 0 {
		w.open = 0
	}
}

// absolute resolves the target of a link; "" if it leads nowhere.
func (w *walker) absolute(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(strings.ToLower(href), "javascript:") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if w.base != nil {
		u = w.base.ResolveReference(u)
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
