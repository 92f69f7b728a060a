"""Imported once by the fork server, so that every worker begins with the stages in memory."""

from __future__ import annotations

import contextlib
import importlib
import os

# A worker is one process for one core; threads of number libraries would fight over it and swell its address space.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

with contextlib.suppress(Exception):  # a broken installation is told by the first document, not by the fork server
    importlib.import_module("telaah.engine.examine")
