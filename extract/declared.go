package extract

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// Declared is what a page says of itself to machines: JSON-LD and meta tags.
type declared struct {
	ld   ldArticle
	meta map[string]string // by lower-case name or property; the first wins
	// titles are all names that the page gives the report, best first, raw.
	pageTitle string
	base      string
	canonical string
	authors   []string // all article:author and author tags, in order
}

// An ldArticle is the article object of a page's JSON-LD.
type ldArticle struct {
	headline, alternative, publisher, published, modified, body string
	authors, editors                                            []ldAgent
}

// An ldAgent is an author or editor: a person unless the type says otherwise.
type ldAgent struct {
	name         string
	organization bool
}

var (
	trailingComma = regexp.MustCompile(`,\s*([}\]])`)
	ldString      = regexp.MustCompile(`"(headline|alternativeHeadline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.)*)"`)
	ldComment     = regexp.MustCompile(`^\s*(?:<!--|//<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$`)
	articleType   = regexp.MustCompile(`(?i)(?:Article|BlogPosting|LiveBlogPosting|^Report)$`)
)

// readJSONLD takes the article object out of one block. Blocks with raw
// control characters, trailing commas, comments or several values are read as
// well; of a block that is broken beyond that, the plain string fields.
func (d *declared) readJSONLD(src string) {
	src = ldComment.ReplaceAllString(src, "")
	src = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, src)
	if d.readValues(src) || d.readValues(trailingComma.ReplaceAllString(src, "$1")) {
		return
	}
	var a ldArticle
	for _, m := range ldString.FindAllStringSubmatch(src, 64) {
		var s string
		if json.Unmarshal([]byte(`"`+m[2]+`"`), &s) != nil {
			continue
		}
		for _, f := range []struct {
			name string
			to   *string
		}{{"headline", &a.headline}, {"alternativeHeadline", &a.alternative}, {"datePublished", &a.published}, {"dateModified", &a.modified}} {
			if f.name == m[1] && *f.to == "" {
				*f.to = clean(s)
			}
		}
	}
	d.takeLD(a)
}

// readValues reads all JSON values of a block. It returns false if one is
// broken.
func (d *declared) readValues(src string) bool {
	dec := json.NewDecoder(strings.NewReader(src))
	for n := 0; n < 32; n++ {
		var v any
		if err := dec.Decode(&v); err != nil {
			return n > 0 && !dec.More()
		}
		d.walkLD(v, 0)
		if !dec.More() {
			break
		}
	}
	return true
}

// walkLD finds article objects in arrays, graphs and nested pages, in the
// order in which they stand.
func (d *declared) walkLD(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.walkLD(e, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			d.takeLD(ldArticle{
				headline: ldText(v["headline"]), alternative: ldText(v["alternativeHeadline"]),
				publisher: ldName(v["publisher"]), published: ldText(v["datePublished"]), modified: ldText(v["dateModified"]),
				body: ldText(v["articleBody"]), authors: ldAgents(v["author"], 0), editors: ldAgents(v["editor"], 0),
			})
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			if e, ok := v[k]; ok {
				d.walkLD(e, depth+1)
			}
		}
	}
}

// takeLD merges an article object: the first that has a headline leads, later
// ones fill what it lacks.
func (d *declared) takeLD(a ldArticle) {
	l := &d.ld
	if l.headline != "" && a.headline != "" && key(l.headline) != key(a.headline) {
		return // another report, as in a list of related ones
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&l.headline, a.headline}, {&l.alternative, a.alternative}, {&l.publisher, a.publisher}, {&l.published, a.published}, {&l.modified, a.modified}, {&l.body, a.body}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if len(l.authors) == 0 {
		l.authors = a.authors
	}
	if len(l.editors) == 0 {
		l.editors = a.editors
	}
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return articleType.MatchString(v)
	case []any:
		for _, e := range v {
			if isArticleType(e) {
				return true
			}
		}
	}
	return false
}

func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return clean(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return ldText(v[0])
		}
	case map[string]any:
		return ldText(v["@value"])
	}
	return ""
}

func ldName(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return ldText(v["name"])
	case []any:
		for _, e := range v {
			if n := ldName(e); n != "" {
				return n
			}
		}
		return ""
	}
	return ldText(v)
}

func ldAgents(v any, depth int) []ldAgent {
	switch v := v.(type) {
	case []any:
		var out []ldAgent
		if depth < 3 {
			for _, e := range v {
				out = append(out, ldAgents(e, depth+1)...)
			}
		}
		return out
	case map[string]any:
		t, _ := v["@type"].(string)
		if names, ok := v["name"].([]any); ok && depth < 3 {
			return ldAgents(names, depth+1)
		}
		if n := ldText(v["name"]); n != "" {
			return []ldAgent{{n, strings.HasSuffix(t, "Organization")}}
		}
	case string:
		if n := ldText(v); n != "" && !strings.HasPrefix(n, "http") {
			return []ldAgent{{name: n}}
		}
	}
	return nil
}

// readHeadTags reads meta tags, title, base and canonical link of a page.
func (d *declared) readHeadTags(n *html.Node) {
	switch n.Data {
	case "meta":
		name := strings.ToLower(strings.TrimSpace(attr(n, "property")))
		if name == "" {
			name = strings.ToLower(strings.TrimSpace(attr(n, "name")))
		}
		if name == "" {
			name = strings.ToLower(strings.TrimSpace(attr(n, "itemprop")))
		}
		content := clean(attr(n, "content"))
		if name == "" || content == "" {
			return
		}
		if _, ok := d.meta[name]; !ok {
			d.meta[name] = content
		}
		switch name {
		case "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author":
			d.authors = append(d.authors, content)
		}
	case "title":
		if d.pageTitle == "" && n.Parent != nil && n.Parent.Data == "head" {
			d.pageTitle = clean(textOf(n))
		}
	case "base":
		if d.base == "" {
			d.base = strings.TrimSpace(attr(n, "href"))
		}
	case "link":
		if strings.EqualFold(attr(n, "rel"), "canonical") && d.canonical == "" {
			d.canonical = strings.TrimSpace(attr(n, "href"))
		}
	}
}

// first returns the first meta tag of those named that is there.
func (d *declared) first(names ...string) (value, where string) {
	for _, n := range names {
		if v := d.meta[n]; v != "" {
			return v, "meta:" + n
		}
	}
	return "", ""
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}
