"""Passages that plans of different offices share, word for word or nearly so.

Only words that an office chose itself can be copied. What is given from above is left in peace as far as it can be
recognised: outcomes about the own administration, what many offices have, what stands in the region's own plan, the tujuan
of offices of one region (taken from the sasaran of one RPJMD), what offices of one name in different regions share.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

import numpy as np
from rapidfuzz import fuzz

from telaah.engine.batch.units import OF_ONE_OFFICE, Unit
from telaah.model.batch import CopyKind, CopyPlace, CopyResult
from telaah.model.identity import DocumentKind
from telaah.model.place import Box
from telaah.rules.batch import Copied, Owned, Stated
from telaah.text.similar import STOP, direction, plain, stem, words

ALIKE = 92.0
"""Of the letters of two passages: below it they say the same in other words, which is no copying."""
LEAST_STEMS = {CopyKind.OUTCOME: 6, CopyKind.PARTNER: 10}
"""Words with matter that a passage has: shorter ones two writers find by themselves."""
LONG_STEMS = 14
"""So long a statement is no common wording of the trade, even of offices of one name."""
MOST_OFFICES = 4
"""What more offices have is a wording that was given to them."""
_RAREST, _BUCKET = 4, 60
"""Passages are compared that share two of their four rarest words; words that more passages share are nobody's own."""
_OF_REGIONS = frozenset({DocumentKind.RPJMD, DocumentKind.RPJPD, DocumentKind.RKPD, DocumentKind.RENSTRA_KL})


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a plan that may be compared."""

    what: CopyKind
    unit: Unit
    path: str
    outcome: Stated | None
    page: int | None
    text: str
    stems: frozenset[str]
    letters: str
    box: Box | None
    given: bool = False
    """Of a plan of the region or the centre: whoever has the same has it from there."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Passages that are alike, and what the rules are asked about each of them."""

    result: CopyResult
    subjects: tuple[tuple[str, Copied], ...]


def copies_of(units: Sequence[Unit]) -> tuple[Copy, ...]:
    """Return the passages that plans of different offices share."""
    found = []
    for what in CopyKind:
        often = Counter(name for unit in units for passage in _passages(unit, what) for name in passage.stems)
        for cluster in _clusters(_that_may_be_alike(units, what, often), often):
            told = _one_per_office(cluster)
            if not any(passage.given for passage in cluster) and 1 < len(told) <= MOST_OFFICES and not _is_of_the_trade(told):
                found.append(_copy(told))
    return tuple(sorted(found, key=lambda copy: [(place.path, place.page or 0) for place in copy.result.places]))


def _passages(unit: Unit, what: CopyKind) -> Iterator[Passage]:
    given = unit.kind in _OF_REGIONS
    if not unit.office or (unit.kind not in OF_ONE_OFFICE and not given):
        return
    for card, body in unit.bodies():
        stated = {item.id: Stated(item.id, item.level, item.text, item.page, item.internal) for item in body.statements}
        if what is CopyKind.OUTCOME:
            items = [(stated[item.id], item.page, item.text, item.bbox) for item in body.statements]
        else:
            # One passage may be tied to a sasaran and, carried up, to its tujuan: it is the sasaran's.
            nearest = sorted(body.partners, key=lambda item: item.reason == "carried")
            quoted = {item.quote: item for item in reversed(nearest) if not item.path}
            items = [(stated[item.outcome], item.page, item.quote, item.bbox) for item in quoted.values()]
        for outcome, page, text, box in items:
            stems = _stems(text)
            if not outcome.internal and len(stems) >= LEAST_STEMS[what]:
                place = Box(*box) if len(box) == 4 else None
                yield Passage(what, unit, card.path, outcome, page, text, stems, plain(text), place, given)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP and not word.isdigit())


def _pairs(passage: Passage, often: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of its rarest words, by which it is found."""
    rarest = sorted(passage.stems, key=lambda name: (often[name], name))[:_RAREST]
    return combinations(sorted(rarest), 2)


def _that_may_be_alike(units: Sequence[Unit], what: CopyKind, often: Mapping[str, int]) -> list[Passage]:
    """Return the passages that share a pair of rare words with another one.

    Of 10^4 plans few do: the others are looked at and forgotten again, so that only numbers are held of them.
    """
    keys, numbers, number = array("Q"), array("Q"), 0
    for unit in units:
        for passage in _passages(unit, what):
            for pair in _pairs(passage, often):
                keys.append(crc32(pair[0].encode()) << 32 | crc32(pair[1].encode()))
                numbers.append(number)
            number += 1
    values, counts = np.unique(np.asarray(keys, dtype=np.uint64), return_counts=True)
    shared = np.isin(np.asarray(keys, dtype=np.uint64), values[counts > 1])
    wanted = set(np.asarray(numbers, dtype=np.uint64)[shared].tolist())
    everything = (passage for unit in units for passage in _passages(unit, what))
    return [passage for place, passage in enumerate(everything) if place in wanted]


def _clusters(passages: Sequence[Passage], often: Mapping[str, int]) -> Iterator[list[Passage]]:
    """Yield passages that are alike, each cluster in the order of the batch."""
    buckets: dict[tuple[str, str], list[int]] = {}
    for number, passage in enumerate(passages):
        for pair in _pairs(passage, often):
            buckets.setdefault(pair, []).append(number)
    leader = list(range(len(passages)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    by_letters: dict[str, int] = {}
    for number, passage in enumerate(passages):
        leader[find(number)] = find(by_letters.setdefault(passage.letters, number))
    for bucket in buckets.values():
        distinct = list({passages[number].letters: number for number in reversed(bucket)}.values())[::-1]
        if len(distinct) <= _BUCKET:
            for one, two in combinations(distinct, 2):
                first, second = find(one), find(two)
                if first != second and _alike(passages[one], passages[two]):
                    leader[max(first, second)] = min(first, second)
    found: dict[int, list[Passage]] = {}
    for number, passage in enumerate(passages):
        found.setdefault(find(number), []).append(passage)
    return (cluster for cluster in found.values() if len(cluster) > 1)


def _alike(one: Passage, two: Passage) -> bool:
    if one.unit.office == two.unit.office or direction(one.text) != direction(two.text):
        return one.letters == two.letters
    return bool(fuzz.ratio(one.letters, two.letters, score_cutoff=ALIKE))


def _one_per_office(cluster: Sequence[Passage]) -> list[Passage]:
    """Return the first passage of each office: its renstra and its renja say the same by right."""
    first: dict[str, Passage] = {}
    for passage in cluster:
        same = next((office for office, other in first.items() if _is_one_office(passage.unit, other.unit)), passage.unit.office)
        first.setdefault(same, passage)
    return list(first.values())


def _is_one_office(one: Unit, two: Unit) -> bool:
    """Tell whether two plans are of one office, or of an office and a part of it."""
    if one.office == two.office:
        return True
    if one.place and two.place and one.place != two.place:
        return False
    names = [unit.office.split("|")[0] for unit in (one, two)]
    owners = [unit.owner for unit in (one, two)]
    return any(whose is not None and whose.is_own_name(name) for whose, name in zip(owners, reversed(names), strict=True))


def _is_of_the_trade(passages: Sequence[Passage]) -> bool:
    """Tell whether a common wording may have come from above."""
    shortest = min(len(passage.stems) for passage in passages)
    if shortest >= LONG_STEMS:
        return False
    names = {passage.unit.office.split("|")[0] for passage in passages}
    places = {passage.unit.place for passage in passages}
    if len(names) == 1:
        return True
    levels = {passage.outcome.level for passage in passages if passage.outcome}
    return passages[0].what is CopyKind.OUTCOME and len(places) == 1 and "tujuan" in levels


def _copy(passages: Sequence[Passage]) -> Copy:
    first = passages[0]
    alike = [fuzz.ratio(first.letters, passage.letters) / 100 for passage in passages[1:]]
    places = tuple(
        CopyPlace(p.path, p.unit.first.organisation, p.outcome.id if p.outcome else None, p.page, p.text[:400]) for p in passages
    )
    subjects = tuple((passage.path, _subject(passage, passages)) for passage in passages)
    return Copy(CopyResult(first.what, round(min(alike), 3), places), subjects)


def _subject(passage: Passage, passages: Sequence[Passage]) -> Copied:
    other = next(item for item in passages if item is not passage)
    return Copied(
        owner=_owned(passage),
        what=passage.what,
        outcome=passage.outcome,
        page=passage.page,
        quote=passage.text[:400],
        other=_owned(other),
        other_page=other.page,
        other_quote=other.text[:400],
        similarity=fuzz.ratio(passage.letters, other.letters) / 100,
        more=len(passages) - 2,
        box=passage.box,
    )


def _owned(passage: Passage) -> Owned:
    card = passage.unit.first
    return Owned(card.organisation or "", str(card.kind), card.period, passage.path)
