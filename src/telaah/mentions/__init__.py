"""Document -> Mentions: parties and data sources with class, name, role and status."""

from __future__ import annotations

from telaah.mentions.find import find_mentions
from telaah.mentions.second import MentionTagger

__all__ = ["MentionTagger", "find_mentions"]
