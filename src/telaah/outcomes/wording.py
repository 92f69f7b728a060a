"""Text of a cell or paragraph -> clean statements: labels cut off, enumerations taken apart, what kind of text it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from telaah.lexicons.statements import StatementWords, load_statement_words

_CUT_HYPHEN = re.compile(r"(?<=\b[A-Z]{2})-\s(?=[A-Z]{2,}\b)")
"""The end of a line inside a pair of abbreviations ("PK- PLK")."""
_CUT_SUFFIX = re.compile(r"(?<=[a-z]{3})-\s?([Kk]an|[Nn]ya)\b")
"""A suffix divided off at the end of a line ("Meningkat-Kan")."""
_SPACES = re.compile(r"\s+")
_LABEL = re.compile(
    r"""^(?:(?:tujuan|sasaran|indikator|outcome|hasil|kinerja\s+utama)
        (?:\s+(?:strategis|stratejik|strategi|renstra|program|kegiatan|kinerja|utama|perangkat\s+daerah|opd|skpd|pd))*
        \s*(?:ke\s*[-–]?\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})\)?(?![a-z0-9]))?\s*[.)]?\s*[:=–-]+\s*
      |(?:tujuan|sasaran)(?:\s+strategis)?\s*(?:ke\s*[-–]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})\s*[.)]?\s+(?=[a-z]{4}))""",
    re.IGNORECASE | re.VERBOSE,
)
"""A label that some plans print inside the cell: "Tujuan 1:", "Sasaran Strategis II.", "Sasaran :"."""
_CODE = re.compile(
    r"^(?:(?:T|S|SS|SP|SK|P|O|IKU|IKSS)\s?[-.]?\s?\d{1,2}(?:\.\d{1,2})*\s*[.):-]*|\(?\d{1,2}(?:\.\d{1,2})*\s*[.)]+|\(\d{1,2}\)|\d{1,2}\s*:|\(?[a-z][.)])\s*(?=\S)",
    re.I,
)
_BARE_NUMBER = re.compile(r"^\d{1,2}\s*(?=[A-Z][a-z])")
_SLIPPED = re.compile(r"^([A-Z][a-z]{4,}(?:an|nya|kan))\s\d{1,2}\s(?=[A-Z][a-z])")
_BULLET = re.compile(r"^[•▪●○■□➢✓*·∙◦►❖§\uf000-\uf0ff\-–—]+\s*(?=\S)")
_EDGES = " \t\n.;,:\"'“”‘’„`-–•▪●➢✓\uf0b7"
_STEP = re.compile(r"(?:(?<=\s)|^)(?:\(?(\d{1,2})\s?[.)]|\(?([a-z])[.)])\s*(?=[A-Za-z“\"(])")
_BULLETS = re.compile(r"(?:^|(?<=\s))[•▪●○■□➢✓·∙◦►❖§\uf000-\uf0ff]\s*(?=\S)")
_LINE_BULLET = re.compile(r"(?m)^\s*[-–*]\s+(?=[A-Za-z])")
_JOINING = re.compile(
    r"(?i)(?:[,(/&–-]|\b(?:dan|serta|atau|dengan|untuk|yang|melalui|guna|agar|rangka|sehingga|dalam|dari|pada|terhadap|upaya))\s*$"
)


ENDS_OPEN = re.compile(r"(?i)\b(?:dan|serta|atau|dengan|untuk|yang|di|ke|dari|pada|dalam|terhadap|bagi|oleh)\s*$")
"""What a statement never ends with: it was cut off there."""


class Kind(StrEnum):
    """What a text is by its first words."""

    CONDITION = "condition"
    VERB = "verb"
    OUTPUT = "output"
    NOMINAL = "nominal"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    TITLE = "title"
    OTHER = "other"
    EMPTY = "empty"


_NOMINAL = re.compile(
    r"^(?:pe[a-z]{4,}an|ke[a-z]{3,}an|per[a-z]{3,}an|optimalisasi|stabilitas|stabilisasi|efektivitas|efektifitas|efisiensi|kualitas|tata|kemandirian)$"
)
_OTHER_NYA = re.compile(r"^[a-z]{4,}nya$")


_STATE = re.compile(
    r"""^\S+(?:\s+\S+){0,4}?\s+(?:
        (?:semakin|makin|lebih|bebas|mampu|siap|puas|sehat|selamat|mandiri|sejahtera|berdaya|tangguh|memiliki|memperoleh|menikmati)
      | mendapat\w* | meningkat | menurun | membaik
      | ter(?!lantar|dampak|daftar|tinggal|pencil|luar|gabung|tentu|kait|masuk|diri|hadap|belakang|padu)[a-z]{4,}
      | yang\s+(?!(?:belum|tidak|kurang|akan|sudah|telah|berada|memiliki|mempunyai|mengalami|menerima|membutuhkan|menjadi|ada)\b
               |di[a-z]|ter(?:dampak|daftar|gabung|kena|lantar)|ber(?:domisili|usia|penghasilan|asal|profesi))[a-z]{4,})(?![a-z])
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement of a text, and the number that stood before it."""

    text: str
    marker: str = ""


def squeeze(text: str) -> str:
    """Return the text on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def clean(text: str) -> str:
    """Return a statement without labels, numbers, bullets and closing marks.

    >>> clean("Sasaran 1: 1. Meningkatnya layanan irigasi;")
    'Meningkatnya layanan irigasi'
    >>> clean("T2. Terwujudnya kota layak anak.")
    'Terwujudnya kota layak anak'
    """
    text = _CUT_SUFFIX.sub(lambda m: m[1].lower(), _CUT_HYPHEN.sub("-", squeeze(text)))
    before = None
    while text != before:
        before = text
        text = text.strip(_EDGES)
        for pattern in (_BULLET, _LABEL, _CODE, _BARE_NUMBER):
            text = pattern.sub("", text, count=1)
    return _unbracket(text)


def _unbracket(text: str) -> str:
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    opened, closed = text.count("("), text.count(")")
    return text[:-1].rstrip(_EDGES) if closed > opened and text.endswith(")") else text


def without_slipped_number(text: str, number: str) -> str:
    """Take a row's number off a statement into whose first line it slipped; the number's own cell then begins with a point.

    >>> without_slipped_number("Peningkatan 1 Kunjungan Wisatawan", ".1.")
    'Peningkatan Kunjungan Wisatawan'
    """
    return _SLIPPED.sub(r"\1 ", text) if number.startswith(".") else text


def split(text: str, raw: str = "") -> tuple[Piece, ...]:
    """Take an enumeration inside a cell apart; a text without one is a single piece.

    >>> [p.text for p in split("1. Meningkatnya mutu 2. Menurunnya angka kematian")]
    ['Meningkatnya mutu', 'Menurunnya angka kematian']
    """
    flat = squeeze(text)
    for cuts in (steps(flat), _bullet_cuts(flat), _heads(flat)):
        if cuts:
            pieces = [flat[a:b] for a, b in zip(cuts, [*cuts[1:], len(flat)], strict=True)]
            if cuts[0] > 0 and clean(flat[: cuts[0]]):
                pieces.insert(0, flat[: cuts[0]])
            return tuple(Piece(clean(p), _marker(p)) for p in _whole(pieces) if clean(p))
    lines = _line_bullets(raw)
    if lines:
        return tuple(Piece(clean(p), "-") for p in lines if clean(p))
    cleaned = clean(flat)
    return (Piece(cleaned, _marker(flat)),) if cleaned else ()


def _whole(pieces: list[str]) -> list[str]:
    """Put a piece that goes on in the next ("... seni daerah di" + "Jawa Barat ...") together again."""
    whole: list[str] = []
    for piece in pieces:
        if whole and ENDS_OPEN.search(whole[-1]):
            whole[-1] = f"{whole[-1].rstrip()} {clean(piece)}"
        else:
            whole.append(piece)
    return whole


def known_head(text: str) -> bool:
    """Return whether a statement begins with a head word that is spelled right."""
    first = text.split(" ", 1)[0].lower()
    lexicon = load_statement_words()
    return first in lexicon.condition or first in lexicon.verb


def _marker(text: str) -> str:
    found = _STEP.match(squeeze(text))
    return (found[1] or found[2]) if found else ""


def steps(text: str) -> list[int]:
    """Return where a run 1., 2., 3. (or a., b., c.) begins each of its steps; at least two of them.

    >>> steps("Sasarannya adalah (1) meningkatnya mutu, (2) menurunnya biaya"), steps("1. Meningkatnya mutu")
    ([18, 41], [])
    """
    for group in (1, 2):
        cuts: list[int] = []
        for found in _STEP.finditer(text):
            mark = found[group]
            if mark is None:
                continue
            value = int(mark) if group == 1 else ord(mark.lower()) - 96
            if value == len(cuts) + 1:
                cuts.append(found.start())
        if len(cuts) > 1:
            return cuts
    return []


def _bullet_cuts(text: str) -> list[int]:
    cuts = [m.start() for m in _BULLETS.finditer(text)]
    return cuts if len(cuts) > 1 else []


def _line_bullets(raw: str) -> list[str]:
    cuts = [m.start() for m in _LINE_BULLET.finditer(raw)]
    return (
        [raw[a:b] for a, b in zip(cuts, [*cuts[1:], len(raw)], strict=True)]
        if len(cuts) > 1 and not raw[: cuts[0]].strip()
        else []
    )


@lru_cache(maxsize=1)
def _head_cut() -> re.Pattern[str]:
    heads = sorted(load_statement_words().condition - load_statement_words().output - {"semakin", "makin", "adanya"})
    return re.compile(rf"(?<=[a-z0-9)%.;] )(?:{'|'.join(h.capitalize() for h in heads)})\b")


@lru_cache(maxsize=1)
def _numbered_head() -> re.Pattern[str]:
    lexicon = load_statement_words()
    heads = sorted(lexicon.condition | lexicon.verb)
    return re.compile(rf"(?:(?<=\s)|^)\d{{1,2}}\s+(?=(?:{'|'.join(h.capitalize() for h in heads)})\b)")


def _heads(text: str) -> list[int]:
    """Return where a second statement begins, with a number or a capital, inside the text of a first one."""
    if kind_of(text) not in (Kind.CONDITION, Kind.VERB):
        return []
    numbered = [m.start() for m in _numbered_head().finditer(text) if m.start()]
    if numbered:
        return [0, *numbered]
    if kind_of(text) is Kind.VERB:
        return []
    cuts = [0]
    for found in _head_cut().finditer(text):
        if not _JOINING.search(text[: found.start()]) and found.start() - cuts[-1] > 12:
            cuts.append(found.start())
    return cuts if len(cuts) > 1 else []


def kind_of(text: str) -> Kind:
    """Return what a text is, by its first words.

    >>> str(kind_of("Meningkatnya mutu layanan")), str(kind_of("Persentase ibu hamil")), str(kind_of("Program Pendidikan"))
    ('condition', 'indicator', 'title')
    """
    cleaned = clean(text).lower()
    if sum(map(str.isalpha, cleaned)) < 4:
        return Kind.EMPTY
    first, _, rest = cleaned.partition(" ")
    return _kind_of_word(first.strip(_EDGES), rest, load_statement_words())


def tells_state(text: str) -> bool:
    """Return whether a text says of somebody or something how it will be, with no head word of change.

    >>> tells_state("Anak terlindungi dari kekerasan"), tells_state("Masyarakat yang terdampak bencana")
    (True, False)
    """
    return bool(_STATE.match(clean(text)))


def _kind_of_word(first: str, rest: str, lexicon: StatementWords) -> Kind:
    listed = (
        (lexicon.output, Kind.OUTPUT),
        (lexicon.indicator, Kind.INDICATOR),
        (lexicon.title, Kind.TITLE),
        (lexicon.none, Kind.EMPTY),
        (lexicon.condition, Kind.CONDITION if rest else Kind.EMPTY),
        (lexicon.verb, Kind.VERB if rest else Kind.EMPTY),
        (lexicon.activity, Kind.ACTIVITY),
    )
    for words, kind in listed:
        if first in words:
            return kind
    if _OTHER_NYA.match(first):
        return Kind.CONDITION
    return Kind.NOMINAL if _NOMINAL.match(first) else Kind.OTHER
