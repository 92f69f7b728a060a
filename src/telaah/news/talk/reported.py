"""Speech reported without marks: "Bupati berharap ...", "..., kata Sekda", "Menurut Camat, ..."."""

from __future__ import annotations

from dataclasses import dataclass

from telaah.lexicons.talk import SpeechWords, load_speech_words
from telaah.news.talk.prose import Prose, Sentence
from telaah.news.talk.speakers import Cast, Speaker

_LEAST = 3
"""Words that a report has at least."""
_LEAD_IN = 3
"""So few words before an attribution in the middle are no report: "Tetapi, ungkapnya, ..."."""
_REACH = 9
"""An epithet has at most so many words."""
_EVIDENCE = 14
_SUBJECT_REACH = 70
"""A subject stands at most so many words before its verb."""
_OPENING = 3
"""A person named within so many characters opens a sentence."""
_BOUNDS = frozenset({"yang", "untuk", "terkait", "tentang", "mengenai", "atas", "soal", "guna", "kepada", "oleh"})
_ALWAYS_NYA = frozenset(
    ("katanya", "ujarnya", "jelasnya", "tegasnya", "ungkapnya", "tuturnya", "ucapnya", "terangnya", "paparnya", "imbuhnya")
)
_WE = frozenset({"kami", "saya"})
"""Outside of the marks these are the one who spoke last: "Kami berharap ..."."""
_OTHERS = frozenset({"itu", "ini", "tersebut", "senada", "serupa", "yang", "sama", "demikian"})


@dataclass(frozen=True, slots=True)
class Report:
    """What one sentence reports, and who said it."""

    start: int
    end: int
    speaker: Speaker


class Reporter:
    """Reads the reports of one article."""

    def __init__(self, prose: Prose, cast: Cast) -> None:
        """Keep what is read."""
        self._prose, self._cast, self._lists = prose, cast, load_speech_words()

    def report(self, sentence: Sentence, current: Speaker | None) -> Report | None:
        """Return what a sentence reports, or None."""
        return self._inverted(sentence, current) or self._active(sentence, current) or self._verbless(sentence)

    def _verbless(self, sentence: Sentence) -> Report | None:
        """Read a report whose verb was forgotten: "Sementara Hadi, Kepala UPTD X, bahwa ..."."""
        prose = self._prose
        that = next(
            (w for w in range(sentence.first, min(sentence.first + 2 * _EVIDENCE, sentence.last)) if prose.words[w] == "bahwa"),
            -1,
        )
        if that <= sentence.first or not prose.text[prose.ends[that - 1] : prose.starts[that]].strip().startswith(","):
            return None
        if any(_verbal(w, self._lists) for w in prose.words[sentence.first : that]):
            return None
        hit = self._cast.subject(sentence.start, prose.starts[that])
        if hit is None or hit.speaker is None or not hit.speaker.name:
            return None
        return self._made(that + 1, sentence.last, sentence, hit.speaker)

    def floor(self, sentence: Sentence) -> Speaker | None:
        """Return who acts in a sentence that reports nothing: the next "katanya" may be theirs."""
        prose = self._prose
        for word in range(sentence.first, sentence.last):
            if prose.words[word] in self._lists.floor or prose.words[word] in self._lists.say | self._lists.ask:
                hit = self._cast.subject(sentence.start, prose.starts[word])
                if hit is not None and hit.speaker is not None and hit.speaker.name:
                    return hit.speaker
            if prose.words[word] in self._lists.passive and word < sentence.first + _EVIDENCE:  # "Hal itu disampaikan X."
                hit = self._cast.agent(word + 1, sentence.end)
                if hit is not None and hit.speaker is not None and hit.speaker.name:
                    return hit.speaker
        first = self._cast.between(sentence.start, sentence.start + _OPENING)
        return first[0].speaker if first and first[0].speaker is not None and first[0].speaker.name else None

    def speaker_before(self, start: int, word: int, current: Speaker | None) -> Speaker | None:
        """Return the subject of the verb at a word, in the words from a character on."""
        prose, lists = self._prose, self._lists
        start = max(start, prose.starts[max(0, word - _SUBJECT_REACH)])
        before = word - 1
        while before >= 0 and prose.starts[before] >= start and prose.words[before] in lists.adverbs:
            before -= 1
        last = prose.words[before] if before >= 0 and prose.starts[before] >= start else ""
        if last in lists.pronouns or last in _WE:
            opens = last not in _WE or prose.starts[before] <= start
            return (current or (None if last in _WE else Speaker(""))) if opens else None
        hit = self._cast.subject(start, prose.starts[word])
        span = set(prose.words[prose.word_at(start) : word]) if last in _OTHERS else set()
        if hit is not None and not (span & lists.people and hit.speaker is not None and not hit.speaker.name):
            return hit.speaker
        if not last:
            return current if prose.words[word] in lists.ask | lists.say else None
        unknown = self._cast.unknown_before(word, start)
        if unknown is not None:
            return unknown.speaker
        if span & lists.people:
            return current or Speaker("")
        near = set(prose.words[max(0, word - 6) : word])
        return Speaker("") if near & {"seorang", "salah"} and near & lists.unnamed else None

    def active_verb(self, first: int, last: int) -> int | None:
        """Return the first word that is a verb of saying or asking and stands as a predicate."""
        prose, lists = self._prose, self._lists
        for word in range(first, last):
            if prose.words[word] in lists.say or prose.words[word] in lists.ask:
                before = prose.words[word - 1] if word > first else ""
                own = before in _WE and word - 1 == first
                if before not in lists.blocked or own:
                    return word
        return None

    def _active(self, sentence: Sentence, current: Speaker | None) -> Report | None:
        first = sentence.first
        while (verb := self.active_verb(first, sentence.last)) is not None:
            start = self._content(verb, sentence)
            if start is not None:
                speaker = self.speaker_before(sentence.start, verb, current)
                if speaker is not None:
                    return self._made(start, sentence.last, sentence, speaker)
            elif sentence.last - verb <= 2 and verb - sentence.first > 2 * _LEAST:
                comma = self._prose.text.rfind(",", sentence.start, self._prose.starts[verb])
                hit = self._cast.subject(comma, self._prose.starts[verb]) if comma > 0 else None
                if hit is not None and hit.speaker is not None:
                    return Report(sentence.start, comma, hit.speaker)
            first = verb + 1
        return None

    def _content(self, verb: int, sentence: Sentence) -> int | None:  # noqa: PLR0911 -- one reason a line
        """Return the word with which the report behind a verb begins, or None where the verb reports nothing."""
        prose, lists = self._prose, self._lists
        word, start = prose.words[verb], verb + 1
        if sentence.last - start < _LEAST:
            return None
        mark = any(c in ",:" for c in prose.text[prose.ends[verb] : prose.starts[start]])
        window = prose.words[start : start + 9]
        that = next((n for n, w in enumerate(window) if w.startswith("bahwa")), None)
        if word in lists.ask:
            if word in lists.ask_strict and not set(prose.words[start : start + 12]) & {"agar", "supaya", "untuk", "segera"}:
                return None
            if window[0] == "hal" and window[1:2] and window[1] in _OTHERS:
                return None
        elif that is None and not (mark or window[0] in {"jika", "kalau", "agar", "supaya", "pentingnya", "perlunya"}):
            if word in lists.strict and not self._clause(start, sentence.last, signs=lists.modal):
                return None
            if not self._clause(start, sentence.last, signs=lists.finite, plain=word in lists.plain):
                return None
        if that is not None and that < 8 and not (mark and that > 1):
            return start + that + 1
        while start < sentence.last - _LEAST and prose.words[start] in {"jika", "kalau", "agar", "supaya", "bila"}:
            start += 1
        return start

    def _clause(self, start: int, last: int, *, signs: frozenset[str], plain: bool = False) -> bool:
        """Tell whether a clause with a predicate begins at a word, and not only a noun with what belongs to it."""
        prose, lists = self._prose, self._lists
        if (prose.words[start] in lists.objects and not plain) or (
            prose.words[start] == "hal" and prose.words[start + 1] in _OTHERS
        ):
            return False
        if plain:
            return last - start > _LEAST
        topic = prose.words[start] == "untuk"  # "menjelaskan untuk penerbangan lain tetap berjalan"
        for word in prose.words[start + topic : min(last, start + _EVIDENCE)]:
            if word in _BOUNDS:
                return False
            if word in signs or (signs is lists.finite and _verbal(word, lists)):
                return True
        return False

    def _inverted(self, sentence: Sentence, current: Speaker | None) -> Report | None:
        for verb in range(sentence.first, sentence.last):
            word = self._prose.words[verb]
            stem = word[:-3] if word.endswith("nya") else word
            if self._in_name(verb):
                continue
            if stem in self._lists.base or stem in self._lists.passive or stem == "menurut":
                found = self._attribution(verb, stem, sentence, current)
                if found is not None:
                    return found
        return None

    def _in_name(self, word: int) -> bool:
        """Tell whether a word that looks like a verb is somebody's name: "Puji Lestari"."""
        at = self._prose.starts[word]
        if not self._prose.text[at].isupper():
            return False
        return any(
            h.speaker is not None and h.speaker.name and h.start <= at < h.end for h in self._cast.between(at - 60, at + 1)
        )

    def _attribution(self, verb: int, stem: str, sentence: Sentence, current: Speaker | None) -> Report | None:
        """Return the report to which the attribution at a word belongs."""
        prose, lists = self._prose, self._lists
        own = prose.words[verb] != stem
        before = prose.text[prose.ends[verb - 1] : prose.starts[verb]] if verb > sentence.first else ","
        parted = any(c in ',–—”"' for c in before)
        if stem in lists.base and not self._speaks(verb, stem, own=own, parted=parted):
            return None
        late = stem == "dilanjutkan" and verb > sentence.first + 2  # "X mengawali sambutan, dilanjutkan Y"
        if late or (stem == "dibacakan" and not self._lead_in(verb, sentence)):
            return None
        if stem in lists.passive and prose.words[sentence.first] in lists.anaphors:
            return None
        if own:
            speaker, end = current or self._cast.before(prose.starts[verb]) or Speaker(""), prose.ends[verb]
        else:
            agent = self._agent(verb, stem, sentence, current)
            if agent is None:
                return None
            speaker, end = agent
        return self._extent(verb, stem, sentence, end=end, speaker=speaker, parted=parted)

    def _agent(  # noqa: PLR0911 -- one reason a line
        self, verb: int, stem: str, sentence: Sentence, current: Speaker | None
    ) -> tuple[Speaker, int] | None:
        prose, lists = self._prose, self._lists
        if verb + 1 >= sentence.last:
            return None
        behind = prose.words[verb + 1]
        if behind in lists.pronouns:
            return current or Speaker(""), prose.ends[verb + 1]
        if behind in {"seorang", "salah"}:
            comma = prose.text.find(",", prose.ends[verb], sentence.end)
            hit = self._cast.agent(verb + 3, sentence.end) if comma < 0 else None
            return (hit.speaker or Speaker("") if hit else Speaker("")), (comma if comma > 0 else prose.ends[verb + 1])
        gap = prose.text[prose.ends[verb] : prose.starts[verb + 1]]
        opens = verb == sentence.first and stem in lists.impersonal
        if opens and ("," in gap or behind.startswith("bahwa") or ":" in gap):
            return (current, prose.ends[verb]) if current is not None else None
        if "," in gap or '"' in gap or "." in gap:
            return None
        hit = self._cast.agent(verb + 1, sentence.end)
        if hit is None and current is not None and (end := self._epithet(verb + 1, sentence)) is not None:
            return current, end
        if hit is None or hit.speaker is None:
            return None
        return hit.speaker, hit.end

    def _epithet(self, first: int, sentence: Sentence) -> int | None:
        """Return where an epithet ends that stands for whoever spoke before: "kata pria kelahiran Sangatta itu, ..."."""
        prose = self._prose
        if prose.words[first] not in self._lists.people or self._cast.between(prose.starts[first], prose.ends[first]):
            return None
        last = next((n for n in range(first, min(first + _REACH, sentence.last)) if prose.words[n] in {"itu", "tersebut"}), None)
        if last is None or self._cast.between(prose.starts[first], prose.ends[last]):
            return None
        return prose.ends[last] if prose.text[prose.ends[last] : prose.ends[last] + 1] in ",." else None

    def _speaks(self, verb: int, stem: str, *, own: bool, parted: bool) -> bool:
        """Tell whether a short form stands as a verb of speaking here, not as the noun or adverb that it also is."""
        lists, word = self._lists, self._prose.words[verb]
        if own:
            return (parted or word in _ALWAYS_NYA) and not (word in lists.nouns and not parted)
        if verb and self._prose.words[verb - 1] == "lebih":
            return False
        return parted or stem not in lists.doubtful

    def _extent(  # noqa: PLR0913 -- what is known of one attribution
        self, verb: int, stem: str, sentence: Sentence, *, end: int, speaker: Speaker, parted: bool
    ) -> Report | None:
        """Tell which side of an attribution is what was said."""
        prose, lists = self._prose, self._lists
        behind = prose.word_at(end)
        before_count, behind_count = verb - sentence.first, sentence.last - behind
        if before_count == 0 and stem in lists.base and self._follows_marks(sentence):
            return None  # “... .” Ungkap X, sebagaimana dikutip Y.
        tail = prose.words[behind] if behind_count else ""
        gap = prose.text[end : prose.starts[behind]] if behind_count else ""
        if self._lead_in(verb, sentence) and stem in lists.passive and behind_count > _LEAST:
            return self._made(behind, sentence.last, sentence, speaker)
        trailing = behind_count < _LEAST or (tail in lists.rest and stem != "menurut" and before_count > _LEAD_IN)
        if stem in lists.passive and before_count > _LEAD_IN and (trailing or not (parted or tail in lists.finite or "," in gap)):
            return None if not parted else self._made(sentence.first, verb, sentence, speaker)
        if trailing:
            return self._made(sentence.first, verb, sentence, speaker) if before_count >= _LEAST else None
        if before_count <= _LEAD_IN or (stem == "menurut" and before_count <= 2 * _LEAD_IN):
            start = behind
            while start < sentence.last - _LEAST and prose.words[start] in {"bahwa", "bahwasanya"}:
                start += 1
            return self._made(start, sentence.last, sentence, speaker)
        return self._made(sentence.first, sentence.last, sentence, speaker)

    def _follows_marks(self, sentence: Sentence) -> bool:
        """Tell whether a mark of quotation closes right before a sentence: its speaker is named in it, nothing more."""
        return self._prose.text[: sentence.start].rstrip(" .,\xa0")[-1:] in set('”"’“')

    def _lead_in(self, verb: int, sentence: Sentence) -> bool:
        """Tell whether a speech is named before the verb: "Dalam sambutannya yang dibacakan Sekda ..."."""
        before = self._prose.words[sentence.first : verb]
        return len(before) < 8 and any(w in self._lists.speeches for w in before)

    def _made(self, first: int, last: int, sentence: Sentence, speaker: Speaker) -> Report | None:
        if last - first < _LEAST:
            return None
        start, end = self._prose.starts[first], self._prose.ends[last - 1]
        if end < sentence.end and last == sentence.last and self._prose.text[end : end + 1] in ")]%":
            end += 1
        return Report(start, end, speaker)


def _verbal(word: str, lists: SpeechWords) -> bool:
    """Tell whether a word is a verb by its prefix."""
    return len(word) > 5 and word.startswith(("me", "di", "ber", "ter")) and word not in lists.no_predicates
