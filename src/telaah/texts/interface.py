"""The words of commands and reports, in both languages.

The sentences of rules are in the catalogue beside this module; here is what stands around them. The language is the
environment variable ``TELAAH_LANG`` (``--lang`` sets it, so that worker processes speak it too), Indonesian without it.
"""

from __future__ import annotations

import errno
import os
import string
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGES = ("id", "en")
VARIABLE = "TELAAH_LANG"


class _Counting(string.Formatter):
    """Fills sentences in; ``{files:file|files}`` is the word for one, or for any other number, of what is counted."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Choose between two words where the specification holds two."""
        one, parted, many = format_spec.partition("|")
        return (one if str(value) == "1" else many) if parted else format(value, format_spec)


_FILL = _Counting()


class Words:
    """The words of one language, called with a key and the values that its sentence is filled with."""

    def __init__(self, lang: str) -> None:
        """Read the words of a language."""
        self.lang = lang
        self._sentences = _read(lang)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key, filled in; KeyError where there is none.

        >>> Words("en")("severity.error")
        'error'
        """
        sentence = self._sentences[key]
        return _FILL.vformat(sentence, (), values) if values else sentence

    def of(self, group: str, name: str | None) -> str:
        """Return the word for a value of a closed set ("role", "mitra"); the value itself where none is written.

        >>> Words("en").of("level", "sasaran")
        'objective (sasaran)'
        """
        if name is None:
            return ""
        return self._sentences.get(f"{group}.{name}", name.replace("_", " "))

    def keys(self) -> frozenset[str]:
        """Return every key."""
        return frozenset(self._sentences)


def os_reason(error: OSError, say: Words | None = None) -> str:
    """Return why the operating system refused something, in the words of a language.

    >>> os_reason(FileNotFoundError(2, "No such file or directory"), Words("id"))
    'tidak ada'
    """
    say, key = say or words(), f"os.{errno.errorcode.get(error.errno or 0, '')}"
    return say(key) if key in say.keys() else error.strerror or str(error)  # noqa: SIM118 - a method, no mapping


def language() -> str:
    """Return the language that the environment asks for.

    A locale name counts by its beginning ("en_GB.UTF-8"); what is no language of ours is Indonesian.
    """
    asked = os.environ.get(VARIABLE, "").strip().lower()
    return "en" if asked.startswith("en") else "id"


@lru_cache(maxsize=len(LANGUAGES))
def _words(lang: str) -> Words:
    return Words(lang)


def words(lang: str | None = None) -> Words:
    """Return the words of a language, of the environment's where none is given."""
    return _words(lang or language())


def _read(lang: str) -> dict[str, str]:
    path = Path(__file__).parent / f"interface_{lang}.toml"
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), ""))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        pairs += _flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, value)]
    return pairs
