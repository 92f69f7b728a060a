"""Whose plan a document is, for which years, in which form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of document it is."""

    RENSTRA = "renstra"
    RENJA = "renja"
    RPJMD = "rpjmd"
    RPJPD = "rpjpd"
    RKPD = "rkpd"
    LKJIP = "lkjip"
    PERJANJIAN_KINERJA = "perjanjian_kinerja"
    IKU = "iku"
    RENSTRA_KL = "renstra_kl"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan it is, for which years, in which form."""

    kind: DocumentKind = DocumentKind.OTHER
    organisation: str | None = None
    """Written out with its region: "Dinas Kesehatan Kabupaten X"."""
    region: str | None = None
    """"Kabupaten X", "Kota Y", "Provinsi Z"."""
    province: str | None = None
    period: tuple[int, int] | None = None
    profile: str | None = None
    """Key of the outline it follows ("renstra-p86"), None where none fits."""
    own_names: tuple[str, ...] = ()
    """Other names and abbreviations the document uses for its own organisation ("Satpol PP", "Dinas P3AKB", "BBWS Citarum")."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """(short, long) pairs that the document itself defines, sorted."""

    def named(self, organisation: str | None) -> Identity:
        """Return this identity with the organisation that the user knows; names guessed for another one are not its own."""
        if not organisation:
            return self
        same = organisation.lower().split()[:2] == (self.organisation or "").lower().split()[:2]
        return replace(self, organisation=organisation, own_names=self.own_names if same else ())
