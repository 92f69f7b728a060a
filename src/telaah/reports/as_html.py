"""A web page that needs nothing but itself: no script, no font, no picture, nothing from elsewhere.

It opens from a mail or a stick, prints, and says in a Content-Security-Policy that nothing may be loaded or run, in
case text of a plan should ever get past the escaping.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from telaah.model.finding import Severity
from telaah.model.plan import Level
from telaah.model.result import DocumentResult, FindingResult, OutcomeResult, Result
from telaah.reports import batch_view, lists, view
from telaah.text.safe import clean
from telaah.texts.interface import Words, words

VAGUE = 8
"""Passages shown that name nobody; the others are folded up."""
FOLDED = 20
"""Lines of a part of the overview; with more of them it is folded up."""
NAME = 200
"""Characters of the name of a section or table."""
STYLE = Path(__file__).parent / "page.css"


def pieces(result: Result, *, lang: str) -> Iterator[str]:
    """Yield the page line by line."""
    return (f"{line}\n" for line in _Page(words(lang), result).lines())


def _text(text: str | None) -> str:
    return escape(clean(text or ""), quote=True)


class _Page:
    """Writes the page of one result in one language."""

    def __init__(self, say: Words, result: Result) -> None:
        self.say, self.result = say, result

    def lines(self) -> Iterator[str]:
        """Yield the page from its head to its foot."""
        yield from self.head()
        yield f"<h1>{_text(self.say('report.title'))}</h1>"
        yield from self.overview()
        yield from self.batch()
        yield from self.filters()
        yield "<main>"
        for number, document in enumerate(self.result.documents, 1):
            yield from self.document(document, number)
        yield from self.failures()
        yield "</main>"
        yield f"<footer>{_text(self.say('report.made', version=self.result.telaah))}</footer>"
        yield "</body></html>"

    def head(self) -> Iterator[str]:
        """Yield the head, with a policy under which nothing but this style sheet is used."""
        style = STYLE.read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield "<!DOCTYPE html>"
        yield f'<html lang="{self.say.lang}"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
        yield f"<title>{_text(self.say('report.title'))}</title><style>{style}</style></head><body>"

    def overview(self) -> Iterator[str]:
        """Yield a table of the documents."""
        if len(self.result.documents) < 2:
            return
        say = self.say
        names = ("report.document", "report.outcome_count", "report.without_partner", "report.without_source", "report.findings")
        yield f'<nav aria-label="{_text(say("report.jump"))}"><table class="overview"><thead><tr>'
        yield "".join(f"<th>{_text(say(name))}</th>" for name in names) + "</tr></thead><tbody>"
        for number, document in enumerate(self.result.documents, 1):
            counts = view.count(document)
            found = sum(view.severities([document]).values())
            link = f'<a href="#d{number}">{_text(document.organisation or document.path)}</a>'
            link += f"<br><small>{_text(document.path)}</small>"
            cells = (counts.outcomes, counts.no_partner, counts.no_source, found)
            yield f"<tr><td>{link}</td>" + "".join(f'<td class="number">{cell}</td>' for cell in cells) + "</tr>"
        yield "</tbody></table></nav>"

    def batch(self) -> Iterator[str]:
        """Yield what is said of all documents together, each part folded up where it is long."""
        parts = batch_view.parts(self.result, self.say)
        if not parts:
            return
        yield f'<section class="batch"><h2>{_text(self.say("batch.title"))}</h2>'
        for part in parts:
            opened = " open" if len(part.items) <= FOLDED else ""
            yield f"<details{opened}><summary><b>{_text(part.title)}</b> ({len(part.items)})</summary>"
            yield f'<p class="note">{_text(part.note)}</p><ul>' if part.note else "<ul>"
            for item in part.items:
                below = "".join(f"<li>{_text(line)}</li>" for line in item.below)
                yield f"<li>{_text(item.text)}{f'<ul>{below}</ul>' if below else ''}</li>"
            yield "</ul></details>"
        yield "</section>"

    def filters(self) -> Iterator[str]:
        """Yield a box a severity; what they hide is up to the style sheet."""
        if not self.result.documents:
            return
        counts = view.severities(self.result.documents)
        yield f'<fieldset class="filters"><legend>{_text(self.say("report.filter"))}</legend>'
        for severity in Severity:
            label = f"{_text(self.say.of('severity', severity))} ({counts[severity.value]})"
            yield f'<label><input type="checkbox" id="show-{severity}" checked> <b class="tag {severity}">{label}</b></label>'
        yield "</fieldset>"

    def document(self, document: DocumentResult, number: int) -> Iterator[str]:
        """Yield all of one plan."""
        yield f'<section class="document" id="d{number}"><h2>{_text(view.title(document, self.say))}</h2>'
        yield f'<p class="path">{_text(document.path)}</p>'
        for note in batch_view.notes(document, self.say):
            yield f'<p class="note"><b>{_text(note)}</b></p>'
        if not batch_view.is_told_in_brief(document):
            yield from self.numbers(document)
            yield from self.findings(document)
            yield from self.named(document)
        yield from self.problems(document)
        yield "</section>"

    def numbers(self, document: DocumentResult) -> Iterator[str]:
        """Yield the figures of a plan."""
        say, counts = self.say, view.count(document)
        cards = [(f"{view.read_pages(document)}/{document.pages}", say("report.page_count"), self._unread(document))]
        levels = (
            f"{sum(outcome.level is level for outcome in document.outcomes)} {say.of('level', level)}"
            for level in Level
            if any(outcome.level is level for outcome in document.outcomes)
        )
        cards.append((str(counts.outcomes), say("report.outcome_count"), ", ".join(levels)))
        for lacking, unknown, key in (
            (counts.no_partner, counts.partner_unknown, "report.without_partner"),
            (counts.no_source, counts.source_unknown, "report.without_source"),
        ):
            internal = counts.internal_no_partner if key == "report.without_partner" else counts.internal_no_source
            notes = [say("report.internal_part", count=internal)] if internal else []
            notes += [f"{unknown} {say('report.not_judged')}"] if unknown else []
            note = "; ".join(notes)
            cards.append((f"{lacking}/{counts.outcomes}", say(key), note))
        yield '<ul class="numbers">'
        for figure, name, note in cards:
            small = f"<small>{_text(note)}</small>" if note else ""
            yield f"<li><b>{figure}</b> <span>{_text(name)}</span>{small}</li>"
        yield "</ul>"
        for warning in view.warnings(document, say):
            yield f'<p class="attention"><b>{_text(say("report.attention"))}:</b> {_text(warning)}</p>'

    def findings(self, document: DocumentResult) -> Iterator[str]:
        """Yield the findings: on the document, on its outcomes, on the office's own administration."""
        say, loose = self.say, view.on_document(document)
        main, internal = view.groups(document, internal=False), view.groups(document, internal=True)
        if loose.findings:
            yield f"<h3>{_text(say('report.findings_document'))}</h3>"
            yield from self.finding_list(document, loose.findings)
        for title, found in (("report.findings", main), ("report.findings_internal", internal)):
            if found:
                yield f"<h3>{_text(say(title))}</h3>"
            for group in found:
                yield from self.group(document, group)
        if not (loose.findings or main or internal) and document.outcomes:
            yield f"<h3>{_text(say('report.findings'))}</h3><p>{_text(say('report.no_findings'))}</p>"
        if known := view.known_findings(document):
            yield f'<p class="note">{_text(say("report.known", count=known))}</p>'

    def group(self, document: DocumentResult, group: view.Group) -> Iterator[str]:
        """Yield one outcome with its findings."""
        outcome = group.outcome
        if outcome is None:
            return
        severities = {finding.severity for finding in group.findings}
        only = f" only-{severities.pop()}" if len(severities) == 1 else ""
        under = f" {self.say('report.under', parent=outcome.parent)}" if outcome.parent else ""
        yield f'<article class="outcome {outcome.level}{only}"><header>'
        yield f"<span>{_text(self.say.of('level', outcome.level))} {_text(outcome.id + under)}</span>"
        yield f" <span>{_text(view.page(document, outcome.page, self.say))}</span>"
        yield f"<blockquote>{_text(outcome.text)}</blockquote></header>"
        yield from self.finding_list(document, group.findings, outcome)
        yield from self.have(document, outcome)
        yield from self.indicators(document, outcome)
        yield from self.searched(document, outcome)
        yield "</article>"

    def finding_list(
        self, document: DocumentResult, findings: Sequence[FindingResult], outcome: OutcomeResult | None = None
    ) -> Iterator[str]:
        """Yield findings, each beside its place and words."""
        yield '<ul class="findings">'
        for finding in findings:
            yield from self.finding(document, finding, outcome)
        yield "</ul>"

    def finding(self, document: DocumentResult, finding: FindingResult, outcome: OutcomeResult | None) -> Iterator[str]:
        """Yield one finding, with its words where these are not the statement just above."""
        say = self.say
        word = _text(say.of("severity", finding.severity))
        preview = f" <i>{_text(say('report.preview'))}</i>" if finding.preview else ""
        yield f'<li class="finding {finding.severity}"><div><b class="tag {finding.severity}">{word}</b>'
        yield f" <code>{_text(finding.rule)}</code>{preview}<p>{_text(finding.brief or finding.message)}</p>"
        if finding.recommendation:
            yield f'<p class="advice"><b>{_text(say("report.recommendation"))}:</b> {_text(finding.recommendation)}</p>'
        yield "</div>"
        new = outcome is None or finding.page != outcome.page or view.says_more(finding.quote, outcome.text)
        where, quote = _text(batch_view.where(document, finding, say)), _text(finding.quote if new else "")
        for line in batch_view.related(finding, say):
            yield f'<div class="evidence related">{_text(line)}</div>'
        if where or quote:
            said = f"<q>{quote}</q>" if quote else ""
            yield f'<div class="evidence"><span class="page">{where}</span>{said}</div>'
        yield "</li>"

    def have(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield what the outcome does name."""
        for key, ties in (("report.partners", outcome.collaborators), ("report.sources", outcome.data_sources)):
            if ties:
                told = (f"{_text(tie.text)} <small>{_text(batch_view.where(document, tie, self.say))}</small>" for tie in ties)
                yield f'<p class="have"><b>{_text(self.say(key))}:</b> {"; ".join(dict.fromkeys(told))}</p>'

    def indicators(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield the outcome's indicators, folded up: what a source of data would be the source of."""
        if not outcome.indicators:
            return
        say = self.say
        yield f'<details class="searched"><summary>{_text(say("report.indicators"))}: {len(outcome.indicators)}</summary><ul>'
        for indicator in outcome.indicators:
            targets = ", ".join(f"{key}: {value}" for key, value in indicator.targets.items())
            facts = (
                ("unit", indicator.unit),
                ("baseline", indicator.baseline),
                ("targets", targets),
                ("formula", indicator.formula),
            )
            told = "; ".join(f"{say(f'show.{name}')} {value}" for name, value in facts if value)
            where = batch_view.where(document, indicator, say)
            yield f"<li>{_text(indicator.text)} <small>{_text(where)}</small><br><small>{_text(told)}</small></li>"
        yield "</ul></details>"

    def searched(self, document: DocumentResult, outcome: OutcomeResult) -> Iterator[str]:
        """Yield where it was looked for what is missing, and each candidate that was refused."""
        if not view.lacks(outcome):
            return
        searched, say = outcome.searched, self.say
        where = f"{say('report.searched')}: {batch_view.searched(outcome, say)}"
        yield f'<details class="searched"><summary>{_text(where)}</summary>'
        if names := lists.names((*searched.sections, *searched.tables), NAME):
            yield "<ul>" + "".join(f"<li>{_text(name)}</li>" for name in names) + "</ul>"
        if searched.unreadable_pages:
            pages = lists.page_list(searched.unreadable_pages, say)
            yield f"<p>{_text(say('report.pages_unreadable', pages=pages))}</p>"
        for key, kind in (("report.rejected_partners", view.PARTNER), ("report.rejected_sources", view.SOURCE)):
            if refused := view.refused_as(outcome, kind):
                yield f"<p>{_text(say(key))}:</p><ul>"
                for item in refused:
                    where, why = batch_view.where(document, item, say), say.of("why", item.why)
                    yield f"<li>{_text(item.text)}, {_text(where)}: {_text(why)} <q>{_text(item.quote)}</q></li>"
                yield "</ul>"
        yield "</details>"

    def named(self, document: DocumentResult) -> Iterator[str]:
        """Yield who and what the plan names, so that an office can answer."""
        say = self.say
        yield f'<h3>{_text(say("report.named"))}</h3><p class="note">{_text(say("report.named_help"))}</p>'
        for key, items in (("report.partners", view.parties(document)), ("report.sources", view.sources(document))):
            yield f"<h4>{_text(say(key))}</h4>"
            if items:
                yield '<table class="named"><tbody>'
                for item in items:
                    yield from self.party(document, item)
                yield "</tbody></table>"
            else:
                yield f"<p>{_text(say('report.nothing_named'))}</p>"
        if document.vague_collaboration:
            yield f'<h4>{_text(say("report.vague"))}</h4><ul class="vague">'
            passages = view.vague(document)
            yield from map(self.passage, passages[:VAGUE])
            yield "</ul>"
            if rest := passages[VAGUE:]:
                more = _text(say("report.more", count=len(rest)))
                yield f'<details class="searched"><summary>{more}</summary><ul class="vague">'
                yield from map(self.passage, rest)
                yield "</ul></details>"

    def passage(self, passage: view.Passage) -> str:
        """Return one passage with its pages."""
        return (
            f'<li><span class="page">{_text(lists.page_list(passage.pages, self.say))}</span> <q>{_text(passage.quote)}</q></li>'
        )

    def party(self, document: DocumentResult, item: view.Named) -> Iterator[str]:
        """Yield one name: a row for each place at which it stands."""
        say = self.say
        what = [say.of("class", item.what)] if item.what else []
        what += [say("report.generic")] if item.generic else []
        places = view.by_place(item)
        note = f"<br><small>{_text(', '.join(what))}</small>" if what else ""
        name = f'<th rowspan="{len(places)}">{_text(item.name)}{note}</th>'
        for place in places:
            owners = ", ".join(owner or say("report.whole_document") for owner in place.owners)
            part = view.part(place.tie, say)
            cells = (
                _text(owners),
                _text(part),
                _text(batch_view.where(document, place.tie, say)),
                f"<q>{_text(place.tie.quote)}</q>",
            )
            yield f"<tr>{name}" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
            name = ""

    def problems(self, document: DocumentResult) -> Iterator[str]:
        """Yield what could not be read."""
        if not document.problems:
            return
        yield f'<h3>{_text(self.say("report.problems"))}</h3><ul class="problems">'
        for (reason, detail), pages in view.alike(document).items():
            where = f"{lists.page_list(pages, self.say)}: " if pages else ""
            told = where + self.say.of("problem", reason) + (f" ({view.detail(detail, self.say)})" if detail else "")
            yield f"<li>{_text(told)}</li>"
        yield "</ul>"

    def failures(self) -> Iterator[str]:
        """Yield the files of which nothing can be said."""
        if not self.result.failures:
            return
        yield f'<section class="failures"><h2>{_text(self.say("report.failures"))}</h2><ul>'
        for failure in self.result.failures:
            yield f"<li><b>{_text(failure.path)}</b>: {_text(view.why_failed(failure, self.say))}</li>"
        yield "</ul></section>"

    def _unread(self, document: DocumentResult) -> str:
        pages, pictures = document.unreadable_pages, view.pictures(document)
        told = [self.say("report.pictures", count=pictures)] if pictures else []
        told += [self.say("report.pages_unreadable", pages=lists.page_list(pages, self.say))] if pages else []
        return "; ".join(told)
