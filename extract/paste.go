package extract

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"kawat"
)

// A line is one line of a pasted text, or one block of a page.
type line struct {
	text   string
	num    int    // 1-based line of the input; 0 in a page
	indent bool   // began with white space
	gap    bool   // an empty line stands before it
	url    string // the only or first link in it
	tag    string // element of a page: "p", "h2", "li"; "" in a text
	linked bool   // the link covers most of the text
	// related says that the page marks the line as a link to another report.
	related bool
}

// where names a line for Article.Found.
func (l line) where() string {
	if l.num == 0 {
		return "visible"
	}
	return fmt.Sprintf("line %d", l.num)
}

// splitLines cuts a text into its lines, without the empty ones.
func splitLines(text string) []line {
	var out []line
	gap := false
	for i, s := range strings.Split(text, "\n") {
		t := strings.TrimSpace(s)
		if t == "" {
			gap = true
			continue
		}
		out = append(out, line{text: t, num: i + 1, gap: gap, indent: strings.HasPrefix(s, "  ")})
		gap = false
	}
	return out
}

// unwrap joins lines that were broken at a fixed width. A text counts as
// wrapped if no line is longer than a screen and many lines that come close to
// the longest don't end a sentence. A break was forced by the width if the
// next word would not have fitted.
func (a *draft) unwrap(lines []line) []line {
	const screen, slack = 132, 6
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.text))
	}
	if width > screen || width < 40 || len(lines) < 6 || len(lines) > maxLines {
		return lines
	}
	forced := func(i int) bool {
		if i+1 >= len(lines) || lines[i+1].gap || lines[i+1].indent && !lines[i].indent {
			return false
		}
		if isUpper(lines[i].text) != isUpper(lines[i+1].text) {
			return false // a headline in capitals ends where they end
		}
		if c, ok := a.readCredit(lines[i+1].text, true); ok && c.labelled {
			return false
		}
		word, _, _ := strings.Cut(lines[i+1].text, " ")
		return utf8.RuneCountInString(lines[i].text)+1+utf8.RuneCountInString(word) > width-slack
	}
	full, open := 0, 0
	for i := range lines {
		if forced(i) {
			full++
			if !endsSentence(lines[i].text) {
				open++
			}
		}
	}
	if full < 4 || full*3 < len(lines) || open*2 < full {
		return lines
	}
	var out []line
	join := false
	for i, l := range lines {
		if join {
			p := &out[len(out)-1]
			if strings.HasSuffix(p.text, "-") && !strings.HasSuffix(p.text, " -") {
				p.text += l.text
			} else {
				p.text += " " + l.text
			}
		} else {
			out = append(out, l)
		}
		join = forced(i)
	}
	return out
}

// mergeLabels puts a role label that stands alone and the line below it
// together: "Penulis:" and the name.
func mergeLabels(lines []line) []line {
	out := lines[:0]
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if i+1 < len(lines) && len(l.text) < 24 {
			next := lines[i+1].text
			r, _, rest, colon := label(l.text)
			if (r == writer || r == editor) && rest == "" && !strings.HasSuffix(next, ":") && (colon && len(strings.Fields(next)) <= 8 || isName(next, false)) {
				l.text = strings.TrimRight(l.text, ": ") + ": " + next
				i++
			}
		}
		out = append(out, l)
	}
	return out
}

// readPaste reads a plain text, as a reader pastes it from a portal: one
// paragraph a line, or wrapped lines with empty lines between.
func (a *draft) readPaste(text string) {
	lines := mergeLabels(a.unwrap(splitLines(text)))
	if len(lines) == 1 {
		a.readBody(lines, "")
		a.keepSomething(lines)
		return
	}
	all := joined(lines)
	var body []line
	if a.headline == "" {
		body = a.readHead(lines, all)
	} else {
		body = a.readTitled(lines)
	}
	a.readBody(body, all)
	a.keepSomething(lines)
}

func joined(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// keepSomething makes a text of furniture only its own body: better read
// than lost.
func (a *draft) keepSomething(lines []line) {
	if len(a.paragraphs) > 0 {
		return
	}
	if a.found["headline"] != "caller" {
		a.headline, a.deck = "", ""
		delete(a.found, "headline")
		delete(a.found, "deck")
	}
	for _, l := range lines {
		a.addParagraph(l.text, l)
	}
}

// addParagraph adds a paragraph of the body, which stands on line l.
func (a *draft) addParagraph(text string, l line) {
	a.paragraphs = append(a.paragraphs, text)
	if l.num > 0 {
		a.bodyLines = append(a.bodyLines, l.num)
	}
}

// readTitled drops the repeated headline and reads labelled credits above a
// body whose headline the caller gave.
func (a *draft) readTitled(lines []line) []line {
	for i, l := range lines {
		if strings.EqualFold(l.text, a.headline) {
			continue
		}
		c, ok := a.readCredit(l.text, true)
		if !ok || !c.labelled || i > maxHead {
			return lines[i:]
		}
		a.apply(c, l.where(), false)
	}
	return nil
}

// readHead reads what stands above the body: headline, deck, credits,
// captions. It returns the lines of the body.
func (a *draft) readHead(lines []line, all string) []line {
	a.findMark(lines, all)
	i := 0
	for i < min(len(lines)-1, maxPrelude) && a.isPrelude(lines, i, all) {
		i++
	}
	if a.headless(lines[i:], all) {
		return lines[i:]
	}
	a.set(&a.headline, "headline", lines[i].text, lines[i].where())
	i++
	body := a.bodyStart(lines, i, all)
	a.readUnder(lines[i:body], body < len(lines) && a.opensBody(lines[body].text, all))
	return lines[body:]
}

// findMark notes the outlet as the dateline of the report prints it, so that
// the lines above can be compared with it.
func (a *draft) findMark(lines []line, all string) {
	for _, l := range lines[:min(len(lines), 16)] {
		if len(l.text) < 80 {
			continue
		}
		if p, ok := a.readDateline(l.text, all); ok && p.mark != "" {
			a.noteMark(p.mark)
			return
		}
	}
}

// isPrelude reports whether line i stands above the headline: the name of the
// site, a path of sections, a date.
func (a *draft) isPrelude(lines []line, i int, all string) bool {
	s := lines[i].text
	words := len(strings.Fields(s))
	switch {
	case breadcrumb.MatchString(s) && strings.ContainsAny(s, ">›»→") && words <= 14:
		return true
	case domain.MatchString(s), a.isOutlet(s) && words <= 5:
		a.set(&a.outlet, "outlet", s, lines[i].where())
		return true
	case sections.MatchString(s), a.isJunk(s), photoLabel.MatchString(s):
		return true
	case words <= 3 && i+1 < len(lines) && breadcrumb.MatchString(lines[i+1].text) && strings.ContainsAny(lines[i+1].text, ">›»→"):
		a.set(&a.outlet, "outlet", s, lines[i].where())
		return true
	}
	if c, ok := a.readCredit(s, true); ok && c.labelled && words <= 12 {
		a.apply(c, lines[i].where(), false)
		return true
	}
	if a.isKicker(lines, i, all) {
		return true
	}
	if i == 0 && words <= 5 && a.isSiteLine(lines, all) {
		a.set(&a.outlet, "outlet", s, lines[i].where())
		return true
	}
	if words <= 3 && innerCapital(s) {
		a.set(&a.outlet, "outlet", s, lines[i].where())
		return true
	}
	return false
}

// isKicker reports whether line i is the name of a section above the headline:
// some words before a longer line which, by what follows it, is the headline.
func (a *draft) isKicker(lines []line, i int, all string) bool {
	s := lines[i].text
	words := len(strings.Fields(s))
	if words > 3 || endsSentence(s) || i+2 >= len(lines) {
		return false
	}
	next := lines[i+1].text
	if len(strings.Fields(next)) < 5 || utf8.RuneCountInString(next) > 160 || endsSentence(next) || a.opensBody(next, all) {
		return false
	}
	if c, ok := a.readCredit(next, false); ok && (c.labelled || len(c.writers) > 0) {
		return false
	}
	if i > 0 || words == 1 {
		return true
	}
	// Under "Middle East" stand headline and deck, under a short headline only a deck.
	after := lines[i+2].text
	c, ok := a.readCredit(after, false)
	return !(ok && (c.labelled || len(c.writers) > 0)) && deckShape(after) && utf8.RuneCountInString(after) < 200 && !a.opensBody(after, all) && !isCaption(after, false) && !a.isJunk(after)
}

// isSiteLine reports whether the first line names the site without any mark
// of it: a date or section comes next, a headline after that, and the name
// turns up again, in an address or a dateline.
func (a *draft) isSiteLine(lines []line, all string) bool {
	k := key(lines[0].text)
	if len(k) < 5 || len(lines) < 5 || !strings.Contains(key(all[len(lines[0].text):]), k) {
		return false
	}
	i := 1
	for ; i < 4; i++ {
		c, ok := a.readCredit(lines[i].text, true)
		if !(ok && c.labelled && c.label == "") && !sections.MatchString(lines[i].text) && !a.isJunk(lines[i].text) {
			break
		}
	}
	next := lines[i].text
	return i > 1 && len(strings.Fields(next)) >= 4 && utf8.RuneCountInString(next) < 140 && !endsSentence(next) && !a.opensBody(next, all)
}

// headless reports whether a text has no headline: it opens with its body.
func (a *draft) headless(lines []line, all string) bool {
	first := lines[0].text
	if len(lines) == 1 {
		return true
	}
	if a.opensBody(first, all) {
		return true
	}
	n := utf8.RuneCountInString(first)
	if n > 240 || n > 150 && endsSentence(first) {
		return true
	}
	if endsSentence(first) && strings.HasSuffix(strings.TrimRight(first, "\"”’)"), ".") && len(strings.Fields(first)) > 6 {
		for _, l := range lines[1:min(len(lines), 6)] {
			if a.opensBody(l.text, all) {
				return false
			}
			if c, ok := a.readCredit(l.text, false); ok && (c.labelled || len(c.writers) > 0) {
				return false
			}
		}
		return true
	}
	return false
}

// opensBody reports whether a paragraph has a dateline and goes on after it.
func (a *draft) opensBody(s, all string) bool {
	p, ok := a.readDateline(s, all)
	return ok && len(s)-p.rest >= 40 && len(s) >= 70 && !(isCaption(s, false) && !p.sure)
}

// Reports are short. What goes beyond these bounds is something else, and is
// kept as it is, so that no input takes more than linear time.
const (
	maxPrelude = 12   // lines above the headline
	maxHead    = 60   // lines between headline and body
	maxLines   = 4000 // lines of a body that are read as such
)

// maxRelated is how many links of one report are kept.
const maxRelated = 200

// bodyStart finds the first line of the body. A dateline shows it; otherwise
// it is the first line under the credits that is long enough to be a
// paragraph.
func (a *draft) bodyStart(lines []line, from int, all string) int {
	long := 0
	for i := from; i < min(len(lines), from+16); i++ {
		s := lines[i].text
		if a.opensBody(s, all) {
			return i
		}
		if _, ok := a.readCredit(s, false); ok || a.isJunk(s) || isCaption(s, false) {
			continue
		}
		if utf8.RuneCountInString(s) > 180 {
			if long++; long > 1 {
				break
			}
		}
	}
	credited := false
	skipShort := false
	for i := from; i < min(len(lines), from+maxHead); i++ {
		s := lines[i].text
		switch c, ok := a.readCredit(s, false); {
		case ok && (c.labelled || len(c.writers) > 0 || c.team != ""):
			credited = true
			continue
		case ok, a.isJunk(s), isCaption(s, false), initialsLine.MatchString(s), photoLabel.MatchString(s), a.placeOnly(s, all):
			continue
		case isRoleLine(s), breadcrumb.MatchString(s) && len(s) < 60 && !endsSentence(s), isUpper(s) && len(strings.Fields(s)) < 12 && i > from, sections.MatchString(s):
			skipShort = skipShort || summary.MatchString(s)
			continue
		case summary.MatchString(s):
			skipShort = true
			continue
		case skipShort && utf8.RuneCountInString(s) < 120 && i+1 < len(lines):
			continue
		case i > 0 && i-1 >= from && photoLabel.MatchString(lines[i-1].text):
			continue
		}
		if _, ok := relatedText(s); ok {
			continue
		}
		words := len(strings.Fields(s))
		if !credited && i == from && a.isDeck(lines, i, all) {
			continue
		}
		if words < 5 && !endsSentence(s) || isSubhead(s) && i+1 < len(lines) && !endsSentence(s) {
			continue
		}
		if credited && i+1 < len(lines) && utf8.RuneCountInString(s) < 200 {
			// A deck may stand between the date and the byline.
			if c, ok := a.readCredit(lines[i+1].text, false); ok && c.label != "" {
				continue
			}
		}
		return i
	}
	if len(lines) > from+maxHead {
		return from // a list of short lines, not the head of a report
	}
	return len(lines)
}

// isDeck decides on a line directly under the headline in a text whose body
// has no dateline: a deck is followed by credits, or it is no full sentence.
func (a *draft) isDeck(lines []line, i int, all string) bool {
	s := lines[i].text
	if i+1 >= len(lines) || len(strings.Fields(s)) > 60 || !deckShape(s) {
		return false
	}
	for j := i + 1; j < min(len(lines), i+4); j++ {
		t := lines[j].text
		if c, ok := a.readCredit(t, false); ok && (c.labelled || len(c.writers) > 0 || c.team != "") {
			return true
		}
		if utf8.RuneCountInString(t) > 160 {
			break
		}
	}
	n, next := utf8.RuneCountInString(s), utf8.RuneCountInString(lines[i+1].text)
	return !endsSentence(s) && n < 220 && next > n
}

// deckShape reports whether a line can be a deck by its looks: some words,
// not the remains of a navigation bar.
func deckShape(s string) bool {
	words := strings.Fields(s)
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return len(words) >= 3 && (small > 0 || isUpper(s) && len(words) >= 5) && !strings.Contains(s, " | ") && !strings.Contains(s, "  ")
}

// isRoleLine reports whether a line under a byline says what the writer is:
// "Daily Hammer Sports Writer".
func isRoleLine(s string) bool {
	return roleWord.MatchString(s) && len(strings.Fields(s)) <= 7 && !endsSentence(s)
}

// placeOnly reads a line that is a dateline and nothing else, such as
// "Tehran, April 5, ANA".
func (a *draft) placeOnly(s, all string) bool {
	if len(s) > 70 || endsSentence(s) {
		return false
	}
	h := strings.TrimRight(s, " -–—:")
	p, ok := a.lineHead(h, all)
	if !ok || p.place == "" || notPlaces.MatchString(h) || len(h) == len(s) && sections.MatchString(h) {
		return false
	}
	if p.mark != "" && strings.HasPrefix(h, p.mark) && len(h) == len(s) {
		return false // "BBC News, Cork" under a byline says who the writer works for
	}
	return p.sure || len(h) < len(s) && (isUpper(p.place) || strings.Count(p.place, " ") < 2) || isUpper(s) && strings.Count(s, " ") < 3 && mentions(strings.Replace(all, s, "", 1), s)
}

// notePlace keeps a dateline that stands on a line of its own.
func (a *draft) notePlace(l line, all string) {
	p, _ := a.lineHead(strings.TrimRight(l.text, " -–—:"), all)
	a.set(&a.dateline, "dateline", p.place, l.where())
	a.noteMark(p.mark)
}

// noteMark keeps the outlet that a dateline names, unless it is an agency.
func (a *draft) noteMark(mark string) {
	if a.mark == "" && !agencyOnly.MatchString(mark) {
		a.mark = mark
	}
}

// readUnder reads the lines between headline and body. Open says that the
// body opens with a dateline, so that none of these lines is body.
func (a *draft) readUnder(lines []line, open bool) {
	first := true // nothing but site names since the headline
	for i, l := range lines {
		s := l.text
		if c, ok := a.readCredit(s, false); ok && !(first && open && !c.labelled && deckShape(s) && endsSentence(s)) {
			a.apply(c, l.where(), false)
			if c.labelled || len(c.writers) > 0 || c.team != "" {
				first = false
			}
			continue
		}
		switch {
		case a.isJunk(s), isCaption(s, false), initialsLine.MatchString(s), sections.MatchString(s), isRoleLine(s) && !first, summary.MatchString(s):
			first = false
			continue
		case i > 0 && photoLabel.MatchString(lines[i-1].text):
			continue
		case a.placeOnly(s, ""):
			a.notePlace(l, "")
			if d, ok := findDate(s); ok {
				a.set(&a.published, "published", d.iso(), l.where())
			}
			first = false
			continue
		}
		if r, ok := relatedText(s); ok {
			a.addRelated(r, l)
			continue
		}
		if a.deck == "" && deckShape(s) && (first || i+1 < len(lines) && a.deckBeforeByline(lines, i)) {
			a.set(&a.deck, "deck", s, l.where())
		}
		first = false
	}
}

// deckBeforeByline reports whether a sentence under the date is followed by a
// byline, so that it is a deck and no caption.
func (a *draft) deckBeforeByline(lines []line, i int) bool {
	for _, l := range lines[:i] {
		if c, ok := a.readCredit(l.text, false); ok && (len(c.writers) > 0 || len(c.editors) > 0) {
			return false
		}
	}
	c, ok := a.readCredit(lines[i+1].text, false)
	return ok && len(c.writers) > 0
}

// readBody reads the lines of a body: paragraphs, and between them links,
// captions, headings and credits.
func (a *draft) readBody(lines []line, all string) {
	var rest []line
	if len(lines) > maxLines {
		lines, rest = lines[:maxLines], lines[maxLines:]
	}
	defer func() {
		for _, l := range rest {
			a.addParagraph(l.text, l)
		}
	}()
	stars := 0
	lastText := -1
	for i, l := range lines {
		if strings.HasPrefix(l.text, "* ") {
			stars++
		}
		if (utf8.RuneCountInString(l.text) > 60 || utf8.RuneCountInString(l.text) > 30 && endsSentence(l.text)) && !l.linked && !a.isJunk(l.text) && !isNote(l.text) {
			if _, ok := relatedText(l.text); !ok {
				if _, ok := a.readCredit(l.text, true); !ok {
					lastText = i
				}
			}
		}
	}
	links := 0
	linking := false // under a label that stands above links
	for i, l := range lines {
		s := l.text
		if l.related {
			a.addRelated(s, l)
			continue
		}
		if len(lines) > 1 {
			if linking {
				t := strings.TrimLeft(s, "•*-–—►▶» \t0123456789.")
				if l.tag != "" && i > lastText && l.linked { // a list below the report
					continue
				}
				if t != "" && !endsSentence(t) && len(t) < 200 && !a.isJunk(s) && (l.tag != "" || t != s || len(strings.Fields(t)) >= 3) && (l.linked || l.tag == "" && (t != s || i+1 < len(lines) || len(t) < 120)) {
					a.addRelated(t, l)
					links++
					linking = links < 8 && (l.tag == "" || l.linked && l.tag == "li")
					continue
				}
				linking = false
			}
			if i+1 < len(lines) && linkBelow.MatchString(lines[i+1].text) && !endsSentence(s) && len(s) < 220 {
				a.addRelated(s, l)
				continue
			}
			if linkBelow.MatchString(s) {
				continue
			}
			if r, ok := relatedText(s); ok {
				if r == "" && l.url == "" {
					linking, links = true, 0
				} else {
					a.addRelated(r, l)
				}
				continue
			}
			if initialsLine.MatchString(s) {
				a.noteInitials(s)
				continue
			}
			if c, ok := a.readCredit(s, true); ok && c.labelled && utf8.RuneCountInString(s) < 180 {
				a.apply(c, l.where(), true)
				continue
			}
			if isNote(s) || i > lastText && len(s) < 200 && contentTail.MatchString(s) {
				a.readTail(s)
				continue
			}
			if m := rightsHolder.FindStringSubmatch(s); m != nil && a.rights == "" && len(s) < 160 {
				a.rights = strings.TrimSpace(m[1] + m[2])
			}
			last := i >= lastText
			switch {
			case a.isJunk(s), isCaption(s, last), l.tag != "li" && photoLabelBefore(lines, i):
				continue
			case strings.HasPrefix(s, "* ") && stars == 1, a.isBio(s), isPullQuote(s, all):
				continue
			case isSubhead(s) && (i < lastText || l.tag != "" && l.tag[0] == 'h') && !(i == 0 && len(a.paragraphs) == 0 && endsSentence(s)):
				continue
			case i < lastText && len(a.paragraphs) > 0 && nominal(s):
				continue
			case i > lastText && isSubhead(s) && len(a.paragraphs) > 0:
				continue
			}
		}
		if len(a.paragraphs) == 0 {
			if p, ok := a.readDateline(s, all); ok {
				a.set(&a.dateline, "dateline", p.place, "dateline")
				a.noteMark(p.mark)
				if s = strings.TrimSpace(s[p.rest:]); s == "" {
					continue
				}
			} else if i+1 < len(lines) && a.placeOnly(s, all) {
				a.notePlace(l, all)
				continue
			}
		}
		if t := a.stripTail(s, i >= lastText); t != "" {
			a.addParagraph(t, l)
		}
	}
}

// isBio reports whether a line introduces a writer: "Jane Doe is a fellow at …".
func (a *draft) isBio(s string) bool {
	if len(s) > 400 {
		return false
	}
	for _, n := range a.byline {
		if rest, ok := strings.CutPrefix(s, n); ok && (strings.HasPrefix(rest, " is ") || strings.HasPrefix(rest, " adalah ") || strings.HasPrefix(rest, " covers ") || strings.HasPrefix(rest, ", ")) {
			return true
		}
	}
	return false
}

// isPullQuote reports whether a line only repeats, in quotation marks, words
// that a paragraph quotes.
func isPullQuote(s, all string) bool {
	if len(s) > 240 || !strings.HasPrefix(s, "“") && !strings.HasPrefix(s, "\"") && !strings.HasPrefix(s, "‘") || !strings.HasSuffix(s, "”") && !strings.HasSuffix(s, "\"") && !strings.HasSuffix(s, "’") {
		return false
	}
	words := strings.Trim(s, "“”\"‘’.,!? ")
	return len(words) >= 12 && strings.Count(all, words) > 1
}

func photoLabelBefore(lines []line, i int) bool {
	return i > 0 && photoLabel.MatchString(lines[i-1].text) && utf8.RuneCountInString(lines[i].text) < 200
}

// stripTail removes the sign-off at the end of a paragraph: "(gem/yos)", "(*)"
// and, in the last one, that of an agency.
func (a *draft) stripTail(s string, last bool) string {
	for _, re := range []struct {
		ok bool
		re interface{ FindStringSubmatchIndex(string) []int }
	}{{true, initialsTail}, {last, agencyTail}} {
		if !re.ok || !strings.ContainsAny(s[max(0, len(s)-4):], ")]") {
			continue
		}
		from := max(0, len(s)-80)
		for from < len(s) && !utf8.RuneStart(s[from]) {
			from++
		}
		if m := re.re.FindStringSubmatchIndex(s[from:]); m != nil {
			a.noteInitials(strings.TrimSpace(s[from+m[3]:]))
			s = strings.TrimSpace(s[:from+m[3]])
		}
	}
	return s
}

// noteInitials keeps the initials of a sign-off in case nothing else says who
// wrote the report.
func (a *draft) noteInitials(s string) {
	s = strings.Trim(s, "()[]. *")
	if !initialsBare.MatchString(s) && !oneInitials.MatchString(s) || agency.MatchString(s) {
		return
	}
	a.initials = appendNew(a.initials, strings.Split(s, "/"))
}

// readTail reads the editor out of a note below the report.
func (a *draft) readTail(s string) {
	if m := contentTail.FindStringSubmatch(s); m != nil && len(a.editor) == 0 {
		a.add(&a.editor, "editor", a.names(m[1], true), "label:editing by")
	}
}

// addRelated keeps a link of the body.
func (a *draft) addRelated(text string, l line) {
	text = strings.TrimSpace(strings.Trim(text, "•►▶*»> "))
	if text == "" {
		text = l.url
	}
	if text == "" || len(a.related) >= maxRelated {
		return
	}
	for _, r := range a.related {
		if r.Text == text {
			return
		}
	}
	a.related = append(a.related, kawat.Related{Text: text, URL: l.url})
	if l.num > 0 {
		a.relLines = append(a.relLines, l.num)
	}
}
