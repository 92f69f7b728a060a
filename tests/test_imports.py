"""What the command loads: nothing heavy for help and rules, so that it starts at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "spacy",
    "sklearn",
    "torch",
    "transformers",
    "pdfplumber",
    "pypdfium2",
    "duckdb",
    "fsspec",
    "pyarrow",
    "tantivy",
    "dask",
    "ahocorasick",
    "lxml",
    "docx",
    "PIL",
)

PROBE = """
import sys
from telaah.cli.app import run
status = run({arguments!r})
loaded = [name for name in {heavy!r} if name in sys.modules]
sys.exit(f"status {{status}}, loaded {{loaded}}" if loaded or status else 0)
"""


def probe(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = PROBE.format(arguments=list(arguments), heavy=HEAVY)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "--help"],
        ["--version"],
        ["rule"],
        ["rule", "KOL001"],
        ["models"],
        ["schema"],
        ["show", "--help"],
        ["news", "--help"],
    ],
)
def test_light_commands_load_nothing_heavy(arguments):
    done = probe(*arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_importing_the_package_loads_nothing_heavy():
    heavy = (*HEAVY, "typer", "rich")
    code = f"import sys, telaah\nsys.exit(' '.join(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr.strip() == ""


def test_public_names_are_what_is_exported():
    import telaah

    assert sorted(telaah.__all__) == telaah.__all__
    assert all(hasattr(telaah, name) for name in telaah.__all__)


def test_version_is_that_of_the_project():
    import tomllib
    from pathlib import Path

    import telaah

    project = Path(__file__).parents[1] / "pyproject.toml"
    assert tomllib.loads(project.read_text())["project"]["version"] == telaah.__version__
