"""Figures of the press beside figures of a plan: targets for a year, and the value of the year before the plan.

What was reached is not compared with what was planned. Nothing is said where a sentence can be read in two ways: two numbers,
two years, no year, another area than the plan's, a share beside a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telaah.lexicons.regions import region_key
from telaah.news.match.plans import PlanIndicator, PlanOutcome, ReadPlan
from telaah.news.match.stories import Stories
from telaah.rules.news import Figured, Told
from telaah.text.numbers import NUMBER, parse_number
from telaah.text.similar import content

_TARGET = re.compile(
    r"(?i)\b(?:target|ditarget|menarget|diproyeksi|memproyeksi|dipatok|mematok)\w*|\bsasaran\s+tahun|\bsasaran\s+(?:\w+\s+){0,4}\d"
)
_REACHED = re.compile(
    r"(?i)\b(?:(?:ter|men|di)?capai|capaian|(?:ter)?realisasi|hasil survei|tercatat|tinggal|saat ini|kini|baru|sudah)\b"
)
_OF_TARGET = re.compile(rf"(?i)\b(?:dari|terhadap|dibanding|dibandingkan)\s+(?:target|sasaran)\b\D{{0,40}}?({NUMBER.pattern})")
"""What was reached, of the target: "79 persen dari target 88 persen"."""
_BARE_TARGET = re.compile(r"(?i)\s*(?:target|sasaran)\w*\b")
"""A clause that goes on about what the clause before it is about: "..., sedangkan target untuk 2023 adalah 128"."""
_CHANGE = re.compile(
    r"(?i)\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|tumbuh|selisih)\s+(?:\w+\s+)?(?:sebesar\s+|sebanyak\s+)?\d"
)
_ARRIVES = re.compile(r"(?i)\b(?:menjadi|ke|hingga|sampai)\s+\d")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_RELATIVE = {"ini": 0, "depan": 1, "lalu": -1, "kemarin": -1}
_TOLD_YEAR = re.compile(r"(?i)\btahun\s+(ini|depan|lalu|kemarin)\b")
_BESIDE = re.compile(
    r"(?i)\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\bper\s+\d[\d.]*|\b\d{1,2}\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|desember)\b"
)
"""Numbers that are no figure: the day, and the base of a rate."""
_CONTRAST = re.compile(r"(?i)[,;]?\s+(?:sedangkan|sementara|tetapi|tapi|namun|adapun|padahal)\s+|;\s+")
_JOINT = re.compile(r"(?i),\s+dan\s+|,\s+(?!\d)|\s+dan\s+")
_NARROWER = re.compile(r"(?i)\b(?:kecamatan|desa|kelurahan|distrik|dusun|kampung|nagari|puskesmas|pulau|rt|rw)\b")
_WIDER = re.compile(r"(?i)\b(?:nasional|indonesia|se-?provinsi|provinsi|dunia|asean)\b")
_EACH = re.compile(r"(?i)\b(?:masing-masing|berturut-turut)\b")
_DISTRICTS = re.compile(r"\b(?:Kabupaten|Kota|Kab\.)\s+([A-Z]\w+)")
_MEASURES = frozenset(["persentase", "tingkat", "angka"])
_SHARES = ("persentase", "prevalensi", "proporsi", "cakupan")
_SHARE = re.compile(r"(?i)persen|%")
_DECIMALS = re.compile(r"\d[,.](\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    about: str
    """Its words, with those of the clause before it where it only goes on."""
    target: bool
    """It speaks of a target, or goes on listing targets."""


def figured(plan: ReadPlan, stories: Stories) -> Iterator[Figured]:
    """Yield every figure of the press for a figure of the plan, whether they differ or not."""
    measured = [(o, i, needed) for o in plan.outcomes for i in o.indicators if len(needed := _needed(i.text)) > 1]
    seen: set[tuple[str, str, str, str]] = set()
    for article, date, outlet, sentence in stories.talk():
        clauses = list(_clauses(_BESIDE.sub(" ", sentence)))
        for outcome, indicator, needed in measured:
            for clause in clauses:
                if not needed <= content(f"x {clause.about}") or _unclear(plan, indicator, sentence):
                    continue
                told = Told(sentence, date, outlet, article)
                for found in _compared(plan, (outcome, indicator), clause, sentence, told):
                    key = (outcome.stated.id, indicator.text, found.year, found.printed)
                    if key not in seen:
                        seen.add(key)
                        yield found


def _needed(indicator: str) -> frozenset[str]:
    """Return the words that a sentence on an indicator has; "persentase" goes without saying where more than one is left."""
    every = content(f"x {indicator}")
    bare = content(f"x {' '.join(w for w in indicator.split() if w.lower() not in _MEASURES)}")
    return bare if len(bare) > 1 else every


def _clauses(sentence: str) -> Iterator[_Clause]:
    """Part a sentence so that each clause has a number; what has none belongs to the next, at the end to the last."""
    before, target = "", False
    for stretch in _CONTRAST.split(sentence):
        target = False
        for text in _with_numbers(_JOINT.split(stretch)):
            target = bool(_TARGET.search(text)) or (target and not _REACHED.search(text))
            yield _Clause(text, f"{before} {text}" if _BARE_TARGET.match(text) else text, target)
            before = text


def _with_numbers(pieces: list[str]) -> list[str]:
    found: list[str] = []
    open_text = ""
    for piece in pieces:
        open_text = f"{open_text} {piece}".strip()
        if NUMBER.search(_YEAR.sub(" ", piece)):
            found.append(open_text)
            open_text = ""
    if open_text and found:
        found[-1] += f" {open_text}"
    return found or ([open_text] if open_text else [])


def _unclear(plan: ReadPlan, indicator: PlanIndicator, sentence: str) -> bool:
    """Tell whether a figure may be that of another area, or of another indicator ("masing-masing 21 dan 51 persen")."""
    own = region_key(plan.region or "")
    if _EACH.search(sentence):
        return True
    provincial = (plan.region or "").lower().startswith(("prov", "daerah istimewa", "daerah khusus"))
    central = bool(plan.owner and plan.owner.central)
    patterns = (_NARROWER,) if provincial or central else (_NARROWER, _WIDER)
    if any(match[0].lower() not in indicator.text.lower() for pattern in patterns for match in pattern.finditer(sentence)):
        return True
    return any(provincial or central or not own.startswith(match[1].lower()) for match in _DISTRICTS.finditer(sentence))


def _compared(
    plan: ReadPlan, measured: tuple[PlanOutcome, PlanIndicator], clause: _Clause, sentence: str, told: Told
) -> Iterator[Figured]:
    outcome, indicator = measured
    first = (plan.owned.period or (0, 0))[0]
    year, printed = _year(clause.text, sentence, told.date), _number(clause)
    if year is None or printed is None:
        return
    if clause.target:
        what, planned = "target", _target(plan, indicator, year)
    elif int(year) == first - 1:
        what, planned = "baseline", indicator.baseline
    else:
        return
    if planned is None or parse_number(planned) is None or parse_number(printed) is None:
        return
    if not _same_unit(indicator, planned, clause.text):
        return
    unit = indicator.unit or ""
    yield Figured(
        owner=plan.owned,
        outcome=outcome.stated,
        indicator=indicator.text,
        year=year,
        planned=planned if planned.endswith(unit) else f"{planned} {unit}",
        printed=f"{printed} {'persen' if _SHARE.search(clause.text) else ''}".strip(),
        page=indicator.page,
        told=told,
        differs=_differ(planned, printed),
        what=what,
    )


def _year(clause: str, sentence: str, date: str) -> str | None:
    """Return the one year that a clause, or else its sentence, speaks of."""
    for text in (clause, sentence):
        years = set(_YEAR.findall(text))
        years |= {str(int(date[:4]) + _RELATIVE[match[1].lower()]) for match in _TOLD_YEAR.finditer(text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _number(clause: _Clause) -> str | None:
    """Return the one figure of a clause; of "79 persen dari target 88 persen" the target."""
    if found := _OF_TARGET.search(clause.text):
        return found[1]
    if (clause.target and _REACHED.search(clause.text)) or (_CHANGE.search(clause.text) and not _ARRIVES.search(clause.text)):
        return None
    numbers = [match[0] for match in NUMBER.finditer(_YEAR.sub(" ", clause.text))]
    return numbers[0] if len(numbers) == 1 else None


def _target(plan: ReadPlan, indicator: PlanIndicator, year: str) -> str | None:
    """Return the target for a year; where the plan counts its years, only if it has a target for each year of its period."""
    first, last = plan.owned.period or (0, 0)
    counted = {key for key in indicator.targets if key.isdigit() and len(key) < 3}
    if counted and len(counted) != last - first + 1:
        return None  # 2021-2026 with five targets: nobody can tell whether the first is for 2021 or 2022
    return indicator.targets.get(str(int(year) - first + 1) if counted else year)


def _same_unit(indicator: PlanIndicator, planned: str, clause: str) -> bool:
    """Tell whether both speak of shares or neither does."""
    share = "%" in planned or (indicator.unit or "").strip().lower() in ("%", "persen")
    return (share or indicator.text.lower().startswith(_SHARES)) == bool(_SHARE.search(clause))


def _differ(planned: str, printed: str) -> bool:
    """Tell whether two numbers differ beyond rounding to the digits that the rougher one is printed with.

    >>> _differ("18,0", "17,2"), _differ("16,0", "15,5"), _differ("16", "15,5"), _differ("57,85", "57,9")
    (True, True, False, False)
    """
    one, other = parse_number(planned), parse_number(printed)
    if one is None or other is None:
        return False
    return abs(one - other) > 0.5 * 10.0 ** -min(_decimals(planned), _decimals(printed)) + 1e-9


def _decimals(printed: str) -> int:
    found = _DECIMALS.search(printed)
    return len(found[1]) if found else 0
