"""What a body that is merely cited stands in: a law, another plan, the title of an activity; and what is told in akin words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from telaah.linking.atlas import Atlas, Ground, Spot
from telaah.linking.wording import root
from telaah.model.document import SectionKind
from telaah.model.mention import COLLABORATING_ROLES, Mention, MentionType, Status
from telaah.model.plan import Outcome
from telaah.text.similar import STOP, plain, stem, words

_LAW = re.compile(
    r"(?i)\b(?:undang\s*-?\s*undang|peraturan|keputusan|instruksi|surat\s+edaran|perda|perpres|perbup|perwali?|pergub|permen\w*|inpres|keppres"
    r"|kepmen\w*|inmendagri|UU|PP)\b.{0,60}?(?:\bnomor\b|\bno\b|\btahun\b|\d)"
)
_PLAN = re.compile(
    r"(?i)\b(?:renstra|renja|rkpd|rpjm[dn]?|rpjpd?|rpd|rkp|lkjip|lakip|lkip|rencana\s+(?:strategis|kerja|pembangunan|aksi|induk|tata))\b"
)
_TITLE = re.compile(r"(?i)^\W*(?:\d[\d.]*\s+)?(?:sub\s*-?\s*)?(?:kegiatan|program|dukungan|pelaksanaan)\b")
_LAW_SECTIONS = frozenset({SectionKind.LANDASAN_HUKUM, SectionKind.TUPOKSI})
_TOLD = frozenset({Status.LALU, Status.MASALAH, Status.PERLU})
LEAST_AKIN = 2
"""Words that a passage elsewhere shares with an outcome before it is told beside it: one word is chance."""
_EVERYWHERE = frozenset(
    stem(w)
    for w in (
        *("tingkat", "kualitas", "jumlah", "persentase", "nilai", "indeks", "angka", "capaian", "kinerja", "program", "kegiatan"),
        *("daerah", "provinsi", "kota", "kabupaten", "dinas", "badan", "data", "sumber", "tahun", "pelaksanaan"),
        *(
            "penyelenggaraan",
            "pelayanan",
            "masyarakat",
            "pengelolaan",
            "pembangunan",
            "sistem",
            "bidang",
            "hasil",
            "laporan",
            "baik",
            "bersama",
        ),
    )
)
"""Stems that stand in every plan: sharing them tells nothing."""


def cited(mention: Mention, atlas: Atlas) -> str | None:
    """Return what a mention in the part of a reference stands in; None where it is merely named.

    A law is cited as such or stands in the chapter of laws; the title of an activity ("Dukungan ... Ditjen X") is none.
    """
    if _LAW.search(mention.quote) or atlas.section_kind(mention.container) in _LAW_SECTIONS:
        return "rujukan"
    if _PLAN.search(mention.quote):
        return "rencana_lain"
    return "judul" if _TITLE.search(mention.quote) else None


def is_title(mention: Mention) -> bool:
    """Tell whether a mention stands in the title of a programme or activity."""
    return _TITLE.search(mention.quote) is not None


def repeats_statement(mention: Mention, outcome: Outcome) -> bool:
    """Tell whether a name stands in the outcome's own words: they are neither law nor duty."""
    quote = plain(mention.quote)
    return bool(quote) and any(quote in plain(text) or plain(text) in quote for text in (outcome.text, *outcome.variants))


@lru_cache(maxsize=8192)
def matter(text: str) -> frozenset[str]:
    """Return the stems that tell what a passage is about.

    >>> sorted(matter("Jumlah kasus stunting di daerah"))
    ['kasus', 'stunting']
    """
    return frozenset(s for w in words(text) if w not in STOP and len(w) > 2 and stem(w) not in _EVERYWHERE and (s := root(w)))


def matter_of(outcome: Outcome, atlas: Atlas) -> frozenset[str]:
    """Return the stems that tell what an outcome is about, the name of its region left out."""
    said = matter(" ".join((outcome.text, *(i.text for i in outcome.indicators))))
    return said - matter(atlas.document.identity.region or "")


def told_elsewhere(outcome: Outcome, territory: dict[Spot, Ground], atlas: Atlas) -> Iterator[Mention]:
    """Yield parties that the plan names elsewhere as partners of the past, in a problem or a need, in the outcome's own words."""
    own = matter_of(outcome, atlas)
    for spot, said in _told(atlas):
        if spot not in territory:
            yield from (m for m, about in said if len(about & own) >= LEAST_AKIN)


def _told(atlas: Atlas) -> list[tuple[Spot, list[tuple[Mention, frozenset[str]]]]]:
    """Return, found once, the parties told of as partners without counting as such, with what their passage is about."""
    if atlas.told is None:
        found = []
        for spot in sorted(atlas.named):
            said = [(m, matter(m.quote) - matter(m.text)) for m in atlas.named[spot] if isinstance(m, Mention) and _is_told(m)]
            if said:
                found.append((spot, said))
        atlas.told = found
    return atlas.told


def _is_told(mention: Mention) -> bool:
    return mention.type is MentionType.STAKEHOLDER and mention.role in COLLABORATING_ROLES and mention.status in _TOLD
