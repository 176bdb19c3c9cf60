package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A credit is what a line beside the report says of its making: writers,
// editors, dates, outlet. Roles are labelled or follow from the line's form.
type credit struct {
	writers   []string
	label     string // label of the writers, "" if there was none
	editors   []string
	edLabel   string
	published stamp
	updated   stamp
	outlet    string
	place     string // "From Jane Doe, Abuja" takes the place of a dateline
	team      string
	initials  []string
	labelled  bool // there was a role label or a date
}

var (
	updateLabel = regexp.MustCompile(`(?i)\b(?:updated?|last (?:updated|modified)|modified|revised|diperbarui|diperbaharui|pembaruan|diubah|pemutakhiran)\b`)
	dateLabel   = regexp.MustCompile(`(?i)(?:\b(?:live|published|posted|updated?|last (?:updated|modified)|modified|revised|diterbitkan|dipublikasikan|diposting|terbit|tayang|ditayangkan|diunggah|diperbarui|diperbaharui|pembaruan|publikasi|tanggal|date|on|at|pukul|pada|first|dibuat|created)\b\s*:?)+\s*$`)
	// Text copied out of a page can lack the space between date, time and label.
	gluedTime  = regexp.MustCompile(`((?:19|20)\d\d)(\d{1,2}[:.]\d\d)`)
	gluedLabel = regexp.MustCompile(`([A-Z0-9])(Updated|Published|Last updated|Diperbarui)`)
	byOleh     = regexp.MustCompile(`(?i)^(?:[\p{L}]+\s){1,3}oleh:?\s+(\p{Lu}.{2,60})$`)
	teamName   = regexp.MustCompile(`^(?:Tim|Team)\s+[\p{L}][\p{L}\d.]*(?:\s\p{Lu}[\p{L}\d]*)?$`)
	anyTeam    = regexp.MustCompile(`(?i)^(?:tim|team)\s+(?:redaksi|liputan|editor|kami|web|kreatif|medsos)$`)
	pipes      = regexp.MustCompile(`\s*[|·•│]\s*|\s{3,}|\s+(?:[-–—/]|//)\s+`)
	fromPlace  = regexp.MustCompile(`^(.*),\s*(\p{Lu}[\p{L}.' -]{2,30})$`)
)

// readCredit reads a line as a credit, or says that it is none. Strict is for
// lines inside and below the body, where only labels count.
func (a *draft) readCredit(s string, strict bool) (credit, bool) {
	var c credit
	if len(s) > 800 || utf8.RuneCountInString(s) > 200 || len(strings.Fields(s)) > 26 {
		return c, false
	}
	line := strings.Trim(s, "*_ ")
	if strings.HasPrefix(line, "(") {
		line = strings.Trim(line, "() ")
	}
	if !strict && strings.Contains(line, "oleh") && byOleh.MatchString(line) && !endsSentence(line) {
		line = byOleh.ReplaceAllString(line, "oleh $1")
	}
	if hasYear(line) {
		line = gluedTime.ReplaceAllString(line, "$1 $2")
		line = gluedLabel.ReplaceAllString(line, "$1 $2")
	}
	// Cut out the dates, so that their own separators don't split the line.
	dated := false
	for range 3 {
		d, ok := findDate(line)
		if !ok {
			break
		}
		before, after := line[:d.start], line[d.end:]
		loc := dateLabel.FindStringIndex(before)
		upd := false
		if loc != nil {
			upd = updateLabel.MatchString(before[loc[0]:])
			before = before[:loc[0]]
		}
		if upd && c.updated.day == "" {
			c.updated = d
		} else if c.published.day == "" && !upd {
			c.published = d
		}
		dated = true
		if site := strings.TrimRight(before, " "); !strict && c.outlet == "" && site != "" && strings.HasSuffix(strings.TrimRight(site, "-–—"), " ") || strings.HasSuffix(site, ",") {
			// "Suara Ibu Kota - 25/09/2019" and "Bursa Harian, Rabu, 16 Juli" open with the outlet.
			if site = strings.Trim(site, " ,-–—"); isMarkShape(site) && !strings.Contains(site, ",") {
				c.outlet, before = site, ""
			}
		}
		line = before + " | " + strings.TrimLeft(after, " ,.)")
	}
	if strict && dated {
		// A date inside a sentence is no credit.
		r, _, _, _ := label(line)
		if rest := strings.Trim(line, " |,-–—."); len(strings.Fields(rest)) > 6 || endsSentence(rest) || r == noRole && strings.HasSuffix(s, ".") && len(strings.Fields(rest)) >= 3 {
			return credit{}, false
		}
	}
	if strings.ContainsAny(line, ":：") || strings.Contains(line, "it") && (strings.Contains(line, "iting by") || strings.Contains(line, "ited by")) {
		for _, i := range reversed(labelSplit.FindAllStringSubmatchIndex(line, -1)) {
			if i[2] > 0 {
				line = line[:i[2]] + " | " + line[i[2]:]
			}
		}
	}
	if strict && !dated && !strings.Contains(line, " | ") {
		// Nothing but a label or initials can make it a credit.
		if r, _, _, _ := label(line); r == noRole && !initialsBare.MatchString(line) {
			return credit{}, false
		}
	}
	c.labelled = dated
	unread := 0
	segments := 0
	for _, seg := range pipes.Split(line, -1) {
		seg = strings.Trim(seg, " ,;|-–—")
		if seg == "" {
			continue
		}
		segments++
		if !a.readSegment(seg, &c, strict, dated, segments) {
			unread += len(strings.Fields(seg))
		}
	}
	switch {
	case len(c.writers) > 0 && c.label != "" || len(c.editors) > 0:
		return c, unread <= 8
	case dated:
		return c, unread <= 6 && !endsSentence(strings.Trim(line, " |"))
	case c.labelled:
		return c, unread <= 4
	case strict:
		return c, false
	case len(c.writers) > 0 || c.team != "" || c.outlet != "" || len(c.initials) > 0:
		return c, unread <= 2
	}
	return c, false
}

func reversed(m [][]int) [][]int {
	for i, j := 0, len(m)-1; i < j; i, j = i+1, j-1 {
		m[i], m[j] = m[j], m[i]
	}
	return m
}

// readSegment reads one part of a credit line into c and reports whether it
// could be read.
func (a *draft) readSegment(seg string, c *credit, strict, dated bool, nth int) bool {
	if r, name, rest, colon := label(seg); r != noRole {
		if rest == "" {
			if colon || nth > 1 {
				c.labelled = true
				return true
			}
			return false
		}
		if r == other {
			if colon || isName(rest, false) {
				c.labelled = true
				return true
			}
			return false
		}
		low := strings.ToLower(name)
		text := rest
		if r == writer && strings.HasPrefix(low, "laporan") {
			text = a.laporan(rest, c)
		}
		from := strings.HasPrefix(low, "from")
		if from && !colon {
			if m := fromPlace.FindStringSubmatch(text); m != nil && isPlace(m[2]) {
				text, c.place = m[1], m[2]
			}
		}
		english := low == "by" || from || low == "written by" || low == "reporting by" || low == "story by"
		names := a.names(text, colon || !english)
		if !colon {
			// Without a colon "Editor" or "by" can open a sentence: all must be names.
			words := len(strings.Fields(parens.ReplaceAllString(email.ReplaceAllString(text, ""), "")))
			named := 0
			for _, n := range names {
				named += len(strings.Fields(n))
			}
			team := teamName.MatchString(text)
			if !team && (words > 14 || len(names) == 0 && !a.isOrg(text) || endsSentence(seg) && words > named+2 || words > 2*named+7 || hasSmall(text) && words > named+3) {
				return false
			}
		}
		if len(names) == 0 && teamName.MatchString(text) && !anyTeam.MatchString(text) {
			c.team = text
		}
		c.labelled = true
		if r == writer {
			if c.label == "" {
				c.label = name
			}
			c.writers = appendNew(c.writers, names)
		} else {
			c.edLabel = name
			c.editors = appendNew(c.editors, names)
		}
		return true
	}
	switch {
	case initialsBare.MatchString(seg):
		return true
	case strict:
		return false
	case a.isOutlet(seg) || domain.MatchString(seg):
		c.outlet = seg
		return true
	case sections.MatchString(seg), a.isJunk(seg):
		return true
	case photoLabel.MatchString(seg), summary.MatchString(seg):
		return false
	case anyTeam.MatchString(seg):
		return true
	case teamName.MatchString(seg) && (hasUpper(seg[4:]) || a.isOutlet(seg[4:])):
		c.team = seg
		return true
	}
	// A name without a label: "Jane Doe, Foreign Correspondent", "Jane Doe in Kyiv".
	if orgWord.MatchString(firstItem(parens.ReplaceAllString(seg, ""))) || innerCapital(seg) {
		if (len(c.writers) > 0 || dated) && len(strings.Fields(seg)) <= 5 && isMarkShape(seg) && !roleWord.MatchString(seg) {
			if c.outlet == "" {
				c.outlet = seg
			}
			return true
		}
		return false
	}
	if len(c.writers) == 0 && a.unlabelled(seg, c) {
		return true
	}
	if roleWord.MatchString(seg) && len(strings.Fields(seg)) <= 6 {
		return true
	}
	if isPlace(seg) && len(c.writers) > 0 {
		return true
	}
	return false
}

// unlabelled reads writers where no label says so. Each part must be a full
// name, a title of a post, an outlet or a place.
func (a *draft) unlabelled(seg string, c *credit) bool {
	if endsSentence(seg) && !strings.HasSuffix(seg, ".") || len(strings.Fields(seg)) > 14 || strings.ContainsAny(seg, ":?!\"“”") {
		return false
	}
	bare := parens.ReplaceAllString(email.ReplaceAllString(seg, ""), "")
	names := a.names(bare, false)
	if len(names) == 0 {
		return false
	}
	place, marked := "", false
	for i, item := range nameSplit.Split(dropPlaces(bare), -1) {
		item = trimName(item)
		if m := inPlace.FindStringSubmatch(item); m != nil {
			item = m[1]
		}
		switch {
		case item == "", hasName(names, title(item)), suffix.MatchString(item), roleWord.MatchString(item):
		case a.isOrg(item):
			marked = true
			if c.outlet == "" && !agencyOnly.MatchString(item) && i > 0 {
				c.outlet = item
			}
		case i > 0 && isPlace(item):
			place = item
		default:
			return false
		}
	}
	if marked && c.place == "" {
		c.place = place
	}
	c.writers = appendNew(c.writers, names)
	return true
}

// laporan reads what follows "Laporan Wartawan": the outlet, with or without a
// comma, and then the name.
func (a *draft) laporan(s string, c *credit) string {
	if before, after, ok := strings.Cut(s, ","); ok && isName(strings.TrimSpace(after), true) && len(strings.Fields(before)) <= 4 && !strings.Contains(before, " dan ") {
		c.outlet = strings.TrimSpace(before)
		return after
	}
	words := strings.Fields(s)
	for n := min(4, len(words)-1); n > 0; n-- {
		head := strings.Join(words[:n], " ")
		if a.isOutlet(head) || domain.MatchString(words[n-1]) || n == 1 && (innerCapital(head) || agency.MatchString(head)) {
			c.outlet = head
			return strings.Join(words[n:], " ")
		}
	}
	return s
}

func firstItem(s string) string {
	if parts := nameSplit.Split(s, 2); len(parts) > 0 {
		return parts[0]
	}
	return s
}

func hasSmall(s string) bool {
	for _, w := range strings.Fields(s) {
		if strings.ToLower(w) == w && !particles[w] && w != "and" && w != "dan" && w != "in" && w != "di" && w != "&" {
			return true
		}
	}
	return false
}

// maxNames is how many writers or editors of one report are kept.
const maxNames = 50

func appendNew(list, names []string) []string {
	for _, n := range names {
		if len(list) < maxNames && !hasName(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// apply takes over what a credit line tells. Weak is for lines below the
// report, which only fill what the head left open.
func (a *draft) apply(c credit, where string, weak bool) {
	if len(c.writers) > 0 && (!weak && c.label != "" || len(a.byline) == 0) {
		a.add(&a.byline, "byline", c.writers, labelAt("label:", c.label, where))
	}
	if len(c.editors) > 0 && (!weak || len(a.editor) == 0) {
		a.add(&a.editor, "editor", c.editors, labelAt("label:", c.edLabel, where))
	}
	if a.team == "" {
		a.team = c.team
	}
	a.set(&a.outlet, "outlet", c.outlet, where)
	a.set(&a.dateline, "dateline", c.place, where)
	a.set(&a.published, "published", c.published.isoOrNone(), where)
	a.set(&a.modified, "modified", c.updated.isoOrNone(), where)
}

func (d stamp) isoOrNone() string {
	if d.day == "" {
		return ""
	}
	return d.iso()
}

func labelAt(prefix, name, where string) string {
	if name == "" {
		return where
	}
	return prefix + name
}
