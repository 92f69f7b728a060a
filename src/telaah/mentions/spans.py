"""Names of bodies in one piece of text: candidates from lexicon and grammar, the longest kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from telaah.lexicons.load import Party
from telaah.mentions.grammar import LEVEL_WORDS, Reader
from telaah.mentions.matcher import HeadHit, NameHit, Scan, field_words

REGIONAL = frozenset(
    {"OPD", "PEMDA", "PUSAT", "LEGISLATIF", "APARAT_HUKUM", "LEMBAGA_NEGARA", "KECAMATAN_DESA", "AKADEMISI", "FORUM", "BUMN_BUMD", "MASYARAKAT", "DUNIA_USAHA"}
)
LEGAL = frozenset(
    ["peraturan", "keputusan", "instruksi", "perda", "pergub", "perbup", "perwal", "perwali", "permen", "permendagri", "kepmen", "kepmendagri", "perpres", "keppres", "inpres", "kepgub", "kepbup", "kepwal", "sk", "undang", "uu", "pp", "qanun", "maklumat", "edaran"]
)
_TITLE_END = frozenset({"nomor", "no", "tahun", "tentang"})


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

    @property
    def size(self) -> int:
        """How many words it covers."""
        return self.last - self.first + 1


class Finder:
    """Finds the names in one piece of text."""

    def __init__(self, reader: Reader, scan: Scan) -> None:
        self.reader = reader
        self.normal = reader.normal
        self.words = reader.words
        self.scan = scan

    def find(self) -> list[Span]:
        """Return names that do not overlap, in order."""
        found = [s for hit in self.scan.names if (s := self._name(hit)) is not None]
        found += [s for hit in self.scan.heads if hit.head.cls != "holder" and (s := self._head(hit)) is not None]
        found += list(self._officials())
        found = self._longest(found)
        found = self._longest([*found, *self._holders(found)])
        titles = self._legal_titles()
        return [s for s in found if not any(a <= s.first <= b for a, b in titles)]

    @staticmethod
    def _longest(spans: list[Span]) -> list[Span]:
        kept: list[Span] = []
        for span in sorted(spans, key=lambda s: (s.first, -s.last, s.source != "lexicon")):
            if kept and span.first <= kept[-1].last:
                if span.size > kept[-1].size:
                    kept[-1] = span
                continue
            kept.append(span)
        return kept

    # -- lexicon -------------------------------------------------------------------------------------------------------

    def _name(self, hit: NameHit) -> Span | None:
        party, spelling = hit.party, hit.spelling
        if not self._spelled(hit):
            return None
        core = " ".join(self.words[hit.first : hit.last + 1])
        return self._finish(hit.first, hit.last, core, str(party.cls), "lexicon", party=party, flags=party.flags)

    def _spelled(self, hit: NameHit) -> bool:
        """An abbreviation in capitals must be printed so; some names need a capital letter."""
        reader, spelling = self.reader, hit.spelling
        printed = self.normal.original(hit.first, hit.last)
        letters = [c for c in spelling if c.isalpha()]
        if letters and all(c.isupper() for c in letters):
            return printed.isupper() or (len(letters) >= 5 and reader.capital(hit.first))
        if "capital" in hit.party.flags:
            return reader.capital(hit.first)
        if " " not in spelling and spelling[:1].isupper() and len(spelling) <= 4 and "generic" not in hit.party.flags:
            return reader.capital(hit.first)
        return True

    # -- head words ----------------------------------------------------------------------------------------------------

    def _head(self, hit: HeadHit) -> Span | None:
        reader, head = self.reader, hit.head
        capital = reader.capital(hit.first)
        if not capital and not head.lower and head.style != "region" and not (head.bare == "yes"):
            return None
        if len(self.words[hit.first]) <= 2 and head.style == "name" and not reader.upper(hit.first):
            return None
        end = reader.complement(hit.first, hit.last, head)
        if end == hit.last:
            if head.bare == "yes" or (head.bare == "capital" and capital and not reader.all_capitals):
                return self._finish(hit.first, end, " ".join(self.words[hit.first : end + 1]), head.cls, "head", bare=True)
            return None
        if head.known and not self._known(hit.last + 1, end, capital):
            return None
        region_only = head.style in ("region", "number")
        core_end = hit.last if region_only else end
        core = " ".join(self.words[hit.first : core_end + 1])
        if region_only:
            region = self.normal.original(hit.last + 1, end)
            return self._finish(hit.first, end, core, head.cls, "head", region=region)
        return self._finish(hit.first, end, core, head.cls, "head")

    def _known(self, first: int, last: int, capital: bool) -> bool:
        """At least the first word of the complement is a known field, or all of it is capitalised."""
        words = [w for w in self.words[first : last + 1] if w.isalpha()]
        if not words:
            return False
        if words[0] in field_words():
            return True
        return capital and not self.reader.all_capitals and self.reader.capital(first)

    # -- office-holders and local officials -----------------------------------------------------------------------------

    def _holders(self, spans: list[Span]) -> Iterator[Span]:
        """"Kepala" and the unit behind it are one name: "Kepala Seksi X"; "Kepala Dinas", "Kepala Badan" alone too."""
        by_first = {s.first: s for s in spans}
        for hit in self.scan.heads:
            if hit.head.cls != "holder" or not self.reader.capital(hit.first):
                continue
            unit = by_first.get(hit.last + 1)
            if unit is not None and unit.cls not in ("MASYARAKAT_GENERIC",):
                text = f"{self.normal.original(hit.first, hit.last)} {unit.text}"
                yield replace(unit, first=hit.first, text=text, holder=True, bare=False, core=unit.core)
            elif hit.last + 1 < len(self.words) and self.words[hit.last] == "kepala" and self.words[hit.last + 1] in _OFFICE:
                yield self._finish(hit.first, hit.last + 1, f"kepala {self.words[hit.last + 1]}", "unit", "head", holder=True)

    def _officials(self) -> Iterator[Span]:
        """"aparat kecamatan/kelurahan", "perangkat Kecamatan dan Kelurahan", "pemerintah kecamatan, kelurahan, desa": one name each."""
        words, size = self.words, len(self.words)
        for index, word in enumerate(words):
            if word not in _OFFICIALS:
                continue
            last = index
            at = index + 1
            while at < size and words[at] in ("di", "tingkat", "pemerintah", "pemerintahan"):
                at += 1
            while at < size and words[at] in _LOCAL:
                last = at
                at += 1
                while at < size and words[at] in ("/", ",", "dan", "maupun", "serta", "atau"):
                    at += 1
            if last > index:
                core = " ".join(words[index : last + 1])
                region = self.reader.region(last + 1) if last + 1 < size and words[last + 1] == "se" else -1
                end = max(last, region)
                yield self._finish(index, end, core, "KECAMATAN_DESA", "head", region=self.normal.original(last + 1, end) if end > last else "")

    # -- finishing -----------------------------------------------------------------------------------------------------

    def _finish(
        self,
        first: int,
        last: int,
        core: str,
        cls: str,
        source: str,
        *,
        party: Party | None = None,
        flags: frozenset[str] = frozenset(),
        region: str | None = None,
        holder: bool = False,
        bare: bool = False,
    ) -> Span:
        """Add region and bracket; the text leaves the bracket out."""
        reader, normal = self.reader, self.normal
        text, short = normal.original(first, last), ""
        end = last
        if region is None and not flags & {"generic", "topic", "place"}:
            region, end = self._tail(end, cls, party)
            text = normal.original(first, end)
        close, short = reader.bracket(end)
        if close > 0:
            after = -1
            if not region:
                after = reader.region(close + 1)
                if after < 0 and close + 2 < len(self.words) and self.words[close + 1] == "wilayah":
                    after = close + 2
            end = close
            if after > 0:
                end, region = after, normal.original(close + 1, after)
                text = f"{text} {region}"
        return Span(first, end, _clean(text), core, cls, source, region or None, party, flags, short, holder, bare)

    def _tail(self, last: int, cls: str, party: Party | None) -> tuple[str | None, int]:
        if cls not in REGIONAL and cls != "unit":
            return None, last
        region = self.reader.region(last + 1)
        if region < 0 or (cls == "MASYARAKAT" and self.words[last + 1] in LEVEL_WORDS and region == last + 1):
            return None, last
        more = self.reader.region(region + 1)
        if self.words[region] in ("daerah", "ri", "indonesia") and more > 0:
            region = more
        return self.normal.original(last + 1, region), region

    def _legal_titles(self) -> list[tuple[int, int]]:
        """Word ranges of the titles of laws up to "Nomor", "Tahun" or "tentang": bodies inside are none (GUIDELINES 7)."""
        ranges = []
        for index, word in enumerate(self.words):
            if word not in LEGAL:
                continue
            end = index + 2
            for ahead in range(index + 1, min(len(self.words), index + 22)):
                if self.words[ahead] in _TITLE_END:
                    end = ahead
                    break
                if self.words[ahead] in (".", ";", "\n", ")", "("):
                    break
            ranges.append((index, end))
        return ranges


_OFFICE = frozenset({"dinas", "badan", "kantor", "satuan", "bidang", "seksi", "biro", "bagian"})
_OFFICIALS = frozenset({"aparat", "aparatur", "perangkat", "pemerintah", "aparatnya"})
_LOCAL = frozenset({"kecamatan", "kelurahan", "desa", "keluarahan", "nagari", "kampung", "gampong"})


def _clean(text: str) -> str:
    return " ".join(text.replace("\n", " ").split()).strip(" ,;:.")
