package ud

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"

	"kawat/ud/simd"
)

// magic opens every model file; the digit is the version of the format.
const magic = "kawat-ud 2\n"

// Info is the header of a model file: what it was made of and how.
type Info struct {
	Lang      string     `json:"lang"`
	Licence   string     `json:"licence"`
	Trainer   string     `json:"trainer"` // version of the trainer
	Seed      uint64     `json:"seed"`
	Decode    string     `json:"decode"` // treebank whose style is written
	Treebanks []Treebank `json:"treebanks"`
	Vectors   string     `json:"vectors,omitempty"`  // where word vectors come from; "" without
	Teachers  int        `json:"teachers,omitempty"` // networks whose answers were learnt too
	Scores    []Score    `json:"scores"`
	// Version is the first 12 hex digits of the SHA-256 of the file; not stored.
	Version string `json:"-"`
}

// A Treebank is one source of training data.
type Treebank struct {
	Name      string `json:"name"`
	Source    string `json:"source"`
	Licence   string `json:"licence"`
	Sentences int    `json:"sentences"`
	Words     int    `json:"words"`
}

// model is a model file in memory.
type model struct {
	info   Info
	tags   []tag
	rels   []string // "root" first
	net    *network
	lemmas lemmatizer
	split  *splitter // nil if the language has no enclitics
	breaks *breaker  // nil if there was no text to learn from
	chunks chunks

	workers sync.Pool // of *worker
}

// parts is the JSON part of a model file after Info.
type parts struct {
	Info   Info        `json:"info"`
	Tags   []tag       `json:"tags"`
	Rels   []string    `json:"rels"`
	Sizes  sizes       `json:"sizes"`
	Lemmas *lemmatizer `json:"lemmas"`
	Split  bool        `json:"split"`
	Breaks bool        `json:"breaks"`
	Lean   int32       `json:"lean,omitempty"` // of breaks
	Chunks chunks      `json:"chunks"`
}

// readModel reads a model file for use with a kernel: magic, the length of the
// JSON header (8 bytes, little endian), the header, the network, and the weights
// of lemmatiser, lexicon and, if there are, splitter and breaker.
func readModel(data []byte, kern simd.Kernel) (*model, error) {
	b, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(b) < 8 {
		return nil, fmt.Errorf("read model: not a model file of this version")
	}
	n := binary.LittleEndian.Uint64(b)
	b = b[8:]
	if n > uint64(len(b)) {
		return nil, fmt.Errorf("read model: %w", errCorrupt)
	}
	m := &model{}
	p := parts{Lemmas: &m.lemmas}
	if err := json.Unmarshal(b[:n], &p); err != nil {
		return nil, fmt.Errorf("read model header: %w", err)
	}
	b = b[n:]
	if p.Lemmas == nil {
		return nil, fmt.Errorf("read model header: %w", errCorrupt)
	}
	var err error
	next := func(classes int) *weights {
		var w *weights
		if err == nil {
			w, b, err = readWeights(b)
		}
		if err == nil && w.classes != classes {
			err = fmt.Errorf("read model: %d classes instead of %d: %w", w.classes, classes, errCorrupt)
		}
		return w
	}
	m.tags, m.rels, m.chunks = p.Tags, p.Rels, p.Chunks
	if m.net, b, err = readNetwork(b, p.Sizes, len(m.tags), len(m.rels)); err != nil {
		return nil, err
	}
	m.net.ready(kern)
	m.lemmas.w = next(1)
	lexicon := next(entrySize)
	m.lemmas.lexicon = lexicon
	if p.Split {
		m.split = &splitter{w: next(2), lexicon: lexicon}
	}
	if p.Breaks {
		m.breaks = &breaker{w: next(2), lean: p.Lean}
	}
	if err == nil && len(b) > 0 {
		err = fmt.Errorf("read model: %d bytes too many: %w", len(b), errCorrupt)
	}
	if err != nil {
		return nil, err
	}
	m.lemmas.prepare()
	m.info = p.Info
	sum := sha256.Sum256(data)
	m.info.Version = hex.EncodeToString(sum[:])[:12]
	return m, nil
}

// bytes is the model as a file.
func (m *model) bytes() ([]byte, error) {
	p := parts{Info: m.info, Tags: m.tags, Rels: m.rels, Sizes: m.net.sizes, Lemmas: &m.lemmas, Split: m.split != nil, Breaks: m.breaks != nil, Chunks: m.chunks}
	if m.breaks != nil {
		p.Lean = m.breaks.lean
	}
	header, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("write model header: %w", err)
	}
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(header)))
	b = append(b, header...)
	b = m.net.append(b)
	tables := []table{m.lemmas.w, m.lemmas.lexicon}
	if m.split != nil {
		tables = append(tables, m.split.w)
	}
	if m.breaks != nil {
		tables = append(tables, m.breaks.w)
	}
	for _, t := range tables {
		w, ok := t.(*weights)
		if !ok {
			return nil, fmt.Errorf("write model: still learning")
		}
		b = w.append(b)
	}
	return b, nil
}
