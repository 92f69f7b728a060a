"""Who speaks: the persons, posts and bodies named around a verb of speaking."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from telaah.lexicons.regions import find_places
from telaah.lexicons.talk import load_speech_words
from telaah.lexicons.words import known
from telaah.news.article import Article, Person
from telaah.news.talk.prose import Prose

_REACH = 4
"""How many words behind a verb its speaker may begin."""
_SHORT_NAMES = 100
_ALIKE = 82
"""Two spellings of a name are so alike, of 100: "Feri" and "Fery" are not, "Ramlan" and "Ramlam" are."""
_BEGIN_ALIKE = 75
"""So alike are they where both begin with the same three letters."""
_SLIPPED = 88
"""So alike are two spellings of one whole name."""
_NAME_GAP = 90
"""How far behind a post the name of its holder may stand."""
_SPELLINGS = (
    ("walikota", "wali kota"),
    ("sekretaris daerah", "sekda"),
    ("sekdaprov", "sekda"),
    ("sekdakab", "sekda"),
    ("sekdakot", "sekda"),
    ("wagub", "wakil gubernur"),
    ("wabup", "wakil bupati"),
    ("wawali", "wakil wali kota"),
    ("kadis", "kepala dinas"),
    ("kabid", "kepala bidang"),
    ("dirut", "direktur utama"),
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, or the unnamed holder of a post."""

    name: str
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody, or a body, named at one place."""

    start: int
    end: int
    speaker: Speaker | None
    """None for a body."""


class Cast:
    """All who are named in an article, by place."""

    def __init__(self, article: Article, prose: Prose) -> None:
        """Gather mentions, names that stand alone, and posts that no mention covers."""
        self._prose, self._words = prose, load_speech_words()
        self._persons = article.persons
        self._known_short: dict[str, Speaker | None] = {}
        hits = [*self._mentions(article), *self._names(article.text)]
        covered = sorted((h.start, h.end) for h in hits)
        hits += self._posts(covered)
        self.hits = sorted(hits, key=lambda h: (h.start, -h.end))
        self._starts = [h.start for h in self.hits]

    def between(self, start: int, end: int) -> list[Hit]:
        """Return who is named from one character to another."""
        return self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, position: int) -> Speaker | None:
        """Return the person named last before a place."""
        return next((h.speaker for h in reversed(self.between(0, position)) if h.speaker is not None and h.speaker.name), None)

    def subject(self, start: int, end: int) -> Hit | None:
        """Return who acts in the words before a verb, or None; a body acts only where it stands right before the verb."""
        instead, free = self._instead(start, end), self._free(start, end)
        if instead is not None or not free:
            return instead
        prose = self._prose
        last = free[-1]
        middle = prose.words[prose.word_at(last.end) : prose.word_at(end)]
        if last.speaker is None and all(w in self._words.adverbs for w in middle):
            return last
        people = [h for h in free if h.speaker is not None]
        named = [h for h in people if h.speaker is not None and h.speaker.name]
        if not people:
            return last
        first = people[0]
        near = all(w in self._words.adverbs for w in middle)
        if near and last.speaker is not None and last.speaker.name and prose.words[prose.word_at(start)] in _TOWARD:
            return last
        if first.speaker is not None and not first.speaker.name:
            return next((h for h in named if h.start - first.end < _NAME_GAP), first)
        return first

    def _instead(self, start: int, end: int) -> Hit | None:
        """Return who speaks in the place of somebody: "Kepala Dinas X yang diwakili Sekretaris Y menyampaikan"."""
        prose = self._prose
        words = prose.words[prose.word_at(start) : prose.word_at(end)]
        at = next((n for n, w in enumerate(words) if w in {"diwakili", "diwakilkan"}), None)
        if at is None:
            return None
        named = [h for h in self.between(prose.starts[prose.word_at(start) + at], end) if h.speaker is not None and h.end <= end]
        return next((h for h in named if h.speaker is not None and h.speaker.name), None)

    def agent(self, word: int, end: int) -> Hit | None:
        """Return who is named right behind a verb: "kata Kepala Dinas X, Budi"."""
        prose = self._prose
        if word >= len(prose.words):
            return None
        at = word
        while at < len(prose.words) and (prose.words[at] in self._words.titles or prose.words[at] in {"oleh", "salah", "satu"}):
            at += 1
        if at >= len(prose.words) or prose.starts[at] >= end:
            return None
        hits = self.between(prose.starts[word], end)
        near = [h for h in hits if prose.word_at(h.start) - word <= _REACH and h.start <= prose.starts[at] + 1]
        if not near:
            return self._unknown(at, end)
        first = near[0]
        if first.speaker is not None and first.speaker.name:
            return self._with_name(first, hits[1:])
        gap = prose.text[first.start : first.start + _NAME_GAP]
        reach = first.start + (m.start() if (m := _CLAUSE.search(gap)) else len(gap))
        named = [h for h in hits if h.speaker is not None and h.speaker.name and h.start < min(reach, end)]
        if named and (first.speaker is not None or named[0].start - first.end < 5):
            return named[0]
        return first

    def _with_name(self, post: Hit, hits: list[Hit]) -> Hit:
        """Return a post together with the name right behind it: "menurut Menteri Rudi ..."."""
        end = post.end
        for hit in hits:
            gap = self._prose.text[end : hit.start]
            if hit.speaker != post.speaker or (hit.start >= end and re.sub(r"[A-Z][a-z]{0,4}\.?", "", gap).strip(" ,.")):
                break
            end = max(end, hit.end)
        return Hit(post.start, end, post.speaker)

    def _unknown(self, at: int, end: int) -> Hit | None:
        """Return a name that no person of the article bears: a run of capitalised words."""
        prose, words = self._prose, self._words
        last = at
        while last < len(prose.words) and last - at < 5 and prose.ends[last] <= end and self._capital(last):
            gap = prose.text[prose.ends[last - 1] : prose.starts[last]] if last > at else " "
            left = prose.words[last - 1]
            ends = "." in gap and (known(prose.words[last]) or (len(left) > 1 and left not in words.titles))
            if gap.strip(" .") or prose.words[last] in words.rest or (ends and last > at):
                break
            last += 1
        if last == at or prose.words[at] in words.not_names | words.holders or prose.words[last : last + 1] == ("itu",):
            return None
        name = prose.text[prose.starts[at] : prose.ends[last - 1]]
        glued = _GLUED.match(name)
        if glued and glued[1].lower() in words.holders:  # "pinta BupatiWakil ...": a lost line break
            return Hit(prose.starts[at], prose.starts[at] + glued.end(1), self._holder(glued[1]))
        return Hit(prose.starts[at], prose.ends[last - 1], self._short(name) or Speaker(name))

    def _short(self, name: str) -> Speaker | None:
        """Return whom a single word names, looked up once; no article has more than a few such names."""
        if name not in self._known_short:
            self._known_short[name] = self._look_up(name) if len(self._known_short) < _SHORT_NAMES else None
        return self._known_short[name]

    def _look_up(self, name: str) -> Speaker | None:
        """Return whom a single word names: by initials, by a slip of the pen, by the longer name that it is a part of."""
        if " " in name:
            slips = [p for p in self._persons if ratio(name, p.name) > _SLIPPED and len(p.name.split()) == len(name.split())]
            return Speaker(slips[0].name, slips[0].position) if len(slips) == 1 else None
        found = self._initials(name)
        if found is not None:
            return found
        cut = [p for p in self._persons if len(name) > 3 and any(part.startswith(name) for part in p.name.split())]
        bearers = [p for p in self._persons if name in p.name.split()] or cut
        if bearers:  # several bear it: whose first name it is
            one = next((p for p in bearers if p.name.split()[0] == name), bearers[-1])
            return Speaker(one.name, one.position)
        close = [p for p in self._persons if any(_is_spelling(name, part) for part in p.name.split())]
        if len(close) == 1:
            return Speaker(close[0].name, close[0].position)
        word = re.escape(name)
        for form in (rf"\b{word}(?: [A-Z][a-z’']+){{1,3}}", rf"(?:[A-Z][\w’'.]+ ){{1,3}}{word}\b"):
            longer = re.search(form, self._prose.text)
            parts = set(longer[0].lower().split()) - {name.lower()} if longer else set()
            odd = parts and not parts & (self._words.not_names | self._words.holders) and not any(map(known, parts))
            if longer is not None and odd:
                return Speaker(longer[0])
        before = [h.speaker for h in self.between(0, self._prose.text.find(name)) if h.speaker is not None and h.speaker.name]
        only = before[-1] if len({s.name for s in before if s is not None}) == 1 else None
        head = only is not None and only.position is not None and _post(only.position).split()[-1:] in _HEADS
        return only if head and not name.isupper() else None

    def _initials(self, name: str) -> Speaker | None:
        """Return the one person whose initials a short name is: "HD" for Herman Deru."""
        if not (name.isupper() and name.isalpha() and 1 < len(name) < 5):
            return None
        owners = [p for p in self._persons if "".join(w[0] for w in p.name.split() if w[0].isupper()) == name]
        return Speaker(owners[0].name, owners[0].position) if len(owners) == 1 else None

    def unknown_before(self, word: int, start: int) -> Hit | None:
        """Return a capitalised name right before a verb that no person of the article bears: "Rohim mengatakan"."""
        prose, words = self._prose, self._words
        at = word - 1
        while at >= 0 and prose.words[at] in words.adverbs:
            at -= 1
        first = at + 1
        while first > 0 and at - first < 3 and prose.starts[first - 1] >= start and self._capital(first - 1):
            if prose.text[prose.ends[first - 1] : prose.starts[first]].strip(" .") and first <= at:
                break
            first -= 1
        if first > at:
            return None
        place = bool(find_places(" ".join(prose.words[first : at + 1]))) or prose.words[at] in _COMPASS
        while first < at and (known(prose.words[first]) or prose.text[prose.starts[first] : prose.ends[first]].isupper()):
            first += 1  # "Kelas II Pelabuhan Heru mengatakan"
        run = prose.words[first : at + 1]
        opens = prose.starts[first] <= start or prose.text[: prose.starts[first]].rstrip()[-1:] in '.!?”"'
        if place or find_places(" ".join(run)) or (opens and len(run) == 1 and known(run[0])):
            return None
        name = prose.text[prose.starts[first] : prose.ends[at]]
        short = self._short(name)
        if short is not None:
            return Hit(prose.starts[first], prose.ends[at], short)
        left = prose.text[: prose.starts[first]].rstrip(" ").rsplit(" ", 1)[-1]
        if len(run) == 1 and left.isalpha() and left.isupper() and len(left) > 1:
            return None  # "PN Jaksel menyatakan"
        if any(w in words.not_names or w in words.holders for w in run) or name.isupper() or len(name) < 4:
            return None
        return Hit(prose.starts[first], prose.ends[at], Speaker(name))

    def _capital(self, word: int) -> bool:
        letter = self._prose.text[self._prose.starts[word]]
        return letter.isupper() and self._prose.words[word].replace(".", "").replace("'", "").isalpha()

    def _free(self, start: int, end: int) -> list[Hit]:
        """Return those named who are no object, companion or agent of something else."""
        free, tied = [], -1
        prose, words = self._prose, self._words
        for hit in self.between(start, end):
            if hit.end > end:
                continue
            before = prose.word_at(hit.start) - 1
            word = prose.words[before] if before >= 0 and prose.starts[before] >= start else ""
            if word and "," in prose.text[prose.ends[before] : hit.start]:
                word = ""  # "hal tersebut di atas, Kepala Dinas ..."
            if word in {"melalui", "lewat"} and hit.speaker is not None:
                return [hit]
            joined = tied >= 0 and all(w in words.titles for w in prose.words[prose.word_at(tied) : before + 1])
            agent = word.startswith("di") and len(word) > 5 and word not in words.passive
            if joined or agent or word in words.object:
                tied = hit.end
                continue
            free.append(hit)
        return free

    def _mentions(self, article: Article) -> list[Hit]:
        hits = []
        for mention in article.mentions:
            first = mention.text.split(maxsplit=1)[0].lower().strip(".,") if mention.text.strip() else ""
            if mention.person:
                hits.append(Hit(mention.start, mention.end, self._known(mention.person)))
            elif first in self._words.holders:
                hits.append(Hit(mention.start, mention.end, self._holder(mention.text)))
            else:
                hits.append(Hit(mention.start, mention.end, None))
        return hits

    def _names(self, text: str) -> list[Hit]:
        """Find the persons' names, whole or in part."""
        owners: dict[str, Person | None] = {}
        for person in self._persons:
            parts = [p for p in re.findall(r"[^\W\d_][\w’'.-]*", person.name) if len(p) > 2 and p[0].isupper()]
            for form in dict.fromkeys([person.name, *parts]):
                owners[form] = person if owners.get(form, person) is person else None
        forms = sorted((f for f, p in owners.items() if p is not None), key=lambda f: (-len(f), f))
        if not forms:
            return []
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
        found = []
        for match in pattern.finditer(text):
            owner = owners[match[0]]
            if owner is not None:
                found.append(Hit(match.start(), match.end(), Speaker(owner.name, owner.position)))
        return found

    def _posts(self, covered: list[tuple[int, int]]) -> list[Hit]:
        prose, found = self._prose, []
        starts = [c[0] for c in covered]
        for number, word in enumerate(prose.words):
            if word not in self._words.holders:
                continue
            at = bisect_left(starts, prose.starts[number] + 1) - 1
            if at >= 0 and covered[at][1] > prose.starts[number]:
                continue
            end = prose.ends[number + 1] if number + 1 < len(prose.words) else prose.ends[number]
            if prose.text[prose.ends[number] : end].strip(" ")[:1] in {".", ",", "\n", "”", '"'}:
                end = prose.ends[number]  # "kata Kadis. Beberapa hal ..."
            text = prose.text[prose.starts[number] : end]
            found.append(Hit(prose.starts[number], prose.ends[number], self._holder(text)))
        return found

    def _known(self, name: str) -> Speaker:
        for person in self._persons:
            if person.name == name:
                return Speaker(name, person.position)
        return Speaker(name)

    def _holder(self, text: str) -> Speaker:
        """Return the one person of the article who holds a post, else the post without a name."""
        key = _post(text)
        holders = [p for p in self._persons if p.position and _post(p.position) == key]
        if not holders and key in _BARE:
            holders = [p for p in self._persons if p.position and _post(p.position).startswith(f"{key} ")]
        if len(holders) == 1:
            return Speaker(holders[0].name, holders[0].position)
        return Speaker("", " ".join(text.split()))


_BARE = frozenset({"kepala dinas", "kepala badan", "kepala bidang"})
"""Short for the one holder of such a post: "kata Kadis"."""
_COMPASS = frozenset({"timur", "barat", "utara", "selatan", "tengah", "pusat"})
"""With these the names of places end."""
_HEADS = (["gubernur"], ["bupati"], ["kota"])
"""Heads of region go by nicknames."""
_GLUED = re.compile(r"([A-Z][a-z]+)(?=[A-Z][a-z])")
_TOWARD = frozenset({"kepada", "bagi", "untuk", "terhadap", "dihadapan", "selain", "atas", "terkait"})
"""A sentence that begins so names somebody else before its subject."""
_CLAUSE = re.compile(r"[.!?;“”\"(]|\b(?:saat|ketika|usai|pada|kepada|dalam|yang|bersama|didampingi)\b")


def _is_spelling(name: str, part: str) -> bool:
    """Tell whether two words are one name in two spellings: "Budi", "Budhy"."""
    alike = ratio(name, part)
    return alike >= _ALIKE or (name[:3] == part[:3] and len(name) > 3 and alike >= _BEGIN_ALIKE)


def _post(text: str) -> str:
    """Return the words of a post that tell it from others.

    >>> _post("Walikota Tangsel"), _post("Sekretaris Daerah (Sekda) Kukar"), _post("Kepala Dinas Kesehatan")
    ('wali kota', 'sekda', 'kepala dinas kesehatan')
    """
    plain = re.sub(r"\([^)]*\)", " ", text.lower())
    for spelling, usual in _SPELLINGS:
        plain = re.sub(rf"\b{spelling}\b", usual, plain)
    words = re.findall(r"[^\W_]+", plain)
    while words and words[0] in {"plt", "plh", "pj", "pjs", "penjabat", "bapak", "ibu", "pak"}:
        words = words[1:]
    size = {"wakil": 2, "kepala": 3, "ketua": 2, "asisten": 2, "wali": 2, "anggota": 2, "direktur": 2, "sekretaris": 2}
    count = size.get(words[0], 1) if words else 0
    if words[:3] == ["wakil", "wali", "kota"]:
        count = 3
    return " ".join(words[:count])
