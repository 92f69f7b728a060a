"""Names made of several: office-holders with their unit, units with their office, "OPD di lingkungan ...", local officials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from telaah.lexicons.load import Party, load_name_words
from telaah.mentions.extend import extended
from telaah.mentions.grammar import Reader
from telaah.mentions.kinds import kinds_of_bodies, triggers
from telaah.mentions.matcher import Scan
from telaah.mentions.owner import Owner
from telaah.mentions.spans import Finder, Span, longest
from telaah.model.mention import PartyClass

LEGAL = load_name_words().legal
_TITLE_END = frozenset({"nomor", "no", "tahun", "tentang"})
_OFFICE = frozenset({"dinas", "badan", "kantor", "satuan", "bidang", "seksi", "biro", "bagian"})
_OFFICIALS = frozenset({"aparat", "aparatur", "perangkat", "pemerintah"})
_COLLECTIVE = frozenset({"organisasi", "ormas", "tokoh", "lembaga", "kelompok", "komunitas"})
_KINDS = frozenset(
    {
        "kemasyarakatan",
        "masyarakat",
        "profesi",
        "keagamaan",
        "kepemudaan",
        "pemuda",
        "wanita",
        "perempuan",
        "sosial",
        "agama",
        "adat",
        "anak",
        "tani",
        "petani",
        "nelayan",
        "pembudidaya",
        "pengolah",
        "ternak",
        "peternak",
        "pengrajin",
    }
)
_LOCAL = frozenset({"kecamatan", "kelurahan", "desa", "nagari", "kampung", "gampong"})
_GENERIC = frozenset({"opd", "skpd", "pd", "unit", "upt", "uptd", "instansi", "direktorat"})
SLIP = 88
"""So alike (of 100) is a word with one letter wrong to the word that is meant."""
TRIGGERS = _GENERIC | _OFFICIALS | _COLLECTIVE | triggers()
"""Words besides names and heads with which a composed name may begin."""
_UPT = frozenset({"upt", "uptd", "uptb"})
_WITHIN = frozenset({"lingkup", "lingkungan", "dilingkungan", "se"})
_FILLER = frozenset({"terkait", "lainnya", "lain", "teknis", "kerja", "daerah", "di", "yang", "ada", "dalam"})


def read_spans(
    reader: Reader, scan: Scan, owner: Owner | None = None, finder: Finder | None = None, *, holders: bool = True
) -> list[Span]:
    """Return all names of one piece of text, composed, in order; titles of laws left out.

    News reads office-holders by its own rules and brings its own ``finder``.
    """
    finder = finder or Finder(reader, scan, frozenset(owner.place.split()) if owner else frozenset())
    spans = longest([*finder.find(), *_officials(finder), *_organisations(finder), *kinds_of_bodies(finder)])
    if holders:
        spans = longest([*spans, *_holders(finder, spans)])
    spans = longest([*spans, *_doubled(finder, spans), *_owned(finder, spans)])
    spans = longest([*spans, *_qualified(finder, spans)])
    if holders:  # in news the name of the office-holder follows, and no place
        spans = longest([*spans, *extended(finder, spans)])
    if owner is not None:
        spans = longest([*spans, *_halves(finder, spans, owner)])
    titles = _legal_titles(reader, spans)
    return [s for s in spans if not _in_title(s, titles, spans, reader)]


def _holders(finder: Finder, spans: list[Span]) -> Iterator[Span]:
    """Join "Kepala" and the unit behind it are one name: "Kepala Seksi X"; "Kepala Dinas", "Kepala Badan" alone too."""
    by_first = {s.first: s for s in spans}
    words, normal = finder.words, finder.normal
    for hit in finder.scan.heads:
        if hit.head.cls != "holder" or not finder.reader.capital(hit.first):
            continue
        unit = by_first.get(hit.last + 1)
        if unit is not None and not unit.flags & {"generic", "topic", "place"}:
            text = f"{normal.original(hit.first, hit.last)} {unit.text}"
            yield replace(unit, first=hit.first, text=text, holder=True, bare=False)
        elif hit.last + 1 < len(words) and words[hit.last] in ("kepala", "sekretaris") and words[hit.last + 1] in _OFFICE:
            office = hit.last + 1
            inner = by_first.get(office + 1)
            if inner is not None and inner.cls in ("OPD", "DIRI"):
                yield replace(inner, first=hit.first, text=f"{normal.original(hit.first, office)} {inner.text}", holder=True)
            else:
                yield finder.finish(hit.first, office, f"{words[hit.last]} {words[office]}", "unit", source="head", holder=True)


def _officials(finder: Finder) -> Iterator[Span]:
    """Read "aparat kecamatan/kelurahan", "perangkat Kecamatan dan Kelurahan", "pemerintah kecamatan, desa": one name each."""
    words, size = finder.words, len(finder.words)
    for index, word in enumerate(words):
        if word not in _OFFICIALS:
            continue
        last, at = index, index + 1
        while at < size and words[at] in ("di", "tingkat", "pemerintah", "pemerintahan"):
            at += 1
        while at < size and _is_local(words[at]):
            last = at
            at += 1
            while at < size and words[at] in ("/", ",", "dan", "maupun", "serta", "atau"):
                at += 1
        if last > index:
            region = finder.reader.region(last + 1) if last + 1 < size and words[last + 1] == "se" else -1
            end = max(last, region)
            named = finder.normal.original(last + 1, end) if end > last else ""
            core = " ".join(words[index : last + 1])
            yield finder.finish(index, end, core, "KECAMATAN_DESA", source="head", region=named)


def _is_local(word: str) -> bool:
    """Tell whether a word is a level of local government, a slip of the pen forgiven."""
    return word in _LOCAL or (
        word[0] == "k" and len(word) >= 8 and max(ratio(word, "kelurahan"), ratio(word, "kecamatan")) >= SLIP
    )


def _organisations(finder: Finder) -> Iterator[Span]:
    """Read "organisasi kemasyarakatan, profesi dan keagamaan", "tokoh agama dan masyarakat": one head, several kinds."""
    words, size = finder.words, len(finder.words)
    for index, word in enumerate(words):
        if word not in _COLLECTIVE:
            continue
        last, kinds, at = index, 0, index + 1
        while at < size and words[at] in _KINDS:
            last, kinds, at = at, kinds + 1, at + 1
            while at < size and words[at] in (",", "dan", "/", "serta") and kinds:
                at += 1
        if kinds > 1:
            core = " ".join(words[index : last + 1])
            party = Party(core, (core,), PartyClass.MASYARAKAT, frozenset({"generic"}))
            yield finder.finish(index, last, core, "MASYARAKAT", source="head", party=party)


def _doubled(finder: Finder, spans: list[Span]) -> Iterator[Span]:
    """Read "Seksi - Seksi Peserta Didik": the head word printed twice belongs to the name, as printed."""
    for span in spans:
        if (
            span.cls == "unit"
            and not span.core.startswith("bagian")
            and span.size > 1
            and span.first
            and finder.words[span.first - 1] == finder.words[span.first]
        ):
            text = f"{finder.reader.printed(span.first - 1)} {span.text}"
            yield replace(span, first=span.first - 1, text=text)
        elif span.first >= 2 and _two_heads(finder, span):
            text = (
                f"{finder.normal.source[finder.normal.spans[span.first - 2][0] : finder.normal.spans[span.first][0]]}{span.text}"
            )
            yield replace(span, first=span.first - 2, text=text, source="head")


def _two_heads(finder: Finder, span: Span) -> bool:
    """Tell whether two head words share a name: "Kantor/Badan Kesbangpol", "lembaga/organisasi masyarakat"."""
    left, mark, right = finder.words[span.first - 2 : span.first + 1]
    if span.cls == "MASYARAKAT":
        return left in _COLLECTIVE and mark in ("/", "dan") and right in _COLLECTIVE
    return (
        mark == "/"
        and span.cls in ("OPD", "DIRI")
        and left in _OFFICE
        and right in _OFFICE
        and finder.reader.capital(span.first - 2)
    )


def _owned(finder: Finder, spans: list[Span]) -> Iterator[Span]:
    """A unit and right behind it the body that it belongs to are one name: "Bidang Linmas Satpol PP"."""
    by_first = {s.first: s for s in spans}
    for hit in finder.scan.heads:
        office = by_first.get(hit.last + 1)
        if finder.words[hit.first] in _UPT and office is not None and office.cls in ("OPD", "DIRI"):
            yield replace(
                office, first=hit.first, text=f"{finder.normal.original(hit.first, hit.last)} {office.text}", cls="unit"
            )
    for left, right in pairwise(spans):
        if left.core != "kader" or right.first != left.last + 1 or right.cls != "MASYARAKAT" or "generic" in right.flags:
            continue
        if "pkk" in right.core.split():  # its cadres are the movement itself
            yield replace(right, first=left.first)
        else:
            yield replace(right, first=left.first, text=f"{left.text} {right.text}", core=f"kader {right.core}")
    for unit, body in _adjacent(spans):
        if body.first != unit.last + 1 or body.flags & {"generic", "topic", "place"} or body.cls not in ("OPD", "DIRI", "PUSAT"):
            continue
        if unit.core.split()[0] == body.core.split()[0]:
            continue
        inner = unit.cls == "unit" or (unit.cls == "PUSAT" and unit.source == "head")
        if inner or (unit.cls in ("OPD", "PUSAT") and body.cls == "PUSAT" and unit.size > 1):
            cls = unit.cls if unit.cls == "unit" and body.cls != "PUSAT" else body.cls
            yield replace(unit, last=body.last, text=f"{unit.text} {body.text}", region=body.region, cls=cls, holder=True)


def _adjacent(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Neighbours; units that follow one another are one unit: "Sekretariat Sub. Bagian Kepegawaian Dinas X"."""
    unit: Span | None = None
    for left, right in pairwise(spans):
        first = replace(unit, last=left.last, text=f"{unit.text} {left.text}") if unit else left
        unit = first if left.cls == right.cls == "unit" and right.first == left.last + 1 else None
        yield first, right


def _qualified(finder: Finder, spans: list[Span]) -> Iterator[Span]:
    """Read "OPD di lingkungan Pemerintah Kota X", "UPT dilingkungan Ditjen SDA", "OPD Kota X": a generic with its owner."""
    words, size = finder.words, len(finder.words)
    by_first = {s.first: s for s in spans}
    for index, word in enumerate(words):
        two = word == "perangkat" and index + 1 < size and words[index + 1] == "daerah"
        if word not in _GENERIC and not two:
            continue
        at = index + (2 if two else 1)
        region = finder.reader.region(at)
        if region >= at and (two or word in ("opd", "skpd", "pd")) and words[at] != "daerah":
            yield finder.finish(
                index, region, " ".join(words[index:at]), "OPD", source="head", region=finder.normal.original(at, region)
            )
            continue
        while at < size and words[at] in _FILLER and at - index < 6:
            at += 1
        if at >= size or words[at] not in _WITHIN:
            continue
        body = by_first.get(at + 1)
        if body is None:
            continue
        end = _with_second_level(words, body.last)
        if body.cls in ("DIRI", "unit"):
            # "semua unit kerja di lingkungan Dinas X": the own office is named, its units are not.
            continue
        cls = "PUSAT" if body.cls == "PUSAT" else "OPD"
        text = " ".join(finder.normal.original(index, end).split())
        yield Span(index, end, text, " ".join(words[index : end + 1]), cls, "head", body.region)


def _with_second_level(words: tuple[str, ...], last: int) -> int:
    """Take both levels of "Pemerintah Provinsi dan Kab/Kota"."""
    if words[last + 1 : last + 2] == ("dan",) and words[last + 2 : last + 3] and words[last + 2] in ("kab", "kabupaten", "kota"):
        return last + 4 if words[last + 3 : last + 4] == ("/",) else last + 2
    return last


def _halves(finder: Finder, spans: list[Span], owner: Owner) -> Iterator[Span]:
    """Join "Satpol PP dan Damkar", "Satpol PP & Damkar": the halves of the plan's own name joined are one name."""
    if len(owner.halves) < 2:
        return
    for left, right in pairwise(spans):
        gap = finder.words[left.last + 1 : right.first]
        if gap == ("dan",) and left.core in owner.halves[0] and right.core in owner.halves[1]:
            text = " ".join(finder.normal.original(left.first, right.last).split())
            yield replace(right, first=left.first, text=text, core=owner.main, cls="DIRI", holder=left.holder)


def _legal_titles(reader: Reader, spans: list[Span]) -> list[tuple[int, int]]:
    """Return word ranges of titles of laws, up to "Nomor", "Tahun" or "tentang"; else of a word and its neighbour."""
    ranges = []
    for index, word in enumerate(reader.words):
        if (
            word not in LEGAL
            or any(s.first <= index <= s.last for s in spans)
            or reader.words[index + 1 : index + 2] == ("perundang",)
        ):
            continue
        end = index + 2
        for ahead in range(index + 1, min(reader.size, index + 22)):
            if reader.words[ahead] in _TITLE_END:
                end = ahead
                break
            if reader.words[ahead] in (".", ";", "\n", ")", "(", "yang", "untuk"):
                break
        ranges.append((index, end))
    return ranges


def _in_title(span: Span, titles: list[tuple[int, int]], spans: list[Span], reader: Reader) -> bool:
    """A body inside the title of a law is none (GUIDELINES 7), nor is the second of "Peraturan Bupati/Walikota"."""
    if any(a <= span.first <= b for a, b in titles):
        return True
    if span.first >= 2 and reader.words[span.first - 1] == "/":
        return any(s.last == span.first - 2 and any(a < s.first <= a + 2 for a, _ in titles) for s in spans)
    return False
