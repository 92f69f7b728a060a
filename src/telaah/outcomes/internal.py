"""Whether an outcome is about the office's own administration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.lexicons.statements import load_statement_words
from telaah.text.similar import STOP, words

MOSTLY = 0.8
"""So much of a statement's matter speaks of administration before it is called internal."""
_BESIDE = (
    (
        re.compile(r"(?i)\baparatur\b"),
        frozenset({"kemampuan", "kompeten", "berkompeten", "berkompetensi", "terpercaya", "berintegritas"}),
    ),
    (
        re.compile(r"(?i)\b(?:pelaporan|laporan) kinerja\b"),
        frozenset({"ketepatan", "keakuratan", "akurat", "tepat", "penyusunan", "penyampaian", "waktu"}),
    ),
)
"""Words that speak of administration beside these only: "kemampuan keuangan daerah" is the public's."""
_VILLAGE = re.compile(r"(?i)\b(?:desa|kampung|nagari|gampong|kalurahan)\b")
_SEAT = re.compile(r"(?i)(\b(?:sekretariat daerah|setda))\s+(?:provinsi|kabupaten|kota)\s+\w+(?:\s+\w+){0,2}\s*$")
"""The region behind the name of the secretariat says no more than the name."""
_ITSELF = r"(?:dinas|badan|inspektorat|biro|satuan(?!\s+(?:dan|serta)\b)|kantor|sekretariat\s+(?:daerah|dprd))"
_SUBJECT = re.compile(
    rf"(?i)^(?:(?:terwujud|tercipta|terbangun|terbentuk|jadi|menjadi)\w*\s+)?(?:{_ITSELF}|birokrasi(?:\s+{_ITSELF})?|organisasi\s+{_ITSELF})"
    r"\s+(?:yang|semakin|makin|kian)\s"
)
"""The office itself is what a statement is about: "Dinas yang akuntabel"."""
_KECAMATAN = re.compile(
    r"(?i)^kecamatan\s+(?:yang\s+)?(?:semakin\s+|makin\s+|kian\s+)?(?:akuntabel|transparan|berkinerja|profesional)\b"
)
_IS_KECAMATAN = re.compile(r"(?i)^(?:(?:kantor|pemerintah)\s+)?(?:kecamatan|kec|camat)\b")
"""... "Kecamatan yang akuntabel" is, unless the office is known to be no kecamatan."""
_OF_ITSELF = re.compile(
    rf"(?i)\b(?:birokrasi|organisasi|kelembagaan|akuntabilitas|tata\s+kelola|administrasi|kinerja)\s+(?:kinerja\s+)?{_ITSELF}(?=$|\s+(?:yang|dan|serta|secara|semakin|kian)\b)"
)
"""... or what it is about is the office's own: "Akuntabilitas dinas yang kian baik"."""
_DUTIES = (
    (
        re.compile(r"(?i)\b(?:keuangan|pendapatan|aset|perbendaharaan)\b|^(?:bapenda|bpkad?|bkad|bpkpd|dppkad?)\b"),
        re.compile(r"(?i)^(?:keuangan|aset|laporan keuangan|temuan bpk|pelaporan anggaran)$"),
    ),
    (
        re.compile(
            r"(?i)\b(?:kepegawaian|sumber\s+daya\s+manusia|pendidikan\s+dan\s+pelatihan)\b|^(?:bkpsdmd?|bkpp|bkd|bpsdm)\b"
        ),
        re.compile(r"(?i)^(?:sdm|sumber daya aparatur|aparatur|kepegawaian)$"),
    ),
    (
        re.compile(r"(?i)\bperencanaan,?\s+(?:penelitian|pembangunan)\b|^(?:bappe|bapel|bapper|baplit)\w*"),
        re.compile(r"(?i)^(?:dokumen )?perencanaan$"),
    ),
    (re.compile(r"(?i)\binspektorat\b"), re.compile(r"(?i)^kapabilitas apip$")),
    (re.compile(r"(?i)\b(?:ke)?protokol(?:an)?\b"), re.compile(r"(?i)^(?:pelayanan|tugas) pimpinan$")),
)
"""What is administration elsewhere is what these offices are there for: by the office's name, the words."""
_SUPPORT = re.compile(r"^\s*(?:[\dX][.\d]*|X\.XX)\.01\b")


def is_internal(texts: Sequence[str], indicators: Sequence[str], programmes: Sequence[str], office: Sequence[str] = ()) -> bool:
    """Return whether an outcome is internal by its words, by the only measure it has, or by its programme.

    ``office`` are the names of the plan's own organisation.

    >>> is_internal(["Terwujudnya kualitas kinerja pelayanan perangkat daerah"], [], [])
    True
    >>> is_internal(["Meningkatnya ketertiban umum"], ["Nilai AKIP"], [])
    True
    >>> is_internal(["Meningkatnya kualitas pengelolaan keuangan daerah"], [], [], ["Badan Keuangan Daerah Kota X"])
    False
    """
    lexicon = load_statement_words()
    duties = [words_of for name, words_of in _DUTIES if any(name.search(o) for o in office)]
    own = frozenset(w for o in office if " " not in o for w in words(o))
    if (not office or any(_IS_KECAMATAN.match(o) for o in office)) and any(_KECAMATAN.match(t) for t in texts):
        return True
    if any(_speaks_of_office(t, duties, own) for t in texts):
        return True
    if indicators and all(_told(lexicon.internal_measures, t, duties) for t in indicators):
        return True
    return bool(programmes) and all(lexicon.internal_programmes.search(p) or _SUPPORT.match(p) for p in programmes)


def _told(phrases: re.Pattern[str], text: str, duties: Sequence[re.Pattern[str]]) -> bool:
    """Return whether a text holds a phrase of administration that is not what the office is there for."""
    return any(not any(d.match(" ".join(words(f[0]))) for d in duties) for f in phrases.finditer(text))


def _speaks_of_office(text: str, duties: Sequence[re.Pattern[str]], own: frozenset[str]) -> bool:
    if _SUBJECT.match(text) or _OF_ITSELF.search(text):
        return True
    lexicon = load_statement_words()
    text = _SEAT.sub(r"\1", text)
    matter = [w for w in words(text)[1:] if w not in STOP]
    if not matter or not _told(lexicon.internal_strong, text, duties):
        return False
    beside = set(own)
    if not _VILLAGE.search(text):
        beside.update(*(more for phrase, more in _BESIDE if phrase.search(text)))
    return sum(w in lexicon.internal_words or w in beside for w in matter) / len(matter) >= MOSTLY
