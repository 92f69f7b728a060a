"""What is true of a story, in the format of the news gold files (GUIDELINES, section 9)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from markup import STATUSES, Mention, Story, Stretch


def gold(  # noqa: PLR0913 - each says what of the story is printed
    story: Story, file: str, boilerplate: list[str], *, title: bool, outlet: bool, date: str | None
) -> dict[str, Any]:
    """The gold entry of a story as printed in ``file``."""
    return {
        "document": story.ident,
        "file": file,
        "kind": "news",
        "title": story.title if title else None,
        "outlet": story.headers.get("outlet") if outlet else None,
        "date": date,
        "boilerplate": list(dict.fromkeys(line for line in boilerplate if line.strip())),
        "mentions": mentions(story, title=title),
        "persons": [{"name": p.name, "position": p.position, "organisation": p.organisation} for p in story.persons],
        "quotes": [quote(story, q) for q in story.quotes],
        "indicator_talk": [story.text[s.start : s.end] for s in story.sentences if "i" in s.label.split("+")],
        "collaboration_talk": [entry for s in story.sentences for entry in collaboration(story, s)],
        "notes": story.headers.get("notes", ""),
    }


def mentions(story: Story, *, title: bool) -> list[dict[str, Any]]:
    """Each text with its class, person and count; the title's count where a title is printed."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    for m in story.mentions:
        if m.start >= 0 or title:
            counts[m.cls, m.text, m.person] += 1
    return [
        {"type": "stakeholder", "class": cls, "text": text, **({"person": person} if person else {}), "count": count}
        for (cls, text, person), count in counts.items()
    ]


def quote(story: Story, stretch: Stretch) -> dict[str, Any]:
    """A quoted stretch by its first seven and last five words."""
    said = story.text[stretch.start : stretch.end]
    position = next((p.position for p in story.persons if p.name == stretch.label), None)
    first = re.match(r"\s*\S+(?:\s+\S+){0,6}", said)
    last = re.search(r"\S+(?:\s+\S+){0,4}\s*$", said)
    start, end = (m[0].strip().rstrip(".,") if m else "" for m in (first, last))
    return {"speaker": stretch.label, "position": position, "start": start, "end": end, "direct": stretch.direct}


def collaboration(story: Story, stretch: Stretch) -> list[dict[str, Any]]:
    """The collaboration entry of a sentence, if it is one."""
    statuses = [STATUSES[kind] for kind in stretch.label.split("+") if kind in STATUSES]
    parties: dict[str, Mention] = {m.text: m for m in story.mentions if m.party and stretch.start <= m.start < stretch.end}
    found = [{"text": m.text, "class": m.cls} for m in parties.values()]
    return [{"sentence": story.text[stretch.start : stretch.end], "parties": found, "status": status} for status in statuses]
