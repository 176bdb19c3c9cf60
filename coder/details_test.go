package coder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

func analyse(t *testing.T, lang, text string) kawat.Analysis {
	t.Helper()
	return analyseUnder(t, lang, "-", text)
}

// tells fails unless the program reads an act off a text, as acts writes it.
func tells(t *testing.T, lang, text, want string) {
	t.Helper()
	if got := acts(analyse(t, lang, text)); !slices.Contains(got, want) {
		t.Errorf("%s\ngives %q, not %q", text, got, want)
	}
}

// analyseUnder codes a text under a headline.
func analyseUnder(t *testing.T, lang, headline, text string) kawat.Analysis {
	t.Helper()
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Process(kawat.Raw{Name: text, Media: kawat.Text, Bytes: []byte(text), Title: headline, Lang: lang, Outlet: "X", Published: "2022-08-16"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Whom an act struck where the clause names no actor: the state of the place
// that was hit, the authority's own people, whoever a protest is against or a
// claim came from; and several states of one description.
func TestRecipientsOutsideTheClause(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "A Russian missile hit a bakery in the village of Hroza in Ukraine.", "ASSAULT RUS > UKR"},
		{"en", "Thai police arrested seven people.", "COERCE THA > THA"},
		{"en", "Turkish workers marched to protest against the price rises.", "PROTEST TUR > TUR"},
		{"en", "Russia said it had seized the town, a claim that Ukraine denied.", "REJECT UKR > RUS"},
		{"en", "France froze the assets of Russian and Belarusian officials.", "FRA > BLR,RUS"},
		{"en", "Cuba has also promised to release 53 political prisoners, the United States said.", "CONCEDE CUB > CUB"},
		{"id", "Venezuela akan membebaskan 30 tahanan politik setelah Amerika Serikat melonggarkan sanksi.", "CONCEDE VEN > VEN"},
		{"id", "Pasukan Suriah mengebom sebuah pasar di Idlib.", "ASSAULT SYR > SYR"},
		{"id", "KPK menetapkan seorang bupati sebagai tersangka.", "ACCUSE IDN > IDN"},
		{"id", "Ribuan buruh Prancis berunjuk rasa menolak kenaikan usia pensiun.", "PROTEST FRA > FRA"},
		{"id", "Amerika Serikat membekukan aset pejabat Rusia dan Belarus.", "USA > BLR,RUS"},
		// Whose the object is, other than the doer's.
		{"en", "The Syrian government praised its ally, Iran, for its patience.", "SUPPORT SYR > IRN"},
		{"en", "Brazil rejected the money offered by France.", "REJECT BRA > FRA"},
		{"en", "China criticised the tariffs that Canada imposed.", "ACCUSE CHN > CAN"},
		{"id", "Mesir menolak usulan yang diajukan Turki.", "REJECT EGY > TUR"},
		{"en", "Armed men led by businessman George Speight stormed Fiji's parliament.", "ASSAULT FJI > FJI"},
		// Whose people they are: of the place where they act, of who leads an alliance, of the authority.
		{"en", "Britain shut the Iranian embassy in London on Wednesday, a day after militiamen overran the British mission in Tehran.", "IRN > GBR"},
		{"en", "The American crew are stranded on Hainan, where the local authorities have refused American officials access to them.", "REJECT CHN > USA"},
		{"en", "The Saudi-led coalition bombed a hospital in Sanaa.", "ASSAULT SAU > YEM"},
		{"en", "Niger's junta rounded up two editors and a dozen politicians on Monday, as France suspended its aid.", "COERCE NER > NER"},
		{"en", "Iran and Saudi Arabia agreed to reopen their embassies after four days of talks in Beijing hosted by China.", "CONSULT CHN,IRN,SAU > "},
		{"en", "In Caracas the government expelled two German diplomats.", "SANCTION VEN > DEU"},
		{"en", "Syrian rebels shot at a bus carrying Lebanese pilgrims.", "ASSAULT SYR > LBN"},
		{"en", "Bolivia complained to the United Nations after France and Portugal barred President Evo Morales's plane from their airspace.", "ACCUSE BOL > FRA,PRT"},
		{"en", "Turkey asked Sweden to hand over 33 men and refused to ratify its membership until it did.", "REJECT TUR > SWE"},
		{"en", "Ismail Haniyeh, the leader of Hamas, said in a message carried by Al-Aqsa TV that Israel would not be able to recover its captives and thanked Tehran for its help.", "SUPPORT PSE > IRN"},
		// Whose act the clause answers.
		{"en", "India tested a missile, a move that Pakistan condemned.", "ACCUSE PAK > IND"},
		{"en", "The United States and Britain accused Iran of arming the rebels, an allegation that Tehran rejected.", "REJECT IRN > GBR,USA"},
		{"en", "The Ukrainian military said that Russian troops had tortured prisoners, a claim that Moscow dismissed.", "REJECT RUS > UKR"},
		{"en", "Lithuania rejected the apology that it had received from Minsk.", "REJECT LTU > BLR"},
		// What an act leads others to do, and what they do in answer.
		{"en", "China tested a missile on Wednesday, prompting Tokyo to lodge a protest and New Zealand to call the test unwelcome.", "ACCUSE JPN > CHN"},
		{"en", "Colombian jets bombed a rebel camp in Ecuador on Saturday, and Quito sent troops to the frontier in response.", "MOBILIZE ECU > COL"},
		{"en", "South Korea held a live-fire drill in response to the missile test by North Korea.", "MOBILIZE KOR > PRK"},
		// Who made the charge that is denied, told behind the denial.
		{"en", "Rwanda, which denies arming the rebels, lost its British aid after United Nations experts accused its officers of leading them.", "REJECT RWA > UNO"},
		// The other side of the act before.
		{"en", "Manila lodged a protest with Beijing and demanded the return of the weapons.", "REQUEST PHL > CHN"},
		{"id", "Macron menelepon Presiden Mesir dan meminta gencatan senjata.", "REQUEST FRA > EGY"},
		// Those at home.
		{"en", "Indian authorities cut the internet.", "COERCE IND > IND"},
		{"en", "Thailand's army declared martial law before dawn on Tuesday.", "COERCE THA > THA"},
		{"en", "The generals seized power in Sudan on Monday.", "COERCE SDN > SDN"},
		{"en", "Kenya's parliament voted down the finance bill on Thursday.", "REJECT KEN > KEN"},
		{"id", "Pemerintah Thailand mencabut larangan berkumpul.", "CONCEDE THA > THA"},
		// The land in which another is struck.
		{"en", "Israeli warplanes bombed the Iranian consulate in Damascus.", "ASSAULT ISR > IRN,SYR"},
		// Of which state victims are: told in their phrase, or with the blow before.
		{"en", "Iran captured a tanker flagged in Panama and locked up its crew.", "COERCE IRN > PAN"},
		{"en", "Turkish jets shot down a Syrian helicopter. Turkey captured an Iraqi tank and killed its crew.", "TUR > IRQ"},
		{"en", "Gunmen from Boko Haram killed 30 villagers, including two Cameroonian soldiers.", "ASSAULT NGA > CMR,NGA"},
		{"id", "Perompak Somalia menyandera dua puluh awak kapal asal Filipina.", "ASSAULT SOM > PHL"},
		{"id", "Bakamla menangkap dua kapal ikan berbendera Malaysia di Selat Malaka.", "COERCE IDN > MYS"},
		{"id", "Angkatan udara Turki menembak jatuh helikopter Suriah dan menewaskan awaknya.", "ASSAULT TUR > SYR"},
		// Where forces go, and against whom.
		{"en", "Canada deployed soldiers in Latvia.", "MOBILIZE CAN > LVA"},
		{"id", "Ethiopia mengirim ribuan tentara ke Somalia.", "MOBILIZE ETH > SOM"},
		{"id", "Pemerintah Chad mengerahkan pasukan untuk memburu pemberontak FACT.", "MOBILIZE TCD > TCD"},
		{"en", "The United States put its bombers on alert in Britain.", "MOBILIZE USA > "},
		// Who is to do something before a protest ends, and the seat of power that it storms.
		{"en", "Kazakh nurses went on strike until the health minister resigns.", "PROTEST KAZ > KAZ"},
		{"id", "Perawat Kazakhstan mogok kerja sampai menteri kesehatan mundur.", "PROTEST KAZ > KAZ"},
		{"id", "Pengunjuk rasa Ekuador menyerbu istana presiden.", "PROTEST ECU > ECU"},
		// Whose wish is refused, whom a court turns down, whose words nobody said.
		{"en", "Canada expelled three Indian diplomats after Delhi refused to cooperate with its inquiry.", "REJECT IND > CAN"},
		{"id", "Kanada mengusir tiga diplomat India setelah New Delhi menolak bekerja sama dalam penyelidikan.", "REJECT IND > CAN"},
		{"en", "Georgia's Constitutional Court rejected the petition.", "REJECT GEO > GEO"},
		{"id", "Malaysia menuduh Brunei. Brunei membantah tentaranya menembak nelayan.", "REJECT BRN > "},
		// Those who came to terms, and to whom a promise is made.
		{"en", "Serbia and Kosovo signed an agreement. Albania and Greece praised Serbia. The European Union welcomed the deal.", "SUPPORT EUR > SRB,XKX"},
		{"en", "India, which has already lent Sri Lanka $1 billion, promised more fuel.", "AGREE IND > LKA"},
		{"id", "Xi Jinping menjamu Hun Sen di Beijing dan berjanji membangun bandara baru.", "AGREE CHN > KHM"},
		{"en", "Xi Jinping received Hun Sen in Beijing and promised to build a new airport.", "AGREE CHN > KHM"},
		{"en", "Japan gave Tonga water, while New Zealand promised a ship.", "AGREE NZL > TON"},
		{"id", "Iran berjanji membuka reaktornya, sementara Uni Eropa dan Amerika Serikat setuju mencabut sanksi.", "AGREE IRN > EUR,USA"},
		{"en", "Australia expelled three Norwegian diplomats. Norway objected.", "ACCUSE NOR > AUS"},
		// Ties are cut with the state that another has just broken with.
		{"en", "Malawi cut ties with Israel. Zambia withdrew its ambassador, while Angola recalled its envoy.", "SANCTION ZMB > ISR"},
		{"id", "Portugal menjanjikan 210 juta dolar Amerika setiap tahun.", "AGREE PRT > "},
	} {
		got := acts(analyse(t, c.lang, c.text))
		if !slices.ContainsFunc(got, func(g string) bool { return strings.HasSuffix(g, c.want) }) {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

// The two sides after others had their say are those of the headline.
func TestSidesOfTheHeadline(t *testing.T) {
	for _, c := range []struct{ lang, headline, text, want string }{
		{"id", "Meksiko Putus Hubungan dengan Ekuador", "Polisi Ekuador menyerbu Kedutaan Besar Meksiko. Brasil dan Kolombia mengutuk penyerbuan itu. Rusia menyeru kedua belah pihak untuk berdialog.", "REQUEST RUS > ECU,MEX"},
		{"en", "Mexico Breaks With Ecuador", "Ecuadorean police stormed the Mexican embassy. Brazil and Colombia condemned the raid. Russia urged both sides to talk.", "REQUEST RUS > ECU,MEX"},
		{"en", "Thailand and Cambodia agree to talk, Washington says", "Malaysian Prime Minister Anwar Ibrahim met Chinese envoys. Japan urged both sides to lay down their arms.", "REQUEST JPN > KHM,THA"},
	} {
		got := acts(analyseUnder(t, c.lang, c.headline, c.text))
		if !slices.Contains(got, c.want) {
			t.Errorf("%s | %s\n\tgot  %s\n\twant %s", c.headline, c.text, strings.Join(got, "; "), c.want)
		}
	}
}

// Where an act was done, and where only something told with it was.
func TestWhereActsAreDone(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		// The place that opens the sentence is that of the words spoken there.
		{"en", "In Brussels, the Dutch foreign minister praised the truce and called on Serbia to free the prisoners.", "REQUEST Brussels; SUPPORT Brussels"},
		{"id", "Di Jenewa, Menteri Luar Negeri Retno Marsudi mengecam serangan Israel.", "ACCUSE Jenewa; ASSAULT -"},
		{"en", "In Minsk the rebels freed six pilots, and Poland demanded an apology from Belarus.", "REQUEST -; RETREAT Minsk"},
		{"en", "From Colombo, where he lives in exile, former president Mohamed Nasheed appealed to India to send an envoy.", "REQUEST Colombo"},
		{"en", "At the UN Security Council in New York, Russia's ambassador denied the British charge.", "REJECT New York"},
		// Clauses that say what was done there, courts, papers.
		{"en", "The rebels retreated to Goma, where soldiers arrested two nurses.", "COERCE Goma; RETREAT Goma"},
		{"id", "Pemberontak mundur ke Goma, di mana tentara menangkap dua perawat.", "COERCE Goma"},
		{"en", "Mohamed Nasheed was convicted of terrorism by a court in Male.", "SANCTION Male"},
		{"id", "Perjanjian itu ditandatangani Presiden Santos dan pemimpin FARC di Cartagena pada 26 September.", "SUPPORT Cartagena"},
		{"en", "British soldiers wounded two American generals at the Siege of Qorabey.", "ASSAULT -"},
		// Sites, streets and seas by name.
		{"en", "Two Spaniards were seized by gunmen at the Dadaab refugee camp last Thursday.", "ASSAULT Dadaab refugee camp"},
		{"en", "Chinese warships held drills in the Taiwan Strait.", "MOBILIZE Taiwan Strait"},
		{"id", "Ribuan buruh berunjuk rasa di depan Kedutaan Besar AS, Jalan Medan Merdeka Selatan, Kamis.", "PROTEST Jalan Medan Merdeka Selatan"},
		{"id", "Prabowo bertemu Macron di Hotel Fairmont.", "CONSULT Hotel Fairmont"},
		// Whom words go to is no place of theirs.
		{"en", "The Brazilian president called on Washington to lift the embargo.", "REQUEST -"},
		// Without a marker, and towns that nobody knows.
		{"en", "The rebels shelled the army camp in Toyora pickups.", "ASSAULT -"},
		{"en", "The rebels shelled the town of Qorabey.", "ASSAULT Qorabey"},
		{"id", "Pemberontak menyandera tiga dokter di desa Kalobwe.", "ASSAULT Kalobwe"},
		// Those who are arrested or hit are at something where it happens, unless they did it at
		// some other time or under another state.
		{"en", "British police arrested four activists who climbed the roof of an arms factory in Leeds.", "COERCE Leeds"},
		{"id", "Polisi Inggris menangkap empat aktivis yang memanjat atap pabrik senjata di Leicester.", "COERCE Leicester"},
		{"en", "Turkey arrested a journalist who worked for a newspaper in Berlin.", "COERCE -"},
		{"en", "Police arrested a man who killed two soldiers in Kandahar.", "ASSAULT Kandahar; COERCE -"},
	} {
		var got []string
		for _, e := range analyse(t, c.lang, c.text).Events {
			place := "-"
			if e.Place != nil {
				place = e.Place.Name
			}
			got = append(got, fmt.Sprintf("%s %s", e.Type, place))
		}
		slices.Sort(got)
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, g, c.want)
		}
	}
}

// Verbs that read like participles before a noun are acts, participles are not.
func TestVerbsBeforeMentions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The court banned two former Thai officials from politics.", "two former Thai officials"},
		{"Britain proscribed Hezbollah in 2019.", "Hezbollah"},
		{"The coastguard wounded six Ukrainian sailors.", "six Ukrainian sailors"},
		{"Turkey jailed captured Kurdish fighters.", "captured Kurdish fighters"},
		{"Turkey freed the wounded Syrian soldiers.", "the wounded Syrian soldiers"},
	} {
		a := analyse(t, "en", c.text)
		if !slices.ContainsFunc(a.Events, func(e kawat.Event) bool {
			return slices.ContainsFunc(e.Recipients, func(r kawat.Actor) bool { return a.Article.Slice(r.Span) == c.want })
		}) {
			t.Errorf("%s: nothing done to %q: %+v", c.text, c.want, a.Events)
		}
	}
}

// Who does an act besides or instead of the subject of its verb, and when nobody
// does it.
func TestDoersAround(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Norway, along with Spain, recognised Palestine.", "SUPPORT ESP,NOR > PSE actual"},
		{"en", "Thailand expelled the ambassador of Myanmar together with two Cambodian diplomats.", "SANCTION THA > MMR actual"},
		{"id", "Indonesia bersama Malaysia mengecam serangan Israel ke Gaza.", "ACCUSE IDN,MYS > ISR actual"},
		{"en", "Donald Trump signed an order imposing sanctions on Iran.", "SANCTION USA > IRN actual"},
		{"id", "Putin meneken dekret yang melarang impor gandum dari Polandia.", "COERCE RUS > POL actual"},
		{"en", "After talks with Viktor Orban, Zelensky left Budapest.", "CONSULT HUN,UKR >  actual"},
		{"id", "Indonesia memutuskan untuk memanggil pulang duta besarnya dari Canberra.", "SANCTION IDN > AUS actual"},
		{"id", "Erdogan menelepon Putin untuk mengucapkan selamat.", "SUPPORT TUR > RUS actual"},
		// Lists of three, and who does what another does.
		{"id", "Azerbaijan, Turki, dan Rusia mengirimkan tim pencari ke Iran.", "AID AZE,RUS,TUR > IRN actual"},
		{"en", "Lithuania joined Latvia in expelling the Russian ambassador.", "SANCTION LTU,LVA > RUS actual"},
		{"id", "Lituania mengikuti langkah Latvia mengusir duta besar Rusia.", "SANCTION LTU,LVA > RUS actual"},
		{"en", "Russia welcomed the deal with Iraq, as did France and China.", "SUPPORT CHN,FRA,RUS > IRQ actual"},
		{"en", "Japan condemned the launch by North Korea. So did South Korea.", "ACCUSE JPN,KOR > PRK actual"},
		{"id", "Jerman mengecam kudeta di Niger, begitu pula Prancis dan Spanyol.", "ACCUSE DEU,ESP,FRA > NER actual"},
		{"id", "Amerika Serikat menjatuhkan sanksi kepada Myanmar. Begitu juga dengan Kanada.", "SANCTION CAN,USA > MMR actual"},
		{"en", "In Kampala, government spokesman Ofwono Opondo welcomed the announcement by Rwanda.", "SUPPORT UGA > RWA actual"},
		{"en", "Poland would have sent tanks to Ukraine had Germany agreed.", "AGREE POL > UKR hypothetical"},
		{"en", "The United States gave Kenya six armoured vehicles.", "AID USA > KEN actual"},
		{"en", "Hungary denied Volodymyr Zelensky a visa.", "REJECT HUN > UKR actual"},
		// What somebody is punished or praised for he did himself.
		{"id", "Amerika Serikat menjatuhkan sanksi kepada Iran karena memasok drone kepada Rusia.", "AID IRN > RUS actual"},
		{"id", "Presiden Prabowo mengecam Israel karena membunuh wartawan di Gaza.", "ASSAULT ISR > PSE actual"},
		{"en", "The United States sanctioned Iran for supplying drones to Russia.", "AID IRN > RUS actual"},
		// A demand that goes with a denial or a charge, and is no part of it.
		{"id", "Iran membantah bahwa negaranya memasok senjata kepada Houthi dan mendesak PBB menyelidiki klaim itu.", "REQUEST IRN > UNO actual"},
		{"id", "Hamas menuduh Israel melanggar gencatan senjata dan meminta Mesir menekan Tel Aviv.", "REQUEST PSE > EGY actual"},
		{"id", "Indonesia mengutuk serangan Israel yang menewaskan 12 warga Lebanon dan mendesak Dewan Keamanan PBB bertindak.", "REQUEST IDN > UNO actual"},
		{"id", "Hizbullah menolak seruan pemerintah Lebanon untuk menyerahkan senjatanya dan menuding Beirut tunduk kepada Israel.", "ACCUSE LBN > LBN actual"},
		{"id", "Kebijakan itu menuai kecaman dari Amnesty International, yang mendesak Iran membebaskan Narges Mohammadi.", "REQUEST NGO > IRN actual"},
		{"id", "Demonstran memblokir jalan di Roma dan bentrok dengan polisi.", "ASSAULT ITA >  actual"},
		{"id", "Israel didesak menghentikan serangan oleh Prancis dan Inggris.", "REQUEST FRA,GBR > ISR actual"},
		// What two do to each other are two acts.
		{"id", "Thailand dan Kamboja saling menuduh melanggar gencatan senjata.", "ACCUSE KHM > THA actual"},
		{"en", "Rwanda and Congo accused each other of violating the ceasefire.", "ACCUSE COD > RWA actual"},
		// Pairs that only a hyphen joins.
		{"id", "Kamboja-Thailand sepakat gencatan senjata.", "CONCEDE KHM,THA >  actual"},
		{"id", "RI-Singapura teken perjanjian ekstradisi.", "SUPPORT IDN,SGP >  actual"},
		{"id", "AS-Iran berunding di Oman.", "CONSULT IRN,USA >  actual"},
		{"en", "East Timor was invaded by Indonesia and annexed in 1976.", "COERCE IDN > TLS actual"},
		{"en", "After talks with Viktor Orban, Emmanuel Macron urged the European Union to act.", "CONSULT FRA,HUN >  actual"},
		{"id", "Dalam pertemuan dengan Vladimir Putin, Narendra Modi mendesak Rusia mengakhiri perang.", "CONSULT IND,RUS >  actual"},
		{"en", "Spain rejected a request by Morocco to extradite the general.", "REQUEST MAR > ESP actual"},
		{"en", "Israel struck Gaza again. Argentina withdrew its ambassador.", "SANCTION ARG > ISR actual"},
		{"id", "Israel kembali menyerang Gaza. Turki memutuskan hubungan diplomatik.", "SANCTION TUR > ISR actual"},
		{"en", "Protests erupted in Nairobi over new taxes.", "PROTEST KEN >  actual"},
		{"id", "Kathmandu diguncang demonstrasi.", "PROTEST NPL >  actual"},
		{"en", "France has yet to send Ukraine the tanks.", "AID FRA > UKR negated"},
		{"id", "Erdogan tidak jadi mengunjungi Moskow.", "CONSULT TUR > RUS negated"},
		{"id", "Jakarta menolak permintaan Washington untuk mengizinkan pesawat pengintai mengisi bahan bakar.", "REJECT IDN > USA actual"},
		{"en", "Gunmen from Boko Haram attacked a Nigerian village.", "ASSAULT NGA > NGA actual"},
		{"id", "Penyerang dari Filipina menembak polisi Malaysia.", "ASSAULT PHL > MYS actual"},
		{"id", "KPK memberhentikan 57 pegawai.", "SANCTION IDN > IDN actual"},
		{"en", "A Thai court sentenced two women to ten years in prison.", "SANCTION THA > THA actual"},
		{"en", "No Russian soldiers attacked Ukraine.", "ASSAULT RUS > UKR negated"},
		{"en", "There was no meeting between Putin and Zelensky.", "CONSULT RUS,UKR >  negated"},
		{"id", "Tidak satu pun tentara Rusia menyerang Ukraina.", "ASSAULT RUS > UKR negated"},
		{"id", "Tak ada tank Rusia yang memasuki Ukraina.", "ASSAULT RUS > UKR negated"},
		{"id", "Tidak ada pertemuan antara Putin dan Zelensky.", "CONSULT RUS,UKR >  negated"},
		{"en", "Putin is to visit Pyongyang next week.", "AGREE RUS > PRK actual"},
		{"en", "Turkish troops are to storm the port of Tripoli in Libya.", "THREATEN TUR > LBY actual"},
		{"en", "Any American attack on Iran could be seen as a threat to its neighbours.", "ASSAULT USA > IRN hypothetical"},
		{"id", "Setiap serangan Amerika Serikat ke Iran bisa memicu krisis.", "ASSAULT USA > IRN hypothetical"},
	} {
		a := analyse(t, c.lang, c.text)
		var got []string
		for _, e := range a.Events {
			got = append(got, fmt.Sprintf("%s %s > %s %s", e.Type, codeList(e.Actors), codeList(e.Recipients), e.Status))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

// acts lists the events of an analysis: "CONSULT RUS,PRK > ".
func acts(a kawat.Analysis) []string {
	var out []string
	for _, e := range a.Events {
		out = append(out, fmt.Sprintf("%s %s > %s", e.Type, codeList(e.Actors), codeList(e.Recipients)))
	}
	return out
}

func codeList(actors []kawat.Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, a.Code)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ",")
}

// Numbers of people, with their bounds and the words that tell them, and one
// event for an attack and those it struck.
func TestSizes(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Russian jets bombed Kharkiv, killing at least 16 people and wounding forty-odd others.", "ASSAULT dead ≥16 injured 40"},
		{"en", "Israeli forces shot dead a teenager and wounded 12 others in Jenin.", "ASSAULT dead 1 injured 12"},
		{"en", "Police in Turkey detained more than 1,100 people.", "COERCE arrested ≥1100"},
		{"en", "North Korea shelled the island. Two South Korean marines died.", "ASSAULT dead 2"},
		{"id", "Rusia menembaki Kharkiv, menewaskan sedikitnya dua puluh lima orang dan melukai 1.200 lainnya.", "ASSAULT dead ≥25 injured 1200"},
		{"id", "Densus 88 meringkus tujuh terduga teroris di Poso.", "COERCE arrested 7"},
		{"id", "Tentara Myanmar menembaki desa itu. Sekitar 30 warga tewas.", "ASSAULT dead ~30"},
		{"id", "Pada Senin (15/8/2022) Rusia menyerang Kyiv.", "ASSAULT"},
	} {
		a := analyse(t, c.lang, c.text)
		if len(a.Events) != 1 {
			t.Errorf("%s: %d events", c.text, len(a.Events))
			continue
		}
		e := a.Events[0]
		got := string(e.Type)
		for _, s := range []struct {
			what string
			of   []kawat.Number
		}{{"dead", e.Size.Dead}, {"injured", e.Size.Injured}, {"arrested", e.Size.Arrested}} {
			for _, n := range s.of {
				got += fmt.Sprintf(" %s %s", s.what, n)
				if n.Empty() || a.Article.Slice(n.Span) == "" {
					t.Errorf("%s: no words for %s", c.text, n)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// Contexts come from the code, the sentence and what the report returns to.
func TestContexts(t *testing.T) {
	a := analyse(t, "id", "Mahkamah Agung menghukum mantan menteri itu karena korupsi. Indonesia mengecam uji coba nuklir Korea Utara.")
	has := func(i int, context string) bool { return slices.Contains(a.Events[i].Contexts, context) }
	if n := len(a.Events); n < 1 || !slices.ContainsFunc(a.Events, func(e kawat.Event) bool {
		return e.Type == kawat.Accuse && slices.Contains(e.Contexts, "cbrn") && !slices.Contains(e.Contexts, "corruption")
	}) {
		t.Errorf("%d events: %v", n, a.Events)
	}
	for i := range a.Events {
		if a.Events[i].Type == kawat.Sanction && !has(i, "legal") {
			t.Errorf("a conviction is not legal: %v", a.Events[i].Contexts)
		}
	}
}

// Whom words were said to; a medium that bears them is a link of the chain.
func TestAddressee(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Mr Lavrov told Wang Yi that Moscow would help.", "Wang Yi"},
		{"en", "\"We agree,\" Sergei Lavrov said to reporters.", "reporters"},
		{"en", "Sergei Lavrov told Reuters that Moscow would help.", ""},
		{"id", "\"Kami siap,\" kata Sergei Lavrov kepada Wang Yi di Moskow.", "Wang Yi"},
	} {
		a := analyse(t, c.lang, c.text)
		if len(a.Statements) != 1 {
			t.Errorf("%s: %d statements", c.text, len(a.Statements))
			continue
		}
		got := ""
		if ad := a.Statements[0].Addressee; ad != nil {
			got = ad.Text
		}
		if got != c.want {
			t.Errorf("%s: said to %q, want %q", c.text, got, c.want)
		}
	}
}

// Headlines tell acts by verbs without prefix, in title case, which trees take for
// names and nouns; what stands behind a name need not be one.
func TestHeadlineVerbs(t *testing.T) {
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	bodies := map[string]string{"id": "Berita hari ini singkat.", "en": "There is no more to read today."}
	for _, c := range []struct{ lang, title, want string }{
		{"id", "Inggris Usir 23 Diplomat Rusia", "SANCTION GBR > RUS"},
		{"id", "Iran Tembak Drone Amerika", "ASSAULT IRN > USA"},
		{"id", "Israel Gempur Lebanon Selatan", "ASSAULT ISR > LBN"},
		{"id", "Uni Eropa Embargo Minyak Rusia", "SANCTION EUR > RUS"},
		{"id", "Presiden Iran", ""},
		{"id", "Israel dan Perang Lebanon", ""},
		{"id", "Israel Bombardir Gaza, 40 Orang Tewas", "ASSAULT ISR > PSE"},
		{"id", "Erdogan Telepon Netanyahu, Bahas Gaza", "CONSULT ISR,TUR > "},
		{"id", "Pakistan Tembak Jatuh Jet Tempur India di Kashmir", "ASSAULT PAK > IND"},
		{"id", "Jepang Resmikan Tol Baru, Palestina Kecam Sikap Washington", "ACCUSE PSE > USA"},
		{"id", "Korban Tembak Polisi Meninggal di Rumah Sakit", ""},
		{"en", "Turkey's Erdogan Slams Israel Over Rafah Strike", "ACCUSE TUR > ISR"},
		{"en", "US lifts sanctions on Syria", "CONCEDE USA > SYR"},
		{"en", "Putin Orders and the War in Ukraine", ""},
	} {
		a, err := p.Process(kawat.Raw{Name: c.title, Media: kawat.Text, Bytes: []byte(bodies[c.lang]), Title: c.title, Lang: c.lang, Outlet: "X", Published: "2022-08-16"})
		if err != nil {
			t.Fatal(err)
		}
		got := acts(a)
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.title, strings.Join(got, "; "), c.want)
		}
	}
}

// A line of the body that is written as a headline is read as one.
func TestHeadlinesInTheBody(t *testing.T) {
	a := analyse(t, "id", "Malaysia Deportasi 150 Pekerja Migran Indonesia Tanpa Dokumen Lewat Pelabuhan Nunukan")
	if len(a.Events) != 1 || a.Events[0].Type != kawat.Coerce || codeList(a.Events[0].Actors) != "MYS" {
		t.Errorf("want one COERCE of MYS, got %+v", a.Events)
	}
}

// One attack and its toll, told in the next sentence without a doer, are one event;
// what a group unknown to the program urges is none.
func TestTollsAndWishes(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		events     int
	}{
		{"id", "Jet Israel mengebom pelabuhan Hodeidah, Senin. Sedikitnya 18 orang tewas.", 1},
		{"en", "Russian bombers fired two missiles into a shopping mall in Kremenchuk. At least 18 people were killed.", 1},
		{"en", "Ohanaeze Ndigbo urged President Bola Tinubu to grant the IPOB leader a pardon.", 0},
		{"id", "Para kepala suku mendesak Presiden Bola Tinubu mengecam Kamerun.", 0},
	} {
		if a := analyse(t, c.lang, c.text); len(a.Events) != c.events {
			t.Errorf("%s: %d events, want %d: %+v", c.text, len(a.Events), c.events, a.Events)
		}
	}
}
