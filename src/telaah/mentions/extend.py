"""Names that go on beyond what lists know: branches and places behind a body, the unit of a body before it.

"BPTD Kelas II Wilayah X", "PT Taspen Cabang X", "RRI X", "Komisi IV DPRD", "Kanwil Kementerian Hukum".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from telaah.lexicons.load import load_name_words, load_regions
from telaah.lexicons.words import known
from telaah.mentions.grammar import MARKS, STOP
from telaah.mentions.spans import REGIONAL, Finder, Span
from telaah.text.normalise import lookup_key

_WORDS = load_name_words()
_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-D]|\d{1,4})$")
_COUNTED = re.compile(r"^(?:[IVX]{1,5}|[A-F]|\d{1,2})$")
_PLACED = REGIONAL - {"unit", "DIRI", "FORUM", "PEMDA", "KECAMATAN_DESA"} | {"MEDIA"}
_OF_REGION = frozenset({"DIRI", "PEMDA"})
"""Their region alone may go on."""
_COMPANIES = frozenset({"pt", "perum", "perumda", "bank"})
"""What stands in capitals behind one that a list knows is its own name: "PT X Niaga"."""
_CITIZENS_UNITS = frozenset({"udd", "klinik", "markas", "panti", "sekolah"})
"""Units that bodies of citizens have."""
_BEARERS = frozenset(
    {"komunitas", "koperasi", "paguyuban", "asosiasi", "kelompok", "sanggar", "yayasan", "lbh", "lks", "lsm", "rsup", "rsud"}
)
"""Kinds of bodies that bear a name of their own: "komunitas Peduli Sungai", "kelompok nelayan X"."""
_LONGEST_NAME = 4
_OF_A_KIND = frozenset({"pengusaha", "perusahaan", "komunitas", "koperasi", "paguyuban", "asosiasi", "relawan"})
_LONGEST_PLACE = 3
_COMMANDS = frozenset({"kodim", "koramil", "korem", "kodam", "yonif", "batalyon", "militer"})
_LEVELS = frozenset({"provinsi", "propinsi", "kabupaten", "kota", "distrik"})
_STATE = frozenset({"ri", "indonesia"})
"""Behind these no place of a body follows: "Presiden RI", and then the name of a prize."""
_WITH_UNITS = frozenset({"PUSAT", "LEMBAGA_NEGARA", "APARAT_HUKUM", "LEGISLATIF", "AKADEMISI", "BUMN_BUMD"})
_SECRETARIAT = frozenset({"setda", "sekretariat daerah"})


def extended(finder: Finder, spans: list[Span]) -> Iterator[Span]:
    """Yield longer readings of names, each from the front or the back; none of a generic, a topic or a law."""
    for span in spans:
        if (kind := _kind_behind(finder, span) or _name_of_kind(finder, span)) is not None:
            yield kind
            continue
        if span.flags & {"topic", "place", "procedure"}:
            continue
        longer = _behind(finder, span)
        before = _before(finder, longer or span)
        if before is not None:
            yield before
        elif longer is not None:
            yield longer


def _behind(finder: Finder, span: Span) -> Span | None:
    """Read branch and place behind a body: not behind a bare generic, and not in capitals throughout."""
    if finder.reader.all_capitals or "generic" in span.flags or not finder.reader.capital(span.first):
        return None
    if _half_a_region(finder, span):
        end = _place(finder, span.last, branch=not finder.reader.titled)
        return None if _is_cut_region(finder, span, end) else _until(finder, span, end)
    if finder.reader.titled or span.cls not in _PLACED:
        return None
    end = _legal_form(finder, span.last)
    while (more := _branch(finder, end)) > end:
        end = more
    if span.region is None or end > span.last or _is_strange_region(span):
        end = _place(finder, end, branch=end > span.last or span.core.split()[0] in _COMPANIES)
    return _until(finder, span, end)


def _half_a_region(finder: Finder, span: Span) -> bool:
    """Tell whether the name ends with a level alone ("Provinsi"), or with a region that no list has and that may go on."""
    if span.region is None or span.cls not in _PLACED | _OF_REGION:
        return False
    words = lookup_key(span.region).split()
    level = bool(words) and words[0] in _LEVELS
    named = words[1:] if level else words
    if "/" in words or not (level or span.core.split()[-1] in _LEVELS):
        return False
    return not named or (len(named) == 1 and named[0] not in _region_names())


def _is_cut_region(finder: Finder, span: Span, end: int) -> bool:
    """Tell whether what would be taken is the beginning of a region of the lists, cut off or with a letter missing."""
    words = lookup_key(finder.normal.original(span.last + 1, end)).split() if end > span.last else []
    named = " ".join([*(w for w in lookup_key(span.region or "").split() if w not in _LEVELS), *words])
    return any(name.startswith(named) and name != named for name in _region_names())


@cache
def _region_names() -> frozenset[str]:
    keys = (lookup_key(region.name) for region in load_regions())
    return frozenset(key.removeprefix(f"{level} ") for key in keys for level in ("kabupaten", "kota", "provinsi"))


def _kind_behind(finder: Finder, span: Span) -> Span | None:
    """Read one more word behind a generic body, in lower case: "pengusaha angkutan", "komunitas literasi"."""
    at = span.last + 1
    if span.first != span.last or span.core not in _OF_A_KIND or at >= finder.reader.size or finder.reader.all_capitals:
        return None
    word, after = finder.words[at], finder.words[at + 1 : at + 2]
    noun = (
        word.isalpha()
        and len(word) > 3
        and (known(word) or len(word) > _SURELY_WHOLE)
        and word not in STOP
        and word not in _WORDS.no_kind
    )
    alone = not after or after[0] in STOP or after[0] in MARKS or after[0] in ("dan", "serta")
    if (
        not noun
        or not alone
        or finder.reader.capital(at)
        or _DOES.match(word)
        or at in finder.reader.name_at | finder.reader.head_at
    ):
        return None
    text = finder.normal.original(span.first, at)
    return replace(span, last=at, text=" ".join(text.split()), core=f"{span.core} {word}")


_SURELY_WHOLE = 6
"""Letters from which on a word that no list has is no torn one."""


def _name_of_kind(finder: Finder, span: Span) -> Span | None:
    """Read the proper name behind a kind of body: "komunitas Peduli Sungai", "LBH Sungai Melati", "RSUP dr. X"."""
    reader, words = finder.reader, finder.words
    if reader.titled or reader.all_capitals or span.region or span.core.split()[0] not in _BEARERS:
        return None
    at = span.last + 1
    if words[at : at + 1] == ("dr",):
        at += 2 if words[at + 1 : at + 2] == (".",) else 1
    end = at - 1
    while end + 1 < reader.size and end + 1 - at < _LONGEST_NAME and _is_name_word(finder, end + 1):
        end += 1
    if end < at or (end == at and known(words[at])):
        return None  # a single word of the language may begin the next sentence: "usaha koperasi Alokasi anggaran"
    text = " ".join(finder.normal.original(span.first, end).split())
    core = " ".join(words[span.first : end + 1])
    return replace(span, last=end, text=text, core=core, flags=span.flags - {"generic", "topic"})


def _is_name_word(finder: Finder, index: int) -> bool:
    word = finder.words[index]
    return (
        finder.reader.capital(index)
        and word.isalpha()
        and len(word) > 1
        and word not in STOP
        and word not in _WORDS.no_place | _WORDS.stop_names
        and index not in finder.reader.name_at | finder.reader.head_at
    )


_DOES = re.compile(r"^(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{4,}|ber[a-z]{4,}|di[a-z]{5,}|ter[a-z]{4,})$")


def _is_strange_region(span: Span) -> bool:
    """Tell whether what was read as the region behind a body is one word that no list has: "Polda Nusa", of "Polda Nusa X"."""
    words = lookup_key(span.region or "").split()
    begins = any(name.split()[0] == words[0] for name in _region_names()) if words else True
    return len(words) == 1 and words[0].isalpha() and words[0] not in _LEVELS | _STATE and not begins


def _legal_form(finder: Finder, last: int) -> int:
    """Take "(Persero)" and "Tbk" with the name of a company."""
    words = finder.words
    if words[last + 1 : last + 4] == ("(", "persero", ")"):
        return last + 3
    return last + 1 if words[last + 1 : last + 2] == ("tbk",) else last


def _branch(finder: Finder, last: int) -> int:
    """Return the last word of a branch behind ``last``: "Cabang X", "Kelas II", "Daop 14", "0712/X"; else ``last``."""
    reader, words = finder.reader, finder.words
    at = last + 1
    if at >= reader.size:
        return last
    if (
        words[at] == "/"
        and re.fullmatch(r"\d{3,4}", words[last])
        and last
        and words[last - 1] in _COMMANDS
        and reader.capital(at + 1)
    ):
        return _place(finder, at, branch=True)
    if words[at] in _WORDS.branches and reader.capital(at):
        end = at
        while end + 1 < reader.size and end - at < 2 and _NUMBER.match(reader.printed(end + 1)):
            end += 1
        return _place(finder, end, branch=True)
    if re.fullmatch(r"\d{3,4}", words[at]) and not _is_year(words[at]) and words[last] in _COMMANDS:
        if words[at + 1 : at + 2] == ("/",) and reader.capital(at + 2):
            return _place(finder, at + 1, branch=True)
        return at
    return last


def _is_year(word: str) -> bool:
    return word.startswith(("19", "20")) and len(word) == 4


def _place(finder: Finder, last: int, *, branch: bool) -> int:
    """Return the last word of a place name behind ``last``: a region, or capitalised words that are no words of the language.

    Behind a branch or a level any capitalised words are its place.
    """
    reader = finder.reader
    region = reader.region(last + 1)
    end = region if region > last and finder.words[last + 1] not in ("ri", "daerah") else last
    if end > last and not _ends_at_level(finder, end):
        return end
    begin, named = end, end
    while named + 1 < reader.size and named - begin < _LONGEST_PLACE and _is_place_word(finder, named + 1):
        named += 1
    if named == begin:
        return end
    strange = any(not known(finder.words[i]) or finder.words[i] in finder.own_place for i in range(begin + 1, named + 1))
    return named if strange or branch else end


def _ends_at_level(finder: Finder, last: int) -> bool:
    return finder.words[last] in _LEVELS


def _is_place_word(finder: Finder, index: int) -> bool:
    reader, word = finder.reader, finder.words[index]
    sources = {i for hit in finder.scan.sources for i in range(hit.first, hit.last + 1)}
    return (
        reader.capital(index)
        and word.isalpha()
        and len(word) > 1
        and not reader.upper(index)
        and word not in STOP
        and word not in MARKS
        and index not in reader.name_at
        and index not in reader.head_at
        and index not in sources
        and word not in _WORDS.no_place | _WORDS.stop_names
        and not _is_part(finder, index)
    )


def _is_part(finder: Finder, index: int) -> bool:
    """Tell whether a hyphen joins the word to the next: a name cut at the end of a line ("Kemenduk-bangga") is no place."""
    end = finder.normal.spans[index][1]
    return finder.normal.source[end : end + 1] == "-"


def _until(finder: Finder, span: Span, end: int) -> Span | None:
    if end <= span.last:
        return None
    text = finder.normal.original(span.first, end)
    region = span.region
    tail = finder.normal.original(span.last + 1, end)
    region = f"{region} {tail}" if region else tail
    return replace(span, last=end, text=" ".join(text.split()), region=region, short="")


def _before(finder: Finder, body: Span) -> Span | None:
    """Read the unit of a body right before it: "Komisi IV DPRD", "Fakultas Hukum Universitas X", "Kanwil Kementerian Hukum"."""
    reader, words = finder.reader, finder.words
    if body.first == 0 or reader.all_capitals or "generic" in body.flags:
        return None
    secretariat = body.core in _SECRETARIAT
    citizens = body.cls == "MASYARAKAT" and words[body.first - 1] in _CITIZENS_UNITS
    if body.cls not in _WITH_UNITS and not secretariat and not citizens:
        return None
    low = max(0, body.first - 5)
    for index in range(body.first - 1, low - 1, -1):
        word = words[index]
        if word in _WORDS.unit_heads and reader.capital(index) and secretariat == (word == "bagian"):
            if index + 1 == body.first and word in _WORDS.needs_field:
                return None
            text = " ".join(finder.normal.original(index, body.last).split())
            return replace(body, first=index, text=text, holder=True)
        if not _in_unit(finder, index):
            return None
    return None


def _in_unit(finder: Finder, index: int) -> bool:
    reader, word = finder.reader, finder.words[index]
    if word == "dan":
        return reader.capital(index - 1) and reader.capital(index + 1) and index + 1 not in reader.head_at
    return (
        word.isalnum() and (reader.capital(index) or bool(_COUNTED.match(reader.printed(index)))) and word not in STOP - _COUNTS
    )


_COUNTS = frozenset({"i", "ii", "iii", "iv", "v"})
