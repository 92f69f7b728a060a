"""The command line: parse, call the api, print, exit status. Nobody imports this."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What the command says to the shell."""

    CLEAN = 0
    """Nothing at or above ``--fail-on``."""
    FINDINGS = 1
    FAILED = 2
    """A usage error, or a document that could not be read."""
    INTERRUPTED = 130
    """Ended by Ctrl-C."""
