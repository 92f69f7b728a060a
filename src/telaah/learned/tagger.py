"""The trained recogniser of names at run time: persons, places and bodies in one piece of text.

spaCy and the weights are loaded when the first text is tagged, once in a process. torch is never imported: thinc takes it
in where it finds it, so it is barred while spaCy loads.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from telaah.errors import ModelError
from telaah.learned.folder import models_folder
from telaah.learned.names import Names, read_names, split_words

LANGUAGE = "id"
FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG", "LEMMA", "DEP", "ENT_KB_ID")
"""TAG: place in a listed name; LEMMA: cluster; DEP: class of the word; ENT_KB_ID: manner of annotation.

No tagger, parser or linker runs here, so that their slots are free."""
MANNER = "telaah"
"""Sets disagree on what a name is ("masyarakat Indonesia"): each has its manner, and this one is asked for at run time."""
_BARRED = ("torch", "cupy", "tensorflow", "mxnet")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text."""

    start: int
    end: int
    label: str
    """"PER", "LOC" or "ORG"."""


def make_doc(vocab: Any, names: Names, words: Sequence[str], manner: str = MANNER) -> Any:  # noqa: ANN401 - spaCy is loaded lazily
    """Return spaCy's document of some words with what is known of each."""
    from spacy.tokens import Doc

    classes, clusters, places = names.marks(list(words))
    doc = Doc(vocab, words=list(words), tags=places, lemmas=clusters)
    for token, cls in zip(doc, classes, strict=True):
        token.dep_, token.ent_kb_id_ = cls, manner
    return doc


@contextmanager
def without_torch() -> Iterator[None]:
    """Bar the heavy libraries that thinc would load; those already loaded stay."""
    barred = [name for name in _BARRED if name not in sys.modules]
    for name in barred:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in barred:
            del sys.modules[name]


class NameTagger:
    """Names in pieces of text; the same text always gives the same names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _names(self) -> Names:
        return read_names(self.folder / "names.txt.gz")

    @cached_property
    def _nlp(self) -> Any:  # noqa: ANN401
        with without_torch():
            import spacy
            from spacy.util import load_config
        try:
            nlp = spacy.blank(LANGUAGE)
            shape = load_config(self.folder / "spacy.cfg")["components"]["ner"]["model"]
            ner: Any = nlp.add_pipe("ner", config={"model": shape})
            ner.from_bytes((self.folder / "ner.msgpack").read_bytes(), exclude=["vocab"])
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"{self.folder}: {error}") from error
        return nlp

    def parts(self) -> tuple[Any, Names]:
        """Return spaCy's pipeline and the lists, for measuring."""
        return self._nlp, self._names

    def names(self, texts: Sequence[str]) -> list[list[Named]]:
        """Return the names of each text, in order."""
        split = [split_words(text) for text in texts]
        nlp, names = self._nlp, self._names
        docs = [make_doc(nlp.vocab, names, [word for word, _, _ in words]) for words in split]
        found = nlp.get_pipe("ner").pipe(docs, batch_size=64)
        return [
            [Named(words[e.start][1], words[e.end - 1][2], e.label_) for e in doc.ents]
            for doc, words in zip(found, split, strict=True)
        ]

    def bodies(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return for each text where it names bodies."""
        return [[(n.start, n.end) for n in found if n.label == "ORG"] for found in self.names(texts)]


@cache
def load_tagger(folder: Path | None = None) -> NameTagger | None:
    """Return the installed recogniser, None where there is none; the weights are read when it is first used."""
    if folder is None:
        models = models_folder()
        folder = None if models is None else models / "ner"
    if folder is None or not (folder / "ner.msgpack").is_file():
        return None
    return NameTagger(folder)
