"""How the name of a body goes on behind its head word: field of government, proper name, region."""

from __future__ import annotations

import re

from telaah.lexicons.load import Head, load_name_words
from telaah.mentions.matcher import Scan, field_words
from telaah.text.normalise import Normal

_WORDS = load_name_words()
STOP, STRONG = _WORDS.stop, _WORDS.strong
LEVEL_WORDS = frozenset(
    {"provinsi", "propinsi", "prov", "kabupaten", "kab", "kota", "kecamatan", "kec", "kelurahan", "desa", "se", "lingkup"}
)
JOINERS = frozenset({"dan", "serta", ",", "/"})
MARKS = frozenset(",;:()/.-\n•")
_VERB = re.compile(r"^(?:me(?:m|n|ng|ny|l|r|w|y)[a-z]{4,}|ber[a-z]{5,}|di[a-z]{4,}kan|ter[a-z]{5,})$")
_ROMAN = re.compile(r"^(?:[IVX]{1,5}|[0-9]{1,3}|[A-D])$")
_ABBREVIATION = re.compile(r"^[A-Z][\w.&/\- ]{1,24}$")
_OF_TITLES = frozenset({"dengan", "untuk", "dalam", "pada", "dari", "oleh", "serta", "antar", "bagi", "persero", "lainnya"})
LONGEST = 16
SHORT = 9
"""In a piece of text with so few words a list may share its head: "Bidang Dikdas, Dikmenti"."""


class Reader:
    """Reads names in one piece of text."""

    def __init__(self, normal: Normal, scan: Scan) -> None:
        self.normal = normal
        self.words = normal.words
        self.size = len(normal.words)
        self.region_at: dict[int, int] = {}
        for hit in scan.regions:
            self.region_at[hit.first] = max(hit.last, self.region_at.get(hit.first, -1))
        fields = field_words()
        self.name_at = {
            h.first
            for h in scan.names
            if not h.party.flags & {"topic", "place"} and not (h.party.cls == "OPD" and self.words[h.first] in fields)
        }
        self.strong_at = {h.first for h in scan.heads if h.head.cls == "unit" or self.words[h.first] in STRONG}
        self.head_at = {h.first for h in scan.heads}
        letters = list(filter(str.isalpha, normal.source))
        self.all_capitals = len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)

        longer = [i for i, w in enumerate(self.words) if len(w) > 3 and w.isalpha()]
        self.title_cased = sum(self.capital(i) for i in longer) > 0.6 * len(longer)
        # A sentence full of names is no title: words of its own stand in small letters.
        self.titled = self.title_cased and not any(
            not self.capital(i) and self.words[i] not in STOP and self.words[i] not in _OF_TITLES for i in longer
        )

    def printed(self, index: int) -> str:
        """Return word ``index`` as printed."""
        start, end = self.normal.spans[index]
        return self.normal.source[start:end]

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return index < self.size and self.printed(index)[:1].isupper()

    def upper(self, index: int) -> bool:
        """Tell whether the word is in capitals throughout."""
        word = self.printed(index)
        return len(word) > 1 and word.isupper()

    # -- regions -------------------------------------------------------------------------------------------------------

    def region(self, index: int, *, loose: bool = False) -> int:
        """Return the last word of a region that begins at ``index``, or -1.

        "Kota Semarang", "Kab. X", "Provinsi", "Prov. Jawa Barat", "se-Kota X", "Jawa Tengah", "RI"; ``loose``: any such word.
        """
        if index >= self.size:
            return -1
        word, last = self.words[index], -1
        if word in ("ri", "daerah") and self.capital(index):
            last = max(index, self.region(index + 1) if word == "daerah" else -1)
        elif self.words[index : index + 2] == ("republik", "indonesia"):
            last = index + 1
        elif word == "se":
            last = self.region(index + 1)
        elif index in self.region_at and self.capital(index):
            last = self.region_at[index]
        elif word in LEVEL_WORDS - {"se", "lingkup"}:
            last = self._level(index)
        elif loose and self.capital(index) and word.isalpha() and self._plain(index):
            last = index
        return last

    def _level(self, index: int) -> int:
        """Read "Kabupaten X", "Kab/Kota", "Provinsi" alone."""
        after = index + 1
        if (
            after + 1 < self.size
            and self.words[after] in ("/", "dan")
            and self.words[after + 1] in ("kota", "kabupaten", "kelurahan")
        ):
            pair = after + 1
            named = self.region(pair + 1) if self.words[after] == "/" else -1
            return max(pair, named) if self.words[after] == "/" else index
        if after in self.region_at and self.capital(after):
            return self.region_at[after]
        if self.capital(after) and self._plain(after) and self.words[index] not in ("provinsi", "propinsi", "prov"):
            last = after
            if self.capital(last + 1) and self._plain(last + 1) and not self.all_capitals:
                last += 1
            return last
        # "Dinas Kesehatan Provinsi": the level alone tells which office; a lower-case "kota" behind a name does not.
        return index if self.capital(index) and self.words[index] in ("provinsi", "propinsi", "prov", "kabupaten", "kota") else -1

    def _plain(self, index: int) -> bool:
        word = self.words[index]
        return (
            word not in STOP
            and word not in MARKS
            and index not in self.head_at
            and index not in self.name_at
            and word not in JOINERS
            and not _VERB.match(word)
        )

    # -- complements ---------------------------------------------------------------------------------------------------

    def complement(self, first: int, last: int, head: Head) -> int:
        """Return the last word of the complement that follows a head word (``last`` where there is none)."""
        if head.style == "function":
            return self._field(first, last, head)
        if head.style == "name":
            return self._proper(last)
        if head.style == "number":
            end = last
            while end + 1 < self.size and end - last < 3 and (_ROMAN.match(self.printed(end + 1)) or self.words[end + 1] == "no"):
                end += 1
            region = self.region(end + 1, loose=not self.all_capitals)
            return region if region >= 0 else end
        region = self.region(last + 1, loose=head.loose and not self.title_cased)
        return region if region >= 0 else last

    def _mode(self, first: int) -> str:
        if self.all_capitals:
            return "caps"
        return "title" if self.capital(first) else "lower"

    def _content(self, index: int, mode: str, kind: str = "") -> bool:
        """Tell whether a word may stand inside a field of government."""
        if index >= self.size:
            return False
        word = self.words[index]
        soft = kind in ("unit", "FORUM") and mode == "title" and word in _WORDS.soft
        if (
            (word in STOP and not soft)
            or word in JOINERS
            or word in LEVEL_WORDS
            or not word[0].isalnum()
            or index in self.strong_at
        ):
            return False
        if index in self.name_at and word not in field_words() and kind not in ("FORUM", "unit"):
            return False
        if mode == "title":
            return self.capital(index) and (word in field_words() or not _VERB.match(word)) and not word[0].isdigit()
        return word in field_words()

    def _field(self, first: int, last: int, head: Head) -> int:
        mode = self._mode(first)
        if head.cls == "FORUM" and mode == "lower" and last + 1 < self.size and self.upper(last + 1):
            return last + 1
        if head.cls == "unit" and mode == "title" and last + 1 < self.size and not self.capital(last + 1):
            return last if self.words[first].startswith("upt") else self._plain_field(last)
        index, end = last + 1, last
        while index < self.size and index - last <= LONGEST:
            if self._content(index, mode, head.cls):
                if index > last + 1 and index in self.region_at and self.words[index] not in field_words():
                    break
                end = index
                index += 1
                continue
            follows = self._joined(index, mode, head)
            if follows < 0 or end == last:
                break
            index = follows
        return end

    def _mixed(self, index: int) -> bool:
        """Tell whether a word has capitals inside ("BUMDes"): it is a name of its own."""
        return any(c.isupper() for c in self.printed(index)[1:]) and not self.upper(index)

    def _plain_field(self, last: int) -> int:
        """Read "Subbidang operasional dan pengendalian": a head with a capital, one or two fields without."""
        words = self.words[last + 1 : last + 5]
        if len(words) >= 3 and words[1] == "dan" and all(w.isalpha() and w not in STOP for w in (words[0], words[2])):
            return last + 3
        return last + 1 if words and words[0] in field_words() and words[0] not in STOP else last

    def _joined(self, index: int, mode: str, head: Head) -> int:
        """Return where the complement goes on behind "dan" or a comma, or -1."""
        word = self.words[index]
        after = index + 1
        if word == "," and after < self.size and self.words[after] in ("dan", "serta"):
            after += 1
            word = "dan"
        if word not in JOINERS or not self._content(after, mode, head.cls) or after in self.head_at or after in self.name_at:
            return -1
        known = self.words[after] in field_words()
        if word in ("dan", "serta"):
            joins = (known or (mode == "title" and not self.upper(after) and not self._mixed(after))) and (
                word == "dan" or head.cls != "FORUM"
            )
        elif word == "/":
            joins = known
        else:
            alone = (
                head.cls == "unit"
                and self.size <= SHORT
                and self._ends(after + 1)
                and self.capital(after)
                and not self.upper(after)
            )
            joins = alone or (known and self._last_part(after, mode))
        return after if joins else -1

    def _last_part(self, after: int, mode: str) -> bool:
        """Tell whether a comma stands inside a name: a last part with "dan" follows, as in "Perempuan, Anak dan KB"."""
        for ahead in range(after, min(self.size, after + 8)):
            if (
                self.words[ahead] in ("dan", "serta")
                and self._content(ahead + 1, mode)
                and ahead + 1 not in self.head_at | self.name_at
            ):
                return True
            if self.words[ahead] != "," and not self._content(ahead, mode):
                return False
        return False

    def _ends(self, index: int) -> bool:
        return index >= self.size or self.words[index] in ("\n", ",", "dan", ";") or index in self.head_at

    def _proper(self, last: int) -> int:
        end = last
        limit = 4 if self.all_capitals else 8
        while end + 1 < self.size and end - last < limit:
            nxt = end + 1
            word = self.words[nxt]
            roman = _ROMAN.match(self.printed(nxt)) and self.words[end] in ("tk", "tingkat", "tipe", "kelas", "wilayah")
            if word in MARKS or ((word in STOP or word in _WORDS.stop_names) and not roman) or word in JOINERS:
                break
            if (
                not (self.capital(nxt) or (word.isdigit() and nxt + 1 == self.size))
                or nxt in self.strong_at
                or nxt in self.name_at
            ):
                break
            if _VERB.match(word) and word not in field_words():
                break
            end = nxt
        return end

    # -- brackets ------------------------------------------------------------------------------------------------------

    def bracket(self, last: int) -> tuple[int, str]:
        """Return the closing bracket and the abbreviation of "Name (ABBR)" behind word ``last``; (-1, "") where there is none."""
        if last + 3 >= self.size + 0 or self.words[last + 1] != "(":
            return -1, ""
        for close in range(last + 3, min(self.size, last + 8)):
            if self.words[close] == ")":
                text = self.normal.original(last + 2, close - 1)
                good = (_ABBREVIATION.match(text) and sum(c.isupper() for c in text) >= 2) or re.match(
                    r"^[A-Z][a-z]+[A-Z]?\w*$", text
                )
                return (close, text) if good else (-1, "")
        return -1, ""
