"""Article with parties -> quotes, collaboration statements, talk of indicators, topics."""

from __future__ import annotations

from telaah.news.article import Article, Collaboration, IndicatorTalk
from telaah.news.talk.quotes import find_quotes

__all__ = ["find_collaborations", "find_indicator_talk", "find_quotes", "find_topics"]


def find_collaborations(article: Article) -> tuple[Collaboration, ...]:
    """Return the sentences that tell of collaboration, with parties and status."""
    del article
    return ()


def find_indicator_talk(article: Article) -> tuple[IndicatorTalk, ...]:
    """Return the sentences about indicators, targets, outcomes or data of an office."""
    del article
    return ()


def find_topics(article: Article) -> tuple[str, ...]:
    """Return the programme areas that the article is about."""
    del article
    return ()
