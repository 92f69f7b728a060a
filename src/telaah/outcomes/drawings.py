"""Drawn cascades and pohon kinerja: what is in a box or under a label stands under the box above it, or right of it.

Such a page is no table, though its boxes often share lines: "Tujuan 1.1 : ..." stands beside "Tujuan 2.1 : ...", the
sasaran of each hang below it, and lines join them. So boxes are read by where they stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from telaah.model.document import Document, Page
from telaah.model.place import Box
from telaah.model.plan import Level, RowRef
from telaah.outcomes.drawn_boxes import (
    WELL_FORMED,
    Drawn,
    is_holder,
    measure_parts,
    measures_something,
    numbered_parts,
    read_page,
    without_measures,
)
from telaah.outcomes.measures import cut_clause, is_measure, unit_in_brackets
from telaah.outcomes.reading import Measure, Own, Reading, Source, Statement
from telaah.outcomes.wording import Kind, clean, kind_of, split, tells_state

_LEVELS = {"tujuan": Level.TUJUAN, "sasaran": Level.SASARAN}
_TREE = re.compile(r"(?i)pohon\s+kinerja|cascad|kaskad")
_VALUE = re.compile(
    r"\s*\(\s*([≥≤<>]?\s*-?\d[\d.,]*(?:/[\d.]+)?(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:%|[A-Za-z/.]{1,12}(?:\s[A-Za-z]{1,10})?)?)\s*\)\s*$"
)
"""A target in brackets behind a measure: "(59%)", "(64 puskesmas)"."""
_TITLE_YEAR = re.compile(r"(?i)\btahun\s+(?:anggaran\s+)?(20\d\d)\b")
_ONE_FIGURE = re.compile(r"\D*\d[\d.,]*\D*")
_REGION = re.compile(
    r"(?i)\bvisi\s+(?:(?:jangka\s+menengah\s+)?pem(?:prov|kab|kot|da)|pemerintah|provinsi|kabupaten|kota|rpjmd|gubernur|bupati|wali)"
)
"""The region's own visi, drawn for the link."""
_TORN = re.compile(
    r"(?i)\b(?:t\s?u\s?j\s?u\s?\w\s?n|s\s?a\s?s\s?a\s?r\s?\w\s?n|indikator(?:\s+kinerja)?)\s*(?:\d[\d.]*\s*:|:|\d[\d.]*\s+(?=[A-Z]))"
    r"|\s\d{1,2}[.,]\d{1,2}[.)]?\s+[A-Z]"
)
"""A label or number inside a statement: columns of the drawing flow together there."""
_TOLD = re.compile(
    r"(?i)\b(?:sebagai\s+berikut|dapat\s+dilihat|adalah|merupakan|(?:gambar|tabel|bagan)\s+\d|hal\s+(?:ini|tersebut))\b"
)
"""Words of a text around the drawing."""
FEWEST_WORDS, MOST_WORDS = 3, 60
LONGEST_MEASURE = 250
UNDERSTOOD = 0.7
"""Share of the boxes under labels of tujuan and sasaran that must say what such boxes do, or the drawing is not understood."""

_Made = tuple[Drawn, Statement]
_Told = tuple[Drawn, str]


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
        said = page.text.lower()
        if sum(said.count(level) for level in _LEVELS) < 2:
            continue  # most pages: nothing to look at closely
        boxes = read_page(page, rows)
        if not _is_drawing(boxes):
            continue
        found = _read(document, page, boxes)
        if len(found.statements) > 1:
            reading.add(found)
            pages.add(page.number)
    return reading, frozenset(pages)


def _is_drawing(boxes: Sequence[Drawn]) -> bool:
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


def _read(document: Document, page: Page, boxes: Sequence[Drawn]) -> Reading:
    """Read the boxes of one page: tujuan, then sasaran under them, then measures under these."""
    reading = Reading()
    made: list[_Made] = []
    holders = [b.box for b in boxes if b.holder]
    told = _labels([b for b in boxes if not b.labelled and not b.holder], [b for b in boxes if b.labelled], holders)
    if not _understood(told):
        return reading
    vision = [b for b in boxes if b.label == "visi"]
    own_side = [b for b, label in told if label in _LEVELS]
    sasaran = [b.box for b, label in told if label == "sasaran"]
    for wanted, level in _LEVELS.items():
        above = [m for m in made if m[1].level is Level.TUJUAN]
        for drawn, label in told:
            if label != wanted or not (drawn.label or drawn.number or _well_formed(drawn)):
                continue
            region = any(_before(drawn, v, own_side) for v in vision) or _of_region(drawn, boxes, told)
            own = Own.FOREIGN if region or _of_lower_holder(drawn.box, holders, sasaran) else Own.OWN
            parent = _parent(drawn, [m for m in above if m[1].own is own], holders) if level is Level.SASARAN else None
            made.extend(_statements(page.number, drawn, level, own, parent))
    _bind(made, told, holders, _year(document, boxes))
    reading.statements.extend(s for _, s in made)
    return reading


def _statements(page: int, drawn: Drawn, level: Level, own: Own, parent: Statement | None) -> Iterator[_Made]:
    """Return what one box states, each of several numbered statements for itself."""
    head = without_measures(drawn.body or drawn.text)[0]
    parts = [(number, piece.text) for number, part in numbered_parts(head) for piece in split(part)]
    group = f"drawing:{page}:{int(drawn.box.x0)}:{int(drawn.box.top)}"
    for number, text in parts:
        if states(text):
            whose = Own.FOREIGN if _torn(text) else own
            statement = Statement(level, text, whose, Source.TABLE, group, [drawn.place], parent, rows=list(drawn.rows))
            one = Drawn(text, drawn.box, drawn.place, drawn.label, number or drawn.number, order=drawn.order)
            yield one, statement


def _torn(text: str) -> bool:
    """Return whether what another box says has come into a statement."""
    return bool(_TORN.search(text)) or text.count("(") != text.count(")")


def _well_formed(drawn: Drawn) -> bool:
    return kind_of(clean(drawn.text)) in WELL_FORMED or tells_state(drawn.text)


def _of_region(drawn: Drawn, boxes: Iterable[Drawn], told: Sequence[_Told]) -> bool:
    """Return whether a box stands alone right below the region's visi, and narrower ones of its level follow below."""
    box, level = drawn.box, next(label for b, label in told if b is drawn)
    visi = [b.box for b in boxes if _REGION.search(b.text) and _overlap(b.box, box) > 0 and b.box.bottom <= box.top + 2]
    others = [b.box for b, label in told if label == level and b is not drawn]
    first = any(not any(label in _LEVELS and v.bottom - 2 <= b.box.top < box.top - 2 for b, label in told) for v in visi)
    return (
        first
        and not any(_beside(box, o) for o in others)
        and any(o.top >= box.bottom and 2 * o.width < box.width for o in others)
    )


def _understood(told: Sequence[_Told]) -> bool:
    """Return whether the boxes under labels of tujuan and sasaran say what such boxes do, none of them torn."""
    said = [
        clean(part) for b, label in told if label in _LEVELS for _, part in numbered_parts(without_measures(b.body or b.text)[0])
    ]
    good = [t for t in said if states(t) and (kind_of(t) in WELL_FORMED or tells_state(t)) and not _torn(t)]
    return len(good) >= UNDERSTOOD * len(said)


def _of_lower_holder(box: Box, holders: Iterable[Box], sasaran: Sequence[Box]) -> bool:
    """Return whether a box stands below a holder of the next step, who stands below the office's sasaran."""
    return any(
        _overlap(h, box) > 0.5 * min(h.width, box.width)
        and h.bottom <= box.top + 2
        and any(s.bottom <= h.top + 2 for s in sasaran)
        for h in holders
    )


def _parent(drawn: Drawn, made: Sequence[_Made], holders: Iterable[Box]) -> Statement | None:
    """Return the tujuan over a sasaran; a holder over the sasaran alone, at the height of the tujuan, has none."""
    found = _over(drawn, drawn.number, made)
    box = next((d.box for d, s in made if s is found), None)
    if box is None or _overlap(box, drawn.box) > 0:
        return found
    parted = any(_overlap(h, drawn.box) > 0 and h.bottom <= drawn.box.top + 2 and h.top >= box.top - 2 for h in holders)
    return None if parted else found


def _bind(made: Sequence[_Made], told: Sequence[_Told], holders: Sequence[Box], year: str) -> None:
    """Give each measure to the statement of its number or to that which it hangs under."""
    numbers = {id(s): (d.number, d.place.start) for d, s in made}
    for drawn, label in told:
        if label not in ("", "indikator", *_LEVELS):
            continue
        inside = label in _LEVELS and bool(drawn.body)
        text = without_measures(drawn.body)[1] if inside else drawn.body or drawn.text
        parts = measure_parts(text.strip())
        value = _label_value(drawn, told) if len(parts) == 1 else ""
        sure = label == "indikator" or inside
        for number, part in ((n or drawn.number, p) for n, p in parts):
            if not sure and not (measures_something(part) and len(part) < LONGEST_MEASURE):
                continue
            owner = _over(drawn, number, made)
            if owner is None or owner.own is Own.FOREIGN or _held(drawn, owner, holders):
                continue
            owned, start = numbers[id(owner)]
            alone = start == drawn.place.start and sum(s == start for _, s in numbers.values()) <= 2
            if alone or _fits(number, owned):
                owner.measures.extend(_measure(drawn, part, year, value))


def _fits(number: str, owner: str) -> bool:
    """Return whether a measure's number ("7.1") may stand below that of a statement: it must not name another."""
    return "." not in number or not owner or number == owner or number.startswith(f"{owner}.")


def _held(drawn: Drawn, owner: Statement, holders: Iterable[Box]) -> bool:
    """Return whether a box stands below a holder who stands below its statement: it is the measure of that holder."""
    top = owner.places[0].box
    return any(
        _overlap(h, drawn.box) > 0 and h.bottom <= drawn.box.top + 2 and top is not None and h.top >= top.bottom - 2
        for h in holders
    )


def states(text: str) -> bool:
    """Return whether a box states something: it is no measure, no title, no holder's name."""
    refused = (
        kind_of(text) in (Kind.EMPTY, Kind.INDICATOR, Kind.TITLE)
        or measures_something(text)
        or is_holder(text)
        or _TOLD.search(text)
    )
    return not refused and FEWEST_WORDS <= len(text.split()) <= MOST_WORDS


def _labels(texts: Sequence[Drawn], heads: Sequence[Drawn], holders: Sequence[Box]) -> list[_Told]:
    """Return each box that says something with its label: its own, or the nearest above in its column."""
    told = [(b, b.label or _label_above(b, heads, texts, holders)) for b in texts]
    aims = [b for b, label in told if label == "tujuan"]
    changed = []
    for drawn, label in told:
        row = [b for b, other in told if not other and (b is drawn or _beside(b.box, drawn.box))]
        above = _right_above(drawn, texts) if not label and len(row) > 1 else None
        # Boxes right below a tujuan, whose labels are lost: sasaran.
        lost = (
            above in aims and not _between(above, drawn, holders) and all(kind_of(clean(b.text)) is Kind.CONDITION for b in row)
        )
        changed.append((drawn, "sasaran" if lost else label))
    return changed


def _between(above: Drawn, drawn: Drawn, holders: Iterable[Box]) -> bool:
    """Return whether a holder stands between two boxes of a column."""
    edge = above.box.bottom - 0.5 * above.box.height
    return any(_overlap(h, drawn.box) > 0 and h.top >= edge and h.bottom <= drawn.box.top + 2 for h in holders)


def _under(drawn: Drawn, others: Iterable[Drawn]) -> list[Drawn]:
    """Return the boxes above a box in its column."""
    return [
        o
        for o in others
        if o is not drawn
        and o.box.bottom <= drawn.box.top + 0.5 * o.box.height
        and _overlap(o.box, drawn.box) > 0.5 * min(o.box.width, drawn.box.width)
    ]


def _right_above(drawn: Drawn, texts: Iterable[Drawn]) -> Drawn | None:
    return max(_under(drawn, texts), key=lambda o: o.box.bottom, default=None)


def _label_above(drawn: Drawn, heads: Iterable[Drawn], texts: Iterable[Drawn], holders: Iterable[Box]) -> str:
    """Return the label nearest above a box, up to the next holder.

    That of one tujuan ("Tujuan 1") is the label of the first box below it alone, that of one sasaran also of further statements.
    """
    head = max(_under(drawn, heads), key=lambda h: h.box.bottom, default=None)
    if head is None or _between(head, drawn, holders):
        return ""
    if not head.number:
        return head.label
    between = [t for t in _under(drawn, texts) if t.box.top >= head.box.bottom - 0.5 * head.box.height]
    if not between and not drawn.number:
        drawn.number = head.number
    further = head.label == "sasaran" and all(kind_of(clean(t.text)) in (Kind.CONDITION, Kind.VERB) for t in [drawn, *between])
    return head.label if not between or head.label not in _LEVELS or further else ""


def _before(drawn: Drawn, vision: Drawn, statements: Iterable[Drawn]) -> bool:
    """Return whether a box stands before the office's own visi, which others follow: it is the region's, drawn for the link."""
    box, own = drawn.box, vision.box
    if box.x1 <= own.x0:
        return any(s.box.x0 >= own.x1 for s in statements)
    return _overlap(box, own) > 0 and box.bottom <= own.top and any(s.box.top >= own.bottom for s in statements)


def _over(drawn: Drawn, number: str, made: Sequence[_Made]) -> Statement | None:
    """Return the statement under which a box hangs: that of its number, else by where it stands."""
    same = [m for m in made if m[0].place.start == drawn.place.start and m[0].order <= drawn.order]
    if same:
        last = [m for m in same if m[0].order == max(d.order for d, _ in same)]
        named = [s for d, s in last if number and d.number == number]
        return named[0] if len(named) == 1 else last[0][1] if len(last) == 1 else None
    numbered = _numbered(number, made)
    if numbered is not None:
        return numbered
    return _placed(drawn.box, made)


def _placed(box: Box, made: Sequence[_Made]) -> Statement | None:
    """Return the statement under which a box hangs by where it stands alone."""
    above = [m for m in made if m[0].box.bottom <= box.top + 2]
    under = [m for m in above if _overlap(m[0].box, box) > 0.25 * min(m[0].box.width, box.width)]
    under = under or [m for m in above if _overlap(m[0].box, box) > 0]
    left = [m for m in made if m[0].box.x1 <= box.x0 + 2]
    if under:
        lowest = max(d.box.bottom for d, _ in under)
        return max((m for m in under if m[0].box.bottom > lowest - 2), key=lambda m: _overlap(m[0].box, box))[1]
    level = any(m[0].box.top <= box.bottom and m[0].box.bottom >= box.top for m in left)
    if level or not above or _steps(made):
        return _nearest_left(box, left) if left else None
    lowest = max(d.box.bottom for d, _ in above)
    row = [m for m in above if m[0].box.bottom > lowest - m[0].box.height]
    nearest, statement = max(row, key=lambda m: _overlap(m[0].box, box))
    far = -_overlap(nearest.box, box) > max(nearest.box.width, box.width)
    return None if far and len(row) > 1 else statement


def _numbered(number: str, made: Sequence[_Made]) -> Statement | None:
    """Return the statement whose number begins that of a box ("4.1" and "4.1.2"), or the only sasaran of such a tujuan."""
    if "." not in number:
        return None
    numbers = {id(s): d.number for d, s in made}
    own = [s for d, s in made if d.number and s.own is not Own.FOREIGN and f"{number}.".startswith(f"{d.number}.")]
    deepest = max(own, key=lambda s: (len(numbers[id(s)]), s.level is Level.SASARAN), default=None)
    below = [s for _, s in made if deepest is not None and s.parent is deepest]
    if len(below) == 1 and not numbers[id(below[0])]:
        return below[0]
    alike = [s for s in own if deepest is not None and s.level is deepest.level and numbers[id(s)] == numbers[id(deepest)]]
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


def _year(document: Document, boxes: Iterable[Drawn]) -> str:
    """Return the key of targets that a drawing prints without a year: the one year of the document or of the drawing's title."""
    period = document.identity.period
    if period is not None:
        return str(period[0]) if period[0] == period[1] else "akhir"
    years = {y for b in boxes if not b.label for y in _TITLE_YEAR.findall(b.text)}
    return str(years.pop()) if len(years) == 1 else "akhir"


def _label_value(drawn: Drawn, told: Sequence[tuple[Drawn, str]]) -> str:
    """Return what a box under the label "Target" says at the height of a measure, right beside it."""
    beside = [b for b, label in told if label == "target" and _beside(drawn.box, b.box) and 0 <= b.box.x0 - drawn.box.x1 + 2 < 12]
    value = beside[0].text.strip() if beside else ""
    return value if _ONE_FIGURE.fullmatch(value) else ""


def _measure(drawn: Drawn, printed: str, year: str, value: str = "") -> Iterator[Measure]:
    wording = clean(printed)
    targets = {}
    if bracket := _VALUE.search(wording):
        wording, targets = wording[: bracket.start()].strip(), {year: " ".join(bracket[1].split())}
    wording, unit = unit_in_brackets(wording)
    wording, clause = cut_clause(wording, year)
    if value:
        targets = {year: value}
    if len(wording.split()) >= 2 and is_measure(wording):
        # One drawing tells its measures apart, as one list does.
        table = -2 - 100_000 * drawn.place.page
        yield Measure(wording, [drawn.place], table, unit=unit, targets=targets or clause, rows=list(drawn.rows))
