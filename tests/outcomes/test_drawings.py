"""Drawn cascades: boxes are read by where they stand on the page."""

from __future__ import annotations

from telaah.model.document import Block, BlockKind, Document, Page, PageState, Section, SectionKind
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box
from telaah.model.plan import Outcome
from telaah.outcomes import find_outcomes

Drawn = tuple[str, float, float]
"""Text, left edge, top edge."""


def _find(boxes: list[Drawn], width: float = 180) -> dict[str, Outcome]:
    blocks, text = [], ""
    for printed, x0, top in boxes:
        box = Box(x0, top, x0 + width, top + 30)
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
