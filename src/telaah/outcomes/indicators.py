"""Measures of one outcome, printed in several tables -> its indicators; measures without an outcome find theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from telaah.outcomes.reading import Measure, Own
from telaah.outcomes.wording import Kind, kind_of
from telaah.text.similar import contained, content, direction, plain, ratio, shared, without_brackets, words

SAME_MEASURE = 88.0
"""Two wordings of one measure in different tables: at least so alike by letters."""
RENAMED = 62.0
"""With three equal values and more, a measure may be worded so differently and is still the same."""
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9/-]{1,}\b")
_SPELLINGS = (
    (re.compile(r"\b(?:LAKIP|LKIP|LKJIP|LKjIP)\b"), "LKJIP"),
    (re.compile(r"\bPemprov\b"), "Pemerintah Provinsi"),
    (re.compile(r"\bPemkab\b"), "Pemerintah Kabupaten"),
    (re.compile(r"\bPemkot\b"), "Pemerintah Kota"),
    (re.compile(r"\b(?:[Pp]ros[e]?ntase|[Pp]resentase|[Pp]ersentasi)\b"), "Persentase"),
)


@dataclass(slots=True, eq=False)
class Gathered:
    """One indicator in the making."""

    measures: list[Measure] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its fullest wording in the plan's own tables."""
        own = [m for m in self.measures if m.own is Own.OWN] or self.measures
        # Another name for the same measure ("(AKIP)") is no fuller wording of it.
        first = max(own, key=lambda m: bool(m.targets))
        alike = [
            m
            for m in own
            if ratio(m.text, first.text) >= SAME_MEASURE or _says_less(first.text, m.text) or _begins(first.text, m.text)
        ]
        best = max(alike, key=lambda m: (len(words(m.text)), kind_of(m.text) is Kind.INDICATOR, len(plain(m.text))))
        # A capital at the beginning is not worth another wording, a fuller one is.
        same = [m.text for m in own if plain(m.text) == plain(best.text)]
        return max(same, key=lambda t: t[:1].isupper())

    @property
    def tables(self) -> set[int]:
        """The tables that print it."""
        return {m.table for m in self.measures if m.table != -1}

    def values(self) -> dict[str, str]:
        """Return its targets: of tables that differ, the one that ranks higher, then the first, speaks."""
        merged: dict[str, str] = {}
        for measure in sorted(self.measures, key=lambda m: -m.rank):
            for key, value in measure.targets.items():
                merged.setdefault(key, value)
        return dict(sorted(merged.items(), key=lambda kv: (not kv[0].isdigit(), int(kv[0]) if kv[0].isdigit() else 0, kv[0])))

    def first(self, name: str) -> str | None:
        """Return the first printed unit, baseline or formula, by rank."""
        for measure in sorted(self.measures, key=lambda m: -m.rank):
            value = getattr(measure, name)
            if isinstance(value, str) and value:
                return value
        return None


def gather(measures: Sequence[Measure]) -> list[Gathered]:
    """Group the measures of one outcome."""
    found: list[Gathered] = []
    known = {plain(m.text): m for m in measures if len(plain(m.text)) >= 8}
    for measure in measures:
        if len(_known_parts(plain(measure.text), known)) > 1:
            # A cell without rules between its lines: another table prints the same measures one by one.
            continue
        least = SAME_MEASURE if _sums_up(measure, found) else 0.0
        scored = [(score, -i) for i, g in enumerate(found) if (score := _sameness(measure, g)) > least]
        if scored:
            found[-max(scored)[1]].measures.append(measure)
        else:
            found.append(Gathered([measure]))
    return [g for g in found if any(m.own is Own.OWN for m in g.measures) or all(m.own is not Own.OWN for m in measures)]


def _sums_up(measure: Measure, found: Sequence[Gathered]) -> bool:
    """Return whether a measure without values names together what the rows of one table measure one by one."""
    if measure.targets:
        return False
    size = len(content(measure.text))
    parts = [g for g in found if any(len(content(m.text)) < size and _says_less(m.text, measure.text) for m in g.measures)]
    return any(len([p for p in parts if table in p.tables]) >= 2 for p in parts for table in p.tables)


def _known_parts(text: str, known: Mapping[str, Measure]) -> list[str]:
    """Return the known measures that a text is made of, nothing left over; else none."""
    parts: list[str] = []
    rest = text
    while rest:
        fitting = [k for k in known if k != text and rest.startswith(k)]
        if not fitting:
            return []
        parts.append(max(fitting, key=len))
        rest = rest[len(parts[-1]) :]
    return parts


def _sameness(measure: Measure, group: Gathered) -> float:
    """Return how surely a measure is a group's, 0 where it is not."""
    score = max(likeness(measure.text, m.text) for m in group.measures)
    if measure.table in group.tables:
        # Rows of one table are different measures unless it prints the very words again.
        return score if score >= 100.0 else 0.0
    if score >= SAME_MEASURE:
        return score
    if not measure.targets and any(_says_less(measure.text, m.text) for m in group.measures):
        return 80.0
    equal, against = _compare(measure, group)
    alike = max(shared(measure.text, m.text) for m in group.measures)
    return 50.0 + 20.0 * alike if equal and not against and alike >= 0.4 else 0.0


def _is_wording(text: str, first: str) -> bool:
    return ratio(text, first) >= SAME_MEASURE or _says_less(first, text) or _begins(first, text)


def _begins(first: str, second: str) -> bool:
    """Return whether a measure goes on where the first one ends, their brackets apart."""
    short, long = plain(without_brackets(first)), plain(without_brackets(second))
    return len(short) >= 8 and long.startswith(short)


def _says_less(first: str, second: str) -> bool:
    """Return whether one of two measures says nothing that the other does not say too."""
    return min(len(content(first)), len(content(second))) >= 2 and contained(first, second) >= 0.99


def likeness(first: str, second: str) -> float:
    """Return how alike two measures are by their wording, 0 where their abbreviations or figures tell them apart.

    >>> likeness("Indeks Pembangunan Gender (IPG)", "Indeks pembangunan gender")
    100.0
    >>> likeness("Angka Partisipasi Kasar (APK SD)", "Angka Partisipasi Kasar (APK SMP)")
    0.0
    """
    first, second = _one_name(first), _one_name(second)
    if direction(first) != direction(second):
        return 0.0
    if plain(first) == plain(second):
        return 100.0
    a, b = set(_CAPITALS.findall(first)), set(_CAPITALS.findall(second))
    if a and b and not (a <= b or b <= a):
        return 0.0
    if _figures(first) != _figures(second) and _figures(first) and _figures(second):
        return 0.0
    if (short := _abbreviation(first)) and short == _abbreviation(second):
        return 95.0
    bare = ratio(without_brackets(first), without_brackets(second))
    whole = ratio(first, second)
    return max(whole, bare if len(plain(without_brackets(first))) > 8 else 0.0)


def _one_name(text: str) -> str:
    """Return a text in which bodies and reports of several spellings have one."""
    for pattern, name in _SPELLINGS:
        text = pattern.sub(name, text)
    return text


def _abbreviation(text: str) -> str:
    found = re.search(r"\(\s*([A-Za-z]{2,12})\s*\)\s*$", text)
    return found[1].casefold() if found and sum(c.isupper() for c in found[1]) >= 2 else ""


def _number(value: str) -> str:
    """Return what two printings of one value share: "40 Orang" and "40", "70%" and "70"."""
    found = re.search(r"\d[\d.,]*", value)
    return found[0].rstrip(".,") if found else plain(value)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def settle(groups: Sequence[list[Gathered]]) -> None:
    """Move a measure without values to the outcome of the same level that prints it with its values.

    A programme table sometimes sets a sasaran's indicator beside another sasaran; the row then restates the indicator.
    """
    for own in groups:
        for gathered in list(own):
            if gathered.values():
                continue
            others = [o for g in groups if g is not own for o in g if o.values()]
            scored = [(max(likeness(gathered.text, m.text) for m in o.measures), -i) for i, o in enumerate(others)]
            if scored and max(scored)[0] >= SAME_MEASURE:
                others[-max(scored)[1]].measures.extend(gathered.measures)
                own.remove(gathered)


def attach(loose: Sequence[Measure], gathered: Sequence[Gathered]) -> list[Measure]:
    """Give a measure that stands with no outcome to the indicator that it restates; return those that restate none."""
    left = []
    for measure in loose:
        home = _restated(measure, gathered)
        if home is None:
            left.append(measure)
        else:
            home.measures.append(measure)
    return left


def attach_words(measures: Sequence[Measure], gathered: Sequence[Gathered]) -> None:
    """Give measures of programmes to the indicators of their outcomes that stand elsewhere in the very words."""
    known = {plain(without_brackets(m.text)): group for group in reversed(gathered) for m in group.measures}
    for measure in measures:
        home = known.get(plain(without_brackets(measure.text)))
        if home is not None and _compare(measure, home)[1] == 0:
            home.measures.append(measure)


def _restated(measure: Measure, gathered: Sequence[Gathered]) -> Gathered | None:
    scored = []
    for position, group in enumerate(gathered):
        score = max(likeness(measure.text, m.text) for m in group.measures)
        equal, against = _compare(measure, group)
        if score >= SAME_MEASURE and not (against > equal and against > 1):
            scored.append((score + 10 * equal - 10 * against, -position))
        elif equal >= 3 and against == 0 and _renamed(measure, group):
            scored.append((50.0 + equal, -position))
    return gathered[-max(scored)[1]] if scored else None


def _renamed(measure: Measure, group: Gathered) -> bool:
    """Return whether equal values make two wordings one measure: values that vary prove more than a row of 100."""
    varied = len(set(measure.targets.values())) >= 3
    return any(
        _says_less(without_brackets(measure.text), without_brackets(m.text))
        or (varied and (ratio(measure.text, m.text) >= RENAMED or shared(measure.text, m.text) >= 0.4))
        for m in group.measures
    )


def _compare(measure: Measure, group: Gathered) -> tuple[int, int]:
    """Return how many targets two measures print alike, and how many differently."""
    held = group.values()
    pairs = [(_number(v), _number(held[k])) for k, v in measure.targets.items() if k in held]
    equal = sum(a == b for a, b in pairs)
    return equal, len(pairs) - equal
