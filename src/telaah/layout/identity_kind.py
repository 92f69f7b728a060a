"""What sort of document it is, and for which years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from telaah.layout.identity_zones import Zone
from telaah.model.document import Section
from telaah.model.identity import DocumentKind

_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            DocumentKind.OTHER,
            r"\bcascad\w+|\bpohon kinerja\b|\brekapitulasi\b|\bpengukuran kinerja\b|\blaporan monitoring\b|\bdata pencapaian\b"
            r"|\brealisasi kinerja pada\b|\brencana aksi\b|\bpenjenjangan kinerja\b|\bdokumen pelaksanaan anggaran\b",
        ),
        (
            DocumentKind.LKJIP,
            r"\blaporan (?:akuntabilitas )?kinerja\b|\blak[ij]p\b|\blkj?ip\b|\blkj\b|\bakuntabilitas kinerja\b"
            r"|\blaporan akuntabilitas\b",
        ),
        (DocumentKind.PERJANJIAN_KINERJA, r"\bperjanjian kinerja\b|\bpenetapan kinerja\b"),
        (
            DocumentKind.IKU,
            r"\bindikator kinerja utama\b|^iku (?:perangkat daerah|opd|skpd|dinas|badan|kecamatan|kabupaten|kota|tahun)\b",
        ),
        (DocumentKind.RENSTRA, r"\brencana strategis\b|\brenstra\b|\brencana stratejik\b"),
        (
            DocumentKind.RENJA,
            r"\brencana kerja\b(?! pemerintah| tahunan| anggaran| dan anggaran)|\brenja\b|\brencana kinerja tahunan\b"
            r"|\bp(?:ra|er)kiraan maju\b",
        ),
        (DocumentKind.RPJMD, r"\brencana pembangunan jangka menengah daerah\b|\brpjmd\b"),
        (DocumentKind.RPJPD, r"\brencana pembangunan jangka panjang daerah\b|\brpjpd\b"),
        (DocumentKind.RKPD, r"\brencana kerja pemerintah daerah\b|\brkpd\b"),
    )
)
_OF_BODY = (DocumentKind.RENSTRA, DocumentKind.RENJA, DocumentKind.LKJIP)
"""Only these are told from running text too: the others are mentioned in every plan."""
_ABOUT = re.compile(r"(?i)\b(?:penyusunan|dokumen|menyusun|sistematika(?: penulisan)?|maksud(?:.{0,30})|laporan)\s*$")
_OF_OFFICE = re.compile(
    r"(?i)\W{0,3}(?:instansi pemerintah|bisnis)?"
    r"\W{0,3}(?:renja|renstra|rsb|lk[ij]?j?ip|lakip)?\W{0,3}\s?(?:tahun 20\d\d (?:ini|merupakan|disusun)"
    r"|(?:dinas|badan|biro|satuan|kecamatan|rsud|rumah sakit|inspektorat|sekretariat|kantor|balai"
    r"|bagian|kelurahan|puskesmas|uptd?|suku dinas|distrik|kapanewon|kemantren)\b)"
)
_CHAPTER = re.compile(r"(?i)\s*(?:bab\s+[ivx\d]+\b|(?:\d{1,2}|[ivx]{1,4})\.\d)")
_REGION_WIDE = (DocumentKind.RPJMD, DocumentKind.RPJPD, DocumentKind.RKPD)
"""Plans of the whole region: every office's plan names them."""
_CHAPTERS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (DocumentKind.LKJIP, re.compile(r"(?i)akuntabilitas kinerja|perencanaan kinerja|perencanaan dan perjanjian kinerja")),
    (
        DocumentKind.RENJA,
        re.compile(
            r"(?i)evaluasi (?:pelaksanaan |hasil )?(?:renja|rencana kerja)|rencana kerja dan pendanaan"
            r"|program dan kegiatan.{0,20}tahun 20\d\d$"
        ),
    ),
    (
        DocumentKind.RENSTRA,
        re.compile(
            r"(?i)gambaran pelayanan|strategi dan arah kebijakan|kinerja penyelenggaraan bidang urusan|kaidah pelaksanaan"
        ),
    ),
)
_OWN = {**dict(_KINDS), DocumentKind.RENSTRA_KL: dict(_KINDS)[DocumentKind.RENSTRA]}
_LONG = frozenset({DocumentKind.RENSTRA, DocumentKind.RENSTRA_KL, DocumentKind.RPJMD, DocumentKind.RPJPD})
LEAST_RANGE, LEAST_YEAR = 0.7, 0.9
"""Weights below which years are those of other plans and of the paper's date."""
LEAST = 2.0
"""Below this a document is of no known kind ..."""
FAINT = 0.3
"""... but for a fragment whose little evidence all points to one."""

_RANGE = re.compile(
    r"(?i)(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|−|~|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun\s*)?((?:19|20)\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?<![\d./])(20[0-4]\d)(?![\d/]|\.\d)")
_SPACED_YEAR = re.compile(r"(?<![\d.,] )(?<!\d)(2) (0) (\d) (\d)(?! ?\d)")
_DATED = re.compile(
    r"(?i)\b(?:januari|pebruari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)\W{0,3}$"
)
"""A year behind a month is the date of the paper, which is mostly written in the year before or after the plan's."""
_FORECAST = re.compile(r"(?i)maju\s+(?:tahun\s*)?$")
_FOREIGN = re.compile(
    r"(?i)rpj\w+|rtrw|rpd\b|jangka (?:menengah|panjang)|masa jabatan|gubernur|bupati|wali ?kota|rkpd|maju|lalu|evaluasi"
    r"|nomor|no\.|pemerintah daerah tahun|undang|peraturan"
)
_REVIEWED = re.compile(r"(?i)\bevaluasi\s+(?:atas\s+|hasil\s+|terhadap\s+)*pelaksanaan\b[^.;:]{0,90}$")
"""A yearly plan looks back at one that has ended: "Evaluasi Pelaksanaan Renja Dinas X Tahun 2014" in the plan of 2016."""
PASSED = 0.05
"""What such a year weighs, and one of a date."""
_OWN_RANGE = re.compile(r"(?i)renstra|rencana strategis|review|periode")
_BEFORE, _FAR = 90, 260
_NAMES = re.compile(r"[\s,()&/]*(?:(?:[A-Z][\w.’'-]*|dan|serta|tahun|anggaran)(?:[\s,()&/]+|$))*")
"""The name of an office with its region, however long, between the name of a plan and its year."""


def find_kind(zones: Sequence[Zone], sections: Sequence[Section]) -> DocumentKind:
    """Return the kind of document that cover, running heads, chapters and the first pages tell."""
    votes: dict[DocumentKind, float] = defaultdict(float)
    seen: set[str] = set()
    for zone in zones:
        text = " ".join(zone.text.split())
        if zone.sort == "body":
            for kind in _OF_BODY:
                pattern = dict(_KINDS)[kind]
                own = sum(
                    1
                    for m in pattern.finditer(text[:1500])
                    if _ABOUT.search(text[: m.start()]) or _OF_OFFICE.match(text, m.end())
                )
                votes[kind] += 0.4 * zone.weight * own
        elif text not in seen and not _CHAPTER.match(text) and (zone.sort != "title" or zone.page <= 2):
            seen.add(text)
            for rank, kind in enumerate(_in_order(text)):
                # "Cascading Perjanjian Kinerja": the first that is named is the document, the others its subject.
                region_wide = kind in _REGION_WIDE and not text.lower().startswith(
                    ("rencana", "rpj", "rkpd", "rancangan", "perubahan")
                )
                votes[kind] += zone.weight / (1 + 3 * rank) * (0.2 if region_wide else 1.0)
    for section in sections:
        if section.level == 1:
            for kind, pattern in _CHAPTERS:
                votes[kind] += 3.0 if pattern.search(section.title) else 0.0
    if not votes:
        return DocumentKind.OTHER
    order = [kind for kind, _ in _KINDS]
    best = max(order, key=lambda k: (votes[k], -order.index(k)))
    rest = max((votes[k] for k in order if k is not best), default=0.0)
    return (
        best
        if votes[best] >= LEAST or (best in _OF_BODY and votes[best] > FAINT and rest <= votes[best] / 2)
        else DocumentKind.OTHER
    )


def _in_order(text: str) -> list[DocumentKind]:
    if len(text) > 400:
        return []
    found = [(m.start(), i, kind) for i, (kind, pattern) in enumerate(_KINDS) if (m := pattern.search(text))]
    return [kind for _, _, kind in sorted(found)]


def find_period(zones: Sequence[Zone], kind: DocumentKind) -> tuple[int, int] | None:
    """Return the first and last year that the document covers."""
    outside = [z for z in zones if z.sort in ("cover", "head")]
    found = _period(outside, kind)
    return found if found is not None else _period(zones, kind)


def _period(zones: Sequence[Zone], kind: DocumentKind) -> tuple[int, int] | None:
    ranges: dict[tuple[int, int], float] = defaultdict(float)
    years: dict[int, float] = defaultdict(float)
    own = _OWN.get(kind)
    for zone in zones:
        text = _SPACED_YEAR.sub(r"\1\2\3\4", " ".join(zone.text.split())[:2500])
        spans = []
        for match in _RANGE.finditer(text):
            first, last = int(match[1]), int(match[2])
            spans.append(match.span())
            if 1 <= last - first <= 6:
                ranges[first, last] += zone.weight * _nearness(text[max(0, match.start() - _BEFORE) : match.start()], own)
        for match in _YEAR.finditer(text):
            if not any(a <= match.start() < b for a, b in spans):
                weight = _year_weight(text, match.start(), zone, own)
                past = kind is DocumentKind.RENJA and _REVIEWED.search(text[: match.start()])
                years[int(match[1])] += zone.weight * (min(weight, PASSED) if past else weight)
    best_range = max(ranges, key=lambda r: (ranges[r], r), default=None)
    best_year = max(years, key=lambda y: (years[y], y), default=None)
    if kind in _LONG:
        return best_range if best_range and ranges[best_range] > LEAST_RANGE else None
    if (
        best_range
        and ranges[best_range] >= 6
        and kind in (DocumentKind.IKU, DocumentKind.OTHER)
        and not (best_year and years[best_year] > ranges[best_range])
    ):
        return best_range
    return (best_year, best_year) if best_year and years[best_year] > LEAST_YEAR else None


def _nearness(before: str, own: re.Pattern[str] | None) -> float:
    """What stands shortly before a range of years tells whose it is."""
    foreign = [m.end() for m in _FOREIGN.finditer(before)]
    ours = [m.end() for m in _OWN_RANGE.finditer(before)] + ([m.end() for m in own.finditer(before)] if own else [])
    if foreign and (not ours or foreign[-1] > max(ours)):
        return 0.1
    return 3.0 if ours else 1.0


def _names_alone_between(before: str, own: re.Pattern[str]) -> bool:
    """Tell whether the kind of document is named with no more than an office's name behind it."""
    return any(_NAMES.fullmatch(before, m.end()) for m in own.finditer(before))


def _year_weight(text: str, at: int, zone: Zone, own: re.Pattern[str] | None) -> float:
    before = text[max(0, at - _BEFORE) : at]
    if _FORECAST.search(before):
        return 0.0
    if _DATED.search(before):
        return PASSED
    called = bool(re.search(r"(?i)(?:tahun|anggaran|t\.?\s?a\.?|kinerja|renja|kerja|lk\w*|iku\)?)\s*[:\]\[]*\s*$", before))
    near = own is not None and (own.search(before) is not None or _names_alone_between(text[max(0, at - _FAR) : at], own))
    foreign = [m.end() for m in _FOREIGN.finditer(before[-45:])]
    if foreign and not near:
        return 0.05
    if zone.sort in ("cover", "head"):
        return (1.0 if called else 0.4) * (3.0 if near else 1.0)
    if not called:
        return 0.0
    return 1.0 if near else 0.1
