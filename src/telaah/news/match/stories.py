"""Which articles are about the office of a plan, and what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz

from telaah.lexicons.regions import region_key
from telaah.news.match.plans import ReadPlan
from telaah.text.normalise import lookup_key

SAME_NAME = 92
"""Two names of one party, by their words in any order (0 to 100)."""
HOLDER = re.compile(
    r"(?i)^(?:(?:plt|plh|pj|pjs|mantan|wakil|eks)\.?\s+)*(?:kepala|ka|kadis|sekretaris|ketua|kabid|kabag|kasi|staf|pejabat|jajaran|"
    r"pegawai|petugas|tim|perwakilan|direktur|inspektur)\.?\s+(?=(?:dinas|badan|inspektorat|sekretariat|kecamatan|kelurahan|satuan|rumah|rsud|upt|uptd|"
    r"bidang|bagian|kantor|puskesmas|satpol)\b|(?-i:[A-Z]{2,}|Bapp|Bapel))"
)
"""Offices held in a body: "Kepala Dinas Kesehatan" speaks for Dinas Kesehatan."""

_SHORT_HOLDER = re.compile(r"(?i)^(?:kep(?:ala)?|ka)(?=di[sn](?!as\b)[a-z])")
""""Kadinkes", "Kadishub"."""
_NOTHING = "a^"
_KINDS = {
    "kabupaten": "kabupaten|kab\\.?|pemkab|bupati",
    "kota": "kota|pemkot|wali ?kota",
    "provinsi": "provinsi|prov\\.?|pemprov|gubernur",
}
"""How a region of each kind is written before its name."""


def same_name(one: str, other: str) -> bool:
    """Tell whether two keys name one party; a word alone ("yayasan") is the name of nobody in particular.

    >>> same_name("universitas negeri contoh", "universitas contoh"), same_name("yayasan bunda", "yayasan")
    (True, False)
    """
    if one == other:
        return True
    several = len(one.split()) > 1 and len(other.split()) > 1
    return several and fuzz.token_set_ratio(one, other) >= SAME_NAME


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of collaboration in an article about the plan's office."""

    article: int
    family: int
    id: str
    date: str
    outlet: str
    sentence: str
    status: str
    parties: tuple[tuple[str, str, str | None], ...]
    """(printed, normalised, class)."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody of the office says."""

    speaker: str
    position: str
    text: str
    date: str
    outlet: str
    id: str
    title: str


class Stories:
    """The articles that are about the office of one plan, dated within its period."""

    def __init__(self, connection: Any, plan: ReadPlan) -> None:  # noqa: ANN401 - duckdb is imported where it is needed
        """Find the articles: the office is named with its region, or in a story of the region."""
        self.connection, self.plan = connection, plan
        connection.execute("CREATE OR REPLACE TEMP TABLE story (article BIGINT)")
        connection.execute("CREATE OR REPLACE TEMP TABLE own (name VARCHAR, whole BOOLEAN)")
        names = self._own_names()
        if names:
            connection.executemany("INSERT INTO own VALUES (?, ?)", names)
            place = self._region_pattern()
            connection.execute(_STORIES, [*self._period(), place, place, *self._kind_patterns()])

    def _period(self) -> tuple[str, str]:
        first, last = self.plan.owned.period or (0, 0)
        return f"{first:04}-01-01", f"{last:04}-12-31"

    def _region_pattern(self) -> str:
        """Return a pattern for the region's own name; one that finds all for a ministry, nothing for a plan of no region."""
        place = region_key(self.plan.region or "")
        if not place and self.plan.owner and self.plan.owner.central:
            return ""
        return rf"\b{re.escape(place)}\b" if place else _NOTHING

    def _kind_patterns(self) -> tuple[str, str]:
        """Return patterns for the region of the same name and another kind (Kota beside Kabupaten Bogor), and for this one."""
        place, level = region_key(self.plan.region or ""), (self.plan.owner.level if self.plan.owner else "")
        other = "|".join(words for kind, words in _KINDS.items() if kind != level)
        if not place or level not in _KINDS:
            return _NOTHING, _NOTHING
        return rf"\b(?:{other})\s+{re.escape(place)}\b", rf"\b(?:{_KINDS[level]})\s+{re.escape(place)}\b"

    def _own_names(self) -> list[tuple[str, bool]]:
        """Return the names in the archive that are the plan's own office, and whether each holds its region."""
        names = self.connection.execute(_BODIES).fetchall()
        place = region_key(self.plan.region or "")
        return sorted(
            (name, bool(place) and place in lookup_key(name)) for (name,) in names if lookup_key(name) and self.is_own(name)
        )

    def is_own(self, name: str) -> bool:
        """Tell whether a name is that of the plan's own office, or of who holds an office in it."""
        whose, core = self.plan.owner, self.plan.core(_SHORT_HOLDER.sub("", HOLDER.sub("", name)))
        return whose is not None and bool(core) and whose.is_own_name(core)

    def statements(self) -> Iterator[Statement]:
        """Yield statements of collaboration in which the office takes part: as a party, named in the sentence, or speaking."""
        for row in self.connection.execute(_STATEMENTS).fetchall():
            article, family, key, date, outlet, sentence, status, *lists = row
            yield Statement(article, family, key, date, outlet, sentence, status, tuple(zip(*lists, strict=True)))

    def talk(self) -> list[tuple[str, str, str, str]]:
        """Return (id, date, outlet, sentence) of sentences on indicators, in all dated stories of the region."""
        pattern = self._region_pattern()
        values = [*self._period(), pattern, pattern, *self._kind_patterns()]
        found: list[tuple[str, str, str, str]] = self.connection.execute(_TALK, values).fetchall()
        return found

    def quotes(self) -> Iterator[Quote]:
        """Yield what people of the office say in the stories."""
        for row in self.connection.execute(_QUOTES).fetchall():
            yield Quote(*row)

    def tell_of(self, name: str) -> bool:
        """Tell whether a party is named in the stories, or in a statement of collaboration of any story of the region."""
        core = self.plan.core(name)
        return any(same_name(core, other) for other in self._named)

    @cached_property
    def _named(self) -> frozenset[str]:
        pattern = self._region_pattern()
        names = self.connection.execute(_NAMED, [*self._period(), pattern]).fetchall()
        return frozenset(self.plan.core(name) for (name,) in names if lookup_key(name))


_BODIES = "SELECT DISTINCT name FROM mentions WHERE class IN ('OPD', 'PEMDA', 'PUSAT', 'LEMBAGA_NEGARA') AND name IS NOT NULL"
_STORIES = """
INSERT INTO story
SELECT DISTINCT a.number FROM articles a JOIN mentions m ON m.article = a.number JOIN own o ON o.name = m.name
JOIN texts t ON t.number = a.number
WHERE a.date BETWEEN ? AND ?
  AND ((o.whole AND regexp_matches(lower(concat_ws(' ', a.title, a.place, a.outlet, t.text)), ?))
       OR regexp_matches(lower(concat_ws(' ', a.title, a.place, a.outlet, left(t.text, 600))), ?))
  AND (NOT regexp_matches(lower(concat_ws(' ', a.title, a.outlet, t.text)), ?)
       OR regexp_matches(lower(concat_ws(' ', a.title, a.outlet, t.text)), ?))
"""
_STATEMENTS = r"""
SELECT a.number, a.family, a.id, a.date, coalesce(a.outlet, regexp_extract(a.path, '[^/\\]+$')), c.sentence, c.status,
       list(p.text ORDER BY p.row), list(p.name ORDER BY p.row), list(p.class ORDER BY p.row)
FROM story s JOIN articles a ON a.number = s.article JOIN collaborations c ON c.article = s.article
JOIN collaboration_parties p ON p.article = c.article AND p.collaboration = c.row
WHERE c.status IN ('done', 'running') AND (
    EXISTS (SELECT 1 FROM mentions m JOIN own o ON o.name = m.name
            WHERE m.article = c.article AND m.start < c.stop AND m.stop > c.start)
    OR EXISTS (SELECT 1 FROM quotes q JOIN persons w ON w.article = q.article AND w.name = q.speaker
               JOIN own o ON o.name = w.organisation
               WHERE q.article = c.article AND q.start < c.stop AND q.stop > c.start))
GROUP BY a.number, a.family, a.id, a.date, a.outlet, a.path, c.row, c.sentence, c.status ORDER BY a.date, a.number, c.row
"""
_TALK = r"""
SELECT a.id, a.date, coalesce(a.outlet, regexp_extract(a.path, '[^/\\]+$')), i.sentence
FROM indicator_talk i JOIN articles a ON a.number = i.article JOIN texts t ON t.number = a.number
WHERE a.date BETWEEN ? AND ? AND a.duplicate_of IS NULL
  AND (regexp_matches(lower(i.sentence), ?) OR regexp_matches(lower(concat_ws(' ', a.title, a.place, left(t.text, 400))), ?))
  AND (NOT regexp_matches(lower(concat_ws(' ', a.title, a.outlet, t.text)), ?)
       OR regexp_matches(lower(concat_ws(' ', a.title, a.outlet, t.text)), ?))
ORDER BY a.date, a.number, i.row
"""
_QUOTES = r"""
SELECT q.speaker, coalesce(q.position, ''), q.text, a.date, coalesce(a.outlet, regexp_extract(a.path, '[^/\\]+$')), a.id,
       coalesce(a.title, '')
FROM story s JOIN articles a ON a.number = s.article JOIN quotes q ON q.article = s.article
WHERE a.duplicate_of IS NULL AND q.speaker IS NOT NULL AND EXISTS (
    SELECT 1 FROM persons w JOIN own o ON o.name = w.organisation WHERE w.article = q.article AND w.name = q.speaker)
ORDER BY a.date, a.number, q.row
"""
_NAMED = """
SELECT m.name FROM story s JOIN mentions m ON m.article = s.article WHERE m.name IS NOT NULL
UNION
SELECT p.name FROM collaboration_parties p JOIN articles a ON a.number = p.article JOIN texts t ON t.number = p.article
WHERE p.name IS NOT NULL AND a.date BETWEEN ? AND ?
  AND regexp_matches(lower(concat_ws(' ', a.title, a.place, a.outlet, t.text)), ?)
"""
