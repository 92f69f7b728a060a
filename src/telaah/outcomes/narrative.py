"""Sentences that state a tujuan or sasaran inside a paragraph: "Tujuan pertama adalah Mewujudkan ..."."""

from __future__ import annotations

import re

from telaah.lexicons.statements import load_statement_words
from telaah.model.document import Block, Document, Section, SectionKind
from telaah.model.place import Place
from telaah.model.plan import Level
from telaah.outcomes.ownership import own_of_text, quotes
from telaah.outcomes.reading import Own, Reading, Source, Statement
from telaah.outcomes.text_reader import sentences
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
_ORDINAL = re.compile(r"(?i)\b(?:ke\s*-?\s*\d+|pertama|kedua|ketiga|keempat|kelima|keenam|\d{1,2}|[ivx]{1,3})\b")
NARRATED = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI})
"""Sections in which a sentence alone may state an outcome that stands in no table and no list."""


def read_narrative(document: Document) -> Reading:
    """Return the statements of single sentences; most of them only give a page to what a table states."""
    reading = Reading()
    tujuan: tuple[Statement, Section | None] | None = None
    for block, position in sentences(document):
        section = document.section_at(block.page, position)
        if section is not None and section.kind in (SectionKind.MAKSUD_TUJUAN, SectionKind.SISTEMATIKA, SectionKind.DAFTAR_ISI):
            continue
        for level, text, span, explicit in _stated(document, block):
            own = own_of_text(document, section) if explicit and _may_state(section) else Own.FOREIGN
            place = Place(block.page, block.box, block.start + span[0], block.start + span[1])
            # "Tujuan pertama adalah ...": the sasaran told after it in the same section are its own.
            above = tujuan[0] if tujuan and tujuan[1] == section and level is Level.SASARAN else None
            statement = Statement(level, text, own, Source.NARRATIVE, f"text:{block.page}:{block.start}", [place], above)
            if level is Level.TUJUAN and own is Own.OWN:
                tujuan = statement, section
            reading.statements.append(statement)
    return reading


def _may_state(section: Section | None) -> bool:
    return section is not None and section.kind in NARRATED


def _stated(document: Document, block: Block) -> list[tuple[Level, str, tuple[int, int], bool]]:
    found = []
    lexicon = load_statement_words()
    for match in _IS.finditer(block.text):
        text = clean(_CUT.sub("", match[3]))
        if kind_of(text) not in (Kind.CONDITION, Kind.VERB) or len(text.split()) < 3:
            continue
        refused = lexicon.purpose.search(match[2]) or lexicon.receiver.search(match[0])
        # In the middle of a sentence, in small letters, a statement is told, not set.
        set_apart = match[3][0].isupper() or match[0][: match.start(3) - match.start()].rstrip()[-1:] in '“"‘„'
        foreign = bool(refused) or not set_apart or quotes(document, _sentence(block.text, match.start()), match[2])
        found.append((Level(match[1].lower()), text, (match.start(3), match.end(3)), not foreign))
    for match in _NAMED.finditer(block.text):
        text = clean(_CUT.sub("", match[2]))
        if kind_of(text) in (Kind.CONDITION, Kind.VERB) and len(text.split()) >= 3 and not any(text == t for _, t, _, _ in found):
            found.append(
                (
                    Level(match[1].lower()),
                    text,
                    (match.start(2), match.end(2)),
                    not quotes(document, _sentence(block.text, match.start()), match[0]),
                )
            )
    return found


def _sentence(text: str, position: int) -> str:
    """Return the beginning of the sentence in which a position lies, up to that position and the words after it."""
    start = max((m.end() for m in re.finditer(r"(?<=[a-z)])\.\s+", text[:position])), default=0)
    return text[start : position + 40]
