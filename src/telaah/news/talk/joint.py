"""Cooperation told by grammar alone: several bodies as one subject or agent, requests, promises, shared work, refusals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from telaah.lexicons.talk import load_cooperation_words, load_joint_words, load_speech_words
from telaah.model.mention import PartyClass
from telaah.news.article import NewsMention
from telaah.news.talk.prose import Prose, Sentence

_OWN = frozenset({PartyClass.PEMDA, PartyClass.OPD})
_BEHIND = 3
"""Between the last of several bodies and their verb stand at most so many words beside adverbs."""
_LIST_GAP = 2
_MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember"
_DATING = frozenset(f"pada hari tanggal senin selasa rabu kamis jumat jum'at sabtu minggu {_MONTHS}".split())
_STAFF = frozenset({"asn", "pns", "pppk", "honorer", "aparatur"})
"""Behind these "TNI dan Polri" are people who serve there."""
_ABOUT = frozenset({"mengenai", "tentang", "perihal"})
_UNNAMED = 6
"""A list may hold an item that is no mention: "A, warga Dusun Sengir, dan bengkel las B"."""
_REACH = 6
_FAR = 9
"""Between a passive verb and "oleh" stand at most so many words."""
"""Within so many words behind the bodies asked stands what they are asked to do."""

Cue = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """What tells of cooperation, and between whom."""

    cue: Cue
    mentions: tuple[NewsMention, ...]


class JointReader:
    """Asks the sentences of one article for cooperation that no word names."""

    def __init__(self, prose: Prose) -> None:
        self._prose, self._words = prose, load_joint_words()
        self._speech, self._lists = load_speech_words(), load_cooperation_words()

    def read(self, sentence: Sentence, mentions: list[NewsMention], speaker: NewsMention | None) -> Shared | None:
        """Return the cooperation of a sentence, or None; ``speaker`` is the body whose words are reported."""
        bodies = [m for m in mentions if not (speaker is not None and m.start == speaker.start)]
        return (
            self._refused(sentence, bodies)
            or self._asked(sentence, bodies, speaker)
            or self._divided(sentence, bodies)
            or self._listed(sentence, bodies)
            or self._joined(sentence, bodies)
            or self._with_us(sentence, bodies)
            or self._helped(sentence, bodies)
            or self._promised(sentence, bodies)
            or self._common(sentence, bodies)
        )

    def _refused(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find what was not answered, agreed on or begun: "belum pernah diajak", "tidak pernah dijawab"."""
        prose, words = self._prose, self._words
        for at in range(sentence.first, sentence.last):
            if prose.words[at] not in words.negations:
                continue
            behind = [w for w in range(at + 1, min(at + 4, sentence.last)) if prose.words[w] in words.refused]
            if behind and len(bodies) < self._needed(sentence, prose.words[behind[0]]):
                continue
            if behind:
                return Shared((behind[0], behind[0] + 1, "denied"), tuple(m for m in bodies if not m.person))
        return None

    def _needed(self, sentence: Sentence, refusal: str) -> int:
        """Return how many bodies a refusal needs: nobody need be named where somebody was "never invited"."""
        if refusal in self._words.mutual:
            return 0 if self._words.both & set(self._prose.words[sentence.first : sentence.last]) else 2
        return 0 if refusal in {"diajak", "dilibatkan", "melibatkan", "diikutsertakan"} else 1

    def _asked(self, sentence: Sentence, bodies: list[NewsMention], speaker: NewsMention | None) -> Shared | None:
        """Find another party that is asked to do its share: "meminta BUMN ikut ..."; orders within one house are none."""
        prose, words = self._prose, self._words
        for number, body in enumerate(bodies):
            first = prose.word_at(body.start)
            verb = next(
                (w for w in range(first - 1, max(first - 4, sentence.first - 1), -1) if prose.words[w] in words.asks), None
            )
            if verb is None or body.person:
                continue
            between = prose.words[verb + 1 : first]
            if any(w not in words.toward for w in between) or self._is_post(body):
                continue
            asked = self._run(bodies[number:])
            if prose.words[verb] in words.brings:
                coming, differ = self._future(verb, sentence), speaker is not None and self._differ(asked[0], speaker)
                if coming or differ or len(asked) > 1 or asked[0].cls not in _OWN:
                    kind = "shared" if coming or prose.words[verb] in words.meets else "asked"
                    return Shared((verb, verb + 1, kind), tuple(asked))
                continue
            own = all(m.cls in _OWN or m.cls is PartyClass.KECAMATAN_DESA for m in asked) and (len(asked) < 2 or speaker is None)
            inner = speaker is None or speaker.cls in _OWN or speaker.cls is PartyClass.LEGISLATIF
            if own and inner and prose.words[verb] not in words.demands:
                continue
            behind = prose.words[prose.word_at(asked[-1].end) : min(prose.word_at(asked[-1].end) + _REACH, sentence.last)]
            if behind and behind[0] in {"tidak", "jangan", "berhenti"}:
                continue
            if any(self._is_verb(w) or w in words.will or w in words.toward for w in behind):
                return Shared((verb, verb + 1, "asked"), tuple(asked))
        return self._demanded(sentence, bodies)

    def _demanded(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find another house of which something is expected: "BUMN diminta ikut menanggung"."""
        prose = self._prose
        for body in bodies:
            last = prose.word_at(body.end)
            behind = prose.words[last : min(last + 4, sentence.last)]
            if body.person or body.cls in _OWN or not behind or behind[0] not in {"diminta", "diharapkan", "diajak", "didorong"}:
                continue
            if (
                behind[1:2] not in {("mampu",), ("dapat",), ("bisa",)}
                and any(self._is_verb(w) for w in behind[1:])
                and not self._is_post(body)
            ):
                return Shared((last, last + 1, "asked"), (body,))
        return None

    def _divided(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find a task that is shared out: "A melatih relawan, sedangkan B menyediakan ..."."""
        prose, words = self._prose, self._words
        for at in range(sentence.first + 1, sentence.last):
            if prose.words[at] not in words.while_words:
                continue
            left = [m for m in bodies if prose.word_at(m.end) <= at and self._acts(m, sentence)]
            right = next((m for m in bodies if prose.word_at(m.start) == at + 1), None)
            if left and right is not None and self._acts(right, sentence) and self._differ(left[0], right):
                return Shared((at, at + 1, "shared"), (*left, right))
        return None

    def _listed(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find several houses that do one thing: "A, B, dan C membersihkan ...", "dibangun A dan B"."""
        prose, words = self._prose, self._words
        number = 0
        while number < len(bodies):
            run = self._run(bodies[number:])
            number += len(run)
            if not self._houses(run) or self._before(sentence, prose.word_at(run[0].start)) in _STAFF:
                continue
            first, last = prose.word_at(run[0].start), prose.word_at(run[-1].end)
            before = self._before(sentence, first)
            made = self._made_by(before) and not (before == "didampingi" and any(m.person for m in bodies))
            if made and _ABOUT & set(prose.words[sentence.first : first - 1]):
                continue  # what a talk is about is no deed
            if before in words.agents or made:
                return Shared((first - 1, first, "shared"), tuple(run))
            crowd = before == "dari" and bool(words.people & set(prose.words[max(sentence.first, first - 3) : first - 1]))
            if not crowd and (before in self._lists.receivers or before in words.objects or self._is_verb(before)):
                continue
            at = self._verb_behind(sentence, last, run[-1].end)
            if at is not None:
                return Shared((at, at + 1, "shared"), tuple(run))
        return None

    def _before(self, sentence: Sentence, first: int) -> str:
        """Return the word before a list, or the passive verb that "oleh" goes with."""
        prose = self._prose
        before = prose.words[first - 1] if first > sentence.first else ""
        if before != "oleh":
            return before
        passive = [w for w in prose.words[max(sentence.first, first - _FAR) : first - 1] if self._made_by(w)]
        return passive[-1] if passive else before

    def _verb_behind(self, sentence: Sentence, last: int, end: int) -> int | None:
        """Return the verb of doing behind a list, past adverbs, a region's name and an item that is no mention."""
        prose, words = self._prose, self._words
        at, listing = last, prose.text[end : end + 8].lstrip(" ,").startswith(("dan ", "serta"))
        skipped = self._speech.adverbs | words.will | words.fillers
        while at < min(sentence.last, last + _REACH):
            if self._does(prose.words[at]):
                return None if "," in prose.text[end : prose.starts[at]] and not listing else at
            if not (prose.words[at] in skipped or listing or prose.text[prose.starts[at]].isupper()):
                return None
            at += 1
        return None

    def _joined(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find an act done with a body: "pelatihan ... bersama STIE", "verifikasi dengan BPS", "akan dibangun bersama ..."."""
        prose, words = self._prose, self._words
        for number, body in enumerate(bodies):
            first = prose.word_at(body.start)
            if body.person or self._is_post(body) or first <= sentence.first:
                continue
            word = prose.words[first - 1]
            inside = prose.words[max(sentence.first, first - 14) : first - 1]
            act = word == "dengan" and any(w.startswith(words.acts) for w in inside[-5:]) and "sesuai" not in inside[-2:]
            if not act and (word not in {"bersama", "beserta"} or "menginstruksikan" in inside):
                continue
            if not inside or any(w.startswith(words.acts) or self._made_by(w) or self._does(w) for w in inside):
                doer = self._doer(sentence, bodies[:number])
                return Shared((first - 1, first, "shared"), (*doer, *self._run(bodies[number:])))
        return None

    def _doer(self, sentence: Sentence, bodies: list[NewsMention]) -> list[NewsMention]:
        """Return the body that does the act with others: the one with which the sentence begins, behind a date at most."""
        prose = self._prose
        first = bodies[0] if bodies else None
        if first is None or first.person or self._is_post(first):
            return []
        lead = prose.words[sentence.first : prose.word_at(first.start)]
        dated = all(w in _DATING or w[:1].isdigit() for w in lead)
        return [first] if dated or not lead else []

    def _with_us(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find the speaker's own house beside another: "pihaknya dan Dinas Sosial akan", "kami dengan PMI"."""
        prose, words = self._prose, self._words
        for number, body in enumerate(bodies):
            first = prose.word_at(body.start)
            if body.person or first - 2 < sentence.first or prose.words[first - 1] not in {"dan", "bersama", "dengan", "serta"}:
                continue
            if prose.words[first - 2] in words.ours and not self._is_post(body):
                return Shared((first - 1, first, "shared"), tuple(self._run(bodies[number:])))
        return None

    def _helped(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find help from another house: "akan didampingi Kejaksaan Negeri", "dilatih Universitas"."""
        prose, words = self._prose, self._words
        for number, body in enumerate(bodies):
            first = prose.word_at(body.start)
            at = first - 1
            for _ in range(_BEHIND):
                if at > sentence.first and prose.words[at] in words.by:
                    at -= 1
            if at < sentence.first or body.person or self._is_post(body):
                continue
            verb, run, coming = prose.words[at], self._run(bodies[number:]), self._future(at, sentence)
            outside = body.cls not in _OWN or self._houses(run)
            promised = coming and outside and self._made_by(verb) and body.cls is not PartyClass.LEGISLATIF
            if not promised and (verb not in words.helped or not (outside or coming)):
                continue
            companion = any(m.person and 0 <= at - prose.word_at(m.end) <= _REACH for m in bodies)
            if not (verb == "didampingi" and companion):
                return Shared((at, at + 1, "shared"), tuple(run))
        return None

    def _promised(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find the support that another house will give: "UNICEF akan mendampingi ..."."""
        prose, words = self._prose, self._words
        for body in bodies:
            last = prose.word_at(body.end)
            if body.person or body.cls in _OWN or body.cls in {PartyClass.FORUM, PartyClass.LEGISLATIF}:
                continue
            behind = prose.words[last : min(last + 4, sentence.last)]
            deed = next((n for n, w in enumerate(behind) if w not in self._speech.adverbs | words.fillers), 0)
            if behind and behind[deed] in words.aids and not self._is_post(body):
                return Shared((last + deed, last + deed + 1, "shared"), (body,))
            will = next((n for n, w in enumerate(behind) if w in words.will), None)
            if will is None or any(w not in self._speech.adverbs | words.fillers for w in behind[:will]):
                continue
            if any(w in words.gives for w in prose.words[last + will + 1 : last + will + 4]):
                return Shared((last + will, last + will + 1, "shared"), (body,))
        return None

    def _common(self, sentence: Sentence, bodies: list[NewsMention]) -> Shared | None:
        """Find what bodies have in common: "jadwal bersama", "keduanya sepakat ..."."""
        prose, words = self._prose, self._words
        taken = tuple(m for m in bodies if not m.person)
        for at in range(sentence.first, sentence.last):
            behind = prose.words[at + 1] if at + 1 < sentence.last else ""
            if prose.words[at] in words.both and {"sepakat", "bersepakat", "akan"} & set(prose.words[at + 1 : at + 3]):
                return Shared((at, at + 1, "shared"), taken)
            common = prose.words[at] == "bersama" and at > sentence.first and prose.words[at - 1] in words.commons
            if common and taken and behind not in self._lists.not_together:
                return Shared((at, at + 1, "shared"), taken)
        return None

    def _future(self, at: int, sentence: Sentence) -> bool:
        return bool(self._words.will & set(self._prose.words[max(sentence.first, at - 2) : at]))

    def _acts(self, body: NewsMention, sentence: Sentence) -> bool:
        """Tell whether a body is the subject of a verb of doing right behind it."""
        last = self._prose.word_at(body.end)
        behind = self._prose.words[last : min(last + _BEHIND, sentence.last)]
        skip = self._speech.adverbs | self._words.will | self._words.fillers
        verb = next((w for w in behind if w not in skip), "")
        return self._does(verb)

    def _does(self, word: str) -> bool:
        """Tell whether a word is a verb of doing, not of saying, being or attending."""
        speech = self._speech
        return self._is_verb(word) and word not in speech.say | speech.ask | self._words.no_deeds

    def _is_verb(self, word: str) -> bool:
        prefixed = word.startswith(("me", "ber", "mem", "men")) and len(word) > 5
        return (prefixed and word not in self._speech.no_predicates) or word in self._words.bare

    def _made_by(self, word: str) -> bool:
        """Tell whether a passive verb has its agents behind it: "dibangun A dan B", not "dihadiri A dan B"."""
        speech, words = self._speech, self._words
        if not word.startswith("di") or len(word) < 6 or word in speech.no_predicates or word in speech.passive:
            return False
        return word not in words.no_deeds

    def _run(self, bodies: list[NewsMention]) -> list[NewsMention]:
        """Return the bodies from the first on that stand in one list."""
        run, prose = bodies[:1], self._prose
        for before, after in pairwise(bodies):
            gap = prose.words[prose.word_at(before.end) : prose.word_at(after.start)]
            bracket = prose.text[after.start - 1 : after.start] == "("
            joined = "," in prose.text[before.end : after.start] or any(w in self._words.joining for w in gap)
            strange = sum(w not in self._words.joining for w in gap)
            named = "," in prose.text[before.end : after.start] and not any(
                self._is_verb(w) or w in self._words.objects for w in gap
            )
            if strange > (_UNNAMED if named and {"dan", "serta"} & set(gap) else _LIST_GAP) or not (joined or bracket):
                break
            run.append(after)
        return run

    def _is_post(self, body: NewsMention) -> bool:
        """Tell whether a mention is somebody's post, not a body or a kind of people: "Bupati", not "tokoh agama"."""
        head = body.text.split()[0].lower()
        return head in self._speech.holders and head not in self._words.groups

    def _houses(self, run: list[NewsMention]) -> bool:
        """Tell whether a list holds bodies of different houses; holders of posts and persons are no houses."""
        heads = [m for m in run if not m.person and not self._is_post(m)]
        return any(self._differ(heads[0], m) for m in heads[1:])

    def _differ(self, left: NewsMention, right: NewsMention) -> bool:
        return left.name != right.name and {left.cls, right.cls} != _OWN
