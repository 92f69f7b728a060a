"""Bytes -> text: byte order marks, declared charsets, and what the bytes themselves say."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]{0,80}encoding\s*=\s*)["']?\s*([A-Za-z0-9._:\-]{2,40})""", re.IGNORECASE)
_SAMPLE = 64 * 1024
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_NOT_TEXT = frozenset(
    [
        "base64",
        "bz2",
        "hex",
        "idna",
        "punycode",
        "quopri",
        "rot-13",
        "undefined",
        "uu",
        "zlib",
        "unicode-escape",
        "raw-unicode-escape",
        "utf-7",
    ]
)

# UTF-8 read as windows-1252 and saved again: "â€œ" for a quotation mark, "Â " for a space that does not break.
_HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_TWICE = re.compile(f"(?:[\u00c2\u00c3\u00e2][{_HIGH}]{{1,2}})+")


def find_encoding(head: bytes, declared: str | None = None) -> str:
    """Return the encoding of text that begins with ``head``.

    What decodes as UTF-8 is UTF-8, whatever a page declares: few bytes of another encoding do by chance.
    """
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return marked
    if wide := _wide(head):
        return wide
    if _is_utf8(head):
        return "utf-8"
    found = _DECLARED.search(head[:4096])
    for name in (declared, found.group(1).decode("ascii") if found else None):
        usable = _usable(name)
        if usable and usable not in WIDE and usable != "utf-8":
            return usable
    # A page that declares UTF-8 and has a broken byte in it is read as UTF-8; without a word, windows-1252 is what is left.
    mostly = codecs.getincrementaldecoder("utf-8")("replace").decode(head[:_SAMPLE])
    foreign = sum(1 for character in mostly if character > "\x7f")
    return "utf-8" if mostly.count("\ufffd") * 3 < foreign else "windows-1252"


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> str:
    """Return bytes as text, whatever they are: no character is refused, NUL and lone surrogates are dropped."""
    name = _usable(encoding) or find_encoding(data[:_SAMPLE], declared)
    if name == "utf-8" and not encoding and len(data) > _SAMPLE and not _is_utf8(data):
        name = find_encoding(data, declared)
    if name == "windows-1252":
        # Five bytes have no meaning there; latin-1 has one for each.
        text = "".join(map(_cp1252, data)) if any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d") else data.decode("cp1252")
    else:
        text = data.decode(name, "replace")
    return repair_twice(text.replace("\x00", "").removeprefix("\ufeff"))


def repair_twice(text: str) -> str:
    r"""Repair runs that were encoded as UTF-8 twice.

    >>> repair_twice("\u00e2\u20ac\u0153Kami\u00e2\u20ac\u009d")
    '“Kami”'
    """
    return _TWICE.sub(_once, text) if _TWICE.search(text) else text


def _once(match: re.Match[str]) -> str:
    raw = bytearray()
    for character in match.group():
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if character > "\xff":
                return match.group()
            raw.append(ord(character))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _cp1252(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte))


def _usable(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if found in _NOT_TEXT:
        return None
    return "windows-1252" if found in {"iso8859-1", "ascii", "cp1252"} else found


def _is_utf8(data: bytes) -> bool:
    try:
        # Incremental, so that a character cut at the end of a sample is no fault.
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 without its mark by where the NUL bytes of plain letters stand."""
    sample = head[:2048]
    if len(sample) < 16:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None
