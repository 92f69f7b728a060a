"""The sentences of an article that answer a query, with the places to be highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from telaah.learned import Embedder
from telaah.news.archive.terms import Phrase, names, term_of
from telaah.text.sentences import split_sentences

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
    for start, end in split_sentences(text):
        passage, found = _marked(text, start, end, wanted, called)
        if found:
            ranked.append((-found, start, passage))
    best = [passage for _, _, passage in sorted(ranked, key=lambda entry: entry[:2])[:most]]
    return sorted(best, key=lambda passage: passage.start) or _beginning(text, most)


def by_meaning(text: str, query: str, embedder: Embedder, most: int) -> list[Passage]:
    """Return the sentences nearest in meaning, in the order of the text."""
    spans = split_sentences(text)[:_MOST_ENCODED]
    if not spans:
        return []
    vectors = np.asarray(embedder.encode([query, *(text[start:end] for start, end in spans)]), dtype=np.float32)
    scores = vectors[1:] @ vectors[0]
    best = sorted(np.argsort(-scores, kind="stable")[:most].tolist())
    return [Passage(text[spans[at][0] : spans[at][1]], *spans[at]) for at in best]


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
    return [Passage(text[start:end], start, end) for start, end in split_sentences(text)[: min(1, most)]]
