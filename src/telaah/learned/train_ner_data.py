"""Sentences with marked names, from the public sets and from the project's own corpora, in one convention."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from telaah.learned.names import split_words

LABELS = ("PER", "LOC", "ORG")
COARSE = {
    **{"PER": "PER", "PERSON": "PER", "Person": "PER", "PPL": "PER"},
    **{"LOC": "LOC", "LOCATION": "LOC", "PLACE": "LOC", "Place": "LOC", "PLC": "LOC"},
    **{"ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "Organisation": "ORG"},
}
_SCHOOLS = re.compile(
    r"(?i)^(?:sma|smk|smp|sd|ma|mts|universitas|institut|politeknik|akademi|sekolah tinggi|rumah sakit|rsud|pt|bank)\b"
)
"""NERGrit marks many schools and companies as places; the other sets and telaah take them as bodies."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as its set prints it: words and IOB tags."""

    words: list[str]
    tags: list[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence for training or testing: words split at every mark, names as (first, end, label)."""

    words: list[str]
    names: tuple[tuple[int, int, str], ...]
    unsure: tuple[tuple[int, int], ...] = ()
    """Stretches of which nobody says whether a name stands there."""
    origin: str = ""


def read_conll(path: Path) -> Iterator[Tagged]:
    """Read a set of a token and a tag a line (first and last column); none where the file is missing."""
    if not path.is_file():
        return
    words: list[str] = []
    tags: list[str] = []
    for line in [*gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"), ""]:
        columns = line.split()
        if not columns:
            if words:
                yield Tagged(words, tags)
            words, tags = [], []
            continue
        words.append(columns[0])
        tags.append(columns[-1] if len(columns) > 1 else "O")


def sentence_key(words: Iterable[str]) -> str:
    """Return a key that is the same for a sentence however its set has split and cased it."""
    letters = "".join(c for word in words for c in word.lower() if c.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def to_sample(tagged: Tagged, origin: str) -> Sample:
    """Split the words at every mark and name the labels in the coarse way."""
    words: list[str] = []
    names: list[tuple[int, int, str]] = []
    last = ""
    for word, tag in zip(tagged.words, tagged.tags, strict=True):
        begin = len(words)
        words.extend(piece for piece, _, _ in split_words(word))
        label = COARSE.get(tag if origin == "idwiki" else tag[2:], "")
        goes_on = label and label == last and (tag[:2] == "I-" or origin == "idwiki") and names and names[-1][1] == begin
        if goes_on:
            names[-1] = (names[-1][0], len(words), label)
        elif label and len(words) > begin:
            names.append((begin, len(words), label))
        last = label
    return Sample(words, tuple(_trimmed(words, n, origin) for n in names), (), origin)


def _trimmed(words: Sequence[str], name: tuple[int, int, str], origin: str) -> tuple[int, int, str]:
    """A name neither begins nor ends with a stray mark; a school is a body."""
    first, end, label = name
    while end - first > 1 and not words[first][0].isalnum():
        first += 1
    while end - first > 1 and words[end - 1] in ",;:.\"'":
        end -= 1
    if label == "LOC" and origin == "nergrit" and _SCHOOLS.match(" ".join(words[first:end])):
        label = "ORG"
    return first, end, label


def public_sets(nlp: Path) -> tuple[list[Sample], list[Sample], dict[str, list[Sample]]]:
    """Return training sentences, those for early stopping, and the test sets by name.

    What also stands in a test set is taken out of the others, whatever set it comes from. NER UI and NER UGM are never
    trained on.
    """
    files = {
        "idner": "ner-idner-news-2k/{}.txt.gz",
        "nergrit": "ner-nergrit/{}.txt.gz",
    }
    tests = {name: [to_sample(t, name) for t in read_conll(nlp / form.format("test"))] for name, form in files.items()}
    tests["nerui"] = [to_sample(t, "nerui") for t in read_conll(nlp / "ner-indolem-eval/nerui.txt.gz")]
    barred = test_keys(tests)
    dev = [
        to_sample(t, name)
        for name, part in (("idner", "dev"), ("nergrit", "valid"))
        for t in read_conll(nlp / files[name].format(part))
    ]
    dev = [s for s in dev if sentence_key(s.words) not in barred]
    barred |= test_keys({"dev": dev})
    train = [to_sample(t, name) for name, form in files.items() for t in read_conll(nlp / form.format("train"))]
    train += [
        piece
        for t in read_conll(nlp / "ner-idwiki-gold/goldstandard-0811.txt.gz")
        for piece in _sentences(to_sample(t, "idwiki"))
    ]
    return [s for s in train if sentence_key(s.words) not in barred], dev, tests


def test_keys(tests: dict[str, list[Sample]]) -> frozenset[str]:
    """Return the keys of all sentences of some sets."""
    return frozenset(sentence_key(s.words) for samples in tests.values() for s in samples)


GRAM = 6
"""Words in a row by which copies with small changes are known."""


def without_copies(samples: Iterable[Sample], others: Iterable[Sample], most: float = 0.0) -> list[Sample]:
    """Return the samples of whose runs of six words no more than a share stands in any of the others.

    Sets copy sentences from each other and change a mark or a word, which a key of the whole sentence does not show.
    """
    known = {gram for other in others for gram in _grams(other)}
    kept = []
    for sample in samples:
        grams = _grams(sample)
        if sum(gram in known for gram in grams) <= most * len(grams):
            kept.append(sample)
    return kept


def _grams(sample: Sample) -> set[tuple[str, ...]]:
    words = [word.lower() for word in sample.words if word[0].isalnum()]
    return {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}


def _sentences(sample: Sample) -> Iterator[Sample]:
    """Cut a paragraph at its full stops, never inside a name."""
    begin = 0
    inside = {i for first, end, _ in sample.names for i in range(first, end)}
    for index, word in enumerate(sample.words):
        ends = word in ".?!" and index not in inside and index - begin > 5
        if ends or index + 1 == len(sample.words):
            names = tuple((a - begin, b - begin, label) for a, b, label in sample.names if begin <= a and b <= index + 1)
            yield Sample(sample.words[begin : index + 1], names, (), sample.origin)
            begin = index + 1


def from_text(text: str, spans: Iterable[tuple[int, int, str]], unsure: Iterable[tuple[int, int]], origin: str) -> Sample | None:
    """Make a sample of a text with marked characters; None where a mark cuts a word."""
    tokens = split_words(text)
    starts = {start: index for index, (_, start, _) in enumerate(tokens)}
    ends = {end: index + 1 for index, (_, _, end) in enumerate(tokens)}
    names = []
    for start, end, label in spans:
        if start not in starts or end not in ends:
            return None
        names.append((starts[start], ends[end], label))
    open_ = tuple((starts[a], ends[b]) for a, b in unsure if a in starts and b in ends)
    return Sample([word for word, _, _ in tokens], tuple(sorted(names)), open_, origin)


def recased(nlp: Path, casing: Mapping[str, str], barred: frozenset[str], *, bodies: bool) -> Iterator[Sample]:
    """Yield NERP with capitals put back: persons and places are told, of bodies nothing unless ``bodies``.

    The set is in lower case throughout. A word gets its capital where running text prints it so (``casing``: first letter
    of its class in the lists) or, where that is open, where a name is marked.
    """
    seen: set[str] = set()
    for tagged in read_conll(nlp / "ner-nerp/train.txt.gz"):
        key = sentence_key(tagged.words)
        if key in barred or key in seen:
            continue
        seen.add(key)
        words = [_capital(w, t, casing, first=not i) for i, (w, t) in enumerate(zip(tagged.words, tagged.tags, strict=True))]
        tags = [
            f"{t[:2]}ORG" if bodies and t[2:] == "IND" and not any(c.isdigit() for c in w) else t
            for w, t in zip(words, tagged.tags, strict=True)
        ]
        sample = to_sample(Tagged(words, tags), "nerp")
        unsure = _unsure(words, tags)
        yield Sample(sample.words, sample.names, unsure, "nerp")


def _capital(word: str, tag: str, casing: Mapping[str, str], *, first: bool) -> str:
    how = casing.get(word, "?")
    named = tag != "O" and tag[2:] != "FNB" and word not in _SMALL
    if first or how == "n" or (named and (tag[2:] in ("PPL", "PLC", "IND") or how != "w")):
        return word.upper() if len(word) < 5 and not set(word) & set("aeiou") else word[:1].upper() + word[1:]
    return word


def _unsure(words: Sequence[str], tags: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the split words of which the set does not say whether they name a body."""
    open_, place = [], 0
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        size = len(split_words(word))
        free = tag == "O" and index > 0 and word[:1].isupper()
        if free or tag[2:] == "IND":
            open_.append((place, place + size))
        place += size
    return tuple(open_)


_SMALL = frozenset({"dan", "di", "of", "the", "dari", "untuk", "and", "de", "al", "bin", "van", "von"})
_RUN = re.compile(r"[A-Z][\w'’-]*(?:[ /&-]+[A-Z][\w'’-]*)*")
_FIRST = re.compile(r"(?:^|[.!?:;•“\"(]\s*)$")


def capital_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words; a single such word that begins a sentence is none."""
    for match in _RUN.finditer(text):
        alone = not re.search(r"[ /&-]", match.group())
        if not (alone and not match.group().isupper() and _FIRST.search(text[: match.start()])):
            yield match.span()


def left_open(text: str, taken: Iterable[tuple[int, int]], casing: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the capitalised words that no mark covers and that are not just common words with capitals.

    Weak labels know what they found, not what they missed: these words are neither a name nor none.
    """
    taken = list(taken)
    return [
        (start, end)
        for first, last in capital_runs(text)
        if not any(a < last and first < b for a, b in taken)
        and any(casing.get(word.lower(), "?") != "w" for word, _, _ in split_words(text[first:last]))
        for word, a, b in split_words(text[first:last])
        for start, end in ((first + a, first + b),)
    ]
