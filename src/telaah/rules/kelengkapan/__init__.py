"""LKP: what the document must have."""

from __future__ import annotations

from telaah.rules.kelengkapan.lkp001_bab_tidak_ada import BabTidakAda
from telaah.rules.kelengkapan.lkp005_halaman_tak_terbaca import HalamanTakTerbaca
from telaah.rules.kelengkapan.lkp006_berkas_petikan import BerkasPetikan
from telaah.rules.kelengkapan.lkp007_tanpa_outcome import TanpaOutcome

RULES = (BabTidakAda, HalamanTakTerbaca, BerkasPetikan, TanpaOutcome)
