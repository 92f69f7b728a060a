"""Signals of work and its measures: programmes and activities, what they yield, indicators, and all that is none of these.

Read from the form of the text, from the words of header, lead and headings, and from what most of its neighbours are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from telaah.learned.context import Context
from telaah.learned.statement_units import Unit

NEAR = 4
"""Units before and after that are asked for their form."""
LISTED = 12
"""Items of the same list or column that are asked."""
SHORT = 12
"""Words of a text that can be a title."""
LONG_TITLE = 26
MANY = 3
"""Beginnings of statements inside a text that tell of mixed columns."""
_FRAMES = frozenset(("kata_pengantar", "latar_belakang", "sistematika", "pendahuluan", "maksud_tujuan", "penutup"))

_LEADING = re.compile(
    r"^(?:[\W_]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:[.)]+|\s+(?=[A-Z\d(]))\s*|\d+(?:\.\d+)+\.?\s*|[IVX]+(?:\.\d+)+\.?\s*)+"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_DOING = frozenset(
    """fasilitasi koordinasi sinkronisasi monitoring evaluasi belanja kajian survei survey rapat workshop lokakarya seminar lomba
    festival pameran promosi diklat bimtek bimbingan optimalisasi advokasi kampanye kunjungan gelar temu forum gerakan operasi
    inspeksi studi analisis analisa review reviu kompilasi updating pemutakhiran supervisi konsultasi asistensi audit apresiasi
    fasilitas jasa pelatihan pendidikan penyuluhan pendampingan rehab rehabilitasi konstruksi konservasi intensifikasi
    ekstensifikasi diversifikasi restrukturisasi revitalisasi mediasi edukasi publikasi dokumentasi sosialisasi diseminasi
    operasional administrasi sewa rakor rakornis musrenbang uji kalibrasi akreditasi sertifikasi standarisasi standardisasi
    rekonsiliasi razia patroli talkshow magang orientasi outbound sarasehan dialog kongres konferensi ekspose ekspo expo
    implementasi aktualisasi penguatan dukungan bantuan hibah stimulan subsidi penilaian penertiban""".split()
)
_NO_DOING = frozenset(
    """pemerintahan pemerintah perikanan pertanian pendapatan perusahaan permukiman perumahan penduduk pelabuhan peternakan perkebunan
    perhubungan perdagangan perindustrian permasalahan persentase perbandingan pertanyaan pertambangan penghargaan pendahuluan
    perempuan pekerjaan pertumbuhan peluang persediaan peraturan perjanjian perpustakaan penyebab penyakit perbatasan perairan
    pegunungan perkotaan pedesaan perdesaan perkantoran pertanahan perbankan penutup pengertian permintaan pelayanan
    perekonomian pencapaian pengantar persyaratan perkembangan perhitungan pengukuran penjelasan""".split()
)
_BODY = frozenset(
    """dinas badan biro kantor sekretariat inspektorat bagian bidang seksi subbag subbagian uptd upt bpbd bappeda rsud balai kecamatan
    kelurahan satpol satuan komisi ketua kepala wakil direktur kasi kabid kasubbag kasubag sekretaris camat lurah universitas
    institut politeknik akademi pt cv koperasi yayasan asosiasi forum lsm polda polres polsek kodim koramil kejaksaan pengadilan
    kementerian dirjen ditjen direktorat desa kota kabupaten kab provinsi prov rumah stasiun lembaga dewan tim pokja kelompok gapoktan
    puskesmas sd smp sma smk masjid pasar jalan jl""".split()
)
_HEADER_WORDS = frozenset(
    """no nomor nama uraian sasaran strategis tujuan indikator kinerja target realisasi capaian satuan program kegiatan sub anggaran pagu
    keterangan ket tahun persen kode rekening lokasi sumber dana triwulan tw penanggung jawab rencana hasil prioritas jumlah total
    utama output outcome keluaran masukan input tolok ukur volume dan misi visi formula formulasi penjelasan kondisi awal akhir
    daerah perangkat opd skpd alasan rp kebutuhan indikatif kelompok catatan penting urusan bidang prakiraan maju rata""".split()
)
_STUFF = (
    r"dokumen|laporan|buku|unit|paket|orang|peserta|buah|kegiatan|kali|lokasi|kelompok|eksemplar|set|ekor|kg|ton|ha|km|meter|m2|m|"
    r"event|bulan|hari|jenis|desa|kelurahan|ruas|titik|angkatan|sertifikat|ruang|stel|lembar|kab|kabupaten|kota|pasar|koperasi|ukm|umkm"
)
_FORMS: tuple[tuple[str, str], ...] = (
    ("caption", r"(?:tabel|table|gambar|grafik|bagan|lampiran|diagram|peta|foto|skema)\s*[\d.:ivx]"),
    ("formula", r".*(?:[x×*]\s*100\s?%?|\brumus\b|\bformula(?:si)?\b|∑|\bdibagi\b|: ?jumlah .* x )"),
    ("output-told", r"(?:\W|dengan )*(?:out\s?put|keluaran)\b"),
    ("outcome-told", r"(?:\W|dengan )*(?:out\s?come|hasil (?:kegiatan|program|yang))\b"),
    ("law", r"(?:undang\s?-?\s?undang|peraturan|instruksi|keputusan|surat edaran|perda|permen\w*|perpres)\b"),
    (
        "delivered",
        r"(?:ter(?:sedia|laksana|susun|selenggara|bangun|fasilitasi|bayar|penuhi|pelihara|bentuk|kirim|realisasi|inventaris\w*|"
        r"publikasi\w*|cetak|data|distribusi\w*|rehabilitasi|pasang|layani|bina|latih|pantau|sosialisasi\w*|beli|lapor\w*|"
        r"verifikasi|salur\w*|sampai\w*|ikuti|promosi\w*|informasi\w*|himpun|identifikasi|monitor\w*|evaluasi|dokumentasi\w*)|"
        r"di(?:hasilkan|laksanakan|susun|terbitkan|bangun|peroleh|selenggarakan))nya\b",
    ),
    ("condition", r"(?:(?:me|ter|ber)\w{3,}nya|semakin|makin|terwujud|tercapai|tercipta|optimalnya|efektifnya)\b"),
    (
        "measure",
        r"(?:(?:per|pro|pre|por)sen\w*|jumlah|jml|indeks?|nilai|rasio|ratio|tingkat|angka|rata-?\s?rata|cakupan|proporsi|skor|score|"
        r"predikat|opini|laju|ketepatan|capaian|%|ikm|ipm|pdrb|prevalensi|volume|luas|frekuensi|kontribusi|produksi|produktivitas|"
        r"pertumbuhan|peringkat|lama|besaran|banyaknya|panjang|kapasitas|hasil (?:evaluasi|penilaian)|konsumsi|populasi|jangkauan)(?!\w)",
    ),
    ("goods", rf"\d[\d.,]*\s*(?:\(\s*\w+\s*\)\s*)?(?:{_STUFF})\b"),
    ("lack", r"(?:masih|belum|kurang(?:nya)?|rendahnya|terbatasnya|keterbatasan|minimnya|lemahnya|tidak|banyaknya|tingginya)\b"),
    ("titled", r"(?:program|pogram|kegiatan|sub\s?-?\s?kegiatan)\b(?! (?:ini|tersebut|yang|dan|adalah|pada|di)\b)"),
    ("way", r"(?:meningkatkan|mengoptimalkan|memperkuat|mengembangkan|mendorong|mewujudkan|menciptakan|membangun|mempercepat)\b"),
    ("does", r"(?:me[mnlrwy]\w{4,}(?:kan|i)?|ber\w{4,})\b"),
    ("did", r"(?:telah |sudah )?(?:di(?:laksanakan|lakukan|selenggarakan|adakan|berikan|bangun)|melaksanakan|melakukan)\b"),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for name, pattern in _FORMS)
_MONEY = re.compile(r"\brp\.?\s?\d|\d{1,3}(?:\.\d{3}){2,}", re.IGNORECASE)
_BUDGETED = re.compile(r"\b(?:alokasi|pagu|anggaran|dana|biaya)\b.{0,60}(?:\brp|\d{1,3}(?:\.\d{3}){2,})", re.IGNORECASE | re.DOTALL)
_PERSON = re.compile(r"\bnip\b|\bpembina (?:utama|tk|tingkat)|\bpenata (?:muda|tk)|\b(?:drs?|ir|hj?)\.\s?[A-Z]|,\s?(?:S\.|M\.|SE|SH|MM|MT)", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:target|realisasi|terealisasi|capaian|pencapaian|tercapai|indikator)\b.{0,120}\d+(?:[.,]\d+)?\s*(?:%|persen|poin|$|\w)",
    re.IGNORECASE | re.DOTALL,
)
_DONE = re.compile(
    r"\b(?:telah|sudah) (?:di|me)\w+|\b(?:dilaksanakan|dilakukan|diselenggarakan|diadakan|dilaksanakannya) (?:pada|di|oleh|selama|dengan|untuk|"
    r"melalui|kegiatan)\b|\bmelaksanakan (?:kegiatan|program)\b",
    re.IGNORECASE,
)
_SUPPORTS = re.compile(
    r"\b(?:didukung|ditunjang|dilaksanakan|dicapai|melalui|yaitu|dengan|adalah|pada|menunjang|mendukung)\b.{0,40}\b(?:program|kegiatan)\b",
    re.IGNORECASE | re.DOTALL,
)
_PLANS = (
    r"(?:rencana (?:kerja|strategis|stratejik|kinerja)|renja|renstra|lkj?ip|lakip|lkpj|laporan(?: \w+){0,4}|dokumen|perjanjian kinerja|"
    r"penetapan kinerja|rkpd|rpjmd|rka|dpa|buku|bab|naskah|penyusunan (?:renja|renstra|lkj?ip|lakip|laporan|dokumen|rencana|rkpd)\w*)"
)
_TOLD: dict[str, str] = {
    "about-plan": rf"(?:^|\b)(?:penyusunan |proses |kegiatan |adapun |maka |dalam )*{_PLANS}\b(?: \w+){{0,12}}? (?:ini|disusun|"
    r"merupakan|memuat|berisi|menjadi|adalah|dimaksud\w*|bertujuan|berfungsi|diharapkan|menyajikan|mengacu|dilaksanakan melalui)\b",
    "what-it-holds": r"^\W*(?:ber)?(?:isi|menjelaskan|memuat|menguraikan|mengemukakan|menyajikan|menggambarkan|memaparkan|berisi(?:kan)?|"
    r"pada bab|bab ini|bagian ini|sub bab|berikut (?:ini|adalah)|adapun|secara rinci|selengkapnya|untuk lebih jelas\w*|lebih lanjut|"
    r"hal tersebut dapat|seperti (?:terlihat|tampak))\b",
    "shown": r"\b(?:tabel|gambar|grafik|lampiran|diagram)\b.{0,30}\b(?:di ?bawah|berikut|sebagai|di ?atas|dapat dilihat)|"
    r"\b(?:dapat dilihat|disajikan|tertuang|sebagaimana (?:terlihat|tercantum|tersaji)|tersaji|ditunjukkan|terlihat) (?:pada|dalam|di)\b",
    "promise": r"\bpihak (?:kesatu|pertama|kedua)\b|\b(?:be\w*janji|bertanda ?tangan)\b|tanggung\s?jawab kami|supervisi yang diperlukan",
    "defines-work": r"^\W*(?:program|kegiatan|sasaran|tujuan|visi|misi|kinerja|akuntabilitas|indikator|strategi|kebijakan|pengukuran|evaluasi)"
    r"(?: \w+){0,3} (?:adalah|merupakan|ialah)\b",
    "defines": r"^\W*(?:[\w()/-]+ ){1,9}(?:adalah|merupakan|ialah|didefinisikan|diartikan)\b",
    "has-indicators": r"\b(?:indikator|sasaran)\b.{0,90}\b(?:mempunyai|memiliki|terdiri|diukur|terdapat|yaitu|dengan)\b.{0,60}\bindikator\b|"
    r"\b(?:diukur|pengukuran\w*) (?:melalui|dengan|menggunakan|oleh)\b",
    "graded": r"\b(?:kategori|predikat|kriteria|nilai|interval)\b.{0,30}\b(?:sangat (?:baik|tinggi|memuaskan|berhasil)|baik|cukup|sedang|"
    r"kurang|rendah|tinggi|berhasil|memuaskan)\b|\b(?:tidak|belum|telah|sudah)? ?(?:memenuhi|mencapai|melampaui|melebihi) target\b",
    "compared": r"\b(?:naik|turun|meningkat|menurun|mengalami|peningkatan|penurunan|kenaikan|bertambah|berkurang)\b.{0,80}\b"
    r"(?:dibanding\w*|dari tahun|tahun (?:sebelumnya|lalu|\d{4})|menjadi|sebesar|sebanyak)\b",
    "this-work": r"\b(?:kegiatan|program|pelatihan|acara|pameran|lomba|rapat|sosialisasi|festival|bimtek|workshop|pekerjaan) (?:ini|tersebut|"
    r"dimaksud)\b",
    "event": r"\b(?:dihadiri|diikuti|dibuka|bertempat|berlangsung|diselenggarakan|peserta|narasumber|tanggal \d{1,2}|hotel|undangan)\b",
    "spent": r"\b(?:menyerap|penyerapan|terserap|serapan|realisasi (?:keuangan|anggaran|belanja)|sisa anggaran|efisiensi|memiliki anggaran|"
    r"total anggaran|anggaran (?:yang )?(?:tersedia|dialokasikan)|belanja (?:langsung|tidak langsung))\b",
    "with-work": r"\b(?:dengan|melalui|terdiri (?:dari|atas)|meliputi|yaitu|berupa|pada) (?:\d+ )?(?:\(\w+\) )?(?:beberapa )?(?:kegiatan|program)\b",
    "brought": r"\b(?:menghasilkan|dihasilkan|tersusun|telah tersedia|hasil(?:nya)? (?:yang|dari|berupa|kegiatan)|outputnya|keluarannya|"
    r"(?:keluaran|output)\w* (?:yang|berupa|adalah|kegiatan))\b",
    "succeeded-by": r"\b(?:keberhasilan|tercapainya|capaian|pencapaian|peningkatan)\b.{0,80}\b(?:didukung|ditunjang|karena|disebabkan|berkat|"
    r"dampak|akibat|hasil) ",
    "plenty": r"\b(?:terdiri (?:dari|atas)|antara lain|diantaranya|meliputi)\b",
    "staff": r"\b(?:pegawai|pns|golongan|eselon|sarjana|jabatan|pensiun|strata|s1|s2|slta|kepegawaian)\b",
    "soil": r"\b(?:luas wilayah|hektar|ha\b|lintang|bujur|dataran|berbatasan|jumlah penduduk|curah hujan|kecamatan dan|desa dan|sungai|iklim)\b",
}
_TOLD_PATTERNS = {name: re.compile(pattern, re.IGNORECASE | re.DOTALL) for name, pattern in _TOLD.items()}
_NO_WORK = ("about-plan", "what-it-holds", "shown", "promise", "defines-work")
_CHAPTER = re.compile(
    r"(?:\W*bab\b|(?:evaluasi|analisis|analisa|perbandingan|pengukuran|penelaahan|telaahan|review|reviu|perencanaan|realisasi|capaian|"
    r"akuntabilitas|kerangka|rencana|perjanjian|penetapan|indikator|ikhtisar|gambaran|struktur|tugas|isu|landasan|latar|maksud|sistematika|"
    r"tujuan dan|sasaran|visi|misi|strategi|arah|program dan|kegiatan|penjelasan|kinerja|ringkasan|tinjauan|identifikasi|penentuan|"
    r"perumusan|pencapaian|pengelolaan|pelaksanaan|hasil|target|penutup|pendahuluan|sumber daya|susunan|kaidah|catatan|usulan|prestasi)\b"
    r".{0,60}\b(?:kinerja|renja|renstra|rkpd|rpjmd\w*|anggaran|pelayanan|program|kegiatan|opd|skpd|organisasi|pokok|fungsi|strategis|"
    r"stratejik|hukum|belakang|tujuan|penulisan|sasaran|kebijakan|perangkat daerah|tahun|keuangan|usulan|masyarakat|dinas|badan|provinsi|isu\b.*)"
    r"|pendahuluan\b|penutup\b|kata pengantar|kesimpulan|daftar )",
    re.IGNORECASE | re.DOTALL,
)
_STARTERS = re.compile(
    r"(?<=[a-z\d%)] )(?:Jumlah|Persentase|Prosentase|Presentase|Tingkat|Indeks|Meningkatnya|Meningkatkan|Terwujudnya|Menurunnya|Ter[a-z]{4,}nya|"
    r"Program|Kegiatan|Peningkatan|Penyusunan|Penyediaan|Pengembangan|Pelaksanaan|Pembinaan|Pengelolaan|Kab\.|Kota|Dinas|Badan|Bidang|Seksi|"
    r"Orang|Unit|Dokumen|Laporan)\b"
)
_FUNCTION = frozenset("yang dan di dengan untuk pada dari ini itu adalah dalam oleh sebagai telah akan juga atau serta ke tidak dapat".split())


_TOPICS: dict[str, str] = {
    "output": r"\b(?:out\s?puts?|keluaran|hasil kegiatan|hasil yang (?:dicapai|diperoleh)|produk)\b",
    "indicator": r"\b(?:indikator|iku|ikk|iki|iks|tolok ukur|formula(?:si)?|rumus|cara (?:hitung|penghitungan|pengukuran)|definisi|"
    r"pengukuran kinerja|capaian kinerja|penetapan kinerja|perjanjian kinerja|target kinerja|ukuran)\b",
    "activity": r"\b(?:(?:sub\s?)?kegiatan|program|aktivitas|rencana (?:aksi|kerja)|proyek|tahapan|pelatihan|pekerjaan)\b",
    "support": r"\b(?:menunjang|penunjang|pendukung|mendukung)\b.{0,60}\b(?:keberhasilan|capaian|pencapaian|kinerja|sasaran)",
    "goal": r"\b(?:tujuan|sasaran|outcome|hasil program)\b",
    "quoted": r"\b(?:visi|misi|rpjm\w*|rpd|nawa\s?cita|telaah\w*|prioritas (?:nasional|pembangunan))\b",
    "strategy": r"\b(?:strategi|arah kebijakan|kebijakan|upaya|solusi|rekomendasi|tindak lanjut|langkah|rencana tindak)\b",
    "problem": r"\b(?:masalah|permasalahan|kendala|hambatan|isu|penyebab|tantangan|kelemahan|ancaman|kegagalan|penghambat)\b",
    "duty": r"\b(?:tugas|fungsi|tupoksi|kewenangan|struktur organisasi|susunan organisasi)\b",
    "legal": r"\b(?:landasan|dasar) hukum|\bperaturan\b",
    "parties": r"\b(?:peserta|dihadiri|undangan|narasumber|anggota|penerima|perangkat daerah (?:yang|terdiri)|opd yang|skpd yang|instansi)\b",
    "scene": r"\b(?:gambaran umum|kondisi (?:umum|daerah|geografis)|geografi\w*|demografi\w*|penduduk|sejarah|wilayah|potensi|luas)\b",
    "means": r"\b(?:sumber daya|pegawai|aparatur|kepegawaian|sarana|prasarana|aset|inventaris|kendaraan|golongan|pendidikan|jabatan)\b",
    "budget": r"\b(?:anggaran|keuangan|pagu|belanja|pendanaan|realisasi keuangan|penyerapan)\b",
    "parts": r"\b(?:sistematika|kata pengantar|daftar isi|ruang lingkup|pendahuluan|penutup|maksud)\b",
    "prizes": r"\b(?:penghargaan|prestasi|juara)\b",
    "place": r"\b(?:lokasi|alamat|tempat|wilayah|kabupaten|kecamatan)\b",
    "label": r"\b(?:ket(?:erangan)?|catatan|nama|satuan|no|jabatan|penanggung\s?jawab|kriteria|predikat|alasan)\b",
}
_TOPIC_PATTERNS = {name: re.compile(pattern, re.IGNORECASE | re.DOTALL) for name, pattern in _TOPICS.items()}


def signals(units: Sequence[Unit], around: Sequence[Context]) -> list[list[str]]:
    """Return the names of the signals that fire for each unit of a document in reading order."""
    forms = [form(unit.text) for unit in units]
    votes = [_vote(unit, shape, _topics_of(units, where, unit)) for unit, where, shape in zip(units, around, forms, strict=True)]
    return [sorted(set(_signals(units, around, forms, votes, n))) for n in range(len(units))]


def form(text: str) -> str:
    """Return what a text looks like by its first words.

    >>> form("1) Penyusunan Profil Pasar Rakyat"), form("Tersedianya 4 unit halte"), form("Dinas Perhubungan Kota Muara")
    ('doing', 'delivered', 'body')
    """
    bare = _LEADING.sub("", text.strip())
    said = [word.lower() for word in _WORD.findall(bare)]
    if not said:
        return "empty"
    if _is_header(said):
        return "header"
    for name, pattern in _COMPILED:
        if pattern.match(bare):
            return name
    first = said[0]
    if first in _BODY and len(said) <= LONG_TITLE and not bare.rstrip().endswith("."):
        return "body"
    if _PERSON.search(bare) and len(said) <= LONG_TITLE:
        return "person"
    if _is_doing(first):
        return "doing"
    if bare[:1].islower():
        return "torn"
    return _by_size(bare, said)


def _by_size(bare: str, said: Sequence[str]) -> str:
    if len(said) > SHORT or bare.rstrip().endswith("."):
        return "told"
    return "titles" if bare.istitle() or bare.isupper() else "short"


def _is_doing(word: str) -> bool:
    if word in _NO_DOING:
        return False
    return word in _DOING or re.fullmatch(r"pe\w{4,}an|pem\w{3,}|\w{3,}(?:isasi|ikasi|nisasi)", word) is not None


def _is_header(said: Sequence[str]) -> bool:
    return len(said) > 1 and sum(word in _HEADER_WORDS for word in said) >= 0.8 * len(said)


def topics(text: str) -> list[str]:
    """Return what a header, a heading or an announcement speaks of."""
    return [name for name, pattern in _TOPIC_PATTERNS.items() if pattern.search(text)]


def told(text: str) -> frozenset[str]:
    """Return what a sentence is about, by the verbs and nouns that plans tell it with."""
    return frozenset(name for name, pattern in _TOLD_PATTERNS.items() if pattern.search(text))


def is_chapter(text: str) -> bool:
    """Tell whether a text is the title of a chapter that every plan or report has."""
    bare = _LEADING.sub("", text.strip())
    return len(bare.split()) <= LONG_TITLE and not bare.endswith(".") and _CHAPTER.match(bare) is not None


def is_torn(text: str) -> bool:
    """Tell whether columns of a table ran into one line: beginnings of statements stand inside it."""
    return len(_STARTERS.findall(text)) >= MANY or (is_repeating(text) and len(text.split()) > SHORT)


def _topics_of(units: Sequence[Unit], where: Context, unit: Unit) -> dict[str, list[str]]:
    if unit.block == "cell":
        return {"header": topics(unit.header.rsplit(" / ", 1)[-1]), "title": topics(unit.title), "lead": [], "heading": topics(unit.heading)}
    lead = units[where.lead].text[-160:] if where.lead >= 0 else unit.opening
    return {"header": [], "title": [], "lead": topics(lead), "heading": topics(" ".join(units[i].text for i in where.headings[:1]) or unit.heading)}


def _vote(unit: Unit, shape: str, spoken: dict[str, list[str]]) -> str:
    """Decide by header, then lead, then form."""
    if unit.block == "cell":
        return _vote_cell(unit, shape, spoken)
    text = unit.text.strip()
    kinds = told(text)
    if text.endswith(":") or shape in ("caption", "header", "body", "person", "empty"):
        return "other"
    if shape == "law":
        return "legal"
    if unit.block == "heading":
        return {"measure": "indicator", "titled": "activity"}.get(shape, "other") if not is_chapter(text) else "other"
    if is_torn(text):
        return "other"
    if shape in ("output-told", "outcome-told", "goods", "delivered"):
        return "output"
    listed = _vote_listed(shape, spoken["lead"]) if unit.block == "list_item" and spoken["lead"] else ""
    return listed or _vote_sentence(unit, shape, kinds, spoken["heading"])


def _vote_sentence(unit: Unit, shape: str, kinds: frozenset[str], heading: Sequence[str]) -> str:
    text = unit.text
    if kinds & {*_NO_WORK} or (unit.section in _FRAMES and shape == "told"):
        return "other"
    if shape in ("doing", "titled") and is_chapter(text) and not _BUDGETED.search(text) and unit.block == "paragraph":
        return "other"
    if "spent" in kinds and not (unit.block == "list_item" and shape in ("doing", "titled")):
        return "other"
    measured = "graded" in kinds or "has-indicators" in kinds or ("compared" in kinds and "indicator" in heading)
    if (shape in ("measure", "formula") or measured or _REACHED.search(text)) and not _MONEY.search(text):
        return "indicator" if not kinds & {"staff", "soil"} else "other"
    titled = shape in ("doing", "titled") and (len(text.split()) <= LONG_TITLE or _BUDGETED.search(text))
    if titled and not text.rstrip().endswith(".") or (titled and unit.block == "list_item"):
        return "activity"
    if "this-work" in kinds or "event" in kinds or _DONE.search(text):
        return "activity"
    return {"condition": "own", "lack": "problem"}.get(shape, "other")


def _vote_listed(shape: str, lead: Sequence[str]) -> str:
    for topic in ("problem", "strategy", "duty", "legal"):
        if topic in lead:
            return topic
    if "output" in lead:
        return "output"
    if "indicator" in lead and shape not in ("doing", "titled"):
        return "indicator"
    if "goal" in lead and shape not in ("doing", "titled", "measure"):
        return "own"
    if "activity" in lead and shape in ("doing", "titled", "short", "titles", "does", "did"):
        return "activity"
    return "other" if "parties" in lead or "parts" in lead else ""


def _vote_cell(unit: Unit, shape: str, spoken: dict[str, list[str]]) -> str:
    header = spoken["header"]
    if shape in ("header", "caption"):
        return "other"
    if "indicator" in header:
        return "output" if shape == "delivered" else "indicator"
    if "output" in header:
        return "output"
    if re.search(r"\bsumber\s?data\b", unit.header, re.IGNORECASE):
        return "source"
    for topic, label in (("problem", "problem"), ("strategy", "strategy"), ("goal", "own")):
        if topic in header:
            return label
    if "activity" in header:
        return "output" if shape == "delivered" else "other" if shape == "body" else "activity"
    if "place" in header or "label" in header or "means" in header or "budget" in header:
        return "other"
    return {
        "measure": "indicator",
        "formula": "indicator",
        "delivered": "output",
        "goods": "output",
        "condition": "own",
        "doing": "activity",
        "titled": "activity",
        "lack": "problem",
        "way": "strategy",
        "law": "legal",
    }.get(shape, "other")


def _signals(units: Sequence[Unit], around: Sequence[Context], forms: Sequence[str], votes: Sequence[str], n: int) -> Iterator[str]:
    unit, where, shape = units[n], around[n], forms[n]
    spoken = _topics_of(units, where, unit)
    yield f"vote-{votes[n]}"
    yield f"form-{shape}"
    yield f"form-{unit.block}-{shape}"
    for place, found in spoken.items():
        for topic in found:
            yield f"{place}-{topic}"
            yield f"{place}-{topic}+{shape}"
    yield from _of_text(unit, shape)
    yield from _of_company(units, where, forms, votes, n)


def _of_text(unit: Unit, shape: str) -> Iterator[str]:
    text = unit.text
    if _MONEY.search(text):
        yield "money"
        yield f"money+{shape}"
    if _BUDGETED.search(text):
        yield f"budgeted+{shape}"
    if _REACHED.search(text):
        yield "reached"
    if _DONE.search(text):
        yield "done"
    if _SUPPORTS.search(text):
        yield "by-work"
    kinds = told(text)
    yield from (f"told-{kind}" for kind in kinds)
    if is_chapter(text):
        yield "chapter"
        yield f"chapter-{unit.block}"
    starts = len(_STARTERS.findall(text))
    yield f"starts-{min(starts, MANY)}"
    if is_repeating(text):
        yield "mixed-columns"
    said = text.lower().split()
    yield f"function-words-{min(3, int(10 * sum(word in _FUNCTION for word in said) / max(1, len(said))))}"


def is_repeating(text: str) -> bool:
    """Tell whether columns were mixed: the same words stand again and again."""
    said = [word.lower() for word in _WORD.findall(text) if len(word) > 3]
    return len(said) > 5 and len(set(said)) <= 0.7 * len(said)


def _of_company(units: Sequence[Unit], where: Context, forms: Sequence[str], votes: Sequence[str], n: int) -> Iterator[str]:
    listed = where.items[:LISTED]
    if listed:
        yield from _most("list-form", (forms[i] for i in listed))
        yield from _most("list-vote", (votes[i] for i in listed))
    cell = units[n].block == "cell"
    near = [i for i in range(max(0, n - NEAR), min(len(units), n + NEAR + 1)) if i != n and (units[i].block == "cell") == cell]
    yield from _most("near-vote", (votes[i] for i in near))
    for name, i in (("before", n - 1), ("after", n + 1)):
        if 0 <= i < len(units):
            yield f"{name}-vote-{votes[i]}"


def _most(name: str, found: Iterable[str]) -> Iterator[str]:
    counts = Counter(found)
    total = sum(counts.values())
    for what, times in counts.items():
        share = times / total
        if share >= 0.75:
            yield f"{name}-all-{what}"
        if share >= 0.4:
            yield f"{name}-most-{what}"
