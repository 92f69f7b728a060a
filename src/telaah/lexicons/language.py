"""How written Indonesian is cut: abbreviations, words with hyphens, starts of sentences and lines, from ``language.toml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from telaah.lexicons.talk import read_table
from telaah.text.lines import LineWords
from telaah.text.sentences import Segmenter, SentenceWords

_FILE = "language.toml"
_BEFORE_NAMES = ("titles", "ranks", "offices", "places", "bodies", "references", "units", "calling", "months", "dotted")


@dataclass(frozen=True, slots=True)
class TokenWords:
    """What the tokenizer leaves whole."""

    dotted: tuple[str, ...]
    """Abbreviations with their full stops, as they are written."""
    prefixes: frozenset[str]
    """Before whose hyphen a word goes on."""


@cache
def load_token_words() -> TokenWords:
    """Return the exceptions of the tokenizer."""
    short = _words("abbreviations")
    given = _words("tokens")
    plain = {word for group in short.values() for word in group if word.isalpha()}
    spelled = {form + "." for word in plain for form in (word, word.capitalize(), word.upper() if len(word) < 4 else word)}
    return TokenWords(tuple(sorted(spelled | given["degrees"] | given["words"])), given["prefixes"])


@cache
def load_sentence_words() -> SentenceWords:
    """Return the words that decide where a sentence ends."""
    short, given = _words("abbreviations"), _words("sentences")
    titles = frozenset().union(*(short[name] for name in _BEFORE_NAMES))
    return SentenceWords(titles, short["lists"], short["never"], given["starters"])


@cache
def load_line_words() -> LineWords:
    """Return the words that decide whether a line goes on in the next."""
    given = _words("sentences") | _words("lines")
    return LineWords(**{field.name: given[field.name] for field in fields(LineWords)})


@cache
def segmenter() -> Segmenter:
    """Return the rule segmenter with all its words."""
    return Segmenter(load_sentence_words(), load_line_words())


def _words(table: str) -> dict[str, frozenset[str]]:
    keys = {
        "abbreviations": frozenset((*_BEFORE_NAMES, "lists", "never")),
        "tokens": frozenset(("degrees", "words", "prefixes")),
        "sentences": frozenset(("starters", "openers", "joins")),
        "lines": frozenset(("labels", "captions", "signing")),
    }[table]
    return {name: frozenset(str(text).split()) for name, text in read_table(_FILE, table, keys).items()}
