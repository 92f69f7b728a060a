"""How rows of tables begin: labels of groups, titles and codes of programmes, totals."""

from __future__ import annotations

import re

from telaah.model.document import JoinedTable

GROUP_LABEL = re.compile(
    r"^\s*(tujuan|sasaran)(?:\s+strategis)?\s*(?:ke\s*-?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})?\s*[.:)]*\s*$", re.IGNORECASE
)
GROUP_TEXT = re.compile(
    r"^\s*(tujuan|sasaran)(?:\s+strategis)?\s*(?:ke\s*-?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})?\s*[.:)-]+\s*(\S.{14,})$",
    re.IGNORECASE | re.DOTALL,
)
PROGRAMME = re.compile(r"^(?:[\dX][\dX.]*\s*[-–.]?\s*|\d{1,2}[.)]\s*)?(progr?am\b.{3,})", re.IGNORECASE | re.DOTALL)
CODE = re.compile(r"^[\dX][\dX. ]*[-–.]?\s*", re.IGNORECASE)
WORK = frozenset({"kegiatan", "sub_kegiatan"})
TREE = frozenset({"urusan", "bidang_urusan", "program", *WORK})
TOTAL = re.compile(
    r"^\W*(?:rata\s*-?\s*rata|rerata|jumlah|total|capaian)(?:\s+(?:capaian|kinerja|total|sasaran|keseluruhan|nilai))*(?:\s+ke\s*-?\s*\d+)?\W*$",
    re.I,
)
SKIPPED = frozenset({"total"})


def has_groups(table: JoinedTable) -> bool:
    """Return whether rows of a table name the tujuan or sasaran of those below them."""
    return any(GROUP_LABEL.match(r.text(0)) or GROUP_TEXT.match(r.text(0)) for r in table.rows if r.level in ("grup", "judul"))
