package coder_test

import (
	"strings"
	"testing"
)

// What is no politics beside what is, in nearly the same words: contests of teams
// called by their states, firms, athletes and things told to be of a state, what a
// work or a law tells, habits, opinions, accidents and numbers.
func TestNoPolitics(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Ghana met Uruguay in the semi-final and lost on penalties.", ""},
		{"en", "Ghana's president met his Uruguayan counterpart before the semi-final.", "CONSULT GHA,URY >"},
		{"en", "Spain attacked from the start and beat Chile 3-1.", ""},
		{"en", "Spain attacked Chile's minister over the 3-1 vote.", "ASSAULT ESP > CHL"},
		{"en", "Wales meet Poland in Cardiff next month.", ""},
		{"en", "Russia and Ukraine meet in Istanbul next month.", "CONSULT RUS,UKR >"},
		{"id", "Brasil menekuk Peru 2-0 lalu bertemu Chile.", ""},
		{"id", "Thailand menahan Laos dengan skor kacamata pada laga terakhir.", ""},
		{"id", "Thailand menahan dua wartawan Laos.", "COERCE THA > LAO"},

		{"en", "A Danish shipbuilder agreed to buy two yards.", ""},
		{"en", "The Danish government agreed to lend Poland two frigates.", "AGREE DNK > POL"},
		{"en", "A French violinist rejected the offer of a Viennese orchestra.", ""},
		{"en", "A French violinist condemned Russia.", "ACCUSE FRA > RUS"},
		{"en", "Mexican tequila invaded Japan.", ""},
		{"en", "Mexican speedboats seized an American tanker.", "COERCE MEX > USA"},
		{"id", "Petenis Ceko itu menolak menyerah dan akhirnya menang.", ""},

		{"en", "In the film, Turkish soldiers attack Vienna.", ""},
		{"en", "Turkish soldiers attacked a film crew from Austria.", "ASSAULT TUR > AUT"},
		{"id", "Dalam drama tersebut, tentara Turki menyerang Wina.", ""},
		{"en", "The constitution lets the Kenyan president dissolve parliament.", ""},
		{"en", "The Kenyan president dissolved parliament.", "COERCE KEN > KEN"},
		{"en", "German and French ministers usually meet in Berlin.", ""},
		{"en", "German and French ministers met in Berlin.", "CONSULT DEU,FRA >"},
		{"id", "Nelayan Laos dan Kamboja sering bertemu di sungai.", ""},

		{"en", "The second season of the drama opens with Turkish soldiers attacking Vienna.", ""},
		{"en", "Bulgarian guards had orders to shoot Syrian refugees.", ""},
		{"en", "Bulgarian guards shot Syrian refugees.", "ASSAULT BGR > SYR"},
		{"en", "The central bank rejected the criticism.", ""},

		{"en", "Japan should withdraw its troops.", ""},
		{"en", "Many Finns fear that Norway will not help them.", ""},
		{"en", "A truck carrying Bolivian soldiers overturned, killing six.", ""},
		{"en", "Arrests by Danish police fell by a third.", ""},
		{"en", "Iran has not ruled out talks.", ""},
		{"en", "The Tunisian officer killed himself.", ""},

		// Weapons on paper, markets, nature, whoever wishes to, and lawyers of private people.
		{"id", "Rudal Turki itu mampu menghantam sasaran pada jarak 300 kilometer.", ""},
		{"id", "Rudal Turki menghantam Kobani di Suriah.", "ASSAULT TUR > SYR"},
		{"id", "Saham perbankan Jepang digempur aksi jual investor asing.", ""},
		{"id", "BMKG memperingatkan hujan lebat menyerang Jakarta.", ""},
		{"id", "Warga yang hendak mendaftarkan gugatan dapat datang ke Pengadilan Negeri Sleman.", ""},
		{"id", "Pengacara sang artis menuding mantan suaminya menelantarkan anak.", ""},
		{"id", "Panitia memutar drama tentang dua serdadu Jerman yang membelot.", ""},
		{"id", "Dua serdadu Jerman membelot ke Wina.", "RETREAT DEU > AUT"},
		{"id", "Dokter di Bandung menyelamatkan bayi itu lewat operasi.", ""},
		{"en", "The jets can strike targets 1,500 kilometres away.", ""},
		{"en", "The lawyer accused the plaintiff of lying in court.", ""},
		{"en", "Residents who want to protest the ruling may do so online.", ""},
		{"id", "Truk yang mengangkut tentara Bolivia terguling dan menewaskan enam orang.", ""},
	} {
		if got := strings.Join(acts(analyse(t, c.lang, c.text)), "; "); strings.TrimSpace(got) != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// Reports on sport and the arts tell no acts however they put it; a report on politics may
// have a stadium in it. Written for Kawat.
func TestReportsOnPastimes(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		acts       bool
	}{
		{"en", "The Spanish attacked on the first climb and by noon the peloton lay in pieces. France's old general declared war on his own team in the final sprint.\n\n" +
			"\"We occupied the road,\" the rider said. Austria refused to surrender, and its champion ambushed a Swiss on the descent. The Italian accused him of treachery; he denied it.", false},
		{"id", "Pebulu tangkis Indonesia menggempur Jepang di gim pertama dan menyerang tanpa ampun. Ganda Malaysia menolak menyerah, tetapi skor berkata lain.\n\n" +
			"Pelatih menuduh wasit berat sebelah. Cina membalas dengan serangan di final turnamen itu.", false},
		{"en", "Gunmen attacked the national cricket team of Sri Lanka near a stadium in Lahore on Tuesday. Six Pakistani policemen were killed.\n\n" +
			"Sri Lanka condemned the attack and recalled its team. Pakistan's president promised an inquiry, and India accused Islamabad of failing to protect the players. The police arrested four men in Lahore. " +
			"A bomb went off at a court in Karachi.", true},
		{"id", "Pemerintah Indonesia menolak tim Israel dalam kejuaraan di Jakarta. Kementerian Luar Negeri Israel mengecam keputusan itu dan mendesak federasi menghukum Indonesia.\n\n" +
			"Polisi membubarkan demonstrasi di depan stadion. Menteri Pemuda dan Olahraga membantah tuduhan Israel.", true},
	} {
		if got := acts(analyse(t, c.lang, c.text)); (len(got) > 0) != c.acts {
			t.Errorf("%s\n\tgives %q", c.text, got)
		}
	}
}
