"""The findings on a reviewer's screen: once what is said of several outcomes alike, then outcome by outcome."""

from __future__ import annotations

import textwrap
from collections.abc import Generator, Iterator, Sequence

from telaah.model.finding import Severity
from telaah.model.result import DocumentResult, FindingResult, OutcomeResult
from telaah.reports import batch_view, lists, view
from telaah.reports.screen import BOLD, COLOURS, DIM, QUOTE, Screen
from telaah.text.safe import clean, shorten
from telaah.texts.interface import Words

REJECTED = 3
"""Refused candidates shown for an outcome."""
NAMES = 3
"""Sections, and tables, shown of those that were searched."""
NAME = 60
"""Characters of the name of one."""


class FindingLines(Screen):
    """Writes the findings of one plan."""

    def __init__(self, say: Words, colour: bool, width: int) -> None:
        """Take the words, whether there are colours, and how many characters a line has."""
        super().__init__(say, colour, width)
        self._advised: dict[str, str] = {}
        """Advice of each rule that was given last in this plan."""
        self._alike: dict[view.Sentence, tuple[str, ...]] = {}
        """Sentences that stand at the head of the part, with the outcomes that they are about."""
        self._names = ""
        """Sections and tables in which it was looked for most outcomes of the part."""
        self._pages = ""
        """Pages on which it was looked, where these are the same for all outcomes of the part."""

    def begin(self) -> None:
        """Forget what was said of the plan before."""
        self._advised = {}

    def findings(self, document: DocumentResult) -> Iterator[str]:
        """Yield the findings: on the document, on its outcomes, on the office's own administration."""
        say, loose = self.say, view.on_document(document)
        main, internal = view.groups(document, internal=False), view.groups(document, internal=True)
        if loose.findings:
            yield from self.heading(say("report.findings_document"))
            for finding in loose.findings:
                yield from self.finding(document, finding, None)
        for title, groups in (("report.findings", main), ("report.findings_internal", internal)):
            if groups:
                yield from self.heading(say(title))
                yield from self.part(document, groups)
        if not (loose.findings or main or internal) and document.outcomes:
            yield ""
            yield f"  {say('report.no_findings')}"
        if known := view.known_findings(document):
            yield ""
            yield from self.wrap(say("report.known", count=known), first="  ", indent=2, style=DIM)

    def part(self, document: DocumentResult, groups: Sequence[view.Group]) -> Iterator[str]:
        """Yield what is said of several outcomes alike, then each outcome with what is its own."""
        self._alike = view.alike_findings(groups)
        lacking = [group.outcome for group in groups if group.outcome is not None and view.lacks(group.outcome)]
        names, pages = [self.names(outcome) for outcome in lacking], [self.pages(outcome) for outcome in lacking]
        usual = max(names, key=names.count, default="")
        self._names = usual if names.count(usual) > 1 else ""
        self._pages = pages[0] if self._names and len({*pages}) == 1 else ""
        if self._alike or self._names:
            yield ""
        for sentence, owners in self._alike.items():
            yield from self.for_several(sentence, owners)
        if self._names:
            told = "; ".join(part for part in (self._pages, self._names) if part)
            yield from self.wrap(f"{self.say('report.searched_usually')}: {told}", first="  ", indent=4, style=DIM)
        for group in groups:
            yield from self.group(document, group)

    def for_several(self, sentence: view.Sentence, owners: Sequence[str]) -> Iterator[str]:
        """Yield a sentence once, after the outcomes that it is about."""
        told = f"{self.say('report.outcomes', count=len(owners))}: {lists.id_list(owners)}. {sentence.text}"
        margin = yield from self.marked(sentence.rule, sentence.severity, told, preview=sentence.preview)
        yield from self.advice(sentence.rule, sentence.advice, margin)

    def group(self, document: DocumentResult, group: view.Group) -> Iterator[str]:
        """Yield one outcome with its findings."""
        outcome = group.outcome
        if outcome is None:
            return
        yield ""
        yield from self.outcome_line(document, outcome)
        yield from self.have(document, outcome)
        own = [finding for finding in group.findings if view.sentence(finding) not in self._alike]
        quoted = yield from self.codes(document, outcome, [finding for finding in group.findings if finding not in own])
        for finding in own:
            passage = (finding.page, finding.quote)
            yield from self.finding(document, finding, outcome, quoted=passage in quoted)
            quoted.add(passage)
        yield from self.searched(document, outcome)

    def codes(
        self, document: DocumentResult, outcome: OutcomeResult, findings: Sequence[FindingResult]
    ) -> Generator[str, None, set[tuple[int | None, str]]]:
        """Yield in one line the findings whose sentences stand above, then words that the statement does not have.

        Return the passages that need not be quoted again.
        """
        for severity in sorted({finding.severity for finding in findings}, key=lambda item: -item.rank):
            rules = dict.fromkeys(finding.rule for finding in findings if finding.severity is severity)
            yield f"  {self.paint(COLOURS[severity], self.grade(severity))}  {self.paint(BOLD, ', '.join(rules))}"
        shown: set[tuple[int | None, str]] = set()
        for finding in findings:
            if (finding.page, finding.quote) not in shown and self.tells_more(finding, outcome):
                yield from self.quote(document, finding, 4)
            shown.add((finding.page, finding.quote))
        return shown

    def outcome_line(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield level, id, statement and page of an outcome."""
        under = f" {self.say('report.under', parent=outcome.parent)}" if outcome.parent else ""
        label = f"{self.say.of('level', outcome.level)} {outcome.id}{under}"
        where = view.page(document, outcome.page, self.say)
        yield self.paint(BOLD, f"{label[0].upper()}{label[1:]}") + self.paint(DIM, f"  {where}" if where else "")
        yield from self.wrap(f"“{clean(outcome.text)}”", first="  ", indent=3)

    def have(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield what the outcome does name, so that a finding is read beside it."""
        rows = ((self.say("report.partners"), outcome.collaborators), (self.say("report.sources"), outcome.data_sources))
        for name, ties in rows:
            if ties:
                told = "; ".join(dict.fromkeys(f"{clean(tie.text)}, {batch_view.where(document, tie, self.say)}" for tie in ties))
                yield from self.wrap(f"{name}: {told}", first="  ", indent=4, style=DIM)

    def finding(
        self, document: DocumentResult, finding: FindingResult, outcome: OutcomeResult | None, *, quoted: bool = False
    ) -> Iterator[str]:
        """Yield one finding: how grave, what is wrong, where it stands (unless just said), what to do."""
        told = clean(finding.brief or finding.message)
        margin = yield from self.marked(finding.rule, finding.severity, told, preview=finding.preview)
        if not quoted and self.tells_more(finding, outcome):
            yield from self.quote(document, finding, margin)
        for line in batch_view.related(finding, self.say):
            yield from self.wrap(line, first=" " * margin, indent=margin + 2)
        yield from self.advice(finding.rule, clean(finding.recommendation), margin)

    def marked(self, rule: str, severity: Severity, told: str, *, preview: bool) -> Generator[str, None, int]:
        """Yield a sentence behind its severity and rule; return where it begins."""
        word = self.grade(severity)
        margin = 2 + len(word) + 2 + len(rule) + 2
        note = f" [{self.say('report.preview')}]" if preview else ""
        first, *rest = textwrap.wrap(told + note, self.width - margin) or [""]
        yield f"  {self.paint(COLOURS[severity], word)}  {self.paint(BOLD, rule)}  {first}"
        yield from (" " * margin + line for line in rest)
        return margin

    def grade(self, severity: Severity) -> str:
        """Return the word for a severity, as wide as the longest of them."""
        longest = max(len(self.say.of("severity", item)) for item in Severity)
        return self.say.of("severity", severity).ljust(longest)

    @staticmethod
    def tells_more(finding: FindingResult, outcome: OutcomeResult | None) -> bool:
        """Tell whether place or words of a finding are others than those of the statement above it."""
        if outcome is None:
            return bool(finding.quote)  # its sentence names the pages
        return finding.page != outcome.page or view.says_more(finding.quote, outcome.text)

    def quote(self, document: DocumentResult, finding: FindingResult, margin: int) -> Iterator[str]:
        """Yield place and words of a finding."""
        where, quote = batch_view.where(document, finding, self.say), shorten(clean(finding.quote), QUOTE)
        told = ": ".join(part for part in (where, f"“{quote}”" if quote else "") if part)
        if told:
            yield from self.wrap(told, first=" " * margin, indent=margin)

    def advice(self, rule: str, advice: str, margin: int) -> Iterator[str]:
        """Yield what to do; said once for a plan where a rule says it again."""
        if not advice or self._advised.get(rule) == advice:
            return
        self._advised[rule] = advice
        yield from self.wrap(f"{self.say('report.recommendation')}: {advice}", first=" " * margin, indent=margin, style=DIM)

    def pages(self, outcome: OutcomeResult) -> str:
        """Return the pages on which it was looked for what an outcome lacks."""
        return batch_view.searched(outcome, self.say)

    def names(self, outcome: OutcomeResult) -> str:
        """Return the sections and tables in which it was looked for what an outcome lacks."""
        sections = lists.names(outcome.searched.sections, NAME)
        whole = lists.names((*outcome.searched.sections, *outcome.searched.tables), NAME)
        tables = whole[len(sections) :]
        parts = [*sections[:NAMES], *tables[:NAMES]]
        left_out = len(whole) - len(parts)
        return "; ".join([*parts, *([self.say("report.more", count=left_out)] if left_out else [])])

    def searched(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield where it was looked for what is missing, unless said above, and what was refused."""
        if not view.lacks(outcome):
            return
        pages, names, unreadable = self.pages(outcome), self.names(outcome), outcome.searched.unreadable_pages
        same = bool(self._names) and names == self._names
        if (pages or names) and not (same and pages == self._pages):
            told = "; ".join(part for part in (pages, self.say("report.parts_above") if same else names) if part)
            yield from self.wrap(f"{self.say('report.searched')}: {told}", first="  ", indent=4, style=DIM)
        if unreadable:
            told = self.say("report.pages_unreadable", pages=lists.page_list(unreadable, self.say))
            yield from self.wrap(told, first="  ", indent=4, style=DIM)
        yield from self.rejected(document, outcome)

    def rejected(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield the candidates that were refused for what is missing."""
        for key, kind in (("report.rejected_partners", view.PARTNER), ("report.rejected_sources", view.SOURCE)):
            told = list(
                dict.fromkeys(
                    f"{clean(item.text)}, {batch_view.where(document, item, self.say)} ({self.say.of('why', item.why)})"
                    for item in view.refused_as(outcome, kind)
                )
            )
            if told:
                more = f"; {self.say('report.more', count=len(told) - REJECTED)}" if len(told) > REJECTED else ""
                shown = f"{self.say(key)}: {'; '.join(told[:REJECTED])}{more}"
                yield from self.wrap(shown, first="  ", indent=4, style=DIM)
