"""RUN007: a passage stands in the plan of another office too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.batch import CopyKind
from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule, RuleStatus
from telaah.rules.batch import Copied
from telaah.rules.norms import OWN_WORDS
from telaah.rules.predicates import shortened


class PernyataanDisalin(Rule[Copied]):
    """A passage stands in the plan of another office too, word for word or nearly so.

    What it finds:
        An outcome, or a passage that names partners, which the plan of another office of the batch has in the same or nearly
        the same words.

    Why it matters:
        An outcome that was taken over says little of the office's own task, and partners that were taken over may never have
        been asked. It may be right: offices can share an outcome; then each says which part is its own.

    Criteria:
        None in law: a note for the reader, so it is never above ``info``.

    Where it looks first:
        The outcomes of all plans, without those on the office's own administration; the passages that tie partners to them.

    Violating:
        Two offices with the sasaran "Meningkatnya keberdayaan pelaku usaha pengolahan hasil laut di wilayah pesisir selatan".

    Compliant:
        Two offices with outcomes on the same matter, each in its own words.

    Known false alarms:
        Wordings that are given from above: the tujuan of offices of one region, what five offices and more have, what stands in
        an RPJMD of the batch, what offices of the same name in different regions share. These are left in peace where they are
        recognised. Plans of one office are not compared with each other.
    """

    code: ClassVar[str] = "RUN007"
    name: ClassVar[str] = "pernyataan-disalin"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.COPY
    criteria: ClassVar[tuple[Criterion, ...]] = (OWN_WORDS,)
    status: ClassVar[RuleStatus] = RuleStatus.PREVIEW

    def check(self, subject: Copied, plan: Plan | None = None) -> Iterator[Draft]:
        """Yield a note where two offices have one passage."""
        values = {
            "other": subject.other.organisation,
            "other_path": subject.other.path,
            "other_page": str(subject.other_page or ""),
            "other_quote": shortened(subject.other_quote, 220),
            "own_page": str(subject.page or ""),
            "quotation": shortened(subject.quote, 220),
            "percent": str(round(100 * subject.similarity)),
            "more": str(subject.more or ""),
        }
        variant = "partner" if subject.what is CopyKind.PARTNER else ""
        key = f"{subject.what}{subject.quote}"
        yield Draft(Severity.INFO, key=key, values=values, variant=variant, confidence=min(0.9, subject.similarity))
