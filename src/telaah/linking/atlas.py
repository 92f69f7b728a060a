"""A document laid out for linking: what is named in each row and block, which outcomes stand there, whose rows those are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from telaah.linking.programmes import Programmes
from telaah.linking.standing import name_key, same_but_for_a_slip
from telaah.model.document import Block, BlockKind, ColumnRole, Document, JoinedTable, Section, SectionKind, Table
from telaah.model.mention import Container, Mention, Mentions, SourceHint, VaguePhrase
from telaah.model.plan import Level, Outcome
from telaah.text.similar import plain

if TYPE_CHECKING:
    from telaah.linking.openings import Opening
    from telaah.linking.telling import Telling

Named = Mention | VaguePhrase | SourceHint


class Spot(NamedTuple):
    """A place in which something may be named: a row of a joined table, or a block of a page."""

    kind: str
    """"row" (table, row) or "block" (page, item)."""
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a spot belongs to an outcome."""

    reason: str
    """A step of the ladder, as in ``Tie.reason``."""
    detail: str = ""
    own_measure: bool = True
    """True where figures of the spot are those of the outcome's own indicators: only there sources are its own."""
    branch: int | None = None
    """In a table whose columns are branches (a cascade), the only column of the row that is the outcome's."""
    within: tuple[tuple[int, int], ...] = ()
    """Characters of the block, from its start, that alone are about the outcome; empty where the whole block is."""
    sentence: bool = False
    """True where only what stands in a sentence that names the outcome's indicator is about the outcome."""


def row_spot(table: int, row: int) -> Spot:
    """Return the spot of a row."""
    return Spot("row", table, row)


def block_spot(page: int, item: int) -> Spot:
    """Return the spot of a block."""
    return Spot("block", page, item)


QUOTE = 400
"""RULINGS 4: a quotation has at most so many characters."""
ORDER = {Level.TUJUAN: 0, Level.SASARAN: 1, Level.PROGRAM: 2}
HIDDEN = frozenset({BlockKind.FURNITURE, BlockKind.TOC})


@dataclass(slots=True)
class Atlas:
    """Everything that the steps of the ladder look up."""

    document: Document
    outcomes: tuple[Outcome, ...]
    named: dict[Spot, list[Named]] = field(default_factory=lambda: defaultdict(list))
    """What is named in each spot, in order; what a merged cell names stands in every row that it covers."""
    rows: dict[Spot, list[tuple[Outcome, int]]] = field(default_factory=lambda: defaultdict(list))
    """Outcomes that stand in a row, with their column."""
    blocks: dict[Spot, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    """Outcomes that a block states."""
    by_id: dict[str, Outcome] = field(default_factory=dict)
    programmes: Programmes = field(default_factory=lambda: Programmes(()))
    section_starts: dict[tuple[int, int], Section] = field(default_factory=dict)
    tables_at: dict[tuple[int, int], JoinedTable] = field(default_factory=dict)
    """The joined table of a physical one, by page and index."""
    placed: set[int] = field(default_factory=set)
    """Tables in which outcomes stand: they say themselves to whom their rows belong."""
    placed_above: set[int] = field(default_factory=set)
    """Tables that place their rows under tujuan or sasaran."""
    branching: set[int] = field(default_factory=set)
    """Tables in which two outcomes of one level stand side by side."""
    openings: tuple[Opening, ...] | None = None
    forward: list[tuple[Spot, Block]] | None = None
    restated: list[tuple[Spot, str, str]] | None = None
    printed: list[tuple[Spot, str]] | None = None
    told: list[tuple[Spot, list[tuple[Mention, frozenset[str]]]]] | None = None
    sources_told: dict[Mention, frozenset[str]] | None = None
    telling: Telling | None = None
    purposes: dict[str, dict[Spot, list[tuple[int, int]]]] | None = None
    drawn: dict[int, str] = field(default_factory=dict)
    naming: dict[str, list[Spot]] | None = None
    keys: dict[str, str] = field(default_factory=dict)
    alike: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def key(self, mention: Mention) -> str:
        """Return the key that mentions of one party or source share."""
        said = mention.name or mention.text
        if said not in self.keys:
            key = name_key(said, self.document.identity)
            alike = self.alike[len(key.split()), key[:2]]
            self.keys[said] = next((k for k in alike if same_but_for_a_slip(k, key)), key)
            if self.keys[said] == key and key not in alike:
                alike.append(key)
        return self.keys[said]

    def quote(self, named: Named) -> str:
        """Return the words of the page that show something named.

        Where they do not stand together as drawn (cells that run into each other), the name alone is quoted.
        """
        said = (named.quote or named.text)[:QUOTE]
        drawn = self._drawn(named.place.page)
        return named.text if drawn and plain(said) not in drawn and plain(named.text) in drawn else said

    def _drawn(self, page: int) -> str:
        if page not in self.drawn:
            self.drawn[page] = plain("".join(w.text for w in self.document.page(page).words))
        return self.drawn[page]

    def table(self, number: int) -> JoinedTable:
        """Return a joined table."""
        return self.document.tables[number]

    def section_of(self, table: JoinedTable) -> Section | None:
        """Return the section in which a table stands."""
        return None if table.section is None else self.document.sections[table.section]

    def section_kind(self, container: Container) -> SectionKind | None:
        """Return the kind of the section of something named; None where the document has no sections."""
        sections = self.document.sections
        if not sections:
            return None
        if container.section is not None and container.section < len(sections):
            return sections[container.section].kind
        return SectionKind.LAIN

    def column_role(self, container: Container) -> ColumnRole | None:
        """Return the role of the column in which something is named, None outside tables."""
        if container.table is None or container.column is None:
            return None
        columns = self.table(container.table).columns
        return columns[container.column].role if container.column < len(columns) else None

    def block(self, spot: Spot) -> Block | None:
        """Return the block of a spot."""
        items = self.document.page(spot.first).items
        item = items[spot.second] if spot.second < len(items) else None
        return item if isinstance(item, Block) else None

    def body(self) -> Iterator[tuple[Spot, Block | None]]:
        """Yield the blocks of the body in reading order, and for each table its spot with None."""
        return self.body_after(Spot("block", 1, -1))

    def body_after(self, spot: Spot) -> Iterator[tuple[Spot, Block | None]]:
        """Yield what stands behind a spot, in reading order: blocks, and for each table its spot with None."""
        for page in self.document.pages[spot.first - 1 :]:
            for index, item in enumerate(page.items):
                if (page.number, index) <= (spot.first, spot.second):
                    continue
                if not isinstance(item, Block):
                    yield block_spot(page.number, index), None
                elif item.kind not in HIDDEN:
                    yield block_spot(page.number, index), item

    def free_rows(self, spot: Spot) -> Iterator[Spot]:
        """Yield the rows of the table at a spot where no row of it states an outcome."""
        item = self.document.page(spot.first).items[spot.second]
        table = self.tables_at.get((spot.first, item.index)) if isinstance(item, Table) else None
        if table is None or table.foreign or table.id in self.placed:
            return
        for row in table.rows:
            if row.page == spot.first:
                yield row_spot(table.id, row.index)

    def branch(self, table: JoinedTable, column: int) -> int | None:
        """Return the column where the columns of a table are branches of a tree, each with outcomes of its own; else None."""
        return column if table.id in self.branching else None


def atlas_of(document: Document, outcomes: tuple[Outcome, ...], mentions: Mentions) -> Atlas:
    """Lay out a document."""
    atlas = Atlas(document, outcomes, by_id={o.id: o for o in outcomes}, programmes=Programmes(document.tables))
    atlas.tables_at.update((part, t) for t in document.tables for part in t.parts)
    atlas.section_starts.update(((s.first_page, s.first_item), s) for s in document.sections)
    everything: list[Named] = [*mentions.mentions, *mentions.vague, *mentions.hints]
    for named in everything:
        for spot in _spots(document, named.container):
            atlas.named[spot].append(named)
    for outcome in outcomes:
        for ref in outcome.rows:
            if ref.table < len(document.tables):
                atlas.rows[row_spot(ref.table, ref.row)].append((outcome, ref.column))
                atlas.placed.add(ref.table)
                if outcome.level is not Level.PROGRAM:
                    atlas.placed_above.add(ref.table)
    atlas.branching.update(s.first for s, beside in atlas.rows.items() if _side_by_side(beside))
    for outcome in outcomes:
        for place in outcome.places:
            at = _block_at(document, place.page, place.start)
            if at is not None and outcome not in atlas.blocks[at]:
                atlas.blocks[at].append(outcome)
    return atlas


def is_within(named: Named, spot: Spot, ground: Ground, atlas: Atlas) -> bool:
    """Tell whether something named in a block stands in the sentences that are about the outcome."""
    block = atlas.block(spot)
    if not ground.within or block is None:
        return True
    return any(begin <= named.place.start - block.start < end for begin, end in ground.within)


def _side_by_side(beside: Sequence[tuple[Outcome, int]]) -> bool:
    return any(a.level is b.level and i != j for n, (a, i) in enumerate(beside) for b, j in beside[:n])


def _spots(document: Document, container: Container) -> Sequence[Spot]:
    if container.table is None:
        return (block_spot(container.page, container.item),)
    if container.row is None or container.table >= len(document.tables):
        return ()
    return [row_spot(container.table, r) for r in covered_rows(document.tables[container.table], container.row, container.column)]


def covered_rows(table: JoinedTable, row: int, column: int | None) -> list[int]:
    """Return the rows that a cell covers: its own and those to which it is carried."""
    rows = [row]
    if column is None or row >= len(table.rows):
        return rows
    cell = table.rows[row].cells[column] if column < len(table.rows[row].cells) else None
    if cell is None:
        return rows
    for below in table.rows[row + 1 :]:
        carried = below.cells[column] if column < len(below.cells) else None
        if carried is None or not carried.carried or carried.text != cell.text:
            break
        rows.append(below.index)
    return rows


def _block_at(document: Document, page: int, start: int) -> Spot | None:
    if not 1 <= page <= len(document.pages):
        return None
    for index, item in enumerate(document.page(page).items):
        if isinstance(item, Table):
            continue
        if item.start <= start < max(item.end, item.start + 1):
            return None if item.kind in HIDDEN else block_spot(page, index)
    return None
