"""Whether a text speaks of an outcome: in its own words, or by the name of its indicator."""

from __future__ import annotations

from telaah.model.plan import Outcome
from telaah.text.similar import content, direction, plain, stem


def root(word: str) -> str:
    """Return a rougher stem, the same for "termanfaatkannya" and "dimanfaatkan".

    >>> root("termanfaatkannya"), root("dimanfaatkan")
    ('manfaat', 'manfaat')
    """
    return stem(stem(word))


SHARE = 0.8
"""Share of an outcome's matter that a text must repeat to be about it."""
LEAST_MATTER = 4
"""An outcome with fewer words of matter is too short to be told by its words."""
LEAST_LETTERS = 8
"""An indicator with fewer letters ("IKM") is found in other words."""


def repeats(text: str, outcome: Outcome) -> bool:
    """Tell whether a text repeats the matter of an outcome in its own words."""
    matter = content(outcome.text)
    if len(matter) < LEAST_MATTER or direction(text)[1] != direction(outcome.text)[1]:
        return False
    return len(matter & content("- " + text)) / len(matter) >= SHARE


def names_indicator(text: str, outcome: Outcome) -> bool:
    """Tell whether a text names one of the outcome's indicators."""
    letters = plain(text)
    return any(len(plain(i.text)) >= LEAST_LETTERS and plain(i.text) in letters for i in outcome.indicators)
