"""Article with parties -> the sentences that tell of collaboration, with parties and status."""

from __future__ import annotations

from dataclasses import dataclass, field

from telaah.lexicons.talk import load_cooperation_words, load_speech_words
from telaah.model.mention import PartyClass
from telaah.news.article import Article, Collaboration, NewsMention, Party
from telaah.news.talk.joint import JointReader
from telaah.news.talk.parties import UNITS, parties_of, side_of
from telaah.news.talk.prose import Prose, Sentence, read_prose
from telaah.news.talk.status import status_of

_TITLE_REACH = 12
"""Behind "tentang" so many words are the title of something."""
_BEHIND = 4
_OWN = frozenset({PartyClass.PEMDA, PartyClass.OPD})
_CITIZENS = frozenset({"masyarakat", "warga"})
"""Citizens in general are no party, but taking part with them is cooperation."""
_SETTING_REACH = 4
_FOUND = frozenset({"ditemui", "dijumpai", "dikonfirmasi", "diwawancarai"})
_THANKS = 9
"""So short a sentence only thanks the readers for their cooperation."""
_EARLY = 4
"""The first sentences and the title tell what kind of event is reported."""


@dataclass(slots=True)
class _Signs:
    """What speaks for cooperation in one sentence."""

    cues: list[tuple[int, int, str]] = field(default_factory=list)
    """First word, word behind, kind."""
    helpers: dict[str, list[int]] = field(default_factory=dict)


def find_collaborations(article: Article) -> tuple[Collaboration, ...]:
    """Return the sentences that tell of collaboration, with parties and status; the quotes tell who speaks."""
    prose = read_prose(article.text, article.title)
    return tuple(_Finder(article, prose).find())


class _Finder:
    def __init__(self, article: Article, prose: Prose) -> None:
        self._article, self._prose, self._quotes = article, prose, article.quotes
        self._words, self._speech = load_cooperation_words(), load_speech_words()
        self._meeting, self._joint = self._is_meeting(), JointReader(prose)

    def find(self) -> list[Collaboration]:
        found = []
        for sentence in self._prose.sentences:
            signs = self._signs(sentence)
            mentions = [m for m in self._article.mentions if sentence.start <= m.start and m.end <= sentence.end]
            cues = self._telling(sentence, signs, mentions) if signs.cues or signs.helpers else []
            if cues:
                found.append(self._made(sentence, cues, mentions))
                continue
            shared = (
                None if "ceremony" in signs.helpers else self._joint.read(sentence, mentions, self._speaker(sentence, mentions))
            )
            if shared is not None:
                found.append(self._made(sentence, [shared.cue], list(shared.mentions)))
        return found

    def _made(self, sentence: Sentence, cues: list[tuple[int, int, str]], mentions: list[NewsMention]) -> Collaboration:
        prose = self._prose
        parties = parties_of(prose, sentence, cues, mentions, quotes=self._quotes)
        return Collaboration(
            " ".join(prose.text[sentence.start : sentence.end].split()),
            tuple(Party(m.text, m.name, m.cls) for m in parties),
            status_of(prose, side_of(prose, sentence, cues, self._quotes), cues),
            sentence.start,
            sentence.end,
        )

    def _signs(self, sentence: Sentence) -> _Signs:
        signs, prose = _Signs(), self._prose
        for hit in self._words.cues.find(prose.words, sentence.first, sentence.last):
            if hit.value != "pseudo" and not self._is_title(sentence, hit.first) and not self._is_setting(sentence, hit.first):
                signs.cues.append((hit.first, hit.last, hit.value))
        for hit in self._words.helpers.find(prose.words, sentence.first, sentence.last):
            if hit.value != "vague" or not self._is_title(sentence, hit.first):
                signs.helpers.setdefault(hit.value, []).append(hit.first)
        if "social" in signs.helpers:
            signs.helpers.setdefault("ceremony", signs.helpers["social"])
        for word in range(sentence.first, sentence.last):
            titled = (
                word > sentence.first
                and prose.text[prose.starts[word]].isupper()
                and not prose.text[sentence.start : sentence.end].isupper()
            )
            if prose.words[word] == "bersama" and not titled:
                signs.helpers.setdefault("with", []).append(word)
        return signs

    def _is_title(self, sentence: Sentence, word: int) -> bool:
        """Tell whether a cue stands in the title of an event or a book: "FGD tentang koordinasi"."""
        prose = self._prose
        before = prose.words[max(sentence.first, word - _TITLE_REACH) : word]
        return any(w in self._words.titled for w in before)

    def _is_setting(self, sentence: Sentence, word: int) -> bool:
        """Tell whether a cue is thanks to the readers, or a meeting at which somebody was found to speak."""
        prose = self._prose
        before = prose.words[max(sentence.first, word - _SETTING_REACH) : word]
        thanks = before[-3:] in {("terima", "kasih", "atas"), ("kasih", "atas", "segala")} or before[-2:] == (
            "terimakasih",
            "atas",
        )
        return (thanks and sentence.last - sentence.first < _THANKS) or bool(_FOUND & set(before))

    def _is_meeting(self) -> bool:
        """Tell whether the article reports a working meeting of several bodies."""
        prose, early = self._prose, self._prose.sentences[:_EARLY]
        last = early[-1].last if early else 0
        kinds = {h.value for h in self._words.helpers.find(prose.words, 0, last)}
        return "meeting" in kinds and not {"ceremony", "social"} & kinds

    def _telling(self, sentence: Sentence, signs: _Signs, mentions: list[NewsMention]) -> list[tuple[int, int, str]]:
        """Return the cues by which a sentence tells of cooperation."""
        outside = [c for c in signs.cues if not self._inside(c[0], mentions)]
        others = self._others(sentence, mentions)
        vague = bool(signs.helpers.get("vague"))
        citizens = bool(_CITIZENS & set(self._prose.words[sentence.first : sentence.last]))
        told = []
        loose = sum(c[2] == "loose" for c in outside)
        for cue in outside:
            telling = {
                "strong": True,
                "alone": True,
                "loose": bool(others) or vague or citizens or loose > 1,
                "support": cue[2] == "support" and self._supports(cue, self._not_own(others, sentence), vague=vague),
                "signed": len(others) > 1 or self._agreed,
            }
            if telling[cue[2]]:
                told.append(cue)
        if not told:
            told = self._together(sentence, signs, mentions) or self._met(sentence, signs, others)
        joint = [w for w in signs.helpers.get("joint", []) if self._prose.words[w - 1 : w + 1] != ("hadir", "bersama")]
        if not told and vague and joint:
            told = [(signs.helpers["vague"][0], signs.helpers["vague"][0] + 1, "vague")]
        return told

    @property
    def _agreed(self) -> bool:
        """Tell whether the article is about an agreement between bodies."""
        words = self._prose.words
        agreements = ("kerja", "kemitraan", "mou", "nota", "perjanjian")
        return any(c.value == "strong" and words[c.first].startswith(agreements) for c in self._words.cues.find(words))

    def _inside(self, word: int, mentions: list[NewsMention]) -> bool:
        at = self._prose.starts[word]
        return any(m.start <= at < m.end for m in mentions)

    def _others(self, sentence: Sentence, mentions: list[NewsMention]) -> list[NewsMention]:
        """Return the mentions that are not the one who speaks."""
        speakers = {q.speaker for q in self._quotes if q.start < sentence.end and sentence.start < q.end and q.speaker}
        return [m for m in mentions if not (m.person and m.person in speakers)]

    def _not_own(self, others: list[NewsMention], sentence: Sentence) -> list[NewsMention]:
        """Leave out the speaker's own government where nobody else is named: it gives no support to itself."""
        speaker = self._speaker(sentence, others)
        if speaker is None or speaker.cls is not PartyClass.PEMDA or any(m.cls not in _OWN for m in others):
            return others
        region = speaker.name.split()[-1]
        return [m for m in others if m.cls is not PartyClass.PEMDA or m.name.split()[-1] != region]

    def _speaker(self, sentence: Sentence, mentions: list[NewsMention]) -> NewsMention | None:
        """Return the mention whose words a sentence reports, in it or anywhere before; None where nobody speaks."""
        names = [q.speaker for q in self._quotes if q.start < sentence.end and sentence.start < q.end and q.speaker]
        known = [m for m in self._article.mentions if m.person and m.person in names and m.start < sentence.end]
        return known[-1] if known else None

    def _supports(self, cue: tuple[int, int, str], others: list[NewsMention], *, vague: bool) -> bool:
        """Tell whether a body gives or takes support: it stands right behind, or gives it and stands before."""
        prose = self._prose
        behind = [m for m in others if 0 <= prose.word_at(m.start) - cue[1] <= _BEHIND]
        word = prose.words[cue[0]]
        if word.startswith("dukungan") and "teknis" in prose.words[cue[1] : cue[1] + 2]:
            return bool(others)
        if word == "didampingi":  # who goes with somebody works with nobody: "didampingi oleh Dandim"
            return any(not self._is_holder(m) for m in behind)
        if word in {"peran", "partisipasi", "bantuan", "membantu", "csr", "kontribusi"}:
            return False
        if word in {"mendukung", "dukung"}:
            return any(prose.word_at(m.start) == cue[1] for m in others) and len(others) > 1
        return bool(behind) or (vague and word.startswith("dukungan"))

    def _together(self, sentence: Sentence, signs: _Signs, mentions: list[NewsMention]) -> list[tuple[int, int, str]]:
        """Return "bersama" where one body does something with another."""
        prose = self._prose
        if "social" in signs.helpers:
            return []
        for word in signs.helpers.get("with", []):
            behind = word + 1 + (prose.words[word + 1 : word + 2] == ("dengan",))
            if behind >= sentence.last or prose.words[behind] in self._words.not_together or prose.words[word - 1] == "hadir":
                continue
            right = next((m for m in mentions if 0 <= prose.word_at(m.start) - behind <= 1), None)
            left = [m for m in mentions if m.end <= prose.starts[word]]
            if right and left and "ceremony" in signs.helpers and any(map(self._is_holder, (left[-1], right))):
                continue  # who opens a ceremony together does not work together
            if right and left and self._differ(left[-1], right):
                return [(word, word + 1, "with")]
        return []

    def _differ(self, left: NewsMention, right: NewsMention) -> bool:
        """Tell whether two parties are of different houses: a bupati and his deputy are not."""
        if {left.cls, right.cls} == _OWN:
            return False
        if left.cls in _OWN and right.cls in _OWN:
            return not any(map(self._is_holder, (left, right))) and left.name != right.name
        return True

    def _is_holder(self, mention: NewsMention) -> bool:
        return bool(mention.person) or mention.text.split()[0].lower() in self._speech.holders

    def _houses(self, mentions: list[NewsMention]) -> int:
        """Count the different houses among the bodies named: a government and its own offices are one."""
        bodies = [m for m in mentions if m.cls is not PartyClass.FORUM]
        whole = [m for m in bodies if m.text.split()[0].lower() not in UNITS]
        bodies = whole or bodies
        return max((1 + sum(self._differ(first, m) for m in bodies) for first in bodies), default=0)

    def _met(self, sentence: Sentence, signs: _Signs, others: list[NewsMention]) -> list[tuple[int, int, str]]:
        """Return the word for a working meeting that bodies hold or attend."""
        meeting, attend = signs.helpers.get("meeting", []), signs.helpers.get("attend", [])
        if "ceremony" in signs.helpers:
            return []
        if attend and others and (meeting or self._meeting):
            passive = [a for a in attend if self._prose.words[a] != "menghadiri"]
            if passive and any(self._prose.word_at(m.start) > passive[0] for m in others):
                return [(passive[0], passive[0] + 1, "meeting")]
        if meeting and signs.helpers.get("hold") and self._houses(others) > 1:
            return [(meeting[0], meeting[0] + 1, "meeting")]
        if attend and meeting and signs.helpers.get("vague"):
            return [(meeting[0], meeting[0] + 1, "meeting")]
        return []
