"""KOL: who works on an outcome besides the plan's own organisation."""

from __future__ import annotations

from telaah.rules.kolaborasi.kol001_outcome_tanpa_mitra import OutcomeTanpaMitra
from telaah.rules.kolaborasi.kol002_mitra_kabur import MitraKabur
from telaah.rules.kolaborasi.kol003_mitra_hanya_masalah import MitraHanyaMasalah
from telaah.rules.kolaborasi.kol004_mitra_hanya_rujukan_hukum import MitraHanyaRujukanHukum
from telaah.rules.kolaborasi.kol005_mitra_tanpa_peran import MitraTanpaPeran
from telaah.rules.kolaborasi.kol006_crosscutting_tidak_ada import CrosscuttingTidakAda
from telaah.rules.kolaborasi.kol007_kemitraan_sepihak import KemitraanSepihak
from telaah.rules.kolaborasi.kol010_mitra_hanya_umum import MitraHanyaUmum

RULES = (
    OutcomeTanpaMitra,
    MitraKabur,
    MitraHanyaMasalah,
    MitraHanyaRujukanHukum,
    MitraTanpaPeran,
    CrosscuttingTidakAda,
    KemitraanSepihak,
    MitraHanyaUmum,
)
