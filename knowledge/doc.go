// Package knowledge holds what the program knows of the political world:
// states and their bodies, organisations, groups, media, persons, who held
// which office when, and where places lie.
//
// Knowledge is plain text: tab-separated files that a person can read, correct
// and compare. They come in layers. The embedded files are the first; every
// later layer may add rows, and replaces rows of the same id. Everything that
// was matched can be traced to its row by [Entity.Line] and [Candidate.Line]
// ("countries.tsv:183").
//
// A [Base] is immutable once opened and safe for concurrent use.
//
// # Files
//
// UTF-8; the first line that is no comment (#) names the columns; "|" separates
// values within a cell; cells missing at the end of a row are empty. Dates are
// a year, a month or a day (2014, 2014-10, 2014-10-20), ".." for open, empty
// for unknown. The columns of each file stand in load.go. A layer may also have
// the same as YAML (persons.yaml): a list of maps from columns to values, where
// columns of names may hold lists.
//
//	countries.tsv  states, with aliases, adjectives, capitals and seats of power
//	orgs.tsv       international organisations and blocs
//	bodies.tsv     organs of one state, parties, companies, domestic organisations
//	groups.tsv     entities recognised in part, armed groups
//	outlets.tsv    media, agencies, platforms, with their domains
//	roles.tsv      titles of office. kind: office (one holder per body), post (many),
//	               rank (tells a person, not an office). sector "=": that of the body
//	               served. of: the one entity that the title is always of ("pope")
//	agents.tsv     common nouns that act for whoever they belong to. kind: people,
//	               body (its id is the state's id + "." + agent), thing, head (heads
//	               proper names), public (people in general). code: whose they are
//	               where the text does not say
//	organs.tsv     further nouns of kind body; agents.tsv counts where both have one
//	offices.tsv    posts of one body, by role
//	persons.tsv    persons, with the sector they have out of office
//	tenures.tsv    who held which office from when to when
//	places.tsv     cities and regions
//	words.tsv      names that are ordinary words too, and so are weak
//
// Every file may also have the columns source, where the row comes from ("hand",
// file and line of an import), and certainty: high (commonly known, in every
// cell), medium, low (somebody should look it up). A row that leaves them empty
// has what a comment above it says for the file, if there is one:
//
//	# default: source=hand certainty=medium
//
// Neither changes what a name is resolved to. A later layer's row keeps what it
// leaves empty.
//
// A name may carry flags after ";": exact (matches only in this case), weak
// (counts only beside a strong mention of the entity or its state), lower (may
// start with a small letter). Names match with a capital, titles and common
// nouns with or without; diacritics are folded. Names hold in the language of
// their column; names of several words in both, since proper names often stay
// untranslated.
package knowledge
