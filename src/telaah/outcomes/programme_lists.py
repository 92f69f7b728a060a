"""Running text -> outcomes of programmes: "1. Program X, dengan sasaran : a. Meningkatnya ... b. Termanfaatkannya ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.model.document import Block, BlockKind, Document, SectionKind
from telaah.model.plan import Level
from telaah.model.sections import PAST
from telaah.outcomes.measures import cut_clause, unit_in_brackets
from telaah.outcomes.ownership import QUOTING, REPORTS
from telaah.outcomes.reading import Measure, Own, Reading, Source, Statement
from telaah.outcomes.wording import Kind, clean, kind_of, split, squeeze

_OPENS = re.compile(
    r"(?i)\b(program(?!\s+(?:dan|kerja|prioritas)\b)\s[^.:;]{4,110}?)\s*,?\s+dengan\s+(?:sasaran|hasil|outcome)(?:nya)?(?:\s+program)?"
    r"(?:\s+(?:adalah|yaitu|sebagai\s+berikut))*\s*:\s*"
)
_PROGRAMME = re.compile(r"(?i)^\W*(?:[a-z0-9]{1,3}[.)]\s*)?(program\b.{4,})$", re.DOTALL)
_WITH_INDICATORS = re.compile(
    r"(?i)[,;]?\s*(?:\bdengan\s+indikator(?:nya)?(?:\s+kinerja(?:nya)?)?|indikator(?:nya)?(?:\s+(?:kinerja|sasaran|program|kinerjanya))*"
    r"\s*(?:adalah|yaitu)?\s*:)[\s:]*"
)
_REACHED = re.compile(
    r"(?i)[,;.]?\s+(?:dengan\s+)?t[ae]rget\b[^;]*\b(?:sebesar|sebanyak)\b.*$|[,;]\s+(?:antara\s+lain\s+)?melalui\b.*$|[,;]\s+antara\s+lain\b.*$"
)
"""What a report tells of an outcome behind it: what was aimed at and reached, by which work."""
_STATED = frozenset({Kind.CONDITION, Kind.VERB, Kind.OUTPUT})
_UNSEEN = frozenset({BlockKind.FURNITURE, BlockKind.TOC})
LONGEST = 60
"""Words of a statement at most; what is longer has run on into an account of the work."""
NEAR_PAGES = 6
"""Pages over which the programmes of one such list stand; an account of each may lie between them."""


@dataclass(slots=True)
class _State:
    """Where in such a list the reader is."""

    group: str
    programme: str
    style: str
    """How the programmes of the list are marked ("1."): their outcomes are marked in another way."""
    page: int


def read_programme_lists(document: Document) -> Reading:
    """Return the outcomes that running text lists under programmes."""
    reading, state = Reading(), None
    for page in document.pages:
        for position, block in enumerate(page.items):
            if not isinstance(block, Block) or block.kind in _UNSEEN:
                continue
            section = document.section_at(page.number, position)
            if section is not None and section.kind in (SectionKind.MAKSUD_TUJUAN, SectionKind.DAFTAR_ISI):
                continue
            state = _read(reading, state, block, _own(document, section.kind if section is not None else None))
    return reading


def _own(document: Document, kind: SectionKind | None) -> Own:
    if document.identity.kind in REPORTS:
        return Own.OWN
    if kind in QUOTING:
        return Own.FOREIGN
    return Own.WEAK if kind in PAST else Own.OWN


def _read(reading: Reading, state: _State | None, block: Block, own: Own) -> _State | None:
    opened = _OPENS.search(block.text)
    if opened:
        group = state.group if state is not None else f"programmes:{block.page}:{block.start}"
        state = _State(group, clean(opened[1]), _style(block.marker), block.page)
        _take(reading, state, block, opened.end(), own)
        return state
    if state is None or block.page - state.page > NEAR_PAGES:
        return None
    named = _PROGRAMME.match(block.text)
    if named and len(block.text) < 140 and block.marker and _style(block.marker) == state.style:
        return _State(state.group, clean(named[1]), state.style, block.page)
    if block.kind is BlockKind.HEADING and re.match(r"(?i)bab\b|\d{1,2}\.\d", block.text):
        return None
    if block.marker and _style(block.marker) != state.style:
        _take(reading, state, block, 0, own)
    return state


def _style(marker: str) -> str:
    return "".join("1" if c.isdigit() else "a" if c.isalpha() else c for c in marker.strip())[:2]


def _take(reading: Reading, state: _State, block: Block, start: int, own: Own) -> None:
    """Read what one block states of the programme in force: an item, or all of them behind the announcement."""
    for piece in split(block.text[start:]) if start else (block.text,):
        printed = piece if isinstance(piece, str) else piece.text
        head, *told = _WITH_INDICATORS.split(printed, maxsplit=1)
        text = clean(_REACHED.sub("", head))
        if kind_of(text) not in _STATED or not 3 <= len(text.split()) <= LONGEST:
            continue
        statement = Statement(Level.PROGRAM, text, own, Source.LIST, state.group, [block.place()], programmes=[state.programme])
        statement.measures.extend(_measures(told[0], block) if told and own is Own.OWN else [])
        reading.statements.append(statement)


def _measures(told: str, block: Block) -> list[Measure]:
    """Return the measures told behind an outcome; mostly it is activities that stand there."""
    key = -2 - 100_000 * block.page - block.start
    found = []
    for piece in split(squeeze(told)):
        wording, unit = unit_in_brackets(piece.text)
        wording, targets = cut_clause(wording, "akhir")
        if kind_of(wording) is Kind.INDICATOR and 2 <= len(wording.split()) <= 25:
            found.append(Measure(wording, [block.place()], key, unit=unit, targets=targets))
    return found
