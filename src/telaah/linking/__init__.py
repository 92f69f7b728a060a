"""Outcomes + Mentions -> Links: ties with grade and reason, verdicts with proof of search."""

from __future__ import annotations

from telaah.linking.atlas import atlas_of
from telaah.linking.general import document_partners
from telaah.linking.ladder import territory_of
from telaah.linking.partners import carried_up, partners_of
from telaah.linking.sources import document_sources, sources_of
from telaah.linking.verdicts import judge
from telaah.model.document import Document
from telaah.model.mention import Mentions, MentionType
from telaah.model.plan import Links, Outcome


def link(document: Document, outcomes: tuple[Outcome, ...], mentions: Mentions) -> Links:
    """Bind parties and sources to outcomes, strongest evidence first; judge each outcome; bind the rest to the document."""
    atlas = atlas_of(document, outcomes, mentions)
    territories = {o.id: territory_of(o, atlas) for o in outcomes}
    partners = [t for o in outcomes for t in partners_of(o, territories[o.id], atlas)]
    partners += carried_up(partners, atlas)
    sources = [t for o in outcomes for t in sources_of(o, territories[o.id], atlas)]
    loose = [
        *document_partners(mentions.mentions, partners, atlas),
        *document_sources(mentions.mentions, sources, atlas),
    ]
    position = {o.id: i for i, o in enumerate(outcomes)}
    kinds = list(MentionType)
    direct = sorted(
        (*partners, *sources),
        key=lambda t: (position[t.outcome or ""], kinds.index(t.mention.type), t.mention.place.page, t.mention.place.start),
    )
    judgements = tuple(judge(o, territories[o.id], direct, loose, atlas) for o in outcomes)
    return Links((*direct, *loose), judgements)
