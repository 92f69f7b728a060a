"""What a party does in its clause: features of the words around it, and two linear models behind one judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from telaah.learned.frames import frame, told
from telaah.learned.linear import Linear
from telaah.model.clause import Clause, Judged

Shares = Mapping[str, float]
"""The probability of each class."""
NEAR = 4
"""Words that count by their place."""
WIDE = 12
"""Words that count by standing there at all."""
BREAKS = frozenset({".", ";", "\n", "•"})
LISTING = frozenset({",", "dan", "/", "serta", "maupun", "atau", "(", ")", "para", "-", "&", "@"})
"""Between the names of a list; "@" is another name."""
LEAD = 12
"""Last words of what announces a list."""
BESIDE = 20
"""First words of the neighbours."""
MARKER = 3
"""Words of a number before a name that stands alone."""
_WORD = re.compile(r"[a-z][a-z-]+")
HEADER = 6
"""Words of a column's header or a title that count."""
FLOWING = frozenset({"paragraph", "list_item", "cell"})
LEAST = 4
"""Words of a sentence beside its parties: with fewer it says nothing of them."""
DIGITS = 0.05
"""Of the letters of running text."""
SURER = 0.1
"""By so much more must the model be sure where it contradicts a cue or a column."""


def features(clause: Clause) -> dict[str, float]:
    """Return the named features of a party in its clause.

    What a rare feature says is believed less: bare words count for less than cues and what governs the party.
    """
    left, right = list(_left(clause)), list(_right(clause))
    groups: tuple[tuple[float, Iterable[str]], ...] = (
        (1.0, _cues(clause)),
        (1.0, _governors(left, right)),
        (0.5, _sentence(left)),
        (0.5, (*_near(left, "l"), *_near(right, "r"))),
        (0.3, (*_bag(left, "l"), *_bag(right, "r"))),
        (0.5, _place(clause)),
        (0.25, _printed(clause)),
        (0.8, _name(clause)),
        (1.0, frame(_behind_list(left), _behind_list(right))),
        (0.3, _frames(left, right)),
        (2.0, _kin(clause)),
        (0.5, _around(clause)),
    )
    return {name: weight for weight, names in groups for name in names}


def _frames(left: list[str], right: list[str]) -> Iterator[str]:
    for mark, side in (("u", left), ("v", right)):
        for name in sorted(told(side)):
            yield f"{mark}:{name}"


def _kin(clause: Clause) -> Iterator[str]:
    """How the party stands to the plan's own organisation and region."""
    yield f"kin={clause.kin}"
    yield f"kin={clause.kin} {clause.block}"
    yield f"rank={clause.rank}"
    yield f"rank={clause.rank} {clause.cls} {clause.generic}"
    yield f"level={clause.level} {clause.cls}"


def _around(clause: Clause) -> Iterator[str]:
    """What announces the piece, and what stands before and behind it."""
    lead = _WORD.findall(clause.lead.lower())
    alone = _size(clause) == "1" or len(clause.words) <= clause.last - clause.first + 1 + MARKER
    yield f"alone={alone} {clause.block}"
    for word in lead[-LEAD:]:
        yield f"d:{word}"
    for name in sorted(told(lead)):
        yield f"dc:{name}"
        yield f"dc:{name} {alone}"
    if not lead:
        yield f"dc:none {clause.block}"
    for mark, text in (("j", clause.before), ("k", clause.after), ("tt", clause.title)):
        for name in sorted(told(_WORD.findall(text.lower())[:BESIDE])):
            yield f"{mark}:{name}"


def _name(clause: Clause) -> Iterator[str]:
    yield f"n1={clause.words[clause.first]}"
    yield f"nz={clause.words[clause.last]}"
    for word in clause.core.split()[:4]:
        yield f"n={word}"


def _left(clause: Clause) -> Iterator[str]:
    """The words before the party to the beginning of its sentence, nearest first, each other name as one."""
    ends = {b: a for a, b, _ in clause.parties if b < clause.first}
    at = clause.first - 1
    while at >= 0 and clause.words[at] not in BREAKS:
        if at in ends:
            yield "@"
            at = ends[at] - 1
        else:
            yield clause.words[at]
            at -= 1


def _right(clause: Clause) -> Iterator[str]:
    starts = {a: b for a, b, _ in clause.parties if a > clause.last}
    at = clause.last + 1
    while at < len(clause.words) and clause.words[at] not in BREAKS:
        if at in starts:
            yield "@"
            at = starts[at] + 1
        else:
            yield clause.words[at]
            at += 1


def _plain(word: str) -> str:
    return "#" if word[:1].isdigit() else word


def _near(side: list[str], mark: str) -> Iterator[str]:
    side = [_plain(w) for w in side[:NEAR]]
    for step in range(NEAR):
        yield f"{mark}{step + 1}={side[step] if step < len(side) else '^'}"
    if len(side) > 1:
        yield f"{mark}12={side[0]} {side[1]}"
    if len(side) > 2:
        yield f"{mark}13={side[0]} {side[1]} {side[2]}"


def _bag(side: list[str], mark: str) -> Iterator[str]:
    for word in side[:WIDE]:
        yield f"{mark}:{_plain(word)}"
    for word in side[WIDE : 3 * WIDE]:
        yield f"{mark}::{_plain(word)}"


def _governors(left: list[str], right: list[str]) -> Iterator[str]:
    """What stands before the list in which the party stands, and behind it."""
    before = [_plain(w) for w in _behind_list(left)]
    after = [_plain(w) for w in _behind_list(right)]
    yield f"g1={before[0] if before else '^'}"
    yield f"h1={after[0] if after else '^'}"
    for mark, words in (("g", before), ("h", after)):
        if len(words) > 1:
            yield f"{mark}12={words[0]} {words[1]}"
        if len(words) > 2:
            yield f"{mark}13={words[0]} {words[1]} {words[2]}"
    for mark, words in (("g", before), ("h", after)):
        for step in (0, 1):
            if step < len(words):
                yield f"f{mark}{step + 1}={_form(words[step])}"
    if before and after:
        yield f"fg1={_form(before[0])} fh1={_form(after[0])}"
    if len(before) < len(left):
        yield "listed"


def _sentence(left: list[str]) -> Iterator[str]:
    """The first word of the sentence says what kind of statement it is: "Meningkatnya", "Jumlah", "Belum"."""
    if left:
        yield f"s1={_plain(left[-1])}"
        yield f"s12={_plain(left[-1])} {_plain(left[-2]) if len(left) > 1 else '^'}"
        yield f"form={_form(left[-1])}"
    else:
        yield "s1=@"


def _behind_list(side: list[str]) -> list[str]:
    at = 0
    while at < len(side) and side[at] in LISTING:
        at += 1
    return side[at:]


def _form(word: str) -> str:
    """The grammatical shape of a word: "meningkatnya" is me..nya, a short or unmarked one is itself."""
    if len(word) <= 4:
        return word
    head = next((p for p in ("ter", "ber", "me", "pe", "di", "ke", "se") if word.startswith(p) and len(word) > len(p) + 2), "")
    tail = next((s for s in ("nya", "kan", "an", "i") if word.endswith(s)), "")
    return f"{head}..{tail}"


def _cues(clause: Clause) -> Iterator[str]:
    low, high = clause.first - 40, clause.last + 40
    for first, last, key, before in clause.cues:
        if before and low <= last < clause.first:
            far = clause.first - last
        elif not before and clause.last < first <= high:
            far = first - clause.last
        else:
            continue
        span = range(last + 1, clause.first) if before else range(clause.last + 1, first)
        if any(clause.words[i] in BREAKS for i in span):
            continue
        parted = any(i in clause.stops for i in span)
        yield f"cue={key}"
        yield f"cue={key} {'near' if far <= 3 else 'mid' if far <= 10 else 'far'} {'parted' if parted else ''}"
    for first, last, kind in clause.statuses:
        if last < clause.first and not any(clause.words[i] in BREAKS for i in range(last + 1, clause.first)):
            yield f"said {kind} before"
        elif first > clause.last and not any(clause.words[i] in BREAKS for i in range(clause.last + 1, first)):
            yield f"said {kind} after"
    yield f"rule={clause.role}"
    yield f"rule={clause.role}.{clause.status}"
    yield f"why={clause.why}"
    yield f"rule={clause.role} {clause.cls}"
    yield f"settled={clause.settled}"


def _place(clause: Clause) -> Iterator[str]:
    cell = clause.block == "cell"
    yield f"cls={clause.cls}"
    yield f"own={clause.own_region} {clause.cls}"
    yield f"generic={clause.generic}"
    yield f"kind={clause.kind}"
    yield f"section={clause.section}"
    yield f"section={clause.section} {clause.cls}"
    yield f"block={clause.block}"
    yield f"kind={clause.kind} {clause.section}"
    if cell:
        yield f"column={clause.column}"
        yield f"column={clause.column} {clause.cls}"
        for role in set(clause.row):
            yield f"row={role}"
    yield f"size={_size(clause)}"
    yield f"parties={min(4, len(clause.parties))}"
    if clause.first == 0:
        yield "begins"
    others = {c for a, _, c in clause.parties if a != clause.first}
    for cls in others:
        yield f"with={cls}"
    if any(c == "DIRI" and b < clause.first for _, b, c in clause.parties):
        yield "self before"
    if any(c == "DIRI" and a > clause.last for a, _, c in clause.parties):
        yield "self behind"


def _printed(clause: Clause) -> Iterator[str]:
    """The words of titles and headers, which are each office's own more than those of a clause."""
    yield from (f"title={word}" for word in clause.title.split()[:HEADER])
    if clause.block == "cell":
        yield from (f"header={word}" for word in clause.header.lower().split()[-HEADER:])
        yield from (f"table={word}" for word in clause.table.lower().split()[:HEADER])


def _size(clause: Clause) -> str:
    size = len(clause.words)
    if size == clause.last - clause.first + 1:
        return "1"
    return next((name for name, most in (("s", 8), ("m", 30), ("l", 120)) if size < most), "x")


@dataclass(frozen=True)
class Roles:
    """The judge of roles in a folder of models: asked only about parties in which the rules see no cooperation.

    ``active`` tells whether a party works along now or from now on, ``role`` and ``status`` which way. Each keeps its own
    threshold; below it the rules' answer stands.
    """

    folder: Path

    @cached_property
    def active(self) -> Linear:
        """Of two classes, "yes" and "no"."""
        return Linear.load(self.folder / "active")

    @cached_property
    def role(self) -> Linear:
        """Of the thirteen roles."""
        return Linear.load(self.folder / "role")

    @cached_property
    def status(self) -> Linear:
        """Of the eight statuses."""
        return Linear.load(self.folder / "status")

    def judge(self, clause: Clause) -> Judged | None:
        """Return role and status; None where the rules' answer stands."""
        if not asked(clause):
            return None
        told = features(clause)
        least = Least(self.active.threshold, self.role.threshold)
        return decide(clause, _shares(self.active, told)["yes"], _shares(self.role, told), _shares(self.status, told), least)


@dataclass(frozen=True, slots=True)
class Least:
    """What is less likely than this is not said."""

    active: float
    role: float


def decide(clause: Clause, active: float, roles: Shares, statuses: Shares, least: Least) -> Judged | None:
    """Return role and status from what the models say of a party; None where the rules' answer stands."""
    if not asked(clause):
        return None
    if flows(clause) and active >= least.active + (SURER if clause.role != "lain" else 0.0):
        return Judged(_best(roles, WORKING), _best(statuses, HOLDING), active)
    if clause.role in WORKING:
        return None  # the rules saw a cooperation that is none now: lacking, needed or past
    best = _best(roles, possible(clause, roles))
    if best in WORKING or best == clause.role or roles[best] < least.role + (SURER if clause.settled else 0.0):
        return None
    return Judged(best, clause.status if best == "lain" else "tanpa", roles[best])


def possible(clause: Clause, roles: Iterable[str]) -> frozenset[str]:
    """Return the roles that a party can have: one whose name has nothing of the office's own is not the office itself."""
    return frozenset(roles) - (frozenset() if clause.kin in NAMED else {"diri"})


def asked(clause: Clause) -> bool:
    """Tell whether the rules' answer may be changed: they neither know the party for the office itself nor saw a cooperation."""
    return clause.cls != "DIRI" and not works(clause.role, clause.status)


def flows(clause: Clause) -> bool:
    """Tell whether a party stands in running text, where a cooperation can be told without a near cue of the rules.

    A name alone in its item, a title and a row of numbers tell none; and the government that the office belongs to does
    not help its own office.
    """
    left = list(_left(clause))
    around = [*left, *_right(clause)]
    if EXISTING.intersection(_behind_list(left)[:1]):
        return False  # that a body is there tells of no cooperation
    if clause.settled or clause.block not in FLOWING or sum(word.isalpha() for word in around) < LEAST:
        return False
    if sum(c.isdigit() for c in clause.text) > DIGITS * len(clause.text):
        return False
    return not (clause.cls == "PEMDA" and clause.own_region)


def _shares(model: Linear, told: dict[str, float]) -> Shares:
    return dict(zip(model.classes, map(float, model.probabilities([told])[0]), strict=True))


def _best(shares: Shares, among: frozenset[str]) -> str:
    return max(sorted(among & set(shares)), key=lambda name: shares[name])


NAMED = frozenset({"self", "part", "variant"})
"""Kinds of kin that are the office by name; its units are known by their class."""
EXISTING = frozenset({"adanya", "keberadaan", "terdapat", "terdapatnya", "tersedianya", "berdirinya", "memiliki", "mempunyai"})
WORKING = frozenset({"mitra", "pendukung", "pengampu"})
HOLDING = frozenset({"berjalan", "komitmen", "rencana"})


def works(role: str, status: str) -> bool:
    """Tell whether role and status make an active collaborator (RULINGS 3)."""
    return role in WORKING and status in HOLDING
