"""The sentences of an article that answer a query, with the places to be highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from telaah.learned import Embedder
from telaah.lexicons.language import segmenter
from telaah.news.archive.terms import Phrase, names, term_of

_WORD = re.compile(r"[^\W_]+")
_MOST_ENCODED = 60
"""Sentences of an article that are compared by meaning."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence; ``start`` and ``end`` count in the article's text, the marks in the sentence."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def by_words(text: str, phrases: Sequence[Phrase], name: str | None, most: int) -> list[Passage]:
    """Return the sentences with most of the words, in the order of the text; ``name`` is a party or person looked for."""
    wanted = {term for phrase in phrases if not phrase.without for term in phrase.terms}
    called = frozenset(names(name or ""))
    ranked: list[tuple[int, int, Passage]] = []
    for start, end in segmenter().sentences(text):
        passage, found = _marked(text, start, end, wanted, called)
        if found:
            ranked.append((-found, start, passage))
    best = [passage for _, _, passage in sorted(ranked, key=lambda entry: entry[:2])[:most]]
    return sorted(best, key=lambda passage: passage.start) or _beginning(text, most)


def by_meaning(texts: Sequence[str], query: str, embedder: Embedder, most: int) -> list[list[Passage]]:
    """Return for each text the sentences nearest in meaning, in the order of the text.

    All are encoded in one call: encoders take most of their time to begin.
    """
    spans = [segmenter().sentences(text)[:_MOST_ENCODED] for text in texts]
    sentences = [text[start:end] for text, places in zip(texts, spans, strict=True) for start, end in places]
    if not sentences:
        return [[] for _ in texts]
    vectors = np.asarray(embedder.encode([query, *sentences]), dtype=np.float32)
    scores = vectors[1:] @ vectors[0]
    found: list[list[Passage]] = []
    at = 0
    for text, places in zip(texts, spans, strict=True):
        best = sorted(np.argsort(-scores[at : at + len(places)], kind="stable")[:most].tolist())
        found.append([Passage(text[places[k][0] : places[k][1]], *places[k]) for k in best])
        at += len(places)
    return found


def _marked(text: str, start: int, end: int, wanted: set[str], called: frozenset[str]) -> tuple[Passage, int]:
    marks: list[tuple[int, int]] = []
    terms: set[str] = set()
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower()
        if (term := term_of(word)) in wanted or word in called:
            terms.add(term)
            marks.append((match.start() - start, match.end() - start))
    return Passage(text[start:end], start, end, tuple(_joined(marks, text[start:end]))), len(terms)


def _joined(marks: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return marks with neighbours made one: "Dinas Kesehatan" is one place."""
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and text[joined[-1][1] : start].isspace():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _beginning(text: str, most: int) -> list[Passage]:
    """Return how the article begins: the words stand in its title, or only filters were given."""
    return [Passage(text[start:end], start, end) for start, end in segmenter().sentences(text)[: min(1, most)]]
