"""Office-holders: "Plt Kepala Dinas Kesehatan Kota X", "Asisten II", "Ketua Komisi III DPRD Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from telaah.lexicons.offices import short_offices
from telaah.lexicons.regions import regions_of_kecamatan
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass
from telaah.news.parties.fields import EMPLOYERS, begins_body, begins_field, facility_end, field_and_body, is_grade, is_odd_field
from telaah.news.parties.lexicon import Office, positions
from telaah.news.parties.pieces import Piece

_NUMBER = re.compile(r"^(?:[IVX]{1,4}|\d{1,3}|0\d{3}|1[0-8]\d\d|[A-D])$")
_ROMAN = re.compile(r"^[IVX]{1,4}$")
_ENGLISH = frozenset(
    {"head", "ceo", "founder", "vice", "country", "general", "branch", "area", "program", "senior", "chief", "vp", "gm"}
)
_ENGLISH_TITLES = frozenset({"section", "department", "division", "corporate", "assistant", "assisten"})
_GRADES = _ENGLISH | {"sales", "regional", "unit", "assistant", "manager", "operation", "operations", "executive", "retail"}
_COUNTED = frozenset({"dua", "tiga", "empat", "lima"})
"""So many offices are no particular one: "Dua Bupati Sepakat"."""
_CEREMONIES = (("upacara",), ("apel",))
_SHORTENED = frozenset(
    {"kabid", "kasi", "kasie", "kabag", "kasubag", "kasubbag", "kasubid", "kasubbid", "kadis", "kaban", "kaur"}
)
_FIELDS_ONLY = frozenset({"ahli", "pakar", "auditor", "auditor madya", "auditor muda", "analis", "analis kebijakan"})
"""These are office-holders only where a body is named with them."""
_CHAMBERS = (("dprd",), ("dpr",), ("dewan",))
_ANY = frozenset(
    {"organisasi perangkat daerah", "perangkat daerah", "opd", "skpd", "instansi", "instansi vertikal", "organisasi"}
)
_NAMELESS = frozenset({"yayasan", "pt", "cv", "koperasi", "universitas", "institut", "perkumpulan"})
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
            and not _is_local(best)
            and (span := piece.by_first.get(index))
            and (best is None or (span.last, True) > (best.last, best.body is not None))
        ):
            best = _known(index, span, best)
        if best is not None and index and words[index - 1] in positions().words["former"] - {"pergantian"}:
            piece.ignored.append((best.first, best.last))
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


def _rank(holder: Holder) -> tuple[bool, int, bool, bool]:
    """A title that is known in full goes before a short one that reads further: "Kepala Desa X" is no head of "Desa X Asep"."""
    whole = len(holder.office.words) > 2 and holder.office.place == "none"
    return whole or _is_local(holder), holder.last, holder.body is not None, holder.complete


def _is_local(holder: Holder | None) -> bool:
    return holder is not None and holder.office.cls is PartyClass.KECAMATAN_DESA and holder.region is not None


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
    if holder.office.words == ("hakim",) and piece.reader.is_person(holder.first - 1):  # "Lukman Hakim Daeng"
        return False
    if (
        before in lists["former"]
        or before in _COUNTED
        or (holder.office.words == ("petinggi",) and holder.region is None)  # the great of any house
        or words[max(0, holder.first - 2) : holder.first] == ("jabatan", "kerja")
        or "nomor" in words[holder.last + 1 : holder.last + 3]  # "SE Dirjen X Nomor 5"
        or (before in lists["place"] and not (before == "program" and holder.office.key != "bupati"))
    ):
        return False
    if piece.reader.capital(holder.first) or holder.office.lower or (holder.complete and holder.body is not None):
        return True
    office = holder.office  # "inspektur Hadi Firdaus": in lower case only in front of a name
    return (office.bare or office.cls is not None) and piece.reader.is_person(holder.last + 1)


def _acting(piece: Piece, holder: Holder) -> Holder:
    """Take "Plt", "Penjabat" before the title with it, and "Sales" before "Branch Manager"."""
    if holder.office.words[0] in _ENGLISH | _ENGLISH_TITLES | {"manager"}:
        grades = _GRADES | positions().words["corporate"]
        while holder.first and is_grade(piece, holder.first - 1, grades):
            holder = replace(holder, first=holder.first - 1)
    for size in (2, 1):
        first = holder.first - size
        if first >= 0 and " ".join(piece.words[first : holder.first]) in positions().words["acting"]:
            return replace(holder, first=first)
    return holder


def _read(piece: Piece, first: int, office: Office) -> Holder | None:
    last = first + len(office.words) - 1
    body, region = None, None
    if piece.words[last + 1 : last + 2] == (".",) and office.words[0] in _SHORTENED and begins_field(piece, last + 2):
        last += 1  # "Kabid. Keuangan"
    end = _numbered(piece, last, office)
    numbered = end > last
    if office.key == "asisten":
        end = _of_secretary(piece, end)
    body, end = _bodies(piece, end, office)
    end = _named(piece, end) if body is not None else end
    if body is not None and body.cls in EMPLOYERS and piece.words[end + 1 : end + 2] == ("bandara",):
        end = facility_end(piece, end + 1, end + 1)  # "General Manager Angkasa Pura I Bandara X"
    if body is None and _is_none(piece, end, office):
        return None
    if body is None and not (numbered and piece.words[end - 1] == "/"):  # "Dandim 1702/X" has its place
        end, region = (end, None) if office.key in _FIELDS_ONLY else _place(piece, end, office)
    elif body is not None and office.place == "local" and body.cls != "KECAMATAN_DESA":
        return None
    free = False
    if body is None and region is None and not numbered and _may_be_free(piece, end, office):
        free, body, end = _free(piece, first, end, office)
        end = _named(piece, end) if free else end
    if body is None and not free and office.key in positions().words["experts"]:
        body, end = field_and_body(piece, end)
    if office.cls is PartyClass.LEGISLATIF or (body is not None and body.cls == "LEGISLATIF"):
        end = _constituency(piece, end)
    if office.cls is PartyClass.LUAR_NEGERI and piece.words[end + 1 : end + 3] == ("untuk", "indonesia"):
        end += 2
    complete = body is not None or region is not None or numbered or free or (office.cls is not None and office.place != "body")
    inner = (last + 1, end) if end > last else None
    cls = _class(office, body, free)
    if (
        cls is PartyClass.OPD
        and body is None
        and piece.words[last + 1 : last + 2] in (("bandara",), ("upbu",), ("lapas",), ("rutan",))
    ):
        cls = PartyClass.PUSAT
    return Holder(first, end, office, cls, body, region, complete, last, inner)


def _named(piece: Piece, end: int) -> int:
    """Read on where a body ends in a word that needs a name: "Ketua Dewan Pembina Yayasan Cahaya Timur, X"."""
    if piece.words[end] not in _NAMELESS or not piece.reader.capital(end):
        return end
    at = end
    while at + 1 < len(piece.words) and at - end < 4 and piece.reader.capital(at + 1) and piece.words[at + 1].isalpha():
        at += 1
    apart = piece.words[at + 1 : at + 2] == (",",) and piece.reader.is_person(at + 2)
    if at > end and not apart:  # the person's name may follow without a comma
        at = next((n for n in range(end + 1, at) if piece.reader.is_person(n + 1) and n > end), at)
    return at


def _constituency(piece: Piece, end: int) -> int:
    """Read on in "Anggota DPRD X Dapil III", "Anggota DPR RI Daerah Pemilihan Y"."""
    words, at = piece.words, end + 1
    size = 1 if words[at : at + 1] == ("dapil",) else 2 if words[at : at + 2] == ("daerah", "pemilihan") else 0
    if not size:
        return end
    last = max(piece.reader.region(at + size), at + size - 1)
    return last + 1 if last + 1 < len(words) and _NUMBER.match(piece.reader.printed(last + 1)) else last


def _numbered(piece: Piece, last: int, office: Office) -> int:
    """Return the last word of "Asisten III", "Pangdam II/Sriwijaya", "Dandim 0906"."""
    end = last
    if office.place in ("region", "number", "body", "free"):
        while end + 1 < len(piece.words) and end - last < 2 and _NUMBER.match(piece.reader.printed(end + 1)):
            end += 1
    named = piece.words[end + 1 : end + 2] == ("/",) and piece.reader.capital(end + 2)
    return end + 2 if end > last and named and office.cls is PartyClass.APARAT_HUKUM else end


def _is_none(piece: Piece, end: int, office: Office) -> bool:
    """Tell whether a title without a body is none: a rank, who leads a ceremony, an expert."""
    after = piece.words[end + 1 : end + 2]
    if office.words == ("irjen",):
        return after == ("pol",)
    # "Kadin Kominfo" heads an office, "Kadin Jawa Tengah" is the chamber.
    alone = office.words == ("kadin",) or office.key in _FIELDS_ONLY - positions().words["experts"]
    return alone or after in _CEREMONIES


def _may_be_free(piece: Piece, end: int, office: Office) -> bool:
    open_title = (office.free or office.place in ("body", "free")) and office.key not in _FIELDS_ONLY
    return open_title and piece.words[end + 1 : end + 2] not in _CHAMBERS


def _free(piece: Piece, first: int, end: int, office: Office) -> tuple[bool, Span | None, int]:
    """Read a field of government or a name behind a title though no body is known, and a body right behind it."""
    further = piece.reader.free(end, foreign=office.words[0] in _ENGLISH) if piece.reader.capital(first) else end
    if " ".join(piece.words[end + 1 : further + 1]) in _ANY:
        further = end
    further = min([further, *(s - 1 for s in piece.by_first if end + 1 < s <= further and begins_body(piece, s))])
    if further == end and is_odd_field(piece, end + 1):
        further = end + 1
    if further > end and _ROMAN.match(piece.reader.printed(further + 1) if further + 1 < len(piece.words) else ""):
        further += 1  # "Corporate Secretary AP I"
    further = facility_end(piece, end + 1, further)
    free, end = further > end, further
    if free and (more := piece.reader.region(end + 1)) > 0:
        end = more
    span = piece.by_first.get(end + 1) if free or office.words[0] in _ENGLISH else None
    if span is not None and span.cls in (*EMPLOYERS, "OPD", "PUSAT"):
        return free, span, span.last
    return free, None, end


def _of_secretary(piece: Piece, end: int) -> int:
    """Read on in "Asisten III Sekot X": whose assistant it is."""
    for office in positions().offices.get(piece.words[end + 1] if end + 1 < len(piece.words) else "", ()):
        if office.key == "sekda" and piece.words[end + 1 : end + 1 + len(office.words)] == office.words:
            secretary = end + len(office.words)
            return max(secretary, _place(piece, secretary, office)[0])
    return end


def _bodies(piece: Piece, last: int, office: Office) -> tuple[Span | None, int]:
    """Return the last of the bodies right behind a title, and the last word."""
    body, end = None, last
    for _ in range(MOST_BODIES):
        span = piece.by_first.get(end + 1)
        if span is None or (span.flags & {"topic", "place"} and not span.region):
            break
        if "generic" in span.flags and not span.region:
            break
        adviser = office.key == "staf ahli" and span.cls == "unit"  # "Staf Ahli Bupati Bidang X"
        if body is not None and not (adviser or body.cls == "unit" or span.cls in ("OPD", "PUSAT", "LEGISLATIF", "PEMDA")):
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
        if end < 0 and office.place == "region":
            end = piece.reader.unlisted(last + 1)
        if end < 0 and office.place == "number" and office.cls is PartyClass.APARAT_HUKUM:
            end = _local(piece, last)
    else:
        end = -1
    return (end, (last + 1, end)) if end > last else (last, None)


def _local(piece: Piece, last: int) -> int:
    """Return the last word of the name of a kecamatan, desa or kelurahan behind a title."""
    reader, words = piece.reader, piece.words
    at = last + 1
    if at < len(words) and words[at].isdigit():  # "Ketua RT 05 Kelurahan X"
        return _further(piece, at)
    if at < len(words) and words[at] in ("kecamatan", "desa", "kelurahan", "kampung", "nagari", "gampong"):
        at += 1
    if at < len(words) and words[at] == "se":
        return reader.region(at)
    end = _known_local(piece, at)
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
    if words[end + 1 : end + 2] in (("utara",), ("selatan",), ("barat",), ("timur",)) and reader.capital(end + 1):
        end += 1
    return _further(piece, end)


def _known_local(piece: Piece, at: int) -> int:
    """Return the last word of a desa that the article names elsewhere, or of a kecamatan of the list, or -1."""
    runs = [piece.words[at : at + size] for size in (3, 2, 1)]
    whole = [run for run in runs if run and all(piece.reader.capital(at + n) for n in range(len(run)))]
    run = next((r for r in whole if " ".join(r) in piece.reader.locals), None)
    run = run or next((r for r in whole if regions_of_kecamatan(" ".join(r))), None)
    return at + len(run) - 1 if run else -1


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
    while words[end + 1 : end + 2] in (("rw",), ("kelurahan",), ("desa",), ("kecamatan",)) and piece.reader.capital(end + 1):
        if not (piece.reader.capital(end + 2) or (words[end + 2 : end + 3][0:1] and words[end + 2].isdigit())):
            break
        end += 2
    region = piece.reader.region(end + 1)
    return region if region > 0 else end


def _class(office: Office, body: Span | None, free: bool) -> PartyClass:
    if body is not None and body.cls == "FORUM" and "yayasan" in body.core.split():
        return PartyClass.MASYARAKAT
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
