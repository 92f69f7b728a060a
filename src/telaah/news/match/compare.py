"""One plan against the archive: partnerships, figures, promises, and partners of whom the press never tells.

Careful by design: same office, same region, dates within the plan's period, status done or running. Where two readings are
possible nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from telaah.learned import embedder
from telaah.mentions.owner import core_of
from telaah.news.match.figures import figured
from telaah.news.match.plans import PlanOutcome, PlanParty, ReadPlan, statements
from telaah.news.match.stories import HOLDER, Statement, Stories, same_name
from telaah.rules.news import Figured, Promised, Reported, Told
from telaah.text.normalise import lookup_key
from telaah.text.similar import contained, content

ABOUT = 0.42
"""A sentence is about an outcome from this cosine on; below it no outcome is named. Looked up on our own articles and sample
plans: of the pairs that belong together four in five lie above, of those that do not one in fifty."""
TRACE = 0.38
"""A promise has a trace in the plan from this cosine on: lower than ``ABOUT``, since here a wrong silence is the lesser harm."""
_NO_PARTNERS = frozenset({"LEGISLATIF", "MEDIA", "DIRI"})
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
        figured=tuple(figured(plan, stories)),
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
    return any(same_name(name, other) for name in sorted(names) for other in sorted(plan.cores))


def _promised(plan: ReadPlan, stories: Stories, near: _Nearness) -> Iterator[Promised]:
    for speaker, position, _, text, date, outlet, article in stories.quotes():
        if not _PROMISE.search(text):
            continue
        _, nearest, score = near.to(text)
        said = content(f"x {text}")
        words = any(len(content(f"x {s}") & said) >= 2 for _, s in near.all)
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
    named: dict[str, PlanParty] = {}
    for party in plan.partners:  # a tujuan has its partners from its sasaran: the last outcome is the nearest
        core = plan.core(party.name)
        if core and not party.generic and any(c.isupper() for c in party.text):
            named[core] = party
    for party in named.values():
        if not stories.stories_with(party.name):
            yield Unreported(party, by_id.get(party.outcome or ""))
