"""The ladder of evidence (DOMAIN 4.6, GUIDELINES 5): which spots of a document belong to an outcome, strongest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from telaah.linking.atlas import Atlas, Ground, Spot
from telaah.linking.passages import naming_blocks, narrative, numbering_blocks, restating_items, stating_blocks
from telaah.linking.restating import told_sentences
from telaah.linking.rows import indicator_rows, own_rows, printed_rows, programme_rows, restated_rows, rows_below
from telaah.model.plan import Outcome

Step = Callable[[Outcome, Atlas], Iterator[tuple[Spot, Ground]]]
Territory = dict[Spot, Ground]

LADDER: tuple[Step, ...] = (
    own_rows,
    indicator_rows,
    restated_rows,
    rows_below,
    printed_rows,
    stating_blocks,
    numbering_blocks,
    narrative,
    told_sentences,
    naming_blocks,
    programme_rows,
    restating_items,
)


def territory_of(outcome: Outcome, atlas: Atlas, ladder: tuple[Step, ...] = LADDER) -> Territory:
    """Return the spots that belong to an outcome; the strongest step that reaches a spot keeps it."""
    territory: Territory = {}
    for step in ladder:
        for spot, ground in step(outcome, atlas):
            territory.setdefault(spot, ground)
    return territory
