// Package web serves the record as pages, JSON and CSV. It reads only through
// kawat.Store, writes nothing, and asks nothing of the network: pages carry no
// reference outside their own origin, work without JavaScript, and stand under
// a content security policy that allows nothing else.
//
// # Addresses
//
//	/                        the stream: events, newest first, one line for each act
//	/articles/{hash}         one report: its text marked up, its ladder of sources
//	/events/{hash}/{id}      one event with all its fields
//	/dyads/{a}/{b}           two actors, in alphabetical order
//	/actors, /actors/{id}    the actors; one actor, by code or entity id
//	/search?q=               full text and actors
//	/help                    keys, query language, columns of the exports
//	/codebook                types, modes, contexts and CAMEO codes, where Options has them
//
// A suffix chooses the format: /stream.json, /dyads/PRK/RUS.csv, and for a dyad
// also .svg, the chart. All state of a page is in its address, except the
// language, which is in ?lang=, then in a cookie, then in Accept-Language.
package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kawat"
)

// Options changes how Handler serves. The zero value serves loopback names only,
// in English where the browser asks for neither language, and logs nowhere.
type Options struct {
	// Hosts are the names, without port, under which the pages may be asked for
	// besides localhost, 127.0.0.1 and ::1. A request under any other name is
	// refused, so that no foreign page can reach the record by pointing a name
	// of its own at this machine (DNS rebinding).
	Hosts []string
	// Lang is the language of the pages where the reader has not chosen: "id"
	// or "en".
	Lang string
	// EntityName is the name of an entity in a language, "id" or "en", or "" if
	// there is none. Nil leaves all entities but states as the reports name them.
	EntityName func(id, lang string) string
	// Profile is what is known of an entity, nil if nothing. Without it actors are as the
	// record has them.
	Profile func(id string) *Profile
	// Codebook is the ontology of the record, nil if the pages are to have none.
	Codebook *Codebook
	// Why explains an event of a kept report. It is nil, nil where the report would
	// not be coded so any more. Without it events are shown as the record has them.
	Why func(raw kawat.Raw, event string) (*Why, error)
	// Version is shown at the foot of each page.
	Version string
	// Log gets one line for each request that failed by our own fault.
	Log *slog.Logger
}

// A server answers requests.
type server struct {
	store  kawat.Store
	opts   Options
	hosts  map[string]bool
	assets assets
	views  map[string]map[string]*template.Template // by language and page
}

// Handler returns the handler of all pages over the record in s.
func Handler(s kawat.Store, o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if !slices.Contains(languages, o.Lang) {
		o.Lang = "en"
	}
	srv := &server{store: s, opts: o, hosts: map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}, assets: loadAssets()}
	for _, h := range o.Hosts {
		srv.hosts[strings.ToLower(strings.Trim(h, "[]"))] = true
	}
	srv.views = parseViews(srv.assets, o.EntityName, o.Codebook)

	mux := http.NewServeMux()
	handle := func(pattern string, h func(http.ResponseWriter, *http.Request) error) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := h(w, r); err != nil {
				srv.fail(w, r, err)
			}
		})
	}
	handle("/{$}", srv.stream)
	handle("/stream", func(w http.ResponseWriter, r *http.Request) error {
		http.Redirect(w, r, withQuery("/", r.URL.RawQuery), http.StatusMovedPermanently)
		return nil
	})
	handle("/stream.json", srv.stream)
	handle("/stream.csv", srv.stream)
	handle("/articles/{hash}", srv.article)
	handle("/events/{hash}/{id}", srv.event)
	handle("/dyads/{a}/{b}", srv.dyad)
	handle("/actors", srv.actors)
	handle("/actors.json", srv.actors)
	handle("/actors.csv", srv.actors)
	handle("/actors/{id}", srv.actor)
	handle("/search", srv.search)
	handle("/search.json", srv.search)
	handle("/search.csv", srv.search)
	handle("/help", srv.help)
	handle("/codebook", srv.codebook)
	handle("/codebook.json", srv.codebook)
	handle("/codebook.csv", srv.codebook)
	mux.Handle("/assets/", srv.assets)
	handle("/", func(http.ResponseWriter, *http.Request) error {
		return fmt.Errorf("page: %w", kawat.ErrNotFound)
	})
	return srv.guard(mux)
}

// policy is the content security policy of every answer.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// guard stands before every page: it sets the headers that all answers share,
// refuses foreign host names and methods that write, and turns a panic into an
// answer.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "private, no-cache")
		if !s.hosts[hostname(r.Host)] {
			http.Error(w, "this host name is not served here", http.StatusMisdirectedRequest)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.fail(w, r, fmt.Errorf("panic: %v", p))
		}()
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), langKey{}, s.chooseLanguage(w, r))))
	})
}

// hostname is the name of a Host header, without port, brackets or final dot.
func hostname(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// A frame is what every page has: its head, and the body in Page.
type frame struct {
	Name    string // of the view
	Title   string
	Lang    string
	Other   string // the same page in the other language
	Q       string // what stands in the search field
	Exports []export
	Version string
	Page    any
}

// An export is the page in another format.
type export struct{ Format, URL string }

// show renders a view into w. The page is built whole before its first byte is
// sent, so that a failing template gives an error page and not half a page.
func (s *server) show(w http.ResponseWriter, r *http.Request, status int, f frame) error {
	f.Lang, f.Version = language(r), s.opts.Version
	f.Other = otherLanguage(r.URL, f.Lang)
	var buf bytes.Buffer
	if err := s.views[f.Lang][f.Name].ExecuteTemplate(&buf, "frame", f); err != nil {
		return fmt.Errorf("page %s: %w", f.Name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", f.Lang)
	w.Header().Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(bytes.ToValidUTF8(buf.Bytes(), []byte("\uFFFD"))) // the reader may be gone; nobody is left to tell
	}
	return nil
}

// statusOf maps the errors of the program to HTTP, here and nowhere else.
func statusOf(err error) int {
	switch {
	case errors.Is(err, kawat.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, kawat.ErrInvalid):
		return http.StatusBadRequest
	case errors.Is(err, kawat.ErrConflict):
		return http.StatusConflict
	}
	return http.StatusInternalServerError
}

// A problem is an error as application/problem+json (RFC 9457).
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

// fail answers with an error, as a page or, where data was asked for, as a
// problem. What went wrong inside is for the log, not for the reader.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody waits for the answer
	}
	status := statusOf(err)
	detail := err.Error()
	if status == http.StatusInternalServerError {
		s.opts.Log.Error("request failed", "path", r.URL.Path, "error", err)
		detail = ""
	}
	if wantsData(r) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(problem{"about:blank", http.StatusText(status), status, detail})
		return
	}
	key := fmt.Sprintf("error.%d", status)
	f := frame{Name: "error", Title: translate(language(r), key), Page: struct {
		Status     int
		Key, About string
	}{status, key, detail}}
	if err := s.show(w, r, status, f); err != nil {
		s.opts.Log.Error("error page failed", "path", r.URL.Path, "error", err)
		http.Error(w, http.StatusText(status), status)
	}
}

// wantsData reports whether the reader is a program.
func wantsData(r *http.Request) bool {
	if _, format := suffix(r.URL.Path); format != "" {
		return true
	}
	accept := r.Header.Get("Accept")
	return strings.Contains(accept, "json") && !strings.Contains(accept, "text/html")
}

// suffix splits the format off a path: "PRK.csv" → "PRK", "csv". Other dots
// belong to the name, as in "RUS.foreign-ministry".
func suffix(path string) (name, format string) {
	for _, f := range []string{"json", "csv", "svg"} {
		if name, ok := strings.CutSuffix(path, "."+f); ok {
			return name, f
		}
	}
	return path, ""
}

// withQuery joins a path and an encoded query, which may be empty.
func withQuery(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}

// exports lists the formats of the page at path, under the filters of r
// without its place in the list.
func exports(r *http.Request, path string, formats ...string) []export {
	v := r.URL.Query()
	v.Del("cursor")
	v.Del("lang")
	out := make([]export, 0, len(formats))
	for _, f := range formats {
		out = append(out, export{strings.ToUpper(f), withQuery(path+"."+f, v.Encode())})
	}
	return out
}

// older is the address of the next page of the list at r, or "".
func older(r *http.Request, cursor string) string {
	if cursor == "" {
		return ""
	}
	v := r.URL.Query()
	v.Set("cursor", cursor)
	v.Del("lang")
	return "?" + v.Encode()
}

// actorPath is the page of an actor, or "" for one that nobody can name.
func actorPath(a kawat.Actor) string {
	id := a.Entity
	if id == "" {
		id = a.Code
	}
	if id == "" || id == "---" {
		return ""
	}
	return "/actors/" + url.PathEscape(id)
}

// short is the part of a hash that stands in addresses: 64 bits are enough to
// be unique, and a whole hash still works.
func short(hash string) string {
	return hash[:min(len(hash), 16)]
}

func articlePath(hash string) string { return "/articles/" + url.PathEscape(short(hash)) }

func eventPath(hash, id string) string {
	return "/events/" + url.PathEscape(short(hash)) + "/" + url.PathEscape(id)
}

// dyadPath is the page of the two actors in alphabetical order, or "" where
// they are not two.
func dyadPath(a, b string) string {
	if a == "" || b == "" || a == "---" || b == "---" || a == b {
		return ""
	}
	return "/dyads/" + url.PathEscape(min(a, b)) + "/" + url.PathEscape(max(a, b))
}
