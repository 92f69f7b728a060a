"""Partners of an outcome: who is named on its ground and counts; who was looked at and refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from telaah.linking.atlas import Atlas, Ground, Spot, is_within, row_spot
from telaah.linking.citing import cited, is_title, repeats_statement
from telaah.linking.ladder import Territory
from telaah.linking.rows import ABOVE_COLUMNS
from telaah.linking.standing import LOOSE, inside_unit, is_counted_unit, is_object, measures, why_no_partner
from telaah.linking.wording import names_indicator
from telaah.model.document import ColumnRole
from telaah.model.mention import COLLABORATING_STATUSES, Mention, MentionType, SourceHint, Status, VaguePhrase
from telaah.model.plan import Grade, Level, Nearness, Outcome, Rejected, Tie
from telaah.text.similar import plain

_STRATEGY = frozenset({ColumnRole.STRATEGI, ColumnRole.ARAH_KEBIJAKAN})
_LADDER_ORDER = ("row", "strategy", "crosscutting", "paragraph", "heading", "chain")
_NO_PARTNERS = frozenset(
    {
        ColumnRole.FORMULA,
        ColumnRole.SUMBER_DATA,
        ColumnRole.SUMBER_DANA,
        ColumnRole.LOKASI,
        ColumnRole.KELOMPOK_SASARAN,
        ColumnRole.PERMASALAHAN,
        ColumnRole.ISU,
        ColumnRole.SATUAN,
        ColumnRole.PAGU,
    }
)
"""Columns in which whoever is named counts, pays, receives or is the problem."""
_STATEMENTS = frozenset({ColumnRole.TUJUAN, ColumnRole.SASARAN, ColumnRole.SASARAN_PROGRAM})
_VAGUE = {Status.MASALAH: "masalah", Status.PERLU: "perlu", Status.TUPOKSI: "tupoksi", Status.LALU: "lalu"}
"""A vague phrase told as a problem, a need or a duty says no more than that."""
_IN_TITLES = frozenset({"column.filled", "cue.peran"})
"""In the title of a programme ("Program Peningkatan Peran X", "Pelaksanaan Forum X") nobody is said to take part."""
TITLE = 0.25
"""Share of a cell's letters outside names from which on the cell is the title of an activity."""


def partners_of(outcome: Outcome, territory: Territory, atlas: Atlas) -> list[Tie]:
    """Return the direct partners of an outcome, one tie for each party, the strongest evidence first."""
    found: dict[str, Tie] = {}
    candidates = [(_rank(g), m.place.page, m.place.start, m, g) for m, g in _mentioned(outcome, territory, atlas)]
    for _, _, _, mention, ground in sorted(candidates, key=lambda c: c[:3]):
        if _why(outcome, mention, ground, atlas) is None:
            found.setdefault(atlas.key(mention), _tie(outcome, mention, ground, atlas))
    return sorted(found.values(), key=lambda t: (t.mention.place.page, t.mention.place.start))


def _why(outcome: Outcome, mention: Mention, ground: Ground, atlas: Atlas) -> str | None:
    """Return why a mention on the outcome's ground is no partner of it, None where it is one."""
    why = why_no_partner(mention, atlas.document.identity)
    if why is not None:
        return why
    if inside_unit(mention):
        return "diri"
    if is_object(mention, outcome) or is_counted_unit(mention, outcome, atlas.column_role(mention.container)):
        return "penerima"
    if mention.why in _IN_TITLES and atlas.column_role(mention.container) is ColumnRole.PROGRAM and is_title(mention):
        return "judul"
    return "tak_terikat" if _is_loose(mention, ground, atlas) else None


def _is_loose(mention: Mention, ground: Ground, atlas: Atlas) -> bool:
    """Tell whether a party is named on the outcome's ground without being said to work on it."""
    if mention.why == "column.filled" and not _fills_cell(mention, atlas):
        return True
    return (ground.reason == "heading" and mention.why in LOOSE) or (mention.container.table is None and measures(mention))


def _fills_cell(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether a cell holds little but names, and is no title of an activity that has a name in it."""
    at = mention.container
    if at.table is None or at.row is None:
        return False
    rest = mention.quote
    for named in atlas.named.get(row_spot(at.table, at.row), ()):
        if isinstance(named, Mention) and named.container.column == at.column:
            rest = rest.replace(named.text, " ", 1)
    return len(plain(rest)) <= TITLE * len(plain(mention.quote))


def _rank(ground: Ground) -> int:
    return _LADDER_ORDER.index(ground.reason) if ground.reason in _LADDER_ORDER else len(_LADDER_ORDER)


def _mentioned(outcome: Outcome, territory: Territory, atlas: Atlas) -> Iterator[tuple[Mention, Ground]]:
    for spot, ground in territory.items():
        for named in atlas.named.get(spot, ()):
            if (
                isinstance(named, Mention)
                and named.type is MentionType.STAKEHOLDER
                and _belongs(outcome, spot, ground, named, atlas)
            ):
                yield named, ground


def _belongs(outcome: Outcome, spot: Spot, ground: Ground, named: Mention | VaguePhrase, atlas: Atlas) -> bool:
    """Tell whether something named in a row is about this outcome and not about what stands above or beside it."""
    if spot.kind == "block":
        return is_within(named, spot, ground, atlas) and (not ground.sentence or names_indicator(named.quote, outcome))
    if ground.branch is not None:
        return named.container.column == ground.branch
    role = atlas.column_role(named.container)
    if role in ABOVE_COLUMNS[outcome.level] or role in _NO_PARTNERS:
        return False
    if role in _STATEMENTS and _is_of_another(outcome, spot, named, atlas):
        return False
    if outcome.level is Level.TUJUAN and role not in (ColumnRole.TUJUAN, ColumnRole.INDIKATOR_TUJUAN):
        # What stands beside a sasaran is the sasaran's, and is carried up from it where the tujuan is its parent.
        return not any(o.level is Level.SASARAN for o, _ in atlas.rows.get(spot, ()))
    return True


def _is_of_another(outcome: Outcome, spot: Spot, named: Mention | VaguePhrase, atlas: Atlas) -> bool:
    """Tell whether a name in a cell of two statements stands in the words of the other one."""
    name = plain(named.text)
    if any(name in plain(t) for t in (outcome.text, *outcome.variants)):
        return False
    beside = {o.id for o, _ in atlas.rows.get(spot, ())}
    cell = plain(named.quote)
    return any(
        name in plain(o.text) and (o.id in beside or plain(o.text) in cell)
        for o in atlas.outcomes
        if o.id != outcome.id and o.level is outcome.level
    )


def _tie(outcome: Outcome, mention: Mention, ground: Ground, atlas: Atlas) -> Tie:
    reason = ground.reason
    if reason == "row" and atlas.column_role(mention.container) in _STRATEGY:
        reason = "strategy"
    return Tie(mention, outcome.id, Grade.DIRECT, reason, atlas.quote(mention), ground.detail)


def carried_up(ties: Iterable[Tie], atlas: Atlas) -> list[Tie]:
    """Return ties of the parents: a tujuan has the direct partners of the sasaran below it (GUIDELINES 5)."""
    have = {(t.outcome, atlas.key(t.mention)) for t in ties}
    below = {o.id: o for o in atlas.outcomes if o.level is Level.SASARAN and o.parent is not None}
    tujuan = {o.id for o in atlas.outcomes if o.level is Level.TUJUAN}
    carried = []
    for tie in ties:
        child = below.get(tie.outcome or "")
        if child is None or child.parent not in tujuan or (child.parent, atlas.key(tie.mention)) in have:
            continue
        have.add((child.parent, atlas.key(tie.mention)))
        carried.append(Tie(tie.mention, child.parent, Grade.DIRECT, "carried", tie.quote, child.id))
    return carried


def refused_partners(outcome: Outcome, territory: Territory, atlas: Atlas) -> list[Rejected]:
    """Return the candidates on the outcome's ground that are no partners, each with the reason; one for each name and reason."""
    found: dict[tuple[str, str], Rejected] = {}
    for spot, ground in territory.items():
        for named in atlas.named.get(spot, ()):
            if isinstance(named, SourceHint) or not _belongs(outcome, spot, ground, named, atlas):
                continue
            why = _refusal(outcome, named, ground, atlas)
            if why is not None:
                found.setdefault((named.text.casefold(), why), as_refused(named, why, atlas))
    return sorted(found.values(), key=lambda r: (r.page, r.text, r.why))


def as_refused(named: Mention | VaguePhrase, why: str, atlas: Atlas, near: Nearness = Nearness.OWN) -> Rejected:
    """Return somebody named as one that was looked at and refused."""
    cls, bears_name = (named.cls, not named.generic and why != "kabur") if isinstance(named, Mention) else (None, False)
    return Rejected(named.text, named.place.page, atlas.quote(named), why, cls=cls, named=bears_name, near=near)


def _refusal(outcome: Outcome, named: Mention | VaguePhrase, ground: Ground, atlas: Atlas) -> str | None:
    """Return why a candidate is refused; None where it counts, or is named in passing and no candidate at all."""
    if isinstance(named, VaguePhrase):
        return _VAGUE.get(named.status, "kabur" if named.forward or named.status in COLLABORATING_STATUSES else None)
    if named.type is not MentionType.STAKEHOLDER:
        return None
    why = _why(outcome, named, ground, atlas)
    if why == "rujukan":
        return None if repeats_statement(named, outcome) else cited(named, atlas)
    if why == "tupoksi" and repeats_statement(named, outcome):
        return None
    return None if why == "disebut" else why
