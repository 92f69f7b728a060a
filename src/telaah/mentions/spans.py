"""Names of bodies in one piece of text: candidates from lexicon and grammar, the longest kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.lexicons.load import Head, Party, load_name_words
from telaah.mentions.grammar import LEVEL_WORDS, Reader
from telaah.mentions.matcher import HeadHit, NameHit, Scan, field_words

REGIONAL = frozenset(
    [
        "OPD",
        "PEMDA",
        "PUSAT",
        "LEGISLATIF",
        "APARAT_HUKUM",
        "LEMBAGA_NEGARA",
        "KECAMATAN_DESA",
        "AKADEMISI",
        "FORUM",
        "BUMN_BUMD",
        "MASYARAKAT",
        "DUNIA_USAHA",
        "DIRI",
        "unit",
    ]
)
_WORDS = load_name_words()


@dataclass(frozen=True, slots=True)
class Span:
    """A name at one place."""

    first: int
    last: int
    text: str
    core: str
    """Key of the name without region and bracket."""
    cls: str
    """A PartyClass or "unit"."""
    source: str
    region: str | None = None
    party: Party | None = None
    flags: frozenset[str] = frozenset()
    short: str = ""
    """The abbreviation in brackets behind it."""
    holder: bool = False
    bare: bool = False
    """A head word without complement."""
    rank: int = 0
    """Of two readings of the same words the one with the higher rank is kept."""

    @property
    def size(self) -> int:
        """How many words it covers."""
        return self.last - self.first + 1


class Finder:
    """Finds the names in one piece of text."""

    def __init__(self, reader: Reader, scan: Scan, own_place: frozenset[str] = frozenset()) -> None:
        """``own_place``: the words of the name of the plan's own region."""
        self.own_place = own_place
        self.reader = reader
        self.normal = reader.normal
        self.words = reader.words
        self.scan = scan

    def find(self) -> list[Span]:
        """Return names that do not overlap, in order."""
        found = [s for hit in self.scan.names if (s := self._name(hit)) is not None]
        found += [s for hit in self.scan.heads if hit.head.cls != "holder" and (s := self._head(hit)) is not None]
        return longest(found)

    # -- lexicon -------------------------------------------------------------------------------------------------------

    def _name(self, hit: NameHit) -> Span | None:
        party = hit.party
        if not self._spelled(hit):
            return None
        core = " ".join(self.words[hit.first : hit.last + 1])
        cls = "unit" if "unit" in party.flags else str(party.cls)
        last = self._further(hit)
        if last > hit.last:
            core = " ".join(self.words[hit.first : last + 1])
            return self.finish(hit.first, last, core, cls, source="head", rank=1)
        return self.finish(hit.first, hit.last, core, cls, party=party, rank=20 if cls == "DIRI" else 10)

    def _further(self, hit: NameHit) -> int:
        """An office known by its first field alone may have a second: "Dinas Lingkungan Hidup dan Pertanahan"."""
        if hit.party.cls != "OPD" or hit.last == hit.first or self.words[hit.first] not in _OFFICES:
            return hit.last
        head = next((h for h in self.scan.heads if h.first == hit.first and h.head.style == "function"), None)
        return max(hit.last, self.reader.complement(hit.first, head.last, head.head)) if head else hit.last

    def _spelled(self, hit: NameHit) -> bool:
        """An abbreviation in capitals must be printed so; some names need a capital letter."""
        reader, spelling = self.reader, hit.spelling
        if self._in_address(hit) or (hit.party.cls == "OPD" and hit.first and self.words[hit.first - 1] in _WORDS.official):
            return False
        printed = self.normal.original(hit.first, hit.last)
        letters = [c for c in spelling if c.isalpha()]
        if len(letters) <= 2 and self._among_scraps(hit):
            return False
        if letters and all(c.isupper() for c in letters):
            return printed.isupper() or (len(letters) >= 5 and reader.capital(hit.first))
        if "capital" in hit.party.flags:
            return reader.capital(hit.first)
        if " " not in spelling and spelling[:1].isupper() and len(spelling) <= 4 and "generic" not in hit.party.flags:
            return reader.capital(hit.first)
        return True

    def _in_address(self, hit: NameHit | HeadHit) -> bool:
        """Tell whether the name stands in a web or mail address, or in the number of a letter ("501/Kep.236-BKPD/2010")."""
        source, (start, end) = self.normal.source, (self.normal.spans[hit.first][0], self.normal.spans[hit.last][1])
        left = source.rfind(" ", 0, start) + 1
        right = source.find(" ", end)
        chunk = source[left : right if right >= 0 else len(source)]
        number = bool(_LETTER_NUMBER.search(chunk)) and not chunk.startswith(source[start:end])
        return number or "@" in chunk or "://" in chunk or "www." in chunk or ".go.id" in chunk

    def _among_scraps(self, hit: NameHit) -> bool:
        """Two letters between other scraps of letters come from a letter-spaced heading, not from a name."""
        around = [
            w for w in (*self.words[max(0, hit.first - 2) : hit.first], *self.words[hit.last + 1 : hit.last + 3]) if w.isalpha()
        ]
        return len(around) >= 2 and all(len(w) <= 4 for w in around) and self.reader.all_capitals

    # -- head words ----------------------------------------------------------------------------------------------------

    def _head(self, hit: HeadHit) -> Span | None:
        reader, head = self.reader, hit.head
        capital = reader.capital(hit.first)
        if not self._begins(hit):
            return None
        end = reader.complement(hit.first, hit.last, head)
        if (
            self.words[hit.first] == "sekretariat"
            and end == hit.last
            and self.words[end + 1 : end + 2] in (("dinas",), ("badan",))
        ):
            end += 1
        rank = hit.last - hit.first
        if end == hit.last:
            if head.bare == "yes" or (head.bare == "capital" and capital and not reader.all_capitals):
                core = " ".join(self.words[hit.first : end + 1])
                return self.finish(hit.first, end, core, head.cls, source="head", bare=True, rank=rank)
            return None
        if not self._complete(hit, end):
            return None
        core_end = hit.last if head.style in ("region", "number") else end
        core = " ".join(self.words[hit.first : core_end + 1])
        region = self.normal.original(hit.last + 1, end) if core_end < end else None
        said = self.words[hit.last + 1 : end + 1]
        citizens = head.cls == "FORUM" and _WORDS.citizens & set(said) and said[0] != "koordinasi"
        cls = "MASYARAKAT" if citizens else "BUMN_BUMD" if self._is_of_the_state(hit) else head.cls
        return self.finish(hit.first, end, core, cls, source="head", region=region, rank=rank)

    def _is_of_the_state(self, hit: HeadHit) -> bool:
        """Tell whether a company bears the name of one that lists know as the state's: "PT Perkebunan Nusantara VIII"."""
        if str(hit.head.cls) != "DUNIA_USAHA":
            return False
        return any(n.first in (hit.first, hit.last + 1) and n.party.cls == "BUMN_BUMD" for n in self.scan.names)

    def _begins(self, hit: HeadHit) -> bool:
        """Tell whether the head word begins a name here."""
        reader, head = self.reader, hit.head
        if self._in_address(hit):
            return False
        acronym = hit.last + 1 < reader.size and reader.upper(hit.last + 1)
        if not (
            reader.capital(hit.first)
            or head.lower
            or head.style == "region"
            or head.bare == "yes"
            or (head.cls == "FORUM" and acronym)
        ):
            return False
        if head.style == "name" and (self._is_own(hit) or (len(self.words[hit.first]) <= 2 and not reader.upper(hit.first))):
            return False
        if self.words[hit.first] in _COUNCILS and any(n.first == hit.first and n.last > hit.last for n in self.scan.names):
            return False  # known to the letter; what follows is no part of it
        # "perjalanan dinas" is no office.
        return not (self.words[hit.first] == "dinas" and hit.first and self.words[hit.first - 1] in _WORDS.official)

    def _complete(self, hit: HeadHit, end: int) -> bool:
        """Tell whether head and complement make a name."""
        words = self.words[hit.last + 1 : end + 1]
        if (
            words == ("penyusun",)
            or words[0] == self.words[hit.first]
            or (words[0] in _WORDS.no_complement and self.words[hit.first] != "sekretariat")
        ):
            return False
        capital = self.reader.capital(hit.first) or self.reader.upper(hit.last + 1)
        known = not hit.head.known or self._known(hit.last + 1, end, hit.head, capital=capital)
        return known and sum(w.isalnum() for w in words) >= hit.head.least

    def _is_own(self, hit: HeadHit) -> bool:
        """The plan's own name is known to the letter, and so is one of another class than its head word says.

        "RSUD Al Ihsan" does not go on into the next words, and "Bank Indonesia" is no bank of the state.
        """
        return any(
            n.first == hit.first
            and n.last > hit.last
            and (n.party.cls == "DIRI" or (n.party.cls == "LEMBAGA_NEGARA" and str(hit.head.cls) != "LEMBAGA_NEGARA"))
            for n in self.scan.names
        )

    def _known(self, first: int, last: int, head: Head, *, capital: bool) -> bool:
        """At least the first word of the complement is a known field, or all of it is capitalised."""
        words = [w for w in self.words[first : last + 1] if w.isalpha()]
        if not words:
            return False
        if words[0] in field_words():
            return True
        if head.cls == "unit" and capital and self.words[first + 1 : first + 2] == ("dan",):
            return True
        return capital and not head.fields and not self.reader.all_capitals and self.reader.capital(first)

    # -- finishing -----------------------------------------------------------------------------------------------------

    def finish(  # noqa: PLR0913 - what a span is made of; all but four have defaults
        self,
        first: int,
        last: int,
        core: str,
        cls: str,
        *,
        source: str = "lexicon",
        party: Party | None = None,
        region: str | None = None,
        bare: bool = False,
        holder: bool = False,
        rank: int = 0,
    ) -> Span:
        """Add region and bracket; the text leaves the bracket out."""
        reader, normal = self.reader, self.normal
        flags = party.flags if party else frozenset()
        end = last
        if region is None and not flags & {"generic", "topic"} and ("place" not in flags or self._all_of(end + 1)):
            region, end = self._tail(end, cls)
        if "place" in flags and region is None and reader.capital(first) and not reader.title_cased:
            # "Kecamatan Sukamaju": where it acts as an office, its name belongs to it.
            named = reader.region(end + 1, loose=True)
            region, end = (normal.original(end + 1, named), named) if named > end else (None, end)
        text = normal.original(first, end)
        close, short = reader.bracket(end)
        if close > 0 and not ("generic" in flags and self._names_one(end + 2, short)):
            after = -1 if region else self._behind_bracket(close + 1)
            end = close
            if after > 0:
                end, region = after, normal.original(close + 1, after)
                text = f"{text} {region}"
        return Span(first, end, _clean(text), core, cls, source, region or None, party, flags, short, holder, bare, rank)

    def _names_one(self, first: int, short: str) -> bool:
        """Tell whether the bracket behind a generic names one of its kind: "penegak hukum (Polairud)"."""
        return any(n.first == first and not n.party.flags & {"generic"} and n.spelling == short for n in self.scan.names)

    def _all_of(self, index: int) -> bool:
        """Tell whether "se" follows: "Kelurahan se Kecamatan X" are all offices of a place."""
        return index < len(self.words) and self.words[index] == "se"

    def _behind_bracket(self, index: int) -> int:
        """Read on in "Lembaga Layanan Pendidikan Tinggi (LLDIKTI) Wilayah I": the name goes on behind the bracket."""
        if index + 1 < len(self.words) and self.words[index] == "wilayah":
            more = self.reader.region(index + 2)
            return more if more > 0 else index + 1
        return self.reader.region(index)

    def _tail(self, last: int, cls: str) -> tuple[str | None, int]:
        if cls not in REGIONAL:
            return None, last
        reader = self.reader
        at = last + 1
        if (
            cls in ("PUSAT", "unit")
            and at + 1 < reader.size
            and self.words[at] in ("wilayah", "tipe", "kelas")
            and reader.capital(at)
        ):
            more = reader.region(at + 2)
            end = more if more > 0 else at + 1
            return self.normal.original(at, end), end
        region = reader.region(at)
        if region < 0 or (cls == "MASYARAKAT" and self.words[at] in LEVEL_WORDS and region == at):
            return None, last
        more = reader.region(region + 1)
        if self.words[region] in ("daerah", "ri", "indonesia", "provinsi") and more > 0:
            region = more
        return self.normal.original(at, region), region


_LETTER_NUMBER = re.compile(r"\d[\w.]*[-/][\w.-]+/(?:[IVX]+/)?(?:19|20)\d\d\b")
_COUNCILS = frozenset({"dewan", "komisi", "lembaga", "majelis"})
_OFFICES = frozenset({"dinas", "badan", "satuan", "kantor"})


def longest(spans: list[Span]) -> list[Span]:
    """Of names that overlap keep the longest; of equal ones the one that is known best."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, -s.last, -s.rank, s.source)):
        if kept and span.first <= kept[-1].last:
            if span.size > kept[-1].size:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def _clean(text: str) -> str:
    return " ".join(text.replace("\n", " ").split()).strip(" ,;:.")
