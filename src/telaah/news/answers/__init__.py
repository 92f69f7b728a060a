"""Questions to an archive: parties, network, trends, quotes; each number can be followed to the sentences behind it."""

from __future__ import annotations

from telaah.news.answers.evidence import Evidence, party_evidence
from telaah.news.answers.network import Edge, Network, Node, network
from telaah.news.answers.parties import PartyCount, parties
from telaah.news.answers.quotes import Said, quotes
from telaah.news.answers.trends import Subject, Trend, TrendPoint, trend

__all__ = [
    "Edge",
    "Evidence",
    "Network",
    "Node",
    "PartyCount",
    "Said",
    "Subject",
    "Trend",
    "TrendPoint",
    "network",
    "parties",
    "party_evidence",
    "quotes",
    "trend",
]
