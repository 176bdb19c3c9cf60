package en

import "kawat/lang"

// Status holds the English words of negation, future and doubt.
var Status = lang.Status{
	Negators:     []string{"not", "n't", "never", "no", "neither", "nor", "without", "hardly", "scarcely"},
	Failing:      []string{"fail", "refrain", "avoid", "stop", "prevent", "cease", "abandon", "cancel", "miss", "neglect", "decline", "refuse", "forbear", "desist", "scrap", "forgo"},
	Without:      []string{"without"},
	Future:       []string{"will", "would", "shall", "'ll", "wo", "soon"},
	Planning:     []string{"plan", "intend", "aim", "prepare", "schedule", "set", "vow", "promise", "pledge", "agree", "be", "due", "ready", "poised", "commit", "slate", "gear", "prepared", "about", "swear", "undertake", "decide", "bind", "move"},
	Hypothetical: []string{"may", "might", "could", "reportedly", "possibly", "perhaps", "allegedly", "likely", "maybe", "probably", "potentially", "supposedly", "purportedly", "presumably", "conceivably", "apparently", "ostensibly"},
	Conditions:   []string{"if", "unless", "whether", "should", "provided", "lest", "assuming"},
	Rumour:       []string{"rumoured to", "rumored to", "said to be", "rumours that", "rumors that", "unconfirmed reports", "unverified reports", "expected to", "believed to", "thought to", "alleged to", "understood to", "speculation that", "said to have", "reports suggest", "is likely to", "are likely to"},
}

// Speech holds the English words of reporting, as lemmas.
var Speech = lang.Speech{
	Verbs: []string{"say", "tell", "state", "add", "note", "explain", "remark", "declare", "announce", "report", "write", "claim", "argue", "assert", "insist", "maintain", "contend",
		"comment", "stress", "emphasise", "emphasize", "reiterate", "suggest", "hint", "indicate", "reveal", "disclose", "confirm", "acknowledge", "admit", "concede", "observe", "recall",
		"reply", "respond", "answer", "tweet", "post", "testify", "believe", "think", "estimate", "conclude", "describe", "quip", "joke", "muse", "signal", "inform", "recount", "elaborate",
		"continue", "predict", "caution", "boast", "retort", "clarify", "assure", "remind", "proclaim", "pronounce", "speculate", "exclaim", "shout", "reason", "stipulate", "notify", "attest", "allege", "affirm", "underline", "underscore", "opine", "quote", "repeat", "mention", "read", "cite", "show", "find", "brief", "call",
		"concur", "counter", "confide", "bemoan", "marvel", "fume", "thunder", "snap", "murmur", "whisper", "mutter", "interject", "theorise", "theorize", "posit", "surmise", "forecast", "vouch", "summarise", "summarize",
		"outline", "specify", "intimate", "imply", "insinuate", "profess", "reaffirm", "restate", "rejoin", "narrate", "relate", "blog", "email", "certify", "decry", "recap", "term", "brand", "label", "dub", "voice", "express", "hold_that", "rule_that", "submit", "venture", "volunteer", "wail", "rage", "scoff", "sneer",
		"point_out", "spell_out", "set_out", "make_clear", "go_on", "speak_of", "weigh_in", "chime_in", "sum_up", "lay_out", "put_it", "pipe_up", "blurt_out", "let_slip", "play_down", "liken", "characterise", "characterize", "portray"},
	Nouns: []string{"statement", "communique", "communiqué"},
	Acts:  []string{"warn", "deny", "promise", "pledge", "vow", "threaten", "complain", "swear", "fear", "charge", "object"},
	Asks: []string{"deride", "accuse", "blame", "demand", "urge", "criticise", "criticize", "condemn", "denounce", "praise", "reject", "dismiss", "agree", "propose", "offer", "defend", "hail", "welcome", "lament", "regret", "hope", "protest", "ask", "order", "thank", "support", "back", "refuse",
		"commend", "congratulate", "applaud", "laud", "salute", "extol", "mock", "ridicule", "taunt", "belittle", "fault", "slam", "blast", "lambast", "lambaste", "castigate", "berate", "rebuke", "chide", "scold", "vilify", "deplore",
		"appeal", "apologise", "apologize", "implore", "beseech", "plead", "exhort", "invite", "challenge", "dispute", "mourn", "commiserate"},
	Calls:           []string{"call", "describe", "brand", "label", "denounce", "dismiss", "hail", "term", "dub", "criticise", "criticize", "condemn", "praise", "reject", "defend", "deride", "decry", "liken", "characterise", "characterize", "portray", "applaud", "laud", "mock", "ridicule", "slam", "blast", "deplore"},
	According:       []string{"according to", "in the words of"},
	Relay:           []string{"cite", "citing", "quote", "quoting", "quoted", "cited", "carried", "relay", "relayed", "reported"},
	Documents:       []string{"letter", "email", "e-mail", "statement", "message", "report", "post", "tweet", "video", "communique", "communiqué", "memo", "telegram", "document", "release", "broadcast", "recording", "indictment", "the minutes", "cable", "papers", "documents", "filing", "filings", "transcript", "readout", "affidavit", "footage", "draft", "audiotape", "videotape", "videocassette", "clip", "fax", "bulletin", "dispatch", "open letter", "voice message", "press release", "joint statement", "text message", "blog post", "note", "circular", "newsletter", "leaflet", "dossier", "pamphlet", "manifesto", "blog", "podcast", "advisory", "voicemail", "petition", "factsheet"},
	Hearsay:         []string{"rumour", "rumours", "rumor", "rumors", "reports", "speculation", "information"},
	Papers:          []string{"indictment", "the minutes", "cable", "papers", "documents", "document", "filing", "filings", "transcript", "readout", "memo", "affidavit", "video", "recording", "footage", "draft"},
	Unnamed:         []string{"sources", "source", "witnesses", "witness", "eyewitnesses"},
	Complementizers: []string{"that"},
}
