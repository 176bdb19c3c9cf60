package coder_test

import "testing"

// Who did it and whom it is to, where other words than subject and object tell: whose
// decision a clause belongs to, what a ruling or an operation answered was, who had
// done what somebody demands the undoing of.
func TestSidesToldByNouns(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Uni Eropa menyesalkan keputusan Budapest menolak pengungsi Suriah.", "REJECT HUN > SYR"},
		{"Prancis mengecam langkah Niamey mengusir duta besarnya.", "SANCTION NER > FRA"},
		{"Jepang memprotes rencana Korea Utara meluncurkan satelit mata-mata.", "ACCUSE JPN > PRK"},
		{"Mahkamah Internasional memerintahkan Rusia menghentikan invasi ke Ukraina, Rabu. Kyiv menyambut baik putusan tersebut.", "SUPPORT UKR > UNO"},
		{"Pasukan Turki menyerbu Afrin di Suriah utara. Iran mengutuk operasi tersebut.", "ACCUSE IRN > TUR"},
		{"Pasukan Amerika Serikat menangkap Presiden Nicolas Maduro di Caracas. Rusia menuntut pembebasan pemimpin Venezuela tersebut.", "REQUEST RUS > USA"},
		{"Uni Eropa mengutuk pembunuhan wartawan Jamal Khashoggi.", "ACCUSE EUR > "},
		{"Ankara memanggil wakil duta besar Swedia untuk menyampaikan protes keras.", "ACCUSE TUR > SWE"},
		{"Indonesia mengeksekusi mati delapan terpidana narkotika, termasuk dua warga Australia.", "ASSAULT IDN > AUS"},
		{"Hamas menyatakan siap menghentikan serangan roket bila Israel menghormati Masjid Al-Aqsa.", "AGREE PSE > ISR"},
		{"Amerika Serikat menuduh Iran mengirim drone ke Rusia, tetapi Teheran membantahnya.", "REJECT IRN > USA"},
		{"Mahkamah Internasional memerintahkan Rusia menghentikan invasi ke Ukraina. Kyiv menyambut baik putusan tersebut, sedangkan Moskwa menolaknya.", "REJECT RUS > UNO"},
		{"Kementerian Luar Negeri memanggil Duta Besar China untuk memprotes masuknya kapal penjaga pantai ke Natuna.", "ACCUSE IDN > CHN"},
		{"Sejumlah ormas mengepung Kedutaan Besar Swedia di Kuningan, Jakarta, Jumat.", "PROTEST IDN > SWE"},
		{"Rudal Rusia menghantam gedung pemerintahan regional di Kharkiv, Selasa.", "ASSAULT RUS > UKR"},
		{"Kelompok peretas tak dikenal melumpuhkan Pusat Data Nasional di Surabaya dan menuntut tebusan 8 juta dollar AS. Pemerintah menegaskan tidak akan membayar tebusan kepada mereka.", "REJECT IDN > IDN"},
		{"Polisi Georgia menangkap dua warga etnis Armenia di Tbilisi.", "COERCE GEO > GEO"},
		{"Sekjen PBB mendesak penguasa di Kabul membuka kembali sekolah.", "REQUEST UNO > AFG"},
		{"Gencatan senjata India dan Pakistan mulai berlaku Sabtu. Beberapa jam kemudian, militer Pakistan menuduh pihak lawan menembaki pos perbatasan.", "ACCUSE PAK > IND"},
	} {
		tells(t, "id", c.text, c.want)
	}
}

// The other side where it stands around an act or is told only to be foreign, and
// where "the peacekeepers" or "both" point back over other mentions.
func TestSidesPointedAt(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The Chinese army held live-fire drills around Taiwan on Thursday.", "MOBILIZE CHN > TWN"},
		{"en", "Russia has massed 100,000 troops near Ukraine.", "MOBILIZE RUS > UKR"},
		{"id", "Rusia menggelar latihan tempur di sekitar Estonia, Senin.", "MOBILIZE RUS > EST"},
		{"en", "The EU imposed sanctions on Niger on Sunday.", "SANCTION EUR > NER"},
		{"en", "Kenyan police in Nairobi rounded up 60 foreigners without papers.", "COERCE KEN > ---"},
		{"id", "Polisi Thailand menangkap 20 warga asing di Phuket.", "COERCE THA > ---"},
		{"en", "Russian peacekeepers arrived in the enclave in 2020. A UN mission followed last week. Armenian Prime Minister Nikol Pashinyan blamed the peacekeepers for inaction.", "ACCUSE ARM > RUS"},
	} {
		tells(t, c.lang, c.text, c.want)
	}
}
