"""Article with parties -> quotes, collaboration statements, talk of indicators, topics."""

from __future__ import annotations

from telaah.news.article import Article, Collaboration, IndicatorTalk, Quote


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """Return what persons say, word for word or reported, in order."""
    del article
    return ()


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
