"""Outcomes of real plans against their gold, where the shared folder is at hand."""

import json
from pathlib import Path

import pytest

from telaah.ingest import read_document
from telaah.layout import understand_layout
from telaah.outcomes import find_outcomes
from telaah.text.similar import direction, ratio

SHARED = Path(__file__).parents[2] / "../shared"
GOLD = sorted((SHARED / "gold/dev").glob("*.json"))
SAME = 86.0

pytestmark = [pytest.mark.shared, pytest.mark.slow]


def matched(gold, found):
    """Pairs of one gold statement and one found, the most alike first."""
    scored = sorted(
        (
            (ratio(g["text"], f.text), g["level"] == f.level, -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if direction(g["text"]) == direction(f.text)
        ),
        reverse=True,
    )
    left, right, pairs = set(), set(), []
    for score, _, i, j in scored:
        if score >= SAME and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            pairs.append((gold[-i], found[-j]))
    return pairs


@pytest.mark.skipif(not GOLD, reason="no shared folder")
@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_nearly_all_outcomes_of_a_real_plan_are_found_and_few_invented(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = understand_layout(read_document(SHARED / "realdocs" / gold["file"]))
    found = find_outcomes(document)
    pairs = matched(gold["outcomes"], found)
    assert len(pairs) >= 0.9 * len(gold["outcomes"])
    assert len(found) - len(pairs) <= 1
    assert all(g["level"] == f.level for g, f in pairs)
    assert all(set(g["pages"]) & {p.page for p in f.places} for g, f in pairs)
