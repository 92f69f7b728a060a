"""What a stream holds, told from its first bytes; the file's name decides only where they do not."""

from __future__ import annotations

import re
from enum import StrEnum

from telaah.news.reading.encoding import WIDE, decode, find_encoding

HEAD = 8192


class Format(StrEnum):
    """What telaah reads, and what it does not."""

    EMPTY = "empty"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"
    PARQUET = "parquet"
    FEED = "feed"
    JSON = "json"
    CSV = "csv"
    MHTML = "mhtml"
    HTML = "html"
    TEXT = "text"
    OTHER = "other"


_MAGIC = (
    (b"\x1f\x8b", Format.GZIP),
    (b"BZh", Format.BZIP2),
    (b"\xfd7zXZ\x00", Format.XZ),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"PAR1", Format.PARQUET),
    (b"WARC/", Format.WARC),
    (b"%PDF", Format.OTHER),
    (b"\x89PNG", Format.OTHER),
    (b"\xff\xd8\xff", Format.OTHER),
    (b"GIF8", Format.OTHER),
    (b"RIFF", Format.OTHER),
    (b"7z\xbc\xaf", Format.OTHER),
    (b"Rar!", Format.OTHER),
    (b"\x7fELF", Format.OTHER),
    (b"MZ", Format.OTHER),
    (b"\xd0\xcf\x11\xe0", Format.OTHER),
    (b"SQLite format 3", Format.OTHER),
    (b"{\\rtf", Format.OTHER),
    (b"wOF", Format.OTHER),
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|script|main|amp-\w+)[\s>/]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_MHTML = re.compile(
    r"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?(?:MIME-Version|Content-Type:\s*multipart/related)", re.IGNORECASE
)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".amp")
_OTHER_NAMES = (
    ".css",
    ".js",
    ".mjs",
    ".map",
    ".svg",
    ".woff",
    ".woff2",
    ".ttf",
    ".eot",
    ".ico",
    ".sql",
    ".py",
    ".yml",
    ".yaml",
    ".toml",
    ".ini",
    ".log",
    ".lock",
    ".sh",
    ".bat",
    ".h",
    ".c",
    ".xsl",
)
_NO_NEWS = ("readme", "license", "licence", "robots.txt", "humans.txt", "ads.txt", "sitemap", "sha256sums")


def sniff(head: bytes, name: str = "") -> Format:
    """Return what begins with these bytes."""
    name = name.lower()
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        return Format.EMPTY
    for magic, kind in _MAGIC:
        # "MZ" and "BZh" are letters too: a text may begin with them.
        if (
            head.startswith(magic)
            and not (magic == b"MZ" and b"\x00" not in head[:64])
            and not (magic == b"BZh" and head[4:6] != b"1A")
        ):
            return kind
    if head[257:262] == b"ustar":
        return Format.TAR
    if name.endswith(_OTHER_NAMES) or name.startswith(_NO_NEWS):
        return Format.OTHER
    return _sniff_text(head, name)


def _sniff_text(head: bytes, name: str) -> Format:
    text = decode(head)
    start = text.lstrip()
    if _is_binary(text, head):
        return Format.OTHER
    if name.endswith((".jsonl", ".ndjson", ".json")) or _looks_json(start):
        return Format.JSON
    if name.endswith((".csv", ".tsv", ".tab")):
        return Format.CSV
    if name.endswith((".mht", ".mhtml", ".eml")) and _MHTML.search(start):
        return Format.MHTML
    return _sniff_marked(start, name)


def _sniff_marked(start: str, name: str) -> Format:
    if start.startswith("<"):
        if _FEED.search(start[:4096]) and not re.search(r"<html[\s>]", start[:2048], re.IGNORECASE):
            return Format.FEED
        if start.startswith("<?xml") and not _HTML.search(start):
            return Format.OTHER
        if _HTML.search(start) or len(_TAG.findall(start)) >= 3:
            return Format.HTML
    return Format.HTML if name.endswith(_PAGE_NAMES) or _tags_prevail(start) else Format.TEXT


def _looks_json(start: str) -> bool:
    return bool(re.match(r'\[\s*(?:\{|\])|\{\s*(?:"|\})', start))


def _tags_prevail(start: str) -> bool:
    tags = _TAG.findall(start)
    return len(tags) > 20 and sum(map(len, tags)) * 4 > len(start)


def _is_binary(text: str, head: bytes) -> bool:
    sample = text[:4096]
    strange = sum(1 for c in sample if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\x0b\x1a\x1b\b") or "\x7f" <= c < "\xa0")
    nul = 0 if find_encoding(head) in WIDE else head.count(b"\x00")
    return strange * 30 > len(sample) or nul * 20 > len(head)
