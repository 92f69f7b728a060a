"""How names go on in running prose: a person's name right behind a body ends it, headlines have capitals throughout."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from telaah.lexicons.load import Head
from telaah.lexicons.offices import short_offices
from telaah.lexicons.regions import regions_of_kecamatan
from telaah.lexicons.words import known
from telaah.mentions.grammar import JOINERS, MARKS, STOP, Reader
from telaah.mentions.matcher import Scan, field_words
from telaah.mentions.spans import Finder, Span
from telaah.news.parties.lexicon import (
    SLIP_OF_THE_PEN,
    given_names,
    is_name_word,
    is_office_slip,
    is_slip,
    positions,
    short_regions,
    squashed_regions,
)
from telaah.text.normalise import Normal

MOST_WORDS = 4
_LEVELS = ("provinsi", "propinsi", "prov", "kabupaten", "kab", "kota")
_TITLES = frozenset(
    {"h", "hj", "dr", "drg", "drh", "ir", "drs", "dra", "prof", "kh", "bapak", "ibu", "bpk", "pak", "bu", "akbp", "kompol", "akp"}
    | {"iptu", "kombes", "letkol", "kolonel", "mayor", "kapten", "brigjen", "irjen", "mayjen", "ns", "apt", "ustaz", "ustadz"}
)
"""Behind one of these a person's name begins."""
_BEFORE_NAMES = frozenset((word,) for word in _TITLES)
LOCAL = frozenset({"desa", "kelurahan", "kecamatan", "kampung", "nagari", "gampong", "dusun"})  # below a regency
_VILLAGE = frozenset({"masyarakat", "pemerintahan", "pembangunan", "pemberdayaan"})
_BRANCH = frozenset({"perwakilan", "wilayah", "cabang", "regional", "kc", "kcp", "kcu", "area", "kawasan", "unit"})
_BRANCH |= {"korwil", "daop", "divre", "komisariat"}
_COMPANY = frozenset({"staf", "staff", "beserta", "berserta", "satpol"})
"""Who comes along is no part of a name."""
_COMPASS = (("utara",), ("selatan",), ("barat",), ("timur",))
_SHORT_FIELDS = frozenset({"pera", "pkp", "pr", "pu", "kb", "ukm", "umkm", "p3a", "pp", "tr", "ktr"})
"""Fields of government in short that stand behind "dan"."""
_NAMING = frozenset({"sumber", "mandiri", "sehat", "berprestasi", "harapan", "bersama"})  # end names in headings, not in prose
_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[0-9]{1,4}|[A-D])$")
_TAIL = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of a line before it is read."""

    headline: bool
    short: bool
    """Short and without a full stop at its end: it may be a subheading."""
    places: frozenset[str]
    locals: frozenset[str]
    text: str
    """The whole article."""


class NewsReader(Reader):
    """Reads names in one piece of an article."""

    def __init__(self, normal: Normal, scan: Scan, line: Line) -> None:
        super().__init__(normal, scan)
        self.headline = line.headline or (self.title_cased and line.short and self.size <= 22)
        self.text, self.places, self.locals = line.text, line.places, line.locals
        """Keys of places that the article itself calls regions."""
        self.domains: set[int] = set()
        """Where companies begin that go by their address."""
        self._short_regions()
        other = {h.first for h in scan.names if not (h.first == h.last and h.spelling.isupper() and not self.upper(h.first))}
        self.name_at &= other  # "Aji" is no AJI

    def _short_regions(self) -> None:
        """Add regions by their short names and with spaces lost or added: "Kukar", "Tanjung JabungTimur"."""
        short, squashed = short_regions(), squashed_regions()
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
            last += last >= 0 and self.words[last + 1 : last + 2] in _COMPASS and self.capital(last + 1)
            if last >= 0 and not (last == index and len(word) < 4 and not self.upper(index)):
                self.region_at[index] = max(last, self.region_at.get(index, -1))

    def is_person(self, index: int) -> bool:
        """Tell whether the word at ``index`` rather belongs to a person's name."""
        if not self.capital(index) or index in self.region_at or self.words[index] in positions().words["corporate"]:
            return False
        if self.words[index] in _TITLES:
            return True
        printed = self.printed(index)
        if len(printed) == 1:  # an initial: "M. Imam"
            return self.normal.source[self.normal.spans[index][1] :][:1] == "." and self.is_person(index + 1)
        slip = len(printed) > 5 and is_slip(self.words[index])
        return is_name_word(printed) and not (slip and not (self.capital(index + 1) and self._given(index + 1)))

    def region(self, index: int, *, loose: bool = False) -> int:  # noqa: PLR0911 - one reading after another
        """Return the last word of a region that begins at ``index``, or -1; names of persons are none."""
        if index < self.size and self.words[index] in _BRANCH and self.capital(index):
            number = index + 1 < self.size and _NUMBER.match(self.printed(index + 1)) is not None  # "Divre III Palembang"
            named = self.region(index + 2 if number else index + 1)
            return named if named > index else -1
        if self.words[index : index + 1] and self.words[index] in _LEVELS and self.words[index + 1 : index + 2] in _BEFORE_NAMES:
            return -1
        last = super().region(index, loose=loose and not self.headline)
        if last < 0:
            last = self._kecamatan(index)
            return last if last > 0 or not loose or self.headline else self._slip(index)
        if index in self.region_at:
            return last
        if loose and last == index and self.words[index] not in _LEVELS:
            return max(last, self._slip(index), -1 if self.behind_title(index) else self.loose(index))
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
        """Return the last word of "Kecamatan X", or of the bare name of a kecamatan that is no other word, or -1."""
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
                if process.extractOne(joined, squashed_regions(), scorer=ratio, score_cutoff=SLIP_OF_THE_PEN) is not None:
                    return index + size - 1
        return -1

    def _content(self, index: int, mode: str, kind: str = "") -> bool:
        if index < self.size and (self.words[index] in _COMPANY or self._is_initial(index)):
            return False
        if mode == "title" and self._is_named(index):
            return False
        if not super()._content(index, mode, kind):
            word = self.words[index] if index < self.size else ""
            if word == "desa" and self.capital(index) and self.words[index - 1] in _VILLAGE:
                return True  # "Dinas Pemberdayaan Masyarakat Desa"
            return word.startswith("dan") and word[3:] in field_words()  # "Koperasi danUKM"
        if mode != "title" or self.words[index] in field_words():
            return True
        return not self.headline and not self.is_person(index)

    def _is_named(self, index: int) -> bool:
        """Tell whether a word of the language is a first name here: "Kepala Bagian Organisasi Nurmala Dewi, S.STP."."""
        follows = index + 2 < self.size and self.words[index + 2] == "," and self._given(index + 1) and self.capital(index + 1)
        return follows and self.capital(index) and self.words[index] not in field_words()

    def _is_initial(self, index: int) -> bool:
        """Tell whether a letter begins a person's name: "Kabid Jembatan M Affandi"."""
        return len(self.words[index]) == 1 and self.words[index].isalpha() and self.is_person(index + 1)

    def _proper(self, last: int) -> int:
        end = super()._proper(last)
        while self._name_goes_on(last, end):
            end = max(end + 1, super()._proper(end + 1))
        for index in range(last + 1, end + 1):
            titled = self.words[index] in _TITLES and self.words[index + 1 : index + 2] == (".",)
            if titled or self.words[index] in LOCAL or (self.headline and index > last and known(self.words[index])):
                end = index - 1
                break
        return self._without_person(last, end) if end > last + 1 and self.behind_title(last) else end

    def _name_goes_on(self, last: int, end: int) -> bool:
        """Tell whether a name goes on in a number, or in a word that ends names in headings: "Dimas II", "Sumber Rejeki"."""
        nxt = end + 1
        if nxt >= self.size or self.headline or (end == last and not self.capital(nxt)):
            return False
        if end > last and (re.fullmatch(r"[IVX]{1,4}", self.printed(nxt)) or (self.words[nxt] == "of" and self.capital(nxt + 1))):
            return True
        return self.words[nxt] in _NAMING and self.capital(nxt) and self.words[nxt + 1 : nxt + 2] != (":",)

    def complement(self, first: int, last: int, head: Head) -> int:
        """Return the last word of the complement; "Kodim 0917", "SDN 14 Nanga Boyan" have a number and a place."""
        if head.style != "number":
            return super().complement(first, last, head)
        end = last
        if end + 1 < self.size and _NUMBER.match(self.printed(end + 1)):
            end += 1
        if end + 1 < self.size and self.words[end + 1] == "/" and self.capital(end + 2):
            end += 1  # "Kodim 0906/Kukar"
            end += self.region(end + 1) < 0 and self._seat(end + 1) < 0  # "Kodim 1711/BVD"
        region = max(self.region(end + 1), self._seat(end + 1) if end > last else -1)
        if region < 0 and end == last and (numbered := self._numbered(end + 1)) > 0:
            return numbered
        if region < 0:
            region = self.before_person(end + 1) if self.behind_title(last) else self.loose(end + 1)
        return region if region > end else super().complement(first, last, head) if end == last else end

    def _joined(self, index: int, mode: str, head: Head) -> int:
        """Return where a name goes on; short fields in capitals too: "Dinas PUPR dan PERA", "Kementerian Perhubungan dan PU"."""
        found = -1 if self._is_office(index + 1) else super()._joined(index, mode, head)
        short = index + 1 < self.size and self.upper(index + 1) and self.words[index + 1] in _SHORT_FIELDS
        return index + 1 if found < 0 and short and self.words[index] == "dan" and head.cls in ("OPD", "PUSAT") else found

    def _is_office(self, index: int) -> bool:
        """Tell whether a title begins here: "Sekretaris Dinas dan Kepala Bidang X" are two."""
        return index < self.size and self.words[index] in positions().offices

    def _seat(self, index: int) -> int:
        """Return the last word of the kecamatan behind the number of a school: "SMPN 2 Tenggarong", or -1."""
        for size in (2, 1):
            run = self.words[index : index + size]
            if len(run) == size and self.capital(index) and regions_of_kecamatan(" ".join(run)) and run[0] not in given_names():
                return index + size - 1
        return -1

    def _numbered(self, index: int) -> int:
        """Return the last word of "Wonosari 2", a place with a number behind it, or -1."""
        end = index
        while end - index < 3 and self._loose_word(end):
            end += 1
        return end if end > index and end < self.size and re.fullmatch(r"\d{1,3}|[IVX]{1,4}", self.printed(end)) else -1

    def behind_title(self, index: int) -> bool:
        """Tell whether a title stands shortly before a word, so that a person's name may follow the body."""
        offices = positions().offices
        return any(self.words[at] in offices for at in range(max(0, index - 4), index))

    def _without_person(self, last: int, end: int) -> int:
        """Return where the name of a body ends that a person's name follows.

        A boundary is where the words go on in another way elsewhere in the article; else where names of persons begin.
        """
        for at in range(end - 1, last, -1):
            if end - at <= MOST_WORDS and self.branches(last, at):
                return at
        if self.words[end] in positions().words["name_ends"] and not self.is_person(end - 1):
            return end
        if self.words[end + 1 : end + 2] == (",",) and self.is_person(end + 2) and self.words[end + 2] not in positions().offices:
            return end  # the person stands behind the comma
        if self.words[end - 1] in ("santa", "santo", "san", "al", "nurul", "darul"):
            return end
        for at in range(last + 2, end + 1):
            if self.is_person(at) and (
                self.is_person(at + 1 if at < end else at) or self.words[at + 1 : at + 2] in (("s",), ("m",))
            ):
                return at - 1
        return end

    def branches(self, first: int, last: int) -> bool:
        """Tell whether the words ``first`` to ``last`` go on in another way elsewhere in the article."""
        name = self.normal.original(first, last)
        longer = self.normal.original(first, min(last + 1, self.size - 1))
        return len(name) > 6 and self.text.count(name) > self.text.count(longer)

    def loose(self, index: int) -> int:
        """Return the last word of what must be a place behind a body, though no list has it, or -1."""
        lists, end = positions().words, index - 1
        if self.headline or index >= self.size or self.words[index] in lists["not_names"] | lists["honorifics"]:
            return -1
        while end + 1 < self.size and end - index < 3 and self._loose_word(end + 1):
            end += 1
        persons = [self._given(n) for n in range(index, end + 1)]
        if any(persons) or (len(persons) > 1 and all(self.is_person(n) for n in range(index, end + 1))):
            return -1
        if end < index or end - index > 2 or (end + 1 < self.size and self.capital(end + 1)):
            return -1
        return end

    def before_person(self, index: int) -> int:
        """Return the last word of a place that a person's title or a comma and a name follow, or -1.

        "Polres Delta Mandala Iptu Wahyu", "Ketua DPRD Karang Sentosa, Markus Tefa".
        """
        end = index - 1
        while end + 1 < self.size and end - index < 2 and self.place_word(end + 1) and self.words[end + 1] not in _TITLES:
            end += 1
        if end < index or end + 2 >= self.size or self.headline:
            return -1
        after = self.words[end + 1]
        named = (
            after == ","
            and (self._loose_word(end + 2) or (self.capital(end + 2) and self._given(end + 2)))
            and end + 2 not in self.head_at | self.name_at | self.region_at.keys()
        )
        odd = end > index and all(self.is_person(n) for n in range(index, end + 1))
        return end if after in _TITLES or (named and not odd) else -1

    def unlisted(self, index: int) -> int:
        """Return the last word of a place that no list has behind a title, before the names of a person, or -1.

        "Bupati Karang Sentosa Bernadus Kolo": words of the language, then at least two words of names.
        """
        ends, end = positions().words["name_ends"], index - 1
        while end - index < 1 and self._loose_word(end + 1):
            if self.is_person(end + 1) and not (end >= index and self.words[end + 1] in ends):
                break
            end += 1
        named = self.is_person(end + 1) and self.capital(end + 2) and self.words[end + 2].isalpha()
        odd = end > index or (end == index and not self._given(index))
        return end if odd and named and not self.headline else -1

    def place_word(self, index: int) -> bool:
        """Tell whether a word may stand in the name of a place that no list has."""
        return self._loose_word(index) and not self._given(index) and self.words[index] not in positions().words["honorifics"]

    def _given(self, index: int) -> bool:
        return self.words[index] in given_names() and index not in self.region_at

    def _loose_word(self, index: int) -> bool:
        word = self.words[index] if index < self.size else ""
        return (
            self.capital(index)
            and word.isalpha()
            and len(word) > 2
            and not self.upper(index)
            and self._plain(index)
            and word not in positions().words["not_names"]
            and word not in positions().offices
            and word not in short_offices()
        )

    def free(self, last: int, *, foreign: bool = False) -> int:
        """Return the last word of a run of capitalised words that are no name of a person behind ``last``."""
        end, at = last, last + 1
        if foreign:
            while at < self.size and self._foreign(at) and at - last <= 8 and not (at > last + 1 and self._begins_name(at)):
                at += 1
            return at - 1
        while at < self.size and at - last <= 8:
            word = self.words[at]
            if word in JOINERS and at > last + 1 and word != "," and self._free_word(at + 1) and not self._is_office(at + 1):
                at += 1
                continue
            if not self._free_word(at):
                break
            end = at
            at += 1
        return end

    def _begins_name(self, index: int) -> bool:
        """Tell whether a person's name begins at a word: two words of names, one of them a given name."""
        named = self.is_person(index) and self.is_person(index + 1) and not self.upper(index)
        return named and (self._given(index) or self._given(index + 1))

    def _foreign(self, index: int) -> bool:
        return (
            (self.capital(index) or self.words[index] in ("of", "and", "for"))
            and self.words[index].isalpha()
            and index not in self.domains
        )

    def office_slip(self, index: int) -> bool:
        """Tell whether a word is the short name of an office with a slip of the pen: "Bapedda"."""
        return self.capital(index) and len(self.words[index]) > 5 and is_office_slip(self.words[index])

    def _free_word(self, index: int) -> bool:
        if index >= self.size or not self.capital(index) or self.headline:
            return False
        word = self.words[index]
        return (
            word not in STOP
            and word not in MARKS
            and word not in _COMPANY
            and not self.is_person(index)
            and not self._is_initial(index)
        )


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
