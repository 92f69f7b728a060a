"""Items of a list of names: what the sentence that announces the list says of them all."""

from __future__ import annotations

import re

from telaah.mentions.segments import Segment
from telaah.model.document import BlockKind

_FEW = (
    r"(?:\s+(?:dengan|antara|oleh|bersama|beberapa|berbagai|sejumlah|para|seluruh|\d+|\(\w+\)|perangkat|daerah|opd|skpd|instansi|lembaga"
    r"|pihak|mitra|stakeholders?|terkait|lintas|sektor|vertikal|lain|lainnya|pemangku|kepentingan|unsur|organisasi))*"
)
_LISTING = (
    r"(?:,?\s*(?:yaitu|yakni|antara\s+lain|di\s*antaranya|meliputi|terdiri\s+(?:dari|atas)|adalah|sebagai\s+berikut|seperti"
    r"|dengan\s+rincian))*\s*:\s*$"
)
_WITH = re.compile(
    r"(?i)\b(?:(?:be)?kerja\s*sama|(?:ber)?kolaborasi|bermitra|kemitraan|(?:ber)?sinergi|(?:ber)?koordinasi|melibatkan|menggandeng|bersama"
    rf"|didukung|dibantu){_FEW}{_LISTING}"
)
"""What is listed stands right behind a word of working together: "melibatkan beberapa instansi, yaitu:"."""
_WHO = re.compile(
    r"(?i)\b(?:perangkat\s+daerah|opd|skpd|instansi|lembaga|pihak|mitra|organisasi|stakeholders?)(?:\s+\w+){0,3}\s+yang"
    r"\s+(?:(?P<past>telah|sudah)\s+)?(?:(?:ikut|turut|aktif)\s+)*(?:berkontribusi|berperan|mendukung|bekerja\s*sama|berkolaborasi|terlibat"
    r"|dilibatkan|bermitra|membantu|menjadi\s+mitra)\b[^.;]{0,180}:\s*$"
)
"""What is listed are offices of which it is said what they do: "perangkat daerah yang berkontribusi dalam ... adalah:"."""
_SPELLED_OUT = re.compile(
    r"(?i)\b(?:(?:perangkat\s+daerah|opd|skpd|instansi|lembaga|pihak|mitra|organisasi|stakeholders?)(?:\s+\w+){0,3}\s+yang"
    r"\s+(?:(?P<past>telah|sudah)\s+)?(?:(?:ikut|turut|aktif|serta)\s+)*(?:berkontribusi|berperan|mendukung|bekerja\s*sama|berkolaborasi"
    r"|terlibat|dilibatkan|bermitra|berpartisipasi|menjadi\s+mitra)\b[^.;:]{0,120}?"
    r"\b(?:antara\s+lain|adalah|yaitu|yakni|meliputi|di\s*antaranya)"
    r"|tim\s+(?:gabungan|terpadu)\b[^.;:]{0,60}?\b(?:terdiri\s+(?:dari|atas)|beranggotakan))[\s:]*$"
)
"""The same within a sentence, and the members of a joint team."""
_MEMBERS = (
    r"(?:perusahaan|mitra(?:\s+kerja)?|lembaga|instansi|institusi|organisasi|pihak|badan\s+usaha|rumah\s+sakit|perguruan\s+tinggi"
    r"|universitas|sekolah|bank|komunitas|perangkat\s+daerah|opd|skpd|stakeholders?)(?:-\w+)?"
)
_AMONG = re.compile(
    rf"(?i)\b{_MEMBERS}(?:\s+\w+){{0,3}}\s+yang\s+(?:(?P<past>telah|sudah)\s+)?(?:(?:ikut|turut|aktif)\s+)*"
    r"(?:bekerja\s*sama|berkolaborasi|bermitra|dilibatkan|menjadi\s+mitra)\b[^.;:]{0,160}?"
    rf"\b{_MEMBERS}(?:\s+(?:swasta|daerah|pendidikan|mitra|lain|lainnya))?,?\s+(?:termasuk|seperti|misalnya)[\s:]*$"
)
"""One of those who are said to work along: "perusahaan yang bermitra bertambah menjadi 12 perusahaan, termasuk X"."""
_LISTS = re.compile(
    r"(?i)\b(?:termasuk|seperti|misalnya|antara\s+lain|adalah|yaitu|yakni|meliputi|di\s*antaranya|terdiri|beranggotakan)\b"
)
_MAY = re.compile(r"(?i)\byang\s+(?:\w+\s+){0,3}?(?:ber|beker|ter|di|men)\w+|\btim\s+(?:gabungan|terpadu)\b")
_OF_PAPERS = re.compile(
    r"(?i)\bpenyusunan\s+(?:dokumen|rencana|ren[sj]t?ra|renja|rpjm\w*|rkpd|laporan|l[ak]+[jk]?ip|iku|perjanjian)\b"
)
_AGAINST = re.compile(
    r"(?i)\b(?:terlibat|berperan)\s+(?:langsung\s+)?(?:(?:dalam|pada|di)\s+)?(?:suatu\s+|sebuah\s+)?(?:sengketa|konflik|kasus|perkara"
    r"|perselisihan|pelanggaran|tindak\s+pidana|kejahatan|korupsi|temuan|bentrok\w*|tawuran|kecurangan|perambahan|pembalakan)\b"
    r"|\bsebagai\s+(?:pengawas|pemeriksa|auditor|penerima|peserta|sasaran|pesaing|lawan)\b"
)
"""Who takes part in a quarrel, or as one that looks on or receives, works with nobody."""
_NOT = re.compile(r"(?i)\b(?:belum|kurang|tidak|perlu|diharapkan|tugas|fungsi)\b")
LEAST_HEARD = 300
"""Letters at the end of the announcement that are read."""


def announced(segment: Segment) -> str:
    """Return how the sentence before a list tells of its items as partners: "now", "past", "" where it does not."""
    if segment.block is not BlockKind.LIST_ITEM or not segment.lead.rstrip().endswith(":"):
        return ""
    said = re.split(r"(?<=[a-z)])\.\s", segment.lead[-LEAST_HEARD:])[-1]
    if _NOT.search(said):
        return ""
    who = _WHO.search(said)
    if who is not None:
        return "past" if who["past"] else "now"
    return "now" if _WITH.search(said) else ""


def spelled_out(before: str) -> str:
    """Return how the words right before a list tell of its items as partners: "now", "past", "" where they do not.

    >>> spelled_out("Pihak yang terlibat dalam patroli ini antara lain"), spelled_out("Dinas yang menangani hutan adalah")
    ('now', '')
    """
    said = before[-LEAST_HEARD:]
    found = _SPELLED_OUT.search(said) or _AMONG.search(said)
    if found is None or _NOT.search(said) or _OF_PAPERS.search(said) or _AGAINST.search(said):
        return ""
    return "past" if found["past"] else "now"


def may_spell_out(text: str) -> bool:
    """Tell quickly whether a text may say of a list who works along."""
    return bool(_LISTS.search(text) and _MAY.search(text))
