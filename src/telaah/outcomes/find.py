"""Document -> Outcomes: read tables and text, merge, bind indicators, find parents, number."""

from __future__ import annotations

from collections.abc import Sequence

from telaah.model.document import Block, BlockKind, Document
from telaah.model.place import Place
from telaah.model.plan import Indicator, Level, Outcome
from telaah.outcomes.alike import Encode, join_alike
from telaah.outcomes.drawings import read_drawings
from telaah.outcomes.headings import add_headings
from telaah.outcomes.indicators import Gathered, attach, attach_words, gather, settle
from telaah.outcomes.internal import is_internal
from telaah.outcomes.measures import unit_of, without_past_values
from telaah.outcomes.merging import SAME_LETTERS, Merged, keep_own, merge
from telaah.outcomes.narrative import read_narrative, settle_told
from telaah.outcomes.ownership import HOME
from telaah.outcomes.parents import find_parents
from telaah.outcomes.programme_lists import read_programme_lists
from telaah.outcomes.reading import Own, Reading, Source, Statement
from telaah.outcomes.scorer import StatementScorer
from telaah.outcomes.table_reader import read_table
from telaah.outcomes.text_reader import read_text
from telaah.outcomes.wording import Kind, kind_of
from telaah.text.similar import plain, ratio

LETTER = {Level.TUJUAN: "T", Level.SASARAN: "S", Level.PROGRAM: "P"}
DOUBTFUL = 0.3
"""Below this a trained scorer overrules the rules."""
RECOGNISED = 30
"""Letters that a statement must have to be looked for in other paragraphs by its very words."""


def find_outcomes(document: Document, scorer: StatementScorer | None = None, encode: Encode | None = None) -> tuple[Outcome, ...]:
    """Return the outcomes that a document's own organisation sets itself, in order of their first place.

    Args:
        document: Read, with sections, joined tables and identity.
        scorer: A trained second opinion; without one the rules decide alone.
        encode: A vector model, where the user asked that wordings be compared by meaning too.
    """
    drawn, drawings = read_drawings(document)
    reading = _read_tables(document, drawings)
    reading.add(drawn)
    reading.add(read_text(document, drawings))
    reading.add(read_programme_lists(document))
    reading.add(read_narrative(document))
    settle_told(reading.statements)
    _drop_measures(reading)
    if scorer is not None:
        reading.statements = _scored(document, reading.statements, scorer)
    merged = merge(reading.statements)
    kept = keep_own(join_alike(merged, encode) if encode is not None else merged)
    add_headings(document, kept)
    without_past_values(
        [*(n for m in kept for n in m.measures()), *reading.loose, *reading.programmes],
        max((m.own for m in kept), default=Own.OWN),
    )
    gathered = [gather(m.measures()) for m in kept]
    for level in Level:
        settle([g for m, g in zip(kept, gathered, strict=True) if m.level is level])
    attach(reading.loose, [g for groups in gathered for g in groups])
    results = [g for m, groups in zip(kept, gathered, strict=True) if m.level is Level.PROGRAM for g in groups]
    attach_words(reading.programmes, results)
    parents = find_parents(kept, {id(m) for m, g in zip(kept, gathered, strict=True) if _is_internal(document, m, g)})
    names = _numbers(kept)
    parent_names = [names.get(id(parents[id(m)])) for m in kept]
    echoes = _echoes(document, kept)
    return tuple(_outcome(document, m, gathered[i], (names[id(m)], parent_names[i]), echoes[i]) for i, m in enumerate(kept))


def _read_tables(document: Document, drawings: frozenset[int]) -> Reading:
    """Return what the tables state; a text that one table states is a statement in every table's column of its level."""
    drawn = [bool(drawings) and {r.page for r in t.rows} <= drawings for t in document.tables]
    readings = [read_table(document, table, drawn=d) for table, d in zip(document.tables, drawn, strict=True)]
    stated = {(s.level, plain(s.text)) for r in readings for s in r.statements if s.own is Own.OWN}
    whole = Reading()
    for table, reading, d in zip(document.tables, readings, drawn, strict=True):
        whole.add(read_table(document, table, stated, drawn=d) if reading.refused & stated else reading)
    return whole


def _drop_measures(reading: Reading) -> None:
    """Leave out a list's sasaran that opens as a measure where a table measures a sasaran of the same list by it."""
    owners = [s for s in reading.statements if s.source is Source.TABLE and s.measures]
    stated = {plain(s.text) for s in reading.statements if s.source is Source.TABLE}

    def is_measure(statement: Statement) -> bool:
        if statement.source is not Source.LIST or statement.level is not Level.SASARAN or statement.measures:
            return False
        if kind_of(statement.text) is not Kind.INDICATOR or plain(statement.text) in stated:
            return False
        measured = [o for o in owners if any(ratio(statement.text, m.text) >= SAME_LETTERS for m in o.measures)]
        beside = [s for s in reading.statements if s.group == statement.group and s is not statement] if measured else []
        return any(ratio(s.text, o.text) >= SAME_LETTERS for s in beside for o in measured)

    reading.statements = [s for s in reading.statements if not is_measure(s)]


def _scored(document: Document, statements: Sequence[Statement], scorer: StatementScorer) -> list[Statement]:
    """Leave out the statements that a trained scorer is sure are none."""
    kept = []
    for statement in statements:
        section = document.section_at(statement.places[0].page)
        said = scorer.score(
            statement.text,
            level=str(statement.level),
            source=str(statement.source),
            section=str(section.kind) if section else "",
            header="",
            document=document,
            place=statement.places[0],
        )
        if said is None or said >= DOUBTFUL:
            kept.append(statement)
    return kept


def _numbers(kept: Sequence[Merged]) -> dict[int, str]:
    counts = dict.fromkeys(Level, 0)
    numbers = {}
    for merged in kept:
        counts[merged.level] += 1
        numbers[id(merged)] = f"{LETTER[merged.level]}{counts[merged.level]}"
    return numbers


def _outcome(
    document: Document, merged: Merged, gathered: Sequence[Gathered], named: tuple[str, str | None], echoes: Sequence[Place]
) -> Outcome:
    identifier, parent = named
    text = merged.text()
    indicators = tuple(_indicator(f"{identifier}.{n}", g) for n, g in enumerate(gathered, start=1))
    places = merged.places()
    pages = {p.page for p in places}
    places = sorted([*places, *(e for e in echoes if e.page not in pages)], key=lambda p: (p.page, p.start))
    home = _home(document, merged)
    places = [home, *(p for p in places if p != home)]
    section = document.section_at(home.page, _item_at(document, home.page, home.start))
    return Outcome(
        id=identifier,
        level=merged.level,
        text=text[:1].upper() + text[1:],
        places=tuple(places),
        variants=tuple(w for w in merged.wordings if w != text),
        parent=parent,
        internal=_is_internal(document, merged, gathered),
        indicators=indicators,
        section=f"{section.number} {section.title}".strip() if section is not None else "",
        rows=tuple(merged.rows()),
        programmes=tuple(merged.programmes()),
    )


def _home(document: Document, merged: Merged) -> Place:
    """Return where the plan itself states an outcome: in its chapter of tujuan and sasaran, in a table or list, else first."""

    def distance(statement: Statement) -> tuple[bool, bool, tuple[int, int]]:
        place = statement.places[0]
        section = document.section_at(place.page, _item_at(document, place.page, place.start))
        apart = section is None or section.kind not in HOME
        return statement.source is Source.NARRATIVE, apart, statement.order

    return min((s for s in merged.statements if s.own is merged.own), key=distance).places[0]


def _item_at(document: Document, page: int, start: int) -> int:
    """Return which item of a page holds a character."""
    items = document.page(page).items
    for position, item in enumerate(items):
        parts = (item,) if isinstance(item, Block) else item.cells
        if any(p.start <= start < max(p.end, p.start + 1) for p in parts):
            return position
    return len(items)


def _is_internal(document: Document, merged: Merged, gathered: Sequence[Gathered]) -> bool:
    programmes = merged.programmes() if merged.level is Level.PROGRAM else ()
    office = [n for n in (document.identity.organisation, *document.identity.own_names) if n]
    return is_internal(merged.wordings, [g.text for g in gathered], programmes, office)


def _indicator(identifier: str, gathered: Gathered) -> Indicator:
    places = {(p.page, p.start): p for m in gathered.measures for p in m.places}
    rows = sorted({r for m in gathered.measures for r in m.rows}, key=lambda r: (r.table, r.row, r.column))
    text, values = gathered.text, [*gathered.values().values(), *filter(None, [gathered.first("baseline")])]
    return Indicator(
        id=identifier,
        text=text,
        places=tuple(places[k] for k in sorted(places)),
        unit=gathered.first("unit") or unit_of(text, values),
        baseline=gathered.first("baseline"),
        targets=tuple(gathered.values().items()),
        formula=gathered.first("formula"),
        rows=tuple(rows),
    )


def _echoes(document: Document, kept: Sequence[Merged]) -> list[list[Place]]:
    """Return further paragraphs that print an outcome's very words, also where another plan is quoted."""
    found: list[list[Place]] = [[] for _ in kept]
    wanted = [[p for w in m.wordings if len(p := plain(w)) >= RECOGNISED] for m in kept]
    for page in document.pages:
        for block in page.items:
            if not isinstance(block, Block) or block.kind in (BlockKind.FURNITURE, BlockKind.TOC) or len(block.text) < RECOGNISED:
                continue
            letters = plain(block.text)
            for position, wordings in enumerate(wanted):
                if any(w in letters for w in wordings):
                    found[position].append(block.place())
    return found
