"""IND004: an indicator has figures and no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.lexicons.rules import load_rule_words
from telaah.model.finding import Severity
from telaah.model.plan import Indicator, Plan
from telaah.rules.base import About, Criterion, Draft, Measured, Rule
from telaah.rules.measures import is_measure
from telaah.rules.norms import SMART
from telaah.rules.predicates import at_most, gravity, indicator_place, rows_of, shortened
from telaah.text.numbers import has_number

_WORD = re.compile(r"[%‰]|[^\W\d_]+[²³23]?", re.UNICODE)


class TanpaSatuan(Rule[Measured]):
    """An indicator has figures and no unit.

    What it finds:
        A measure whose name does not tell its unit ("Angka ...", "Rata-rata ...", "Luas ...") with figures beside which no
        unit stands: not in its cells, its header, a column "satuan" or its name.

    Why it matters:
        Twelve of what?

    Criteria:
        LKE 1.b.5 (PermenPANRB 88/2021): indicators are SMART.

    Where it looks first:
        The column "satuan", the cells of the targets and the baseline, the headers of these columns, the indicator's name.

    Violating:
        "Angka kriminalitas: 12"

    Compliant:
        "Angka kriminalitas (kasus per 10.000 penduduk): 12"

    Known false alarms:
        "Persentase" and "Jumlah kunjungan" tell their unit, and grades ("BB", "WTP") need none. Of indices, scores and
        well-known measures (harapan hidup, lama sekolah) nobody prints the unit.
    """

    code: ClassVar[str] = "IND004"
    name: ClassVar[str] = "indikator-tanpa-satuan"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.INDICATOR
    criteria: ClassVar[tuple[Criterion, ...]] = (SMART,)

    def check(self, subject: Measured, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where neither name nor cells tell the unit."""
        indicator = subject.indicator
        values = [value for _, value in indicator.targets]
        if (
            indicator.unit
            or not values
            or not is_measure(indicator, plan.document.identity)
            or not any(has_number(value) for value in values)
        ):
            return
        if _name_asks(indicator.text) and not _tells_unit(indicator, values, plan):
            said = {"indicator": shortened(indicator.text), "value": shortened(values[-1], 30)}
            severity = at_most(gravity(subject.outcome), Severity.WARNING)
            yield Draft(severity, subject.outcome, indicator_place(indicator), indicator.text, said, confidence=0.7)


def _name_asks(name: str) -> bool:
    words = load_rule_words()
    return bool(words.unit_needed.match(name.strip())) and not words.unit_known.search(name)


def _tells_unit(indicator: Indicator, values: list[str], plan: Plan) -> bool:
    units = load_rule_words().unit_words
    if any(_WORD.search(value) for value in (*values, indicator.baseline or "")):
        return True  # "12 kasus", "85 %", "B"
    headers = [column.header for table, _ in rows_of(plan.document, indicator.rows) for column in table.columns]
    in_brackets = re.findall(r"\(([^()]*)\)", " ".join((indicator.text, *headers)))
    named = [
        *_WORD.findall(" ".join(in_brackets).lower()),
        *_WORD.findall(indicator.formula.lower() if indicator.formula else ""),
    ]
    return "/" in " ".join(in_brackets) or "per " in indicator.text.lower() or any(word in units for word in named)
