"""Sources that a sentence describes: "hasil uji laboratorium", "hasil evaluasi AKIP oleh Inspektorat"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

_WORD = r"[A-Za-z][\w/-]*"
_CAPITALS = r"(?:\s+(?:(?:dan|di|dari)\s+)?[A-Z][\w/-]*){1,9}"
_MEASURED = re.compile(
    r"\b[Hh]asil\s+(?:(?:uji|pengujian|pemeriksaan|analisis)\s+laboratorium"
    r"|(?:pemetaan|pendataan|inventarisasi|skrining|penjaringan|rapid\s+test)"
    rf"(?:\s+(?!yang\b|pada\b|di\b|dan\b|untuk\b|oleh\b|tahun\b|menunjukkan\b|diketahui\b){_WORD}){{1,4}})"
)
"""A named test or measurement counts like a survey (GUIDELINES 6)."""
_RATED = re.compile(
    r"\b[Hh]asil\s+(?:penilaian|evaluasi|pemeriksaan|audit|reviu|review|asesmen|pengukuran)\b"
    rf"(?:\s+(?!yang\b|oleh\b|dari\b){_WORD}){{0,6}}?\s+(?:yang\s+di(?:laksanakan|lakukan|keluarkan|terbitkan)\s+oleh|oleh)\s+"
    rf"[A-Z][\w/-]*(?:{_CAPITALS})?"
)
_RATED_BY = re.compile(
    r"\b[Hh]asil\s+(?:penilaian|survei|survey|pemeriksaan|audit)\s+(?:Ombudsman|BPK(?:\s+RI)?|BPKP|KPK|BPOM|KemenPAN\w*)\b"
)
_GATHERED = re.compile(
    r"\b[Dd]ata\b[^.;:]{0,60}?\b(?:diperoleh|bersumber|dihimpun|berasal|dikumpulkan|didapat(?:kan)?)\s+dari\s+"
    r"(?P<name>(?:\d+\s+|seluruh\s+)?(?:[Dd]inas\s+)?[Kk]ab(?:upaten)?\.?\s*/\s*[Kk]ota(?:\s+(?:di|se)[-\s]*[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)?)"
)
_REGISTER = re.compile(
    r"\b(?:[Bb]erdasarkan|[Mm]enurut|[Ss]esuai|[Dd]ari)\s+(?:data\s+)?"
    rf"(?P<name>(?:Neraca|Peta|Profil|Statistik|Sensus|Survei|Survey|Rekapitulasi|Kajian(?!\s+Lingkungan\s+Hidup\s+Strategis)){_CAPITALS})"
)
_REPORTED = re.compile(
    r"\b(?:[Dd]ihitung|[Dd]iperoleh|[Bb]ersumber|[Dd]iambil|[Dd]idapat(?:kan)?|[Bb]erasal)\s+(?:dari|berdasarkan)\s+"
    r"(?P<name>(?:hasil\s+)?(?:laporan|rekapitulasi|rekap|register|database|sistem\s+informasi)"
    rf"(?:\s+(?:bulanan|tahunan|triwulanan?|semesteran|kegiatan|data))?{_CAPITALS})"
)
_YEARS = r"(?:\s*,?\s*(?:[Tt]ahun\s+)?(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?)"
_PRODUCER = (
    r"(?:BPS(?:\s+(?:RI|(?:Prov(?:insi|\.)?\s+|Kab(?:upaten|\.)?\s+|Kota\s+)?(?!Tahun)[A-Z][a-z]+(?:\s+(?!Tahun)[A-Z][a-z]+)?))?)"
)
_SURVEY = (
    r"(?:Susenas|SUSENAS|Sakernas|SAKERNAS|SDKI|SSGI|SSGBI|SKI|Riskesdas|RISKESDAS|Podes|PODES|Supas|SUPAS|Regsosek|DTKS|EPPGBM|e-PPGBM"
    r"|Sensus\s+(?!Tahun)[A-Z][a-z]+|Long\s*[Ff]orm(?:\s+SP)?|Dapodik|PPLS|BDT)"
)
_CITED = re.compile(
    rf"(?:\d\s*%|\d[.,]\d+|\d\s+(?:persen|poin|jiwa|tahun))(?:\s+[a-z-]+){{0,4}}\s*\(\s*(?P<name>{_PRODUCER}|(?:[A-Z][A-Z\d]+\s+){{0,2}}{_SURVEY})"
    rf"(?:\s*[,;]\s*(?P<second>{_SURVEY}))?{_YEARS}?\s*\)"
)
"""The producer or survey in brackets behind its figure: "sebesar 8,77% (BPS, 2016)"."""
_SURVEYED = re.compile(
    rf"\b(?:[Bb]erdasarkan|[Mm]enurut)\s+(?:data\s+|hasil\s+)?(?P<name>(?:[A-Z][A-Z\d]+\s+){{1,2}}(?!Sensus|Long){_SURVEY})\b"
)
"""A stage of a survey before its name: "PK23 ADJ SUSENAS"."""
_PLAN = re.compile(
    r"\b(?:[Bb]erdasarkan|[Mm]enurut)\s+(?P<name>(?:[Dd]okumen\s+)?"
    rf"(?:Renstra|RENSTRA|Rencana\s+Strategis|RPJMD|Renja|RKPD|Perjanjian\s+Kinerja|LAKIP|LKIP)(?:{_CAPITALS})?)"
)
_FIGURE = re.compile(
    r"(?<![\w/.-])\d[\d.,]*\s*(?:%|persen|poin|point|orang|unit|kategori|ton|jiwa|kasus|ha\b|kk\b|[Pp]erangkat [Dd]aerah)"
    r"|(?<![\w/.-])\d+,\d+|\bsebesar\s+\S*\d|\b[Nn]ilai\s+\S*\d"
)
"""A value with its unit; a year or the number of a law is none."""
_TARGET = re.compile(r"(?i)\b(?:target|capaian|realisasi|tingkat|sasaran)\b")
_TELLS = re.compile(r"(?i)\b(?:menunjuk\w+|diketahui|tercatat|menyatakan|opini\s+(?:WTP|WDP|wajar)|data\s+(?:ber)?sumber)\b")
_SENTENCE = re.compile(r"(?:(?<=[a-z%)])\.\s+|;|\n\s*\n)")
_FOLLOWED_UP = re.compile(r"(?i)\b(?:tindak\s*lanjut\w*|menindak\s*lanjuti|rekomendasi|atas|terhadap)\s+$")
"""What is done about a result, and not what it shows: "penyelesaian tindak lanjut hasil pemeriksaan BPK"."""
_YEAR = re.compile(r"(?i)\s+tahun\b.*$|\s+(?:19|20)\d\d.*$")


def sources_described(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says, in so many words, from what a figure comes."""
    for match in _CITED.finditer(text):
        yield match.span("name")
        if match["second"]:
            yield match.span("second")
    if not _POSSIBLE.search(text):
        return
    for begin, end in _sentences(text):
        sentence = text[begin:end]
        figure = bool(_FIGURE.search(sentence))
        told = figure or bool(_TELLS.search(sentence))
        for pattern, holds in (
            (_MEASURED, told),
            (_RATED, told),
            (_RATED_BY, told),
            (_GATHERED, True),
            (_REGISTER, True),
            (_SURVEYED, figure),
            (_REPORTED, True),
            (_PLAN, figure and bool(_TARGET.search(sentence))),
        ):
            for match in pattern.finditer(sentence) if holds else ():
                span = match.span("name") if "name" in pattern.groupindex else match.span()
                if _FOLLOWED_UP.search(sentence[: match.start()]):
                    continue
                last = span[0] + len(_YEAR.sub("", sentence[span[0] : span[1]]).rstrip(" ,"))
                yield begin + span[0], begin + last


_POSSIBLE = re.compile(r"(?i)\b(?:hasil|data|berdasarkan|menurut|sesuai|dari)\b")


@lru_cache(maxsize=16)
def states_figure(sentence: str) -> bool:
    """Tell whether a sentence gives a value, or says that something is shown."""
    return bool(_FIGURE.search(sentence) or _TELLS.search(sentence))


@lru_cache(maxsize=16)
def gives_value(sentence: str) -> bool:
    """Tell whether a sentence gives a value with its unit."""
    return bool(_FIGURE.search(sentence))


def sentence_at(text: str, start: int) -> str:
    """Return the sentence around a character."""
    return sentence_from(text, start)[1]


def sentence_from(text: str, start: int) -> tuple[int, str]:
    """Return where the sentence around a character begins, and the sentence."""
    begins, sentences = _apart(text)
    at = bisect_right(begins, start) - 1
    return (begins[at], sentences[at]) if start < begins[at] + len(sentences[at]) else (0, text)


@lru_cache(maxsize=4)
def _apart(text: str) -> tuple[list[int], list[str]]:
    """Return where the sentences of a text begin, and what they are; kept, as many names are looked up in one text."""
    found = list(_sentences(text))
    return [a for a, _ in found], [text[a:b] for a, b in found]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _SENTENCE.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)
