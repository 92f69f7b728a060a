"""Who does a part of the work, told by the verb alone: "dikerjakan Dinas X", "disusun dengan Y", "PT Z menyumbang kayu"."""

from __future__ import annotations

from telaah.lexicons.load import Cue, load_cues
from telaah.mentions.among import Names
from telaah.mentions.matcher import CueHit
from telaah.mentions.spans import Span
from telaah.model.mention import Role

_AGENT = load_cues().agent
_LIST = frozenset({",", "dan", "serta", "/", "(", ")", "maupun"})
_OPENS = frozenset({"sedangkan", "sementara", "adapun", "lalu", "kemudian", "namun"})
_ENDS = frozenset({".", ";", ":", "\n", "•"})
_THINGS = _AGENT.papers | {"perjanjian", "rencana", "laporan", "dokumen", "program", "kegiatan", "standar", "rapat", "survei"}
"""What is drawn up, and no doer."""
MOST_BETWEEN = 4
"""Words of manner and of members between verb and name."""
LONGEST_ACT = 9
WIDEST_THING = 3
"""Words from the verb of who sets something up to "yang"."""
_SETS_UP = frozenset({"menyelenggarakan", "mengadakan"})
_KEPT_TO = frozenset({"sesuai", "menyesuaikan", "berdasarkan", "mengacu", "selaras", "sejalan", "jadwal", "urusan", "tugas"})
"""Where these stand before "yang", the work of others is what is kept to, or what they are for."""
SHORT_WORD = 6
DOER = Cue("pelaku", "before", "collaboration", Role.PENDUKUNG, (), weak=True)
BESIDE = Cue("dengan", "before", "collaboration", Role.MITRA, (), weak=True)
GIVER = Cue("x_menyumbang", "after", "collaboration", Role.PENDUKUNG, (), weak=True)


class Agents:
    """Reads doers in one piece of text."""

    def __init__(self, words: tuple[str, ...], source: str, spans: tuple[tuple[int, int], ...]) -> None:
        self.words = words
        self.source = source
        self.characters = spans
        self.heads: dict[int, int] = {}
        """Last word of a name or mark in a list -> the word before the list, as far as it was looked for."""

    def find(self, span: Span, inside: Names, *, nouns: bool) -> CueHit | None:
        """Return the verb that makes a party a doer; ``nouns``: also "penyuluhan remaja oleh X", which tells a plan's own act."""
        at = self._before(span.first - 1, inside)
        # A team is the office's own unless a verb says that it works along: "penyusunan oleh tim X".
        return self._doer(at, nouns=nouns and span.cls != "FORUM") or self._giver(span, inside)

    def _capital(self, index: int) -> bool:
        return self.source[self.characters[index][0]].isupper()

    def _before(self, at: int, inside: Names) -> int:
        """Return the word before a name, its list and those who act for it."""
        loose, passed = 0, []
        while at >= 0:
            if not loose:
                if at in self.heads:
                    at = self.heads[at]
                    break
                passed.append(at)
            jump = inside.first_of.get(at)
            if jump is not None:
                at = jump - 1
            elif self.words[at] in _LIST and self._names_before(at, inside):
                at -= 1
            elif self.words[at] in _THINGS:
                break  # "disusun Perjanjian Kinerja Biro X": what is drawn up
            elif loose < MOST_BETWEEN and (self.words[at] in _AGENT.members or (self._capital(at) and not self._begins(at))):
                loose += 1
                at -= 1
            else:
                break
        self.heads.update(dict.fromkeys(passed, at))
        return at

    def list_start(self, span: Span, inside: Names) -> int:
        """Return the first word of the list of names in which a party stands."""
        first = span.first
        while first > 0:
            at = first - 1
            while at >= 0 and self.words[at] in _LIST:
                at -= 1
            if at not in inside.first_of:
                break
            first = inside.first_of[at]
        return first

    def _names_before(self, at: int, inside: Names) -> bool:
        """Tell whether a name ends before a joining word, and not a clause."""
        while at >= 0 and self.words[at] in _LIST:
            at -= 1
        return at in inside.first_of

    def _begins(self, at: int) -> bool:
        return at == 0 or self.words[at - 1] in _ENDS

    def _doer(self, at: int, *, nouns: bool) -> CueHit | None:
        if at < 0:
            return None
        link = self.words[at] if self.words[at] in ("oleh", "dengan") else ""
        verb = at - 1 if link else at
        for _ in range(MOST_BETWEEN):
            if verb < 0 or self.words[verb] not in _AGENT.adverbs:
                break
            verb -= 1
        if verb < 0:
            return None
        if link == "dengan":
            return CueHit(verb, at, BESIDE) if self.words[verb] in _AGENT.beside else None
        if self.words[verb] in _AGENT.done:
            told_of = self._is_judged(verb) or self.is_relative(verb) or self._is_paper(verb)
            return None if told_of else CueHit(verb, at, DOER)
        return CueHit(at, at, DOER) if link == "oleh" and nouns and self._is_act(at) else None

    def is_relative(self, verb: int) -> bool:
        """Tell whether "yang" governs a verb: "program yang sedang dilaksanakan X" tells what X has, not what it does here."""
        at = verb - 1
        while at >= 0 and self.words[at] in _AGENT.times:
            at -= 1
        return at >= 0 and self.words[at] == "yang"

    def is_others_own(self, verb: int) -> bool:
        """Tell whether "yang" governs a verb and tells what others have, not what is still to come or set up here."""
        if not self.is_relative(verb):
            return False
        at = verb - 1
        while self.words[at] != "yang":
            at -= 1
        if not _KEPT_TO.isdisjoint(self.words[self._clause_start(at) : at]):
            return True
        if "akan" in self.words[at:verb]:
            return False
        # "Menyelenggarakan pelatihan yang dilaksanakan oleh X": the office sets it up, X does it.
        thing = self.words[max(0, at - WIDEST_THING) : at]
        return _SETS_UP.isdisjoint(thing) or not _AGENT.judging.isdisjoint(thing)

    def _is_paper(self, verb: int) -> bool:
        """Tell whether a plan or rule is what is drawn up: its author does no part of the work."""
        return any(word in _AGENT.papers for word in self.words[self._clause_start(verb) : verb])

    def _is_judged(self, verb: int) -> bool:
        """Tell whether what is done is to judge: "Supervisi dilakukan X" says who watches."""
        first = self._clause_start(verb)
        return any(w in _AGENT.judging for w in self.words[first : min(first + 2, verb)])

    def _clause_start(self, at: int) -> int:
        while at > 0 and self.words[at - 1] not in _OPENS | _ENDS and self.words[at - 1] != ",":
            at -= 1
        return at

    def _is_act(self, at: int) -> bool:
        """Tell whether an act stands before "oleh" as a noun that begins its clause: "Perluasan jaringan oleh X"."""
        said = self.words[self._clause_start(at) : at]
        last = max((i for i, word in enumerate(said) if word == "dan"), default=-1) + 1
        if last and last < len(said) and _is_act_noun(said[last]):
            said = said[last:]  # "Penyampaian surat dan penagihan oleh X": who collects is told
        if (
            not said
            or len(said) > LONGEST_ACT
            or any(w in _AGENT.judging or w.startswith(("di", "ter")) or w == "yang" for w in said)
        ):
            return False
        return any(_is_act_noun(w) for w in said)

    def _giver(self, span: Span, inside: Names) -> CueHit | None:
        """Return the verb of giving behind a party that begins its clause."""
        first = self._before(span.first - 1, inside)
        if first >= 0 and self.words[first] not in _ENDS and self.words[first] not in _OPENS and self.words[first] != ",":
            return None
        at = span.last + 1
        while at < len(self.words):
            jump = inside.last_of.get(at)
            if jump is not None:
                at = jump + 1
            elif self.words[at] in _LIST or self.words[at] in ("juga", "turut", "ikut", "bersama", "rutin", "akan"):
                at += 1
            else:
                break
        return CueHit(at, at, GIVER) if at < len(self.words) and self.words[at] in _AGENT.gives else None


def _is_act_noun(word: str) -> bool:
    """Tell whether a noun names an act: "perluasan", "penagihan"; not "kekerasan"."""
    return word == "kegiatan" or (word.startswith("pe") and word.endswith("an") and len(word) > SHORT_WORD)
