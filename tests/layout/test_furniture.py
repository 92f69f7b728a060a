"""Running heads, page numbers and contents are marked; text and offsets stay."""

from __future__ import annotations

import pytest

from telaah.layout.furniture import mark_furniture
from telaah.layout.furniture_labels import page_number
from telaah.model.document import BlockKind
from tests.layout.made import HEIGHT, H, P, T, document, page, texts


def test_running_heads_with_changing_numbers_are_furniture() -> None:
    head = "Renstra Dinas Contoh 2021-2026"
    made = document(
        *(page(n, (P, f"Isi halaman ke {n} " + "abcdefgh"[n] * 40), head=head, foot=f"Bab II | {n}") for n in range(1, 6))
    )
    found = mark_furniture(made)
    assert all(texts(p.blocks, BlockKind.FURNITURE) == [head, f"Bab II | {p.number}"] for p in found.pages)
    assert [p.label for p in found.pages] == ["1", "2", "3", "4", "5"]


def test_texts_and_offsets_stay() -> None:
    made = document(*(page(n, (P, f"Isi {n}"), foot=f"- {n} -") for n in range(1, 5)))
    found = mark_furniture(made)
    assert [p.text for p in found.pages] == [p.text for p in made.pages]
    assert all(p.text[b.start : b.end] == b.text for p in found.pages for b in p.blocks)


def test_labels_follow_the_printed_series_not_the_sheet() -> None:
    feet = ["i", "ii", "1", "2", "3", "4"]
    found = mark_furniture(document(*(page(n, (P, f"Isi {n}"), foot=foot) for n, foot in enumerate(feet, start=1))))
    assert [p.label for p in found.pages] == feet


def test_chapter_heading_at_the_top_is_no_page_number() -> None:
    made = document(
        *(page(n, (H, f"BAB {roman}", 60.0), (P, f"Isi {n}")) for n, roman in enumerate(("I", "II", "III", "IV"), start=1))
    )
    assert not any(texts(p.blocks, BlockKind.FURNITURE) for p in mark_furniture(made).pages)


def test_a_line_that_tops_few_of_many_pages_is_text() -> None:
    pages = [
        page(n, (P, "Tugas pokok dan fungsi" if n % 20 == 1 else f"Isi {chr(97 + n % 26) * (3 + n // 26)} {n}", 60.0))
        for n in range(1, 61)
    ]
    assert not any(texts(p.blocks, BlockKind.FURNITURE) for p in mark_furniture(document(*pages)).pages)


def test_watermark_at_the_same_place_on_most_pages_is_furniture() -> None:
    pages = [page(n, (P, f"Isi {'abcdefgh'[n] * 9}"), (P, "SALINAN RESMI", HEIGHT / 2)) for n in range(1, 7)]
    assert all("SALINAN RESMI" in texts(p.blocks, BlockKind.FURNITURE) for p in mark_furniture(document(*pages)).pages)


def test_contents_without_leaders_are_marked() -> None:
    lines = [
        (H, "DAFTAR ISI"),
        (H, "BAB I PENDAHULUAN 1"),
        (P, "1.1 Latar Belakang 1"),
        (P, "1.2 Landasan Hukum 3"),
        (H, "BAB II PROFIL 7"),
    ]
    made = document(page(1, *lines), page(2, (H, "BAB I"), (P, "Isi.")))
    found = mark_furniture(made)
    assert len(texts(found.pages[0].blocks, BlockKind.TOC)) == 4
    assert texts(found.pages[1].blocks, H) == ["BAB I"]


def test_wrapped_line_within_contents_is_contents_too() -> None:
    dots = "." * 40
    made = document(
        page(
            1,
            (T, f"BAB I PENDAHULUAN {dots} 1"),
            (T, f"1.1 Latar {dots} 2"),
            (H, "BAB VI RENCANA PROGRAM"),
            (T, f"PENDANAAN {dots} 9"),
        )
    )
    assert not texts(mark_furniture(made).pages[0].blocks, H)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("- 2 -", "2"),
        ("II-38", "II-38"),
        ("Page 67", "67"),
        ("Halaman 7- 1", "7-1"),
        ("xii", "xii"),
        ("2016", None),
        ("BAB II", None),
        ("c", None),
    ],
)
def test_page_numbers(printed: str, number: str | None) -> None:
    assert page_number(printed) == number
