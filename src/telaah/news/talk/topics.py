"""Article -> the programme areas that it is about, from weighted words."""

from __future__ import annotations

from collections import Counter

from telaah.lexicons.topics import load_topics
from telaah.news.article import Article
from telaah.news.talk.prose import read_prose

_REPEATS = 3
"""A phrase counts so many times at most: one long list of schools is no second article on schools."""
_LEAD = 3
"""What the title and the beginning say weighs so many times more."""
_LEAD_WORDS = 60
_LEAST = 6
"""Weight under which an area is only touched on; tried on 125 items of regional offices."""
_SHARE = 0.3
"""An area with less than this part of the first one's weight is only touched on."""
_MOST = 4


def find_topics(article: Article) -> tuple[str, ...]:
    """Return the programme areas that the article is about, most telling first."""
    topics = load_topics()
    prose = read_prose(article.text, article.title)
    counts: Counter[str] = Counter()
    score: Counter[str] = Counter()
    for hit in topics.phrases.find(prose.words):
        counts[hit.value] += 1
        if counts[hit.value] > _REPEATS:
            continue
        factor = _LEAD if hit.first < _LEAD_WORDS and counts[hit.value] == 1 else 1
        for name, weight in topics.weights[hit.value]:
            score[name] += weight * factor
    if not score:
        return ()
    least = max(_LEAST, _SHARE * max(score.values()))
    ranked = sorted(score, key=lambda name: (-score[name], topics.names.index(name)))
    return tuple(name for name in ranked if score[name] >= least)[:_MOST]
