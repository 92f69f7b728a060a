"""Settings: what a user may change, checked when built, from nothing, a mapping or a TOML file.

Every option stands in ``default.toml`` with its default and a comment why. A settings file is ``telaah.toml``, or the
table ``[tool.telaah]`` of ``pyproject.toml``, of the nearest parent folder that has one.
"""

from __future__ import annotations

import dataclasses
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from telaah.errors import ConfigError
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.texts.interface import LANGUAGES, language, os_reason, words

FILE_NAME = "telaah.toml"
OCR_MODES = ("auto", "never", "always")
PDF_ENGINES = ("pdfium", "pdfplumber")
FAIL_ON = ("error", "warning", "info", "never")

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read."""

    ocr: str = "auto"
    pdf_engine: str = "pdfium"
    password: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no choice."""
        _one_of("read.ocr", self.ocr, OCR_MODES)
        _one_of("read.pdf-engine", self.pdf_engine, PDF_ENGINES)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document; 0 is no bound."""

    timeout: float = 1800.0
    """Seconds."""
    ocr_timeout: float = 1080.0
    """Seconds of a document's time that OCR may take; scanned pages left then stay unread."""
    max_memory: int = 2048
    """MiB that a document may take beyond what an idle worker has."""
    max_pages: int = 5000
    jobs: int = 0
    """Worker processes; 0: as many as there are cores."""

    def __post_init__(self) -> None:
        """Refuse bounds that are none: negative ones, and the "nan" and "inf" that TOML and the command line know."""
        for item in dataclasses.fields(self):
            value, key = getattr(self, item.name), f"limits.{_kebab(item.name)}"
            if value < 0:
                raise ConfigError(words()("config.negative", key=key, value=value))
            if not math.isfinite(value):
                raise ConfigError(words()("config.endless", key=key, value=value))


@dataclass(frozen=True, slots=True)
class Rules:
    """Which rules run, and from which severity on a finding makes the check fail."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = True
    fail_on: str = "error"
    severity: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what is no severity."""
        _one_of("rules.fail-on", self.fail_on, FAIL_ON)
        for code, severity in self.severity.items():
            _one_of(f"rules.severity.{code}", severity, tuple(Severity))


@dataclass(frozen=True, slots=True)
class Models:
    """Which trained models help to read."""

    use: bool = True
    """False: rules and lists alone."""
    encoder: str | None = None
    """Another model of sentence vectors: a folder, or a name that sentence-transformers knows."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names that only this office knows."""

    own: tuple[str, ...] = ()
    """Other names and abbreviations of the plan's own organisation."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Short name to full name."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user knows better than the document says."""

    kind: str | None = None
    organisation: str | None = None
    region: str | None = None
    period: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse unknown kinds and periods that run backwards."""
        if self.kind is not None:
            _one_of("document.kind", self.kind, tuple(DocumentKind))
        if self.period is not None and (len(self.period) != 2 or not 1900 < self.period[0] <= self.period[1] < 2200):
            raise ConfigError(words()("config.period", value="-".join(map(str, self.period))))


@dataclass(frozen=True, slots=True)
class Output:
    """What is written, and in which language."""

    lang: str = field(default_factory=language)
    with_text: bool = False
    redact_names: bool = False

    def __post_init__(self) -> None:
        """Refuse unknown languages."""
        _one_of("output.lang", self.lang, LANGUAGES)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run."""

    read: Reading = field(default_factory=Reading)
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)
    models: Models = field(default_factory=Models)
    names: Names = field(default_factory=Names)
    document: Overrides = field(default_factory=Overrides)
    output: Output = field(default_factory=Output)

    def changed(self, section: str, **values: object) -> Settings:
        """Return settings in which the given values of one section are others; None leaves a value as it is."""
        given = {key: value for key, value in values.items() if value is not None}
        part = dataclasses.replace(getattr(self, section), **given)
        return dataclasses.replace(self, **{section: part})


def settings_from(table: Mapping[str, Any], *, origin: str) -> Settings:
    """Build settings from a mapping as TOML gives it.

    >>> settings_from({"rules": {"ignore": ["KOL003"]}}, origin="telaah.toml").rules.ignore
    ('KOL003',)
    """
    sections = {item.name: item for item in dataclasses.fields(Settings)}
    parts: dict[str, Any] = {}
    for name, values in table.items():
        if name not in sections:
            raise ConfigError(words()("config.unknown_section", file=origin, key=name, known=", ".join(sections)))
        if not isinstance(values, Mapping):
            raise ConfigError(words()("config.not_a_table", file=origin, key=name))
        try:
            parts[name] = _section(_SECTIONS[name], values, name)
        except ConfigError as error:
            raise ConfigError(f"{origin}: {error}") from None
    return Settings(**parts)


def load_settings(path: Path) -> Settings:
    """Read a settings file; ``pyproject.toml`` by its table ``[tool.telaah]``."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(words()("config.unreadable", file=path, why=os_reason(error))) from None
    except UnicodeDecodeError:
        raise ConfigError(words()("config.not_toml", file=path, why=words()("config.not_utf8"))) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(words()("config.not_toml", file=path, why=error)) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("telaah", {})
    return settings_from(table, origin=str(path))


def find_settings(folder: Path) -> Path | None:
    """Return the settings file of the nearest parent folder, None where there is none."""
    for place in (folder, *folder.parents):
        own = place / FILE_NAME
        if os.path.isfile(own):  # noqa: PTH113 - pathlib raises where a folder may not be entered
            return own
        project = place / "pyproject.toml"
        if _has_table(project):
            return project
    return None


def default_toml() -> str:
    """Return the file that documents every option with its default."""
    return (Path(__file__).parent / "default.toml").read_text(encoding="utf-8")


_SECTIONS: dict[str, type] = {
    "read": Reading,
    "limits": Limits,
    "rules": Rules,
    "models": Models,
    "names": Names,
    "document": Overrides,
    "output": Output,
}

_EXPECTED: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str,),
    "bool": (bool,),
    "int": (int,),
    "float": (int, float),
    "tuple[str, ...]": (list,),
    "tuple[int, int] | None": (list,),
    "Mapping[str, str]": (dict,),
}


def _section(cls: type[S], values: Mapping[str, Any], section: str) -> S:
    known = {_kebab(item.name): item for item in dataclasses.fields(cls)}  # type: ignore[arg-type]
    built: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(words()("config.unknown_key", key=f"{section}.{key}", known=", ".join(known)))
        item = known[key]
        built[item.name] = _value(f"{section}.{key}", value, str(item.type))
    return cls(**built)


def _value(key: str, value: object, declared: str) -> object:
    expected = _EXPECTED[declared]
    inner = int if "int, int" in declared else str
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    right = isinstance(value, expected) and (bool in expected or not isinstance(value, bool))
    if not right or not all(isinstance(item, inner) for item in items):
        kind = words()(f"config.type.{expected[0].__name__}")
        raise ConfigError(words()("config.wrong_type", key=key, value=repr(value), expected=kind))
    return tuple(value) if isinstance(value, list) else value


def _one_of(key: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ConfigError(words()("config.no_choice", key=key, value=repr(str(value)), known=", ".join(choices)))


def _has_table(project: Path) -> bool:
    try:
        return "telaah" in tomllib.loads(project.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False  # somebody else's file: not ours to complain about


def _kebab(name: str) -> str:
    return name.replace("_", "-")
