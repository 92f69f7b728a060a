"""IND: how an outcome is measured."""

from __future__ import annotations

from telaah.rules.indikator.ind001_outcome_tanpa_indikator import OutcomeTanpaIndikator
from telaah.rules.indikator.ind002_tanpa_target import TanpaTarget
from telaah.rules.indikator.ind003_tanpa_baseline import TanpaBaseline
from telaah.rules.indikator.ind004_tanpa_satuan import TanpaSatuan
from telaah.rules.indikator.ind006_output_berbaju_outcome import OutputBerbajuOutcome
from telaah.rules.indikator.ind007_sasaran_berbunyi_kegiatan import SasaranBerbunyiKegiatan

RULES = (
    OutcomeTanpaIndikator,
    TanpaTarget,
    TanpaBaseline,
    TanpaSatuan,
    OutputBerbajuOutcome,
    SasaranBerbunyiKegiatan,
)
