"""Temporary reader over the prototype; replaced by the real ingest."""
from __future__ import annotations

import hashlib
import re

import pypdfium2 as pdfium

from telaah.ingest import _seed_fast as fast
from telaah.model.document import Block, BlockKind, Cell, Document, Page, PageState, Table, Word
from telaah.model.place import Box

MARK = re.compile(r"^\s*(BAB\s+[IVX]+\b|(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[a-zA-Z][.)]|\(\d+\)|[•▪●\-–➢])\s*")


def _lines(words):
    lines = []
    for w in sorted(words, key=lambda w: ((w.box.top + w.box.bottom) / 2, w.box.x0)):
        mid = (w.box.top + w.box.bottom) / 2
        if lines and abs(mid - lines[-1][0]) < 0.5 * w.box.height:
            lines[-1][1].append(w)
        else:
            lines.append((mid, [w]))
    return [sorted(ws, key=lambda w: w.box.x0) for _, ws in lines]


def _box(ws):
    return Box(min(w.box.x0 for w in ws), min(w.box.top for w in ws), max(w.box.x1 for w in ws), max(w.box.bottom for w in ws))


def read(path: str) -> Document:
    data = open(path, "rb").read()
    pdf = pdfium.PdfDocument(data)
    pages = []
    for n in range(len(pdf)):
        pg = pdf[n]
        width, height = pg.get_size()
        d = fast.extract(pg)
        pg.close()
        words = tuple(Word(t, Box(*map(float, b)), int(c)) for t, b, c in zip(d["words"], d["boxes"].tolist(), d["cell"].tolist()))
        raw_items = []
        for T, texts in d["tables"]:
            if len(T.cells) < 2:
                continue
            raw_items.append((T.ys[0], "t", T, texts))
        loose = [w for w in words if w.cell < 0]
        kept = {id(x[2]) for x in raw_items}
        base = 0
        single = set()
        for T, texts in d["tables"]:
            if id(T) not in kept:
                single |= set(range(base, base + len(T.cells)))
            base += len(T.cells)
        loose += [w for w in words if w.cell in single]
        cur, prev = [], None
        margin = None
        for ws in _lines(loose):
            b = _box(ws)
            text = " ".join(w.text for w in ws)
            new = prev is None or b.top - prev.bottom > 0.7 * b.height or MARK.match(text) or abs(b.height - prev.height) > 2
            crossing = cur and any(x[1] == "t" and prev.bottom <= x[2].ys[0] + 2 and b.top >= x[2].ys[-1] - 2 for x in raw_items)
            if new or crossing:
                if cur:
                    raw_items.append((_box([w for l in cur for w in l]).top, "b", cur, None))
                cur = []
            cur.append(ws)
            prev = b
        if cur:
            raw_items.append((_box([w for l in cur for w in l]).top, "b", cur, None))
        raw_items.sort(key=lambda x: x[0])
        items, buf, off, ti = [], [], 0, 0
        for _, kind, x, texts in raw_items:
            if kind == "b":
                raw = "\n".join(" ".join(w.text for w in l) for l in x)
                text = re.sub(r"\s+", " ", raw).strip()
                if not text:
                    continue
                m = MARK.match(text)
                bk = BlockKind.PARAGRAPH
                if m:
                    bk = BlockKind.HEADING if re.match(r"BAB|\d+\.\d", m[1]) and len(text) < 120 else BlockKind.LIST_ITEM
                elif re.match(r"(?i)tabel\s+\S+", text):
                    bk = BlockKind.CAPTION
                elif re.match(r"(?i)sumber\s*[:=]|ket(erangan)?\s*:", text):
                    bk = BlockKind.NOTE
                elif re.search(r"\.{5,}", text):
                    bk = BlockKind.TOC
                elif text.isupper() and len(text) < 120:
                    bk = BlockKind.HEADING
                bx = _box([w for l in x for w in l])
                items.append(Block(bk, text, raw, n + 1, bx, off, m[1] if m else "", x[0][0].box.height))
                buf.append(text)
                off += len(text) + 1
            else:
                cells = []
                order = sorted(range(len(x.cells)), key=lambda k: (x.cells[k][0], x.cells[k][2]))
                for k in order:
                    r0, r1, c0, c1 = map(int, x.cells[k])
                    raw = texts[k]
                    text = re.sub(r"(?<=[\d.,])\n(?=[\d.,])", "", raw)
                    text = re.sub(r"\s+", " ", text).strip()
                    cells.append(Cell(r0, c0, r1 - r0, c1 - c0, text, raw, Box(float(x.xs[c0]), float(x.ys[r0]), float(x.xs[c1]), float(x.ys[r1])), off))
                    buf.append(text)
                    off += len(text) + 1
                items.append(Table(n + 1, ti, Box(*map(float, x.bbox)), len(x.ys) - 1, len(x.xs) - 1, tuple(cells)))
                ti += 1
        state = PageState.READ if len(words) > 3 else PageState.SCANNED
        pages.append(Page(n + 1, width, height, state, words, tuple(items), "\n".join(buf) + ("\n" if buf else "")))
    return Document(path, hashlib.sha256(data).hexdigest(), "pdf", tuple(pages))
