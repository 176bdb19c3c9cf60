package id

import (
	"slices"
	"testing"

	"kawat"
)

// The key under which rules name a verb is among the stems of each voice.
func TestVerbKeys(t *testing.T) {
	for _, c := range []struct{ form, key string }{
		{"menyerang", "serang"}, {"diserang", "serang"}, {"Serang", "serang"}, {"kuserang", "serang"},
		{"memukul", "pukul"}, {"membom", "bom"}, {"mengebom", "bom"}, {"menahan", "tahan"}, {"mendesak", "desak"},
		{"mengirim", "kirim"}, {"mengirimkan", "kirimkan"}, {"mengusir", "usir"}, {"mengecam", "kecam"}, {"mengecat", "cat"},
		{"melempari", "lempari"}, {"menemui", "temui"}, {"ditemui", "temui"}, {"bertemu", "bertemu"}, {"tertembak", "tembak"},
		{"memveto", "veto"}, {"mengalah", "alah"}, {"menghimpun", "himpun"}, {"memprotes", "protes"}, {"menerima", "terima"}, {"menyerangnya", "serang"},
	} {
		if keys := VerbKeys(&kawat.Token{Form: c.form}); !slices.Contains(keys, c.key) {
			t.Errorf("%s: %v lacks %s", c.form, keys, c.key)
		}
	}
	if keys := NounKeys(&kawat.Token{Form: "Serangan-serangan"}); !slices.Equal(keys, []string{"serangan"}) {
		t.Errorf("serangan-serangan: %v", keys)
	}
}
