"""Two offices, then two names in the same order: "Bupati dan Wakil Bupati X Adi Putra dan Sari Dewi"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from telaah.news.parties.holders import Holder
from telaah.news.parties.names import Name, read_name
from telaah.news.parties.pieces import Piece

_AND = re.compile(r"\s*(?:dan|serta|beserta|bersama|&|/)\s*")
_BETWEEN = re.compile(r"\s*,?\s*(?:yaitu |yakni )?")
_NAMES = re.compile(r"\s*(?:,?\s*(?:dan|serta|beserta|bersama)|&|-|–|/)\s*")


def _hyphened(piece: Piece, name: Name, blocked: AbstractSet[int]) -> tuple[Name, Name] | None:
    """Part two names that only a hyphen joins: "Bupati dan Wabup X Adi Putra-Sari Dewi"."""
    at = name.text.find("-")
    hyphen = piece.shown.find("-", name.start)
    if at < 0 or not name.start < hyphen < name.stop:
        return None
    second = read_name(piece.shown, hyphen + 1, blocked, sure=True)
    first = Name(name.start, hyphen, hyphen, name.text[:at])
    return (first, second) if second is not None and first.text.strip() else None


def couples(piece: Piece, holders: list[Holder], blocked: AbstractSet[int]) -> list[tuple[Holder, Name]]:
    """Return who holds which of two offices of one region that are named in one breath."""
    found: list[tuple[Holder, Name]] = []
    for left, right in pairwise(holders):
        if left.office.place != "region" or right.office.place != "region" or left.office.key == right.office.key:
            continue
        if left.inner is not None or not _AND.fullmatch(piece.shown, piece.end(left.last), piece.start(right.first)):
            continue
        between = _BETWEEN.match(piece.shown, piece.end(right.last))
        first = read_name(piece.shown, between.end(), blocked, sure=True) if between else None
        if first is not None and (joined := _hyphened(piece, first, blocked)) is not None:
            found += [(left, joined[0]), (right, joined[1])]
            continue
        link = _NAMES.match(piece.shown, first.end) if first else None
        second = read_name(piece.shown, link.end(), blocked, sure=True) if link else None
        if first is not None and second is not None:
            found += [(left, first), (right, second)]
    return found
