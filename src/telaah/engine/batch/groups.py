"""Which files are chapters of one plan.

Precision first: two plans that are taken for one give verdicts that hold for neither, while chapters that stay apart only
say so (LKP006). Chapters tell badly whose they are: one on services names the years of the plan before it, one on problems
another office. So there are two ways:

* files of a folder whose names differ in the number of their chapter alone ("Bab II Gambaran Pelayanan.pdf"), where most of
  those that name an office name the same one;
* files of a folder that agree explicitly in kind, office, region and years, whatever they are called.

No chapter may stand in two of them, and none may call itself another version.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from telaah.engine.batch.card import Card
from telaah.engine.batch.offices import core, office_key
from telaah.model.identity import DocumentKind
from telaah.rules.excerpt import MOST_CHAPTERS, WITH_CHAPTERS

MOST_FILES = 40
"""A plan in more files than this is none that anybody has seen."""
MOST_ANNEX_PAGES = 60
"""A file without chapters and with more pages is rather another document."""
SERIES = 3
"""So many files called alike are a series, though one of them seems to be somebody else's."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMBER = re.compile(r"(?:BAB|BAGIAN)\s+([IVXL]+|\d+)\b", re.IGNORECASE)
_VERSION = re.compile(
    r"(?i)(?<![a-z])(draft|draf|final|rev(?:isi)?|perubahan|ranwal|ranhir|rancangan|awal|akhir|murni|lama|baru|old|new|v\d+)(?![a-z])"
)
_FRONT = re.compile(r"(?i)(?:^|[^a-z])(?:cover|sampul|kata\s*pengantar|daftar\s*isi|pengantar|halaman\s+judul)(?:[^a-z]|$)")
_NAME_WORD = re.compile(r"[a-z]+|\d+")
_TITLE_WORDS = frozenset(
    [
        *(
            "bab",
            "chapter",
            "bagian",
            "pendahuluan",
            "gambaran",
            "umum",
            "pelayanan",
            "permasalahan",
            "isu",
            "strategis",
            "tujuan",
        ),
        *("sasaran", "strategi", "arah", "kebijakan", "program", "kegiatan", "subkegiatan", "sub", "pendanaan", "kinerja"),
        *("penyelenggaraan", "bidang", "urusan", "penutup", "evaluasi", "hasil", "akuntabilitas", "perencanaan", "perjanjian"),
        *(
            "capaian",
            "indikatif",
            "kelompok",
            "serta",
            "dan",
            "perangkat",
            "daerah",
            "indikator",
            "realisasi",
            "anggaran",
            "telaahan",
        ),
        *("lalu", "tahun", "rencana", "pelaksanaan", "tugas", "fungsi", "visi", "misi", "kerangka", "kaidah", "analisis", "yang"),
        *("opd", "skpd", "pd", "ok", "fix", "edit", "copy"),
    ]
)
"""Words of titles of chapters, and marks that people put on files: they do not tell one plan's files from another's."""
Key = tuple[DocumentKind, str, tuple[int, int] | None]


def groups_of(cards: Sequence[Card]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of files that are parts of one plan, each group in the order of its chapters."""
    folders: dict[tuple[str, str], list[Card]] = {}
    seen: set[str] = set()
    for card in cards:
        if _may_be_part(card) and card.sha256 not in seen:
            seen.add(card.sha256)
            folders.setdefault((str(PurePath(card.path).parent), card.format), []).append(card)
    found = [tuple(card.path for card in group) for inside in folders.values() for group in _in_folder(inside)]
    order = {card.path: position for position, card in enumerate(cards)}
    return tuple(sorted(found, key=lambda group: min(order[path] for path in group)))


def _may_be_part(card: Card) -> bool:
    if card.pages in (0, card.unreadable) or (card.aside and not card.chapters):
        return False
    if not chapters(card) and (card.contents or _FRONT.search(PurePath(card.path).stem)):
        return card.pages <= MOST_ANNEX_PAGES  # cover and contents in a file of their own
    if card.kind in WITH_CHAPTERS:
        return card.excerpt
    return not card.contents and 0 < len(chapters(card)) <= MOST_CHAPTERS


def chapters(card: Card) -> tuple[int, ...]:
    """Return the numbers of the chapters that a file holds, in order."""
    return tuple(sorted(value for printed in card.chapters if (value := number(printed))))


def number(printed: str) -> int:
    """Return the number of a chapter, 0 where none is printed.

    >>> number("BAB IV"), number("BAB 2")
    (4, 2)
    """
    match = _NUMBER.match(printed.strip())
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() else _roman(match[1])


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters.upper()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _in_folder(cards: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    with_chapters = [card for card in cards if chapters(card)]
    without = [card for card in cards if not chapters(card)]
    found = [*_series(with_chapters)]
    taken = {card.path for group in found for card in group}
    found += _agreeing([card for card in with_chapters if card.path not in taken])
    alone = [(card,) for card in with_chapters if card.path not in {c.path for group in found for c in group}]
    for group in (*found, *alone):
        fitting = [
            card
            for card in without
            if _belongs(card, group) and not any(_belongs(card, g) for g in (*found, *alone) if g is not group)
        ]
        front = [card for card in fitting if card.contents or _FRONT.search(PurePath(card.path).stem)]
        whole = (*front, *group, *(card for card in fitting if card not in front))
        if 1 < len(whole) <= MOST_FILES:
            yield whole


def _series(cards: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    """Yield files whose names differ in the number of their chapter alone."""
    alike: dict[tuple[str, ...], list[Card]] = {}
    for card in cards:
        words = _residue(card)
        if words is not None:
            alike.setdefault(words, []).append(card)
    for group in alike.values():
        ordered = _in_order(group)
        if len(ordered) > 1 and _is_of_one_office(ordered):
            yield ordered


def _residue(card: Card) -> tuple[str, ...] | None:
    """Return the words of a file's name that are no number or title of a chapter; None where it does not tell its chapter."""
    words = _NAME_WORD.findall(PurePath(card.path).stem.lower())
    first = chapters(card)[0]
    numbers = [word for word in words if (word.isdigit() and int(word) == first) or (_is_roman(word) and _roman(word) == first)]
    if not numbers:
        return None
    # "01 Bab I": a running number may stand beside that of the chapter.
    return tuple(
        word for word in words if word not in _TITLE_WORDS and not _is_roman(word) and not (word.isdigit() and len(word) <= 2)
    )


def _is_roman(word: str) -> bool:
    return bool(re.fullmatch(r"x{0,2}(?:ix|iv|v?i{0,3})", word)) and bool(word)


def _in_order(group: Sequence[Card]) -> tuple[Card, ...]:
    """Return files in the order of their chapters; nothing where a chapter stands in two of them."""
    ordered = tuple(sorted(group, key=chapters))
    pairs = pairwise(ordered)
    # A file may end with the page on which the next chapter begins.
    apart = all(chapters(one)[0] < chapters(two)[0] and chapters(one)[-1] <= chapters(two)[0] for one, two in pairs)
    return ordered if apart else ()


def _is_of_one_office(group: Sequence[Card]) -> bool:
    """Tell whether files called alike are of one office: all that name one; of three or more, most of them and no second one."""
    offices = Counter(name for card in group if (name := _bare_office(card)))
    years = Counter(card.period for card in group if card.period)
    kinds = Counter(card.kind for card in group if card.kind in WITH_CHAPTERS)
    if not offices or not kinds:
        return False
    if len(group) < SERIES:
        return len(offices) == 1 and len(years) <= 1 and len(kinds) == 1
    (_, most), *others = offices.most_common()
    return most > 1 and all(count == 1 for _, count in others) and most >= sum(offices.values()) / 2


def _bare_office(card: Card) -> str:
    return core(card.organisation, card.region) if card.organisation else ""


def _agreeing(cards: Sequence[Card]) -> Iterator[tuple[Card, ...]]:
    """Yield files that say the same of themselves."""
    named: dict[Key, list[Card]] = {}
    for card in cards:
        key = _key(card)
        if key is not None:
            named.setdefault(key, []).append(card)
    for group in named.values():
        versions = {tuple(sorted(word.lower() for word in _VERSION.findall(PurePath(card.path).stem))) for card in group}
        ordered = _in_order(group)
        if len(ordered) > 1 and len(versions) == 1:
            yield ordered


def _key(card: Card) -> Key | None:
    office = office_key(card)
    if card.kind not in WITH_CHAPTERS or not office or card.period is None:
        return None
    return card.kind, office, card.period


def _belongs(card: Card, group: Sequence[Card]) -> bool:
    """Tell whether a cover or an annex is a group's: it says so in full, or agrees in all that it says and is a front part."""
    keys = {key for part in group if (key := _key(part))}
    if _key(card) in keys:
        return True
    offices, years = {_bare_office(part) for part in group}, {part.period for part in group}
    kinds = {part.kind for part in group}
    return (
        len(group) > 1
        and (card.contents or bool(_FRONT.search(PurePath(card.path).stem)))
        and _bare_office(card) in {"", *offices}
        and (card.period is None or card.period in years)
        and card.kind in {DocumentKind.OTHER, *kinds}
    )
