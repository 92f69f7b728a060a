"""Parties and persons of articles: own sentences, the conventions of GUIDELINES 9."""

from __future__ import annotations

import pytest

from telaah.errors import LexiconError
from telaah.lexicons.load import read_parties
from telaah.model.mention import PartyClass
from telaah.news.article import Article, NewsMention, Person
from telaah.news.parties import find_parties
from telaah.news.parties.lexicon import positions
from telaah.news.parties.names import read_name
from telaah.news.parties.region import resolve

STORY = """Bupati Ajak Warga Tanam Mangrove
TENGGARONG, Kabar Hulu - Pemerintah Kabupaten (Pemkab) Kutai Kartanegara bersama Dinkes dan PT Rimba Lestari menanam seribu bibit.
Bupati Kukar Edi Sasmita, S.Sos., M.Si mengatakan kegiatan itu rutin. "Kami jalan terus," kata Edi di Ruang Rapat Bappeda.
Kepala Dinas Kesehatan Kabupaten Kutai Kartanegara, dr. Maya Lestari, menyebut warga antusias. Hadir pula Asisten II dan Camat.
Sekda Kukar Sunarto dan mantan Bupati Rahmat Hidayat ikut menanam. Kantor Bupati tutup, konferensi pers batal."""


def read(text: str, **fields: str) -> tuple[tuple[NewsMention, ...], tuple[Person, ...]]:
    return find_parties(Article(id="a", path="a.txt", text=text, **fields))


def texts(text: str, **fields: str) -> list[str]:
    return [m.text for m in read(text, **fields)[0]]


def test_offices_leave_the_person_out_of_the_text() -> None:
    mentions, persons = read(STORY, title="Bupati Ajak Warga Tanam Mangrove")
    named = {m.text: m.person for m in mentions}
    assert named["Bupati Kukar"] == "Edi Sasmita"
    assert named["Kepala Dinas Kesehatan Kabupaten Kutai Kartanegara"] == "Maya Lestari"
    assert {p.name: p.position for p in persons}["Sunarto"] == "Sekda Kukar"


def test_a_bare_title_is_who_holds_it_in_the_article() -> None:
    mentions, _ = read(STORY, title="Bupati Ajak Warga Tanam Mangrove")
    assert (mentions[0].text, mentions[0].person) == ("Bupati", "Edi Sasmita")


def test_the_name_alone_counts_for_heads_of_region_only() -> None:
    mentions, _ = read(STORY + "\nMaya menambahkan data itu dari puskesmas. Edi mengangguk.")
    alone = [m.text for m in mentions if m.person and m.person.startswith(m.text)]
    assert alone == ["Edi", "Edi"]
    assert {m.name for m in mentions if m.text == "Edi"} == {"Bupati Kutai Kartanegara"}


def test_rooms_former_holders_and_press_conferences_are_none() -> None:
    found = texts(STORY)
    assert "Bappeda" not in found and "pers" not in found
    assert "Bupati Rahmat Hidayat" not in found
    assert found.count("Bupati") == 1  # the title's; neither "mantan Bupati" nor "Kantor Bupati"


def test_names_get_the_region_of_the_article() -> None:
    mentions, _ = read(STORY)
    names = {m.text: m.name for m in mentions}
    assert names["Dinkes"] == "Dinas Kesehatan Kabupaten Kutai Kartanegara"
    assert names["Pemerintah Kabupaten (Pemkab) Kutai Kartanegara"] == "Pemerintah Kabupaten Kutai Kartanegara"


def test_offsets_lead_to_the_printed_text() -> None:
    mentions, _ = read(STORY)
    assert mentions
    assert all(STORY[m.start : m.end].startswith(m.text.split(" (")[0]) for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_a_title_outside_the_text_is_read_without_places() -> None:
    mentions, _ = read("Rapat berlangsung sehari penuh.", title="Wali Kota Samarinda Buka Rapat")
    assert [(m.text, m.start, m.end) for m in mentions] == [("Wali Kota Samarinda", -1, -1)]


@pytest.mark.parametrize(
    ("sentence", "text", "cls"),
    [
        ("Rapat itu dihadiri para kepala OPD lingkup Pemprov Kaltim sejak pagi.", "kepala OPD lingkup Pemprov Kaltim", "OPD"),
        ("Ia mengajak dinas-dinas di lingkup pemprov agar bersiap.", "dinas-dinas di lingkup pemprov", "OPD"),
        ("Program itu disusun bersama Komisi III DPRD Kota Samarinda tahun ini.", "Komisi III DPRD Kota Samarinda", "LEGISLATIF"),
        ("Acara digelar bersama Kodim 0906 dan lainnya.", "Kodim 0906", "APARAT_HUKUM"),
        ("Pelatihan itu didukung Kyoto University sejak awal tahun.", "Kyoto University", "AKADEMISI"),
        ("Pelaku kecil didampingi Belanjaku.com sejak awal tahun.", "Belanjaku.com", "DUNIA_USAHA"),
        ("Bantuan itu diterima UMKM Kota Semarang pekan lalu.", "UMKM Kota Semarang", "DUNIA_USAHA"),
        ("Plt. Bidang Penataan Ruang, Bu Rina Hayati, membuka acara.", "Plt. Bidang Penataan Ruang", "OPD"),
    ],
)
def test_forms_of_news(sentence: str, text: str, cls: str) -> None:
    assert (text, PartyClass(cls)) in [(m.text, m.cls) for m in read(sentence)[0]]


def test_abbreviations_in_brackets_are_learned() -> None:
    mentions, _ = read(
        "Rapat dipimpin Badan Regulasi Perikanan Indonesia (BRPI) dan dinas.\nSetelah itu BRPI menutup rapat tersebut."
    )
    names = {m.text: m.name for m in mentions}
    assert names["BRPI"] == "Badan Regulasi Perikanan Indonesia"


def test_the_bracketed_spelling_before_a_region_stays_in_the_text() -> None:
    assert "Sekretaris Daerah Provinsi (Sekdaprov) Kaltim" in texts(
        "Sekretaris Daerah Provinsi (Sekdaprov) Kaltim, Dewi Anggraini meminta semua bekerja."
    )


def test_two_offices_in_one_breath_are_one_person() -> None:
    _, persons = read(
        "Sementara Sekjen Kementerian Pertanian /Kepala Badan Pertanahan, Hadi Winarto yang hadir menyampaikan hal itu."
    )
    assert [p.name for p in persons] == ["Hadi Winarto"]


def test_a_region_that_no_list_has_is_learned_from_the_article() -> None:
    found = texts(
        "KARANG SENTOSA - Pemkab Karang Sentosa menolak usul itu.\n"
        "Kepala Bapperida Karang Sentosa Agustina Rengga mengingatkan hal serupa."
    )
    assert found == ["Pemkab Karang Sentosa", "Kepala Bapperida Karang Sentosa"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (" H. Herman Deru menyadari", "Herman Deru"),
        (" Rudy Mas’ud, kembali", "Rudy Mas’ud"),
        (" Dr. Ir. Siti Aminah, M.Si. hadir", "Siti Aminah"),
        (" Herman Deru Jawab Keluhan Netizen", "Herman Deru"),
        (" Rio Tirtawan S.E., M.Acc.", "Rio Tirtawan"),
        (" Selasa (3/4)", None),
        (" Pemberdayaan Masyarakat", None),
    ],
)
def test_names_of_persons(raw: str, name: str | None) -> None:
    found = read_name(raw, 0, frozenset(), sure=True)
    assert (found.text if found else None) == name


@pytest.mark.parametrize(
    ("text", "level", "name"),
    [
        ("Kukar", None, "Kabupaten Kutai Kartanegara"),
        ("Tanjabtim", None, "Kabupaten Tanjung Jabung Timur"),
        ("Semarang", "Kota", "Kota Semarang"),
        ("Semarang", None, None),
        ("Atlantis", None, None),
    ],
)
def test_regions_by_their_short_names(text: str, level: str | None, name: str | None) -> None:
    place = resolve(text, level)
    assert (place.name if place else None) == name


def test_lists_are_checked() -> None:
    assert "gubernur" in positions().offices and positions().offices["wakil"][0].words[0] == "wakil"
    assert all(party.spellings for party in read_parties("parties-news.csv"))
    with pytest.raises(LexiconError):
        read_parties("regions-short.csv")


UNLISTED = """TANJUNG WANGI, Kabar Hulu - Pemkab Tanjung Wangi menggelar rapat. Dinas Kesehatan dan Bappeda hadir sejak pagi.
Kadinkes dr. Budi Santoso mengatakan siap. Kadis Pendidikan Siti Aminah hadir bersama Ketua DPRD Tanjung Wangi Ahmad Fauzi.
Kepala Bidang Cipta Karya Dinas PUPR turut hadir. Bupati Tanjung Wangi Hadi Wijaya menutup rapat."""


def test_a_bare_office_gets_the_region_that_no_list_has() -> None:
    names = {m.text: m.name for m in read(UNLISTED)[0]}
    assert names["Dinas Kesehatan"] == "Dinas Kesehatan Kabupaten Tanjung Wangi"
    assert names["Bappeda"] == "Badan Perencanaan Pembangunan Daerah Kabupaten Tanjung Wangi"
    assert names["Pemkab Tanjung Wangi"] == "Pemerintah Kabupaten Tanjung Wangi"


def test_office_holders_are_named_by_their_body() -> None:
    names = {m.text: m.name for m in read(UNLISTED)[0]}
    assert names["Kadinkes"] == names["Dinas Kesehatan"]
    assert names["Kadis Pendidikan"] == "Dinas Pendidikan Kabupaten Tanjung Wangi"
    assert names["Ketua DPRD Tanjung Wangi"] == "Dewan Perwakilan Rakyat Daerah Kabupaten Tanjung Wangi"
    assert names["Kepala Bidang Cipta Karya Dinas PUPR"] == "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Tanjung Wangi"
    assert names["Bupati Tanjung Wangi"] == "Bupati Tanjung Wangi"


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Menurut Bupati Karang Sentosa Bernadus Kolo, air cukup.", "Bupati Karang Sentosa", "Bernadus Kolo"),
        ("Kepala Desa Cibulakan Asep Dendi hadir di Desa Cibulakan.", "Kepala Desa Cibulakan", "Asep Dendi"),
        ("Hadir Asisten III Sekot Samarinda Ali Fitri sejak pagi.", "Asisten III Sekot Samarinda", "Ali Fitri"),
        ("Hadir Kabid. Keuangan dan Aset Desa Budi Santoso di sana.", "Kabid. Keuangan dan Aset Desa", "Budi Santoso"),
        ("Kepala SMPN 2 Tenggarong Siti Rahmah berterima kasih.", "Kepala SMPN 2 Tenggarong", "Siti Rahmah"),
        ("Kata General Manager PLN UID Kaltimra Budi Santoso, aman.", "General Manager PLN UID Kaltimra", "Budi Santoso"),
        (
            "Kepala Balai Wilayah Sungai Kalimantan IV Yosi Rahman hadir.",
            "Kepala Balai Wilayah Sungai Kalimantan IV",
            "Yosi Rahman",
        ),
        ("Staf Ahli Bupati Bidang Ekonomi Didi Ramyadi hadir.", "Staf Ahli Bupati Bidang Ekonomi", "Didi Ramyadi"),
        ("Kepala Kejaksaan Negeri Kukar Tengku Firdaus hadir.", "Kepala Kejaksaan Negeri Kukar", "Tengku Firdaus"),
        ("Hadir pula Pangdam II/Sriwijaya Mayjen TNI Irwan Saputra.", "Pangdam II/Sriwijaya", "Irwan Saputra"),
        ("Wakilnya Sekretaris Dinas, Ibu Neneng Shanti, S.T., M.Si. dan Camat.", "Sekretaris Dinas", "Neneng Shanti"),
    ],
)
def test_where_the_office_ends_and_the_name_begins(sentence: str, text: str, person: str) -> None:
    assert (text, person) in [(m.text, m.person) for m in read(sentence)[0]]


def test_persons_without_an_office_are_read_in_prose() -> None:
    _, persons = read(
        "Titin Rohaeti, pemilik keripik talas, kehabisan stok.\nNenek Saniah mendayung sendiri. Widya Kusuma, 15 tahun, ikut.\n"
        "Mereka melewati Jalan Ahmad Yani dan Masjid Agus Salim."
    )
    assert [p.name for p in persons] == ["Titin Rohaeti", "Saniah", "Widya Kusuma"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunjungan mantan Panglima TNI itu berlangsung sehari.",
        "Warga memilih jalur pengadilan sejak lama.",
        "Longsor menutupi badan jalan sejak sore.",
        "Rapat membahas isi Fatwa Majelis Ulama Indonesia kemarin.",
        "Siaran itu ada di akun TikTok Kabar Hulu sejak pagi.",
        "Mereka berkumpul di ruang tamu gubernur sejak siang.",
    ],
)
def test_no_party_is_meant(sentence: str) -> None:
    assert texts(sentence) == []


def test_who_holds_the_office_is_no_region() -> None:
    text = (
        "Wali Kota Samarinda, Andi Hartawan (AH) menyatakan hal itu. AH meminta semua bersiap.\nTerpisah, Andi Hartawan menolak."
    )
    found = [m.text for m in read(text, title="Wali Kota Andi Hartawan: Samarinda Butuh Bendungan")[0]]
    assert found == ["Wali Kota", "Wali Kota Samarinda", "AH", "AH", "Andi Hartawan"]


CONVOY = """Rombongan didampingi Kepala Dinas PU Provinsi Galih Permana, Kepala UPTD PU Provinsi Hendra Wijaya dan warga.
Kepala Dinas PU Provinsi Sumsel Galih Permana mengatakan jalan itu aman. Menurut Galih Permana, jalan itu baru."""


def test_who_follows_a_province_is_a_person_not_a_place() -> None:
    mentions, persons = read(CONVOY)
    assert {p.name for p in persons} == {"Galih Permana", "Hendra Wijaya"}
    assert ("Kepala Dinas PU Provinsi Sumsel", "Galih Permana") in [(m.text, m.person) for m in mentions]


def test_two_offices_and_two_names_go_in_pairs() -> None:
    mentions, persons = read("Bupati dan Wakil Bupati Kukar Edi Sasmita dan Rini Hapsari melepas tim. Wabup berpesan agar jujur.")
    assert {p.name: p.position for p in persons} == {"Edi Sasmita": "Bupati", "Rini Hapsari": "Wakil Bupati Kukar"}
    assert [(m.text, m.person) for m in mentions] == [
        ("Bupati", "Edi Sasmita"),
        ("Wakil Bupati Kukar", "Rini Hapsari"),
        ("Wabup", "Rini Hapsari"),
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Hadir anggota DPRD Provinsi Dapil VII H Alif Pangestu sejak pagi.", "anggota DPRD Provinsi Dapil VII", "Alif Pangestu"),
        ("Senada disampaikan Kades Lamban Sapuan bahwa Desa Lamban setuju.", "Kades Lamban", "Sapuan"),
        ("Sementara Hendri, Kepala UPTD Lahat Dinas PU Sumsel, siap.", "Kepala UPTD Lahat Dinas PU Sumsel", "Hendri"),
        ("Hadir seluruh Kepala UPTD Beserta Staff Admin Bidang sejak pagi.", "Kepala UPTD", None),
        ("Plt Kepala Dinas PUBM-TR Sumsel, Galih Permana saat ditemui warga", "Plt Kepala Dinas PUBM-TR Sumsel", "Galih Permana"),
    ],
)
def test_what_belongs_to_the_office(sentence: str, text: str, person: str | None) -> None:
    assert (text, person) in [(m.text, m.person) for m in read(sentence)[0]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dikatakan Bapak Rumah Singgah Sumsel itu, jembatan akan diulang.",
        "Bangunan lama di Jalan KH. Agus Salim dibongkar sejak pagi hari.",
        "“Jaga nama baik daerah kita,” pinta BupatiWakil rombongan.",
    ],
)
def test_things_streets_and_lost_spaces_are_nobody(sentence: str) -> None:
    assert read(sentence)[1] == ()


def test_a_title_that_the_text_repeats_is_no_evidence_of_a_place() -> None:
    title = "Usai Apel, Pemkab Gelar Salaman Bersama"
    assert texts(f"{title}\nPegawai bersalaman di halaman sejak pagi hari.", title=title) == ["Pemkab"]


def test_a_slip_of_the_pen_makes_no_second_person() -> None:
    _, persons = read(
        "Kepala Dinas PU Sumsel, Dharma Wibowo, hadir.\nKepala Dinas Pekerjaan Umum Sumsel Darma Wibowo membuka rapat itu."
    )
    assert len(persons) == 1


def test_a_speaker_gets_the_full_name_from_elsewhere() -> None:
    _, persons = read("Pemerhati budaya Weri Wantara yang ditemui warga tampak senang.\n“Ini milik warga,” ucap Weri.")
    assert [p.name for p in persons] == ["Weri Wantara"]


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Kata Kepala Dinas Sosial Kaltim, A.M Fitra Firmanda, S.T., aman.", "Kepala Dinas Sosial Kaltim", "A. M Fitra Firmanda"),
        ("Hadir pula Kabid Jembatan M Affandi sejak pagi.", "Kabid Jembatan", "M Affandi"),
        ("Rapat dihadiri Sekretaris Dinas dan Kepala Bidang Sumber Daya Air.", "Kepala Bidang Sumber Daya Air", None),
        ("Rapat dipimpin Sub Koordinator Izin Lahan sejak pagi.", "Sub Koordinator Izin Lahan", None),
    ],
)
def test_initials_lists_and_sub_coordinators(sentence: str, text: str, person: str | None) -> None:
    assert [(m.text, m.person, m.cls) for m in read(sentence)[0]][-1:] == [(text, person, PartyClass.OPD)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aturan Perizinan Berusaha Di Bidang Pertambangan Mineral dibahas.",
        "Warga membaca Pedoman Biaya Pekerjaan Konstruksi Bidang Pekerjaan Umum terbaru.",
        "Arus satu arah berlaku dari simpang RS. H. Darjad sejak pagi.",
        "Ada pelatihan untuk Jabatan Kerja Manajer Lapangan Pelaksanaan Gedung.",
        "Materi tentang SE Dirjen Bikon Nomor 68 Tahun 2024 dibagikan.",
    ],
)
def test_fields_streets_trades_and_letters_are_no_party(sentence: str) -> None:
    assert read(sentence) == ((), ())


def test_a_title_of_respect_or_a_degree_makes_a_person() -> None:
    _, persons = read("Materi dibawakan oleh Ibu Lidia Fitriana, S.T. dari kampus.\nAcara ditutup Rina Wirasta, M.Si. di aula.")
    assert [(p.name, p.position) for p in persons] == [("Lidia Fitriana", None), ("Rina Wirasta", None)]


def test_what_somebody_does_is_no_position() -> None:
    _, persons = read("Hal itu disampaikan Dharma Wibowo, saat melakukan pemantauan bersama tim.")
    assert [(p.name, p.position) for p in persons] == [("Dharma Wibowo", None)]


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        (
            "Ketua Dewan Pembina Yayasan Cahaya Timur, Alma Lubis, hadir sejak pagi.",
            "Ketua Dewan Pembina Yayasan Cahaya Timur",
            "Alma Lubis",
        ),
        ("Hadir Ketua Pembina Yayasan Cahaya Indra Gunawan.", "Ketua Pembina Yayasan Cahaya", "Indra Gunawan"),
    ],
)
def test_a_foundation_has_a_name_before_its_chairman_has(sentence: str, text: str, person: str) -> None:
    assert [(m.text, m.person, m.cls) for m in read(sentence)[0]] == [(text, person, PartyClass.MASYARAKAT)]


def test_a_short_title_in_brackets_is_the_same_holder() -> None:
    mentions, _ = read("Menteri Perhubungan (Menhub) Budi Kurnia membuka acara.\nKata Menhub, jalan itu aman.")
    assert [(m.text, m.person) for m in mentions] == [("Menteri Perhubungan", "Budi Kurnia"), ("Menhub", "Budi Kurnia")]


def test_an_abbreviation_means_what_the_article_says() -> None:
    assert texts("Desa itu kantong Pekerja Migran Indonesia (PMI) sejak lama.\nPara PMI dilatih di balai desa.") == []
    assert texts("Bantuan Palang Merah Indonesia (PMI) tiba.\nRelawan PMI bekerja.") == ["Palang Merah Indonesia", "PMI"]


def test_a_unit_behind_a_preposition_stays() -> None:
    assert texts("Dinas PUPR Melalui Bidang Bina Konstruksi melatih tukang.") == ["Dinas PUPR", "Bidang Bina Konstruksi"]


def test_the_initials_of_one_do_not_end_the_sentence_of_the_next() -> None:
    _, persons = read("Hadir pakar tata kota A. B. Susilo, Ketua Pembina Yayasan Cahaya Indra Gunawan, dan warga.")
    assert {p.name: p.position for p in persons}["Indra Gunawan"] == "Ketua Pembina Yayasan Cahaya"


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Karena itu, Presiden Joko Widodo kembali mengingatkan warga.", "Presiden", "Joko Widodo"),
        ("Ketua Satgas Covid-19 Doni Monardi mengatakan data naik.", "Ketua Satgas Covid-19", "Doni Monardi"),
        ("General Manager Kampung Daun Ari Hermanto menuturkan hal itu.", "General Manager Kampung Daun", "Ari Hermanto"),
        ("Hadir Kepala Lemdik Polri sejak pagi.", "Polri", None),
    ],
)
def test_names_behind_presidents_illnesses_and_english_titles(sentence: str, text: str, person: str | None) -> None:
    mentions, persons = read(sentence)
    assert (text, person) in [(m.text, m.person) for m in mentions]
    assert [p.name for p in persons] == ([person] if person else [])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Undangan itu dari pemimpin FPI Muhammad Razik Shobri kepada warga.", []),
        ("Penonaktifan Asep Subahan itu berlaku sejak kemarin.", []),
        ("Hadir Koordinator Nasional Ekajaya Fast Boat (EFB) Indonesia sejak pagi.", []),
        ("Hadir Direktur Eksekutif Lokatara, Haris Azhari, sejak pagi.", ["Haris Azhari"]),
        ("Warga bernama Wahyu Sudrajat (32) membuka pesan Whatsapp sejak pagi.", ["Wahyu Sudrajat"]),
        ("Lurah Grogol Selatan Asep Subahan hadir sejak pagi.", ["Asep Subahan"]),
    ],
)
def test_who_is_a_person_and_who_is_not(sentence: str, names: list[str]) -> None:
    assert [p.name for p in read(sentence)[1]] == names


def test_two_heads_of_two_regions_are_two() -> None:
    mentions, _ = read("Gubernur NTT Viktor Lasarus hadir. Menurut Gubernur Kaltim, jalan itu aman.")
    assert [(m.text, m.person) for m in mentions] == [("Gubernur NTT", "Viktor Lasarus"), ("Gubernur Kaltim", None)]


def test_who_speaks_behind_a_body_is_a_person() -> None:
    _, persons = read("Pengajar Fakultas Hukum Universitas Mulawarman (Unmul), Rini Anggraeni, mengatakan kasus naik.")
    assert [p.name for p in persons] == ["Rini Anggraeni"]


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Direktur RSUD dr Suroso Hulu, Rini Hapsari, hadir.", "Direktur RSUD dr Suroso Hulu", "Rini Hapsari"),
        ("Direktur RSUD dr Agus menyatakan siap melayani warga.", "Direktur RSUD", "Agus"),
        ("Kata Direktur RSUD Muaratua Syafrizal S.KM. Ia setuju.", "Direktur RSUD Muaratua", "Syafrizal"),
        ("Acara dibuka Kabid Dikdas, Rahmat Hidayat, pagi ini.", "Kabid Dikdas", "Rahmat Hidayat"),
        ("Kabid Kesmas, dr Rahadian menyatakan kasus turun.", "Kabid Kesmas", "Rahadian"),
        ("Asisten Manager Relations Deni M. Idhana mengatakan bantuan tiba.", "Asisten Manager Relations", "Deni M. Idhana"),
        ("Dandim 1711/BVD Letkol Inf Bambang Sutrisno hadir.", "Dandim 1711/BVD", "Bambang Sutrisno"),
        ("Dandim 1702/Jayawijaya Arif Budiman hadir.", "Dandim 1702/Jayawijaya", "Arif Budiman"),
        ("Hadir Wakil Bupati Boven Digoel H. Chairil Anwari S.T, pagi ini.", "Wakil Bupati Boven Digoel", "Chairil Anwari"),
        ("Kata Ph Direktur Jenderal Perhubungan Udara, Dadun Kohari.", "Ph Direktur Jenderal Perhubungan Udara", "Dadun Kohari"),
        ("Kepala Desa Sukamaju, Kecamatan Cilaku, Asep Dendi hadir.", "Kepala Desa Sukamaju", "Asep Dendi"),
        ("Rektor Universitas Hulu Raya (UHR), Dr. Dalman Hadi, hadir.", "Rektor Universitas Hulu Raya", "Dalman Hadi"),
        ("Kepala Dinas Sosial Kukar, Adolf Yokura, bersama warga hadir.", "Kepala Dinas Sosial Kukar", "Adolf Yokura"),
        (
            "Ditanya soal itu, Ismet Kusuma, Kepala Dinas Sosial Kukar, mengungkap hal lain.",
            "Kepala Dinas Sosial Kukar",
            "Ismet Kusuma",
        ),
        ("Kepala Bidang Komunikasi PT Timah Tbk, Anggi Sihaan hadir.", "Kepala Bidang Komunikasi PT Timah Tbk", "Anggi Sihaan"),
        ("Kepala Bidang Komunikasi PT Timah, Anggi Sihaan hadir.", "Kepala Bidang Komunikasi PT Timah", "Anggi Sihaan"),
        ("Kepala BKKBN Papua dan Papua Barat Sarles Brabar hadir.", "Kepala BKKBN Papua dan Papua Barat", "Sarles Brabar"),
        ("Kepala Divisi Formalitas SKK Migas, Didik Setyadi hadir.", "Kepala Divisi Formalitas SKK Migas", "Didik Setyadi"),
    ],
)
def test_hospitals_fields_and_seats_are_no_persons_names(sentence: str, text: str, person: str) -> None:
    assert (text, person) in [(m.text, m.person) for m in read(sentence)[0]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dana itu dari Universitas Muhammadiyah (UM) Sorong.", ["Universitas Muhammadiyah (UM) Sorong"]),
        ("Hadir Institut Informatika dan Bisnis Darmaraja, pagi ini.", ["Institut Informatika dan Bisnis Darmaraja"]),
        ("Suku Dinas Kesehatan Jakarta Utara hadir.", ["Suku Dinas Kesehatan Jakarta Utara"]),
        ("Hadir BPJS Kesehatan Kedeputian Jawa Barat.", ["BPJS Kesehatan Kedeputian Jawa Barat"]),
        ("Bantuan PT Angkasa Pura I dan AirNav Indonesia tiba.", ["PT Angkasa Pura I", "AirNav Indonesia"]),
        ("TNI-Polri dan Kodim 1711/BVD berjaga.", ["TNI", "Polri", "Kodim 1711/BVD"]),
        ("Kampus itu Universitas Hulu Raya.\nWarga berterima kasih kepada universitas hulu raya.", ["Universitas Hulu Raya"] * 2),
        ("Mereka membahas Tri Dharma Perguruan Tinggi dan nota kesepahaman. PKS itu diteken petinggi kampus.", []),
        ("MoU di Bidang Pendidikan Dibahas", []),
    ],
)
def test_names_go_on_to_their_end_and_documents_are_no_party(sentence: str, found: list[str]) -> None:
    assert [t.lower() for t in texts(sentence)] == [t.lower() for t in found]


def test_a_listed_company_keeps_its_class_with_tbk() -> None:
    mentions, _ = read("Bantuan PT Timah Tbk tiba di desa itu.")
    assert [(m.text, m.cls) for m in mentions] == [("PT Timah Tbk", PartyClass.BUMN_BUMD)]


def test_heads_of_other_regions_do_not_belong_to_the_government_of_the_article() -> None:
    _, persons = read("Pemkab Asmat siap. Bupati Asmat Elisa Kambura dan Bupati Merauke Romanus Barakata hadir.")
    assert {p.name: p.organisation for p in persons} == {"Elisa Kambura": "Pemkab Asmat", "Romanus Barakata": None}


def test_the_office_that_a_title_names_is_the_organisation() -> None:
    _, persons = read("Dinas Sosial hadir. Kasi Infrastruktur TIK Diskominfo, Triana Rantika bicara. Irban Budi Santoso diam.")
    assert {p.name: p.organisation for p in persons} == {"Triana Rantika": "Diskominfo", "Budi Santoso": None}


def test_a_nickname_in_brackets_makes_no_second_person_nor_does_who_signs() -> None:
    _, persons = read(
        "Gubernur Jawa Barat Ridwan Kusuma (Emil) hadir. Menurut Emil, jalan itu aman.\nJalan itu aman. (Rina Wati)"
    )
    assert [p.name for p in persons] == ["Ridwan Kusuma"]


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        (
            "Wali Kota Denpasar, I Gusti Ngurah Jaya Negara mengatakan hal itu.",
            "Wali Kota Denpasar",
            "I Gusti Ngurah Jaya Negara",
        ),
        ("Hadir Kepala Desa Lita Ulumada, Krispinus Kewa Ama Ruing.", "Kepala Desa Lita Ulumada", "Krispinus Kewa Ama Ruing"),
        ("Kabid Sampah Dinas Lingkungan Hidup setempat Subiyanto bicara.", "Kabid Sampah Dinas Lingkungan Hidup", "Subiyanto"),
        ("Hadir Anggota DPRD Kukar Budi Santoso Jembatan Air Beta sangat penting.", "Anggota DPRD Kukar", "Budi Santoso"),
    ],
)
def test_all_words_of_a_name_in_prose_belong_to_it(sentence: str, text: str, person: str) -> None:
    assert (text, person) in [(m.text, m.person) for m in read(sentence)[0]]


def test_two_names_that_a_hyphen_joins_are_two() -> None:
    mentions, _ = read("Bupati dan Wabup Ngada Andreas Paru-Raymundus Bena hadir.")
    assert [(m.text, m.person) for m in mentions] == [("Bupati", "Andreas Paru"), ("Wabup Ngada", "Raymundus Bena")]


@pytest.mark.parametrize("line", ["– Dalam Bidang Pendidikan yaitu kurangnya guru.", "– Bidang Kesehatan : ruang yang sempit."])
def test_fields_of_a_list_of_problems_are_no_party(line: str) -> None:
    assert texts(line) == []


@pytest.mark.parametrize(
    ("sentence", "text", "person"),
    [
        ("Kepala Bandara Juanda, Sigit Wibowo mengatakan hal itu.", "Kepala Bandara Juanda", "Sigit Wibowo"),
        ("Bandara Sultan Hasanuddin ramai. Kepala Bandara Sultan Hasanuddin Ahmad Fauzi hadir.", None, "Ahmad Fauzi"),
        ("Kepala Bandara Mopah Merauke Asep Dendi hadir.", "Kepala Bandara Mopah Merauke", "Asep Dendi"),
        ("Kepala Pasar Sentral Wati Lestari hadir.", "Kepala Pasar Sentral", "Wati Lestari"),
        (
            "General Manager Angkasa Pura I Bandara Pattimura Ambon, Rudi Hartono hadir.",
            "General Manager Angkasa Pura I Bandara Pattimura Ambon",
            "Rudi Hartono",
        ),
        ("Kepala UPBU Rendani Manokwari Rudi Hartono hadir.", "Kepala UPBU Rendani Manokwari", "Rudi Hartono"),
        ("Duta Besar Jepang untuk Indonesia, Kenji Sugiwara, hadir.", "Duta Besar Jepang untuk Indonesia", "Kenji Sugiwara"),
        ("Sekretaris Ditjen Hubud Pramono Sukarno hadir.", "Sekretaris Ditjen Hubud", "Pramono Sukarno"),
    ],
)
def test_airports_markets_and_directorates_are_no_persons(sentence: str, text: str | None, person: str) -> None:
    text = text or "Kepala Bandara Sultan Hasanuddin"
    assert (text, person) in [(m.text, m.person) for m in read(sentence)[0]]


def test_who_heads_an_airport_belongs_to_the_ministry() -> None:
    assert [m.cls for m in read("Kepala Bandara Juanda, Sigit Wibowo hadir.")[0]] == [PartyClass.PUSAT]
