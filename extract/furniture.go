package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// relatedLabel opens a link printed inside a body: "Baca juga: …".
	relatedLabel = regexp.MustCompile(`(?i)^[►▶•*»>\s]*(?:(?:baca|simak|lihat|tonton|dengar(?:kan)?|saksikan|klik|telusuri|cermati)(?:\s+(?:juga|pula|lagi|selengkapnya|artikel|berita|video))*|\p{L}{3,12}\s+(?:juga|pula)|(?:artikel|berita)\s+(?:terkait|lain(?:nya)?)|terkait|read(?:\s+(?:also|more|next|too|full story))?|also\s+read|see\s+(?:also|more)|more\s+(?:on|about)\s+this|related(?:\s+(?:stories|story|articles?|coverage|content|links?|news|topics?|reading))?|go\s+deeper|watch(?:\s+(?:also|more|now))?|listen(?:\s+(?:also|more|now|to this))?|also\s+in\s+this\s+section|(?:further|more|recommended)\s+reading|recommended(?:\s+stories)?|don['’]t\s+miss|you\s+(?:may|might)\s+also\s+like|what\s+to\s+(?:read|know)|in\s+case\s+you\s+missed\s+it|inside|in\s+pictures|elsewhere|pilihan editor|editor['’]s picks?)\s*[:：]\s*`)
	// bareLabel is a label whose colon was lost, as it often is in pasted text.
	bareLabel = regexp.MustCompile(`^(?:(?:[Bb]aca|[Ss]imak|[Ll]ihat|[Tt]onton|BACA|SIMAK|LIHAT|TONTON) ?(?:[Jj]uga|JUGA|[Pp]ula|PULA)|READ (?:ALSO|MORE|NEXT)|ALSO READ|SEE ALSO|Read (?:[Aa]lso|[Mm]ore|[Nn]ext)|Also [Rr]ead|See [Aa]lso|RELATED)[\s|>»-]+\p{Lu}`)
	bareStrip = regexp.MustCompile(`(?i)^(?:(?:baca|simak|lihat|tonton) ?(?:juga|pula)|(?:read|see) (?:also|more|next)|also read|related)[\s|>»-]+`)
	videoLink = regexp.MustCompile(`(?i)^(?:simak|lihat|tonton|saksikan|watch)\s+(?:juga\s+)?video\b[^'"“‘:]{0,20}[:\s]*['"“‘]([^'"”’]{8,200})['"”’]\s*:?\.?$`)
	// listLabel stands alone above links.
	listLabel = regexp.MustCompile(`(?i)^(?:(?:baca|simak|lihat|tonton)(?:\s+(?:juga|pula))|also (?:in this section|read|on .{2,30})|read (?:also|more|next)|see also|related(?:\s+(?:stories|articles|coverage|content|links?|news|topics?))?|recommended(?: (?:stories|reading))?|more (?:on this (?:story|topic)|from .{2,30}|stories|like this|to read|reads)|also of interest|in other news|(?:artikel|berita) (?:terkait|lainnya|pilihan)|berita lain|pilihan (?:redaksi|editor)|terkini lainnya|don['’]t miss|you (?:may|might) also like)\s*[:：]?$`)
	// linkBelow stands alone below a link.
	linkBelow = regexp.MustCompile(`(?i)^(?:read more|baca selengkapnya|selengkapnya|read full story)\s*[.…>»]*$`)
	arrowLink = regexp.MustCompile(`^[▶►➤➔→»]\s*(\p{L}.*|['"“‘].*)$`)
	pageRef   = regexp.MustCompile(`,\s*(?:[Pp]age |[Hh]alaman |[Hh]lm\.? )?[A-Z]?\d{1,2}$`)

	creditParen = regexp.MustCompile(`\s*[(\[]([^()\[\]]{2,70})[)\]]\.?$`)
	creditWord  = regexp.MustCompile(`(?i)\b(?:photos?|foto|via|dok(?:umentasi|umen)?\b|images?|getty|handout|courtesy|istimewa|ist\b|screenshot|tangkapan|file|arsip|youtube|instagram|twitter|shutterstock|reuters|afp|ap|epa|antara|anadolu|xinhua|kcna|yonhap|kyodo|tass|sputnik|bernama|pool|humas|setpres|source|sumber)\b`)
	creditLabel = regexp.MustCompile(`(?i)(?:^|[\s.("|/-])(?:foto|photo|photos|photograph|photography|photo credit|image|images|picture|gambar|credit|dok|sumber foto|kredit|courtesy)\s*(?::|\sby\s|\soleh\s|\.\s)\s*[^.:]{2,60}\.?\)?$`)
	creditCaps  = regexp.MustCompile(`[.!?)”"]\s+(?:[A-Z][A-Z.]*[A-Z](?: [A-Z]+){0,3}(?:\s?/\s?[\w .-]{2,30})*|[\p{Lu}][\w. ]{1,30}(?:/[\w .-]{2,30})+|[\p{Lu}][\w. ]{2,30} via [\p{Lu}][\w. ]{1,30})\.?$`)
	creditPipe  = regexp.MustCompile(`\s\|\s*[\p{Lu}][^|.]{1,40}$`)
	captionHead = regexp.MustCompile(`(?i)^(?:(?:foto|photo|photos|image|images|gambar|caption|picture|video|ilustrasi|illustration|keterangan (?:foto|gambar)|file photo|file|arsip(?: foto)?|infografis|infographic|graphic|grafis|chart|map|peta|tabel|table|figure \d+|gambar \d+|slide \d+)\s*[:：–—-]\s|\[\d{1,2}(?:/|\sof\s)\d{1,2}\]|(?:a|an|this|in this|in an?) (?:handout|file|undated|image|photo|picture|screen ?grab|aerial|video grab|general view|view)\b|tangkapan layar|ilustrasi |foto (?:udara|pilot|ilustrasi|arsip|dokumentasi|bersama|yang|selebaran|tangkapan)|(?:dokumentasi|arsip foto|potret)\b)`)
	photoLabel  = regexp.MustCompile(`(?i)^(?:lihat foto|perbesar|view (?:photo|image|gallery)|open image in new window|image caption|image source.*|media caption|foto|photo|gallery|galeri foto|klik untuk memperbesar)\s*:?$`)

	// initialsLine is a sign-off that stands alone: "(vyp/kna)".
	initialsLine = regexp.MustCompile(`^[(\[](?:\*{1,3}|[a-z]{2,6}(?:[/\s-][a-z]{2,6}){0,3}|[A-Z]{2,4}(?:/[A-Z]{2,4}){0,3}|[A-Za-z0-9]{1,4}(?:[/-][A-Za-z0-9]{1,4}){1,3})[)\]]\s*[*.]?$`)
	initialsTail = regexp.MustCompile(`([.!?”"’'…])\s*[(\[](?:\*{1,3}|[a-z]{2,4}|[a-z]{2,6}(?:/[a-z]{2,6}){1,3}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3}|[A-Za-z]\w{0,3}(?:[/-][A-Za-z]\w{0,3}){1,3}|[A-Z]-\d{1,2})[)\]]\s*[*.]?$`)
	agencyTail   = regexp.MustCompile(`(?i)([.!?”"’'…])\s*[(\[](?:afp|ap|reuters|antara(?:news)?|ant|xinhua|kcna|yonhap|anadolu|bernama|dpa|efe|tass|sputnik|al jazeera|cnn|bbc|ant/\w{2,12}|web/\w+|[A-Z]{2,4}|[a-z]{2,4})[)\]]\.?$`)
	initialsBare = regexp.MustCompile(`^[a-z]{2,4}(?:/[a-z]{2,4}){1,3}$`)
	oneInitials  = regexp.MustCompile(`^[a-z]{2,4}$`)
	wholeParen   = regexp.MustCompile(`^\(+[^()]{2,160}\)+\.?$`)

	timeOnly   = regexp.MustCompile(`(?i)^(?:pukul |jam |at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}T?)?\s*(?:\(\p{L}+\))?$`)
	codeLine   = regexp.MustCompile(`^[\dA-Z][\dA-Z/.-]*\d[\dA-Z/.-]*$|^[\d/.,:\s-]+$`)
	breadcrumb = regexp.MustCompile(`^(?:\p{Lu}[\p{L}&\- ]{1,30}\s*[>›»→/]\s*){1,5}\p{Lu}[\p{L}&\-, ]{1,60}$`)
	sections   = regexp.MustCompile(`(?i)^(?:home|beranda|berita|berita utama|news|nasional|internasional|international|national|dunia|world|world news|global|mancanegara|politik|politics|hukum|kriminal|ekonomi|economy|bisnis|business|business news|daerah|regional|metro|megapolitan|headlines?|terkini|terbaru|asia|asia pacific|asia-pacific|pacific|africa|europe|eropa|middle east|timur tengah|americas|us news|uk news|opini|opinion|editorial|olahraga|sports?|bola|tekno|technology|peristiwa|internasional dunia|khazanah|polhukam|polhuk|nusantara|breaking news|top news|top stories|latest|latest news|exclusive|analysis|live|video|features?|fokus|sorotan|society|asean|southeast asia|diplomacy|defen[cs]e|security|conflict|war|ukraine war|russia-ukraine war|israel-gaza war|news analysis|news/\p{L}+)$`)
	summary    = regexp.MustCompile(`(?i)^(?:in summary|summary|key (?:takeaways|points|facts)|highlights|at a glance|in brief|ringkasan(?: berita)?|poin(?:-poin)? (?:penting|utama)|intisari|inti berita|sorotan|story highlights|the gist|quick read|what you need to know|ai summary|ringkasan ai)\s*:?$`)

	junk = []junkRule{
		{nil, regexp.MustCompile(`(?i)^\W*(?:advertisements?|iklan|adv|sponsored(?: content)?|promoted|konten sponsor|scroll to (?:continue|resume).*|scroll (?:ke bawah )?untuk (?:lanjut|melanjutkan|resume).*|lanjutkan membaca.*|continue reading.*|article continues (?:after|below).*|story continues.*|skip (?:advertisement|past|to).*|gulir .*|artikel ini (?:akan )?dilanjutkan.*|loading|memuat)\W*$`)},
		{nil, regexp.MustCompile(`(?i)^\[?(?:gambas|video|embed|gallery|foto|img|image)\s*:\s*[^\]]{0,60}\]$`)},
		{nil, regexp.MustCompile(`(?i)^(?:halaman (?:selanjutnya|berikutnya|sebelumnya|\d+)|next page|previous page|selanjutnya|sebelumnya|page \d+ of \d+|hal(?:aman)? \d+ dari \d+|show all|tampilkan semua|lihat semua|selengkapnya|load more|from page \w+|turn to page \w+|continued (?:on|from) page \w+|bersambung(?: ke hal.*)?|kembali ke atas|back to top|1 2 3.*)\W*$`)},
		{nil, regexp.MustCompile(`(?i)^\W*(?:(?:copyright|hak cipta)\b(?:.{0,100}(?:©|\(c\)|\b(?:19|20)\d\d\b|reserved)|.{0,24}$)|all rights reserved|©|\(c\)\s*(?:19|20)\d\d|dilarang (?:keras )?(?:mengutip|menyalin|memperbanyak|mengambil|men)).*$`)},
		{[]string{"©", "(c)", "all rights", "hak cipta", "prohibited"}, regexp.MustCompile(`(?i)^.{0,60}(?:©|\(c\) ?(?:19|20)\d\d|all rights reserved|hak cipta dilindungi|reproduction prohibited).{0,80}$`)},
		{nil, regexp.MustCompile(`(?i)^(?:share(?: this| on| via| article)?|bagikan|sebarkan|save|bookmark|print|cetak|rating|comments?|komentar|like|tweet|copy link|salin (?:link|tautan)|facebook|twitter|whatsapp|telegram|email|line|x|linkedin|pinterest|threads|reddit|listen|dengarkan|font size|a\+|ukuran huruf|resume|login|masuk|daftar|sign (?:in|up)|subscribe|berlangganan|langganan|menu|search|cari|home|gift|\d+ (?:comments?|komentar|shares?|views?|likes?))(?:\s*[|:·•,/-]?\s*(?:this (?:story|post|article)|article|story|berita(?: ini)?|artikel(?: ini)?|facebook|twitter|whatsapp|telegram|email|line|x|linkedin|copy link|link|save|print|bookmark|rating|share|gift|\d+ (?:comments?|komentar|shares?)|comments?))*\W*$`)},
		{[]string{"google", "whatsapp", "telegram", "channel", "saluran", "kanal", "aplikasi", "app", "newsletter", "buletin", "instagram", "facebook", "twitter", "tiktok", "youtube", "inbox", "notif", "langgan", "subscri", "di sini", "our ", "journalism", "updates", "grup", "community", "ponsel"}, regexp.MustCompile(`(?i)^(?:simak|pilih|ikuti|follow|gabung|join|bergabung|dapatkan|get|download|unduh|install|cek berita|baca berita|simak berita|temukan|jangan lewatkan|yuk|ayo|mari|klik|sign up|subscribe|register|daftar|berlangganan|langganan|want more|enjoy|thank you for|terima kasih telah|already a|support)\b.{0,220}\b(?:google news|google berita|whatsapp|telegram|channel|saluran|kanal|aplikasi|apps?|newsletters?|buletin|instagram|facebook|twitter|tiktok|youtube|inbox|notifikasi|notifications?|berlangganan|subscribers?|subscri\w+|di sini|our coverage|our reporting|journalism|updates|grup|community|ponselmu)\b.{0,160}$`)},
		{nil, regexp.MustCompile(`(?i)^(?:artikel ini (?:telah|sudah|pernah) (?:tayang|terbit|ditayangkan).*|berita ini (?:telah|sudah) (?:tayang|terbit).*|penulis adalah .{0,80}|this (?:article|story|piece|report|item|post) (?:was|has been|is|first|originally|appeared|also).{0,160}|a version of this .{0,200}|published in .{2,60}, .{4,40}\d{4}\W*|first published (?:in|on|at).{0,80}|originally published .{0,100}|this live (?:page|blog|coverage) (?:has|is) .{0,100}|diterjemahkan (?:dari|oleh) .{0,100}|terjemahan ini .{0,120}|dialihbahasakan .{0,80}|translated (?:from|by) .{0,80}|this translation .{0,100}|for (?:more|further) information,? (?:please )?contact .{0,120}|for information media\W.{0,60}|the views expressed .{0,200}|(?:opini|pandangan|isi artikel|tulisan) .{0,40}(?:tanggung jawab penulis|tidak mencerminkan|pandangan pribadi).{0,80}|all times .{0,60}|our standards:.{0,80}|reporting from \p{Lu}[\p{L} ,]{2,50}|report a typo.{0,60}|have a tip.{0,120}|got a (?:news )?tip.{0,120}|reach .{2,60} at \S+@\S+.{0,60}|contact us .{0,120}|editor['’]s note:.{0,200}|catatan redaksi:.{0,200}|disclaimer\b.{0,300})$`)},
		{[]string{"contributed", "reported from"}, regexp.MustCompile(`(?i)^\p{Lu}[\p{L}.' -]{2,60}(?:,? (?:and|,) \p{Lu}[\p{L}.' -]{2,60})* (?:(?:also )?contributed (?:reporting|to this (?:report|article|story))|contributed from|reported from).{0,100}$`)},
		{[]string{"contributed"}, regexp.MustCompile(`^\p{Lu}.{0,140}\bcontributed (?:reporting )?(?:to this (?:report|story|article)|from \p{Lu}).{0,40}$`)},
		{nil, regexp.MustCompile(`(?i)^(?:tags?|topik|topics?|kata kunci|keywords?|tagar|label|filed under|more on|explore more|read more about|sumber|source|sources|dengan bantuan|lokasi|location)\s*[:：]\s*.{0,200}$`)},
		{[]string{"@"}, regexp.MustCompile(`^\p{Lu}[\p{L}.' -]{2,40}(?::| can be reached| at) .{0,60}\S+@\S+.{0,80}$`)},
		{[]string{"#"}, regexp.MustCompile(`^(?:#\p{L}[\p{L}\d_]*[\s,]*)+$`)},
		{nil, regexp.MustCompile(`(?i)^(?:tags?|topik|topics|additional reporting by .{2,100}|with (?:reporting|inputs?|files|additional reporting|agency|agencies).{0,80}|compiled (?:by|from) .{2,80}|reuters|afp|agencies|tim redaksi|redaksi|staff|home|(?:trending|most (?:read|popular|viewed)|terpopuler|populer|rekomendasi(?: untuk anda)?|pilihan (?:editor|redaksi)|editor['’]s picks?).{0,40})\W*$`)},
		{[]string{"--", "—", "–"}, regexp.MustCompile(`^(?:--|—|–)\s*\p{Lu}[\p{L}. ]{2,40}$`)},
		{nil, regexp.MustCompile(`^(?:[_=*~#+.·•–—-]\s*){3,}$`)},
		{[]string{"poll", "quiz", "kuis", "jajak"}, regexp.MustCompile(`^(?:\p{Lu}+ )?(?:POLL|QUIZ|KUIS|POLLING|JAJAK PENDAPAT)\s*:.{0,160}$`)},
		{[]string{"newsletter", "buletin", "briefing"}, regexp.MustCompile(`(?i)^.{0,200}\b(?:sign up|subscribe|your inbox|berlangganan|daftar)\b.{0,100}$`)},
		{nil, regexp.MustCompile(`(?i)^(?:(?:last )?(?:updated?|published|posted|diperbarui|terbit)\s*:?\s*)?(?:(?:about )?(?:\d+|an?|satu|dua) (?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|detik|menit|jam|hari|pekan|minggu|bulan|tahun) (?:ago|(?:yang )?lalu)|yesterday|just now|kemarin|baru saja)$`)},
		{nil, regexp.MustCompile(`(?i)^(?:topik|tag|berita) terkait$`)},
		{nil, regexp.MustCompile(`(?i)^(?:\d+ (?:min(?:ute)?s?|menit)(?: (?:read|baca|membaca))?|(?:reading time|waktu baca|bacaan|read time)\s*:?\s*\d+ (?:min(?:ute)?s?|menit).{0,10}|\d+ (?:comments?|komentar|views?|shares?|kali dibaca|dilihat))$`)},
		{nil, regexp.MustCompile(`(?i)^(?:siaran pers|press release|rilis|pers rilis)\b.{0,120}$`)},
		{nil, regexp.MustCompile(`(?i)^(?:image source|image caption|image credit|getty images?|media caption|figure caption|video caption|video duration|play video|watch live|toggle|close|tutup)\b.{0,100}$`)},
		{[]string{"(*"}, regexp.MustCompile(`^\p{Lu}[\p{Lu} ]{2,40}\s*\(\*{1,3}\)$`)},
	}
	// rightsHolder finds the outlet in "© 2024 Jendela Global." and "Published in The Indus Gazette, January 20th".
	rightsHolder = regexp.MustCompile(`(?i)^\W*(?:copyright|hak cipta)?\s*(?:©|\(c\))\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(\p{L}[\p{L}\d&.' -]{2,50}?)(?:\s+(?:19|20)\d\d\b.*|\.(?:\s.*)?|,.*|\s+(?:all rights|reproduction).*|)$|^published in (\p{Lu}[\p{L}' -]{2,50}), `)
	contentTail  = regexp.MustCompile(`(?i)\bedit(?:ing|ed) by ([^;,)|]{3,60})`)
)

// A junkRule is a form of furniture. A line in lower case must contain one of
// the needed words before the pattern, which is slow, is tried.
type junkRule struct {
	needs   []string
	pattern *regexp.Regexp
}

// isJunk reports whether a line is furniture: advertising, sharing, paging,
// rights, tags and the like. Lines longer than a caption are never furniture.
func (a *draft) isJunk(s string) bool {
	if len(s) > 4*260 || utf8.RuneCountInString(s) > 260 {
		return false
	}
	known, ok := a.junk[s]
	if !ok {
		known = junkLine(s)
		a.junk[s] = known
	}
	return known
}

func junkLine(s string) bool {
	if letters(s) == 0 {
		return true
	}
	low := strings.ToLower(s)
	for _, rule := range junk {
		if containsAny(low, rule.needs) && rule.pattern.MatchString(s) {
			return true
		}
	}
	return strings.ContainsAny(s, "0123456789") && (timeOnly.MatchString(s) || codeLine.MatchString(s))
}

// containsAny reports whether s contains one of the words, or none is asked for.
func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return len(words) == 0
}

// relatedText reads a link printed inside the body and returns it without its
// label. The text is empty where the label stands alone above its links.
func relatedText(s string) (string, bool) {
	if len(s) > 300 {
		return "", false
	}
	if len(s) > 2 && (s[0] == '(' && strings.HasSuffix(s, ")") || s[0] == '[' && strings.HasSuffix(s, "]")) {
		if t := s[1 : len(s)-1]; relatedLabel.MatchString(t) {
			s = t
		}
	}
	if listLabel.MatchString(s) {
		return "", true
	}
	if m := videoLink.FindStringSubmatch(s); m != nil {
		return m[1], true
	}
	if loc := relatedLabel.FindStringIndex(s); loc != nil {
		return strings.TrimSpace(s[loc[1]:]), true
	}
	if bareLabel.MatchString(s) && !endsSentence(s) {
		return strings.TrimSpace(bareStrip.ReplaceAllString(s, "")), true
	}
	if m := arrowLink.FindStringSubmatch(s); m != nil {
		return m[1], true
	}
	if pageRef.MatchString(s) && len(strings.Fields(s)) <= 14 && strings.Contains(s, ":") {
		return s, true
	}
	return "", false
}

// creditLabels are the words one of which creditLabel needs, lower case.
var creditLabels = []string{"foto", "photo", "image", "picture", "gambar", "credit", "dok", "kredit", "courtesy"}

// isCaption reports whether a line is the caption of a picture: it opens like
// one or ends in a credit. Last is true for the last line of a body, where a
// credit is more likely that of the whole report.
func isCaption(s string, last bool) bool {
	n := utf8.RuneCountInString(s)
	if n > 420 {
		return false
	}
	if photoLabel.MatchString(s) || captionHead.MatchString(s) && n < 320 {
		return true
	}
	if n > 320 || strings.ContainsAny(s, "“”") && quoted(s) {
		return false
	}
	if n < 300 && containsAny(strings.ToLower(s), creditLabels) && creditLabel.MatchString(s) {
		return true
	}
	if creditCaps.MatchString(s) || strings.Contains(s, "|") && creditPipe.MatchString(s) {
		return !last || n < 200
	}
	if !strings.ContainsAny(s[max(0, len(s)-3):], ")]") {
		return false
	}
	if m := creditParen.FindStringSubmatchIndex(s); m != nil {
		inner := s[m[2]:m[3]]
		before := strings.TrimSpace(s[:m[0]])
		if !hasUpper(inner) || findDateIn(inner) != "" || initialsLine.MatchString("("+inner+")") && !agency.MatchString(inner) || strings.ContainsAny(inner, "\"“") {
			return false
		}
		credit := creditWord.MatchString(inner) || agency.MatchString(inner) || strings.Contains(inner, "/") && strings.Contains(inner, " ") && isPlaceLike(inner)
		if !credit {
			// "(Armed Forces of the Philippines)" after a full stop.
			credit = endsSentence(before) && isPlaceLike(inner)
		}
		if !credit || !endsSentence(before) && !strings.Contains(inner, "/") && !creditWord.MatchString(inner) {
			return false
		}
		return !last || strings.Contains(inner, "/") || len(strings.Fields(inner)) > 1
	}
	return false
}

// isPlaceLike reports whether s is a name of some words, as a credit is.
func isPlaceLike(s string) bool {
	words := strings.Fields(s)
	if len(words) > 7 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) || unicode.IsLower(r) && len(w) > 3 {
			return false
		}
	}
	return true
}

// quoted reports whether s holds a quotation of some words.
func quoted(s string) bool {
	i := strings.Index(s, "“")
	j := strings.LastIndex(s, "”")
	return i >= 0 && j > i+20
}

// verbHeads are prefixes of Indonesian verbs and verbals.
var verbHeads = []string{"me", "di", "ber", "ter", "ke"}

// plainVerbs are Indonesian verbs, auxiliaries and copulas without prefix.
var plainVerbs = wordSet(`adalah akan sudah telah belum tidak tak bukan bisa dapat harus ada tiba datang pergi tewas kata ujar tutur jelas ucap ungkap tegas hadir
mundur masuk keluar naik turun jadi ingin mau ikut tetap masih gelar minta setuju sepakat tolak yakni yaitu lalu kembali hilang bangkit jatuh kalah menang tahu
punya lahir mati hidup tinggal duduk tampil pulang gugur usul desak ancam sebut lapor imbuh sambung papar tambah kian makin sempat boleh perlu wajib gagal berhasil
mulai selesai rampung usai putus pecah tutup buka ialah sedang tengah sudahlah jangan saya kami kita ia dia mereka beliau juga tumbuh lulus muncul semakin semenjak namanya
pindah lari jalan makan minum tidur bangun kerja main duduk berangkat antara seperti selain menurut sektor permulaan the of to and is are was were his her in with by`)

// nominal reports whether an Indonesian sentence has no verb, as captions have
// none and paragraphs of a report nearly always do.
func nominal(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if len(words) < 5 || len(words) > 22 || strings.ContainsAny(s, "\"“”?!:") {
		return false
	}
	indonesian := false
	for _, w := range words {
		switch w {
		case "di", "dari", "pada", "saat", "bersama", "dengan", "milik", "hasil", "yang":
			indonesian = true
			continue
		}
		if plainVerbs[w] {
			return false
		}
		for _, p := range verbHeads {
			if strings.HasPrefix(w, p) && len(w) >= len(p)+3 {
				return false
			}
		}
	}
	return indonesian
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// isNote reports whether a line is a note of the desk: all of it stands in
// parentheses, and it is no sentence of the report.
func isNote(s string) bool {
	if !wholeParen.MatchString(s) {
		return false
	}
	inner := strings.Trim(s, "(). ")
	return !endsSentence(strings.TrimRight(s, ")")) && !strings.HasSuffix(s, ").") || len(strings.Fields(inner)) < 6 || contentTail.MatchString(s)
}

// isSubhead reports whether a line between paragraphs is a heading: short, and
// without the end of a sentence.
func isSubhead(s string) bool {
	if len(strings.Fields(s)) > 9 || utf8.RuneCountInString(s) > 72 || s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("\"“'‘•-", r) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if last != '?' && endsSentence(s) {
		return false
	}
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == '?' || last == ':' || last == ')'
}

// endsSentence reports whether s ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, ")]\"”’'» ")
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == '.' || last == '!' || last == '?' || last == '…'
}
