package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A role is what a label in front of a name says of the named.
type role int

const (
	noRole role = iota
	writer
	editor
	other // photographer, translator, source: known, and not kept
)

// roleLabels are the labels that portals print in front of names, lower case.
// Longer labels come before those that they begin with.
var roleLabels = []struct {
	label string
	role  role
}{
	{"laporan wartawan", writer}, {"laporan reporter", writer}, {"laporan jurnalis", writer}, {"laporan koresponden", writer},
	{"laporan kontributor", writer}, {"laporan khusus", writer}, {"laporan", writer},
	{"penulis", writer}, {"ditulis oleh", writer}, {"dilaporkan oleh", writer}, {"pewarta", writer}, {"reporter", writer},
	{"wartawan", writer}, {"jurnalis", writer}, {"kontributor", writer}, {"koresponden", writer}, {"rep", writer},
	{"naskah", writer}, {"teks", writer}, {"tim liputan", writer},
	{"oleh", writer}, {"written by", writer}, {"reported by", writer}, {"reporting by", writer}, {"report by", writer}, {"story by", writer},
	{"words by", writer}, {"text by", writer}, {"posted by", writer}, {"by", writer}, {"writers", writer}, {"writer", writer}, {"authors", writer}, {"author", writer},
	{"from our correspondent", writer}, {"from", writer},
	{"editor bahasa", other}, {"editor foto", other}, {"photo editor", other}, {"video editor", other}, {"editor video", other},
	{"editors", editor}, {"editor", editor}, {"penyunting", editor}, {"disunting oleh", editor}, {"redaktur pelaksana", editor}, {"redaktur", editor},
	{"edited by", editor}, {"editing by", editor}, {"red", editor}, {"ed", editor},
	{"fotografer", other}, {"pewarta foto", other}, {"foto oleh", other}, {"foto", other}, {"photographer", other}, {"photographs by", other}, {"photos by", other}, {"photo by", other},
	{"sumber", other}, {"source", other}, {"sources", other}, {"penerjemah", other}, {"alih bahasa", other}, {"translator", other}, {"translated by", other},
	{"videografer", other}, {"video oleh", other}, {"produser", other}, {"producer", other}, {"produced by", other}, {"infografis", other}, {"ilustrator", other},
	{"illustration by", other}, {"illustrations by", other}, {"desain", other}, {"uploader", other}, {"admin", other}, {"penanggung jawab", other}, {"additional reporting by", other},
}

var (
	labelSplit = regexp.MustCompile(`(?i)(?:^|[\s|/;,(·•]+)((?:penulis|ditulis oleh|pewarta|reporter|wartawan|jurnalis|kontributor|koresponden|rep|laporan|editor|editors|penyunting|disunting oleh|redaktur|red|ed|fotografer|pewarta foto|foto|sumber|source|penerjemah|translator|videografer|author|writer|uploader|written by|edited by|editing by|reporting by)\s*:|editing by\s|edited by\s)`)
	email      = regexp.MustCompile(`\S+@\S+|https?://\S+|@\w+`)
	parens     = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]`)
	nameSplit  = regexp.MustCompile(`\s*(?:[,;&+]|\s(?:dan|and|serta|with|bersama)\s|\s/\s|/)\s*`)
	inPlace    = regexp.MustCompile(`^(.*?)\s+(?:in|di|dari|at|from|reporting from|melaporkan dari)\s+(\p{Lu}.*)$`)
	roleWord   = regexp.MustCompile(`(?i)\b(?:correspondents?|editor|writer|reporter|bureau|chief|desk|staff|fellow|analyst|columnist|contributor|professor|lecturer|researcher|director|producer|wartawan|koresponden|kontributor|reporter|redaktur|peneliti|dosen|pengamat|kolumnis|jurnalis|penulis|intern|magang)\b`)
	orgWord    = regexp.MustCompile(`(?i)\b(?:tim|redaksi|news|media|cyber|agency|agencies|agence|press|wire|bureau|desk|staff|staffs|team|pt|tbk|newsroom|newsdesk|online|admin|administrator|webmaster|developer|kantor|berita|reuters|afp|ap|antara|bernama|xinhua|anadolu|kcna|tass|tribun\w*|kompas|detik\w*|kontan|tempo|bbc|cnn|cnbc|dpa|efe|kyodo|yonhap|upi|pti|ani|ians|gazette|times|herald|tribune|post|daily|harian|magazine|majalah|humas|editorial|guardian|observer|associated|web|design|development|com|id|co|net|service|services|correspondent|correspondents|contributor|subscribers?|indonesia|international|internasional|global|nusantara|network)\b`)
	notNames   = regexp.MustCompile(`(?i)\b(?:getty|images?|photos? (?:via|illustration)|newsletters?|sign up|subscribe|follow|cookies?|privacy|read more|share)\b`)
	photoBy    = regexp.MustCompile(`(?i)[,;.]?\s*(?:with\s+)?(?:photographs?|photos?|pictures?|video|graphics?|illustrations?|foto) (?:by|oleh)\b.*$`)
	suffix     = regexp.MustCompile(`(?i)^(?:s\.?\s?h\.?|s\.?\s?e\.?|s\.?\s?t\.?|s\.?\s?sos\.?|s\.?\s?pd\.?|s\.?\s?i\.?\s?kom\.?|m\.?\s?si\.?|m\.?\s?h\.?|m\.?\s?m\.?|m\.?\s?a\.?|m\.?\s?sc\.?|ph\.?\s?d\.?|jr\.?|sr\.?|ii|iii|iv)$`)
	particles  = map[string]bool{"van": true, "von": true, "de": true, "der": true, "den": true, "del": true, "dela": true, "della": true, "di": true, "da": true, "dos": true, "du": true, "la": true, "le": true,
		"bin": true, "binti": true, "ibn": true, "al": true, "el": true, "bint": true, "ter": true, "ten": true, "y": true, "e": true, "ul": true, "ud": true}
)

// label reads a role label at the start of a line. Without a colon the label
// only counts if nothing but names follows; the caller checks that.
func label(s string) (r role, name, rest string, colon bool) {
	low := strings.ToLower(s)
	for _, l := range roleLabels {
		if !strings.HasPrefix(low, l.label) || len(s) < len(l.label) {
			continue
		}
		rest := s[len(l.label):]
		trimmed := strings.TrimLeft(rest, " ")
		switch {
		case strings.HasPrefix(trimmed, ":"), strings.HasPrefix(trimmed, "："):
			_, n := utf8.DecodeRuneInString(trimmed)
			return l.role, s[:len(l.label)], strings.TrimSpace(trimmed[n:]), true
		case trimmed == "":
			return l.role, s[:len(l.label)], "", false
		case rest[0] == ' ':
			if len(l.label) <= 3 && l.label != "by" { // "red", "rep", "ed" are words as well
				continue
			}
			return l.role, s[:len(l.label)], trimmed, false
		}
	}
	return noRole, "", "", false
}

// hasName reports whether a list holds a name, in any case and spelling of
// white space.
func hasName(list []string, n string) bool {
	for _, have := range list {
		if strings.EqualFold(have, n) {
			return true
		}
	}
	return false
}

// names splits what follows a role label into persons. Titles of posts, places
// and organisations beside them are left out.
func (a *draft) names(s string, lenient bool) []string {
	if notNames.MatchString(s) {
		return nil
	}
	s = photoBy.ReplaceAllString(email.ReplaceAllString(s, " "), "")
	s = parens.ReplaceAllString(s, "")
	s = strings.Join(strings.Fields(s), " ")
	if !lenient || strings.Contains(s, " in ") {
		s = dropPlaces(s)
	}
	var out []string
	org := false
	for i, item := range nameSplit.Split(s, -1) {
		item = trimName(item)
		if m := inPlace.FindStringSubmatch(item); m != nil {
			item = m[1]
		}
		if suffix.MatchString(item) && i > 0 {
			continue
		}
		switch {
		case item == "":
		case a.isOrg(item):
			org = true
		case roleWord.MatchString(item):
		case org && !strings.Contains(item, " "): // a place after an outlet
		case isName(item, lenient):
			if i > 0 && !lenient && !strings.Contains(item, " ") && len(out) > 0 { // "Jane Doe, Niamey"
				continue
			}
			out = append(out, title(item))
		}
	}
	return out
}

var placeAfter = regexp.MustCompile(`\s+in\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:an|am|der|de|del|la|le|the|of|upon|do|da)\s+)*\p{Lu}[\p{L}.'’-]*)*`)

// dropPlaces removes the posts of reporters: "A B in Beijing and C D in Dubai".
func dropPlaces(s string) string { return placeAfter.ReplaceAllString(s, "") }

// trimName removes what stands around a name, but leaves the full stop of an
// initial or a "Jr." at its end.
func trimName(s string) string {
	s = strings.TrimLeft(strings.TrimRight(s, " -–—:|*"), " .-–—:|*")
	if i := strings.LastIndexByte(s, ' '); strings.HasSuffix(s, ".") && len(s)-i > len(" Jr.") {
		s = strings.TrimRight(s, ".")
	}
	return s
}

// isOrg reports whether a name is that of an organisation, such as the outlet.
func (a *draft) isOrg(s string) bool {
	return orgWord.MatchString(s) || a.isOutlet(s) || domain.MatchString(s)
}

// isOutlet reports whether s names the outlet: the same letters as the name
// known so far, with or without "The" and the top-level domain.
func (a *draft) isOutlet(s string) bool {
	k := key(s)
	if len(k) < 3 {
		return false
	}
	for _, o := range []string{a.outlet, a.mark} {
		if ko := key(o); ko != "" && (ko == k || len(k) >= 5 && strings.Contains(ko, k)) {
			return true
		}
	}
	return false
}

var (
	domain = regexp.MustCompile(`(?i)^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|tv|news|info|my|sg|ph|in|pk|uk|au|nz|us|press|media|asia|online|site|example|test|go|ac|or|gov|edu|io|me|fm|int|th|vn|jp|kr|cn|ng|ke|za|eu|de|fr|ru)(?:\.[a-z]{2})?/?$`)
	tld    = regexp.MustCompile(`(?i)(?:\.(?:com|co|id|net|org|tv|news|info|example|test|uk|my|sg|au))+$`)
)

// key reduces an outlet's name to its letters and digits, lower case, without
// article and top-level domain, so that "Kompas.com" and "KOMPAS" are the same.
func key(s string) string {
	s = tld.ReplaceAllString(strings.ToLower(strings.TrimSpace(s)), "")
	s = strings.TrimPrefix(s, "www.")
	s = strings.TrimPrefix(s, "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// isName reports whether s has the shape of a person's name. A lenient
// reading, for what stands after a label, takes single and lower-case names.
func isName(s string, lenient bool) bool {
	tokens := strings.Fields(s)
	if len(tokens) == 0 || len(tokens) > 6 || len(s) > 60 {
		return false
	}
	if !lenient && (len(tokens) < 2 || len(tokens) > 4 && !hasParticle(tokens) || mixedCaps(tokens) || isUpper(s) && letters(s) < 6) {
		return false
	}
	capital := 0
	for i, t := range tokens {
		for _, r := range t {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’‘`-", r) {
				return false
			}
		}
		r, _ := utf8.DecodeRuneInString(t)
		switch {
		case unicode.IsUpper(r):
			capital++
		case particles[t] && i > 0:
		case lenient && len(tokens) <= 2 && len(t) > 1:
		case strings.Contains(t, "-") && unicode.IsUpper(lastPart(t)): // al-Haddad
			capital++
		default:
			return false
		}
	}
	return capital > 0 || lenient && len(tokens) <= 2 && !common[strings.ToLower(s)]
}

// hasParticle reports whether a name of many words has small words or
// initials among them, as long names do and headlines seldom.
func hasParticle(tokens []string) bool {
	if len(tokens) > 6 {
		return false
	}
	for _, t := range tokens {
		if particles[t] || strings.HasSuffix(t, ".") && len(t) <= 4 {
			return true
		}
	}
	return false
}

// mixedCaps reports whether some words are in capitals, as abbreviations are,
// and some aren't: "DPD RI dan Senator". Initials don't count.
func mixedCaps(tokens []string) bool {
	caps, small := 0, 0
	for _, t := range tokens {
		switch {
		case letters(t) < 2 || strings.Contains(t, "."):
		case isUpper(t):
			caps++
		case !particles[t]:
			small++
		}
	}
	return caps > 0 && small > 0
}

func lastPart(t string) rune {
	r, _ := utf8.DecodeRuneInString(t[strings.LastIndexByte(t, '-')+1:])
	return r
}

// common are lower-case words after a label that are no names.
var common = map[string]bool{"kami": true, "us": true, "me": true, "the": true, "ini": true, "itu": true, "here": true, "agencies": true, "staff": true, "redaksi": true, "dan": true}

// title sets a name printed in capitals throughout in title case.
func title(s string) string {
	tokens := strings.Fields(s)
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return s
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 5 {
		return s
	}
	for i, t := range tokens {
		if len(t) <= 2 { // initials
			continue
		}
		up := true
		tokens[i] = strings.Map(func(r rune) rune {
			defer func() { up = !unicode.IsLetter(r) && r != '\'' && r != '’' }()
			if up {
				return r
			}
			return unicode.ToLower(r)
		}, t)
	}
	return strings.Join(tokens, " ")
}
