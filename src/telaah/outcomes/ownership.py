"""Whose statement it is: the plan's own, or one that the plan quotes from another plan or another period."""

from __future__ import annotations

import re

from telaah.lexicons.statements import load_statement_words
from telaah.model.document import BlockKind, ColumnRole, Document, JoinedTable, Section, SectionKind, Table
from telaah.model.identity import DocumentKind
from telaah.model.sections import PAST
from telaah.outcomes.reading import Own

REPORTS = frozenset({DocumentKind.LKJIP, DocumentKind.PERJANJIAN_KINERJA, DocumentKind.IKU})
QUOTING = frozenset(
    {
        SectionKind.PENDAHULUAN,
        SectionKind.LATAR_BELAKANG,
        SectionKind.LANDASAN_HUKUM,
        SectionKind.MAKSUD_TUJUAN,
        SectionKind.SISTEMATIKA,
        SectionKind.TUPOKSI,
        SectionKind.SUMBER_DAYA,
        SectionKind.TELAAHAN,
        SectionKind.USULAN,
        SectionKind.DAFTAR_ISI,
        SectionKind.KATA_PENGANTAR,
    }
)
"""Sections that tell of other plans, of the law, or of the writing itself."""
ASIDE = frozenset(
    {
        SectionKind.GAMBARAN_PELAYANAN,
        SectionKind.PERMASALAHAN,
        SectionKind.ISU_STRATEGIS,
        SectionKind.TANTANGAN_PELUANG,
        SectionKind.VISI_MISI,
        SectionKind.PENUTUP,
        SectionKind.MITRA,
    }
)
HOME = frozenset(
    {
        SectionKind.TUJUAN_SASARAN,
        SectionKind.PERJANJIAN_KINERJA,
        SectionKind.CROSSCUTTING,
    }
)
"""Sections in which the plan sets its own tujuan and sasaran, also in running text; the chapter of indicators "that refer to
the RPJMD" tells of the RPJMD's."""
_MEASURES = (ColumnRole.INDIKATOR, ColumnRole.INDIKATOR_TUJUAN, ColumnRole.INDIKATOR_SASARAN, ColumnRole.INDIKATOR_PROGRAM)
"""Without one of these a table of tujuan and sasaran in the chapter of indicators is the RPJMD's, to which they refer."""
_OWN_KIND = re.compile(
    r"\b(?:perangkat\s+daerah|opd|skpd|dinas|badan|kecamatan|renstra|renja|kantor|biro|rumah\s+sakit|rsud|satuan|inspektorat|sekretariat|balai)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"(?i)\b(?:dalam|pada|dari)\s+(?:rpjmd|rpjmn|rpd|rkpd|renstra\s+k/?l)\b[^.]{0,40}\bdi\s?atas\b")
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:[-–/]|s\.?\s*/?\s*d\.?|sampai)\s*(?:tahun\s*)?(20\d\d)\b", re.IGNORECASE)


def own_of_table(document: Document, table: JoinedTable) -> Own:
    """Return whose statements a table holds."""
    kind = document.identity.kind
    if table.foreign or _title_is_foreign(document, table) or _said_below(document, table):
        return Own.FOREIGN
    section = document.sections[table.section].kind if table.section is not None else None
    if section in QUOTING:
        return Own.WEAK if kind in REPORTS else Own.FOREIGN
    if kind in REPORTS:
        return Own.OWN
    if section in PAST or section in ASIDE or (section is SectionKind.KINERJA_URUSAN and not table.column_of(*_MEASURES)):
        return Own.WEAK
    return Own.OWN


def own_of_text(document: Document, section: Section | None) -> Own:
    """Return whose statements a sentence of a section holds, the sentence itself apart."""
    if section is None:
        return Own.OWN if document.identity.kind in REPORTS else Own.WEAK
    if section.kind in QUOTING:
        return Own.FOREIGN
    if section.kind in HOME:
        return Own.OWN
    if document.identity.kind in REPORTS:
        return Own.OWN if section.kind not in ASIDE else Own.WEAK
    return Own.OWN if section.kind is SectionKind.STRATEGI else Own.WEAK


def looks_back(document: Document, table: JoinedTable) -> bool:
    """Return whether a plan's table prints targets of years before the plan only."""
    period = document.identity.period
    years = [int(c.key) for c in table.column_of(ColumnRole.TARGET) if c.key and c.key.isdigit() and len(c.key) == 4]
    return document.identity.kind not in REPORTS and period is not None and bool(years) and max(years) < period[0]


def _title_is_foreign(document: Document, table: JoinedTable) -> bool:
    """Return whether a table's title gives it to the period before."""
    period = document.identity.period
    if period is None or document.identity.kind is not DocumentKind.RENSTRA:
        return False
    found = _PERIOD.search(table.title)
    return bool(found) and int(found[2]) <= period[0] and int(found[1]) < period[0]  # type: ignore[index]


def _said_below(document: Document, table: JoinedTable) -> bool:
    """Return whether the paragraph below gives the table to another plan: "... yang tercantum dalam RPJMD tersebut di atas"."""
    page, index = table.parts[-1]
    seen = -1
    for item in document.page(page).items if page <= len(document.pages) else ():
        if isinstance(item, Table):
            seen = item.index
        elif seen == index and item.kind is not BlockKind.FURNITURE:
            return bool(_ABOVE.search(item.text[:250]))
    return False


def without_office(document: Document, text: str) -> str:
    """Return a text without the name of the plan's own office; the region's name alone stays, it is another body's."""
    identity = document.identity
    names = [n for n in (identity.organisation, *identity.own_names) if n]
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 2:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return text


def without_own_name(document: Document, text: str) -> str:
    """Return a text without the names of the plan's own organisation, so that "Provinsi X" inside them is no other body."""
    identity = document.identity
    text = without_office(document, text)
    if identity.region:
        # "Dinas Sosial di Provinsi X": what is left of the own name after a slip of the pen.
        text = re.sub(rf"(?:pemerintah\s+)?{re.escape(identity.region)}(?!\w)", _keep_government, text, flags=re.IGNORECASE)
    return text


def _keep_government(found: re.Match[str]) -> str:
    return " pemerintah daerah " if found[0].lower().startswith("pemerintah") else " "


def names_other(document: Document, text: str) -> bool:
    """Return whether a sentence gives the tujuan or sasaran that it introduces to another plan or body."""
    return bool(load_statement_words().foreign.search(without_own_name(document, text)))


def names_own(document: Document, text: str) -> bool:
    """Return whether a sentence names the plan's own organisation, or the plan, as whose tujuan or sasaran it is."""
    return without_own_name(document, text) != text or bool(_OWN_KIND.search(text))


def quotes(document: Document, sentence: str, segment: str) -> bool:
    """Return whether a sentence gives what it introduces (from ``segment`` on) to another plan or body.

    "Dari tujuan yang ada di RPJMD, maka tujuan yang hendak dicapai oleh Dinas X adalah" is the office's own; "untuk mencapai
    tujuan pada RPJMD maka ditetapkan sasaran" is the RPJMD's.
    """
    return names_other(document, segment) or (names_other(document, sentence) and not names_own(document, segment))
