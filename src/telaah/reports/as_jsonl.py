"""A line a document, each in the form that it has in the JSON result."""

from __future__ import annotations

from collections.abc import Iterator

from telaah.model.plain import as_json, dump
from telaah.model.result import PlainDocuments, Result


def pieces(result: Result, *, lang: str) -> Iterator[str]:
    """Yield the documents as JSON lines; what failed is told on standard error."""
    documents = result.documents
    plain = documents.plain() if isinstance(documents, PlainDocuments) else map(as_json, documents)
    return (f"{dump(document)}\n" for document in plain)
