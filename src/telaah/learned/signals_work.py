"""Signals of work and its measures: programmes and activities, what they yield, indicators, and all that is none of these.

Read from the form of the text, from the words of header, lead and headings,
and from what its companions in a list or column are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from telaah.learned.context import Context
from telaah.learned.statement_units import Unit
from telaah.lexicons.work import load_work_words

LISTED = 12
"""Items of the same list or column that are asked."""
SHORT = 12
"""Words of a text that can be a title."""
LONG_TITLE = 26
MANY = 3
LETTERS = 3
"""Shorter words say nothing of a repetition."""
"""Beginnings of statements inside a text that tell of mixed columns."""
_FRAMES = frozenset(("kata_pengantar", "latar_belakang", "sistematika", "pendahuluan", "maksud_tujuan"))

_LEADING = re.compile(
    r"^(?:[\W_]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:[.)]+|\s+(?=[A-Z\d(]))\s*|\d+(?:\.\d+)+\.?\s*|[IVX]+(?:\.\d+)+\.?\s*)+"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_SPEAK = frozenset(("header", "lead"))
"""What decides together with the form; headings reach too far for that."""
_NOTHING = frozenset(("caption", "header", "body", "person", "empty"))
_SURE = {"law": "legal", "output-told": "output", "outcome-told": "output", "goods": "output"}
_OF_HEADING = {"measure": "indicator", "titled": "activity"}
_OF_FORM = {
    "measure": "indicator",
    "formula": "indicator",
    "delivered": "output",
    "goods": "output",
    "condition": "own",
    "doing": "activity",
    "titled": "activity",
    "lack": "problem",
    "way": "strategy",
    "law": "legal",
}
_MEASURED = frozenset(("graded", "has-indicators", "indicator-reached"))
_DESCRIBES = frozenset(("staff", "soil"))
_HAPPENED = frozenset(("this-work", "event"))
_NO_WORK = frozenset(("about-plan", "what-it-holds", "promise", "defines-work"))
_STARTERS = re.compile(
    r"(?<=[a-z\d%)] )(?:(?:"
    r"Jumlah|Persentase|Prosentase|Presentase|Tingkat|Indeks|Meningkatnya|Meningkatkan|Terwujudnya|Menurunnya|"
    r"Ter[a-z]{4,}nya|Program|Kegiatan|Peningkatan|Penyusunan|Penyediaan|Pengembangan|Pelaksanaan|Pembinaan|"
    r"Pengelolaan|Kab\.|Kota|Dinas|Badan|Bidang|Seksi|Orang|Unit|Dokumen|Laporan"
    r")\b\s*)+"
)


def signals(units: Sequence[Unit], around: Sequence[Context]) -> list[list[str]]:
    """Return the names of the signals that fire for each unit of a document in reading order."""
    forms = [form(unit.text) for unit in units]
    votes = [_vote(unit, shape, _topics_of(units, where, unit)) for unit, where, shape in zip(units, around, forms, strict=True)]
    for n in range(1, len(units)):
        if forms[n] == "torn" and _goes_on(units[n - 1], units[n]):
            votes[n] = votes[n - 1]
    return [sorted(set(_signals(units, around, forms, votes, n))) for n in range(len(units))]


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Tell whether a text that begins small carries on the one before: a sentence broken over a line or page."""
    return "cell" not in (before.block, unit.block) and before.text.rstrip()[-1:] not in (".", ";", ":", "")


def form(text: str) -> str:
    """Return what a text looks like by its first words.

    >>> form("1) Penyusunan Profil Pasar Rakyat"), form("Tersedianya 4 unit halte"), form("Dinas Perhubungan Kota Muara")
    ('doing', 'delivered', 'body')
    """
    bare = _LEADING.sub("", text.strip())
    said = [word.lower() for word in _WORD.findall(bare)]
    if not said or _is_header(said):
        return "header" if said else "empty"
    named = next((name for name, pattern in load_work_words().forms.items() if pattern.match(bare)), "")
    return named or _by_first(bare, said)


def _by_first(bare: str, said: Sequence[str]) -> str:
    if said[0] in load_work_words().words["body"] and len(said) <= LONG_TITLE and not bare.rstrip().endswith("."):
        return "body"
    if _mark("person", bare) and len(said) <= LONG_TITLE:
        return "person"
    if _is_doing(said[0]):
        return "doing"
    return "torn" if bare[:1].islower() else _by_size(bare, said)


def _mark(name: str, text: str) -> bool:
    return load_work_words().marks[name].search(text) is not None


def _by_size(bare: str, said: Sequence[str]) -> str:
    if len(said) > SHORT or bare.rstrip().endswith("."):
        return "told"
    return "titles" if bare.istitle() or bare.isupper() else "short"


def _is_doing(word: str) -> bool:
    known = load_work_words().words
    if word in known["no_doing"]:
        return False
    return word in known["doing"] or re.fullmatch(r"pe\w{4,}an|pem\w{3,}|\w{3,}(?:isasi|ikasi|nisasi)", word) is not None


def _is_header(said: Sequence[str]) -> bool:
    return len(said) > 1 and sum(word in load_work_words().words["header"] for word in said) >= 0.8 * len(said)


@lru_cache(maxsize=4096)
def topics(text: str) -> tuple[str, ...]:
    """Return what a header, a heading or an announcement speaks of."""
    return tuple(name for name, pattern in load_work_words().topics.items() if pattern.search(text))


@lru_cache(maxsize=256)
def told(text: str) -> frozenset[str]:
    """Return what a sentence is about, by the verbs and nouns that plans tell it with."""
    return frozenset(name for name, pattern in load_work_words().told.items() if pattern.search(text))


def is_chapter(text: str) -> bool:
    """Tell whether a text is the title of a chapter that every plan or report has."""
    bare = _LEADING.sub("", text.strip())
    return (
        len(bare.split()) <= LONG_TITLE and not bare.endswith(".") and load_work_words().marks["chapter"].match(bare) is not None
    )


def is_torn(text: str) -> bool:
    """Tell whether columns of a table ran into one line: beginnings of statements stand inside it."""
    return _starts(text) >= MANY or (is_repeating(text) and len(text.split()) > SHORT)


def _starts(text: str) -> int:
    """Count the beginnings of statements inside a text; "Program Peningkatan ..." is one."""
    return len(_STARTERS.findall(_LEADING.sub("", text.strip())))


def is_repeated_title(text: str, shape: str) -> bool:
    """Tell whether the columns that ran together only say one title again and again."""
    said = [word.lower() for word in _WORD.findall(_LEADING.sub("", text)) if len(word) > LETTERS]
    return shape in ("doing", "titled") and bool(said) and said.count(said[0]) > 1 and is_repeating(text)


def _topics_of(units: Sequence[Unit], where: Context, unit: Unit) -> dict[str, tuple[str, ...]]:
    if unit.block == "cell":
        return {
            "header": topics(unit.header.rsplit(" / ", 1)[-1]),
            "title": topics(unit.title),
            "lead": (),
            "heading": topics(unit.heading),
        }
    lead = units[where.lead].text[-160:] if where.lead >= 0 else unit.opening
    return {
        "header": (),
        "title": (),
        "lead": topics(lead),
        "heading": topics(" ".join(units[i].text for i in where.headings[:1]) or unit.heading),
    }


def _vote(unit: Unit, shape: str, spoken: dict[str, tuple[str, ...]]) -> str:
    """Decide by header, then lead, then form."""
    if unit.block == "cell":
        return _vote_cell(unit, shape, spoken["header"])
    text = unit.text.strip()
    if text.endswith(":") or shape in _NOTHING:
        # A programme's title that announces its activities is still a title.
        return "activity" if shape == "titled" and unit.block == "list_item" else "other"
    if unit.block == "heading":
        return _OF_HEADING.get(shape, "other") if not is_chapter(text) else "other"
    if shape in _SURE or _mark("budgeted", text):
        return _SURE.get(shape, "activity" if unit.block == "list_item" else "other")
    if is_torn(text):
        return "activity" if is_repeated_title(text, shape) else "other"
    listed = _vote_listed(shape, spoken["lead"]) if unit.block == "list_item" and shape != "delivered" else ""
    return listed or _vote_sentence(unit, shape, spoken["heading"])


def _vote_sentence(unit: Unit, shape: str, heading: Sequence[str]) -> str:
    text, kinds = unit.text, told(unit.text)
    item, work = unit.block == "list_item", shape in ("doing", "titled")
    measured = bool(kinds & _MEASURED) or ("compared" in kinds and "indicator" in heading) or _mark("reached", text)
    measured = measured or shape in ("measure", "formula")
    titled = work and len(text.split()) <= LONG_TITLE and (item or not text.rstrip().endswith("."))
    framing = bool(kinds & _NO_WORK) or ("spent" in kinds and not (item and work))
    ordered = (
        ("output", shape == "delivered"),
        ("activity", "names-work" in kinds),
        ("other", framing or (work and unit.block == "paragraph" and is_chapter(text))),
        ("other", measured and bool(kinds & _DESCRIBES)),
        ("indicator", measured and ("indicator-reached" in kinds or not _mark("money", text))),
        ("other", "shown" in kinds or (unit.section in _FRAMES and shape == "told")),
        ("activity", titled or bool(kinds & _HAPPENED) or _mark("done", text)),
        ("own", shape == "condition"),
        ("problem", shape == "lack"),
    )
    return next((label for label, speaks in ordered if speaks), "other")


def _vote_listed(shape: str, lead: Sequence[str]) -> str:
    work = shape in ("doing", "titled")
    ordered = (
        *((topic, True, topic) for topic in ("problem", "strategy", "duty", "legal")),
        ("output", True, "output"),
        ("indicator", not work, "indicator"),
        ("goal", not work and shape != "measure", "own"),
        ("activity", work or shape in ("short", "titles", "does", "did"), "activity"),
        ("parties", True, "other"),
        ("parts", True, "other"),
    )
    return next((label for topic, fits, label in ordered if fits and topic in lead), "")


def _vote_cell(unit: Unit, shape: str, header: Sequence[str]) -> str:
    if shape in ("header", "caption"):
        return "other"
    delivered = shape == "delivered"
    ordered = (
        ("indicator", "output" if delivered else "indicator"),
        ("output", "output"),
        ("source", "source"),
        ("problem", "problem"),
        ("strategy", "strategy"),
        ("goal", "own"),
        ("activity", "output" if delivered else "other" if shape == "body" else "activity"),
        *((topic, "other") for topic in ("place", "label", "means", "budget")),
    )
    return next((label for topic, label in ordered if topic in header), _OF_FORM.get(shape, "other"))


def _signals(
    units: Sequence[Unit], around: Sequence[Context], forms: Sequence[str], votes: Sequence[str], n: int
) -> Iterator[str]:
    unit, where, shape = units[n], around[n], forms[n]
    spoken = _topics_of(units, where, unit)
    yield f"vote-{votes[n]}"
    yield f"form-{shape}"
    yield f"form-{unit.block}-{shape}"
    for place, found in spoken.items():
        for topic in found:
            yield f"{place}-{topic}"
            if place in _SPEAK:
                yield f"{place}-{topic}+{shape}"
    yield from _of_text(unit, shape)
    # Only companions of one list or column are asked: those that merely stand near tie a statement to the habits of one office.
    yield from _most("list-vote", (votes[i] for i in where.items[:LISTED]))


def _of_text(unit: Unit, shape: str) -> Iterator[str]:
    text = unit.text
    if _mark("money", text):
        yield "money"
        yield f"money+{shape}"
    if _mark("budgeted", text):
        yield f"budgeted+{shape}"
    if _mark("reached", text):
        yield "reached"
    if _mark("done", text):
        yield "done"
    if _mark("by_work", text):
        yield "by-work"
    if _mark("budgeted", text):
        # An item of a list of work tells its money too; a sentence that speaks of money tells nothing else.
        yield f"budgeted-{unit.block}"
    if is_torn(text):
        yield "torn-title" if is_repeated_title(text, shape) else "torn-columns"
    kinds = told(text)
    yield from (f"told-{kind}" for kind in kinds)
    if is_chapter(text):
        yield "chapter"
        yield f"chapter-{unit.block}"
    yield f"starts-{min(_starts(text), MANY)}"
    if is_repeating(text):
        yield "mixed-columns"
    said = text.lower().split()
    common = sum(word in load_work_words().words["function"] for word in said)
    yield f"function-words-{min(3, int(10 * common / max(1, len(said))))}"


def is_repeating(text: str) -> bool:
    """Tell whether columns were mixed: the same words stand again and again."""
    said = [word.lower() for word in _WORD.findall(text) if len(word) > LETTERS]
    return len(said) > 5 and len(set(said)) <= 0.7 * len(said)


def _most(name: str, found: Iterable[str]) -> Iterator[str]:
    counts = Counter(found)
    total = sum(counts.values())
    for what, times in counts.items():
        share = times / total
        if share >= 0.75:
            yield f"{name}-all-{what}"
        if share >= 0.4:
            yield f"{name}-most-{what}"
