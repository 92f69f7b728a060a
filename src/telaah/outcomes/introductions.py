"""Sentences and labels that announce tujuan or sasaran: which level, and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.lexicons.statements import load_statement_words
from telaah.model.document import Document
from telaah.model.plan import Level
from telaah.outcomes.ownership import quotes, without_office

KEY = re.compile(r"\b(tujuan|sasaran)\b", re.IGNORECASE)
BOTH = re.compile(r"\btujuan\s*(?:dan|serta|&|/|,)\s*sasaran\b", re.IGNORECASE)
OPENS = re.compile(
    r"(?:\b(?:sebagai\s+berikut|sbb|adalah|yaitu|yakni|meliputi|antara\s+lain|di\s?antaranya(?:\s+adalah)?|berikut(?:\s+ini)?|ialah|dirumuskan)\s*[:;.]?|:)\s*$",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?:\(?[a-z0-9ivx]{1,4}[.)]\s*|\d{1,2}(?:\.\d{1,2})+\.?\s*)?"
    r"(tujuan|sasaran)(?:\s+(?:strategis|stratejik|jangka\s+menengah|kinerja|renja|renstra|rencana\s+(?:kerja|strategis)|perubahan|kegiatan|program|pembangunan|pelayanan|perangkat\s+daerah|opd|skpd|pd|tahun|\d{4}))*\s*[:.]?\s*$",
    re.IGNORECASE,
)
MEASURES = re.compile(
    r"^(?:\(?[a-z0-9]{1,3}[.)]\s*|[•▪➢✓\-–]\s*)?(?:dengan\s+)?indikator(?:nya)?(?:\s+(?:kinerja|sasaran|tujuan|utama|pencapaian|sasarannya|kinerjanya|strategis))*\s*(?:(?:yaitu|adalah|sebagai\s+berikut)\s*)*[:.]?\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:indikator|capaian|pencapaian|kelompok|target|analisis|evaluasi|realisasi|pengukuran|formulasi|rumusan\s+strategi|tepat)(?:\s+(?:kinerja|atas|masing-masing|dari|capaian))*\s*$",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?i)\b(?:ditetapkan|menetapkan|dirumuskan|merumuskan|memiliki|mempunyai|disusun|ditentukan)(?:\s+\S+){0,3}\s*$"
)
"""Where tujuan or sasaran are the object of a verb of setting, what the sentence says of programmes after it does not matter."""
_MEANS = re.compile(
    r"(?i)\b(?:strategi|kebijakan|program|kegiatan|langkah|langkah-langkah|upaya|faktor|kendala|permasalahan|aksi)\b[^,;]*"
    r"\b(?:mencapai|pencapaian|mewujudkan|mendukung|tercapainya|terhadap)\b[^,;]*$"
)
"""What is announced are the means: "strategi untuk mencapai sasaran adalah"."""
_BACK = re.compile(r"(?i)^(?:tujuan|sasaran)(?:\s+(?:dan|serta)\s+sasaran)?\s+(?:tersebut|dimaksud|di\s?atas|itu)\b")
"""Tujuan or sasaran told before are meant: "untuk mencapai sasaran tersebut"."""
_OF = re.compile(r"(?i)^\s*(?:dari|atas|untuk|pada|bagi)(?:\s+(?:masing-masing|setiap))?\s*$")
_WITH = re.compile(r"(?i)(?<!selaras\s)(?<!sejalan\s)(?<!sesuai\s)\bdengan\s*$")
"""A programme or priority "dengan sasaran ..." is no plan that sets one."""
CHILDREN = re.compile(
    r"(?i)^(?:dengan|adapun)\s+(?:beberapa\s+)?sasaran(?:nya)?(?:\s+(?:strategis|stratejik))?\s+yang\s+(?:ingin|akan|hendak|harus)\s+dicapai"
    r"(?:\s+(?:adalah|yaitu|yakni|sebagai\s+berikut|antara\s+lain))*\s*[:.]?\s*$"
)
"""Behind a tujuan: "Dengan sasaran yang ingin dicapai adalah :"."""
_MEASURED = re.compile(
    r"(?i)^\s*(?:strategis\s+)?(?:dan|serta|beserta|berikut)\s+indikator(?:nya)?(?:\s+(?:kinerja|sasaran|tujuan|utama))*\b"
)
"""Announced with their indicators: "sasaran dan indikator sasaran"."""
_AFTER = re.compile(
    r"\b(?:strategi|kebijakan|langkah|upaya|program|kegiatan|indikator(?:nya)?|capaian|pencapaian|keterkaitan|evaluasi|target|tabel|anggaran|realisasi|permasalahan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What an announcing sentence says of the list after it."""

    level: Level | None
    """None where "tujuan dan sasaran" are announced together: labels inside the list tell."""
    foreign: bool
    purpose: bool
    """The purpose of writing the document, of a meeting: nothing after it is an outcome."""


def introduction(document: Document, text: str, *, heading: bool = False) -> Introduction | None:
    """Return what a block announces, None where it announces no tujuan and no sasaran."""
    label = LABEL.match(text) or (LABEL.match(without_office(document, text)) if heading else None)
    if label and (heading or len(text) < 60):
        return Introduction(Level(label[1].lower()), foreign=False, purpose=False)
    sentence = re.split(r"(?<=[a-z)])\.\s+", text)[-1]
    keys = list(KEY.finditer(sentence))
    if not keys or not OPENS.search(text):
        return None
    both = BOTH.search(sentence)
    last = keys[-2] if len(keys) > 1 and _OF.search(sentence[keys[-2].end() : keys[-1].start()]) else keys[-1]
    start = both.start() if both and both.end() >= last.end() else last.start()
    segment = sentence[start:]
    before = sentence[:start]
    programmes = _WITH.search(before) and len(keys) == 1 and not CHILDREN.match(sentence)
    if programmes or _BEFORE.search(before) or _MEANS.search(before) or _BACK.search(segment):
        return None
    if _AFTER.search(_MEASURED.sub("", segment[len(last[0]) :])) and not _SET.search(before):
        return None
    lexicon = load_statement_words()
    if lexicon.receiver.search(sentence) or lexicon.definition.search(segment):
        return None
    level = None if both and both.end() >= last.end() else Level(last[1].lower())
    purpose = level is not Level.SASARAN and bool(lexicon.purpose.search(segment))
    return Introduction(level, foreign=quotes(document, sentence, segment), purpose=purpose)
