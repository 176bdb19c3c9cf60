package ud

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// A feature is the hash of one observation, such as "the word before is 'di'
// and the candidate begins with me-".
type feature = uint64

// mix joins two hashes.
func mix(a, b uint64) uint64 {
	a ^= b * 0x9E3779B97F4A7C15
	a ^= a >> 29
	a *= 0xBF58476D1CE4E5B9
	a ^= a >> 32
	return a
}

// hashString is FNV-1a over s.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

// weights is a linear classifier over hashed features as it is read from a
// model file: an open-addressed table from feature to the few classes that it
// speaks for or against. It is never changed after loading.
//
// A key's slot grows with the key, so that filling the table from a file that
// is in order of key goes through memory once.
type weights struct {
	classes int
	shift   uint // of a key, to its slot
	slots   []slot
	cells   []cell
	filter  []uint64 // one bit for each value of a key's upper bits that occurs
}

// A slot holds the upper half of a feature's hash and where its row begins in
// cells; at is 0 for an empty slot. The first cell of a row holds its length.
type slot struct{ key, at uint32 }

type cell struct {
	class  uint16
	weight int16
}

// finer is by how many bits the filter is finer than the slots.
const finer = 2

// batch is how many features are looked up side by side.
const batch = 256

// score sets into to the score of each class.
//
// Nearly all of its time goes into waiting for memory. So the lookups are done in rounds over all features, each round a loop of loads
// that do not depend on each other, which the processor overlaps.
func (w *weights) score(features []feature, into []int32) {
	clear(into)
	for len(features) > batch {
		w.add(features[:batch], into)
		features = features[batch:]
	}
	w.add(features, into)
}

func (w *weights) add(features []feature, into []int32) {
	var (
		keys  [batch]uint32
		found [batch]slot
		rows  [batch]uint32
		sizes [batch]uint16
	)
	n := 0
	fine := w.shift - finer
	for _, f := range features {
		key := uint32(f >> 32)
		k := key >> fine
		keys[n&(batch-1)] = key
		n += int(w.filter[k>>6] >> (k & 63) & 1)
	}
	for i, key := range keys[:n] {
		found[i] = w.slots[key>>w.shift]
	}
	m := 0
	for i, key := range keys[:n] {
		s := found[i]
		for j := int(key >> w.shift); s.key != key && s.at != 0; {
			j++
			s = w.slots[j]
		}
		rows[m] = s.at
		if s.at != 0 {
			m++
		}
	}
	for i, at := range rows[:m] {
		sizes[i] = w.cells[at].class
	}
	for i, at := range rows[:m] {
		for _, c := range w.cells[at+1 : at+1+uint32(sizes[i])] {
			into[c.class] += int32(c.weight)
		}
	}
}

// A table is what a classifier can be asked while features are collected: the
// finished weights, or a learner's current ones.
type table interface {
	score(features []feature, into []int32)
}

// scale is the number of units in a stored weight of 1.
const scale = 16

// learner is an averaged perceptron (Collins 2002) with sparse rows: a feature
// has a row once it took part in a mistake.
type learner struct {
	classes int
	slots   []ref // open addressing; a power of two
	rows    [][]learned
	step    float64
}

// A ref says which row a feature has: row is its number plus 1, 0 if the slot
// is empty.
type ref struct {
	key feature
	row int32
}

type learned struct {
	class  uint16
	weight float32 // now
	total  float32 // of updates times the step at which they were made
}

func learn(classes int) *learner {
	return &learner{classes: classes, slots: make([]ref, 1<<16), step: 1}
}

// find returns the slot of f, or the empty one where it belongs.
func (l *learner) find(f feature) *ref {
	for i := int(f>>20) & (len(l.slots) - 1); ; i = (i + 1) & (len(l.slots) - 1) {
		if s := &l.slots[i]; s.row == 0 || s.key == f {
			return s
		}
	}
}

func (l *learner) score(features []feature, into []int32) {
	clear(into)
	for _, f := range features {
		s := l.find(f)
		if s.row == 0 {
			continue
		}
		for _, c := range l.rows[s.row-1] {
			into[c.class] += int32(c.weight)
		}
	}
}

// row returns the number of the row of f, making one if there is none.
func (l *learner) row(f feature) int32 {
	s := l.find(f)
	if s.row == 0 {
		l.rows = append(l.rows, nil)
		*s = ref{f, int32(len(l.rows))}
		if len(l.rows)*2 > len(l.slots) {
			old := l.slots
			l.slots = make([]ref, 2*len(old))
			for _, r := range old {
				if r.row > 0 {
					*l.find(r.key) = r
				}
			}
		}
		return int32(len(l.rows) - 1)
	}
	return s.row - 1
}

// correct moves the weights of features from the class that was chosen
// towards the one that was right; either is left out if it is negative.
func (l *learner) correct(features []feature, right, chosen int) {
	for _, f := range features {
		i := l.row(f)
		if right >= 0 {
			l.add(i, right, 1)
		}
		if chosen >= 0 {
			l.add(i, chosen, -1)
		}
	}
}

func (l *learner) add(row int32, class int, d float32) {
	r := l.rows[row]
	for k := range r {
		if int(r[k].class) == class {
			r[k].weight += d
			r[k].total += d * float32(l.step)
			return
		}
	}
	l.rows[row] = append(r, learned{uint16(class), d, d * float32(l.step)})
}

// freeze averages the weights and returns them as they will be read from a
// file.
func (l *learner) freeze() *weights {
	type entry struct {
		key   uint32
		cells []cell
	}
	var entries []entry
	for _, s := range l.slots {
		if s.row == 0 {
			continue
		}
		e := entry{key: uint32(s.key >> 32)}
		for _, c := range l.rows[s.row-1] {
			v := float64(c.weight) - float64(c.total)/l.step
			q := math.Round(v * scale)
			if q == 0 {
				continue
			}
			w := int16(max(-math.MaxInt16, min(math.MaxInt16, q)))
			e.cells = append(e.cells, cell{c.class, w})
		}
		if len(e.cells) > 0 {
			slices.SortFunc(e.cells, func(a, b cell) int { return cmp.Compare(a.class, b.class) })
			entries = append(entries, e)
		}
	}
	order := func(a, b entry) int {
		if c := cmp.Compare(a.key, b.key); c != 0 {
			return c
		}
		return slices.CompareFunc(a.cells, b.cells, func(x, y cell) int {
			return cmp.Or(cmp.Compare(x.class, y.class), cmp.Compare(x.weight, y.weight))
		})
	}
	slices.SortFunc(entries, order)
	// Of features with the same key (a few in a million) the first is kept.
	entries = slices.CompactFunc(entries, func(a, b entry) bool { return a.key == b.key })
	w := emptyWeights(l.classes, len(entries))
	for _, e := range entries {
		w.insert(e.key)
		w.cells = append(w.cells, cell{class: uint16(len(e.cells))})
		w.cells = append(w.cells, e.cells...)
	}
	return w
}

// emptyWeights makes room for a number of rows. The slots end in a run of
// spare ones instead of going round, so that there is always an empty one.
func emptyWeights(classes, rows int) *weights {
	bits := 4
	for 1<<bits < rows*2 {
		bits++
	}
	return &weights{
		classes: classes,
		shift:   uint(32 - bits),
		slots:   make([]slot, 1<<bits+min(rows, 1<<12)+1),
		cells:   make([]cell, 1, 1+rows*3),
		filter:  make([]uint64, 1<<(bits+finer)/64),
	}
}

// insert makes a slot for key, whose row is about to be appended to cells. It
// reports whether there was room, as there is unless the keys are no hashes.
func (w *weights) insert(key uint32) bool {
	k := key >> (w.shift - finer)
	w.filter[k>>6] |= 1 << (k & 63)
	i := int(key >> w.shift)
	for w.slots[i].at != 0 {
		if i++; i == len(w.slots)-1 {
			return false
		}
	}
	w.slots[i] = slot{key, uint32(len(w.cells))}
	return true
}

// append writes w in its file form: the number of classes, rows and cells, and
// the rows in order of key: the distance to the key before, the number of
// cells, and each cell's class (as distance) and weight, all as varints.
func (w *weights) append(b []byte) []byte {
	used := make([]slot, 0, len(w.slots))
	for _, s := range w.slots {
		if s.at != 0 {
			used = append(used, s)
		}
	}
	slices.SortFunc(used, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
	b = binary.AppendUvarint(b, uint64(w.classes))
	b = binary.AppendUvarint(b, uint64(len(used)))
	b = binary.AppendUvarint(b, uint64(len(w.cells)))
	last := uint32(0)
	for _, s := range used {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		last = s.key
		n := uint32(w.cells[s.at].class)
		b = binary.AppendUvarint(b, uint64(n))
		class := uint16(0)
		for _, c := range w.cells[s.at+1 : s.at+1+n] {
			b = binary.AppendUvarint(b, uint64(c.class-class))
			class = c.class
			b = binary.AppendVarint(b, int64(c.weight))
		}
	}
	return b
}

var errCorrupt = errors.New("model file is corrupt")

// readWeights reads what append wrote and returns the rest of b.
func readWeights(b []byte) (*weights, []byte, error) {
	ok := true
	next := func() uint64 {
		if len(b) > 0 && b[0] < 0x80 { // most are one byte long
			v := uint64(b[0])
			b = b[1:]
			return v
		}
		v, n := binary.Uvarint(b)
		if n <= 0 {
			ok = false
			return 0
		}
		b = b[n:]
		return v
	}
	classes, rows, cells := next(), next(), next()
	if !ok || classes > math.MaxUint16 || rows > uint64(len(b)) || cells > uint64(len(b))+1 {
		return nil, nil, fmt.Errorf("read weights: %w", errCorrupt)
	}
	w := emptyWeights(int(classes), int(rows))
	w.cells = make([]cell, 1, max(1, cells))
	key := uint64(0)
	for range rows {
		key += next()
		n := next()
		if !ok || key > math.MaxUint32 || n > classes {
			return nil, nil, fmt.Errorf("read weights: %w", errCorrupt)
		}
		ok = ok && w.insert(uint32(key))
		w.cells = append(w.cells, cell{class: uint16(n)})
		class := uint64(0)
		for range n {
			class += next()
			z := next() // zigzag
			v := int64(z>>1) ^ -int64(z&1)
			if !ok || class >= classes {
				return nil, nil, fmt.Errorf("read weights: %w", errCorrupt)
			}
			w.cells = append(w.cells, cell{uint16(class), int16(v)})
		}
	}
	return w, b, nil
}

// fixed makes a table of given values, in units.
func fixed(classes int, values map[feature][]int32) *weights {
	l := learn(classes)
	for f, row := range values {
		i := l.row(f)
		for class, v := range row {
			if v != 0 {
				l.rows[i] = append(l.rows[i], learned{class: uint16(class), weight: float32(v) / scale})
			}
		}
	}
	return l.freeze()
}
