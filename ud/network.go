package ud

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"kawat"
	"kawat/ud/simd"
)

// A network is what is kept of a net for analysis: weights as whole numbers of
// 8 bits, with a scale for each column of a matrix and each row of a table. Its
// sums are sums of whole numbers, so they are the same on every machine; see
// package simd.
type network struct {
	sizes
	tagCount   int // real columns of tag; the others are padding
	relCount   int
	kern       simd.Kernel
	layers     [][2]direction
	tag        *matrix
	topTag     *matrix // nil without TopTags
	dep, head  *matrix
	arc        *matrix
	labelDep   *matrix
	labelHead  *matrix
	rel        *matrix
	root       []float32 // of the last layer, 2·Hidden values
	words      *table8
	vectors    *table8 // of word vectors, keyed by the hash of the word; nil without
	project    *matrix
	rootHead   []float32 // what head and labelHead make of the root
	rootLabel  []float32
	unknownRow int
}

type direction struct{ x, h *matrix }

// A matrix of rows × cols weights.
type matrix struct {
	rows, cols int
	w          []int8 // kept for writing, also of a network that was read
	scale      []float32
	bias       []float32 // nil if there is none
	m          *simd.Integers
	factor     []float32 // scale divided by the scale of the input
}

// table8 is a table of rows of 8-bit numbers, found by 32-bit keys.
type table8 struct {
	cols  int
	keys  []uint32 // rising
	scale []float32
	w     []int8
	slots []int32 // row+1 by open addressing
	shift uint
}

// Scales of what goes into matrices, before rounding to whole numbers of at
// most simd.Most, to which Quantize cuts them. LSTM outputs lie between -1 and 1;
// the others of the committed models stay within half of the range that they then
// have.
const (
	inputScale  = 256       // of embeddings: ±16
	hiddenScale = simd.Most // of LSTM outputs: ±1
	topScale    = 256       // of what scores arcs and relations: ±16
)

// arcRange is the greatest absolute value of the numbers of which the products
// are the scores of arcs: sums of Arc products stay within 31 bits.
func (z sizes) arcRange() float32 {
	return float32(min(simd.Most, math.Floor(math.Sqrt(float64(math.MaxInt32)/float64(z.Arc+1)))))
}

func quantizeMatrix(p, b *param) *matrix {
	m := &matrix{rows: p.rows, cols: p.cols, w: make([]int8, len(p.w)), scale: make([]float32, p.cols)}
	for j := range p.cols {
		top := float32(0)
		for i := range p.rows {
			v := p.w[i*p.cols+j]
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		m.scale[j] = top / 127
		for i := range p.rows {
			m.w[i*p.cols+j] = int8(math.RoundToEven(float64(p.w[i*p.cols+j]) * 127 / float64(top)))
		}
	}
	if b != nil {
		m.bias = slices.Clone(b.w)
	}
	return m
}

func quantizeTable(keys []uint32, w []float32, cols int) *table8 {
	t := &table8{cols: cols, keys: keys, scale: make([]float32, len(keys)), w: make([]int8, len(w))}
	for i := range keys {
		row := w[i*cols : (i+1)*cols]
		top := float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		t.scale[i] = top / 127
		for j, v := range row {
			t.w[i*cols+j] = int8(math.RoundToEven(float64(v) * 127 / float64(top)))
		}
	}
	return t
}

// quantized makes a network of n.
func (n *net) quantized() *network {
	q := &network{sizes: n.sizes, tagCount: n.tags, relCount: n.rels}
	for _, l := range n.layers {
		var d [2]direction
		for i, w := range l {
			d[i] = direction{quantizeMatrix(w.wx, w.b), quantizeMatrix(w.wh, nil)}
		}
		q.layers = append(q.layers, d)
	}
	q.tag = quantizeMatrix(n.tagW, n.tagB)
	if n.topTagW != nil {
		q.topTag = quantizeMatrix(n.topTagW, nil)
	}
	q.dep, q.head, q.arc = quantizeMatrix(n.depW, n.depB), quantizeMatrix(n.headW, n.headB), quantizeMatrix(n.arcW, n.arcB)
	q.labelDep, q.labelHead, q.rel = quantizeMatrix(n.labelDep, n.labelB), quantizeMatrix(n.labelHead, nil), quantizeMatrix(n.relW, n.relB)
	q.root = slices.Clone(n.root.w)
	q.words = quantizeTable(n.rowKeys, n.embed, n.Dim)
	if n.project != nil {
		q.project = quantizeMatrix(n.project, nil)
		type entry struct {
			key uint32
			row int32
		}
		var list []entry
		for w, r := range n.vectorOf {
			list = append(list, entry{vectorKey(hashString(w)), r})
		}
		slices.SortFunc(list, func(a, b entry) int {
			if a.key != b.key {
				return int(int64(a.key) - int64(b.key))
			}
			return int(a.row - b.row)
		})
		list = slices.CompactFunc(list, func(a, b entry) bool { return a.key == b.key })
		var keys []uint32
		var rows []float32
		for _, e := range list {
			keys = append(keys, e.key)
			rows = append(rows, n.vectors[int(e.row)*n.Vector:int(e.row+1)*n.Vector]...)
		}
		q.vectors = quantizeTable(keys, rows, n.Vector)
	}
	return q
}

func vectorKey(hash uint64) uint32 { return uint32(mix(hash, 99) >> keyShift) }

// ready lays the weights out for a kernel.
func (q *network) ready(kern simd.Kernel) {
	q.kern = kern
	lay := func(m *matrix, in float32) {
		m.m = kern.Integers(m.w, m.rows, m.cols)
		m.factor = make([]float32, m.cols)
		for i, s := range m.scale {
			m.factor[i] = s / in
		}
	}
	for i := range q.layers {
		in := float32(hiddenScale)
		if i == 0 {
			in = inputScale
		}
		for _, d := range q.layers[i] {
			lay(d.x, in)
			lay(d.h, hiddenScale)
		}
	}
	lay(q.tag, hiddenScale)
	if q.topTag != nil {
		lay(q.topTag, hiddenScale)
	}
	lay(q.dep, hiddenScale)
	lay(q.head, hiddenScale)
	lay(q.labelDep, hiddenScale)
	lay(q.labelHead, hiddenScale)
	lay(q.arc, topScale)
	lay(q.rel, topScale)
	if q.project != nil {
		lay(q.project, 1)
		q.vectors.index()
	}
	q.words.index()
	q.unknownRow = q.words.find(embeddingKey(featWord, unknown))
	root := make([]int16, 2*q.Hidden)
	kern.Quantize(root, q.root, hiddenScale)
	row := func(m *matrix) []float32 {
		acc, out := make([]int32, m.cols), make([]float32, m.cols)
		m.m.Mul(acc, root, 1)
		m.apply(kern, out, acc)
		return out
	}
	q.rootHead, q.rootLabel = row(q.head), row(q.labelHead)
	relu(q.rootHead)
}

// apply turns the sums of one or more rows into values.
func (m *matrix) apply(kern simd.Kernel, out []float32, acc []int32) {
	bias := m.bias
	if bias == nil {
		bias = zeros[:m.cols]
	}
	for i := 0; i < len(out); i += m.cols {
		kern.Scaled(out[i:i+m.cols], bias, acc[i:i+m.cols], m.factor)
	}
}

var zeros [4096]float32

func (t *table8) index() {
	bits := uint(4)
	for 1<<bits < len(t.keys)*2 {
		bits++
	}
	t.shift = 32 - bits
	t.slots = make([]int32, 1<<bits)
	for i, k := range t.keys {
		// Keys are the upper bits of hashes, so their own upper bits spread well.
		j := int(k >> t.shift)
		for t.slots[j] != 0 {
			j = (j + 1) & (len(t.slots) - 1)
		}
		t.slots[j] = int32(i + 1)
	}
}

// find returns the row of a key, -1 if there is none.
func (t *table8) find(key uint32) int {
	for j := int(key >> t.shift); ; j = (j + 1) & (len(t.slots) - 1) {
		r := int(t.slots[j])
		if r == 0 || t.keys[r-1] == key {
			return r - 1
		}
	}
}

// addTo adds a row to x.
func (t *table8) addTo(x []float32, row int) {
	if row < 0 {
		return
	}
	s := t.scale[row]
	for j, v := range t.w[row*t.cols : (row+1)*t.cols] {
		x[j] += float32(float32(v) * s)
	}
}

// The file form: tables and matrices one after the other, sizes first, numbers
// little endian, keys as distances.

func appendFloats(b []byte, v []float32) []byte {
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

func appendBytes(b []byte, v []int8) []byte {
	for _, x := range v {
		b = append(b, byte(x))
	}
	return b
}

func (q *network) matrices() []*matrix {
	var out []*matrix
	for _, l := range q.layers {
		for _, d := range l {
			out = append(out, d.x, d.h)
		}
	}
	out = append(out, q.tag, q.dep, q.head, q.arc, q.labelDep, q.labelHead, q.rel)
	if q.project != nil {
		out = append(out, q.project)
	}
	if q.topTag != nil {
		out = append(out, q.topTag)
	}
	return out
}

func (q *network) append(b []byte) []byte {
	for _, m := range q.matrices() {
		b = appendFloats(b, m.scale)
		b = appendFloats(b, m.bias)
		b = appendBytes(b, m.w)
	}
	b = appendFloats(b, q.root)
	tables := []*table8{q.words}
	if q.vectors != nil {
		tables = append(tables, q.vectors)
	}
	for _, t := range tables {
		b = binary.AppendUvarint(b, uint64(len(t.keys)))
		last := uint32(0)
		for _, k := range t.keys {
			b = binary.AppendUvarint(b, uint64(k-last))
			last = k
		}
		b = appendFloats(b, t.scale)
		b = appendBytes(b, t.w)
	}
	return b
}

// A bytesReader takes values off the front of a file's bytes.
type bytesReader struct {
	b   []byte
	err error
}

func (r *bytesReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err = errCorrupt
		r.b = nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *bytesReader) floats(n int) []float32 {
	raw := r.take(4 * n)
	if raw == nil {
		return make([]float32, n)
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		if !(out[i] >= -mostFloat && out[i] <= mostFloat) { // NaN too
			r.err = errCorrupt
		}
	}
	return out
}

func (r *bytesReader) bytes(n int) []int8 {
	raw := r.take(n)
	out := make([]int8, n)
	for i, v := range raw {
		out[i] = int8(v)
	}
	return out
}

func (r *bytesReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.err = errCorrupt
		return 0
	}
	r.b = r.b[n:]
	return v
}

// limits of a network that is read from a file.
const (
	mostDim    = 1024
	mostLayers = 16
	mostFloat  = 1e6 // scales and biases; with them no sum can overflow
)

// check reports sizes with which a network of so many tags and relations can't
// be computed.
func (z sizes) check(tags, rels int) error {
	for _, s := range []struct {
		name string
		n    int
	}{{"dim", z.Dim}, {"hidden", z.Hidden}, {"arc", z.Arc}, {"label", z.Label}} {
		if s.n <= 0 || s.n > mostDim || s.n%simd.Width != 0 {
			return fmt.Errorf("size %s is %d; it must be a multiple of %d up to %d: %w", s.name, s.n, simd.Width, mostDim, kawat.ErrInvalid)
		}
	}
	switch {
	case z.Vector < 0 || z.Vector > mostDim || z.Vector%2 != 0:
		return fmt.Errorf("word vectors have %d numbers; there must be an even number up to %d: %w", z.Vector, mostDim, kawat.ErrInvalid)
	case z.Layers <= 0 || z.Layers > mostLayers || z.TagLayer <= 0 || z.TagLayer > z.Layers:
		return fmt.Errorf("%d layers, tags after layer %d; there can be up to %d: %w", z.Layers, z.TagLayer, mostLayers, kawat.ErrInvalid)
	case z.TopTags && z.TagLayer == z.Layers:
		return fmt.Errorf("tags can't be read twice from layer %d: %w", z.Layers, kawat.ErrInvalid)
	case tags <= 0 || tags > len(zeros)-simd.Width || rels <= 1 || rels > len(zeros)-simd.Width:
		return fmt.Errorf("%d tags and %d relations; there can be up to %d: %w", tags, rels, len(zeros)-simd.Width, kawat.ErrInvalid)
	}
	return nil
}

// readNetwork reads what append wrote and returns the rest of b.
func readNetwork(b []byte, z sizes, tags, rels int) (*network, []byte, error) {
	if z.check(tags, rels) != nil {
		return nil, nil, fmt.Errorf("read network: impossible sizes: %w", errCorrupt)
	}
	r := &bytesReader{b: b}
	read := func(rows, cols int, bias bool) *matrix {
		m := &matrix{rows: rows, cols: cols}
		if 4*cols+rows*cols > len(r.b) {
			r.err = errCorrupt
			return m
		}
		m.scale = r.floats(cols)
		if bias {
			m.bias = r.floats(cols)
		}
		m.w = r.bytes(rows * cols)
		return m
	}
	q := &network{sizes: z, tagCount: tags, relCount: rels}
	in, out := z.Dim, 2*z.Hidden
	for range z.Layers {
		var d [2]direction
		for i := range d {
			d[i].x = read(in, 4*z.Hidden, true)
			d[i].h = read(z.Hidden, 4*z.Hidden, false)
		}
		q.layers = append(q.layers, d)
		in = out
	}
	q.tag = read(out, padded(tags), true)
	q.dep, q.head, q.arc = read(out, z.Arc, true), read(out, z.Arc, true), read(z.Arc, z.Arc, true)
	q.labelDep, q.labelHead, q.rel = read(out, z.Label, true), read(out, z.Label, false), read(z.Label, padded(rels), true)
	if z.Vector > 0 {
		q.project = read(z.Vector, z.Dim, false)
	}
	if z.TopTags {
		q.topTag = read(out, padded(tags), false)
	}
	q.root = r.floats(out)
	tab := func(cols int) *table8 {
		t := &table8{cols: cols}
		n := r.uvarint()
		if n > uint64(len(r.b)) {
			r.err = errCorrupt
			return t
		}
		key := uint64(0)
		for range n {
			key += r.uvarint()
			if key > math.MaxUint32 || r.err != nil {
				r.err = errCorrupt
				return t
			}
			t.keys = append(t.keys, uint32(key))
		}
		if int(n)*(4+cols) > len(r.b) {
			r.err = errCorrupt
			return t
		}
		t.scale = r.floats(int(n))
		t.w = r.bytes(int(n) * cols)
		return t
	}
	q.words = tab(z.Dim)
	if z.Vector > 0 {
		q.vectors = tab(z.Vector)
	}
	if r.err != nil {
		return nil, nil, fmt.Errorf("read network: %w", r.err)
	}
	return q, r.b, nil
}
