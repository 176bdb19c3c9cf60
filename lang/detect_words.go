package lang

// A detectList is what tells one language in the Latin script: words of lower
// case, endings and openings of words of five letters or more, letters beyond
// a to z. Strong words are hardly ever another language's; weak ones often are
// names or loans. All lists are written by hand for this program.
type detectList struct {
	code                                           string
	strong, words, weak, endings, openers, letters string
}

// detectMalayic is what Indonesian and Malay share.
const detectMalayic = `yang dan di ke dari ini itu dengan untuk pada tidak dalam akan juga adalah oleh sudah telah ada para lebih kepada mereka dia ia kami kita
 saya sebagai atau antara seperti bagi tetapi namun satu dua tiga empat lima enam tujuh orang tahun hari bulan negara rakyat menteri perdana ketua kata
 berkata masih belum banyak sebuah seorang semua setiap harus perlu dapat selain setelah ketika sejak hingga sampai serta jika bila apabila terhadap tentang
 secara sangat lagi lain baru besar kecil baik pertama kedua ketiga antaranya yakni ujarnya katanya tersebut berkenaan beliau bukan tanpa atas bawah luar dalamnya
 dunia kota laut udara darat perang serangan pasukan senjata damai rumah jalan air tanah hutan laporan keputusan masalah kerja hubungan pertemuan perjanjian
 pembangunan pendidikan kesempatan pengumuman penduduk penyelesaian pemimpin anak ibu bapa suami lelaki wanita perempuan malam pagi petang siang minggu
 datang pergi kembali masuk keluar mula mulai berlaku menjadi membuat memberi mendapat membawa mengambil melihat mengikut menurut mengatakan menyatakan menegaskan
 menjelaskan mengumumkan menolak menerima menyerang membunuh menahan membantah meminta mendesak mengecam menuduh dibuat dilakukan diberikan diterima ditahan dibunuh
 januari februari keterangan wakil soal mengaku sebut mengutip memastikan menyebut menyampaikan berlangsung pimpinan
 presiden nasional nilai harga saham ekonomi politik tangkap ditangkap menangkap bebas temui bertemu serang tolak minta umumkan buka tutup naik turun capai jadi kapal sakit dukung desak bela segera lakukan beri beli jual selasa rabu sabtu april mei september oktober november sembilan sepuluh ratus calon kepala lembaga badan dewan bersama setempat massa alasan daftar mengapa bagaimana siapa apa mana ingin punya dulu langsung ikut jangan sekolah guru ancam kunjungi ungkap hukum daerah
 terjadi terdapat termasuk terus kerap sering selalu kini sekarang nanti esok semalam pukul ribu juta kira sekitar hampir kurang paling walaupun
 supaya agar maka sebab akibat masa tempat pihak anggota ahli pegawai kementerian jabatan tentang hendak pun lah kah nya seluruh beberapa`

// detectLists are the languages told by words. Their order breaks exact ties.
var detectLists = []detectList{
	{
		code: "id",
		strong: `ukraina rilis sanksi yaitu istri memiliki provinsi pabrik karier bandara sutradara bilang lantas energi aktivitas kualitas fakultas komunitas identitas prioritas otoritas
 berbeda beda coba nomor musik film televisi proyek pajak kamar sepeda dokter pria ayah koran saja sore besok tanggal ketimbang berbagai beragam maupun tim juni delapan dirilis merilis berjudul bioskop juara
 istrinya militer investasi bisnis miliar triliun jenderal buruh tentara komisi universitas sekretaris resmi agustusan konflik relawan tokoh wartawan narasumber anggaran hibah
 karena bahwa polisi uang perusahaan senin jumat agustus desember maret kesehatan gubernur bupati walikota partai pemilu pilpres pilkada eropa jepang prancis
 tiongkok tersangka terdakwa penyidik divonis vonis universitas internasional rudal menlu menhan dubes kemlu kemenlu kemenkes tni polri kpk dpr dprd mpr wib wita kantor menggelar digelar
 tewaskan tewas diduga dugaan kasus kemarin pemerintah bisa ujar tutur terkait usai pihaknya mahasiswa karyawan kecelakaan listrik inggris italia rupiah kebijakan
 nggak enggak gak banget kayak cuma seusai jokowi prabowo jelang capres cawapres wapres kapolri kapolda polda polres kejagung kejaksaan jaksa sidik
 kabupaten kecamatan kelurahan dinas kegiatan perundingan gencatan jumpa pers juru bicara tersebutlah juli
 dikutip dilansir melansir mengungkapkan mengimbau menyebutkan sepak bola pelatih timnas laga klub gol kilometer pengadilan dikatakan lantaran`,
		words: detectMalayic + ` saat meskipun meski rapat melainkan sejumlah kelompok korban warga tak militer tentara republik perusahaannya ekspor impor investasi bisnis undang korupsi suap
 bebaskan gelar kecam mobil motor kereta pesawat obat dokter
 resmi akui peringatkan usir tuding putuskan cabut kirim bantah tegaskan bantuan korut korsel as rusia palestina serikat
 kamis juni delapan miliar triliun persen dolar mantan direktur jenderal komisi
 aksi unjuk rasa demo buruh begini ternyata cara kenapa kapan mau boleh siswa`,
		weak:    `jakarta indonesia amerika israel ukraina ri pbb pt`,
		endings: `kan nya kannya annya itas`,
		openers: `mem men meng meny pem pen peng ber ter per kem keter`,
	},
	{
		code: "ms",
		strong: `jeneral suruhanjaya berbeza televisyen filem muzik nombor tarikh bilik basikal cuba ditubuhkan penubuhan pentadbiran pengurusan jawatankuasa kakitangan taklimat
 pendakwaan pendakwa tular dikenali menyifatkan bagaimanapun sungguhpun mempengerusikan kerana bahawa polis syarikat mesyuarat isnin khamis jumaat julai ogos disember perkhidmatan parlimen peguam kesihatan tempoh membabitkan seramai siasatan motosikal
 universiti kewangan pengerusi naib setiausaha timbalan sahaja iaitu agensi antarabangsa sempadan eropah jepun parti pembangkang projek aktiviti komuniti kualiti fakulti saintis pelabur penjenayah
 jenayah dadah banduan rompakan manakala menerusi selepas elektrik kes rasuah inggeris itali lapan berpandu tentera askar syor akhbar bekalan
 perbincangan hendaklah sekiranya kemalangan mangsa terbabit memaklumkan dimaklumkan dato ringgit pesakit perniagaan pengarah jururawat
 bertarikh kenderaan lebuh penguat penguatkuasaan kastam imigresen belanjawan
 vaksinasi kuarantin tempatan ketenteraan penyokong jurucakap sejuta bilion peratus `,
		words:   detectMalayic,
		weak:    `wang pelbagai pemandu datuk hadapan doktor pasaran boleh datin seri rm ahad majlis bandar ahli kereta daripada kenyataan kerajaan ialah bekas perancis semasa berumur cukai kesatuan isteri rundingan hospital rasmi dipercayai undi pertubuhan warganegara`,
		endings: `kan nya annya iti`,
		openers: `mem men meng meny pem pen peng ber ter per kem`,
	},
	{
		code: "en",
		strong: `the of and that was were which their would should could they them because while who whom whose been being against after before between during through said says about
 there these those when where what why how its his her he she you your our my than then also into over under until although however will shall has have had did does doing don didn isn wasn
 government president minister police court people years year week month monday tuesday wednesday thursday friday saturday sunday january february march july august october december killed amid
 spokesman spokeswoman spokesperson tells denounces denounced praises welcomes blames accuses accused threatens offers rules approves backs blocks faces fights helps
 launches plans promises pulls pushes raises releases rescued returns sends shares shows signals starts stops strikes suspends tells tests threatened urged visits wants wins without amid
 foreigners migrants refugees rebels soldiers officers lawmakers senators voters workers students families children victims survivors hostages prisoners residents thousands hundreds dozens
 warns urges calls announces announced according officials leaders leader killed killing troops talks deal plan vows seeks seeks slams condemns rejects denies arrested arrests charges`,
		words: `a group members member office official human rights relief food water health hospital school university education power energy gas nuclear weapons forces force fighting
 meeting agreement treaty trade deal vote votes voting ballot budget tax bill congress senate parliament lawmaker judge trial jail prison sentence sentenced guilty charged suspect
 please thanks thank hello yes best sure let us here there someone everyone something nothing always never often again together around another each every both few own same next early
 to in is for on with as at by from it be are this not an but or if no so up out more all one two three new first last can just other some such any only most many two may might must
 we us me him war attack attacks military army state states united security foreign country countries world day time house party election law trade sanctions nuclear missile strike strikes protest protests
 city capital report reports news market stocks oil prices bank company companies business economy economic political national international public health school university percent million billion
 back down off again near still now here get gets make makes made take takes took give gave go goes went come came know think see want use work say tell told ask asked need feel try leave call
 good great high low big small old young long early late north south east west britain british american russian chinese ukrainian russia ukraine china israel iran korea europe european german french
 signs sign visit visits meets meeting summit leaves hold holds set sets hits top aid crisis peace ceasefire border death dead deaths injured wounded fire storm flood floods travel ban bans`,
		weak:    `i do am de la video photo live`,
		endings: `ing tion tions ed ly ness ment ments ity ies ous ful less able ght ough ists ism er ers`,
		openers: `wh th un over inter`,
	},
	{
		code: "jv",
		strong: `ing lan kang sing ora iku saka marang wis kanggo uga karo nanging amarga yaiku sawijining wong kasebut dening ana dadi iki kuwi kaya supaya menawa luwih akeh
 taun wiwit nalika durung isih nganti padha mung wae kabeh liya utawa lumantar minangka awit ngendika ngandharake wonten punika menika dipun saking kaliyan mboten ingkang inggih sampun kula panjenengan tiyang
 ngenani dhewe kudu bakal arep gawe lunga teka omah kutha sedulur bocah wadon lanang ngerti nyambut gawé pamarentah sawise sadurunge amerga mulane banjur`,
		words:   `para bisa jawa tengah ya wae`,
		endings: `ake aken ipun ane ne`,
		openers: `ng ny dh`,
		letters: `éè`,
	},
	{
		code: "su",
		strong: `jeung nu anu dina ka teh téh eta éta ieu kana keur geus henteu sarta nyaeta nyaéta pikeun tina aya oge ogé ogé ulah lamun atawa ti saurang sababaraha
 kudu jalma mangrupa ngaran boga loba pisan saeutik kabeh kabéh ayeuna baheula kulantaran margi sareng abdi anjeunna aranjeunna teu mah dipake ngabogaan
 kacida leuwih saperti jero luhur handap pamarentah ngajadikeun ceuk cenah saha naon kumaha iraha dimana ngeunaan kaasup salah sahiji mimiti nepi`,
		words:   `urang di sunda ku`,
		endings: `keun eun ana na`,
		openers: `ng nga ny`,
		letters: `é`,
	},
	{
		code: "tl",
		strong: `ang ng mga ay hindi kay ito siya kanyang niya dahil naman din rin sila nila kanila mula upang kung kapag ngunit subalit habang noong nasa isang ilang lahat bawat taong pangulo gobyerno
 pamahalaan pulis sinabi ayon araw taon bansa bagong ating aming inyong kayo tayo namin natin wala mayroon meron iyon iyan doon dito diyan sino ano saan kailan paano bakit opo po nang
 pilipinas filipino kaniyang nito nitong matapos bago laban tungkol hanggang kasama maging pagkatapos lalaki babae bata bahay lungsod lunes martes miyerkules huwebes biyernes sabado linggo`,
		words:   `sa na si ni at para pa ba rin may`,
		endings: `ang ong`,
		openers: `nag mag pag ipin pina naka maka kina`,
	},
	{
		code: "nl",
		strong: `het een van niet zijn aan worden wordt werd werden ook naar maar bij uit zich heeft hebben geen deze dit nog wel voor onder tegen tussen omdat terwijl toen hoe wie waar zij hij wij jullie
 regering politie volgens maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maart augustus jaar jaren mensen zegt zei moet moeten kunnen zal zullen
 nederland nederlandse zeer meer veel andere dat der haar hun ons onze om te door tot sinds echter`,
		words:   `de en in is op met als of er wat dan nu al toch te die je ik`,
		endings: `ijk lijk heid ijke lijke eren ingen isch ische`,
		openers: `ge ver aan`,
	},
	{
		code: "de",
		strong: `der die und das den dem nicht von mit ist ein eine einer eines einem einen auf für im sich auch aus nach wird wurde wurden werden hat haben sind war waren bei oder aber wie zum zur über
 gegen zwischen während weil wenn dass noch nur schon sie er wir ihr ihre ihren sein seine seinen regierung polizei präsident bundeskanzler montag dienstag mittwoch donnerstag freitag samstag sonntag
 januar februar märz oktober dezember jahr jahre jahren menschen sagte laut können kann muss müssen soll sollen durch vor bis seit mehr am um vom beim deutschland deutsche deutschen`,
		words:   `zu in an es so als man des was`,
		endings: `ung ungen lich liche lichen keit heit isch ische ischen schaft`,
		openers: `ge ver zer auf aus ein vor sch`,
		letters: `äöüß`,
	},
	{
		code: "fr",
		strong: `les des une est dans pour que qui sur pas plus par avec au aux ce cette ces sont ont était été avait être leur leurs nous vous ils elles elle mais ou où donc car selon après avant contre entre
 pendant depuis lorsque gouvernement président ministre lundi mardi mercredi jeudi vendredi samedi dimanche janvier février juillet août septembre octobre novembre décembre ans année
 années pays monde deux trois fait faire dit déclaré annoncé français française france états unis guerre aussi comme tout tous même très encore cela celui du`,
		words:   `de la le et en un il se ne son sa ses je on à qu d l`,
		endings: `eux euse aux ement ique iques ité ités aient ée ées er ées`,
		openers: `dé ré pré`,
		letters: `àâçèéêëîïôùûœ`,
	},
	{
		code: "es",
		strong: `los las una del por con para que es el al como más pero sus este esta estos estas está están fue fueron ha han había ser sobre entre cuando hasta desde donde también porque muy sin
 según contra tras durante gobierno presidente ministro policía lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
 años año país países mundo dijo anunció hay todo todos otra otros españa español ucrania estados unidos guerra ayer hoy lo le les nos y ya`,
		words:   `de la en el a se un su no o si e`,
		endings: `ción ciones dad dades mente ado ada ados adas iendo ando ero era ista`,
		openers: `des pre`,
		letters: `ñáíóú¿¡é`,
	},
	{
		code: "pt",
		strong: `não uma dos das pelo pela pelos pelas com para que em ao aos do da no na nos nas os as são foi foram está estão também mais mas seu sua seus suas ele ela eles este esta isso quando onde até
 desde entre sobre segundo contra após durante governo presidente ministro polícia segunda terça quarta quinta sexta feira domingo janeiro fevereiro março maio junho julho agosto setembro outubro novembro
 dezembro ano anos país países mundo disse anunciou há já muito muitos outro outros brasil brasileiro portugal português ucrânia rússia guerra ontem hoje à você`,
		words:   `de a o e se um por como ser ter`,
		endings: `ção ções dade mente ado ada ados ando endo inho eiro eira`,
		openers: `des pre`,
		letters: `ãõáâàçéêíóôú`,
	},
	{
		code: "it",
		strong: `il gli della delle degli del dei di che per una sono nel nella nelle con non è anche più ma come questo questa quello ha hanno stato stata stati essere era alla alle allo al dal dalla dai sul sulla
 tra fra dopo prima contro durante secondo quando dove perché governo presidente ministro polizia lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio
 settembre ottobre dicembre anni anno paese paesi mondo detto annunciato italia italiano ucraina guerra ieri oggi loro suo sua suoi ed lo ci si`,
		words:   `di e la le i un in a da o se su`,
		endings: `zione zioni mente ità ato ata ati ate ando endo iere aggio etti ello`,
		openers: `dis pre`,
		letters: `àèéìòù`,
	},
	{
		code: "tr",
		strong: `polis ve bir bu için ile olarak daha çok olan gibi kadar sonra göre ancak ama ise oldu olduğunu olduğu dedi etti edildi bakan bakanı cumhurbaşkanı başkan başkanı hükümet
 pazartesi salı çarşamba perşembe cuma cumartesi ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yıl yılında gün günü türkiye türk ülke dünya arasında karşı tarafından üzerinde
 değil var yok her şey ne nasıl neden ben sen biz siz onlar şu o hem veya ya`,
		words:   `de da en mi`,
		weak:    `kim`,
		endings: `lar ler ları leri ında inde dan den lık lik mak mek yor dır dir ının inin`,
		openers: `yap`,
		letters: `ğışçöü`,
	},
	{
		code: "vi",
		strong: `và của là các cho không được trong có với những một người này đã khi từ đến về như để tại cũng vào ra sẽ theo trên bị năm ngày nước việt nam chính phủ thủ tướng chủ tịch bộ trưởng công an
 nhân dân thế giới hai ba nhiều đó nhưng hoặc nếu thì mà vì phải còn lại đang sau trước giữa bởi`,
		words:   `anh ta em hai`,
		letters: `ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ`,
	},
	{
		code: "sv",
		strong: `och att det som är för inte på av med till har den ett om var från men vid kan eller också efter under mot mellan när skulle han hon sig sina enligt regeringen polisen måndag tisdag onsdag torsdag
 fredag lördag söndag augusti oktober året människor säger sade ska vill mycket mer nu hade blev blir sverige svenska`,
		words:   `en i de så man nu`,
		endings: `ningen arna erna heten`,
		letters: `åäö`,
	},
	{
		code: "da",
		strong: `og at det som er for ikke på af med til har den et om var fra men ved kan eller også efter under mod mellem når ville han hun sig sine ifølge regeringen politiet mandag tirsdag onsdag torsdag fredag lørdag
 søndag året mennesker siger sagde skal vil meget mere nu havde blev bliver danmark norge norsk dansk jeg ble være etter`,
		words:   `en i de så man`,
		endings: `erne hed heden`,
		letters: `æøå`,
	},
	{
		code: "pl",
		strong: `nie się na jest że do to jak ale co od za przez przy dla po tego był była było były są być oraz lub które który która rząd prezydent policja poniedziałek wtorek środa czwartek piątek
 sobota niedziela roku lat polska polski wojna powiedział jego jej ich już tylko także może`,
		words:   `w z`,
		endings: `ego owej ych owego ość ości anie enie`,
		letters: `ąćęłńśźż`,
	},
	{
		code: "ro",
		strong: `și în este sunt pentru care din cu nu mai pe că au fost fi ale cea cel prin după între împotriva guvernul președintele ministrul poliția luni marți miercuri joi vineri sâmbătă duminică ani anul
 țara român românia război spus declarat acest această`,
		words:   `de la un o a se sa`,
		endings: `ului ilor elor ție ții ează`,
		letters: `ăâîșțşţ`,
	},
	{
		code: "hu",
		strong: `az és hogy nem egy is volt van meg csak már még ez azt ezt mint vagy után ellen között szerint kormány miniszterelnök elnök rendőrség hétfő kedd szerda csütörtök péntek szombat vasárnap évben magyar
 magyarország háború mondta lesz voltak ami aki`,
		words:   `a de ha`,
		endings: `ban ben nak nek val vel ság ség ból ből`,
		letters: `őűáéíóöúü`,
	},
	{
		code: "fi",
		strong: `ja on ei että se oli hän ovat myös mutta kun niin tai kuin joka jotka ollut olla mukaan jälkeen ennen vastaan välillä hallitus presidentti ministeri poliisi maanantai tiistai keskiviikko torstai perjantai
 lauantai sunnuntai vuonna vuotta suomi suomen sota sanoi`,
		words:   `ne he me`,
		endings: `ssa ssä sta stä lla llä lle ksi inen isen aan ään iin`,
		letters: `äö`,
	},
	{
		code: "sw",
		strong: `ya wa kwa ni katika za cha hiyo huo hayo hii huyu wake yake zake lakini pia kuwa alisema amesema serikali rais waziri jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili mwaka
 miaka watu nchi dunia vita baada kabla dhidi kati wakati ambao ambayo ambapo kuhusu sana zaidi tu bado hata`,
		words:   `na la si mtu`,
		openers: `wana ali ame kuto`,
	},
	{
		code: "ca",
		strong: `els amb una per què és són ha estat dels aquest aquesta també però més després segons govern dilluns dimarts dimecres dijous divendres dissabte diumenge any anys català catalunya
 molt hi ho fer va han pels pel`,
		words:   `de la el i en un que a no es`,
		endings: `ció cions itat ment`,
		letters: `àçèéíòóú`,
	},
}
