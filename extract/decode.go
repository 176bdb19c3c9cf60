package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
)

// prescan is how far into a page the declared charset is looked for, in bytes.
// The HTML standard says 1024; real pages put it later.
const prescan = 8 << 10

var metaCharset = regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)`)

// decode returns the bytes as valid UTF-8 and what was done to them that they did
// not ask for ("" if nothing was), or an error if they are binary.
func decode(b []byte, charset string) (text, damage string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return fromUTF8(b[3:])
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return fromEncoding(b[2:], utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM))
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return fromEncoding(b[2:], utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM))
	}
	if enc, name := lookUp(charset); enc != nil && name != "utf-8" {
		return fromEncoding(b, enc)
	} else if name == "utf-8" && damagedUTF8(b, true) {
		return fromUTF8(b)
	}
	if err := binary(b); err != nil {
		return "", "", err
	}
	whole := b[:len(b)-cutRune(b)]
	if utf8.Valid(whole) {
		return string(whole), "", nil
	}
	if m := metaCharset.FindSubmatch(b[:min(len(b), prescan)]); m != nil {
		enc, name := lookUp(string(m[1]))
		switch {
		case enc == nil, name == "utf-16le", name == "utf-16be": // a page that can be read up to here isn't UTF-16
		case name == "utf-8":
			if damagedUTF8(b, true) {
				return fromUTF8(b)
			}
		default:
			return fromEncoding(b, enc)
		}
	}
	if damagedUTF8(b, false) {
		return fromUTF8(b)
	}
	text, _, err = fromEncoding(b, charmap.Windows1252)
	return text, "not UTF-8, taken for Windows-1252", err
}

// lookUp finds an encoding by its label in the WHATWG Encoding Standard.
func lookUp(label string) (encoding.Encoding, string) {
	label = strings.Trim(label, " \t\"'")
	if label == "" {
		return nil, ""
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil {
		return nil, ""
	}
	return enc, name
}

func fromUTF8(b []byte) (text, damage string, err error) {
	if err := binary(b); err != nil {
		return "", "", err
	}
	b = b[:len(b)-cutRune(b)]
	_, _, broken := countUTF8(b)
	if broken == 0 {
		return string(b), "", nil
	}
	return strings.ToValidUTF8(string(b), "\uFFFD"), fmt.Sprintf("UTF-8 with %d broken bytes, read as U+FFFD", broken), nil
}

func fromEncoding(b []byte, enc encoding.Encoding) (text, damage string, err error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", invalid("the input can't be decoded (%v); give it as UTF-8", err)
	}
	if err := binary(out); err != nil {
		return "", "", err
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), "", nil
}

// cutRune is the number of bytes at the end of b that begin a rune but don't
// complete it, as where a text was cut at a byte count.
func cutRune(b []byte) int {
	for n := 1; n <= min(3, len(b)); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			break
		}
	}
	return 0
}

// countUTF8 counts the multi-byte runes of b, those among them that are
// punctuation (U+2000 to U+206F: dashes, quotation marks, ellipsis), and the
// bytes that are no UTF-8.
func countUTF8(b []byte) (multi, marks, broken int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			multi++
			if r >= 0x2000 && r <= 0x206F {
				marks++
			}
		}
		b = b[n:]
	}
	return multi, marks, broken
}

// damagedUTF8 reports whether b, which is not valid UTF-8, is so by damage and
// not because it is text of an older charset. In such a text a sequence that is
// valid by chance is rare: one to four bytes that are not, at most, and one to
// one where UTF-8 is declared. The bytes of a dash or a quotation mark are none
// by chance ("â€“" in Windows-1252), so one of them weighs as much as eight
// stray bytes.
func damagedUTF8(b []byte, declared bool) bool {
	multi, marks, broken := countUTF8(b)
	weight := multi - marks + 32*marks
	if declared {
		weight *= 4
	}
	return broken*4 <= weight
}

// binary returns an error if decoded bytes aren't text: a NUL, or more than a
// tenth of control bytes.
func binary(b []byte) error {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return invalid("the input is binary (NUL byte at offset %d); give plain text or HTML", i)
	}
	control := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7F {
			control++
		}
	}
	if control*10 > len(b) {
		return invalid("the input is binary (%d of %d bytes are control characters); give plain text or HTML", control, len(b))
	}
	return nil
}

// normalize makes line breaks "\n" and every other space " ", and drops what
// can't be seen: soft hyphens, zero-width and bidirectional marks, controls.
func normalize(s string) string {
	dirty := false
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' || c >= 0x7F {
			dirty = true
			break
		}
	}
	if !dirty {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case r == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\f', r == '\v', r == 0x85, r == 0x2028, r == 0x2029:
			b.WriteByte('\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case r == 0xAD, r == 0xFEFF, r == 0x2060, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		case unicode.IsControl(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
