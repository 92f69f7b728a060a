"""What announcements and headings are about, and how long they hold: over page breaks, through lists within lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from telaah.lexicons.phrasing import load_phrasing

LONG = 330
"""Of a longer announcement only the end is read."""
_STRONG = ("duty", "law", "source", "chance")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LOST = 4
"""An item whose number is this much higher still goes on a list: some get lost in reading."""
_PATIENCE = 3
"""Texts after a list that end it for good."""
_JOINED = re.compile(r"\W*(?:dan|serta|beserta|/|,|&)\W*(?:\w+\W*){0,2}")
_ADDED = re.compile(r"\b(?:serta|dan|beserta)\W+(?:\w+\W+){0,2}$")
_CURES = re.compile(r"\W*(?:upaya|solusi|langkah|tindak|saran|rekom|cara|strategi)")
_TAKEN = re.compile(r"\b(?:dilakukan|ditempuh|diambil|diupayakan|solusi)")
_POLICY = re.compile(r"strateg|kebijakan|arah")


def plain(text: str) -> str:
    """Return a text in lower case, words cut at a line's end joined, spaces evened.

    >>> plain("Belum opti- malnya   Data")
    'belum optimalnya data'
    """
    return re.sub(r"\s+", " ", re.sub(r"(?<=[a-z])-\s+(?=[a-z])", "", text.lower().replace("~", "j"))).strip()


@lru_cache(maxsize=4096)
def topic(text: str) -> str:
    """Return what an announcement, heading or header is about; "" where it does not say.

    >>> topic("Upaya untuk mengatasi permasalahan tersebut adalah sebagai berikut:"), topic("Hambatan yang ditemui:")
    ('cure', 'trouble')
    """
    topics, forms = load_phrasing().topics, load_phrasing().forms
    said = forms["only-named"].sub(" ", plain(text)[-LONG:])
    rest = forms["opening-clause"].sub("", said)
    trouble, cure = topics["trouble"].search(rest), topics["cure"].search(rest)
    if cure is None and trouble is None:
        trouble, cure = topics["trouble"].search(said), topics["cure"].search(said)
    policy = cure is not None and bool(_POLICY.match(cure[0]))
    if trouble is None and (cure is None or policy) and topics["duty"].search(said):
        return "duty"
    if trouble and cure:
        found = _of_both(rest, trouble, cure)
        return "policy" if found == "cure" and policy else found
    if forms["blamed"].search(said):
        return "" if topics["chance"].search(said) else "trouble"
    if trouble or cure:
        return "trouble" if trouble else "policy" if policy else "cure"
    return _other_topic(rest) or _other_topic(said)


def _other_topic(said: str) -> str:
    """The strong topics before the weak; among these, that which is named first."""
    topics = load_phrasing().topics
    found = [(m.start(), name) for name in topics if name not in ("trouble", "cure") and (m := topics[name].search(said))]
    return min([pair for pair in found if pair[1] in _STRONG] or found, default=(0, ""))[1]


def _of_both(said: str, trouble: re.Match[str], cure: re.Match[str]) -> str:
    """Problems and solutions named together: both are announced, or the one on account of the other."""
    handled = load_phrasing().forms["handled"]
    between = said[min(trouble.end(), cure.end()) : max(trouble.start(), cure.start())]
    before = said[max(0, trouble.start() - 40) : trouble.start()]
    if _JOINED.fullmatch(between):
        return "both"
    if cure.start() < trouble.start():
        return "cure" if handled.search(between) or _CURES.match(cure[0]) else "trouble"
    if handled.search(before):
        return "cure"
    if _ADDED.search(between):
        return "both"
    return "cure" if _TAKEN.search(said[cure.start() :]) else "trouble"


def marker(mark: str) -> tuple[str, int]:
    """Return the kind of a list's marker and its number.

    >>> marker("c."), marker("12)"), marker("-")
    (('letter.', 3), ('number)0', 12), ('bullet', 1))
    """
    bare = mark.strip().lower().strip("().")
    closed = "." if "." in mark else ")"
    if number := re.search(r"(\d+)\W*$", bare):
        return f"number{closed}{bare.count('.')}", int(number[1])
    if len(bare) == 1 and "a" <= bare <= "z" and bare != "o":
        return f"letter{closed}", ord(bare) - 96
    return ("roman", _ROMAN.index(bare) + 1) if bare in _ROMAN else ("bullet", 1)


@dataclass
class _List:
    shape: str
    number: int
    topic: str


@dataclass
class Flow:
    """The announcements in force while a document is read in order."""

    lists: list[_List] = field(default_factory=list)
    """Open lists, outermost first."""
    pending: str | None = None
    """What was announced and has no item yet; None where nothing was."""
    idle: int = 0
    """Texts since the last item."""

    @property
    def topic(self) -> str:
        """Of the list that was last gone on with."""
        return self.lists[-1].topic if self.lists else ""

    def pass_heading(self, text: str) -> None:
        """A heading ends all lists and may itself announce one."""
        self.lists.clear()
        self.pending = topic(text) or None
        self.idle = 0

    def pass_item(self, mark: str, ahead: str = "") -> str:
        """Return the topic of the list in which this item stands; that of ``ahead`` where nothing announced it."""
        shape, number = marker(mark)
        self.idle = 0
        going = self._going(shape, number)
        if going is None and mark.strip().lower().strip("().") == "i":
            shape, number = "roman", 1
        if going is not None and (not self.pending or shape != "bullet"):
            del self.lists[going + 1 :]
            if self.pending and number <= 1:
                self.lists[going].topic = self.pending
        elif self.pending is not None or number <= 1 or not self.lists:
            above = self.topic
            self.lists = [known for known in self.lists if known.shape != shape][-3:]
            self.lists.append(_List(shape, number, self.pending or above or ahead))
        self.pending = None
        self.lists[-1].number = number
        return self.topic

    def _going(self, shape: str, number: int) -> int | None:
        def goes_on(known: _List) -> bool:
            return known.shape == shape and (shape == "bullet" or 0 < number - known.number < _LOST)

        return next((k for k in range(len(self.lists) - 1, -1, -1) if goes_on(self.lists[k])), None)

    def pass_text(self, text: str, *, announces: bool, small: bool) -> str:
        """Return the topic of the list to which a paragraph may still belong; ``small``: it begins with a small letter."""
        now = self.topic if self.idle <= 1 else ""
        if announces:
            self.pending = topic(text) or self.pending or ""
            self.idle = 0
        elif not small:
            self.idle += 1
            self.pending = None if self.idle > 1 else self.pending
            if self.idle > _PATIENCE:
                self.lists.clear()
        return now
