"""What is said of a finding, in one language."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.model.finding import Finding
from telaah.texts.catalogue import Catalogue

_TWO_STOPS = re.compile(r"(?<!\.)\.\s*\.(?!\.)")
"""What is left around a part that was left out."""

_ONE_PAGE = re.compile(r"\bpp\. (\d+)(?=[;.)\s]|$)")
"""In English one page is "p. 6"; a sentence of the catalogue cannot know how many its value holds."""

_BESIDE = ("searched_", "more_", "unreadable_", "indicators", "indicator_count")
"""How the names of those values begin that tell where it was looked and what measures the outcome has."""

_CANDIDATE = ("candidate", "why")
"""How the names of those values begin that tell of the nearest that was refused; the result has it among the refused."""

_EMPTY_QUOTE = "“”"

_LEVEL = r"[^()“”]+(?:\([^()]*\))?"  # "sasaran", "objective (sasaran)"

_THIS = {"id": " ini", "en": ""}
"""What stands for the words of an outcome after its level: "Sasaran ini belum menyebut ...", "The objective names no ..."."""


class Sentences:
    """Makes the sentences of findings."""

    def __init__(self, lang: str) -> None:
        """Take the catalogue of a language."""
        self._catalogue = Catalogue(lang)

    def of(self, finding: Finding) -> tuple[str, str, str]:
        """Return the message, its brief form, and the recommendation."""
        message = self._catalogue.message(finding)
        brief = message if finding.outcome is None else self._brief(finding)
        return _ONE_PAGE.sub(r"p. \1", message), _ONE_PAGE.sub(r"p. \1", brief), self._catalogue.recommendation(finding)

    def _brief(self, finding: Finding) -> str:
        """Leave out what stands beside a finding in every report: the outcome's words, page and indicators, and the search."""
        values = tuple((key, value) for key, value in finding.values if not key.startswith(_BESIDE))
        bare = tuple((key, value) for key, value in values if not key.startswith(_CANDIDATE))
        sentence = self._catalogue.message(replace(finding, values=bare))
        if _EMPTY_QUOTE in sentence:  # the candidate is what the sentence is about
            sentence = self._catalogue.message(replace(finding, values=values))
        if text := dict(finding.values).get("text"):
            quoted = f" “{re.escape(text)}”"
            sentence = re.sub(rf" \({_LEVEL}{quoted}[^()]*\)", "", sentence)  # an indicator with its outcome in brackets
            sentence = re.sub(rf"{quoted}(?: \((?:hlm|p)\. [^()]*\))?", _THIS[self._catalogue.lang], sentence, count=1)
        return _TWO_STOPS.sub(".", sentence)
