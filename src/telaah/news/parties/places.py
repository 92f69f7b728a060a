"""Places that an article itself calls a region, a kecamatan or a desa, though no list has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from telaah.lexicons.load import load_regions
from telaah.lexicons.regions import Place, find_places, region_key
from telaah.lexicons.words import known
from telaah.mentions.matcher import field_words
from telaah.news.parties.lexicon import given_names, positions, short_regions

_RUN = r"([A-Z][a-z]{2,})(?: ([A-Z][a-z]{2,}))?(?: ([A-Z][a-z]{2,}))?"
_CALLED = re.compile(
    r"(?<![Ww]ali )\b(?:Kabupaten|Kota|Provinsi|Pem(?:kab|kot|prov)|[Pp]emerintah (?:Kabupaten|Kota|Provinsi)|Kab\.)"
    r"(?: \([A-Za-z]+\))? " + _RUN
)
_LOCAL = re.compile(r"\b(?:[Dd]esa|[Kk]elurahan|[Kk]ecamatan|Kec\.|Pemdes|[Kk]ampung|[Nn]agari|[Gg]ampong) " + _RUN)
_CITY = re.compile(r"^\s*([A-Z][A-Z]{2,}(?: [A-Z]{3,}){0,2})\b(?=\s*[-–—(,])", re.MULTILINE)
_HEADED = re.compile(
    r"\b(?=(Dinas|D[ie][ns][a-z]{2,}|Bap[a-z]+|DPRD|Polres(?:ta)?|Kodim|BPS|Baznas|BAZNAS|KPU|Bawaslu|Kejari|Kejaksaan Negeri|"
    r"BPBD|Inspektorat|Kadin|TP PKK|PKK|Forkopimda|BK[A-Z]+|BPKAD|BNNK?|KONI|Satpol PP|Pertanahan|Kemenag|Kementerian Agama|MUI|"
    r"Majelis Ulama|Bupati|Wali Kota|Walikota|Wakil Bupati|Sekda|Kapolres)((?: (?:dan |serta )?[A-Z][a-zA-Z]+)+))"
)
_TITLES = frozenset({"Bupati", "Wali Kota", "Walikota", "Wakil Bupati", "Sekda", "Kapolres"})
_LEVEL = (
    ("Kabupaten", re.compile(r"\b(?:[Kk]abupaten|[Pp]emkab|[Bb]upati|Kab\.)\b")),
    ("Kota", re.compile(r"\b(?:[Kk]ota|[Pp]emkot|[Ww]ali ?[Kk]ota|[Ww]alkot)\b")),
    ("Provinsi", re.compile(r"\b(?:[Pp]rovinsi|[Pp]emprov|[Gg]ubernur)\b")),
)
_PROSE = re.compile(r"[.!?,;:][”\"’)]*\s*$")
HEADLINE = 130
"""A shorter line without a mark at its end may be a headline, where names run into verbs."""
LEAST_CALLED = 2
"""So often something must be named that is called a region and that no list has."""


def own_places(text: str) -> frozenset[str]:
    """Return the places that a text treats as a region and that no list has: "Kabupaten X Y", "X Y - Rapat", "DPRD X Y"."""
    prose = "\n".join(line for line in text.split("\n") if len(line) > HEADLINE or _PROSE.search(line))
    closed = (*_closed(prose), *_datelines(text), *_headed(prose))
    found = {" ".join(run).lower() for run in closed if not _is_listed(run)}
    called = (match for match in _CALLED.finditer(text) if not _province_of_holder(text, match))
    runs = {tuple(w for w in match.groups() if w) for match in called}
    for run in sorted(runs):
        size = _size(text, run)
        if size and not _is_listed(run) and text.count(" ".join(run[:size])) >= LEAST_CALLED:
            found.add(" ".join(run[:size]).lower())
    return frozenset(found)


def own_locals(text: str) -> frozenset[str]:
    """Return the kecamatan and desa that a text names, without that word."""
    found = set()
    for match in _LOCAL.finditer(text):
        run = tuple(w for w in match.groups() if w)
        closed = not re.match(r" [A-Z]", text[match.end() :]) and not _titled(text, match.start())
        size = len(run) if closed else _size(text, run)
        if size and run[0].lower() not in positions().words["not_names"]:
            found.add(" ".join(run[:size]).lower())
    return frozenset(found)


def place_of(text: str, key: str) -> Place | None:
    """Return the region of a name that no list has, on the level that the text tells; None where it tells none."""
    counts: dict[str, int] = defaultdict(int)
    for match in re.finditer(re.escape(key), text, re.IGNORECASE):
        before = text[max(0, match.start() - 26) : match.start()]
        for level, pattern in _LEVEL:
            counts[level] += sum(1 for m in pattern.finditer(before) if not re.search(r"[.,;\n]", before[m.end() :]))
    best = max(_LEVEL, key=lambda pair: counts[pair[0]])[0]
    if not counts[best]:
        return None
    name = " ".join(w.capitalize() for w in key.split())
    return Place(f"{best} {name}", best, "")


def _closed(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what a text calls a region where no further name can follow: "Kabupaten Bumi Raharja, ..."."""
    ends = positions().words["name_ends"]
    for match in _CALLED.finditer(text):
        run = tuple(w for w in match.groups() if w)
        if len(run) < 2 or re.match(r" [A-Z]", text[match.end() :]) or _province_of_holder(text, match):
            continue
        if not _titled(text, match.start()) or (len(run) == 2 and run[-1].lower() in ends):
            yield run


def _province_of_holder(text: str, match: re.Match[str]) -> bool:
    """Tell whether a person follows: every province is on the list, so "Kepala Dinas X Provinsi Y Z" names no other."""
    return match[0].lower().split()[0] == "provinsi" and _titled(text, match.start())


def _datelines(text: str) -> Iterator[tuple[str, ...]]:
    for match in _CITY.finditer(text):
        run = tuple(match[1].title().split())
        if " ".join(run) in text and (len(run) > 1 or text.count(run[0]) >= LEAST_CALLED):
            yield run


def _headed(text: str) -> Iterator[tuple[str, ...]]:
    """Yield two words, or one that is no word of the language, behind several regional bodies."""
    heads: dict[tuple[str, ...], set[str]] = defaultdict(set)
    closed: set[tuple[str, ...]] = set()
    for match in _HEADED.finditer(text):
        words = match[2].split()
        while words and (words[0] in ("dan", "serta") or words[0].lower() in field_words()):
            words = words[1:]
        run = tuple(words[: next((n for n, w in enumerate(words) if w in ("dan", "serta")), len(words))])
        titled = match[1] in _TITLES or _titled(text, match.start())
        for size in (1, 2):
            if len(run) >= size:
                heads[run[:size]].add(match[1])
                if len(run) == size and not titled:
                    closed.add(run[:size])
    for run in sorted(heads):
        odd = not any(w.isupper() for w in run) and run[0].lower() not in given_names()
        alone = len(run) > 1 or (len(run[0]) > 4 and not known(run[0].lower()) and len(heads[run]) > 1)
        if odd and alone and run in closed and text.count(" ".join(run)) >= LEAST_CALLED:
            yield run


def _titled(text: str, start: int) -> bool:
    """Tell whether an office stands shortly before, so that a person's name may follow the place."""
    words = re.findall(r"[\w.]+", re.split(r"[,\n]|\. ", text[max(0, start - 90) : start])[-1])[-8:]
    return any(w.lower().strip(".") in positions().offices for w in words)


def _size(text: str, run: tuple[str, ...]) -> int:
    """Return how many words of a run are the place; names of persons behind it are cut off."""
    counts = [text.count(" ".join(run[:size])) for size in range(1, len(run) + 1)]
    best = max(range(len(counts)), key=lambda n: (counts[n] * 3 >= counts[0] * 2, n))
    ends = positions().words["name_ends"]
    for at in range(1, best + 1):
        if run[at].lower() in given_names() and run[at].lower() not in ends and counts[at] * 10 < counts[0] * 9:
            best = at - 1
            break
    return best + 1


def _is_listed(run: tuple[str, ...]) -> bool:
    """Tell whether a list knows a region that begins so, or the words are none of a place."""
    key, lists = run[0].lower(), positions().words
    if key in short_regions() or key in lists["honorifics"] or key in lists["not_names"] or key in field_words():
        return True
    prefixes = [" ".join(run[:size]).lower() for size in range(1, len(run) + 1)]
    if any(find_places(prefix) or prefix in short_regions() for prefix in prefixes):
        return True
    return len(run) == 1 and key in _beginnings()  # "Muara Enum" is a slip of the pen


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.split()[0] for region in load_regions() if " " in (key := region_key(region.name)))
