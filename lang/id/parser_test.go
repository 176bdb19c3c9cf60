package id

import (
	"strings"
	"testing"

	"kawat"
	"kawat/ud"
	"kawat/ud/simd"
	"kawat/ud/udtest"
)

func parser(t testing.TB) *ud.Parser {
	t.Helper()
	p, err := Parser()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTokens(t *testing.T) {
	p := parser(t)
	for _, c := range []struct{ text, want string }{
		// Numbers, money, dates, times.
		{"Anggarannya Rp 2,5 triliun.", "Anggaran+nya Rp 2,5 triliun ."},
		{"Harga naik menjadi Rp1.234,5 per liter", "Harga naik menjadi Rp 1.234,5 per liter"},
		{"pada Selasa (15/8/2022)", "pada Selasa ( 15/8/2022 )"},
		{"pukul 10.30 WIB", "pukul 10.30 WIB"},
		{"pukul 10.30WIB", "pukul 10.30 WIB"},
		{"naik 5,2% menjadi US$100 juta", "naik 5,2 % menjadi US$ 100 juta"},
		{"sejak 2022-08-16 lalu", "sejak 2022-08-16 lalu"},
		{"periode 2019-2024", "periode 2019 - 2024"},
		{"era 1990-an", "era 1990-an"},
		{"peringatan ke-77 kemerdekaan", "peringatan ke-77 kemerdekaan"},
		{"nomor 021-555-0198", "nomor 021-555-0198"},
		{"pasal 27 ayat (3)", "pasal 27 ayat ( 3 )"},
		// Hyphens.
		{"Negara-negara itu", "Negara-negara itu"},
		{"undang-undang dan Undang-Undang", "undang-undang dan Undang-Undang"},
		{"perang Rusia-Ukraina", "perang Rusia - Ukraina"},
		{"jet tempur F-16 dan Su-35", "jet tempur F-16 dan Su-35"},
		{"pandemi COVID-19", "pandemi COVID-19"},
		{"pemimpin Korut Kim Jong-un", "pemimpin Korut Kim Jong-un"},
		{"pemimpin Korut Kim Jong-Un", "pemimpin Korut Kim Jong-Un"},
		{"kelompok pro-Rusia", "kelompok pro-Rusia"},
		{"negara non-blok", "negara non-blok"},
		{"anggota Al-Qaeda", "anggota Al-Qaeda"},
		{"Moskow - Presiden", "Moskow - Presiden"},
		{"Jakarta–Bandung", "Jakarta – Bandung"},
		// Abbreviations and initials.
		{"Dr. Susi dan Prof. Budi", "Dr. Susi dan Prof. Budi"},
		{"di Jl. Merdeka No. 5", "di Jl. Merdeka No. 5"},
		{"Ahmad, S.H., M.H. hadir", "Ahmad , S.H. , M.H. hadir"},
		{"H.R. Rasuna Said", "H.R. Rasuna Said"},
		{"B.J. Habibie", "B.J. Habibie"},
		{"Ali, Umar, dkk. ditahan", "Ali , Umar , dkk. ditahan"},
		{"PT Telkom (Persero) Tbk. rugi", "PT Telkom ( Persero ) Tbk. rugi"},
		{"beras, gula, dll.", "beras , gula , dll."},
		// Quotes, brackets, dots.
		{"“Kami siap,” katanya", "“ Kami siap , ” kata+nya"},
		{"'renewable energy' itu", "' renewable energy ' itu"},
		{"«Damai»", "« Damai »"},
		{"Tunggu... dulu", "Tunggu ... dulu"},
		{"Tunggu… dulu", "Tunggu … dulu"},
		{"Apa?! Serius!!", "Apa ?! ‖ Serius !!"},
		{"[redaksi]", "[ redaksi ]"},
		{"hari Jum'at di Ma'ruf", "hari Jum'at di Ma'ruf"},
		{"dan/atau", "dan / atau"},
		// Addresses.
		{"Kunjungi https://kpk.go.id/id/berita.", "Kunjungi https://kpk.go.id/id/berita ."},
		{"dikutip dari Tribunnews.com, Rabu", "dikutip dari Tribunnews.com , Rabu"},
		{"surat ke redaksi@kabar.co.id saja", "surat ke redaksi@kabar.co.id saja"},
		{"cuitan @jokowi dengan #IndonesiaMaju", "cuitan @jokowi dengan #IndonesiaMaju"},
		{"www.kemlu.go.id", "www.kemlu.go.id"},
		// Enclitics that are words.
		{"Rumahnya dibakar", "Rumah+nya dibakar"},
		{"ujarnya kepada wartawan", "ujar+nya kepada wartawan"},
		{"menurutnya itu benar", "menurut+nya itu benar"},
		{"tentaranya mundur", "tentara+nya mundur"},
		{"Apakah benar?", "Apa+kah benar ?"},
		{"bukanlah ancaman", "bukan+lah ancaman"},
		{"serangannya ke kota", "serangan+nya ke kota"},
		{"negara-negaranya", "negara-negara+nya"},
		// Words that only look like host and enclitic.
		{"hanya punya dunia", "hanya punya dunia"},
		{"dia bertanya", "dia bertanya"},
		{"setelah sekolah", "setelah sekolah"},
		{"adalah masalah wilayah", "adalah masalah wilayah"},
		{"meskipun maupun walaupun", "meskipun maupun walaupun"},
		{"langkah pelaku buku", "langkah pelaku buku"},
		{"kamu bertemu tamu", "kamu bertemu tamu"},
		{"misalnya sebelumnya akhirnya", "misalnya sebelumnya akhirnya"},
		{"menikah di Mekah", "menikah di Mekah"},
		// Words without blanks between them.
		{"selesai.Presiden pergi", "selesai . ‖ Presiden pergi"},
		{"TNI,Polri", "TNI , Polri"},
		{"\u200bHalo\u00a0dunia", "Halo dunia"},
	} {
		if got := udtest.Written(c.text, p.Tokenize(c.text, 0, len(c.text))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	p := parser(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Presiden tiba. Ia lelah.", []string{"Presiden tiba.", "Ia lelah."}},
		{`"Kami menolak. Itu tidak benar," kata Retno. "Kami siap."`, []string{`"Kami menolak. Itu tidak benar," kata Retno.`, `"Kami siap."`}},
		{`"Kami siap," kata Retno Marsudi. "Semua harus damai."`, []string{`"Kami siap," kata Retno Marsudi.`, `"Semua harus damai."`}},
		{`“Kami siap.” Ia lalu pergi.`, []string{`“Kami siap.”`, `Ia lalu pergi.`}},
		{`"Pergi!" ujar tentara itu. Warga lari.`, []string{`"Pergi!" ujar tentara itu.`, "Warga lari."}},
		{`"Apa benar?" tanya Budi.`, []string{`"Apa benar?" tanya Budi.`}},
		{"Ir. H. Joko Widodo hadir. Ia berpidato.", []string{"Ir. H. Joko Widodo hadir.", "Ia berpidato."}},
		{"Gubernur DKI, Dr. Anies, hadir.", []string{"Gubernur DKI, Dr. Anies, hadir."}},
		{"Rapat di Jl. Merdeka No. 5 batal.", []string{"Rapat di Jl. Merdeka No. 5 batal."}},
		{"Ketua MA Ahmad, S.H. Menurut dia, sidang batal.", []string{"Ketua MA Ahmad, S.H.", "Menurut dia, sidang batal."}},
		{"Menlu RI Bertemu Wang Yi di Beijing", []string{"Menlu RI Bertemu Wang Yi di Beijing"}},
		{"Harga naik 2.500 persen. Warga protes.", []string{"Harga naik 2.500 persen.", "Warga protes."}},
		{"Pukul 10.30 WIB. Rapat mulai.", []string{"Pukul 10.30 WIB.", "Rapat mulai."}},
		{"Ia ragu... lalu pergi.", []string{"Ia ragu... lalu pergi."}},
		{"Ia ragu... Lalu ia pergi.", []string{"Ia ragu...", "Lalu ia pergi."}},
		{"Ali, Umar, dkk. ditahan. Mereka diam.", []string{"Ali, Umar, dkk. ditahan.", "Mereka diam."}},
		{"Warga (yang marah.) pergi. Polisi datang.", []string{"Warga (yang marah.) pergi.", "Polisi datang."}},
		{"Harga 50 sen. Polisi menolak pasal. Warga membahas hal. Semua pergi.", []string{"Harga 50 sen.", "Polisi menolak pasal.", "Warga membahas hal.", "Semua pergi."}},
		{"Lihat hlm. 5 dan No. 7. Lalu pergi.", []string{"Lihat hlm. 5 dan No. 7.", "Lalu pergi."}},
		{"1. Menteri datang. 2. Menteri pergi.", []string{"1. Menteri datang.", "2. Menteri pergi."}},
		{"Korban 25. Polisi menyelidiki.", []string{"Korban 25.", "Polisi menyelidiki."}},
		{"Benarkah? Tidak! Sungguh.", []string{"Benarkah?", "Tidak!", "Sungguh."}},
		{"Kunjungi kpk.go.id. Laporkan korupsi.", []string{"Kunjungi kpk.go.id.", "Laporkan korupsi."}},
		{"B.J. Habibie wafat. Ia presiden ketiga.", []string{"B.J. Habibie wafat.", "Ia presiden ketiga."}},
		{"PT Antam Tbk. Perusahaan itu rugi.", []string{"PT Antam Tbk. Perusahaan itu rugi."}},
		{"Ia berkata: \"Saya mundur.\" Massa bersorak.", []string{"Ia berkata: \"Saya mundur.\"", "Massa bersorak."}},
		{"'Kami menang.' Begitu katanya.", []string{"'Kami menang.'", "Begitu katanya."}},
		{"Ukraina bertahan.Rusia menyerang.", []string{"Ukraina bertahan.", "Rusia menyerang."}},
	} {
		var got []string
		for _, s := range p.Tokenize(c.text, 0, len(c.text)) {
			got = append(got, c.text[s.Start:s.End])
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestNews checks what the coder lives on in plain sentences of news: the verb
// with its lemma and voice, its subject and its object or agent.
func TestNews(t *testing.T) {
	p := parser(t)
	for _, c := range []udtest.Clause{
		{Text: "Rusia menyerang Ukraina.", Verb: "menyerang", Lemma: "serang", Voice: "Act", Deps: "Rusia:nsubj Ukraina:obj"},
		{Text: "Ukraina diserang oleh Rusia pada Senin.", Verb: "diserang", Lemma: "serang", Voice: "Pass", Deps: "Ukraina:nsubj:pass Rusia:obl:agent"},
		{Text: "Presiden Joko Widodo bertemu dengan Vladimir Putin di Moskow.", Verb: "bertemu", Lemma: "temu", Deps: "Presiden:nsubj Vladimir:obl"},
		{Text: "Polisi menangkap tiga mahasiswa di Jakarta.", Verb: "menangkap", Lemma: "tangkap", Voice: "Act", Deps: "Polisi:nsubj mahasiswa:obj"},
		{Text: "Tiga mahasiswa ditangkap polisi di Jakarta.", Verb: "ditangkap", Lemma: "tangkap", Voice: "Pass", Deps: "mahasiswa:nsubj:pass polisi:obl:agent"},
		{Text: "Indonesia mengecam serangan itu.", Verb: "mengecam", Lemma: "kecam", Voice: "Act", Deps: "Indonesia:nsubj serangan:obj"},
		{Text: "Amerika Serikat memberikan bantuan senjata.", Verb: "memberikan", Lemma: "beri", Voice: "Act", Deps: "Amerika:nsubj bantuan:obj"},
		{Text: "Menteri Luar Negeri Retno Marsudi mengunjungi Beijing.", Verb: "mengunjungi", Lemma: "kunjung", Voice: "Act", Deps: "Menteri:nsubj Beijing:obj"},
		{Text: "Pemerintah menolak tuduhan tersebut.", Verb: "menolak", Lemma: "tolak", Voice: "Act", Deps: "Pemerintah:nsubj tuduhan:obj"},
		{Text: "Israel menyita sebuah kapal.", Verb: "menyita", Lemma: "sita", Voice: "Act", Deps: "Israel:nsubj kapal:obj"},
		{Text: "Kapal itu disita oleh tentara Israel.", Verb: "disita", Lemma: "sita", Voice: "Pass", Deps: "Kapal:nsubj:pass tentara:obl:agent"},
		{Text: "Parlemen menyetujui perjanjian damai.", Verb: "menyetujui", Lemma: "setuju", Voice: "Act", Deps: "Parlemen:nsubj perjanjian:obj"},
		{Text: "Para buruh memprotes kenaikan harga.", Verb: "memprotes", Lemma: "protes", Voice: "Act", Deps: "buruh:nsubj kenaikan:obj"},
		{Text: "Korea Utara menembakkan dua rudal.", Verb: "menembakkan", Lemma: "tembak", Voice: "Act", Deps: "Korea:nsubj rudal:obj"},
		{Text: "Pasukan Israel membebaskan dua sandera.", Verb: "membebaskan", Lemma: "bebas", Voice: "Act", Deps: "Pasukan:nsubj sandera:obj"},
		{Text: "Dua sandera dibebaskan kemarin.", Verb: "dibebaskan", Lemma: "bebas", Voice: "Pass", Deps: "sandera:nsubj:pass"},
		{Text: "Turki memanggil duta besar Swedia.", Verb: "memanggil", Lemma: "panggil", Voice: "Act", Deps: "Turki:nsubj duta:obj"},
		{Text: "China mendesak Jepang.", Verb: "mendesak", Lemma: "desak", Voice: "Act", Deps: "China:nsubj Jepang:obj"},
		{Text: "Iran mengancam Israel.", Verb: "mengancam", Lemma: "ancam", Voice: "Act", Deps: "Iran:nsubj Israel:obj"},
		{Text: "Uni Eropa menjatuhkan sanksi terhadap Rusia.", Verb: "menjatuhkan", Lemma: "jatuh", Voice: "Act", Deps: "Uni:nsubj sanksi:obj"},
	} {
		udtest.CheckClause(t, p, c)
	}
}

// TestHeadlines checks headlines, which have capitals and bare verbs.
func TestHeadlines(t *testing.T) {
	p := parser(t)
	for _, c := range []udtest.Clause{
		{Text: "Rusia Serang Kyiv", Verb: "Serang", Lemma: "serang", Deps: "Rusia:nsubj Kyiv:obj"},
		{Text: "Polisi Tangkap 12 Demonstran", Verb: "Tangkap", Lemma: "tangkap", Deps: "Polisi:nsubj Demonstran:obj"},
		{Text: "Jokowi Bertemu Putin di Moskow", Verb: "Bertemu", Lemma: "temu", Deps: "Jokowi:nsubj Putin:obj"},
		{Text: "Menlu Desak Iran Hentikan Program Nuklir", Verb: "Desak", Lemma: "desak", Deps: "Menlu:nsubj"},
	} {
		udtest.CheckClause(t, p, c)
	}
}

// TestLemmas checks the policy: a verb's lemma is its root.
func TestLemmas(t *testing.T) {
	p := parser(t)
	for form, want := range map[string]string{
		"menyerang": "serang", "diserang": "serang", "memukul": "pukul", "menahan": "tahan", "ditahan": "tahan",
		"mengirim": "kirim", "menolak": "tolak", "menuduh": "tuduh", "dituduh": "tuduh", "mengusir": "usir", "diusir": "usir",
		"menyepakati": "sepakat", "membantu": "bantu", "menembak": "tembak", "ditembak": "tembak", "menuntut": "tuntut",
		"memprotes": "protes", "menginvasi": "invasi", "mengebom": "bom", "menandatangani": "tandatangan", "membunuh": "bunuh", "dibunuh": "bunuh",
	} {
		tokens := []kawat.Token{{Form: "Mereka"}, {Form: form}, {Form: "kota"}, {Form: "itu"}, {Form: "."}}
		if strings.HasPrefix(form, "di") {
			tokens = []kawat.Token{{Form: "Mereka"}, {Form: form}, {Form: "oleh"}, {Form: "tentara"}, {Form: "."}}
		}
		p.ParseSentences([][]kawat.Token{tokens})
		if tokens[1].Lemma != want {
			t.Errorf("%s: lemma %q (%s), want %q", form, tokens[1].Lemma, tokens[1].UPOS, want)
		}
	}
}

func TestParagraphsAndParts(t *testing.T) {
	p := parser(t)
	text := "Satu kalimat\nDua kalimat. Tiga kalimat"
	pars := []kawat.Span{{Start: 0, End: 12}, {Start: 13, End: len(text)}}
	var got []int
	for _, s := range p.Parse(text, kawat.Body, pars) {
		got = append(got, s.Paragraph)
	}
	if len(got) != 3 || got[0] != 0 || got[1] != 1 || got[2] != 1 {
		t.Errorf("paragraphs %v, want [0 1 1]", got)
	}
	for _, s := range p.Parse(text, kawat.Headline, pars[:1]) {
		if s.Paragraph != -1 || s.In != kawat.Headline {
			t.Errorf("headline has paragraph %d in %q", s.Paragraph, s.In)
		}
	}
}

func TestRough(t *testing.T) { udtest.CheckRough(t, parser(t)) }

func FuzzParse(f *testing.F) {
	p := parser(f)
	for _, s := range []string{
		"Rusia menyerang Ukraina.", `"Kami siap," kata Retno. "Itu benar."`, "Rp2,5 triliun (15/8/2022) ke-77…", "\xff\xfe rumah\xe2nya", "ﬁ ẞ İstanbul'nya İnya",
		"a.b.c. S.H. A.", "'''\"\"“”’’", "http://x.id/a(b).", "nya-nya lah", "Jum'at ‑ ‐ 5-6-7 -an 1990-an", "''kata''nya'",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { udtest.Check(t, p, text) })
}

func BenchmarkParse(b *testing.B) {
	p := parser(b)
	text := strings.Repeat(`Presiden Rusia Vladimir Putin bertemu dengan pemimpin Korea Utara Kim Jong-un di Vladivostok, Rabu (15/8/2022) pukul 10.30 WIB. "Kami menolak tuduhan itu. Itu tidak benar," kata juru bicara Kementerian Luar Negeri. Rumahnya dihancurkan oleh tentara, ujarnya, meskipun kerugian hanya Rp 2,5 triliun. Negara-negara anggota mengecam serangan yang terjadi pada Senin malam itu dan mendesak kedua pihak untuk menahan diri. `, 20)
	words := 0
	for b.Loop() {
		for _, s := range p.Parse(text, kawat.Body, []kawat.Span{{Start: 0, End: len(text)}}) {
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func open(kern simd.Kernel) (*ud.Parser, error) { return ud.OpenOn(kern, model, Grammar) }

const news = "testdata/news.conllu"

// TestNewsFloors scores the model on sentences that were written for this
// project, analysed by an earlier model, corrected by hand, and never trained on.
func TestNewsFloors(t *testing.T) {
	udtest.CheckFloors(t, parser(t), news, udtest.Floors{UPOS: 95, Lemma: 96, UAS: 85.5, LAS: 80.5, Core: 90, Agents: 85, RawLAS: 80})
}

// TestKernels runs without the race detector only, under which the scalar
// kernel takes minutes (tools/check.sh runs it apart).
func TestKernels(t *testing.T) {
	if raceEnabled {
		t.Skip("too slow under the race detector")
	}
	udtest.CheckKernels(t, open, news, 2500)
}

func BenchmarkTagAndParse(b *testing.B) { udtest.Speed(b, open, news) }

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := ud.Open(model, Grammar); err != nil {
			b.Fatal(err)
		}
	}
}
