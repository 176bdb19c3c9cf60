package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"strconv"
	"strings"
	"time"

	"kawat"
)

// Report takes the report out of a record, if it holds one: a resource or
// conversion record of text, or the response to a request that was answered
// with 200 and text. For every other record ok is false. Limit bounds the
// bytes of the report once its transfer and content encodings are undone
// (chunked; gzip, deflate).
//
// The Raw's Name is empty unless the record was written by [Resource].
func Report(rec *Record, limit int64) (raw kawat.Raw, ok bool, err error) {
	if rec.Header.Get(fieldHash) != "" {
		raw, err := own(rec)
		return raw, err == nil, err
	}
	raw.URL = rec.TargetURI()
	if t, err := time.Parse(time.RFC3339Nano, rec.Header.Get("WARC-Date")); err == nil {
		raw.Fetched = t.UTC()
	}
	contentType := rec.Header.Get("Content-Type")
	switch rec.Type() {
	case "resource", "conversion":
		raw.Bytes = rec.Block
	case "response":
		if m, _, _ := mime.ParseMediaType(contentType); m != "" && m != "application/http" {
			return raw, false, nil // an answer of another protocol, such as DNS
		}
		status, header, body, found := splitHTTP(rec.Block)
		if !found {
			return raw, false, fmt.Errorf("%w: response without HTTP header", ErrDamaged)
		}
		if status != 200 {
			return raw, false, nil
		}
		contentType = header.Get("Content-Type")
		if m, _ := media(contentType, body); m == "" {
			return raw, false, nil
		}
		raw.Bytes, err = decodeBody(header, body, limit)
		if err != nil {
			return raw, false, err
		}
	default:
		return raw, false, nil
	}
	raw.Media, raw.Charset = media(contentType, raw.Bytes)
	return raw, raw.Media != "", nil
}

// media says whether a Content-Type is one that the program reads, and which
// charset it names. Without a type, the first bytes decide.
func media(contentType string, body []byte) (kawat.MediaType, string) {
	m, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		m, _, _ = strings.Cut(contentType, ";")
		m = strings.ToLower(strings.TrimSpace(m))
	}
	switch m {
	case "text/html", "application/xhtml+xml":
		return kawat.HTML, params["charset"]
	case "text/plain":
		return kawat.Text, params["charset"]
	case "":
		if bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("<")) {
			return kawat.HTML, ""
		}
	}
	return "", ""
}

// splitHTTP takes an HTTP response apart. It is more lenient than net/http: a
// crawl keeps what servers sent, and they send many things.
func splitHTTP(block []byte) (status int, h Header, body []byte, ok bool) {
	if !bytes.HasPrefix(block, []byte("HTTP/")) {
		return 0, nil, nil, false
	}
	first := true
	for len(block) > 0 {
		line, rest, found := bytes.Cut(block, []byte("\n"))
		if !found {
			return 0, nil, nil, false
		}
		block = rest
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			return status, h, block, true
		}
		if first {
			first = false
			fields := strings.Fields(string(line))
			if len(fields) < 2 {
				return 0, nil, nil, false
			}
			n, err := strconv.Atoi(fields[1])
			if err != nil {
				return 0, nil, nil, false
			}
			status = n
			continue
		}
		if name, value, found := strings.Cut(string(line), ":"); found {
			h = append(h, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return status, h, nil, !first
}

// decodeBody undoes transfer and content encoding. Many crawlers undo them and
// leave the header as it was: a body that does not look encoded is left alone.
func decodeBody(h Header, body []byte, limit int64) ([]byte, error) {
	if strings.Contains(strings.ToLower(h.Get("Transfer-Encoding")), "chunked") {
		if b, err := readBound(httputil.NewChunkedReader(bytes.NewReader(body)), limit); err == nil {
			body = b
		} else if errors.Is(err, ErrLarge) {
			return nil, err
		}
	}
	codings := strings.Split(strings.ToLower(h.Get("Content-Encoding")), ",")
	for i := len(codings) - 1; i >= 0; i-- { // the last one was put on last
		var r io.Reader
		var err error
		switch strings.TrimSpace(codings[i]) {
		case "", "identity", "none", "utf-8":
			continue
		case "gzip", "x-gzip":
			if !bytes.HasPrefix(body, gzipMagic) {
				continue
			}
			r, err = gzip.NewReader(bytes.NewReader(body))
		case "deflate":
			r, err = zlib.NewReader(bytes.NewReader(body))
			if err != nil { // some servers send deflate without zlib's header
				r, err = flate.NewReader(bytes.NewReader(body)), nil
			}
		default:
			if looksLikeText(body) {
				continue
			}
			return nil, fmt.Errorf("%w: content encoding %q is not supported", ErrDamaged, codings[i])
		}
		if err != nil {
			return nil, fmt.Errorf("%w: content encoding: %v", ErrDamaged, err)
		}
		b, err := readBound(r, limit)
		if err != nil {
			if errors.Is(err, ErrLarge) {
				return nil, err
			}
			return nil, fmt.Errorf("%w: content encoding: %v", ErrDamaged, err)
		}
		body = b
	}
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are read", ErrLarge, len(body), limit)
	}
	return body, nil
}

// looksLikeText reports whether body opens with markup rather than with the
// bytes of a compressed stream.
func looksLikeText(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n\xef\xbb\xbf"), []byte("<"))
}

func readBound(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%w: unpacks to more than %d bytes", ErrLarge, limit)
	}
	return b, err
}

// blockDigest is a labelled SHA-256 in hex.
func blockDigest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}
