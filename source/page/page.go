// Package page brings a report from the web: one address, one request.
package page

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"kawat"
)

// MaxReport is the size of the largest page that is read, in bytes, after
// decompression.
const MaxReport = 16 << 20

const (
	timeout      = 30 * time.Second // for the whole answer
	maxRedirects = 5
)

// Is reports whether an input is the address of a page.
func Is(input string) bool {
	lower := strings.ToLower(input)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// A Fetcher gets pages. The zero value works.
type Fetcher struct {
	// Version of the program, for the User-Agent "kawat/<version>".
	Version string
	// Timeout bounds the time from the request to the last byte of the answer;
	// 0 means 30 seconds.
	Timeout time.Duration
}

// Fetch gets the page at address. Its Raw is named after that address and has
// the one that it was at last found at, after at most five redirections. An
// address, status, content type or size that can't be a report gives an error
// that wraps ErrInvalid.
func (f *Fetcher) Fetch(ctx context.Context, address string) (kawat.Raw, error) {
	raw, err := f.fetch(ctx, address)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) { // it repeats method and address
			if u.Timeout() {
				err = fmt.Errorf("no answer within %v", f.timeout())
			} else {
				err = u.Err
			}
		}
		return kawat.Raw{Name: address, URL: address}, fmt.Errorf("fetch %s: %w", address, err)
	}
	return raw, nil
}

func (f *Fetcher) timeout() time.Duration {
	if f.Timeout > 0 {
		return f.Timeout
	}
	return timeout
}

func (f *Fetcher) fetch(ctx context.Context, address string) (kawat.Raw, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return kawat.Raw{}, fmt.Errorf("%w: not an address of a page", kawat.ErrInvalid)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return kawat.Raw{}, err
	}
	version := f.Version
	if version == "" {
		version = "dev"
	}
	req.Header.Set("User-Agent", "kawat/"+version)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9")
	client := &http.Client{Timeout: f.timeout(), CheckRedirect: func(next *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return fmt.Errorf("%w: more than %d redirections", kawat.ErrInvalid, maxRedirects)
		}
		if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
			return fmt.Errorf("%w: redirected to %s", kawat.ErrInvalid, next.URL.Redacted())
		}
		return nil
	}}
	resp, err := client.Do(req)
	if err != nil {
		return kawat.Raw{}, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return kawat.Raw{}, fmt.Errorf("%w: the server answered %s", kawat.ErrInvalid, resp.Status)
	}
	raw := kawat.Raw{Name: address, URL: resp.Request.URL.String(), Fetched: time.Now().UTC().Truncate(time.Second)}
	if raw.Media, raw.Charset = media(resp.Header.Get("Content-Type")); raw.Media == "" {
		return kawat.Raw{}, fmt.Errorf("%w: content type %q is not a report", kawat.ErrInvalid, resp.Header.Get("Content-Type"))
	}
	raw.Bytes, err = io.ReadAll(io.LimitReader(resp.Body, MaxReport+1))
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			err = fmt.Errorf("no end of the answer within %v", f.timeout())
		}
		return kawat.Raw{}, err
	}
	if len(raw.Bytes) > MaxReport {
		return kawat.Raw{}, fmt.Errorf("%w: more than %d bytes", kawat.ErrInvalid, MaxReport)
	}
	return raw, nil
}

// media says whether a Content-Type is one that the program reads, and which
// charset it names. A server that names none is taken to send HTML.
func media(contentType string) (kawat.MediaType, string) {
	if contentType == "" {
		return kawat.HTML, ""
	}
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
	}
	return "", ""
}
