"""Broken files: the same for the same seed, and each accounted for by the real program."""

from __future__ import annotations

import sys

import pytest

from fuzz.batch import Bounds, check
from fuzz.minimise import FAULTS
from fuzz.mutate import make
from telaah.api import check as checked
from telaah.model.result import FailureReason


def test_a_seed_makes_the_same_files_each_time(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        make(3, range(12), tmp_path / name)
    first, second = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("a", "b"))
    assert first == second and len(first) == 12


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes and opened files as Linux tells of them")
def test_every_broken_file_is_accounted_for(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    make(7, range(40), folder)
    outcome = check(folder, Bounds(timeout=20, memory=512))
    assert outcome.faults == []
    assert sum(outcome.said.values()) == 40 and len(outcome.said) > 2


def test_a_fault_is_told(tmp_path):
    """The judge is not blind: a bound that nothing can keep is a fault."""
    folder = tmp_path / "in"
    folder.mkdir()
    make(7, range(1), folder)
    assert [wrong for _, wrong in check(folder, Bounds(timeout=-30, memory=512)).faults]


@pytest.mark.parametrize("name", sorted(path.name for path in FAULTS.iterdir() if path.suffix != ".md"))
def test_what_once_failed_is_read_or_refused(name):
    result = checked(FAULTS / name)
    assert len(result.documents) + len(result.failures) == 1
    assert not {failure.reason for failure in result.failures} & {FailureReason.INTERNAL, FailureReason.CRASHED}, result.failures
