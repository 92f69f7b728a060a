"""What the sentence before a list of names says of them."""

from __future__ import annotations

import pytest

from telaah.mentions.announced import announced
from telaah.mentions.segments import Segment
from telaah.model.document import BlockKind, SectionKind
from telaah.model.mention import Container
from tests.mentions.make import BOX


def item(lead: str, kind: BlockKind = BlockKind.LIST_ITEM) -> Segment:
    return Segment("a. Dinas Sosial", 1, 0, BOX, Container(1, 0), SectionKind.LAIN, kind, lead=lead)


@pytest.mark.parametrize(
    ("lead", "when"),
    [
        ("Pendataan rumah kosong melibatkan beberapa instansi, yaitu:", "now"),
        ("Posko dijaga bekerja sama dengan:", "now"),
        ("Perangkat daerah yang berkontribusi dalam pendataan rumah adalah:", "now"),
        ("Ada 12 perangkat daerah yang telah berperan dalam pendataan rumah, dengan rincian sebagai berikut:", "past"),
        ("Perangkat daerah yang belum berkontribusi dalam pendataan adalah:", ""),
        ("Tugas bidang ini ialah koordinasi dengan:", ""),
        ("Perangkat daerah yang memiliki dokumen risiko adalah:", ""),
        ("Kerja sama berjalan. Perangkat daerah di kota ini adalah:", ""),
        ("Posko dijaga bekerja sama dengan", ""),
    ],
)
def test_a_list_is_one_of_partners_where_its_announcement_says_so(lead: str, when: str) -> None:
    assert announced(item(lead)) == when


def test_only_items_are_announced() -> None:
    assert announced(item("Posko dijaga bekerja sama dengan:", BlockKind.PARAGRAPH)) == ""
