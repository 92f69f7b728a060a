"""A list inside one paragraph -> statements: "Sasaran yang hendak dicapai adalah (1) meningkatnya ..., (2) menurunnya ..."."""

from __future__ import annotations

import re

from telaah.model.document import Document, SectionKind
from telaah.outcomes.introductions import KEY, introduction
from telaah.outcomes.ownership import own_of_text, without_own_name
from telaah.outcomes.reading import Own, Source, Statement
from telaah.outcomes.stream import Running
from telaah.outcomes.wording import Kind, clean, kind_of, steps

NARRATED = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI})
"""Sections in which a sentence alone may state an outcome that stands in no table and no list."""
_STATED = frozenset({Kind.CONDITION, Kind.VERB})
_SENTENCE = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_AND = re.compile(r"(?i)[,;]?\s+(?:dan|serta)\s*$")
MEANT = re.compile(
    r"(?i)\byang\s+(?:ingin|hendak|akan|harus|mau|telah)\s+(?:di(?:capai|wujudkan|raih|tuju|tetapkan)|tercapai|terwujud)\b"
)
"""Behind "tujuan": what is wanted, "tujuan yang ingin dicapai"."""
_PLAIN = re.compile(
    r"(?i)\b(?:dari|dalam|oleh|pada|untuk|bagi|dan|ini|itu|tersebut|kami|strategis|stratejik|utama|umum|kinerja|pelayanan|jangka|menengah"
    r"|panjang|renstra|renja|rencana|kerja|perubahan|perangkat\s+daerah|organisasi|instansi|dinas|badan|kantor|kecamatan|inspektorat"
    r"|sekretariat|satuan|opd|skpd|rsud|tahun|anggaran|periode|kurun|waktu|selama|lima|mendatang|depan|sampai|dengan|hingga|misi|pertama|kedua"
    r"|ketiga|keempat|kelima|keenam|adalah|yaitu|yakni|ialah|sebagai\s+berikut|antara\s+lain|meliputi|terdiri|atas|adapun|[ivx]+|\w*\d\w*)\b"
)
"""What may stand behind "tujuan" where it is the plan's own: any other word may name whose it is."""
_WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST = 50
"""Words of an item at most; what is longer tells more than the statement."""


def is_of_plan(document: Document, segment: str) -> bool:
    """Return whether the words behind "tujuan" or "sasaran" name nobody but the plan and its office."""
    identity = document.identity
    own = {word.lower() for name in (identity.organisation or "", *identity.own_names) for word in _WORD.findall(name)}
    left = _PLAIN.sub(" ", MEANT.sub(" ", without_own_name(document, segment)))
    return all(word.lower() in own for word in _WORD.findall(left))


def read_inline(document: Document, here: Running) -> list[Statement]:
    """Return the tujuan or sasaran that one paragraph announces and enumerates, all of them or none."""
    text = here.block.text
    cuts = steps(text)
    opening = introduction(document, text[: cuts[0]].rstrip()) if cuts else None
    if opening is None or opening.level is None or opening.purpose:
        return []
    announced = [m.end() for m in KEY.finditer(text[: cuts[0]])]
    if announced and not is_of_plan(document, text[announced[-1] : cuts[0]]):
        return []
    section = document.section_at(here.block.page, here.position)
    if section is None or section.kind not in NARRATED:
        return []
    ends = [*cuts[1:], len(text)]
    items = [(start, clean(_AND.sub("", _SENTENCE.split(text[start:end])[0]))) for start, end in zip(cuts, ends, strict=True)]
    if any(kind_of(item) not in _STATED or not 3 <= len(item.split()) <= LONGEST for _, item in items):
        return []
    own = Own.FOREIGN if opening.foreign else own_of_text(document, section)
    group = f"text:{here.block.page}:{here.block.start}"
    found = []
    for number, (start, item) in enumerate(items, start=1):
        at = max(text.find(item, start), start)
        place = here.place(at, at + len(item))
        found.append(Statement(opening.level, item, own, Source.LIST, group, [place], number=str(number)))
    return found
