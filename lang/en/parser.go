package en

import (
	_ "embed"
	"sync"

	"kawat/ud"
)

//go:embed model.bin
var model []byte

// Parser returns the English parser. The model is read on the first call.
var Parser = sync.OnceValues(func() (*ud.Parser, error) { return ud.Open(model, Grammar) })

// Grammar is what the tokeniser knows of English. Words are divided as in
// UD_English-EWT and GUM.
var Grammar = ud.Grammar{
	Titles: []string{
		"Mr.", "Mrs.", "Ms.", "Dr.", "Drs.", "Prof.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Cmdr.", "Cdr.", "Adm.", "Sgt.", "Cpl.", "Pvt.", "Brig.",
		"Rep.", "Reps.", "Sen.", "Sens.", "Gov.", "Pres.", "Rev.", "Hon.", "Amb.", "Supt.", "Insp.", "Det.", "Sr.", "Fr.", "Messrs.", "Mme.", "Mlle.",
		"St.", "Ste.", "Mt.", "Ft.", "Bros.", "Dept.", "vs.", "v.", "cf.", "e.g.", "i.e.", "approx.", "ca.",
	},
	Numbered: []string{"no.", "nos.", "vol.", "fig.", "art.", "sec.", "op.", "pp.", "p.", "c.", "ch.", "para."},
	Abbreviations: []string{
		"u.s.", "u.k.", "u.n.", "e.u.", "d.c.", "u.s.a.", "u.s.s.r.", "u.a.e.", "a.m.", "p.m.", "etc.", "al.", "ph.d.", "m.d.", "b.a.", "m.a.", "b.c.", "a.d.",
		"Inc.", "Corp.", "Co.", "Cos.", "Ltd.", "Llc.", "Plc.", "Jr.", "Esq.", "Ave.", "Blvd.", "Rd.", "Assn.", "govt.",
		"Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thurs.", "Fri.",
		"Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "Md.", "Mass.", "Mich.", "Minn.", "Mont.", "Neb.", "Nev.", "Okla.", "Tenn.", "Tex.", "Vt.", "Va.", "Wis.", "Wyo.",
		"n.h.", "n.j.", "n.m.", "n.y.", "n.c.", "n.d.", "r.i.", "s.c.", "s.d.", "w.va.",
	},
	Clitics:    []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"},
	Possessive: true,
	Fused: map[string][]int{
		"cannot": {3, 3}, "gonna": {3, 2}, "gotta": {3, 2}, "wanna": {3, 2}, "gimme": {3, 2}, "lemme": {3, 2}, "dunno": {2, 1, 2}, "'tis": {2, 2}, "'twas": {2, 3},
	},
	Prefixes: []string{
		"e", "x", "t", "non", "anti", "pre", "post", "pro", "re", "co", "ex", "mid", "sub", "multi", "semi", "counter", "ultra", "neo", "pan", "mini", "micro", "macro", "mega", "inter", "intra", "trans", "over", "under", "un", "de", "dis", "bi", "tri", "quasi", "pseudo", "psycho", "socio", "vice", "self~",
	},
	NameTails: []string{
		"un", "il", "sung", "in", "hye", "moon", "yeol", "bak", "jin", "woo", "jae", "hoon", "ho", "hwan", "kyung", "hyun", "hui", "yong", "jung", "jong", "soo", "su", "min", "mi", "wook", "young", "chul", "kyun", "hee", "seok", "sik", "won", "yeon", "nam", "rae", "gyu", "koo", "pyo",
		"wen", "ping", "wai", "chung", "ying", "kuan", "shek", "yew", "tse", "chiu", "kwan", "shan", "ching", "keung", "jeou", "bian", "yat", "sen", "fai", "wing", "fung", "chan", "hsien", "loong", "tung", "te", "jou", "yi", "pong", "lam", "chi", "hung", "jen",
	},
	Units:      []string{"am", "pm", "bn", "tn", "trn", "mn", "m", "km", "kg", "cm", "mm", "mph", "kph", "km/h", "gmt", "gb", "mb", "mw", "kw", "kwh", "ft", "lb", "lbs", "oz", "mg", "ml", "nm"},
	Currencies: []string{"rp", "usd", "eur", "gbp", "rs", "aud", "cad"},
	Starters: []string{
		"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "in", "on", "at", "for", "from", "with", "by", "after", "before", "when", "while", "as", "if", "but", "and", "however", "there", "what", "who", "some", "many", "both", "no", "not", "under", "since", "meanwhile", "according", "mr.", "mrs.", "ms.", "although", "despite", "earlier", "last", "then", "so", "nor", "or", "police", "officials",
	},
}
