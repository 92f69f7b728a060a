"""What was understood of one document, for a person or for a program."""

from __future__ import annotations

from collections.abc import Iterator

from telaah.model.plain import as_json, dump
from telaah.model.result import IndicatorResult, OutcomeResult
from telaah.model.understanding import TableShown, Understanding
from telaah.reports import lists, view
from telaah.text.safe import clean, shorten
from telaah.texts.interface import Words, words

ROWS = 6
"""Rows of a table shown as text; JSON has all."""
CELL = 28
"""Characters of a cell shown as text."""


def render(shown: Understanding, format: str, *, lang: str) -> str:
    """Return it as text or JSON."""
    if format == "json":
        plain = as_json(shown)
        document = plain.pop("document") if isinstance(plain, dict) else None
        return dump({**document, **plain} if isinstance(document, dict) and isinstance(plain, dict) else plain, indent=1) + "\n"
    return "\n".join(_lines(shown, words(lang))) + "\n"


def _lines(shown: Understanding, say: Words) -> Iterator[str]:
    document = shown.document
    yield view.title(document, say)
    yield clean(document.path)
    pages = say("report.pages_read", read=view.read_pages(document), pages=document.pages)
    yield "; ".join(part for part in (document.format, document.region or "", document.profile or "", pages) if part)
    for short, long in shown.abbreviations:
        yield f"  {clean(short)} = {clean(long)}"
    for name, lines in (("outline", _outline(shown)), ("tables", _tables(shown, say)), ("outcomes", _outcomes(shown, say))):
        yield from ("", say(f"show.{name}").upper())
        yield from _or_nothing(lines, say)
    yield from ("", say("show.mentions").upper())
    yield from _or_nothing(_mentions(shown, say), say)


def _or_nothing(lines: Iterator[str], say: Words) -> Iterator[str]:
    first = next(lines, None)
    yield f"  {say('show.nothing')}" if first is None else first
    yield from lines


def _outline(shown: Understanding) -> Iterator[str]:
    for part in shown.outline:
        name = shorten(clean(f"{part.number} {part.title}"), 90)
        yield f"{'  ' * (part.level + 1)}{name}  [{part.first_page}–{part.last_page}] {part.kind}"


def _tables(shown: Understanding, say: Words) -> Iterator[str]:
    for table in shown.tables:
        foreign = f", {say('show.foreign')}" if table.foreign else ""
        where = f"{lists.page_list(table.pages, say)}, {say('show.rows', count=len(table.rows))}{foreign}"
        yield f"  {shorten(clean(table.title) or '–', 90)}  [{where}]"
        for column in table.columns:
            key = f" {column.key}" if column.key else ""
            yield f"      {column.role}{key}: {shorten(clean(column.header), 70)}"
        yield from (f"      | {row}" for row in _rows(table))


def _rows(table: TableShown) -> Iterator[str]:
    for row in table.rows[:ROWS]:
        yield " | ".join(shorten(clean(cell), CELL) for cell in row)
    if len(table.rows) > ROWS:
        yield "…"


def _outcomes(shown: Understanding, say: Words) -> Iterator[str]:
    for outcome in view.in_order(shown.document.outcomes):
        under = f" {say('report.under', parent=outcome.parent)}" if outcome.parent else ""
        internal = f" ({say('report.findings_internal')})" if outcome.internal else ""
        yield f"  {outcome.id} {say.of('level', outcome.level)}{under}{internal}  {lists.page_list(outcome.pages, say)}"
        yield f"     “{clean(outcome.text)}”"
        yield from _judged(outcome, say)
        for indicator in outcome.indicators:
            yield from _indicator(indicator, say)


def _judged(outcome: OutcomeResult, say: Words) -> Iterator[str]:
    if outcome.verdicts is not None:
        partner, source = (
            say.of("verdict", verdict) for verdict in (outcome.verdicts.collaborator, outcome.verdicts.data_source)
        )
        yield f"     {say('show.judged', collaborator=partner, data_source=source)}"
    for key, ties in (("report.partners", outcome.collaborators), ("report.sources", outcome.data_sources)):
        for tie in ties:
            yield f"     {say(key)}: {clean(tie.text)}, {say('report.page', page=tie.page)}, {say.of('tie', tie.reason)}"


def _indicator(indicator: IndicatorResult, say: Words) -> Iterator[str]:
    yield f"     - {clean(indicator.text)}  {lists.page_list(indicator.pages, say)}"
    targets = ", ".join(f"{key}: {clean(value)}" for key, value in indicator.targets.items())
    facts = (("unit", indicator.unit), ("baseline", indicator.baseline), ("targets", targets), ("formula", indicator.formula))
    told = "; ".join(f"{say(f'show.{name}')} {shorten(clean(value), 160)}" for name, value in facts if value)
    if told:
        yield f"       {told}"


def _mentions(shown: Understanding, say: Words) -> Iterator[str]:
    for mention in shown.document.mentions:
        what = say.of("class", mention.cls) if mention.cls else say("report.sources").lower()
        part = " ".join(word for word in (say.of("role", mention.role), say.of("status", mention.status)) if word)
        same = "" if mention.name == mention.text else f" → {clean(mention.name)}"
        told = "; ".join(dict.fromkeys(word for word in (what, part) if word))
        yield f"  {say('report.page', page=mention.page)}  {clean(mention.text)}{same}  ({told})"
