"""Sentences that a page break parts: the parties of the second half do what the first half says."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.document import Block, BlockKind, Document, SectionKind
from telaah.model.mention import Role, Status
from tests.mentions.make import BOX, identity, page, section


def parts(first: str, second: str) -> dict[str, tuple[Role, Status]]:
    """What the parties on the second of two pages do."""
    pages = (
        page([Block(BlockKind.LIST_ITEM, first, first, 1, BOX, 0)], first + "\n"),
        page([Block(BlockKind.PARAGRAPH, second, second, 2, BOX, 0)], second + "\n", 2),
    )
    who = identity("Dinas Perikanan Kota Melati", "Kota Melati")
    document = Document("made.pdf", "0", "pdf", pages, sections=(section(SectionKind.STRATEGI),), identity=who)
    return {m.text: (m.role, m.status) for m in find_mentions(document).mentions if m.place.page == 2}


def test_a_list_of_partners_goes_on_over_the_break() -> None:
    first = "c. Pengawasan muara dilaksanakan bersama dengan Polairud (Polres Melati)"
    found = parts(first, "serta Angkatan Laut. Forum Nelayan mengamati.")
    assert found == {"Angkatan Laut": (Role.MITRA, Status.KOMITMEN), "Forum Nelayan": (Role.LAIN, Status.TANPA)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pengawasan muara dilaksanakan bersama dengan Polairud.", "serta Angkatan Laut hadir."),
        ("Pengawasan muara dilaksanakan bersama dengan Polairud", "Angkatan Laut menjaga pulau terluar."),
    ],
)
def test_a_new_sentence_is_none_of_it(first: str, second: str) -> None:
    assert parts(first, second)["Angkatan Laut"][0] is Role.LAIN


def test_a_list_over_the_break_keeps_its_lack() -> None:
    found = parts("Belum ada kerja sama dengan Polairud", "serta Angkatan Laut.")
    assert found["Angkatan Laut"] == (Role.MITRA, Status.MASALAH)
