package coder_test

import (
	"fmt"
	"slices"
	"testing"
)

// Who acts, where the parser has it wrong: a subject that it makes an apposition of the
// day before, the first of two verbs, the agent of a passive that it gives to a later
// clause, the second of two armies.
func TestActorsTheTreeMisplaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Lewat telepon, Kamis malam, Presiden Prancis Emmanuel Macron meminta Iran membebaskan dua warganya.", "REQUEST FRA > IRN"},
		{"Arab Saudi, Uni Emirat Arab, dan Mesir kompak memutuskan hubungan diplomatik dengan Qatar.", "SANCTION ARE,EGY,SAU > QAT"},
		{"Majelis Nasional Korea Selatan dengan suara bulat menuntut Presiden Yoon Suk Yeol mencabut darurat militer.", "REQUEST KOR > KOR"},
		{"Rodrigo Duterte ditangkap polisi setibanya di Bandara Manila.", "COERCE PHL > PHL"},
		{"Konvoi tentara Mali itu ditembaki orang tak dikenal ketika melintas di Gao.", "ASSAULT --- > MLI"},
		{"Dua polisi Kenya dipukuli hingga tewas oleh massa.", "ASSAULT KEN > KEN"},
		{"Pertempuran antara militer Thailand dan militer Kamboja pecah pada Kamis.", "ASSAULT KHM,THA > "},
		{"Pasukan India terlibat baku tembak dengan pasukan Pakistan di Kashmir.", "ASSAULT IND,PAK > "},
		{"Rusia mengakui Donetsk tiga hari sebelum melancarkan invasi ke Ukraina.", "ASSAULT RUS > UKR"},
	} {
		a := analyse(t, "id", c.text)
		var got []string
		for _, e := range a.Events {
			got = append(got, fmt.Sprintf("%s %s > %s", e.Type, codeList(e.Actors), codeList(e.Recipients)))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\ngives %q, want %q", c.text, got, c.want)
		}
	}
}
