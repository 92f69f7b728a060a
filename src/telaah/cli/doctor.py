"""``telaah doctor``: what is installed, what can be read, which bounds hold."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from telaah.cli import ExitStatus, options
from telaah.cli.output import write
from telaah.cli.settings import settings_of
from telaah.config import Settings, find_settings
from telaah.texts.interface import Words, words

NEEDED = (
    "numpy",
    "pypdfium2",
    "pdfplumber",
    "pikepdf",
    "typer",
    "rich",
    "rapidfuzz",
    "pyahocorasick",
    "python-docx",
    "lxml",
    "duckdb",
    "fsspec",
)
OPTIONAL = ("spacy", "rapidocr", "onnxruntime", "trafilatura", "tantivy", "pyarrow", "distributed")
_REQUIREMENT = re.compile(r"([\w.-]+)\s*([^;]*)")
"""Name and range of versions of a requirement in the package's metadata."""

TESSERACT = "tesseract"


def doctor(lang: options.Lang = None) -> None:  # taken from the arguments before they are parsed
    """Examine the installation; status 2 where something needed is missing."""
    import typer

    lines, missing = list(_lines(words())), [name for name in NEEDED if _version(name) is None]
    verdict = words()("doctor.not_fine", names=", ".join(missing)) if missing else words()("doctor.fine")
    write("\n".join([*lines, "", verdict, ""]), None)
    raise typer.Exit(ExitStatus.FAILED if missing else ExitStatus.CLEAN)


def _lines(say: Words) -> Iterator[str]:
    from telaah import __version__
    from telaah.engine.pool import cores

    found = find_settings(Path.cwd())
    settings = settings_of({})
    yield f"telaah {__version__} ({Path(__file__).parents[1]})"
    yield from _pairs(
        (say("doctor.python"), f"{platform.python_version()} ({sys.executable})"),
        (say("doctor.system"), f"{platform.system()} {platform.release()} {platform.machine()}"),
        (say("doctor.cores"), str(cores())),
        (say("doctor.language"), say.lang),
        (say("doctor.settings"), str(found) if found else say("doctor.settings_none")),
    )
    yield from _heading(say("doctor.engines"))
    yield from _pairs(*_engines(say))
    yield from _heading(say("doctor.packages"))
    yield from _pairs(*_packages(say))
    yield from _heading(say("doctor.ocr"))
    yield from _pairs(*_ocr(say))
    yield from _heading(say("doctor.models"))
    yield from _models(say)
    yield from _heading(say("doctor.limits"))
    yield from (f"  {line}" for line in _limits(settings, say))


def _models(say: Words) -> Iterator[str]:
    from telaah.learned.suite import in_use

    on = in_use(plans=False)
    yield from _pairs(*on.items()) if on else [f"  {say('doctor.models_none')}"]


def _engines(say: Words) -> Iterator[tuple[str, str]]:
    if importlib.util.find_spec("pypdfium2"):
        import pypdfium2

        yield "pdfium", str(pypdfium2.PDFIUM_INFO)
    for name in ("pdfplumber", "pikepdf"):
        yield name, _version(name) or say("doctor.missing")


def _packages(say: Words) -> Iterator[tuple[str, str]]:
    """Yield what is installed, and the versions that telaah asks for."""
    asked: dict[str, str] = {}
    for requirement in importlib.metadata.requires("telaah") or ():
        match = _REQUIREMENT.match(requirement)
        if match:
            asked.setdefault(match[1].lower(), match[2].strip())
    for name in (*NEEDED, *OPTIONAL):
        version = _version(name) or say("doctor.missing")
        yield name, f"{version} ({asked[name]})" if asked.get(name) else version


def _ocr(say: Words) -> Iterator[tuple[str, str]]:
    found = False
    if importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime"):
        found = True
        yield "rapidocr", _version("rapidocr") or ""
    if path := shutil.which(TESSERACT):
        found = True
        yield TESSERACT, path
    if not found:
        yield "-", say("doctor.ocr_none")


def _limits(settings: Settings, say: Words) -> Iterator[str]:
    import multiprocessing

    from telaah.engine.pool import cores

    limits = settings.limits
    jobs = limits.jobs or cores()
    yield say("doctor.limits_line", timeout=limits.timeout, memory=limits.max_memory, pages=limits.max_pages, jobs=jobs)
    held = {"linux": "doctor.memory_held", "darwin": "doctor.memory_watched"}.get(sys.platform, "doctor.memory_not")
    yield say(held)
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    yield f"{say('doctor.isolation')}: {method}"


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text


def _pairs(*pairs: tuple[str, str]) -> Iterator[str]:
    width = max((len(name) for name, _ in pairs), default=0)
    yield from (f"  {name.ljust(width)}  {value}" for name, value in pairs)
