"""What docstrings show is what the code does."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import telaah

MODULES = sorted(found.name for found in pkgutil.walk_packages(telaah.__path__, "telaah.") if not found.name.endswith("__main__"))


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        pytest.skip(f"needs an extra: {error}")
    failed, _ = doctest.testmod(module)
    assert not failed
