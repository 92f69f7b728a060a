"""What a sentence, list item or cell is: a linear model over words, layout and the plain rules' answer, and the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from telaah.learned.context import reading_order
from telaah.learned.folder import models_folder
from telaah.learned.linear import Answer, Linear
from telaah.learned.reader import Reader, installed
from telaah.learned.signals import signals
from telaah.learned.statement_rules import cues, rule_answer
from telaah.learned.statement_units import Unit, units
from telaah.model.document import Document
from telaah.model.place import Place

if TYPE_CHECKING:
    from telaah.learned.linear import Floats

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,/-]*|%")
_MARKER = re.compile(r"^\W*(?:(\d{1,2}(?:\.\d{1,4})+)|(\d{1,2})|([ivxIVX]{1,4})(?=[.)])|([a-zA-Z])(?=[.)]))?")
MOST_WORDS = 60
"""Of a text; further ones say no more."""
WHOLE = 0.6
"""Of a unit: so much of it is the thing that was found there."""
LETTERS = 40
"""Words of a text whose runs of letters are looked at too: they tell forms that no train document had."""
TOLD = ("S:", "F:")
"""How the names of signals and findings begin."""
_SIZES = (20, 40, 80, 140, 240, 400)


@dataclass(frozen=True, slots=True)
class Finding:
    """What telaah's rules found at a place: "own" (an outcome), "indicator", or "collab" (a party that works along)."""

    page: int
    start: int
    end: int
    label: str


def document_features(units: Sequence[Unit], findings: Iterable[Finding] = ()) -> list[dict[str, float]]:
    """Return what the model looks at, for all units of one document."""
    by_page: dict[int, list[Finding]] = {}
    for finding in findings:
        by_page.setdefault(finding.page, []).append(finding)
    told = signals(units)
    return [features(unit, said, _found(unit, by_page.get(unit.page, ()))) for unit, said in zip(units, told, strict=True)]


def _found(unit: Unit, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        shared = min(unit.end, finding.end) - max(unit.start, finding.start)
        if shared > 0:
            yield finding.label if shared >= WHOLE * (unit.end - unit.start) else f"{finding.label} in it"


def features(unit: Unit, told: Iterable[str] = (), found: Iterable[str] = ()) -> dict[str, float]:
    """Return what the model looks at in one unit, with the signals of its document and what telaah's rules found in it."""
    said = words(unit.text)
    shown = dict.fromkeys(_letters(said[:LETTERS]), 0.15)
    shown.update(dict.fromkeys(_of_text(said), 0.5))
    shown.update(dict.fromkeys(_of_layout(unit), 1.0))
    shown.update(dict.fromkeys(_of_neighbours(unit), 0.5))
    shown.update((f"S:{name}", 1.0) for name in told)
    shown.update((f"F:{name}", 1.0) for name in found)
    return shown


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, numbers by their shape.

    >>> words("Tahun 2024 sebesar 12,5%")
    ['tahun', '#year', 'sebesar', '#n', '%']
    """
    return [_shape(w) if w[0].isdigit() else w.lower() for w in _WORD.findall(text)]


def _shape(number: str) -> str:
    bare = number.rstrip(".,-/")
    if len(bare) == 4 and bare[:2] in ("19", "20"):
        return "#year"
    return "#money" if bare.count(".") > 1 else "#code" if "." in bare and "," not in bare else "#n"


def _letters(said: list[str]) -> Iterator[str]:
    joined = " ".join(said)
    for size in (3, 4, 5):
        yield from (f"c:{joined[i : i + size]}" for i in range(len(joined) - size + 1))


def _of_text(said: list[str]) -> Iterator[str]:
    short = said[:MOST_WORDS]
    yield from (f"w:{w}" for w in short)
    yield from (f"b:{a} {b}" for a, b in pairwise(short))
    bare = [w for w in said if w[0] not in "#%" and len(w) > 1]
    for count in (1, 2, 3):
        if len(bare) >= count:
            yield f"f{count}:{' '.join(bare[:count])}"
    if bare:
        yield f"s:{bare[0][:4]}"
        yield f"e:{bare[0][-4:]}"
        yield f"se:{bare[0][:2]}-{bare[0][-3:]}"
        yield f"l:{bare[-1]}"


def _of_layout(unit: Unit) -> Iterator[str]:
    text = unit.text.strip()
    found = cues(text)
    yield f"rule:{rule_answer(unit)}"
    yield from (f"cue:{c}" for c in found)
    for name in ("block", "section", "role", "level", "kind"):
        yield f"{name}:{getattr(unit, name)}"
    place = unit.role if unit.block == "cell" else unit.section
    yield f"at:{unit.block} {place}"
    yield from (f"at-cue:{unit.block} {place} {c}" for c in found)
    yield f"foreign:{unit.foreign}"
    yield f"marker:{_marker(unit.marker or text)}"
    yield f"size:{sum(len(text) > s for s in _SIZES)}"
    yield f"ends:{text[-1:] if text[-1:] in '.;:,' else ''}"
    yield f"starts:{'upper' if text[:1].isupper() else 'lower' if text[:1].islower() else 'none'}"
    letters = sum(c.isalpha() for c in text) or 1
    yield f"capitals:{min(3, int(4 * sum(c.isupper() for c in text) / letters))}"
    titled = [w for w in text.split() if w[:1].isalpha()]
    yield f"titled:{int(4 * sum(w[0].isupper() for w in titled) / max(1, len(titled)))}"
    yield f"digits:{min(4, int(10 * sum(c.isdigit() for c in text) / max(1, len(text))))}"


def _marker(text: str) -> str:
    found = _MARKER.match(text)
    if found is None or found.lastindex is None:
        return "bullet" if text[:1] in "-–•*" else "none"
    return ("code", "number", "roman", "letter")[found.lastindex - 1]


def _of_neighbours(unit: Unit) -> Iterator[str]:
    for name in ("before", "after", "opening", "heading", "title", "header"):
        text: str = getattr(unit, name)
        if not text:
            yield f"{name}-none"
            continue
        yield from (f"{name}-cue:{c}" for c in cues(text))
        said = words(text)
        if name in ("title", "header"):
            yield from (f"{name}-w:{w}" for w in said[:20])
        elif name == "opening":
            yield from (f"{name}-w:{w}" for w in said[-12:])
        if said:
            yield f"{name}-f:{said[0]}"


@dataclass(frozen=True)
class StatementModel:
    """Tells what units are: the linear model, and with it, where it is installed, the reader."""

    linear: Linear
    reader: Reader | None = None

    @classmethod
    def load(cls, folder: Path, reader: Reader | None = None) -> StatementModel:
        """Read the linear model of a folder.

        Raises:
            ModelError: it is not there or not whole.
        """
        return cls(Linear.load(folder), reader)

    @property
    def threshold(self) -> float:
        """An answer less likely than this is none."""
        return self.linear.threshold if self.reader is None else self.reader.setting.threshold

    def answer(self, unit: Unit) -> Answer | None:
        """Return the likeliest class of a unit that stands alone; None where the model is not sure enough."""
        return self.answers([unit])[0]

    def answers(self, units: Sequence[Unit], findings: Iterable[Finding] = ()) -> list[Answer | None]:
        """Return the same for all units of one document, with what place and list say of each."""
        found: list[Answer | None] = []
        for shares in self.probabilities(units, findings):
            label = max(sorted(shares), key=shares.__getitem__)
            found.append(Answer(label, shares[label]) if shares[label] >= self.threshold else None)
        return found

    def probabilities(self, units: Sequence[Unit], findings: Iterable[Finding] = ()) -> Iterator[dict[str, float]]:
        """Yield, for each unit of a document, how likely each class is."""
        shown = document_features(units, findings)
        rows = self.linear.probabilities(shown)
        if self.reader is not None and units:
            rows = joined(self.reader, self.linear.classes, rows, units, shown)
        for row in rows:
            yield dict(zip(self.linear.classes, map(float, row), strict=True))

    def shares(self, shown: Iterable[dict[str, float]]) -> Iterator[dict[str, float]]:
        """Yield what the linear model says alone of what is shown of each unit."""
        for row in self.linear.probabilities(shown):
            yield dict(zip(self.linear.classes, map(float, row), strict=True))


def joined(
    reader: Reader, classes: Sequence[str], rows: Floats, units: Sequence[Unit], shown: Sequence[Mapping[str, float]]
) -> Floats:
    """Return what the linear model and the reader say together of the units of one document.

    Args:
        reader: reads the units page by page, in whichever order they are given.
        classes: of the linear model.
        rows: its shares, (units, classes).
        units: of one document.
        shown: what the linear model looks at in each.
    """
    import numpy as np

    places = {id(unit): n for n, unit in enumerate(units)}
    order = [places[id(unit)] for unit in reading_order(units)]
    told = [[name for name in shown[n] if name.startswith(TOLD)] for n in order]
    read = np.empty_like(rows)
    columns = [reader.labels.index(name) for name in classes]
    read[order] = reader.shares([units[n] for n in order], told)[:, columns]
    return reader.setting.together(rows, read)


@lru_cache(maxsize=1)
def statement_model() -> StatementModel | None:
    """Return the model that is installed, loaded once a process; None where there is none.

    >>> model = statement_model()
    >>> model.answer(Unit("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;")).label  # doctest: +SKIP
    'legal'
    """
    folder = models_folder()
    if folder is None or not (folder / "statement" / "linear.json").is_file():
        return None
    return StatementModel.load(folder / "statement", installed())


def statements(
    document: Document, findings: Iterable[Finding] = (), *, reader: bool = True
) -> Iterator[tuple[Unit, Answer | None]]:
    """Yield every sentence, list item and worded cell of a document, and what the installed models take it for.

    Args:
        document: with its layout.
        findings: what telaah's rules found in it; the models are surer with them.
        reader: False for the linear model alone, which is right less often and takes a hundredth of the time
            (the reader: about half a minute for a plan of 400 units on one core).
    """
    model = statement_model()
    if model is not None and not reader:
        model = replace(model, reader=None)
    given = list(units(document))
    yield from zip(given, [None] * len(given) if model is None else model.answers(given, findings), strict=True)


@dataclass
class OutcomeScorer:
    """A second opinion on candidates for outcomes: the ``StatementScorer`` of ``telaah.outcomes``."""

    model: StatementModel
    sources: frozenset[str] = frozenset({"list", "narrative"})
    """Where it has a say: a column or box that the rules know speaks more clearly than words do."""
    _last: tuple[Document | None, dict[int, list[tuple[Unit, tuple[str, ...]]]]] = field(default=(None, {}), repr=False)
    """The document of the last question, and its units by page."""

    def score(  # noqa: PLR0913 -- the protocol
        self, text: str, *, level: str, source: str, section: str, header: str, document: Document, place: Place
    ) -> float | None:
        """Return how likely a candidate is an outcome of the plan's own; None where the model is not sure."""
        if source not in self.sources:
            return None
        unit, told = self._unit(document, place, text) or (Unit(text, section=section, header=header), ())
        likely = next(self.model.shares([features(unit, told)]))
        return likely["own"] if max(likely.values()) >= self.model.linear.threshold else None

    def _unit(self, document: Document, place: Place, text: str) -> tuple[Unit, tuple[str, ...]] | None:
        if self._last[0] is not document:
            given = list(units(document))
            pages: dict[int, list[tuple[Unit, tuple[str, ...]]]] = {}
            for unit, told in zip(given, signals(given), strict=True):
                pages.setdefault(unit.page, []).append((unit, told))
            self._last = (document, pages)
        around = [
            pair
            for pair in self._last[1].get(place.page, ())
            if pair[0].start <= place.start < max(pair[0].end, pair[0].start + 1)
        ]
        if not around:
            return None
        nearest, told = min(around, key=lambda pair: pair[0].end - pair[0].start)
        return replace(nearest, text=text) if len(nearest.text) > 1.3 * len(text) + 10 else nearest, told
