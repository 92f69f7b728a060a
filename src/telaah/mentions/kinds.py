"""Generic bodies told by their kind: "lembaga pembeli gabah", "pelaku usaha pengolahan", "dinas yang membidangi perikanan"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from telaah.lexicons.load import Kind, Party, load_kinds
from telaah.mentions.matcher import field_words
from telaah.mentions.spans import Finder, Span
from telaah.model.mention import PartyClass

MOST = 4
"""Words that may go on behind the kind."""
_CHARGED = frozenset({"membidangi", "menangani", "mengurusi", "mengelola", "menyelenggarakan", "mengampu"})
_OFFICES = frozenset({"dinas", "badan", "opd", "skpd", "pd", "instansi"})
_JOINING = frozenset({"dan", ",", "serta"})


@cache
def _kinds() -> dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...], Kind]]]:
    found: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...], Kind]]] = {}
    for kind in load_kinds():
        for head in kind.heads:
            words = tuple(head.split())
            found.setdefault(words[0], []).append((words, tuple(tuple(k.split()) for k in kind.kinds), kind))
    return found


@cache
def triggers() -> frozenset[str]:
    """Return the words with which such a name begins."""
    return frozenset(_kinds()) | _OFFICES


def kinds_of_bodies(finder: Finder) -> Iterator[Span]:
    """Yield generic bodies told by their kind, and offices told by what they are in charge of."""
    known = _kinds()
    for index, word in enumerate(finder.words):
        for head, kinds, kind in known.get(word, ()):
            last = _last(finder.words, index, head, kinds, kind)
            if last >= 0:
                yield _span(finder, index, last, kind.cls)
        if word in _OFFICES and (last := _in_charge(finder, index)) > 0:
            yield _span(finder, index, _with_place(finder, last), PartyClass.OPD, named=True)


def _last(words: tuple[str, ...], index: int, head: tuple[str, ...], kinds: tuple[tuple[str, ...], ...], kind: Kind) -> int:
    """Return the last word of a name that begins here, or -1."""
    end = index + len(head)
    if words[index:end] != head:
        return -1
    follows = max((len(k) for k in kinds if words[end : end + len(k)] == k), default=0)
    if kinds and not follows:
        return -1
    last = end + follows - 1
    while last + 1 < len(words) and last - end < MOST and words[last + 1] in kind.more:
        last += 1
    while words[last] in _JOINING:
        last -= 1
    return last


def _in_charge(finder: Finder, index: int) -> int:
    """Return the last word of "dinas yang membidangi perikanan dan kelautan", or -1."""
    words, fields = finder.words, field_words()
    if words[index + 1 : index + 2] != ("yang",) or not _CHARGED & set(words[index + 2 : index + 3]):
        return -1
    at = last = index + 2
    while at + 1 < len(words) and at - index < 12:
        if words[at + 1] in fields:
            last = at = at + 1
        elif words[at + 1] in ("urusan", "bidang", "fungsi", "pemerintahan") or (
            words[at + 1] in _JOINING and at + 2 < len(words) and words[at + 2] in fields
        ):
            at += 1
        else:
            break
    return last if last > index + 2 else -1


def _with_place(finder: Finder, last: int) -> int:
    """Take the place of an office with it: "... di Kabupaten/Kota", "... Kabupaten/Kota di Jawa Barat"."""
    for _ in range(2):
        begin = last + 2 if finder.words[last + 1 : last + 2] == ("di",) else last + 1
        last = max(last, finder.reader.region(begin))
    return last


def _span(finder: Finder, first: int, last: int, cls: PartyClass, *, named: bool = False) -> Span:
    core = " ".join(finder.words[first : last + 1])
    generic = not named and cls not in (PartyClass.FORUM, PartyClass.OPD, PartyClass.PEMDA)
    party = Party(core, (core,), cls, frozenset({"generic"})) if generic else None
    return finder.finish(first, last, core, str(cls), source="head", party=party)
