package coder

import "slices"

// repair mends what the parser has wrong where names, word order or voice leave
// no doubt. The sentence itself stays as it is; only this view of it changes.
func (t *tree) repair() {
	t.repairNames()
	t.repairAgents()
	t.repairObjects()
	t.repairCoordination()
}

// move hangs token k on another head.
func (t *tree) move(k, head int, rel string) {
	if h := t.head(k); h >= 0 {
		t.kids[h] = slices.DeleteFunc(t.kids[h], func(x int) bool { return x == k })
	}
	t.heads[k], t.rels[k] = head, rel
	i, _ := slices.BinarySearch(t.kids[head], k)
	t.kids[head] = slices.Insert(t.kids[head], i, k)
}

// repairNames hangs a later part of a name on the part before it, where the tree
// makes two arguments of one clause of them: "called Xi Jinping".
func (t *tree) repairNames() {
	for k := 1; k < len(t.low); k++ {
		if h := t.head(k); t.inner[k] && t.rel(k) == "case" && h >= 0 && h < k && t.tok(k).Form != t.low[k] {
			t.move(k, h, "flat") // "kantor berita Antara": a name, and no marker
		}
		if !t.inner[k] || t.head(k) < 0 || t.head(k) != t.head(k-1) || t.tok(k).UPOS != "PROPN" || t.tok(k-1).UPOS != "PROPN" || len(t.cases(k)) > 0 {
			continue
		}
		switch t.rel(k) {
		case "obj", "obl", "xcomp", "ccomp", "parataxis":
			t.move(k, k-1, "flat")
		}
	}
}

// repairAgents makes plain obliques of the agents of finite active verbs:
// "spoke by phone".
func (t *tree) repairAgents() {
	if !t.sets.auxPassive {
		return
	}
	for k := range t.rels {
		if v := t.head(k); v >= 0 && t.deprel(k) == "obl:agent" && t.tok(v).Feat("VerbForm") == "Fin" &&
			!slices.ContainsFunc(t.kids[v], func(c int) bool { return t.deprel(c) == "aux:pass" }) {
			t.rels[k] = "obl"
		}
	}
}

// repairObjects makes objects of the nouns right behind active verbs that the
// tree takes for other things.
func (t *tree) repairObjects() {
	for v := 0; v+1 < len(t.low); v++ {
		k := v + 1
		if !t.verbal(v) || t.child(v, "obj") >= 0 || t.when[k] || len(t.cases(k)) > 0 || t.passive(v) {
			continue
		}
		switch h := t.head(k); {
		case h == v && t.tok(k).UPOS == "PROPN" && (t.rel(k) == "xcomp" || t.rel(k) == "flat"):
			t.rels[k] = "obj" // "called Vladimir Putin", "to sue Russia"
		case h == k+1 && t.noun[k] && t.noun[h] && t.head(h) == v && t.rel(h) == "ccomp":
			// "membubarkan demonstran Belarus": who is named is no clause.
			t.move(k, v, "obj")
			t.move(h, k, "nmod")
		}
	}
}

// repairCoordination hangs a name that is coordinated with a common noun on the
// name right before the conjunction: in "perundingan Rusia dan Ukraina" Ukraina
// goes with Rusia, not with the talks.
func (t *tree) repairCoordination() {
	for k := range t.rels {
		h := t.head(k)
		if h < 0 || t.rel(k) != "conj" || t.tok(k).UPOS != "PROPN" || t.tok(h).UPOS != "NOUN" || t.name[h] || k < h {
			continue
		}
		cc := -1
		for j := k - 1; j > h; j-- {
			if t.tok(j).UPOS == "CCONJ" {
				cc = j
				break
			}
		}
		if cc < 0 {
			continue
		}
		for _, p := range t.kids[h] {
			if p == k || t.tok(p).UPOS != "PROPN" || t.rel(p) == "conj" {
				continue
			}
			if _, last := t.extent(p); last == cc-1 {
				t.move(k, p, "conj")
				break
			}
		}
	}
}
