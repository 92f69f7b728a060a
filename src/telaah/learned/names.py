"""What is known of words before the model sees them: word classes from name lists, clusters, whole names.

Every word gets three marks besides its letters: whether lists have it in names of persons, places or bodies and how it is
mostly printed; the cluster of words that stand in the same surroundings; and its part in a listed name of several words.
The small model need not learn then that "Siti" is a person's name from the two times it saw her.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 6
"""Words of the longest listed name."""
KINDS = "PLO"
"""Person, place, organisation."""
UNKNOWN = ("?", "0")


@dataclass(frozen=True)
class Names:
    """The lists, as ``models/ner/names.txt.gz`` holds them."""

    words: dict[str, tuple[str, str]]
    """Lower-case word -> (class, cluster)."""
    phrases: dict[str, str]
    """Lower-case name, its words joined by spaces -> kind."""

    @cached_property
    def first(self) -> frozenset[str]:
        """First words of listed names."""
        return frozenset(phrase.split(" ", 1)[0] for phrase in self.phrases)

    def marks(self, words: list[str]) -> tuple[list[str], list[str], list[str]]:
        """Return for each word its class, its cluster and its place in a listed name ("B-L", "I-L", "-")."""
        lower = [word.lower() for word in words]
        known = [self.words.get(word, UNKNOWN) for word in lower]
        places = ["-"] * len(words)
        index = 0
        while index < len(words):
            size, kind = self._phrase(words, lower, index)
            for offset in range(size):
                places[index + offset] = f"{'I' if offset else 'B'}-{kind}"
            index += size or 1
        return [cls for cls, _ in known], [cluster for _, cluster in known], places

    def _phrase(self, words: list[str], lower: list[str], index: int) -> tuple[int, str]:
        if lower[index] not in self.first or not words[index][:1].isupper():
            return 0, ""
        for size in range(min(LONGEST, len(words) - index), 0, -1):
            kind = self.phrases.get(" ".join(lower[index : index + size]))
            if kind and words[index + size - 1][:1].isupper():
                return size, kind
        return 0, ""


def read_names(path: Path) -> Names:
    """Read the lists.

    The file has the words first ("word<TAB>class<TAB>cluster"), an empty line, then for each kind the names, a line each.
    """
    head, _, tail = gzip.decompress(path.read_bytes()).decode("utf-8").partition("\n\n")
    words: dict[str, tuple[str, str]] = {}
    for line in head.split("\n"):
        word, cls, cluster = line.split("\t")
        words[word] = (cls, cluster)
    phrases: dict[str, str] = {}
    for kind, part in zip(KINDS, tail.split("\n\n"), strict=True):
        phrases.update(dict.fromkeys(filter(None, part.split("\n")), kind))
    return Names(words, phrases)


def write_names(path: Path, names: Names) -> None:
    """Write the lists so that the same lists give the same bytes."""
    rows = [f"{word}\t{cls}\t{cluster}" for word, (cls, cluster) in sorted(names.words.items())]
    parts = ["\n".join(sorted(name for name, of in names.phrases.items() if of == kind)) for kind in KINDS]
    text = "\n\n".join(["\n".join(rows), *parts]) + "\n"
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def split_words(text: str) -> list[tuple[str, int, int]]:
    """Return words and marks with their places; every mark stands alone.

    >>> [word for word, _, _ in split_words("PT. PLN (Persero)")]
    ['PT', '.', 'PLN', '(', 'Persero', ')']
    """
    return [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
