"""Drawn cascades: boxes are read by where they stand on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from telaah.model.document import Block, BlockKind, Document, JoinedTable, Page, PageState, Section, SectionKind
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box
from telaah.model.plan import Outcome
from telaah.outcomes import find_outcomes
from telaah.outcomes.drawn_boxes import is_holder, measure_parts, measures_something
from telaah.outcomes.table_reader import read_table

Drawn = tuple[str, float, float]
"""Text, left edge, top edge."""
Wide = tuple[str, float, float, float]
"""The same, and how wide it is."""


def _find(boxes: list[Drawn | Wide], width: float = 180) -> dict[str, Outcome]:
    blocks, text = [], ""
    for printed, x0, top, *wide in boxes:
        box = Box(x0, top, x0 + (wide[0] if wide else width), top + 30)
        blocks.append(Block(BlockKind.PARAGRAPH, printed, printed, 1, box, len(text)))
        text += printed + "\n"
    page = Page(1, 1200, 800, PageState.READ, (), tuple(blocks), text)
    sections = (Section(0, 1, "BAB I", "Bab", SectionKind.TUJUAN_SASARAN, 1, 0, 1),)
    identity = Identity(DocumentKind.OTHER, "Dinas Sosial Kabupaten Contoh", "Kabupaten Contoh", None, (2024, 2024))
    found = find_outcomes(Document("x.pdf", "0", "pdf", (page,), (), sections, (), identity))
    return {o.text: o for o in found}


def test_sasaran_hang_under_the_tujuan_above_them() -> None:
    found = _find(
        [
            ("Tujuan 1 : Meningkatkan kemandirian keluarga miskin", 0, 100),
            ("Tujuan 2 : Meningkatkan kesiapan warga menghadapi bencana", 600, 100),
            ("Sasaran : Menurunnya keluarga yang rentan", 0, 200),
            ("Sasaran : Meningkatnya kampung yang siaga bencana", 600, 200),
            ("Indikator 2.1 : Jumlah kampung siaga bencana (12 kampung)", 500, 300),
            ("Indikator 1.1 : Persentase keluarga rentan (15%)", 300, 300),
        ]
    )
    one, two = found["Menurunnya keluarga yang rentan"], found["Meningkatnya kampung yang siaga bencana"]
    assert one.parent == found["Meningkatkan kemandirian keluarga miskin"].id
    assert two.parent == found["Meningkatkan kesiapan warga menghadapi bencana"].id
    # The box of a measure stands nearer to the other column: its number tells.
    assert [(i.text, i.targets) for i in one.indicators] == [("Persentase keluarga rentan", (("2024", "15%"),))]
    assert [(i.text, i.targets) for i in two.indicators] == [("Jumlah kampung siaga bencana", (("2024", "12 kampung"),))]


def test_columns_with_labels_at_different_heights_and_the_region_before_the_visi() -> None:
    found = _find(
        [
            ("POHON KINERJA DINAS SOSIAL", 500, 20),
            ("TUJUAN", 0, 200),
            ("Mewujudkan daerah yang maju dan berkeadilan", 0, 240),
            ("VISI DINAS", 200, 220),
            ("TUJUAN", 400, 120),
            ("Meningkatkan kemandirian keluarga miskin", 400, 160),
            ("Meningkatkan kesiapan warga menghadapi bencana", 400, 460),
            ("SASARAN", 600, 60),
            ("Menurunnya keluarga yang rentan", 600, 100),
            ("Meningkatnya usaha keluarga penerima bantuan", 600, 220),
            ("Meningkatnya kampung yang siaga bencana", 600, 430),
        ],
    )
    assert "Mewujudkan daerah yang maju dan berkeadilan" not in found
    first = found["Meningkatkan kemandirian keluarga miskin"].id
    assert found["Menurunnya keluarga yang rentan"].parent == first
    assert found["Meningkatnya usaha keluarga penerima bantuan"].parent == first
    assert found["Meningkatnya kampung yang siaga bencana"].parent == found["Meningkatkan kesiapan warga menghadapi bencana"].id


def test_measures_below_a_holder_are_his() -> None:
    found = _find(
        [
            ("Sasaran 1 : Menurunnya keluarga yang rentan", 0, 100),
            ("Sasaran 2 : Meningkatnya kampung yang siaga bencana", 600, 100),
            ("Persentase keluarga rentan", 0, 150),
            ("Kepala Bidang Bantuan Sosial", 0, 200),
            ("Jumlah keluarga yang menerima bantuan", 0, 250),
        ]
    )
    assert [i.text for i in found["Menurunnya keluarga yang rentan"].indicators] == ["Persentase keluarga rentan"]


def _measures(outcome: Outcome) -> list[str]:
    return [i.text for i in outcome.indicators]


def test_labels_and_numbers_in_boxes_of_their_own_belong_to_the_text_beside_them() -> None:
    found = _find(
        [
            ("Tujuan 1 :", 0, 100, 50),
            ("Terwujudnya keluarga yang mandiri", 50, 100),
            ("Tujuan 2 :", 240, 100, 50),
            ("Terwujudnya kampung yang tangguh", 290, 100),
            ("Sasaran 1 :", 0, 130, 50),
            ("Menurunnya keluarga yang rentan", 50, 130),
            ("Sasaran 2 :", 240, 130, 50),
            ("Meningkatnya kampung yang siaga bencana", 290, 130),
            ("1,1", 0, 160, 20),
            ("Persentase keluarga rentan", 20, 160),
            ("2,1", 240, 160, 20),
            ("Jumlah kampung siaga bencana", 260, 160),
            ("KASUBID BANTUAN KELUARGA MISKIN DAN RENTAN", 0, 200, 120),
            ("KASUBID LOGISTIK DAN BANTUAN BENCANA", 120, 200, 180),
            ("1.1.1", 0, 240, 20),
            ("Jumlah keluarga yang menerima bantuan", 20, 240, 100),
        ]
    )
    assert len(found) == 4
    assert _measures(found["Menurunnya keluarga yang rentan"]) == ["Persentase keluarga rentan"]
    assert _measures(found["Meningkatnya kampung yang siaga bencana"]) == ["Jumlah kampung siaga bencana"]
    assert found["Menurunnya keluarga yang rentan"].parent == found["Terwujudnya keluarga yang mandiri"].id


def test_a_label_ends_at_the_next_holder_and_measures_are_no_outcomes() -> None:
    """The labels of a legend stand above the column of the secretary."""
    found = _find(
        [
            ("Sasaran 1 - Menurunnya keluarga yang rentan", 0, 100),
            ("Sasaran 2 - Meningkatnya kampung yang siaga bencana", 200, 100),
            ("1,1 Pwersentase keluarga rentan 1,2 Presentase keluarga yang mandiri", 0, 150),
            ("2.1 Jumlah kampung siaga bencana", 200, 150),
            ("SASARAN 3", 420, 100, 60),
            ("SEKRETARIS", 400, 200),
            ("2,1 Presentase laporan keuangan (%) 2,2 Presentase data aset yang akurat (%)", 400, 240),
            ("KASUBAG UMUM DAN KEPEGAWAIAN", 400, 280),
            ("Meningkatnya layanan persuratan kantor", 400, 320),
        ]
    )
    assert set(found) == {"Menurunnya keluarga yang rentan", "Meningkatnya kampung yang siaga bencana"}
    assert _measures(found["Menurunnya keluarga yang rentan"]) == [
        "Pwersentase keluarga rentan",
        "Presentase keluarga yang mandiri",
    ]
    assert _measures(found["Meningkatnya kampung yang siaga bencana"]) == ["Jumlah kampung siaga bencana"]


def test_a_box_with_numbered_statements_is_several_and_those_of_a_lower_holder_are_his() -> None:
    one = "Melindungi keluarga dari kemiskinan\nSasaran 1\n1.1 Menurunnya keluarga yang rentan\n1.2 Meningkatnya usaha keluarga\n"
    found = _find(
        [
            ("KEPALA DINAS SOSIAL\nTujuan Tujuan", 0, 60, 400),
            (one + "Indikator :\n1.1. Persentase keluarga rentan\n1.2. Jumlah usaha keluarga", 0, 100),
            ("Menyiapkan warga menghadapi bencana\nSasaran 2\n2.1 Meningkatnya kampung yang siaga bencana", 200, 100),
            ("KEPALA BIDANG BANTUAN", 0, 200),
            ("Sasaran :\n1 Meningkatnya ketepatan penyaluran bantuan\n2 Tersalurkannya bantuan tepat waktu", 0, 240),
            ("Sasaran :\n1 Meningkatnya layanan gudang bantuan\n2 Tersedianya bantuan di gudang", 200, 240),
            ("KEPALA BIDANG BENCANA", 200, 200),
        ]
    )
    assert set(found) == {
        "Melindungi keluarga dari kemiskinan",
        "Menurunnya keluarga yang rentan",
        "Meningkatnya usaha keluarga",
        "Menyiapkan warga menghadapi bencana",
        "Meningkatnya kampung yang siaga bencana",
    }
    assert _measures(found["Menurunnya keluarga yang rentan"]) == ["Persentase keluarga rentan"]
    assert _measures(found["Meningkatnya usaha keluarga"]) == ["Jumlah usaha keluarga"]


def test_a_measure_of_another_number_belongs_to_none() -> None:
    found = _find(
        [
            ("Sasaran 1 : Menurunnya keluarga yang rentan", 0, 100),
            ("Sasaran 2 : Meningkatnya kampung yang siaga bencana", 200, 100),
            ("7.1 Persentase kepuasan pegawai", 420, 200),
            ("2.1 Jumlah kampung siaga bencana", 0, 200),
        ]
    )
    assert _measures(found["Menurunnya keluarga yang rentan"]) == []
    assert _measures(found["Meningkatnya kampung yang siaga bencana"]) == ["Jumlah kampung siaga bencana"]


def test_a_drawing_that_is_not_understood_states_nothing() -> None:
    """Under the labels stand names and work: the columns were not told apart rightly."""
    found = _find(
        [
            ("SASARAN 1", 0, 100),
            ("SASARAN 2", 200, 100),
            ("SASARAN 3", 400, 100),
            ("Rumah singgah dan panti asuhan daerah", 0, 140),
            ("Gudang bantuan dan dapur umum daerah", 200, 140),
            ("Meningkatnya layanan panti asuhan", 400, 140),
        ]
    )
    assert not set(found) - {"Meningkatnya layanan panti asuhan"}


def test_the_sasaran_of_the_region_is_not_the_offices() -> None:
    found = _find(
        [
            ("VISI PEMPROV: Daerah yang maju", 0, 40, 600),
            ("Sasaran 2 : Meningkatnya daya saing daerah", 0, 80, 600),
            ("Sasaran 1 : Menurunnya keluarga yang rentan", 0, 150),
            ("Sasaran 2 : Meningkatnya kampung yang siaga bencana", 300, 150),
        ]
    )
    assert set(found) == {"Menurunnya keluarga yang rentan", "Meningkatnya kampung yang siaga bencana"}


@pytest.mark.parametrize(
    "text",
    [
        "KASUBID BANTUAN",
        "Kasubbag. Umum",
        "Ka. Bid. Sosial",
        "SEKRETARlS",
        "KEPAIA BIDANG",
        "Sub Bagian Umum",
        "1. Kasi Panti",
        "Eselon III",
    ],
)
def test_holders_are_known_in_every_written_form(text: str) -> None:
    assert is_holder(text)


@pytest.mark.parametrize(
    "text", ["Kepala keluarga yang mandiri", "Kepastian usaha warga", "Kasih sayang keluarga", "Sekolah yang aman"]
)
def test_statements_are_no_holders(text: str) -> None:
    assert not is_holder(text)


def test_measures_of_one_box_are_told_apart_by_numbers_of_several_levels_but_not_by_figures() -> None:
    assert measure_parts("4,1 Jumlah panti 4.2 persentase bantuan") == [("4.1", "Jumlah panti"), ("4.2", "persentase bantuan")]
    assert measure_parts("Jumlah warga naik 2,5 persen") == [("", "Jumlah warga naik 2,5 persen")]
    assert measures_something("1.1 Perdentase warga") and not measures_something("Perlindungan warga")


def test_measures_inside_a_statements_box_are_its_measures_and_a_torn_box_states_nothing() -> None:
    found = _find(
        [
            ("Sasaran 1 : Menurunnya keluarga yang rentan 1.1. Persentase keluarga rentan 1.2. Jumlah keluarga mandiri", 0, 100),
            ("Sasaran 2 : Meningkatnya kampung yang siaga bencana", 200, 100),
            ("Sasaran 3 : Meningkatnya mutu panti Sasara n 4 asuhan daerah", 400, 100),
            ("Sasaran 5 : Meningkatnya layanan pengaduan warga (unit layanan", 600, 100),
            ("Sasaran 6 : Meningkatnya kepedulian antarwarga", 800, 100),
            ("Sasaran 7 : Menurunnya kekerasan terhadap anak", 0, 300),
            ("Sasaran 8 : Meningkatnya jaminan bagi lanjut usia", 200, 300),
        ]
    )
    assert set(found) == {
        "Menurunnya keluarga yang rentan",
        "Meningkatnya kampung yang siaga bencana",
        "Meningkatnya kepedulian antarwarga",
        "Menurunnya kekerasan terhadap anak",
        "Meningkatnya jaminan bagi lanjut usia",
    }
    assert _measures(found["Menurunnya keluarga yang rentan"]) == ["Persentase keluarga rentan", "Jumlah keluarga mandiri"]


def test_text_around_a_drawing_is_no_part_of_it() -> None:
    found = _find(
        [
            ("Tujuan 1 : Meningkatkan kemandirian keluarga miskin", 0, 100),
            ("Tujuan 2 : Meningkatkan kesiapan warga menghadapi bencana", 200, 100),
            ("SASARAN", 0, 150),
            ("SASARAN", 200, 150),
            ("Menurunnya keluarga yang rentan", 0, 200),
            ("Meningkatnya kampung yang siaga bencana", 200, 200),
            ("Meningkatnya bantuan dalam Gambar 4 adalah hasil kerja semua bidang", 0, 300, 400),
        ]
    )
    assert len(found) == 4


def test_branches_of_a_drawing_are_no_columns_of_a_table(
    table: Callable[..., JoinedTable], document: Callable[..., Document]
) -> None:
    branches = table(["sasaran", "sasaran"], ["Menurunnya keluarga yang rentan", "Penatausahaan barang dan gudang"])
    whole = document(tables=[branches])
    assert read_table(whole, branches).statements
    assert not read_table(whole, branches, drawn=True).statements


def test_a_target_that_touches_the_strategy_beside_it_is_the_measures_not_the_number_of_the_strategy() -> None:
    found = _find(
        [
            ("POHON KINERJA DINAS SOSIAL", 0, 10, 900),
            ("TUJUAN", 0, 100, 150),
            ("Meningkatkan kemandirian keluarga miskin", 0, 140, 150),
            ("SASARAN", 200, 60, 150),
            ("Menurunnya keluarga yang rentan", 200, 100, 150),
            ("Meningkatnya kampung yang siaga bencana", 200, 200, 150),
            ("INDIKATOR", 400, 20, 150),
            ("Persentase keluarga rentan", 400, 100, 150),
            ("Jumlah kampung siaga bencana", 400, 200, 150),
            ("TARGET", 551, 20, 20),
            ("15", 551, 100, 20),
            ("12", 551, 200, 20),
            ("STRATEGI", 573, 40, 150),
            ("Meluaskan bantuan usaha di kampung", 573, 100, 150),
            ("Membina regu siaga di kampung", 573, 200, 150),
        ]
    )
    rentan, siaga = found["Menurunnya keluarga yang rentan"], found["Meningkatnya kampung yang siaga bencana"]
    assert [(i.text, i.targets) for i in rentan.indicators] == [("Persentase keluarga rentan", (("2024", "15"),))]
    assert [(i.text, i.targets) for i in siaga.indicators] == [("Jumlah kampung siaga bencana", (("2024", "12"),))]
