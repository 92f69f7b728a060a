"""Parts and columns of a plan, by what they say of a cooperation that is told there."""

from __future__ import annotations

from telaah.model import sections
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.mention import Role, Status

FORWARD = sections.FORWARD | {SectionKind.VISI_MISI}
PAST = sections.PAST
BACKGROUND = frozenset(
    {
        SectionKind.PENDAHULUAN,
        SectionKind.LATAR_BELAKANG,
        SectionKind.MAKSUD_TUJUAN,
        SectionKind.SUMBER_DAYA,
        SectionKind.DAFTAR_ISI,
    }
)
"""Here a loose cue ("melalui", "dukungan") says nothing about working together."""
NO_EVIDENCE = frozenset({SectionKind.LANDASAN_HUKUM, SectionKind.SISTEMATIKA})
PROBLEM = frozenset({SectionKind.PERMASALAHAN, SectionKind.ISU_STRATEGIS, SectionKind.TANTANGAN_PELUANG})

COLUMN_ROLES = {
    ColumnRole.PENDUKUNG: (Role.PENDUKUNG, Status.KOMITMEN),
    ColumnRole.PENANGGUNG_JAWAB: (Role.PENGAMPU, Status.KOMITMEN),
    ColumnRole.KELOMPOK_SASARAN: (Role.PENERIMA, Status.TANPA),
    ColumnRole.LOKASI: (Role.LOKASI, Status.TANPA),
    ColumnRole.SUMBER_DANA: (Role.PENDANA, Status.TANPA),
    ColumnRole.SUMBER_DATA: (Role.PENYEDIA_DATA, Status.TANPA),
}
FORWARD_COLUMNS = frozenset(
    {
        ColumnRole.STRATEGI,
        ColumnRole.ARAH_KEBIJAKAN,
        ColumnRole.PROGRAM,
        ColumnRole.TUJUAN,
        ColumnRole.SASARAN,
        ColumnRole.SASARAN_PROGRAM,
        ColumnRole.OUTPUT,
        ColumnRole.INDIKATOR,
        ColumnRole.INDIKATOR_PROGRAM,
        ColumnRole.INDIKATOR_SASARAN,
        ColumnRole.INDIKATOR_TUJUAN,
        ColumnRole.URAIAN,
    }
)
