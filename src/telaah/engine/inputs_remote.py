"""Inputs behind an address, through fsspec. Only an address that the user gives opens a connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from telaah.engine.refused import Refused
from telaah.errors import ReadError
from telaah.texts.interface import Words

_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+::)?[A-Za-z][A-Za-z0-9+.-]+://")
"""A protocol has at least two letters: "C:\\" is a drive."""
_WILD = frozenset("*?[")


def is_address(given: str) -> bool:
    """Say whether the user gave an address and not a path.

    >>> is_address("s3://bucket/renstra.pdf"), is_address("C:/renstra.pdf")
    (True, False)
    """
    return _ADDRESS.match(given) is not None


def local_path(address: str) -> str | None:
    """Return the path of this machine that an address of one names; None where it names none.

    >>> local_path("file:///tmp/renstra.pdf")
    '/tmp/renstra.pdf'
    """
    from fsspec.implementations.local import LocalFileSystem

    protocol = address.split("://", 1)[0].lower()
    return str(LocalFileSystem._strip_protocol(address)) if protocol in ("file", "local") else None


def files_at(address: str, say: Words) -> list[tuple[str, str]]:
    """Return path and address of what an address names: one file, the files of a folder, those that match a pattern.

    Paths begin with the address as given, as those in folders do. ReadError where there is nothing.
    """
    system, root = _system(address, say)
    try:
        if not _WILD.isdisjoint(root):
            found = sorted(path for path in system.glob(root) if system.isfile(path))
            return [(str(system.unstrip_protocol(path)),) * 2 for path in found]
        if not system.isdir(root):
            return [(address, address)] if system.exists(root) else []
        base = str(root).rstrip("/")
        inside = sorted(str(path) for path in system.find(root))
        named = address.rstrip("/")
        return [(f"{named}/{path.removeprefix(base).lstrip('/')}", str(system.unstrip_protocol(path))) for path in inside]
    except Exception as error:  # what an address leads to throws whatever its library throws
        raise _unreachable(error, say) from None


@contextmanager
def opened(address: str, say: Words) -> Iterator[BinaryIO]:
    """Open what an address leads to."""
    system, root = _system(address, say)
    try:
        stream = system.open(root, "rb")
    except FileNotFoundError:
        raise Refused(say("input.not_found"), reason="not_found") from None
    except Exception as error:
        raise _unreachable(error, say) from None
    with stream:
        yield stream


def _system(address: str, say: Words) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    protocol = address.split("://", 1)[0].rsplit("::", maxsplit=1)[-1]
    try:
        system, root = url_to_fs(address)
    except ImportError as error:
        raise Refused(say("source.no_package", protocol=protocol, why=error), reason="not_supported") from None
    except Exception as error:
        if "rotocol not known" in str(error):
            raise Refused(say("source.no_protocol", protocol=protocol), reason="not_supported") from None
        raise _unreachable(error, say) from None
    return system, str(root)


def _unreachable(error: Exception, say: Words) -> ReadError:
    told = " ".join(str(error).split())[:300] or type(error).__name__
    return Refused(say("source.unreachable", why=told), reason="not_found")
