"""Mentions: who and what a document names, where, in which class, role and status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telaah.model.place import Place


class MentionType(StrEnum):
    """A party or a source of data."""

    STAKEHOLDER = "stakeholder"
    DATA_SOURCE = "data_source"


class PartyClass(StrEnum):
    """Classes of stakeholders: gold/GUIDELINES.md 7 of the project's shared folder, repeated in corpora/GUIDELINES.md."""

    DIRI = "DIRI"
    OPD = "OPD"
    PEMDA = "PEMDA"
    PUSAT = "PUSAT"
    LEGISLATIF = "LEGISLATIF"
    KECAMATAN_DESA = "KECAMATAN_DESA"
    APARAT_HUKUM = "APARAT_HUKUM"
    LEMBAGA_NEGARA = "LEMBAGA_NEGARA"
    BUMN_BUMD = "BUMN_BUMD"
    DUNIA_USAHA = "DUNIA_USAHA"
    AKADEMISI = "AKADEMISI"
    MASYARAKAT = "MASYARAKAT"
    MEDIA = "MEDIA"
    MITRA_PEMBANGUNAN = "MITRA_PEMBANGUNAN"
    LUAR_NEGERI = "LUAR_NEGERI"
    FORUM = "FORUM"


class Role(StrEnum):
    """What a mention does in its sentence or cell."""

    MITRA = "mitra"
    PENDUKUNG = "pendukung"
    PENGAMPU = "pengampu"
    PENYEDIA_DATA = "penyedia_data"
    PENDANA = "pendana"
    PENGAWAS = "pengawas"
    PENGUSUL = "pengusul"
    PENERIMA = "penerima"
    ATASAN = "atasan"
    RUJUKAN = "rujukan"
    DIRI = "diri"
    LOKASI = "lokasi"
    LAIN = "lain"


class Status(StrEnum):
    """How real a collaboration is."""

    BERJALAN = "berjalan"
    KOMITMEN = "komitmen"
    RENCANA = "rencana"
    PERLU = "perlu"
    MASALAH = "masalah"
    LALU = "lalu"
    TUPOKSI = "tupoksi"
    TANPA = "tanpa"


COLLABORATING_ROLES = frozenset({Role.MITRA, Role.PENDUKUNG, Role.PENGAMPU})
COLLABORATING_STATUSES = frozenset({Status.BERJALAN, Status.KOMITMEN, Status.RENCANA})


@dataclass(frozen=True, slots=True)
class Container:
    """The smallest piece of the document that holds a mention: a block, or a cell of a joined table."""

    page: int
    item: int
    """Index into ``Page.items`` of the block or the physical table."""
    table: int | None = None
    """Index into ``Document.tables``."""
    row: int | None = None
    """Index of the (first) row of the joined table that the cell covers."""
    column: int | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A party or data source named at one place."""

    type: MentionType
    place: Place
    text: str
    """The longest name as a reader would write it, without a bracketed abbreviation."""
    name: str
    """The normalised form that mentions of one party share."""
    container: Container
    cls: PartyClass | None = None
    """None for data sources."""
    role: Role = Role.LAIN
    status: Status = Status.TANPA
    generic: bool = False
    """A sector without a name ("perguruan tinggi", "dunia usaha")."""
    counted: bool = True
    """False where GUIDELINES 7 does not annotate it (furniture, contents, fixed names of sub kegiatan): kept for linking only."""
    quote: str = ""
    """The clause or cell that shows role and status; text of that page, at most 400 characters."""
    why: str = ""
    """Key of the cue or rule that decided role and status (``cue.bekerja_sama``, ``column.pendukung``)."""
    source: str = "lexicon"
    """What found it: "lexicon", "head", "abbreviation", "column", "model"."""
    has_part: bool = False
    """The passage says what the party does (KOL005 asks for it)."""


@dataclass(frozen=True, slots=True)
class VaguePhrase:
    """A collaboration with nobody named: "instansi terkait", "stakeholder", "lintas sektor"."""

    place: Place
    text: str
    quote: str
    container: Container
    status: Status = Status.TANPA
    forward: bool = True
    """True where a named party in its place would have counted as a collaborator."""


@dataclass(frozen=True, slots=True)
class SourceHint:
    """A data source that names nobody ("data diolah", "laporan"): the candidate refused, for SBD002."""

    place: Place
    text: str
    quote: str
    container: Container


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that the stage ``mentions`` found in one document, each list in order of page and offset."""

    mentions: tuple[Mention, ...] = ()
    vague: tuple[VaguePhrase, ...] = ()
    hints: tuple[SourceHint, ...] = ()
