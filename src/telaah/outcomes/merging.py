"""The same statement printed in several places -> one group, with all its places and its fullest wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from telaah.model.place import Place
from telaah.model.plan import Level, RowRef
from telaah.outcomes.candidates import Candidates
from telaah.outcomes.reading import Measure, Own, Source, Statement
from telaah.outcomes.wording import ENDS_OPEN, Kind, kind_of, known_head
from telaah.text.similar import contained, content, direction, plain, ratio, shared, without_brackets, words

SAME_LETTERS = 90.0
"""Two wordings of one statement in different places: at least so alike by letters."""
SAME_MATTER = 0.72
"""... or so much matter in common."""
WITHIN_LETTERS = 96.0
"""Two rows of one table or list are two statements unless they differ by a slip of the pen."""
FEW_WORDS = 3
"""Words by which another place of the plan may word a table's statement more fully."""
LEAST_BEGINNING = 24
"""Letters that a cut off text has at least."""
NEAR_PAGES = 3
"""Pages between a list and a table of one part of a plan."""
SETTLED = 0.75
"""A statement of an unsure column is taken for one of another level from this likeness on."""
LEAST_LIST = 3
MOST_OF_LIST = 2 / 3
"""A list of so many items, so much of which stands in tables: the rest is the plan's own too."""
LOOSE_MATTER = 0.6
"""A sentence in running text is a paraphrase of a table's statement from here on."""


@dataclass(slots=True, eq=False)
class Merged:
    """One outcome in the making."""

    level: Level
    statements: list[Statement] = field(default_factory=list)

    @property
    def own(self) -> Own:
        """The surest of its places."""
        return max(s.own for s in self.statements)

    @property
    def order(self) -> tuple[int, int]:
        """Its first own place."""
        return min(s.order for s in self.statements if s.own is self.own)

    @property
    def groups(self) -> set[str]:
        """The tables and lists in which it stands."""
        return {s.group for s in self.statements}

    @property
    def wordings(self) -> list[str]:
        """Its different wordings, first printed first."""
        seen: dict[str, str] = {}
        for statement in sorted(self.printed(), key=lambda s: s.order):
            seen.setdefault(plain(statement.text), statement.text)
        return list(seen.values())

    def printed(self) -> list[Statement]:
        """Return the statements that print it: of those quoted from other plans the ones in its very words only."""
        own = [s for s in self.statements if s.own is self.own or s.heading]
        quoted = [s for s in self.statements if s.own is not self.own and not s.heading]
        return own + [s for s in quoted if any(_very_words(s.text, o.text) for o in own)]

    def sources(self) -> set[Source]:
        """Where it was read, sentences apart."""
        return {s.source for s in self.statements if s.source is not Source.NARRATIVE}

    def text(self) -> str:
        """Return the wording to show: the fullest of the plan's own tables, else of its lists, else of its sentences.

        A list may be a little fuller than the table, no more: a longer text there has run on into the next sentence.
        Where the same letters are printed elsewhere with fewer words, those are taken: narrow cells cut words in two.
        """
        for source in (Source.TABLE, Source.LIST, Source.NARRATIVE):
            own = [s for s in self.statements if s.source is source and s.own is self.own]
            if own:
                best = _fullest(own)
                best = _fullest([s for s in self.statements if (s.own is self.own or s.heading) and _is_fuller(s.text, best)])
                same = [s.text for s in self.statements if plain(s.text) == plain(best)]
                return min(same, key=lambda t: (len(t.split()), t != best))
        return self.statements[0].text

    def places(self) -> list[Place]:
        """Return its places in order of page, one a page and place."""
        seen = {(p.page, p.start): p for s in self.printed() for p in s.places}
        return [seen[k] for k in sorted(seen)]

    def rows(self) -> list[RowRef]:
        """Return the rows that it covers."""
        return sorted({r for s in self.statements for r in s.rows}, key=lambda r: (r.table, r.row, r.column))

    def programmes(self) -> list[str]:
        """Return the programmes that own tables put under it, first printed first."""
        seen: dict[str, str] = {}
        for statement in sorted(self.statements, key=lambda s: s.order):
            for name in statement.programmes if statement.own is not Own.FOREIGN else ():
                seen.setdefault(plain(name), name)
        return list(seen.values())

    def measures(self) -> list[Measure]:
        """Return the indicators of all its places, in order."""
        return [m for s in sorted(self.statements, key=lambda s: s.order) for m in s.measures]


def _fullest(statements: Sequence[Statement]) -> str:
    """Return the longest wording; between wordings of one length the most frequent, with a capital, then the first."""
    counts = Counter(plain(s.text) for s in statements)
    best = max(statements, key=lambda s: _fullness(s, counts))
    same = [s for s in statements if plain(s.text) == plain(best.text)]
    spellings = Counter(s.text for s in same)
    ranked = sorted(same, key=lambda s: (s.text[:1].isupper(), spellings[s.text], [-x for x in s.order]), reverse=True)
    return ranked[0].text


def _is_fuller(text: str, best: str) -> bool:
    """Return whether a text is the best wording itself or says the same with a few words more."""
    more = len(words(text)) - len(words(best))
    if more > 0 and runs_on(text, best):
        return False
    return ratio(text, best) >= SAME_LETTERS or (0 < more <= FEW_WORDS and contained(text, best) >= 0.99)


def runs_on(text: str, shorter: str) -> bool:
    """Return whether what a text has more than a shorter one is another statement ("... gizi Peningkatan keamanan")."""
    rest = text[len(shorter) :].strip(" .,;")
    if not rest or not plain(text).startswith(plain(shorter)) or not rest[0].isupper():
        return False
    return kind_of(rest) in (Kind.CONDITION, Kind.VERB, Kind.OUTPUT, Kind.NOMINAL, Kind.ACTIVITY)


def _fullness(statement: Statement, counts: Mapping[str, int]) -> tuple[bool, bool, int, bool, int, int]:
    text = statement.text
    return (
        not ENDS_OPEN.search(text),
        not _repeats(text),
        len(words(without_brackets(text))),
        known_head(text),
        counts[plain(text)],
        len(plain(text)),
    )


def _very_words(quoted: str, own: str) -> bool:
    """Return whether a text quoted from another plan prints a statement word for word."""
    return plain(own) in plain(quoted) or ratio(quoted, own) >= WITHIN_LETTERS


def _repeats(text: str) -> bool:
    """Return whether a wording doubles a word by slip ("kualitas kualitas")."""
    found = words(text)
    return any(a == b for a, b in pairwise(found))


def merge(statements: Sequence[Statement]) -> list[Merged]:
    """Group the statements of a document: tables first, then lists, then sentences, each in order of page."""
    rank = {Source.TABLE: 0, Source.LIST: 1, Source.NARRATIVE: 2}
    ordered = sorted(statements, key=lambda s: (-s.own if s.own is not Own.WEAK else -1, rank[s.source], s.order))
    merged: list[Merged] = []
    _settle_levels(ordered)
    ordered = _take_apart(ordered)
    candidates = Candidates(s.text for s in ordered)
    for statement in ordered:
        near = candidates.like(statement.text)
        home = _home(statement, {number: merged[number] for number in near})
        if home is None:
            home = len(merged)
            merged.append(Merged(statement.level))
        merged[home].statements.append(statement)
        candidates.add(home, statement.text)
    _lift_lists(merged)
    return sorted(_join_leftovers(merged), key=lambda m: m.order)


def _lift_lists(merged: Sequence[Merged]) -> None:
    """Take a list in an unsure part of the plan for the plan's own where most of its items stand in own tables too."""
    lists: dict[str, list[tuple[Statement, Merged]]] = {}
    for group in merged:
        for statement in group.statements:
            if statement.source is Source.LIST and statement.own is Own.WEAK:
                lists.setdefault(statement.group, []).append((statement, group))
    for items in lists.values():
        known = [any(o.source is Source.TABLE and o.own is Own.OWN for o in group.statements) for _, group in items]
        if len(items) < LEAST_LIST or sum(known) < MOST_OF_LIST * len(items):
            continue
        for statement, _ in items:
            if kind_of(statement.text) in (Kind.CONDITION, Kind.VERB):
                statement.own = Own.OWN


def _join_leftovers(merged: list[Merged]) -> list[Merged]:
    """Join a list's item to a table's row of the same part of the plan that says less in the same words.

    Only where neither has found its like elsewhere: a short sasaran beside a fuller one is otherwise another one.
    """
    joined: list[Merged] = []
    candidates = Candidates(m.statements[0].text for m in merged)
    for group in merged:
        first = group.statements[0].text
        near = (joined[number] for number in candidates.like(first))
        home = next((m for m in near if _is_leftover_pair(m, group, merged)), None)
        if home is None:
            candidates.add(len(joined), first)
            joined.append(group)
        else:
            home.statements.extend(group.statements)
    return joined


def _is_leftover_pair(first: Merged, second: Merged, merged: Sequence[Merged]) -> bool:
    if first.level is not second.level or first.own is not second.own or first.level is Level.PROGRAM:
        return False
    if first.groups & second.groups or not {Source.TABLE} <= first.sources() | second.sources():
        return False
    one, other = first.statements[0].text, second.statements[0].text
    if direction(one) != direction(other):
        return False
    if (shared(one, other) >= LOOSE_MATTER and _measured_alike(first, second)) or (
        content(one) & content(other) and _same_measures(first, second, merged)
    ):
        return True
    far = abs(first.order[0] - second.order[0]) > NEAR_PAGES
    if far or not _paraphrase(one, other) or shared(one, other) < 0.5:
        return False
    return first.sources() != second.sources() or _tell_the_same(first, second, merged)


def _measured_alike(first: Merged, second: Merged) -> bool:
    """Return whether two groups print one measure, in nearly the same words."""
    texts = [m.text for m in second.measures()]
    return any(ratio(m.text, t) >= SAME_LETTERS for m in first.measures() for t in texts)


def _same_measures(first: Merged, second: Merged, merged: Sequence[Merged]) -> bool:
    """Return whether two tables that agree in other statements measure both by the same: one statement, reworded."""
    ours, theirs = ([m.text for m in group.measures()] for group in (first, second))
    if (
        not ours
        or not theirs
        or first.sources() | second.sources() != {Source.TABLE}
        or not _tell_the_same(first, second, merged)
    ):
        return False
    fewer, more = sorted((ours, theirs), key=len)
    return all(any(ratio(a, b) >= SAME_LETTERS for b in more) for a in fewer)


def _tell_the_same(first: Merged, second: Merged, merged: Sequence[Merged]) -> bool:
    """Return whether two tables that each hold one of two statements agree in at least two others."""
    return any(sum({a, b} <= m.groups for m in merged) >= 2 for a in first.groups for b in second.groups)


def _settle_levels(statements: Sequence[Statement]) -> None:
    """Give a statement of an unsure column the level at which the plan prints nearly the same words elsewhere."""
    sure = [s for s in statements if not s.unsure_level and s.source is not Source.NARRATIVE]
    for statement in statements:
        if not statement.unsure_level:
            continue
        alike = [(max(ratio(statement.text, s.text) / 100, shared(statement.text, s.text)), -i) for i, s in enumerate(sure)]
        if alike and max(alike)[0] >= SETTLED:
            statement.level = sure[-max(alike)[1]].level


def _take_apart(statements: Sequence[Statement]) -> list[Statement]:
    """Take a cell that runs several statements together apart, where the plan prints each of them elsewhere too."""
    known: dict[str, dict[str, Statement]] = {}
    for statement in statements:
        text = plain(statement.text)
        if len(text) >= LEAST_BEGINNING:
            known.setdefault(text[:LEAST_BEGINNING], {})[text] = statement
    apart: list[Statement] = []
    for statement in statements:
        parts = _known_parts(plain(statement.text), known)
        if len(parts) < 2:
            apart.append(statement)
            continue
        for part in parts:
            apart.append(replace(statement, text=part.text, measures=[]))
    return apart


def _known_parts(text: str, known: Mapping[str, Mapping[str, Statement]]) -> list[Statement]:
    """Return the known statements that a text is made of, nothing left over; else none.

    ``known`` holds them by their first letters, then by all.
    """
    parts: list[Statement] = []
    rest = text
    while rest:
        near = known.get(rest[:LEAST_BEGINNING], {})
        fitting = [k for k in near if k != text and rest.startswith(k) and not _is_fragment(near[k].text, opens=not parts)]
        if not fitting:
            return []
        best = max(fitting, key=len)
        parts.append(near[best])
        rest = rest[len(best) :]
    return parts


def _is_fragment(text: str, *, opens: bool) -> bool:
    """Return whether a text is but a piece of a statement: it ends in "serta", or begins in the middle."""
    return bool(ENDS_OPEN.search(text)) or (not opens and text[:1].islower())


def _home(statement: Statement, near: Mapping[int, Merged]) -> int | None:
    """Return the number of the group that a statement is one of, the first of the likeliest."""
    alike = ((_likeness(statement, group), -number) for number, group in near.items() if group.level is statement.level)
    scored = [(score, number) for score, number in alike if score > 0]
    return -max(scored)[1] if scored else None


def _likeness(statement: Statement, group: Merged) -> float:
    """Return how surely a statement is one of a group's, 0 where it is not."""
    best = 0.0
    neighbours = statement.group in group.groups and statement.source is not Source.NARRATIVE
    for other in group.statements:
        if direction(statement.text) != direction(other.text):
            continue
        letters = ratio(statement.text, other.text)
        if letters == 100.0:
            return 200.0
        if neighbours:
            continue
        if _cut_short(statement.text, other.text):
            best = max(best, 150.0)
            continue
        matter = shared(statement.text, other.text)
        loose = Source.NARRATIVE in (statement.source, other.source)
        if letters >= SAME_LETTERS and matter >= 0.5:
            best = max(best, 100.0 + letters)
        elif matter >= (LOOSE_MATTER if loose else SAME_MATTER) or (loose and _paraphrase(statement.text, other.text)):
            best = max(best, 100.0 * matter)
    if neighbours and not best:
        return _slip(statement, group)
    return best


def _cut_short(first: str, second: str) -> bool:
    """Return whether one text is the beginning of the other: a cell that a page or another cell cuts off."""
    short, long = sorted((plain(first), plain(second)), key=len)
    return len(short) >= LEAST_BEGINNING and long.startswith(short)


def _slip(statement: Statement, group: Merged) -> float:
    same = [o for o in group.statements if o.group == statement.group and direction(o.text) == direction(statement.text)]
    letters = max((ratio(statement.text, o.text) for o in same), default=0.0)
    matter = max((shared(statement.text, o.text) for o in same), default=0.0)
    return letters if letters >= WITHIN_LETTERS and matter >= 0.85 else 0.0


def _paraphrase(first: str, second: str) -> bool:
    """Return whether the shorter of two statements says nothing that the longer does not say too."""
    return min(len(content(first)), len(content(second))) >= 2 and contained(first, second) >= 0.99


def keep_own(merged: Sequence[Merged]) -> list[Merged]:
    """Leave out what is quoted, and what only looks back where the plan has outcomes of its own."""
    surest = max((m.own for m in merged), default=Own.FOREIGN)
    if surest is Own.FOREIGN:
        return []
    if surest is Own.WEAK:
        # Where a plan only looks back, its tables tell of its own sasaran, its lists of all kinds of things.
        return [m for m in merged if m.own is surest and Source.TABLE in m.sources()]
    return [m for m in merged if m.own is surest]
