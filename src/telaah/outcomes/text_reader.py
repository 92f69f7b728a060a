"""Running text -> statements: numbered lists after an announcing sentence, labelled lines, sentences that state one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from telaah.model.document import Block, BlockKind, Document, SectionKind
from telaah.model.plan import Level
from telaah.outcomes.inline_lists import read_inline
from telaah.outcomes.introductions import CHILDREN, LABEL, MEASURES, Introduction, introduction
from telaah.outcomes.measures import cut_clause, is_measure, unit_in_brackets
from telaah.outcomes.ownership import own_of_text
from telaah.outcomes.reading import Measure, Own, Reading, Source, Statement
from telaah.outcomes.stream import Running, goes_on, running
from telaah.outcomes.wording import ENDS_OPEN, Kind, clean, kind_of

STATED = frozenset({Kind.CONDITION, Kind.VERB, Kind.OUTPUT, Kind.NOMINAL})
LABELLED = re.compile(
    r"^(?:\(?[a-z0-9]{1,3}[.)]\s*|[•▪➢✓\-–]\s*)?(tujuan|sasaran)(?:\s+(?:strategis|stratejik))?\s*(?:ke\s*-?\s*)?"
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|pertama|kedua|ketiga|keempat|kelima)\)?)?\s*(?:\([A-Z]{1,3}[\d.]*\))?\s*[:.–-]+\s*[“\"]?(?=[A-Za-z])",
    re.IGNORECASE,
)
_WITH_SASARAN = re.compile(
    r"[,.;]?\s*\b(?:dengan|adapun)\s+(?:beberapa\s+)?sasaran(?:nya)?"
    r"(?:\s+(?:strategis|stratejik|yang\s+(?:ingin|akan|hendak)\s+dicapai|yaitu|adalah))*\s*:\s*",
    re.IGNORECASE,
)
_WITH_MEASURES = re.compile(
    r"[,;]?\s*(?:(?:dengan|yang\s+diukur\s+dengan)\s+|(?=\bIndikator\b[^:]{0,40}:\s*))(?:\d+\s*\(?[a-z]*\)?\s*)?indikator(?:nya)?(?:\s+(?:kinerja|sasaran|tujuan|kinerjanya))*\s*(?:(?:yaitu|adalah|sebagai\s+berikut)\s*)*:?\s*",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+|BAB\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b20[0-4]\d\b")
_MARK = re.compile(r"^\(?(?:(\d{1,2})|([a-z])|([ivx]{1,4}))\s*([.)])", re.IGNORECASE)
_ENDS = re.compile(r"[.;:]\s*$")
_PART = re.compile(
    r"(?i)^(?:\(?[a-z0-9]{1,3}[.)]\s*|[•▪➢✓\-–]\s*)?(?:bidang|urusan|bagian|sekretariat|seksi|uptd?|balai|aspek)\s[^.:;]{3,70}:\s*(?=$|[A-Z])"
)
"""Whose tujuan or sasaran stands behind or below: "a. Bidang Kesehatan Masyarakat:"."""
_ACCOUNT = re.compile(r"(?<=[a-z]{3}[a-z)])\.\s+(?=[A-Z](?:\S+\s+){5})")
"""Where an item goes on with a sentence that tells of it."""
_HOLDS = re.compile(r"(?i)\s+(?:yang\s+)?(?:terdiri\s+(?:dari|atas)|meliputi)\s*:?\s*$")
"""Behind a statement: its parts follow, which are no statements beside it."""
NEAR_PAGES = 2
"""Pages between a tujuan and the sasaran listed after it."""
LONGEST_ACCOUNT = 4
"""Paragraphs that tell of one item at most before the next."""
LONGEST_LIST = 40
"""Blocks looked at after an announcement: the longest list of sasaran seen has 15 items of at most 2 blocks."""


@dataclass(slots=True)
class _Item:
    text: str
    block: Block
    level: Level
    places: list[Block] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    parent: _Item | None = None
    number: str = ""


def read_text(document: Document, drawings: frozenset[int] = frozenset()) -> Reading:
    """Return what the running text states; the labelled boxes of pages with ``drawings`` are no part of it."""
    stream = [
        r
        for r in running(document)
        if not (r.block.page in drawings and (LABELLED.match(r.block.text) or LABEL.match(r.block.text)))
    ]
    reading, position, tujuan = Reading(), 0, None
    while position < len(stream):
        here = stream[position]
        block, item = here.block, here.position
        position += 1
        found = introduction(document, block.text, heading=block.kind is BlockKind.HEADING) if len(block.text) < 1500 else None
        before = len(reading.statements)
        if found is not None:
            following = [r.block for r in stream[position : position + LONGEST_LIST]]
            listed, used = _ListReader(found, _year(document, block, item)).read(following)
            position += used
            _keep(reading, document, (block, item), found, listed)
        elif LABELLED.match(block.text):
            following = [r.block for r in stream[position : position + LONGEST_LIST]]
            position += _keep_labelled(reading, document, here, following)
        else:
            reading.statements.extend(read_inline(document, here))
        tujuan = _put_under(tujuan, reading.statements[before:], block.page)
    return reading


def _put_under(tujuan: Statement | None, fresh: list[Statement], page: int) -> Statement | None:
    """Give the sasaran just read the tujuan that stands alone before them ("Tujuan 1 : ..."); return the one now in force."""
    above = [s for s in fresh if s.level is Level.TUJUAN]
    if above:
        return above[0] if len(above) == 1 else None
    if tujuan is None or page - tujuan.places[-1].page > NEAR_PAGES:
        return None
    for statement in fresh:
        if statement.parent is None and statement.own is tujuan.own:
            statement.parent = tujuan
    return tujuan


def _year(document: Document, block: Block, position: int) -> str:
    """Return the key of targets told in a list: the one year of its announcement or section, that of a report, else the end."""
    section = document.section_at(block.page, position)
    for text in (block.text, section.title if section is not None else ""):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return str(years.pop())
    period = document.identity.period
    return str(period[0]) if period is not None and period[0] == period[1] else "akhir"


def _style(marker: str) -> tuple[str, int]:
    """Return how a list marker is written, and its number: ("1.", 3) for "3."; ("•", 0) for bullets."""
    found = _MARK.match(marker.strip())
    if not found:
        return ("•", 0) if marker.strip() else ("", 0)
    if found[1]:
        return f"1{found[4]}", int(found[1])
    letter = (found[2] or found[3]).lower()
    return ("a" if letter.islower() else "A") + found[4], ord(letter[0]) - 96


class _ListReader:
    """Reads the blocks after an announcement until the list ends."""

    def __init__(self, opening: Introduction, year: str = "akhir") -> None:
        self.level = opening.level
        self.year = year
        self.key = -1
        """Stands for the list where measures of one list are told apart; set by its first item."""
        self.measuring = False
        self.style = ""
        self.number = 0
        self.tujuan: _Item | None = None
        """The tujuan whose sasaran are listed below it ("..., dengan sasaran :")."""
        self.below = ("", 0)
        self.items: list[_Item] = []
        self.parted = False
        """The last item is a field of work, whose tujuan or sasaran are listed below it."""
        self.announced = True
        """Nothing has been listed yet since the list was announced, or went on to its other level."""

    def read(self, blocks: list[Block]) -> tuple[list[_Item], int]:
        used = 0
        while used < len(blocks):
            block, after = blocks[used], blocks[used + 1] if used + 1 < len(blocks) else None
            if self._opens_part(block, after) or self._is_of_other_level(block):
                break
            told = 1 if self._take(block, after) else self._account(blocks[used : used + LONGEST_ACCOUNT + 1])
            if not told:
                break
            used += told
        return self.items, used

    def _account(self, blocks: list[Block]) -> int:
        """Return how many blocks tell of the last item before the list goes on with the very next number, 0 where it ends."""
        if not self.items or self.measuring or self.style in ("", "•"):
            return 0
        for count, block in enumerate(blocks):
            style, number = _style(block.marker)
            if style == self.style:
                states = kind_of(block.text) in (Kind.CONDITION, Kind.VERB) or _PART.match(block.text)
                return count if states and number == self.number + 1 else 0
            text = block.text.strip()
            other = block.kind is not BlockKind.PARAGRAPH or text.endswith(":") or LABELLED.match(text) or LABEL.match(text)
            if other or len(text) < 40:
                return 0
        return 0

    def _is_of_other_level(self, block: Block) -> bool:
        """Return whether an item says itself that it is no item of this level ("2. Tujuan : ...")."""
        found = LABELLED.match(block.text)
        return found is not None and self.level is not None and found[1].lower() != self.level

    def _opens_part(self, block: Block, after: Block | None) -> bool:
        """Return whether a block is the misi or heading over the next tujuan, which its number alone does not tell."""
        if _SECTION.match(block.marker) and not _SECTION.match(self.items[0].block.marker if self.items else ""):
            return True
        found = LABELLED.match(after.text) if after is not None and self.level is Level.SASARAN else None
        # "Tujuan 2 :" counts itself, and the item before it is the list's last; a bare "Tujuan :" stands below its misi.
        counted = found is not None and any(c.isdigit() for c in found[0])
        return found is not None and not counted and found[1].lower() == "tujuan" and not LABELLED.match(block.text)

    def _take(self, block: Block, after: Block | None) -> bool:
        text = block.text.strip()
        if len(text) <= 4 and not any(c.isalpha() for c in text):
            return True
        if block.kind in (BlockKind.CAPTION, BlockKind.NOTE):
            return False
        if MEASURES.match(text):
            self.measuring = bool(self.items)
            return self.measuring
        label = introduction_label(text)
        if label is not None:
            return self._switch(label)
        if self._lists_below(text, after):
            return True
        style, number = _style(block.marker)
        listed = bool(style) and self.level is not None and (block.kind is not BlockKind.HEADING or style != "1.1")
        return self._item(block, style, number) if listed else self._paragraph(block, text, after)

    def _lists_below(self, text: str, after: Block | None) -> bool:
        """Go on with the sasaran of the last tujuan where a line announces them and they are marked in another way."""
        if self.level is not Level.TUJUAN or not self.items or after is None or not CHILDREN.match(text):
            return False
        style = _style(after.marker)[0]
        if not style or style == self.style:
            return False
        self.tujuan, self.below, self.measuring = next(i for i in reversed(self.items) if i.level is Level.TUJUAN), ("", 0), False
        return True

    def _switch(self, level: Level) -> bool:
        """Go on with the other level where the list itself says so ("1) Tujuan", "2) Sasaran")."""
        if self.level is level and self.items:
            return False
        self.level, self.style, self.number, self.below, self.tujuan = level, "", 0, ("", 0), None
        self.measuring, self.parted, self.announced = False, False, True
        return True

    def _item(self, block: Block, style: str, number: int) -> bool:
        if (self.tujuan is not None or self.parted) and style != self.style and self._child(block, style, number):
            return True
        if self.measuring and not (style == self.style and number == self.number + 1):
            self._measure(self.items[-1], block)
            return True
        self.measuring, self.tujuan, self.below, self.parted = False, None, ("", 0), False
        if not self.style:
            self.style = style if not self.items or not _HOLDS.search(self.items[-1].block.text) else ""
        if style != self.style:
            return bool(self.items and self.style)
        if style != "•" and number != self.number + 1 and self.items:
            return False
        self.number = number
        self._add(block, str(number or ""))
        return True

    def _child(self, block: Block, style: str, number: int) -> bool:
        """Read an item below a tujuan as its sasaran, unless measures of the sasaran before it are being listed."""
        held, last = self.below
        if (held and style != held) or (number and number != last + 1):
            return False
        self.below = (style, number)
        self.measuring = False
        self._add(block, str(number or ""), parent=self.tujuan)
        return True

    def _add(self, block: Block, number: str, parent: _Item | None = None) -> None:
        assert self.level is not None
        text = _PART.sub("", block.text)
        if not text:
            self.announced = self.parted = True
            return
        measures = _WITH_MEASURES.search(text)
        tail = text[measures.end() :] if measures else ""
        text = text[: measures.start()] if measures else text
        nested = _WITH_SASARAN.search(text)
        head = text[: nested.start()] if nested else text
        head = _HOLDS.sub("", _ACCOUNT.split(head)[0])
        level = Level.SASARAN if parent is not None else self.level
        item = _Item(clean(head), block, level, [block], parent=parent, number=number)
        self.items.append(item)
        self.announced = False
        if nested and level is Level.TUJUAN:
            child = clean(text[nested.end() :])
            self.tujuan = None if child else item
            if child:
                item = _Item(child, block, Level.SASARAN, [block], parent=item)
                self.items.append(item)
        if measures:
            self.measuring = True
            if clean(tail):
                self.measure(item, tail, block)

    def _measure(self, item: _Item, block: Block) -> None:
        self.measure(item, block.text, block)

    def measure(self, item: _Item, text: str, block: Block) -> None:
        """Give an item the measure that a text tells, if it tells one."""
        wording, bracket = unit_in_brackets(clean(text))
        wording, targets = cut_clause(wording, self.year)
        if self.key == -1:
            self.key = -2 - 100_000 * block.page - block.start
        if len(wording) > 5 and is_measure(wording):
            item.measures.append(Measure(wording, [block.place()], self.key, unit=bracket, targets=targets))

    def _paragraph(self, block: Block, text: str, after: Block | None) -> bool:
        if self.announced and self._states(block, text, after):
            self._add(block, "")
            return True
        if not self.items:
            return False
        last = self.items[-1]
        going_on = goes_on(last.places[-1].text, block) if self._is_cut(last, block) else text[:1].islower()
        going_on = going_on and not _ENDS.search(last.places[-1].text)
        if going_on and not self.measuring:
            if not _ACCOUNT.search(last.places[-1].text):
                last.text = clean(f"{last.text} {_ACCOUNT.split(text)[0]}")
            last.places.append(block)
            return True
        if self.measuring and not last.measures and kind_of(text) is Kind.INDICATOR:
            self._measure(last, block)
            return True
        return self.measuring and going_on

    def _states(self, block: Block, text: str, after: Block | None) -> bool:
        """Return whether the paragraph right behind an announcement is what it announces, not an account of it."""
        if self.level is None or len(text) >= 400:
            return False
        kind = kind_of(text)
        if kind in (Kind.CONDITION, Kind.VERB) or (self.parted and kind is Kind.OUTPUT):
            return True
        # "Penurunan angka kematian bayi", and its indicators below.
        return (
            kind is Kind.NOMINAL
            and block.kind is BlockKind.PARAGRAPH
            and after is not None
            and bool(MEASURES.match(after.text.strip()))
        )

    def _is_cut(self, last: _Item, block: Block) -> bool:
        """Return whether an item ends in "dan", "terhadap", "di", and so goes on in the next paragraph."""
        return block.page <= last.places[-1].page + 1 and bool(ENDS_OPEN.search(last.places[-1].text))


def introduction_label(text: str) -> Level | None:
    """Return the level that a short line names alone ("2) Sasaran")."""
    found = LABEL.match(text)
    return Level(found[1].lower()) if found and len(text) < 60 else None


def _keep(reading: Reading, document: Document, where: tuple[Block, int], opening: Introduction, items: list[_Item]) -> None:
    """Take over the items of a list that states outcomes; a list of other things is left."""
    block, position = where
    stated = [i for i in items if kind_of(i.text) in STATED]
    section = document.section_at(block.page, position)
    at_purpose = section is not None and section.kind is SectionKind.MAKSUD_TUJUAN
    if opening.purpose or at_purpose or not stated or 2 * len(stated) < len(items):
        return
    own = Own.FOREIGN if opening.foreign else own_of_text(document, section)
    made: dict[int, Statement] = {}
    only = [i for i in items if i.level is Level.TUJUAN]
    for entry in items:
        if not _is_statement(entry.text):
            continue
        above = entry.parent or (only[0] if len(only) == 1 and entry.level is Level.SASARAN else None)
        made[id(entry)] = Statement(
            level=entry.level,
            text=entry.text,
            own=own,
            source=Source.NARRATIVE if len(items) == 1 and not entry.number else Source.LIST,
            group=f"text:{block.page}:{block.start}",
            places=[b.place() for b in entry.places],
            parent=made.get(id(above)),
            number=entry.number,
            measures=entry.measures if own is Own.OWN else [],
        )
    reading.statements.extend(made.values())


def _is_statement(text: str) -> bool:
    """Return whether an item of a list of tujuan or sasaran is one; a measure enumerated among them counts too."""
    refused = kind_of(text) in (Kind.TITLE, Kind.EMPTY, Kind.ACTIVITY)
    least = 2 if kind_of(text) is Kind.CONDITION and not ENDS_OPEN.search(text) else 3
    return not refused and len(text.split()) >= least and len(text) <= 500


def _keep_labelled(reading: Reading, document: Document, here: Running, following: list[Block]) -> int:
    """Take a line "Sasaran 2: Meningkatnya ..." as a statement, with the indicators listed below it; return the blocks used."""
    block, position = here.block, here.position
    found = LABELLED.match(block.text)
    if found is None:
        return 0
    level = Level(found[1].lower())
    text = clean(_WITH_MEASURES.split(_WITH_SASARAN.split(block.text[found.end() :])[0])[0])
    if kind_of(text) not in (Kind.CONDITION, Kind.VERB) or len(text) > 400 or len(text.split()) < 3:
        return 0
    item, used = _Item(text, block, level, [block]), 0
    reader = _ListReader(Introduction(level, foreign=False, purpose=False), _year(document, block, position))
    if following and MEASURES.match(following[0].text.strip()):
        reader.items.append(item)
        reader.announced = False
        used = reader.read(following)[1]
    elif following and (told := _WITH_MEASURES.match(following[0].text)):
        reader.measure(item, following[0].text[told.end() :], following[0])
        used = 1
    own = own_of_text(document, document.section_at(block.page, position))
    group = f"label:{block.page // 20}:{level}"
    measures = item.measures if own is Own.OWN else []
    reading.statements.append(Statement(level, text, own, Source.LIST, group, list(here.places), measures=measures))
    return used
