"""PDFs with page contents that nobody would draw."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from pikepdf import Array, Dictionary, Name, Pdf

_STRANGE = (b"nan", b"1e400", b"-99999999999", b"0", b"99999999999999999999999", b"--5", b"1.2.3", b"()", b"[", b"<</A 1>>")


def _content(pdf: Pdf, data: bytes, random: Random) -> None:
    """Put contents on a page, before or after its own or in their place."""
    page = random.choice(list(pdf.pages))
    added = pdf.make_stream(data)
    own = page.obj.get("/Contents")
    if own is None or random.random() < 0.4:
        page.obj[Name.Contents] = added
    else:
        parts = list(own) if isinstance(own, Array) else [own]
        page.obj[Name.Contents] = Array([added, *parts] if random.random() < 0.5 else [*parts, added])


def many_operators(pdf: Pdf, random: Random) -> None:
    """Draw without end: letters, lines, rectangles or curves."""
    one = random.choice(
        (
            b"BT /F1 9 Tf 100 100 Td (a) Tj ET\n",
            b"0 0 m 500 500 l S\n",
            b"10 10 50 50 re f\n",
            b"0 0 m 1 2 3 4 5 6 c S\n",
            b"0 500 m 500 500 l S\n",
        )
    )
    _content(pdf, one * random.choice((1000, 20000, 100000)), random)


def grid(pdf: Pdf, random: Random) -> None:
    """Draw a table of very many lines."""
    lines = random.choice((50, 400, 1500))
    down = b"".join(b"%d 0 m %d 800 l S\n" % (10 + at, 10 + at) for at in range(0, lines, 2))
    across = b"".join(b"0 %d m 600 %d l S\n" % (10 + at, 10 + at) for at in range(0, lines, 2))
    _content(pdf, down + across, random)


def nested(pdf: Pdf, random: Random) -> None:
    """Save the state of drawing deeper and deeper, or restore what was never saved."""
    depth = random.choice((100, 5000, 100000))
    _content(pdf, random.choice((b"q ", b"Q ", b"BT ", b"BX ", b"/A BMC ", b"[", b"<<")) * depth, random)


def calls_itself(pdf: Pdf, random: Random) -> None:
    """Put a form on a page that draws itself, or two that draw each other, or many that draw two each."""
    forms = []
    for _ in range(random.choice((1, 2, 20))):
        form = pdf.make_stream(b"/A Do /B Do BT /F1 9 Tf (x) Tj ET")
        form[Name.Type], form[Name.Subtype], form[Name.BBox] = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        forms.append(form)
    for at, form in enumerate(forms):
        following = forms[(at + 1) % len(forms)] if random.random() < 0.5 or at + 1 < len(forms) else forms[0]
        form[Name.Resources] = Dictionary(XObject=Dictionary(A=following, B=following))
    if random.random() < 0.5:
        forms[-1][Name.Resources] = Dictionary()  # no circle, but two to the power of twenty
    page = random.choice(list(pdf.pages))
    page.obj[Name.Resources] = Dictionary(XObject=Dictionary(A=forms[0], B=forms[0]))
    page.obj[Name.Contents] = pdf.make_stream(b"/A Do")


def strange_numbers(pdf: Pdf, random: Random) -> None:
    """Give operators numbers that are none, too large or too many."""
    operators = (
        b"cm",
        b"Tm",
        b"Td",
        b"TD",
        b"Tf",
        b"Tz",
        b"TL",
        b"Ts",
        b"Tc",
        b"Tw",
        b"Tr",
        b"re",
        b"l",
        b"m",
        b"c",
        b"w",
        b"TJ",
        b"Tj",
        b"d",
    )
    lines = []
    for _ in range(random.choice((5, 200))):
        numbers = b" ".join(random.choice((*_STRANGE, b"1", b"100", b"-3.5")) for _ in range(random.randrange(8)))
        lines.append(numbers + b" " + random.choice(operators))
    _content(pdf, b"q BT /F1 12 Tf\n" + b"\n".join(lines) + b"\n(Dinas Sosial) Tj ET Q", random)


def scaled(pdf: Pdf, random: Random) -> None:
    """Draw everything very large, very small, mirrored, slanted or on one point."""
    matrix = random.choice(
        (
            b"1e6 0 0 1e6 0 0",
            b"0.00001 0 0 0.00001 300 300",
            b"-1 0 0 1 595 0",
            b"1 1 1 1 0 0",
            b"0 0 0 0 0 0",
            b"0.7 0.7 -0.7 0.7 0 0",
        )
    )
    page = random.choice(list(pdf.pages))
    own = page.obj.get("/Contents")
    if own is not None:
        parts = list(own) if isinstance(own, Array) else [own]
        page.obj[Name.Contents] = Array([pdf.make_stream(matrix + b" cm\n"), *parts])


def cut_content(pdf: Pdf, random: Random) -> None:
    """End the contents of pages in the middle, or shuffle their lines."""
    for page in pdf.pages:
        data = bytearray()
        for stream in list(page.obj.Contents) if isinstance(page.obj.get("/Contents"), Array) else [page.obj.get("/Contents")]:
            data += stream.read_bytes() if stream is not None else b""
        if random.random() < 0.5:
            page.obj[Name.Contents] = pdf.make_stream(bytes(data[: random.randrange(len(data) + 1)]))
        else:
            lines = bytes(data).split(b"\n")
            random.shuffle(lines)
            page.obj[Name.Contents] = pdf.make_stream(b"\n".join(lines))


def long_text(pdf: Pdf, random: Random) -> None:
    """Write one very long word, or one letter over and over in the same place."""
    word = random.choice((b"a" * 200000, b"Dinas " * 20000, b"1" * 50000, b"(" * 1, b"\\333" * 30000, b"1.1.1." * 9000))
    data = b"BT /F1 9 Tf 50 500 Td (" + word.replace(b"(", b"\\(") + b") Tj ET"
    if random.random() < 0.5:
        data = b"BT /F1 9 Tf 1 0 0 1 50 500 Tm (Dinas) Tj ET\n" * random.choice((500, 8000))
    page = random.choice(list(pdf.pages))
    page.obj[Name.Resources] = Dictionary(
        Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    page.obj[Name.Contents] = pdf.make_stream(data)


WAYS: tuple[Callable[[Pdf, Random], None], ...] = (
    many_operators,
    grid,
    nested,
    calls_itself,
    strange_numbers,
    scaled,
    cut_content,
    long_text,
)
