"""What running text and lists say: decided by announcements that hold over pages, by fixed forms and by words; own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

import pytest

from telaah.learned.announcements import Flow, marker, topic
from telaah.learned.context import contexts
from telaah.learned.signals_talk import signals
from telaah.learned.statement_units import Unit


def votes(units: Sequence[Unit]) -> list[str]:
    return [names[0].removeprefix("talk-") for names in signals(units, contexts(units))]


def vote(text: str, **known: str) -> str:
    return votes([replace(Unit(text), block=known.get("block", "paragraph"), header=known.get("header", ""))])[0]


def items(lead: str, *texts: str) -> list[Unit]:
    marked = [Unit(f"{n}. {text}", block="list_item", marker=f"{n}.") for n, text in enumerate(texts, 1)]
    return [Unit(lead), *marked]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Permasalahan yang dihadapi bidang pasar antara lain:", "trouble"),
        ("Isu-isu penting penyelenggaraan tugas dan fungsi dinas", "trouble"),
        ("Untuk mengatasi permasalahan tersebut ditempuh langkah-langkah berikut:", "cure"),
        ("Upaya yang dilakukan untuk menangani hambatan di atas:", "cure"),
        ("Dalam melaksanakan kebijakan tera ulang, kendala yang ditemui adalah:", "trouble"),
        ("Permasalahan dan Solusi", "both"),
        ("Strategi dan arah kebijakan dinas adalah:", "policy"),
        ("Seksi Metrologi mempunyai tugas:", "duty"),
        ("Dasar hukum penyusunan renja ini:", "law"),
        ("Target tidak tercapai, hal ini disebabkan oleh:", "trouble"),
        ("Sumber data yang digunakan:", "source"),
        ("Halte dibangun pada tiga ruas jalan", ""),
    ],
)
def test_topic_of_an_announcement(text: str, about: str) -> None:
    assert topic(text) == about


def test_a_list_of_problems_makes_its_items_problems_whatever_their_form() -> None:
    units = items("Permasalahan yang dihadapi:", "Kurangnya juru parkir.", "Penguatan data terminal", "Kapasitas laboratorium")
    assert votes(units)[1:] == ["problem"] * 3


def test_the_announcement_holds_over_a_page_break_and_a_running_head() -> None:
    head = [Unit("Renja Dinas Pasar Kabupaten Muara Tahun 2024", page=page) for page in (1, 2, 3, 4)]
    before = [replace(unit, page=2) for unit in items("Kendala yang dihadapi adalah:", "Alat ukur usang.", "Tera ulang sepi.")]
    after = [Unit(f"{n}. Lapak kosong di pasar {n}", page=3, block="list_item", marker=f"{n}.") for n in (3, 4)]
    told = votes([head[0], head[1], *before, head[2], *after, head[3]])
    assert told[3:5] == ["problem"] * 2 and told[6:8] == ["problem"] * 2
    assert told[5] == "other"


def test_solutions_behind_problems_are_strategies() -> None:
    units = items("Hambatan:", "Alat ukur usang.") + items(
        "Solusi yang dilakukan untuk mengatasi hambatan:", "Mengganti alat ukur."
    )
    assert votes(units) == ["other", "problem", "other", "strategy"]


def test_a_heading_ends_a_list() -> None:
    units = [
        *items("Permasalahan:", "Alat ukur usang."),
        Unit("2.2 Data Pasar", block="heading"),
        Unit("1. Pasar pagi", block="list_item", marker="1."),
    ]
    assert votes(units)[-1] != "problem"


def test_a_list_within_a_list_gives_way_to_the_outer() -> None:
    flow = Flow()
    flow.pass_text("Permasalahan yang dihadapi:", announces=True, small=False)
    assert flow.pass_item("a.") == "trouble"
    flow.pending = "cure"
    assert flow.pass_item("1)") == "cure"
    assert flow.pass_item("b.") == "trouble"


def test_markers_tell_letters_from_roman_numbers() -> None:
    assert marker("(iv)") == ("roman", 4)
    assert marker("2.1.3.")[1] == 3
    flow = Flow()
    assert flow.pass_item("i.", "law") == "law"
    assert flow.lists[-1].shape == "roman"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kegiatan ini dilaksanakan bekerja sama dengan Universitas Muara.", "collab"),
        ("Razia dilakukan dengan melibatkan Polres Rawa Kuning.", "collab"),
        ("Pendataan berjalan berkat dukungan dari BRIDA Muara.", "collab"),
        ("Belum optimalnya koordinasi dengan instansi terkait.", "problem"),
        ("Persentase desa yang bekerja sama dengan perguruan tinggi", "none"),
        ("Pelatihan bagi kelompok tani digelar pada bulan Mei", "none"),
    ],
)
def test_cooperation_and_its_near_misses(text: str, said: str) -> None:
    assert vote(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jumlah juru ukur masih sangat terbatas dan belum memadai.", "none"),
        ("Peralatan laboratorium belum memadai.", "problem"),
        ("Bab ini menguraikan hasil pengukuran yang belum optimal.", "other"),
        ("Seksi Metrologi mempunyai tugas menyiapkan bahan tera ulang.", "duty"),
        ("Sumber: Dinas Pasar, 2023", "source"),
        ("Upaya yang dilakukan adalah mengganti alat ukur.", "strategy"),
    ],
)
def test_words(text: str, said: str) -> None:
    assert vote(text) == said


def test_laws_in_a_list_are_legal_but_not_as_a_solution() -> None:
    laws = items("Landasan hukum:", "Peraturan Daerah Nomor 4 Tahun 2019 tentang Pasar;")
    assert votes(laws)[1] == "legal"
    cures = items("Solusi untuk mengatasi kendala tersebut:", "Peraturan Daerah tentang pasar disusun ulang;")
    assert votes(cures)[1] == "strategy"


@pytest.mark.parametrize(
    ("header", "text", "said"),
    [
        ("Sumber Data", "Seksi Metrologi", "source"),
        ("Faktor Penghambat", "Alat ukur usang", "problem"),
        ("Rencana Tindak Lanjut", "Mengganti alat ukur", "strategy"),
        ("Perangkat Daerah Pendukung", "Dinas Perhubungan", "collab"),
        ("Sasaran", "Kurangnya waktu tunggu", "none"),
    ],
)
def test_the_header_of_a_column_decides(header: str, text: str, said: str) -> None:
    assert vote(text, block="cell", header=header) == said


def test_cooperation_is_a_signal_beside_the_vote() -> None:
    unit = Unit("Persentase desa yang bekerja sama dengan perguruan tinggi")
    assert signals([unit], contexts([unit])) == [["talk-none", "with-party", "with-strong"]]


def test_the_same_units_give_the_same_signals() -> None:
    units = items("Kendala yang dihadapi:", "Alat ukur usang.", "Lapak kosong.")
    assert signals(units, contexts(units)) == signals(units, contexts(units))


@pytest.mark.parametrize("piece", ["1. ", "1.1.1.1.", "- ", "(a) ", "terdiri dari a b ", "kerja sama dengan "])
def test_numbers_and_words_without_end_take_no_time(piece: str) -> None:
    unit = Unit(piece * (1200 // len(piece)))
    signals([Unit("Kendala:")], contexts([Unit("Kendala:")]))
    begun = perf_counter()
    signals([unit], contexts([unit]))
    assert perf_counter() - begun < 1
