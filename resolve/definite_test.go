package resolve

import "testing"

// Definite nouns without owner are of whom the text told of, not of the state most
// at issue. The last mention with the words given is looked at.
func TestDefiniteNouns(t *testing.T) {
	r, err := wholeResolver()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, text, words, want string }{
		// A name that only some states' bodies bear, of the one at issue.
		{"en", "President Joe Biden lifted the old sanctions against Zimbabwe, but the Treasury blacklisted President Emmerson Mnangagwa.", "the Treasury", "USA GOV"},
		{"en", "Britain expelled a Russian diplomat on Monday. Moscow protested. The Foreign Office rejected the protest.", "The Foreign Office", "GBR GOV"},
		// A small treasury is whose the text says.
		{"en", "Zimbabwe's treasury said on Monday that it had paid the teachers.", "Zimbabwe's treasury", "ZWE GOV"},
		// Armed men of rebels told before, and gunmen of nobody.
		{"en", "Fiji's rebels freed the lawmakers on Monday. The gunmen, who had stormed parliament, surrendered.", "The gunmen", "FJI REB"},
		{"en", "Fiji's parliament met on Monday. Gunmen shot dead a guard.", "Gunmen", "--- UAF"},
		// The one court told of, though it is no state's.
		{"en", "The International Criminal Court issued a warrant for Israel's prime minister. Hungary refused to carry out the judges' order.", "the judges", "IGO JUD"},
		{"id", "Mahkamah Pidana Internasional menerbitkan surat perintah bagi Benjamin Netanyahu. Hungaria menolak melaksanakan perintah hakim.", "hakim", "IGO JUD"},
		{"en", "The Philippines pulled out of the ICC in 2019, a year after its prosecutor opened an inquiry.", "its prosecutor", "IGO JUD"},
		{"en", "The Philippines attacked Abu Sayyaf after its gunmen seized a tourist.", "its gunmen", "PHL REB"},
		// The owner is a noun told before.
		{"en", "Niger's generals took power. France condemned them. The generals' supporters marched on the French embassy in Niamey.", "The generals' supporters", "NER CVL"},
		// Where the account has gone.
		{"en", "Russia expelled two British diplomats on Friday. In London, the prime minister condemned the move. The government summoned the Russian ambassador.", "The government", "GBR GOV"},
		{"en", "Pakistan's government condemned the attack by India. The government briefed Rahul Gandhi in the evening.", "The government", "IND GOV"},
		{"en", "The coalition led by Riyadh bombed Yemen's capital.", "The coalition", "SAU MIL"},
		{"en", "French police arrested two Algerians in Paris. Police in Algiers dispersed a protest.", "Police", "DZA COP"},
		{"en", "Colombia's rebels killed ten soldiers. Gunmen in Caracas shot a judge. The gunmen escaped.", "The gunmen", "--- UAF"},
		// The same noun, told before by whose they are.
		{"en", "ASEAN foreign ministers met in Jakarta on Monday. The ministers urged Myanmar's junta to stop.", "The ministers", "IGO GOV"},
		{"id", "Kementerian Luar Negeri Jepang memanggil duta besar China. Pihak kementerian menyatakan protes.", "Pihak kementerian", "JPN GOV"},
		// No government is an agency; the police of a city are no investigators of the UN.
		{"en", "Israel's government spoke. Norway pays the United Nations agency for Palestine refugees. Germany suspended its payments to the agency.", "the agency", "UNO GOV"},
		{"id", "Pasukan khusus Amerika Serikat menjemput staf kedutaan di Khartoum.", "staf kedutaan", "USA GOV"},
	} {
		a, doc := parsed(t, packOf(c.lang), "2021-06-01", c.text)
		got := "none"
		for _, m := range r.Resolve(a, doc).Mentions {
			if a.Text[m.Start:m.End] == c.words && len(m.Actors) == 1 {
				got = m.Actors[0].Code + " " + m.Actors[0].Sector
			}
		}
		if got != c.want {
			t.Errorf("%q in %q is %s, want %s", c.words, c.text, got, c.want)
		}
	}
}
