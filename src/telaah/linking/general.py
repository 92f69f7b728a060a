"""Partners of the document: named as working with the organisation, tied to no one outcome (GUIDELINES 5, grade document)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from telaah.linking.atlas import Atlas
from telaah.linking.standing import LOOSE, counts_as_partner, is_object, measures
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import Mention, Status
from telaah.model.plan import Grade, Tie
from telaah.model.sections import FORWARD

DECLARED = frozenset({SectionKind.MITRA})
"""Tables of standing partners count in any chapter."""
COMMITTING = frozenset({SectionKind.ISU_STRATEGIS, SectionKind.PERMASALAHAN})
"""Problems and needs name no partner, unless the passage commits to it ("Meningkatkan kerja sama dengan ...")."""
_DIRECTION = re.compile(r"(?i)\b(?:arah|implikasi)\b")
"""A column that says what follows from an issue or another plan for this one."""
_ROUTINE = frozenset(
    {
        ColumnRole.PROGRAM,
        ColumnRole.OUTPUT,
        ColumnRole.SASARAN_PROGRAM,
        ColumnRole.INDIKATOR,
        ColumnRole.INDIKATOR_PROGRAM,
        ColumnRole.INDIKATOR_SASARAN,
        ColumnRole.INDIKATOR_TUJUAN,
        ColumnRole.TARGET,
        ColumnRole.BASELINE,
        ColumnRole.KETERANGAN,
    }
)
"""Titles of activities, their outputs and measures: with no outcome beside them they declare no partner of the document."""
_SHORT_FORMS = frozenset({DocumentKind.IKU, DocumentKind.PERJANJIAN_KINERJA})


def document_partners(mentions: Iterable[Mention], direct: Iterable[Tie], atlas: Atlas) -> list[Tie]:
    """Return the partners of the document as a whole; who is direct anywhere is not repeated."""
    found: dict[str, Tie] = {}
    taken = {atlas.key(t.mention) for t in direct}
    for mention in mentions:
        if not counts_as_partner(mention, atlas.document.identity) or atlas.key(mention) in taken:
            continue
        if any(is_object(mention, o) for o in atlas.outcomes):
            continue
        if looks_forward(mention, atlas) and not (
            mention.container.table is None and (mention.why in LOOSE or measures(mention))
        ):
            found.setdefault(atlas.key(mention), Tie(mention, None, Grade.DOCUMENT, "document", atlas.quote(mention)))
    return list(found.values())


def looks_forward(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether a mention stands in a part that says what is to be done, or in a table of standing partners."""
    container = mention.container
    kind = atlas.section_kind(container)
    if kind is None:
        return atlas.document.identity.kind in _SHORT_FORMS
    if container.table is not None:
        table = atlas.table(container.table)
        if table.foreign:
            return False
        if (
            container.column is not None
            and container.column < len(table.columns)
            and _DIRECTION.search(table.columns[container.column].header)
        ):
            return True
        if atlas.column_role(container) in _ROUTINE:
            return False
    if kind in COMMITTING:
        return mention.status in (Status.KOMITMEN, Status.RENCANA)
    return kind in FORWARD or kind in DECLARED
