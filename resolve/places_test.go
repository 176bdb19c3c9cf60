package resolve

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kawat"
)

// Places with their case markers: what an event's place is chosen from.
func TestPlaces(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ lang, text, want string }{
		{"id", "Kedua menteri bertemu di Jenewa, Swiss.", "Jenewa CHE city di | Swiss CHE country di"},
		{"id", "Presiden tiba di Istana Bogor, Jawa Barat.", "Istana Bogor IDN country di | Jawa Barat IDN admin1 di"},
		{"id", "Pasukan Rusia menyerang kota Kharkiv di Ukraina.", "Kharkiv UKR city - | Ukraina UKR country di"},
		{"id", "Gubernur Papua menolak usul itu.", ""},
		{"id", "Moskow mengecam Washington.", "Moskow RUS city - | Washington USA city -"},
		{"en", "The two ministers met in the city of Geneva.", "Geneva CHE city in"},
		{"en", "Shelling hit Donetsk, Ukraine.", "Donetsk UKR city - | Ukraine UKR country -"},
		{"en", "He flew from Beijing to Hanoi.", "Beijing CHN city from | Hanoi VNM city to"},
		{"en", "Russian troops left.", ""},
		{"id", "Pemberontak merebut Goma. Mereka menahan tiga dokter di kota itu.", "Goma COD city - | Goma COD city di"},
		{"id", "Gubernur menemui menteri di ibu kota Ukraina.", "Ukraina UKR country - | Kyiv UKR city di"},
		{"en", "Rebels took Goma. They held three doctors in the city on Friday.", "Goma COD city - | Goma COD city in"},
		{"en", "The two met in the Ukrainian capital on Friday.", "Ukraine UKR country in | Kyiv UKR city in"},
		{"en", "Soldiers burned huts in Tarokwe, a village in eastern Chad.", "Tarokwe TCD city in | Chad TCD country in"},
		{"id", "Polisi menahan dua petani di Desa Sukamaju, Kabupaten Lahat, Sumatera Selatan.", "Desa Sukamaju IDN city di | Lahat IDN city - | Sumatera Selatan IDN admin1 -"},
		{"en", "Lebanese soldiers raided a mosque in Tripoli.", "Tripoli LBN city in"},
		{"en", "Soldiers killed protesters in Yangon in March, and British ministers condemned it.", "Yangon MMR city in"},
		{"en", "Libyan soldiers raided a mosque in Tripoli.", "Tripoli LBY city in"},
		// Towns that the base does not know.
		{"en", "Gunmen seized two nurses at Kalobwe.", "Kalobwe  city at"},
		{"en", "The army overran the town of Qorabey.", "Qorabey  city -"},
		{"en", "Police arrested six men near the fishing village of Tarokwe in Chad.", "Tarokwe TCD city near | Chad TCD country in"},
		{"id", "Tentara menduduki desa Kalobwe.", "Kalobwe IDN city -"},
		{"en", "Protesters gathered near the border with Belarus.", "Belarus BLR country with"},
	}
	for _, test := range tests {
		a, doc := testDoc(test.lang, "2024-05-01", test.text)
		var got []string
		for _, p := range r.Resolve(a, doc).Places {
			c := p.Case
			if c == "" {
				c = "-"
			}
			got = append(got, fmt.Sprintf("%s %s %s %s", p.Name, p.Country, p.Precision, c))
		}
		if g := strings.Join(got, " | "); g != test.want {
			t.Errorf("%s\n  got  %s\n  want %s", test.text, g, test.want)
		}
	}
}

// Media that chains are built from.
func TestOutlets(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ lang, text, want string }{
		{"id", "Melansir dari Al Jazeera, surat itu dikirim pada Senin.", "al-jazeera outlet Al Jazeera"},
		{"id", "Hal itu dilaporkan kantor berita KCNA dan dikutip Reuters.", "kcna agency KCNA | reuters agency Reuters"},
		{"id", "Ia menulis di Telegram, seperti dikutip Contohkabar.com.", "telegram platform Telegram |  outlet Contohkabar.com"},
		{"id", "Antara Moskow dan Kyiv tidak ada kepercayaan.", ""},
		{"en", "The minister told the BBC that talks had failed, TASS reported.", "bbc outlet BBC | tass agency TASS"},
	}
	for _, test := range tests {
		a, doc := testDoc(test.lang, "2024-05-01", test.text)
		var got []string
		for _, o := range r.Resolve(a, doc).Outlets {
			got = append(got, fmt.Sprintf("%s %s %s", o.Entity, o.Kind, o.Name))
			if a.Slice(o.Span) == "" || o.Last < o.First {
				t.Errorf("%s: outlet without place: %+v", test.text, o)
			}
		}
		if g := strings.Join(got, " | "); g != test.want {
			t.Errorf("%s\n  got  %s\n  want %s", test.text, g, test.want)
		}
	}
}

// A place is an actor in "Moskow mengecam" and none in "di Moskow"; both are kept.
func TestTraits(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ lang, text, mention, want string }{
		{"id", "Moskow mengecam sanksi itu.", "Moskow", ""},
		{"id", "Keduanya bertemu di Moskow.", "Moskow", "di locative"},
		{"id", "Ia berkunjung ke Pyongyang.", "Pyongyang", "ke locative"},
		{"id", "Kota itu diserang oleh Rusia.", "Rusia", "oleh"},
		{"id", "Roket menghantam Kharkiv.", "Kharkiv", "place"},
		{"id", "Warga Ukraina mengungsi.", "Warga Ukraina", "public plural"},
		{"en", "The summit was held in Russia.", "Russia", "in locative"},
		{"en", "The town was shelled by Russia.", "Russia", "by"},
		{"en", "Ukraine's allies met.", "Ukraine", "owner"},
		{"en", "He spoke to Reuters.", "Reuters", "to outlet"},
	}
	for _, test := range tests {
		a, doc := testDoc(test.lang, "2024-05-01", test.text)
		res := r.Resolve(a, doc)
		found := false
		for i, m := range res.Mentions {
			if a.Slice(m.Span) != test.mention {
				continue
			}
			found = true
			tr := res.Traits[i]
			var got []string
			for _, f := range []struct {
				on   bool
				name string
			}{{tr.Case != "", tr.Case}, {tr.Locative, "locative"}, {tr.Place, "place"}, {tr.Outlet, "outlet"}, {tr.Public, "public"}, {tr.Plural, "plural"}, {tr.Owner, "owner"}} {
				if f.on {
					got = append(got, f.name)
				}
			}
			if g := strings.Join(got, " "); g != test.want {
				t.Errorf("%s: %s is %q, want %q", test.text, test.mention, g, test.want)
			}
		}
		if !found {
			t.Errorf("%s: no mention %q: %v", test.text, test.mention, show(res))
		}
	}
}

// Who held an office is judged at the day of the event.
func TestAt(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	yudhoyono := kawat.Actor{Entity: "susilo-bambang-yudhoyono", Code: "IDN", Sector: "ELI"}
	if a := r.At(yudhoyono, "2010-05-05"); a.Sector != "GOV" {
		t.Errorf("president in 2010: %+v", a)
	}
	if a := r.At(kawat.Actor{Entity: "joko-widodo", Code: "IDN", Sector: "GOV"}, "2025-05-05"); a.Sector != "ELI" {
		t.Errorf("out of office in 2025: %+v", a)
	}
	state := kawat.Actor{Entity: "IDN", Code: "IDN", Sector: "GOV"}
	if a := r.At(state, "1990-01-01"); a != state {
		t.Errorf("a state changed: %+v", a)
	}
	if a := r.At(yudhoyono, ""); a != yudhoyono {
		t.Errorf("no day, and yet changed: %+v", a)
	}
	if a := r.AtOffice(kawat.Actor{Entity: "prabowo-subianto", Code: "IDN", Sector: "GOV"}, "IDN.president", "2008-01-01", "id"); a.Entity != "susilo-bambang-yudhoyono" {
		t.Errorf("the president of 2008: %+v", a)
	}
}

// Mentions are in order, do not overlap, and lie where they say, whatever the
// trees; the same report gives the same resolution.
func TestSound(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewSource(1))
	for _, name := range []string{"testdata/names-id.txt", "testdata/names-en.txt", "testdata/names-later.txt"} {
		for _, c := range readCases(t, name) {
			a, doc := testDoc(c.lang, c.day, c.text)
			// Trees at random, cycles and far heads among them.
			rels := []string{"nsubj", "obj", "nmod", "root", "case", "conj", "flat", ""}
			tags := []string{"NOUN", "PROPN", "VERB", "ADJ", "ADP", ""}
			for i := range doc.Sentences {
				tokens := doc.Sentences[i].Tokens
				for k := range tokens {
					tokens[k].Head = rnd.Intn(len(tokens)+1) - 1
					tokens[k].Deprel, tokens[k].UPOS = rels[rnd.Intn(len(rels))], tags[rnd.Intn(len(tags))]
				}
			}
			res := r.Resolve(a, doc)
			if again := r.Resolve(a, doc); !reflect.DeepEqual(res, again) {
				t.Fatalf("%s: not the same twice", c.text)
			}
			if len(res.Traits) != len(res.Mentions) {
				t.Fatalf("%s: %d traits of %d mentions", c.text, len(res.Traits), len(res.Mentions))
			}
			for i, m := range res.Mentions {
				s := &doc.Sentences[m.Sentence]
				if m.First < 0 || m.Last < m.First || m.Last >= len(s.Tokens) || m.Head < m.First || m.Head > m.Last || len(m.Actors) == 0 || m.Empty() || m.Line == "" {
					t.Errorf("%s: mention %+v", c.text, m)
				}
				if i > 0 {
					if p := res.Mentions[i-1]; m.Sentence < p.Sentence || m.Sentence == p.Sentence && m.Start < p.End {
						t.Errorf("%s: %q overlaps or precedes %q", c.text, a.Slice(m.Span), a.Slice(p.Span))
					}
				}
				for _, x := range m.Actors {
					if len(x.Code) != 3 || len(x.Sector) != 3 || x.Name == "" || x.Text != a.Slice(m.Span) {
						t.Errorf("%s: actor %+v", c.text, x)
					}
				}
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	r, err := testResolver()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("id", "Presiden Rusia (Putin) – “kami” di Moskow, katanya.")
	f.Add("en", "U.S.-led troops' (NATO) \"we\" of the, in the Ukraine's.")
	f.Fuzz(func(t *testing.T, lang, text string) {
		a, doc := testDoc(lang, "2024-05-01", text)
		r.Resolve(a, doc)
	})
}

func BenchmarkResolve(b *testing.B) {
	r, err := testResolver()
	if err != nil {
		b.Fatal(err)
	}
	var text []string
	for _, c := range readCases(b, "testdata/names-en.txt") {
		text = append(text, strings.ReplaceAll(c.text, "\n", " "))
	}
	a, doc := testDoc("en", "2022-08-16", strings.Join(text, "\n"))
	b.ReportAllocs()
	for b.Loop() {
		r.Resolve(a, doc)
	}
	b.ReportMetric(float64(len(doc.Sentences))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// What bears a state's name may be a town or region of another.
func TestPartsCalledAfterStates(t *testing.T) {
	r, err := testResolver()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Police arrested thirty workers in Lebanon, Pennsylvania, on Monday.", "Lebanon USA city"},
		{"en", "Israel struck targets in Lebanon, Syria and Iraq.", "Lebanon LBN country"},
		{"en", "Floods hit villages in Nepal, Bihar, and Assam.", "Nepal NPL country"},
		{"en", "Gunmen abducted sixty villagers in the Nigerian state of Niger.", "Niger NGA admin1"},
		{"en", "Gunmen abducted sixty villagers in Niger.", "Niger NER country"},
		{"id", "Pria bersenjata menculik 60 warga di Negara Bagian Niger, Nigeria.", "Negara Bagian Niger NGA admin1"},
		{"en", "Sheriff's deputies arrested three men in Georgia.", "Georgia USA admin1"},
		{"en", "Riot police arrested three men in Georgia.", "Georgia GEO country"},
	} {
		a, doc := testDoc(c.lang, "2024-05-01", c.text)
		var got []string
		for _, p := range r.Resolve(a, doc).Places {
			if p.Locative {
				got = append(got, p.Name+" "+p.Country+" "+p.Precision)
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %s", c.text, got, c.want)
		}
	}
}
