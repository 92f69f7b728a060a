"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Begin each test in the language of a fresh shell: ``--lang`` sets the environment, for the workers."""
    before = os.environ.pop("TELAAH_LANG", None)
    yield
    os.environ.pop("TELAAH_LANG", None)
    if before is not None:
        os.environ["TELAAH_LANG"] = before
