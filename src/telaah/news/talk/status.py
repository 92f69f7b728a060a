"""How real a cooperation is that a sentence tells of."""

from __future__ import annotations

from telaah.lexicons.talk import load_cooperation_words, load_signing_words
from telaah.news.article import TalkStatus
from telaah.news.talk.prose import Prose
from telaah.text.sentences import Span

_NEAR = 3
"""A lack stands within so many words before what is lacking."""
_AHEAD = 6
_DEFINITE = frozenset({"ini", "itu", "tersebut", "tadi"})
_FUTURE = frozenset({"akan", "segera", "rencana", "berencana", "rencananya", "bakal", "direncanakan", "nantinya", "menjajaki"})
_NOUNS = ("kerja", "kerjasama", "kemitraan", "kolaborasi", "sinergi", "sama")


def status_of(prose: Prose, part: Span, cues: list[tuple[int, int, str]]) -> TalkStatus:
    """Return the status of a cooperation from the words of its part of the sentence; cues: first word, word behind, kind."""
    first, last = prose.word_at(part[0]), prose.word_at(part[1])
    found: dict[str, list[int]] = {}
    for hit in load_cooperation_words().status.find(prose.words, first, last):
        if hit.value != "done" or _happened(prose, hit.first, cues):
            found.setdefault(hit.value, []).append(hit.first)
    denied = _denied(prose, found, cues)
    if denied is not None:
        return denied
    signed = [h.first for h in load_signing_words().find(prose.words, first, last)]
    if signed:
        before = set(prose.words[max(first, signed[0] - _AHEAD) : signed[0]])
        if before & _FUTURE:
            return TalkStatus.PLANNED
        if not before & {"perlu", "harus", "perlunya"}:
            return TalkStatus.DONE
    if any(_definite(prose, cue) for cue in cues):
        return TalkStatus.RUNNING
    if "called_for" in found:
        return TalkStatus.CALLED_FOR
    if "planned" in found:
        return TalkStatus.PLANNED
    if "running" in found:
        return TalkStatus.RUNNING
    return TalkStatus.DONE if "done" in found else TalkStatus.RUNNING


def _happened(prose: Prose, word: int, cues: list[tuple[int, int, str]]) -> bool:
    """Tell whether a word of the past speaks of the cooperation: not "untuk mengadakan", nor a "sudah" far from it."""
    if word and prose.words[word - 1] in {"untuk", "akan", "agar", "dapat", "bisa"}:
        return False
    if prose.words[word] in {"sudah", "telah"}:
        return any(0 <= first - word <= _AHEAD for first, _, _ in cues)
    return True


def _definite(prose: Prose, cue: tuple[int, int, str]) -> bool:
    """Tell whether a cue is a cooperation that exists: "kerjasama ini", "program kemitraan"."""
    behind = prose.words[cue[1] : cue[1] + 2]
    noun = prose.words[cue[0]].startswith(_NOUNS)
    before = prose.words[cue[0] - 1] if cue[0] else ""
    return noun and (bool(behind[:1]) and behind[0] in _DEFINITE or before == "program")


def _denied(prose: Prose, found: dict[str, list[int]], cues: list[tuple[int, int, str]]) -> TalkStatus | None:
    """Return "denied" for a lack, "called_for" for a principle against going it alone, None where neither is told."""
    for first, _, kind in cues:
        if kind == "alone":
            return TalkStatus.DENIED if found.get("alone_told") and not found.get("called_for") else TalkStatus.CALLED_FOR
        if any(0 < first - at <= _NEAR for at in found.get("lacking", [])) and not found.get("called_for"):
            return TalkStatus.DENIED
    return None
