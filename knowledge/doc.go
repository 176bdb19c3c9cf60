// Package knowledge holds what the program knows of the political world:
// states and their bodies, organisations, groups, media, persons, who held
// which office when, and where places lie.
//
// Knowledge is plain text: tab-separated files that a person can read, correct
// and compare (docs of the columns stand at the loaders in load.go). They come in
// layers. The embedded files are the first; every later layer may add rows, and
// replaces rows of the same id. Everything that was matched can be traced to
// its row by [Entity.Line] and [Candidate.Line] ("countries.tsv:183").
//
// A [Base] is immutable once opened and safe for concurrent use.
package knowledge
