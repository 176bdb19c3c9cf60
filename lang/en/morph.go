package en

import (
	"slices"
	"strings"

	"kawat"
)

// VerbKeys gives the keys under which rules look an English verb up: the
// lemma; the base form of an irregular form, whatever the lemma; and of a token
// tagged as a verb what its regular ending may stand for, since the lemma of a
// rare form is often wrong ("froze", "freed", "blockaded").
func VerbKeys(t *kawat.Token) []string {
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	keys := []string{lemma}
	add := func(k string) {
		if len(k) > 1 && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	if base, ok := irregular[form]; ok {
		add(base)
		return keys
	}
	if t.UPOS != "VERB" {
		return keys
	}
	for _, ending := range []string{"ed", "ing", "es", "s"} {
		stem, ok := strings.CutSuffix(form, ending)
		if !ok || len(stem) < 2 {
			continue
		}
		add(stem)
		if ending != "s" {
			if y, ok := strings.CutSuffix(stem, "i"); ok {
				add(y + "y")
			}
			add(stem + "e")
			if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
				add(stem[:n-1])
			}
		}
		break
	}
	return keys
}

// VerbForms gives the regular forms of a verb: seize, seizes, seized, seizing; and
// pelted and pelting, with the last letter once and twice.
func VerbForms(key string) []string {
	if key == "" {
		return nil
	}
	stem := strings.TrimSuffix(key, "e")
	forms := []string{key, key + "s", key + "es", stem + "ed", stem + "ing", stem + stem[max(0, len(stem)-1):] + "ed", stem + stem[max(0, len(stem)-1):] + "ing"}
	if y, ok := strings.CutSuffix(key, "y"); ok {
		forms = append(forms, y+"ies", y+"ied")
	}
	return forms
}

// NounKeys gives the lemma of an English noun, and its form where that differs
// ("talks", "troops" have rules of their own).
func NounKeys(t *kawat.Token) []string {
	lemma, form := strings.ToLower(t.Lemma), strings.ToLower(t.Form)
	if lemma == form {
		return []string{lemma}
	}
	return []string{lemma, form}
}

// Passive reports whether a verb form is passive by its features. The tree
// decides where the features do not (aux:pass, nsubj:pass).
func Passive(t *kawat.Token) bool { return t.Feat("Voice") == "Pass" }

// irregular maps the irregular past forms that news uses to their base form.
// Forms that are also the base of another verb ("lay", "saw" as a tool) stand
// only where the past is the commoner reading.
var irregular = map[string]string{
	"arose": "arise", "arisen": "arise", "awoke": "awake", "awoken": "awake", "beaten": "beat", "became": "become", "began": "begin", "begun": "begin",
	"bent": "bend", "bit": "bite", "bitten": "bite", "bled": "bleed", "blew": "blow", "blown": "blow", "broke": "break", "broken": "break",
	"bred": "breed", "brought": "bring", "built": "build", "burnt": "burn", "bought": "buy", "caught": "catch", "chose": "choose", "chosen": "choose",
	"came": "come", "crept": "creep", "dealt": "deal", "dug": "dig", "did": "do", "done": "do", "drew": "draw", "drawn": "draw", "drank": "drink",
	"drunk": "drink", "drove": "drive", "driven": "drive", "ate": "eat", "eaten": "eat", "fell": "fall", "fallen": "fall", "fed": "feed",
	"felt": "feel", "fought": "fight", "found": "find", "fled": "flee", "flew": "fly", "flown": "fly", "forbade": "forbid", "forbidden": "forbid",
	"foresaw": "foresee", "foreseen": "foresee", "forgot": "forget", "forgotten": "forget", "forgave": "forgive", "forgiven": "forgive",
	"froze": "freeze", "frozen": "freeze", "got": "get", "gotten": "get", "gave": "give", "given": "give", "went": "go", "gone": "go", "grew": "grow",
	"grown": "grow", "had": "have", "heard": "hear", "hid": "hide", "hidden": "hide", "held": "hold", "kept": "keep", "knelt": "kneel", "knew": "know",
	"known": "know", "laid": "lay", "led": "lead", "left": "leave", "lent": "lend", "lost": "lose", "made": "make", "meant": "mean", "met": "meet",
	"mistook": "mistake", "mistaken": "mistake", "overcame": "overcome", "oversaw": "oversee", "overseen": "oversee", "overran": "overrun",
	"overthrew": "overthrow", "overthrown": "overthrow", "overtook": "overtake", "overtaken": "overtake", "paid": "pay", "pled": "plead",
	"proven": "prove", "rebuilt": "rebuild", "repaid": "repay", "retook": "retake", "retaken": "retake", "rewrote": "rewrite", "rewritten": "rewrite",
	"rode": "ride", "ridden": "ride", "rang": "ring", "rung": "ring", "rose": "rise", "risen": "rise", "ran": "run", "said": "say", "saw": "see",
	"seen": "see", "sought": "seek", "sold": "sell", "sent": "send", "sewn": "sew", "shook": "shake", "shaken": "shake", "shot": "shoot",
	"shown": "show", "shrank": "shrink", "shrunk": "shrink", "sang": "sing", "sung": "sing", "sank": "sink", "sunk": "sink", "sat": "sit",
	"slew": "slay", "slain": "slay", "slept": "sleep", "slid": "slide", "spoke": "speak", "spoken": "speak", "sped": "speed", "spent": "spend",
	"spun": "spin", "sprang": "spring", "sprung": "spring", "stood": "stand", "stole": "steal", "stolen": "steal", "stuck": "stick", "stung": "sting",
	"struck": "strike", "stricken": "strike", "strung": "string", "strove": "strive", "striven": "strive", "swore": "swear", "sworn": "swear",
	"swept": "sweep", "swam": "swim", "swum": "swim", "swung": "swing", "took": "take", "taken": "take", "taught": "teach", "tore": "tear",
	"torn": "tear", "told": "tell", "thought": "think", "threw": "throw", "thrown": "throw", "underwent": "undergo", "undergone": "undergo",
	"understood": "understand", "undertook": "undertake", "undertaken": "undertake", "upheld": "uphold", "woke": "wake", "woken": "wake",
	"wore": "wear", "worn": "wear", "wove": "weave", "woven": "weave", "wept": "weep", "won": "win", "withdrew": "withdraw", "withdrawn": "withdraw",
	"withheld": "withhold", "withstood": "withstand", "wrote": "write", "written": "write", "rethought": "rethink", "overrode": "override",
	"overridden": "override", "forwent": "forgo", "forgone": "forgo", "misspoke": "misspeak", "misspoken": "misspeak", "resold": "resell",
	"redrew": "redraw", "redrawn": "redraw", "breastfed": "breastfeed",
}
