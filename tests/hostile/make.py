"""Files made to do harm, each with what has to be said of it. Nothing of this kind is stored."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.cli.conftest import make_pdf
from tests.ingest import make

_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 9}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def everything(folder: Path) -> dict[str, tuple[str, ...]]:
    """Fill a folder; return for each path in it what may be said of it: a status or a reason."""
    make_pdf(folder / "sound.pdf")
    expected = {"sound.pdf": ("ok",)}
    for make_some in (_plain, _packed, _structures, _drawings, _names, _words):
        expected |= make_some(folder)
    return expected


def _plain(folder: Path) -> dict[str, tuple[str, ...]]:
    sound = (folder / "sound.pdf").read_bytes()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "zeros.pdf").write_bytes(bytes(100_000))
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (folder / "words.pdf").write_text("Ini bukan PDF.", encoding="utf-8")
    (folder / "head.pdf").write_bytes(sound[:40])
    (folder / "half.pdf").write_bytes(sound[: len(sound) // 2])
    make.locked(folder / "sound.pdf", folder / "locked.pdf", user="rahasia")
    return {
        "empty.pdf": ("empty",),
        "zeros.pdf": ("empty", "not_supported"),
        "picture.pdf": ("not_supported",),
        "words.pdf": ("not_supported",),
        "head.pdf": ("damaged",),
        "half.pdf": ("partial", "damaged", "empty"),
        "locked.pdf": ("encrypted",),
    }


def _packed(folder: Path) -> dict[str, tuple[str, ...]]:
    _pdf(folder / "flate.pdf", zlib.compress(zlib.compress(b" " * (300 << 20), 9), 9), filters=2)
    _docx(folder / "bomb.docx", _WORD.format(" " * (220 << 20)))
    with zipfile.ZipFile(folder / "tricks.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "sound.pdf", "dinas/sound.pdf")
        archive.writestr("../../evil.pdf", b"x")
        archive.writestr("bomb.pdf", bytes(64 << 20))
    return {
        "flate.pdf": ("ok", "partial", "too_large", "out_of_memory", "timed_out", "crashed"),
        "bomb.docx": ("too_large",),
        "tricks.zip/dinas/sound.pdf": ("ok",),
        "tricks.zip/../../evil.pdf": ("not_supported",),
        "tricks.zip/bomb.pdf": ("too_large",),
    }


def _structures(folder: Path) -> dict[str, tuple[str, ...]]:
    with pikepdf.open(folder / "sound.pdf") as pdf:
        pdf.Root[Name("/Extra")] = Array([pdf.make_indirect(Dictionary(A=number)) for number in range(100_000)])
        pdf.save(folder / "objects.pdf")
    with pikepdf.open(folder / "sound.pdf") as pdf:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.save(folder / "circle.pdf")
    with pikepdf.open(folder / "sound.pdf") as pdf:
        page = pdf.pages[0]
        pdf.pages.extend([page] * (2000 - len(pdf.pages)))
        pdf.save(folder / "pages.pdf")
    deep = b"[" * 20_000 + b"]" * 20_000
    data = (folder / "sound.pdf").read_bytes()
    (folder / "deep.pdf").write_bytes(data.replace(b"/Type /Catalog", b"/Type /Catalog /Extra " + deep, 1))
    held = ("ok", "partial", "damaged", "empty", "crashed", "timed_out", "out_of_memory")
    return {"objects.pdf": ("ok",), "circle.pdf": held, "pages.pdf": ("ok",), "deep.pdf": held}


def _drawings(folder: Path) -> dict[str, tuple[str, ...]]:
    read = ("ok", "partial")
    for name, box in (("giant", [0, 0, 10_000_000, 10_000_000]), ("nothing", [0, 0, 0, 0]), ("negative", [600, 800, 0, 0])):
        with pikepdf.open(folder / "sound.pdf") as pdf:
            for page in pdf.pages:
                page.obj[Name.MediaBox] = Array(box)
            pdf.save(folder / f"{name}.pdf")
    _pdf(folder / "saved.pdf", zlib.compress(b"q " * 200_000))
    _pdf(folder / "operators.pdf", zlib.compress(b"10 10 m 500 10 l S\n" * 100_000))
    with pikepdf.open(folder / "sound.pdf") as pdf:
        form = pdf.make_stream(b"/A Do")
        form[Name.Type], form[Name.Subtype], form[Name.BBox] = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        form[Name.Resources] = Dictionary(XObject=Dictionary(A=form))
        pdf.pages[0].obj[Name.Resources] = Dictionary(XObject=Dictionary(A=form))
        pdf.pages[0].obj[Name.Contents] = pdf.make_stream(b"/A Do")
        pdf.save(folder / "form.pdf")
    held = (*read, "empty", "damaged")
    return {
        "giant.pdf": held,
        "nothing.pdf": held,
        "negative.pdf": held,
        "saved.pdf": (*held, "crashed", "out_of_memory"),
        "operators.pdf": held,
        "form.pdf": held,
    }


def _names(folder: Path) -> dict[str, tuple[str, ...]]:
    sound = (folder / "sound.pdf").read_bytes()
    names = (
        "a\x1b]0;evil\x07\x1b[2J.pdf",
        "new\nline.pdf",
        "=cmd|' .pdf",
        "<script>alert(1)</script>.pdf".replace("/", "_"),
        "-rf.pdf",
    )
    for name in names:
        (folder / name).write_bytes(sound)
    (folder / "gone.pdf").symlink_to(folder / "nowhere.pdf")
    (folder / "round.pdf").symlink_to("round.pdf")
    (folder / "outside").symlink_to("/")
    os.mkfifo(folder / "pipe.pdf")
    found = dict.fromkeys(names, ("ok",))
    return found | {
        "gone.pdf": ("not_found",),
        "round.pdf": ("not_found",),
        "outside": ("not_supported",),
        "pipe.pdf": ("not_supported",),
    }


def _words(folder: Path) -> dict[str, tuple[str, ...]]:
    table = "<w:tbl><w:tr><w:tc>"
    ends = "</w:tc></w:tr></w:tbl>"
    _docx(folder / "entities.docx", _ENTITIES + _WORD.format("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"))
    _docx(folder / "tables.docx", _WORD.format(table * 3000 + "<w:p/>" + ends * 3000))
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 50_000 + "Renstra", encoding="utf-8")
    held = ("ok", "partial", "damaged", "too_large", "empty")
    return {"entities.docx": held, "tables.docx": held, "deep.html": held}


def _pdf(path: Path, content: bytes, *, filters: int = 1) -> None:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj[Name.Contents] = pdf.make_stream(b"")
    page.obj.Contents.write(content, filter=Array([Name.FlateDecode] * filters))
    pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def _docx(path: Path, document: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    path.write_bytes(out.getvalue())
