package extract

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
)

const (
	// minBody is the least text, in bytes, that makes a page an article.
	minBody = 60
	// maxWeight bounds the pages that readability is asked to read, in bytes of
	// text times the depth at which it stands, since it counts the text of each
	// element anew. Pages of news have some millions.
	maxWeight = 48 << 20
	// maxCandidates is how many elements are weighed as the body.
	maxCandidates = 40
)

// A page is a web page as parsed.
type page struct {
	declared
	root       *html.Node
	url        *url.URL
	candidates []*html.Node     // elements whose names say that they hold the body
	sections   []*html.Node     // article and main elements
	weight     int              // bytes of text times its depth
	lines      []block          // all that a reader sees, in order
	at         map[string][]int // indexes into lines by the first letters of their text
	title      int              // index of the headline in lines, -1 if it isn't printed
	top        int              // index of the first paragraph of the body in lines, or -1
	bottom     int              // index of its last paragraph in lines, or -1
	shown      stamp            // date of publication as printed
	changed    stamp            // date of the last change as printed
}

// bodyName are the names by which portals mark the element with the body.
var bodyName = regexp.MustCompile(`(?i)(?:article[-_]*(?:body|content|text|detail|main)|body[-_]*(?:text|content|article)|detail[-_]*(?:body|text|konten|content|artikel|article|in\b|berita)|read[-_]*(?:content|page)|side[-_]article|txt[-_]article|post[-_]*(?:content|body|text)|entry[-_]*content|content[-_]*(?:article|body|detail|text|berita)|story[-_]*(?:body|content|text)|(?:isi|konten|content)[-_]*(?:berita|artikel|news)|itp_bodycontent|rich[-_]*text|wysiwyg|news[-_]*(?:content|body|text|detail)|main[-_]content|caas-body|paywall|text-block|maincontent|single[-_]*content|the[-_]content)`)

// readPage reads a web page.
func (a *draft) readPage(text string) error {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return invalid("the page can't be parsed as HTML (%v); give the text of the report instead", err)
	}
	p := &page{root: root, declared: declared{meta: map[string]string{}}}
	p.survey(root, 0)
	p.setURL(a)
	p.lines = collect(root, p.url, false)
	p.at = map[string][]int{}
	for i, b := range p.lines {
		k := head(key(b.text))
		p.at[k] = append(p.at[k], i)
	}
	body, where := p.body()
	a.bodyWhere = where
	a.readOutlet(p)
	p.findTitle(a)
	body = p.trimBody(a, body)
	p.locate(body)
	a.readCredits(p)
	a.readDeck(p)
	body = dropText(body, a.deck)
	a.readDates(p)
	a.readBody(a.asLines(body), visibleText(body))
	a.readTailCredits(p)
	a.readDeclaredNames(p)
	size := 0
	for _, s := range a.paragraphs {
		size += len(s)
	}
	if size == 0 || size < minBody && !a.isBare(p, size) {
		return invalid("the page has no article text (%d bytes outside navigation and furniture); give the page of a single report, or its text", size)
	}
	return nil
}

// isBare reports whether a page prints little besides its headline and a body
// of size bytes, so that a body that is short is all there is.
func (a *draft) isBare(p *page, size int) bool {
	printed := 0
	for i, b := range p.lines {
		_, credit := a.readCredit(b.text, b.part != authorPart)
		if i != p.title && !b.title && !credit && b.part != relatedPart && key(b.text) != key(a.headline) && key(b.text) != key(a.deck) {
			printed += len(b.text)
		}
	}
	return size*2 >= printed
}

// survey walks the parsed page once for what it declares and for the elements
// that may hold the body.
func (p *page) survey(n *html.Node, depth int) {
	if n.Type == html.TextNode {
		p.weight += depth * len(n.Data)
	}
	if n.Type == html.ElementNode {
		switch n.Data {
		case "meta", "title", "base", "link":
			p.readHeadTags(n)
		case "script":
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				p.readJSONLD(textOf(n))
			}
			return
		case "article", "main":
			p.sections = append(p.sections, n)
		}
		if len(p.candidates) < maxCandidates && n.Data != "body" && n.Data != "html" && (attr(n, "itemprop") == "articleBody" || blockTags[n.Data] && (bodyName.MatchString(attr(n, "class")) || bodyName.MatchString(attr(n, "id")))) {
			p.candidates = append(p.candidates, n)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.survey(c, depth+1)
	}
}

// setURL notes the address of the page: what the caller says, else what the
// page declares.
func (p *page) setURL(a *draft) {
	parse := func(s string) *url.URL {
		u, err := url.Parse(s)
		if err != nil || u.Host == "" {
			return nil
		}
		return u
	}
	p.url = parse(a.url)
	for _, c := range []struct{ value, where string }{{p.canonical, "canonical"}, {p.meta["og:url"], "meta:og:url"}} {
		if u := parse(c.value); u != nil && (u.Scheme == "http" || u.Scheme == "https") {
			a.set(&a.url, "url", u.String(), c.where)
			if p.url == nil {
				p.url = u
			}
		}
	}
	if p.base != "" {
		if u, err := url.Parse(p.base); err == nil {
			if p.url != nil {
				u = p.url.ResolveReference(u)
			}
			if u.Host != "" {
				p.url = u
			}
		}
	}
}

// prose is how many bytes of running text blocks hold.
func prose(blocks []block) int {
	n := 0
	for _, b := range blocks {
		if len(b.text) >= 40 && !b.linked && b.part != junkPart && b.part != captionPart && b.part != relatedPart && (b.tag == "" || b.tag[0] != 'h') {
			n += len(b.text)
		}
	}
	return n
}

// body finds the blocks of the report. Elements that are named as its body
// come first; if there is none with enough text, or much more text stands
// elsewhere in the article, readability decides. Where says which it was.
func (p *page) body() (blocks []block, where string) {
	best, size := p.weigh(p.candidates)
	wide, wideSize := p.weigh(p.sections)
	if size >= 250 && size*5 >= wideSize*2 {
		return best, "visible:body"
	}
	if p.weight <= maxWeight {
		if read := p.readable(); prose(read) > max(size, 140) {
			return p.orDeclared(read, "readability")
		}
	}
	where = "visible:body"
	if wideSize > size {
		best, size, where = wide, wideSize, "visible:article"
	}
	if size < minBody {
		best, where = collect(p.root, p.url, true), "visible"
	}
	return p.orDeclared(best, where)
}

// orDeclared prefers the article body of the JSON-LD where the page shows only
// a small part of it.
func (p *page) orDeclared(blocks []block, where string) ([]block, string) {
	if len(p.ld.body) < 300 || prose(blocks)*3 > len(p.ld.body) {
		return blocks, where
	}
	var out []block
	for _, s := range strings.Split(p.ld.body, "\n") {
		if s = clean(s); s != "" {
			out = append(out, block{line: line{text: s, tag: "p"}})
		}
	}
	return out, "json-ld"
}

// weigh returns the blocks of the element with the most prose, or of the
// innermost element that has nearly as much.
func (p *page) weigh(nodes []*html.Node) ([]block, int) {
	var best []block
	top, size := 0, 0
	type weighed struct {
		blocks []block
		size   int
	}
	var all []weighed
	for _, n := range nodes {
		b := collect(n, p.url, true)
		all = append(all, weighed{b, prose(b)})
		top = max(top, all[len(all)-1].size)
	}
	for _, w := range all { // document order: inner elements come later
		if w.size*10 >= top*9 {
			best, size = w.blocks, w.size
		}
	}
	return best, size
}

// readable asks go-readability for the body. Its work is on a clone, and a
// fault in it is no fault of the page.
func (p *page) readable() (blocks []block) {
	defer func() {
		if recover() != nil {
			blocks = nil
		}
	}()
	parser := readability.NewParser()
	parser.KeepClasses = true
	parser.DisableJSONLD = true
	parser.CharThresholds = 200
	got, err := parser.ParseDocument(p.root, p.url)
	if err != nil || got.Node == nil {
		return nil
	}
	return collect(got.Node, p.url, true)
}

// readOutlet takes the name of the outlet that the page declares.
func (a *draft) readOutlet(p *page) {
	site, where := p.first("og:site_name")
	a.set(&a.outlet, "outlet", siteName(site), where)
	a.set(&a.outlet, "outlet", siteName(p.ld.publisher), "json-ld")
	site, where = p.first("application-name", "publisher", "dc.publisher")
	a.set(&a.outlet, "outlet", siteName(site), where)
}

// siteName cuts the slogan off a site's name.
func siteName(s string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", ": "} {
		if head, _, ok := strings.Cut(s, sep); ok && len(head) >= 3 {
			s = head
		}
	}
	return strings.TrimPrefix(s, "@")
}

// findTitle settles the headline: what is printed as the main heading if it is
// that of the report, else what the page declares, without the site's name.
func (p *page) findTitle(a *draft) {
	p.title = -1
	og, ogWhere := p.first("og:title", "twitter:title", "dc.title", "title")
	var names []string
	for _, s := range []string{p.ld.headline, a.stripSite(og, p), a.stripSite(p.pageTitle, p), a.headline} {
		if s != "" {
			names = append(names, s)
		}
	}
	score := 0.0
	headings := 0
	for i, b := range p.lines {
		if !b.title || b.part == junkPart {
			continue
		}
		headings++
		s := 0.0
		for _, n := range names {
			s = max(s, overlap(b.text, n))
		}
		if s > score {
			score, p.title = s, i
		}
	}
	if score < 0.5 {
		p.title = -1
		if headings == 1 && len(names) == 0 {
			for i, b := range p.lines {
				if b.title && len(strings.Fields(b.text)) >= 3 {
					p.title = i
				}
			}
		}
	}
	if p.title >= 0 {
		a.set(&a.headline, "headline", a.stripSite(p.lines[p.title].text, p), "h1")
	}
	a.set(&a.headline, "headline", a.stripSite(p.ld.headline, p), "json-ld")
	a.set(&a.headline, "headline", a.stripSite(og, p), ogWhere)
	a.set(&a.headline, "headline", a.stripSite(p.pageTitle, p), "title")
	if p.title < 0 {
		for i, b := range p.lines {
			if a.headline != "" && key(b.text) == key(a.headline) {
				p.title = i
				break
			}
		}
	}
}

var pageOf = regexp.MustCompile(`(?i)[\s|,–-]+(?:halaman|page|hal\.?)\s+(?:all|semua|\d+)(?:\s+(?:of|dari)\s+\d+)?\s*$`)

// stripSite removes the site's name from the end, or the beginning, of a title.
func (a *draft) stripSite(s string, p *page) string {
	host := ""
	if p.url != nil {
		host = key(strings.ReplaceAll(p.url.Hostname(), "-", ""))
	}
	site := func(t string) bool {
		t = strings.TrimSpace(t)
		k := key(t)
		if k == "" {
			return true
		}
		return domain.MatchString(t) || k == key(a.outlet) || k == key(p.meta["og:site_name"]) || k == key(p.ld.publisher) || len(k) >= 3 && len(t) < 40 && strings.Contains(host, k) ||
			agency.MatchString(t) && len(t) > 4 && !strings.Contains(t, "/")
	}
	s = pageOf.ReplaceAllString(strings.TrimSpace(s), "")
	for range 3 {
		cut := false
		for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " ~ "} {
			if i := strings.LastIndex(s, sep); i > 0 && (site(s[i+len(sep):]) || sections.MatchString(s[i+len(sep):]) && strings.Contains(" | :: » ", sep)) {
				s, cut = strings.TrimSpace(s[:i]), true
			} else if i := strings.Index(s, sep); i > 0 && site(s[:i]) {
				s, cut = strings.TrimSpace(s[i+len(sep):]), true
			}
		}
		s = pageOf.ReplaceAllString(s, "")
		if !cut {
			break
		}
	}
	return s
}

// overlap is the share of the words of the shorter title that the longer one
// has too.
func overlap(s, t string) float64 {
	sw, tw := titleWords(s), titleWords(t)
	if len(sw) > len(tw) {
		sw, tw = tw, sw
	}
	if len(sw) == 0 {
		return 0
	}
	have := map[string]bool{}
	for _, w := range tw {
		have[w] = true
	}
	n := 0
	for _, w := range sw {
		if have[w] {
			n++
		}
	}
	if len(sw) < 3 && len(tw) > 5 {
		return 0
	}
	return float64(n) / float64(len(sw))
}

func titleWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if k := key(w); k != "" {
			out = append(out, k)
		}
	}
	return out
}

// trimBody drops the head of the report from its body, where both stand in one
// element: all above the headline, and credits and captions below it.
func (p *page) trimBody(a *draft, body []block) []block {
	for i, b := range body[:min(len(body), 15)] {
		if a.headline != "" && (b.title || key(b.text) == key(a.headline)) {
			body = body[i+1:]
			break
		}
	}
	for n := 0; len(body) > 1 && n < maxHead; n++ {
		b := body[0]
		s := b.text
		c, ok := a.readCredit(s, b.part != authorPart)
		switch {
		case b.part == deckPart && deckShape(s), p.creditBetween(a, b, body[1]) && deckShape(s) && utf8.RuneCountInString(s) < 300:
			a.set(&a.deck, "deck", s, "visible:deck")
		case ok && (c.labelled || len(c.writers) > 0):
		case (b.part == authorPart || b.part == editorPart || b.part == datePart) && utf8.RuneCountInString(s) < 120:
		case a.isJunk(s), isCaption(s, false), b.part == junkPart && len(s) < 200, sections.MatchString(s), breadcrumb.MatchString(s) && strings.ContainsAny(s, ">›»"):
		default:
			return body
		}
		body = body[1:]
	}
	return body
}

// creditBetween reports whether a byline or date stands between two blocks,
// so that the first belongs to the head of the report.
func (p *page) creditBetween(a *draft, first, second block) bool {
	i := p.find(first, 0)
	if i < 0 {
		return false
	}
	j := p.find(second, i+1)
	if j < 0 || j > i+20 {
		return false
	}
	for _, b := range p.lines[i+1 : j] {
		if b.part == captionPart || b.part == relatedPart || b.part == junkPart {
			continue
		}
		if c, ok := a.readCredit(b.text, b.part != authorPart); ok && (c.label != "" || c.published.day != "" && b.part != noPart || len(c.writers) > 0) {
			return true
		}
	}
	return false
}

// find returns the line of the page with the text of a block, at or after a
// line; -1 if there is none.
func (p *page) find(b block, from int) int {
	for _, i := range p.at[head(key(b.text))] {
		if i >= from {
			return i
		}
	}
	return -1
}

// locate finds the first and the last paragraph of the body among the lines of
// the page.
func (p *page) locate(body []block) {
	p.top, p.bottom = -1, -1
	for _, b := range body {
		if len(b.text) < 40 || b.part == relatedPart || b.linked {
			continue
		}
		for _, i := range p.at[head(key(b.text))] {
			if p.top < 0 {
				if i > p.title {
					p.top, p.bottom = i, i
					break
				}
			} else if i > p.bottom {
				p.bottom = i
				break
			}
		}
	}
}

func head(s string) string { return s[:min(len(s), 80)] }

// headLines returns the lines between the headline, or a little above the
// body if it isn't printed, and the body.
func (p *page) headLines() []block {
	switch {
	case p.title >= 0 && p.top > p.title:
		return p.lines[p.title+1 : min(p.top, p.title+60)]
	case p.title >= 0:
		return p.lines[p.title+1 : min(len(p.lines), p.title+12)]
	case p.top >= 0:
		return p.lines[max(0, p.top-15):p.top]
	}
	return nil
}

// readCredits reads bylines, editors and dates printed between headline and
// body, and those in marked elements right above the headline.
func (a *draft) readCredits(p *page) {
	lines := p.headLines()
	if p.title > 0 {
		for i := max(0, p.title-5); i < p.title; i++ {
			if b := p.lines[i]; b.part == authorPart || b.part == editorPart || b.part == datePart {
				lines = append(lines[:len(lines):len(lines)], b)
			}
		}
	}
	pending, name := noRole, ""
	for _, b := range lines {
		s := b.text
		if b.part == captionPart || b.part == junkPart || b.part == relatedPart || utf8.RuneCountInString(s) > 180 {
			pending = noRole
			continue
		}
		if pending != noRole {
			if names := a.names(s, true); len(names) > 0 && len(strings.Fields(s)) <= 12 {
				if pending == writer {
					a.add(&a.byline, "byline", names, "label:"+name)
				} else if pending == editor {
					a.add(&a.editor, "editor", names, "label:"+name)
				}
				pending = noRole
				continue
			}
			pending = noRole
		}
		if r, n, rest, _ := label(s); r != noRole && rest == "" {
			pending, name = r, n
			continue
		}
		c, ok := a.readCredit(s, b.part != authorPart && b.part != editorPart)
		if !ok {
			if names := a.partNames(b); len(names) > 0 {
				if b.part == editorPart {
					a.add(&a.editor, "editor", names, "visible:editor")
				} else if len(a.byline) == 0 || a.found["byline"] == "visible:author" {
					a.add(&a.byline, "byline", names, "visible:author")
				}
			}
			continue
		}
		if b.part == editorPart && c.label == "" && len(c.editors) == 0 {
			c.editors, c.writers = c.writers, nil
		}
		where := "visible"
		switch b.part {
		case authorPart:
			where = "visible:author"
		case editorPart:
			where = "visible:editor"
		}
		dates := c
		c.published, c.updated = stamp{}, stamp{}
		a.apply(c, where, false)
		if dates.published.day != "" && p.shown.day == "" {
			p.shown = dates.published
		}
		if dates.updated.day != "" && p.changed.day == "" {
			p.changed = dates.updated
		}
	}
}

// partNames reads the names in an element that is marked as that of the
// author or editor, without a label.
func (a *draft) partNames(b block) []string {
	if b.part != authorPart && b.part != editorPart || len(strings.Fields(b.text)) > 10 {
		return nil
	}
	head, _, _ := strings.Cut(b.text, " - ")
	head, _, _ = strings.Cut(head, " | ")
	return a.names(head, false)
}

// readDeck finds the sentence under the headline. It must be printed there, in
// an element that is marked or in one of its own; the page's description for
// search engines alone is no deck.
func (a *draft) readDeck(p *page) {
	if p.title >= 0 {
		fresh := true // nothing but credits since the headline
		for _, b := range p.headLines() {
			s := b.text
			n := utf8.RuneCountInString(s)
			_, credit := a.readCredit(s, b.part != authorPart)
			if credit || a.isJunk(s) || sections.MatchString(s) || b.part == authorPart || b.part == datePart || b.part == editorPart {
				continue
			}
			fit := n >= 20 && n <= 420 && deckShape(s) && !b.linked && !isCaption(s, false) && b.part != captionPart && b.part != junkPart && b.part != relatedPart && key(s) != key(a.headline)
			if _, related := relatedText(s); related {
				fit = false
			}
			if fit {
				switch desc := key(p.meta["description"]); {
				case b.part == deckPart:
					a.set(&a.deck, "deck", s, "visible:deck")
				case len(desc) > 40 && (key(s) == desc || key(s) == key(p.meta["og:description"])):
					a.set(&a.deck, "deck", s, "visible:description")
				case fresh && (b.tag == "h2" || b.tag == "h3" || b.tag == "p"):
					a.set(&a.deck, "deck", s, "visible:"+b.tag)
				}
			}
			if b.part != captionPart && b.part != junkPart {
				fresh = false
			}
			if a.deck != "" {
				return
			}
		}
	}
	if alt := p.ld.alternative; len(strings.Fields(alt)) >= 6 && overlap(alt, a.headline) < 0.6 {
		a.set(&a.deck, "deck", alt, "json-ld")
	}
}

// dropText removes blocks with the given text, such as the deck where it
// stands inside the body.
func dropText(blocks []block, text string) []block {
	if text == "" {
		return blocks
	}
	var out []block
	for i, b := range blocks {
		if i < 4 && key(b.text) == key(text) {
			continue
		}
		out = append(out, b)
	}
	return out
}

// A dated is a date with the place where it was found.
type dated struct {
	stamp
	where string
}

// readDates settles when the report was published and changed. The declared
// dates are the most exact, but some portals declare local time as UTC: if the
// printed clock is the same and its zone is not, the printed zone holds.
func (a *draft) readDates(p *page) {
	find := func(ld string, metas []string, shown stamp, timeTags bool) []dated {
		var out []dated
		if d, ok := isoStamp(ld); ok {
			out = append(out, dated{d, "json-ld"})
		}
		for _, m := range metas {
			if d, ok := isoStamp(p.meta[m]); ok {
				out = append(out, dated{d, "meta:" + m})
			}
		}
		if timeTags {
			for _, b := range p.headLines() {
				if d, ok := isoStamp(b.time); ok && !updateLabel.MatchString(b.text) {
					out = append(out, dated{d, "time"})
				}
			}
		}
		if shown.day != "" {
			out = append(out, dated{shown, "visible"})
		}
		return out
	}
	published := find(p.ld.published, []string{"article:published_time", "og:published_time", "datepublished", "publishdate", "dtk:publishdate", "content_publisheddate", "pubdate", "publish_date", "published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date", "dc.date", "dc.date.issued", "dcterms.created", "article.published"}, p.shown, true)
	modified := find(p.ld.modified, []string{"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.date.modified", "article.updated"}, p.changed, false)
	if d, ok := settle(published); ok {
		a.set(&a.published, "published", d.iso(), d.where)
	}
	if d, ok := settle(modified); ok && d.iso() != a.published {
		a.set(&a.modified, "modified", d.iso(), d.where)
	}
}

// settle chooses among dates of one thing, best first: the first, made more
// exact by a later one of the same day.
func settle(all []dated) (dated, bool) {
	if len(all) == 0 {
		return dated{}, false
	}
	best := all[0]
	for _, d := range all[1:] {
		switch {
		case d.day != best.day || d.clock == "" || d.zone == "":
		case best.clock == "" || best.zone == "" && (best.clock[:5] == d.clock[:5] || d.where == "time"):
			if best.clock != "" && best.clock[:5] == d.clock[:5] {
				d.clock = best.clock // with seconds
			}
			best = d
		case best.zone == "+00:00" && d.where == "visible" && best.clock[:5] == d.clock[:5] && d.zone != best.zone:
			best.zone = d.zone
			best.where = "visible"
		}
	}
	return best, true
}

// readTailCredits reads labelled credits below the body, where Indonesian
// agencies print them.
func (a *draft) readTailCredits(p *page) {
	if p.bottom < 0 {
		return
	}
	pending, name := noRole, ""
	for _, b := range p.lines[p.bottom+1 : min(len(p.lines), p.bottom+30)] {
		s := b.text
		if utf8.RuneCountInString(s) > 160 || b.part == relatedPart {
			pending = noRole
			continue
		}
		if b.tag != "" && b.tag[0] == 'h' && !strings.Contains(s, ":") { // the list of other reports begins
			return
		}
		if pending != noRole {
			names := a.names(s, true)
			if len(strings.Fields(s)) <= 8 && pending == writer && len(a.byline) == 0 {
				a.add(&a.byline, "byline", names, "label:"+name)
			} else if len(strings.Fields(s)) <= 8 && pending == editor && len(a.editor) == 0 {
				a.add(&a.editor, "editor", names, "label:"+name)
			}
			pending = noRole
			continue
		}
		if r, n, rest, colon := label(s); r != noRole && rest == "" && (colon || r == editor) {
			pending, name = r, n
			continue
		}
		if c, ok := a.readCredit(s, true); ok && (c.label != "" || c.edLabel != "") {
			c.published, c.updated = stamp{}, stamp{}
			a.apply(c, "visible", true)
		} else if contentTail.MatchString(s) {
			a.readTail(s)
		}
	}
}

// readDeclaredNames fills byline and editor from what the page declares, if it
// prints none. A declared author that the page prints as editor is no writer.
func (a *draft) readDeclaredNames(p *page) {
	if len(a.editor) == 0 {
		for _, m := range []string{"content_editor", "article:editor", "editor"} {
			a.add(&a.editor, "editor", a.person(p.meta[m]), "meta:"+m)
		}
		for _, e := range p.ld.editors {
			if !e.organization {
				a.add(&a.editor, "editor", a.person(e.name), "json-ld")
			}
		}
	}
	if len(a.byline) > 0 {
		return
	}
	put := func(value, where string) {
		for _, n := range a.person(value) {
			if !hasName(a.editor, n) {
				a.add(&a.byline, "byline", []string{n}, where)
			}
		}
	}
	put(p.meta["content_author"], "meta:content_author")
	if len(a.byline) > 0 {
		return
	}
	for _, e := range p.ld.authors {
		if !e.organization {
			put(e.name, "json-ld")
		}
	}
	if len(a.byline) > 0 {
		return
	}
	for _, s := range p.authors {
		if !strings.HasPrefix(s, "http") {
			put(s, "meta:author")
		}
	}
}

// person reads a declared name, which must have the shape of one.
func (a *draft) person(s string) []string {
	if len(s) > 200 {
		return nil
	}
	s = strings.TrimSpace(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	return a.names(s, false)
}

// asLines turns the blocks of a body into lines.
func (a *draft) asLines(blocks []block) []line {
	lastProse := -1
	for i, b := range blocks {
		if (len(b.text) >= 60 || len(b.text) >= 30 && endsSentence(b.text)) && !b.linked && b.part != relatedPart && !a.isJunk(b.text) {
			lastProse = i
		}
	}
	out := make([]line, 0, len(blocks))
	for i, b := range blocks {
		if b.part == relatedPart {
			_, labelled := relatedText(b.text)
			b.related = b.linked && i < lastProse
			if !b.related && !labelled {
				continue
			}
			if labelled {
				b.related = false
			}
		}
		out = append(out, b.line)
	}
	return out
}

func visibleText(blocks []block) string {
	var b strings.Builder
	for _, l := range blocks {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}
