"""What lies between a file and an article: an item is one page, text or record, not yet understood."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from telaah.errors import UsageError

ID_LENGTH = 20
MEGABYTE = 1024 * 1024

FIELDS = ("title", "text", "date", "outlet", "url", "author", "place", "summary")
"""What a column can be mapped to."""


class ItemKind(StrEnum):
    """What an item holds."""

    HTML = "html"
    TEXT = "text"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Item:
    """One page, text or record as it was found; small enough to be handed to a worker process."""

    path: str
    """The file as given; for archives and tables "file#member", "file#record"."""
    kind: ItemKind
    id: str
    """Hash of the content: the same material has the same id wherever it stands."""
    data: bytes = b""
    """The bytes of a page or a text."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the columns of a record say, under the names of ``FIELDS``."""
    url: str | None = None
    charset: str | None = None
    """As the protocol declared it, where there was one."""
    seen: str | None = None
    """ISO date on which the record says that it was fetched: what "2 hari lalu" counts from."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the user should be told about a file that is being read."""

    path: str
    key: str
    """"columns_guessed", "members_passed_over", ..."""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How news is read; the limits keep hostile material from filling memory or disk."""

    columns: tuple[tuple[str, str], ...] = ()
    """(field, column) as the user mapped them; what is not mapped is guessed."""
    encoding: str | None = None
    """Of all that is read; found where it is not given."""
    max_item_bytes: int = 20 * MEGABYTE
    """A page, a text or a record beyond this is told as too large."""
    max_unpacked_bytes: int = 64 * 1024 * MEGABYTE
    """All that one archive may unpack to."""
    max_ratio: int = 400
    """An archive member that unpacks to more than this many times its size, and to more than an item may have, is a bomb."""
    max_members: int = 2_000_000
    min_words: int = 15
    """A text with fewer words is no article."""


def parse_columns(given: str) -> tuple[tuple[str, str], ...]:
    """Return the mapping that an option gives.

    >>> parse_columns("title=judul, text=isi")
    (('title', 'judul'), ('text', 'isi'))
    """
    pairs = []
    for part in filter(None, (piece.strip() for piece in given.split(","))):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or name not in FIELDS:
            raise UsageError(f"{part!r}: FIELD=COLUMN, FIELD: {', '.join(FIELDS)}")
        pairs.append((name, column))
    return tuple(pairs)


def id_of(content: bytes) -> str:
    """Return the id of what was read."""
    return hashlib.sha256(content).hexdigest()[:ID_LENGTH]


def page_item(path: str, data: bytes, *, url: str | None = None, charset: str | None = None, seen: str | None = None) -> Item:
    """Return a web page as an item."""
    return Item(path, ItemKind.HTML, id_of(data), data=data, url=url, charset=charset, seen=seen)


def text_item(path: str, data: bytes) -> Item:
    """Return a plain text as an item; line ends and a byte order mark do not change its id."""
    return Item(path, ItemKind.TEXT, id_of(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip()), data=data)


def record_item(path: str, fields: Mapping[str, str], *, seen: str | None = None) -> Item:
    """Return a row or record as an item."""
    given = tuple((name, fields[name]) for name in FIELDS if fields.get(name))
    content = "\x1e".join(f"{name}\x1f{value.strip()}" for name, value in given)
    url = fields.get("url")
    return Item(path, ItemKind.RECORD, id_of(content.encode("utf-8", "surrogatepass")), fields=given, url=url, seen=seen)
