"""Which outline a document should follow: from its kind and its years."""

from __future__ import annotations

from collections.abc import Sequence

from telaah.model.document import Section, SectionKind
from telaah.model.identity import DocumentKind, Identity

LAST_OF_P54 = 2017
"""Plans that begin up to this year follow Permendagri 54/2010."""
_BY_KIND = {
    DocumentKind.LKJIP: "lkjip",
    DocumentKind.IKU: "iku",
    DocumentKind.PERJANJIAN_KINERJA: "perjanjian-kinerja",
    DocumentKind.RENSTRA_KL: "renstra-kl",
}


def choose_profile(identity: Identity, sections: Sequence[Section] = ()) -> str | None:
    """Return the key of the outline that fits kind and period, None where none does.

    >>> choose_profile(Identity(DocumentKind.RENSTRA, period=(2025, 2029)))
    'renstra-inm2'
    >>> choose_profile(Identity(DocumentKind.RENJA, period=(2022, 2022)))
    'renja-p86'
    """
    if identity.kind is DocumentKind.RENSTRA:
        return _renstra(identity.period, sections)
    if identity.kind is DocumentKind.RENJA:
        return _renja(identity.period, sections)
    return _BY_KIND.get(identity.kind)


def _renstra(period: tuple[int, int] | None, sections: Sequence[Section]) -> str | None:
    if period is None:
        return None
    first, last = period
    if first >= 2025 and last >= 2029:
        return "renstra-inm2"
    if last == 2026 and last - first <= 3:
        return "renstra-transisi"
    return "p54" if first <= LAST_OF_P54 and not _in_new_form(sections) else "renstra-p86"


def _in_new_form(sections: Sequence[Section]) -> bool:
    """Tell whether a plan from before 2018 was amended into the later form, which parts goals from strategies."""
    chapters = [s.kind for s in sections if s.level == 1]
    return SectionKind.TUJUAN_SASARAN in chapters and SectionKind.STRATEGI in chapters


def _renja(period: tuple[int, int] | None, sections: Sequence[Section]) -> str | None:
    if period is None:
        return None
    year = period[0]
    if year >= 2027:
        fifth = [s for s in sections if s.level == 1 and s.number.upper() in ("BAB V", "BAB 5")]
        return "renja-p86" if fifth and fifth[0].kind is SectionKind.PENUTUP else "renja-p14"
    return "p54" if year <= LAST_OF_P54 else "renja-p86"
