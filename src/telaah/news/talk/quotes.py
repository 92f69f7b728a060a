"""Article with parties -> what persons say, word for word or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telaah.lexicons.talk import load_speech_words
from telaah.news.article import Article, Quote
from telaah.news.talk.marks import MAX_QUOTE, Stretch, find_stretches
from telaah.news.talk.prose import Prose, Sentence, read_prose
from telaah.news.talk.reported import Reporter
from telaah.news.talk.speakers import Cast, Speaker

_EDGE = " \t\n\xa0\"“”„«»‘’'`.,;:!?–—-"
_BEHIND_MARK = re.compile(r"[\s.,;:”“\"’'!?–—-]*")
_WORDS_ALONE = 6
"""A stretch that nobody is said to have spoken has at least so many words."""
_WORDS = 2
_TAIL = 14
_LEAD = 600
"""Characters before a mark in which its speaker is looked for."""


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """Return what persons say, word for word or reported, in order."""
    prose = read_prose(article.text, article.title)
    return tuple(sorted(_Finder(article, prose).find(), key=lambda q: (q.start, q.end)))


class _Finder:
    """Walks through one article and remembers who spoke last."""

    def __init__(self, article: Article, prose: Prose) -> None:
        self._prose, self._words = prose, load_speech_words()
        self._cast = Cast(article, prose)
        self._reporter = Reporter(prose, self._cast)
        self._current: Speaker | None = None
        self._last_end = -1
        self._last_attributed = False

    def find(self) -> Iterator[Quote]:
        prose = self._prose
        found = find_stretches(prose.text, prose.blocks, self._is_verb)
        stretches = [s for s in found if s.block not in prose.headings]
        at = 0
        for sentence in prose.sentences:
            inside = False
            while at < len(stretches) and stretches[at].start < sentence.end:
                following = stretches[at + 1] if at + 1 < len(stretches) else None
                quote = self._direct(stretches[at], sentence, following)
                at += 1
                if quote is not None:
                    inside = True
                    yield quote
            if inside or sentence.start < self._last_end:
                continue
            yield from self._indirect(sentence)

    def _indirect(self, sentence: Sentence) -> Iterator[Quote]:
        report = self._reporter.report(sentence, self._current)
        if report is None:
            self._current = self._reporter.floor(sentence) or self._current
            return
        self._current = report.speaker if report.speaker.name or self._current is None else self._current
        yield self._quote(report.start, report.end, report.speaker, direct=False)

    def _direct(self, stretch: Stretch, sentence: Sentence, following: Stretch | None) -> Quote | None:
        count = self._prose.word_at(stretch.end) - self._prose.word_at(stretch.start)
        if count < _WORDS:
            return None
        speaker = self._behind(stretch, following)
        attributed = speaker is not None
        if speaker is None:
            speaker = self._before(stretch, sentence, count)
        if speaker is None and self._stands_alone(stretch, sentence, count):
            speaker = self._shared(stretch, following) or self._current or self._opening(sentence)
        if speaker is None:
            return None
        self._last_end, self._last_attributed = stretch.outer_end, attributed
        if speaker.name or self._current is None:
            self._current = speaker
        return self._quote(stretch.start, stretch.end, speaker, direct=True)

    def _is_verb(self, position: int) -> bool:
        """Tell whether an attribution begins at a character."""
        prose, words = self._prose, self._words
        match = _BEHIND_MARK.match(prose.text, position)
        at = prose.word_at(match.end() if match else position)
        if at >= len(prose.words) or prose.starts[at] - position > 6:
            return False
        if prose.words[at] in {"demikian", "begitu", "lebih", "dan"} and at + 1 < len(prose.words):
            at += 1 + (prose.words[at] == "lebih")
        if at >= len(prose.words):
            return False
        word = prose.words[at]
        if word.endswith("nya") and (word[:-3] in words.base or word[:-3] in words.passive):
            return True
        if word not in words.base or at + 1 >= len(prose.words):
            return False
        follows = prose.words[at + 1]
        if "." in prose.text[prose.ends[at] : prose.starts[at + 1]]:
            return False
        known = follows in words.pronouns or follows in words.holders or follows in words.titles
        return known or prose.text[prose.starts[at + 1]].isupper() or follows in words.people or follows in words.unnamed

    def _behind(self, stretch: Stretch, following: Stretch | None) -> Speaker | None:
        """Return the speaker whom the words behind a stretch name."""
        prose, words = self._prose, self._words
        if stretch.dangling and stretch.outer_end == stretch.end and not self._is_verb(stretch.end):
            return None
        first = prose.word_at(stretch.outer_end)
        limit = min(prose.blocks[stretch.block][1], following.outer_start if following else len(prose.text))
        if self._is_verb(stretch.outer_end):
            while prose.words[first] == "demikian" or not (
                prose.words[first] in words.base or prose.words[first].endswith("nya")
            ):
                first += 1
            stem = prose.words[first].removesuffix("nya")
            if prose.words[first] != stem or (first + 1 < len(prose.words) and prose.words[first + 1] in words.pronouns):
                return self._current or self._earlier(stretch) or Speaker("")
            hit = self._cast.agent(first + 1, limit)
            if hit is not None:
                return hit.speaker
            return self._current or Speaker("")
        gap = prose.text[stretch.outer_end : prose.starts[first]] if first < len(prose.words) else "."
        if gap.strip(" ,\xa0") or prose.text[stretch.end - 1] in ".!" or first >= len(prose.words):
            return None
        last = first
        while last < len(prose.words) and last - first < _TAIL and prose.starts[last] < limit:
            last += 1
        verb = self._reporter.active_verb(first, last)
        said = self._reporter.speaker_before(stretch.outer_end, verb, self._current) if verb is not None else None
        return said if verb is not None else self._unsaid(stretch, first, limit, gap)

    def _unsaid(self, stretch: Stretch, first: int, limit: int, gap: str) -> Speaker | None:
        """Return who is named right behind a stretch that a comma ends, the verb forgotten: “...,” Kepala Dinas X, Budi."""
        prose = self._prose
        long = first - prose.word_at(stretch.start) >= _WORDS_ALONE
        if not long or "," not in (prose.text[stretch.end - 1], gap.strip()[:1]):
            return None
        hit = self._cast.agent(first, limit)
        named = hit is not None and hit.start == prose.starts[first] and hit.speaker is not None and hit.speaker.name
        return hit.speaker if hit is not None and named else None

    def _before(self, stretch: Stretch, sentence: Sentence, count: int) -> Speaker | None:
        """Return the speaker whom the words before a stretch name: "Bupati mengatakan, ..."."""
        prose = self._prose
        start = max(sentence.start, self._last_end, stretch.outer_start - _LEAD)
        lead = prose.text[start : stretch.outer_start].rstrip()
        if not lead:
            return None
        parted = lead[-1] in ",:"
        if parted and self._last_end >= sentence.start and self._last_attributed:
            return self._current
        first, last = prose.word_at(start), prose.word_at(stretch.outer_start)
        if last <= first or (not parted and (last - first > _TAIL * 2 or count < _WORDS_ALONE)):
            return None
        verb = self._reporter.active_verb(first, last)
        near = parted or (verb is not None and last - verb <= 2)
        if verb is not None and near:
            return self._reporter.speaker_before(start, verb, self._current)
        for word in range(first, last if near else first):
            stem = prose.words[word].removesuffix("nya")
            if stem in self._words.base or stem in self._words.passive or stem == "menurut":
                hit = self._cast.agent(word + 1, stretch.outer_start)
                return hit.speaker if hit else (self._current if prose.words[word] != stem else None)
        return None

    def _stands_alone(self, stretch: Stretch, sentence: Sentence, count: int) -> bool:
        """Tell whether a stretch without an attribution is speech, not a title or words held at a distance."""
        text = self._prose.text
        if count < _WORDS_ALONE or text[
            max(sentence.start, self._last_end, stretch.outer_start - _LEAD) : stretch.outer_start
        ].strip(' "“”.,'):
            return False
        long = [w for w in text[stretch.start : stretch.end].split() if len(w) > 3]
        capitals = sum(w[0].isupper() for w in long)
        return capitals * 2 < len(long) and not stretch.dangling | (text[stretch.end - 1].isalnum() and self._open(stretch))

    def _open(self, stretch: Stretch) -> bool:
        """Tell whether the sentence goes on behind a stretch as if it were a part of it."""
        rest = self._prose.text[stretch.outer_end : self._prose.blocks[stretch.block][1]].lstrip()
        return bool(rest) and rest[0].islower()

    def _shared(self, stretch: Stretch, following: Stretch | None) -> Speaker | None:
        """Return the speaker of the next stretch of the same paragraph."""
        if following is None or following.block != stretch.block:
            return None
        return self._behind(following, None)

    def _opening(self, sentence: Sentence) -> Speaker | None:
        """Return whoever was named before, where nobody has spoken yet."""
        return self._earlier_before(sentence.start)

    def _earlier(self, stretch: Stretch) -> Speaker | None:
        return self._earlier_before(stretch.start)

    def _earlier_before(self, position: int) -> Speaker | None:
        named = [h for h in self._cast.between(0, position) if h.speaker is not None and h.speaker.name]
        return named[-1].speaker if named else None

    def _quote(self, start: int, end: int, speaker: Speaker, *, direct: bool) -> Quote:
        text = self._prose.text
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if end - start > MAX_QUOTE:
            cut = max((s.end for s in self._prose.sentences if start < s.end <= start + MAX_QUOTE), default=start + MAX_QUOTE)
            end = cut
        return Quote(speaker.name, speaker.position, " ".join(text[start:end].split()), direct, start, end)
