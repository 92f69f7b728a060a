"""The words of a page as drawn, kept small: a plan of 2,000 pages has more than a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from telaah.model.place import Box


class Word(NamedTuple):
    """One word of a page, as drawn."""

    text: str
    box: Box
    cell: int
    """Number of the cell among the cells of all tables of the page, or -1 outside tables."""


class WordList(Sequence[Word]):
    """Words whose boxes lie in one array of numbers; each ``Word`` is made when it is asked for.

    >>> words = WordList([Word("renstra", Box(1, 2, 3, 4), -1)])
    >>> words[0].text, len(words), words == WordList([Word("renstra", Box(1, 2, 3, 4), -1)])
    ('renstra', 1, True)
    """

    __slots__ = ("_boxes", "_cells", "_texts")

    def __init__(self, words: Iterable[Word] = ()) -> None:
        """Take the words over."""
        kept = list(words)
        self._texts = tuple(word.text for word in kept)
        self._boxes = array("f", [number for word in kept for number in word.box])
        self._cells = array("i", [word.cell for word in kept])

    @classmethod
    def of_columns(cls, texts: Iterable[str], boxes: Iterable[float], cells: Iterable[int]) -> WordList:
        """Return a list from its columns; ``boxes`` has four numbers a word."""
        made = cls()
        made._texts, made._boxes, made._cells = tuple(texts), array("f", boxes), array("i", cells)
        return made

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        """Return one word, or several as a tuple."""
        if isinstance(index, slice):
            return tuple(self[k] for k in range(*index.indices(len(self))))
        k = range(len(self))[index]
        return Word(self._texts[k], Box(*self._boxes[4 * k : 4 * k + 4]), self._cells[k])

    def __iter__(self) -> Iterator[Word]:
        """Go through the words in order."""
        boxes = iter(self._boxes)
        for text, box, cell in zip(self._texts, zip(boxes, boxes, boxes, boxes, strict=True), self._cells, strict=True):
            yield Word(text, Box._make(box), cell)

    def __eq__(self, other: object) -> bool:
        """Compare word by word."""
        if not isinstance(other, WordList):
            return NotImplemented
        return (self._texts, self._cells, self._boxes) == (other._texts, other._cells, other._boxes)

    def __hash__(self) -> int:
        """Hash the texts: equal lists have equal ones."""
        return hash(self._texts)
