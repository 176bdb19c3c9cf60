package ud

import (
	"math"
	"math/rand/v2"

	"kawat/ud/simd"
)

// sizes are the dimensions of a network.
type sizes struct {
	Dim      int `json:"dim"`      // of a word's embedding
	Hidden   int `json:"hidden"`   // of an LSTM, in one direction
	Layers   int `json:"layers"`   // of LSTMs
	TagLayer int `json:"tagLayer"` // after which tags are read, counted from 1
	Arc      int `json:"arc"`      // of the space in which arcs are scored
	Label    int `json:"label"`    // of the space in which relations are scored
	Vector   int `json:"vector"`   // of word vectors learnt elsewhere; 0 if there are none
	// TopTags says that tags are read from the last layer too; TagLayer is then a lower one.
	TopTags bool `json:"topTags,omitempty"`
}

// The features of a word, each with an embedding of its own. They are added up.
const (
	featWord = iota
	featP1
	featP2
	featP3
	featS1
	featS2
	featS3
	featS4
	featS5
	featShape
	wordFeats           // number of the features of the word alone
	featStyle = 30      // the treebank whose guidelines to follow
	featLook  = 31      // headline or running text
	unknown   = 0       // hash of the word feature of words that are in no table
	keyShift  = 64 - 32 // keys are the upper 32 bits of hashes
)

// keys are the embedding keys of a word.
type keys [wordFeats]uint32

func embeddingKey(feat int, hash uint64) uint32 {
	return uint32(mix(hash, uint64(feat)+1) >> keyShift)
}

func keysOf(w *word) (k keys) {
	for i, h := range hashesOf(w) {
		k[i] = embeddingKey(i, h)
	}
	return k
}

func hashesOf(w *word) [wordFeats]uint64 {
	return [wordFeats]uint64{w.lower, w.p1, w.p2, w.p3, w.s1, w.s2, w.s3, w.s4, w.s5, w.shape}
}

func styleKey(style uint64) uint32 { return embeddingKey(featStyle, style) }
func lookKey(look uint64) uint32   { return embeddingKey(featLook, look) }

// A param is a matrix of a network in training.
type param struct {
	rows, cols int
	at         int // of its first value in the flat memory
	w          []float32
	forward    simd.Floats // w, laid out
	backward   simd.Floats // its transpose
}

// An lstm is one direction of a layer: gates = x·wx + h·wh + b.
type lstm struct{ wx, wh, b *param }

// net is a network in training: all dense parameters in one piece of memory,
// and the embeddings.
type net struct {
	sizes
	tags, rels int // real numbers; columns are padded
	flat       []float32
	params     []*param
	layers     [][2]lstm
	tagW, tagB *param
	topTagW    *param // nil without TopTags
	root       *param // stands for the root among the words of the last layer
	depW, depB *param
	headW      *param
	headB      *param
	arcW, arcB *param
	labelDep   *param
	labelHead  *param
	labelB     *param
	relW, relB *param
	project    *param // word vectors into the embedding; nil without

	rowOf   map[uint32]int32 // key to row of the embeddings
	rowKeys []uint32
	embed   []float32 // rows × Dim

	vectorOf map[string]int32 // normal form to row of vectors
	vectors  []float32        // rows × Vector, fixed
}

func padded(n int) int { return (n + simd.Width - 1) / simd.Width * simd.Width }

// newNet makes a network with random parameters for the given embedding keys.
func newNet(z sizes, tags, rels int, embeddings []uint32, seed uint64) *net {
	n := &net{sizes: z, tags: tags, rels: rels, rowOf: map[uint32]int32{}}
	in := z.Dim
	out := 2 * z.Hidden
	for range z.Layers {
		var l [2]lstm
		for d := range l {
			l[d] = lstm{n.param(in, 4*z.Hidden), n.param(z.Hidden, 4*z.Hidden), n.param(1, 4*z.Hidden)}
		}
		n.layers = append(n.layers, l)
		in = out
	}
	n.tagW, n.tagB = n.param(out, padded(tags)), n.param(1, padded(tags))
	if z.TopTags {
		n.topTagW = n.param(out, padded(tags))
	}
	n.root = n.param(1, out)
	n.depW, n.depB = n.param(out, z.Arc), n.param(1, z.Arc)
	n.headW, n.headB = n.param(out, z.Arc), n.param(1, z.Arc)
	n.arcW, n.arcB = n.param(z.Arc, z.Arc), n.param(1, z.Arc)
	n.labelDep, n.labelHead, n.labelB = n.param(out, z.Label), n.param(out, z.Label), n.param(1, z.Label)
	n.relW, n.relB = n.param(z.Label, padded(rels)), n.param(1, padded(rels))
	if z.Vector > 0 {
		n.project = n.param(z.Vector, z.Dim)
	}
	size := 0
	for _, p := range n.params {
		p.at = size
		size += p.rows * p.cols
	}
	n.flat = make([]float32, size)
	r := rand.New(rand.NewPCG(seed, 1))
	for _, p := range n.params {
		p.w = n.flat[p.at : p.at+p.rows*p.cols]
		scale := math.Sqrt(6 / float64(p.rows+p.cols))
		switch {
		case p == n.root:
			scale = 0.1
		case p == n.arcW:
			scale = 0.02
		case p.rows == 1:
			continue
		}
		for i := range p.w {
			p.w[i] = float32((r.Float64()*2 - 1) * scale)
		}
	}
	for _, l := range n.layers {
		for _, d := range l {
			for i := range z.Hidden {
				d.b.w[z.Hidden+i] = 1 // remember at first
			}
		}
	}
	n.rowKeys = embeddings
	n.embed = make([]float32, len(embeddings)*z.Dim)
	for i, k := range embeddings {
		n.rowOf[k] = int32(i)
	}
	for i := range n.embed {
		n.embed[i] = float32(r.NormFloat64() * 0.3)
	}
	n.pack()
	return n
}

func (n *net) param(rows, cols int) *param {
	p := &param{rows: rows, cols: cols}
	n.params = append(n.params, p)
	return p
}

// pack lays the parameters out for multiplication, after a change.
func (n *net) pack() {
	parallel(len(n.params), func(i int) {
		p := n.params[i]
		if p.rows == 1 {
			return
		}
		p.forward.Pack(p.w, p.rows, p.cols)
		if p.rows%simd.Width == 0 {
			p.backward.PackTransposed(p.w, p.cols, p.rows)
		}
	})
}
