"""Tables of real plans: which pages join, and what their columns are taken for. Skips where the files are missing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from telaah.ingest import read_document
from telaah.layout.tables import join_tables
from telaah.model.document import Document, JoinedTable

PLANS = Path(__file__).parents[2] / ".." / "shared" / "realdocs"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not PLANS.is_dir(), reason="needs the folder ../shared")]

YEARS = [f"target:{year}" for year in range(2014, 2019)]


@cache
def tables(name: str) -> tuple[Document, tuple[JoinedTable, ...]]:
    document = read_document(PLANS / name)
    return document, join_tables(document)


def on_page(name: str, page: int) -> list[JoinedTable]:
    return [t for t in tables(name)[1] if page in t.pages and len(t.columns) > 3]


def roles(table: JoinedTable) -> list[str]:
    return [f"{c.role}:{c.key}" if c.key else str(c.role) for c in table.columns]


def test_years_printed_twice_are_read_in_sequence() -> None:
    (table,) = on_page("disdik-renstra2013.pdf", 70)
    assert [r for r in roles(table) if r.startswith("target")] == YEARS


def test_a_programme_table_joins_over_nine_pages_with_its_codes() -> None:
    (table,) = on_page("rumbai-renstra2017.pdf", 55)
    assert (table.pages[0], table.pages[-1]) == (52, 60)
    assert {"program", "kegiatan", "sub_kegiatan"} <= {r.level for r in table.rows}
    assert all(r.code and r.code.startswith("7.01") for r in table.rows if r.level == "sub_kegiatan")


def test_the_new_form_has_goals_outcomes_and_targets() -> None:
    (goals,) = on_page("katingan-renstra2025.pdf", 110)
    assert roles(goals)[:4] == ["tujuan_atasan", "tujuan", "sasaran", "indikator"]
    (programmes,) = on_page("katingan-renstra2025.pdf", 126)
    assert roles(programmes)[2:6] == ["baseline:2024", "target:2025", "target:2026", "pagu:2026"]
    assert sum(r.level == "outcome" for r in programmes.rows) >= 6


def test_sources_stand_in_a_column_of_their_own() -> None:
    (table,) = on_page("jabar-iku2017.pdf", 2)
    assert roles(table) == ["nomor", "sasaran", "indikator", "formula", "sumber_data"]
    assert table.pages == (1, 2)


@pytest.mark.parametrize("name", ["satpolpp-renstra2021.pdf", "dp3akb-lkjip2025.pdf"])
def test_every_cell_stands_in_the_text_of_its_page(name: str) -> None:
    document, joined = tables(name)
    for cell in (c for t in joined for r in t.rows for c in r.cells if c is not None):
        piece = cell.text if cell.length is None else cell.text[: cell.length]
        assert document.page(cell.page).text[cell.start : cell.end] == piece
