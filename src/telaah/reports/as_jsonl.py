"""A line a document, each in the form that it has in the JSON result."""

from __future__ import annotations

from telaah.model.result import Result, as_json, dump


def render(result: Result, *, lang: str) -> str:
    """Return the documents as JSON lines; what failed is told on standard error."""
    return "".join(f"{dump(as_json(document))}\n" for document in result.documents)
