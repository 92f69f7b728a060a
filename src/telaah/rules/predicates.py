"""Questions that several rules ask of a plan, in words of the domain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from telaah.model.document import UNREADABLE, ColumnRole, Document, JoinedTable, Page, Row, Section
from telaah.model.finding import Severity
from telaah.model.mention import MentionType
from telaah.model.place import Place
from telaah.model.plan import Grade, Indicator, Judgement, Level, Nearness, Outcome, Plan, Rejected, RowRef, Search, Tie, Verdict
from telaah.text.runs import as_ranges
from telaah.text.safe import around, find_words
from telaah.text.similar import plain

QUOTE = 400
"""RULINGS: a quotation has at most so many characters."""
STATEMENT = 220
"""Of a statement inside a sentence; the quotation has it whole."""
NAMES = 3
"""Sections or tables named in a sentence; the rest is counted."""
NAME = 50
"""Characters of a section's or table's name in a sentence."""

_BEFORE = 120
"""Characters of a passage before the name for which it is quoted."""
_TOLD_BY = 8
"""Words by which a statement is found in a long cell."""

INDICATOR_ROLES = (
    ColumnRole.INDIKATOR,
    ColumnRole.INDIKATOR_TUJUAN,
    ColumnRole.INDIKATOR_SASARAN,
    ColumnRole.INDIKATOR_PROGRAM,
)
_NEAREST = (
    *("kabur", "sumber_umum", "perlu", "masalah", "lalu", "tak_terikat"),
    *("tupoksi", "pengawas", "pendana", "penerima", "rencana_lain", "judul", "rujukan"),
)
"""Reasons for refusing a candidate, that which comes closest to an answer first."""
_NEARNESS = tuple(Nearness)


_FIXED = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,4}){3,}|Jumlah\s+(?:Dokumen|Laporan|Orang|Unit|Paket|Kegiatan|Lembaga|Kelompok|Keluarga|Peserta)\b)",
    re.IGNORECASE,
)
"""A code of the nomenclature, or the head of an output that goes with one."""


def judgement_of(plan: Plan, outcome: Outcome) -> Judgement | None:
    """Return the verdicts of an outcome, None where linking gave none."""
    return next((item for item in plan.links.judgements if item.outcome == outcome.id), None)


def names_no_party(plan: Plan, outcome: Outcome) -> bool:
    """Return whether it was searched and no partner is tied to the outcome."""
    judgement = judgement_of(plan, outcome)
    return judgement is not None and judgement.collaborator is Verdict.MISSING


def names_no_source(plan: Plan, outcome: Outcome) -> bool:
    """Return whether it was searched and no data source is tied to the outcome."""
    judgement = judgement_of(plan, outcome)
    return judgement is not None and judgement.data_source is Verdict.MISSING


def parties_of(plan: Plan, outcome: Outcome) -> tuple[Tie, ...]:
    """Return the partners tied to an outcome."""
    return tuple(tie for tie in _ties(plan, outcome) if tie.mention.type is MentionType.STAKEHOLDER)


def sources_of(plan: Plan, outcome: Outcome) -> tuple[Tie, ...]:
    """Return the data sources tied to an outcome."""
    return tuple(tie for tie in _ties(plan, outcome) if tie.mention.type is MentionType.DATA_SOURCE)


def own_parties_of(plan: Plan, outcome: Outcome) -> tuple[Tie, ...]:
    """Return the partners tied to the outcome itself: those carried up from a sasaran are judged there."""
    return tuple(tie for tie in parties_of(plan, outcome) if tie.reason != "carried")


def _ties(plan: Plan, outcome: Outcome) -> Iterator[Tie]:
    return (tie for tie in plan.links.ties if tie.outcome == outcome.id and tie.grade is Grade.DIRECT)


def refused(plan: Plan, outcome: Outcome, kind: str) -> tuple[Rejected, ...]:
    """Return the candidates that were looked at and refused, ``kind`` "collaborator" or "data_source"."""
    judgement = judgement_of(plan, outcome)
    return tuple(item for item in judgement.search.rejected if item.kind == kind) if judgement else ()


def is_fixed_wording(quote: str) -> bool:
    """Return whether a passage is the official name or output of a sub kegiatan: its words were not the office's to choose.

    >>> is_fixed_wording("Jumlah Dokumen Hasil Pelaksanaan Kerja Sama antar Lembaga"), is_fixed_wording("bersama stakeholder")
    (True, False)
    """
    return bool(_FIXED.match(quote))


def nearest(candidates: Sequence[Rejected], outcome: Outcome, why: Iterable[str] = ()) -> Rejected | None:
    """Return the refused candidate that comes closest to an answer: by its ground, its reason, its distance in pages.

    What is named elsewhere and about other things is no answer, however few others there are.
    """
    wanted = frozenset(why) or frozenset(_NEAREST)
    fitting = [
        item
        for item in candidates
        if item.why in wanted and item.near is not Nearness.ELSEWHERE and not is_fixed_wording(item.quote)
    ]
    pages = [place.page for place in outcome.places] or [0]
    return min(
        fitting,
        key=lambda item: (_NEARNESS.index(item.near), _NEAREST.index(item.why), min(abs(item.page - page) for page in pages)),
        default=None,
    )


def gravity(outcome: Outcome) -> Severity:
    """Return how grave it is that an outcome names nobody (RULINGS 1)."""
    if outcome.internal:
        return Severity.INFO
    return Severity.WARNING if outcome.level is Level.PROGRAM else Severity.ERROR


def at_most(severity: Severity, limit: Severity) -> Severity:
    """Return the milder of two severities."""
    return min(severity, limit, key=lambda item: item.rank)


def search_values(search: Search, candidate: Rejected | None, outcome: Outcome | None = None) -> dict[str, str]:
    """Return what a sentence says of a search: pages, sections and tables looked at, and the nearest refused candidate.

    Its passage comes with it where that says more than its name and than the outcome's own statement.
    """
    values = {
        "searched_pages": as_ranges(search.pages),
        "searched_sections": _listed(search.sections),
        "more_sections": _left_out(search.sections),
        "searched_tables": _listed(search.tables),
        "more_tables": _left_out(search.tables),
        "unreadable_pages": as_ranges(search.unreadable_pages),
    }
    if candidate is not None:
        values |= {"candidate": shortened(candidate.text, 80), "candidate_page": str(candidate.page), "why": candidate.why}
        if says_more(candidate.quote, candidate.text) and not (outcome and plain(outcome.text) in plain(candidate.quote)):
            values["candidate_quote"] = around(candidate.quote, candidate.text, 160)
    return values


def _listed(names: Sequence[str]) -> str:
    return "; ".join(shortened(name, NAME) for name in names[:NAMES])


def _left_out(names: Sequence[str]) -> str:
    return str(len(names) - NAMES) if len(names) > NAMES else ""


def shortened(text: str, most: int = STATEMENT) -> str:
    """Return a text on one line, cut at a word where it is too long.

    >>> shortened("Meningkatnya derajat  kesehatan", 24)
    'Meningkatnya derajat …'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + " …"


def says_more(quote: str, name: str) -> bool:
    """Return whether a passage has words beside a name.

    >>> says_more("kerja sama dengan  stakeholder", "stakeholder"), says_more("Stakeholder.", "stakeholder")
    (True, False)
    """
    return len(plain(quote)) > len(plain(name))


def quotation(document: Document, place: Place, about: str = "") -> str:
    """Return the text of a page that a place covers, at most ``QUOTE`` characters.

    A cell may hold several statements and measures: where it is longer it is quoted from ``about`` on, if that stands
    beyond what would be quoted.
    """
    if not 0 < place.page <= len(document.pages):
        return ""
    text = document.page(place.page).text[place.start : place.end].strip()
    words = [re.escape(word) for word in about.split()[:_TOLD_BY]]
    if len(text) > QUOTE and words and (found := re.search(r"\s+".join(words), text)) and found.end() > QUOTE:
        return text[found.start() :][:QUOTE]
    return text[:QUOTE]


def binding_words(tie: Tie) -> str:
    """Return the words that bind a party, at most ``QUOTE`` characters, from a word on that leaves the party in sight.

    A name alone proves nothing: "media" stands on every other page.
    """
    name, quote = tie.mention.text, tie.quote.strip()
    at = find_words(quote, name)
    if at < 0:
        return ""
    start = quote.find(" ", at - _BEFORE, at) + 1 if at > _BEFORE else 0
    return quote[start:][:QUOTE]


def page_label(document: Document, number: int) -> str:
    """Return the printed number of a page where it is another than the sheet's, else ""."""
    label = document.page(number).label if 0 < number <= len(document.pages) else None
    return label if label and label != str(number) else ""


def unreadable_pages(document: Document) -> tuple[Page, ...]:
    """Return the pages that hold text and could not be read."""
    return tuple(page for page in document.pages if page.state in UNREADABLE)


def section_of(document: Document, table: JoinedTable) -> Section | None:
    """Return the section in which a table stands."""
    return document.sections[table.section] if table.section is not None else None


def row_at(document: Document, ref: RowRef) -> tuple[JoinedTable, Row] | None:
    """Return the table and row that a reference means, None where there is no such row."""
    if not 0 <= ref.table < len(document.tables):
        return None
    table = document.tables[ref.table]
    return (table, table.rows[ref.row]) if 0 <= ref.row < len(table.rows) else None


def rows_of(document: Document, refs: Iterable[RowRef]) -> Iterator[tuple[JoinedTable, Row]]:
    """Yield the tables and rows of references, those of other plans left out."""
    for ref in refs:
        found = row_at(document, ref)
        if found is not None and not found[0].foreign:
            yield found


def has_column(document: Document, *roles: ColumnRole) -> bool:
    """Return whether a table of the plan's own has a column with one of the roles."""
    return any(table.column_of(*roles) for table in document.tables if not table.foreign)


def indicator_place(indicator: Indicator) -> Place | None:
    """Return the first place of an indicator."""
    return indicator.places[0] if indicator.places else None
