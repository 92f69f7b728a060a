"""What the rules on news find in a comparison, each with its sentence, where it was printed, and where the plan speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telaah.engine.sentences import Sentences
from telaah.model.finding import Finding
from telaah.news.match.compare import Comparison
from telaah.rules.news import Subject, Told, ask
from telaah.rules.runner import Selection


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, in words."""

    finding: Finding
    message: str
    recommendation: str
    told: Told
    page: int | None
    """Of the plan."""
    outcome: str
    """Words of the outcome, "" where none is meant."""

    def plain(self) -> dict[str, object]:
        """Return it for JSON."""
        finding, told = self.finding, self.told
        return {
            **{"rule": finding.rule, "severity": finding.severity.value, "confidence": finding.confidence},
            **{"fingerprint": finding.fingerprint, "outcome": finding.outcome, "outcome_text": self.outcome or None},
            **{"page": self.page, "message": self.message, "recommendation": self.recommendation},
            **{"sentence": told.sentence, "date": told.date, "outlet": told.outlet, "article": told.article},
            "values": dict(finding.values),
        }


def findings(compared: Comparison, selection: Selection, lang: str) -> list[Found]:
    """Return what the selected rules find, in order of rule, outcome and date."""
    say = Sentences(lang)
    texts = {outcome.stated.id: outcome.stated.text for outcome in compared.plan.outcomes}
    found: dict[str, Found] = {}
    subjects: tuple[Subject, ...] = (*compared.reported, *compared.figured, *compared.promised)
    for subject in subjects:
        for finding in ask(subject, selection):
            message, _, recommendation = say.of(finding)
            page = finding.page or _page(dict(finding.values))
            outcome = texts.get(finding.outcome or "", "")
            found.setdefault(finding.fingerprint, Found(finding, message, recommendation, subject.told, page, outcome))
    return sorted(found.values(), key=lambda f: (f.finding.rule, f.finding.outcome or "~", f.told.date, f.finding.fingerprint))


def _page(values: Mapping[str, str]) -> int | None:
    page = values.get("indicator_page", "")
    return int(page) if page.isdigit() else None
