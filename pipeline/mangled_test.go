package pipeline_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"kawat"
	"kawat/pipeline/pipelinetest"
)

// TestMangled reads reports whose words are shuffled, cut, lost or shouted, as
// careless copying leaves them. None may be a fault. More are read with
// KAWAT_MANGLED=5000.
func TestMangled(t *testing.T) {
	n := 150
	if s := os.Getenv("KAWAT_MANGLED"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open("../eval/testdata/dev.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var texts []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var r struct{ Raw string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, r.Raw)
	}
	p, err := pipelinetest.Open()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		text := mangle(rnd, texts[rnd.IntN(len(texts))])
		_, err := p.Process(kawat.Raw{ID: "x", Media: kawat.Text, Published: "2024-05-06", Bytes: []byte(text)})
		if err != nil && strings.Contains(err.Error(), "fault of the program") {
			t.Errorf("%d: %v\n%.300s", i, err, text)
		}
	}
}

// mangle spoils a text in one of several ways.
func mangle(rnd *rand.Rand, text string) string {
	words := strings.Split(text, " ")
	switch rnd.IntN(8) {
	case 0:
		rnd.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return strings.Join(words, " ")
	case 1:
		lines := strings.Split(text, "\n")
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		return strings.Join(lines, "\n")
	case 2:
		a, b := rnd.IntN(len(text)+1), rnd.IntN(len(text)+1)
		return text[min(a, b):max(a, b)]
	case 3:
		out := []rune(text)
		for range 60 {
			out[rnd.IntN(len(out))] = []rune(`.,"“”():;'-– Aa0` + "\n\t")[rnd.IntN(18)]
		}
		return string(out)
	case 4:
		return strings.ToUpper(text)
	case 5:
		return strings.ToLower(text)
	case 6:
		return strings.NewReplacer("\n\n", " ", "\n", " ").Replace(text)
	}
	kept := words[:0:0]
	for _, w := range words {
		if rnd.IntN(3) > 0 {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
