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
	tellEach(t, [][3]string{
		{"en", "The Chinese army held live-fire drills around Taiwan on Thursday.", "MOBILIZE CHN > TWN"},
		{"en", "Russia has massed 100,000 troops near Ukraine.", "MOBILIZE RUS > UKR"},
		{"id", "Rusia menggelar latihan tempur di sekitar Estonia, Senin.", "MOBILIZE RUS > EST"},
		{"en", "The EU imposed sanctions on Niger on Sunday.", "SANCTION EUR > NER"},
		{"en", "Kenyan police in Nairobi rounded up 60 foreigners without papers.", "COERCE KEN > ---"},
		{"id", "Polisi Thailand menangkap 20 warga asing di Phuket.", "COERCE THA > ---"},
		{"en", "Russian peacekeepers arrived in the enclave in 2020. A UN mission followed last week. Armenian Prime Minister Nikol Pashinyan blamed the peacekeepers for inaction.", "ACCUSE ARM > RUS"},
	})
}

// Sides told by letters, proposals and pronouns, in meetings to come, and of groups that a
// people's adjective tells; and victims within a noun, who are not whom it is said to.
func TestSidesWithinNouns(t *testing.T) {
	tellEach(t, [][3]string{
		{"en", "In a letter to Chancellor Scholz, President Tokayev asked for engineers.", "REQUEST KAZ > DEU"},
		{"en", "Fiji's delegate dismissed what she called \"a stunt\".", "REJECT FJI > "},
		{"en", "Chad asked Niger for fuel, a request that Niamey turned down.", "REJECT NER > TCD"},
		{"en", "Ghana's parliament rejected the president's plan to send troops to Haiti.", "REJECT GHA > GHA"},
		{"en", "Kenya rejected Ethiopia's proposal to send observers to Somalia.", "REJECT KEN > ETH"},
		{"en", "Tonga was occupied by Samoa in May and annexed in June.", "COERCE WSM > TON"},
		{"en", "The prime minister of Malta received the Tunisians in Valletta and promised them visas.", "AGREE MLT > TUN"},
		{"en", "Peru asked Spain for a loan, and Norway, which trains its police, criticised the delay.", "AID NOR > PER"},
		{"en", "Peru demanded Castillo's release.", "REQUEST PER > "},
		{"en", "Estonia will confer with Finland next week.", "AGREE EST > FIN"},
		{"en", "Belgian police arrested two Chechen men.", "COERCE BEL > RUS"},
		{"en", "Qatar accused the foreign press of lying.", "ACCUSE QAT > ---"},
		{"en", "France cut off its aid to Mali; Denmark suspended its budget support.", "SANCTION DNK > MLI"},
		{"en", "Crowds marched on State House in Lusaka.", "PROTEST ZMB > ZMB"},
		{"en", "Turkish jets bombed a village in Cyprus. Nicosia complained to the United Nations.", "ACCUSE CYP > TUR"},
		{"en", "Georgia told reporters of a finding that Baku, which accuses Armenia of spying, called false.", "ACCUSE AZE > ARM"},
		{"id", "Parlemen Ghana menolak rencana Presiden Kenya mengirim polisi ke Haiti.", "REJECT GHA > KEN"},
		{"id", "Chad meminta Niger mengirim solar, suatu permintaan yang ditolak Niamey.", "REJECT NER > TCD"},
		{"id", "Uni Afrika menolak alasan yang diajukan Rwanda.", "REJECT IGO > RWA"},
		{"id", "Presiden Kenya akan menemui Presiden Uganda, Senin.", "AGREE KEN > UGA"},
		{"id", "Tunisia mengecam penembakan terhadap nelayan Libya.", "ACCUSE TUN > "},
		{"id", "Maroko menyambut baik pencabutan darurat militer.", "SUPPORT MAR > "},
		{"id", "Norwegia akan mengirim pemantau ke Darfur.", "AGREE NOR > "},
		{"id", "Rusia menembaki warga di Kota Kherson.", "ASSAULT RUS > UKR"},
		{"id", "Vietnam membantah kabar itu dalam wawancara dengan BBC.", "REJECT VNM > "},
		{"id", "Ketua DPR menemui pengungsi Sudan di Jakarta.", "CONSULT IDN,SDN > "},
		{"id", "Mali meminta semua negara menahan diri.", "REQUEST MLI > "},
	})
}

// tellEach checks rows of a language, a text and what it tells.
func tellEach(t *testing.T, rows [][3]string) {
	t.Helper()
	for _, row := range rows {
		tells(t, row[0], row[1], row[2])
	}
}
