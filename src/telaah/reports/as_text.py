"""A reviewer's screen: per plan a summary, findings by outcome, then what is named."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from telaah.model.finding import Severity
from telaah.model.plan import Level, Verdict
from telaah.model.result import (
    DocumentResult,
    Failure,
    FindingResult,
    OutcomeResult,
    Result,
)
from telaah.reports import view
from telaah.text.safe import clean, shorten
from telaah.texts.interface import Words, words

WIDTH = 100
"""Of what is no terminal."""
NARROWEST, WIDEST = 50, 120

QUOTE = 220
"""Characters of a quotation on the screen; JSON and HTML have it whole."""
REJECTED = 4
"""Refused candidates shown for an outcome."""
TABLE_WIDTH = 95
"""Of a screen that has room for the summary as a table."""
PLACES, VAGUE = 3, 8
"""Places of a name, and vague passages of a plan, shown on the screen."""

_BOLD, _DIM, _RED, _YELLOW, _BLUE = "1", "2", "31", "33", "34"
_COLOURS = {Severity.ERROR: f"{_BOLD};{_RED}", Severity.WARNING: f"{_BOLD};{_YELLOW}", Severity.INFO: _BLUE}


def render(result: Result, *, lang: str, colour: bool = False, width: int | None = None) -> str:
    """Return the report as lines of text."""
    screen = _Screen(words(lang), colour, max(NARROWEST, min(width or WIDTH, WIDEST)))
    return "\n".join(screen.report(result)) + "\n"


class _Screen:
    """Writes lines of one width, in one language, with colours or without."""

    def __init__(self, say: Words, colour: bool, width: int) -> None:
        self.say, self.colour, self.width = say, colour, width
        self._advised: dict[str, str] = {}
        self._told: dict[str, str] = {}

    def report(self, result: Result) -> Iterator[str]:
        """Yield every line."""
        for document in result.documents:
            self._advised, self._told = {}, {}
            yield from self.document(document)
            yield ""
        if not result.documents:
            yield self.say("report.no_documents")
            yield ""
        yield from self.failures(result.failures)
        if len(result.documents) > 1:
            yield from self.summary(result)
        yield from self.wrap(self.say("report.made", version=result.telaah), style=_DIM)

    def document(self, document: DocumentResult) -> Iterator[str]:
        """Yield all of one plan."""
        yield from self.wrap(view.title(document, self.say), style=_BOLD)
        yield from self.wrap(clean(document.path), style=_DIM)
        yield self.paint(_DIM, "─" * self.width)
        yield from self.head(document)
        yield from self.findings(document)
        yield from self.named(document)
        yield from self.problems(document)

    def head(self, document: DocumentResult) -> Iterator[str]:
        """Yield the summary of one plan."""
        counts, say = view.count(document), self.say
        rows = [(say("report.page_count"), self._pages(document)), (say("report.outcome_count"), self._outcomes(document))]
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
        rows.append((say("report.findings"), self._severities([document])))
        margin = max(len(name) for name, _ in rows) + 4
        for name, value in rows:
            yield from self.wrap(value, first=f"  {name[0].upper()}{name[1:]}".ljust(margin + 1), indent=margin + 1)

    def findings(self, document: DocumentResult) -> Iterator[str]:
        """Yield the findings: on the document, on its outcomes, on the office's own administration."""
        say, loose = self.say, view.on_document(document)
        main, internal = view.groups(document, internal=False), view.groups(document, internal=True)
        if loose.findings:
            yield from self.heading(say("report.findings_document"))
            for finding in loose.findings:
                yield from self.finding(document, finding, None)
        if main:
            yield from self.heading(say("report.findings"))
        for group in main:
            yield from self.group(document, group)
        if internal:
            yield from self.heading(say("report.findings_internal"))
        for group in internal:
            yield from self.group(document, group)
        if not (loose.findings or main or internal) and document.outcomes:
            yield ""
            yield f"  {say('report.no_findings')}"
        if known := view.known_findings(document):
            yield ""
            yield from self.wrap(say("report.known", count=known), first="  ", indent=2, style=_DIM)

    def group(self, document: DocumentResult, group: view.Group) -> Iterator[str]:
        """Yield one outcome with its findings."""
        outcome = group.outcome
        if outcome is None:
            return
        yield ""
        yield from self.outcome_line(document, outcome)
        yield from self.have(document, outcome)
        quoted: set[tuple[int | None, str]] = set()
        for finding in group.findings:
            passage = (finding.page, finding.quote)
            yield from self.finding(document, finding, outcome, quoted=passage in quoted)
            quoted.add(passage)
        yield from self.searched(document, outcome)

    def outcome_line(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield level, id, statement and page of an outcome."""
        under = f" {self.say('report.under', parent=outcome.parent)}" if outcome.parent else ""
        label = f"{self.say.of('level', outcome.level)} {outcome.id}{under}"
        where = view.page(document, outcome.page, self.say)
        yield self.paint(_BOLD, f"{label[0].upper()}{label[1:]}") + self.paint(_DIM, f"  {where}" if where else "")
        yield from self.wrap(f"“{clean(outcome.text)}”", first="  ", indent=3)

    def have(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield what the outcome does name, so that a finding is read beside it."""
        rows = ((self.say("report.partners"), outcome.collaborators), (self.say("report.sources"), outcome.data_sources))
        for name, ties in rows:
            if ties:
                told = "; ".join(dict.fromkeys(f"{clean(tie.text)}, {view.page(document, tie.page, self.say)}" for tie in ties))
                yield from self.wrap(f"{name}: {told}", first="  ", indent=4, style=_DIM)

    def finding(
        self, document: DocumentResult, finding: FindingResult, outcome: OutcomeResult | None, *, quoted: bool = False
    ) -> Iterator[str]:
        """Yield one finding: how grave, what is wrong, where it stands (unless just said), what to do."""
        longest = max(len(self.say.of("severity", severity)) for severity in Severity)
        word = self.say.of("severity", finding.severity).ljust(longest)
        margin = 2 + len(word) + 2 + len(finding.rule) + 2
        mark = f"  {self.paint(_COLOURS[finding.severity], word)}  {self.paint(_BOLD, finding.rule)}  "
        note = f" [{self.say('report.preview')}]" if finding.preview else ""
        first, *rest = textwrap.wrap(clean(finding.brief or finding.message) + note, self.width - margin) or [""]
        yield mark + first
        yield from (" " * margin + line for line in rest)
        if not quoted and (outcome is None or finding.page != outcome.page or view.says_more(finding.quote, outcome.text)):
            yield from self.quote(document, finding, margin)
        yield from self.advice(finding, margin)

    def quote(self, document: DocumentResult, finding: FindingResult, margin: int) -> Iterator[str]:
        """Yield place and words of a finding."""
        where, quote = view.page(document, finding.page, self.say), shorten(clean(finding.quote), QUOTE)
        told = ": ".join(part for part in (where, f"“{quote}”" if quote else "") if part)
        if told:
            yield from self.wrap(told, first=" " * margin, indent=margin)

    def advice(self, finding: FindingResult, margin: int) -> Iterator[str]:
        """Yield what to do; said once for a plan where a rule says it again."""
        advice = clean(finding.recommendation)
        if not advice or self._advised.get(finding.rule) == advice:
            return
        self._advised[finding.rule] = advice
        yield from self.wrap(f"{self.say('report.recommendation')}: {advice}", first=" " * margin, indent=margin, style=_DIM)

    def searched(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield where it was looked for what is missing, and what was refused."""
        if outcome.verdicts is None or Verdict.NAMED is outcome.verdicts.collaborator is outcome.verdicts.data_source:
            return
        searched, say = outcome.searched, self.say
        parts = [view.page_list(searched.pages, say)] if searched.pages else []
        parts += [shorten(clean(name), 60) for name in (*searched.sections[:3], *searched.tables[:3])]
        left_out = max(0, len(searched.sections) - 3) + max(0, len(searched.tables) - 3)
        if parts:
            told = "; ".join(parts) + (f"; {say('report.more', count=left_out)}" if left_out else "")
            yield from self.once("report.searched", told)
        if searched.unreadable_pages:
            told = say("report.pages_unreadable", pages=view.page_list(searched.unreadable_pages, say))
            yield from self.wrap(told, first="  ", indent=4, style=_DIM)
        yield from self.rejected(document, outcome)

    def rejected(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield the candidates that were refused for what is missing."""
        told = list(
            dict.fromkeys(
                f"{clean(item.text)}, {view.page(document, item.page, self.say)} ({self.say.of('why', item.why)})"
                for item in view.refused(outcome)
            )
        )
        if told:
            more = f"; {self.say('report.more', count=len(told) - REJECTED)}" if len(told) > REJECTED else ""
            yield from self.once("report.rejected", "; ".join(told[:REJECTED]) + more)

    def once(self, key: str, told: str) -> Iterator[str]:
        """Yield a line of an outcome; where the outcome above had the very same, that it is the same."""
        same, self._told[key] = self._told.get(key) == told, told
        shown = self.say("report.same_as_above") if same else told
        yield from self.wrap(f"{self.say(key)}: {shown}", first="  ", indent=4, style=_DIM)

    def named(self, document: DocumentResult) -> Iterator[str]:
        """Yield who and what the plan names, so that an office can answer."""
        say = self.say
        yield from self.heading(say("report.named"), say("report.named_help"))
        for name, items in ((say("report.partners"), view.parties(document)), (say("report.sources"), view.sources(document))):
            yield ""
            yield f"  {self.paint(_BOLD, name)}" + ("" if items else f": {say('report.nothing_named')}")
            for item in items:
                yield from self.party(document, item)
        if document.vague_collaboration:
            yield ""
            yield f"  {self.paint(_BOLD, say('report.vague'))}"
            phrases = view.vague(document)
            for phrase in phrases[:VAGUE]:
                where = view.page(document, phrase.page, say)
                yield from self.wrap(f"{where}: “{shorten(clean(phrase.quote), QUOTE)}”", first="    ", indent=6)
            yield from self.more(len(phrases) - VAGUE, "    ")

    def party(self, document: DocumentResult, item: view.Named) -> Iterator[str]:
        """Yield one name and where it is bound to what."""
        what = [self.say.of("class", item.what)] if item.what else []
        what += [self.say("report.generic")] if item.generic else []
        yield from self.wrap(f"{item.name}{' (' + ', '.join(what) + ')' if what else ''}", first="    ", indent=6)
        places = view.by_place(item)
        for place in places[:PLACES]:
            owners = ", ".join(owner or self.say("report.whole_document") for owner in place.owners)
            told = (view.page(document, place.tie.page, self.say), owners, view.part(place.tie, self.say))
            quote = shorten(clean(place.tie.quote), QUOTE)
            line = f"{', '.join(piece for piece in told if piece)}: “{quote}”"
            yield from self.wrap(line, first="      ", indent=8, style=_DIM)
        yield from self.more(len(places) - PLACES, "      ")

    def more(self, left_out: int, first: str) -> Iterator[str]:
        """Yield how many are not shown, and where they are."""
        if left_out > 0:
            yield from self.wrap(self.say("report.not_shown", count=left_out), first=first, indent=len(first), style=_DIM)

    def problems(self, document: DocumentResult) -> Iterator[str]:
        """Yield what could not be read, alike problems in one line."""
        if not document.problems:
            return
        yield from self.heading(self.say("report.problems"))
        for (reason, detail), pages in view.alike(document).items():
            where = f"{view.page_list(pages, self.say)}: " if pages else ""
            yield from self.wrap(
                where + self.say.of("problem", reason) + (f" ({view.detail(detail, self.say)})" if detail else ""),
                first="  ",
                indent=4,
            )

    def failures(self, failures: Sequence[Failure]) -> Iterator[str]:
        """Yield the files of which nothing can be said."""
        if not failures:
            return
        yield self.paint(f"{_BOLD};{_RED}", self.say("report.failures").upper())
        for failure in failures:
            reason = self.say.of("reason", failure.reason)
            told = f"{clean(failure.path)}: {reason}" + (f": {clean(failure.detail)}" if failure.detail else "")
            yield from self.wrap(told, first="  ", indent=4)
        yield ""

    def summary(self, result: Result) -> Iterator[str]:
        """Yield the figures of each document, and the sum."""
        yield self.paint(_BOLD, self.say("report.summary").upper())
        yield from self.figures(result.documents) if self.width >= TABLE_WIDTH else self.figures_in_words(result.documents)
        found = sum(view.severities(result.documents).values())
        total = self.say("report.total", documents=len(result.documents), findings=found)
        yield from self.wrap(f"{total} ({self._severities(result.documents)})", first="  ", indent=4)
        yield ""

    def figures(self, documents: Sequence[DocumentResult]) -> Iterator[str]:
        """Yield a table: the figures first, then the name, since names differ in length."""
        say = self.say
        names = [say("report.outcome_count"), say("report.without_partner"), say("report.without_source")]
        names += [say.of("severity", severity) for severity in Severity]
        yield self.paint(_DIM, f"  {'  '.join(names)}  {say('report.document').lower()}")
        for document in documents:
            counts, graded = view.count(document), view.severities([document])
            figures = (counts.outcomes, counts.no_partner, counts.no_source, *(graded[severity.value] for severity in Severity))
            line = "  ".join(str(figure).rjust(len(name)) for figure, name in zip(figures, names, strict=True))
            name = clean(document.path) + (f" ({say('verdict.unreadable')})" if view.is_illegible(document) else "")
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
            yield from self.wrap(f"{clean(document.path)}: {lacks}; {self._severities([document])}", first="  ", indent=4)

    def heading(self, text: str, note: str = "") -> Iterator[str]:
        """Yield a heading with an empty line above."""
        yield ""
        yield self.paint(_BOLD, text.upper())
        if note:
            yield from self.wrap(note, style=_DIM)

    def wrap(self, text: str, *, first: str = "", indent: int = 0, style: str = "") -> Iterator[str]:
        """Yield text, cleaned, broken to the width, with a hanging indent."""
        lines = textwrap.wrap(
            clean(text),
            self.width,
            initial_indent=first,
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
            break_long_words=True,
        )
        yield from (self.paint(style, line) if style else line for line in lines)

    def paint(self, style: str, text: str) -> str:
        """Return text in a style, where there are colours."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def _pages(self, document: DocumentResult) -> str:
        unreadable, say = document.unreadable_pages, self.say
        told = say("report.pages_read", read=document.pages - len(unreadable), pages=document.pages)
        if document.scanned_pages:
            told += f"; {say('report.scanned', count=document.scanned_pages)}"
        return told + (f"; {say('report.pages_unreadable', pages=view.page_list(unreadable, say))}" if unreadable else "")

    def _outcomes(self, document: DocumentResult) -> str:
        if not document.outcomes:
            return view.no_outcomes(document, self.say)
        counts = view.count(document)
        levels = [(level, sum(outcome.level is level for outcome in document.outcomes)) for level in Level]
        parts = [f"{number} {self.say.of('level', level)}" for level, number in levels if number]
        parts += [self.say("report.internal_part", count=counts.internal)] if counts.internal else []
        return f"{counts.outcomes} ({', '.join(parts)})"

    def _lacking(self, missing: int, internal: int, unknown: int, total: int) -> str:
        told = self.say("report.of", count=missing, total=total)
        told += f" ({self.say('report.internal_part', count=internal)})" if internal else ""
        return told + (f"; {unknown} {self.say('report.not_judged')}" if unknown else "")

    def _severities(self, documents: Sequence[DocumentResult]) -> str:
        counts = view.severities(documents)
        return self.say("report.severities", errors=counts["error"], warnings=counts["warning"], infos=counts["info"])
