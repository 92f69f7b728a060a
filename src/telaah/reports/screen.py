"""Lines of one width, in one language, with colours or without: what every part of the text report is made of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from telaah.model.finding import Severity
from telaah.model.result import DocumentResult
from telaah.reports import view
from telaah.text.safe import clean
from telaah.texts.interface import Words

BOLD, DIM, RED, YELLOW, BLUE = "1", "2", "31", "33", "34"
COLOURS = {Severity.ERROR: f"{BOLD};{RED}", Severity.WARNING: f"{BOLD};{YELLOW}", Severity.INFO: BLUE}

QUOTE = 220
"""Characters of a quotation on the screen; JSON and HTML have it whole."""


class Screen:
    """Writes lines of one width, in one language, with colours or without."""

    def __init__(self, say: Words, colour: bool, width: int) -> None:
        """Take the words, whether there are colours, and how many characters a line has."""
        self.say, self.colour, self.width = say, colour, width

    def heading(self, text: str, note: str = "") -> Iterator[str]:
        """Yield a heading with an empty line above."""
        yield ""
        yield self.paint(BOLD, text.upper())
        if note:
            yield from self.wrap(note, style=DIM)

    def wrap(self, text: str, *, first: str = "", indent: int = 0, style: str = "") -> Iterator[str]:
        """Yield text, cleaned, broken to the width, with a hanging indent."""
        lines = textwrap.wrap(
            clean(text),
            self.width,
            initial_indent=first,
            subsequent_indent=" " * indent,
            break_on_hyphens=False,
            break_long_words=True,
        )
        yield from (self.paint(style, line) if style else line for line in lines)

    def paint(self, style: str, text: str) -> str:
        """Return text in a style, where there are colours."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def more(self, left_out: int, first: str) -> Iterator[str]:
        """Yield how many are not shown, and where they are."""
        if left_out > 0:
            yield from self.wrap(self.say("report.not_shown", count=left_out), first=first, indent=len(first), style=DIM)

    def severities(self, documents: Sequence[DocumentResult]) -> str:
        """Return how many findings there are of each severity, in words."""
        counts = view.severities(documents)
        return self.say("report.severities", errors=counts["error"], warnings=counts["warning"], infos=counts["info"])
