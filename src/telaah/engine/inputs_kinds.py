"""What is taken from a folder or an archive, by name or by its first bytes, and what is passed over."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath

SUFFIXES = frozenset({".pdf", ".docx", ".html", ".htm", ".txt"})
"""Names of the kinds that telaah reads. What a file named itself may be: ``refused.py``."""

ARCHIVES = frozenset({".zip"})

_LIKE = frozenset({".docm", ".dotx", ".dotm", ".xhtml"})
"""Other names of the same kinds."""

_OFFICE = (
    ".doc",
    ".dot",
    ".rtf",
    ".odt",
    ".ott",
    ".fodt",
    ".wps",
    ".wpd",
    ".pages",
    ".xls",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".ods",
    ".ppt",
    ".pptx",
    ".pps",
    ".ppsx",
    ".odp",
)
_SCANS = (".epub", ".xps", ".oxps", ".djvu", ".mht", ".mhtml", ".ps", ".tif")
_PACKED = (".tiff", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".lzh", ".cab")
_MAY_HOLD_A_PLAN = frozenset((*_OFFICE, *_SCANS, *_PACKED))
"""Documents of office programs, scans and other archives. They are opened: many are of another kind than their name
says and are read; of the others nobody could know that there was a plan in them if they were passed over, so each is
a failure with its reason."""

TAKEN = SUFFIXES | _LIKE | _MAY_HOLD_A_PLAN | ARCHIVES

_LOCKS = ("~$", ".~")
"""How the names begin of what office programs leave beside a file that is open."""
_OF_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "@eadir"})
_HEAD = 1024


def is_hidden(name: str) -> bool:
    """Say whether a file or folder is one that its owner does not see."""
    return name.startswith((".", *_LOCKS)) or name.lower() in _OF_SYSTEMS


def is_lock(name: str) -> bool:
    """Say whether an office program left a file beside one that is open."""
    return name.startswith(_LOCKS)


def suffix(path: str) -> str:
    """Return the last suffix of a name in small letters.

    >>> suffix("Renstra.v2.PDF ")
    '.pdf'
    """
    return PurePosixPath(path.rstrip(" .")).suffix.lower()


def is_taken(path: str) -> bool:
    """Say whether a name is of a kind that is opened."""
    return suffix(path) in TAKEN


def begins_like_a_plan(path: str) -> bool:
    """Say whether a file is a PDF whatever it is called ("RENSTRA 2021-2026", "renja.pdf.download")."""
    file = Path(path)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return False
        with file.open("rb") as stream:
            return b"%PDF-" in stream.read(_HEAD)
    except (OSError, ValueError):
        return False
