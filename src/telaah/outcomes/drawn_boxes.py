"""Boxes of a drawn page: what each says, its label and number, and who holds a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from telaah.model.document import Block, BlockKind, Cell, Page
from telaah.model.place import Box, Place
from telaah.model.plan import RowRef
from telaah.outcomes.boxes import LABELS
from telaah.outcomes.wording import Kind, clean, kind_of

_LABEL = re.compile(
    r"""^\s*(visi|misi|tujuan|sasaran|indikator|strategi|(?:arah\s+)?kebijakan|program|(?:sub\s*)?kegiatan|outcome|output|target|anggaran)
        (?:\s+(?:strategis|stratejik|kinerja(?:\s+utama)?))?\s*
        (?:((?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})(?![a-z0-9]))\s*\.?)?\s*([.:]*)\s*(.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_INNER = re.compile(r"(?<=\S)\s+(?=(?:TUJUAN|SASARAN|INDIKATOR)\s+\d|(?:Indikator|INDIKATOR)(?:\s+(?i:kinerja))?\s*:)")
"""Where one box goes on with its next label: "TUJUAN 1 ... SASARAN 1 ... Indikator : ..."."""
_LABEL_LINE = re.compile(
    r"^\s*(Tujuan|TUJUAN|Sasaran|SASARAN|Indikator|INDIKATOR)(?:\s+(?i:strategis|stratejik|kinerja))?"
    r"(?:\s*\d{1,2}(?:\.\d{1,2})*\s*:?|\s*:|(?:\s+\1)+)\s*$"
)
"""A line of its own inside a box that is nothing but a label: "Sasaran 1", "Indikator :", "Tujuan Tujuan"."""
_REPEATED = re.compile(r"(?i)^\s*(tujuan|sasaran|indikator)(?:\s+\1)+\s*$")
_POSTS = (
    "kepala kabid kabag kasubag kasubbag kasubid kasubbid kasi kasie kasubdit kabiro kadis kaban sekretaris "
    "sekertaris sekretariat sekdis sekban inspektur inspektorat irban asisten staf staff pengelola pengolah "
    "pengadministrasi pengadministrasian bendahara analis perencana koordinator subkoordinator camat lurah direktur "
    "wadir eselon pejabat jabatan bidang subbidang bagian subbagian subbag subag seksi uptd plt pelaksana"
)
_HOLDER = re.compile(
    rf"""^\W*(?:\d{{1,2}}[.)]\s*)?(?:(?:para|plt|pj|plh)\b\.?\s+)?(?:
        (?:{"|".join(_POSTS.split())})(?![a-z])(?!\s+keluarga\b)
      | sub\s*-?\s*b(?:idang|agian|id|ag)\b | sub\s+(?:koordinator|unit)\b | k\s*e\s+p\s+a\s+l\s+a\b
      | ka\.?\s*(?:dinas|badan|bid|bidang|bag|bagian|sub|subbag|subag|subbid|seksi|si|upt|uptd)\b
      | (?:kinerja|sasaran|indikator)\b.{{0,40}}\beselon\b | nip\b | dr[as]*\.?\s+h?[a-z]?j?\.)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Those who answer for what is drawn below them, and the names under a signature."""
_OFTEN_MISREAD = (
    "kepala",
    "kasubag",
    "kasubbag",
    "kasubid",
    "kasubbid",
    "sekretaris",
    "sekretariat",
    "inspektur",
    "eselon",
    "subbagian",
)
_LOOKS = str.maketrans({"1": "i", "!": "i", "|": "i", "l": "i", "0": "o", "5": "s", "8": "b", "q": "g"})
_NUMBER = re.compile(r"^\s*(\d{1,2}(?:[.,]\d{1,2})+)\.?\s")
_ONLY_NUMBER = re.compile(r"^\s*(\d{1,2}(?:[.,]\s?\d{1,2})*)[.)]?\s*$")
_MISSPELT = re.compile(r"(?i)^p{1,2}\w{1,6}n?t[ae]s[ei]\b")
""" "Peresentase", "Pwersentase", "Perdentase"."""
_VALUES = frozenset({"target", "anggaran"})
TOUCHING = 6.0
"""Points between a label or number and the box right of it that it belongs to."""
LEVELS_OF_MEASURES = 2
"""Points in a number ("1.2.1") that only measures have."""
WELL_FORMED = frozenset({Kind.CONDITION, Kind.VERB, Kind.NOMINAL, Kind.OUTPUT, Kind.ACTIVITY})


@dataclass(slots=True, eq=False)
class Drawn:
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


def read_page(page: Page, rows: dict[tuple[int, int], RowRef]) -> list[Drawn]:
    """Return the boxes of a page; a label or a number that stands right beside a text is the text's."""
    boxes = list(_boxes(page, rows))
    taken = [b for b in boxes if _is_taken(b, boxes)]
    return [b for b in boxes if b not in taken]


def _boxes(page: Page, rows: dict[tuple[int, int], RowRef]) -> Iterator[Drawn]:
    order = 0
    for item in page.items:
        if isinstance(item, Block) and item.kind in (BlockKind.FURNITURE, BlockKind.TOC):
            continue
        for part in (item,) if isinstance(item, Block) else item.cells:
            if not part.text.strip():
                continue
            reference = rows.get((page.number, part.start))
            for text in _parts(part):
                place = Place(page.number, part.box, part.start, part.end)
                drawn = Drawn(text, part.box, place, rows=[reference] if reference is not None else [])
                _tell(drawn)
                drawn.order = order = order + 1
                yield drawn


def _parts(part: Block | Cell) -> Iterator[str]:
    """Take a box apart before each label in it; a label that fills a line of its own is one in any letters."""
    lines = part.raw.split("\n")
    cuts = [n for n, line in enumerate(lines) if n and _LABEL_LINE.match(line)]
    if not cuts:
        yield from _INNER.split(part.text)
        return
    for a, b in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        yield from _INNER.split(" ".join(lines[a:b]).strip())


def _tell(drawn: Drawn) -> None:
    """Take the label off a box: alone it must be all that the box says, before a text it must be numbered or end in a colon."""
    found = _LABEL.match(drawn.text)
    if is_holder(drawn.text):
        drawn.holder = True
    elif repeated := _REPEATED.match(drawn.text):
        drawn.label, drawn.labelled = repeated[1].lower(), True
    elif found and (not found[4].strip() or LABELS.match(drawn.text)):
        several = len(re.findall(found[1], drawn.text, re.IGNORECASE)) > 1
        drawn.label, drawn.labelled, drawn.number = found[1].lower(), True, "" if several else found[2] or ""
    elif found and (found[2] or ":" in found[3]):
        drawn.label, drawn.number, drawn.body = found[1].lower(), found[2] or "", found[4]
    elif found and found[1].isupper() and found[1].lower() == "visi":
        drawn.label, drawn.body = "visi", found[4]
    elif numbered := _NUMBER.match(drawn.text):
        drawn.number = numbered[1].replace(",", ".")


def _is_taken(drawn: Drawn, boxes: Sequence[Drawn]) -> bool:
    """Give a label ("Sasaran 1 :") or a number ("1,1") to the text right of it, and return whether there was one."""
    number = _ONLY_NUMBER.match(drawn.text)
    named = drawn.labelled and (drawn.number or ":" in drawn.text)
    if not (number or named) or (number and _is_value(drawn, boxes)):
        return False
    right = [b for b in boxes if not (b.labelled or b.holder or b.label) and touches(drawn.box, b.box)]
    if len(right) != 1 or _ONLY_NUMBER.match(right[0].text):
        return False
    text = right[0]
    if number:
        text.number = text.number or re.sub(r"[,.]\s?", ".", number[1])
    else:
        text.label, text.number, text.body = drawn.label, drawn.number, text.text
    return True


def _is_value(number: Drawn, boxes: Sequence[Drawn]) -> bool:
    """Return whether a number stands below a head of values ("Target"): it is no number of the text beside it."""
    box = number.box
    heads = [
        b
        for b in boxes
        if b.labelled and b.box.bottom <= box.top + 2 and min(b.box.x1, box.x1) - max(b.box.x0, box.x0) > 0.5 * box.width
    ]
    head = max(heads, key=lambda b: b.box.bottom, default=None)
    return head is not None and head.label in _VALUES


def touches(a: Box, b: Box) -> bool:
    """Return whether a box begins where another ends, at the same height."""
    return -2 <= b.x0 - a.x1 <= TOUCHING and abs(a.top - b.top) <= 2 and abs(a.bottom - b.bottom) <= 2


def is_holder(text: str) -> bool:
    """Return whether a box names the holder of a post, as plans write it and as OCR misreads it.

    >>> is_holder("KASUBID KETAHANAN SOSIAL"), is_holder("KEPAIA BIDANG BINA DESA"), is_holder("Kepastian usaha nelayan")
    (True, True, False)
    """
    if _HOLDER.match(text):
        return True
    first = next((w.strip(".,:()") for w in text.lower().split() if len(w) > 3), "")
    return (
        len(first) >= 6
        and first not in _OFTEN_MISREAD
        and any(_alike(first.translate(_LOOKS), p.translate(_LOOKS)) for p in _OFTEN_MISREAD)
    )


def _alike(word: str, post: str) -> bool:
    """Return whether at most one letter parts two words."""
    if word == post:
        return True
    if abs(len(word) - len(post)) > 1 or len(post) < 6:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, post, strict=False)) if a != b), min(len(word), len(post)))
    rest = word[same:], post[same:]
    return rest[0][1:] == rest[1][1:] or rest[0][1:] == rest[1] or rest[0] == rest[1][1:]


def measures_something(text: str) -> bool:
    """Return whether a text begins as a measure does, its number off, misspelt or not.

    >>> measures_something("4,1 Presentase laporan kinerja"), measures_something("Pwersentase desa maju")
    (True, True)
    """
    bare = clean(_NUMBER.sub("", text, count=1))
    return kind_of(bare) is Kind.INDICATOR or bool(_MISSPELT.match(bare))


_STEP = re.compile(r"(?:^|(?<=\s))(\d{1,2}(?:[.,]\d{1,2})*)[.)]?\s+(?=[A-Z])")
_MEASURE_STEP = re.compile(
    r"(?:^|(?<=\s))(\d{1,2}(?:[.,]\d{1,2})+)[.)]?\s+(?=[A-Z]|(?:persentase|presentase|prosentase|jumlah|tingkat|indeks|nilai)\b)"
    r"|(?:^|(?<=\s))(\d{1,2}|[a-z])[.)]\s+(?=[A-Z])"
)


def numbered_parts(text: str) -> list[tuple[str, str]]:
    """Take the numbered statements of one box apart: number and text of each.

    >>> numbered_parts("1 Meningkatnya mutu 2 Terwujudnya kampung yang aman")
    [('1', 'Meningkatnya mutu'), ('2', 'Terwujudnya kampung yang aman')]
    """
    cuts: list[re.Match[str]] = []
    for found in _STEP.finditer(text):
        if _follows(cuts[-1][1], found[1]) if cuts else not text[: found.start()].strip():
            cuts.append(found)
    if len(cuts) < 2 and not (cuts and "." in cuts[0][1].replace(",", ".")):
        return [("", text)]
    return _cut(text, [(c.start(), c.end(), c[1]) for c in cuts])


def measure_parts(text: str) -> list[tuple[str, str]]:
    """Take the measures of one box apart: number ("" where it has none of several levels) and text of each."""
    cuts = [(c.start(), c.end(), c[1] or "") for c in _MEASURE_STEP.finditer(text)]
    head = text[: cuts[0][0]] if cuts else text
    return ([("", head)] if head.strip() else []) + _cut(text, cuts)


_INSIDE = re.compile(r"\s(?=\d{1,2}(?:[.,]\d{1,2})+[.)]?\s+\S)")
_LABEL_LAST = re.compile(r"\s+(?:Indikator|INDIKATOR)(?:\s+(?i:kinerja))?\s*:?\s*$")


def without_measures(text: str) -> tuple[str, str]:
    """Part the numbered measures that a statement's box prints below it from the statement.

    >>> without_measures("Menurunnya warga rawan pangan 5.1 Jumlah desa binaan Indikator")
    ('Menurunnya warga rawan pangan', '5.1 Jumlah desa binaan')
    """
    text = _LABEL_LAST.sub("", text)
    for found in _INSIDE.finditer(text):
        rest = text[found.end() :]
        if measures_something(rest) or rest.split(" ", 1)[0].count(".") >= LEVELS_OF_MEASURES:
            return text[: found.start()].strip(), rest
    return text, ""


def _cut(text: str, cuts: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    ends: Iterable[int] = [*(c[0] for c in cuts[1:]), len(text)]
    return [(c[2].replace(",", "."), text[c[1] : end].strip()) for c, end in zip(cuts, ends, strict=bool(cuts))]


def _follows(before: str, number: str) -> bool:
    a, b = before.replace(",", ".").split("."), number.replace(",", ".").split(".")
    return len(a) == len(b) and a[:-1] == b[:-1] and int(b[-1]) == int(a[-1]) + 1
