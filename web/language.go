package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"kawat"
)

// languages are the languages of the pages; each has a catalogue in locale/.
var languages = []string{"en", "id"}

//go:embed locale/*.json
var localeFiles embed.FS

// catalogue maps, by language, the keys of messages to their text. A key that
// counts has two texts, "key.one" and "key.other".
var catalogue = readCatalogue()

func readCatalogue() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, lang := range languages {
		data, err := localeFiles.ReadFile("locale/" + lang + ".json")
		if err != nil {
			panic("web: catalogue: " + err.Error()) // embedded at build time
		}
		texts := map[string]string{}
		if err := json.Unmarshal(data, &texts); err != nil {
			panic("web: catalogue " + lang + ": " + err.Error())
		}
		out[lang] = texts
	}
	return out
}

type langKey struct{}

// language is the language that guard chose for r.
func language(r *http.Request) string {
	if l, ok := r.Context().Value(langKey{}).(string); ok {
		return l
	}
	return "en"
}

const langCookie = "kawat_lang"

// chooseLanguage takes the language of the address, which it remembers in a
// cookie, else that of the cookie, else the reader's preferred one.
func (s *server) chooseLanguage(w http.ResponseWriter, r *http.Request) string {
	if l := r.URL.Query().Get("lang"); slices.Contains(languages, l) {
		http.SetCookie(w, &http.Cookie{Name: langCookie, Value: l, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return l
	}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(languages, c.Value) {
		return c.Value
	}
	return preferred(r.Header.Get("Accept-Language"), s.opts.Lang)
}

// preferred is the one of our languages that an Accept-Language header
// (RFC 9110) weighs most, or fallback.
func preferred(header, fallback string) string {
	best, weight := fallback, 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, params, _ := strings.Cut(part, ";")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			f, err := strconv.ParseFloat(v, 64)
			if err != nil || math.IsNaN(f) {
				continue
			}
			q = f
		}
		base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		if base == "in" {
			base = "id" // the code of Indonesian before 1989, still sent by some
		}
		if slices.Contains(languages, base) && q > weight {
			best, weight = base, q
		}
	}
	return best
}

// otherLanguage is the address of the same page in the language that lang is not.
func otherLanguage(u *url.URL, lang string) string {
	v := u.Query()
	v.Set("lang", languages[(slices.Index(languages, lang)+1)%len(languages)])
	return u.EscapedPath() + "?" + v.Encode()
}

// translate is the text of key, with args put in as by fmt.Sprintf. A key
// without text shows itself.
func translate(lang, key string, args ...any) string {
	text, ok := catalogue[lang][key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// termText is the text of a term, or the term itself where there is none.
func termText(lang, prefix, term string) string {
	if text, ok := catalogue[lang][prefix+term]; ok {
		return text
	}
	return term
}

// count is the text of a counting key for n things: "3 reports".
func count(lang, key string, n int) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return translate(lang, key+form, integer(lang, n))
}

// integer writes n with the separator of thousands of the language.
func integer(lang string, n int) string {
	sep := ","
	if lang == "id" {
		sep = "."
	}
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// decimal writes x with one digit after the point, a true minus sign, and the
// decimal sign of the language.
func decimal(lang string, x float64) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', 1, 64)
	if lang == "id" {
		s = strings.Replace(s, ".", ",", 1)
	}
	if x < 0 && s != "0.0" && s != "0,0" {
		s = "−" + s
	}
	return s
}

// signed is decimal with a plus sign where it applies.
func signed(lang string, x float64) string {
	if x > 0 {
		return "+" + decimal(lang, x)
	}
	return decimal(lang, x)
}

// dayText writes "2022-08-15" as "15 Aug 2022", or long with the weekday.
// What is no day comes back as it is.
func dayText(lang, day string, long bool) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	month := translate(lang, fmt.Sprintf("month.%d", int(t.Month())))
	if !long {
		return fmt.Sprintf("%d %s %d", t.Day(), translate(lang, fmt.Sprintf("mon.%d", int(t.Month()))), t.Year())
	}
	return translate(lang, "day.long", translate(lang, fmt.Sprintf("weekday.%d", int(t.Weekday()))), t.Day(), month, t.Year())
}

// monthText writes "2022-08" as "August 2022".
func monthText(lang, month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return fmt.Sprintf("%s %d", translate(lang, fmt.Sprintf("month.%d", int(t.Month()))), t.Year())
}

// dateText writes a date as precisely as it is known.
func dateText(lang string, d *kawat.Date) string {
	if d == nil {
		return ""
	}
	from, to, interval := strings.Cut(d.EDTF, "/")
	switch {
	case d.From == d.To && d.From != "":
		return dayText(lang, d.From, false)
	case !interval && partText(lang, from) != "":
		return partText(lang, from)
	case to == ".." && partText(lang, from) != "":
		return translate(lang, "date.since", partText(lang, from))
	case from == ".." && partText(lang, to) != "":
		return translate(lang, "date.until", partText(lang, to))
	case partText(lang, from) != "" && partText(lang, to) != "":
		return partText(lang, from) + " – " + partText(lang, to)
	case d.Precision == "month" && len(d.From) >= 7:
		return monthText(lang, d.From[:7])
	case d.Precision == "year" && len(d.From) >= 4:
		return d.From[:4]
	case d.From != "" && d.To != "":
		return dayText(lang, d.From, false) + " – " + dayText(lang, d.To, false)
	}
	return d.EDTF
}

// partText writes a year, a month or a day in EDTF; "" for anything else.
func partText(lang, s string) string {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err != nil {
			continue
		}
		switch layout {
		case "2006":
			return s
		case "2006-01":
			return monthText(lang, s)
		}
		return dayText(lang, s, false)
	}
	return ""
}

// machineTime is a date or time as the time element of HTML takes it, or "" for
// what it can't take, such as the interval "2000/..".
func machineTime(s string) string {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.Format(layout) // without fractions of a second
		}
	}
	return ""
}

// stampText writes the publication time of a report. Offsets of Indonesian
// reports are written as their zones.
func stampText(lang, reportLang, published string) string {
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		return dayText(lang, published, false)
	}
	_, offset := t.Zone()
	zone := t.Format("UTC-07:00")
	if offset == 0 {
		zone = "UTC"
	}
	if reportLang == "id" {
		switch offset / 3600 {
		case 7:
			zone = "WIB"
		case 8:
			zone = "WITA"
		case 9:
			zone = "WIT"
		}
	}
	clock := "15:04"
	if lang == "id" {
		clock = "15.04"
	}
	return dayText(lang, t.Format(time.DateOnly), false) + ", " + t.Format(clock) + " " + zone
}

// codeName is the name of an actor code in the language of the page: of a
// country after CLDR, of the other roots after our catalogue. It is "" for a
// code that is neither.
func codeName(lang, code string) string {
	if text, ok := catalogue[lang]["code."+code]; ok {
		return text
	}
	if len(code) != 3 || strings.ToUpper(code) != code {
		return ""
	}
	region, err := xlanguage.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	tag := xlanguage.English
	if lang == "id" {
		tag = xlanguage.Indonesian
	}
	name, _, _ := strings.Cut(display.Regions(tag).Name(region), " (")
	return name
}

// A namer writes names in the language of a page.
type namer struct {
	lang   string
	entity func(id, lang string) string // Options.EntityName
}

// namer is the namer of the page that r asks for.
func (s *server) namer(r *http.Request) namer { return namer{language(r), s.opts.EntityName} }

// local is a name in the language of the page, where the record's own name is
// that of the code's country or of the entity in any of our languages; other
// names stay as the reports have them. Code and entity may be "".
func (n namer) local(name, code, entity string) string {
	if here := codeName(n.lang, code); here != "" {
		for _, l := range languages {
			if name == codeName(l, code) {
				return here
			}
		}
	}
	if entity == "" || n.entity == nil {
		return name
	}
	if here := n.entity(entity, n.lang); here != "" {
		for _, l := range languages {
			if name == n.entity(entity, l) {
				return here
			}
		}
	}
	return name
}

func (n namer) actor(a kawat.Actor) string { return n.local(nameOf(a), a.Code, a.Entity) }

func (n namer) row(r kawat.ActorRow) string {
	return n.actor(kawat.Actor{Name: r.Name, Entity: r.Entity, Code: r.Code})
}

// actors are the names of a side of an event.
func (n namer) actors(side []kawat.Actor) string {
	out := make([]string, len(side))
	for i, a := range side {
		out[i] = n.actor(a)
	}
	return strings.Join(out, ", ")
}

// link is the name of a link of a chain; who is not named is called so.
func (n namer) link(l kawat.Link) string {
	switch {
	case l.Kind == kawat.LinkUnnamed && (l.Name == "" || l.Name == string(kawat.LinkUnnamed)):
		return translate(n.lang, "link.unnamed")
	case l.Name == "":
		return translate(n.lang, "link.noname")
	}
	code := ""
	if len(l.Entity) == 3 {
		code = l.Entity // states are called by their code
	}
	return n.local(l.Name, code, l.Entity)
}

// side names a code or entity: a country in the language of the page, else as
// the reports do.
func (n namer) side(id string, rows []kawat.ActorRow) string {
	if name := codeName(n.lang, id); name != "" {
		return name
	}
	for _, r := range rows {
		if r.Entity == id && r.Name != "" {
			return n.row(r)
		}
	}
	return id
}
