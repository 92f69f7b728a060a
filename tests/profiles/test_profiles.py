"""Outlines are read, chosen by kind and years, and compared with what a document has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.model.document import Document, Section, SectionKind
from telaah.model.identity import DocumentKind, Identity
from telaah.profiles import check_outline, choose_profile, load_profiles, missing_chapters
from tests.layout.made import PROSE, H, P, document, page

RENJA = (
    "PENDAHULUAN",
    "HASIL EVALUASI RENJA DINAS CONTOH TAHUN LALU",
    "TUJUAN DAN SASARAN",
    "RENCANA KERJA DAN PENDANAAN OPD",
    "PENUTUP",
)


def plan(*titles: str, empty: str = "") -> Document:
    pages = [page(n, (H, title), (P, "" if title == empty else PROSE)) for n, title in enumerate(titles, start=1)]
    found = [Section(n - 1, 1, f"BAB {n}", title, SectionKind.LAIN, n, 0, n) for n, title in enumerate(titles, start=1)]
    return replace(document(*pages), sections=tuple(found))


def test_every_outline_is_read() -> None:
    profiles = load_profiles()
    assert len(profiles["renstra-p86"].chapters) == 8
    assert not profiles["renstra-inm2"].confirmed
    assert not profiles["p54"].check
    assert all(key == profile.key for key, profile in profiles.items())


@pytest.mark.parametrize(
    ("kind", "period", "key"),
    [
        (DocumentKind.RENSTRA, (2021, 2026), "renstra-p86"),
        (DocumentKind.RENSTRA, (2024, 2026), "renstra-transisi"),
        (DocumentKind.RENSTRA, (2025, 2029), "renstra-inm2"),
        (DocumentKind.RENSTRA, (2013, 2018), "p54"),
        (DocumentKind.RENJA, (2022, 2022), "renja-p86"),
        (DocumentKind.RENJA, (2027, 2027), "renja-p14"),
        (DocumentKind.RENJA, None, None),
        (DocumentKind.LKJIP, (2024, 2024), "lkjip"),
        (DocumentKind.OTHER, (2024, 2024), None),
    ],
)
def test_choice(kind: DocumentKind, period: tuple[int, int] | None, key: str | None) -> None:
    assert choose_profile(Identity(kind, period=period)) == key


def test_renja_2027_in_the_old_form() -> None:
    sections = plan(*RENJA).sections
    fifth = replace(sections[4], number="BAB V", kind=SectionKind.PENUTUP)
    assert choose_profile(Identity(DocumentKind.RENJA, period=(2027, 2027)), (*sections[:4], fifth)) == "renja-p86"


def test_complete_plan_misses_nothing() -> None:
    check = check_outline(plan(*RENJA), load_profiles()["renja-p86"])
    assert check.recognised
    assert len(check.found) == 5
    assert not check.missing


def test_missing_and_empty_chapters() -> None:
    made = plan(*(t for t in RENJA if t != RENJA[2]), empty="PENUTUP")
    missing = missing_chapters(made, load_profiles()["renja-p86"])
    assert [(m.chapter.title, m.section is not None) for m in missing] == [
        ("TUJUAN DAN SASARAN PERANGKAT DAERAH", False),
        ("PENUTUP", True),
    ]


def test_another_outline_is_not_measured() -> None:
    check = check_outline(plan("PENDAHULUAN", "PROFIL DAERAH", "METODE", "HASIL KAJIAN"), load_profiles()["renja-p86"])
    assert not check.recognised
    assert not check.missing


def test_amended_plan_follows_the_later_form() -> None:
    sections = plan("TUJUAN DAN SASARAN", "STRATEGI DAN ARAH KEBIJAKAN").sections
    kinds = (SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI)
    later = tuple(replace(s, kind=kind) for s, kind in zip(sections, kinds, strict=True))
    assert choose_profile(Identity(DocumentKind.RENSTRA, period=(2016, 2021)), later) == "renstra-p86"
