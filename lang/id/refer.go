package id

import (
	"strings"

	"kawat/lang"
)

// Refer holds the words by which Indonesian names and refers back to actors.
var Refer = lang.Refer{
	Singular: strings.Fields(`ia dia beliau`),
	Plural:   strings.Fields(`mereka`),
	First:    strings.Fields(`kami kita saya`),
	Relative: []string{"yang"},
	Enclitic: "nya",
	With:     []string{"dengan"},
	BodyKinds: map[lang.BodyKind][]string{
		lang.Alliance: phrases(`blok|aliansi|blok regional|badan dunia`), lang.Organisation: phrases(`organisasi|gabungan|perserikatan|persekutuan|majelis`),
		lang.Group: phrases(`kelompok|milisi|gerakan|faksi|front`), lang.Union: {"serikat"}, lang.Party: {"partai"},
		lang.Company: phrases(`perusahaan|maskapai|produsen|pabrikan|korporasi|konglomerat`), lang.Court: {"mahkamah"},
	},
	OwnState:   phrases(`negara|negeri|pemerintah|rezim|kabinet`),
	Ruled:      phrases(`pemerintahan|pemerintah|kabinet|rezim|kepresidenan`),
	OwnParty:   []string{"partai"},
	OwnArmy:    []string{"tentara"},
	TwoStates:  phrases(`negara|pemerintah|ibu kota|sekutu|mitra|militer|tetangga`),
	TwoParts:   phrases(`republik|wilayah|daerah`),
	TwoSides:   phrases(`pihak|kubu|delegasi`),
	TwoLeaders: phrases(`pemimpin|presiden|menteri|menlu|kepala negara|tokoh|pejabat`),
	Possessive: strings.Fields(`nya mereka kami kita beliau`),
	Both: phrases(`kedua negara|keduanya|kedua pihak|kedua belah pihak|kedua pemimpin|kedua pemerintah|kedua kubu|dua negara itu|
		kedua kepala negara|kedua menteri|kedua negara tersebut|kedua republik|kedua republik itu|kedua republik tersebut|kedua republik rakyat|kedua republik rakyat itu|kedua republik rakyat tersebut|dua republik|dua republik itu|
		dua republik tersebut|dua republik rakyat|dua republik rakyat itu|dua republik rakyat tersebut|kedua wilayah|kedua wilayah itu|kedua wilayah tersebut|dua wilayah itu|dua wilayah tersebut|dua wilayah yang memisahkan diri|
		kedua daerah itu|kedua daerah tersebut|kedua negara itu|kedua presiden|
		dua negara tersebut|kedua negara tetangga|kedua ibu kota|kedua delegasi|kedua organisasi|kedua menlu|kedua belah kubu|
		kedua sekutu|dua negara bertetangga itu|dua pihak yang bertikai|kedua tokoh|kedua pejabat|kedua lembaga|kedua partai`),
	Counts: map[string]int{"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6},
	Own: phrases(`pihaknya|negaranya|pemerintahnya|pemerintahannya|partainya|lembaganya|organisasinya|kementeriannya|negerinya|
		institusinya|kelompoknya|rezimnya|kantornya|kabinetnya|pihak mereka|negara mereka|pemerintah kami|negara kami`),
	Then:   phrases(`lalu|kemudian|lantas`),
	Others: phrases(`pihak seberang|pihak lawan|pihak sebelah|kubu lawan|kubu seberang|negara seberang|negeri seberang|bekas musuhnya|mantan musuhnya|musuh lamanya|musuh bebuyutannya|rivalnya|rival lamanya|lawannya|tetangganya|negara tetangganya|sang tetangga|negeri tetangganya|seterunya|musuhnya|negeri jirannya`),
	States: phrases(`negara|negeri|republik|kerajaan|negara kepulauan|negara tetangga|negara adidaya`),
	Bodies: phrases(`lembaga|organisasi|badan|blok|kelompok|aliansi|asosiasi|institusi|gerakan|komisi|dewan|kementerian|mahkamah|
		lembaga antirasuah|komisi antirasuah|partai|perusahaan|maskapai|produsen|pabrikan|korporasi|konglomerat|organisasi itu|badan dunia|blok regional|aliansi militer|kantor|majelis|milisi|faksi`),
	Persons: phrases(`pria|perempuan|politisi|politikus|diplomat|tokoh|pemimpin|mantan presiden|wanita|terdakwa|tersangka|jenderal|petahana|miliarder|taipan|terpidana|buron|peraih`),
	Clitic: strings.Fields(`kata ujar tutur ucap jelas tegas ungkap imbuh tambah terang papar sebut tulis sambung lanjut cetus
		pungkas beber urai tukas timpal kilah sindir seru klaim aku`),

	VoicePrefix:    "men",
	HeadFirst:      true,
	Of:             phrases(`dari|untuk|bagi|di|urusan|bidang|pada|asal`),
	Toward:         []string{"ke"},
	Origin:         phrases(`dari|asal`),
	Locative:       phrases(`di|ke|dari|pada|menuju|dekat|sekitar|seputar|sepanjang|hingga|sampai|lewat|via|melalui|dalam|tiba di|meninggalkan|kawasan|wilayah|luar`),
	Sites:          phrases(`jalan|jl|jl.|hotel|gedung|bandara|pelabuhan|stadion|lapangan|markas|semenanjung|laut|selat|teluk|samudra|pulau|kepulauan|taman|alun-alun|pangkalan|lapas|rutan|bundaran|blok|bukit|terusan|perairan|kompleks|rumah sakit|masjid|kampus|waduk|bendungan|jembatan`),
	Joined:         phrases(`yang berafiliasi dengan|yang terafiliasi dengan|yang terkait dengan|terkait|yang berbaiat kepada|yang setia kepada|yang bersekutu dengan|yang tergabung dalam|milik|yang bekerja untuk|yang dikendalikan|yang didukung|yang disokong|yang disponsori`),
	Still:          phrases(`di|ke|dari|menuju|dekat|sekitar|seputar|sepanjang|hingga|sampai|tiba di|meninggalkan|kawasan|wilayah|luar`),
	Cases:          phrases(`oleh|terhadap|kepada|dengan|bagi|untuk|atas|tentang|soal|bersama|melawan|antara|antar|demi|tanpa|seperti|selain|akan|sebagai|menurut`),
	Between:        phrases(`antara`),
	And:            phrases(`dan|serta|dengan|&`),
	Articles:       phrases(`sang|si|seorang|sebuah|suatu|sesosok`),
	Definite:       []string{"sang", "si"},
	Single:         []string{"seorang", "sebuah", "pihak"},
	Deputies:       []string{"wakil"},
	ActingAs:       phrases(`pelaksana|tugas|plt|plt.|pj|penjabat`),
	Leads:          []string{"pro", "anti"},
	Home:           "IDN",
	Demonstratives: phrases(`itu|tersebut|ini|tadi|tsb|dimaksud`),
	Former:         phrases(`mantan|eks|bekas|mendiang|almarhum|purnawirawan`),
	Modifiers: phrases(`senior|tinggi|utama|diraja|kerajaan|federal|khusus|bersenjata|elite|elit|gabungan|pelaksana tugas|plt|plt.|pj|pj.|penjabat|sementara|interim|baru|
		setempat|lokal|militer|keamanan|resmi|muda|negara|republik|nasional|daerah|pusat|umum|bidang|pro-rusia|pro|reguler|darurat|pertama|kedua|ketiga|agung|garis keras|sipil|besar|laut|udara|darat|balistik|jelajah|jitu|tempur|artileri|perang|nuklir|elite khusus|kemanusiaan|nirawak|humas|penerangan|reserse|kriminal|hubungan|masyarakat|divisi|hukum|operasi|intelijen|pidana|komunikasi|konsuler|diplomatik|politik|garis depan|terlatih|pemerintah setempat`),
	Counting: phrases(`para|sejumlah|beberapa|ribuan|ratusan|puluhan|belasan|jutaan|seluruh|semua|sebagian|banyak|kedua|ketiga|dua|tiga|empat|lima|
		enam|tujuh|delapan|sembilan|sepuluh|satu|sekelompok|sekitar|sedikitnya|lebih dari|personel|anggota|pihak|awak|kelompok|unit|seorang|sebuah|kalangan|masing-masing|setiap|ribu|juta|orang|kapal|tim|massa`),
	Particles:  strings.Fields(`bin binti al el ibn van von de da dos der den la le uz ul ud bint ben abu du di y`),
	Honorifics: phrases(`pak|bapak|bu|ibu|bung|tuan|nyonya|dr|dr.|drs|drs.|ir|ir.|prof|prof.|h|h.|hj|hj.|haji|hajjah|gus|kak|mas|mbak|jend|sdr|saudara|mr|mr.|ms|ms.|mrs|mrs.|sir|raden|yang mulia|almarhum|mendiang|cak|tengku|datuk|datuk seri|dato|dato'|tun|tan sri|letjen (purn)`),
	Capitals: phrases(`senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|
		desember|wib|wita|wit|gmt|yang|dan|di|ke|dari|pada|dalam|untuk|dengan|ini|itu|juga|akan|tidak|belum|sudah|telah|sementara|namun|tetapi|
		tapi|karena|sebab|setelah|sebelum|ketika|saat|jika|bila|apabila|meski|meskipun|walau|bahwa|menurut|melansir|mengutip|dikutip|dilansir|selain|selama|
		sejak|hingga|sampai|oleh|para|sejumlah|beberapa|seorang|sebuah|mereka|ia|dia|kami|kita|saya|keduanya|kedua|hal|demikian|adapun|bahkan|
		sebelumnya|sesudahnya|kemudian|lalu|selanjutnya|akhirnya|kini|sekarang|dulu|kemarin|besok|tadi|hari|pekan|bulan|tahun|pukul|baca|foto|
		islam|tuhan|allah|kristen|katolik|covid-19|covid|perang|dunia|undang-undang|uu|pasal|ktt|piagam|semenanjung|laut|selat|sungai|gunung|pulau|
		kawasan|konstitusi|pancasila|natal|idulfitri|lebaran|ramadan|rencana|pertemuan|serangan|surat|langkah|keputusan|pernyataan|kunjungan|
		tak|bukan|apa|siapa|mengapa|bagaimana|kapan|dua|tiga|empat|lima|satu|ada|atas|antara|terhadap|tentang|seperti|sebagai|agar|supaya|maka|
		pengakuan|kecaman|hubungan|kesepakatan|perjanjian|operasi|aksi|demo|pemilu|tim|pihak|senjata|kapal|pesawat|rudal|warga|orang|massa|juru|
		penulis|editor|laporan|sumber|kata|ujar|hanya|masih|sedang|tengah|lebih|hampir|sekitar|setiap|semua|seluruh|banyak|tanpa|lewat|melalui|
		diraja|perdana|resolusi|protokol|deklarasi|memorandum|nota|konvensi|statuta|teluk|samudra|samudera|jalan|jl|gedung|pasar|bandara|stasiun|masjid|humas|penerangan|divisi|biro|bidang|seksi|stadion|hotel|monas|taman|alun-alun|lapangan|pelabuhan|monumen|markas|pos|bukit|terusan|lembah|danau|hutan|jembatan|terminal|pulau-pulau`),
	Anyone: phrases(`orang|pihak`),
	To:     phrases(`kepada|pada`),
	Causes: phrases(`atas|karena`),
	Ifs:    phrases(`jika|bila|apabila|kalau|kecuali`),
	Sends: strings.Fields(`mengirim mengirimkan mengerahkan menerjunkan menarik menempatkan menyiagakan memberangkatkan mengutus menggelar memulangkan
		kirim kirimkan kerahkan terjunkan tarik tempatkan siagakan berangkatkan utus mengevakuasi evakuasi pulangkan`),
	LedBy:   phrases(`pimpinan|yang dipimpin|yang dikomandoi|yang dipimpin oleh|di bawah pimpinan|di bawah komando`),
	Fetches: strings.Fields(`menarik memulangkan mengevakuasi menjemput tarik pulangkan evakuasi jemput`),
	Harms: strings.Fields(`menghantam menghajar merudal menembus mengenai menyasar meluluhlantakkan menghancurkan meratakan merusak memorak-porandakan menyerbu mengusir mendeportasi menggerebek menjarah membakar mengepung menyerang mengebom membombardir menggempur menembak menembaki menenggelamkan menangkap
		menyita menculik menyandera membunuh menewaskan merebut menduduki menginvasi mencaplok merusak menabrak menjatuhkan serbu usir serang gempur kepung bombardir sandera culik`),
	Summons:   strings.Fields(`memanggil menggeruduk mendatangi mendemo mengusik melempari melempar menginjak-injak menginjak menurunkan mencorat-coret menggembok menyegel memblokade`),
	Missions:  phrases(`duta|dubes|kedutaan|kedubes|konsulat|konsul|konjen|diplomat|kuasa|atase|wakil|bendera|perwakilan`),
	Money:     phrases(`dollar|dolar|peso|franc|pound|poundsterling|won|yen|yuan|rubel|ringgit|baht|lira|shekel|riyal|dinar|rupee|krona|krone|mata uang`),
	Gear:      phrases(`peralatan|perlengkapan|bantuan|anggaran|belanja|satelit|barang|kargo|suku cadang|teknologi|perangkat|alat|alutsista|persenjataan|seragam|industri|kekuatan|kemampuan|parade|upacara|akademi|sekolah|dinas|wajib|penasihat|analis|pakar|pengamat|sejarawan|ahli|kerja sama|kerjasama|hubungan|pakta|aliansi|keperluan|kepentingan|tujuan|opsi|dukungan|solusi|ketegangan|darurat|intervensi|campur tangan|tindakan|aksi|langkah|kehadiran|pangkalan|latihan|tekanan|invasi`),
	Peoples:   phrases(`etnis|suku|keturunan|berdarah|ras`),
	Favours:   strings.Fields(`membantu mendukung melatih memasok membiayai mengakui membebaskan memulangkan mengembalikan menghormati melindungi membela menyerahkan mengekstradisi menerima menyetujui meratifikasi mendanai mempersenjatai memberi memberikan mengirim mengirimkan`),
	Upon:      phrases(`terhadap|kepada|pada|dengan`),
	Unions:    map[string]string{"eropa": "EUR"},
	Alien:     phrases(`asing|eropa|barat|arab|afrika|asia|teluk|internasional|multinasional|eropa timur|timur tengah|amerika latin|mancanegara|dunia|nordik|skandinavia|asean lain`),
	Towns:     phrases(`kota|desa|kampung|distrik|kecamatan|kelurahan|nagari|dusun|gampong|permukiman`),
	Regions:   phrases(`provinsi|wilayah|kawasan|daerah|pulau|kabupaten|kantong|negara bagian|oblast|prefektur|kegubernuran`),
	Divisions: phrases(`provinsi|negara bagian|wilayah|oblast|prefektur|kegubernuran`),
	Seats:     phrases(`ibu kota|ibukota`),
	There:     phrases(`sana|situ`),
	Same:      phrases(`yang sama`),
	Agencies:  phrases(`kantor berita|agency`),
	Geography: phrases(`semenanjung|laut|selat|teluk|samudra|pulau|piala|bahasa|perang|sungai`),
	PlaceNouns: phrases(`bagian|kota|ibu kota|ibukota|provinsi|wilayah|kawasan|distrik|kabupaten|desa|kampung|daerah|negara bagian|pinggiran|pusat|pulau|oblast|
		kecamatan|kelurahan|pelabuhan|pangkalan|bandara|markas|utara|selatan|timur|barat|sekitar|dekat|perbatasan|luar|dalam|ujung|seluruh|berbagai|negara|markas besar|istana|jalan|gedung|lapangan|tengah|lepas pantai|tepi|jantung|kedua|alun-alun|hotel|wilayah adat|pesisir|jalur|tepi barat|perairan|dusun|gampong|nagari|permukiman|prefektur|kegubernuran|lereng|lembah|semenanjung|kompleks|kantong|pedalaman|sisi`),
}

// phrases splits words or phrases at "|" and takes off the white space of line breaks.
func phrases(s string) []string {
	parts := strings.Split(s, "|")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}
