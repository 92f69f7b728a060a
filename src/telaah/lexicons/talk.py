"""The words with which articles report speech, cooperation and figures, read from ``news-talk.toml`` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from telaah.errors import LexiconError
from telaah.text.phrases import Phrases


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Single words, in lower case; the file says what each list is for."""

    base: frozenset[str]
    doubtful: frozenset[str]
    nouns: frozenset[str]
    say: frozenset[str]
    strict: frozenset[str]
    ask: frozenset[str]
    ask_strict: frozenset[str]
    passive: frozenset[str]
    impersonal: frozenset[str]
    according: frozenset[str]
    link: frozenset[str]
    purpose: frozenset[str]
    finite: frozenset[str]
    adverbs: frozenset[str]
    blocked: frozenset[str]
    pronouns: frozenset[str]
    people: frozenset[str]
    holders: frozenset[str]
    unnamed: frozenset[str]
    object: frozenset[str]
    titles: frozenset[str]
    rest: frozenset[str]
    anaphors: frozenset[str]
    not_names: frozenset[str]
    objects: frozenset[str]
    floor: frozenset[str]
    speeches: frozenset[str]
    plain: frozenset[str]
    no_predicates: frozenset[str]
    modal: frozenset[str]


def read_table(name: str, table: str, keys: frozenset[str]) -> dict[str, Any]:
    """Return one table of a lexicon, which must hold exactly these keys."""
    data = tomllib.loads((files("telaah.lexicons") / name).read_text(encoding="utf-8")).get(table, {})
    if set(data) != keys:
        raise LexiconError(f"{name}, [{table}]: keys {sorted(set(data) ^ keys)} are missing or unknown")
    return dict(data)


@cache
def load_speech_words() -> SpeechWords:
    """Read and check the words of speech."""
    keys = frozenset(f.name for f in fields(SpeechWords))
    return SpeechWords(**{k: frozenset(v) for k, v in read_table("news-talk.toml", "speech", keys).items()})


@dataclass(frozen=True, slots=True)
class CooperationWords:
    """Phrases by what they say about cooperation; the file says what each list is for."""

    cues: Phrases
    """Phrase -> "strong", "loose", "alone", "signed", "support", "pseudo"."""
    helpers: Phrases
    """Phrase -> "vague", "joint", "meeting", "room", "ceremony", "social", "attend", "hold"."""
    status: Phrases
    """Phrase -> a status, "lacking" or "alone_told"."""
    with_words: frozenset[str]
    not_together: frozenset[str]
    titled: frozenset[str]
    receivers: frozenset[str]


@dataclass(frozen=True, slots=True)
class JointWords:
    """Single words by which grammar tells of cooperation; the file says what each list is for."""

    asks: frozenset[str]
    toward: frozenset[str]
    will: frozenset[str]
    gives: frozenset[str]
    helped: frozenset[str]
    by: frozenset[str]
    acts: tuple[str, ...]
    while_words: frozenset[str]
    agents: frozenset[str]
    objects: frozenset[str]
    negations: frozenset[str]
    refused: frozenset[str]
    mutual: frozenset[str]
    no_deeds: frozenset[str]
    bare: frozenset[str]
    fillers: frozenset[str]
    joining: frozenset[str]
    brings: frozenset[str]
    people: frozenset[str]
    aids: frozenset[str]
    ours: frozenset[str]
    both: frozenset[str]
    groups: frozenset[str]
    meets: frozenset[str]
    demands: frozenset[str]
    commons: frozenset[str]


@cache
def load_joint_words() -> JointWords:
    """Read and check the words of joint work."""
    data = read_table("news-talk.toml", "joint_work", frozenset(f.name for f in fields(JointWords)))
    acts = tuple(data.pop("acts"))
    return JointWords(acts=acts, **{k: frozenset(v) for k, v in data.items()})


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """Phrases that show talk of indicators, targets and figures."""

    strong: Phrases
    change: Phrases
    units: frozenset[str]
    event: frozenset[str]
    aims: frozenset[str]
    measures: Phrases
    sources: frozenset[str]


_COOPERATION = frozenset(
    (
        *("strong", "loose", "alone", "signed", "vague", "joint", "support", "with_words", "not_together"),
        *("meeting", "room", "ceremony", "attend", "hold", "titled", "pseudo", "receivers", "social"),
    )
)
_STATUS = ("imperative", "called_for", "planned", "running", "done", "lacking", "alone_told")


def _sorted(tables: dict[str, Any], *keys: str) -> Phrases:
    """Return the phrases of several lists, each with the name of its list; a later list wins."""
    return Phrases({phrase: key for key in keys for phrase in tables[key]})


@cache
def load_cooperation_words() -> CooperationWords:
    """Read and check the words of cooperation."""
    data = read_table("news-talk.toml", "collaboration", _COOPERATION)
    status = read_table("news-talk.toml", "status", frozenset(_STATUS))
    single = {k: frozenset(data[k]) for k in ("with_words", "not_together", "titled", "receivers")}
    return CooperationWords(
        cues=_sorted(data, "support", "signed", "strong", "loose", "alone", "pseudo"),
        helpers=_sorted(data, "joint", "hold", "attend", "meeting", "room", "ceremony", "social", "vague"),
        status=_sorted(status, *reversed(_STATUS)),
        **single,
    )


@cache
def load_signing_words() -> Phrases:
    """Return the phrases of agreements and of signing them."""
    return _sorted(read_table("news-talk.toml", "collaboration", _COOPERATION), "signed")


@cache
def load_indicator_words() -> IndicatorWords:
    """Read and check the words of indicators."""
    data = read_table("news-talk.toml", "indicator", frozenset(f.name for f in fields(IndicatorWords)))
    return IndicatorWords(
        strong=_sorted(data, "strong"),
        change=_sorted(data, "change"),
        units=frozenset(data["units"]),
        event=frozenset(data["event"]),
        aims=frozenset(data["aims"]),
        measures=_sorted(data, "measures"),
        sources=frozenset(data["sources"]),
    )
