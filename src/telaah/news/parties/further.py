"""Names of bodies that only news has, or that go on further there than in plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from telaah.lexicons.load import Party
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass
from telaah.news.parties.lexicon import positions
from telaah.news.parties.pieces import Piece
from telaah.news.parties.reader import LOCAL
from telaah.news.parties.wider import add_known_elsewhere, add_wider, part_companies

_DOMAIN = re.compile(r"\b[A-Z][\w-]+\.(?:[Cc]om|[Cc]o\.id|[Ii]d|[Nn]et)\b")
_ACRONYM = re.compile(r"(\b[A-Z][\w-]*[A-Z]\w*) \($")
_GENERIC = frozenset({"opd", "skpd", "dinas", "perangkat", "organisasi", "kepala", "asn", "jajaran", "badan"})
_WITHIN = frozenset({"di", "lingkup", "lingkungan", "se"})
_LEVELS = frozenset({"provinsi", "kabupaten", "kota", "daerah"})
_ISLANDS = frozenset({"kalimantan", "sulawesi", "sumatera", "sumatra", "papua", "maluku", "jawa", "bali", "nusa"})
_PARTS = (
    "komisi ",
    "divisi ",
    "departemen ",
    "satlantas",
    "satreskrim",
    "satresnarkoba",
    "satbinmas",
    "satsamapta",
    "osis",
    "pondok pesantren",
    "ponpes",
)
_FACULTY = frozenset({"fakultas", "program", "prodi", "jurusan"})
_REGIONAL = frozenset(
    {"OPD", "PEMDA", "LEGISLATIF", "APARAT_HUKUM", "LEMBAGA_NEGARA", "PUSAT", "MASYARAKAT", "DUNIA_USAHA", "KECAMATAN_DESA"}
)
_HEADLINE_VERBS = frozenset(
    {
        "minta",
        "desak",
        "sebut",
        "ingatkan",
        "soroti",
        "setujui",
        "tolak",
        "dorong",
        "kritik",
        "usul",
        "usulkan",
        "bahas",
        "sahkan",
    }
    | {"sepakat", "sepakati", "tagih", "nilai", "harap", "tanya", "pertanyakan", "dukung", "apresiasi", "gelar", "panggil"}
)
_PLACES = frozenset({"kawasan", "wilayah", "area", "lokasi", "daerah", "kompleks", "gedung"})
_STAFF = frozenset({"asn", "pns", "pppk"})


def short_names(pieces: list[Piece]) -> dict[str, Span]:
    """Return the bodies whose abbreviation stands in brackets behind them, by abbreviation."""
    found: dict[str, Span] = {}
    for piece in pieces:
        for span in piece.spans:
            if sum(c.isupper() for c in span.short) >= 2 and " " not in span.short and span.cls != "unit":
                found.setdefault(span.short, span)
    return found


def add_further(pieces: list[Piece]) -> None:
    """Add to the lines what the readers of plans do not know."""
    for piece in pieces:
        part_companies(piece)
        piece.add([*_with_tails(piece), *_domains(piece), *_slips(piece), *_incorporated(piece)])
    add_wider(pieces)
    shorts = short_names(pieces)
    council = any(s.cls == "LEGISLATIF" and "dpr" in s.core for piece in pieces for s in piece.spans)
    for piece in pieces:
        piece.add(list(_shorts(piece, shorts)))
        piece.add(list(_with_region(piece)))
        piece.add([*_qualified(piece), *_villages(piece)])
        if council:
            piece.add(list(_council(piece)))
        piece.add(list(_chambers(piece)))
        _acronyms(piece)
    add_known_elsewhere(pieces)


def _span(piece: Piece, first: int, last: int, cls: PartyClass, region: str | None = None) -> Span:
    text = piece.text(first, last)
    return Span(first, last, text, " ".join(piece.words[first : last + 1]), str(cls), "head", region)


def _with_tails(piece: Piece) -> Iterator[Span]:
    """Read "Tsinghua University", "Global Green Growth Institute": the word that tells the kind stands last."""
    tails, words, reader = positions().tails, piece.words, piece.reader
    for index, word in enumerate(words):
        cls = tails.get(word)
        if cls is None or not reader.capital(index) or not index:
            continue
        first = index
        while first > 0 and index - first < 6 and words[first - 1].isalpha():
            link = words[first - 1] in ("of", "for", "and", "dan") and first - 1 > 0
            if not reader.capital(first - 1) and not (link and words[first - 1] != "dan"):
                break
            first -= 1
        first = next((n for n in range(first, index) if words[n] in ("pt", "cv")), first)  # "Bantuan PT X Tbk"
        while first < index and (
            words[first] in ("of", "for", "and", "bersama", "dari", "dan", "oleh") or not reader.capital(first)
        ):
            first += 1
        if first < index:
            yield _span(piece, first, index, cls)


def _incorporated(piece: Piece) -> Iterator[Span]:
    """Read "PT Nindya Karya": the list has the company without its legal form."""
    for span in piece.spans:
        first = span.first - 1 - (piece.words[span.first - 1 : span.first] == (".",))
        if span.cls == "PUSAT" and first >= 0 and piece.words[first] in ("kanwil", "kantor wilayah"):
            yield replace(span, first=first, text=piece.text(first, span.last))
        if first >= 0 and piece.words[first] in ("pt", "cv") and span.cls in ("BUMN_BUMD", "DUNIA_USAHA"):
            yield replace(span, first=first, text=piece.text(first, span.last))


def _council(piece: Piece) -> Iterator[Span]:
    """Read "dewan" where the article has named the DPRD."""
    for index, word in enumerate(piece.words):
        if (
            word == "dewan"
            and index not in piece.by_first
            and not (piece.reader.capital(index) and piece.reader.capital(index + 1) and not _heads_clause(piece, index))
        ):
            yield _span(piece, index, index, PartyClass.LEGISLATIF)


def _heads_clause(piece: Piece, index: int) -> bool:
    """Tell whether a word of a headline stands at the begin of a clause before a verb: "..., Dewan Minta Satu Pintu"."""
    words = piece.words
    after = words[index + 1] if index + 1 < len(words) else ""
    begins = not index or words[index - 1] in (",", ":", "-")
    return piece.reader.headline and begins and (after.startswith(("me", "ber", "di")) or after in _HEADLINE_VERBS)


def _villages(piece: Piece) -> Iterator[Span]:
    """Read "desa-desa di X": a generic with its owner."""
    words = piece.words
    for index in range(len(words) - 3):
        if words[index : index + 2] == ("desa", "desa") and words[index + 2] in ("di", "se"):
            region = piece.reader.region(index + 3)
            named = region if region > 0 else piece.reader.loose(index + 3)
            if named > index + 2:
                yield _span(piece, index, named, PartyClass.KECAMATAN_DESA, piece.normal.original(index + 3, named))


def _slips(piece: Piece) -> Iterator[Span]:
    """Read offices whose short name is misspelled behind a title: "Kepala Bapedda"."""
    for index, word in enumerate(piece.words[:-1]):
        if word in ("kepala", "sekretaris") and index + 1 not in piece.by_first and piece.reader.office_slip(index + 1):
            yield _span(piece, index + 1, index + 1, PartyClass.OPD)


def _domains(piece: Piece) -> Iterator[Span]:
    """Read companies that go by their address: "Blanja.com"."""
    for match in _DOMAIN.finditer(piece.shown):
        inside = [n for n, (a, b) in enumerate(piece.normal.spans) if match.start() <= a and b <= match.end()]
        if inside:
            piece.reader.domains.add(inside[0])
            yield _span(piece, inside[0], inside[-1], PartyClass.DUNIA_USAHA)


def _shorts(piece: Piece, shorts: dict[str, Span]) -> Iterator[Span]:
    """Read abbreviations that the article has spelled out elsewhere."""
    for index in range(len(piece.words)):
        printed = piece.reader.printed(index)
        known = shorts.get(printed)
        if known is not None and index not in piece.by_first and not (index and piece.words[index - 1] in _PLACES):
            party = Party(known.text, (printed,), PartyClass(known.cls)) if known.cls in PartyClass.__members__ else None
            yield Span(index, index, printed, printed.lower(), known.cls, "abbreviation", None, party)


def _with_region(piece: Piece) -> Iterator[Span]:
    """Take places behind groups and bodies: "UMKM Kota X", "PWRI Lawang Kidul", "kelompok tani Desa A dan Desa B"."""
    words, reader = piece.words, piece.reader
    for span in piece.spans:
        listed = (
            words[span.last + 1 : span.last + 2] == ("dan",)
            and words[span.last + 2 : span.last + 3]
            and words[span.last + 2] in LOCAL
        )
        if (
            span.cls == "unit"
            or "place" in span.flags
            or (span.region and _branch(piece, span) < 0 and not (listed and LOCAL & set(span.region.lower().split())))
        ):
            continue
        last = span.last
        if words[last + 1 : last + 2] == ("pusat",) and reader.capital(last + 1) and span.cls in ("MASYARAKAT", "DUNIA_USAHA"):
            yield replace(span, last=last + 1, text=piece.text(span.first, last + 1))
            continue
        if (branch := _branch(piece, span)) > span.last:
            yield replace(
                span, last=branch, text=piece.text(span.first, branch), region=piece.normal.original(span.last + 1, branch)
            )
            continue
        if span.core in ("rt", "rw") and words[last + 1 : last + 2] and words[last + 1].isdigit():
            yield replace(span, last=last + 1, text=piece.text(span.first, last + 1), core=f"{span.core} {words[last + 1]}")
            continue
        if words[last + 1 : last + 3] == ("seluruh", "indonesia"):
            last += 2
        else:
            local = _local_places(piece, last, listed=bool(span.region))
            last = local if local > last else max(last, reader.region(last + 1))
            if last == span.last and span.cls in _REGIONAL and not span.flags & {"generic", "topic", "procedure"}:
                last = max(last, _loose(piece, span))
            if last > span.last and span.flags & {"generic", "topic"} and last == span.last + 1 and not _is_region(piece, last):
                last = span.last
        if last > span.last:
            region = f"{span.region or ''} {piece.normal.original(span.last + 1, last)}".strip()
            yield replace(span, last=last, text=piece.text(span.first, last), region=region, flags=span.flags - {"topic"})


def _branch(piece: Piece, span: Span) -> int:
    """Return the last word of "PLN UID Kaltimra", "Balai Wilayah Sungai Kalimantan IV", or -1."""
    after = span.last + 1
    if span.core.startswith(("pln u", "pt pln u")) and not span.region and piece.reader.capital(after):
        return after
    if piece.words[after : after + 1] and piece.words[after] in _ISLANDS and piece.reader.capital(after):
        after += 1
    numbered = span.core.startswith(("balai", "bws", "bbws", "bpk", "lldikti")) and after < len(piece.words)
    return after if numbered and re.fullmatch(r"[IVX]{1,4}", piece.reader.printed(after)) else -1


def _loose(piece: Piece, span: Span) -> int:
    """Return the last word of a place behind a regional body that no list has; behind a title a person's name may follow."""
    reader = piece.reader
    if not reader.behind_title(span.first) and piece.words[span.first] not in positions().offices:
        return reader.loose(span.last + 1)
    if (place := max(reader.before_person(span.last + 1), reader.unlisted(span.last + 1))) > 0:
        return place
    for size in (3, 2, 1):
        first, last = span.last + 1, span.last + size
        run = range(first, last + 1)
        places = last < reader.size and all(reader.place_word(n) for n in run) and not all(reader.is_person(n) for n in run)
        if places and reader.branches(first, last):
            return last
    return -1


def _is_region(piece: Piece, index: int) -> bool:
    return index in piece.reader.region_at


def _local_places(piece: Piece, last: int, *, listed: bool) -> int:
    """Return the last word of a list of desa and kecamatan behind a name."""
    words, reader, end = piece.words, piece.reader, last
    while True:
        at = end + 1
        while at < len(words) and words[at] in ("dan", ",") and (end > last or listed):
            at += 1
        if at >= len(words) or words[at] not in LOCAL or not reader.capital(at) or not reader.capital(at + 1):
            return end
        end = at + 1
        while (
            end - at < 3
            and reader.capital(end + 1)
            and words[end + 1].isalpha()
            and words[end + 1] not in LOCAL | {"kabupaten", "kota"}
        ):
            end += 1
        region = reader.region(end + 1)
        end = max(end, region) if region > 0 and words[end + 1] in ("kabupaten", "kota") else end


def _qualified(piece: Piece) -> Iterator[Span]:
    """Read "OPD Pemprov X", "dinas-dinas di lingkup pemprov", "kepala OPD lingkup Pemkab X", "dengan ASN di Y"."""
    words = piece.words
    index = 0
    while index < len(words):
        first, word = index, words[index]
        index += 1
        if word not in _GENERIC:
            continue
        head = first + 1
        if word == "kepala":
            if words[head : head + 1] not in (("opd",), ("skpd",), ("organisasi",), ("perangkat",), ("dinas",)):
                continue
            head += 1
            word = words[head - 1]
        if word == "dinas" and words[head : head + 1] == ("dinas",):
            head += 1
        if word == "organisasi" and words[head : head + 2] == ("perangkat", "daerah"):
            head += 2
        elif word == "perangkat" and words[head : head + 1] == ("daerah",):
            head += 1
        elif word in ("organisasi", "perangkat"):
            continue
        if words[head : head + 3] in (("(", "opd", ")"), ("(", "skpd", ")")):
            head += 3
        last = _owner(piece, head, word, first)
        if last > 0:
            yield _span(piece, first, last, PartyClass.OPD, piece.normal.original(head, last))
            index = last + 1


def _owner(piece: Piece, at: int, word: str, first: int) -> int:
    """Return the last word of whose offices they are, or -1."""
    words, reader = piece.words, piece.reader
    within = False
    if words[at : at + 2] in (("yang", "berada"), ("yang", "ada")) and words[at + 2 : at + 3] == ("di",):
        at += 2
    while at < len(words) and words[at] in _WITHIN | {"kerja"}:
        within, at = True, at + 1
    if word in _STAFF and not (first and words[first - 1] in ("dengan", "bersama", "dan", "antara")):
        return -1
    if at >= len(words):
        return -1
    if word in ("badan", "jajaran") or (word == "dinas" and not within):
        return -1
    body = piece.by_first.get(at)
    if body is not None and (body.cls == "PEMDA" or (body.cls in ("OPD", "PUSAT") and within)):
        return body.last
    if words[at] in ("pemprov", "pemkab", "pemkot", "pemda", "pemerintah") and within:
        level = at + 1 if words[at] == "pemerintah" and words[at + 1 : at + 2] and words[at + 1] in _LEVELS else at
        return max(at, level, reader.region(at + 1))
    region = reader.region(at)
    return region if region >= at and (within or word not in _STAFF) and (word != "dinas" or within) else -1


def _chambers(piece: Piece) -> Iterator[Span]:
    """Read "Komisi III DPRD Kota X", "Fraksi Y DPRD": the part of a chamber and the chamber are one name."""
    for left, right in pairwise(piece.spans):
        adjacent = right.first == left.last + 1 and left.cls == right.cls
        chamber = left.cls == "LEGISLATIF" and right.core.startswith(("dprd", "dpr", "dewan"))
        faculty = (
            left.core.startswith(("fakultas", "program studi", "prodi", "jurusan", "lppm"))
            and right.core.split()[0] not in _FACULTY
        )
        part = left.core.startswith(_PARTS) and right.cls in ("MASYARAKAT", "DUNIA_USAHA", "APARAT_HUKUM", "AKADEMISI")
        if right.first == left.last + 1 and part and not right.flags & {"generic", "topic"}:
            yield replace(right, first=left.first, text=piece.text(left.first, right.last), party=None, source="head")
        if adjacent and (chamber or faculty):
            yield replace(right, first=left.first, text=piece.text(left.first, right.last), party=None, source="head")


def _acronyms(piece: Piece) -> None:
    """Read "IdEA (Asosiasi ...)": the name before the bracket is the mention."""
    for number, span in enumerate(piece.spans):
        match = _ACRONYM.search(piece.shown[: piece.start(span.first)])
        close = piece.shown[piece.end(span.last) :].lstrip()[:1]
        first = span.first - 2
        if match and close == ")" and first >= 0 and span.cls != "unit" and piece.start(first) == match.start(1):
            if first in piece.by_first:
                del piece.spans[number]
            else:
                piece.spans[number] = replace(span, first=first, last=first, text=match[1], short="")
            piece.by_first = {s.first: s for s in piece.spans}
            return
