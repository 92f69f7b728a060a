"""LKP: what the document must have."""

from __future__ import annotations

from telaah.rules.kelengkapan.lkp001_bab_tidak_ada import BabTidakAda
from telaah.rules.kelengkapan.lkp005_halaman_tak_terbaca import HalamanTakTerbaca

RULES = (BabTidakAda, HalamanTakTerbaca)
