"""Why a file is not read, in the reader's language, and which text files are no plans.

PDF, DOCX and HTML are known by their content and read whatever they are called. Plain text has no mark of its own:
every settings file, table and program is text too. So it is taken only from files that are called text, or that have
no suffix (saved mails, downloads), and not where it is plainly data.
"""

from __future__ import annotations

import re
from pathlib import Path

from telaah.errors import ReadError
from telaah.model.document import Document
from telaah.texts.interface import Words

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".htm", ".html"})
"""Names of files whose content may be plain text; HTML without its opening tags is text."""

_DATA = re.compile(r"""\s*(?:[\[{]\s*(?:["'\[{\]}]|-?\d)|<\?xml|<\w+[^<>]*>)""")
"""How JSON and XML begin; a sentence may begin with a bracket, hardly with a bracket and a quotation mark."""

ADDRESS = re.compile(r"(?:stream )?<[^<>]* at 0x[0-9a-f]+>:? ?")
"""How libraries name an object in memory: it says nothing to a reader and is another one each time."""

_IN_WORDS = (
    (re.compile(r"begins with (?P<bytes>[0-9a-f ]+)"), "refused.begins_with"),
    (re.compile(r"zip"), "refused.zip"),
    (re.compile(r"way of packing"), "archive.packing"),
    (re.compile(r"broken (?P<encoding>utf-\S+)"), "refused.encoding"),
    (re.compile(r"no pages|no page could be recovered"), "refused.no_pages"),
    (re.compile(r"no words|no body"), "refused.no_words"),
    (re.compile(r"nested too deep|table fields"), "refused.too_deep"),
    (re.compile(r"(?:\S+: )?(?P<count>\d+) bytes"), "refused.bytes"),
)
"""Details that readers give, by what is said of them; others come from libraries and are quoted as such."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word and Excel wrote before 2007, and how Office packs what it locks."""
_NO_PASSWORD = "unsupported encryption filter"
"""What qpdf says of a PDF that is locked for holders of a certificate."""

_NEEDS_NO_DETAIL = frozenset({"empty", "encrypted", "not_found"})
"""Reasons that say it all: what a library adds is the same in its own language."""


class Refused(ReadError):
    """A file that is not read; ``detail`` is in the reader's language already."""


def narrowed(error: ReadError, data: bytes, say: Words, *, password: str) -> ReadError:
    """Return the error with what a look at the file adds: which old or locked format it is, or that the password is wrong."""
    if error.reason == "not_supported" and data.startswith(_OLE):
        if _name("EncryptedPackage") in data:
            return Refused(say("refused.locked_office"), reason="encrypted")
        return Refused(say("refused.old_word" if _name("WordDocument") in data else "refused.old_office"), reason="not_supported")
    if error.reason == "damaged" and _NO_PASSWORD in error.detail:
        return Refused(say("refused.certificate"), reason="encrypted")
    if error.reason == "encrypted" and password:
        return Refused(say("refused.wrong_password"), reason="encrypted")
    return error


def _name(stream: str) -> bytes:
    """Return how the directory of an OLE file writes the name of one of its streams."""
    return stream.encode("utf-16-le")


def refuse_what_is_no_text(document: Document, path: str, say: Words) -> None:
    """Raise Refused where a file was taken for text that nobody would call a plan."""
    if document.format != "txt":
        return
    suffix = Path(path).suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        raise Refused(say("refused.text", suffix=suffix), reason="not_supported")
    if _DATA.match(document.pages[0].text if document.pages else ""):
        raise Refused(say("refused.data"), reason="not_supported")


def detail(error: ReadError, say: Words) -> str:
    """Return the detail of a failure in the reader's language."""
    if isinstance(error, Refused):
        return error.detail
    told = ADDRESS.sub("", error.detail).strip()
    for pattern, key in _IN_WORDS:
        if match := pattern.fullmatch(told):
            return say(key, **{name: value or "" for name, value in match.groupdict().items()})
    return "" if error.reason in _NEEDS_NO_DETAIL else told and say("refused.library", why=told)
