"""The short names of the plan's own organisation, and the full one behind a short one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.fuzz import ratio

from telaah.layout.identity_names import as_title
from telaah.lexicons.load import load_parties
from telaah.lexicons.regions import Place
from telaah.text.abbreviations import stands_for
from telaah.text.normalise import lookup_key

_CENTRAL = (
    "kementerian",
    "kementrian",
    "direktorat",
    "balai besar",
    "balai wilayah",
    "balai pelaksanaan",
    "badan nasional",
    "loka",
    "sekretariat jenderal",
)
_UNITS = ("balai ", "puskesmas ", "laboratorium ", "pusat kesehatan masyarakat ")
"""Units that a plan names with and without the word for a unit before it: "UPTD Puskesmas Mekar"."""
LEAST_LETTERS = 3
SLIP, LEAST_SLIPPED = 94, 12
"""So alike (of 100) are two spellings of one name of at least so many letters, one of them with a slip of the pen."""
_HEAD = re.compile(r"^(Dinas|Badan|Kantor|Satuan|Biro|Bagian|Balai|Balai Besar|Sekretariat)\s", re.IGNORECASE)


def central_head(core: str) -> bool:
    """Tell whether an office of this name may be a ministry or a unit of one.

    >>> central_head("Balai Besar Wilayah Sungai Citarum"), central_head("Dinas Kesehatan")
    (True, False)
    """
    return core.lower().startswith(_CENTRAL)


def is_abbreviated(name: str) -> bool:
    """Tell whether a name is short for another: "Dinas P3AKB", "Badan Kesbangpol", "BAPPEDA"."""
    words = name.split()
    last = words[-1].strip(".,")
    if len(words) > 2 or not last:
        return False
    if name.isupper() and len(words) > 1:
        return lookup_key(name) in _spellings()
    return (last.isupper() and len(last) > 2) or any(c.isdigit() for c in last) or lookup_key(name) in _spellings()


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for party in load_parties():
        for spelling in party.spellings[1:]:
            if len(spelling) < len(party.name):
                found.setdefault(lookup_key(spelling), party.name)
    return found


def full_name(short: str, abbreviations: Sequence[tuple[str, str]], others: Sequence[str]) -> str | None:
    """Return the name that a short one stands for: by the document's definition, its other names, or the lexicon."""
    key = lookup_key(short)
    for defined, long in abbreviations:
        if lookup_key(defined) in (key, key.split()[-1]) and _HEAD.match(long):
            return long
    last = short.rsplit(maxsplit=1)[-1]
    for other in others:
        rest = other.split(" ", 1)
        if (
            len(rest) == 2
            and len(rest[1].split()) > 1
            and short.split(maxsplit=1)[0].lower() == rest[0].lower()
            and stands_for(last, rest[1])
        ):
            return other
        if len(short.split()) == 1 and len(other.split()) > 2 and stands_for(short, other):
            return other
    known = _spellings().get(key)
    if known is None:
        return None
    longer = [o for o in others if lookup_key(o).startswith(lookup_key(known))]
    return min(longer, key=lambda o: (len(o), o)) if longer else known


def written_out(name: str, others: Sequence[str]) -> str | None:
    """Return the form of a name in which the abbreviation at its end is written out, where the document has it.

    >>> written_out("Dinas Koperasi dan UMKM", ["Dinas Koperasi", "Dinas Koperasi dan Usaha Mikro, Kecil dan Menengah"])
    'Dinas Koperasi dan Usaha Mikro, Kecil dan Menengah'
    """
    head, _, last = name.rpartition(" ")
    if not head or not last.isupper() or len(last) < LEAST_LETTERS or name.isupper():
        return None
    for other in others:
        rest = other[len(head) :].split()
        if other.lower().startswith(f"{head.lower()} ") and len(rest) > 1 and stands_for(last, " ".join(rest)):
            return other
    return None


def find_own_names(
    core: str, place: Place | None, abbreviations: Sequence[tuple[str, str]], named: Sequence[str]
) -> tuple[str, ...]:
    """Return the other names of the organisation, sorted: without its region, as the lexicon and the document shorten it."""
    title = as_title(core)
    key = lookup_key(title)
    found = {title}
    known = any(lookup_key(party.name) == key for party in load_parties())
    for party in load_parties():
        name = lookup_key(party.name)
        if name == key or (len(key) >= LEAST_SLIPPED and not known and ratio(name, key) >= SLIP):
            found.update(party.spellings)
        elif key.startswith(name + " ") and central_head(core) and len(name.split()) > 2:
            # "BBWS Citarum" for a unit whose kind the lexicon shortens.
            rest = " ".join(title.split()[len(party.name.split()) :])
            found.update(f"{short} {rest}" for short in party.spellings[1:] if " " not in short)
    head, _, rest = title.partition(" ")
    for short, long in abbreviations:
        long_key = lookup_key(long)
        if (
            long_key == key
            or long_key.startswith(key + " ")
            or (place is not None and long_key == lookup_key(f"{title} {place.name}"))
        ):
            found.add(short)
        elif rest and long_key == lookup_key(rest):
            found.update((f"{head} {short}",))
    for name in named:
        words = name.split()
        short = words[-1].strip(".,")
        if len(words) == 2 and words[0].lower() == head.lower() and is_abbreviated(name) and rest and _close(short, rest):
            found.update((as_title(name), f"{head[0].upper()}{short}"))
        elif written_out(name, [title]) or (len(words) == 1 and is_abbreviated(name) and stands_for(short, title)):
            found.add(name)
    if key.startswith(_UNITS) and not central_head(core):
        found.update((f"UPTD {title}", f"UPT {title}"))
    found.discard("")
    return tuple(sorted(found))


def _close(short: str, rest: str) -> bool:
    return stands_for(short, rest) or lookup_key(short) == "".join(
        w[0] for w in lookup_key(rest).split() if w not in ("dan", ",")
    )
