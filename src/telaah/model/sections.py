"""Parts of a document by when they speak of: what is to be done, and what was done."""

from __future__ import annotations

from telaah.model.document import SectionKind

FORWARD = frozenset(
    {
        SectionKind.TUJUAN_SASARAN,
        SectionKind.STRATEGI,
        SectionKind.PROGRAM,
        SectionKind.KINERJA_URUSAN,
        SectionKind.CROSSCUTTING,
        SectionKind.PERJANJIAN_KINERJA,
        SectionKind.PENUTUP,
    }
)
PAST = frozenset({SectionKind.EVALUASI, SectionKind.KINERJA_PELAYANAN})
"""Of a plan the past, of a report the report itself."""
