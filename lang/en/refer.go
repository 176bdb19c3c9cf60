package en

import (
	"strings"

	"kawat/lang"
)

// Refer holds the words by which English names and refers back to actors.
var Refer = lang.Refer{
	Singular:      strings.Fields(`he she him`),
	Neuter:        strings.Fields(`it itself`),
	Plural:        strings.Fields(`they them`),
	First:         strings.Fields(`we us`),
	ThingOwner:    []string{"its"},
	PersonOwner:   []string{"his", "her"},
	SeveralOwner:  []string{"their"},
	SpeakerOwner:  []string{"our"},
	RelativeOwner: []string{"whose"},
	TheTwo:        []string{"the two"},
	All:           []string{"all"},
	That:          []string{"that"},
	Sized:         []string{"member"},
	Aged:          []string{"old"},
	Compass:       strings.Fields(`west east north south central southeast western eastern northern southern gulf baltic balkan nordic caribbean latin horn sahel pacific`),
	Relative:      phrases(`who|whom|which|whose`),
	BodyKinds: map[lang.BodyKind][]string{
		lang.Alliance: phrases(`bloc|alliance|grouping|pact|regional bloc|world body|15-member body`), lang.Organisation: phrases(`organisation|organization`),
		lang.Group: phrases(`group|militia|movement|faction|rebel group|band|outfit|front`), lang.Union: {"union"}, lang.Party: {"party"},
		lang.Company: phrases(`company|firm|carmaker|automaker|airline|lender|manufacturer|retailer|chipmaker|shipbuilder|conglomerate`), lang.Court: {"tribunal"},
	},
	OwnState:   phrases(`country|nation|government|administration|regime|cabinet`),
	Whereof:    []string{"where"},
	Ruled:      phrases(`administration|government|cabinet|presidency|premiership|regime`),
	OwnParty:   []string{"party"},
	OwnArmy:    []string{"army"},
	TwoStates:  phrases(`countr|nation|states|government|capital|allies|partners|neighbo|powers|rivals|militar|armies`),
	TwoParts:   phrases(`republics|regions|territories|statelets`),
	TwoSides:   phrases(`sides|parties`),
	TwoLeaders: []string{"leaders", "presidents", "ministers", " men"},
	Possessive: strings.Fields(`his her its their our`),
	Both: phrases(`the two countries|both countries|the two republics|both republics|the two people's republics|both people's republics|the two self-proclaimed republics|the two regions|both regions|
		the two breakaway regions|both breakaway regions|the two territories|both territories|the two breakaway territories|the two statelets|both statelets|the two sides|both sides|both|the two nations|both nations|the two governments|both governments|
		the two leaders|both leaders|the two states|both states|the two|the pair|the two neighbours|the two neighbors|both capitals|the two capitals|
		both parties|the two parties|the two men|the two presidents|the two ministers|both allies|the two allies|both neighbours|both neighbors|
		the two powers|both presidents|both ministers|the two foreign ministers|the two militaries|both militaries|the two rivals|both men|the two armies|both armies|the two powers`),
	Counts: map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
	Own: phrases(`his country|her country|their country|his government|her government|its government|their government|his party|her party|its party|his nation|her nation|
		his side|its side|his administration|her administration|our country|our government|his office|her office|his ministry|her ministry|his group|his organisation|his organization|his movement|his regime|his department|her department|our side|his agency|his army|his delegation|his cabinet|her cabinet|her party|our nation`),
	Others: phrases(`its neighbour|its neighbor|its neighbour to the north|its rival|its foe|its adversary|its enemy|its arch-rival|its southern neighbour|its northern neighbour|its eastern neighbour|its western neighbour|its larger neighbour|its smaller neighbour`),
	States: phrases(`country|nation|state|kingdom|republic|archipelago|island nation|regime|sultanate|emirate`),
	Bodies: phrases(`group|bloc|organisation|organization|alliance|agency|body|movement|commission|council|ministry|mission|union|association|grouping|institution|tribunal|faction|
		watchdog|regulator|company|firm|carmaker|automaker|airline|lender|manufacturer|retailer|chipmaker|shipbuilder|conglomerate|committee|coalition|force|network|bank|rebel group|militia|regional bloc|world body|15-member body|pact|party|band|outfit|front`),
	Persons: phrases(`man|woman|politician|diplomat|statesman|veteran politician|strongman|republican|democrat|autocrat|defendant|suspect|convict|general|firebrand|populist|maverick|billionaire|millionaire|laureate|incumbent|fugitive|whistleblower|ex-president|ex-premier`),

	Genitive:       phrases(`'s|’s|'|’`),
	Of:             phrases(`of|for|from|in|to|at`),
	Whose:          []string{"of"},
	Serving:        []string{"at"},
	Posted:         []string{"in", "at", "from"},
	Toward:         []string{"to", "into"},
	Origin:         phrases(`from`),
	Locative:       phrases(`in|at|to|from|near|inside|across|into|outside|around|toward|towards|through|over|via|throughout|within|off|leaving|visit|visited|on|onto|along|beyond`),
	Sites:          phrases(`camp|prison|jail|base|airbase|airport|square|street|avenue|hotel|palace|peninsula|sea|strait|gulf|bay|canal|island|islands|stadium|port|harbour|harbor|dam|hospital|mosque|bridge|university|crossing|heights|valley|desert|river`),
	Joined:         phrases(`linked to|with links to|tied to|with ties to|allied to|allied with|affiliated with|affiliated to|aligned with|aligned to|belonging to|loyal to|who belong to|controlled by|run by|working for|working on behalf of|employed by|directed by|backed by|sponsored by`),
	Still:          phrases(`in|at|near|outside`),
	Cases:          phrases(`by|against|with|for|on|of|about|between|among|without|like|than|as|despite|under|behind|upon`),
	Between:        phrases(`between`),
	And:            phrases(`and|&`),
	Articles:       phrases(`the|a|an`),
	Definite:       []string{"the"},
	Deputies:       []string{"deputy", "vice", "assistant"},
	Single:         []string{"one", "any", "no"},
	Demonstratives: phrases(`this|that|these|those|the`),
	Former:         phrases(`former|ex|ex-|late|ousted|deposed|outgoing|then|erstwhile|retired|disgraced|one-time|onetime|jailed former|toppled`),
	Modifiers: phrases(`senior|top|acting|interim|deputy|chief|new|newly elected|current|incumbent|veteran|influential|powerful|exiled|jailed|imprisoned|elite|armed|local|
		regional|national|federal|state|central|provincial|district|muslim|christian|catholic|jewish|hindu|buddhist|protestant|orthodox|sikh|shia|shiite|sunni|islamic|military|civilian|private|foreign|special|joint|combined|allied|main|ruling|leading|hardline|pro-government|
		anti-government|loyalist|breakaway|internationally recognized|internationally recognised|permanent|high|senior-most|unnamed|unidentified|young|old|elected|de facto|islamist|
		communist|far-right|leftist|right-wing|left-wing|pro-democracy|ethnic|uniformed|off-duty|heavily armed|masked|riot|royal|naval|air|ground|land|border|intelligence|security|
		government|presidential|then|longtime|long-time|defence|defense|other|more|many|several|own|first|second|third|combat|occupying|invading|opposition|revolutionary|transitional|independent|major|prominent|outspoken|radical|moderate|regular|unified|anti-corruption|human rights|nuclear|russian-installed|remaining|returning|captured|wounded|dead|surviving|undocumented|embattled|self-styled|self-proclaimed|self-declared|puppet|proscribed|banned|outlawed|designated|hardline|state-owned|state-run|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|north|south|east|west`),
	Counting: phrases(`one|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of|tens of thousands of|scores of|several|many|some|all|a group of|groups of|
		members of|a number of|most|more than|at least|nearly|about|around|hundreds|thousands|dozens|millions of|a dozen|eleven|twelve|fifteen|twenty|few|a few|any|no|another|other|crowds of|units of|elements of|both|each|every|over|a column of|one of|half of|part of|parts of|the rest of`),
	Particles:  strings.Fields(`bin binti al el ibn van von de da dos der den la le uz ul ud bint ben abu du di y`),
	Honorifics: phrases(`mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|sir|dame|lord|lady|prof|prof.|madam|madame|datuk|tun|tan sri|sri|hon|hon.|comrade|datuk seri|miss`),
	Capitals: phrases(`monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|gmt|utc|est|
		the|a|an|this|that|these|those|in|on|at|to|from|by|with|for|of|and|but|or|if|when|while|after|before|since|until|as|it|he|she|they|we|i|you|his|her|its|their|our|my|
		who|what|which|where|why|how|there|here|then|now|also|however|meanwhile|earlier|later|yesterday|today|tomorrow|last|next|both|all|some|many|several|most|few|each|every|
		no|not|nor|yet|so|such|despite|although|though|because|during|under|over|between|among|according|asked|speaking|according|about|against|around|
		christmas|easter|ramadan|god|islam|christian|christians|muslim|muslims|catholic|jewish|buddhist|hindu|covid|covid-19|pandemic|constitution|bible|quran|internet|act|article|section|treaty|summit|war|
		cold|world|two|three|four|five|six|seven|eight|nine|ten|one|more|less|only|just|even|still|once|again|never|always|photo|read|editor|reporting|additional|under|
		officials|police|protesters|soldiers|troops|witnesses|residents|analysts|critics|supporters|talks|relations|tensions|negotiations|sources|state|local|foreign|under|
		strait|sea|ocean|river|mount|gulf|bay|peninsula|island|islands|street|avenue|square|airport|charter|resolution|protocol|declaration|agreement|accord|convention|memorandum|statute`),
	Anyone:  phrases(`people|person|persons|individuals`),
	To:      phrases(`to`),
	Causes:  phrases(`for|over`),
	Ifs:     phrases(`if|unless`),
	Sends:   strings.Fields(`send deploy dispatch withdraw redeploy mobilise mobilize station rush pull evacuate airlift repatriate`),
	Fetches: strings.Fields(`withdraw evacuate airlift repatriate pull`),
	Harms: strings.Fields(`storm expel eject deport raid ransack torch besiege attack bomb bombard shell strafe strike hit sink capture seize kidnap abduct kill shoot down overrun invade
		throw sanction blacklist board ram vandalise vandalize`),
	Summons:  strings.Fields(`summon summons summoned summoning pelt pelts pelted besiege besieged picket pickets picketed blockade blockaded deface defaced`),
	Missions: phrases(`ambassador|envoy|embassy|consulate|consul|diplomat|diplomats|attaché|attache|mission|flag|chargé|charge`),
	Favours: strings.Fields(`help assist support back aid train equip supply bankroll sponsor advise rearm resupply recognise recognize free release return respect protect defend join arm fund finance accept hand extradite repatriate receive attend approve endorse ratify
		observe honour honor lend supply host consider guarantee grant give send provide attack invade`),
	Upon:  phrases(`on|against|with|to`),
	LedBy: phrases(`led by|headed by|commanded by|spearheaded by|run by`),
	Peculiar: map[string][]string{
		"treasury": {"USA", "GBR", "KEN", "ZAF", "AUS", "NZL"}, "treasury department": {"USA"}, "exchequer": {"GBR"}, "home office": {"GBR"}, "foreign office": {"GBR", "DEU", "PAK"},
		"justice department": {"USA", "PHL"}, "commerce department": {"USA"}, "defense department": {"USA", "PHL"}, "interior department": {"USA", "PHL"}, "health department": {"USA", "PHL"},
		"department of justice": {"USA", "PHL"}, "department of commerce": {"USA"}, "department of defense": {"USA"}, "department of the treasury": {"USA"},
		"department of national defense": {"PHL"}, "department of foreign affairs": {"PHL", "IRL"}, "ministry of external affairs": {"IND"}, "external affairs ministry": {"IND"},
	},
	Unions:    map[string]string{"european": "EUR", "african": "IGO", "west african": "IGO", "east african": "IGO", "southeast asian": "IGO", "latin american": "IGO", "middle eastern": "IGO", "arab": "IGO", "asian": "IGO", "regional": "IGO", "gulf": "IGO", "caribbean": "IGO"},
	Gear:      phrases(`action|aid|assistance|intervention|involvement|presence|base|bases|spending|budget|cooperation|ties|option|options|support|equipment|hardware|solution|build-up|buildup|exercise|exercises|drill|drills|parade|service|training|alliance|pact|might|power|supplies`),
	Alien:     phrases(`foreign|european|western|arab|african|asian|gulf|latin american|nordic|baltic|international|multinational|regional|west african|east african|southeast asian|middle eastern|balkan|scandinavian|unnamed|unidentified|third-country|global|overseas|european and|central american|caribbean`),
	Geography: phrases(`peninsula|strait|sea|gulf|ocean|river|war|language|islands|cup`),
	PlaceNouns: phrases(`city|town|village|province|region|district|area|areas|capital|state|county|of|the|eastern|western|northern|southern|central|north|south|east|west|port|outskirts|suburb|
		suburbs|downtown|neighbouring|neighboring|nearby|occupied|border|city of|parts|near|outside|oblast|coast|island|enclave|territory|regional|part|most|all|coastal|northeastern|northwestern|southeastern|southwestern|mainland|besieged|besieged city|front|much|palace|base|airport|embassy|both|camp|stronghold|rebel-held|greater|international|waters|hamlet|township|municipality|governorate|prefecture|department|canton|peninsula|shores|foothills|hills|valley|frontier|restive|disputed|breakaway|divided|remote|rural|tiny|ancient|holy|historic|working-class|semi-autonomous|autonomous|self-declared|market|mining|oil|fishing`),
	Pairs:     phrases(`rivals|foes|enemies|adversaries|friends|partners|guarantors|belligerents|giants|signatories`),
	Towns:     phrases(`city|town|village|port|settlement|hamlet|township|suburb|municipality`),
	Regions:   phrases(`province|state|county|region|territory|enclave|island|peninsula|strip|oblast|governorate|prefecture|department|canton|voivodeship|krai|emirate`),
	Regional:  [][2]string{{"n", ""}, {"an", ""}, {"an", "as"}, {"an", "y"}, {"ian", "y"}, {"ian", ""}, {"i", ""}, {"er", ""}},
	Divisions: phrases(`province|state|county|region|oblast|governorate|prefecture|department|canton|voivodeship|krai`),
	Seats:     phrases(`capital`),
	Foreign:   strings.Fields(`backed aligned supported funded installed controlled occupied born based trained armed made allied sponsored style speaking friendly run linked held built owned`),
	Held:      []string{"run", "owned", "made", "held"},
	Leads:     []string{"pro", "anti"},
	There:     phrases(`there`),
	Known:     phrases(`the|that`), Same: phrases(`same|besieged`), Sides: phrases(`north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west|outside|inside`),
	Agencies: phrases(`agency|kantor berita`),
}

// phrases splits words or phrases at "|" and takes off the white space of line breaks.
func phrases(s string) []string {
	parts := strings.Split(s, "|")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return parts
}
