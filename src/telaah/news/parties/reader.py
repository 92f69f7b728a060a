"""How names go on in running prose: a person's name right behind a body ends it, headlines have capitals throughout."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from telaah.lexicons.load import load_regions
from telaah.lexicons.offices import short_offices
from telaah.lexicons.regions import region_key, regions_of_kecamatan
from telaah.lexicons.words import known
from telaah.mentions.grammar import JOINERS, MARKS, STOP, Reader
from telaah.mentions.matcher import Scan, field_words
from telaah.mentions.spans import Finder, Span
from telaah.news.parties.lexicon import given_names, is_name_word, short_regions
from telaah.text.normalise import Normal

SLIP = 85
"""So alike (of 100) is a word with a slip of the pen to the field of government that is meant."""
MOST_WORDS = 4
_LEVELS = ("provinsi", "propinsi", "prov", "kabupaten", "kab", "kota")
_TITLES = frozenset(
    {"h", "hj", "dr", "drg", "drh", "ir", "drs", "dra", "prof", "kh", "bapak", "ibu", "bpk", "pak", "bu", "akbp", "kompol", "akp"}
    | {"iptu", "kombes", "letkol", "kolonel", "mayor", "kapten", "brigjen", "irjen", "mayjen", "ns", "apt", "ustaz", "ustadz"}
)
"""Behind one of these a person's name begins."""
LOCAL = frozenset({"desa", "kelurahan", "kecamatan", "kampung", "nagari", "gampong", "dusun"})
"""Before the name of a place smaller than a regency."""
_VILLAGE = frozenset({"masyarakat", "pemerintahan", "pembangunan", "pemberdayaan"})
_BRANCH = frozenset(
    {"perwakilan", "wilayah", "cabang", "regional", "kc", "kcp", "kcu", "area", "kawasan", "unit", "korwil", "daop", "divre"}
)
_TAIL = re.compile(r"\s*\([^()]*\)$")


@cache
def _squashed() -> frozenset[str]:
    """Names of regions without their spaces: "tanjungjabungtimur"."""
    names = {region_key(r.name) for r in load_regions()} | set(short_regions())
    return frozenset(re.sub(r"[^a-z]", "", name) for name in names)


@cache
def _misspelled(word: str) -> bool:
    return process.extractOne(word, field_words(), scorer=ratio, score_cutoff=SLIP) is not None


@cache
def _short_office(word: str) -> bool:
    return not known(word) and process.extractOne(word, short_offices(), scorer=ratio, score_cutoff=SLIP) is not None


class NewsReader(Reader):
    """Reads names in one piece of an article."""

    def __init__(self, normal: Normal, scan: Scan, headline: bool, short: bool, places: frozenset[str] = frozenset()) -> None:
        super().__init__(normal, scan)
        self.headline = headline or (self.title_cased and short and self.size <= 22)
        self.places = places
        """Keys of places that the article itself calls regions."""
        self.domains: set[int] = set()
        """Where companies begin that go by their address."""
        self._short_regions()

    def _short_regions(self) -> None:
        """Add regions by their short names and with spaces lost or added: "Kukar", "Tanjung JabungTimur"."""
        short, squashed = short_regions(), _squashed()
        for index, word in enumerate(self.words):
            if not word.isalpha() or not self.capital(index):
                continue
            joined, last = "", -1
            for end in range(index, min(self.size, index + MOST_WORDS)):
                if not self.words[end].isalpha() or not self.capital(end):
                    break
                joined += self.words[end]
                key = " ".join(self.words[index : end + 1])
                if (len(joined) > 5 and joined in squashed) or key in short or key in self.places:
                    last = end
            if last >= 0 and not (last == index and len(word) < 4 and not self.upper(index)):
                self.region_at[index] = max(last, self.region_at.get(index, -1))

    def is_person(self, index: int) -> bool:
        """Tell whether the word at ``index`` rather belongs to a person's name."""
        if index >= self.size or not self.capital(index) or index in self.region_at:
            return False
        if self.words[index] in _TITLES:
            return True
        printed = self.printed(index)
        if len(printed) == 1:  # an initial: "M. Imam"
            return self.normal.source[self.normal.spans[index][1] :][:1] == "." and self.is_person(index + 1)
        return is_name_word(printed) and not (len(printed) > 5 and _misspelled(self.words[index]))

    def region(self, index: int, *, loose: bool = False) -> int:
        """Return the last word of a region that begins at ``index``, or -1; names of persons are none."""
        if index < self.size and self.words[index] in _BRANCH and self.capital(index):
            named = self.region(index + 1)
            return named if named > index else -1
        last = super().region(index, loose=loose and not self.headline)
        if last < 0:
            last = self._kecamatan(index)
            return last if last > 0 or not loose or self.headline else self._slip(index)
        if index in self.region_at:
            return last
        if loose and last == index and self.words[index] not in _LEVELS:
            return max(last, self._slip(index))
        if self.words[index] in _LEVELS:
            after = index + 1
            if after in self.region_at and self.capital(after):
                return self.region_at[after]
            end = last
            while end > after and self.is_person(end):
                end -= 1
            return index if self.headline and end > index else end
        return last if not self.is_person(index) else -1

    def _kecamatan(self, index: int) -> int:
        """Return the last word of "Kecamatan X", or of the bare name of a kecamatan that is no other word; -1 where there is none."""
        begin = index + 1 if index < self.size and self.words[index] in ("kecamatan", "kec") else index
        for size in (3, 2, 1):
            run = self.words[begin : begin + size]
            if len(run) < size or not all(self.capital(begin + n) and run[n].isalpha() for n in range(size)):
                continue
            odd = begin > index or size > 1 or (len(run[0]) > 4 and not known(run[0]) and run[0] not in given_names())
            if odd and regions_of_kecamatan(" ".join(run)):
                return begin + size - 1
        return -1

    def _slip(self, index: int) -> int:
        """Return the last word of the name of a region that has a slip of the pen in it, or -1."""
        for size in (3, 2):
            run = self.words[index : index + size]
            if len(run) == size and all(self.capital(index + n) and run[n].isalpha() for n in range(size)):
                joined = "".join(run)
                if process.extractOne(joined, _squashed(), scorer=ratio, score_cutoff=SLIP) is not None:
                    return index + size - 1
        return -1

    def _content(self, index: int, mode: str, kind: str = "") -> bool:
        if not super()._content(index, mode, kind):
            word = self.words[index] if index < self.size else ""
            if word == "desa" and self.capital(index) and self.words[index - 1] in _VILLAGE:
                return True  # "Dinas Pemberdayaan Masyarakat Desa"
            return word.startswith("dan") and word[3:] in field_words()  # "Koperasi danUKM"
        if mode != "title" or self.words[index] in field_words():
            return True
        return not self.headline and not self.is_person(index)

    def _proper(self, last: int) -> int:
        end = super()._proper(last)
        for index in range(last + 1, end + 1):
            if self.words[index] in LOCAL or (self.headline and index > last and known(self.words[index])):
                end = index - 1
                break
        for index in range(last + 2, end + 1):
            if self.is_person(index) and self.is_person(index + 1 if index < end else index):
                return index - 1
        return end

    def free(self, last: int, *, foreign: bool = False) -> int:
        """Return the last word of a run of capitalised words that are no name of a person behind ``last``."""
        end, at = last, last + 1
        if foreign:
            while at < self.size and self._foreign(at) and at - last <= 8:
                at += 1
            return at - 1
        while at < self.size and at - last <= 8:
            word = self.words[at]
            if word in JOINERS and at > last + 1 and word != "," and self._free_word(at + 1):
                at += 1
                continue
            if not self._free_word(at):
                break
            end = at
            at += 1
        return end

    def _foreign(self, index: int) -> bool:
        return (
            (self.capital(index) or self.words[index] in ("of", "and", "for"))
            and self.words[index].isalpha()
            and index not in self.domains
        )

    def office_slip(self, index: int) -> bool:
        """Tell whether a word is the short name of an office with a slip of the pen: "Bapedda"."""
        return self.capital(index) and len(self.words[index]) > 5 and _short_office(self.words[index])

    def _free_word(self, index: int) -> bool:
        if index >= self.size or not self.capital(index) or self.headline:
            return False
        word = self.words[index]
        return word not in STOP and word not in MARKS and not self.is_person(index)


class NewsFinder(Finder):
    """Finds bodies in one piece of an article; texts keep a bracket in their middle, as printed."""

    def text_of(self, first: int, last: int, raw: str) -> str:
        """Return a name as printed, without a bracket at its end."""
        spans = self.normal.spans
        text = " ".join(raw[spans[first][0] : spans[last][1]].split())
        return _TAIL.sub("", text).strip(" ,;:.")


def is_body(span: Span) -> bool:
    """Tell whether a span names a body to which somebody can belong."""
    return not span.flags & {"generic", "topic", "place"} or bool(span.region)
