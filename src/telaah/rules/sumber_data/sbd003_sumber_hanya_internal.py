"""SBD003: an outcome is measured by the office's own records alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.lexicons.rules import load_rule_words
from telaah.model.finding import Severity
from telaah.model.identity import Identity
from telaah.model.plan import Level, Outcome, Plan, Tie
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import RELEVANT_DATA, SATU_DATA
from telaah.rules.predicates import shortened, sources_of
from telaah.text.similar import plain

_OWN_UNIT = re.compile(
    r"^(?:(?:data|laporan|register|rekap|rekapitulasi|catatan)\s+(?:\w+\s+)?)?(?:bidang|seksi|sub\s?bag(?:ian)?|uptd?)\b",
    re.IGNORECASE,
)


class SumberHanyaInternal(Rule[Outcome]):
    """An outcome is measured by the office's own records alone.

    What it finds:
        A tujuan or sasaran all of whose sources are the plan's own organisation or its units.

    Why it matters:
        Who is judged by a figure should not be the only one to make it.

    Criteria:
        LKE 2.b.2 (PermenPANRB 88/2021): data that are relevant to the expected performance; Perpres 39/2019.

    Where it looks first:
        The sources that are tied to the outcome.

    Violating:
        "Persentase penduduk yang puas dengan lingkungannya (Sumber: Dinas)."

    Compliant:
        "Persentase penduduk miskin (Sumber: BPS)."

    Known false alarms:
        Of permits, revenue, archives and the like the office's own records are the only source: such measures are not asked.
        A survey counts as a source of its own, whoever holds it.
    """

    code: ClassVar[str] = "SBD003"
    name: ClassVar[str] = "sumber-hanya-internal"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (RELEVANT_DATA, SATU_DATA)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where every source is the office itself."""
        ties = sources_of(plan, subject)
        if subject.level is Level.PROGRAM or subject.internal or not ties:
            return
        own_records = load_rule_words().own_records
        if any(own_records.search(text) for text in (subject.text, *(item.text for item in subject.indicators))):
            return
        if all(_is_own(tie, plan.document.identity) for tie in ties):
            names = dict.fromkeys(tie.mention.text for tie in ties)
            values = {"sources": shortened("; ".join(names)), "source_page": str(ties[0].mention.place.page)}
            yield Draft(Severity.INFO, subject, ties[0].mention.place, values=values, confidence=0.6)


def _is_own(tie: Tie, identity: Identity) -> bool:
    text = tie.mention.text
    names = {plain(name) for name in (identity.organisation or "", *identity.own_names) if len(plain(name)) >= 4}
    return bool(_OWN_UNIT.match(text)) or plain(text) in names or plain(tie.mention.name) in names
