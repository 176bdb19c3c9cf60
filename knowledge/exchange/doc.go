// Package exchange brings political knowledge into Kawat's files and takes it
// out again.
//
// # In
//
// An import reads a foreign file, compares it with the base, and writes what
// the base lacks as a layer: a folder of tables that [knowledge.Open] reads
// after its own (see package knowledge). What the file says otherwise than
// the base is written too, but as comment lines ("#~"): taking a line over means
// deleting two characters. Nothing replaces what the base says by itself; rows
// for entities of the base only add names.
//
//   - [ImportPetrarch] reads actor and agent dictionaries of TABARI and PETRARCH.
//   - [ImportWikidata] reads results of the queries in [Queries].
//   - [ImportTable] reads lists of leaders, one spell in office a row.
//
// Each row keeps the file and line it came from in the column source. A [Review]
// lists what is new, the same and different, and what could not be read.
//
// # Codes of PETRARCH
//
// A code is a row of three-letter parts: RUSGOV is RUS and GOV, IGOUNO the United
// Nations. Parts that are no role of CAMEO stay in the notes. A person's dated
// codes become tenures of an office without a name, "RUS.unspecified-gov", so
// that [knowledge.Base.Standing] gives RUS GOV in that time. What the person is
// at other times is the person's own row: the sector of the undated code, else
// ELI where the file has one, else nothing. A span of the dictionary ends the
// day before its second date, as PETRARCH's own program reads it.
//
// # Out
//
// [ExportPetrarch] writes an actor and an agent dictionary, [ExportCSV] a folder
// of plain CSV files, and [ExportJSON] one document:
//
//	{"format": "kawat-knowledge/1",
//	 "version":  knowledge version, changes with the content
//	 "entities": [{"id", "kind", "of", "code", "sector", "from", "to", "name_en", "name_id",
//	               "names": [{"text", "lang", "as", "flags"}], "members", "domains", "lang",
//	               "owner", "iso2", "cameo", "cow", "note", "source", "certainty", "line"}]
//	 "roles":    [{"id", "sector", "kind", "of", "names", "line"}]
//	 "agents":   [{"id", "sector", "kind", "code", "names", "line"}]
//	 "offices":  [{"id", "of", "role", "sector", "holders", "source", "certainty", "line"}]
//	 "tenures":  [{"person", "office", "from", "to", "kind", "source", "certainty", "line"}]
//	 "memberships": [{"org", "member", "from", "to", "line"}]
//	 "places":   [{"geonames", "name_en", "name_id", "aliases", "country", "admin1", "lat", "lon",
//	               "population", "precision", "line"}]}
//
// Lists keep the order of the files. Keys without a value are left out. Dates
// are as the files have them: YYYY, YYYY-MM or YYYY-MM-DD, ".." for still open.
// Names: lang "en", "id" or absent for all languages; as "name", "adjective",
// "capital", "metonym", "title", "plural" or "noun"; flags exact, weak, lower as
// in the files. line is the row's file and line.
package exchange
