"""Sentences of Indonesian prose, with the characters at which they stand.

Press releases are printed with degrees ("S.T., M.Si."), datelines, missing spaces ("kerjasama.Hal ini"), hard line breaks
and marks of quotation of every kind, so the boundary is decided at each full stop from what stands on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MARKS = '"“”„‟«»〝〞＂'
"""Double marks of quotation, whatever side they were made for."""
_SINGLE = "'‘’‚`´"
_CLOSERS = MARKS + _SINGLE + ")]}"
_REACH = 40
"""No word is longer: a text without an end is not searched again at each of its stops."""
_STOP = re.compile(r"[.!?…]+")
_BEFORE = re.compile(r"[\w.’'&-]+$")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+[A-Z][A-Za-z]{0,5}$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}|[a-zA-Z])$")
_WEB = _words("com co id go net org news info tv my ac or web sch desa html php")

TITLES = _words(
    "dr drs dra drg drh dr ir prof h hj kh k tgk ust ustadz tn ny nn sdr sdri bpk bp ibu sr st rp no nomor jl jln gg kav blok lt "
    "kab kec kel prov kota ds dsn dk rt rw kp pt cv ud pd fa po plt plh pj pjs ka wk wkl sek kol letkol letjen mayjen brigjen "
    "irjen komjen jend jenderal kapt lettu letda serma serka sertu serda kombes kompol akp akbp iptu ipda aiptu aipda bripka "
    "brigpol briptu bripda pol inf art kav czi mar laksda laksma marsda purn hlm hal tlp telp fax ps psl vol moh muh mohd muhd "
    "much moch abd abdl syekh kyai kiai tb rd rr rm ra raden gst i.g ida ngh cok sat ex cq c.q a.n an u.p up d.a da "
    "u.b s.d sd a.l yth ytc lih bdk mis min maks kl skt tgl bln thn jan feb mar apr jun jul agu agt sep sept okt nov des"
)
"""Words before whose full stop a name or number goes on. Months stand here because dates are cut: "12 Des. 2023"."""
_LISTS = _words("dll dsb dst dkk dsk tbk wib wita wit")
"""Abbreviations that may well end a sentence."""
_NEVER = _words("kab kec kel drs dra plt plh pj pjs dr ir prof hj no jl rp")
"""Titles that end no sentence, whatever follows."""
STARTERS = _words(
    "dalam kegiatan acara hal ia dia menurut selain pada untuk dengan beliau turut sementara selanjutnya ini itu namun rapat "
    "adapun kemudian setelah sebelum usai saat sebelumnya tujuan melalui karena oleh bahkan kami kita saya mereka para tidak ada "
    "program pertemuan kunjungan sambutan mengawali di dari ke juga sedangkan tetapi tapi jadi sehingga agar jika bila apabila "
    "kata ujar hasil diharapkan dikatakan dijelaskan lebih demikian semoga mari seluruh setiap semua serta yang tim bupati "
    "gubernur wali walikota sekda kepala ketua pemerintah pemkab pemkot pemprov berdasarkan terkait sesuai artinya sebab padahal "
    "akhirnya terakhir pihaknya dirinya kedua ketiga pertama lalu mengenai meski meskipun walaupun sejak selama seperti "
    "peserta penandatanganan kerja perjanjian upaya langkah target data angka jumlah sebanyak total tak hingga sampai "
    "pelaksanaan penyerahan pelantikan peringatan forum musrenbang audiensi sosialisasi"
)
"""Words with which sentences begin: behind a degree or an initial they tell the end of a sentence from a name that goes on."""


def split_sentences(text: str) -> list[Span]:
    """Return where the sentences of a text stand, without the spaces around them.

    A line is never joined to the next one, unless the next goes on in lower case in the middle of a sentence.

    >>> text = "Dr. H. Andi, S.T., M.Si. membuka acara.Hal ini penting. “Kami siap. Mari maju,” katanya."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Dr. H. Andi, S.T., M.Si. membuka acara.', 'Hal ini penting.', '“Kami siap.', 'Mari maju,” katanya.']
    """
    return [span for block in paragraph_spans(text) for span in split_block(text, block)]


def paragraph_spans(text: str) -> list[Span]:
    r"""Return the lines of a text that hold something; lines broken in the middle of a sentence are one.

    >>> paragraph_spans("Judul\n\nTugasnya selalu bersinggungan pula\ndengan urusan lain.")
    [(0, 5), (7, 61)]
    """
    spans: list[Span] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            end = start + len(stripped)
            if spans and _goes_on(text[spans[-1][0] : spans[-1][1]], stripped):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        position += len(line)
    return spans


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line goes on in the next: it is long, ends without a mark, and the next begins in lower case."""
    return line[0].islower() and len(before) > 30 and (before[-1].isalnum() or before[-1] in ",;-")


def split_block(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    start, limit = block
    for stop in _STOP.finditer(text, *block):
        if stop.start() < start:
            continue
        end = _boundary(text, start, stop, limit)
        if end is None:
            continue
        yield start, end
        start = end
        while start < limit and text[start].isspace():
            start += 1
    if start < limit:
        yield start, limit


def _boundary(text: str, start: int, stop: re.Match[str], limit: int) -> int | None:  # noqa: PLR0911 -- one case a line
    """Return where the sentence ends that this stop may end, or None."""
    end = _with_closers(text, start, stop.end(), limit)
    after = end
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return limit
    following = text[after]
    spaced, quoted = after > end, end > stop.end()
    if following == "(":
        return end if _signs_off(text[after:limit]) or text[after + 1 : after + 2].isupper() else None
    if following in MARKS + _SINGLE:
        inner = text[after + 1 : min(after + 3, limit)].lstrip(MARKS + _SINGLE)
        if (spaced and not inner.strip()) or inner[:1].islower() or inner[:1] in ",.;":
            return None
    elif following.islower():
        return end if spaced and not quoted and _lower_start(text, start, stop, after) else None
    elif not (following.isupper() or following.isdigit() or following in "-–—•*@#["):
        return None
    if stop.group() != "." or quoted:
        return end if spaced or quoted or following.isupper() else None
    return end if _ends(text, start, stop.start(), after, spaced) else None


def _signs_off(rest: str) -> bool:
    """Tell whether the rest of a paragraph is the sign of its author: "(dvd/red)"."""
    return len(rest) < 40 and rest.find(")") >= len(rest) - 2


def _with_closers(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of the marks that close behind a stop; one that opens the next sentence is not taken."""
    at = end
    while at < limit and text[at] in _CLOSERS:
        at += 1
    if at == end or at >= limit or not text[at].isalnum():
        return at
    if text[at].islower():
        return at
    opened = sum(text.count(mark, start, end) for mark in MARKS) % 2 == 1
    return at if opened or text[end] in ")]}" else end


def _lower_start(text: str, start: int, stop: re.Match[str], after: int) -> bool:
    """Tell whether a sentence begins in lower case behind this stop: "pihak terkait. selanjutnya akan"."""
    before = _BEFORE.search(text, max(start, stop.start() - _REACH), stop.start())
    following = _NEXT_WORD.match(text, after)
    if stop.group() != "." or before is None or following is None:
        return False
    word = before[0]
    return word.islower() and word.isalpha() and len(word) > 3 and word not in TITLES | _LISTS and len(following[0]) > 2


def _ends(text: str, start: int, stop: int, after: int, spaced: bool) -> bool:  # noqa: PLR0911 -- one case a line
    """Tell whether a single full stop ends a sentence, from the word before it and what follows."""
    before = _BEFORE.search(text, max(start, stop - _REACH), stop)
    if before is None:
        return True
    word = before[0].strip("’'-")
    following = _NEXT_WORD.match(text, after)
    nextword = following[0] if following else ""
    if not spaced:
        return _runs_on(word, nextword, text[after])
    if word.isdigit() or len(word) == 1:
        if stop - start < _REACH and _NUMBERED.match(text[start:stop]):
            return False
        if word.isdigit():
            return not (nextword.isdigit() and len(word) <= 3 and len(nextword) == 3)
    lower = word.lower().strip(".")
    if lower in _LISTS:
        return True
    if lower in TITLES and not (word.islower() and len(word) > 3):
        return word[-1:].islower() and len(lower) > 2 and nextword.lower() in STARTERS and lower not in _NEVER
    if len(word) == 1 or _DEGREE.search(word) or (len(word) == 2 and word[0].isupper() and text[stop - 3 : stop - 2] in ". "):
        return nextword.lower() in STARTERS or not nextword
    return True


def _runs_on(word: str, nextword: str, first: str) -> bool:
    """Tell whether a full stop without a space behind it ends a sentence: "rumah sakit.Pengukuran"."""
    if first in "(" + MARKS + _SINGLE:
        return True
    if nextword.lower() in _WEB or len(nextword) < 2 or not nextword[1:].islower():
        return False
    if word.isdigit():
        return not nextword.isdigit()
    if not word.isalpha() or len(word) < 3 or word.lower() in TITLES:
        return False
    return word.islower() or len(nextword) > 3 or nextword.lower() in STARTERS
