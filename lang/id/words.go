package id

import "kawat/lang"

// Status holds the Indonesian words of negation, future and doubt.
var Status = lang.Status{
	Negators:     []string{"tidak", "tak", "tiada", "bukan", "belum", "jangan", "enggan", "nggak", "ogah", "tanpa", "tidaklah", "bukanlah", "ndak", "gak", "pantang", "mustahil"},
	Failing:      []string{"gagal", "batal", "urung", "batalkan", "hindari", "cegah", "gagalkan", "tolak", "urungkan", "tunda", "tampik"},
	Without:      []string{"tanpa"},
	Future:       []string{"akan", "bakal", "segera", "hendak", "mau", "kelak", "nantinya", "bersiap", "akankah", "nanti"},
	Planning:     []string{"berencana", "rencanakan", "jadwalkan", "berniat", "siap", "bersiap", "agendakan", "bertekad", "berencananya", "rencana", "berjanji", "janjikan", "sepakat", "bersedia", "berkomitmen", "rencananya", "dijadwalkan", "diagendakan", "direncanakan", "siapkan", "bermaksud", "bersumpah", "sanggupi", "targetkan", "canangkan", "persiapkan", "berikrar"},
	Hypothetical: []string{"mungkin", "kemungkinan", "bisa", "dapat", "dikabarkan", "diduga", "disebut-sebut", "konon", "kabarnya", "diperkirakan", "diyakini", "barangkali", "berpotensi", "dirumorkan", "diisukan", "sekiranya", "bisa-bisa", "disinyalir", "ditengarai", "dicurigai", "diprediksi", "diproyeksikan", "diisyaratkan", "digadang-gadang", "berpeluang", "berkemungkinan", "dikhawatirkan", "ditaksir", "agaknya", "tampaknya", "sepertinya", "kelihatannya", "katanya", "seolah", "seolah-olah", "seakan", "seakan-akan", "dispekulasikan", "digosipkan"},
	Conditions:   []string{"jika", "bila", "apabila", "kalau", "seandainya", "andai", "asalkan", "sekiranya", "bilamana", "kecuali", "manakala", "kalaupun", "andaikan", "andaikata", "jikalau", "seumpama", "kalau-kalau"},
	Rumour:       []string{"menurut informasi yang beredar", "informasi yang beredar", "disebut-sebut", "dikabarkan", "kabarnya", "konon", "beredar kabar", "kabar yang beredar", "dirumorkan", "rumor", "menurut kabar", "kabar burung", "desas-desus", "isu bahwa", "diisukan", "digosipkan", "ditengarai", "disinyalir", "menurut sumber yang tidak disebutkan", "kabarnya", "beredar isu", "santer dikabarkan", "santer terdengar", "konon kabarnya", "laporan yang belum terkonfirmasi", "belum dikonfirmasi"},
}

// Speech holds the Indonesian words of reporting. Verbs stand without their
// voice prefix ("kata" for mengatakan is "katakan").
var Speech = lang.Speech{
	Verbs: []string{"kata", "katakan", "ujar", "ujarkan", "ucap", "ucapkan", "tutur", "tuturkan", "jelas", "jelaskan", "ungkap", "ungkapkan", "sebut", "sebutkan",
		"nyatakan", "terang", "terangkan", "tambah", "tambahkan", "imbuh", "imbuhkan", "tulis", "tuliskan", "cuit", "cuitkan", "papar", "paparkan", "tegas", "tegaskan", "klaim",
		"lapor", "laporkan", "beri_tahu", "beritahu", "beritahukan", "umumkan", "sampaikan", "kemukakan", "utarakan", "akui", "aku", "nilai", "anggap", "yakini", "ingat", "ingatkan",
		"lanjut", "lanjutkan", "cetus", "cetuskan", "tandas", "tandaskan", "pungkas", "pungkasnya", "beber", "beberkan", "urai", "uraikan", "seru", "timpal", "kilah", "berkilah", "sindir",
		"simpulkan", "tekankan", "ceritakan", "berkata", "berujar", "bertutur", "bercerita", "berpendapat", "beralasan", "berdalih", "berargumen", "isyaratkan", "indikasikan",
		"konfirmasi", "konfirmasikan", "pastikan", "perkirakan", "tunjukkan", "wartakan", "kabarkan", "beritakan", "siarkan", "sahut", "gumam", "teriak", "berteriak",
		"jawab", "tukas", "sergah", "ulas", "kenang", "keluh", "keluhkan", "bersikukuh", "bersikeras", "bersaksi", "berkesimpulan", "berkeyakinan", "klarifikasi", "klarifikasikan",
		"rinci", "rincikan", "kisahkan", "informasikan", "infokan", "celetuk", "ramalkan", "prediksi", "prediksikan", "dalilkan", "yakinkan", "tandaskan", "berseloroh", "benarkan", "catat", "bilang", "gambarkan", "ibaratkan", "umpamakan", "samakan", "bersabda", "berkicau", "kicau", "kicaukan", "berkelakar"},
	Nouns:           []string{"pernyataan", "bunyi", "keterangan", "laporan", "tulisan", "siaran"},
	Acts:            []string{"bantah", "tampik", "tepis", "sangkal", "peringatkan", "ancam", "janji", "berjanji", "janjikan", "bersumpah", "khawatirkan", "sanggah", "mentahkan"},
	Asks:            []string{"berterima_kasih", "tuduh", "tuding", "kecam", "kutuk", "kritik", "puji", "desak", "minta", "serukan", "imbau", "tuntut", "tolak", "sesalkan", "harapkan", "berharap", "usulkan", "protes", "tawarkan", "dukung", "dorong", "bela", "sambut", "ajak", "perintahkan", "sumpahi", "sarankan", "sambut_baik", "himbau", "cela", "sayangkan", "kritisi", "gugat", "tentang", "apresiasi", "anjurkan", "rekomendasikan", "instruksikan", "salahkan", "sanjung", "cemooh", "ejek", "olok", "olok-olok", "cerca", "caci", "hujat", "tegur", "pertanyakan", "ragukan", "ragu", "mohon", "selamati", "hargai"},
	Calls:           []string{"sebut", "nilai", "anggap", "gambarkan", "ibaratkan", "umpamakan", "samakan", "cemooh", "cela", "cerca", "cap", "juluki", "sebutkan", "kecam", "kutuk", "puji", "kritik"},
	According:       []string{"menurut", "berdasarkan pernyataan", "berdasarkan keterangan", "sesuai pernyataan"},
	Relay:           []string{"lansir", "dilansir", "melansir", "kutip", "mengutip", "dikutip", "sadur", "disadur", "warta", "mewartakan", "diwartakan", "dilaporkan", "melaporkan", "laporan", "teruskan", "diteruskan", "meneruskan", "petik", "dipetik", "memetik", "nukil", "dinukil", "menukil", "beritakan", "diberitakan", "memberitakan", "kabarkan", "siarkan", "disiarkan", "menyiarkan", "muat", "dimuat", "memuat", "tayangkan", "ditayangkan", "publikasikan", "dipublikasikan", "rangkum", "dirangkum", "sitir", "disitir", "menyitir"},
	Documents:       []string{"surat", "surel", "surat elektronik", "pernyataan", "pesan", "laporan", "telegram", "memo", "video", "unggahan", "cuitan", "rekaman", "komunike", "dokumen", "surat dakwaan", "risalah", "notulen", "draf", "rilis", "twit", "siaran pers", "keterangan tertulis", "pesan singkat", "pesan suara", "pernyataan video", "akun x", "surat edaran", "lembar fakta", "nota", "buletin", "selebaran", "siniar", "maklumat", "petisi", "utas", "pernyataan bersama", "pernyataan tertulis", "keterangan resmi", "rekaman suara"},
	Hearsay:         []string{"informasi", "kabar", "rumor", "isu", "desas-desus", "spekulasi"},
	Papers:          []string{"dokumen", "surat dakwaan", "risalah", "notulen", "memo", "kawat", "rekaman", "video", "draf"},
	Unnamed:         []string{"sumber", "saksi", "narasumber"},
	Complementizers: []string{"bahwa", "bahwasanya"},
}
