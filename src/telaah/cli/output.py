"""Where what a command says goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from telaah.engine.files import replacing
from telaah.errors import UsageError
from telaah.texts.interface import os_reason, words

STANDARD_OUTPUT = "-"


def check_target(target: str | None, inputs: tuple[str, ...] = ()) -> None:
    """Refuse a target that cannot be written, before hours of work are done for it."""
    if target in (None, STANDARD_OUTPUT):
        return
    path, say = Path(target or ""), words()
    if path.is_dir():
        raise UsageError(say("output.is_folder", path=path))
    if not path.absolute().parent.is_dir():
        raise UsageError(say("output.no_folder", path=path.absolute().parent))
    if any(os.path.realpath(path) == os.path.realpath(file) for file in inputs):
        raise UsageError(say("output.is_input", path=path))
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise UsageError(say("output.unwritable", path=path, why=say("output.no_permission")))


def write(text: str | Iterable[str], target: str | None) -> None:
    """Write text, whole or in pieces, as UTF-8, to standard output or to a file."""
    pieces = (piece.encode("utf-8", "replace") for piece in ([text] if isinstance(text, str) else text))
    if target in (None, STANDARD_OUTPUT):
        _print(pieces)
        return
    path = Path(target or "")
    try:
        # A pipe or a device: nothing to replace.
        with path.open("wb") if path.exists() and not path.is_file() else replacing(path) as file:
            file.writelines(pieces)
    except OSError as error:
        raise UsageError(words()("output.unwritable", path=path, why=os_reason(error))) from None


def complain(text: str) -> None:
    """Say something on standard error, where there is one."""
    if sys.stderr is None:  # closed by who called: "2>&-", a service
        return
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def _print(pieces: Iterable[bytes]) -> None:
    stream = sys.stdout
    if stream is None:
        raise UsageError(words()("output.unwritable", path=words()("output.standard"), why=words()("output.closed")))
    try:
        if hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.writelines(pieces)
        else:
            stream.writelines(piece.decode("utf-8") for piece in pieces)
        stream.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough. Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise UsageError(words()("output.unwritable", path=words()("output.standard"), why=os_reason(error))) from None
