"""The whole result, written document by document; the same text as ``Result.to_json``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from telaah.model.plain import as_json, dump
from telaah.model.result import PlainDocuments, Result

_PLACE = '"documents": []'


def pieces(result: Result, *, lang: str) -> Iterator[str]:
    """Yield the JSON text; documents that lie on disk are read one at a time."""
    before, _, after = dump(replace(result, documents=()).to_dict(), indent=1).partition(_PLACE)
    yield before
    yield '"documents": ['
    documents = result.documents
    plain = documents.plain() if isinstance(documents, PlainDocuments) else map(as_json, documents)
    opened = False
    for document in plain:
        yield ",\n  " if opened else "\n  "
        yield dump(document, indent=1).replace("\n", "\n  ")  # a newline within a string is written as \n
        opened = True
    yield "\n ]" if opened else "]"
    yield f"{after}\n"
