"""Plan -> what ``telaah show`` shows of it."""

from __future__ import annotations

from telaah.config import Settings
from telaah.engine.assemble import Mask, masking
from telaah.model.document import Document, JoinedTable
from telaah.model.plan import Plan
from telaah.model.result import DocumentResult
from telaah.model.understanding import ColumnShown, PageShown, SectionShown, TableShown, Understanding


def understanding(plan: Plan, said: DocumentResult, settings: Settings) -> Understanding:
    """Return what was understood of a document; ``said`` is its result."""
    document, identity = plan.document, plan.document.identity
    mask = masking(redact_names=settings.output.redact_names)
    return Understanding(
        document=said,
        province=identity.province,
        own_names=identity.own_names,
        abbreviations=identity.abbreviations,
        sheets=tuple(PageShown(page.number, page.label, page.state) for page in document.pages),
        outline=tuple(
            SectionShown(part.level, part.number, mask(part.title), part.kind, part.first_page, part.last_page)
            for part in document.sections
        ),
        tables=tuple(_table(document, table, mask) for table in document.tables),
    )


def _table(document: Document, table: JoinedTable, mask: Mask) -> TableShown:
    section = document.sections[table.section] if table.section is not None else None
    return TableShown(
        title=mask(table.title),
        pages=table.pages,
        section=f"{section.number} {section.title}".strip() if section else "",
        foreign=table.foreign,
        columns=tuple(ColumnShown(column.header, column.role, column.key) for column in table.columns),
        rows=tuple(tuple(mask(cell.text) if cell else "" for cell in row.cells) for row in table.rows),
    )
