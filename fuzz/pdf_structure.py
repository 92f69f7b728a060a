"""PDFs broken in their structure: objects, page trees, sizes, fonts, streams and filters."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_SIZES: tuple[list[Any], ...] = (
    [0, 0, 0, 0],
    [0, 0, -612, -792],
    [0, 0, 1e7, 1e7],
    [0, 0, 1, 1e6],
    [612, 792, 0, 0],
    [0, 0, 0.001, 0.001],
    [0, 0, 14400, 14400],
    [-1e9, -1e9, 1e9, 1e9],
    [0, 0],
    [],
    ["a", "b", "c", "d"],
    [1e5, 1e5, 1e5 + 10, 1e5 + 10],
)
_TURNS: tuple[Any, ...] = (90, 180, 270, 45, -90, 1 << 30, 1.5, "x")
_MOST = 40
"""Objects that are drawn from: a large file is not gone through whole."""


def size(pdf: Pdf, random: Random) -> None:
    """Give pages a size that no sheet has."""
    key = random.choice(("/MediaBox", "/CropBox", "/MediaBox"))
    for page in _some_pages(pdf, random):
        page.obj[key] = _value(random.choice(_SIZES))


def turned(pdf: Pdf, random: Random) -> None:
    """Turn pages, or give them another unit."""
    for page in _some_pages(pdf, random):
        page.obj[Name.Rotate] = _value(random.choice(_TURNS))
        if random.random() < 0.5:
            page.obj[Name.UserUnit] = _value(random.choice((0, -1, 1000, 1e-6, "x")))


def dropped(pdf: Pdf, random: Random) -> None:
    """Take a key out of objects."""
    for holder in _some_dictionaries(pdf, random):
        keys = _keys(holder)
        if keys:
            del holder[random.choice(keys)]


def retargeted(pdf: Pdf, random: Random) -> None:
    """Let a key lead to any other object: circles come of themselves."""
    everything = _objects(pdf, random)
    for holder in _some_dictionaries(pdf, random):
        keys = _keys(holder)
        if keys and everything:
            holder[random.choice(keys)] = random.choice(everything)


def of_another_kind(pdf: Pdf, random: Random) -> None:
    """Put a value of another kind in the place of one."""
    kinds: tuple[Any, ...] = (0, -1, 1e30, "", "x" * 70000, [], {}, [[[[]]]], True, None, 2147483647)
    for holder in _some_dictionaries(pdf, random):
        keys = _keys(holder)
        if keys:
            value = random.choice(kinds)
            if value is not None:
                holder[random.choice(keys)] = _value(value)


def page_tree(pdf: Pdf, random: Random) -> None:
    """Let the tree of pages go round in circles, lie about its count, or be deep."""
    pages = pdf.Root.Pages
    way = random.randrange(5)
    if way == 0:
        pages.Kids.append(pages)
    elif way == 1:
        pages.Count = random.choice((0, -1, 1 << 30, 99999))
    elif way == 2:
        for _ in range(random.choice((50, 2000))):
            pages.Kids = Array([pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=pages.Kids, Count=pages.Count))])
    elif way == 3:
        pages.Kids.extend([pages.Kids[0]] * random.choice((3, 500)))
    else:
        inner = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=1, Kids=Array([])))
        inner.Kids.append(inner)
        pages.Kids.append(inner)


def fonts(pdf: Pdf, random: Random) -> None:
    """Break fonts: their maps to letters, widths, encodings and programs."""
    found = [thing for thing in _dictionaries(pdf) if thing.get("/Type") == Name.Font]
    for font in random.sample(found, min(len(found), 4)):
        way = random.randrange(6)
        if way == 0:
            font[Name.ToUnicode] = pdf.make_stream(_to_unicode(random))
        elif way == 1:
            font[Name.Widths] = Array([_value(random.choice((0, -500, 1e9, 250))) for _ in range(256)])
        elif way == 2:
            font[Name.Encoding] = _value(random.choice(("Identity-H", "Nosuch", 7)))
        elif way == 3:
            font[Name.Subtype] = random.choice((Name.Type3, Name.Type0, Name.CIDFontType2, Name("/Nosuch")))
        elif way == 4 and "/FontDescriptor" in font:
            font.FontDescriptor[Name.FontFile2] = pdf.make_stream(random.randbytes(2000))
        else:
            font[Name.FirstChar], font[Name.LastChar] = -5, 1 << 20


def _to_unicode(random: Random) -> bytes:
    letters = random.choice(("D800", "0000", "202E", "FFFF", "E000", "0041" * 60, "", "DBFFDFFF"))
    lines = "".join(f"<{code:02X}> <{letters}>\n" for code in range(256))
    ranges = "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n" if random.random() < 0.3 else ""
    return f"/CIDInit /ProcSet findresource begin\nbegincmap\n256 beginbfchar\n{lines}endbfchar\n{ranges}endcmap\n".encode()


def streams(pdf: Pdf, random: Random) -> None:
    """Break streams: cut, of strange filters, packed many times, or much longer than they look."""
    found = [thing for thing in pdf.objects if isinstance(thing, Stream)][:_MOST]
    for stream in random.sample(found, min(len(found), 2)):
        raw = stream.read_raw_bytes()
        way = random.randrange(5)
        if way == 0:
            stream.write(raw[: random.randrange(len(raw) + 1)], filter=stream.get("/Filter"))
        elif way == 1:
            names = (Name.FlateDecode, Name.ASCIIHexDecode, Name.LZWDecode, Name.RunLengthDecode, Name("/Nosuch"))
            stream.write(raw, filter=Array([random.choice(names) for _ in range(random.choice((1, 3, 40)))]))
        elif way == 2:
            for _ in range(random.choice((2, 12))):
                raw = zlib.compress(raw)
            stream.write(raw, filter=Array([Name.FlateDecode] * 12))
        elif way == 3:
            stream.write(zlib.compress(b" " * random.choice((1 << 20, 60 << 20)), 9), filter=Name.FlateDecode)
        else:
            parms = Dictionary(Predictor=random.choice((2, 12, 15, 99)), Columns=random.choice((0, -1, 1 << 28)))
            stream.write(zlib.compress(raw), filter=Name.FlateDecode, decode_parms=parms)


def many_objects(pdf: Pdf, random: Random) -> None:
    """Add objects without end: most of a file that nobody refers to, or one long chain."""
    chained = random.random() < 0.5
    last: Any = Dictionary(A=1)
    for _ in range(random.choice((1000, 20000))):
        last = pdf.make_indirect(Dictionary(A=last) if chained else Dictionary(A=1))
    pdf.Root[Name("/Extra")] = last


def deep(pdf: Pdf, random: Random) -> None:
    """Nest arrays deep in the catalogue or on a page."""
    value: Any = Array([])
    for _ in range(random.choice((100, 400))):
        value = Array([value])
    target = pdf.Root if random.random() < 0.5 else pdf.pages[0].obj
    target[random.choice((Name("/Names"), Name.Outlines, Name("/Resources"), Name("/Annots")))] = value


def pages(pdf: Pdf, random: Random) -> None:
    """Repeat pages many times, or take all away."""
    if random.random() < 0.3:
        while len(pdf.pages):
            del pdf.pages[0]
    else:
        for _ in range(random.choice((5, 60))):
            pdf.pages.append(pdf.pages[0])


def images(pdf: Pdf, random: Random) -> None:
    """Put a picture on a page that says it is larger than its data, or is huge."""
    width = random.choice((0, 1, 5000, 100000))
    picture = pdf.make_stream(zlib.compress(b"\x00" * 1000))
    for key, value in (
        ("/Type", Name.XObject),
        ("/Subtype", Name.Image),
        ("/ColorSpace", Name.DeviceRGB),
        ("/Filter", Name.FlateDecode),
    ):
        picture[key] = value
    picture[Name.Width], picture[Name.Height], picture[Name.BitsPerComponent] = width, width, random.choice((1, 8, 16, 99))
    page = random.choice(list(pdf.pages))
    page.obj[Name.Resources] = Dictionary(XObject=Dictionary(Im0=picture))
    page.obj[Name.Contents] = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q " * random.choice((1, 300)))


WAYS: tuple[Callable[[Pdf, Random], None], ...] = (
    size,
    turned,
    dropped,
    retargeted,
    of_another_kind,
    page_tree,
    fonts,
    streams,
    many_objects,
    deep,
    pages,
    images,
)


def saved(pdf: Pdf, random: Random) -> bytes:
    """Write a PDF in one of the ways in which PDFs are written; some of them with a wrong length or table."""
    out = io.BytesIO()
    mode = random.choice((pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.preserve))
    pdf.save(out, deterministic_id=True, object_stream_mode=mode, compress_streams=random.random() < 0.7)
    data = out.getvalue()
    if random.random() < 0.15:
        wrong = random.choice((b"/Length 0", b"/Length -1", b"/Length 999999999", b"/Length null"))
        import re

        data = re.sub(rb"/Length \d+", wrong, data, count=random.choice((1, 100)))
    if random.random() < 0.1:
        data = data.replace(b"startxref", b"startxerf")
    return data


def _some_pages(pdf: Pdf, random: Random) -> list[Any]:
    pages = list(pdf.pages)
    return pages if random.random() < 0.5 else random.sample(pages, min(1, len(pages)))


def _dictionaries(pdf: Pdf) -> list[Any]:
    return [thing for thing in list(pdf.objects)[:400] if isinstance(thing, (Dictionary, Stream))]


def _some_dictionaries(pdf: Pdf, random: Random) -> list[Any]:
    found = _dictionaries(pdf)
    return random.sample(found, min(len(found), random.choice((1, 2, 5, 20))))


def _objects(pdf: Pdf, random: Random) -> list[Any]:
    found = list(pdf.objects)[:400]
    return random.sample(found, min(len(found), _MOST))


def _keys(holder: Any) -> list[str]:
    """Return the keys that may be changed; the length of a stream is the writer's (``saved`` breaks it)."""
    return sorted(key for key in holder.keys() if key != "/Length")  # noqa: SIM118 - pikepdf's dictionaries are none


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return Array([_value(item) for item in plain])
    if isinstance(plain, float):
        from decimal import Decimal

        return Decimal(f"{plain:f}")
    if isinstance(plain, dict):
        return Dictionary(plain)
    return plain if isinstance(plain, (bool, int)) else pikepdf.String(plain)
