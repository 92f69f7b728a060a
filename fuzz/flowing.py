"""Word documents, web pages and texts broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from fuzz import raw, seeds

_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (c, *([c - 1] * 8)) for c in range(98, 108))
    + b"]>"
)
_FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_OFFICE = "http://schemas.openxmlformats.org"
_LINK = (
    f'<?xml version="1.0"?><Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://127.0.0.1:9/t.dotx" TargetMode="External"/></Relationships>'
).encode()
_MAIN = "word/document.xml"
Parts = dict[str, bytes]


def _document(parts: Parts, change: Callable[[bytes], bytes]) -> None:
    parts[_MAIN] = change(parts[_MAIN])


def entities(parts: Parts, random: Random) -> None:
    """Declare entities that grow without end, or that are files."""
    declared, used = random.choice(((_ENTITIES, b"&k;"), (_FILE, b"&a;")))
    _document(parts, lambda data: data.replace(b"?>", b"?>" + declared, 1).replace(b"PENDAHULUAN", used, 1))


def deep(parts: Parts, random: Random) -> None:
    """Nest elements, tables in tables or boxes in boxes."""
    depth = random.choice((30, 200, 5000))
    start, end = random.choice(
        (
            (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"),
            (b"<w:p><w:r>", b"</w:r></w:p>"),
            (b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"),
            (b"<x>", b"</x>"),
        )
    )
    inner = start * depth + b"<w:p><w:r><w:t>Dinas Sosial</w:t></w:r></w:p>" + end * depth
    _document(parts, lambda data: data.replace(b"<w:body>", b"<w:body>" + inner, 1))


def huge_table(parts: Parts, random: Random) -> None:
    """Add a table of very many rows, columns or spans."""
    rows, columns, span = random.choice(((20000, 2, 1), (5, 4000, 1), (300, 3, 9999), (2, 2, 99999999)))
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>' % span
    table = b"<w:tbl>" + (b"<w:tr>" + cell * columns + b"</w:tr>") * rows + b"</w:tbl>"
    _document(parts, lambda data: data.replace(b"</w:body>", table + b"</w:body>", 1))


def long_text(parts: Parts, random: Random) -> None:
    """Add very many paragraphs, or one very long one."""
    word = random.choice((b"a", b"Dinas Sosial ", b"1.1.", b"&#x202E;", "\u0e01".encode(), b"((("))
    text = word * random.choice((1000, 100000))
    many = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * random.choice((1, 20000))
    _document(
        parts, lambda data: data.replace(b"</w:body>", b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>" + many + b"</w:body>", 1)
    )


def missing(parts: Parts, random: Random) -> None:
    """Leave out parts."""
    for name in random.sample(sorted(parts), random.choice((1, 2))):
        del parts[name]


def part_of_bytes(parts: Parts, random: Random) -> None:
    """Break a part as bytes."""
    name = random.choice(sorted(parts))
    parts[name] = random.choice(raw.WAYS)(parts[name], random)


def numbers(parts: Parts, random: Random) -> None:
    """Let levels and numbers of lists be strange, and lists refer to each other in circles."""
    value = random.choice((b"-1", b"99", b"999999999999", b"x", b""))
    name = random.choice(("word/numbering.xml", _MAIN))
    parts[name] = re.sub(rb'w:(val|ilvl|numId|abstractNumId)="[^"]*"', rb'w:\1="' + value + b'"', parts[name])


def links(parts: Parts, random: Random) -> None:
    """Refer to what lies outside."""
    for name in ("word/_rels/document.xml.rels", "_rels/.rels"):
        parts[name] = _LINK
    if random.random() < 0.5:
        parts["../../evil.xml"] = b"<x/>"


def of_tags(parts: Parts, random: Random) -> None:
    """Take tags away, or double them."""
    tags = re.findall(rb"<[^>]+>", parts[_MAIN])
    for _ in range(random.choice((1, 5))):
        tag = random.choice(tags or [b"<w:p>"])
        _document(parts, lambda data, tag=tag: data.replace(tag, random.choice((b"", tag * 2)), random.choice((1, -1))))  # type: ignore[misc]


def bomb(parts: Parts, random: Random) -> None:
    """Blow a part up."""
    name = random.choice(sorted(parts))
    parts[name] = parts[name] + b" " * random.choice((10 << 20, 120 << 20))


DOCX_WAYS: tuple[Callable[[Parts, Random], None], ...] = (
    entities,
    deep,
    huge_table,
    long_text,
    missing,
    part_of_bytes,
    numbers,
    links,
    of_tags,
    part_of_bytes,
    bomb,
)


def docx(random: Random) -> bytes:
    """Return a broken Word document."""
    parts = dict(seeds.docx_parts())
    for way in random.sample(DOCX_WAYS, random.choice((0, 1, 1, 2))):
        if _MAIN in parts and "word/numbering.xml" in parts:
            way(parts, random)
    data = seeds.zipped(parts, stored=random.random() < 0.2 and sum(map(len, parts.values())) < 1 << 20)
    return random.choice(raw.WAYS)(data, random) if random.random() < 0.4 else data


def _web_deep(page: bytes, random: Random) -> bytes:
    tag = random.choice((b"div", b"span", b"table><tr><td", b"ul><li", b"blockquote", b"b", b"font"))
    return page.replace(b"<body>", b"<body>" + (b"<" + tag + b">") * random.choice((150, 1000, 20000)), 1)


def _web_spans(page: bytes, random: Random) -> bytes:
    span = random.choice((b"0", b"-1", b"1000", b"99999", b"99999999999", b"x"))
    return page.replace(b"<td", b'<td rowspan="' + span + b'" colspan="' + span + b'"')


def _web_many(page: bytes, random: Random) -> bytes:
    piece = random.choice((b"<p>Dinas Sosial", b"<br>", b"<tr><td>1<td>2", b"<li>x", b"&nbsp;", b"<!--", b"<a href=x>"))
    return page.replace(b"</body>", piece * random.choice((1000, 100000)) + b"</body>", 1)


def _web_encoding(page: bytes, random: Random) -> bytes:
    name = random.choice((b"utf-16", b"nosuch", b"utf-7", b"ebcdic-cp-us", b"", b"idna", b"unicode_escape"))
    return page.replace(b"utf-8", name, 1)


def _web_entities(page: bytes, random: Random) -> bytes:
    return random.choice((_ENTITIES, _FILE)) + page.replace(b"PENDAHULUAN", b"&k;&#0;&#xD800;&#x110000;&#x1b;[31m", 1)


def html(random: Random) -> bytes:
    """Return a broken web page."""
    page = seeds.html()
    ways = (_web_deep, _web_spans, _web_many, _web_encoding, _web_entities, *raw.WAYS)
    for way in random.sample(ways, random.choice((1, 1, 2, 3))):
        page = way(page, random)
    return page


def text(random: Random) -> bytes:
    """Return a broken text."""
    page = seeds.text()
    for way in random.sample(raw.WAYS, random.choice((1, 2))):
        page = way(page, random)
    marks = (b"", b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b[2J", b"\x0c" * 2000)
    return random.choice(marks) + page
