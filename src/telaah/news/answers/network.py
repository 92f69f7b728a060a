"""Who is named with whom in statements of collaboration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from telaah.news.answers.evidence import PLACE, Evidence
from telaah.news.answers.where import like, where
from telaah.news.archive.filters import Filters

EVIDENCE = 10
"""Sentences kept with an edge, earliest first; all are counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """A party."""

    name: str
    cls: str | None
    stories: int
    """Stories in which it is named in a statement of collaboration."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parties named in one statement."""

    first: str
    second: str
    stories: int
    """Stories with such a statement, near-duplicates counted once."""
    statuses: tuple[tuple[str, int], ...]
    """How many of the stories say done, running, planned ... (a story may say two), most frequent first."""
    first_date: str | None
    last_date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and what joins them; nodes and edges with most stories first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(
    connection: Any,  # noqa: ANN401
    filters: Filters | None = None,
    *,
    least: int = 1,
    most: int = 300,
    statuses: Sequence[str] = (),
) -> Network:
    """Return the parties that articles name together in statements of collaboration.

    Args:
        connection: of ``Archive.connect``.
        filters: which articles; with a party given only the edges of parties of that name.
        least: edges with fewer stories are left out.
        most: so many edges, those with most stories.
        statuses: only statements with one of these; all without.
    """
    filters = filters or Filters()
    chosen = tuple(statuses) or ((filters.status,) if filters.status else ())
    statements = list(_statements(connection, filters, chosen))
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    wanted = _wanted(connection, filters)
    for index, statement in enumerate(statements):
        for pair in combinations(sorted(statement.parties), 2):
            if wanted is None or not wanted.isdisjoint(pair):
                pairs[pair].append(index)
    edges = sorted((_edge(pair, [statements[i] for i in found]) for pair, found in pairs.items()), key=_weight)
    kept = [edge for edge in edges if edge.stories >= least][:most]
    return Network(_nodes(kept, statements), tuple(kept))


@dataclass(frozen=True, slots=True)
class _Statement:
    family: int
    status: str
    evidence: Evidence
    parties: dict[str, str | None]


def _statements(connection: Any, filters: Filters, statuses: Sequence[str]) -> Iterable[_Statement]:  # noqa: ANN401
    condition, values = where(filters)
    marks = ", ".join("?" for _ in statuses)
    rows = connection.execute(
        f"""
        SELECT a.family, c.status, {PLACE}, c.sentence, list(p.name ORDER BY p.row), list(p.class ORDER BY p.row)
        FROM collaborations c JOIN articles a ON a.number = c.article
        JOIN collaboration_parties p ON p.article = c.article AND p.collaboration = c.row
        WHERE {condition} {f"AND c.status IN ({marks})" if statuses else ""}
        GROUP BY a.number, c.row, a.family, c.status, {PLACE}, c.sentence
        HAVING count(DISTINCT p.name) > 1 ORDER BY a.date NULLS LAST, a.number, c.row
        """,
        [*values, *statuses],
    ).fetchall()
    for family, status, *place, names, classes in rows:
        yield _Statement(family, status, Evidence(*place), dict(zip(names, classes, strict=True)))


def _wanted(connection: Any, filters: Filters) -> frozenset[str] | None:  # noqa: ANN401
    if filters.party is None:
        return None
    question = "SELECT DISTINCT name FROM mentions WHERE name ILIKE ? ESCAPE '\\' OR text ILIKE ? ESCAPE '\\'"
    return frozenset(name for (name,) in connection.execute(question, [like(filters.party)] * 2).fetchall())


def _edge(pair: tuple[str, str], found: Sequence[_Statement]) -> Edge:
    once = {(statement.family, statement.status) for statement in found}
    dates = sorted(s.evidence.date for s in found if s.evidence.date)
    seen: dict[int, Evidence] = {}
    for statement in found:
        seen.setdefault(statement.family, statement.evidence)
    counts = Counter(status for _, status in once)
    return Edge(
        first=pair[0],
        second=pair[1],
        stories=len(seen),
        statuses=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        evidence=tuple(list(seen.values())[:EVIDENCE]),
    )


def _weight(edge: Edge) -> tuple[int, str, str]:
    return (-edge.stories, edge.first, edge.second)


def _nodes(edges: Iterable[Edge], statements: Iterable[_Statement]) -> tuple[Node, ...]:
    names = {name for edge in edges for name in (edge.first, edge.second)}
    stories: dict[str, set[int]] = defaultdict(set)
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for name in names & statement.parties.keys():
            stories[name].add(statement.family)
            if cls := statement.parties[name]:
                classes[name][cls] += 1
    found = (
        Node(name, min(classes[name], key=lambda c: (-classes[name][c], c), default=None), len(stories[name])) for name in names
    )
    return tuple(sorted(found, key=lambda node: (-node.stories, node.name)))
