"""IND007: an outcome is worded as an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.lexicons.rules import load_rule_words
from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CONDITION
from telaah.rules.predicates import at_most, gravity

_LEAD = re.compile(r"^[\W\d]+")


class SasaranBerbunyiKegiatan(Rule[Outcome]):
    """An outcome is worded as an activity.

    What it finds:
        A tujuan, sasaran or programme outcome that speaks of work ("Penyelenggaraan ...", "Terlaksananya ...") and of no
        condition that the work brings about.

    Why it matters:
        It is reached as soon as the work is done, whatever comes of it.

    Criteria:
        LKE 1.b.4 (PermenPANRB 88/2021): tujuan and sasaran describe the condition to be reached.

    Where it looks first:
        The statement's own words.

    Violating:
        "Terselenggaranya promosi pariwisata"

    Compliant:
        "Meningkatnya kunjungan wisatawan"

    Known false alarms:
        A statement that goes on to the result ("... sehingga menurunkan ...", "... yang berkualitas") is left in peace.
        Outcomes about the office's own administration are shown apart, as ``info``.
    """

    code: ClassVar[str] = "IND007"
    name: ClassVar[str] = "outcome-berbunyi-kegiatan"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CONDITION,)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where the statement speaks of work alone."""
        words, text = load_rule_words(), _LEAD.sub("", subject.text)
        found = words.activity_nouns.match(text) or words.activity_done.search(text)
        if found and not words.results.search(text):
            severity = at_most(gravity(subject), Severity.WARNING)
            yield Draft(severity, subject, values={"word": found.group()}, confidence=0.7)
