package kawat

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// MediaType is what the bytes of a Raw are.
type MediaType string

// The media types that the program reads.
const (
	Text MediaType = "text" // plain text, as a reader would paste it from a portal
	HTML MediaType = "html"
)

// A Raw is a report as it came from outside. Bytes are never changed; the
// other fields are what the bringer said of them, and outrank what the text
// says of itself, except where noted.
type Raw struct {
	// Name tells a person where the bytes were read: a path, a URL, "stdin:7".
	// It is for messages only and does not enter the hash.
	Name string `json:"name,omitempty"`
	// ID is the caller's own identifier, returned unchanged; "" if none.
	ID    string    `json:"id,omitempty"`
	Media MediaType `json:"media"`
	Bytes []byte    `json:"-"`
	// Charset is the charset parameter of an HTTP Content-Type header, if any.
	Charset string `json:"charset,omitempty"`
	URL     string `json:"url,omitempty"`
	Outlet  string `json:"outlet,omitempty"`
	// Title is the headline, given apart from the text. With a Title, all of a
	// plain text is body.
	Title string `json:"title,omitempty"`
	// Published is an ISO 8601 date or time, as the caller gave it.
	Published string `json:"published,omitempty"`
	// Lang is an ISO 639-1 hint ("id", "en"); detection may overrule it.
	Lang string `json:"lang,omitempty"`
	// Fetched is when the bytes came, UTC; zero if unknown. Not in the hash.
	Fetched time.Time `json:"fetched,omitzero"`
}

// Hash is the identity of a report: the SHA-256, in lower-case hex, over the
// bytes and over every field that can change what is derived from them (so not
// Name, ID and Fetched).
func (r Raw) Hash() string {
	head, _ := json.Marshal([]string{string(r.Media), r.Charset, r.URL, r.Outlet, r.Title, r.Published, r.Lang}) // strings always marshal
	h := sha256.New()
	h.Write(head)
	h.Write(r.Bytes)
	return hex.EncodeToString(h.Sum(nil))
}
