"""Signals of running text and lists: problems and what is done about them, cooperation, sources, laws, duties, description.

What a plan says is decided less by an item's own words than by what announced it, often pages before (``announcements``), then by
fixed forms of the language (``lexicons/phrasing.toml``). Both are weighed here in one order and given as a vote: measured over
offices, votes alone carried further than the many cues from which they come, which fit the offices that they were seen in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from telaah.learned.announcements import LONG, Flow, plain, topic
from telaah.learned.context import Context
from telaah.learned.statement_units import Unit
from telaah.lexicons.phrasing import load_phrasing

REACH = 400
"""Characters of a text that are looked at."""
BESIDE = 12
"""Neighbours in a list that are asked what form they have."""
_HEADING = 110
"""Characters of a heading or a page's foot."""
_NOTE = 160
"""Characters of a note on sources."""
_BULLET = re.compile(r"\s*[\uf000-\uf0ff•●▪➢❖-]\s*\S")
_SECTION = re.compile(r"\W*(?:\d+(?:\.\d+)+|[IVX]+\.\d|BAB\b)")
_PARTS = re.compile(r"membawah|terdiri", re.IGNORECASE)
_FOLLOWS = re.compile(r"berikut|yaitu|adalah|antara lain|meliputi|diantaranya|yakni", re.IGNORECASE)
_TOGETHER = frozenset(("with-party", "with-strong", "with-lacking"))
_LISTS = frozenset(("trouble", "cure", "both", "policy"))
_TROUBLED = frozenset(("near-trouble", "over-trouble", "because"))
_STRANGE_SECTIONS = frozenset(("telaahan", "visi_misi", "tupoksi", "maksud_tujuan", "landasan_hukum", "latar_belakang"))


def signals(units: Sequence[Unit], around: Sequence[Context]) -> list[list[str]]:
    """Return the names of the signals that fire for each unit of a document, given in reading order."""
    spoken = [_written(unit.text, _spoken(plain(unit.text[:REACH]))) for unit in units]
    flow = Flow()
    found: list[list[str]] = []
    for n, (unit, context) in enumerate(zip(units, around, strict=True)):
        if unit.block == "cell":
            vote = _vote(_Read(unit, spoken[n] | _of_column(unit.header)), _OF_CELLS)
        else:
            state, kind = _place(units, context, spoken[n], flow, n)
            seen = spoken[n] | _around(units, unit, context, spoken)
            vote = _vote(_Read(unit, seen, state, kind, context.running), _OF_TEXT)
        name, _, reason = (vote or "none").partition("-")
        votes = [f"talk-{name}", f"talk-{name}-{reason}"] if reason else [f"talk-{name}"]
        found.append(votes + sorted(said for said in spoken[n] if said in _TOGETHER))
    return found


@lru_cache(maxsize=8192)
def _spoken(text: str) -> frozenset[str]:
    """What the words alone say."""
    phrasing = load_phrasing()
    text = phrasing.forms["only-named"].sub(" ", text)
    found = {name for name, pattern in phrasing.says.items() if pattern.search(text)}
    if "law-first" not in found and len(phrasing.forms["torn"].findall(text)) >= max(3, text.count(" ") // 7):
        found.add("torn")
    if phrasing.forms["measured"].match(text):
        found.add("measured")
    if phrasing.together["told"].search(text):
        found.add("with")
        found.update(f"with-{name}" for name in ("party", "strong", "lacking") if phrasing.together[name].search(text))
    return frozenset(found)


def _written(text: str, said: frozenset[str]) -> frozenset[str]:
    """Add what only the letters' case and the end of a text tell."""
    phrasing = load_phrasing()
    found = set(said)
    if phrasing.forms["announces"].search(text[-60:].lower()):
        found.add("announces")
    if text[-1:] != "." and len(phrasing.forms["mixed"].findall(text)) > ("." in text[20:-1]):
        found.add("mixed")
    if "with" in said and "with-strong" not in said and phrasing.forms["acronym"].search(text[:REACH]):
        found.update(("with-strong", "with-party"))
    return frozenset(found)


def _place(units: Sequence[Unit], context: Context, said: frozenset[str], flow: Flow, n: int) -> tuple[str, str]:
    """Return what the announcement in force is about, and whether the unit is an item, the rest of one ("tail") or a text."""
    unit = units[n]
    kind = "item" if unit.block == "list_item" else "text"
    if context.running or "torn" in said:
        return "", kind
    announces = "announces" in said
    ahead = topic(units[context.lead].text) if context.lead >= 0 else ""
    section = bool(_SECTION.match(unit.marker or unit.text[:8]))
    short = len(unit.text) < _HEADING and unit.text.rstrip()[-1:] not in ".;:"
    if unit.block == "heading" or (section and short):
        flow.pass_heading(unit.text)
        return "", kind
    if kind == "text" and not _BULLET.match(unit.text):
        return flow.pass_text(unit.text, announces=announces, small=unit.text.lstrip()[:1].islower()), kind
    if unit.marker or kind == "text":
        if section:
            flow.pass_heading(unit.text[:90])
        state = flow.pass_item(unit.marker, ahead)
    else:
        state, kind = flow.topic if flow.lists else ahead, "tail"
    if announces:
        flow.pending = topic(unit.text) or state
    return state, kind


def _around(units: Sequence[Unit], unit: Unit, context: Context, spoken: Sequence[frozenset[str]]) -> set[str]:
    """What headings, the announcing unit's owner and most of the other items say."""
    found = {f"near-{topic(unit.heading)}"}
    headings = [topic(units[h].text) for h in context.headings] or [topic(unit.heading)]
    found.add(f"over-{next(filter(None, headings), '')}")
    near_items = context.items[:BESIDE]
    if len(near_items) > 1 and 2 * sum("way-first" in spoken[i] for i in near_items) >= len(near_items):
        found.add("beside-way")
    ahead = units[context.lead].text if context.lead >= 0 else unit.heading
    if unit.section == "telaahan" or _is_far(ahead):
        found.add("far")
    return found


@lru_cache(maxsize=4096)
def _is_far(text: str) -> bool:
    """Tell whether an announcement is of another plan: the nation's, the region's, a ministry's."""
    return bool(load_phrasing().forms["far"].search(plain(text)))


@lru_cache(maxsize=1024)
def _of_column(header: str) -> frozenset[str]:
    last = plain(header.rpartition(" / ")[2])
    return frozenset(f"column-{name}" for name, pattern in load_phrasing().headers.items() if pattern.search(last))


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of a unit when it is voted on."""

    unit: Unit
    said: frozenset[str]
    state: str = ""
    kind: str = ""
    running: bool = False

    def says(self, *names: str) -> bool:
        """Return whether it says any of these."""
        return not self.said.isdisjoint(names)

    @property
    def coop(self) -> bool:
        """Cooperation with a party is what it tells, not a measure or goal of it."""
        return self.says("with-strong") and not self.says("measured")

    @property
    def told(self) -> bool:
        """It tells of measures or of the document itself, where a lack is only named."""
        return self.says("structure", "measured")

    @property
    def listed(self) -> bool:
        """It is an item of a list of problems, solutions, policies."""
        return self.kind == "item" and self.state in _LISTS


_Rule = tuple[str, Callable[[_Read], bool]]


def _vote(read: _Read, rules: Sequence[_Rule]) -> str:
    return next((vote for vote, holds in rules if holds(read)), "")


def _announces(read: _Read) -> bool:
    text = read.unit.text.rstrip()
    return read.says("announces") and ((text.endswith(":") and len(text) < LONG) or "berikut" in text[-30:].lower())


def _is_duty(read: _Read) -> bool:
    by_words = read.says("task-says") and not read.says("lacks-strong")
    return by_words or (read.state == "duty" and (read.kind == "item" or read.says("task-like")))


def _trouble_listed(read: _Read) -> bool:
    if not read.listed or _only_policy(read):
        return False
    against = read.says("lacks-first", "trouble-first") and not read.says("beside-way")
    return read.state == "trouble" or against or (read.state == "both" and read.says("lacks"))


def _only_policy(read: _Read) -> bool:
    """Ways listed under the issues or policies of another plan."""
    ways = read.says("way-first") and read.says("beside-way")
    return read.listed and read.says("far") and ((read.state == "trouble" and ways) or read.state == "policy")


def _coop_told(read: _Read) -> bool:
    """Cooperation is told, and not of other plans, duties, goals, strengths, laws or procedures."""
    elsewhere = read.unit.section in _STRANGE_SECTIONS or read.state in ("goal", "chance", "duty")
    return read.coop and not elsewhere and not read.says("lacks-first", "structure", "law-first", "region", "post", "task-like")


def _lack_hinted(read: _Read) -> bool:
    around = not read.said.isdisjoint(_TROUBLED)
    lack = (
        read.says("missed")
        or (read.says("lacks", "grows") and around)
        or (read.state == "trouble" and read.says("because", "lacks"))
    )
    return lack and not read.told


_OF_TEXT: tuple[_Rule, ...] = (
    # What surely is no statement
    ("source", lambda r: r.unit.block == "note" and r.says("origin")),
    ("other-note", lambda r: r.unit.block == "note"),
    ("other-running", lambda r: r.running and r.unit.block != "heading"),
    ("other-heading", lambda r: r.unit.block == "heading"),
    ("other-foot", lambda r: r.says("thanks") or (r.says("foot") and len(r.unit.text) < _HEADING)),
    ("torn", lambda r: r.says("torn", "mixed")),
    ("source", lambda r: r.says("origin") and len(r.unit.text) < _NOTE),
    ("duty-announced", lambda r: _announces(r) and bool(_PARTS.search(r.unit.text)) and (r.says("post") or r.state == "duty")),
    ("other-announces", lambda r: _announces(r) and (not r.says("measured", "way-first") or bool(_FOLLOWS.search(r.unit.text)))),
    # What a list or a fixed form makes plain
    ("legal-list", lambda r: r.says("law-first") and r.unit.block == "list_item" and r.state not in ("trouble", "cure")),
    ("problem-words", lambda r: r.says("remedy-first") and r.says("lacks-strong")),
    ("collab-list", lambda r: r.says("remedy-first") and r.coop),
    ("strategy-said", lambda r: r.says("remedy-first")),
    ("duty-list", lambda r: _is_duty(r) and r.state == "duty"),
    ("duty-words", lambda r: _is_duty(r) and not r.says("head-first")),
    ("other-frame", lambda r: r.unit.section == "sistematika" or r.state == "frame"),
    ("problem-list", _trouble_listed),
    ("far-policy", _only_policy),
    ("collab-list", lambda r: r.listed and r.coop),
    ("strategy-list", lambda r: r.listed),
    # What the words say
    ("other-head", lambda r: r.says("head-first")),
    ("problem-words", lambda r: r.says("with-lacking")),
    ("collab-words", _coop_told),
    ("problem-words", lambda r: r.says("lacks-first") or (r.says("lacks-strong") and not r.told)),
    ("problem-hint", _lack_hinted),
    ("law-words", lambda r: r.says("law-cited") and r.says("founded")),
    ("ought-way", lambda r: r.says("therefore") or (r.says("ought") and r.says("call-first", "way-first", "near-cure"))),
    ("ought-hint", lambda r: r.says("ought") and not r.told and r.unit.block == "paragraph"),
    ("other-structure", lambda r: r.says("structure", "points")),
    ("other-region", lambda r: r.says("region")),
)
_OF_CELLS: tuple[_Rule, ...] = (
    ("source", lambda r: r.says("column-source")),
    ("problem", lambda r: r.says("column-trouble") and not r.says("column-goal")),
    ("legal", lambda r: r.says("column-law") and r.says("law-first")),
    ("", lambda r: r.says("column-goal", "column-measure", "column-deed")),
    ("collab", lambda r: r.says("column-cure") and r.says("with-party")),
    ("strategy", lambda r: r.says("column-cure")),
    ("collab", lambda r: r.says("column-partner")),
    ("problem", lambda r: r.says("lacks-first")),
    ("legal", lambda r: r.says("law-first")),
)
