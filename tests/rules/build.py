"""Builds a plan from a case of ``src/telaah/rules/cases``: only what the case is about needs to be written there.

Keys: ``outcomes`` (id, level, text, page, parent, internal, ``at`` [[table, row]], ``indicators``), ``ties`` (outcome, party or
source, page, quote, reason, grade, generic, part, role, at), ``mentions`` (as ties, tied to nothing), ``refused`` (outcome, text,
why, page, quote, source), ``tables`` (title, page, section, columns "role:key|header", rows, notes, foreign), ``pages``
{number: text}, ``unreadable``, ``garbage``, ``pictures`` [pages], ``verdicts`` {id: {collaborator, data_source}}, ``chapters``
(a page each), ``empty`` (the heading of one more), ``pair`` or ``copy`` (fields of ``Partnership``, ``Copied``: two plans side by
side). A cell "^x" is carried down from above; a line "BAB ..." is a heading.
"""

from __future__ import annotations

from typing import Any

from telaah.model.batch import CopyKind
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
)
from telaah.model.identity import DocumentKind, Identity
from telaah.model.mention import Container, Mention, Mentions, MentionType, PartyClass, Role, Status
from telaah.model.place import Box, Place
from telaah.model.plan import (
    Grade,
    Indicator,
    Judgement,
    Level,
    Links,
    Nearness,
    Outcome,
    Plan,
    Rejected,
    RowRef,
    Search,
    Tie,
    Verdict,
)
from telaah.rules.batch import Copied, Owned, Partnership, Stated
from telaah.rules.news import Figured, Promised, Reported, Told

BOX = Box(50, 100, 300, 120)


class Sheets:
    """Collects the lines of each page and gives them their places."""

    def __init__(self) -> None:
        self.lines: dict[int, list[str]] = {}

    def add(self, page: int, line: str) -> None:
        lines = self.lines.setdefault(page, [])
        if line and not any(line in old for old in lines):
            lines.append(line)

    def text(self, page: int) -> str:
        return "".join(f"{line}\n" for line in self.lines.get(page, []))

    def place(self, page: int, line: str) -> Place:
        start = self.text(page).find(line)
        assert start >= 0, (page, line)
        return Place(page, BOX, start, start + len(line))


def build(plan: dict[str, Any], case: dict[str, Any]) -> Plan:
    about = plan | case.get("plan", {})
    sheets = _sheets(case)
    tables, sections = _tables(case, sheets)
    for number, chapter in enumerate(case.get("chapters", ()), start=1):
        sections += (Section(len(sections), 1, f"BAB {number}", chapter, SectionKind.LAIN, number, 0, number),)
    if case.get("empty"):
        number = len(case["chapters"]) + 1
        sections += (Section(len(sections), 1, f"BAB {number}", case["empty"], SectionKind.LAIN, number, 0, number),)
    states = {
        **dict.fromkeys(case.get("unreadable", ()), PageState.SCANNED),
        **dict.fromkeys(case.get("garbage", ()), PageState.GARBAGE),
        **dict.fromkeys(case.get("pictures", ()), PageState.PICTURE),
    }
    last = max([*sheets.lines, *states, 1])
    document = Document(
        path="contoh.pdf",
        sha256="0",
        format="pdf",
        pages=tuple(_page(number, sheets, states) for number in range(1, last + 1)),
        sections=sections,
        tables=tables,
        identity=Identity(
            DocumentKind(about["kind"]),
            about.get("organisation"),
            period=tuple(about["period"]),
            profile=about.get("profile"),
            own_names=tuple(about.get("own_names", ())),
        ),
    )
    outcomes = tuple(_outcome(given, sheets) for given in case.get("outcomes", ()))
    ties = tuple(_tie(given, sheets) for given in case.get("ties", ()))
    judgements = tuple(_judgement(outcome, ties, case, last) for outcome in outcomes)
    loose = [_tie({"outcome": "", **given}, sheets).mention for given in case.get("mentions", ())]
    return Plan(document, outcomes, Mentions((*(tie.mention for tie in ties), *loose)), Links(ties, judgements))


def beside_the_press(about: dict[str, Any], case: dict[str, Any]) -> Reported | Figured | Promised | None:
    """Return a plan and what the press tells, None for a case of plans alone."""
    kinds = {"reported": Reported, "figured": Figured, "promised": Promised}
    for name, kind in kinds.items():
        if name in case:
            given = {"named": False, "differs": False, **case[name]}
            given["told"] = Told(*(given.pop(key) for key in ("sentence", "date", "outlet", "article")))
            given["owner"] = Owned(about["organisation"], about["kind"], tuple(about["period"]), "contoh.pdf")
            if "outcome" in given:
                given["outcome"] = Stated(**given["outcome"])
            return kind(**{key: value for key, value in given.items() if key in kind.__dataclass_fields__})
    return None


def side_by_side(about: dict[str, Any], case: dict[str, Any]) -> Partnership | Copied | None:
    """Return two plans or passages side by side, None for a case of one plan."""
    given = dict(case.get("pair") or case.get("copy") or {})
    if not given:
        return None
    owner = Owned(about["organisation"], about["kind"], tuple(about["period"]), "contoh.pdf")
    given["other"] = Owned(given["other"], about["kind"], tuple(about["period"]), "lain.pdf")
    given["outcome"] = Stated(**given["outcome"])
    if "pair" in case:
        return Partnership(owner=owner, **{"answered": False, **given, "more": tuple(given.get("more", ()))})
    return Copied(owner=owner, **{**given, "what": CopyKind(given["what"])})


def _sheets(case: dict[str, Any]) -> Sheets:
    sheets = Sheets()
    for number, text in case.get("pages", {}).items():
        sheets.add(int(number), text)
    for outcome in case.get("outcomes", ()):
        sheets.add(outcome["page"], outcome["text"])
        for indicator in outcome.get("indicators", ()):
            sheets.add(indicator.get("page", outcome["page"]), indicator["text"])
    for item in (*case.get("ties", ()), *case.get("refused", ()), *case.get("mentions", ())):
        sheets.add(item["page"], item["quote"])
    for number, chapter in enumerate(case.get("chapters", ()), start=1):
        sheets.add(number, chapter)
        sheets.add(number, f"Isi bab {number}. " * 40)
    for table in case.get("tables", ()):
        for line in (table["title"], *(cell for row in table["rows"] for cell in row), *table.get("notes", ())):
            sheets.add(table["page"], line.lstrip("^"))
    return sheets


def _page(number: int, sheets: Sheets, states: dict[int, PageState]) -> Page:
    text, blocks, start = sheets.text(number), [], 0
    for line in sheets.lines.get(number, []):
        kind = BlockKind.HEADING if line.startswith("BAB ") else BlockKind.PARAGRAPH
        blocks.append(Block(kind, line, line, number, BOX, start))
        start += len(line) + 1
    return Page(number, 595, 842, states.get(number, PageState.READ), (), tuple(blocks), text)


def _tables(case: dict[str, Any], sheets: Sheets) -> tuple[tuple[JoinedTable, ...], tuple[Section, ...]]:
    tables, sections = [], []
    for number, given in enumerate(case.get("tables", ())):
        kind = SectionKind(given.get("section", "tujuan_sasaran"))
        sections.append(Section(number, 2, f"2.{number}", "Bagian", kind, given["page"], 0, given["page"]))
        page = given["page"]
        columns = []
        for index, column in enumerate(given["columns"]):
            role, _, header = column.partition("|")
            role, _, key = role.partition(":")
            columns.append(Column(index, header or role, ColumnRole(role), key or None))
        notes = [sheets.place(page, note) for note in given.get("notes", ())]
        tables.append(
            JoinedTable(
                id=number,
                title=given["title"],
                title_place=sheets.place(page, given["title"]),
                pages=(page,),
                parts=((page, 0),),
                columns=tuple(columns),
                rows=tuple(_row(index, cells, page, sheets) for index, cells in enumerate(given["rows"])),
                notes=tuple(
                    Block(BlockKind.NOTE, text, text, page, BOX, place.start)
                    for text, place in zip(given.get("notes", ()), notes, strict=True)
                ),
                section=number,
                foreign=given.get("foreign", False),
            )
        )
    return tuple(tables), tuple(sections)


def _row(index: int, cells: list[str], page: int, sheets: Sheets) -> Row:
    made = []
    for column, text in enumerate(cells):
        bare = text.lstrip("^")
        place = sheets.place(page, bare)
        made.append(RowCell(column, bare, bare, page, BOX, place.start, text.startswith("^")) if bare else None)
    return Row(index, page, tuple(made))


def _outcome(given: dict[str, Any], sheets: Sheets) -> Outcome:
    return Outcome(
        id=given["id"],
        level=Level(given["level"]),
        text=given["text"],
        places=(sheets.place(given["page"], given["text"]),),
        parent=given.get("parent"),
        internal=given.get("internal", False),
        indicators=tuple(
            Indicator(
                id=f"{given['id']}.{number}",
                text=item["text"],
                places=(sheets.place(item.get("page", given["page"]), item["text"]),),
                unit=item.get("unit"),
                baseline=item.get("baseline"),
                targets=tuple(item.get("targets", {}).items()),
                formula=item.get("formula"),
                rows=_refs(item),
            )
            for number, item in enumerate(given.get("indicators", ()), start=1)
        ),
        rows=_refs(given),
    )


def _refs(given: dict[str, Any]) -> tuple[RowRef, ...]:
    return tuple(RowRef(table, row, 0) for table, row in given.get("at", ()))


def _tie(given: dict[str, Any], sheets: Sheets) -> Tie:
    source = given.get("source")
    name = source or given["party"]
    start = sheets.text(given["page"]).find(name)
    place = Place(given["page"], BOX, start, start + len(name)) if start >= 0 else sheets.place(given["page"], given["quote"])
    table, row, column = (*given.get("at", ()), None, None, None)[:3]
    mention = Mention(
        type=MentionType.DATA_SOURCE if source else MentionType.STAKEHOLDER,
        place=place,
        text=name,
        name=name,
        container=Container(given["page"], 0, table, row, column),
        cls=None if source else PartyClass.OPD,
        role=Role(given.get("role", "penyedia_data" if source else "mitra")),
        status=Status.RENCANA,
        generic=given.get("generic", False),
        quote=given["quote"],
        has_part=given.get("part", False),
    )
    return Tie(mention, given["outcome"], Grade(given.get("grade", "direct")), given.get("reason", "strategy"), given["quote"])


def _judgement(outcome: Outcome, ties: tuple[Tie, ...], case: dict[str, Any], last: int) -> Judgement:
    direct = {tie.mention.type for tie in ties if tie.outcome == outcome.id and tie.grade is Grade.DIRECT}
    said = case.get("verdicts", {}).get(outcome.id, {})
    missing = {True: "named", False: "missing"}
    rejected = tuple(
        Rejected(
            item["text"],
            item["page"],
            item["quote"],
            item["why"],
            "data_source" if item.get("source") else "collaborator",
            named=item.get("named", item["why"] != "kabur"),
            near=Nearness(item.get("near", "own")),
        )
        for item in case.get("refused", ())
        if item["outcome"] == outcome.id
    )
    return Judgement(
        outcome.id,
        Verdict(said.get("collaborator", missing[MentionType.STAKEHOLDER in direct])),
        Verdict(said.get("data_source", missing[MentionType.DATA_SOURCE in direct])),
        Search(
            tuple(range(1, last + 1)), tuple(case.get("unreadable", ())), ("4.1 Tujuan dan Sasaran",), ("Tabel T-C.25",), rejected
        ),
    )
