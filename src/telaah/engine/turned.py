"""Boxes of pages that were read turned, as the page is shown."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from telaah.model.document import Document
from telaah.model.result import DocumentResult


def as_shown(result: DocumentResult, document: Document) -> DocumentResult:
    """Return the result with every ``bbox`` in points from the top left of its page as shown (CONTRACT).

    Text drawn turned is read upright, so its boxes are upright too; on all other pages nothing changes.
    """
    turned = {page.number: page for page in document.pages if page.turn}

    def shown(value: Any) -> Any:  # noqa: ANN401 - walks through every class of the result
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            return tuple(shown(item) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed = {f.name: shown(getattr(value, f.name)) for f in fields(value) if f.name != "bbox"}
        page = turned.get(changed.get("page", 0))
        box = getattr(value, "bbox", None)
        if page is not None and box is not None:
            changed["bbox"] = page.shown(box)
        return replace(value, **changed)

    whole: DocumentResult = shown(result) if turned else result
    return whole
