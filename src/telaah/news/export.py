"""Articles -> the JSON lines of CONTRACT, "News"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telaah.model.result import as_json, dump
from telaah.news.article import Article


def to_dict(article: Article) -> Mapping[str, Any]:
    """Return one article as plain dicts, lists, strings and numbers."""
    plain = as_json(article)
    assert isinstance(plain, dict)
    return plain


def to_line(article: Article) -> str:
    """Return one article as a line of JSON, without the line break."""
    return dump(to_dict(article))
