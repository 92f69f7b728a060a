"""A document as it was read: pages, words, blocks, tables; then sections and joined tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from telaah.model.identity import Identity
from telaah.model.place import Box, Place
from telaah.model.words import Word


class PageState(StrEnum):
    """How far a page could be read."""

    READ = "read"
    OCR = "ocr"
    BLANK = "blank"
    PICTURE = "picture"
    """A cover, map or photograph: a picture with no or few words, not a scanned page of text."""
    SCANNED = "scanned"
    """A picture of a page of text, and no OCR was done or it failed: cannot be judged."""
    GARBAGE = "garbage"
    """A text layer that says nothing (broken fonts, OCR noise): cannot be judged."""


UNREADABLE = frozenset({PageState.SCANNED, PageState.GARBAGE})


class BlockKind(StrEnum):
    """What a block of text outside tables is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    """The title line of a table or figure ("Tabel 4.1 ...")."""
    NOTE = "note"
    """A line below a table: "Sumber: ...", "Keterangan: ..."."""
    TOC = "toc"
    FURNITURE = "furniture"
    """Running head, footer, page number, watermark: marked, not thrown away."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text outside tables: a heading, paragraph, list item or note."""

    kind: BlockKind
    text: str
    """Repaired and joined to one line, as a reader would write it."""
    raw: str
    """As drawn, lines separated by newlines."""
    page: int
    box: Box
    start: int
    """Offset of ``text`` in ``Page.text``."""
    marker: str = ""
    """The list marker or heading number as printed ("a.", "1)", "2.1", "BAB IV", bullet); also the beginning of ``text``."""
    size: float = 0.0
    """Height of its letters in points."""

    @property
    def end(self) -> int:
        """Offset after the last character in ``Page.text``."""
        return self.start + len(self.text)

    def place(self) -> Place:
        """Return the block's place."""
        return Place(self.page, self.box, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a physical table; ``row`` and ``column`` of its top left corner in the table's grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    raw: str
    box: Box
    start: int
    """Offset of ``text`` in ``Page.text``."""

    @property
    def end(self) -> int:
        """Offset after the last character in ``Page.text``."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as drawn on one page."""

    page: int
    index: int
    """Position among the tables of its page, from 0."""
    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    """Sorted by row, then column."""
    ruled: bool = True
    """False where the columns were found by gaps between words."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words as drawn, and its blocks and tables in reading order.

    ``text`` is the repaired text of all ``items`` in order: every block and every table cell, a newline
    after each. ``Block.start`` and ``Cell.start`` count in it: ``page.text[block.start:block.end] == block.text``.
    """

    number: int
    width: float
    height: float
    state: PageState
    words: Sequence[Word]
    items: tuple[Block | Table, ...]
    text: str
    label: str | None = None
    """The printed page number, where there is one."""
    note: str = ""
    """Why the page has this state, where it is not READ."""
    turn: int = 0
    """Degrees counter-clockwise by which the page was turned because its text is drawn turned; all boxes are in turned
    coordinates, and so are ``width`` and ``height``. ``shown`` turns a box back."""

    def shown(self, box: Box) -> Box:
        """Return a box of this page in points from the top left of the page as it is shown."""
        if self.turn == 90:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.turn == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        if self.turn == 270:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        return box

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order, furniture included."""
        return tuple(i for i in self.items if isinstance(i, Block))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(i for i in self.items if isinstance(i, Table))


class SectionKind(StrEnum):
    """What a section is about, whatever its number: decides how a statement or a party in it is read."""

    PENDAHULUAN = "pendahuluan"
    LATAR_BELAKANG = "latar_belakang"
    LANDASAN_HUKUM = "landasan_hukum"
    MAKSUD_TUJUAN = "maksud_tujuan"
    SISTEMATIKA = "sistematika"
    GAMBARAN_PELAYANAN = "gambaran_pelayanan"
    TUPOKSI = "tupoksi"
    SUMBER_DAYA = "sumber_daya"
    KINERJA_PELAYANAN = "kinerja_pelayanan"
    EVALUASI = "evaluasi"
    """What was reached: evaluation of the last year or period, chapter III of an LKjIP."""
    TANTANGAN_PELUANG = "tantangan_peluang"
    MITRA = "mitra"
    """Mitra perangkat daerah, dukungan BUMD, kerja sama daerah."""
    KELOMPOK_SASARAN = "kelompok_sasaran"
    PERMASALAHAN = "permasalahan"
    TELAAHAN = "telaahan"
    """Study of another body's plan or policy: RPJMD vision and mission, Renstra K/L, RTRW, KLHS, national policy."""
    ISU_STRATEGIS = "isu_strategis"
    VISI_MISI = "visi_misi"
    TUJUAN_SASARAN = "tujuan_sasaran"
    STRATEGI = "strategi"
    """Strategi dan arah kebijakan."""
    PROGRAM = "program"
    """Rencana program, kegiatan, pendanaan; rencana kerja."""
    KINERJA_URUSAN = "kinerja_urusan"
    """Kinerja penyelenggaraan bidang urusan: IKU, IKK."""
    CROSSCUTTING = "crosscutting"
    """Cascading, pohon kinerja, crosscutting."""
    USULAN = "usulan"
    """Proposals of the public, pokir, review of the RKPD's first draft."""
    PERJANJIAN_KINERJA = "perjanjian_kinerja"
    PENUTUP = "penutup"
    LAMPIRAN = "lampiran"
    DAFTAR_ISI = "daftar_isi"
    KATA_PENGANTAR = "kata_pengantar"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or section of the body, from its heading to the next of its level."""

    id: int
    """Its position in ``Document.sections``."""
    level: int
    """0 cover and front matter, 1 chapter (BAB), 2 section (1.1), 3 below."""
    number: str
    """As printed: "BAB IV", "4.1", "A."; empty where unnumbered."""
    title: str
    kind: SectionKind
    """The most specific kind that its own title or, failing that, its parents' titles tell."""
    first_page: int
    first_item: int
    """Index into ``Page.items`` of ``first_page`` of its heading."""
    last_page: int
    parent: int | None = None


class ColumnRole(StrEnum):
    """What a column of a table holds, by its header words (never by the table's number)."""

    NOMOR = "nomor"
    KODE = "kode"
    MISI = "misi"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    TUJUAN_ATASAN = "tujuan_atasan"
    """A tujuan or sasaran that the header gives to another plan: RPJMD, ministry, province, "NSPK dan Sasaran RPJMD"."""
    SASARAN_PROGRAM = "sasaran_program"
    """Outcome, hasil or sasaran of a programme."""
    OUTPUT = "output"
    STRATEGI = "strategi"
    ARAH_KEBIJAKAN = "arah_kebijakan"
    PROGRAM = "program"
    """Program, kegiatan, sub kegiatan (one or several of them in one column)."""
    URAIAN = "uraian"
    INDIKATOR = "indikator"
    INDIKATOR_TUJUAN = "indikator_tujuan"
    INDIKATOR_SASARAN = "indikator_sasaran"
    INDIKATOR_PROGRAM = "indikator_program"
    SATUAN = "satuan"
    FORMULA = "formula"
    """Formulasi, rumus, definisi operasional, penjelasan."""
    SUMBER_DATA = "sumber_data"
    BASELINE = "baseline"
    TARGET = "target"
    """A planned value; ``Column.key`` tells the year, ordinal or "akhir"."""
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    """A ratio or percentage of achievement."""
    PAGU = "pagu"
    """Money."""
    PENANGGUNG_JAWAB = "penanggung_jawab"
    PENDUKUNG = "pendukung"
    """Mitra, perangkat daerah pendukung, unit terkait, instansi pelaksana beside the lead."""
    PERAN = "peran"
    LOKASI = "lokasi"
    KELOMPOK_SASARAN = "kelompok_sasaran"
    SUMBER_DANA = "sumber_dana"
    PERMASALAHAN = "permasalahan"
    ISU = "isu"
    KETERANGAN = "keterangan"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a joined table."""

    index: int
    header: str
    """The header cells from top to bottom joined by " / "."""
    role: ColumnRole
    key: str | None = None
    """For TARGET, REALISASI, BASELINE, PAGU: "2022", "1", "akhir", as GUIDELINES 1 names target keys."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """What a row of a joined table has in one column."""

    column: int
    text: str
    raw: str
    page: int
    box: Box
    start: int
    carried: bool = False
    """True where the text stands in a merged cell above (or on the page before) that covers this row too."""
    length: int | None = None
    """Characters of the first piece in ``Page.text``, where ``text`` is joined of pieces (a page break, two cells); else None."""
    rest: tuple[Place, ...] = ()
    """Places of the further pieces."""

    @property
    def end(self) -> int:
        """Offset after the last character of the first piece in ``Page.text``."""
        return self.start + (len(self.text) if self.length is None else self.length)

    def place(self) -> Place:
        """Return the cell's place."""
        return Place(self.page, self.box, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a joined table."""

    index: int
    page: int
    cells: tuple[RowCell | None, ...]
    """One per column; None where the row has no cell or an empty one there."""
    code: str | None = None
    """The programme code, joined from narrow cells ("1.05.02.2.01")."""
    level: str | None = None
    """"program", "kegiatan", "sub_kegiatan", "urusan", "total" ... where code or wording tell; else None."""

    def text(self, column: int) -> str:
        """Return the text in a column, "" where there is none."""
        cell = self.cells[column] if 0 <= column < len(self.cells) else None
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table as the reader sees it: the parts on several pages joined, header understood, merged cells carried down."""

    id: int
    """Its position in ``Document.tables``."""
    title: str
    """The caption above ("Tabel 4.1 Tujuan dan Sasaran ..."), "" where none was found."""
    title_place: Place | None
    pages: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]
    """(page, table index on that page) of each physical part."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Block, ...]
    """"Sumber: ...", "Keterangan: ..." lines directly below."""
    section: int | None
    """Index into ``Document.sections``."""
    ruled: bool = True
    foreign: bool = False
    """True where title or header give the whole table to another plan (RPJMD, a ministry, the previous period)."""

    def column_of(self, *roles: ColumnRole) -> tuple[Column, ...]:
        """Return the columns that have one of the roles, in order."""
        return tuple(c for c in self.columns if c.role in roles)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a document that the reader must know; the document was still read."""

    page: int | None
    reason: str
    """A word of a closed list: "repaired", "scanned", "garbage", "page_failed", "too_many_pages", ...."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document, read; ``sections``, ``tables`` and ``identity`` are added by the stage ``layout``."""

    path: str
    sha256: str
    format: str
    """"pdf", "docx", "html", "txt"."""
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[JoinedTable, ...] = ()
    identity: Identity = field(default_factory=Identity)

    def page(self, number: int) -> Page:
        """Return the page that the PDF counts as ``number`` (from 1)."""
        return self.pages[number - 1]

    def section_at(self, page: int, item: int = 1_000_000) -> Section | None:
        """Return the deepest section that holds item ``item`` of a page; without ``item``: that the page ends in."""
        found = None
        for section in self.sections:
            if (section.first_page, section.first_item) <= (page, item):
                deeper = found is None or section.level >= found.level or section.first_page >= found.first_page
                if page <= section.last_page and deeper:
                    found = section
            else:
                break
        return found
