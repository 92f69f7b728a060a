"""The order in which an article is understood, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from telaah.mentions.second import MentionTagger
from telaah.news.article import Article
from telaah.news.parties import find_parties
from telaah.news.talk import find_collaborations, find_indicator_talk, find_quotes, find_topics


def understand_article(article: Article, tagger: MentionTagger | None = None) -> Article:
    """Find who is named, who said what, which indicators are talked about, which collaborations are told, and the topics.

    ``tagger``: a trained recogniser that is asked about names that no rule resolves.
    """
    mentions, persons = find_parties(article, tagger)
    article = replace(article, mentions=mentions, persons=persons)
    article = replace(article, quotes=find_quotes(article))
    return replace(
        article,
        indicator_talk=find_indicator_talk(article),
        collaborations=find_collaborations(article),
        topics=find_topics(article),
    )
