"""Sentences that state a tujuan or sasaran inside a paragraph: "Tujuan pertama adalah Mewujudkan ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from telaah.lexicons.statements import load_statement_words
from telaah.model.document import Block, Document, Section, SectionKind
from telaah.model.plan import Level
from telaah.outcomes.inline_lists import MEANT, NARRATED, is_of_plan
from telaah.outcomes.introductions import KEY
from telaah.outcomes.ownership import own_of_text, quotes, without_own_name
from telaah.outcomes.reading import Own, Reading, Source, Statement
from telaah.outcomes.stream import running
from telaah.outcomes.wording import Kind, clean, kind_of

_IS = re.compile(
    r"\b(tujuan|sasaran)\b((?:(?!\btujuan|\bsasaran)[^.;:“”\"]){0,240}?)\b(?:adalah|yaitu|yakni|ialah)\b\s*(?:untuk\s+)?[:“\"‘„]*\s*([A-Za-z][a-z]{4,}[^.;:“”\"’‟]{12,420})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(tujuan|sasaran)(?:\s+strategis)?\s*(?:\(?[A-Z]{0,2}\d{1,2}\)?)?\s*(?:yaitu\s*)?[:“\"‘„]*\s*([A-Z][a-z]{4,}(?:kan|nya|i)\b[^.;:“”\"’‟]{8,300}?)(?=\s+(?:maka|dengan\s+indikator|adalah|dilakukan|diukur|yang\s+diukur)\b|[.;:”\"’‟,]|$)"
)
_CUT = re.compile(
    r"(?i)(?:,?\s+(?:dengan\s+(?:beberapa\s+)?(?:sasaran|indikator\w*)|maka|yang\s+diukur|diukur\s+(?:dengan|melalui)|melalui\s+indikator|sebagaimana|dapat\s+dilihat|tercermin)\b.*$|,\s+(?:dan\s+)?sasaran\b.*$)"
)
_MADE = re.compile(r"(?i)\byang\s+(?:akan\s+)?menjadi\s+$")
"""Before "tujuan": "yang menjadi tujuan dari"."""


_CHANGE = re.compile(
    r"(?i)(?:peningkatan|penurunan|perwujudan|penguatan|pengurangan|pemantapan|perbaikan|percepatan|pemerataan|perlindungan|pelestarian)\s"
)
"""A statement as a noun of change; other nouns ("pembangunan", "pemberian") name the work as often."""


class _How(StrEnum):
    """How a sentence states a tujuan or sasaran."""

    SET_APART = "set_apart"
    TOLD = "told"
    BY_THE_WAY = "by_the_way"


class _Said(NamedTuple):
    level: Level
    text: str
    span: tuple[int, int]
    how: _How


def read_narrative(document: Document) -> Reading:
    """Return the statements of single sentences; most of them only give a page to what a table states."""
    reading = Reading()
    tujuan: tuple[Statement, Section | None] | None = None
    for here in running(document):
        block = here.block
        if not KEY.search(block.text):
            continue
        section = document.section_at(block.page, here.position)
        if section is not None and section.kind in (SectionKind.MAKSUD_TUJUAN, SectionKind.SISTEMATIKA, SectionKind.DAFTAR_ISI):
            continue
        for said in _stated(document, block):
            own = own_of_text(document, section) if said.how is not _How.BY_THE_WAY and _may_state(section) else Own.FOREIGN
            place = here.place(*said.span)
            # "Tujuan pertama adalah ...": the sasaran told after it in the same section are its own.
            above = tujuan[0] if tujuan and tujuan[1] == section and said.level is Level.SASARAN else None
            group = f"text:{block.page}:{block.start}"
            statement = Statement(said.level, said.text, own, Source.NARRATIVE, group, [place], above)
            if said.how is _How.TOLD and own is Own.OWN:
                statement.own, statement.told = Own.FOREIGN, True
            if said.level is Level.TUJUAN and own is Own.OWN:
                tujuan = statement, section
            reading.statements.append(statement)
    return reading


def settle_told(statements: Sequence[Statement]) -> None:
    """Make what a sentence tells the plan's own where the plan sets nothing of that level in a table, list or sentence apart.

    Elsewhere it says again in other words what is set there, and gives it a page.
    """
    settled = {s.level for s in statements if s.own is Own.OWN}
    for statement in statements:
        if statement.told and statement.level not in settled:
            statement.own = Own.OWN


def _may_state(section: Section | None) -> bool:
    return section is not None and section.kind in NARRATED


def _stated(document: Document, block: Block) -> list[_Said]:
    found: list[_Said] = []
    for match in _IS.finditer(block.text):
        text = clean(_CUT.sub("", match[3]))
        kind = kind_of(text)
        aimed = kind is Kind.NOMINAL and bool(_CHANGE.match(text))
        if (kind not in (Kind.CONDITION, Kind.VERB) and not aimed) or len(text.split()) < 3:
            continue
        how = _how(document, block.text, match)
        if aimed and how is not _How.TOLD:
            continue
        found.append(_Said(Level(match[1].lower()), text, (match.start(3), match.end(3)), how))
    for match in _NAMED.finditer(block.text):
        text = clean(_CUT.sub("", match[2]))
        if kind_of(text) in (Kind.CONDITION, Kind.VERB) and len(text.split()) >= 3 and not any(text == s.text for s in found):
            quoted = quotes(document, _sentence(block.text, match.start()), match[0])
            how = _How.BY_THE_WAY if quoted else _How.SET_APART
            found.append(_Said(Level(match[1].lower()), text, (match.start(2), match.end(2)), how))
    return found


def _how(document: Document, text: str, match: re.Match[str]) -> _How:
    """Return whether a sentence sets its statement apart, in capitals or quotation marks, or tells it in its own middle."""
    lexicon = load_statement_words()
    segment = match[2]
    if lexicon.purpose.search(segment) or lexicon.receiver.search(match[0]):
        return _How.BY_THE_WAY
    if quotes(document, _sentence(text, match.start()), segment):
        return _How.BY_THE_WAY
    worded = kind_of(match[3]) is not Kind.NOMINAL
    if worded and (match[3][0].isupper() or match[0][: match.start(3) - match.start()].rstrip()[-1:] in '“"‘„'):
        return _How.SET_APART
    wanted = MEANT.search(segment) or _MADE.search(text[: match.start()]) or without_own_name(document, segment) != segment
    return _How.TOLD if wanted and is_of_plan(document, segment) else _How.BY_THE_WAY


def _sentence(text: str, position: int) -> str:
    """Return the beginning of the sentence in which a position lies, up to that position and the words after it."""
    start = max((m.end() for m in re.finditer(r"(?<=[a-z)])\.\s+", text[:position])), default=0)
    return text[start : position + 40]
