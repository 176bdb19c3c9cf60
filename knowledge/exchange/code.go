package exchange

import (
	"fmt"
	"slices"
	"strings"

	"kawat/knowledge"
)

// sectorOf maps the roles of CAMEO, TABARI and PETRARCH to the sectors of the
// codebook (PLOVER's). CAMEO's MED are the media and HLH health.
var sectorOf = map[string]string{
	"GOV": "GOV", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "SPY": "SPY", "PTY": "PTY", "OPP": "OPP", "REB": "REB",
	"PRM": "PRM", "UAF": "UAF", "BUS": "BUS", "LAB": "LAB", "EDU": "EDU", "MED": "JRN", "JRN": "JRN", "HLH": "MED", "REL": "REL",
	"REF": "REF", "CVL": "CVL", "CRM": "CRM", "AGR": "AGR", "ELI": "ELI", "SOC": "SOC", "PRE": "PRE", "UNK": "UNK",
	"INS": "REB", "SEP": "REB", "DEV": "SOC", "ENV": "SOC", "HRI": "SOC", "PRO": "CVL", "SET": "CVL", "PKO": "MIL",
	"CHR": "REL", "MOS": "REL", "MSL": "REL", "JEW": "REL", "BUD": "REL", "HIN": "REL", "CTH": "REL", "PRT": "REL", "SHI": "REL", "SUN": "REL",
}

// roleOf is the role that a sector is exported as. It undoes sectorOf.
var roleOf = map[string]string{"JRN": "MED", "MED": "HLH"}

// regions are codes of parts of the world, which are no political entities.
var regions = strings.Fields("AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST")

// rootSector is the sector of a root that names none.
var rootSector = map[string]string{"UNO": "GOV", "EUR": "GOV", "IGO": "GOV", "NGO": "SOC", "ISM": "CVL", "IMG": "UAF", "MNC": "BUS"}

// A standing is what a code says: a country or root, and a sector.
type standing struct {
	root   string // ISO 3166-1 alpha-3, a root of the codebook, or "---"
	sector string // "" where the code names none
}

func (s standing) String() string {
	if s.sector == "" {
		return s.root
	}
	return s.root + " " + s.sector
}

// split takes a code apart: RUSGOV is RUS and GOV. The parts that are no role
// of Kawat's come back as they are. With plover, MED is medicine, as in PLOVER.
func (k *Known) split(code string, plover bool) (standing, []string, error) {
	if len(code)%3 != 0 || code == "" {
		return standing{}, nil, fmt.Errorf("code %q is not made of parts of three letters", code)
	}
	var parts []string
	for i := 0; i < len(code); i += 3 {
		parts = append(parts, code[i:i+3])
	}
	s := standing{root: "---"}
	first := parts[0]
	switch {
	case first == "UNO":
		s.root, parts = "UNO", parts[1:]
	case first == "IGO":
		s.root, parts = "IGO", parts[1:]
		if len(parts) > 0 {
			switch parts[0] {
			case "UNO":
				s.root, parts = "UNO", parts[1:]
			case "EUR", "EEC":
				for len(parts) > 0 && (parts[0] == "EUR" || parts[0] == "EEC") {
					parts = parts[1:]
				}
				s.root = "EUR"
			}
		}
	case first == "NGO" || first == "MNC" || first == "IMG" || first == "ISM":
		s.root, parts = first, parts[1:]
	case first == "NGM":
		s.root, s.sector, parts = "NGO", "JRN", parts[1:]
	case k.codes[first] != "":
		s.root, parts = k.codes[first], parts[1:]
	case slices.Contains(regions, first):
		return standing{}, nil, fmt.Errorf("code %q: %s is a part of the world, not a state or organisation", code, first)
	case first == "UIS":
		s.sector, parts = "UNK", parts[1:]
	case sectorOf[first] == "":
		return standing{}, nil, fmt.Errorf("code %q: %s is no country, root or role that Kawat knows", code, first)
	}
	var unknown []string
	for _, p := range parts {
		sector := sectorOf[p]
		if plover && p == "MED" {
			sector = "MED"
		}
		switch {
		case sector == "":
			unknown = append(unknown, p)
		case s.sector == "":
			s.sector = sector
		case s.sector != sector:
			// A second role stays in the note with the whole code.
		}
	}
	return s, unknown, nil
}

// code is the code that a standing is exported as; "" for none.
func (k *Known) code(s standing) string {
	root := s.root
	switch root {
	case "", "---":
		root = ""
	case "UNO":
		root = "IGOUNO"
	case "EUR":
		root = "IGOEUREEC"
	default:
		if e := k.Entity(root); e != nil && e.CAMEO != "" {
			root = e.CAMEO
		}
	}
	if s.sector == "" || s.sector == rootSector[s.root] {
		return root
	}
	if r := roleOf[s.sector]; r != "" {
		return root + r
	}
	return root + s.sector
}

// seat is the entity that persons of a root belong to, which the layer gets
// where the base has none.
func (k *Known) seat(l *Layer, root string) string {
	id := k.seatOf(root)
	if k.Entity(id) == nil && !l.has("orgs.tsv", id) {
		sector := rootSector[root]
		if sector == "" {
			sector = "UNK"
		}
		l.add("orgs.tsv", true, map[string]string{"id": id, "kind": "igo", "code": root, "sector": sector, "names_en": "entity not specified (" + root + ");exact", "names_id": "entitas tidak disebut (" + root + ");exact"})
	}
	return id
}

// seatOf is the id of the seat of a root.
func (k *Known) seatOf(root string) string {
	switch {
	case root == "UNO" && k.Entity("UN") != nil:
		return "UN"
	case root == "EUR" && k.Entity("EU") != nil:
		return "EU"
	case k.Entity(root) != nil:
		return root
	case root == "---":
		return "unspecified-root"
	}
	return "unspecified-" + strings.ToLower(root)
}

// post is the office without a name that a person of some standing holds,
// "RUS.unspecified-gov". The layer gets it where the base has none.
func (k *Known) post(l *Layer, s standing) string {
	seat := k.seat(l, s.root)
	sector := s.sector
	role := "unspecified-" + strings.ToLower(sector)
	if sector == "" {
		role = "unspecified"
	}
	id := seat + "." + role
	if k.Role(role) == nil && !l.has("roles.tsv", role) {
		kept := sector
		if kept == "" {
			kept = "="
		}
		l.add("roles.tsv", true, map[string]string{"role": role, "sector": kept, "kind": "post"})
	}
	if k.Office(id) == nil && !l.has("offices.tsv", id) {
		l.add("offices.tsv", true, map[string]string{"id": id, "of": seat, "role": role, "sector": sector, "holders": "99"})
	}
	return id
}

// title writes the upper-case name of a dictionary as reports do. Short words
// that hold no vowel, and those of an organisation that has one word of up to
// five letters, are taken for abbreviations.
func title(name string, organisation bool) string {
	words := strings.Fields(name)
	for i, w := range words {
		if strings.ToLower(w) != w && strings.ToUpper(w) != w {
			continue // written in mixed case already
		}
		low := strings.ToLower(w)
		if organisation && (len(words) == 1 && len(w) <= 5 || len(w) <= 4 && len(w) > 1 && !strings.ContainsAny(low, "aeiouy")) {
			words[i] = strings.ToUpper(w)
			continue
		}
		if i > 0 {
			switch low {
			case "of", "the", "and", "for", "in", "on", "to", "de", "da", "du", "del", "van", "von", "der", "bin", "bint", "ibn", "al", "el":
				words[i] = low
				continue
			}
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			c := r
			if up {
				c = []rune(strings.ToUpper(string(r)))[0]
			}
			up = r == '-' || r == '.' || r == '/'
			return c
		}, low)
	}
	return strings.Join(words, " ")
}

// sameName reports whether two names are the same but for case and accents.
func sameName(x, y string) bool { return knowledge.Key(x) == knowledge.Key(y) }
