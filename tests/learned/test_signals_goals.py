"""What announces a goal, whose it is, and how far a list's announcement reaches. All sentences are our own."""

from __future__ import annotations

import pytest

from telaah.learned.context import contexts
from telaah.learned.signals_goals import form, frame, owner, signals
from telaah.learned.statement_units import Unit


def item(text: str, page: int = 1, **given: str) -> Unit:
    return Unit(text, page=page, block="list_item", marker=text.split(maxsplit=1)[0], **given)


def heard(units: list[Unit]) -> list[list[str]]:
    return signals(units, contexts(units))


def vote(found: list[str]) -> str:
    return next((s.removeprefix("vote-") for s in found if s.startswith("vote-") and s.count("-") == 1), "")


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("Upaya yang dilakukan dalam mengatasi kendala tersebut adalah:", "way", ""),
        ("Berdasarkan permasalahan di atas, maka strategi yang ditempuh adalah:", "way", ""),
        ("Adapun kendala dalam pencapaian sasaran antara lain:", "problem", ""),
        ("Capaiannya baik, namun masih mengalami beberapa hambatan, diantaranya:", "problem", ""),
        ("3. Program Penataan Terminal, dengan sasaran :", "goal", ""),
        ("Sasaran RPJMD yang didukung oleh Dinas Perhubungan", "goal", "above"),
        ("Sasaran strategis Dinas Perhubungan yang mendukung RPJMD", "goal", "own"),
        ("Untuk mewujudkan visi tersebut ditetapkan empat misi, yaitu:", "mission", ""),
        ("Tugas pokok dan fungsi Seksi Terminal:", "duty", "own"),
        ("Sasaran dan indikatornya disajikan berikut ini:", "goal", ""),
        ("Indikator sasaran tahun ini:", "measure", ""),
    ],
)
def test_an_announcement_is_read_for_what_it_announces_and_whose(text: str, kind: str, whose: str) -> None:
    found = frame(text)
    assert found is not None
    assert (found.kind, found.owner) == (kind, whose)


def test_a_text_without_a_key_word_announces_nothing() -> None:
    assert frame("Luas wilayah kecamatan ini 31 km2") is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("1. Menurunnya waktu tunggu", "condition"),
        ("a) Menata trayek", "verb"),
        ("a) Mengenai trayek", ""),
        ("2 Meningkatkan mutu terminal", "verb"),
        ("- Penguatan juru parkir", "nominal"),
        ("Pelabuhan Rawa Kuning", ""),
        ("Terbangunnya halte", "delivered"),
        ("Persentase halte layak", "measure"),
        ("c. Belum adanya rambu", "lack"),
    ],
)
def test_the_form_of_a_beginning(text: str, begins: str) -> None:
    assert form(text) == begins


def test_who_is_named_first_owns() -> None:
    assert owner("Dinas Perhubungan yang mendukung RPJMD") == "own"
    assert owner("RPJMD yang didukung Dinas Perhubungan") == "above"
    assert owner("terminal") == ""


def test_the_same_words_are_own_quoted_or_strategy_by_what_announces_them() -> None:
    words = "1. Meningkatkan mutu terminal"
    leads = {
        "Tujuan Dinas Perhubungan adalah:": "own",
        "Tujuan RPJMD yang didukung adalah:": "quoted",
        "Strategi yang ditempuh:": "strategy",
        "Permasalahan yang dihadapi:": "problem",
        "Misi bupati terpilih:": "quoted",
    }
    assert {lead: vote(heard([Unit(lead), item(words)])[1]) for lead in leads} == leads


def test_a_list_over_a_page_break_goes_on() -> None:
    units = [
        Unit("Strategi yang ditempuh:"),
        item("1. Menata trayek kota"),
        Unit("Renja Dinas Perhubungan III-2"),
        item("2. Meremajakan armada angkutan", page=2),
    ]
    assert vote(heard(units)[3]) == "strategy"


def test_a_sentence_that_only_stands_before_announces_nothing() -> None:
    units = [Unit("Tujuan tahun lalu sudah tercapai dengan baik di semua kecamatan."), item("1. Menata trayek kota")]
    found = heard(units)[1]
    assert "weak-goal" in found
    assert vote(found) == ""


def test_a_chapter_that_studies_others_quotes() -> None:
    heading = Unit("3.2 Telaahan Renstra Kementerian", block="heading")
    assert vote(heard([heading, Unit("Sasaran:"), item("1. Meningkatnya keselamatan pelayaran")])[2]) == "quoted"
    heading = Unit("4.1 Tujuan dan Sasaran", block="heading")
    assert vote(heard([heading, Unit("Sasaran:"), item("1. Meningkatnya keselamatan pelayaran")])[2]) == "own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tujuan adalah penjabaran dari misi.", "quoted"),
        ("Misi kedua: Memperkuat ekonomi desa yang mandiri", "quoted"),
        ("Sasaran 2.1 : Menurunnya waktu tunggu penumpang", "own"),
        ("Program Penataan Parkir ditujukan untuk menekan kemacetan di pusat kota.", "own"),
        ("Oleh karena itu juru parkir perlu dilatih kembali.", "strategy"),
        ("Oleh karena itu laporan ini disusun dan perlu disempurnakan.", ""),
        ("Peraturan Daerah Nomor 4 Tahun 2019 tentang Terminal", "legal"),
        ("Sasaran yang hendak dicapai:", "other"),
    ],
)
def test_words_that_decide_alone(text: str, said: str) -> None:
    assert vote(heard([Unit(text)])[0]) == said


def test_near_misses_under_a_goal() -> None:
    lead = Unit("Sasaran strategis dinas adalah:")
    said = {
        "1. Persentase halte yang layak": "indicator",
        "1. Program Penataan Terminal": "activity",
        "1. Balai Uji Kendaraan": "",
        "1. Menurunnya kemacetan, dengan indikator kinerja:": "own",
    }
    assert {text: vote(heard([lead, item(text)])[1]) for text in said} == said


def test_a_header_decides_for_its_cells() -> None:
    def cell(text: str, header: str) -> str:
        return vote(heard([Unit(text, block="cell", header=header)])[0])

    assert cell("Stabilitas tarif angkutan", "Sasaran Strategis") == "own"
    assert cell("Stabilitas tarif angkutan", "Sasaran RPJMD") == "quoted"
    assert cell("Kegiatan razia diteruskan", "Solusi yang dilakukan") == "strategy"


def test_votes_of_the_list_are_heard() -> None:
    units = [Unit("Strategi:"), item("1. Menata trayek kota"), item("2. Meremajakan armada kota"), item("3. Halte")]
    assert "list-vote-strategy" in heard(units)[3]
    assert "before-vote-strategy" in heard(units)[3]


def test_running_heads_say_nothing() -> None:
    units = [Unit("Strategi Dinas Perhubungan:", page=n) for n in (1, 2, 3)]
    assert [vote(found) for found in heard(units)] == ["", "", ""]
