"""One plan against the archive: partnerships, figures, promises, and partners of whom the press never tells.

Careful by design: same office, same region, dates within the plan's period, status done or running. Where two readings are
possible nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from telaah.learned import embedder
from telaah.mentions.owner import core_of
from telaah.news.match.plans import PlanIndicator, PlanOutcome, PlanParty, ReadPlan, statements
from telaah.news.match.stories import HOLDER, Statement, Stories
from telaah.rules.news import Figured, Promised, Reported, Told
from telaah.text.normalise import lookup_key
from telaah.text.numbers import NUMBER, parse_number
from telaah.text.similar import contained, content

ABOUT = 0.42
"""A sentence is about an outcome from this cosine on; below it no outcome is named. Looked up on our own articles and sample
plans: of the pairs that belong together four in five lie above, of those that do not one in fifty."""
TRACE = 0.38
"""A promise has a trace in the plan from this cosine on: lower than ``ABOUT``, since here a wrong silence is the lesser harm."""
SAME_NAME = 92
"""Two names of one party, by their words in any order (0 to 100)."""
TOLERANCE = 0.051
"""Figures that differ by less are one figure rounded."""
_NO_PARTNERS = frozenset({"LEGISLATIF", "MEDIA", "DIRI"})
_TARGET = re.compile(r"(?i)\b(?:target|ditarget|menarget|sasaran tahun|diproyeksi)\w*")
_REACHED = re.compile(r"(?i)\b(?:capai|tercapai|mencapai|capaian|realisasi|terealisasi|hasil survei|tercatat|saat ini|kini)\w*")
_CHANGE = re.compile(r"(?i)\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|tumbuh|selisih)\s+(?:sebesar\s+|sebanyak\s+)?\d")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_PROMISE = re.compile(
    r"(?i)\b(?:akan|bakal|tahun depan|segera|berencana|merencanakan|ditargetkan|menargetkan|berkomitmen|berjanji)\b"
    r"[^.!?]{0,60}?\b(?:membangun|dibangun|menambah|ditambah|membuka|dibuka|menyediakan|disediakan|merekrut|meluncurkan|"
    r"memasang|dipasang|menyalurkan|memperbaiki|diperbaiki|mendirikan|membagikan|melatih|menurunkan|meningkatkan|memperluas|"
    r"mengadakan|merehabilitasi|membentuk|menghapus|menggratiskan|menuntaskan|mengoperasikan|memulai|menata|membeli)\b"
)


@dataclass(frozen=True, slots=True)
class Unreported:
    """A partner that the plan names and of whom no story about the office tells."""

    party: PlanParty
    outcome: PlanOutcome | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a plan and the archive have to say to each other."""

    plan: ReadPlan
    stories: int
    """Articles about the office within the period."""
    reported: tuple[Reported, ...]
    figured: tuple[Figured, ...]
    promised: tuple[Promised, ...]
    unreported: tuple[Unreported, ...]


def compare_plan(connection: Any, plan: ReadPlan) -> Comparison:  # noqa: ANN401 - duckdb is imported where it is needed
    """Hold one plan against the articles of an archive (a connection of ``Archive.connect``)."""
    stories = Stories(connection, plan)
    count = connection.execute("SELECT count(DISTINCT family) FROM story JOIN articles ON number = article").fetchone()[0]
    near = _Nearness(plan)
    return Comparison(
        plan=plan,
        stories=count,
        reported=tuple(_reported(plan, stories, near)),
        figured=tuple(_figured(plan, stories)),
        promised=tuple(_promised(plan, stories, near)),
        unreported=tuple(_unreported(plan, stories)) if count else (),
    )


class _Nearness:
    """Which statement of a plan a sentence is nearest to."""

    def __init__(self, plan: ReadPlan) -> None:
        self.all = list(statements(plan))
        self.encoder = embedder()
        self.vectors = self.encoder.encode([text for _, text in self.all]) if self.encoder and self.all else None

    def to(self, sentence: str) -> tuple[PlanOutcome | None, str, float]:
        """Return the nearest outcome, its statement, and how near (0 to 1); by words where no encoder is installed."""
        if not self.all:
            return None, "", 0.0
        if self.encoder is None or self.vectors is None:
            scores = [contained(text, sentence) for _, text in self.all]
        else:
            scores = [float(score) for score in self.vectors @ self.encoder.encode([sentence])[0]]
        best = max(range(len(scores)), key=lambda i: (scores[i], -i))
        return self.all[best][0], self.all[best][1], scores[best]


def _reported(plan: ReadPlan, stories: Stories, near: _Nearness) -> Iterator[Reported]:
    told: dict[str, list[tuple[Statement, str]]] = {}
    for statement in stories.statements():
        for text, name, cls in statement.parties:
            if _may_be_partner(plan, stories, text, name, cls):
                told.setdefault(plan.core(HOLDER.sub("", name)), []).append((statement, text))
    for core, found in told.items():
        statement, party = found[0]
        outcome, _, score = near.to(statement.sentence)
        yield Reported(
            owner=plan.owned,
            party=party,
            status=statement.status,
            told=Told(statement.sentence, statement.date, statement.outlet, statement.id),
            named=_is_named(plan, core, found),
            outcome=outcome.stated if outcome is not None and score >= ABOUT else None,
            stories=len({item.family for item, _ in found}),
            outcomes=len(plan.outcomes),
            parties=len(plan.named),
            pages=plan.pages,
            unreadable=plan.unreadable,
        )


def _may_be_partner(plan: ReadPlan, stories: Stories, text: str, name: str, cls: str | None) -> bool:
    """Leave out the office itself, its own government and council, the press, and whatever has no proper name."""
    if cls in _NO_PARTNERS or stories.is_own(name) or not any(c.isupper() for c in text):
        return False
    core = plan.core(HOLDER.sub("", name))
    if len(core) < 3 or core in _OWN_GOVERNMENT or (cls in ("PEMDA", "KECAMATAN_DESA") and _is_bare(core)):
        return False
    return not (cls == "PEMDA" and core == core_of(plan.region or "-", plan.region))


_OWN_GOVERNMENT = frozenset(
    (
        *("pemerintah", "pemda", "pemkab", "pemkot", "pemprov", "bupati", "gubernur", "sekda", "wabup", "wawali", "asisten"),
        *("wali kota", "walikota", "wakil bupati", "wakil wali kota", "wakil gubernur", "sekretaris daerah", "staf ahli"),
        *("pemerintah kabupaten", "pemerintah kota", "pemerintah provinsi", "pemerintah daerah", "pemerintah pusat"),
        *("kepala daerah",),
    )
)


def _is_bare(core: str) -> bool:
    return core.split(maxsplit=1)[0] in (
        "camat",
        "lurah",
        "kades",
        "kecamatan",
        "kelurahan",
        "desa",
        "bupati",
        "pemerintah",
        "wali",
    ) and (len(core.split()) <= 2)


def _is_named(plan: ReadPlan, core: str, found: Sequence[tuple[Statement, str]]) -> bool:
    """Tell whether the plan names a party anywhere, under this or nearly this name."""
    if core in plan.cores:
        return True
    names = {core, *(lookup_key(text) for _, text in found)}
    return any(fuzz.token_set_ratio(name, other) >= SAME_NAME for name in names for other in plan.cores if len(other) > 3)


def _figured(plan: ReadPlan, stories: Stories) -> Iterator[Figured]:
    talk = stories.talk()
    for outcome in plan.outcomes:
        for indicator in outcome.indicators:
            if len(content(f". {indicator.text}")) < 2:
                continue
            for article, date, outlet, sentence, _ in talk:
                if contained(f". {indicator.text}", f". {sentence}") >= 0.99:
                    yield from _compared(plan, (outcome, indicator), sentence, Told(sentence, date, outlet, article))


def _compared(plan: ReadPlan, measured: tuple[PlanOutcome, PlanIndicator], sentence: str, told: Told) -> Iterator[Figured]:
    outcome, indicator = measured
    years, first = set(_YEAR.findall(sentence)), (plan.owned.period or (0, 0))[0]
    if len(years) != 1 or _CHANGE.search(sentence):
        return
    year = years.pop()
    if _TARGET.search(sentence) and not _REACHED.search(sentence):
        what, planned = "target", _target(indicator, year, first)
    elif int(year) == first - 1 and not _TARGET.search(sentence):
        what, planned = "baseline", indicator.baseline
    else:
        return
    printed = [number for number in NUMBER.findall(sentence) if number != year]
    if planned is None or len(printed) != 1:
        return
    one, other = parse_number(planned), parse_number(printed[0])
    if one is None or other is None or not _same_unit(indicator, planned, sentence):
        return
    share = "persen" if re.search(r"(?i)persen|%", sentence) else ""
    yield Figured(
        owner=plan.owned,
        outcome=outcome.stated,
        indicator=indicator.text,
        year=year,
        planned=f"{planned} {indicator.unit or ''}".strip() if not planned.endswith(indicator.unit or "") else planned,
        printed=f"{printed[0]} {share}".strip(),
        page=indicator.page,
        told=told,
        differs=_differ(one, other),
        what=what,
    )


def _target(indicator: PlanIndicator, year: str, first: int) -> str | None:
    ordinal = str(int(year) - first + 1)
    return indicator.targets.get(year) or (
        indicator.targets.get(ordinal) if not any(len(k) == 4 for k in indicator.targets) else None
    )


def _same_unit(indicator: PlanIndicator, planned: str, sentence: str) -> bool:
    """Tell whether both speak of shares or neither does."""
    share = (
        "%" in planned
        or (indicator.unit or "").strip().lower() in ("%", "persen")
        or indicator.text.lower().startswith(("persentase", "prevalensi", "proporsi", "cakupan"))
    )
    return share == bool(re.search(r"(?i)persen|%", sentence))


def _differ(one: float, other: float) -> bool:
    """Tell whether two numbers differ beyond rounding to the digits of the rougher one."""
    if abs(one - other) < TOLERANCE:
        return False
    return round(one) != other and round(other) != one and round(one, 1) != other and round(other, 1) != one


def _promised(plan: ReadPlan, stories: Stories, near: _Nearness) -> Iterator[Promised]:
    for speaker, position, _, text, date, outlet, article in stories.quotes():
        if not _PROMISE.search(text):
            continue
        _, nearest, score = near.to(text)
        said = content(f". {text}")
        words = any(len(content(f". {s}") & said) >= 2 for _, s in near.all)
        yield Promised(
            owner=plan.owned,
            speaker=speaker,
            position=position or "",
            told=Told(text, date, outlet, article),
            likeness=round(score, 3),
            nearest=nearest,
            outcomes=len(plan.outcomes),
            traced=score >= TRACE or words,
        )


def _unreported(plan: ReadPlan, stories: Stories) -> Iterator[Unreported]:
    by_id = {outcome.stated.id: outcome for outcome in plan.outcomes}
    seen: set[str] = set()
    for party in plan.partners:
        core = plan.core(party.name)
        if party.generic or not core or core in seen:
            continue
        seen.add(core)
        if not stories.stories_with(party.name):
            yield Unreported(party, by_id.get(party.outcome or ""))
