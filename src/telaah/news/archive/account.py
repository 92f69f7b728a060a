"""What became of everything that was read: each item is counted once."""

from __future__ import annotations

from dataclasses import dataclass, field

from telaah.model.result import FailureReason
from telaah.news.article import NoArticle
from telaah.news.reading import Notice

FAILURES = frozenset(str(reason) for reason in FailureReason)
"""Reasons of NoArticle that say that something could not be read; the others say that it is no article."""


@dataclass(slots=True)
class Account:
    """How an addition went: ``items`` is the sum of the five counts."""

    added: int = 0
    known: int = 0
    """In the archive already."""
    duplicates: int = 0
    """The same content as an item before it in the same run."""
    no_article: int = 0
    failed: int = 0
    grouped: int = 0
    """Of those added: told before in nearly the same words."""
    refused: list[NoArticle] = field(default_factory=list)
    """What is no article or failed, with the reason, in the order of paths."""
    notices: list[Notice] = field(default_factory=list)
    share: float | None = None
    """How much of what there is has been listed so far, 0 to 1."""
    first: int = 1
    """Number of the first article that was added."""
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def items(self) -> int:
        """How many items were read."""
        return self.added + self.known + self.duplicates + self.no_article + self.failed

    def refuse(self, item: NoArticle) -> None:
        """Count something that is no article."""
        if item.reason in FAILURES:
            self.failed += 1
        else:
            self.no_article += 1
        self.refused.append(item)
