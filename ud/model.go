package ud

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// magic opens every model file; the digit is the version of the format.
const magic = "kawat-ud 1\n"

// Info is the header of a model file: what it was made of and how.
type Info struct {
	Lang      string     `json:"lang"`
	Licence   string     `json:"licence"`
	Trainer   string     `json:"trainer"` // version of the trainer
	Seed      uint64     `json:"seed"`
	Decode    string     `json:"decode"` // treebank whose style is written
	Treebanks []Treebank `json:"treebanks"`
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
	tagger tagger
	arcs   arcs
	lemmas lemmatizer
	split  *splitter // nil if the language has no enclitics
}

// parts is the JSON part of a model file after Info.
type parts struct {
	Info   Info        `json:"info"`
	Tagger *tagger     `json:"tagger"`
	Arcs   *arcs       `json:"arcs"`
	Lemmas *lemmatizer `json:"lemmas"`
	Split  bool        `json:"split"`
}

// readModel reads a model file: magic, the length of the JSON header (8 bytes,
// little endian), the header, and the weights of tagger, parser, lemmatiser,
// lexicon and, if there is one, splitter.
func readModel(data []byte) (*model, error) {
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
	p := parts{Tagger: &m.tagger, Arcs: &m.arcs, Lemmas: &m.lemmas}
	if err := json.Unmarshal(b[:n], &p); err != nil {
		return nil, fmt.Errorf("read model header: %w", err)
	}
	b = b[n:]
	if p.Tagger == nil || p.Arcs == nil || p.Lemmas == nil {
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
	m.tagger.w = next(len(m.tagger.Tags))
	m.arcs.w = next(len(m.arcs.Moves))
	m.lemmas.w = next(1)
	lexicon := next(entrySize)
	m.lemmas.lexicon = lexicon
	m.tagger.lexicon = lexicon
	if p.Split {
		m.split = &splitter{w: next(2), lexicon: lexicon}
	}
	if err != nil {
		return nil, err
	}
	if err := m.arcs.check(); err != nil {
		return nil, err
	}
	m.tagger.hash()
	m.arcs.prepare()
	m.lemmas.prepare()
	m.info = p.Info
	sum := sha256.Sum256(data)
	m.info.Version = hex.EncodeToString(sum[:])[:12]
	return m, nil
}

// check makes sure that every state has a possible move, so that parsing ends.
func (p *arcs) check() error {
	var sh, le, root bool
	for _, m := range p.Moves {
		switch {
		case m.Dir == shift:
			sh = true
		case m.Dir == left && m.Rel == "root":
			root = true
		case m.Dir == left:
			le = true
		}
	}
	// At the end of the buffer all but one word of the stack need a right move.
	ri := false
	for _, m := range p.Moves {
		ri = ri || m.Dir == right && m.Rel != "root"
	}
	if !sh || !le || !ri || !root {
		return fmt.Errorf("read model: incomplete transition system: %w", errCorrupt)
	}
	return nil
}

// bytes is the model as a file.
func (m *model) bytes() ([]byte, error) {
	p := parts{Info: m.info, Tagger: &m.tagger, Arcs: &m.arcs, Lemmas: &m.lemmas, Split: m.split != nil}
	header, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("write model header: %w", err)
	}
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(header)))
	b = append(b, header...)
	tables := []table{m.tagger.w, m.arcs.w, m.lemmas.w, m.lemmas.lexicon}
	if m.split != nil {
		tables = append(tables, m.split.w)
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
