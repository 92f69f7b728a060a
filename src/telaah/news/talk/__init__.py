"""Article with parties -> quotes, collaboration statements, talk of indicators, topics."""

from __future__ import annotations

from telaah.news.talk.collaboration import find_collaborations
from telaah.news.talk.indicators import find_indicator_talk
from telaah.news.talk.quotes import find_quotes
from telaah.news.talk.topics import find_topics

__all__ = ["find_collaborations", "find_indicator_talk", "find_quotes", "find_topics"]
