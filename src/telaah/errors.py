"""The exceptions of telaah.

TelaahError
├── UsageError        the call was wrong: option, path, code of a rule
├── ConfigError       a settings file is wrong
├── LexiconError      a lexicon or profile file is wrong
├── ModelError        a trained model cannot be used
└── ReadError         a document cannot be read; ``reason`` is of the closed list of failures
    ├── Encrypted
    ├── Damaged
    ├── NoText
    ├── NotSupported
    └── LimitExceeded
"""

from __future__ import annotations


class TelaahError(Exception):
    """Everything that telaah raises on purpose."""


class UsageError(TelaahError):
    """The call was wrong."""


class ConfigError(TelaahError):
    """A settings file is wrong."""


class LexiconError(TelaahError):
    """A lexicon or profile file is wrong."""


class ModelError(TelaahError):
    """A trained model cannot be used."""


class ReadError(TelaahError):
    """A document cannot be read.

    ``reason`` is one of: not_found, not_supported, encrypted, damaged, empty, too_large, timed_out,
    out_of_memory, crashed, internal (RULINGS 4).
    """

    reason = "damaged"

    def __init__(self, detail: str = "", reason: str | None = None) -> None:
        """Keep the sentence and, where given, a narrower reason."""
        super().__init__(detail)
        self.detail = detail
        if reason is not None:
            self.reason = reason


class Encrypted(ReadError):
    """The document asks for a password that was not given."""

    reason = "encrypted"


class Damaged(ReadError):
    """The file is broken beyond repair."""

    reason = "damaged"


class NoText(ReadError):
    """The document has no pages or nothing on them."""

    reason = "empty"


class NotSupported(ReadError):
    """The file is of a kind that telaah does not read."""

    reason = "not_supported"


class LimitExceeded(ReadError):
    """The document is beyond a bound (pages, size, time, memory)."""

    reason = "too_large"
