"""Parties that no list knows, told by the words before them: "bersama Panti Bina Harapan", "menggandeng operator bus".

Where a cue says that somebody works along, who it is follows. A proper name is taken where its words tell what kind of
body it is, or it is an abbreviation; a generic one where it begins with a word for such a party. Nothing is read
anywhere else, so that no topic becomes a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from telaah.lexicons.called import called_words
from telaah.lexicons.load import Party, load_cues, load_name_words
from telaah.lexicons.second import second_words
from telaah.mentions.among import Names
from telaah.mentions.grammar import MARKS, STOP, Reader
from telaah.mentions.matcher import CueHit, Scan
from telaah.mentions.spans import Span
from telaah.mentions.stretch import stretched
from telaah.model.mention import PartyClass

SOURCE = "called"
LONGEST = 7
"""Words of a proper name."""
MOST_OF_KIND = 2
"""Words that may tell more of a kind: "perusahaan padat karya"."""
MOST_IN_LIST = 30
_AGENT = load_cues().agent
_PARTS = frozenset({",", "dan", "serta", "/", "maupun", "atau"})
_SMALL = frozenset({"of", "and", "the", "for", "dr"})
_SHORT = re.compile(r"[A-Z][A-Z0-9&-]{2,9}|[A-Z]{2,6}[a-z]{2,5}|[A-Z][a-z]{1,4}[A-Z][A-Za-z]{1,4}")
"""An abbreviation: "KPSHK", "BUMKal"."""
_DOES = re.compile(r"^(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|ber[a-z]{3,}|di[a-z]{4,}|ter[a-z]{4,}|se[a-z]{3,}nya)$")
_UNSURE = frozenset({"melalui", "peran", "oleh", "terdiri"})
"""Cues behind which as often what is done stands."""
_OF_THINGS = frozenset({"sinergi", "koordinasi", "dukungan"})
"""Cues that systems and papers may follow as well: "terintegrasi dengan X", "dengan dukungan Y"."""
_BUILT = frozenset({"dibangun", "diperbaiki", "dipelihara", "dikelola", "dirawat"})
"""Verbs of doing behind which, without "oleh", what is built or kept stands."""
_HELPS = frozenset({"dukungan", "didukung", "ditopang", "disokong", "dibantu"})
"""Words that means may follow as well as helpers: "didukung laboratorium"."""
_MEANS = frozenset({"laboratorium", "klinik", "pabrik", "gerakan"})
"""First words of names that are as often a building, or a campaign."""
_MEANT = (("yang", "memadai"), ("yang", "lengkap"))
"""Behind a list of kinds these show that means are told."""


class Trust(IntEnum):
    """How surely a cue says that a party stands behind it."""

    MAYBE = 0
    """A verb of doing: "dijalankan X", and as often what is done."""
    DOER = 1
    """A verb of doing and "oleh"."""
    HELP = 2
    """Somebody's help, and as often means: "didukung X"."""
    LIKELY = 3
    PARTY = 4
    """Working together with somebody: an abbreviation is one too."""


def called(reader: Reader, scan: Scan, spans: list[Span]) -> list[Span]:
    """Return parties behind words of working together that no list knows, or not to their end."""
    if reader.all_capitals:
        return []
    names = Names((s.first, s.last) for s in spans)
    found: list[Span] = []
    for begin, trust in sorted(_begins(reader, scan)):
        listed = list(_list_from(begin, reader, names, scan, trust))
        if trust is Trust.HELP and listed and reader.words[listed[-1].last + 1 :][:2] in _MEANT:
            listed = [s for s in listed if s.party is None]
        found.extend(listed)
    return found


def may_call(scan: Scan, words: tuple[str, ...]) -> bool:
    """Tell quickly whether such words stand in a text."""
    return bool(scan.cues) or not _AGENT.done.isdisjoint(words) or "dengan" in words


def _begins(reader: Reader, scan: Scan) -> Iterator[tuple[int, Trust]]:
    """Yield the words behind a cue, and how surely the cue says that a party stands there."""
    words, told = reader.words, called_words()
    hidden = [(h.first, h.last) for h in scan.pseudo]
    for hit in (*scan.cues, *stretched(words)):
        if _says_with(hit) and words[hit.last] in told.links and not any(a <= hit.first and hit.last <= b for a, b in hidden):
            among = hit.cue.key not in _OF_THINGS and words[hit.last] in told.persons
            helps = words[hit.last] in _HELPS
            yield hit.last + 1, Trust.PARTY if among else Trust.HELP if helps else Trust.LIKELY
    for index, word in enumerate(words):
        if word in _AGENT.done or word in _AGENT.beside:
            at = index + 1
            while at < len(words) and words[at] in _AGENT.adverbs:
                at += 1
            if words[at : at + 1] == ("dengan",) and word in _AGENT.beside:
                yield at + 1, Trust.LIKELY
            elif word in _AGENT.done:
                by = words[at : at + 1] == ("oleh",)
                if by or word not in _BUILT:
                    yield at, Trust.DOER if by else Trust.MAYBE


def _says_with(hit: CueHit) -> bool:
    return hit.cue.where == "before" and hit.cue.kind == "collaboration" and hit.cue.key not in _UNSURE


def _list_from(at: int, reader: Reader, names: Names, scan: Scan, trust: Trust) -> Iterator[Span]:
    """Yield the unknown items of the list of parties that begins at a word."""
    words = reader.words
    for _ in range(MOST_IN_LIST):
        while at < len(words) and words[at] in called_words().passed:
            at += 1
        if at >= len(words):
            return
        span = _proper(at, reader, scan, trust) or (_kind(at, reader, names) if trust >= Trust.HELP else None)
        known = names.last_of.get(at)
        if span is not None and (known is None or span.last > known):
            yield span
            at = span.last + 1
        elif known is not None:
            at = known + 1
        else:
            return
        begun = at
        while at < len(words) and words[at] in _PARTS:
            at += 1
        if at == begun:
            return


def _proper(at: int, reader: Reader, scan: Scan, trust: Trust) -> Span | None:
    """Return the proper name that begins at a word, where its words tell what it is."""
    told, words = called_words(), reader.words
    means = words[at] in _MEANS and trust in (Trust.MAYBE, Trust.HELP)
    if not reader.capital(at) or means or words[at] in told.no_name or words[at] in STOP:
        return None
    last = at
    while last + 1 < reader.size and last - at < LONGEST and _goes_on(last + 1, reader):
        last += 1
    while words[last] in _SMALL:
        last -= 1
    said = words[at : last + 1]
    if last <= reader.region_at.get(at, -1):
        return None
    if any(h.first <= last and at <= h.last for h in (*scan.sources, *scan.programmes)):
        return None
    if _unfit(said) or second_words().within & set(said):
        return None
    cls = told.class_of(said) or (second_words().class_of(said) if trust >= Trust.HELP else None)
    if cls is None and trust is Trust.PARTY and _is_short(at, reader):
        cls = PartyClass.MASYARAKAT
    if cls is None:
        return None
    text = " ".join(reader.normal.original(at, last).split())
    return Span(at, last, text, " ".join(said), str(cls), SOURCE)


def _unfit(said: tuple[str, ...]) -> bool:
    """Tell whether such words are no party: they hold a word of ``not_within``, or begin with several."""
    unfit = called_words().not_within
    return not unfit.isdisjoint(said) or any(" ".join(said[:size]) in unfit for size in (2, 3))


def _is_short(at: int, reader: Reader) -> bool:
    return at not in reader.region_at and not reader.titled and bool(_SHORT.fullmatch(reader.printed(at)))


def _goes_on(index: int, reader: Reader) -> bool:
    word = reader.words[index]
    if word in _SMALL:
        return index + 1 < reader.size and reader.capital(index + 1)
    return (
        reader.capital(index)
        and word not in MARKS
        and word not in STOP - {"i", "ii", "iii", "iv", "v", "tipe", "kelas"}
        and (word == "ibu" or word not in load_name_words().no_place)
    )


def _kind(at: int, reader: Reader, names: Names) -> Span | None:
    """Return the generic party that begins at a word: "operator bus", "perusahaan padat karya"."""
    words = reader.words
    found = called_words().kind_at(words, at)
    if found is None:
        return None
    size, cls = found
    last = at + size - 1
    if at in names and at not in names.last_of:
        return None
    end = last
    while end + 1 < reader.size and end - last < MOST_OF_KIND and _tells_kind(end + 1, reader, names):
        end += 1
    if _unfit(words[at : end + 1]) or words[end] == "milik":
        return None
    if end + 1 < reader.size and end > last and _tells_kind(end + 1, reader, names):
        end = last  # what goes on and on is no name of a kind
    if end == last and " ".join(words[at : last + 1]) in called_words().needy:
        return None
    core = " ".join(words[at : end + 1])
    party = Party(core, (core,), cls, frozenset({"generic"}))
    text = " ".join(reader.normal.original(at, end).split())
    return Span(at, end, text, core, str(cls), SOURCE, party=party, flags=party.flags)


def _tells_kind(index: int, reader: Reader, names: Names) -> bool:
    word = reader.words[index]
    return (
        word.isalpha()
        and len(word) > 2
        and word not in STOP
        and word not in load_name_words().no_kind
        and word not in called_words().passed
        and word not in _PARTS
        and (index not in names or word == "swasta")
        and (not reader.capital(index) or reader.upper(index))
        and not _DOES.match(word)
    )
