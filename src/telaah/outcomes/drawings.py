"""Drawn cascades and pohon kinerja: what is in a box or under a label stands under the box above it, or right of it.

Such a page is no table, though its boxes often share lines: "Tujuan 1.1 : ..." stands beside "Tujuan 2.1 : ...", the
sasaran of each hang below it, and lines join them. So boxes are read by where they stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from telaah.model.document import Block, BlockKind, Document, Page
from telaah.model.place import Box, Place
from telaah.model.plan import Level, RowRef
from telaah.outcomes.boxes import CODE, LABELS
from telaah.outcomes.measures import cut_clause, is_measure, unit_in_brackets
from telaah.outcomes.reading import Measure, Own, Reading, Source, Statement
from telaah.outcomes.wording import Kind, clean, kind_of

_LEVELS = {"tujuan": Level.TUJUAN, "sasaran": Level.SASARAN}
_LABEL = re.compile(
    r"""^\s*(visi|misi|tujuan|sasaran|indikator|strategi|(?:arah\s+)?kebijakan|program|(?:sub\s*)?kegiatan|outcome|output|target|anggaran)
        (?:\s+(?:strategis|stratejik|kinerja(?:\s+utama)?))?\s*
        (?:((?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})(?![a-z0-9]))\s*\.?)?\s*([.:]*)\s*(.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_INNER = re.compile(r"(?<=\S)\s+(?=(?:TUJUAN|SASARAN|INDIKATOR)\s+\d|(?:Indikator|INDIKATOR)(?:\s+(?i:kinerja))?\s*:)")
"""Where one box goes on with its next label: "TUJUAN 1 ... SASARAN 1 ... Indikator : ..."."""
_HOLDER = re.compile(
    r"(?i)^\s*(?:kepala|sekretaris|kabid|kasi|kabag|kasubbag|staf|pengelola|camat|direktur|(?:sub\s*)?bidang|bagian|sub\s?b?ag(?:ian)?|seksi)\b"
)
_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})+)\.?\s")
_TREE = re.compile(r"(?i)pohon\s+kinerja|cascad|kaskad")
_ENUMERATED = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-z][.)])\s+(?=[A-Z])")
_VALUE = re.compile(r"\s*\(\s*([≥≤<>]?\s*\d[\d.,]*(?:/[\d.]+)?\s*(?:%|[A-Za-z/.]{1,12}(?:\s[A-Za-z]{1,10})?)?)\s*\)\s*$")
"""A target in brackets behind a measure: "(59%)", "(64 puskesmas)"."""
_TITLE_YEAR = re.compile(r"(?i)\btahun\s+(?:anggaran\s+)?(20\d\d)\b")
_ONE_FIGURE = re.compile(r"\D*\d[\d.,]*\D*")
FEWEST_WORDS, MOST_WORDS = 3, 60
LONGEST_MEASURE = 250


@dataclass(slots=True, eq=False)
class _Drawn:
    """A box with text, or a part of it that has a label of its own."""

    text: str
    box: Box
    place: Place
    label: str = ""
    """The label in the box; "" where it has none."""
    number: str = ""
    body: str = ""
    order: int = 0
    holder: bool = False
    """Names who answers for what is drawn below: that is not the office's as a whole."""
    labelled: bool = False
    """Has nothing but a label: that of the boxes below it."""
    rows: list[RowRef] = field(default_factory=list)


_Made = tuple[_Drawn, Statement]


def read_drawings(document: Document) -> tuple[Reading, frozenset[int]]:
    """Return what drawings state, and the pages that they were read from."""
    reading, pages = Reading(), set()
    rows = {
        (c.page, c.start): RowRef(t.id, r.index, c.column)
        for t in document.tables
        for r in t.rows
        for c in r.cells
        if c is not None and not c.carried
    }
    for page in document.pages:
        boxes = list(_boxes(page, rows))
        if not _is_drawing(boxes):
            continue
        found = _read(document, page, boxes)
        if len(found.statements) > 1:
            reading.add(found)
            pages.add(page.number)
    return reading, frozenset(pages)


def _boxes(page: Page, rows: dict[tuple[int, int], RowRef]) -> Iterator[_Drawn]:
    order = 0
    for item in page.items:
        if isinstance(item, Block) and item.kind in (BlockKind.FURNITURE, BlockKind.TOC):
            continue
        for part in (item,) if isinstance(item, Block) else item.cells:
            if not part.text.strip():
                continue
            reference = rows.get((page.number, part.start))
            for text in _INNER.split(part.text):
                place = Place(page.number, part.box, part.start, part.end)
                drawn = _Drawn(text, part.box, place, rows=[reference] if reference is not None else [])
                _tell(drawn)
                drawn.order = order = order + 1
                yield drawn


def _tell(drawn: _Drawn) -> None:
    """Take the label off a box: alone it must be all that the box says, before a text it must be numbered or end in a colon."""
    found = _LABEL.match(drawn.text)
    if _HOLDER.match(drawn.text):
        drawn.holder = True
    elif found and (not found[4].strip() or LABELS.match(drawn.text)):
        drawn.label, drawn.labelled, drawn.number = found[1].lower(), True, found[2] or ""
    elif found and (found[2] or ":" in found[3]):
        drawn.label, drawn.number, drawn.body = found[1].lower(), found[2] or "", found[4]
    elif found and found[1].isupper() and found[1].lower() == "visi":
        drawn.label, drawn.body = "visi", found[4]
    elif numbered := _NUMBER.match(drawn.text):
        drawn.number = numbered[1]


def _is_drawing(boxes: Sequence[_Drawn]) -> bool:
    """Return whether labels of tujuan or sasaran stand beside each other, or head columns that begin at different heights."""
    named = [b for b in boxes if b.label in _LEVELS]
    said = [b for b in named if b.number or not b.labelled]  # bare labels beside each other are the header of a table
    if any(a.label == b.label and a.labelled == b.labelled and _beside(a.box, b.box) for a, b in combinations(said, 2)):
        return True
    heads = [b for b in named if b.labelled]
    stepped = any(
        a.label != b.label
        and _apart(a.box.top, a.box.bottom, b.box.top, b.box.bottom)
        and _apart(a.box.x0, a.box.x1, b.box.x0, b.box.x1)
        for a, b in combinations(heads, 2)
    )
    return stepped and any(_TREE.search(b.text) for b in boxes)


def _apart(a0: float, a1: float, b0: float, b1: float) -> bool:
    return a1 <= b0 + 1 or b1 <= a0 + 1


def _overlap(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _beside(a: Box, b: Box) -> bool:
    level = min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)
    return level and _apart(a.x0, a.x1, b.x0, b.x1)


def _read(document: Document, page: Page, boxes: Sequence[_Drawn]) -> Reading:
    """Read the boxes of one page: tujuan, then sasaran under them, then measures under these."""
    reading = Reading()
    made: list[_Made] = []
    year = _year(document, boxes)
    told = _labels([b for b in boxes if not b.labelled and not b.holder], [b for b in boxes if b.labelled])
    vision = [b for b in boxes if b.label == "visi"]
    own_side = [b for b, label in told if label in _LEVELS]
    for wanted, level in _LEVELS.items():
        above = [m for m in made if m[1].level is Level.TUJUAN]
        for drawn, label in told:
            head, *coded = CODE.split(drawn.body or drawn.text)
            text = clean(head)
            if label != wanted or not _states(text):
                continue
            own = Own.FOREIGN if any(_before(drawn, v, own_side) for v in vision) else Own.OWN
            parent = _over(drawn, [m for m in above if m[1].own is own]) if level is Level.SASARAN else None
            group = f"drawing:{page.number}:{int(drawn.box.x0)}:{int(drawn.box.top)}"
            statement = Statement(level, text, own, Source.TABLE, group, [drawn.place], parent, rows=list(drawn.rows))
            statement.measures.extend(m for part in coded for m in _measures(drawn, part, year))
            made.append((drawn, statement))
    _bind(made, told, [b.box for b in boxes if b.holder], year)
    reading.statements.extend(s for _, s in made)
    return reading


def _bind(made: Sequence[_Made], told: Sequence[tuple[_Drawn, str]], holders: Sequence[Box], year: str) -> None:
    """Give each box that holds a measure to the statement it hangs under."""
    for drawn, label in told:
        plain = label in ("", *_LEVELS) and not drawn.body and len(drawn.text) < LONGEST_MEASURE
        unsaid = plain and kind_of(clean(drawn.text)) is Kind.INDICATOR
        owner = _over(drawn, made) if label == "indikator" or unsaid else None
        if owner is not None and not (unsaid and _held(drawn, owner, holders)):
            owner.measures.extend(_measures(drawn, drawn.body or drawn.text, year, _label_value(drawn, told)))


def _held(drawn: _Drawn, owner: Statement, holders: Iterable[Box]) -> bool:
    """Return whether a box stands below a holder who stands below its statement: it is the measure of that holder."""
    top = owner.places[0].box
    return any(
        _overlap(h, drawn.box) > 0 and h.bottom <= drawn.box.top + 2 and top is not None and h.top >= top.bottom - 2
        for h in holders
    )


def _states(text: str) -> bool:
    refused = kind_of(text) in (Kind.EMPTY, Kind.INDICATOR, Kind.TITLE)
    return not refused and FEWEST_WORDS <= len(text.split()) <= MOST_WORDS


def _labels(texts: Sequence[_Drawn], heads: Sequence[_Drawn]) -> list[tuple[_Drawn, str]]:
    """Return each box that says something with its label: its own, or the nearest above in its column."""
    told = [(b, b.label or _label_above(b, heads, texts)) for b in texts]
    aims = [b for b, label in told if label == "tujuan"]
    changed = []
    for drawn, label in told:
        row = [b for b, other in told if not other and (b is drawn or _beside(b.box, drawn.box))]
        above = _right_above(drawn, texts) if not label and len(row) > 1 else None
        # Boxes right below a tujuan, whose labels are lost: sasaran.
        lost = above in aims and all(kind_of(clean(b.text)) is Kind.CONDITION for b in row)
        changed.append((drawn, "sasaran" if lost else label))
    return changed


def _under(drawn: _Drawn, others: Iterable[_Drawn]) -> list[_Drawn]:
    """Return the boxes above a box in its column."""
    return [
        o
        for o in others
        if o is not drawn
        and o.box.bottom <= drawn.box.top + 0.5 * o.box.height
        and _overlap(o.box, drawn.box) > 0.5 * min(o.box.width, drawn.box.width)
    ]


def _right_above(drawn: _Drawn, texts: Iterable[_Drawn]) -> _Drawn | None:
    return max(_under(drawn, texts), key=lambda o: o.box.bottom, default=None)


def _label_above(drawn: _Drawn, heads: Iterable[_Drawn], texts: Iterable[_Drawn]) -> str:
    """Return the label nearest above a box; that of one tujuan ("Tujuan 1") is the label of the first box below it alone."""
    head = max(_under(drawn, heads), key=lambda h: h.box.bottom, default=None)
    if head is None:
        return ""
    single = head.number and head.label == "tujuan"
    between = single and any(t.box.top >= head.box.bottom - 0.5 * head.box.height for t in _under(drawn, texts))
    return "" if between else head.label


def _before(drawn: _Drawn, vision: _Drawn, statements: Iterable[_Drawn]) -> bool:
    """Return whether a box stands before the office's own visi, which others follow: it is the region's, drawn for the link."""
    box, own = drawn.box, vision.box
    if box.x1 <= own.x0:
        return any(s.box.x0 >= own.x1 for s in statements)
    return _overlap(box, own) > 0 and box.bottom <= own.top and any(s.box.top >= own.bottom for s in statements)


def _over(drawn: _Drawn, made: Sequence[_Made]) -> Statement | None:
    """Return the statement under which a box hangs: the lowest above it in its column, else beside it, else the nearest above."""
    same = [m for m in made if m[0].place.start == drawn.place.start and m[0].order < drawn.order]
    if same:
        return max(same, key=lambda m: m[0].order)[1]
    numbered = _numbered(drawn, made)
    if numbered is not None:
        return numbered
    return _placed(drawn.box, made)


def _placed(box: Box, made: Sequence[_Made]) -> Statement | None:
    """Return the statement under which a box hangs by where it stands alone."""
    above = [m for m in made if m[0].box.bottom <= box.top + 2]
    under = [m for m in above if _overlap(m[0].box, box) > 0]
    left = [m for m in made if m[0].box.x1 <= box.x0 + 2]
    if under:
        lowest = max(d.box.bottom for d, _ in under)
        return max((m for m in under if m[0].box.bottom > lowest - 2), key=lambda m: _overlap(m[0].box, box))[1]
    level = any(m[0].box.top <= box.bottom and m[0].box.bottom >= box.top for m in left)
    if level or not above or _steps(made):
        return _nearest_left(box, left) if left else None
    lowest = max(d.box.bottom for d, _ in above)
    return max((m for m in above if m[0].box.bottom > lowest - m[0].box.height), key=lambda m: _overlap(m[0].box, box))[1]


def _numbered(drawn: _Drawn, made: Sequence[_Made]) -> Statement | None:
    """Return the statement whose number begins that of a box ("4.1" and "4.1.2"), or the only sasaran of such a tujuan."""
    if "." not in drawn.number:
        return None
    numbers = {id(s): d.number for d, s in made}
    own = [s for d, s in made if d.number and drawn.number.startswith(f"{d.number}.")]
    deepest = max(own, key=lambda s: len(numbers[id(s)]), default=None)
    below = [s for _, s in made if deepest is not None and s.parent is deepest]
    if len(below) == 1 and not numbers[id(below[0])]:
        return below[0]
    alike = [s for s in own if deepest is not None and numbers[id(s)] == numbers[id(deepest)]]
    return None if below or len(alike) > 1 else deepest


def _steps(made: Sequence[_Made]) -> bool:
    """Return whether a drawing grows to the right: statements of one level stand below each other, none beside."""
    tops = [d.box for d, s in made if s.level is made[-1][1].level]
    return len(tops) > 1 and not any(_beside(a, b) for a, b in combinations(tops, 2))


def _nearest_left(box: Box, left: Sequence[_Made]) -> Statement:
    """Return the statement of the next column to the left that stands nearest in height."""
    edge = max(d.box.x0 for d, _ in left)
    column = [m for m in left if m[0].box.x1 > edge]
    middle = (box.top + box.bottom) / 2
    return min(column, key=lambda m: abs((m[0].box.top + m[0].box.bottom) / 2 - middle))[1]


def _year(document: Document, boxes: Iterable[_Drawn]) -> str:
    """Return the key of targets that a drawing prints without a year: the one year of the document or of the drawing's title."""
    period = document.identity.period
    if period is not None:
        return str(period[0]) if period[0] == period[1] else "akhir"
    years = {y for b in boxes if not b.label for y in _TITLE_YEAR.findall(b.text)}
    return str(years.pop()) if len(years) == 1 else "akhir"


def _label_value(drawn: _Drawn, told: Sequence[tuple[_Drawn, str]]) -> str:
    """Return what a box under the label "Target" says at the height of a measure, right beside it."""
    beside = [b for b, label in told if label == "target" and _beside(drawn.box, b.box) and 0 <= b.box.x0 - drawn.box.x1 + 2 < 12]
    value = beside[0].text.strip() if beside else ""
    return value if _ONE_FIGURE.fullmatch(value) else ""


def _measures(drawn: _Drawn, printed: str, year: str, value: str = "") -> Iterator[Measure]:
    parts = [p for whole in CODE.split(printed) for p in _ENUMERATED.split(whole) if p.strip()]
    for part in parts:
        wording = clean(part)
        targets = {}
        if bracket := _VALUE.search(wording):
            wording, targets = wording[: bracket.start()].strip(), {year: " ".join(bracket[1].split())}
        wording, unit = unit_in_brackets(wording)
        wording, clause = cut_clause(wording, year)
        if value and len(parts) == 1:
            targets = {year: value}
        if len(wording.split()) >= 2 and is_measure(wording):
            # One drawing tells its measures apart, as one list does.
            yield Measure(
                wording,
                [drawn.place],
                -2 - 100_000 * drawn.place.page,
                unit=unit,
                targets=targets or clause,
                rows=list(drawn.rows),
            )
