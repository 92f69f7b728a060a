"""SBD: where the figures of an outcome come from."""

from __future__ import annotations

from telaah.rules.sumber_data.sbd001_outcome_tanpa_sumber_data import OutcomeTanpaSumberData
from telaah.rules.sumber_data.sbd002_sumber_data_kabur import SumberDataKabur
from telaah.rules.sumber_data.sbd003_sumber_hanya_internal import SumberHanyaInternal
from telaah.rules.sumber_data.sbd004_sumber_tanpa_tahun import SumberTanpaTahun
from telaah.rules.sumber_data.sbd005_angka_tanpa_sumber import AngkaTanpaSumber
from telaah.rules.sumber_data.sbd006_sumber_usang import SumberUsang

RULES = (OutcomeTanpaSumberData, SumberDataKabur, SumberHanyaInternal, SumberTanpaTahun, AngkaTanpaSumber, SumberUsang)
