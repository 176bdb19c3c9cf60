package id

import (
	_ "embed"
	"sync"

	"kawat/ud"
)

//go:embed model.bin
var model []byte

// Parser returns the Indonesian parser. The model is read on the first call.
//
// It writes in the style of UD_Indonesian-CSUI. The lemma of a verb is its
// root, whatever its voice ("serang" of menyerang, diserang), and the feature
// Voice tells Act from Pass.
var Parser = sync.OnceValues(func() (*ud.Parser, error) { return ud.Open(model, Grammar) })

// Grammar is what the tokeniser knows of Indonesian.
var Grammar = ud.Grammar{
	Titles: []string{
		"dr.", "drs.", "dra.", "ir.", "prof.", "h.", "hj.", "kh.", "k.h.", "r.", "st.", "jend.", "letjen.", "mayjen.", "brigjen.",
		"kol.", "letkol.", "kapt.", "kpt.", "kombes.", "irjen.", "komjen.", "akbp.", "sdr.", "sdri.", "tn.", "ny.", "bp.", "yth.",
		"jl.", "jln.", "gg.", "ps.", "pt.", "cv.", "ust.", "rd.", "mr.", "mrs.", "ms.",
		"kab.", "kec.", "kel.", "prov.", "a.n.", "u.p.", "u.b.", "c.q.", "d.a.", "lt.",
	},
	Numbered: []string{"no.", "hlm.", "hal.", "vol.", "psl.", "rp.", "tgl.", "telp.", "tlp."},
	Abbreviations: []string{
		"dkk.", "dll.", "dsb.", "dst.", "tbk.", "ltd.", "inc.", "corp.", "co.", "pte.", "llc.", "s.h.", "m.h.", "s.e.", "s.sos.", "s.ip.",
		"m.si.", "m.sc.", "ph.d.", "s.pd.", "m.pd.", "s.t.", "m.t.", "m.a.", "m.hum.", "s.ked.", "sp.", "jr.", "sr.", "a.s.", "u.s.", "d.c.", "swt.", "saw.", "vs.", "etc.", "al.",
		"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Agt.", "Agu.", "Sep.", "Sept.", "Okt.", "Nov.", "Des.",
	},
	Enclitics: []string{"nya", "lah", "kah", "pun", "ku", "mu"},
	Hosts:     []string{"mem", "men", "meng", "meny", "mel", "mer", "mew", "mey"},
	Whole: []string{
		"hanya", "punya", "tanya", "bertanya", "ditanya", "kenya", "sebaliknya", "kabarnya", "berikutnya", "lainnya", "misalnya", "umumnya", "akhirnya", "biasanya", "sebenarnya", "sebaiknya", "seharusnya",
		"sebelumnya", "selanjutnya", "sebagainya", "khususnya", "sesungguhnya", "kiranya", "rupanya", "tampaknya", "kelihatannya", "sepertinya",
		"nampaknya", "agaknya", "pokoknya", "setidaknya", "sedikitnya", "hendaknya", "semestinya", "mestinya", "memangnya", "selayaknya", "sejatinya", "terutamanya",
		"adalah", "ialah", "telah", "setelah", "sekolah", "jumlah", "sejumlah", "masalah", "bermasalah", "salah", "kalah", "olah", "malah", "makalah",
		"istilah", "wilayah", "belah", "sebelah", "celah", "lelah", "pilah", "allah", "jemaah", "majalah", "bilah", "ulah", "kuliah", "khalifah", "lah", "hilah", "kabilah",
		"meskipun", "walaupun", "ataupun", "maupun", "adapun", "kendatipun", "biarpun", "sekalipun", "bagaimanapun", "sungguhpun", "kalaupun",
		"himpun", "menghimpun", "dihimpun", "terhimpun", "ampun", "rumpun", "serumpun", "pun",
		"langkah", "melangkah", "nikah", "menikah", "barokah", "berkah", "serakah", "tingkah", "mekah", "makkah", "sedekah", "bongkah", "rekah",
		"aku", "mengaku", "diaku", "laku", "berlaku", "pelaku", "perilaku", "selaku", "buku", "suku", "baku", "paku", "saku", "siku", "kuku", "beku", "kaku",
		"bangku", "pangku", "memangku", "maluku", "tengku", "teuku", "terpaku", "membeku",
		"kamu", "tamu", "temu", "bertemu", "ketemu", "ilmu", "jamu", "semu", "ramu", "jemu",
	},
	Prefixes: []string{
		"non", "anti", "pro", "eks", "ex", "pra", "pasca", "antar", "sub", "semi", "multi", "ultra", "neo", "pan", "ke", "se", "ber", "di", "meng", "men", "mem", "me", "peng", "pen", "pem", "per", "ter",
		"al", "ad", "an", "as", "ar", "at", "az", "asy", "ash", "el", "bin", "e", "wakil", "kontra", "ko", "co", "re", "de",
	},
	JoinLower:  true,
	NameTails:  nameTails,
	Currencies: []string{"rp", "usd", "idr", "eur", "gbp", "sgd", "aud", "jpy", "rm", "us"},
	Units:      []string{"m", "t", "km", "kg", "cm", "mm", "ha", "persen", "gb", "mb", "wib", "wita", "wit"},
	Starters: []string{
		"ia", "dia", "mereka", "kami", "kita", "saya", "beliau", "itu", "ini", "para", "pemerintah", "menurut", "namun", "tetapi", "tapi", "selain", "sementara", "dalam",
		"pada", "di", "ke", "dari", "untuk", "dengan", "setelah", "sebelum", "ketika", "saat", "karena", "oleh", "sebagai", "hal", "keduanya", "adapun", "sedangkan", "kemudian",
		"lalu", "meski", "meskipun", "jika", "bila", "namanya", "pihak", "sejumlah", "seorang", "sebuah", "tak", "tidak", "akan", "hingga", "sejak", "presiden", "menteri", "juru",
	},
}

// nameTails are second parts of Korean and Chinese given names, as they follow
// a hyphen (Kim Jong-un, Ban Ki-moon).
var nameTails = []string{
	"un", "il", "sung", "in", "hye", "moon", "yeol", "bak", "jin", "woo", "jae", "hoon", "ho", "hwan", "kyung", "hyun", "hui", "yong", "jung", "jong", "soo", "su", "min", "mi", "wook", "young", "chul", "kyun", "hee", "seok", "sik", "won", "yeon", "nam", "rae", "gyu", "koo", "pyo",
	"wen", "ping", "wai", "chung", "ying", "kuan", "shek", "yew", "tse", "chiu", "kwan", "shan", "ching", "keung", "jeou", "bian", "hui", "yat", "sen", "fai", "wing", "fung", "chan", "hsien", "loong", "tung", "te", "jou", "yi", "pong", "lam", "chi", "hung", "jen",
}
