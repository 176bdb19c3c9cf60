package resolve

import (
	"bufio"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kawat"
	"kawat/lang"
	"kawat/lang/en"
	"kawat/lang/id"
)

func timePacks() map[string]*lang.Pack {
	return map[string]*lang.Pack{
		"id": {Code: "id", Time: id.Time},
		"en": {Code: "en", Time: en.Time},
	}
}

// timeDoc parts text as a plain tokeniser would: at white space, with
// punctuation at the ends of a word as tokens of its own. " // " begins a
// sentence, " /// " a paragraph.
func timeDoc(text string) *kawat.Doc {
	doc := &kawat.Doc{}
	pos := 0
	for pi, para := range strings.Split(text, " /// ") {
		if pi > 0 {
			pos += len(" /// ")
		}
		for si, sent := range strings.Split(para, " // ") {
			if si > 0 {
				pos += len(" // ")
			}
			s := kawat.Sentence{Span: kawat.Span{Start: pos, End: pos + len(sent)}, Paragraph: pi}
			for i := 0; i < len(sent); {
				r, n := utf8.DecodeRuneInString(sent[i:])
				if unicode.IsSpace(r) {
					i += n
					continue
				}
				j := i
				for j < len(sent) {
					r, n := utf8.DecodeRuneInString(sent[j:])
					if unicode.IsSpace(r) {
						break
					}
					j += n
				}
				s.Tokens = append(s.Tokens, timeTokens(sent[i:j], pos+i)...)
				if len(s.Tokens) > 0 {
					s.Tokens[len(s.Tokens)-1].SpaceAfter = true
				}
				i = j
			}
			doc.Sentences = append(doc.Sentences, s)
			pos += len(sent)
		}
	}
	return doc
}

func timeTokens(word string, pos int) []kawat.Token {
	const open, shut = "(\"“'‘[", ")\"”'’],.;:!?"
	var out, tail []kawat.Token
	for word != "" {
		r, n := utf8.DecodeRuneInString(word)
		if !strings.ContainsRune(open, r) {
			break
		}
		out = append(out, kawat.Token{Start: pos, End: pos + n, Form: word[:n], Head: -1})
		word, pos = word[n:], pos+n
	}
	for word != "" {
		r, n := utf8.DecodeLastRuneInString(word)
		if !strings.ContainsRune(shut, r) {
			break
		}
		at := pos + len(word) - n
		tail = append([]kawat.Token{{Start: at, End: at + n, Form: word[len(word)-n:], Head: -1}}, tail...)
		word = word[:len(word)-n]
	}
	if word != "" {
		out = append(out, kawat.Token{Start: pos, End: pos + len(word), Form: word, Head: -1})
	}
	return append(out, tail...)
}

// timeDates lists the dates of a text as the test data write them.
func timeDates(pack *lang.Pack, doc *kawat.Doc, published string) string {
	var out []string
	for _, e := range Times(doc, pack, published) {
		if !e.Dated() {
			continue
		}
		s := e.Date.EDTF
		if e.Complement {
			s = ">" + s
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "; ")
}

// A timeCase is a line of the test data.
type timeCase struct {
	line                  int
	text, published, want string
}

func timeCases(t testing.TB, code string) []timeCase {
	f, err := os.Open("testdata/time-" + code + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []timeCase
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		if sc.Text() == "" || strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		parts := strings.Split(sc.Text(), " | ")
		if len(parts) != 3 {
			t.Fatalf("%s:%d: want three fields", f.Name(), line)
		}
		out = append(out, timeCase{line, parts[0], parts[1], parts[2]})
	}
	return out
}

func TestTimes(t *testing.T) {
	packs := timePacks()
	for _, code := range []string{"id", "en"} {
		for _, c := range timeCases(t, code) {
			if got := timeDates(packs[code], timeDoc(c.text), c.published); got != c.want {
				t.Errorf("time-%s.txt:%d: %s (%s)\n\tgot  %s\n\twant %s", code, c.line, c.text, c.published, got, c.want)
			}
		}
	}
}

// TestTimesAnyTokens asks for the same dates from coarser and finer tokens.
func TestTimesAnyTokens(t *testing.T) {
	packs := timePacks()
	for _, code := range []string{"id", "en"} {
		for _, c := range timeCases(t, code) {
			whole, fine := timeDoc(c.text), timeDoc(c.text)
			for i := range whole.Sentences {
				whole.Sentences[i].Tokens = timeJoin(whole.Sentences[i].Tokens)
				fine.Sentences[i].Tokens = timeSplit(fine.Sentences[i].Tokens)
			}
			if got := timeDates(packs[code], whole, c.published); got != c.want {
				t.Errorf("time-%s.txt:%d: in words: %s\n\tgot  %s\n\twant %s", code, c.line, c.text, got, c.want)
			}
			if got := timeDates(packs[code], fine, c.published); got != c.want {
				t.Errorf("time-%s.txt:%d: in pieces: %s\n\tgot  %s\n\twant %s", code, c.line, c.text, got, c.want)
			}
		}
	}
}

// timeJoin makes one token of what stands together.
func timeJoin(in []kawat.Token) []kawat.Token {
	var out []kawat.Token
	for i, t := range in {
		if i > 0 && !in[i-1].SpaceAfter {
			last := &out[len(out)-1]
			last.Form, last.End, last.SpaceAfter = last.Form+t.Form, t.End, t.SpaceAfter
			continue
		}
		out = append(out, t)
	}
	return out
}

// timeSplit makes a token of each run of letters or digits, and parts "-nya".
func timeSplit(in []kawat.Token) []kawat.Token {
	var out []kawat.Token
	for _, t := range in {
		n := len(out)
		timeCut(t.Form, func(i, j int) {
			form, start := t.Form[i:j], t.Start+i
			if stem, ok := strings.CutSuffix(form, "nya"); ok && stem != "" {
				out = append(out, kawat.Token{Start: start, End: start + len(stem), Form: stem, Head: -1})
				form, start = "nya", start+len(stem)
			}
			out = append(out, kawat.Token{Start: start, End: t.Start + j, Form: form, Head: -1})
		})
		if len(out) > n {
			out[len(out)-1].SpaceAfter = t.SpaceAfter
		}
	}
	return out
}

// The hours of a running account are of one day until they cross midnight, in
// whichever order they are told.
func TestTimesEntries(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"en", "6.45 pm — Crowds gathered. /// 7 pm — Police arrived. /// 7.30 pm — The square was empty.", "2024-05-10 2024-05-10 2024-05-10"},
		{"en", "11.30 pm — Troops left. /// 12.15 am — The gates were opened. /// 1 am — Crowds went home.", "2024-05-09 2024-05-10 2024-05-10"},
		{"id", "22.10 WIB — Presiden berpidato. /// 20.00 WIB — Massa tiba. /// 08.00 WIB — Jalan ditutup.", "2024-05-10 2024-05-10 2024-05-10"},
		{"id", "23.00 WIB — Tentara datang. /// 00.30 WIB — Gerbang dibuka. /// 01.00 WIB — Massa bubar.", "2024-05-09 2024-05-10 2024-05-10"},
	} {
		var got []string
		for _, e := range Times(timeDoc(c.text), timePacks()[c.code], "2024-05-10") {
			if e.Entry {
				got = append(got, e.Date.EDTF)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, g, c.want)
		}
	}
}

func TestTimesFlags(t *testing.T) {
	for _, c := range []struct {
		code, text, expr string
		has              func(TimeExpr) bool
	}{
		{"id", "Blokade berlangsung sejak 2014.", "sejak 2014", func(e TimeExpr) bool { return e.Since && e.Begin.EDTF == "2014" && e.Date.To == "2024-05-10" }},
		{"id", "Ia divonis tujuh tahun penjara.", "tujuh tahun", func(e TimeExpr) bool { return e.Duration && !e.Dated() }},
		{"id", "Massa berkumpul setiap Jumat.", "setiap Jumat", func(e TimeExpr) bool { return e.Recurring && !e.Dated() }},
		{"id", "Beberapa hari lalu kota itu dibom.", "Beberapa hari lalu", func(e TimeExpr) bool { return e.Vague && !e.Dated() }},
		{"id", "Akhir Mei kota itu jatuh.", "Akhir Mei", func(e TimeExpr) bool {
			return e.Part == lang.Late && e.Narrow.From == "2024-05-22" && e.Narrow.To == "2024-05-31"
		}},
		{"id", "Aturan itu berlaku mulai Juni 2024.", "mulai Juni 2024", func(e TimeExpr) bool { return e.From && e.Date.EDTF == "2024-06" }},
		{"id", "Menlu tiba Rabu.", "Rabu", func(e TimeExpr) bool { return e.Prev == nil && e.Next.EDTF == "2024-05-15" }},
		{"en", "He will leave on Wednesday.", "Wednesday", func(e TimeExpr) bool { return e.Next == nil && e.Prev.EDTF == "2024-05-08" }},
		{"en", "It must leave by the end of June.", "by the end of June", func(e TimeExpr) bool { return e.Until && e.Date.EDTF == "2024-06" }},
		{"en", "The town fell before 2019.", "before 2019", func(e TimeExpr) bool { return e.Before && e.Date.EDTF == "2019" }},
		{"en", "It resigned after Tuesday's vote.", "Tuesday", func(e TimeExpr) bool { return !e.After && e.Date.EDTF == "2024-05-07" }},
		{"en", "The minister (2013-2017) was a general.", "2013-2017", func(e TimeExpr) bool { return e.Weak }},
		{"en", "They met on May 3. // Two days later they signed.", "Two days later", func(e TimeExpr) bool { return e.Shift == 2 && e.Unit == lang.Day }},
	} {
		found := false
		for _, e := range Times(timeDoc(c.text), timePacks()[c.code], "2024-05-10") {
			if c.text[e.Span.Start:e.Span.End] != c.expr {
				continue
			}
			found = true
			if e.Dated() && e.Date.Text != c.expr {
				t.Errorf("%s: text of date is %q", c.expr, e.Date.Text)
			}
			if !c.has(e) {
				t.Errorf("%s: %q is %+v", c.text, c.expr, e)
			}
		}
		if !found {
			t.Errorf("%s: %q not found", c.text, c.expr)
		}
	}
}

// TestTimesQuoted: who is quoted speaks on the day that the report is about.
func TestTimesQuoted(t *testing.T) {
	text := `Massa berunjuk rasa, Selasa (24/9/2019). /// "Besok kami kembali," kata ketuanya.`
	if got := timeDates(timePacks()["id"], timeDoc(text), "2019-09-26"); got != "2019-09-24; 2019-09-25" {
		t.Error(got)
	}
}

// TestTimePhrases finds names in the phrases of the packs that mean nothing.
func TestTimePhrases(t *testing.T) {
	for code, pack := range timePacks() {
		used := map[string]bool{}
		for _, p := range pack.Time.Phrases {
			for name := range strings.FieldsSeq(p.Words) {
				name = strings.TrimSuffix(name, "?")
				used[name] = true
				if name != strings.ToUpper(name) || name == strings.ToLower(name) {
					continue
				}
				if _, ok := timeKindNames[name]; !ok && pack.Time.Classes[name] == nil {
					t.Errorf("%s: %q: no class %s", code, p.Words, name)
				}
			}
		}
		for name := range pack.Time.Classes {
			if !used[name] {
				t.Errorf("%s: class %s is in no phrase", code, name)
			}
		}
		if n := len(pack.Time.Classes) + int(timeKinds); n > 64 {
			t.Errorf("%s: %d kinds of word, at most 64", code, n)
		}
	}
}

func TestTimeHistorical(t *testing.T) {
	for _, c := range []struct {
		date string
		want bool
	}{
		{"2024-04-09", true}, {"2024-04-10", false}, {"2024-04", false}, {"2024-03", true}, {"2023", true}, {"2024", false},
	} {
		from, _ := timeParse((c.date + "-01-01")[:10])
		s := timeOnDay(from)
		switch len(c.date) {
		case 4:
			y, _, _ := from.civil()
			s = timeInYear(y)
		case 7:
			y, m, _ := from.civil()
			s = timeInMonth(y, m)
		}
		if got := TimeHistorical(s.date(""), "2024-05-10T09:00:00+07:00"); got != c.want {
			t.Errorf("%s: %v", c.date, got)
		}
	}
	if TimeHistorical(kawat.Date{EDTF: "2014/..", From: "2014-01-01", To: "2014-12-31"}, "2024-05-10") {
		t.Error("what still goes on is historical")
	}
	if TimeHistorical(timeInYear(2010).date(""), "") || TimeHistorical(kawat.Date{}, "2024-05-10") {
		t.Error("historical without a date")
	}
}

func TestTimeShift(t *testing.T) {
	day, month, year := timeOnDay(timeDayOf(2024, 1, 31)).date(""), timeInMonth(2019, 11).date(""), timeInYear(2019).date("")
	for _, c := range []struct {
		d    kawat.Date
		n    int
		u    lang.Unit
		want string
	}{
		{day, 1, lang.Day, "2024-02-01"}, {day, 1, lang.Month, "2024-02"}, {day, -1, lang.Year, "2023-01"}, {day, 2, lang.Year, "2026"},
		{month, 1, lang.Month, "2019-12"}, {month, 2, lang.Month, "2020-01"}, {month, 1, lang.Day, ""},
		{year, -1, lang.Year, "2018"}, {year, 1, lang.Month, ""}, {kawat.Date{}, 1, lang.Day, ""},
	} {
		got, ok := TimeShift(c.d, c.n, c.u)
		if got.EDTF != c.want || ok != (c.want != "") {
			t.Errorf("%s %+d %s: %q, %v", c.d.EDTF, c.n, c.u, got.EDTF, ok)
		}
	}
}

func TestTimeOrder(t *testing.T) {
	a, b := timeOnDay(timeDayOf(2024, 5, 7)).date(""), timeInMonth(2024, 5).date("")
	if !TimeContains(b, a) || TimeContains(a, b) || !TimeOverlaps(a, b) || TimeCompare(b, a) >= 0 || TimeCompare(a, a) != 0 {
		t.Error("a day of May is not within May")
	}
	if none := (kawat.Date{}); TimeContains(b, none) || TimeOverlaps(none, b) || TimeCompare(none, a) <= 0 || TimeCompare(a, none) >= 0 {
		t.Error("an unknown date has a place")
	}
}

// FuzzTimes looks for texts that break the bounds, the order or the dates.
func FuzzTimes(f *testing.F) {
	for _, code := range []string{"id", "en"} {
		for _, c := range timeCases(f, code) {
			f.Add(c.text, c.published)
		}
	}
	for _, s := range []string{"31/2/2022", "Senin (99/99)", "00-00-0000", "1-1-1-1-1-1/1/1", "since since since 2999", "999999999999 tahun lalu", "12 bulan lalu (", "\xff\xfe Mei \xc3", "Selasa (29/2)", "May 31-30", "2999 silam, 9000 tahun kemudian"} {
		f.Add(s, "2024-02-29")
	}
	packs := timePacks()
	f.Fuzz(func(t *testing.T, text, published string) {
		for _, code := range []string{"id", "en"} {
			doc := timeDoc(text)
			got := Times(doc, packs[code], published)
			if !reflect.DeepEqual(got, Times(doc, packs[code], published)) {
				t.Fatal("two runs differ")
			}
			sentence, last := 0, -1
			for _, e := range got {
				if e.Sentence != sentence {
					sentence, last = e.Sentence, -1
				}
				if e.First < last || e.Last < e.First || e.Last >= len(doc.Sentences[e.Sentence].Tokens) || e.Span.Start < 0 || e.Span.End > len(text) || e.Span.Start > e.Span.End {
					t.Fatalf("%+v", e)
				}
				last = e.Last
				for _, d := range []*kawat.Date{&e.Date, e.Prev, e.Next, e.Begin, e.Narrow} {
					if d == nil || d.From == "" {
						continue
					}
					_, ok1 := timeParse(d.From)
					_, ok2 := timeParse(d.To)
					if !ok1 || !ok2 || d.From > d.To || d.EDTF == "" || d.Precision == "" {
						t.Fatalf("%+v", *d)
					}
				}
			}
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	for _, code := range []string{"id", "en"} {
		pack := timePacks()[code]
		var texts []string
		for _, c := range timeCases(b, code)[:60] {
			texts = append(texts, c.text)
		}
		text := strings.Join(texts, " /// ")
		doc := timeDoc(text)
		b.Run(code, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Times(doc, pack, "2024-05-10")
			}
		})
	}
}
