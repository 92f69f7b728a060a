"""Articles in which the persons and bodies are marked: ``[Bupati Contoh|Budi Santoso]``, ``{OPD:Dinas Kesehatan}``."""

from __future__ import annotations

import re

from telaah.model.mention import MentionType, PartyClass
from telaah.news.article import Article, NewsMention, Person

_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]|\{([A-Z_]+):([^}]*)\}")


def article(text: str, *, persons: dict[str, str] | None = None, title: str | None = None) -> Article:
    """Return an article whose marks have become mentions; ``persons`` maps names to positions."""
    plain, mentions, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        name, person = (match[1], match[2]) if match[1] is not None else (match[4], None)
        cls = PartyClass.PEMDA if match[1] is not None else PartyClass(match[3])
        mentions.append(NewsMention(MentionType.STAKEHOLDER, cls, name, name, person or None, len(plain), len(plain) + len(name)))
        plain += name
        at = match.end()
    plain += text[at:]
    people = tuple(Person(name, position) for name, position in (persons or {}).items())
    return Article("1", "berita.txt", plain, title=title, mentions=tuple(mentions), persons=people)
