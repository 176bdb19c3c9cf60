package kawat

import (
	"context"
	"iter"
	"time"
)

// A Source brings reports from outside, one after the other, in a fixed order.
// An error belongs to the one item whose Raw (by Name, and ID if known) comes
// with it; the sequence goes on after it.
type Source interface {
	Raws(ctx context.Context) iter.Seq2[Raw, error]
}

// A Store is the record: raw reports, what was derived from them under which
// stamp, and the questions that people ask of it. Implementations pass
// storetest. Methods return errors that wrap ErrNotFound, ErrInvalid or
// ErrConflict where those apply.
type Store interface {
	// Put keeps raw for good and returns its hash. Known is true, and nothing
	// changes, if the same report is there already. When Put returns without
	// error, the bytes are on disk.
	Put(ctx context.Context, raw Raw) (hash string, known bool, err error)
	// Raw returns a kept report with its bytes, verified against the hash.
	Raw(ctx context.Context, hash string) (Raw, error)
	// Pending lists up to limit reports that have no result under stamp (coded,
	// other or failed), oldest first, after the given cursor ("" for the
	// start), and the cursor to go on from ("" at the end).
	Pending(ctx context.Context, stamp Stamp, after string, limit int) (hashes []string, next string, err error)
	// Save replaces all that is derived from one report, in one transaction.
	// The report must have been Put.
	Save(ctx context.Context, a Analysis) error

	// Report returns the whole analysis of one report, by hash or unique prefix
	// of at least 8 digits.
	Report(ctx context.Context, hash string) (Analysis, error)
	// Reports, Events and Statements answer a query, newest first (by day, then
	// by hash, then by place in the report), and give the cursor for the next
	// page ("" at the end).
	Reports(ctx context.Context, q Query) ([]ReportRow, string, error)
	Events(ctx context.Context, q Query) ([]EventRow, string, error)
	Statements(ctx context.Context, q Query) ([]StatementRow, string, error)
	// Actors lists the actors of the record whose code, entity or name contains
	// q.Text (any if empty), by number of events, most first.
	Actors(ctx context.Context, q Query) ([]ActorRow, error)
	// Counts says how many reports stand in which state, and how many events
	// and statements there are.
	Counts(ctx context.Context) (Counts, error)
	// Edit keeps a later edit of the knowledge, and returns its number: 1 for the
	// first of a record, and never one that another edit had. Num and At of e do
	// not count; a table or cells that are empty are ErrInvalid. Whether the
	// knowledge can read the edit is for the caller to try first. When Edit
	// returns without error, the edit is on disk.
	Edit(ctx context.Context, e KnowledgeEdit) (num int, err error)
	// Edits lists the edits that are in force, oldest first.
	Edits(ctx context.Context) ([]KnowledgeEdit, error)
	// Undo takes an edit back: Edits lists it no more, later edits stay. It
	// returns ErrNotFound if no edit in force has the number.
	Undo(ctx context.Context, num int) error
	// Check verifies the integrity of the record and lists what is wrong, one
	// line each; none means sound.
	Check(ctx context.Context) ([]string, error)
	Close() error
}

// A Queue hands out work. A task is a report hash; it is fetched by one worker
// at a time until it is done or failed. The record, not the queue, is the
// truth about what is done: losing a queue costs time, never data.
type Queue interface {
	// Fetch waits for a task. It returns io.EOF when there is none left.
	Fetch(ctx context.Context) (hash string, err error)
	// Done takes a task off the queue.
	Done(ctx context.Context, hash string) error
	// Return gives a task back, to be fetched again later.
	Return(ctx context.Context, hash string) error
}

// A Query is the one filter that command line, API and pages share. Zero
// fields do not filter; filled fields all must hold.
type Query struct {
	Text   string // full text: words are ANDed, "…" is a phrase, a word ending in * is a prefix
	Actor  string // code or entity id, on either side
	Source string // code or entity id among the actors
	Target string // code or entity id among the recipients
	// Dyad is two codes or entity ids. Events are those in either direction or
	// acting together; statements are those in which one speaks, and the other is
	// addressed, mentioned in the content, or speaks too.
	Dyad   [2]string
	Types  []EventType // any of these
	Status Status
	From   string // first day, "YYYY-MM-DD", inclusive
	To     string // last day, inclusive
	Lang   string
	Report string // hash
	Cursor string // from the page before
	Limit  int    // rows; 0 means 50
}

// A KnowledgeEdit is one row that somebody put over the knowledge later on: in
// the record, over the files that are built in and those of one's own. Edits
// have effect in the order of their numbers.
type KnowledgeEdit struct {
	Num   int       `json:"num"`   // from 1, in order of arrival
	At    time.Time `json:"at"`    // when it was made, UTC, to the second
	Table string    `json:"table"` // file of the knowledge that has such rows: "persons.tsv"
	// Cells are values by column. Beside the table's own, "op" says what becomes of
	// the row of the same key: merge (the default), replace or remove.
	Cells map[string]string `json:"cells"`
	Note  string            `json:"note,omitempty"` // why, for people
}

// A ReportRow is a report in a list.
type ReportRow struct {
	Hash       string `json:"hash"`
	ID         string `json:"id,omitempty"`
	State      State  `json:"state"`
	Reason     string `json:"reason,omitempty"`
	Lang       string `json:"lang"`
	Outlet     string `json:"outlet"`
	Headline   string `json:"headline"`
	URL        string `json:"url,omitempty"`
	Published  string `json:"published"`
	Events     int    `json:"events"`
	Statements int    `json:"statements"`
	// Snippet shows where a full-text query matched, if it did, with U+0002
	// before and U+0003 after each matching word; "" otherwise.
	Snippet string `json:"snippet,omitempty"`
}

// An EventRow is an event in a list, with what a line needs of its report.
type EventRow struct {
	Event
	Report    string `json:"report"` // hash
	Outlet    string `json:"outlet"`
	Headline  string `json:"headline"`
	Published string `json:"published"`
	Lang      string `json:"lang"`
	Sentence  string `json:"sentence"` // text of the first evidence span
	// Day is the last day of Date, else the day of publication: what lists sort
	// by and what queries filter on. "" if neither is known.
	Day string `json:"day"`
}

// A StatementRow is a statement in a list.
type StatementRow struct {
	Statement
	Report    string `json:"report"`
	Outlet    string `json:"outlet"`
	Headline  string `json:"headline"`
	Published string `json:"published"`
	Lang      string `json:"lang"`
	Text      string `json:"content_text"` // the content as written
	Day       string `json:"day"`          // day of publication
}

// An ActorRow is an actor of the record with how often it occurs.
type ActorRow struct {
	Entity     string `json:"entity,omitempty"`
	Code       string `json:"code"`
	Sector     string `json:"sector"`
	Name       string `json:"name"`
	Events     int    `json:"events"`
	Statements int    `json:"statements"`
}

// Counts is the size of a record.
type Counts struct {
	Reports    map[State]int `json:"reports"`
	Events     int           `json:"events"`
	Statements int           `json:"statements"`
	RawBytes   int64         `json:"raw_bytes"` // compressed, on disk
}
