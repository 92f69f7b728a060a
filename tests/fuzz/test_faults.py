"""Files on which telaah once failed are accounted for, with bounds, without a traceback."""

from __future__ import annotations

import shutil

from fuzz.batch import Bounds, check
from fuzz.minimise import FAULTS


def test_kept_faults_are_mended(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    files = [path for path in sorted(FAULTS.iterdir()) if path.suffix != ".md"]
    assert files
    for path in files:
        shutil.copy(path, folder)
    assert check(folder, Bounds(timeout=30, memory=512)).faults == []
