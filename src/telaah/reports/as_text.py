"""A reviewer's screen: per plan a summary, findings by outcome, then what is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telaah.model.finding import Severity
from telaah.model.plan import Level
from telaah.model.result import DocumentResult, Failure, Result
from telaah.reports import batch_view, lists, view
from telaah.reports.screen import BOLD, DIM, QUOTE, RED, YELLOW
from telaah.reports.text_findings import FindingLines
from telaah.text.safe import around, clean
from telaah.texts.interface import words

WIDTH = 100
"""Of what is no terminal."""
NARROWEST, WIDEST = 50, 120

TABLE_WIDTH = 95
"""Of a screen that has room for the summary as a table."""
PLACES, VAGUE = 3, 8
"""Places of a name, and vague passages of a plan, shown on the screen."""


def pieces(result: Result, *, lang: str, colour: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the report line by line."""
    screen = _Report(words(lang), colour, max(NARROWEST, min(width or WIDTH, WIDEST)))
    return (f"{line}\n" for line in screen.report(result))


class _Report(FindingLines):
    """Writes the whole report."""

    def report(self, result: Result) -> Iterator[str]:
        """Yield every line."""
        for document in result.documents:
            self.begin()
            yield from self.document(document)
            yield ""
        if not result.documents:
            yield self.say("report.no_documents")
            yield ""
        yield from self.failures(result.failures)
        yield from self.batch(result)
        if len(result.documents) > 1:
            yield from self.summary(result)
        yield from self.wrap(self.say("report.made", version=result.telaah), style=DIM)

    def document(self, document: DocumentResult) -> Iterator[str]:
        """Yield all of one plan."""
        yield from self.wrap(view.title(document, self.say), style=BOLD)
        yield from self.wrap(clean(document.path), style=DIM)
        yield self.paint(DIM, "─" * self.width)
        for note in batch_view.notes(document, self.say):
            yield from self.wrap(note, first="  ", indent=4, style=BOLD)
        if batch_view.is_told_in_brief(document):
            yield from self.problems(document)
            return
        yield from self.head(document)
        yield from self.findings(document)
        yield from self.named(document)
        yield from self.problems(document)

    def head(self, document: DocumentResult) -> Iterator[str]:
        """Yield the summary of one plan."""
        counts, say = view.count(document), self.say
        rows = [(say("report.page_count"), self._read_pages(document)), (say("report.outcome_count"), self._outcomes(document))]
        if counts.outcomes:
            rows.append(
                (
                    say("report.without_partner"),
                    self._lacking(counts.no_partner, counts.internal_no_partner, counts.partner_unknown, counts.outcomes),
                )
            )
            rows.append(
                (
                    say("report.without_source"),
                    self._lacking(counts.no_source, counts.internal_no_source, counts.source_unknown, counts.outcomes),
                )
            )
        if counts.outcomes or document.findings:
            rows.append((say("report.findings"), self.severities([document])))
        margin = max(len(name) for name, _ in rows) + 4
        for name, value in rows:
            yield from self.wrap(value, first=f"  {name[0].upper()}{name[1:]}".ljust(margin + 1), indent=margin + 1)
        for warning in view.warnings(document, say):
            yield from self.wrap(f"{say('report.attention')}: {warning}", first="  ", indent=4, style=f"{BOLD};{YELLOW}")

    def named(self, document: DocumentResult) -> Iterator[str]:
        """Yield who and what the plan names, so that an office can answer."""
        say = self.say
        yield from self.heading(say("report.named"), say("report.named_help"))
        for name, items in ((say("report.partners"), view.parties(document)), (say("report.sources"), view.sources(document))):
            yield ""
            yield f"  {self.paint(BOLD, name)}" + ("" if items else f": {say('report.nothing_named')}")
            for item in items:
                yield from self.party(document, item)
        if document.vague_collaboration:
            yield ""
            yield f"  {self.paint(BOLD, say('report.vague'))}"
            passages = view.vague(document)
            for passage in passages[:VAGUE]:
                where = lists.page_list(passage.pages, say)
                yield from self.wrap(f"{where}: “{around(passage.quote, passage.about, QUOTE)}”", first="    ", indent=6)
            yield from self.more(len(passages) - VAGUE, "    ")

    def party(self, document: DocumentResult, item: view.Named) -> Iterator[str]:
        """Yield one name and where it is bound to what."""
        what = [self.say.of("class", item.what)] if item.what else []
        what += [self.say("report.generic")] if item.generic else []
        yield from self.wrap(f"{item.name}{' (' + ', '.join(what) + ')' if what else ''}", first="    ", indent=6)
        places = view.by_place(item)
        for place in places[:PLACES]:
            owners = ", ".join(owner or self.say("report.whole_document") for owner in place.owners)
            told = (batch_view.where(document, place.tie, self.say), owners, view.part(place.tie, self.say))
            quote = around(place.tie.quote, place.tie.text, QUOTE)
            line = f"{', '.join(piece for piece in told if piece)}: “{quote}”"
            yield from self.wrap(line, first="      ", indent=8, style=DIM)
        yield from self.more(len(places) - PLACES, "      ")

    def problems(self, document: DocumentResult) -> Iterator[str]:
        """Yield what could not be read, alike problems in one line."""
        if not document.problems:
            return
        yield from self.heading(self.say("report.problems"))
        for (reason, detail), pages in view.alike(document).items():
            where = f"{lists.page_list(pages, self.say)}: " if pages else ""
            yield from self.wrap(
                where + self.say.of("problem", reason) + (f" ({view.detail(detail, self.say)})" if detail else ""),
                first="  ",
                indent=4,
            )

    def failures(self, failures: Sequence[Failure]) -> Iterator[str]:
        """Yield the files of which nothing can be said."""
        if not failures:
            return
        yield self.paint(f"{BOLD};{RED}", self.say("report.failures").upper())
        for failure in failures:
            yield from self.wrap(f"{clean(failure.path)}: {view.why_failed(failure, self.say)}", first="  ", indent=4)
        yield ""

    def batch(self, result: Result) -> Iterator[str]:
        """Yield what is said of all documents together."""
        parts = batch_view.parts(result, self.say)
        if not parts:
            return
        yield self.paint(BOLD, self.say("batch.title").upper())
        for part in parts:
            yield ""
            yield from self.wrap(f"{part.title} ({len(part.items)})", first="  ", indent=2, style=BOLD)
            if part.note:
                yield from self.wrap(part.note, first="  ", indent=2, style=DIM)
            for item in part.items:
                yield from self.wrap(item.text, first="    ", indent=6)
                for line in item.below:
                    yield from self.wrap(line, first="      ", indent=8, style=DIM)
        yield ""

    def summary(self, result: Result) -> Iterator[str]:
        """Yield the figures of each document, and the sum."""
        yield self.paint(BOLD, self.say("report.summary").upper())
        yield from self.figures(result.documents) if self.width >= TABLE_WIDTH else self.figures_in_words(result.documents)
        found = sum(view.severities(result.documents).values())
        total = self.say("report.total", documents=batch_view.counted(result.documents), findings=found)
        yield from self.wrap(f"{total} ({self.severities(result.documents)})", first="  ", indent=4)
        yield ""

    def figures(self, documents: Sequence[DocumentResult]) -> Iterator[str]:
        """Yield a table: the figures first, then the name, since names differ in length."""
        say = self.say
        names = [say("report.outcome_count"), say("report.without_partner"), say("report.without_source")]
        names += [say.of("severity", severity) for severity in Severity]
        yield self.paint(DIM, f"  {'  '.join(names)}  {say('report.document').lower()}")
        for document in documents:
            counts, graded = view.count(document), view.severities([document])
            figures = (counts.outcomes, counts.no_partner, counts.no_source, *(graded[severity.value] for severity in Severity))
            line = "  ".join(str(figure).rjust(len(name)) for figure, name in zip(figures, names, strict=True))
            name = clean(document.path) + (f" ({say(note)})" if (note := view.not_judged(document)) else "")
            room = self.width - len(line) - 4
            yield f"  {line}  {name if len(name) <= room else '…' + name[1 - room :]}"

    def figures_in_words(self, documents: Sequence[DocumentResult]) -> Iterator[str]:
        """Yield a sentence a document, where the screen is too narrow for a table."""
        for document in documents:
            counts = view.count(document)
            lacks = ", ".join(
                f"{self.say(key)} {self.say('report.of', count=number, total=counts.outcomes)}"
                for key, number in (("report.without_partner", counts.no_partner), ("report.without_source", counts.no_source))
            )
            yield from self.wrap(f"{clean(document.path)}: {lacks}; {self.severities([document])}", first="  ", indent=4)

    def _read_pages(self, document: DocumentResult) -> str:
        unreadable, say = document.unreadable_pages, self.say
        told = say("report.pages_read", read=view.read_pages(document), pages=document.pages)
        if pictures := view.pictures(document):
            told += f"; {say('report.pictures', count=pictures)}"
        if document.scanned_pages:
            told += f"; {say('report.scanned', count=document.scanned_pages)}"
        return told + (f"; {say('report.pages_unreadable', pages=lists.page_list(unreadable, say))}" if unreadable else "")

    def _outcomes(self, document: DocumentResult) -> str:
        if not document.outcomes:
            return self.say("report.none")
        counts = view.count(document)
        levels = [(level, sum(outcome.level is level for outcome in document.outcomes)) for level in Level]
        parts = [f"{number} {self.say.of('level', level)}" for level, number in levels if number]
        parts += [self.say("report.internal_part", count=counts.internal)] if counts.internal else []
        return f"{counts.outcomes} ({', '.join(parts)})"

    def _lacking(self, missing: int, internal: int, unknown: int, total: int) -> str:
        told = self.say("report.of", count=missing, total=total)
        told += f" ({self.say('report.internal_part', count=internal)})" if internal else ""
        return told + (f"; {unknown} {self.say('report.not_judged')}" if unknown else "")
