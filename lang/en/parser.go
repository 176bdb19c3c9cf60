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
		"mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "lt.", "col.", "maj.", "capt.", "cmdr.", "adm.", "sgt.", "cpl.", "pvt.", "brig.", "rep.", "reps.", "sen.", "sens.", "gov.", "pres.", "rev.", "hon.", "amb.", "supt.", "insp.", "det.",
		"st.", "ste.", "mt.", "ft.", "no.", "nos.", "vol.", "vs.", "v.", "fig.", "art.", "sec.", "op.", "pp.", "p.", "cf.", "e.g.", "i.e.", "messrs.", "mme.", "mlle.", "sr.", "fr.", "bros.", "dept.", "approx.", "ca.", "c.",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "mon.", "tue.", "tues.", "wed.", "thu.", "thurs.", "fri.",
	},
	Abbreviations: []string{
		"u.s.", "u.k.", "u.n.", "e.u.", "d.c.", "u.s.a.", "u.s.s.r.", "u.a.e.", "a.m.", "p.m.", "inc.", "corp.", "co.", "ltd.", "llc.", "plc.", "jr.", "etc.", "al.", "ph.d.", "m.d.", "b.a.", "m.a.", "esq.",
		"ala.", "ariz.", "ark.", "calif.", "colo.", "conn.", "del.", "fla.", "ga.", "ill.", "ind.", "kan.", "ky.", "la.", "md.", "mass.", "mich.", "minn.", "miss.", "mo.", "mont.", "neb.", "nev.", "n.h.", "n.j.", "n.m.", "n.y.", "n.c.", "n.d.", "okla.", "ore.", "pa.", "r.i.", "s.c.", "s.d.", "tenn.", "tex.", "vt.", "va.", "wash.", "w.va.", "wis.", "wyo.", "b.c.", "a.d.", "ave.", "blvd.", "rd.", "assn.", "govt.",
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
