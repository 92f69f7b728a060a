"""SBD005: tables of figures name no source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import BlockKind, ColumnRole, Document, JoinedTable, SectionKind
from telaah.model.finding import Severity
from telaah.model.mention import MentionType
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import RELIABLE_DATA, SATU_DATA
from telaah.rules.predicates import page_label, section_of, shortened
from telaah.text.numbers import has_number
from telaah.text.runs import as_ranges

SECTIONS = frozenset(
    {
        SectionKind.LATAR_BELAKANG,
        SectionKind.GAMBARAN_PELAYANAN,
        SectionKind.KELOMPOK_SASARAN,
        SectionKind.TANTANGAN_PELUANG,
        SectionKind.PERMASALAHAN,
        SectionKind.ISU_STRATEGIS,
    }
)
"""Where a plan describes the state of things with figures of others."""
ROWS, COLUMNS = 3, 2
"""A table of figures has at least so many rows with a number, and so many columns."""

_SOURCE = re.compile(r"\bsumber\b", re.IGNORECASE)
_PLAIN = {ColumnRole.NOMOR, ColumnRole.URAIAN, ColumnRole.SATUAN, ColumnRole.LOKASI, ColumnRole.LAIN}
_OWN_FORMS = frozenset(set(ColumnRole) - _PLAIN)
"""Columns of the plan's own forms, of money and of staff: their figures are the plan's own."""
_OWN_MATTER = re.compile(
    r"\b(?:pegawai|asn|pns|pppk|personil|personel|aparatur|jabatan|eselon|golongan|pangkat|sarana|prasarana|aset|inventaris|kendaraan"
    r"|anggaran|belanja|pagu|realisasi|struktur|sumber\s+daya|target|program|kegiatan|urg|skor|bobot|kriteria|prioritas)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*\(?\d{1,3}\)?\W*$")


class AngkaTanpaSumber(Rule[Document]):
    """Tables of figures name no source.

    What it finds:
        Tables in the descriptive chapters with figures of society, without a line "Sumber: ..." and without a column for it.

    Why it matters:
        The problems and issues of the plan rest on these figures.

    Criteria:
        LKE 2.a.3 (PermenPANRB 88/2021): a clear mechanism for collecting reliable performance data; Perpres 39/2019.

    Where it looks first:
        The tables of the chapters on services, problems and issues, the lines around them.

    Violating:
        A table of poverty over five years without a line below it.

    Compliant:
        The same table with "Sumber: BPS Kabupaten Contoh, 2025" below it.

    Known false alarms:
        Tables of money, staff, assets and targets, and the official forms, hold the plan's own figures and are not asked. A
        source named in the sentence that introduces the table counts.
    """

    code: ClassVar[str] = "SBD005"
    name: ClassVar[str] = "angka-tanpa-sumber"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (RELIABLE_DATA, SATU_DATA)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield one gap that lists the tables."""
        found = [table for table in subject.tables if _is_description(table, subject) and not _has_source(table, plan)]
        if not found:
            return
        first = next((table for table in found if table.title_place), found[0])
        named = [f"{shortened(table.title, 60)} ({table.pages[0]})" for table in found if table.title]
        yield Draft(
            Severity.INFO,
            place=first.title_place,
            values={
                "count": str(len(found)),
                "pages": as_ranges(table.pages[0] for table in found),
                "tables": "; ".join(named[:3]),
                "label": page_label(subject, found[0].pages[0]),
            },
            confidence=0.5,
        )


def _is_description(table: JoinedTable, document: Document) -> bool:
    section = section_of(document, table)
    if table.foreign or section is None or section.kind not in SECTIONS or len(table.columns) < COLUMNS:
        return False
    if table.column_of(*sorted(_OWN_FORMS)) or _OWN_MATTER.search(table.title):
        return False
    if any(_OWN_MATTER.search(column.header) for column in table.columns):
        return False
    columns = [column.index for column in table.columns if column.role is not ColumnRole.NOMOR][1:]
    numeric = [row for row in table.rows if any(_is_figure(row.text(index)) for index in columns)]
    return len(numeric) >= ROWS and bool(table.title)


def _is_figure(text: str) -> bool:
    return len(text) <= 20 and has_number(text) and sum(letter.isdigit() for letter in text) * 2 >= len(text.replace(" ", ""))


def _has_source(table: JoinedTable, plan: Plan) -> bool:
    texts = [table.title, *(note.text for note in table.notes), *(column.header for column in table.columns)]
    if any(_SOURCE.search(text) for text in texts):
        return True
    for number in table.pages:
        page = plan.document.page(number)
        if any(_SOURCE.search(block.text) for block in page.blocks if block.kind is not BlockKind.FURNITURE):
            return True
        if any(item.type is MentionType.DATA_SOURCE and item.place.page == number for item in plan.mentions.mentions):
            return True
    return False
