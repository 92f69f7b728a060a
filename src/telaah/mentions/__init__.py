"""Document -> Mentions: parties and data sources with class, name, role and status."""

from __future__ import annotations

from telaah.mentions.find import MentionTagger, find_mentions

__all__ = ["MentionTagger", "find_mentions"]
