package web

import (
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"path"
	"strings"

	"kawat"
)

//go:embed templates/*.html
var viewFiles embed.FS

// parseViews parses the pages, once for each language: a page asks for its
// texts with {{t "key"}}. The files frame.html and parts.html belong to every
// page.
func parseViews(a assets, entity func(id, lang string) string, book *Codebook) map[string]map[string]*template.Template {
	entries, err := viewFiles.ReadDir("templates")
	if err != nil {
		panic("web: templates: " + err.Error()) // embedded at build time
	}
	places := book.anchors()
	out := map[string]map[string]*template.Template{}
	for _, lang := range languages {
		shared := template.Must(template.New("").Funcs(viewFuncs(namer{lang, entity}, a, places)).ParseFS(viewFiles, "templates/frame.html", "templates/parts.html"))
		views := map[string]*template.Template{"chart": shared}
		for _, e := range entries {
			name := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
			if name == "frame" || name == "parts" {
				continue
			}
			views[name] = template.Must(template.Must(shared.Clone()).ParseFS(viewFiles, "templates/"+e.Name()))
		}
		out[lang] = views
	}
	return out
}

// viewFuncs are the functions of the pages in one language; places are those of
// the codebook.
func viewFuncs(w namer, a assets, places map[string]bool) template.FuncMap {
	lang := w.lang
	return template.FuncMap{
		"t":        func(key string, args ...any) string { return translate(lang, key, args...) },
		"n":        func(key string, n int) string { return count(lang, key, n) },
		"int":      func(n int) string { return integer(lang, n) },
		"dec":      func(x float64) string { return decimal(lang, x) },
		"sign":     func(x float64) string { return signed(lang, x) },
		"percent":  func(x float64) string { return integer(lang, int(x*100+0.5)) + " %" },
		"day":      func(s string) string { return dayText(lang, s, false) },
		"longday":  func(s string) string { return dayText(lang, s, true) },
		"month":    func(s string) string { return monthText(lang, s) },
		"date":     func(d *kawat.Date) string { return dateText(lang, d) },
		"when":     func(reportLang, s string) string { return stampText(lang, reportLang, s) },
		"asset":    func(name string) string { return a.path[name] },
		"article":  articlePath,
		"event":    eventPath,
		"actor":    actorPath,
		"dyad":     dyadOf,
		"name":     w.actor,
		"rowname":  w.row,
		"linkname": w.link,
		"summary":  func(e kawat.Event) string { return summary(w, e) },
		"machine":  machineTime,
		"short":    func(s string) string { return s[:min(len(s), 12)] },
		"tone":     tone,
		"speakers": speakers,
		"snippet":  snippetParts,
		"called":   func(k Known) string { return called(lang, k) },
		"title":    func(s Spell) string { return title(lang, s) },
		"span":     func(from, to string) string { return spanText(lang, from, to) },
		"path":     func(id string) string { return actorPath(kawat.Actor{Entity: id}) },
		"codename": func(code string) string { return codeName(lang, code) },
		"join":     strings.Join,
		"lower":    strings.ToLower,
		"sector":   func(code string) string { return termText(lang, "sector.", code) },
		"kind":     func(kind string) string { return termText(lang, "kind.", kind) },
		"quotelang": func(l string) string {
			if l == "" || l == "und" {
				return ""
			}
			return l
		},
		"words":     func(by map[string]string) string { return cmp.Or(by[lang], by["en"]) },
		"intensity": func(x float64) string { return intensity(lang, x) },
		"ruletype":  func(e kawat.Event) kawat.EventType { return ruleType(e.Rule, e.Type) },
		// The address of a place in the codebook, or "" for one that it does not have.
		"book": func(format string, args ...any) string {
			if at := fmt.Sprintf(format, args...); places[at] {
				return "/codebook#" + at
			}
			return ""
		},
		"link": func(r kawat.ActorRow) string { return actorPath(kawat.Actor{Entity: r.Entity, Code: r.Code}) },
	}
}
