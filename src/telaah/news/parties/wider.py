"""Names of bodies that go on further than their words tell: hospitals named after somebody, branches, campuses, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from telaah.mentions.spans import Span
from telaah.news.parties.lexicon import positions
from telaah.news.parties.names import read_name
from telaah.news.parties.pieces import Piece

_HOSPITALS = ("rsud", "rsup", "rsu", "rsj", "rsia", "rs", "rumah sakit")
_STYLES = r"(?:(?:[Dd]rg?|H|Hj|KH|Prof|Ir|Drs|Letkol|Mayor|Kolonel|Jenderal|Sultan)\.?\s*)"
_TITLED_NAME = re.compile(rf"\s*{_STYLES}+(?:[A-Z][\w.’'-]*\s?){{1,4}}")
_APART = re.compile(rf"\s*,\s+(?:{_STYLES})*(?=[A-Z])")
_CAMPUSES = ("institut", "sekolah tinggi", "politeknik", "universitas")
_CAMPUS_FIELDS = frozenset(
    {"bisnis", "teknologi", "kesehatan", "sains", "seni", "ekonomi", "perikanan", "keguruan", "ilmu", "komputer", "keuangan"}
)
_FOUNDERS = ("muhammadiyah", "aisyiyah", "nahdlatul ulama", "nu", "pgri", "bhayangkara", "islam", "katolik", "kristen")
_COMPANIES = ("BUMN_BUMD", "DUNIA_USAHA", "MITRA_PEMBANGUNAN")
_ROMAN = re.compile(r"[IVX]{1,4}|[1-9]")


def part_companies(piece: Piece) -> None:
    """Part a unit from the company behind it: "Bidang Komunikasi Perusahaan PT Contoh" are two names."""
    words, spans, more = piece.words, [], []
    for span in piece.spans:
        at = next((n for n in range(span.first + 1, span.last + 1) if words[n] == "pt" and span.cls == "unit"), -1)
        spans.append(replace(span, last=at - 1, text=piece.text(span.first, at - 1)) if at > 0 else span)
        named = [h for h in piece.scan.names if at in (h.first, h.first - 1) and h.party.cls in _COMPANIES] if at > 0 else []
        for hit in named[:1]:
            text = piece.text(at, hit.last)
            more.append(Span(at, hit.last, text, hit.party.name.lower(), str(hit.party.cls), "lexicon", party=hit.party))
    piece.spans = spans
    piece.by_first = {s.first: s for s in spans}
    piece.add(more)


def add_wider(pieces: list[Piece]) -> None:
    """Let names go on to where they end."""
    for piece in pieces:
        piece.add([*_named_after(piece), *_campuses(piece), *_districts(piece), *_companies(piece)])


def add_known_elsewhere(pieces: list[Piece]) -> None:
    """Read in headings and in small letters what the article names in full: "kerja sama dengan universitas contoh raya"."""
    known: dict[str, dict[tuple[str, ...], Span]] = {}
    for piece in pieces:
        for span in piece.spans:
            words = piece.words[span.first : span.last + 1]
            if len(words) > 1 and not piece.reader.headline and "generic" not in span.flags and all(w.isalpha() for w in words):
                known.setdefault(words[0], {}).setdefault(words, span)
    for piece in pieces:
        piece.add([*_lengthened(piece, known), *_two_regions(piece)])


def _lengthened(piece: Piece, known: dict[str, dict[tuple[str, ...], Span]]) -> Iterator[Span]:
    for span in piece.spans:
        if not (piece.reader.headline or "generic" in span.flags) or span.cls in ("unit", "FORUM"):
            continue
        for words in sorted(known.get(piece.words[span.first], {}), key=len, reverse=True):
            last = span.first + len(words) - 1
            if last > span.last and piece.words[span.first : last + 1] == words:
                full = known[words[0]][words]
                yield replace(full, first=span.first, last=last, text=piece.text(span.first, last))
                break


def _named_after(piece: Piece) -> Iterator[Span]:
    """Read "RSUD dr Contoh Raya": the hospital has a person's name.

    Behind a title only where the holder's own name follows, or the article names the hospital without a title too.
    """
    for span in piece.spans:
        if span.cls != "OPD" or not span.core.startswith(_HOSPITALS):
            continue
        match = _TITLED_NAME.match(piece.shown, piece.end(span.last))
        if match is None:
            continue
        end = match.start() + len(match[0].rstrip(" .,"))
        last = max((n for n in range(span.last + 1, len(piece.words)) if piece.end(n) <= end), default=span.last)
        last = _before_verbs(piece, span.last, last)
        if last > span.last and (not piece.reader.behind_title(span.first) or _is_hospital(piece, span, last)):
            region = piece.reader.region(last + 1)
            last = max(last, region)
            yield replace(span, last=last, text=piece.text(span.first, last), party=None)


def _before_verbs(piece: Piece, first: int, last: int) -> int:
    """Return where a name in a heading ends, in which the verbs have capitals too: "RSUD dr Contoh Raya Terus Berbenah"."""
    verbs = ("terus", "akan", "segera", "kini", "siap", "tambah", "terima", "layani", "buka", "gelar", "jadi")
    for at in range(first + 2, last + 1):
        if piece.words[at] in verbs or re.match(r"(?:ber|me[mn]|di)[a-z]{4}", piece.words[at]):
            return at - 1
    return last


def _is_hospital(piece: Piece, span: Span, last: int) -> bool:
    """Tell whether a name behind "Direktur RSUD" is the hospital's: the director's follows, or it stands without a title."""
    apart = _APART.match(piece.shown, piece.end(last))
    further = read_name(piece.shown, apart.end(), frozenset(), sure=False) if apart else None
    if further is not None and piece.shown[piece.end(last) : apart.end() if apart else 0].strip():
        return True
    name = re.escape(piece.shown[piece.start(span.first) : piece.end(last)])
    found = [piece.story.text[max(0, m.start() - 12) : m.start()].lower().split() for m in re.finditer(name, piece.story.text)]
    return any(not words or words[-1] not in positions().offices for words in found)


def _campuses(piece: Piece) -> Iterator[Span]:
    """Read "Universitas Muhammadiyah (UM) Contoh", "Institut Informatika dan Bisnis Contoh" as one."""
    words, reader = piece.words, piece.reader
    for left, right in pairwise(piece.spans):
        founded = left.core in ("universitas", "sekolah tinggi", "institut") and right.core.startswith(_FOUNDERS)
        if founded and right.first == left.last + 1:
            last = max(right.last, reader.region(right.last + 1), reader.loose(right.last + 1))
            text = piece.text(left.first, last)
            yield replace(right, first=left.first, last=last, cls="AKADEMISI", text=text, party=None, source="head")
    for span in piece.spans:
        at = span.last + 1
        if span.cls != "AKADEMISI" or not span.core.startswith(_CAMPUSES) or words[at : at + 1] != ("dan",):
            continue
        if at + 1 < len(words) and words[at + 1] in _CAMPUS_FIELDS and reader.capital(at + 1):
            last = at + 1
            while last - at < 4 and reader.capital(last + 1) and words[last + 1].isalpha() and last + 1 not in piece.by_first:
                last += 1
            last = max(last, reader.region(last + 1))
            yield replace(span, last=last, text=piece.text(span.first, last))


def _districts(piece: Piece) -> Iterator[Span]:
    """Read "Suku Dinas Kesehatan", "BPJS Kesehatan Kedeputian Jawa Barat" as one."""
    words, reader = piece.words, piece.reader
    for span in piece.spans:
        if span.core.startswith(("dinas", "badan")) and words[span.first - 1 : span.first] == ("suku",) and span.first:
            yield replace(span, first=span.first - 1, text=piece.text(span.first - 1, span.last))
        if span.core.startswith("bpjs") and words[span.last + 1 : span.last + 2] == ("kedeputian",):
            last = reader.region(span.last + 2 + (words[span.last + 2 : span.last + 3] == ("wilayah",)))
            if last > 0:
                yield replace(span, last=last, text=piece.text(span.first, last))


def _companies(piece: Piece) -> Iterator[Span]:
    """Read "PT Contoh Tbk", "Angkasa Pura I", "AirNav Indonesia": what ends the name of a company that the list has."""
    words, reader = piece.words, piece.reader
    for span in piece.spans:
        at = span.last + 1
        if words[span.last] == "tbk" and any(h.last == span.last - 1 and h.party.cls == "BUMN_BUMD" for h in piece.scan.names):
            yield replace(span, cls="BUMN_BUMD", rank=span.rank + 1)
        if span.cls not in _COMPANIES or at >= len(words) or span.flags & {"generic", "topic"}:
            continue
        branch = words[at + 1 : at + 2] in (("regional",), ("cabang",), ("bandara",))
        ends = branch or at + 1 >= len(words) or not reader.capital(at + 1) or reader.is_person(at + 1)
        numbered = span.core.endswith(("angkasa pura", "pelindo")) and _ROMAN.fullmatch(reader.printed(at))
        if numbered or (words[at] == "indonesia" and reader.capital(at) and ends):
            yield replace(span, last=at, text=piece.text(span.first, at))


def _two_regions(piece: Piece) -> Iterator[Span]:
    """Read "Kantor Unicef Papua dan Papua Barat" behind a title, before the holder's name."""
    for span in piece.spans:
        at = span.last + 1
        if not span.region or piece.words[at : at + 1] != ("dan",) or not piece.reader.behind_title(span.first):
            continue
        last = piece.reader.region(at + 1)
        if last > 0 and (piece.reader.is_person(last + 1) or piece.words[last + 1 : last + 2] == (",",)):
            yield replace(span, last=last, text=piece.text(span.first, last))
