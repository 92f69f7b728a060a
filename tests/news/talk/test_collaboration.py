"""Which sentences tell of collaboration, between whom, and how real it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.news.article import Collaboration
from telaah.news.talk import find_collaborations, find_quotes
from tests.news.talk.make import article

PEOPLE = {"Budi Santoso": "Bupati Contoh"}


def told(text: str) -> tuple[Collaboration, ...]:
    """Return the statements of a text, with quotes found before as in an article."""
    made = article(text, persons=PEOPLE)
    return find_collaborations(replace(made, quotes=find_quotes(made)))


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        (
            "{OPD:Dinas Kesehatan} bekerja sama dengan {AKADEMISI:Universitas Contoh} dalam pendampingan desa.",
            ["Dinas Kesehatan", "Universitas Contoh"],
            "running",
        ),
        (
            "{PEMDA:Pemkab Contoh} menandatangani nota kesepahaman dengan {BUMN_BUMD:Bank Contoh} pada Rabu.",
            ["Pemkab Contoh", "Bank Contoh"],
            "done",
        ),
        (
            "{PEMDA:Pemkab Contoh} akan menandatangani perjanjian kerja sama dengan {PUSAT:BPS Contoh}.",
            ["Pemkab Contoh", "BPS Contoh"],
            "planned",
        ),
        ("Kita harus bersinergi dengan semua pihak.", [], "called_for"),
        ("Koordinasi antar perangkat daerah selama ini masih lemah, belum ada sinergi.", [], "denied"),
        ("Perangkat daerah tidak boleh bekerja sendiri-sendiri.", [], "called_for"),
        (
            "[Bupati|Budi Santoso] mengajak {MASYARAKAT:PKK} berkolaborasi menurunkan stunting.",
            ["PKK"],
            "called_for",
        ),
        (
            "{OPD:Dinas PUPR} bersama {LEGISLATIF:Komisi III DPRD Contoh} melakukan peninjauan lapangan.",
            ["Dinas PUPR", "Komisi III DPRD Contoh"],
            "done",
        ),
        (
            "Rapat koordinasi itu dihadiri {PUSAT:BPS Contoh} dan {APARAT_HUKUM:Polres Contoh}.",
            ["BPS Contoh", "Polres Contoh"],
            "done",
        ),
        (
            "{OPD:Dinas Sosial} menggandeng {DUNIA_USAHA:PT Maju} untuk {MASYARAKAT:kelompok tani}.",
            ["Dinas Sosial", "PT Maju"],
            "running",
        ),
    ],
)
def test_a_statement_has_parties_and_a_status(text: str, parties: list[str], status: str) -> None:
    (statement,) = told(text)
    assert [p.text for p in statement.parties] == parties
    assert statement.status.value == status


@pytest.mark.parametrize(
    "text",
    [
        "[Bupati|Budi Santoso] foto bersama warga di halaman kantor.",
        "{PEMDA:Pemkab Contoh} menggelar diskusi tentang koordinasi anggaran.",
        "Upacara itu dihadiri {APARAT_HUKUM:Polres Contoh} dan {MASYARAKAT:PKK}.",
        "Perjanjian kinerja tahun ini sudah disusun.",
        "{OPD:Dinas Sosial} menyalurkan sembako kepada lansia.",
        "[Bupati|Budi Santoso] bersama [Wakil Bupati|Ani Lestari] meninjau pasar.",
    ],
)
def test_no_collaboration(text: str) -> None:
    assert told(text) == ()


def test_only_the_quoted_part_gives_parties_to_what_is_quoted() -> None:
    said = "“Kita perlu berkolaborasi dengan {MASYARAKAT:PKK},” kata [Bupati|Budi Santoso]"
    (statement,) = told(f"{said} saat membuka rapat {{FORUM:TPPS}}.")
    assert [p.text for p in statement.parties] == ["PKK"]


@pytest.mark.parametrize(
    "text",
    [
        "Terima kasih atas kerjasamanya!",
        "Seperti yang dilakukan Sinergiku TV tahun ini di studio.",
        "Pakar itu ditemui dalam rapat koordinasi di pendopo dan menjelaskan bahwa acara penting.",
        "Diskusi mengenai izin yang didelegasikan oleh {OPD:Dinas ESDM} dan {PUSAT:Kementerian ATR/BPN} di hotel.",
        "Penyampaian materi oleh [Dirjen Bina Marga|Budi Santoso] mengenai “Maju Bersama {DUNIA_USAHA:Badan Usaha} Lokal”.",
        "[Bupati Contoh|Budi Santoso] bersama {APARAT_HUKUM:Kapolres Contoh} melakukan peresmian jembatan.",
    ],
)
def test_thanks_titles_settings_and_ceremonies_are_no_collaboration(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{OPD:Dinas PUPR} melakukan rapat koordinasi penyusunan Rencana Detail Tata Ruang.", "done"),
        ("Warga ikut bergotong royong agar jembatan segera tersambung.", "running"),
        ("Bupati meminta agar warga bergotong royong.", "called_for"),
        ("Pada tanggal 19 Juni 2024, petugas melakukan evaluasi kegiatan bersama {FORUM:Tim Profesi Ahli}.", "done"),
        ("{OPD:Dinas PUPR} bersama {BUMN_BUMD:Perumda Tirta} mengimbau adanya pekerjaan pipa.", "running"),
        ("{OPD:Dinas PUPR} berencana bekerja sama dengan {AKADEMISI:Universitas Contoh}.", "planned"),
    ],
)
def test_the_status_is_that_of_the_cooperation_alone(text: str, status: str) -> None:
    assert [c.status for c in told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "{OPD:Dinas PUPR} yang diwakili {OPD:Bidang Cipta Karya} melakukan diskusi teknis bangunan hijau.",
        "[Bupati Contoh|Budi Santoso] hadir bersama {APARAT_HUKUM:Kodim 0906} dan warga.",
        "Pekerja dengan perjanjian kerja waktu tertentu menjadi peserta {BUMN_BUMD:BPJS Ketenagakerjaan}.",
        "Kami berharap kepada {PEMDA:Pemkab Contoh} maupun {PEMDA:Pemprov Contoh} untuk segera memperbaikinya.",
    ],
)
def test_one_office_attendance_and_complaints_are_no_collaboration(text: str) -> None:
    assert told(text) == ()


def test_who_comes_along_is_no_party() -> None:
    text = "Rapat koordinasi itu dihadiri {OPD:Kepala Dinas PUPR} didampingi {OPD:Kabid Bina Marga} dan {OPD:Kabid Cipta Karya}."
    assert [p.text for c in told(text) for p in c.parties] == ["Kepala Dinas PUPR"]


@pytest.mark.parametrize(
    "text",
    [
        "Lomba dayung dibuka [Wakil Bupati Contoh|] yang didampingi oleh {APARAT_HUKUM:Dandim 1799} dan {APARAT_HUKUM:Kapolres}.",
        "[Bupati|Budi Santoso] hadir bersama {APARAT_HUKUM:Kapolres Contoh}, {LEGISLATIF:Ketua DPRD}, dan kepala dinas terkait.",
        "{PEMDA:Pemprov Contoh} datang dalam rangka halal bi halal bersama {PEMDA:Pemkab Hulu} di pendopo.",
        "“Lomba ini bentuk dukungan {PEMDA:Pemkab Contoh} dalam upaya pencegahan korupsi,” kata [Bupati Contoh|Budi Santoso].",
        "Vaksinasi itu memastikan seluruh ASN, {APARAT_HUKUM:TNI} dan {APARAT_HUKUM:Polri} telah melakukan vaksinasi.",
    ],
)
def test_company_occasions_and_ones_own_support_are_no_cooperation(text: str) -> None:
    assert told(text) == ()


def test_who_only_asks_others_to_work_together_is_no_party() -> None:
    (found,) = told("{PUSAT:Kementerian Contoh} mengingatkan maskapai dan {PUSAT:BMKG} untuk tetap bekerja sama dengan baik.")
    assert [p.text for p in found.parties] == ["BMKG"]
    (found,) = told("{PEMDA:Pemkab Contoh} mengajak {DUNIA_USAHA:PT Contoh} bekerja sama menjaga hutan.")
    assert [p.text for p in found.parties] == ["Pemkab Contoh", "PT Contoh"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Bantuan itu hasil kerja sama dengan {PUSAT:SKK Contoh}. Tidak berhenti di sini, kapal lain menyusul.", "running"),
        ("Itu perpanjangan MoU yang telah berakhir antara {PEMDA:Pemkot Contoh} dan {AKADEMISI:Universitas Contoh}.", "done"),
        ("{OPD:Dinas Contoh} terus berkoordinasi dengan {PUSAT:BMKG} untuk mengetahui jika cuaca buruk.", "running"),
        ("Budi mengatakan jika kerja sama dengan {PUSAT:BPS} itu lanjutan tahun lalu.", "running"),
        ("{OPD:Dinas Contoh} bekerja sama dengan {AKADEMISI:Universitas Contoh} untuk memperkuat data desa.", "running"),
        ("Gerakan Ayo Menanam melibatkan {MASYARAKAT:Karang Taruna} dan {MASYARAKAT:PKK} di pantai.", "running"),
        ("Rencana aksi itu disusun dalam rapat koordinasi dengan {PUSAT:BPS Contoh}.", "done"),
        ("Budi menginginkan komitmen seluruh desa untuk bekerja sama mencegah stunting.", "called_for"),
    ],
)
def test_words_of_other_clauses_names_and_purposes_tell_no_status(text: str, status: str) -> None:
    assert [c.status.value for c in told(text)] == [status]
