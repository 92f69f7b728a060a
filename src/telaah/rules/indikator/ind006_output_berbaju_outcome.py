"""IND006: an outcome is measured by an output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.lexicons.rules import load_rule_words
from telaah.model.document import Document
from telaah.model.finding import Severity
from telaah.model.plan import Indicator, Plan
from telaah.rules.base import About, Criterion, Draft, Measured, Rule
from telaah.rules.norms import CONDITION, SMART
from telaah.rules.predicates import gravity, indicator_place, quotation, shortened

_COUNT = re.compile(r"^\W*(?:jumlah|banyaknya|frekuensi|volume)\s+(.*)", re.IGNORECASE | re.DOTALL)
_SHARE = re.compile(r"^\W*(?:persentase|presentase|prosentase|tingkat|capaian)\s+(.*)", re.IGNORECASE | re.DOTALL)
_WHO = re.compile(r"\s+yang\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\W{0,3}(\d{1,2}(?:\.\d{1,2})+)(?!\d)")
"""Of two parts or more: "1.1.1" is below "1.1"."""
_NUMBERED = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})+)(?!\d)", re.MULTILINE)
_SUPPLY = re.compile(r"^tersedianya\s+(.*)", re.IGNORECASE | re.DOTALL)
_JUDGED = re.compile(r"^\W*(?:pengadaan|penyusunan)\s", re.IGNORECASE)
"""Work of which a measure may say how well it is done: "Pengadaan barang yang sesuai ketentuan"."""
_RECEIVED = re.compile(r"(?:(?:men)?dapat(?:kan)?|menerima|memperoleh)\s+", re.IGNORECASE)
"""Who was given a training was trained: work done, said from the other side."""


class OutputBerbajuOutcome(Rule[Measured]):
    """An outcome is measured by an output.

    What it finds:
        An indicator of a tujuan, sasaran or programme outcome that counts work done: documents, meetings, trainings,
        "Terlaksananya ...", "... yang disusun".

    Why it matters:
        All of it can be done and the condition stay as it was.

    Criteria:
        LKE 1.b.4 and 1.b.5 (PermenPANRB 88/2021): outcomes describe the condition to be reached, indicators are relevant.

    Where it looks first:
        The indicator's own words.

    Violating:
        "Jumlah pelatihan UMKM yang dilaksanakan"

    Compliant:
        "Persentase UMKM naik kelas"

    Known false alarms:
        "Jumlah kunjungan wisatawan", "Jumlah kejadian kebakaran", "Jumlah produksi padi", "Jumlah kajian yang dimanfaatkan" are
        conditions though they are counted, and so is "Tersedianya air bersih". A measure numbered below another one of
        the outcome ("1.1.1" below "1.1") is the output that serves it. Outcomes about the office's own administration are
        shown apart, as ``info``.
    """

    code: ClassVar[str] = "IND006"
    name: ClassVar[str] = "output-berbaju-outcome"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.INDICATOR
    criteria: ClassVar[tuple[Criterion, ...]] = (CONDITION, SMART)

    def check(self, subject: Measured, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where the indicator counts work done."""
        indicator = subject.indicator
        if counts_work(indicator.text) and not _serves_another(subject, plan.document):
            values = {"indicator": shortened(indicator.text)}
            yield Draft(
                gravity(subject.outcome), subject.outcome, indicator_place(indicator), indicator.text, values, confidence=0.7
            )


def _serves_another(subject: Measured, document: Document) -> bool:
    """Return whether its printed number puts a measure below another of the outcome: the output by which that one is reached."""
    own = _printed_number(subject.indicator, document)
    others = {_printed_number(other, document) for other in subject.outcome.indicators if other is not subject.indicator}
    return any(other and own.startswith(f"{other}.") for other in others)


def _printed_number(indicator: Indicator, document: Document) -> str:
    """Return the number before a measure; that of the line above which it is an item of, where it has a mark instead."""
    place = indicator_place(indicator)
    said = quotation(document, place) if place else ""
    if place is None or not said:
        return ""
    if not said[0].isalnum() and not _NUMBER.match(said):
        above = _NUMBERED.findall(document.page(place.page).text[: place.start])
        return above[-1] if above else ""
    found = _NUMBER.match(said)
    return found[1] if found else ""


def counts_work(measure: str) -> bool:
    """Return whether a measure counts work done rather than a condition.

    >>> counts_work("Jumlah dokumen perencanaan"), counts_work("Jumlah kunjungan wisatawan")
    (True, False)
    """
    words = load_rule_words()
    if words.output_heads.match(measure.strip()):
        supply = _SUPPLY.match(measure.strip())
        judged = _JUDGED.match(measure) and words.conditions.search(measure)
        return not judged and not (supply and words.output_supplies.match(supply[1]))
    count = _COUNT.match(measure)
    if count:
        thing, _, what = _WHO.sub("\0", count[1], count=1).partition("\0")
        if words.output_work.match(thing):
            return True
        if words.conditions.search(count[1]):
            return False
        if words.output_work.match(_RECEIVED.sub("", what, count=1)):
            return True
        return bool(words.output_counted.match(thing) or (what and words.output_done.match(what)))
    share = _SHARE.match(measure)
    return bool(share and words.output_shares.match(share[1]) and not words.conditions.search(share[1]))
