package lang

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDetect reads testdata/detect.txt: lines of "code | text".
func TestDetect(t *testing.T) {
	f, err := os.Open("testdata/detect.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	langs := map[string]int{}
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		code, text, ok := strings.Cut(sc.Text(), " | ")
		if !ok || strings.HasPrefix(code, "#") {
			continue
		}
		langs[code]++
		if got, conf := Detect(text, ""); got != code {
			t.Errorf("detect.txt:%d: %s (%.2f), want %s: %s", line, got, conf, code, text)
		} else if conf <= 0 || conf > 1 {
			t.Errorf("detect.txt:%d: confidence %v", line, conf)
		}
	}
	if len(langs) < 20 || langs["id"] < 15 || langs["ms"] < 8 || langs["en"] < 12 {
		t.Errorf("too few cases: %v", langs)
	}
}

func TestDetectNothing(t *testing.T) {
	for _, text := range []string{"", " \n", "1234 5678", "!!! … ???", "\xff\xfe\xfd", "https://example.org/a/b.html"} {
		if code, conf := Detect(text, "id"); code != Und || conf != 0 {
			t.Errorf("%q: %s, %v", text, code, conf)
		}
	}
}

// TestDetectHint: a hint decides ties and short texts, and nothing else.
func TestDetectHint(t *testing.T) {
	both := "Menteri itu menolak laporan tersebut dan mereka akan datang lagi"
	if code, _ := Detect(both, ""); code != "id" {
		t.Errorf("without a hint: %s", code)
	}
	if code, _ := Detect(both, "ms"); code != "ms" {
		t.Errorf("with the hint ms: %s", code)
	}
	if code, _ := Detect(both, "ms-MY"); code != "ms" {
		t.Errorf("with the hint ms-MY: %s", code)
	}
	if code, _ := Detect("The minister said that the talks would go on.", "id"); code != "en" {
		t.Errorf("English with the hint id: %s", code)
	}
	for code, short := range map[string][]string{
		"en": {"Vladimir Putin met Kim Jong Un in Pyongyang.", "Kim Yo Jong warned Seoul.", "Erdogan phoned Putin."},
		"id": {"Kim Jong Un mengunjungi Rusia.", "Menteri Luar Negeri Sugiono bertemu Wang Yi di Beijing.", "PM Anwar Ibrahim menemui Hun Manet di Putrajaya."},
	} {
		for _, s := range short {
			if got, _ := Detect(s, code); got != code {
				t.Errorf("short text with the hint %s: %s: %s", code, got, s)
			}
		}
	}
	for _, long := range []string{
		"Cumhurbaşkanı Erdoğan, Putin ile telefonda görüştü ve iki ülke arasındaki ilişkileri ele aldı.",
		"El presidente dijo que el gobierno no aceptará las condiciones de la otra parte.",
	} {
		if code, _ := Detect(long, "en"); code == "en" {
			t.Errorf("taken for English: %s", long)
		}
	}
	if code, conf := Detect("Zyx Qwv", "en"); code != "en" || conf != 0 {
		t.Errorf("names with a hint: %s, %v", code, conf)
	}
	if code, conf := Detect("Zyx Qwv", ""); code != Und || conf != 0 {
		t.Errorf("names without a hint: %s, %v", code, conf)
	}
}

func TestDetectMajority(t *testing.T) {
	id := "Presiden mengatakan bahwa pemerintah akan menggelar rapat karena harga naik. "
	en := "The president said that the government would meet because of the prices. "
	if code, _ := Detect(id+id+id+en, ""); code != "id" {
		t.Errorf("three to one: %s", code)
	}
	if code, _ := Detect(en+en+en+id, ""); code != "en" {
		t.Errorf("one to three: %s", code)
	}
	// What comes after the first 4 KB does not count.
	if code, _ := Detect(strings.Repeat(id, 60)+strings.Repeat(en, 500), ""); code != "id" {
		t.Errorf("beginning: %s", code)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("KPK Tangkap Menteri", "id")
	f.Add("\xff日本\xe3", "")
	f.Add(strings.Repeat("é", 5000), "zz")
	f.Add("a./b.c/d", "-")
	f.Fuzz(func(t *testing.T, text, hint string) {
		code, conf := Detect(text, hint)
		if code == "" && hint != "" || conf < 0 || conf > 1 || utf8.ValidString(hint) && !utf8.ValidString(code) {
			t.Fatalf("%q, %v", code, conf)
		}
		if again, c := Detect(text, hint); again != code || c != conf {
			t.Fatal("two runs differ")
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("Menteri Luar Negeri mengatakan bahwa pemerintah akan menggelar perundingan dengan negara tetangga pada pekan depan, tetapi menolak merinci. ", 20)[:2048]
	Detect(text, "")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Detect(text, "")
	}
}
