"""Values of the data model as plain dicts, lists, strings and numbers, and these as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any, Union

from telaah.model.place import Box

JSON_NAMES = {"cls": "class"}
"""Fields whose key is a word that Python keeps for itself."""

Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]  # noqa: UP007 - names itself

WHEN_GIVEN = frozenset({"page_texts", "batch", "path", "elsewhere", "duplicate_of", "part_of", "related", "set_aside", "summary"})
"""Keys that stand in the JSON form only where there is something to say."""


def as_json(value: object) -> Json:  # noqa: PLR0911 - a return for each kind of value
    """Turn a value into plain dicts, lists, strings and numbers.

    >>> as_json((Box(0, 1, 2, 3.456), "a"))
    [[0.0, 1.0, 2.0, 3.46], 'a']
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        # A lone surrogate (a file name that is not UTF-8, a broken text layer) could not be written as UTF-8.
        return str(value).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Box):
        # Formats without layout (DOCX, HTML, TXT) have places in the text and none on a sheet.
        return [round(float(x), 2) for x in value] if any(value) else None
    if isinstance(value, (tuple, list)):
        return [as_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, Sequence):  # documents on disk
        return [as_json(item) for item in value]
    return fields_of(value)


def fields_of(value: object) -> dict[str, Json]:
    """Return the keys of an object and their plain values, in the order of its fields."""
    pairs = ((name, key, getattr(value, name)) for name, key in _keys(type(value)))
    return {key: as_json(item) for name, key, item in pairs if item is not None or name not in WHEN_GIVEN}


def dump(plain: Json | Mapping[str, Any], *, indent: int | None = None) -> str:
    """Write plain values as JSON, letters as they are."""
    return json.dumps(plain, ensure_ascii=False, indent=indent, allow_nan=False)


_KEYS: dict[type, tuple[tuple[str, str], ...]] = {}


def _keys(cls: type) -> tuple[tuple[str, str], ...]:
    """Return fields and keys of a class, looked up once: a result has a hundred thousand objects of a dozen classes."""
    if cls not in _KEYS:
        _KEYS[cls] = tuple((f.name, JSON_NAMES.get(f.name, f.name)) for f in dataclasses.fields(cls))
    return _KEYS[cls]
