"""What is said of a finding, in one language."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.model.finding import Finding
from telaah.texts.catalogue import Catalogue

_TWO_STOPS = re.compile(r"(?<!\.)\.\s*\.(?!\.)")
"""What is left around a part that was left out."""

_SEARCHED = ("searched_", "more_", "unreadable_")
"""How the names of those values begin that tell where it was looked; the result has the same in ``searched``."""


class Sentences:
    """Makes the sentences of findings."""

    def __init__(self, lang: str) -> None:
        """Take the catalogue of a language."""
        self._catalogue = Catalogue(lang)

    def of(self, finding: Finding) -> tuple[str, str, str]:
        """Return the message, its brief form, and the recommendation."""
        message = self._catalogue.message(finding)
        brief = message if finding.outcome is None else self._catalogue.message(_without_search(finding))
        return message, _TWO_STOPS.sub(".", brief), self._catalogue.recommendation(finding)


def _without_search(finding: Finding) -> Finding:
    return replace(finding, values=tuple((key, value) for key, value in finding.values if not key.startswith(_SEARCHED)))
