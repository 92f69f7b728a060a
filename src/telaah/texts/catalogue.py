"""The sentences of findings, from ``id.toml`` and ``en.toml``.

A sentence is filled with the values of a finding. ``{level}``, ``{kind}`` and ``{why}`` are put in words of the language,
``{Level}`` with a capital. What stands in ``[[...]]`` is left out where a value in it is missing or empty; such parts may
hold others. ``<name>`` stands for a part that several sentences share.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from telaah.errors import LexiconError
from telaah.model.finding import Finding
from telaah.texts.interface import LANGUAGES, Words, language, words

FOLDER = Path(__file__).parent
MESSAGE, RECOMMENDATION, TITLE = "message", "recommendation", "title"
_PARTS = "part"

_PART = re.compile(r"<([a-z_]+)>")
_OPTIONAL = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.DOTALL)
"""An optional part that holds no other."""
_VALUE = re.compile(r"\{([A-Za-z_]+)\}")
_IN_WORDS = {"level": "level", "kind": "kind", "why": "why"}
"""Values that are keys of closed sets, and the group of words that names them."""


class Catalogue:
    """The sentences of one language."""

    def __init__(self, lang: str | None = None) -> None:
        """Read the sentences of a language, of the environment's where none is given."""
        self.lang = lang or language()
        if self.lang not in LANGUAGES:
            raise LexiconError(f"no catalogue for the language {self.lang!r}; there are: {', '.join(LANGUAGES)}")
        self._words: Words = words(self.lang)
        self._rules = _read(self.lang)

    def message(self, finding: Finding) -> str:
        """Return what is wrong, as a sentence that can be sent to the office."""
        return self._filled(finding, MESSAGE)

    def recommendation(self, finding: Finding) -> str:
        """Return what the office can do."""
        return self._filled(finding, RECOMMENDATION)

    def title(self, code: str) -> str:
        """Return the short name of a rule in words.

        >>> Catalogue("en").title("KOL001")
        'Outcome without a partner'
        """
        return self._rules[code][TITLE]

    def term(self, key: str) -> str:
        """Return the word for a key ("severity.error", "why.kabur"); its last part where none is written."""
        group, _, name = key.partition(".")
        return self._words.of(group, name) if name else self._words.of("report", group)

    def keys(self) -> frozenset[str]:
        """Return every key of the catalogue ("KOL001.message")."""
        return frozenset(f"{code}.{name}" for code, sentences in self._rules.items() for name in sentences)

    def _filled(self, finding: Finding, name: str) -> str:
        sentences = self._rules[finding.rule]
        variant = f"{name}_{finding.variant}" if finding.variant else name
        return fill(sentences.get(variant) or sentences[name], self._in_words(dict(finding.values)))

    def _in_words(self, values: dict[str, str]) -> dict[str, str]:
        told = {key: self._words.of(group, values[key]) for key, group in _IN_WORDS.items() if values.get(key)}
        capital = {key[0].upper() + key[1:]: word[:1].upper() + word[1:] for key, word in told.items()}
        return values | told | capital


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Fill a sentence with values; optional parts without a value are left out.

    >>> fill("Sasaran “{text}”[[ (hlm. {page})]][[, {label}]]", {"text": "A", "page": "3", "label": ""})
    'Sasaran “A” (hlm. 3)'
    """

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name) for name in _VALUE.findall(match[1])) else ""

    while (shorter := _OPTIONAL.sub(optional, sentence)) != sentence:
        sentence = shorter  # from the inside out
    return _VALUE.sub(lambda match: values.get(match[1], ""), sentence)


@lru_cache(maxsize=len(LANGUAGES))
def _read(lang: str) -> Mapping[str, Mapping[str, str]]:
    table = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = table.pop(_PARTS, {})

    def whole(sentence: str) -> str:
        return _PART.sub(lambda match: parts[match[1]], sentence)

    return {code: {name: whole(text) for name, text in sentences.items()} for code, sentences in table.items()}
