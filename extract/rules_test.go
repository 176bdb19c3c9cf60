package extract

import (
	"strings"
	"testing"

	"kawat"
)

func TestFindDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Jumat, 15 Juli 2022 09:14 WIB", "2022-07-15T09:14:00+07:00"},
		{"Jumat, 1 Juli 2022 | 08:02 WIB", "2022-07-01T08:02:00+07:00"},
		{"25/09/2019, 06:31 WIB", "2019-09-25T06:31:00+07:00"},
		{"Jumat, 09 Desember 2022 / 06:55 WITA", "2022-12-09T06:55:00+08:00"},
		{"Kamis, 16 Februari 2023, 18:22 WIT", "2023-02-16T18:22:00+09:00"},
		{"Rabu Pon, 22 September 1999", "1999-09-22"},
		{"Ahad 12 Nop 2023 pukul 10.05 WIB", "2023-11-12T10:05:00+07:00"},
		{"Sabtu, 2/8/2025 | 06.05 WIB", "2025-08-02T06:05:00+07:00"},
		{"7 April 2024, 06.48", "2024-04-07"}, // a clock without a zone is no instant
		{"Sen, 3 Agt 2020", "2020-08-03"},
		{"March 11, 2023, 4:02 AM UTC", "2023-03-11T04:02:00+00:00"},
		{"Feb. 24, 2024", "2024-02-24"},
		{"Sun 26 May 2024 18.41 BST", "2024-05-26T18:41:00+01:00"},
		{"Aug. 2, 2024 at 12:45 a.m. EDT", "2024-08-02T00:45:00-04:00"},
		{"July 4, 2024 at 9 p.m. ET", "2024-07-04T21:00:00-04:00"},
		{"January 4, 2024 9:00 pm ET", "2024-01-04T21:00:00-05:00"},
		{"Saturday May 24 2025, 12.01am BST", "2025-05-24T00:01:00+01:00"},
		{"September 30, 2016, 02.14 AM IST", "2016-09-30T02:14:00+05:30"},
		{"Thursday, October 14th, 2004", "2004-10-14"},
		{"10:30 WIB, 15 Juli 2022", "2022-07-15T10:30:00+07:00"},
		{"2025-05-25 21:17:45", "2025-05-25"},
		{"2023-01-20T14:30:00+0700", "2023-01-20T14:30:00+07:00"},
		{"2023-08-11T15:20:31.000Z", "2023-08-11T15:20:31+00:00"},
		{"2022/12/06 13:05:44", "2022-12-06"},
		{"Wed, 10 May 2023 16:20:03 +0700", "2023-05-10T16:20:03+07:00"},
		{"12 Mei 2023 20:14 GMT+7", "2023-05-12T20:14:00+07:00"},
		{"March 5, 2024 20:14 GMT+700", "2024-03-05T20:14:00+07:00"},
		{"10/14/2004", "2004-10-14"}, // only month first is possible
		{"3/4/2004", "2004-04-03"},
		{"31 Februari 2020", ""},
		{"29 Feb 2023", ""},
		{"resolusi 2023", ""},
		{"Nov 3", ""},
		{"", ""},
	} {
		got := ""
		if d, ok := findDate(c.in); ok {
			got = d.iso()
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestDateline(t *testing.T) {
	const rest = "Para menteri bertemu pada hari Senin untuk membahas tarif dan kuota."
	for _, c := range []struct{ head, place string }{
		{"TRIBUNNEWS.COM, MOSKOW – ", "MOSKOW"},
		{"JAKARTA, KOMPAS.com – ", "JAKARTA"},
		{"LABUAN BAJO, NTT, KOMPAS.com - ", "LABUAN BAJO"},
		{"Jakarta - ", "Jakarta"},
		{"JAKARTA, Nov 3 (Reuters) – ", "JAKARTA"},
		{"MOSCOW/BEIJING, Nov 3 (Reuters) - ", "MOSCOW/BEIJING"},
		{"QUITO (JG/AP) — ", "QUITO"},
		{"Jakarta (ANTARA) - ", "Jakarta"},
		{"Pontianak, W Kalimantan (ANTARA) - ", "Pontianak"},
		{"WASHINGTON (AP) — ", "WASHINGTON"},
		{"ST. PETERSBURG, Russia (AP) — ", "ST. PETERSBURG"},
		{"Seoul, CNN Indonesia -- ", "Seoul"},
		{"NAYPYITAW, Feb. 3 — ", "NAYPYITAW"},
		{"NEW YORK, 21 February —", "NEW YORK"},
		{"ZAMBOANGA CITY—", "ZAMBOANGA CITY"},
		{"ISLAMABAD: ", "ISLAMABAD"},
		{"KONTAN.CO.ID - JAKARTA. ", "JAKARTA"},
		{"Bisnis.com, JAKARTA - ", "JAKARTA"},
		{"Liputan6.com, Jakarta - ", "Jakarta"},
		{"REPUBLIKA.CO.ID, RIYADH -- ", "RIYADH"},
		{"TEMPO.CO, Jakarta - ", "Jakarta"},
		{"JAKARTA (7/3) – ", "JAKARTA"},
		{"New Delhi [India], November 3 (ANI): ", "New Delhi"},
		{"MOSCOW, November 3. /TASS/. ", "MOSCOW"},
		{"MOSCOW. Nov 3 (Interfax) - ", "MOSCOW"},
		{"[JAKARTA] ", "JAKARTA"},
		{"PORT-AU-PRINCE – ", "PORT-AU-PRINCE"},
		{"JAKARTA, (PR).- ", "JAKARTA"},
		{"Merdeka.com - ", ""}, // the outlet alone
		{"Oct 23 (Ledger Markets) - ", ""},
	} {
		a := newDraft(kawat.Raw{})
		p, ok := a.readDateline(c.head+rest, rest)
		if !ok || p.place != c.place || strings.TrimSpace((c.head + rest)[p.rest:]) != rest {
			t.Errorf("%q: got %+v, %v; want %q", c.head, p, ok, c.place)
		}
	}
	for _, s := range []string{
		"Menteri Luar Negeri – yang baru dilantik – bertolak ke Hanoi pada Senin pagi untuk berunding.",
		"Now, it is only natural that reports questioning the plan — in two newspapers — were read closely.",
		"The talks — which lasted two days — ended without a statement, officials said on Tuesday.",
		"BREAKING: ministers from five states have agreed on a new calendar of meetings for the year.",
		"RALAT: berita sebelumnya menyebutkan tanggal yang salah; yang benar adalah hari Selasa pagi.",
		"\"Kami siap,\" kata dia - lalu ia pergi meninggalkan ruang sidang tanpa menjawab pertanyaan.",
		"Ada tiga syarat: jadwal, anggaran, dan tempat yang disetujui oleh semua pihak yang berunding.",
		"News coverage of the treaty has tended to focus on one part — the ferry that nobody had asked for.",
		"This Friday - the first of the month - is a holiday in both countries, the ministry said.",
	} {
		a := newDraft(kawat.Raw{})
		if p, ok := a.readDateline(s, s); ok {
			t.Errorf("%q: read as a dateline, %+v", s, p)
		}
	}
}

func TestCredit(t *testing.T) {
	for _, c := range []struct {
		in              string
		writers, editor string
	}{
		{"Penulis: Tegar Mahendra, Lestari Ayu", "Tegar Mahendra; Lestari Ayu", ""},
		{"Pewarta : Yosefina Wanma", "Yosefina Wanma", ""},
		{"Laporan Wartawan Tribunnews.com Rina Sari", "Rina Sari", ""},
		{"Laporan Wartawan Warta Kota, Dimas Ardiansyah", "Dimas Ardiansyah", ""},
		{"Reporter: Aldi Rahman | Editor: Sari Widya", "Aldi Rahman", "Sari Widya"},
		{"Rep: Hudzaifah/ Red: Siti Maryam", "Hudzaifah", "Siti Maryam"},
		{"Penulis: Rani Wulan Editor: Bagus P.", "Rani Wulan", "Bagus P."},
		{"penulis Nabila R", "Nabila R", ""},
		{"Ditulis oleh Maya Ginting", "Maya Ginting", ""},
		{"Resensi film oleh Damar Wiyono", "Damar Wiyono", ""},
		{"Oleh Yance W. (Wamena) & Redaksi", "Yance W.", ""},
		{"Laporan: Tiara K. dan Beni Hutagalung (magang)", "Tiara K.; Beni Hutagalung", ""},
		{"By Jane Doe and John Roe", "Jane Doe; John Roe", ""},
		{"By JANE DOE", "Jane Doe", ""},
		{"By Eleanor Finch in Manila", "Eleanor Finch", ""},
		{"By Jane Doe, Reuters", "Jane Doe", ""},
		{"by Ludwig van der Berg, Staff Writer", "Ludwig van der Berg", ""},
		{"By Ana Silva, PhD and Ken Mori Jr.", "Ana Silva; Ken Mori Jr.", ""},
		{"Jane Doe, Foreign Correspondent", "Jane Doe", ""},
		{"Fikri Ramadhan - detakNusantara", "Fikri Ramadhan", ""},
		{"Isobel Marchant in Kyiv", "Isobel Marchant", ""},
		{"Lukas Brandt in Frankfurt an der Oder", "Lukas Brandt", ""},
		{"Hazel Whitcombe (now) and Min-ji Carver (earlier)", "Hazel Whitcombe; Min-ji Carver", ""},
		{"Reporting by A. B. Carr in Lima and Jo Poe in La Paz; Editing by Al Roe", "A. B. Carr; Jo Poe", "Al Roe"},
		{"Source: Eastern Sun | 2025-05-25 21:17:45 | Editor: zhouwen", "", "zhouwen"},
		{"Author: Kompas Cyber Media", "", ""},
		{"By Reuters", "", ""},
		{"Tim Redaksi", "", ""},
		{"By Friday, troops had left the town.", "", ""},
		{"From Page A1", "", ""},
		{"Oleh karena itu, pemerintah menunda rapat.", "", ""},
		{"Editor media itu menolak berkomentar soal laporan tersebut.", "", ""},
		{"DPD RI dan Senator Filipina Bahas Jalur Feri", "", ""},
	} {
		a := newDraft(kawat.Raw{})
		got, ok := a.readCredit(c.in, false)
		if !ok {
			got = credit{}
		}
		if w, e := strings.Join(got.writers, "; "), strings.Join(got.editors, "; "); w != c.writers || e != c.editor {
			t.Errorf("%q: got %q and %q, want %q and %q", c.in, w, e, c.writers, c.editor)
		}
	}
}

// TestKept holds that lines of a report which look a little like furniture
// stay in its body.
func TestKept(t *testing.T) {
	lines := []string{
		"Headline of the report that is being told here",
		"By Jane Doe",
		"May 3, 2021",
		"LIMA, May 3 (Delta Wire) - The two presidents signed a treaty on fisheries in front of the press on Monday.",
		"“Share the sea,” she said.",
		"Sumber di istana mengatakan bahwa rapat ditunda sampai pekan depan karena cuaca.",
		"Editor surat kabar itu menyambut baik keputusan hakim yang dibacakan kemarin.",
		"Ikuti jejak pendahulunya, menteri baru itu langsung terbang ke perbatasan.",
		"Foto-foto satelit menunjukkan jembatan itu sudah rampung sejak bulan lalu.",
		"The photo, taken by Reuters, shows the bridge.",
		"(The treaty does not cover the northern islands, which both states claim.)",
		"Related talks on tariffs: the ministers will meet again in June, an aide said.",
		"Read the text, the minister told lawmakers, before you vote on it.",
		"Copyright law was not discussed, the delegates said after the meeting.",
		"KCNA menyebut latihan itu \"provokasi\". (PBB belum menanggapi.)",
		"Menurut data Perserikatan Bangsa-Bangsa (PBB), jumlahnya naik pada 2020.",
		"The deal was signed on May 1, 2020.",
		"\"Kenapa?\" tanya dia.",
	}
	a, err := Article(kawat.Raw{Media: kawat.Text, Bytes: []byte(strings.Join(lines, "\n"))})
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, p := range a.Paragraphs {
		kept[a.Slice(p)] = true
	}
	for _, l := range lines[4:] {
		if !kept[l] {
			t.Errorf("lost: %s", l)
		}
	}
	if len(a.Related) > 0 {
		t.Errorf("related: %q", a.Related)
	}
}

// TestDropped holds that furniture is taken out wherever it stands.
func TestDropped(t *testing.T) {
	for _, s := range []string{
		"ADVERTISEMENT", "[Gambas:Video 20detik]", "Halaman Selanjutnya", "Halaman 1 dari 3", "Share | Save | 412 comments", "SCROLL TO CONTINUE WITH CONTENT",
		"COPYRIGHT © ANTARA 2023", "© 2024 Jendela Global. Terjemahan ini dibuat dengan bantuan mesin.", "Ikuti berita Warta Kita di Google News", "Cek Berita dan Artikel yang lain di Google News",
		"Diterjemahkan dari teks berbahasa Inggris", "This article was updated at 20:10 GMT.", "Paul Carr contributed reporting from Brussels.", "Tags: Botswana, Namibia",
		"#politik #dunia", "(RW/BP)", "(vyp/kna)", "(*)", "2327/1412", "15:12 KST", "___", "3 min read", "6 hours ago", "Foto: Menteri tiba di Hanoi (Dok. Kemlu)",
		"Firefighters at the site of the blaze in Lima. Photograph: Ana Ruiz/Anadolu", "Menteri tiba di Hanoi, Senin (3/5/2021). ANTARA FOTO/Budi S/foc.",
		"[1/3] The ministers pose for pictures in Lima. REUTERS/Ana Ruiz", "Leaders meet in Pyongyang. (KCNA via AFP)", "Our Standards: The Thomson Reuters Trust Principles.",
		"Published in The Indus Gazette, January 20th, 2024", "Get the Daily Briefing newsletter: sign up here.",
	} {
		text := "Ministers met in Lima on Monday to talk about fish and ships and the weather.\n" + s + "\nThey will meet again in June, the host's foreign ministry said in a statement."
		a := newDraft(kawat.Raw{Title: "Ministers meet"})
		a.readPaste(text)
		if len(a.paragraphs) != 2 {
			t.Errorf("kept %q: %q", s, a.paragraphs)
		}
	}
}
