"""Which outcome stands above which: tables first, then the set that it was printed in, then matter and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from math import log, sqrt

from telaah.model.place import Place
from telaah.model.plan import Level
from telaah.outcomes.merging import Merged
from telaah.outcomes.reading import Own, Source
from telaah.text.similar import content, plain

ALIKE = 0.3
"""The least matter in common that makes a tujuan the parent by content."""
ABOVE = {Level.SASARAN: (Level.TUJUAN,), Level.PROGRAM: (Level.SASARAN, Level.TUJUAN, Level.PROGRAM)}


def find_parents(kept: Sequence[Merged], internal: Set[int]) -> dict[int, Merged | None]:
    """Return the parent of each outcome by the identity of its group; ``internal`` holds those about the office itself."""
    home = {id(s): m for m in kept for s in m.statements}
    return {id(m): _parent(m, kept, home, internal) for m in kept}


def _parent(child: Merged, kept: Sequence[Merged], home: dict[int, Merged], internal: Set[int]) -> Merged | None:
    if child.level is Level.TUJUAN:
        return None
    printed = _printed(child, home)
    if printed is not None:
        return printed
    if child.level is Level.PROGRAM:
        above = [m for m in kept if m.level is Level.SASARAN]
        same = [m for m in above if (id(m) in internal) == (id(child) in internal)]
        return _of_programme(child, kept) or (same[0] if len(same) == 1 else _alike(child, same or above, kept))
    above = [m for m in kept if m.level is Level.TUJUAN]
    if len(above) == 1:
        return above[0]
    mixed = {s.group for m in kept if m.level is Level.SASARAN for s in m.statements if s.parent is not None}
    return _heading(child, above, mixed) or _by_set(child, kept, above)


def _printed(child: Merged, home: dict[int, Merged]) -> Merged | None:
    """Return the parent that the plan prints: a table's before a list's, an own table's before others."""
    rank = {Source.TABLE: 0, Source.LIST: 1, Source.NARRATIVE: 2}
    for statement in sorted(child.statements, key=lambda s: (-s.own, rank[s.source], s.order)):
        above = statement.parent
        while above is not None:
            found = home.get(id(above))
            if found is not None and found is not child:
                return found
            above = above.parent
    return None


def _of_programme(child: Merged, kept: Sequence[Merged]) -> Merged | None:
    """Return the sasaran under which another table puts the programme of an outcome."""
    names = {plain(n) for n in child.programmes()}
    for candidate in kept:
        if candidate.level is Level.SASARAN and names & {plain(n) for n in candidate.programmes()}:
            return candidate
    return None


def _alike(child: Merged, above: Sequence[Merged], kept: Sequence[Merged]) -> Merged | None:
    """Return the outcome above that shares most matter; words that all of them have count little."""
    if not above:
        return None
    matters = [frozenset().union(*(content(w) for w in m.wordings)) for m in above]
    family = {id(s) for s in child.statements}
    below = [m for m in kept if any(id(s.parent) in family for s in m.statements)]
    own = frozenset().union(*(content(w) for m in (child, *below) for w in m.wordings))
    spread = Counter(word for matter in matters for word in matter)
    weight = {word: log(1 + len(above) / spread[word]) for word in spread}

    def likeness(matter: frozenset[str]) -> float:
        return sum(weight[w] for w in own & matter) / sqrt(max(1.0, sum(weight[w] for w in matter)))

    best = max(range(len(above)), key=lambda i: (likeness(matters[i]), -i))
    return above[best] if likeness(matters[best]) >= ALIKE else None


def _heading(child: Merged, above: Sequence[Merged], mixed: Set[str]) -> Merged | None:
    """Return the tujuan printed alone just above the table of a sasaran ("Tujuan 1 : ..." over the table)."""
    own = [s for s in child.statements if s.own is Own.OWN and s.source is Source.TABLE]
    for statement in sorted(own, key=lambda s: s.order):
        page, start = statement.order
        before = [
            (p.page, p.start, i)
            for i, m in enumerate(above)
            for p in _lone(m, mixed)
            if (p.page, p.start) <= (page, start) and page - p.page <= 5
        ]
        if before:
            return above[max(before)[2]]
    return None


def _lone(tujuan: Merged, mixed: Set[str]) -> list[Place]:
    """Return where a tujuan stands in a table that has no sasaran beside it."""
    alone = [s for s in tujuan.statements if s.own is Own.OWN and s.source is Source.TABLE and s.group not in mixed]
    return [p for s in alone for p in s.places]


def _by_set(child: Merged, kept: Sequence[Merged], above: Sequence[Merged]) -> Merged | None:
    """Return the parent by position where a list has as many sasaran as tujuan, else by matter."""
    siblings = [m for m in kept if m.level is Level.SASARAN]
    listed = all(m.sources() == {Source.LIST} for m in (*siblings, *above))
    if len(siblings) == len(above) and listed:
        return above[siblings.index(child)]
    return _alike(child, above, kept)
