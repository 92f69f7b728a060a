"""Office-holders: "Plt Kepala Dinas Kesehatan Kota X", "Asisten II", "Ketua Komisi III DPRD Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from telaah.lexicons.offices import short_offices
from telaah.lexicons.regions import regions_of_kecamatan
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass
from telaah.news.parties.lexicon import Office, positions
from telaah.news.parties.pieces import Piece

_NUMBER = re.compile(r"^(?:[IVX]{1,4}|\d{1,4}|[A-D])$")
_WITHIN = frozenset({"lingkup", "lingkungan", "di"})
_ENGLISH = frozenset(
    {"head", "ceo", "founder", "vice", "country", "general", "branch", "area", "program", "senior", "chief", "vp", "gm"}
)
_CHAMBERS = (("dprd",), ("dpr",), ("dewan",))
_ANY = frozenset(
    {"organisasi perangkat daerah", "perangkat daerah", "opd", "skpd", "instansi", "instansi vertikal", "organisasi"}
)
MOST_BODIES = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """An office-holder in one line, from word ``first`` to word ``last``."""

    first: int
    last: int
    office: Office
    cls: PartyClass
    body: Span | None = None
    """The (last) body of the name."""
    region: tuple[int, int] | None = None
    """Words of a region right behind the title."""
    complete: bool = True
    """It says which office; False for "Kepala Dinas" alone."""
    title_last: int = 0
    inner: tuple[int, int] | None = None
    """Words of all that follows the title."""


def find_holders(piece: Piece) -> list[Holder]:
    """Return the office-holders of a line in order."""
    offices, words = positions().offices, piece.words
    found: list[Holder] = []
    index = 0
    while index < len(words):
        best: Holder | None = _acting_unit(piece, index)
        for office in offices.get(words[index]) or _head_of_office(words[index]):
            if words[index : index + len(office.words)] == office.words:
                holder = _read(piece, index, office)
                if holder and (best is None or _rank(holder) > _rank(best)):
                    best = holder
        if (
            words[index] in offices
            and (span := piece.by_first.get(index))
            and (best is None or (span.last, True) > (best.last, best.body is not None))
        ):
            best = _known(index, span, best)
        if best is None or not _stands(piece, best):
            index += 1
            continue
        found.append(_acting(piece, best))
        index = best.last + 1
    return found


@cache
def _head_of_office(word: str) -> tuple[Office, ...]:
    """Read "Kadinkes", "Kadishub", "Kabapenda": the head of an office in one word with its short name."""
    if not word.startswith("ka") or len(word) < 6 or not (word[2:] in short_offices() or word[2:].startswith(("dis", "din"))):
        return ()
    return (Office((word,), PartyClass.OPD, word, "region"),)


def _rank(holder: Holder) -> tuple[int, bool, bool]:
    return holder.last, holder.body is not None, holder.complete


def _known(index: int, span: Span, best: Holder | None) -> Holder:
    """Take a name that the list has with its title: "Ketua TP PKK", "Anggota DPRD"."""
    office = best.office if best else Office((span.core.split()[0],), None, span.core.split()[0], "body")
    inner = (index + len(office.words), span.last) if span.last >= index + len(office.words) else None
    cls = PartyClass.OPD if span.cls in ("unit", "DIRI") else PartyClass(span.cls)
    return Holder(index, span.last, office, cls, None, None, True, index + len(office.words) - 1, inner)


def _acting_unit(piece: Piece, index: int) -> Holder | None:
    """Read "Plt. Bidang Penataan Ruang": who acts for the head of a unit."""
    span = piece.by_first.get(index)
    if span is None or span.cls != "unit" or not index or piece.words[index - 1] not in positions().words["acting"]:
        return None
    office = Office(("kepala",), None, "kepala", "body")
    return Holder(index, span.last, office, PartyClass.OPD, span, title_last=index - 1)


def _stands(piece: Piece, holder: Holder) -> bool:
    """Tell whether somebody holds the office here: not "Kantor Bupati", "mantan Bupati"."""
    words, lists = piece.words, positions().words
    before = words[holder.first - 1] if holder.first else ""
    if before in lists["former"] or (before in lists["place"] and not (before == "program" and holder.office.key != "bupati")):
        return False
    if piece.reader.capital(holder.first) or holder.office.lower or (holder.complete and holder.body is not None):
        return True
    office = holder.office  # "inspektur Hadi Firdaus": in lower case only in front of a name
    return (office.bare or office.cls is not None) and piece.reader.is_person(holder.last + 1)


def _acting(piece: Piece, holder: Holder) -> Holder:
    """Take "Plt", "Penjabat" before the title with it."""
    for size in (2, 1):
        first = holder.first - size
        if first >= 0 and " ".join(piece.words[first : holder.first]) in positions().words["acting"]:
            return Holder(
                first,
                holder.last,
                holder.office,
                holder.cls,
                holder.body,
                holder.region,
                holder.complete,
                holder.title_last,
                holder.inner,
            )
    return holder


def _read(piece: Piece, first: int, office: Office) -> Holder | None:
    last = first + len(office.words) - 1
    end, body, region = last, None, None
    if office.place in ("region", "number", "body", "free"):
        while end + 1 < len(piece.words) and end - last < 2 and _NUMBER.match(piece.reader.printed(end + 1)):
            end += 1
    numbered = end > last
    body, end = _bodies(piece, end, office)
    if body is None and office.words == ("kadin",):  # "Kadin Kominfo" heads an office, "Kadin Jawa Tengah" is the chamber
        return None
    if body is None:
        end, region = _place(piece, end, office)
    elif office.place == "local" and body.cls != "KECAMATAN_DESA":
        return None
    free = False
    if (
        body is None
        and region is None
        and piece.reader.words[end + 1 : end + 2] not in _CHAMBERS
        and (office.free or office.place in ("body", "free"))
        and not numbered
    ):
        further = piece.reader.free(end, foreign=office.words[0] in _ENGLISH) if piece.reader.capital(first) else end
        if " ".join(piece.words[end + 1 : further + 1]) in _ANY:
            further = end
        free, end = further > end, further
        if free and (more := piece.reader.region(end + 1)) > 0:
            end = more
        if (
            (free or office.words[0] in _ENGLISH)
            and (span := piece.by_first.get(end + 1))
            and span.cls in ("OPD", "PUSAT", "DUNIA_USAHA", "BUMN_BUMD")
        ):
            body, end = span, span.last
    complete = body is not None or region is not None or numbered or free or (office.cls is not None and office.place != "body")
    inner = (last + 1, end) if end > last else None
    return Holder(first, end, office, _class(office, body, free), body, region, complete, last, inner)


def _bodies(piece: Piece, last: int, office: Office) -> tuple[Span | None, int]:
    """Return the last of the bodies right behind a title, and the last word."""
    body, end = None, last
    for _ in range(MOST_BODIES):
        span = piece.by_first.get(end + 1)
        if span is None or (span.flags & {"topic", "place"} and not span.region):
            break
        if "generic" in span.flags and not span.region:
            break
        if body is not None and not (body.cls == "unit" or span.cls in ("OPD", "PUSAT", "LEGISLATIF", "PEMDA")):
            break
        if office.place == "region" and span.cls != "PEMDA":
            break
        body, end = span, span.last
    return body, end


def _place(piece: Piece, last: int, office: Office) -> tuple[int, tuple[int, int] | None]:
    if office.place == "local":
        end = _local(piece, last)
    elif office.place in ("region", "number", "body"):
        end = piece.reader.region(last + 1)
        if end < 0 and office.place in ("region", "number"):
            end = piece.reader.before_person(last + 1)
        if end < 0 and office.place == "number" and office.cls is PartyClass.APARAT_HUKUM:
            end = _local(piece, last)
    else:
        end = -1
    return (end, (last + 1, end)) if end > last else (last, None)


def _local(piece: Piece, last: int) -> int:
    """Return the last word of the name of a kecamatan, desa or kelurahan behind a title."""
    reader, words = piece.reader, piece.words
    at = last + 1
    if at < len(words) and words[at] in ("kecamatan", "desa", "kelurahan", "kampung", "nagari", "gampong"):
        at += 1
    if at < len(words) and words[at] == "se":
        return reader.region(at)
    end = -1
    for size in (3, 2, 1):
        run = words[at : at + size]
        if len(run) == size and all(reader.capital(at + n) for n in range(size)) and regions_of_kecamatan(" ".join(run)):
            end = at + size - 1
            break
    if end < 0:
        if reader.headline or at >= len(words) or not reader.capital(at) or at in piece.by_first or not words[at].isalpha():
            return reader.region(at) if at < len(words) else -1
        if words[at] in positions().words["not_names"] or words[at] in positions().words["honorifics"]:
            return -1
        end = at
        while (
            end - at < 1
            and not reader.branches(at, end)
            and _name_goes_on(piece, end + 1)
            and reader.capital(end + 1)
            and not reader.is_person(end + 1)
            and words[end + 1].isalpha()
        ):
            if words[end + 1] in positions().words["honorifics"] or words[end + 1] in ("kecamatan", "kabupaten", "kota"):
                break
            end += 1
    return _further(piece, end)


def _name_goes_on(piece: Piece, index: int) -> bool:
    """Tell whether a second word belongs to a place: a person's name or a comma must follow it."""
    after = index + 1
    return after < len(piece.words) and (piece.reader.is_person(after) or piece.words[after] in (",", "("))


def _further(piece: Piece, end: int) -> int:
    """Read on in "Desa Jembayan Kecamatan Loa Kulu Kabupaten X"."""
    words = piece.words
    if words[end + 1 : end + 2] == ("kecamatan",):
        for size in (3, 2, 1):
            run = words[end + 2 : end + 2 + size]
            if len(run) == size and regions_of_kecamatan(" ".join(run)):
                end += size + 1
                break
    region = piece.reader.region(end + 1)
    return region if region > 0 else end


def _class(office: Office, body: Span | None, free: bool) -> PartyClass:
    if body is not None and office.cls not in (PartyClass.APARAT_HUKUM, PartyClass.PEMDA):
        return PartyClass.OPD if body.cls in ("unit", "DIRI") else PartyClass(body.cls)
    if office.cls is not None:
        return office.cls
    for word, cls in positions().classes:
        if office.key.startswith(word):
            return cls
    if free and office.key.startswith("direktur"):
        return PartyClass.PUSAT
    return PartyClass.OPD if free and office.key.startswith(("kepala", "sekretaris")) else PartyClass.MASYARAKAT
