"""Where what a command says goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from telaah.errors import UsageError
from telaah.texts.interface import words

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


def write(text: str, target: str | None) -> None:
    """Write text, as UTF-8, to standard output or to a file."""
    data = text.encode("utf-8", "replace")
    if target in (None, STANDARD_OUTPUT):
        _print(data)
        return
    path = Path(target or "")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device: nothing to replace
        else:
            _replace(path, data)
    except OSError as error:
        raise UsageError(words()("output.unwritable", path=path, why=error.strerror or error)) from None


def complain(text: str) -> None:
    """Say something on standard error."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def _print(data: bytes) -> None:
    stream = sys.stdout
    try:
        if hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data.decode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough. Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise UsageError(words()("output.unwritable", path=words()("output.standard"), why=error.strerror or error)) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the target and rename: a reader never sees half a file, and a full disk leaves the old one."""
    real = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:80]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)  # noqa: PTH101 - mkstemp makes files that only their owner may read
        os.replace(name, real)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
