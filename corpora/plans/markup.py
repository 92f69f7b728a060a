"""Read the marked sources of the plans and of the excerpts: source/*.txt -> Plan.

The form is told in README.md beside this file. In short: a header of ``key: value`` lines, a blank line, then headings,
paragraphs, list items, tables and boxes. ``<label ...>`` begins a sentence, item or cell and says what it is;
``[name|CLASS role status tie ...]`` marks a party, ``[name|SUMBER tie]`` a data source, ``[words|KABUR]`` a vague phrase.
No mark is printed. All faults of a file are told at once, each with its line and what to do.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpora.plans.model import (
    Block,
    Boxes,
    Cell,
    Column,
    Command,
    Cover,
    Heading,
    Items,
    Paragraph,
    Party,
    Plan,
    SourceError,
    Table,
    Text,
    Unit,
    texts_of,
)

__all__ = ["LABELS", "WORKS", "Boxes", "Command", "Cover", "Heading", "Items", "Paragraph", "Party", "Plan", "SourceError", "Table", "Text", "Unit",
           "read_plan", "read_text", "texts_of"]  # fmt: skip

LABELS = (
    "own", "quoted", "output", "activity", "indicator", "strategy", "problem", "legal", "duty",
    "collab_named", "collab_generic", "collab_vague", "source", "other",
)  # fmt: skip
CLASSES = (
    "DIRI", "OPD", "PEMDA", "PUSAT", "LEGISLATIF", "KECAMATAN_DESA", "APARAT_HUKUM", "LEMBAGA_NEGARA", "BUMN_BUMD",
    "DUNIA_USAHA", "AKADEMISI", "MASYARAKAT", "MEDIA", "MITRA_PEMBANGUNAN", "LUAR_NEGERI", "FORUM",
)  # fmt: skip
ROLES = (
    "mitra", "pendukung", "pengampu", "penyedia_data", "pendana", "pengawas", "pengusul", "penerima", "atasan",
    "rujukan", "diri", "lokasi", "lain",
)  # fmt: skip
STATUSES = ("berjalan", "komitmen", "rencana", "perlu", "masalah", "lalu", "tupoksi", "tanpa")
WORKS = frozenset({"mitra", "pendukung", "pengampu"})
HOLDS = frozenset({"berjalan", "komitmen", "rencana"})
KINDS = ("renstra", "renja", "lkjip", "iku", "perjanjian_kinerja", "other")
HEADERS = {"kind", "organisation", "region", "period", "brief", "author", "layout", "faults", "notes"}
NEEDED = ("kind", "organisation", "region", "period", "brief", "author")
SECTIONS = frozenset(
    "pendahuluan latar_belakang landasan_hukum maksud_tujuan sistematika gambaran_pelayanan tupoksi sumber_daya "
    "kinerja_pelayanan evaluasi tantangan_peluang mitra kelompok_sasaran permasalahan telaahan isu_strategis visi_misi "
    "tujuan_sasaran strategi program kinerja_urusan crosscutting usulan perjanjian_kinerja penutup lampiran daftar_isi "
    "kata_pengantar lain".split()
)
COLUMNS = frozenset(
    "nomor kode misi tujuan sasaran tujuan_atasan sasaran_program output strategi arah_kebijakan program uraian indikator "
    "indikator_tujuan indikator_sasaran indikator_program satuan formula sumber_data baseline target realisasi capaian pagu "
    "penanggung_jawab pendukung peran lokasi kelompok_sasaran sumber_dana permasalahan isu keterangan lain".split()
)
BARE_COLUMNS = frozenset("nomor kode satuan baseline target realisasi capaian pagu sumber_dana".split())
"""Cells of these columns need no label: numbers, codes, units, money."""
OUTCOME = re.compile(r"[TSP]\d{1,2}[a-z]?")
LABEL_MARK = re.compile(r"<(?P<label>[A-Za-z_]+)(?P<args>[^<>]*)>")
PARTY_MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<spec>[^\[\]|]*)\]")
ITEM = re.compile(r"^(?P<marker>[-•–*]|\d{1,2}[.)]|[a-z][.)]|\(\d{1,2}\)|\([a-z]\)|[A-Z]\.|[ivx]{2,4}[.)])\s+(?P<text>.+)$")
ABOVE, LEFT = "^", "<"


def read_plan(path: Path) -> Plan:
    """Read one source; raises SourceError with all its faults."""
    from corpora.plans.checks import check_plan
    from corpora.plans.names import mark_own_names

    reader = _Reader(path)
    plan = reader.read()
    if not reader.faults:
        mark_own_names(plan)
        faults, plan.warnings = check_plan(plan)
        reader.faults += faults
    if reader.faults:
        raise SourceError("\n".join(f"{path}:{line}: {message}" for line, message in sorted(reader.faults)))
    return plan


def read_text(marked: str) -> Text:
    """Read one marked text alone; faults are not told."""
    reader = _Reader.__new__(_Reader)
    reader.faults = []
    return reader.text(marked, 0)


class _Reader:
    """One pass over the lines of a source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").replace("\ufeff", "").split("\n")
        self.at = 0
        self.faults: list[tuple[int, str]] = []
        self.section = "lain"
        self.sections: dict[int, str] = {}

    def fault(self, line: int, message: str) -> None:
        self.faults.append((line, message))

    def read(self) -> Plan:
        plan = Plan(self.path.stem, self.path, self._header())
        while self.at < len(self.lines):
            block = self._block()
            if isinstance(block, Text):  # a note of the table before it
                tables = [b for b in plan.blocks[-1:] if isinstance(b, Table)]
                if tables:
                    tables[0].notes.append(block)
                else:
                    plan.blocks.append(Paragraph(block))
            elif block is not None:
                plan.blocks.append(block)
        return plan

    def _header(self) -> dict[str, str]:
        found: dict[str, str] = {}
        while self.at < len(self.lines) and self.lines[self.at].strip():
            key, colon, value = self.lines[self.at].partition(":")
            if not colon or key.strip() not in HEADERS:
                self.fault(self.at + 1, f"no header key {key.strip()[:40]!r}; keys: {', '.join(sorted(HEADERS))}; then a blank line")
            found[key.strip()] = re.sub(r"\s+\(.*\)$", "", value.strip()) if key == "kind" else value.strip()
            self.at += 1
        for key in NEEDED:
            if not found.get(key):
                self.fault(1, f"the header lacks {key!r}: add a line `{key}: ...`")
                found[key] = "0000"
        if found["kind"] not in KINDS:
            self.fault(1, f"kind {found['kind']!r} is none of {', '.join(KINDS)}")
        if not re.fullmatch(r"\d{4}(\s*[-–]\s*\d{4})?", found["period"]):
            self.fault(1, "period must be `2021-2026` or `2025`")
        return found

    def _block(self) -> Block | Text | None:
        raw = self.lines[self.at].strip()
        line = self.at + 1
        if not raw:
            self.at += 1
            return None
        if raw.startswith("#"):
            self.at += 1
            return self._heading(raw, line)
        if raw.startswith("@"):
            return self._command(raw, line)
        if ITEM.match(raw):
            return self._items()
        if raw.startswith("|"):
            self.fault(line, "a table row outside a table: put `@table Caption` and `@cols ...` before it, `@end` after it")
            self.at += 1
            return None
        return Paragraph(self.text(self._until_break(), line))

    def _until_break(self) -> str:
        """The lines of a paragraph or item, joined."""
        joined = [self.lines[self.at].strip()]
        self.at += 1
        while self.at < len(self.lines):
            raw = self.lines[self.at].strip()
            if not raw or raw.startswith(("#", "@", "|")) or ITEM.match(raw):
                break
            joined.append(raw)
            self.at += 1
        return " ".join(joined)

    def _heading(self, raw: str, line: int) -> Heading:
        signs = re.match(r"#+", raw)
        level = min(len(signs[0]), 3) if signs else 1
        rest = raw.lstrip("#").strip()
        kind, bar, printed = rest.partition("|")
        if bar and "[" not in kind:
            section, rest = kind.strip(), printed.strip()
            if section not in SECTIONS:
                self.fault(line, f"no section kind {section!r}; kinds: {', '.join(sorted(SECTIONS))}")
        else:
            above = [self.sections[n] for n in range(level - 1, 0, -1) if n in self.sections]
            section = above[0] if above else "lain"
        self.sections = {n: s for n, s in self.sections.items() if n < level} | {level: section}
        return Heading(level, section, self.text(rest, line, bare=True))

    def _items(self) -> Items:
        items: list[tuple[str, Text]] = []
        while self.at < len(self.lines):
            line = self.at + 1
            if not ITEM.match(self.lines[self.at].strip()):
                break
            match = ITEM.match(self._until_break())
            assert match
            items.append((match["marker"], self.text(match["text"], line)))
        return Items(items)

    def _command(self, raw: str, line: int) -> Block | Text | None:
        name, _, rest = raw[1:].partition(" ")
        self.at += 1
        if name in ("page", "landscape", "portrait", "contents"):
            return Command(name)
        if name == "cover":
            lines = [rest.strip()] if rest.strip() else []
            while self.at < len(self.lines) and (cover := self.lines[self.at].strip()) and not cover.startswith(("@", "#")):
                lines.append(cover)
                self.at += 1
            return Cover(lines)
        if name in ("source", "note"):
            return self.text(rest, line)
        if name == "table":
            return self._table(rest.strip(), line)
        if name == "boxes":
            return self._boxes(line)
        if name == "end":
            self.fault(line, "@end without @table or @boxes before it: take it out")
        else:
            self.fault(line, f"no command @{name}; commands: cover contents page landscape portrait table cols source note boxes end")
        return None

    def _boxes(self, line: int) -> Boxes:
        boxes: list[tuple[int, Text]] = []
        while self.at < len(self.lines) and (raw := self.lines[self.at].strip()) != "@end":
            self.at += 1
            found = re.match(r"^[-•]?\s*([1-9])[.)]?\s+(.+)$", raw)
            if found:
                boxes.append((int(found[1]), self.text(found[2], self.at)))
            elif raw:
                self.fault(self.at, "a box is a line `LEVEL <label> text`, for example `2 <own S1 parent=T1> Menurunnya ...`")
        if self.at >= len(self.lines):
            self.fault(line, "@boxes is not closed: add `@end`")
        self.at += 1
        return Boxes(boxes)

    def _table(self, caption: str, line: int) -> Table:
        caption, bar, flag = caption.partition("|")
        if bar and "[" in caption:
            caption, flag = f"{caption}|{flag}", ""
        table = Table(self.text(caption.strip(), line, bare=True), [], [], line, values=flag.strip() != "tanpa-nilai")
        while self.at < len(self.lines) and (raw := self.lines[self.at].strip()) != "@end":
            self.at += 1
            here = self.at
            if raw.startswith("@cols"):
                table.columns = self._columns(raw[5:], here)
            elif raw.startswith(("@source ", "@note ")):
                table.notes.append(self.text(raw.partition(" ")[2], here))
            elif raw.startswith("|"):
                while not raw.endswith("|") and self.at < len(self.lines) and not self.lines[self.at].startswith(("|", "@")):
                    raw += " " + self.lines[self.at].strip()
                    self.at += 1
                self._row(table, raw, here)
            elif raw:
                self.fault(here, "within @table ... @end stand only @cols, @source, @note and rows `| cell | cell |`")
        if self.at >= len(self.lines):
            self.fault(line, "@table is not closed: add `@end` after its last row")
        self.at += 1
        if not table.columns or not table.rows:
            self.fault(line, "the table lacks `@cols role: Header || role: Header` or rows")
        return table

    def _columns(self, raw: str, line: int) -> list[Column]:
        found = []
        for piece in raw.split("||"):
            role, _, header = piece.partition(":")
            role, _, key = role.strip().partition("@")
            if role not in COLUMNS:
                self.fault(line, f"no column role {role[:40]!r} (write `role: Header`); roles: {', '.join(sorted(COLUMNS))}")
            parts = tuple(p.strip() for p in re.split(r"\s+/\s+", header.strip()))
            found.append(Column(role, parts, key.strip()))
        return found

    def _row(self, table: Table, raw: str, line: int) -> None:
        cells = [c.strip() for c in re.split(r"\|(?![^\[\]]*\])", raw.removeprefix("|").removesuffix("|"))]
        if len(cells) != len(table.columns):
            self.fault(line, f"the row has {len(cells)} cells, @cols has {len(table.columns)}: even them out (`^` above, `<` left, empty)")
            return
        row = []
        for cell, column in zip(cells, table.columns, strict=True):
            kind = {ABOVE: "above", LEFT: "left"}.get(cell, "text")
            if kind == "above" and not table.rows:
                self.fault(line, "`^` in the first row: there is no cell above")
            row.append(Cell(kind, self.text(cell if kind == "text" else "", line, bare=column.role in BARE_COLUMNS, cell=True)))
        table.rows.append(row)

    def text(self, raw: str, line: int, *, bare: bool = False, cell: bool = False) -> Text:
        """Cut a text at its label marks; ``bare`` texts need none."""
        raw = re.sub(r"\s+", " ", raw).strip()
        units: list[Unit] = []
        breaks: set[int] = set()
        last, open_unit = 0, Unit("", "", line)
        for mark in LABEL_MARK.finditer(raw):
            self._close(open_unit, raw[last : mark.start()], units)
            last = mark.end()
            if mark["label"] == "br":
                breaks.add(len(units))
                open_unit = Unit("", "", line)
            else:
                open_unit = self._unit(mark["label"], mark["args"], line)
        self._close(open_unit, raw[last:], units)
        if not bare:
            for i, unit in enumerate(units):
                self._demand_label(unit, units[i + 1 :], line, cell)
        return Text(units, line, frozenset(b for b in breaks if 0 < b < len(units)))

    def _demand_label(self, unit: Unit, later: list[Unit], line: int, cell: bool) -> None:
        words = re.findall(r"[^\W\d_]{3,}", unit.text)
        short = len(words) <= 6 and any(u.label for u in later)
        if unit.label or not words or short:
            return
        self.fault(line, f"no label mark before {unit.text[:50]!r}: begin it with one of <{'> <'.join(LABELS)}>")

    def _unit(self, label: str, args: str, line: int) -> Unit:
        unit = Unit(label, "", line)
        if label not in LABELS:
            self.fault(line, f"no label <{label}>; labels: {', '.join(LABELS)}")
        for arg in args.split():
            if arg.startswith("parent=") and OUTCOME.fullmatch(arg[7:]):
                unit.parent = arg[7:]
            elif arg in ("internal", "main"):
                setattr(unit, arg, True)
            elif label == "own" and OUTCOME.fullmatch(arg) or label == "indicator" and re.fullmatch(OUTCOME.pattern + r"\.\d+", arg):
                unit.ident = arg
            else:
                self.fault(line, f"<{label} {arg}>: not understood (own: S1 parent=T1 internal main; indicator: S1.1 main; others: nothing)")
        if label == "own" and not unit.ident:
            self.fault(line, "<own> needs the id of its outcome, for example <own S1 parent=T1>")
        return unit

    def _close(self, unit: Unit, raw: str, units: list[Unit]) -> None:
        """Take the party marks out of a unit's text and keep the unit."""
        out, parties, last = "", [], 0
        raw = raw.strip()
        for mark in PARTY_MARK.finditer(raw):
            out += raw[last : mark.start()]
            name = mark["text"].strip()
            party = self._party(name, mark["spec"], len(out), unit.line)
            if party:
                parties.append(party)
            out += name
            last = mark.end()
        out += raw[last:]
        if re.search(r"[\[\]]", out):
            near = re.search(r".{0,25}[\[\]].{0,25}", out)
            self.fault(unit.line, f"a bracket is no party mark near {near[0] if near else ''!r}: write [name|CLASS role ...] or use ( )")
        if re.search(r"<[a-zA-Z/]", out):
            self.fault(unit.line, f"a mark is broken in {out[:50]!r}: write <label>")
        unit.text, unit.parties = out, tuple(parties)
        if out:
            units.append(unit)
        elif unit.label:
            self.fault(unit.line, f"<{unit.label}> is followed by no text")

    def _party(self, name: str, spec: str, start: int, line: int) -> Party | None:
        tokens = re.split(r"[\s,]+", spec.strip())
        cls, rest = tokens[0], tokens[1:]
        said: dict[str, str] = {}
        ties, document, generic = [], False, False
        for token in rest:
            if token in ROLES:
                said["role"] = token
            elif token in STATUSES:
                said["status"] = token
            elif OUTCOME.fullmatch(token):
                ties.append(token)
            elif token == "doc":
                document = True
            elif token == "gen":
                generic = True
            elif token:
                self.fault(line, f"[{name}|... {token}]: no role, status, outcome id, doc or gen; roles: {' '.join(ROLES)}; statuses: {' '.join(STATUSES)}")
        kind = {"SUMBER": "data_source", "KABUR": "vague"}.get(cls, "stakeholder")
        if kind == "stakeholder":
            if cls not in CLASSES:
                self.fault(line, f"[{name}|{cls}]: no class; classes: {' '.join(CLASSES)} SUMBER KABUR")
            said.setdefault("role", "diri" if cls == "DIRI" else "")
            said.setdefault("status", "tanpa")
            if not said["role"]:
                self.fault(line, f"[{name}|{cls}]: a role is missing; roles: {' '.join(ROLES)}")
            if (ties or document) and (said["role"] not in WORKS or said["status"] not in HOLDS):
                self.fault(line, f"[{name}|{spec}]: who is tied is mitra, pendukung or pengampu with berjalan, komitmen or rencana; else take the tie out")
        elif kind == "vague" and (ties or said):
            ties, said = [], {}
        return Party(name, start, start + len(name), kind, cls if kind == "stakeholder" else "", said.get("role", ""), said.get("status", ""),
                     tuple(ties), document, generic)  # fmt: skip
