package web

import (
	"fmt"
	"strings"

	"kawat"
)

// The reports of this file are written for Kawat. They retell public events in
// our own words; outlets are invented and quotations are illustrative.

// A draft builds the analysis of one report by naming words of its text.
type draft struct {
	kawat.Analysis
	chain map[string]kawat.Link
}

func report(lang, outlet, published, headline, deck string, paragraphs ...string) *draft {
	d := &draft{chain: map[string]kawat.Link{}}
	text := strings.Join(paragraphs, "\n")
	raw := kawat.Raw{Media: kawat.Text, Bytes: []byte(headline + "\n" + text), Outlet: outlet}
	d.Hash = raw.Hash()
	d.ID, d.Lang, d.State = d.Hash, lang, kawat.StateCoded
	d.Stamp = kawat.Stamp{Program: "0.1.0", Models: "id-1,en-1", Rules: "3f9c2a10", Knowledge: "7be1d240"}
	d.Article = kawat.Article{Outlet: outlet, Headline: headline, Deck: deck, Published: published, Text: text, Byline: []string{}, Editor: []string{},
		Found: map[string]string{"headline": "json-ld", "published": "meta:article:published_time", "outlet": "caller"}}
	if deck != "" {
		d.Article.Found["deck"] = "meta:description"
	}
	at := 0
	for _, p := range paragraphs {
		d.Article.Paragraphs = append(d.Article.Paragraphs, kawat.Span{Start: at, End: at + len(p)})
		at += len(p) + 1
	}
	d.chain["outlet"] = kawat.Link{Name: outlet, Kind: kawat.LinkOutlet}
	return d
}

// find is the span of words, written "words" or "words#2" for the second
// occurrence, in the body, else in the headline or deck.
func (d *draft) find(words string) kawat.Span {
	words, nth, _ := strings.Cut(words, "#")
	skip := 0
	fmt.Sscan(nth, &skip)
	for _, part := range []kawat.Part{kawat.Body, kawat.Headline, kawat.Deck} {
		text := d.Article.PartText(part)
		from := 0
		for n := 1; ; n++ {
			i := strings.Index(text[from:], words)
			if i < 0 {
				break
			}
			if n >= skip {
				return kawat.Span{Start: from + i, End: from + i + len(words), In: part}
			}
			from += i + len(words)
		}
	}
	panic("no " + words + " in " + d.Article.Headline)
}

// sentence is the sentence around s.
func (d *draft) sentence(s kawat.Span) kawat.Span {
	text := d.Article.PartText(s.In)
	start := max(strings.LastIndex(text[:s.Start], ". ")+2, strings.LastIndex(text[:s.Start], "\n")+1)
	if !strings.Contains(text[:s.Start], ". ") {
		start = strings.LastIndex(text[:s.Start], "\n") + 1
	}
	end := len(text)
	for _, stop := range []string{". ", "\n"} {
		if i := strings.Index(text[s.End:], stop); i >= 0 {
			end = min(end, s.End+i+len(strings.TrimSpace(stop)))
		}
	}
	return kawat.Span{Start: start, End: end, In: s.In}
}

// actor is written "words|entity|CODE|SECTOR|Name".
func (d *draft) actor(s string) kawat.Actor {
	f := strings.Split(s, "|")
	a := kawat.Actor{Text: strings.Split(f[0], "#")[0], Entity: f[1], Code: f[2], Sector: f[3], Name: f[4], Span: d.find(f[0])}
	for i, m := range d.Mentions {
		if m.Span == a.Span {
			if !hasActor(m.Actors, a.Code) {
				d.Mentions[i].Actors = append(m.Actors, a)
			}
			return a
		}
	}
	d.Mentions = append(d.Mentions, kawat.Mention{Span: a.Span, Kind: "name", Actors: []kawat.Actor{a}})
	return a
}

func (d *draft) actors(s string) []kawat.Actor {
	out := []kawat.Actor{}
	for one := range strings.SplitSeq(s, ";") {
		if one != "" {
			out = append(out, d.actor(one))
		}
	}
	return out
}

// link names a link for chains, written "words|entity|Name"; words may be empty.
func (d *draft) link(key string, kind kawat.LinkKind, s string) *draft {
	f := strings.Split(s, "|")
	l := kawat.Link{Kind: kind, Entity: f[1], Name: f[2]}
	if f[0] != "" {
		l.Span = d.find(f[0])
	}
	d.chain[key] = l
	return d
}

func (d *draft) links(keys string) []kawat.Link {
	out := []kawat.Link{d.chain["outlet"]}
	for k := range strings.FieldsSeq(keys) {
		l, ok := d.chain[k]
		if !ok {
			panic("no link " + k)
		}
		out = append(out, l)
	}
	return out
}

var demoCodes = map[kawat.EventType]struct {
	cameo     string
	quad      int
	intensity float64
	goldstein float64
}{
	kawat.Agree: {"030", 1, 2.2, 4}, kawat.Consult: {"040", 1, 1.8, 1}, kawat.Support: {"050", 1, 3.6, 3.5}, kawat.Concede: {"080", 1, 4, 5},
	kawat.Cooperate: {"060", 2, 6.4, 6}, kawat.Aid: {"070", 2, 7.3, 7}, kawat.Retreat: {"087", 2, 6, 9}, kawat.Request: {"100", 3, -1.6, 0},
	kawat.Accuse: {"110", 3, -3, -2}, kawat.Reject: {"120", 3, -4, -4}, kawat.Threaten: {"130", 3, -4.4, -4}, kawat.Protest: {"140", 4, -6.5, -6.5},
	kawat.Sanction: {"160", 4, -5.6, -4}, kawat.Mobilize: {"150", 4, -6, -7.2}, kawat.Coerce: {"170", 4, -7.2, -7}, kawat.Assault: {"190", 4, -10, -10},
}

// event adds an event and returns it for changes.
func (d *draft) event(t kawat.EventType, mode, actors, recipients, trigger, chain string) *kawat.Event {
	c := demoCodes[t]
	tr := d.find(trigger)
	d.Events = append(d.Events, kawat.Event{ID: fmt.Sprintf("evt_%s%02d", d.Hash[:10], len(d.Events)+1), Type: t, Mode: mode, Contexts: []string{}, CAMEO: c.cameo,
		Goldstein: c.goldstein, Intensity: c.intensity, Quad: c.quad, Actors: d.actors(actors), Recipients: d.actors(recipients), Status: kawat.Actual,
		Chain: d.links(chain), Trigger: tr, Evidence: []kawat.Span{d.sentence(tr)}, Rule: d.Lang + "/" + strings.ToLower(string(t)) + "/" + c.cameo, Confidence: 0.8})
	return &d.Events[len(d.Events)-1]
}

// say adds a statement.
func (d *draft) say(speaker, quote, verb, content, chain string, events ...string) *kawat.Statement {
	sp := d.actor(speaker)
	d.Statements = append(d.Statements, kawat.Statement{ID: fmt.Sprintf("stm_%s%02d", d.Hash[:10], len(d.Statements)+1), Speaker: sp, Quote: kawat.QuoteKind(quote),
		Verb: d.find(verb), Content: d.find(content), Events: events, Chain: append(d.links(chain), kawat.Link{Name: sp.Name, Entity: sp.Entity, Kind: kawat.LinkOfficial, Span: sp.Span})})
	return &d.Statements[len(d.Statements)-1]
}

func day(s string) *kawat.Date {
	return &kawat.Date{EDTF: s, From: s, To: s, Precision: "day"}
}

func year(s string) *kawat.Date {
	return &kawat.Date{EDTF: s, From: s + "-01-01", To: s + "-12-31", Precision: "year", Text: s}
}

func place(name, country string) *kawat.Place {
	return &kawat.Place{Name: name, Country: country, Precision: "city"}
}

// demo is a record of sixteen reports.
func demo() *fakeStore {
	var ds []*draft

	d := report("id", "Kabar Nusantara", "2022-08-16T09:14:00+07:00",
		"Putin Surati Kim Jong Un, Janjikan Hubungan yang Lebih Luas",
		"Surat itu dikirim pada peringatan 77 tahun berakhirnya kekuasaan Jepang di Korea.",
		"Presiden Rusia Vladimir Putin mengirim surat kepada pemimpin Korea Utara Kim Jong Un pada Senin (15/8/2022), demikian dilaporkan kantor berita KCNA yang dilansir Al Jazeera.",
		"Dalam surat yang bertepatan dengan Hari Pembebasan Korea itu, Putin berjanji memperluas hubungan bilateral yang menyeluruh dan membangun “dengan usaha bersama”.",
		"“Hubungan yang lebih erat akan menguntungkan kedua negara dan memperkuat keamanan kawasan,” tulis Putin dalam surat itu.",
		"Kim membalas dengan menyebut persahabatan kedua negara ditempa sejak Perang Dunia II. Kedua negara menandatangani perjanjian kerja sama pada 2019.",
		"Pada Juli, Korea Utara mengakui Donetsk dan Luhansk sebagai negara merdeka. Menurut informasi yang beredar, Pyongyang mungkin akan mengirim pekerja ke kedua wilayah itu.")
	d.Article.URL, d.Article.Byline, d.Article.Editor, d.Article.Dateline = "https://kabarnusantara.example/2022/08/16/surat-putin", []string{"Rani Wulandari"}, []string{"Bagus Prakoso"}, "MOSKOW"
	d.Article.Found["byline"], d.Article.Found["editor"], d.Article.Found["dateline"] = "label:Penulis", "label:Editor", "text"
	d.Article.Related = []kawat.Related{{Text: "Mengenal Hari Pembebasan Korea", URL: "https://kabarnusantara.example/hari-pembebasan"}}
	d.link("aj", kawat.LinkMedium, "dilansir Al Jazeera|al-jazeera|Al Jazeera").link("kcna", kawat.LinkAgency, "kantor berita KCNA|kcna|KCNA").
		link("surat", kawat.LinkDocument, "dalam surat itu||surat Putin").link("rumor", kawat.LinkUnnamed, "Menurut informasi yang beredar||sumber tak bernama")
	e := d.event(kawat.Consult, "", "Presiden Rusia Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "pemimpin Korea Utara Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "mengirim surat", "aj kcna")
	e.Date, e.Confidence = day("2022-08-15"), 0.93
	e.Evidence = append(e.Evidence, d.find("Putin Surati Kim Jong Un"))
	e = d.event(kawat.Agree, "", "Putin#2|vladimir-putin|RUS|GOV|Vladimir Putin", "", "berjanji memperluas hubungan", "aj kcna surat")
	e.Date, e.Recipients = day("2022-08-15"), []kawat.Actor{{Code: "PRK", Sector: "GOV", Name: "Korea Utara", Text: "hubungan bilateral", Span: d.find("hubungan bilateral"), Inferred: true}}
	e = d.event(kawat.Support, "", "Kedua negara||RUS|GOV|Rusia;Kedua negara||PRK|GOV|Korea Utara", "", "menandatangani perjanjian kerja sama", "")
	e.Date, e.Historical, e.Actors[0].Inferred, e.Actors[1].Inferred = year("2019"), true, true, true
	e = d.event(kawat.Support, "", "Korea Utara#2||PRK|GOV|Korea Utara", "Donetsk|DNR|UKR|PRE|Donetsk;Luhansk|LNR|UKR|PRE|Luhansk", "mengakui", "")
	e.Date, e.Historical = &kawat.Date{EDTF: "2022-07", From: "2022-07-01", To: "2022-07-31", Precision: "month", Text: "Pada Juli"}, false
	e = d.event(kawat.Aid, "", "Pyongyang||PRK|GOV|Korea Utara", "kedua wilayah itu|DNR|UKR|PRE|Donetsk", "mengirim pekerja", "rumor")
	e.Status, e.Confidence = kawat.Hypothetical, 0.55
	d.say("Putin#3|vladimir-putin|RUS|GOV|Vladimir Putin", "direct", "tulis", "Hubungan yang lebih erat akan menguntungkan kedua negara dan memperkuat keamanan kawasan", "aj kcna surat")
	d.say("Kim#2|kim-jong-un|PRK|GOV|Kim Jong Un", "indirect", "menyebut", "persahabatan kedua negara ditempa sejak Perang Dunia II", "aj kcna")
	d.Statements[0].Addressee = &kawat.Actor{Code: "PRK", Sector: "GOV", Entity: "kim-jong-un", Name: "Kim Jong Un", Text: "Kim Jong Un"}
	d.Statements[0].Events = []string{d.Events[1].ID}
	ds = append(ds, d)

	d = report("en", "Harbour Wire", "2022-08-15T13:40:00+00:00",
		"Putin offers North Korea wider ties in Liberation Day letter", "",
		"Russian President Vladimir Putin sent a letter to North Korean leader Kim Jong Un on Monday, promising to expand relations between the two countries, North Korea's state news agency KCNA said.",
		"The letter marked the anniversary of the end of Japanese rule over the peninsula. Kim, in his own message, said the two nations' “comradely friendship” would keep growing.",
		"South Korea's foreign ministry said it was watching the exchange closely.")
	d.Article.Byline, d.Article.Dateline = []string{"E. Whitlock"}, "SEOUL"
	d.link("kcna", kawat.LinkAgency, "state news agency KCNA|kcna|KCNA")
	e = d.event(kawat.Consult, "", "Russian President Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "North Korean leader Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "sent a letter", "kcna")
	e.Date, e.Confidence = day("2022-08-15"), 0.95
	e = d.event(kawat.Agree, "", "Russian President Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "North Korean leader Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "promising to expand relations", "kcna")
	e.Date = day("2022-08-15")
	d.actors("the two nations||PRK|GOV|North Korea;the two nations||RUS|GOV|Russia") // which makes what he says one between the two
	d.say("Kim#2|kim-jong-un|PRK|GOV|Kim Jong Un", "mixed", "said#2", "the two nations' “comradely friendship” would keep growing", "kcna")
	d.say("South Korea's foreign ministry|KOR.foreign-ministry|KOR|GOV|Foreign Ministry of South Korea", "indirect", "said#3", "it was watching the exchange closely", "")
	ds = append(ds, d)

	d = report("id", "Warta Selatan", "2022-08-17",
		"Rusia dan Korea Utara Bertukar Pesan, Seoul Mengamati", "",
		"Presiden Putin mengirim pesan kepada Kim Jong Un pada Senin (15/8), lapor Yonhap mengutip KCNA.",
		"Pesan itu menekankan kerja sama yang diperluas. Seoul mendesak kedua pihak mematuhi resolusi Dewan Keamanan PBB.")
	d.link("yonhap", kawat.LinkAgency, "lapor Yonhap|yonhap|Yonhap").link("kcna", kawat.LinkAgency, "mengutip KCNA|kcna|KCNA")
	e = d.event(kawat.Consult, "", "Presiden Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "mengirim pesan", "yonhap kcna")
	e.Date = day("2022-08-15")
	e = d.event(kawat.Request, "change", "Seoul||KOR|GOV|Korea Selatan", "kedua pihak||RUS|GOV|Rusia;kedua pihak||PRK|GOV|Korea Utara", "mendesak", "")
	e.Recipients[0].Inferred, e.Recipients[1].Inferred = true, true
	ds = append(ds, d)

	d = report("en", "The Meridian Post", "2022-07-14T08:05:00+01:00",
		"North Korea recognises two breakaway regions; Kyiv cuts ties", "Pyongyang is the third state to do so, after Moscow and Damascus.",
		"North Korea recognised the self-declared republics of Donetsk and Luhansk in eastern Ukraine on Wednesday, Russia's TASS agency reported.",
		"Hours later Ukraine severed diplomatic relations with Pyongyang and condemned the decision.",
		"“We regard this step as an attempt to undermine the territorial integrity of Ukraine,” the Ukrainian foreign ministry said in a statement.")
	d.link("tass", kawat.LinkAgency, "Russia's TASS agency reported|tass|TASS").link("doc", kawat.LinkDocument, "in a statement||statement")
	e = d.event(kawat.Support, "", "North Korea||PRK|GOV|North Korea", "Donetsk|DNR|UKR|PRE|Donetsk;Luhansk|LNR|UKR|PRE|Luhansk", "recognised", "tass")
	e.Date = day("2022-07-13")
	e = d.event(kawat.Sanction, "discontinue", "Ukraine#2||UKR|GOV|Ukraine", "Pyongyang||PRK|GOV|North Korea", "severed diplomatic relations", "")
	e.Date = day("2022-07-13")
	e = d.event(kawat.Accuse, "disapprove", "Ukraine#2||UKR|GOV|Ukraine", "Pyongyang||PRK|GOV|North Korea", "condemned", "")
	e.Date = day("2022-07-13")
	d.say("the Ukrainian foreign ministry|UKR.foreign-ministry|UKR|GOV|Foreign Ministry of Ukraine", "direct", "said", "We regard this step as an attempt to undermine the territorial integrity of Ukraine", "doc")
	ds = append(ds, d)

	d = report("id", "Kabar Dunia", "2019-04-26",
		"Kim dan Putin Bertemu di Vladivostok", "Pertemuan pertama keduanya berlangsung sekitar dua jam.",
		"Pemimpin Korea Utara Kim Jong Un bertemu Presiden Rusia Vladimir Putin di Vladivostok, Kamis (25/4/2019).",
		"Putin memuji upaya Pyongyang meredakan ketegangan di Semenanjung Korea. Keduanya sepakat mempererat hubungan dagang.",
		"“Pembicaraan kami terbuka dan berisi,” kata Kim kepada wartawan, seperti dikutip Interfax.")
	d.link("ifx", kawat.LinkAgency, "dikutip Interfax|interfax|Interfax")
	e = d.event(kawat.Consult, "visit", "Pemimpin Korea Utara Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "Presiden Rusia Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "bertemu", "")
	e.Date, e.Place = day("2019-04-25"), place("Vladivostok", "RUS")
	e = d.event(kawat.Support, "", "Putin#2|vladimir-putin|RUS|GOV|Vladimir Putin", "Pyongyang||PRK|GOV|Korea Utara", "memuji", "")
	e.Date = day("2019-04-25")
	e = d.event(kawat.Agree, "", "Keduanya|kim-jong-un|PRK|GOV|Kim Jong Un;Keduanya|vladimir-putin|RUS|GOV|Vladimir Putin", "", "sepakat mempererat hubungan dagang", "")
	e.Date = day("2019-04-25")
	d.say("Kim#2|kim-jong-un|PRK|GOV|Kim Jong Un", "direct", "kata", "Pembicaraan kami terbuka dan berisi", "ifx")
	ds = append(ds, d)

	d = report("en", "Harbour Wire", "2023-09-14T03:20:00+00:00",
		"Kim backs Moscow at Vostochny as Putin hints at satellite help", "",
		"North Korean leader Kim Jong Un met President Vladimir Putin at the Vostochny cosmodrome in Russia's far east on Wednesday.",
		"Kim offered his country's “full support” to Russia, the Kremlin said. Putin may help North Korea to build satellites, Interfax reported, citing the president's remarks.",
		"Washington warned both countries of further sanctions should arms change hands. Russia denied that any arms agreement had been signed.")
	d.link("krem", kawat.LinkOfficial, "the Kremlin said|RUS.presidency|Kremlin").link("ifx", kawat.LinkAgency, "Interfax reported|interfax|Interfax")
	e = d.event(kawat.Consult, "visit", "North Korean leader Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "President Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin", "met", "")
	e.Date, e.Place = day("2023-09-13"), place("Vostochny", "RUS")
	e = d.event(kawat.Support, "", "Kim#2|kim-jong-un|PRK|GOV|Kim Jong Un", "Russia#2||RUS|GOV|Russia", "offered his country's “full support”", "krem")
	e.Date = day("2023-09-13")
	e = d.event(kawat.Aid, "", "Putin#2|vladimir-putin|RUS|GOV|Vladimir Putin", "North Korea#2||PRK|GOV|North Korea", "help", "ifx")
	e.Status, e.Trigger = kawat.Hypothetical, d.find("help North Korea")
	e.Evidence = []kawat.Span{d.sentence(e.Trigger)}
	e = d.event(kawat.Threaten, "restrict", "Washington||USA|GOV|United States", "both countries||RUS|GOV|Russia;both countries||PRK|GOV|North Korea", "warned", "")
	e.Recipients[0].Inferred, e.Recipients[1].Inferred = true, true
	d.event(kawat.Reject, "", "Russia#3||RUS|GOV|Russia", "", "denied", "")
	ds = append(ds, d)

	d = report("en", "The Meridian Post", "2024-06-19T15:00:00+01:00",
		"Putin and Kim sign mutual assistance treaty in Pyongyang", "Seoul condemns the pact and reviews its policy on arms for Ukraine.",
		"Vladimir Putin and Kim Jong Un signed a treaty in Pyongyang on Wednesday that commits each side to assist the other against aggression.",
		"It was the Russian president's first visit to North Korea in 24 years. South Korea condemned the treaty and said it would reconsider its ban on lethal aid to Kyiv.")
	e = d.event(kawat.Support, "", "Vladimir Putin|vladimir-putin|RUS|GOV|Vladimir Putin;Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "", "signed a treaty", "")
	e.Date, e.Place = day("2024-06-19"), place("Pyongyang", "PRK")
	e = d.event(kawat.Consult, "visit", "Russian president|vladimir-putin|RUS|GOV|Vladimir Putin", "North Korea||PRK|GOV|North Korea", "visit", "")
	e.Date, e.Place = day("2024-06-19"), place("Pyongyang", "PRK")
	d.event(kawat.Accuse, "disapprove", "South Korea||KOR|GOV|South Korea", "", "condemned", "")
	d.say("South Korea||KOR|GOV|South Korea", "indirect", "said", "it would reconsider its ban on lethal aid to Kyiv", "")
	ds = append(ds, d)

	d = report("id", "Jakarta Terkini", "2024-08-29T17:30:00+07:00",
		"Indonesia dan Australia Teken Perjanjian Pertahanan di Magelang", "",
		"Menteri Pertahanan Prabowo Subianto dan Wakil Perdana Menteri Australia Richard Marles menandatangani perjanjian kerja sama pertahanan di Akademi Militer, Magelang, Kamis (29/8/2024).",
		"Perjanjian itu memudahkan latihan bersama. Marles mengatakan kesepakatan tersebut adalah yang paling penting dalam sejarah kedua negara.")
	d.Article.Byline = []string{"D. Kusuma"}
	e = d.event(kawat.Support, "", "Menteri Pertahanan Prabowo Subianto|prabowo-subianto|IDN|GOV|Prabowo Subianto;Wakil Perdana Menteri Australia Richard Marles|richard-marles|AUS|GOV|Richard Marles", "", "menandatangani perjanjian kerja sama pertahanan", "")
	e.Date, e.Place = day("2024-08-29"), place("Magelang", "IDN")
	d.say("Marles#2|richard-marles|AUS|GOV|Richard Marles", "indirect", "mengatakan", "kesepakatan tersebut adalah yang paling penting dalam sejarah kedua negara", "")
	ds = append(ds, d)

	d = report("en", "Coral Sea Courier", "2024-08-29",
		"Canberra and Jakarta sign defence pact", "",
		"Australia and Indonesia signed a defence cooperation agreement on Thursday, Antara reported from Magelang.",
		"The two countries plan to hold more joint exercises next year. Australia thanked Indonesia for its hospitality.")
	d.link("antara", kawat.LinkAgency, "Antara reported|antara|Antara")
	e = d.event(kawat.Support, "", "Australia||AUS|GOV|Australia;Indonesia||IDN|GOV|Indonesia", "", "signed a defence cooperation agreement", "antara")
	e.Date, e.Place = day("2024-08-29"), place("Magelang", "IDN")
	e = d.event(kawat.Agree, "", "The two countries||AUS|GOV|Australia;The two countries||IDN|GOV|Indonesia", "", "plan to hold more joint exercises", "")
	e.Planned = year("2025")
	d.event(kawat.Support, "", "Australia#2||AUS|GOV|Australia", "Indonesia#2||IDN|GOV|Indonesia", "thanked", "")
	ds = append(ds, d)

	d = report("id", "Kabar Nusantara", "2021-04-24T20:10:00+07:00",
		"Pemimpin ASEAN Desak Myanmar Hentikan Kekerasan", "Lima butir kesepakatan dicapai di Jakarta.",
		"Para pemimpin ASEAN mendesak Myanmar menghentikan kekerasan dalam pertemuan di Jakarta, Sabtu (24/4/2021).",
		"Presiden Joko Widodo meminta pembebasan tahanan politik. “Rakyat Myanmar harus dilindungi,” ujarnya.",
		"Militer Myanmar belum menerima utusan khusus ASEAN.")
	e = d.event(kawat.Request, "yield", "Para pemimpin ASEAN|asean|IGO|GOV|ASEAN", "Myanmar||MMR|GOV|Myanmar", "mendesak", "")
	e.Date, e.Place = day("2021-04-24"), place("Jakarta", "IDN")
	e = d.event(kawat.Request, "yield", "Presiden Joko Widodo|joko-widodo|IDN|GOV|Joko Widodo", "Myanmar||MMR|GOV|Myanmar", "meminta pembebasan", "")
	e.Date = day("2021-04-24")
	e = d.event(kawat.Consult, "", "Militer Myanmar|MMR.armed-forces|MMR|MIL|Militer Myanmar", "utusan khusus ASEAN|asean|IGO|GOV|ASEAN", "menerima", "")
	e.Status = kawat.Negated
	d.say("Presiden Joko Widodo|joko-widodo|IDN|GOV|Joko Widodo", "direct", "ujarnya", "Rakyat Myanmar harus dilindungi", "")
	ds = append(ds, d)

	d = report("en", "Java Evening Standard", "2024-08-22T21:00:00+07:00",
		"Students rally outside parliament over election bill", "",
		"Thousands of students rallied outside the national parliament in Jakarta on Thursday against changes to the regional election law.",
		"Student groups said they would march again on Monday if lawmakers passed the bill.")
	e = d.event(kawat.Protest, "demo", "Thousands of students||IDN|EDU|Indonesian students", "national parliament|IDN.DPR|IDN|LEG|House of Representatives", "rallied", "")
	e.Date, e.Place = day("2024-08-22"), place("Jakarta", "IDN")
	e = d.event(kawat.Protest, "demo", "Student groups||IDN|EDU|Indonesian students", "lawmakers|IDN.DPR|IDN|LEG|House of Representatives", "march", "")
	e.Status, e.Date, e.Planned = kawat.Future, day("2024-08-26"), day("2024-08-26")
	ds = append(ds, d)

	d = report("id", "Warta Selatan", "2022-05-27",
		"Rusia dan China Veto Resolusi Sanksi atas Korea Utara", "",
		"Rusia dan China memveto rancangan resolusi Amerika Serikat di Dewan Keamanan PBB yang hendak menambah sanksi atas Korea Utara, Kamis (26/5), seperti dilaporkan AFP.",
		"Amerika Serikat menyesalkan veto itu dan menyebutnya berbahaya. Duta Besar China mengatakan sanksi baru tidak akan membawa hasil.")
	d.link("afp", kawat.LinkAgency, "dilaporkan AFP|afp|AFP")
	e = d.event(kawat.Reject, "", "Rusia||RUS|GOV|Rusia;China||CHN|GOV|Tiongkok", "Amerika Serikat||USA|GOV|Amerika Serikat", "memveto", "afp")
	e.Date = day("2022-05-26")
	d.event(kawat.Accuse, "disapprove", "Amerika Serikat#2||USA|GOV|Amerika Serikat", "", "menyesalkan", "")
	d.say("Duta Besar China||CHN|GOV|Duta Besar Tiongkok", "indirect", "mengatakan", "sanksi baru tidak akan membawa hasil", "")
	ds = append(ds, d)

	d = report("id", "Kabar Dunia", "2017-09-04T07:00:00+07:00",
		"Moskow Kecam Uji Coba Nuklir Korea Utara", "",
		"Kementerian Luar Negeri Rusia mengecam uji coba nuklir Korea Utara, Minggu (3/9/2017), seperti dilansir TASS.",
		"Korea Utara menguji bom itu di Punggye-ri pada hari yang sama. Rusia mendesak semua pihak kembali ke meja perundingan.")
	d.link("tass", kawat.LinkAgency, "dilansir TASS|tass|TASS")
	e = d.event(kawat.Accuse, "disapprove", "Kementerian Luar Negeri Rusia|RUS.foreign-ministry|RUS|GOV|Kementerian Luar Negeri Rusia", "Korea Utara||PRK|GOV|Korea Utara", "mengecam", "tass")
	e.Date = day("2017-09-03")
	e = d.event(kawat.Mobilize, "weapons", "Korea Utara#2||PRK|GOV|Korea Utara", "", "menguji bom", "")
	e.Date, e.Place = day("2017-09-03"), place("Punggye-ri", "PRK")
	e = d.event(kawat.Request, "meet", "Rusia#2||RUS|GOV|Rusia", "semua pihak||PRK|GOV|Korea Utara", "mendesak", "")
	e.Recipients[0].Inferred = true
	ds = append(ds, d)

	d = report("en", "Harbour Wire", "2023-10-19T10:00:00+00:00",
		"Lavrov thanks Pyongyang on two-day visit", "",
		"Russian Foreign Minister Sergei Lavrov arrived in Pyongyang on Wednesday and met Kim Jong Un a day later, the Russian ministry said.",
		"Lavrov thanked North Korea for its support and invited its leader to Moscow.")
	d.link("mfa", kawat.LinkOfficial, "the Russian ministry said|RUS.foreign-ministry|Foreign Ministry of Russia")
	e = d.event(kawat.Consult, "visit", "Russian Foreign Minister Sergei Lavrov|sergei-lavrov|RUS|GOV|Sergei Lavrov", "Kim Jong Un|kim-jong-un|PRK|GOV|Kim Jong Un", "met", "mfa")
	e.Date, e.Place = &kawat.Date{EDTF: "2023-10-18/2023-10-19", From: "2023-10-18", To: "2023-10-19", Precision: "range"}, place("Pyongyang", "PRK")
	e = d.event(kawat.Support, "", "Lavrov#2|sergei-lavrov|RUS|GOV|Sergei Lavrov", "North Korea||PRK|GOV|North Korea", "thanked", "")
	e.Date = day("2023-10-19")
	e = d.event(kawat.Agree, "", "Lavrov#2|sergei-lavrov|RUS|GOV|Sergei Lavrov", "its leader|kim-jong-un|PRK|GOV|Kim Jong Un", "invited", "")
	e.Date = day("2023-10-19")
	ds = append(ds, d)

	d = report("ms", "Suara Semenanjung", "2024-07-02", "Mesyuarat Serantau Bermula di Vientiane", "", "Mesyuarat menteri luar serantau bermula pada hari Selasa.")
	d.State, d.Reason = kawat.StateOther, "language ms is not coded"
	ds = append(ds, d)

	d = report("und", "", "", "", "", "")
	d.State, d.Reason = kawat.StateFailed, "extract: no text found in 312 bytes"
	ds = append(ds, d)

	f := &fakeStore{}
	for _, d := range ds {
		f.analyses = append(f.analyses, d.Analysis)
	}
	return f
}
