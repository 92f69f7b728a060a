"""Searching an archive: by words, by meaning, or both; near-duplicates told once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np

from telaah.errors import UsageError
from telaah.learned import Embedder, embedder
from telaah.news.archive.filters import Filters
from telaah.news.archive.folder import Archive
from telaah.news.archive.passages import Passage, by_meaning, by_words
from telaah.news.archive.terms import Phrase, parse
from telaah.news.archive.texts import Texts
from telaah.news.archive.vectors import VectorsIndex, best
from telaah.news.archive.words_index import Hit, WordsIndex
from telaah.texts.interface import words

_FUSED = 100
"""Of each ranking so many are brought together; further down, both are noise."""
_RANK = 60
"""The constant of reciprocal rank fusion (Cormack et al. 2009, who found it good between 40 and 100)."""
_WINDOWS = (2_000, 20_000, 200_000, 2_000_000)
"""So many of the nearest are held against the filters, then more, until enough hold."""
_FEW = 20_000
"""So many articles that pass the filters are compared one by one; where more pass, enough of the nearest will."""
_NUMBERS = 128
"""Of each vector so many are kept: the encoder that ships is trained so that its first numbers say most."""
_SPARE = 3
"""So many times the hits asked for are fetched, since near-duplicates fall together."""


class Mode(StrEnum):
    """How a query is understood."""

    WORDS = "words"
    MEANING = "meaning"
    HYBRID = "hybrid"


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found, with the sentences that answer the query."""

    number: int
    id: str
    title: str | None
    outlet: str | None
    date: str | None
    place: str | None
    path: str
    url: str | None
    score: float
    passages: tuple[Passage, ...]
    also: tuple[str, ...] = ()
    """Ids of near-duplicates that were found too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gives."""

    hits: tuple[Found, ...]
    total: int | None
    """Articles that have the words; None for meaning, where every article is near to some degree."""
    mode: Mode
    loosened: bool = False
    """No article has all the words: these have some."""
    not_indexed: int = 0
    """Articles of the archive that the index does not have yet."""
    filters: Filters = field(default_factory=Filters)


class _Question(NamedTuple):
    """A query as it is looked up."""

    query: str
    phrases: list[Phrase]
    filters: Filters
    mode: Mode
    passages: int


class Index:
    """All indexes of an archive; opened once, asked often."""

    def __init__(self, archive: Archive, encoder: Embedder | None = None) -> None:
        """Open them; the encoder is the one that is installed where none is given."""
        self.archive = archive
        self.words = WordsIndex(archive)
        self.texts = Texts(archive)
        model = encoder if encoder is not None else embedder(size=_NUMBERS)
        self.vectors = None if model is None else VectorsIndex(archive, model)

    def update(self) -> int:
        """Take in what is new in the archive, and return how many articles; only for the one that holds its lock."""
        added = self.words.update()
        if self.vectors is not None:
            self.vectors.update()
        return added

    def missing(self) -> int:
        """Return how many articles of the archive are not in the indexes."""
        through = self.words.through()
        if self.vectors is not None:
            through = min(through, self.vectors.through())
        return self.texts.count() - through

    def search(  # noqa: PLR0913 - each is a choice of its own
        self,
        query: str,
        filters: Filters | None = None,
        *,
        mode: Mode | None = None,
        limit: int = 10,
        passages: int = 2,
        duplicates: bool = False,
    ) -> Answer:
        """Return the best articles; without a mode both ways are taken where an encoder is installed.

        ``duplicates``: near-duplicates are hits of their own.
        """
        filters = filters or Filters()
        asked = _Question(query, parse(query), filters, self._mode(mode, query), passages)
        ranked, total, loosened = self._ranked(asked, limit if duplicates else limit * _SPARE + 20)
        chosen = _each(ranked, limit) if duplicates else _once(ranked, limit)
        return Answer(self._shown(chosen, asked), total, asked.mode, loosened, self.missing(), filters)

    def _ranked(self, asked: _Question, spare: int) -> tuple[list[Hit], int | None, bool]:
        if not self.words.exists:
            return [], 0, False
        if asked.mode is Mode.WORDS:
            return self._by_words(asked, spare)
        near = self._by_meaning(asked, max(spare, _FUSED))
        if asked.mode is Mode.MEANING:
            return near, None, False
        ranked, total, loosened = self._by_words(asked, max(spare, _FUSED))
        return fused(ranked, near), total, loosened

    def _mode(self, asked: Mode | None, query: str) -> Mode:
        if asked in (Mode.MEANING, Mode.HYBRID) and self.vectors is None:
            raise UsageError(words()("news.no_encoder"))
        if asked is Mode.MEANING and not query.strip():
            raise UsageError(words()("news.no_query"))
        if asked in (None, Mode.HYBRID) and (self.vectors is None or not query.strip() or '"' in query):
            return Mode.WORDS  # who puts words in quotation marks wants these words
        return asked or Mode.HYBRID

    def _by_words(self, asked: _Question, limit: int) -> tuple[list[Hit], int, bool]:
        hits, total = self.words.search(asked.phrases, asked.filters, limit)
        if hits or len(asked.phrases) < 2:
            return hits, total, False
        hits, total = self.words.search(asked.phrases, asked.filters, limit, every=False)
        return hits, total, bool(hits)

    def _by_meaning(self, asked: _Question, limit: int) -> list[Hit]:
        assert self.vectors is not None  # _mode has seen to it
        scores = self.vectors.likeness(asked.query)
        allowed = self.words.passing(asked.filters, _FEW) if asked.filters.any else None
        if allowed is not None:
            numbers = np.array([number for number in allowed if number <= len(scores)], dtype=np.int64)
            ranked = [numbers[place] for place in best(scores[numbers - 1], limit)]
            return self._nearest([int(number) for number in ranked], Filters(), scores)
        found: list[Hit] = []
        for window in _WINDOWS if asked.filters.any else (limit,):
            found = self._nearest([place + 1 for place in best(scores, window)], asked.filters, scores)
            if len(found) >= limit or window >= len(scores):
                break
        return found[:limit]

    def _nearest(self, numbers: list[int], filters: Filters, scores: np.ndarray[Any, Any]) -> list[Hit]:
        among = self.words.among(numbers, filters) if numbers else []
        return [hit._replace(score=float(scores[hit.number - 1])) for hit in among]

    def _shown(self, chosen: list[tuple[Hit, tuple[str, ...]]], asked: _Question) -> tuple[Found, ...]:
        texts = self.texts.of([hit.number for hit, _ in chosen])
        passages = self._passages([texts[hit.number] for hit, _ in chosen], asked)
        return tuple(
            Found(number=hit.number, **hit.meta, score=round(hit.score, 4), passages=tuple(sentences), also=also)
            for (hit, also), sentences in zip(chosen, passages, strict=True)
        )

    def _passages(self, texts: list[str], asked: _Question) -> list[list[Passage]]:
        """Return the sentences of each text: those with the words, else those nearest in meaning."""
        named = asked.filters.party or asked.filters.person
        by_word = asked.mode is not Mode.MEANING
        found = [by_words(text, asked.phrases, named, asked.passages) if by_word else [] for text in texts]
        if asked.mode is Mode.WORDS or self.vectors is None:
            return found
        open_ = [at for at, sentences in enumerate(found) if not any(passage.marks for passage in sentences)]
        nearest = by_meaning([texts[at] for at in open_], asked.query, self.vectors.embedder, asked.passages)
        for at, sentences in zip(open_, nearest, strict=True):
            found[at] = sentences
        return found


def fused(first: list[Hit], second: list[Hit]) -> list[Hit]:
    """Bring two rankings together: a hit counts by its place in each (reciprocal rank fusion)."""
    scores: dict[int, float] = {}
    hits: dict[int, Hit] = {}
    for ranking in (first, second):
        for rank, hit in enumerate(ranking[:_FUSED]):
            scores[hit.number] = scores.get(hit.number, 0.0) + 1.0 / (_RANK + rank + 1)
            hits.setdefault(hit.number, hit)
    order = sorted(scores, key=lambda number: (-scores[number], number))
    return [hits[number]._replace(score=scores[number]) for number in order]


def _once(ranked: list[Hit], limit: int) -> list[tuple[Hit, tuple[str, ...]]]:
    """Return the best of each family with the ids of its others."""
    families: dict[int, list[Hit]] = {}
    for hit in ranked:
        families.setdefault(hit.family, []).append(hit)
    best = list(families.values())[:limit]
    return [(found[0], tuple(hit.meta["id"] for hit in found[1:])) for found in best]


def _each(ranked: list[Hit], limit: int) -> list[tuple[Hit, tuple[str, ...]]]:
    """Return every hit for itself."""
    return [(hit, ()) for hit in ranked[:limit]]
