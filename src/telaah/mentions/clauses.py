"""What a model of roles is handed of one party: its clause, as lists and rules see it."""

from __future__ import annotations

from telaah.mentions.context import Context, Part
from telaah.mentions.kin import kin_of, rank_of
from telaah.mentions.owner import Owner
from telaah.mentions.spans import Span
from telaah.model.clause import Clause
from telaah.model.mention import PartyClass


def clause_of(context: Context, span: Span, cls: PartyClass, part: Part, owner: Owner) -> Clause:
    """Put together what is known of a party in the plan of ``owner``."""
    segment, normal = context.segment, context.normal
    cues = [(c.first, c.last, c.cue.key, True) for c in context.before]
    cues += [(c.first, c.last, c.cue.key, False) for c in context.after]
    row: tuple[str, ...] = ()
    if segment.row is not None and segment.table is not None:
        row = tuple(str(c.role) for c in segment.table.columns if segment.row.text(c.index))
    return Clause(
        segment.text,
        normal.spans[span.first][0],
        normal.spans[span.last][1],
        segment.page,
        normal.words,
        span.first,
        span.last,
        tuple((s.first, s.last, s.cls) for s in context.spans),
        tuple(cues),
        tuple((h.first, h.last, str(h.value)) for h in context.status),
        frozenset(context.stops),
        str(cls),
        span.core,
        owner.is_own_region(span.region),
        "generic" in span.flags,
        str(context.kind),
        str(segment.section),
        segment.title,
        str(segment.block) if segment.block else "cell",
        str(segment.role) if segment.role else "",
        segment.column.header if segment.column else "",
        segment.table.title if segment.table else "",
        row,
        str(part.role),
        str(part.status),
        part.why,
        part.tight or part.why.startswith("column.") or part.why in ("own", "above"),
        kin_of(owner, span),
        rank_of(owner, span, cls),
        owner.level,
        segment.lead,
        segment.before,
        segment.after,
    )
