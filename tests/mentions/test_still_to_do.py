"""Items of a list of what is still to be done, in a part of the plan that evaluates the past."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.document import Block, BlockKind, Document
from telaah.model.mention import Status
from tests.mentions.make import BOX, identity, page, section

ITEM = "b. Penyediaan gudang dingin yang bekerjasama dengan Baznas"


def status(lead: str, kind: str = "renja") -> Status:
    blocks = (
        Block(BlockKind.PARAGRAPH, lead, lead, 1, BOX, 0),
        Block(BlockKind.LIST_ITEM, ITEM, ITEM, 1, BOX, len(lead) + 1),
    )
    who = identity(organisation="Dinas Perikanan Kabupaten Mekar", region="Kabupaten Mekar", kind=kind)
    made = Document(
        "made.pdf", "0", "pdf", (page(blocks, f"{lead}\n{ITEM}\n"),), sections=(section("kinerja_pelayanan"),), identity=who
    )
    return next(m.status for m in find_mentions(made).mentions if m.text == "Baznas")


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Agar ikan tetap segar, upaya-upaya yang harus dilakukan antara lain adalah :", Status.PERLU),
        ("Langkah yang perlu segera ditempuh yaitu:", Status.PERLU),
        ("Langkah-langkah yang akan dilaksanakan tahun depan:", Status.RENCANA),
        ("Upaya yang telah dilakukan antara lain:", Status.LALU),
        ("Upaya yang harus dilakukan dan telah dilaksanakan antara lain:", Status.LALU),
        ("Hasil tahun lalu antara lain:", Status.LALU),
    ],
)
def test_what_is_still_to_be_done_is_no_past(lead: str, told: Status) -> None:
    assert status(lead) is told


def test_a_report_tells_of_what_stands() -> None:
    assert status("Upaya yang harus dilakukan antara lain:", "lkjip") is Status.BERJALAN
