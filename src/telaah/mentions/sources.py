"""Data sources: source columns, "Sumber:" lines, phrases that say where a figure comes from (GUIDELINES 6, DOMAIN 3.6)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from telaah.lexicons.load import load_sources
from telaah.lexicons.words import known
from telaah.mentions.compose import LEGAL
from telaah.mentions.context import Context
from telaah.mentions.matcher import CueHit, Scan
from telaah.mentions.segments import Segment
from telaah.mentions.source_clauses import sources_told
from telaah.mentions.source_phrases import gives_value, sentence_at, sentence_from, sources_described, states_figure
from telaah.mentions.spans import Span
from telaah.model.document import BlockKind, ColumnRole
from telaah.text.normalise import Normal, lookup_key

_NOTE = re.compile(
    r"(?i)^\W{0,3}(?:ket(?:erangan)?\.?\s*)?sumber(?:\s+(?:data|dokumen|informasi|pengukuran|angka|nilai|capaian|data\s+indikator|indikator(?:\s+\w+){0,2}))?\s*[:;=]\s*"
)
_INLINE = re.compile(r"(?i)\bsumber(?:\s+data)?\s*[:=]\s*([^()\n]{2,160}?)(?=[)\n]|\.\s|\.?$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_YEAR = re.compile(
    r"(?i)(?:\bper\s+)?(?:tahun|\btw\.?|triwulan|semester|bulan|periode)?\s*(?:\b[IVX0-9]+)?\s*"
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|nopember|november|desember)?\s*$"
)
_WITH_YEAR = re.compile(r"(?<![A-Za-z])[A-Z]{2,4}$")
"""The letters of a name that ends with its year: "SP2020", "ST2023"."""
AROUND_YEAR = 48
"""Letters before a year in which it is said what year it is."""
_DIGESTED = re.compile(r"(?i)(?:(?:data\s+)?diolah|data\s+olahan|hasil\s+olahan|angka\s+sementara|terolah|diakses|diunduh).*$")
_PREFIX = re.compile(
    r"(?i)^(?:pembanding(?:nya)?:?|(?:data\s+)?(?:yang\s+)?(?:telah\s+)?diolah(?:\s+kembali)?\s+dari|"
    r"dihasilkan oleh|disediakan oleh|dikeluarkan oleh|dirilis oleh|diperoleh dari|berasal dari|bersumber dari|dari)\s+"
)
_BULLETS = re.compile(r"\s*(?:[•▪➢✓]|(?<!\w)[-–](?=\s)|(?<!\w)\d{1,2}[.)](?=\s))\s*")
_SEPARATOR = re.compile(
    r"(?i)(?:\s*[,;/\n]\s*(?:(?:dan|serta|atau|dari|dahulu)\s+)?|\s+(?:dan|serta|atau)\s+|" + _BULLETS.pattern + r"|(?<=\w)\s+)"
)
_BARE_LEVEL = re.compile(r"\b(?:Kabupaten|Kab\.?|Kota|Provinsi)$")
_LEVEL = re.compile(r"(?:Kabupaten|Kab\.?|Kota|Provinsi)\b")
_FIELD = re.compile(r"(?:Koperasi|UKM|UMKM|KUKM|KUMKM|Usaha\s+(?:Mikro|Kecil))\b")
_OFFICE = re.compile(r"(?:^|\s)(?:Dinas|Badan|Kementerian|Bagian|Bidang)(?:,?\s+(?:(?:dan|serta)\s+)?(?-i:[A-Z])\w+)*$")
"""An office of several fields, to which one more belongs: "Dinas Perdagangan, Koperasi dan UKM"."""
OFFICE = 120
"""Letters of such an office before one more field."""
_BEHIND_NAME = re.compile(r"^((?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b ?){1,3}) Data \w+$")
"""A remark behind an abbreviation: "BPS Data realisasi"."""
_SHORT = re.compile(r"\s*\((?!Persero\b|Tbk\b)[A-Z][\w.&/-]{1,15}\)(?=\s|$)")
_NOBODY = (
    "hasil analisis",
    "hasil analisa",
    "hasil olah",
    "diolah",
    "data diolah",
    "data olahan",
    "olahan",
    "hasil pengukuran internal",
)
_UNNAMED = re.compile(r"(?i)^laporan\s+(?:bidang|seksi|dinas|badan|kantor|bagian|internal|kegiatan)(?:[-\s]\w*bidang)?$")
"""A report of nobody in particular, where it does not fill a cell of a source column."""
_FOR = re.compile(r"(?i)\s+untuk\s+.*$")
"""In a note "A untuk X, B untuk Y" says of what each is the source."""
_WHEN = re.compile(r"(?i)\s+pada\s+tahun\s.*$")
_LAW = re.compile(r"(?i)\b(?:no(?:mor)?\.?\s*\d)")
_QUOTES = "\"“”'"
_NAME_LOOK = re.compile(
    r"^(?:[A-Z]{2,}\d[A-Z]{2,}|e-?[A-Z][A-Za-z]{3,}|[A-Z]{3,}\d?[A-Z]*|(?:Dis|Din|Bap|Bak|Kemen)[a-z]{2,}[A-Za-z]*)$"
)
_BETWEEN_NAMES = " \t\n,;("
_TRIM = " \t\n.,;:-–•()\"“”'"
_BETWEEN = frozenset({",", ";", "/", "\n", "dan", "serta", "atau"})
LONGEST = 160
LEVEL = 12
"""Letters of the longest word for a level of government, and a space."""
WORD_IN_CAPITALS = 6
"""Letters from which on a word of the language in capitals is no abbreviation."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source (or a candidate that names nobody) at characters ``start`` to ``end`` of the piece of text."""

    start: int
    end: int
    text: str
    origin: str
    """"column", "note", "phrase"."""
    named: bool
    level: str = ""


def is_note(segment: Segment) -> bool:
    """Tell whether the piece is a "Sumber: ..." line."""
    return segment.role is not ColumnRole.SUMBER_DANA and bool(_NOTE.match(segment.text))


def from_column(segment: Segment, normal: Normal, scan: Scan, spans: list[Span]) -> list[Found]:
    """A cell of a source column counts whatever stands in it; several names are parted."""
    return [f for a, b in _parts(segment.text, 0, normal, scan, spans) if (f := _found(segment.text, a, b, "column"))]


def from_note(segment: Segment, normal: Normal, scan: Scan, spans: list[Span]) -> list[Found]:
    """The names behind "Sumber:"."""
    match = _NOTE.match(segment.text)
    begin = match.end() if match else 0
    end = len(segment.text)
    return [f for a, b in _parts(segment.text[:end], begin, normal, scan, spans) if (f := _found(segment.text, a, b, "note"))]


def from_text(segment: Segment, normal: Normal, scan: Scan, spans: list[Span], context: Context) -> list[Found]:
    """Bodies and registers behind a data cue, "(Sumber: ...)" inside a paragraph, and what clauses about figures name."""
    found = []
    if "umber" in segment.text or "UMBER" in segment.text:
        for match in _INLINE.finditer(segment.text):
            a, b = match.span(1)
            found += [f for c, d in _parts(segment.text[:b], a, normal, scan, spans) if (f := _found(segment.text, c, d, "note"))]
    if segment.block is not None:
        found += [
            Found(a, b, " ".join(segment.text[a:b].split()), "phrase", True, "D3")
            for a, b in sources_described(segment.text)
            if not any(f.start < b and a < f.end for f in found)
        ]
        found += [
            Found(a, b, " ".join(_SHORT.sub("", segment.text[a:b]).split()), "phrase", named, "D3")
            for a, b, named in sources_told(segment.text, segment.measures, *_known(segment, normal, scan, spans))
            if not any(f.start < b and a < f.end for f in found)
        ]
    taken = [(f.start, f.end) for f in found]
    texts = {s.first: s.text for s in spans}
    names = [(s.first, s.last, "") for s in spans if s.cls != "PEMDA" and s.core != "pemerintah pusat"] + [
        (h.first, h.last, h.value[1])
        for h in scan.sources
        if h.value[1] != "D2" or segment.text[normal.spans[h.first][0]].isupper()  # "hasil laporan kinerja" names no report
    ]
    for first, last, level in sorted(names):
        a, b = normal.spans[first][0], normal.spans[last][1]
        if any(c < b and a < d for c, d in taken) or not _cued(first, last, normal, context, level):
            continue
        taken.append((a, b))
        found.append(Found(a, b, texts.get(first, segment.text[a:b]), "phrase", True, level or "D3"))
    return sorted(found, key=lambda f: f.start)


_OWN = frozenset({"PEMDA", "unit", "DIRI"})
"""Bodies that alone are no source: the region as a whole, and units of the plan's own organisation."""


def _known(
    segment: Segment, normal: Normal, scan: Scan, spans: list[Span]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return where known registers and where bodies stand, in characters."""
    registers = [
        (normal.spans[h.first][0], normal.spans[h.last][1])
        for h in scan.sources
        if h.value[1] != "D2" or segment.text[normal.spans[h.first][0]].isupper()
    ]
    bodies = [(normal.spans[s.first][0], normal.spans[s.last][1]) for s in spans if s.cls not in _OWN]
    return registers, bodies


_SAYS_FROM = frozenset({"berdasarkan", "menurut", "bersumber", "diperoleh", "diambil", "mengacu", "sumber", "data", "merujuk"})
"""An office's own report is a source only where it is said that a figure comes from it; "hasil evaluasi LAKIP" rates it."""
_LINK = frozenset(
    {
        "dari",
        "oleh",
        "pada",
        "hasil",
        "data",
        "resmi",
        "rilis",
        "yang",
        "bersumber",
        "laporan",
        "aplikasi",
        "sistem",
        "survei",
        "tahun",
    }
)


_SHOWN = frozenset({"menunjukkan", "menunjukan", "mencatat", "menyebutkan", "memperlihatkan"})
_OF_YEARS = frozenset({"tahun", "bulan", "pada", "per", "sejak", "hingga", "sampai", ",", "desember", "maret", "september"})
SHOWN_WITHIN = 6
"""Words of a year between a producer and what its data show."""


def _cued(first: int, last: int, normal: Normal, context: Context, level: str) -> bool:
    """A data cue right before the name, or a verb of counting behind it."""
    register, own_report = bool(level), level == "D2"
    sentence, before = sentence_at(normal.source, normal.spans[first][0]), normal.words[first - 1] if first else ""
    if register and not own_report and before in ("hasil", "data", "rilis", "survei", "survey"):
        return not _worked_on(first - 1, normal) or _shows(normal, last + 1)
    counts = register or _STATISTICS.match(normal.source, normal.spans[first][0])
    cited = (
        before in ("berdasarkan", "menurut") and counts and gives_value(sentence)
    )  # "Berdasarkan Susenas 2023 ... sebesar 8,7%"
    figures = before == "dari" and _FIGURES.intersection(normal.words[max(first - FROM_FIGURE, 0) : first - 1])
    if cited or (figures and register and not own_report):
        return True  # "angka antara dari ASIK"
    at = first - 1
    while at >= 0 and (normal.words[at] in _LINK) and not any(c.cue.kind == "data" for c in _ending(context, at)):
        at -= 1
    for cue in _ending(context, at):
        if cue.cue.kind == "data":
            words = normal.words[cue.first : cue.last + 1]
            if own_report and words[0] not in _SAYS_FROM:
                continue
            if not register and words[0] in _GIVEN and not _of_data(cue.first, normal):
                continue  # "pedoman yang diterbitkan oleh Kementerian X", "bantuan diperoleh dari BNPB"
            if words[-2:] == ("hasil", "evaluasi") and not states_figure(sentence):
                continue  # "berdasarkan hasil evaluasi Kementerian X maka diubah": no figure comes from it
            if register or words not in (("data",), ("menurut",)) or normal.words[first - 1] == "dari":
                return True
            if words == ("data",) and _shows(normal, last + 1):
                return True  # "Data BPS tahun 2016 menunjukkan kemiskinan 8,77%"
    recorded = any(c.first == last + 1 and c.cue.kind == "data" and c.cue.key == "x_mencatat" for c in context.after)
    return recorded and gives_value(sentence)  # "BPK mencatat aset yang belum bersertifikat" gives none


def _ending(context: Context, at: int) -> Iterator[CueHit]:
    """Yield the cues whose last word stands here."""
    cues = context.before
    for n in range(bisect_left(cues, at, key=lambda c: c.last), len(cues)):
        if cues[n].last != at:
            return
        yield cues[n]


_READ_FROM = frozenset({"hasil", "berdasarkan", "menurut", "dari"})
"""Before a work: what it brought forth is read, and not what is done."""


def _worked_on(at: int, normal: Normal) -> bool:
    """Tell whether data or a result are what is worked on or handed over: "pemutakhiran data X", "dokumen hasil survei"."""
    words = normal.words
    work = load_sources().clause["data_work" if words[at] == "data" else "paper_work"]
    if words[at] == "hasil" and at and words[at - 1] == "laporan":
        at -= 1
    return at > 0 and words[at - 1] in work and words[max(at - 2, 0)] not in _READ_FROM


def _of_data(at: int, normal: Normal) -> bool:
    """Tell whether what was given or put out is data or a figure, by the words before the verb in its sentence."""
    verb = normal.spans[at][0]
    begin = max(sentence_from(normal.source, verb)[0], verb - SAID_LETTERS)
    said = normal.source[begin:verb].lower().split()[-SAID_WITHIN:]
    return not _SAID.isdisjoint(word.strip(_TRIM) for word in said)


_GIVEN = frozenset({"diperoleh", "diambil", "bersumber", "dikeluarkan", "diterbitkan"})
_SAID = load_sources().clause["said"]
SAID_WITHIN = 14
"""Words before a verb among which its subject stands."""
SAID_LETTERS = 400
"""Letters that hold those words."""
_FIGURES = frozenset({"angka", "nilai", "data", "capaian", "skor", "persentase", "prevalensi"})
FROM_FIGURE = 4
"""Words before a register within which it is said what is read from it."""
_STATISTICS = re.compile(r"(?:BPS|Badan Pusat Statistik)\b")
"""Whose word on a figure is its source: "Menurut BPS"; others also have opinions."""


def _shows(normal: Normal, at: int) -> bool:
    """Tell whether a name, its list and its year are the subject of what is shown, and a figure is."""
    end = at + SHOWN_WITHIN
    while at < min(end, len(normal.words)) and normal.words[at] not in _SHOWN:
        if normal.words[at] not in _OF_YEARS and not normal.words[at].isdigit():
            return False
        at += 1
    shown = at < len(normal.words) and normal.words[at] in _SHOWN
    return shown and gives_value(sentence_at(normal.source, normal.spans[at][0]))


def _parts(text: str, begin: int, normal: Normal, scan: Scan, spans: list[Span]) -> list[tuple[int, int]]:
    """Part a list of sources where a separator stands before something that begins like a name."""
    starts = {normal.spans[s.first][0] for s in spans} | {normal.spans[h.first][0] for h in scan.sources}
    plans = load_sources().plans
    starts |= {normal.spans[i][0] for i, word in enumerate(normal.words) if word in plans or _begins_name(normal, i)}
    heads = {normal.spans[i][0] for i, word in enumerate(normal.words) if word in load_sources().heads}
    ends = {normal.spans[s.last][1] for s in spans if s.source == "lexicon"}
    registers = {normal.spans[h.last][1] for h in scan.sources}
    whole = [(normal.spans[s.first][0], normal.spans[s.last][1]) for s in spans]
    cuts = [(begin, begin)]
    for match in _SEPARATOR.finditer(text):
        level = _BARE_LEVEL.search(text, max(match.start() - LEVEL, 0), match.start()) and _LEVEL.match(text, match.end())
        if match.start() < begin or level:
            continue  # "Dinas Pariwisata Kabupaten dan Kota se Jawa Barat" is one
        separator = match.group().strip().lower()
        field = _FIELD.match(text, match.end()) and _OFFICE.search(text, max(begin, match.start() - OFFICE), match.start())
        inside = any(a < match.start() and match.end() < b for a, b in whole)
        if (inside or field) and separator not in (";", "\n"):
            continue  # "Dinas Koperasi dan UMKM" is one
        separator = separator.lstrip(", ") or separator[:1]
        item = separator in (";", "\n") or (separator not in ("", ",", "/") and bool(_BULLETS.fullmatch(match.group())))
        after = match.end() + (text[match.end() : match.end() + 1] in tuple(_QUOTES))
        listed = separator in (",", "dan", "serta", "atau", "dari", "dahulu") and after in starts
        beside = match.start() in ends and match.end() in starts
        another = separator in ("dan", "serta") and match.start() in registers and match.end() in heads
        if item or listed or beside or another or (separator == "," and match.end() in heads):
            cuts.append(match.span())
    cuts.append((len(text), len(text)))
    return [(a, b) for (_, a), (b, _) in pairwise(cuts) if b > a]


def _begins_name(normal: Normal, index: int) -> bool:
    """Tell whether a word begins a source's name by its look: "KONI", "Disorda", "Kabupaten Indramayu"."""
    start, end = normal.spans[index]
    printed = normal.source[start:end]
    if len(printed) >= WORD_IN_CAPITALS and printed.isupper() and known(printed) and not _is_apart(normal, index):
        return False  # "DINAS PERINDUSTRIAN DAN PERDAGANGAN"
    return bool(_NAME_LOOK.match(printed)) or (
        printed in ("Kabupaten", "Kota") and index > 0 and normal.words[index - 1] in (",", "dan")
    )


def _is_apart(normal: Normal, index: int) -> bool:
    """Tell whether a word in capitals is an item of its own beside others in small letters: "Bidang Benih, BPBATS, BPBAPL"."""
    around = (*normal.words[index - 1 : index], *normal.words[index + 1 : index + 2])
    return all(word in _BETWEEN for word in around) and not normal.source.isupper()


def _found(text: str, start: int, end: int, origin: str) -> Found | None:
    piece = text[start:end]
    prefix = _PREFIX.match(piece)
    if prefix:
        start += prefix.end()
        piece = text[start:end]
    piece = _bare(piece[: LONGEST * 2], origin)
    piece = _BEHIND_NAME.sub(r"\1", re.sub(r"(?i)[\s,]+(?:dan|serta|atau|dari|dahulu|/)\s*$", "", piece))
    lead = len(piece) - len(piece.lstrip(_TRIM))
    piece = piece.strip(_TRIM)
    if "(" in piece and ")" not in piece and text[start + lead + len(piece) :].startswith(")"):
        piece += ")"
    if not any(c.isalpha() for c in piece) or len(piece) > LONGEST:
        return None
    lists = load_sources()
    key = lookup_key(piece)
    if key in lists.money or (key.split() and key.split()[0] in ("apbd", "apbn", "dana")):
        return None
    named = key not in lists.refused and not key.isdigit() and not key.startswith(_NOBODY) and key.split()[0] not in LEGAL
    named = named and not _LAW.search(piece) and not (origin == "note" and _UNNAMED.match(piece))
    a = start + lead
    return Found(a, a + len(piece), " ".join(_SHORT.sub("", piece).split()), origin, named)


def _bare(piece: str, origin: str) -> str:
    """Cut off who processed the data, when they are from, and in a note for what they are the source."""
    for tail in (_DIGESTED, _WHEN, *((_FOR,) if origin == "note" else ())):
        match = tail.search(piece)
        piece = piece[: match.start()].rstrip(_BETWEEN_NAMES) or piece if match else piece
    for year in _YEAR.finditer(piece):
        before = piece[max(year.start() - AROUND_YEAR, 0) : year.start()]
        if (said := _OF_YEAR.search(before)) and not _WITH_YEAR.search(before) and "\n" not in piece[year.end() :].strip():
            return piece[: year.start() - len(before) + said.start()].rstrip(_BETWEEN_NAMES) or piece
    return piece


def note_block(segment: Segment) -> bool:
    """Tell whether a block may be a note below a table."""
    return segment.block in (None, BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.HEADING)
