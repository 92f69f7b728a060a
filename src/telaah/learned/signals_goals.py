"""Signals of goals, of goals that are quoted, and of ways to reach them.

A plan says the same words as its own goal, as another plan's, and as a way to a goal. What tells them apart is what announces
them ("Sasaran RPJMD yang didukung:"), the column or heading above them, and whose it says they are. Each of these texts is read
for its *frame*: what it announces, and whose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from telaah.learned.context import Context
from telaah.learned.statement_units import Unit
from telaah.lexicons.goals import load_goal_words as _words

STATE = 25
"""Units for which a bare label ("Tujuan", "Strategi :") goes on to speak."""
LABEL_WORDS = 9
"""A text of so few words may be a bare label."""
MAJORITY = 0.6
REACH = 180
"""Characters before the end of an announcement that are looked at."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a text announces, and whose it is."""

    kind: str
    owner: str
    """"above", "own", "region" or "" where it does not say."""


@lru_cache(maxsize=4096)
def frame(text: str) -> Frame | None:
    """Return what a text announces.

    >>> frame("Upaya yang dilakukan dalam mengatasi kendala tersebut adalah:")
    Frame(kind='way', owner='')
    >>> frame("Sasaran RPJMD yang didukung oleh Dinas Perhubungan")
    Frame(kind='goal', owner='above')
    """
    tail = re.split(r"[.;?!]\s+(?=[A-Z])", text.strip())[-1][-REACH:]
    found = [(m, str(m.lastgroup)) for m in _words().key.finditer(tail)]
    if not found:
        return None
    under = {m.start() for m, _ in found if _words().under.search(tail[max(0, m.start() - 60) : m.start()])}
    free = [(m, k) for m, k in found if k == "duty" or not (m.start() in under or _words().back.match(tail[m.end() :]))]
    turns = {
        m.start(): t.start() + max(0, m.start() - 50)
        for m, _ in free
        if (t := _words().turn.search(tail[max(0, m.start() - 50) : m.start()]))
    }
    last = max(turns.values(), default=-1)
    turned = [(m, k) for m, k in free if turns.get(m.start(), -1) == last >= 0]
    rest = [(m, k) for m, k in found if k != "law"]
    if not (turned or free or rest):
        return None
    match, kind = (turned or free or rest)[0]
    return Frame(kind, owner(tail[match.start() :]) or owner(tail))


def owner(text: str) -> str:
    """Return whose goals a text speaks of: who is named first."""
    above, own = _words().above.search(text), _words().own.search(text) or _words().acronym.search(text)
    if above and (own is None or above.start() <= own.start()):
        return "above"
    return "own" if own else "region" if _words().region.search(text) else ""


@lru_cache(maxsize=4096)
def form(text: str) -> str:
    """Return the form in which a text begins."""
    return next((name for name, pattern in _words().forms if pattern.search(text)), "")


def signals(units: Sequence[Unit], around: Sequence[Context]) -> list[list[str]]:
    """Return the signals of each unit of a document."""
    states = _states(units, around)
    seen = [_see(units, around[n], n, states[n]) for n in range(len(units))]
    votes = [_vote(one) for one in seen]
    doubts = [_doubtful(one, vote) for one, vote in zip(seen, votes, strict=True)]
    firm = ["" if doubt else vote for vote, doubt in zip(votes, doubts, strict=True)]
    found = [{*_of_unit(seen[n]), *_of_votes(firm, around[n], n, units[n].block)} for n in range(len(units))]
    for signs, vote, doubt in zip(found, votes, doubts, strict=True):
        if doubt:
            signs.add(f"may-{vote}")
    return [sorted(signs) for signs in found]


def _doubtful(seen: _Seen, vote: str) -> bool:
    """Tell whether only its place speaks for a goal or way, while it does not begin like one."""
    if vote not in ("own", "quoted", "strategy") or seen.label or not seen.item or seen.unit.block == "cell":
        return False
    return not (seen.shape in ("verb", "need", "condition", "nominal", "delivered") or _words().aimed.search(seen.unit.text))


def _of_votes(votes: Sequence[str], context: Context, n: int, block: str) -> Iterator[str]:
    """What the unit itself, those beside it and the other items of its list are taken for."""
    if votes[n]:
        yield from (f"vote-{votes[n]}", f"vote-{votes[n]}-{block}")
    if n and votes[n - 1]:
        yield f"before-vote-{votes[n - 1]}"
    if n + 1 < len(votes) and votes[n + 1]:
        yield f"after-vote-{votes[n + 1]}"
    beside = Counter(votes[i] for i in context.items[:8])
    if beside and beside.most_common(1)[0][1] >= MAJORITY * min(8, len(context.items)):
        yield f"list-vote-{beside.most_common(1)[0][0] or 'none'}"


def _states(units: Sequence[Unit], around: Sequence[Context]) -> list[Frame | None]:
    """The frame that the last bare label or heading of running text opened, for as long as it may speak."""
    states: list[Frame | None] = []
    now: Frame | None = None
    left = 0
    for unit, context in zip(units, around, strict=True):
        states.append(now if left > 0 and unit.block != "cell" else None)
        left -= not context.running
        if unit.block == "cell" or context.running:
            continue
        bare = len(unit.text.split()) <= LABEL_WORDS and unit.text.rstrip()[-1:] not in ".;,"
        if (
            unit.block == "heading"
            or unit.text.rstrip().endswith(":")
            or (bare and form(unit.text) == "" and unit.block != "list_item")
        ):
            now, left = frame(unit.text), STATE
    return states


@dataclass(frozen=True, slots=True)
class _Seen:
    """A unit, and what is said of it around it."""

    unit: Unit
    shape: str
    """The form in which it begins."""
    label: Frame | None
    """What it calls itself."""
    chain: tuple[tuple[str, Frame], ...]
    """What is announced over it, nearest first, and where that is said."""
    weak: tuple[Frame, ...]
    """The same of texts that only stand before it."""
    whose: str
    studied: bool
    """Where other plans are studied."""
    item: bool
    """An item or cell, or what a colon right before it announces."""
    further: bool
    """A further sentence of an item."""
    running: bool
    listed: str
    """The form of most other items of its list."""


def _see(units: Sequence[Unit], context: Context, n: int, state: Frame | None) -> _Seen:
    unit = units[n]
    said = list(_chain(units, unit, context, state))
    chain = tuple((source, given) for source, given in said if source != "weak")
    owners = [given.owner for _, given in chain[:3] if given.owner]
    forms = Counter(form(units[i].text) for i in context.items[:8])
    common, count = forms.most_common(1)[0] if forms else ("", 0)
    return _Seen(
        unit=unit,
        shape=form(unit.text),
        label=_label(unit.text) or _stated(unit.text),
        chain=chain,
        weak=tuple(given for source, given in said if source == "weak"),
        whose=next((o for o in owners if o != "region"), owners[0] if owners else ""),
        studied=_studied(units, unit, context),
        item=unit.block in ("list_item", "cell") or bool(context.leads) or (0 <= context.lead == n - 1),
        further=bool(context.leads) and not unit.marker and not _numbered(unit.text),
        running=context.running,
        listed=(common or "none") if forms and count >= MAJORITY * forms.total() else "",
    )


def _numbered(text: str) -> bool:
    found = _words().number.match(text)
    return found is not None and bool(found[0])


def _of_unit(seen: _Seen) -> Iterator[str]:
    """The signals of one unit for itself."""
    shape, label, studied = seen.shape, seen.label, seen.studied
    yield f"form-{shape or 'none'}"
    if label:
        yield from (f"label-{label.kind}", f"label-{label.kind}-{label.owner}")
    if seen.further:
        yield "further"
    yield from (f"weak-{given.kind}" for given in seen.weak)
    yield f"whose-{seen.whose or 'none'}"
    yield f"studied-{studied}"
    for place, (source, given) in enumerate(seen.chain[:3]):
        yield f"frame{place}-{given.kind}"
        yield f"{source}-{given.kind}"
        if place == 0:
            yield from (
                f"frame-{given.kind}-{given.owner}",
                f"frame-{given.kind}-{shape}",
                f"frame-{given.kind}-studied-{studied}",
            )
    yield from (name for name in _SIGNS if getattr(_words(), name).search(seen.unit.text))
    if seen.listed:
        yield f"list-{seen.listed}"


def _label(text: str) -> Frame | None:
    """The frame of a text that names itself: "Sasaran 2: Menurunnya ..."."""
    found = _words().label.match(text)
    if found is None or len(found["rest"].split()) < 3 or not (form(found["rest"]) or ":" in text[: found.start("rest")]):
        return None
    given = frame(found["key"])
    return Frame(given.kind if given else "goal", owner(found["more"]))


def _stated(text: str) -> Frame | None:
    """The frame of a sentence that states one: "Tujuan dinas adalah menata trayek"."""
    found = _words().states.search(text)
    if found is None or not (form(found["rest"]) in _GOALS or _words().quote.search(found["rest"])):
        return None
    given = frame(found["key"])
    return Frame(given.kind if given else "goal", owner(found["more"]))


def _chain(units: Sequence[Unit], unit: Unit, context: Context, state: Frame | None) -> Iterator[tuple[str, Frame]]:
    """What is said over a unit, nearest first, and where it is said."""
    texts: list[tuple[str, str]] = []
    if unit.block == "cell":
        texts += [("header", unit.header), ("title", unit.title)]
    else:
        texts += [
            ("lead", units[i].text) for i in dict.fromkeys((*context.leads, *((context.lead,) if context.lead >= 0 else ())))
        ]
    for source, text in texts:
        given = frame(text) if text else None
        if given:
            yield (source if source != "lead" or _announces(text) else "weak"), given
    if state is not None and unit.block != "cell":
        yield "state", state
    for i in context.headings:
        given = frame(units[i].text[:160])
        if given:
            yield "heading", given
    given = frame(unit.heading) if unit.block != "cell" or not (unit.header or unit.title) else None
    if given:
        yield "section", given


def _announces(text: str) -> bool:
    """Tell a text that announces, or is a label or title, from a sentence that only stands before."""
    return bool(_words().announces.search(text)) or (len(text.split()) <= 2 * LABEL_WORDS and text.rstrip()[-1:] not in ".;,")


def _studied(units: Sequence[Unit], unit: Unit, context: Context) -> bool:
    """Tell whether it stands where other plans are studied."""
    over: Iterable[str] = (unit.heading, *(units[i].text[:160] for i in context.headings[:2]))
    return unit.section == "telaahan" or unit.foreign or any(_words().study.search(text) for text in over)


_OTHERS = {"problem": "problem", "work": "activity", "measure": "indicator", "yield": "output", "duty": "duty", "law": "legal"}
"""What the items are of announcements that are not of this module's classes."""
_GOALS = frozenset({"condition", "verb", "nominal", "delivered"})
"""Forms in which goals and ways begin."""
_SIGNS = ("defines", "should", "done", "paper", "quote", "traces", "aimed", "money", "torn", "measured", "therefore")


def _vote(seen: _Seen) -> str:
    """The class that all this speaks for; empty where it says nothing."""
    if seen.running:
        return ""
    if seen.unit.block == "heading":
        return (
            _of_label(seen.label, seen.unit.text, studied=seen.studied)
            if seen.label and seen.label.kind in ("goal", "mission")
            else ""
        )
    said = _of_words(seen)
    if said:
        return said
    text = seen.unit.text
    heard = () if seen.further else tuple(f for source, f in seen.chain if source != "title" or f.kind not in ("mission", "goal"))
    if not heard or not seen.item:
        ought = _words().should.search(text) and not (_words().paper.search(text) or _words().done.search(text))
        way = any(given.kind == "way" for _, given in seen.chain[:2])
        return "" if not ought else "quoted" if seen.studied else "strategy" if way or _words().therefore.search(text) else ""
    return _of_frame(seen, heard)


def _of_words(seen: _Seen) -> str:  # noqa: PLR0911 -- one ordered decision
    """The class that its own words speak for, wherever it stands."""
    text, shape = seen.unit.text, seen.shape
    if _words().law.search(text):
        return "legal"
    if _words().defines.search(text) or _words().mission.search(text):
        return "quoted"
    if _words().measured.search(text) and shape in _GOALS:
        return "quoted" if seen.studied else "own"
    if _words().aimed.search(text) and not seen.studied:
        return "own"
    if seen.label:
        return _of_label(seen.label, text, studied=seen.studied)
    if text.rstrip().endswith(":") and shape not in _GOALS:
        return "other"
    if _words().torn.search(text) and seen.unit.block != "cell":
        return "other"
    return next(
        (
            name
            for name, pattern in (("strategy", _words().solution), ("problem", _words().trouble))
            if seen.item and pattern.search(text)
        ),
        "",
    )


def _of_label(label: Frame, text: str, *, studied: bool) -> str:
    """Of a text that names itself a goal, mission or way."""
    given = frame(text[:REACH])
    if given is not None and given.kind == "purpose":
        return "other"
    if label.kind in ("mission", "priority") or label.owner == "above" or studied:
        return "quoted"
    if label.kind == "goal":
        return "indicator" if _words().figures.search(text) else "own"
    return "strategy"


def _of_frame(seen: _Seen, heard: Sequence[Frame]) -> str:
    """The class that what is announced over it speaks for."""
    near, shape, cell = heard[0], seen.shape, seen.unit.block == "cell"
    if near.kind in ("goal", "way", "purpose") and (
        seen.unit.section == "maksud_tujuan" or "purpose" in {given.kind for given in heard[:3]}
    ):
        return "other"
    if near.kind not in ("goal", "mission", "way", "priority"):
        return "" if near.kind == "law" and shape else _OTHERS.get(near.kind, "")
    if shape == "measure" and near.kind != "way":
        return "indicator"
    if shape == "lack" and {given.kind for given in heard[:3]} & {"problem", "way"}:
        return "problem"
    if (
        not cell
        and near.kind != "mission"
        and (_words().work.search(seen.unit.text) or (_words().money.search(seen.unit.text) and shape in ("nominal", "")))
    ):
        return "activity"
    return _of_aim(seen, near)


def _of_aim(seen: _Seen, near: Frame) -> str:
    """Of what stands under goals, missions, ways or priorities: whose is it?"""
    shape, cell = seen.shape, seen.unit.block == "cell"
    foreign = near.owner == "above" or (near.owner != "own" and (seen.studied or seen.whose == "above"))
    if near.kind == "mission":
        return "" if cell and any(c.isdigit() for c in seen.unit.header) else "quoted"
    if near.kind == "priority" and seen.whose != "own":
        return "quoted"
    if near.kind == "goal":
        return "" if shape not in _GOALS and not (cell and not shape) else "quoted" if foreign else "own"
    if shape in ("measure", "") and len(seen.unit.text.split()) < LABEL_WORDS and not cell:
        return ""
    return "quoted" if foreign else "strategy"
