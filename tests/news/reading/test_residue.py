"""Scraped text: which lines are no part of the article. Marked: a line that begins with "~" must go, all others stay."""

# ruff: noqa: E501 - lines as they are scraped
from __future__ import annotations

import pytest

from telaah.news.article import Article, NoArticle
from telaah.news.reading import read_item
from telaah.news.reading.item import text_item
from tests.news.reading.texts import JALAN, POSYANDU, SUNGAI, UMKM, Text


def paragraphs(text: Text, first: int = 0, last: int = 99) -> str:
    """Return some paragraphs as lines."""
    return "\n".join(text.paragraphs[first:last])


CASES = {
    "counters, prompts and ends of lists": f"""{SUNGAI.title}
~oleh
~oleh -28 Dilihat
{paragraphs(SUNGAI)}
~Mau Berita Terbaru dari Kabar Hulu? Yuk Follow Kami di Google News.
~No More Posts Available.
~No more pages to load.""",
    "rubric and items with their age": f"""~SEPUTAR DAERAH
{SUNGAI.title}

{paragraphs(SUNGAI)} (abc)

~-
~SEPUTAR DAERAH2 hari ago
~Bupati Lantik Puluhan Kepala Sekolah di Lapangan
~-
~SOSOK4 hari ago
~Kisah Penjaga Mercusuar di Ujung Pulau""",
    "items with their age on one line": f"""{SUNGAI.title}
{paragraphs(SUNGAI)}
~-
~NUSANTARA4 hari agoPanen Raya Padi Gogo Digelar Serentak
~-
~BERITA1 minggu yang laluJembatan Baru Diresmikan Gubernur""",
    "breadcrumb, byline and share words": f"""~Home > Daerah > Lingkungan
{SUNGAI.title}
~Oleh: Dewi Anggraini
~Selasa, 12 Maret 2024 | 10:15 WIB
~Share
~Facebook
~WhatsApp
{paragraphs(SUNGAI)}
~Editor: Sri Handayani
~Tags: sungai, sampah, kampus
~Baca Berita Lainnya di Google News""",
    "name over the date": f"""{POSYANDU.title}
~Yosef Tarigan
~21 Agustus 2023 09:30 WIB
{paragraphs(POSYANDU)}
~Komentar
~Tinggalkan Balasan
~Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *""",
    "marker alone in the middle, the article goes on": f"""{JALAN.title}
{paragraphs(JALAN, 0, 3)}
~BACA JUGA :
{paragraphs(JALAN, 3)}
~BACA JUGA""",
    "marker with a headline in the middle": f"""{JALAN.title}
{paragraphs(JALAN, 0, 3)}
~Baca juga: Banjir Rendam Ratusan Rumah di Rimba Kencana
{paragraphs(JALAN, 3, 5)}
~Baca Juga:
~Bupati Tinjau Lokasi Longsor di Lereng Bukit
{paragraphs(JALAN, 5)}""",
    "subheadings and captions stay": f"""{UMKM.title}
~Rabu, 7 Februari 2024
Penandatanganan nota kesepahaman di aula kantor bupati. (Foto: Prokopim)
{paragraphs(UMKM, 0, 3)}
Bunga Rendah dan Syarat Mudah
{paragraphs(UMKM, 3)}""",
    "lists stay": f"""{UMKM.title}
{paragraphs(UMKM, 0, 3)}
1. Kartu tanda penduduk
2. Surat keterangan usaha
3. Foto tempat usaha
{paragraphs(UMKM, 3)}
Daftar penerima tahap pertama:
- Koperasi Rotan Jaya
- Koperasi Ulin Lestari
- Koperasi Bambu Indah""",
    "sign-off, advertorial and prompts": f"""~Advertorial
{SUNGAI.title}
{paragraphs(SUNGAI)}
~[DWA | ADV DISKOMINFO TANJUNG HARAPAN]
~Dapatkan update berita utama dan breaking news saban pagi dari KabarContoh.com. Mari bergabung di Grup Telegram kami, caranya klik tautan, lalu join.
~Berita Lainnya""",
    "footer of an office": f"""{SUNGAI.title}
{paragraphs(SUNGAI)}
~———————————————
~Dinas Lingkungan Hidup Kabupaten Tanjung Harapan dapat diakses melalui:
~Website : https://dlh.contohkab.go.id/
~Instagram : @dlhcontoh
~Email : dlh@contohkab.go.id
~———————————————""",
    "source, views, copyright": f"""{POSYANDU.title}
~Dibaca: 1.234 kali
{paragraphs(POSYANDU)}
~Sumber: https://contoh.id/berita/1
~Copyright © 2023 Kabar Contoh. All rights reserved.""",
    "teasers behind a marker": f"""{SUNGAI.title}
{paragraphs(SUNGAI)}
~Artikel Terkait
~Harga Cabai Naik Dua Kali Lipat Menjelang Hari Raya
~Pedagang di pasar induk menyebut pasokan dari luar pulau terlambat karena cuaca buruk...
~Tim Voli Putri Daerah Lolos ke Babak Semifinal
~Kemenangan tiga set langsung memastikan tim putri melaju menghadapi juara bertahan...""",
    "advertisements between paragraphs": f"""{JALAN.title}
{paragraphs(JALAN, 0, 2)}
~ADVERTISEMENT
~SCROLL TO CONTINUE WITH CONTENT
{paragraphs(JALAN, 2, 4)}
~[Gambas:Video 20detik]
{paragraphs(JALAN, 4)}
~(dwa/rna)
~Halaman: 1 2 3 Selanjutnya""",
    "a sentence that begins as a prompt stays": f"""{SUNGAI.title}
{paragraphs(SUNGAI, 0, 3)}
Ikuti aturan, kata dia, adalah pesan yang selalu disampaikan kepada warga di tepi sungai.
Komentar warga beragam terhadap rencana itu, sebagian menolak dan sebagian mendukung penuh.
Bagikan masker menjadi kegiatan penutup yang diikuti para siswa sekolah dasar.
Sumber dana berasal dari anggaran daerah dan bantuan perusahaan.
{paragraphs(SUNGAI, 3)}""",
}


def read(text: str) -> Article:
    """Read a text that holds an article."""
    found = read_item(text_item("a.txt", text.encode()))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", CASES)
def test_lines(name: str) -> None:
    lines = [line for line in CASES[name].split("\n") if line.strip()]
    found = read("\n".join(line.removeprefix("~") for line in lines))
    assert found.text.split("\n") == [line for line in lines if not line.startswith("~")]
    assert [one.text for one in found.removed] == [line[1:] for line in lines if line.startswith("~")]


@pytest.mark.parametrize("name", [name for name in CASES if name != "a sentence that begins as a prompt stays"])
def test_title(name: str) -> None:
    titles = {SUNGAI.title, POSYANDU.title, JALAN.title, UMKM.title}
    assert read(CASES[name].replace("\n~", "\n").removeprefix("~")).title in titles


def test_text_without_a_title() -> None:
    lead = f"Tanjung Harapan, (kabarcontoh.com) – {SUNGAI.paragraphs[0]}"
    found = read("\n".join((lead, *SUNGAI.paragraphs[1:])))
    assert (found.title, found.place, found.outlet, found.date) == (None, "Tanjung Harapan", "kabarcontoh.com", None)
    assert found.text.startswith(lead)


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("JAKARTA, KABARCONTOH.com - ", "Jakarta", "KABARCONTOH.com"),
        ("Kabarcontoh.co, Tenggarong - ", "Tenggarong", "Kabarcontoh.co"),
        ("Semarang, Kominfo – ", "Semarang", "Kominfo"),
        ("KALTIM TODAY - ", None, "KALTIM TODAY"),
        ("MUARASABAK-", "Muarasabak", None),
        ("Jakarta (ANTARA) - ", "Jakarta", "ANTARA"),
        ("KBRN, Samarinda: ", "Samarinda", "KBRN"),
        ("PALEMBANG,HS – ", "Palembang", "HS"),
        ("POS-CONTOH.COM | KUPANG - ", "Kupang", "POS-CONTOH.COM"),
        ("PENGUMUMAN - ", None, None),
        ("", None, None),
    ],
)
def test_datelines(head: str, place: str | None, outlet: str | None) -> None:
    found = read(f"{SUNGAI.title}\n{head}{SUNGAI.body}")
    assert (found.place, found.outlet) == (place, outlet)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("20 Juni 2017", "2017-06-20"),
        ("Supri Hadi — Kabar Contoh 15 Juni 2023 15:31", "2023-06-15"),
        ("Senin, 12 Feb 2024 | 10:15 WIB", "2024-02-12"),
        ("Diposting pada 12-02-2024 oleh admin", "2024-02-12"),
        ("2 hari lalu", None),
    ],
)
def test_printed_date_goes_before_that_of_the_event(line: str, date: str | None) -> None:
    found = read(f"{SUNGAI.title}\n{line}\n{SUNGAI.body}\n")
    assert found.date == date
    assert line not in found.text


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Rapat digelar pada Kamis (15/6/2023) di aula kantor bupati.", "2023-06-15"),
        ("Rapat digelar di aula, Selasa 14 November 2023.", "2023-11-14"),
        ("Pelatihan berlangsung 9 Agustus hingga 30 November 2018 di ibu kota.", None),
        ("Rapat digelar pada Rabu (12/02) di aula.", None),
        ("Aturan itu ditetapkan tanggal 5 Mei 2020 tentang pengelolaan sampah daerah.", None),
        ("Upacara mengenang peristiwa pada Kamis, 20 Mei 1948 di halaman kantor.", None),
    ],
)
def test_date_of_the_event(sentence: str, date: str | None) -> None:
    assert read(f"{SUNGAI.title}\n{sentence}\n{SUNGAI.body}").date == date


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Advertorial\n{SUNGAI.title}\n{SUNGAI.body}", True),
        (f"{SUNGAI.title}\n{SUNGAI.body} (ADV/Diskominfo)", True),
        (f"{SUNGAI.title}\n{SUNGAI.body}\n(adv/kominfo kukar)", True),
        (f"{SUNGAI.title}\n{SUNGAI.body}\n[RWT | ADV DISKOMINFO]", True),
        (f"{SUNGAI.title}\nADVERTISEMENT\n{SUNGAI.body}", False),
        (f"{SUNGAI.title}\n{SUNGAI.body}", False),
    ],
)
def test_advertorials(text: str, *, wanted: bool) -> None:
    assert read(text).advertorial is wanted


def test_lines_broken_by_the_width_of_a_page_are_joined() -> None:
    found = read(f"{SUNGAI.title}\n" + SUNGAI.body.replace("kelompok warga untuk", "kelompok warga\nuntuk"))
    assert found.text == f"{SUNGAI.title}\n{SUNGAI.body}"


def test_reference_at_the_end_of_a_paragraph() -> None:
    found = read(f"{SUNGAI.title}\n{SUNGAI.paragraphs[0]} Baca juga: Bupati Buka Rapat Kerja\n{paragraphs(SUNGAI, 1)}")
    assert found.text == f"{SUNGAI.title}\n{SUNGAI.body}"
    assert found.removed[0].text == "Baca juga: Bupati Buka Rapat Kerja"


def test_encodings_give_the_same_text() -> None:
    text = f"{POSYANDU.title}\n{POSYANDU.body}\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        found = read_item(text_item("a.txt", text.encode(encoding)))
        assert isinstance(found, Article), encoding
        assert found.text == text.strip()
    twice = read_item(
        text_item("a.txt", text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d").encode("utf-8"))
    )
    assert isinstance(twice, Article)
    assert "“Kader kami datang ke rumah dua kali sebulan." in twice.text


def test_nothing_but_residue() -> None:
    assert isinstance(read_item(text_item("a.txt", b"Home\nBerita Terkait\nShare\nFacebook\n")), NoArticle)


def test_a_lead_that_begins_with_an_address_in_small_letters_is_no_part_of_the_title() -> None:
    found = read(f"{SUNGAI.title}\nhulu.com, DENPASAR - {SUNGAI.body}")
    assert (found.title, found.outlet, found.place) == (SUNGAI.title, "hulu.com", "Denpasar")
