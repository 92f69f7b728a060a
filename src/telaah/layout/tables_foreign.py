"""Whether a table as a whole belongs to another plan: the RPJMD's, a ministry's, the previous period's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.model.document import Column, ColumnRole
from telaah.model.identity import DocumentKind, Identity

_GOALS = r"\b(?:tujuan|sasaran|misi|visi)\b"
_OTHERS = (
    r"\b(?:rpjmd|rpjmn|rpjpd|rpjpn|rkpd|rkp|rpd|asta\s*cita|nawa\s*cita|kement[er]{1,2}ian|kementrian|ditjen|direktorat\s+jenderal"
    r"|renstra\s+k\s*/?\s*l|renstra\s+(?:provinsi|propinsi|bappenas)|(?:wali\s*kota|bupati|gubernur|kepala\s+daerah))\b"
)
_REGION = r"(?:pembangunan\s+|pemerintah\s+)+(?:jangka\s+menengah\s+)?(?:daerah|kota|kabupaten|provinsi|nasional)\b"
FOREIGN = re.compile(
    rf"(?i){_GOALS}[^.]{{0,70}}{_OTHERS}|{_GOALS}\s+(?:strategis\s+)?{_REGION}|\bperiode\s+(?:lalu|sebelumnya)\b"
)
"""A title that gives goals to somebody else: "Tujuan dan Sasaran RPJMD", "Sasaran Strategis Kementerian ...".
"""
OWN_AGAIN = re.compile(
    r"(?i)\bindikator\b[^.]{0,60}\bmengacu\b|\b(?:keterkaitan|keselarasan|sinkronisasi|hubungan|penjabaran|dukungan|mendukung)\b"
    r"|\brenstra\s+(?:pd|opd|skpd|perangkat\s+daerah|dinas|badan|kecamatan|satuan)\b"
)
"""A title that, though it names the other plan, restates the office's own indicators or ties both together."""


def is_foreign(title: str, columns: Sequence[Column] = (), identity: Identity | None = None) -> bool:
    """Return whether title or target years give the whole table to another plan or to the period before.

    >>> is_foreign("Tujuan dan Sasaran RPJMD Kota X"), is_foreign("Indikator Kinerja yang mengacu pada Tujuan dan Sasaran RPJMD")
    (True, False)
    """
    if FOREIGN.search(title) and not OWN_AGAIN.search(title):
        return True
    return identity is not None and _is_past(title, columns, identity)


_PLANS = frozenset({DocumentKind.RENSTRA, DocumentKind.RENSTRA_KL, DocumentKind.RENJA})


_RANGE = re.compile(r"\b((?:19|20)\d{2})\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?)\s*((?:19|20)\d{2})\b")
_REVIEW = re.compile(r"(?i)\bpencapaian\s+kinerja\s+pelayanan\b")
"""The form in which a renstra looks back on the period before it (T-C.23)."""


def _is_past(title: str, columns: Sequence[Column], identity: Identity) -> bool:
    """Return whether a table of a plan looks back on the period before it: by its target years, else by its title."""
    if identity.period is None or identity.kind not in _PLANS:
        return False
    first = identity.period[0]
    targets = [c for c in columns if c.role is ColumnRole.TARGET]
    years = [int(c.key) for c in targets if c.key and re.fullmatch(r"\d{4}", c.key)]
    if years:
        # A renja looks back on last year of the office's own renstra: the past of the same plan, not another's.
        return max(years) < first and identity.kind is not DocumentKind.RENJA
    span = _RANGE.search(title)
    if targets and span:
        return int(span[2]) <= first and int(span[1]) < first
    return bool(targets) and identity.kind is not DocumentKind.RENJA and bool(_REVIEW.search(title))
