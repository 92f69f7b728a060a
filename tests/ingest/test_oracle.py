"""Words and cells equal pdfplumber's, outside named classes of differences.

The classes, each told by a test of its own on the page:

- bullets: signs under private-use codes, which telaah turns into bullets;
- leaders: dots that lead to a page number, which stick to the words beside them in one engine and not in the other;
- turned: a page or words drawn turned, which pdfplumber returns reversed or letter by letter;
- watermark: letters across the page;
- doubled: letters drawn twice, which pdfplumber returns twice;
- shading: cells between the edges of filled boxes without a border;
- spacing: the same letters with gaps elsewhere (letter-spaced headings, words drawn in pieces, float noise in the matrix,
  text printed over other text): here telaah's words must be known words at least as often as pdfplumber's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from telaah.ingest import read_document
from telaah.ingest.chars import BULLETS
from telaah.lexicons.words import known
from telaah.model.document import Document, Page
from tests.ingest import make

SHARED = Path(__file__).parents[3] / "shared" / "realdocs"
FILES = sorted(SHARED.glob("*.pdf"))
MOST = 8
"""Pages of a file that are compared, spread over it."""
_LEADERS = re.compile(r"\.{3,}|…+|_{3,}")
_BULLET = {code: chr(sign) for code, sign in BULLETS.items()}


def _normal(words: list[str]) -> Counter[str]:
    pieces = (piece for word in words for piece in _LEADERS.split(word.translate(_BULLET)))
    return Counter(piece for piece in pieces if piece)


def _difference(ours: Counter[str], theirs: Counter[str]) -> int:
    return max(sum((ours - theirs).values()), sum((theirs - ours).values()))


def _letters(words: Counter[str]) -> Counter[str]:
    return Counter(letter for word, count in words.items() for letter in word for _ in range(count))


def _hits(words: Counter[str]) -> float:
    long = {word: n for word, n in words.items() if len(word) > 3 and word.isalpha()}
    return sum(n for word, n in long.items() if known(word)) / max(1, sum(long.values()))


def _explained(page: Page, ours: Counter[str], theirs: Counter[str], turned: bool) -> str:
    if page.turn or turned:
        return "turned"
    if any(str(block.kind) == "furniture" for block in page.blocks):
        return "watermark"
    mine, other = _letters(ours), _letters(theirs)
    more, fewer = sum((other - mine).values()), sum((mine - other).values())
    whole = max(1, sum(other.values()))
    if more + fewer <= 0.01 * whole and _hits(ours) >= _hits(theirs) - 0.01:
        return "spacing"
    if fewer <= 0.01 * whole < more and _hits(ours) >= _hits(theirs) - 0.01:
        return "doubled"
    return ""


def _pages(document: Document) -> list[int]:
    step = max(1, len(document.pages) // MOST)
    return list(range(1, len(document.pages) + 1, step))


def compared(path: Path) -> Iterator[tuple[int, int, str, int]]:
    """Yield the number of each page, its words, the class of its differences and how many there are."""
    document = read_document(path, options=make.NEVER)
    with pdfplumber.open(path) as pdf:
        for number in _pages(document):
            theirs_page = pdf.pages[number - 1]
            found = theirs_page.extract_words(x_tolerance_ratio=0.25, extra_attrs=["upright"])
            turned = sum(not word["upright"] for word in found) > 0
            theirs = _normal([word["text"] for word in found])
            theirs_page.close()
            page = document.page(number)
            ours = _normal([word.text for word in page.words])
            difference = _difference(ours, theirs)
            total = sum(theirs.values())
            why = _explained(page, ours, theirs, turned) if difference > 0.01 * total else ""
            yield number, total, why, difference


@pytest.mark.shared
@pytest.mark.skipif(not FILES, reason="needs ../shared/realdocs")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_words_of_real_plans(path: Path) -> None:
    rows = list(compared(path))
    plain = [(number, total, difference) for number, total, why, difference in rows if not why]
    words = sum(total for _, total, _ in plain)
    different = sum(difference for _, _, difference in plain)
    assert different <= max(0.01 * words, 2), sorted(plain, key=lambda row: -row[2])[:5]


@pytest.mark.shared
@pytest.mark.skipif(not FILES, reason="needs ../shared/realdocs")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cells_of_real_plans(path: Path) -> None:
    same, other, missing = compared_cells(path)
    assert len(other) <= 0.01 * (same + len(other)) + 1, other[:5]
    assert len(missing) <= 0.04 * (same + len(other) + len(missing)) + 3, missing[:5]


def compared_cells(path: Path) -> tuple[int, list[tuple[int, str, str]], list[tuple[int, str]]]:
    """Compare the cells of tables with three columns or more: equal, with other text, and not found by their box."""
    document = read_document(path, options=make.NEVER)
    same, other, missing = 0, [], []
    with pdfplumber.open(path) as pdf:
        for number in _pages(document):
            page = document.page(number)
            theirs_page = pdf.pages[number - 1]
            tables = [] if page.turn else theirs_page.filter(_is_no_shading).find_tables()
            for table in tables:
                if max((len(row.cells) for row in table.rows), default=0) < 3:
                    continue
                for box, text in _their_cells(table):
                    mine = _at(page, box)
                    if mine is None:
                        missing += [(number, text)] if text else []
                    elif _bare(mine) == _bare(text):
                        same += 1
                    else:
                        other.append((number, mine, text))
            theirs_page.close()
    return same, other, missing


def _is_no_shading(item: dict[str, object]) -> bool:
    """pdfplumber takes the edges of shading for lines, also those of the shading behind each line of text."""
    if item["object_type"] not in ("rect", "curve"):
        return True
    return bool(item["stroke"]) or min(item["width"], item["height"]) <= 3  # type: ignore[type-var, operator]


def _their_cells(table: object) -> Iterator[tuple[tuple[float, float, float, float], str]]:
    texts = table.extract()  # type: ignore[attr-defined]
    for row, line in zip(table.rows, texts, strict=True):  # type: ignore[attr-defined]
        for box, text in zip(row.cells, line, strict=True):
            if box is not None:
                yield box, text or ""


def _at(page: Page, box: tuple[float, float, float, float]) -> str | None:
    for table in page.tables:
        for cell in table.cells:
            if all(abs(a - b) < 3 for a, b in zip(cell.box, box, strict=True)):
                return cell.raw
    return None


def _bare(text: str) -> str:
    # Order within a line may differ where letters stand over each other; hyphens at line ends have two codes.
    return "".join(sorted("".join(text.translate(_BULLET).split()).replace("\u2010", "-").replace("\xad", "-")))


def test_words_and_cells_of_our_own_pages(tmp_path: Path) -> None:
    rows = [["No", "Sasaran", "Target"], ["1", "Meningkatnya\nlayanan publik", "12,5"], ["2", "Menurunnya\nkasus", "3.000.000"]]

    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["Rencana strategis dinas disusun", "untuk lima tahun: 2025-2029 (perubahan)."])
        make.table(canvas, rows, xs=[72, 120, 260, 400])

    path = make.pdf(tmp_path / "a.pdf", draw, draw)
    assert [(why, difference) for _, _, why, difference in compared(path)] == [("", 0), ("", 0)]
    assert compared_cells(path) == (18, [], [])
