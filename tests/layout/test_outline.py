"""Chapters and sections whatever their numbering; lists of chapters and references are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.layout.furniture import mark_furniture
from telaah.layout.outline import find_outline
from telaah.layout.section_kinds import kind_of_title
from telaah.model.document import Block, Document, Section, SectionKind
from telaah.model.place import Box
from tests.layout.made import PROSE, H, L, P, T, document, page


def outline(made: Document) -> list[tuple[int, str, str, int]]:
    return [(s.level, s.number, s.title, s.first_page) for s in sections(made)]


def sections(made: Document) -> tuple[Section, ...]:
    return find_outline(mark_furniture(made))


def test_chapters_with_title_below_and_sections() -> None:
    made = document(
        page(1, (H, "BAB I"), (H, "PENDAHULUAN"), (H, "1.1 Latar Belakang"), (P, PROSE)),
        page(2, (H, "BAB II\nGAMBARAN PELAYANAN"), (H, "II.1. Sumber Daya"), (P, PROSE)),
    )
    assert outline(made) == [
        (1, "BAB I", "PENDAHULUAN", 1),
        (2, "1.1", "Latar Belakang", 1),
        (1, "BAB II", "GAMBARAN PELAYANAN", 2),
        (2, "II.1", "Sumber Daya", 2),
    ]
    assert [s.parent for s in sections(made)] == [None, 0, None, 2]


def test_chapters_listed_in_the_sistematika_are_none() -> None:
    listed = [(H, f"BAB {n} {title}") for n, title in (("I", "PENDAHULUAN"), ("II", "TUJUAN DAN SASARAN"), ("III", "PENUTUP"))]
    made = document(
        page(1, (H, "BAB I PENDAHULUAN"), (P, PROSE), (H, "1.1 Sistematika Penulisan"), *listed),
        page(2, (H, "BAB II TUJUAN DAN SASARAN"), (P, PROSE)),
        page(3, (H, "BAB III PENUTUP"), (P, PROSE)),
    )
    assert [row[1:] for row in outline(made) if row[0] == 1] == [
        ("BAB I", "PENDAHULUAN", 1),
        ("BAB II", "TUJUAN DAN SASARAN", 2),
        ("BAB III", "PENUTUP", 3),
    ]


def test_contents_and_references_are_no_chapters() -> None:
    dots = "." * 30
    made = document(
        page(
            1,
            (H, "DAFTAR ISI"),
            *((T, f"BAB {n} {t} {dots} 1") for n, t in (("I", "PENDAHULUAN"), ("II", "PROGRAM"), ("III", "PENUTUP"))),
        ),
        page(2, (H, "BAB I PENDAHULUAN"), (P, PROSE), (P, "Bab II menguraikan program dan kegiatan.")),
        page(3, (H, "BAB II PROGRAM DAN KEGIATAN"), (P, PROSE)),
    )
    assert [row[1:] for row in outline(made) if row[0] == 1] == [
        ("BAB I", "PENDAHULUAN", 2),
        ("BAB II", "PROGRAM DAN KEGIATAN", 3),
    ]


def test_letter_spaced_title() -> None:
    made = document(page(1, (H, "BAB IV\nP E N U T U P"), (P, PROSE)))
    assert outline(made) == [(1, "BAB IV", "PENUTUP", 1)]
    assert sections(made)[0].kind is SectionKind.PENUTUP


def test_title_on_the_next_page() -> None:
    made = document(
        page(1, (H, "BAB I PENDAHULUAN"), (P, PROSE), (H, "BAB II")),
        page(2, (H, "RENCANA PROGRAM DAN KEGIATAN"), (P, PROSE)),
    )
    assert outline(made)[1] == (1, "BAB II", "RENCANA PROGRAM DAN KEGIATAN", 1)


def test_unnumbered_titles_in_a_chapter_end_where_another_heading_stands() -> None:
    made = document(page(1, (H, "BAB I PENDAHULUAN"), (H, "Landasan Hukum"), (P, PROSE), (H, "Sesuatu yang Lain"), (P, PROSE)))
    found = sections(made)
    assert [(s.title, s.kind) for s in found[1:]] == [
        ("Landasan Hukum", SectionKind.LANDASAN_HUKUM),
        ("PENDAHULUAN", SectionKind.PENDAHULUAN),
    ]


def test_sections_keep_to_the_count_of_their_chapter() -> None:
    made = document(
        page(
            1,
            (H, "BAB II GAMBARAN PELAYANAN"),
            (H, "2.1 Sumber Daya"),
            (P, PROSE),
            (L, "1.5 ton beras"),
            (H, "7.3 Lain-lain"),
            (P, PROSE),
        )
    )
    assert [row[1] for row in outline(made)] == ["BAB II", "2.1"]


def test_what_is_below_a_study_of_another_plan_is_study() -> None:
    made = document(
        page(1, (H, "BAB II TUJUAN DAN SASARAN"), (H, "2.1 Tujuan dan Sasaran Kementerian Contoh"), (H, "Tujuan"), (P, PROSE)),
        page(2, (H, "2.2 Tujuan dan Sasaran Balai"), (H, "Tujuan"), (P, PROSE)),
    )
    kinds = [s.kind for s in sections(made)]
    assert kinds == [
        SectionKind.TUJUAN_SASARAN,
        SectionKind.TELAAHAN,
        SectionKind.TELAAHAN,
        SectionKind.TUJUAN_SASARAN,
        SectionKind.TUJUAN_SASARAN,
    ]


def test_document_without_chapters_is_one_section() -> None:
    found = sections(document(page(1, (H, "INDIKATOR KINERJA UTAMA DINAS CONTOH", 90.0), (P, "Isi."))))
    assert [(s.kind, s.first_page, s.last_page) for s in found] == [(SectionKind.KINERJA_URUSAN, 1, 1)]


def test_last_page_and_section_at() -> None:
    made = document(
        page(1, (H, "BAB I PENDAHULUAN"), (H, "1.1 Latar Belakang"), (P, PROSE)),
        page(2, (P, PROSE), (H, "1.2 Landasan Hukum"), (P, PROSE)),
        page(3, (H, "BAB II PENUTUP"), (P, PROSE)),
    )
    found = sections(made)
    assert [s.last_page for s in found] == [2, 2, 2, 3]
    whole = Document(made.path, made.sha256, made.format, made.pages, sections=found)
    at = [whole.section_at(2, 0), whole.section_at(2, 1), whole.section_at(2, 2), whole.section_at(3, 0)]
    assert [s.number for s in at if s] == ["1.1", "1.2", "1.2", "BAB II"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tugas, Fungsi, dan Struktur Organisasi Perangkat Daerah", SectionKind.TUPOKSI),
        ("Identifikasi Permasalahan Berdasarkan Tugas dan Fungsi", SectionKind.PERMASALAHAN),
        ("PERMASALAHAN DAN ISU-ISU STRATEGIS", SectionKind.ISU_STRATEGIS),
        ("Telaahan Visi, Misi dan Program Kepala Daerah", SectionKind.TELAAHAN),
        ("TUJUAN, SASARAN, STRATEGI DAN ARAH KEBIJAKAN", SectionKind.TUJUAN_SASARAN),
        ("STRATEGI DAN ARAH KEBIJAKAN", SectionKind.STRATEGI),
        ("RENCANA PROGRAM DAN KEGIATAN SERTA PENDANAAN", SectionKind.PROGRAM),
        ("KINERJA PENYELENGGARAAN BIDANG URUSAN", SectionKind.KINERJA_URUSAN),
        ("Mitra Perangkat Daerah dalam Pemberian Pelayanan", SectionKind.MITRA),
        ("EVALUASI PELAKSANAAN RENJA TAHUN LALU", SectionKind.EVALUASI),
        ("Review terhadap Rancangan Awal RKPD", SectionKind.USULAN),
        ("AKUNTABILITAS KINERJA", SectionKind.EVALUASI),
        ("PERENCANAAN KINERJA", SectionKind.TUJUAN_SASARAN),
        ("Perjanjian Kinerja Tahun 2025", SectionKind.PERJANJIAN_KINERJA),
        ("Maksud dan Tujuan", SectionKind.MAKSUD_TUJUAN),
        ("Kinerja Pelayanan Perangkat Daerah", SectionKind.KINERJA_PELAYANAN),
        ("Meningkatnya Kompetensi Sumber Daya Manusia", None),
    ],
)
def test_kinds_of_titles(title: str, kind: SectionKind | None) -> None:
    assert kind_of_title(title) is kind


def test_plain_text_has_chapters_without_places() -> None:
    lines = [
        (H, "RENCANA STRATEGIS DINAS CONTOH"),
        (H, "BAB I\nPENDAHULUAN"),
        (P, PROSE),
        (H, "BAB II\nTUJUAN DAN SASARAN"),
        (P, PROSE),
    ]
    sheet = page(1, *lines)
    nowhere = Box(0.0, 0.0, 0.0, 0.0)
    items = tuple(replace(item, box=nowhere) for item in sheet.items if isinstance(item, Block))
    found = sections(document(replace(sheet, width=0.0, height=0.0, items=items)))
    assert [s.number for s in found if s.level == 1] == ["BAB I", "BAB II"]


def test_two_chapters_may_bear_one_number_by_slip() -> None:
    found = find_outline(
        document(
            page(1, (H, "BAB I PENDAHULUAN"), (P, PROSE)),
            page(2, (H, "BAB II EVALUASI PELAKSANAAN RENJA TAHUN LALU"), (P, PROSE)),
            page(3, (H, "BAB III TUJUAN, SASARAN, PROGRAM DAN KEGIATAN"), (P, PROSE)),
            page(4, (H, "BAB III RENCANA KERJA DAN PENDANAAN"), (P, PROSE)),
            page(5, (H, "BAB IV PENUTUP"), (P, PROSE)),
        )
    )
    assert [s.number for s in found if s.level == 1] == ["BAB I", "BAB II", "BAB III", "BAB III", "BAB IV"]
