"""Write the JSON Schema from the classes of ``model/result.py``: ``python -m telaah.schema.generate``.

The docstrings of classes and fields become descriptions, so the schema is the reference of the JSON form.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from telaah.model import plain
from telaah.model import result as model
from telaah.model.place import Box
from telaah.schema import FILE

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def build() -> dict[str, Any]:
    """Return the schema as plain dicts."""
    definitions: dict[str, Any] = {}
    root = _object(model.Result, definitions)
    properties = root["properties"]
    first = {"telaah": properties.pop("telaah"), "schema": {"const": model.SCHEMA_VERSION}}
    return {
        **root,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "telaah result",
        "description": "What `telaah check --format json` writes. A JSON line of `--format jsonl` is one DocumentResult.",
        "properties": {**first, **properties},
        "required": ["telaah", "schema", *(name for name in root["required"] if name != "telaah")],
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """Return the schema as it is shipped."""
    return plain.dump(build(), indent=1) + "\n"


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    told = _field_docstrings(cls)
    properties, required = {}, []
    for item in dataclasses.fields(cls):
        name = plain.JSON_NAMES.get(item.name, item.name)
        properties[name] = _type(hints[item.name], definitions)
        if item.name in told:
            properties[name] = {"description": told[item.name], **properties[name]}
        if item.name not in plain.WHEN_GIVEN or type(None) not in typing.get_args(hints[item.name]):
            required.append(name)
    return {"type": "object", "description": inspect.getdoc(cls) or "", "properties": properties, "required": required}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401, PLR0911 - one return for each kind of type
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        inner = next(argument for argument in arguments if argument is not type(None))
        return {"anyOf": [_type(inner, definitions), {"type": "null"}]}
    if origin is Sequence or (origin is tuple and arguments[-1] is ...):
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is tuple:
        items = [_type(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(arguments[1], definitions)}
    if hint is Box:
        return {"type": "array", "description": inspect.getdoc(Box), "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # holds the place while its own fields are described
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(value) for value in hint]}
    return {"type": _PLAIN[hint]}


def _field_docstrings(cls: type) -> dict[str, str]:
    """Return the strings that stand below fields; they exist in the source alone."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(cls))).body[0]
    told: dict[str, str] = {}
    if isinstance(body, ast.ClassDef):
        for field, below in zip(body.body, body.body[1:], strict=False):
            named = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            if named and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                told[field.target.id] = " ".join(str(below.value.value).split())  # type: ignore[attr-defined]
    return told


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
