"""What was found between plans and press, as a web page that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telaah.news.answers.webpage import head, shown
from telaah.news.match.compare import Comparison, Unreported
from telaah.news.match.findings import Found
from telaah.news.match.plans import Left
from telaah.texts.interface import Words, words

Compared = Sequence[tuple[Comparison, Sequence[Found]]]


def match_page(compared: Compared, left: Sequence[Left], *, lang: str) -> str:
    """Return the page."""
    say = words(lang)
    lines = [*head(say("match.title"), say.lang), f"<h1>{shown(say('match.title'))}</h1>"]
    lines.append(f'<p class="note">{shown(say("match.note"))}</p>')
    for comparison, found in compared:
        lines += _plan(comparison, found, say)
    if left:
        lines += [f"<h2>{shown(say('match.left'))}</h2>", "<ul>", *(f"<li>{shown(item.why)}</li>" for item in left), "</ul>"]
    return "\n".join([*lines, "</body></html>"]) + "\n"


def heading(comparison: Comparison, say: Words) -> str:
    """Return the line that names a plan."""
    owned = comparison.plan.owned
    first, last = owned.period or (0, 0)
    years = str(first) if first == last else f"{first}–{last}"
    return say("match.plan", organisation=owned.organisation, kind=say.of("kind", owned.kind), years=years)


def partner(item: Unreported, say: Words) -> str:
    """Return the line of a partner of whom no story tells."""
    outcome = item.outcome.stated.text if item.outcome else say("match.whole_plan")
    return say("match.partner", party=item.party.text, page=item.party.page, outcome=outcome)


def _plan(comparison: Comparison, found: Sequence[Found], say: Words) -> Iterator[str]:
    yield f"<h2>{shown(heading(comparison, say))}</h2>"
    searched = say("match.stories", path=comparison.plan.owned.path, count=comparison.stories)
    yield f'<p class="note">{shown(searched)}</p>'
    if found:
        yield "<table><tbody>"
        yield from (_row(item, say) for item in found)
        yield "</tbody></table>"
    else:
        yield f"<p>{shown(say('match.none'))}</p>"
    if comparison.unreported:
        yield f"<h3>{shown(say('match.unreported'))}</h3><ul>"
        yield from (f"<li>{shown(partner(item, say))}</li>" for item in comparison.unreported)
        yield "</ul>"


def _row(item: Found, say: Words) -> str:
    told = " · ".join(part for part in (item.told.date, item.told.outlet, item.told.article) if part)
    page = f"<br><small>{shown(say('match.page', page=item.page))}</small>" if item.page else ""
    return (
        f"<tr><td>{item.finding.rule}<br><small>{shown(say.of('severity', item.finding.severity.value))}</small></td>"
        f"<td>{shown(item.message)}<blockquote>{shown(item.told.sentence)}<br><small>{shown(told)}</small></blockquote>"
        f"<small>{shown(item.recommendation)}</small>{page}</td></tr>"
    )
