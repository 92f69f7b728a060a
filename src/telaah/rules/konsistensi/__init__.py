"""RUN: whether what plans say fits together, within a plan and between plans."""

from __future__ import annotations

from telaah.rules.konsistensi.run007_pernyataan_disalin import PernyataanDisalin

RULES = (PernyataanDisalin,)
