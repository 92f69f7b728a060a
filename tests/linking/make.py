"""A small document with outcomes and mentions, written down in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telaah.linking import link
from telaah.model.document import (
    Block,
    BlockKind,
    Column,
    ColumnRole,
    Document,
    JoinedTable,
    Page,
    PageState,
    Row,
    RowCell,
    Section,
    SectionKind,
    Table,
)
from telaah.model.identity import DocumentKind, Identity
from telaah.model.mention import Container, Mention, Mentions, MentionType, PartyClass, Role, SourceHint, Status, VaguePhrase
from telaah.model.place import Box, Place
from telaah.model.plan import Indicator, Level, Links, Outcome, RowRef, Tie

BOX = Box(0, 0, 100, 10)
LEVELS = {"T": Level.TUJUAN, "S": Level.SASARAN, "P": Level.PROGRAM}
At = tuple[str, int, int, int]
"""("block", page, item, 0) or ("row", table, row, column)."""


class Draft:
    """A document in the making."""

    def __init__(self, kind: DocumentKind = DocumentKind.RENSTRA, **identity: object) -> None:
        known = {"organisation": "Dinas Kesehatan Kota Contoh", "region": "Kota Contoh", **identity}
        self.identity = replace(Identity(kind), **known)  # type: ignore[arg-type]
        self.items: list[list[Block | Table]] = [[]]
        self.texts = [""]
        self.states = [PageState.READ]
        self.sections: list[Section] = []
        self.tables: list[JoinedTable] = []
        self.outcomes: list[Outcome] = []
        self.mentions: list[Mention] = []
        self.vague: list[VaguePhrase] = []
        self.hints: list[SourceHint] = []

    # -- what stands on the pages --------------------------------------------------------------------------------------

    def page(self, state: PageState = PageState.READ) -> None:
        """Begin a new page."""
        self.items.append([])
        self.texts.append("")
        self.states.append(state)

    def section(self, title: str, kind: SectionKind, level: int = 2, number: str = "") -> At:
        """Begin a section with its heading."""
        self.sections.append(
            Section(len(self.sections), level, number, title, kind, len(self.items), len(self.items[-1]), len(self.items))
        )
        return self.block(f"{number} {title}".strip(), BlockKind.HEADING)

    def block(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, marker: str = "") -> At:
        """Add a block to the page."""
        full = f"{marker} {text}".strip()
        made = Block(kind, full, full, len(self.items), BOX, len(self.texts[-1]), marker)
        self.items[-1].append(made)
        self.texts[-1] += full + "\n"
        return ("block", len(self.items), len(self.items[-1]) - 1, 0)

    def item(self, marker: str, text: str) -> At:
        """Add an item of a list."""
        return self.block(text, BlockKind.LIST_ITEM, marker)

    def table(self, heads: str, *rows: str, title: str = "", note: str = "", foreign: bool = False) -> int:
        """Add a table: heads and cells parted by "|"; "^" begins a cell carried down, "@level " a row of that level."""
        number, page = len(self.tables), len(self.items)
        columns = tuple(Column(i, h, ColumnRole(h)) for i, h in enumerate(h.strip() for h in heads.split("|")))
        index = len([i for i in self.items[-1] if isinstance(i, Table)])
        made = tuple(self._row(n, page, r) for n, r in enumerate(rows))
        self.items[-1].append(Table(page, index, BOX, len(rows), len(columns), ()))
        notes: tuple[Block, ...] = ()
        if note:
            _, _, at, _ = self.block(note, BlockKind.NOTE)
            block = self.items[-1][at]
            notes = (block,) if isinstance(block, Block) else ()
        section = len(self.sections) - 1 if self.sections else None
        self.tables.append(
            JoinedTable(number, title, None, (page,), ((page, index),), columns, made, notes, section, foreign=foreign)
        )
        return number

    def _row(self, index: int, page: int, written: str) -> Row:
        level = None
        if written.startswith("@"):
            level, _, written = written[1:].partition(" ")
        cells: list[RowCell | None] = []
        for column, cell in enumerate(t.strip() for t in written.split("|")):
            carried, text = cell.startswith("^"), cell.lstrip("^")
            cells.append(RowCell(column, text, text, page, BOX, len(self.texts[-1]), carried) if text else None)
            self.texts[-1] += text + "\n"
        return Row(index, page, tuple(cells), level=level)

    # -- what is understood of it --------------------------------------------------------------------------------------

    def outcome(
        self,
        id: str,
        text: str,
        *at: At,
        parent: str | None = None,
        indicators: Sequence[tuple[str, At]] = (),
        programmes: tuple[str, ...] = (),
    ) -> None:
        """State an outcome; its level is the letter of its id."""
        blocks = [self.items[p - 1][i] for kind, p, i, _ in at if kind == "block"]
        places = tuple(b.place() for b in blocks if isinstance(b, Block)) or (Place(1, BOX, 100_000, 100_001),)
        measures = tuple(
            Indicator(f"{id}.{n}", name, (), rows=(RowRef(a[1], a[2], a[3]),) if a[0] == "row" else ())
            for n, (name, a) in enumerate(indicators)
        )
        rows = tuple(RowRef(t, r, c) for kind, t, r, c in at if kind == "row")
        self.outcomes.append(
            Outcome(id, LEVELS[id[0]], text, places, parent=parent, indicators=measures, rows=rows, programmes=programmes)
        )

    def party(
        self,
        text: str,
        at: At,
        cls: PartyClass = PartyClass.OPD,
        role: Role = Role.MITRA,
        status: Status = Status.KOMITMEN,
        **more: object,
    ) -> None:
        """Name a party."""
        self._name(
            Mention(MentionType.STAKEHOLDER, self._place(at, text), text, text, self._container(at), cls, role, status), at, more
        )

    def source(self, text: str, at: At, **more: object) -> None:
        """Name a data source."""
        made = Mention(MentionType.DATA_SOURCE, self._place(at, text), text, text, self._container(at), role=Role.PENYEDIA_DATA)
        self._name(made, at, {"source": "column" if at[0] == "row" else "lexicon", **more})

    def _name(self, mention: Mention, at: At, more: dict[str, object]) -> None:
        self.mentions.append(replace(mention, quote=self._text(at), **{"why": "cue.kerja_sama", **more}))  # type: ignore[arg-type]

    def nobody(self, text: str, at: At, status: Status = Status.KOMITMEN) -> None:
        """Use a vague phrase."""
        self.vague.append(VaguePhrase(self._place(at, text), text, self._text(at), self._container(at), status))

    def hint(self, text: str, at: At) -> None:
        """Name a source that is nobody."""
        self.hints.append(SourceHint(self._place(at, text), text, self._text(at), self._container(at)))

    def _text(self, at: At) -> str:
        if at[0] == "row":
            return self.tables[at[1]].rows[at[2]].text(at[3])
        block = self.items[at[1] - 1][at[2]]
        return block.text if isinstance(block, Block) else ""

    def _place(self, at: At, text: str) -> Place:
        page = self.tables[at[1]].pages[0] if at[0] == "row" else at[1]
        block = self.items[at[1] - 1][at[2]] if at[0] == "block" else None
        if isinstance(block, Block) and text in block.text:
            start = block.start + block.text.index(text)
            return Place(page, BOX, start, start + len(text))
        start = 1000 * at[2] + 10 * at[3] + len(self.mentions)
        return Place(page, BOX, start, start + 1)

    def _container(self, at: At) -> Container:
        section = next((s.id for s in reversed(self.sections) if self._before(s, at)), None)
        if at[0] == "block":
            return Container(at[1], at[2], section=section)
        return Container(self.tables[at[1]].pages[0], 0, at[1], at[2], at[3], self.tables[at[1]].section)

    def _before(self, section: Section, at: At) -> bool:
        return at[0] == "block" and (section.first_page, section.first_item) <= (at[1], at[2])

    # -- the answer ----------------------------------------------------------------------------------------------------

    def document(self) -> Document:
        """Return the document."""
        pages = tuple(
            Page(n, 600, 800, state, (), tuple(items), text)
            for n, (items, text, state) in enumerate(zip(self.items, self.texts, self.states, strict=True), start=1)
        )
        return Document("x.pdf", "0", "pdf", pages, (), tuple(self._ended()), tuple(self.tables), self.identity)

    def _ended(self) -> list[Section]:
        ended = []
        for section in self.sections:
            later = [s for s in self.sections if s.id > section.id and s.level <= section.level]
            last = max(section.first_page, later[0].first_page - (later[0].first_item == 0)) if later else len(self.items)
            ended.append(replace(section, last_page=last))
        return ended

    def link(self) -> Links:
        """Bind."""
        return link(self.document(), tuple(self.outcomes), Mentions(tuple(self.mentions), tuple(self.vague), tuple(self.hints)))

    def ties(self, outcome: str | None) -> list[tuple[str, str]]:
        """Return names and reasons of what is bound to an outcome (None: to the document)."""
        return [_shown(t) for t in self.link().ties if t.outcome == outcome]


def _shown(tie: Tie) -> tuple[str, str]:
    return tie.mention.text, tie.reason


def row(table: int, index: int, column: int) -> At:
    """Return the place of a cell."""
    return ("row", table, index, column)
