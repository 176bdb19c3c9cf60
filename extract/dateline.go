package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateLineMax is how far into a paragraph a dateline may reach, in bytes.
const dateLineMax = 110

var (
	// dateLineEnd is what stands between dateline and report: "JAKARTA –".
	dateLineEnd = regexp.MustCompile(`\.-\s*|\s+[-–—]{1,3}\s*|[–—]\s*|\s*--+\s*|:\s+|\s/\s`)
	endParen    = regexp.MustCompile(`^(.*?)[\s,.]*[(\[/]([^()\[\]/]{1,40}(?:/[^()\[\]/]{1,20})?)[)\]/]\.?$`)
	bracketed   = regexp.MustCompile(`\s*\[[^\]]*\]`)
	shortDate   = regexp.MustCompile(`(?i)^(?:(?:` + weekdayNames + `)\.?,?\s+)?(?:(?:` + monthNames + `)\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+(?:` + monthNames + `)\.?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:` + weekdayNames + `))(?:,?\s+(?:19|20)\d\d)?\.?$|^(?:19|20)\d\d$`)
	dotDate     = regexp.MustCompile(`(?i)^(\p{Lu}[\p{L} ./'’-]*?)\.\s+((?:` + monthNames + `)\.?\s+\d.*|\d{1,2}\s+(?:` + monthNames + `).*)$`)
	// tassLine is the form of TASS: "MOSCOW, November 3. /TASS/. Text".
	tassLine = regexp.MustCompile(`^(\p{Lu}[\p{Lu} .'’-]+),?\s[^/]{0,24}/([A-Z]{2,12})/\.?\s*[-–—]*\s*`)
	// siteThenPlace is the form of some business portals: "KONTAN.CO.ID - JAKARTA. Text".
	siteThenPlace = regexp.MustCompile(`^([\w-]+(?:\.[\w-]+)+|\p{Lu}[\p{Lu} ]{2,30})\s*[-–—]\s*(\p{Lu}[\p{Lu} '’-]{2,30})(?:\.|,|:|\s[-–—]{1,2})\s*(?:[-–—]\s*)?`)
	// placeDot is a place in capitals, set off by a full stop: "JAKARTA. Text".
	placeDot  = regexp.MustCompile(`^(\p{Lu}{5,}(?: \p{Lu}{3,}){0,2})\.\s+\p{Lu}`)
	inBracket = regexp.MustCompile(`^\[([^\]]{3,50})\]\s*[-–—]?\s*`)

	agency = regexp.MustCompile(`(?i)^(?:afp|ap|reuters|rtr|antara(?:\s?news)?|ant|xinhua|kcna|yonhap|kyodo(?: news)?|tass|itar-tass|ria novosti|ria|interfax|sputnik|anadolu(?: agency)?|aa|dpa|efe|ansa|upi|bernama|pti|ani|ians|irna|sana|wafa|spa|wam|qna|mena|cna|cnn(?: indonesia)?|cnbc(?: indonesia)?|bbc(?: news)?(?: indonesia)?|viva|nu online|rri|al[ -]jazeera|voa|rfa|rfe/rl|ips|nna|vna|pna|bss|app|lusa|ukrinform|belta|trt(?: world)?|cna|bloomberg|mtvn|jpnn|okezone|sindonews|detik\w*|kompas|tempo|republika|tribun\w*|liputan6|kumparan|jawapos|suara|merdeka|mediaindonesia|beritasatu|inews|tirto|the jakarta post|the star|afp/antara|ant/\w+)$`)
	// notPlaces are words that stand where a dateline could, and are none.
	notPlaces = regexp.MustCompile(`(?i)^(?:breaking|update[ds]?|live|exclusive|watch|analysis|opinion|editorial|explainer|explained|correction|clarification|ralat|koreksi|langsung|terkini|eksklusif|video|foto|photos?|infografis|opini|fakta|hoaks|cek fakta|note|catatan|read more|related|baca juga|headline|top|factbox|timeline|profile|profil|interview|wawancara|development|significance|summary|ringkasan|question|answer|tanya|jawab|q|a|who|what|why|how|where|when|poll|inside|advertisement|iklan|news|berita|penulis|editor|reporter|oleh|by|sumber|source)\b`)
)

// A place line is a dateline as read.
type placeLine struct {
	place string // as printed; "" where only outlet or date stand there
	mark  string // outlet or agency
	rest  int    // where the report goes on, bytes
	sure  bool   // there is more than the shape of one place in mixed case
}

// dateline reads the dateline at the start of a paragraph. The text of the
// whole report helps to tell a place from an outlet.
func (a *draft) readDateline(s, text string) (placeLine, bool) {
	if m := inBracket.FindStringSubmatch(s); m != nil && len(s) > len(m[0]) {
		if p, ok := a.lineHead(m[1], text); ok && (p.sure || isUpper(p.place)) {
			p.rest, p.sure = len(m[0]), true
			return p, true
		}
	}
	if m := tassLine.FindStringSubmatch(s); m != nil {
		return placeLine{place: m[1], mark: m[2], rest: len(m[0]), sure: true}, true
	}
	if m := siteThenPlace.FindStringSubmatch(s); m != nil && a.isMark(m[1]) && !notPlaces.MatchString(m[2]) {
		return placeLine{place: m[2], mark: m[1], rest: len(m[0]), sure: true}, true
	}
	from := 0
	near := s[:min(len(s), dateLineMax+8)]
	for range 4 {
		loc := dateLineEnd.FindStringIndex(near[from:])
		if loc == nil || from+loc[0] > dateLineMax {
			break
		}
		start, end := from+loc[0], from+loc[1]
		from = end
		sep := strings.TrimSpace(s[start:end])
		p, ok := a.lineHead(s[:start], text)
		if !ok {
			continue
		}
		rest := s[end:]
		caps := p.place != "" && isUpper(p.place) && letters(p.place) >= 3
		switch {
		case sep == "/":
			continue
		case p.sure:
		case notPlaces.MatchString(s[:start]):
			continue
		case sep == ":":
			if !caps || strings.Count(p.place, " ") > 2 {
				continue
			}
		case caps:
		case !p.sure && weakPlace(p.place), rest != "" && unicode.IsDigit(rune(rest[0])):
			continue
		case strings.Count(p.place, " ") > 2, rest == "", !opensSentence(rest), s[start] != ' ' && s[start] != '-' && utf8.RuneCountInString(sep) == 1:
			continue
		}
		if rest != "" && !p.sure && !opensSentence(rest) {
			continue
		}
		p.rest = end
		p.sure = p.sure || caps
		return p, true
	}
	if m := placeDot.FindStringSubmatch(s); m != nil && !notPlaces.MatchString(m[1]) {
		return placeLine{place: m[1], rest: len(m[1]) + len(". "), sure: true}, true
	}
	return placeLine{}, false
}

// weakPlace reports whether what stands before a dash looks like a place only
// by its capitals.
func weakPlace(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return false
	}
	if openers[words[0]] || strings.Contains(s, "'s") || strings.Contains(s, "’s") || letters(s) < 4 {
		return true
	}
	for _, w := range words {
		if w == "the" || dayName.MatchString(w) {
			return true
		}
	}
	return false
}

// lineHead reads what stands before the dash of a dateline: places, an
// outlet, a date, in the orders that occur.
func (a *draft) lineHead(h, text string) (placeLine, bool) {
	h = strings.Trim(h, " ,")
	if h == "" || len(h) > dateLineMax || strings.ContainsAny(h, "\"“”?!;=") {
		return placeLine{}, false
	}
	var p placeLine
	if m := endParen.FindStringSubmatch(h); m != nil {
		inner := strings.TrimSpace(m[2])
		switch {
		case shortDate.MatchString(inner), len(findDateIn(inner)) > 0:
		case isMarkShape(inner) || a.isMark(inner):
			p.mark = inner
		default:
			return placeLine{}, false
		}
		p.sure = true
		h = strings.Trim(m[1], " ,.")
	}
	h = bracketed.ReplaceAllString(h, "")
	if m := dotDate.FindStringSubmatch(h); m != nil {
		h = m[1] + ", " + m[2]
	}
	var segs []string
	for _, seg := range strings.Split(h, ",") {
		seg = strings.TrimSpace(seg)
		switch {
		case seg == "":
		case shortDate.MatchString(seg), len(findDateIn(seg)) > 0 && len(seg) < 30:
			p.sure = true
		case dateTail.MatchString(seg): // "JAKARTA Nov 3"
			segs = append(segs, strings.TrimSpace(dateTail.ReplaceAllString(seg, "")))
			p.sure = true
		default:
			segs = append(segs, seg)
		}
	}
	switch len(segs) {
	case 0:
		return p, p.sure && (p.mark != "" || h == "")
	case 1:
		if a.isMark(segs[0]) && !(p.mark != "" && isPlace(segs[0])) {
			p.mark, p.sure = segs[0], true
			return p, true
		}
		if !isPlace(segs[0]) {
			return placeLine{}, false
		}
		p.place = segs[0]
		return p, true
	case 2, 3, 4:
		var places []string
		for _, seg := range segs {
			switch {
			case a.isMark(seg) && p.mark == "":
				p.mark, p.sure = seg, true
			case isPlace(seg):
				places = append(places, seg)
			case isMarkShape(seg) && p.mark == "":
				p.mark, p.sure = seg, true
			default:
				return placeLine{}, false
			}
		}
		if len(places) == 0 {
			return p, p.mark != ""
		}
		p.place = places[0]
		if len(places) == 2 && p.mark == "" && strings.ToUpper(h) == h && !mentions(text, places[0]) && mentions(text, places[1]) {
			p.mark, p.place, p.sure = places[0], places[1], true
		}
		if !p.sure && (len(segs) > 2 || strings.Count(h, " ") > 3) {
			return placeLine{}, false
		}
		return p, true
	}
	return placeLine{}, false
}

var dayName = regexp.MustCompile(`(?i)^(?:` + weekdayNames + `)$`)

var dateTail = regexp.MustCompile(`(?i)\s+(?:(?:` + monthNames + `)\.?\s+\d{1,2}|\d{1,2}\s+(?:` + monthNames + `)\.?)(?:\s+\d{4})?$`)

func findDateIn(s string) string {
	d, ok := findDate(s)
	if !ok {
		return ""
	}
	return d.day
}

// mentions reports whether a place in capitals occurs in the text outside
// the dateline, written as a name.
func mentions(text, place string) bool {
	return strings.Contains(text, title(place)) || strings.Contains(text, capitalize(place))
}

func capitalize(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// isMark reports whether s names an outlet or agency.
func (a *draft) isMark(s string) bool {
	s = strings.Trim(s, " .")
	return s != "" && isMarkShape(s) && (agency.MatchString(s) || domain.MatchString(s) || a.isOutlet(s) || innerCapital(s) ||
		orgWord.MatchString(s) && !strings.EqualFold(s, "indonesia") && !strings.HasSuffix(strings.ToLower(s), " indonesia") && len(strings.Fields(s)) > 1)
}

// isMarkShape reports whether s can name an outlet where one is expected, as
// in parentheses after the place: up to five words, with capitals or digits.
func isMarkShape(s string) bool {
	words := strings.Fields(s)
	if len(s) > 45 || len(words) > 5 || !hasUpper(s) && !domain.MatchString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ./-&'’", r) {
			return false
		}
	}
	for _, w := range words {
		if !hasUpper(w) && !strings.ContainsAny(w, ".&0123456789") && w != "of" && w != "the" && w != "and" && w != "dan" && !particles[w] && !strings.HasPrefix(w, "detik") {
			return false
		}
	}
	return !openers[strings.ToLower(words[0])]
}

// openers are words that open sentences and can't open a place or an outlet
// in mixed case: "Now - it's …", "Look, I …".
var openers = wordSet(`and but or so now then look yes no yeah well ok okay today yesterday tomorrow this that these those it its it's he she we they you i is are was were be am
what who when where why how which if because although though while as at by for in on of to from with without after before since until there here please
dan atau tetapi tapi namun jadi lalu kemudian sekarang kini ya tidak bukan ini itu ia dia mereka kami kita saya aku anda kamu apa siapa kapan di ke dari pada dengan tanpa untuk bagi
karena sebab jika kalau bila ketika saat sejak sampai hingga setelah sebelum selain sementara menurut dalam oleh seperti bahwa agar supaya meski walau hari pagi siang malam`)

// innerCapital reports whether one word has a capital after a small letter, as
// outlets do ("KabarPegunungan") and places seldom do.
func innerCapital(s string) bool {
	if strings.ContainsAny(s, " -") || strings.HasPrefix(s, "Mc") || strings.HasPrefix(s, "Mac") || strings.HasPrefix(s, "De") || strings.HasPrefix(s, "La") {
		return false
	}
	small := false
	for _, r := range s {
		if unicode.IsUpper(r) && small {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// isPlace reports whether s has the shape of a place name, or of several
// joined by slashes.
func isPlace(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || len(s) > 45 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !(i > 0 && (particles[w] || w == "of" || w == "the" || w == "and" || w == "dan")) {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’‘`-/", r) {
				return false
			}
		}
	}
	return letters(s) >= 2
}

// opensSentence reports whether a report can go on with s.
func opensSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“‘'«(•", r) || strings.HasPrefix(s, "e-")
}

func isUpper(s string) bool {
	return hasUpper(s) && strings.ToUpper(s) == s
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// agencyOnly are agencies, which sign datelines in papers other than their own.
var agencyOnly = regexp.MustCompile(`(?i)^(?:afp|ap|reuters|rtr|xinhua|kcna|yonhap|kyodo(?: news)?|tass|itar-tass|ria novosti|interfax|sputnik|anadolu(?: agency)?|aa|dpa|efe|upi|bernama|pti|ani|ians|irna|bloomberg|.+/.+)$`)
