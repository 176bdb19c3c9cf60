package coder_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
)

// Which day and place go to which act of a sentence: those of an aside, of words said
// elsewhere and of what is still to come are not those of the act.
func TestWhenAndWhere(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		// A day gone by dates no verb that tells what is or has been so.
		{"en", "Norway, which has accused Moscow of jamming its radars, met Finland in Oslo on Thursday.", "ACCUSE – – | CONSULT 2022-08-11 Oslo"},
		// What only tells which thing is meant has its own date.
		{"en", "Germany expelled two Russian diplomats in May.", "SANCTION 2022-05 –"},
		{"en", "Spain condemned the settlements that Israel approved in May.", "ACCUSE – –"},
		{"id", "Spanyol mengecam permukiman yang disetujui Israel pada Mei lalu.", "ACCUSE – –"},
		{"id", "Uni Eropa, yang menjatuhkan sanksi pada 2020, memuji Vietnam.", "SANCTION 2020 – | SUPPORT – –"},
		// The day of the words is not that of the act; an announcement is news of the day.
		{"en", "The Russian army said on Tuesday that it had captured the town of Vovchansk.", "ASSAULT – Vovchansk"},
		{"en", "Togo's defence minister announced on Thursday that the army had arrested the president.", "COERCE 2022-08-11 –"},
		{"en", "Brazil said on Thursday that it would restore relations with Cuba.", "AGREE 2022-08-11 –"},
		// One day for two acts of one breath, a coming day for what is to come.
		{"en", "On Monday Australia closed a port and threatened Norway with sanctions.", "COERCE 2022-08-15 – | THREATEN 2022-08-15 –"},
		{"en", "Iraq has rejected the demand, and its parliament has been closed since Sunday.", "REJECT – –"},
		// Places.
		{"en", "Rebels ambushed a Congolese convoy south of Bunia on Saturday.", "ASSAULT 2022-08-13 Bunia"},
		{"id", "Korea Selatan dan Jepang berlatih di atas Semenanjung Korea.", "COOPERATE – Semenanjung Korea"},
		{"id", "Indonesia mengevakuasi warga Filipina dari Khartoum ke Jeddah, Sabtu (13/8).", "AID 2022-08-13 Khartoum"},
		{"en", "India evacuated 40 workers from Lebanon on Monday.", "AID 2022-08-15 Lebanon"},
		{"id", "Indonesia mengevakuasi 40 pekerja dari Lebanon, Senin.", "AID 2022-08-15 Lebanon"},
		{"id", "Polisi Ekuador mendobrak masuk ke sebuah kantor di Quito dan menangkap Jorge Glas.", "COERCE – Quito | COERCE – Quito"},
		{"en", "Clashes broke out in Goma. Congolese rebels there shot dead two policemen.", "ASSAULT – Goma"},
		{"id", "Rusia dan Ukraina berunding di Istanbul. Menteri luar negeri Hungaria terbang ke Wina. Di kota yang sama, Turki bertemu Iran.", "CONSULT – Istanbul | CONSULT – Wina | CONSULT – Istanbul"},
		{"en", "Russia and Ukraine held talks in Istanbul. A Hungarian minister flew to Vienna. Turkey met Iran in the same city.", "CONSULT – Istanbul | CONSULT – Vienna | CONSULT – Istanbul"},
		{"en", "Russia and Ukraine held talks in Istanbul. A Hungarian minister spoke in Vienna. Turkey met Iran in that city.", "CONSULT – Istanbul | CONSULT – Vienna"},
		{"id", "Ledakan mengguncang Kabul. Pemberontak Afganistan menembak mati dua penjaga di sana.", "ASSAULT – Kabul"},
	} {
		a := analyse(t, c.lang, c.text)
		var got []string
		for _, e := range a.Events {
			day, place := "", ""
			if e.Date != nil {
				day = e.Date.EDTF
			}
			if e.Place != nil {
				place = e.Place.Name
			}
			got = append(got, fmt.Sprintf("%s %s %s", e.Type, cmp.Or(day, "–"), cmp.Or(place, "–")))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, g, c.want)
		}
	}
}
