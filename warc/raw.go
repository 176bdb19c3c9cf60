package warc

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"kawat"
)

// The header fields that carry a kawat.Raw. A record with Kawat-Hash gives
// back the very Raw that went in; other programs see an ordinary resource
// record and pass over these fields.
const (
	fieldHash      = "Kawat-Hash"
	fieldMedia     = "Kawat-Media"
	fieldCharset   = "Kawat-Charset"
	fieldURL       = "Kawat-URL" // only where WARC-Target-URI can't hold it
	fieldOutlet    = "Kawat-Outlet"
	fieldTitle     = "Kawat-Title"
	fieldPublished = "Kawat-Published"
	fieldLang      = "Kawat-Lang"
	fieldName      = "Kawat-Name"
	fieldID        = "Kawat-ID"
	fieldFetched   = "Kawat-Fetched"
)

// Info renders the warcinfo record that opens a file, as a gzip member.
// Software names the writer, such as "kawat/1.0".
func Info(software string, date time.Time) ([]byte, error) {
	block := []byte("software: " + software + "\r\nformat: WARC File Format 1.1\r\n" +
		"conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n")
	return Member(Header{
		{"WARC-Type", "warcinfo"},
		{"WARC-Record-ID", recordID([]byte(software + stamp(date)))},
		{"WARC-Date", stamp(date)},
		{"Content-Type", "application/warc-fields"},
	}, block)
}

// Resource renders raw, whose hash is hash, as a resource record in one gzip
// member. Kept is when the record was taken in: the WARC-Date if raw does not
// say when it was fetched.
func Resource(raw kawat.Raw, hash string, kept time.Time) ([]byte, error) {
	date := raw.Fetched
	if date.IsZero() {
		date = kept
	}
	target := raw.URL
	if !plainURI(target) {
		target = "urn:kawat:" + hash
	}
	sum, err := hex.DecodeString(hash)
	if err != nil || len(sum) < 16 {
		return nil, fmt.Errorf("warc resource %q: not a hash", hash)
	}
	media := "text/html"
	if raw.Media == kawat.Text {
		media = "text/plain"
	}
	h := Header{
		{"WARC-Type", "resource"},
		{"WARC-Record-ID", recordID(sum)},
		{"WARC-Date", stamp(date)},
		{"WARC-Target-URI", target},
		{"Content-Type", media},
		{"WARC-Block-Digest", blockDigest(raw.Bytes)},
		{"WARC-Payload-Digest", blockDigest(raw.Bytes)},
		{fieldHash, hash},
		{fieldMedia, encodeValue(string(raw.Media))},
	}
	add := func(name, value string) {
		if value != "" {
			h = append(h, Field{name, encodeValue(value)})
		}
	}
	add(fieldCharset, raw.Charset)
	if target != raw.URL {
		add(fieldURL, raw.URL)
	}
	add(fieldOutlet, raw.Outlet)
	add(fieldTitle, raw.Title)
	add(fieldPublished, raw.Published)
	add(fieldLang, raw.Lang)
	add(fieldName, raw.Name)
	add(fieldID, raw.ID)
	if !raw.Fetched.IsZero() {
		add(fieldFetched, raw.Fetched.UTC().Format(time.RFC3339Nano))
	}
	return Member(h, raw.Bytes)
}

// own reads back a record that Resource wrote, and checks it by its hash.
func own(rec *Record) (kawat.Raw, error) {
	get := func(name string) string { return decodeValue(rec.Header.Get(name)) }
	raw := kawat.Raw{
		Name:      get(fieldName),
		ID:        get(fieldID),
		Media:     kawat.MediaType(get(fieldMedia)),
		Bytes:     rec.Block,
		Charset:   get(fieldCharset),
		URL:       get(fieldURL),
		Outlet:    get(fieldOutlet),
		Title:     get(fieldTitle),
		Published: get(fieldPublished),
		Lang:      get(fieldLang),
	}
	if t := rec.TargetURI(); raw.URL == "" && !strings.HasPrefix(t, "urn:kawat:") {
		raw.URL = t
	}
	if f := get(fieldFetched); f != "" {
		t, err := time.Parse(time.RFC3339Nano, f)
		if err != nil {
			return raw, fmt.Errorf("%w: %s %q", ErrDamaged, fieldFetched, f)
		}
		raw.Fetched = t.UTC()
	}
	if want, got := rec.Header.Get(fieldHash), raw.Hash(); got != want {
		return raw, fmt.Errorf("%w: hash is %s, header says %q", ErrDamaged, got, want)
	}
	return raw, nil
}

// stamp is a WARC-Date: UTC, with as many digits of the second as there are.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// recordID makes a name-based UUID (version 8, RFC 9562) of the first 16 bytes
// of seed, so that the same report has the same id in every file.
func recordID(seed []byte) string {
	var u [16]byte
	copy(u[:], seed)
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[0:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// plainURI reports whether u can stand as a WARC-Target-URI: absolute, and
// nothing but visible ASCII.
func plainURI(u string) bool {
	for _, c := range []byte(u) {
		if c <= ' ' || c > '~' || c == '<' || c == '>' {
			return false
		}
	}
	p, err := url.Parse(u)
	return err == nil && p.IsAbs() && !strings.HasPrefix(u, "urn:kawat:")
}

const encodedPrefix, encodedSuffix = "=?UTF-8?B?", "?="

// encodeValue makes any string fit a header line: as it is where it can be,
// else as one RFC 2047 encoded word, as the WARC standard allows.
func encodeValue(s string) string {
	if s == strings.TrimSpace(s) && !strings.HasPrefix(s, "=?") && utf8.ValidString(s) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return s
	}
	return encodedPrefix + base64.StdEncoding.EncodeToString([]byte(s)) + encodedSuffix
}

func decodeValue(s string) string {
	inner, ok := strings.CutPrefix(s, encodedPrefix)
	if !ok {
		return s
	}
	b, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(inner, encodedSuffix))
	if err != nil {
		return s
	}
	return string(b)
}
